"""Tokens become text, labels spans of tokens, and spans of the text come back as tokens."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.bench.tokens import join_tokens, spans_of_labels, touched

LABELS = st.lists(
    st.sampled_from(["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]), max_size=20
)


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


def test_a_whole_word_keeps_its_letters() -> None:
    tokens = ["-LRB-", "--", "`", "--", "-RRB-"]
    assert join_tokens(tokens)[0] == "(— ‘—)"
    assert join_tokens(tokens, whole={1, 2})[0] == "(-- ` —)"
    assert join_tokens(tokens, whole={1, 2})[1] == [(0, 1), (1, 3), (4, 5), (6, 7), (7, 8)]


def test_a_span_is_the_tokens_that_it_touches() -> None:
    text, places = join_tokens(["Kestan", "'s", "fleet", "sailed", "."])
    assert text == "Kestan's fleet sailed."
    assert touched((0, 6), places) == [0]
    assert touched((0, 14), places) == [0, 1, 2]
    assert touched((8, 9), places) == []  # the space between two tokens
