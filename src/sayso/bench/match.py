"""When two spans, names or places are the same one, for the measure."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from sayso.bench.gold import Offsets
from sayso.model import Span

G = TypeVar("G")
P = TypeVar("P")

EARTH_KM = 12_742  # the earth's mean diameter
ALIASES = {
    "us": "united states",
    "america": "united states",
    "washington": "united states",
    "uk": "united kingdom",
    "moscow": "russia",
    "kremlin": "russia",
    "pyongyang": "north korea",
    "kyiv": "ukraine",
}


def overlap(left: Iterable[Offsets], right: Iterable[Offsets]) -> float:
    """Characters that two lists of spans share, over those that either covers; 1 where both are empty."""
    x = {place for span in left for place in range(*span)}
    y = {place for span in right for place in range(*span)}
    return len(x & y) / len(x | y) if x | y else 1.0


def touch(left: Offsets | None, right: Offsets | None) -> bool:
    """Do two spans share a character?"""
    return bool(left and right and left[0] < right[1] and right[0] < left[1])


def offsets(*spans: Span | None) -> list[Offsets]:
    """The offsets of the spans that are there."""
    return [(span.start, span.end) for span in spans if span is not None]


def among(wanted: Any, found: Any) -> bool:
    """Is a label the wanted one, or one of several accepted ones?"""
    return found in wanted if isinstance(wanted, list) else bool(wanted == found)


def key(name: str | None) -> str:
    """A name for comparison: lower case, no articles, letters and digits only."""
    return re.sub(r"[^a-z0-9 ]", "", (name or "").lower().replace("the ", "")).strip()


def same_name(left: str | None, right: str | None) -> bool:
    """Do two names name the same: equal, a government's other name, one within the other, or the same last word?"""
    a, b = key(left), key(right)
    if a == b or ALIASES.get(a, a) == ALIASES.get(b, b):
        return True
    return bool(a and b and (a.split()[-1] == b.split()[-1] or a in b or b in a))


def kilometres(left: tuple[float, float], right: tuple[float, float]) -> float:
    """The great-circle distance of two (latitude, longitude) in degrees."""
    (a, b), (c, d) = (map(math.radians, place) for place in (left, right))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return EARTH_KM * math.asin(math.sqrt(h))


def pair(
    wanted: Sequence[G], found: Sequence[P], likeness: Callable[[G, P], float], least: float
) -> tuple[list[tuple[G, P]], list[P], list[G]]:
    """Pair items one to one, the most alike first, down to a least likeness: the pairs, the extra, the missed."""
    likely = ((likeness(g, p), i, j) for i, g in enumerate(wanted) for j, p in enumerate(found))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for value, i, j in sorted(likely, reverse=True):
        if value >= least and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return (
        [(wanted[i], found[j]) for i, j in pairs.items()],
        [p for j, p in enumerate(found) if j not in taken],
        [g for i, g in enumerate(wanted) if i not in pairs],
    )
