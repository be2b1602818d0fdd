"""Are scores what they say: of the findings that are given .9, are nine in ten right?

A finding is right as the gold of its layer tells: a statement's content, a conditional's antecedent, an
event's anchor and type, a quantity's bounds, a time's value, the country (and point) of a place, the country of an
entity. Of places and entities only those that gold names are judged, of statements in a transcript only those found.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.bench.gold import Gold, Item
from sayso.bench.pairs import (
    LOOSE,
    Side,
    entities_of,
    is_place,
    is_type,
    pair_conditionals,
    pair_events,
    pair_quantities,
    pair_statements,
    pair_times,
    places_of,
)
from sayso.extract.scores import kinds_of
from sayso.model import Finding, Record

FEWEST = 3  # findings that a kind must have to be counted for itself
EDGES = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95)  # where the bins of scores begin


@dataclass(frozen=True)
class Judged:
    """One finding: its layer, what made it, its score, and whether it is right."""

    layer: str
    by: str
    score: float | None
    right: bool


@dataclass(frozen=True)
class Bin:
    """The findings whose scores lie in one stretch: how many, their mean score, the share of them that is right."""

    count: int
    score: float
    right: float


def judge(gold: Gold, record: Record) -> Iterator[Judged]:
    """The findings of a record that gold can judge."""
    for layer, finding, right in _judged(Side(gold, record)):
        yield Judged(layer, finding.by, finding.score, right)


def _judged(side: Side) -> Iterator[tuple[str, Finding, bool]]:
    statements, extra, _ = pair_statements(side, LOOSE)
    yield from (("statements", found, True) for _, found in statements)
    yield from (("statements", found, False) for found in (() if side.gold.transcript else extra))
    conditionals, untold, _ = pair_conditionals(side)
    yield from (("conditionals", found, True) for _, found in conditionals)
    yield from (("conditionals", found, False) for found in untold)
    quantities, others, _ = pair_quantities(side)
    yield from (("quantities", found, _is_bounds(item, found.low, found.high)) for item, found in quantities)
    yield from (("quantities", found, False) for found in others)
    times, late, _ = pair_times(side)
    yield from (("times", found, _is_value(item, found.value)) for item, found in times)
    yield from (("times", found, False) for found in late)
    events, unwanted, _ = pair_events(side)
    yield from (("events", found, is_type(item, found)) for item, found in events)
    yield from (("events", found, False) for found in unwanted)
    for item in side.items("places"):
        yield from (("places", found, is_place(item, found)) for found in places_of(item, side.record.places))
    for item in side.items("actors"):
        country = item.labels.get("country")
        yield from (("entities", one, one.country == country) for one in entities_of(item, side.record.entities))


def _is_bounds(item: Item, low: float | None, high: float | None) -> bool:
    return bool(item.optional or (item.labels["low"], item.labels["high"]) == (low, high))


def _is_value(item: Item, value: str | None) -> bool:
    return bool(item.optional or str(item.labels["value"]) == str(value))


def counts_of(judged: Iterable[Judged]) -> dict[str, dict[str, tuple[int, int]]]:
    """How many were right, of how many, of every layer's kinds: what `scores.toml` holds."""
    right, of = defaultdict[str, Counter[str]](Counter), defaultdict[str, Counter[str]](Counter)
    for one in judged:
        for kind in kinds_of(one.by):
            of[one.layer][kind] += 1
            right[one.layer][kind] += one.right
    return {
        layer: {kind: (right[layer][kind], count) for kind, count in sorted(kinds.items()) if count >= FEWEST}
        for layer, kinds in sorted(of.items())
    }


def write_counts(counts: Mapping[str, Mapping[str, tuple[int, int]]]) -> str:
    """The counts as `scores.toml` has them."""
    head = "# How many findings of each kind were right, of how many. Written by `sayso bench calibration --write`.\n"
    tables = (
        f"\n[{layer}]\n" + "".join(f'"{kind}" = [{right}, {of}]\n' for kind, (right, of) in rows.items())
        for layer, rows in counts.items()
    )
    return head + "".join(tables)


def reliability(judged: Sequence[Judged]) -> list[Bin]:
    """The curve: bins of scores, the least first; those without findings are left out."""
    bins = []
    for low, high in zip(EDGES, (*EDGES[1:], 2.0), strict=True):
        row = [one for one in judged if one.score is not None and low <= one.score < high]
        if row:
            scores = sum(one.score or 0.0 for one in row) / len(row)
            bins.append(Bin(len(row), scores, sum(one.right for one in row) / len(row)))
    return bins


def calibration_error(bins: Sequence[Bin]) -> float:
    """The mean distance of score and share right, weighted by how many findings a bin has (ECE: Naeini et al.
    2015).
    """
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.score - one.right) for one in bins) / total if total else 0.0
