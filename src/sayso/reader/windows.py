"""The stretches of a text that the encoder reads at a time. Each stands for itself: what is read in one never
depends on the others, so that the answers are the same whatever is read before, after or beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

HOME = 190  # pieces that a window answers for
BEFORE = 16  # pieces before them that are read but not answered for
AFTER = 48  # pieces behind them: what begins at the end of a window, as long quotations do, may end there
LONGEST = (
    HOME + BEFORE + AFTER
)  # what training windows end at: further places were never trained, and cost a point of F1


@dataclass(frozen=True)
class Window:
    """Pieces `first` to `last` are read, those from `home` to `end` are answered for (both half-open)."""

    first: int
    home: int
    end: int
    last: int

    def own(self, piece: int) -> bool:
        """Is this the window that answers for a piece?"""
        return self.home <= piece < self.end


def cut_windows(length: int, breaks: Sequence[int]) -> Iterator[Window]:
    """Windows over `length` pieces that answer up to where a sentence ends, if one does in reach.

    `breaks` are the pieces at which sentences begin, ascending.
    """
    start, at = 0, 0
    while start < length:
        end = min(start + HOME, length)
        if end < length:
            while at < len(breaks) and breaks[at] <= end:
                at += 1
            if at and breaks[at - 1] > start:
                end = breaks[at - 1]
        yield Window(max(0, start - BEFORE), start, end, min(end + AFTER, length))
        start = end
