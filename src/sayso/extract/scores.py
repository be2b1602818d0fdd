"""How likely a finding is right: how many of its like were, in reports that people annotated.

A finding's like are those by the same rule; where these are few, those of its layer weigh more (m-estimate: Cestnik
1990). A statement's like are also told by whether the trained reader found the same cue (`+reader`). The counts are in
`scores.toml`, which `sayso bench calibration --write` makes anew; docs/benchmarks.md has the reliability curve.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from msgspec.structs import replace

from sayso.model import LAYERS, Finding, Record, references_of

Counts = Mapping[str, Sequence[int]]  # kind of finding -> how many were right, of how many
WEIGHT = 5  # findings that the wider kind counts for
EVERY = "all"


def with_scores(record: Record) -> Record:
    """The record, each of its findings with its score."""
    return replace(record, **{layer: tuple(_scored(layer, getattr(record, layer))) for layer in LAYERS})


def _scored(layer: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    for finding in findings:
        yield replace(finding, score=score_of(layer, finding.by))


def above(record: Record, least: float) -> Record:
    """The record without what has a lower score, but for what stays refers to: an event on somebody's word would
    else become the report's own.
    """
    findings = {finding.id: finding for finding in record.findings()}
    waiting = [one for one in findings.values() if one.score is None or one.score >= least]
    kept: set[str] = set()
    while waiting:
        finding = waiting.pop()
        if finding.id not in kept:
            kept.add(finding.id)
            waiting += [findings[id] for id in references_of(finding)]
    if len(kept) == len(findings):
        return record
    return replace(
        record, **{layer: tuple(one for one in getattr(record, layer) if one.id in kept) for layer in LAYERS}
    )


def score_of(layer: str, by: str) -> float | None:
    """The score of a finding `by` a rule, 0 to 1; None in a layer that nobody annotated."""
    counts = _counts().get(layer)
    return None if counts is None else estimate(counts, by)


def estimate(counts: Counts, by: str) -> float:
    """The share of its like that was right, from the widest kind to the narrowest, each leaning on the one before."""
    share = 0.5
    for kind in kinds_of(by):
        right, of = counts.get(kind, (0, 0))
        share = (right + WEIGHT * share) / (of + WEIGHT)
    return round(share, 3)


def kinds_of(by: str) -> Iterator[str]:
    """The kinds that a finding is of, the widest first: "statements/clause+reader@1" is of "all", "+reader" and
    "clause+reader", "statements/clause@1" of "all", "+" and "clause".
    """
    rule = by.partition("/")[2].partition("@")[0]
    yield EVERY
    if by.startswith("statements/"):
        yield f"+{rule.partition('+')[2]}"
    yield rule


@cache
def _counts() -> Mapping[str, Counts]:
    text = files("sayso.extract").joinpath("scores.toml").read_text(encoding="utf-8")
    counts: Mapping[str, Counts] = tomllib.loads(text)
    return counts
