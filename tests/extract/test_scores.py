"""Scores: a share between 0 and 1 that leans on the wider kind, and what `min_score` leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.scores import above, estimate, kinds_of, score_of
from sayso.model import LAYERS, Record, references_of
from sayso.pipeline import analyse

TEXT = (
    "Kestan’s foreign ministry denied on Tuesday that its ships had shelled the port of Velm. "
    "“If Kestan lands on Orm, we will close the strait,” Valdoria’s defence minister, Ilse Brandt, said. "
    "At least 300 soldiers have been deployed, according to two officials."
)


@pytest.fixture(scope="module")
def record() -> Record:
    return analyse(TEXT)


@pytest.mark.parametrize(
    ("by", "kinds"),
    [
        ("statements/clause+reader@1", ["all", "+reader", "clause+reader"]),
        ("statements/clause@1", ["all", "+", "clause"]),
        ("events/assault-strike@1", ["all", "assault-strike"]),
        ("times/weekday@2", ["all", "weekday"]),
    ],
)
def test_the_kinds_of_a_finding_from_the_widest(by: str, kinds: list[str]) -> None:
    assert list(kinds_of(by)) == kinds


@given(st.integers(0, 50), st.integers(0, 50), st.text(max_size=30))
def test_a_score_is_a_share(right: int, wrong: int, by: str) -> None:
    assert 0 <= estimate({"all": (right, right + wrong), "clause": (right, right + wrong)}, by) <= 1


def test_a_rule_with_many_findings_has_their_share() -> None:
    assert estimate({"all": (500, 1000), "clause": (900, 1000)}, "events/clause@1") == pytest.approx(0.9, abs=0.01)


def test_a_rule_that_nobody_has_seen_has_that_of_its_layer() -> None:
    counts = {"all": (800, 1000), "clause": (1, 1000)}
    assert estimate(counts, "events/other@1") == pytest.approx(0.8, abs=0.01)


def test_one_finding_moves_little() -> None:
    assert 0.6 < estimate({"all": (800, 1000), "clause": (0, 1)}, "events/clause@1") < 0.8


def test_what_the_reader_confirms_is_likelier_right() -> None:
    confirmed, alone = (
        score_of("statements", "statements/clause+reader@1"),
        score_of("statements", "statements/clause@1"),
    )
    assert confirmed is not None
    assert alone is not None
    assert confirmed > alone


def test_a_layer_without_gold_has_no_score() -> None:
    assert score_of("dreams", "dreams/any@1") is None


def test_every_finding_has_a_score(record: Record) -> None:
    findings = list(record.findings())
    assert {layer for layer in LAYERS if getattr(record, layer)} >= {"statements", "conditionals", "quantities"}
    assert all(finding.score is not None and 0 < finding.score < 1 for finding in findings)


@pytest.mark.parametrize("least", [0.5, 0.7, 0.8, 0.9, 0.95, 1.0])
def test_what_stays_is_sure_enough_or_referred_to(record: Record, least: float) -> None:
    kept = above(record, least).check()
    ids = {finding.id for finding in kept.findings()}
    needed = {id for finding in kept.findings() for id in references_of(finding)}
    assert needed <= ids
    assert all(one.id in needed or (one.score or 0) >= least for one in kept.findings())


def test_whose_word_an_event_rests_on_stays(record: Record) -> None:
    for event in above(record, 0.85).events:
        (before,) = [one for one in record.events if one.id == event.id]
        assert event == before


def test_nothing_is_left_out_unasked(record: Record) -> None:
    assert above(record, 0.0) == record
    assert analyse(TEXT, min_score=0.0) == record


def test_nothing_is_sure() -> None:
    assert list(analyse(TEXT, min_score=1.0).findings()) == []
