"""The reader as it is trained: one encoder, and on its states the heads that answer.

Spans are scored as pairs of their first and last piece (Su et al. 2022, GlobalPointer), which lets them nest; which
belongs to which is scored from first piece to first piece.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.reader.features import NAMES, SIZES
from sayso.reader.questions import LINKS, PARTIES, SCALES, SPANS, TAGS, TYPES
from sayso.train.encoder import Encoder, climb

INNER = 48  # numbers by which a head compares two pieces
TOP = 2  # layers that event types have of their own: as good as three on PLV, and a third smaller


class Pairs(nn.Module):
    """Scores of ordered pairs of pieces, for several kinds: (batch, length, hidden) -> (batch, kinds, length,
    length).
    """

    def __init__(self, hidden: int, kinds: int, *, turned: bool) -> None:
        super().__init__()
        self.kinds = kinds
        self.turned = turned
        self.compare = nn.Linear(hidden, kinds * 2 * INNER)
        self.ends = nn.Linear(hidden, kinds * 2)
        nn.init.constant_(self.ends.bias, -2.0)  # hardly a pair is one

    def parts(self, states: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """What is compared, (batch, kinds, length, INNER) twice, and what each end says alone, (batch, kinds,
        length, 2).
        """
        batch, length, _ = states.shape
        compared = self.compare(states).view(batch, length, self.kinds, 2, INNER).permute(0, 2, 3, 1, 4)
        first, second = compared[:, :, 0], compared[:, :, 1]
        if self.turned:
            first, second = turn(first), turn(second)
        return first, second, self.ends(states).view(batch, length, self.kinds, 2).permute(0, 2, 1, 3)

    def forward(self, states: Tensor) -> Tensor:
        first, second, ends = self.parts(states)
        scores = first @ second.transpose(-1, -2) / INNER**0.5
        return scores + ends[..., :1] + ends[..., 1:].transpose(-1, -2)


def turn(vectors: Tensor) -> Tensor:
    """Vectors turned by their place, so that their product tells how far apart they are (Su et al. 2021, RoPE)."""
    length, size = vectors.shape[-2:]
    angles = torch.arange(length)[:, None] / 10000 ** (torch.arange(0, size, 2) / size)
    sine, cosine = angles.sin(), angles.cos()
    even, odd = vectors[..., ::2], vectors[..., 1::2]
    return torch.cat([even * cosine - odd * sine, even * sine + odd * cosine], dim=-1)


class Network(nn.Module):
    """Windows of pieces to answers. All heads read the same states."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        hidden = encoder.shape.hidden
        self.encoder = encoder
        self.features = nn.ModuleList(nn.Embedding(SIZES[name], hidden) for name in NAMES)
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.tags = nn.Linear(hidden, len(TAGS))
        self.spans = Pairs(hidden, len(SPANS), turned=True)
        self.links = Pairs(hidden, len(LINKS), turned=False)
        self.parties = Pairs(hidden, len(PARTIES), turned=True)
        self.factual = nn.Sequential(nn.Linear(hidden, hidden), nn.Tanh(), nn.Linear(hidden, len(SCALES)))
        self.scale = nn.Linear(hidden, len(SCALES))
        self.event = nn.Sequential(
            nn.Dropout(0.2), nn.Linear(5 * hidden, hidden), nn.GELU(), nn.Dropout(0.3), nn.Linear(hidden, len(TYPES))
        )

    def read(self, ids: Tensor, cases: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Pieces of shape (batch, length), features of (batch, length, 5) -> states."""
        return self.read_top(self.read_below(ids, cases, features, mask), mask)

    def read_below(self, ids: Tensor, cases: Tensor, features: Tensor, mask: Tensor | None) -> Tensor:
        """As `read`, the states below the top layers: what event types are told from."""
        extra = sum(table(features[..., place]) for place, table in enumerate(self.features))
        return climb(self.encoder.embed(ids, cases, extra), self.encoder.layers[:-TOP], mask)

    def read_top(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """From the states below the top layers to those that the heads read."""
        return climb(states, self.encoder.layers[-TOP:], mask)

    def values(self, states: Tensor) -> Tensor:
        """How factual each piece would be, on each of the scales: (batch, length, hidden) -> (batch, length,
        scales).
        """
        return self.factual(states)

    def scales(self, states: Tensor) -> Tensor:
        """The scores of the scales, by the kind of text that a window is: (batch, scales)."""
        return self.scale(states[:, 0])

    def factuality(self, states: Tensor) -> Tensor:
        """How factual each piece is, from -3 to 3, on the scale that fits the text: (batch, length)."""
        return (self.values(states) * self.scales(states).softmax(-1)[:, None]).sum(-1)

    def type_scores(self, states: Tensor, shares: Tensor) -> Tensor:
        """The scores of each PLOVER type, (batch, types), from means of states over stretches.

        `shares`, (batch, 4, length), are each piece's share of: all pieces, who acts, who is acted upon, what stands
        between them. A row sums to 1, or to 0 where there is no such stretch.
        """
        return self.event(_joined(states, shares))


class TypeReader(nn.Module):
    """The top layers once more, for the types of events alone: they follow PLV without changing what all other heads
    read. It is told who acts and who is acted upon.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.layers = copy.deepcopy(network.encoder.layers[-TOP:])
        self.event = copy.deepcopy(network.event)
        self.roles = nn.Embedding(3, network.encoder.shape.hidden)  # neither, who acts, who is acted upon
        nn.init.zeros_(self.roles.weight)

    def forward(self, states: Tensor, roles: Tensor, shares: Tensor, mask: Tensor | None) -> Tensor:
        """The scores of each PLOVER type, (batch, types), from the states below the top, (batch, length, hidden).

        `roles`, (batch, length), is 1 on the words of who acts, 2 on those of who is acted upon, else 0; `shares` are
        as in `Network.type_scores`.
        """
        return self.event(_joined(climb(states + self.roles(roles), self.layers, mask), shares))


def _joined(states: Tensor, shares: Tensor) -> Tensor:
    return torch.cat([states[:, :1], shares @ states], dim=1).flatten(1)


def pair_loss(scores: Tensor, wanted: Tensor, allowed: Tensor, weights: Sequence[float] = ()) -> Tensor:
    """That wanted pairs score above zero and all others below (Su et al. 2022): scores of (batch, kinds, length,
    length). `weights` are the kinds' shares in it; all alike else.
    """
    far = -1e4
    flat = scores.flatten(2)
    positive = wanted.flatten(2)
    negative = allowed.flatten(2) & ~positive
    zero = torch.zeros_like(flat[..., :1])
    up = torch.logsumexp(torch.cat([zero, torch.where(positive, -flat, far)], dim=-1), dim=-1)
    down = torch.logsumexp(torch.cat([zero, torch.where(negative, flat, far)], dim=-1), dim=-1)
    return ((up + down) * torch.tensor(weights or [1.0])).mean()


def tag_loss(scores: Tensor, wanted: Tensor) -> Tensor:
    """Cross entropy of tags; -1 is not asked for."""
    return F.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=-1)


def class_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """How unlikely the allowed ones of several classes are, with some doubt about each: both of shape (batch,
    classes).
    """
    likely = scores.log_softmax(-1)
    right = likely.masked_fill(~allowed, float("-inf")).logsumexp(-1)
    return -(0.9 * right + 0.1 * likely.mean(-1)).mean()


def save(state: dict[str, object], file: Path) -> None:
    """Write a state whole or not at all: training that is cut while it writes goes on from what was there before."""
    part = file.with_suffix(".part")
    torch.save(state, part)
    part.replace(file)
