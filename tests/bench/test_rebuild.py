"""Tokens become the text they were cut from."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.bench.rebuild import rebuild


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ('" We fired at nobody , " Tal said .', "“We fired at nobody,” Tal said."),
        ("Kestan 's fleet wo n't sail ( yet ) .", "Kestan's fleet won't sail (yet)."),
        ("a ' courageous ' all - sailor crew", "a ‘courageous’ all-sailor crew"),
        ("the sailors ' ships and Orm 's port", "the sailors’ ships and Orm's port"),
        ("It cost $ 3 , or 4 % .", "It cost $3, or 4%."),
        ("one - ( two )", "one - (two)"),
    ],
)
def test_the_text_is_rebuilt(tokens: str, text: str) -> None:
    assert rebuild(tokens.split())[0] == text


@given(st.lists(st.text(alphabet="as'\"-.,$()“” ", max_size=4), max_size=15))
def test_every_token_has_its_place(tokens: list[str]) -> None:
    text, places = rebuild(tokens)
    assert len(places) == len(tokens)
    assert all(0 <= start <= end <= len(text) for start, end in places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))
