"""Scores to spans, in numpy: which of the scored pairs are findings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
MOST = 400  # spans of a window: some ten times what a window full of quotations holds


@dataclass(frozen=True)
class Scored:
    """A span of pieces, half-open, the number of its kind, and its score."""

    kind: int
    start: int
    end: int
    score: float


def propose(scores: Floats, *, least: float) -> list[Scored]:
    """The spans that score at least `least`, MOST of them at most, of scores (kinds, length, length) by first and
    last piece.
    """
    kinds, firsts, lasts = np.nonzero(scores >= least)
    if len(kinds) > MOST:
        best = np.sort(np.argpartition(scores[kinds, firsts, lasts], -MOST)[-MOST:])
        kinds, firsts, lasts = kinds[best], firsts[best], lasts[best]
    return [
        Scored(int(kind), int(first), int(last) + 1, float(scores[kind, first, last]))
        for kind, first, last in zip(kinds, firsts, lasts, strict=True)
        if first <= last
    ]


def choose_apart(spans: Sequence[Scored]) -> list[Scored]:
    """Of spans that overlap, those that together score most (weighted interval scheduling), in the text's order."""
    ordered = sorted((span for span in spans if span.score > 0), key=lambda span: (span.end, span.start, span.kind))
    ends = [span.end for span in ordered]
    best, taken = [0.0], []
    for place, span in enumerate(ordered):
        before = bisect_right(ends, span.start, hi=place)
        with_it = best[before] + span.score
        taken.append((with_it > best[-1], before))
        best.append(max(best[-1], with_it))
    chosen, place = [], len(ordered)
    while place:
        take, before = taken[place - 1]
        if take:
            chosen.append(ordered[place - 1])
        place = before if take else place - 1
    return chosen[::-1]


def between(left: Sequence[int], right: Sequence[int]) -> range:
    """The pieces between two stretches, in whichever order they stand; none where either is empty."""
    if not left or not right:
        return range(0)
    first, second = sorted((left, right), key=lambda side: side[0])
    return range(first[-1] + 1, second[0])
