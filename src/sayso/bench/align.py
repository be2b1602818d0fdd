"""Where the characters of an article stand in a record's text, which may have a title first and other white space."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sayso.bench.gold import Offsets

PROBE = 80  # characters of the article's beginning that are looked for in the record's text
NOWHERE = -9


@dataclass(frozen=True)
class Alignment:
    """An article beside a record's text."""

    article: str
    text: str

    def span(self, offsets: Offsets) -> Offsets:
        """Where a span of the article stands in the record's text; NOWHERE at an end that is not there."""
        start, end = offsets
        return self._places.get(start, NOWHERE), self._places.get(end - 1, NOWHERE) + 1

    @cached_property
    def complete(self) -> bool:
        """Does the record's text hold the whole article, white space aside?"""
        return flatten(self.article)[0].strip() in flatten(self.text)[0]

    @cached_property
    def _places(self) -> dict[int, int]:
        flat, back = flatten(self.article)
        other, other_back = flatten(self.text)
        offset = other.find(flat.strip()[:PROBE]) - (len(flat) - len(flat.lstrip()))
        moved = ((place, index + offset) for index, place in enumerate(back))
        return {place: other_back[index] for place, index in moved if 0 <= index < len(other_back)}


def flatten(text: str) -> tuple[str, list[int]]:
    """The text with each run of white space as one space, and where each of its characters stood."""
    flat: list[str] = []
    back: list[int] = []
    for place, letter in enumerate(text):
        letter = " " if letter.isspace() else letter
        if letter == " " and flat and flat[-1] == " ":
            continue
        flat.append(letter)
        back.append(place)
    return "".join(flat), back
