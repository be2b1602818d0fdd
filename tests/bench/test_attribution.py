"""Attribution: the lines of an article are read as one text, and what sayso finds comes back as spans of tokens."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.bench.attribution import KINDS, Line, by_rules, measure, predict, read_lines
from sayso.bench.figures import Found
from sayso.bench.tokens import spans_of_labels
from sayso.errors import ReadError

TOKENS = ["``", "We", "fired", "at", "nobody", ",", "''", "Oren", "Tal", "said", "Monday", "."]
MARKS = ["B-content", *["I-content"] * 6, "B-source", "I-source", "B-cue", "O", "O"]


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.txt"
    path.write_text(json.dumps({"tokens": [], "labels": [], "id": "a"}) + "\n{}\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"broken\.txt:2: is no line"):
        list(read_lines(path))
    with pytest.raises(ReadError, match=r"nowhere: there is no such file; give a file in CofeNet's form"):
        list(read_lines(tmp_path / "nowhere"))


def line(tokens: list[str], marks: list[str], article: str = "a") -> Line:
    return Line(article, tuple(tokens), frozenset(spans_of_labels(marks)))


def test_a_plain_quotation_is_found_exactly() -> None:
    assert predict([line(TOKENS, MARKS)], by_rules) == [{("content", 0, 7), ("source", 7, 9), ("cue", 9, 10)}]


def test_what_is_found_is_counted_by_kind() -> None:
    empty = ["O"] * len(TOKENS)
    assert measure([line(TOKENS, MARKS)], by_rules) == dict.fromkeys(KINDS, Found(1, 0, 0))
    twice = [line(TOKENS, MARKS, "b"), line(TOKENS, empty, "b")]
    assert measure(twice, by_rules) == dict.fromkeys(KINDS, Found(1, 1, 0))
