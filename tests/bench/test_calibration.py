"""Calibration: what of a record is right, counted by kind, and how far scores are from it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sayso.bench.calibration import Judged, calibration_error, counts_of, judge, reliability, write_counts
from sayso.bench.gold import read_gold
from sayso.bench.measure import make_record

GOLD = Path(__file__).parent / "fixtures" / "orm-incident.yaml"


def judged(by: str, *right: bool, score: float = 0.9) -> list[Judged]:
    return [Judged(by.partition("/")[0], by, score, one) for one in right]


def test_kinds_are_counted_within_one_another() -> None:
    rows = judged("statements/clause+reader@1", True, True, False) + judged(
        "statements/quote+reader@1", True, True, True
    )
    assert counts_of(rows) == {
        "statements": {"+reader": (5, 6), "all": (5, 6), "clause+reader": (2, 3), "quote+reader": (3, 3)}
    }


def test_a_kind_that_is_hardly_seen_is_not_counted_for_itself() -> None:
    rows = judged("times/weekday@1", True, True) + judged("times/month@1", True, False, True)
    assert counts_of(rows) == {"times": {"all": (4, 5), "month": (2, 3)}}


def test_counts_are_written_as_they_are_read() -> None:
    counts = counts_of(judged("events/assault-strike@1", True, False, True))
    assert tomllib.loads(write_counts(counts)) == {"events": {"all": [2, 3], "assault-strike": [2, 3]}}


def test_scores_that_are_right_have_no_error() -> None:
    bins = reliability(judged("a/b@1", *[True] * 9, False, score=0.9))
    assert [(one.count, one.right) for one in bins] == [(10, 0.9)]
    assert calibration_error(bins) == pytest.approx(0)


def test_the_error_is_weighted_by_the_findings() -> None:
    rows = judged("a/b@1", True, True, True, score=0.9) + judged("a/b@1", False, score=0.5)
    assert calibration_error(reliability(rows)) == pytest.approx((3 * 0.1 + 0.5) / 4)


def test_without_scores_there_is_no_curve() -> None:
    assert reliability([Judged("a", "a/b@1", None, True)]) == []
    assert calibration_error([]) == 0.0


def test_the_findings_of_a_report_are_judged() -> None:
    gold = read_gold(GOLD)
    record = make_record(gold)
    rows = list(judge(gold, record))
    by_layer = {layer: [one.right for one in rows if one.layer == layer] for layer in {one.layer for one in rows}}
    assert all(by_layer["statements"])
    assert len(by_layer["statements"]) == len(record.statements)
    assert False in by_layer["places"]  # no atlas knows the made-up port
    assert {one.by for one in rows} <= {one.by for one in record.findings()}
