"""Attribution: labels become spans, tokens become text, and what sayso finds comes back as spans of tokens."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.bench.attribution import KINDS, Line, join_tokens, measure, predict, read_lines, spans_of_labels
from sayso.bench.figures import Found
from sayso.errors import ReadError

LABELS = st.lists(
    st.sampled_from(["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]), max_size=20
)
TOKENS = ["``", "We", "fired", "at", "nobody", ",", "''", "Oren", "Tal", "said", "Monday", "."]
MARKS = ["B-content", *["I-content"] * 6, "B-source", "I-source", "B-cue", "O", "O"]


@given(LABELS)
def test_every_labelled_token_is_in_exactly_one_span(labels: list[str]) -> None:
    spans = list(spans_of_labels(labels))
    covered = [place for _, start, end in spans for place in range(start, end)]
    assert covered == [place for place, label in enumerate(labels) if label != "O"]
    assert all({label[2:] for label in labels[start:end]} == {kind} for kind, start, end in spans)


def test_a_b_label_begins_a_new_span() -> None:
    assert list(spans_of_labels(["B-cue", "I-cue", "B-cue", "O"])) == [("cue", 0, 2), ("cue", 2, 3)]


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("`` We fired at nobody , '' Tal said .", "“We fired at nobody,” Tal said."),
        ("Kestan 's fleet wo n't sail -LRB- yet -RRB- .", "Kestan's fleet won't sail (yet)."),
        ("'' Stop ! '' she said", "“Stop!” she said"),
        ("It cost $ 3 , or 4 % .", "It cost $3, or 4%."),
        ("the sailors ' ships", "the sailors' ships"),
    ],
)
def test_the_text_is_rebuilt(tokens: str, text: str) -> None:
    assert join_tokens(tokens.split())[0] == text


@given(st.lists(st.text(alphabet="ab'`\".,$()-“” ", min_size=1, max_size=4), max_size=15))
def test_every_token_has_its_place(tokens: list[str]) -> None:
    text, places = join_tokens(tokens)
    assert len(places) == len(tokens)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))


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
    assert predict([line(TOKENS, MARKS)]) == [{("content", 0, 7), ("source", 7, 9), ("cue", 9, 10)}]


def test_articles_are_measured_one_by_one() -> None:
    empty = ["O"] * len(TOKENS)
    results = list(measure([line(TOKENS, MARKS), line(TOKENS, MARKS, "b"), line(TOKENS, empty, "b")]))
    assert [article for article, _ in results] == ["a", "b"]
    assert results[0][1] == dict.fromkeys(KINDS, Found(1, 0, 0))
    assert results[1][1] == dict.fromkeys(KINDS, Found(1, 1, 0))
