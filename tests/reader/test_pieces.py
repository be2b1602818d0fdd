"""Pieces stand where they say, for any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reader.pieces import CAPITAL, LOWER, MIXED, NO_LETTER, UPPER, case_of, cut_pieces


@given(st.text(max_size=300))
def test_pieces_are_in_order_and_within_the_text(text: str) -> None:
    pieces = cut_pieces(text)
    last = 0
    for start, end in zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True):
        assert last <= start <= end <= len(text)
        last = start
    assert len(pieces.ids) == len(pieces.cases) == len(pieces.words)


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("border", LOWER),
        ("Kestan", CAPITAL),
        ("A", CAPITAL),
        ("NATO", UPPER),
        ("McAvoy", MIXED),
        ("iPhone", MIXED),
        ("3,000", NO_LETTER),
        ("“", NO_LETTER),
        ("F-16", UPPER),
    ],
)
def test_capitals(word: str, case: int) -> None:
    assert case_of(word) == case


def test_the_case_of_a_word_is_that_of_all_its_pieces() -> None:
    text = "Valdoria denied it."
    pieces = cut_pieces(text)
    name = [case for case, start in zip(pieces.cases, pieces.starts, strict=True) if start < len("Valdoria")]
    assert len(name) > 1
    assert set(name) == {CAPITAL}
