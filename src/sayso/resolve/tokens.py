"""Words and numbers of a text as light tokens, in linear time: what the grammars of times and quantities read.

A token is a run of letters, a number as it is written in digits ("3,000" is one, "3.5" are three) or one other
character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# A grouped number is taken whole where its groups fit; neither branch can match the same characters in two ways.
_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+|[^\W\d_]+|\S")
CHUNK = 20_000  # characters read at a time, so that 10 MB never lie about as tokens
_PADDING = 48  # no rule looks further ahead than this, nor further behind


class Words:
    """The tokens of a stretch of text. Positions outside of it read as empty, so that rules need not ask."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        found = list(_TOKEN.finditer(text, start, len(text) if end is None else end))
        blank = [""] * _PADDING
        self.source = text
        self.size = len(found)
        self.texts: list[str] = [token.group() for token in found] + blank
        self.lows: list[str] = [token.lower() for token in self.texts]
        last = found[-1].end() if found else start
        self.starts: list[int] = [token.start() for token in found] + [last] * _PADDING
        self.ends: list[int] = [token.end() for token in found] + [last] * _PADDING

    def glued(self, index: int) -> bool:
        """Whether a token follows the one before it without white space."""
        return 0 < index < self.size and self.starts[index] == self.ends[index - 1]

    def is_digits(self, index: int) -> bool:
        """Whether a token is written in ASCII digits alone (no grouping)."""
        text = self.texts[index]
        return text.isascii() and text.isdigit()

    def digits(self, index: int, *, most: int = 4) -> int | None:
        """The value of a token of at most `most` ungrouped digits, else None."""
        return int(self.texts[index]) if self.is_digits(index) and len(self.texts[index]) <= most else None

    def has(self, index: int, *words: str) -> bool:
        """Whether these words (lower case) stand at `index`, one token each."""
        return all(self.lows[index + offset] == word for offset, word in enumerate(words))

    def skip(self, index: int, *words: str) -> int:
        """`index`, or the next one where one of `words` stands at it."""
        return index + 1 if self.lows[index] in words else index

    def hyphen(self, index: int) -> bool:
        """Whether a hyphen or dash joins the tokens on its two sides without white space ("three -day" passes too)."""
        low = self.lows[index]
        return low in _HYPHENS and self.glued(index + 1) and (self.glued(index) or (low == "-" and index > 0))

    def joint(self, index: int) -> int:
        """The index behind a joining hyphen at `index`, else `index`."""
        return index + 1 if self.hyphen(index) else index

    def breaks(self, index: int) -> bool:
        """Whether an empty line lies before a token: no expression runs over it."""
        return 0 < index < self.size and self.source.count("\n", self.ends[index - 1], self.starts[index]) > 1


_HYPHENS = frozenset("-‐‑–—")


def chunks(text: str, *, size: int = CHUNK) -> Iterator[tuple[int, int]]:
    """Stretches that cover the text, cut where no expression is likely to run on: at a paragraph's end, else at white
    space.
    """
    start = 0
    while len(text) - start > size:
        end = _cut(text, start, start + size)
        yield start, end
        start = end
    yield start, len(text)


def _cut(text: str, start: int, end: int) -> int:
    floor = start + (end - start) // 2
    for mark in ("\n\n", "\n", ". ", " "):
        found = text.rfind(mark, floor, end)
        if found >= 0:
            return found + len(mark)
    return end
