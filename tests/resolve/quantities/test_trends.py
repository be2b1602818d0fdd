"""How much something rose or fell, and what it came to: the first is a change, the second is none."""

from __future__ import annotations

import pytest

from sayso.resolve.quantities import scan_quantities

CHANGES = {
    "Oil rose 7 percent.": ["rise"],
    "Oil rose by 7 percent.": ["rise"],
    "Oil rose by another 7 percent.": ["rise"],
    "Oil rose to 90 dollars.": [None],
    "Oil rose by 7 percent to 90 dollars.": ["rise", None],
    "Oil rose from 80 to 90 dollars.": [None, None],
    "Oil fell 7 percent.": ["fall"],
    "Oil fell a further 7 percent.": ["fall"],
    "Oil fell from 90 dollars.": [None],
    "Exports dropped 9% to $2 billion.": ["fall", None],
    "The army grew by 3,000 men.": ["rise"],
    "The army grew to 3,000 men.": [None],
    "The army shrank by 3,000 men.": ["fall"],
    "The garrison was increased by 300 men.": ["rise"],
    "The garrison was reduced to 300 men.": [None],
    "A 20 percent rise was reported.": ["rise"],
    "A 20 percent drop was reported.": ["fall"],
    "A 20 percent share was reported.": [None],
    "An increase of 20 percent was reported.": [None],
    "They want to grow sales by 35 percent.": ["rise"],
    "They want to grow. Some 35 percent left.": [None],
    "The crown lost 4 percent.": ["fall"],
    "The army lost 40 men.": [None],
    "The navy sank 40 boats.": [None],
    "They added 20 percent.": ["rise"],
    "They added 20 men.": [None],
    "The index was up 30 points.": ["rise"],
    "The index was down 30 points.": ["fall"],
    "Up to 40 men left.": [None],
    "Shares gained 3 percent and bonds slipped 2 percent.": ["rise", "fall"],
    "Dow +0.2% and Nasdaq -0.8%.": ["rise", "fall"],
    "Prices climbed by almost 9 percent.": ["rise"],
    "Prices climbed as much as 9 percent.": ["rise"],
    "Prices stood at 9 crowns.": [None],
    "The toll rose to at least 40.": [None],
    "The toll rose by at least 40.": ["rise"],
}


@pytest.mark.parametrize("text", CHANGES)
def test_changes(text: str) -> None:
    assert [found.change for found in scan_quantities(text)] == CHANGES[text]


@pytest.mark.parametrize("text", CHANGES)
def test_a_change_of_paragraph_ends_it(text: str) -> None:
    words = text.split(" ")
    apart = "\n\n".join(words)
    assert [found.change for found in scan_quantities(apart) if found.change and found.kind == "count"] == []


BOUNDS = [
    ("rose by more than 7 percent", 7, None),
    ("rose by up to 7 percent", None, 7),
    ("rose by about 7 percent", 7, 7),
    ("fell by between 7 and 9 percent", 7, 9),
]


@pytest.mark.parametrize(("words", "low", "high"), BOUNDS)
def test_a_change_has_its_bounds(words: str, low: float | None, high: float | None) -> None:
    [found] = scan_quantities(f"It {words} in May.")
    assert (found.low, found.high) == (low, high)
    assert found.change is not None


@pytest.mark.parametrize(
    ("words", "unit"), [("7 percent", "percent"), ("$7", "USD"), ("7 km", "kilometre"), ("7", None)]
)
def test_a_change_has_its_unit(words: str, unit: str | None) -> None:
    [found] = scan_quantities(f"It rose by {words} in May.")
    assert (found.unit, found.change) == (unit, "rise")
