"""A BERT encoder of six layers, with the capitals of each word as a feature.

The weights it starts from are all-MiniLM-L6-v2 (Wang et al. 2020, MiniLM; Apache-2.0), whose vocabulary is lower
case: the case of each piece of a word comes in beside it, as an embedding that starts at zero.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

CASES = 5  # lower, Capital, UPPER, miXed, not a letter


@dataclass(frozen=True)
class Shape:
    """The sizes of an encoder."""

    vocabulary: int = 30522
    hidden: int = 384
    inner: int = 1536
    heads: int = 12
    layers: int = 6
    positions: int = 512
    dropout: float = 0.1


class Layer(nn.Module):
    """Attention and a feed-forward net, each added to what went in and normalised."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.dropout = shape.dropout
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.hidden)
        self.norm1 = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.up = nn.Linear(shape.hidden, shape.inner)
        self.down = nn.Linear(shape.inner, shape.hidden)
        self.norm2 = nn.LayerNorm(shape.hidden, eps=1e-12)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """States of shape (batch, length, hidden); mask of (batch, 1, 1, length), true where there is a piece, or
        None.
        """
        batch, length, hidden = states.shape
        q, k, v = self.qkv(states).view(batch, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, hidden))
        states = self.norm1(states + locked_dropout(mixed, self.dropout, self.training))
        inner = self.down(F.gelu(self.up(states)))
        return self.norm2(states + locked_dropout(inner, self.dropout, self.training))


def locked_dropout(states: Tensor, share: float, training: bool) -> Tensor:
    """Dropout of whole features of a sequence (Gal and Ghahramani 2016): a mask a sequence costs next to nothing."""
    if not training or not share:
        return states
    kept = torch.rand(states.shape[0], 1, states.shape[2]) >= share
    return states * (kept / (1 - share))


class Encoder(nn.Module):
    """Pieces and their case to states: (batch, length) twice -> (batch, length, hidden)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.places = nn.Embedding(shape.positions, shape.hidden)
        self.cases = nn.Embedding(CASES, shape.hidden)
        nn.init.zeros_(self.cases.weight)
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor | None = None, extra: Tensor | None = None) -> Tensor:
        """Pieces and cases of shape (batch, length); mask of the same shape, true where there is a piece, or None.

        `extra`, of shape (batch, length, hidden), is what else is known of each piece.
        """
        return climb(self.embed(pieces, cases, extra), self.layers, mask)

    def embed(self, pieces: Tensor, cases: Tensor, extra: Tensor | None = None) -> Tensor:
        """What goes into the first layer."""
        embedded = self.words(pieces) + self.places.weight[: pieces.shape[1]] + self.cases(cases)
        normed = self.norm(embedded if extra is None else embedded + extra)
        return locked_dropout(normed, self.shape.dropout, self.training)


def climb(states: Tensor, layers: Iterable[nn.Module], mask: Tensor | None) -> Tensor:
    """States through some layers: (batch, length, hidden) -> the same shape."""
    wide = None if mask is None else mask[:, None, None, :]
    for layer in layers:
        states = layer(states, wide)
    return states


def load_minilm(file: Path, shape: Shape) -> Encoder:
    """An encoder with the released weights of all-MiniLM-L6-v2 (`model.safetensors`)."""
    released = load_file(str(file))
    encoder = Encoder(shape)
    with torch.no_grad():
        encoder.words.weight.copy_(released["embeddings.word_embeddings.weight"])
        # Every piece is of the first type, so that type's embedding is a constant: it goes into the places.
        first_type = released["embeddings.token_type_embeddings.weight"][0]
        encoder.places.weight.copy_(released["embeddings.position_embeddings.weight"] + first_type)
        _copy(encoder.norm, released, "embeddings.LayerNorm")
        for index, layer in enumerate(encoder.layers):
            _copy_layer(layer, released, f"encoder.layer.{index}")
    return encoder


def _copy_layer(layer: nn.Module, released: dict[str, Tensor], name: str) -> None:
    for part in ("weight", "bias"):
        joined = torch.cat([released[f"{name}.attention.self.{each}.{part}"] for each in ("query", "key", "value")])
        getattr(layer.qkv, part).copy_(joined)
    _copy(layer.out, released, f"{name}.attention.output.dense")
    _copy(layer.norm1, released, f"{name}.attention.output.LayerNorm")
    _copy(layer.up, released, f"{name}.intermediate.dense")
    _copy(layer.down, released, f"{name}.output.dense")
    _copy(layer.norm2, released, f"{name}.output.LayerNorm")


def _copy(module: nn.Module, released: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(released[f"{name}.weight"])
    module.bias.copy_(released[f"{name}.bias"])
