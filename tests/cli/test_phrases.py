"""Values in words."""

from __future__ import annotations

import pytest

from sayso.cli.phrases import bounds, coordinates, factuality, quoted, short
from sayso.model import Factuality


@pytest.mark.parametrize(
    ("low", "high", "approximate", "words"),
    [
        (3000, None, False, "≥ 3,000"),
        (None, 10000, False, "≤ 10,000"),
        (20, 30, False, "20 to 30"),
        (300, 300, True, "~300"),
        (2.5, 2.5, False, "2.5"),
        (None, None, False, "?"),
        (1_500_000, 1_500_000, False, "1,500,000"),
    ],
)
def test_bounds(low: float | None, high: float | None, approximate: bool, words: str) -> None:
    assert bounds(low, high, approximate=approximate) == words


def test_coordinates() -> None:
    assert coordinates(39.154, 127.44) == "39.15°N 127.44°E"
    assert coordinates(-33.9, -18.4) == "33.90°S 18.40°W"
    assert coordinates(None, 3.0) == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Factuality(), "actual"),
        (Factuality(polarity="negated"), "denied"),
        (Factuality(polarity="negated", status="planned", certainty="possible"), "denied, planned, possible"),
        (Factuality(certainty="unknown"), "unsure"),
        (Factuality(status="historical"), "historical"),
        (Factuality(polarity="unknown"), "unclear"),
    ],
)
def test_factuality(value: Factuality, words: str) -> None:
    assert factuality(value) == words


def test_words_keep_their_own_quotation_marks() -> None:
    assert quoted("we will close\n it") == "“we will close it”"
    assert quoted("“we will,”") == "“we will,”"
    assert quoted("that it “will” close") == "‘that it “will” close’"


def test_long_words_are_cut() -> None:
    assert short("a" * 60) == "a" * 60
    assert short("word " * 20).endswith("…")
    assert len(short("a" * 100)) == 60
