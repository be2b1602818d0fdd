"""The stretches of a text that the encoder reads at a time. Each stands for itself: what is read in one never
depends on the others, so that the answers are the same whatever is read before, after or beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

HOME = 222  # pieces that a window answers for
BEFORE = 32  # pieces before them that are read but not answered for
LONGEST = HOME + BEFORE  # what training windows end at: further places were never trained, and cost a point of F1


@dataclass(frozen=True)
class Window:
    """Pieces `first` to `last` are read (half-open), those from `home` on are answered for."""

    first: int
    home: int
    last: int


def cut_windows(length: int, breaks: Sequence[int], *, home: int = HOME, before: int = BEFORE) -> Iterator[Window]:
    """Windows over `length` pieces that end where a sentence does, if one ends in reach.

    `breaks` are the pieces at which sentences begin, ascending.
    """
    start, at = 0, 0
    while start < length:
        last = min(start + home, length)
        if last < length:
            while at < len(breaks) and breaks[at] <= last:
                at += 1
            if at and breaks[at - 1] > start:
                last = breaks[at - 1]
        yield Window(max(0, start - before), start, last)
        start = last
