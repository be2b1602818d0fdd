"""Attributions side by side and within one another: the sentences of our own, and how they are scored."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from sayso.bench.figures import pool
from sayso.bench.nested import DEFINITIONS, KEYS, Attribution, Sentence, measure, read_sentences
from sayso.errors import ReadError

PATH = Path(__file__).parent / "fixtures" / "nested.yaml"
ROWS: list[dict[str, Any]] = yaml.safe_load(PATH.read_text(encoding="utf-8"))
SENTENCES = read_sentences(PATH)


def inside(part: tuple[int, int], whole: Attribution) -> bool:
    return any(a <= part[0] and part[1] <= b for a, b in whole.content)


def test_there_are_sixty_sentences_a_side() -> None:
    assert Counter(one.side for one in SENTENCES) == {"dev": 60, "held": 60}
    assert len({one.text for one in SENTENCES}) == 120
    assert all(1 <= len(one.attributions) <= 4 for one in SENTENCES)


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:40] for row in ROWS])
def test_every_attribution_has_its_words(row: dict[str, Any]) -> None:
    assert set(row) == {"text", "side", "statements"}
    for statement in row["statements"]:
        assert set(statement) == {"source", "cue", "content", "within"}
        assert statement["cue"]
        assert statement["content"]


@pytest.mark.parametrize("sentence", SENTENCES, ids=[one.text[:40] for one in SENTENCES])
def test_contents_nest(sentence: Sentence) -> None:
    for one in sentence.attributions:
        holders = [other for other in sentence.attributions if one.cue and inside(one.cue, other)]
        nearest = min(holders, key=lambda other: sum(b - a for a, b in other.content), default=None)
        assert nearest is (None if one.within is None else sentence.attributions[one.within])
        if nearest is not None:
            assert all(inside(part, nearest) for part in one.content)


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text(yaml.safe_dump(list(rows), allow_unicode=True), encoding="utf-8")
    return path


TEXT = "Brandt said that Tal had told her that the port was shut, and Lund sang."
OUTER = {"source": "Brandt", "cue": "said", "content": ["that Tal had told her that the port was shut"], "within": None}
INNER = {"source": "Tal", "cue": "told", "content": ["that the port was shut"], "within": 0}


def test_what_is_found_is_counted(tmp_path: Path) -> None:
    sung = {"source": "Lund", "cue": "sang", "content": ["sang"], "within": None}
    path = write(tmp_path / "a.yaml", {"text": TEXT, "side": "held", "statements": [OUTER, INNER, sung]})
    assert read_sentences(path, "dev") == []
    scores = pool(measure(read_sentences(path, "held")))
    figures = scores.figures()
    assert set(DEFINITIONS) == set(figures) == set(KEYS.values())
    assert str(figures["statement F1"]) == "P 1.00 R 0.67 (2 right, 0 extra, 1 missed)"
    assert str(figures["nested F1"]) == "P 1.00 R 1.00 (1 right, 0 extra, 0 missed)"
    assert {str(figures[name]) for name in ("source", "source exact", "cue")} == {"2/2"}
    assert str(figures["within"]) == "1/1"
    assert [(note.what, note.words) for note in scores.notes] == [("missed", "sang | sang")]


def test_nesting_that_is_not_wanted_counts_against(tmp_path: Path) -> None:
    alone = {**INNER, "within": None, "source": "Brandt", "cue": None}
    path = write(tmp_path / "a.yaml", {"text": TEXT, "statements": [OUTER, alone]})
    figures = pool(measure(read_sentences(path))).figures()
    assert str(figures["nested F1"]) == "P 0.00 R 1.00 (0 right, 1 extra, 0 missed)"
    wrong = write(tmp_path / "b.yaml", {"text": TEXT, "statements": [{**OUTER, "source": "Tal", "cue": "told"}]})
    figures = pool(measure(read_sentences(wrong))).figures()
    assert (str(figures["source"]), str(figures["cue"])) == ("0/1", "0/1")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([{"text": TEXT, "statements": [{**OUTER, "source": "Holt"}]}], "does not hold 'Holt'"),
        ([{"text": TEXT, "statements": [{**OUTER, "within": 1}]}], "within one that is not there"),
        ([{"text": TEXT, "side": "west", "statements": []}], "side 'west' is none of dev, held"),
        ([{"text": TEXT}], "is no list of sentences"),
    ],
)
def test_what_is_no_such_file_is_refused(tmp_path: Path, rows: list[dict[str, Any]], told: str) -> None:
    with pytest.raises(ReadError, match=told):
        read_sentences(write(tmp_path / "a.yaml", *rows))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"nowhere: there is no such file"):
        read_sentences(tmp_path / "nowhere")
    path = tmp_path / "a.yaml"
    path.write_text("a: [", encoding="utf-8")
    with pytest.raises(ReadError, match=r"is no YAML"):
        read_sentences(path)
