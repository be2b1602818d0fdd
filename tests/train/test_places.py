"""Learning places: what is marked teaches which signs speak for a name, and which for the place that it means."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sayso.bench.places import Article, Marked
from sayso.resolve.gazetteer import open_gazetteer
from sayso.resolve.place_signs import SIGNS
from sayso.resolve.places import resolve_place
from sayso.train.places import (
    Example,
    is_right,
    learn_places,
    learn_toponyms,
    place_lessons,
    toponym_examples,
    write_places,
    write_toponyms,
)

OSLO = (59.9127, 10.7461)
ARTICLES = [
    Article("Talks in Oslo failed.", (Marked(9, 13, *OSLO),)),
    Article("The fire began in Paris, Texas.", (Marked(18, 23, 33.66, -95.56), Marked(25, 30, 31.25, -99.25, 4736286))),
    Article("Mr. Brandt met Mr. Berlin.", ()),
]


def test_signs_that_go_with_marks_gain_weight() -> None:
    examples = [Example(frozenset({"in", "word"}), True)] * 20 + [Example(frozenset({"mister", "word"}), False)] * 20
    weights = learn_toponyms(examples)
    assert weights["in"] > 0.5
    assert weights["mister"] < -0.5
    assert abs(weights["word"]) < 0.5
    assert learn_toponyms(examples) == weights


def test_rare_signs_are_left_out() -> None:
    examples = [Example(frozenset({"in"}), True)] * 9 + [Example(frozenset({"once"}), False)]
    assert "once" not in learn_toponyms(examples)


def test_examples_are_the_runs_that_may_be_names() -> None:
    examples = toponym_examples(ARTICLES, open_gazetteer())
    assert sum(example.marked for example in examples) == 3
    assert any(not example.marked for example in examples)


def test_the_right_place_is_the_one_within_161_km_or_the_very_state() -> None:
    oslo, texas = resolve_place("Oslo"), resolve_place("Texas")
    assert is_right(oslo, Marked(0, 4, 60.5, 10.0))
    assert not is_right(oslo, Marked(0, 4, 63.4, 10.4))
    assert not is_right(None, Marked(0, 4, *OSLO))
    assert is_right(texas, Marked(0, 5, 25.0, -90.0, texas.geonames if texas else None))


@pytest.mark.slow
def test_weights_are_learnt_and_written_and_read(tmp_path: Path) -> None:
    lessons = place_lessons(ARTICLES, open_gazetteer())
    assert len(lessons) == 2
    first, again = learn_places(lessons)
    assert len(first) == len(again) == len(SIGNS)
    write_places(first, again, tmp_path / "places.toml")
    written = tomllib.loads((tmp_path / "places.toml").read_text())
    assert set(written) >= {"first", "again"}
    assert set(written["first"]) <= set(SIGNS)
    write_toponyms({"in": 1.25, "all": -2.0}, tmp_path / "toponyms.toml")
    assert 1.25 in _values(tomllib.loads((tmp_path / "toponyms.toml").read_text()))


def _values(table: dict[str, object]) -> list[object]:
    return [inner for value in table.values() for inner in (_values(value) if isinstance(value, dict) else [value])]
