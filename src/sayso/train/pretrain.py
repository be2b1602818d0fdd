"""Masked-word training: gives an encoder that was tuned for sentence similarity its sense of single words back.

As BERT (Devlin et al. 2019) with whole words masked: a fifth of the words, 80 % of them masked, 10 % changed, 10 %
kept.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.random import Generator
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.reader.pieces import CLS, MASK, SEP, cut_pieces
from sayso.train.encoder import Encoder
from sayso.train.network import save

log = logging.getLogger(__name__)

LENGTH = 128
BATCH = 48
MASKED = 0.2
RATE = 4e-4
LAST = 400  # steps; the rate is planned for a whole pass (some 610), of which the last third adds little for its time


@dataclass(frozen=True)
class Stretch:
    """LENGTH pieces of running text: ids, cases and the number of each piece's word."""

    ids: np.ndarray
    cases: np.ndarray
    words: np.ndarray


class WordGuesser(nn.Module):
    """The encoder with BERT's head on it: states to a score for each piece of the vocabulary."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        hidden = encoder.shape.hidden
        self.encoder = encoder
        self.turn = nn.Linear(hidden, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.bias = nn.Parameter(torch.zeros(encoder.shape.vocabulary))

    def forward(self, ids: Tensor, cases: Tensor, masked: Tensor) -> Tensor:
        states = self.encoder(ids, cases)[masked]
        return F.linear(self.norm(F.gelu(self.turn(states))), self.encoder.words.weight, self.bias)


def cut_stretches(texts: list[str]) -> list[Stretch]:
    """The texts, one behind the other, cut into stretches of LENGTH pieces."""
    size = LENGTH - 2
    stretches = []
    for text in texts:
        pieces = cut_pieces(text)
        for start in range(0, len(pieces) - size // 2, size):
            part = slice(start, start + size)
            if len(pieces.ids[part]) < size:
                continue
            ids = np.concatenate([[CLS], pieces.ids[part], [SEP]])
            cases = np.concatenate([[4], pieces.cases[part], [4]])
            words = np.concatenate([[-1], pieces.words[part], [-1]])
            stretches.append(Stretch(ids.astype(np.int32), cases.astype(np.int8), words.astype(np.int32)))
    return stretches


def mask_words(stretch: Stretch, rng: Generator, vocabulary: int) -> tuple[np.ndarray, np.ndarray]:
    """The ids with a share of the words masked, and where."""
    words = np.unique(stretch.words)
    chosen = rng.choice(words[words >= 0], size=max(1, int(MASKED * len(words))), replace=False)
    where = np.isin(stretch.words, chosen)
    fate = rng.random(len(where))
    ids = stretch.ids.copy()
    ids[where & (fate < 0.8)] = MASK
    swapped = where & (fate >= 0.9)
    ids[swapped] = rng.integers(1000, vocabulary, swapped.sum())
    return ids, where


def pretrain(encoder: Encoder, texts: list[str], *, out: Path, seed: int, epochs: int = 1) -> None:
    """Train the encoder in place; its weights go to `out` at the end."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    guesser = WordGuesser(encoder)
    stretches = cut_stretches(texts)
    steps = epochs * (len(stretches) // BATCH)
    log.info("masked words: %d stretches of %d pieces, %d steps", len(stretches), LENGTH, steps)
    optimizer = torch.optim.AdamW(guesser.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, RATE, total_steps=steps + 1, pct_start=0.06, anneal_strategy="linear"
    )
    guesser.train()
    started, losses, order = time.monotonic(), [], np.empty(0, dtype=int)
    for step in range(min(steps, LAST)):
        if len(order) < BATCH:
            order = rng.permutation(len(stretches))
        batch, order = [stretches[index] for index in order[:BATCH]], order[BATCH:]
        losses.append(_step(guesser, batch, rng))
        nn.utils.clip_grad_norm_(guesser.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        if (step + 1) % 20 == 0:
            speed = (step + 1) * BATCH * LENGTH / (time.monotonic() - started)
            log.info("step %d of %d, loss %.3f, %.0f pieces/s", step + 1, steps, np.mean(losses[-20:]), speed)
    save(encoder.state_dict(), out)


def _step(guesser: WordGuesser, batch: list[Stretch], rng: Generator) -> float:
    vocabulary = guesser.encoder.shape.vocabulary
    hidden = [mask_words(stretch, rng, vocabulary) for stretch in batch]
    ids = torch.from_numpy(np.stack([ids for ids, _ in hidden]).astype(np.int64))
    masked = torch.from_numpy(np.stack([where for _, where in hidden]))
    cases = torch.from_numpy(np.stack([stretch.cases for stretch in batch]).astype(np.int64))
    wanted = torch.from_numpy(np.stack([stretch.ids for stretch in batch]).astype(np.int64))[masked]
    loss = F.cross_entropy(guesser(ids, cases, masked), wanted)
    loss.backward()
    return loss.item()
