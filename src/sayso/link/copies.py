"""Which reports repeat which words of which: reprints, cut-downs and rewritten briefs.

Winnowed shingles (Schleimer, Wilkerson and Aiken 2003, Winnowing: local algorithms for document fingerprinting): of
every `WINDOW` runs of `SHINGLE` words one is kept, so any run of WINDOW + SHINGLE - 1 words that two reports share is
found, and where it stands. Each shared run is then grown, word by word, to all that they share there. Words within
quotation marks are no copy of the report around them: two reporters may quote the same speaker.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

from sayso.model import Span, Struct

SHINGLE = 6  # words: shorter runs are idiom ("the ministry said in a statement on")
WINDOW = 5  # runs of which one is kept: a shared run of 10 words is always found
LEAST_PASSAGE = 10  # words of its own, outside quotation marks, that a shared passage has at least
LEAST_SHARE = 0.2  # of the shorter report: below, they share a phrase and no text
REPRINT, CUT = 0.85, 0.7  # of both; of the shorter
COMMON = 40  # reports: a run that more of them share is a form ("For immediate release"), and no sign of a copy

Kind = Literal["reprint", "wire", "rewritten"]
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_QUOTES = re.compile(r"“[^“”]{0,2000}”|\"[^\"]{0,2000}\"|«[^«»]{0,2000}»")


class Passage(Struct, frozen=True, kw_only=True):
    """Words that two reports share, where they stand in each."""

    left: Span
    right: Span


class Copy(Struct, frozen=True, kw_only=True):
    """Two reports that share text: ids in their order, the share of each one's words that stand in the other (outside
    quotation marks), and the passages.

    `kind`: "reprint" (nearly all of both), "wire" (nearly all of the shorter), "rewritten" (passages of it).
    """

    left: str
    right: str
    kind: Kind
    left_share: float
    right_share: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class _Text:
    """A report's words, folded, where they stand, and which are its own (outside quotation marks)."""

    id: str
    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    own: tuple[bool, ...]


def find_copies(reports: Iterable[tuple[str, str]]) -> list[Copy]:
    """The pairs of reports, given as (id, text), that share text; the same whatever their order.

    Linear in the text, and in the pairs that share a rare run of words.
    """
    texts = [_read(id, text) for id, text in sorted(set(reports))]
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, text in enumerate(texts):
        for print_, at in _winnow(text.words):
            places[print_].append((number, at))
    seeds: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for found in places.values():
        if 1 < len({number for number, _ in found}) <= COMMON:
            _pair(found, seeds)
    copies = (_compare(texts[left], texts[right], runs) for (left, right), runs in sorted(seeds.items()))
    return [copy for copy in copies if copy is not None]


def _read(id: str, text: str) -> _Text:
    quoted = [match.span() for match in _QUOTES.finditer(text)]
    words, spans, own = [], [], []
    current = 0
    for match in _WORD.finditer(text):
        while current < len(quoted) and quoted[current][1] <= match.start():
            current += 1
        words.append(match[0].casefold().replace("’", "'"))
        spans.append(match.span())
        own.append(current == len(quoted) or match.end() <= quoted[current][0])
    return _Text(id, text, tuple(words), tuple(spans), tuple(own))


def _winnow(words: Sequence[str]) -> list[tuple[int, int]]:
    """The kept runs of a text: their hashes and where they begin; of each window the least, the last of equals."""
    prints = [_hash(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]
    kept: list[tuple[int, int]] = []
    for start in range(max(1, len(prints) - WINDOW + 1)):
        window = prints[start : start + WINDOW]
        if not window:
            break
        least = min(window)
        at = start + max(place for place, value in enumerate(window) if value == least)
        if not kept or kept[-1][1] != at:
            kept.append((least, at))
    return kept


def _hash(words: Sequence[str]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big")


def _pair(found: Sequence[tuple[int, int]], seeds: dict[tuple[int, int], list[tuple[int, int]]]) -> None:
    """Note each pair of reports that share a run; of a run that one report repeats, its first place."""
    first: dict[int, int] = {}
    for number, at in found:
        first.setdefault(number, at)
    numbers = sorted(first)
    for place, left in enumerate(numbers):
        for right in numbers[place + 1 :]:
            seeds[left, right].append((first[left], first[right]))


def _compare(left: _Text, right: _Text, seeds: Sequence[tuple[int, int]]) -> Copy | None:
    runs: list[tuple[int, int, int]] = []  # where they begin in each, and how many words
    for a, b in sorted(seeds):
        if not any(x <= a < x + length and y - x == b - a for x, y, length in runs):
            runs.append(_grow(left.words, right.words, a, b))
    runs = [run for run in runs if sum(left.own[run[0] : run[0] + run[2]]) >= LEAST_PASSAGE]
    shares = (_share(left, [(x, n) for x, _, n in runs]), _share(right, [(y, n) for _, y, n in runs]))
    kind = _kind(*shares, shorter=0 if sum(left.own) <= sum(right.own) else 1)
    if kind is None:
        return None
    passages = tuple(Passage(left=_span(left, x, n), right=_span(right, y, n)) for x, y, n in runs)
    return Copy(
        left=left.id,
        right=right.id,
        kind=kind,
        left_share=round(shares[0], 4),
        right_share=round(shares[1], 4),
        passages=passages,
    )


def _grow(left: Sequence[str], right: Sequence[str], a: int, b: int) -> tuple[int, int, int]:
    """The longest run of words that both share around two places."""
    back = 0
    while a - back > 0 and b - back > 0 and left[a - back - 1] == right[b - back - 1]:
        back += 1
    on = 0
    while a + on < len(left) and b + on < len(right) and left[a + on] == right[b + on]:
        on += 1
    return a - back, b - back, back + on


def _share(text: _Text, runs: Iterable[tuple[int, int]]) -> float:
    """The share of a report's own words that runs cover."""
    covered = {at for start, length in runs for at in range(start, start + length) if text.own[at]}
    return len(covered) / max(1, sum(text.own))


def _kind(left: float, right: float, *, shorter: int) -> Kind | None:
    share = (left, right)[shorter]
    if min(left, right) >= REPRINT:
        return "reprint"
    if share >= CUT:
        return "wire"
    return "rewritten" if share >= LEAST_SHARE else None


def _span(text: _Text, start: int, length: int) -> Span:
    first, last = text.spans[start][0], text.spans[start + length - 1][1]
    return Span(first, last, text.text[first:last])
