"""What phrases for counts and amounts come to: low, high, and whether it is said to be about so many."""

from __future__ import annotations

import pytest

from sayso.resolve.quantities import resolve_quantity, scan_quantities

PHRASES = [
    ("300", 300.0, 300.0, False),
    ("3,000", 3000.0, 3000.0, False),
    ("3 000", 3000.0, 3000.0, False),
    ("1.5 million", 1500000.0, 1500000.0, False),
    ("two", 2.0, 2.0, False),
    ("twenty-five", 25.0, 25.0, False),
    ("a hundred", 100.0, 100.0, False),
    ("two hundred", 200.0, 200.0, False),
    ("a dozen", 12.0, 12.0, False),
    ("two dozen", 24.0, 24.0, False),
    ("half a million", 500000.0, 500000.0, False),
    ("dozens", 24.0, None, False),
    ("hundreds", 200.0, None, False),
    ("thousands", 2000.0, None, False),
    ("tens of thousands", 20000.0, None, False),
    ("hundreds of thousands", 200000.0, None, False),
    ("millions", 2000000.0, None, False),
    ("at least 40", 40.0, None, False),
    ("at least two dozen", 24.0, None, False),
    ("no fewer than 40", 40.0, None, False),
    ("no less than 40", 40.0, None, False),
    ("more than 300", 300.0, None, False),
    ("over 300", 300.0, None, False),
    ("well over 300", 300.0, None, False),
    ("upwards of 300", 300.0, None, False),
    ("in excess of 300", 300.0, None, False),
    ("a minimum of 300", 300.0, None, False),
    ("300 or more", 300.0, None, False),
    ("300-plus", 300.0, None, False),
    ("300+", 300.0, None, False),
    ("as many as 400", None, 400.0, False),
    ("as much as 400", None, 400.0, False),
    ("up to 400", None, 400.0, False),
    ("at most 400", None, 400.0, False),
    ("no more than 400", None, 400.0, False),
    ("not more than 400", None, 400.0, False),
    ("a maximum of 400", None, 400.0, False),
    ("fewer than 400", None, 400.0, False),
    ("less than 400", None, 400.0, False),
    ("under 400", None, 400.0, False),
    ("just under 400", None, 400.0, False),
    ("below 400", None, 400.0, False),
    ("400 or fewer", None, 400.0, False),
    ("400 or less", None, 400.0, False),
    ("about 500", 500.0, 500.0, True),
    ("around 500", 500.0, 500.0, True),
    ("some 500", 500.0, 500.0, True),
    ("roughly 500", 500.0, 500.0, True),
    ("approximately 500", 500.0, 500.0, True),
    ("nearly 500", 500.0, 500.0, True),
    ("almost 500", 500.0, 500.0, True),
    ("close to 500", 500.0, 500.0, True),
    ("an estimated 500", 500.0, 500.0, True),
    ("500 or so", 500.0, 500.0, True),
    ("a dozen or so", 12.0, 12.0, True),
    ("exactly 500", 500.0, 500.0, False),
    ("precisely 500", 500.0, 500.0, False),
    ("a total of 500", 500.0, 500.0, False),
    ("between 10,000 and 12,000", 10000.0, 12000.0, False),
    ("10,000 to 12,000", 10000.0, 12000.0, False),
    ("10,000-12,000", 10000.0, 12000.0, False),
    ("10,000–12,000", 10000.0, 12000.0, False),
    ("10 to 12 million", 10000000.0, 12000000.0, False),
    ("between 10 and 12 million", 10000000.0, 12000000.0, False),
    ("two or three", 2.0, 3.0, False),
    ("20 to 30", 20.0, 30.0, False),
    ("$5", 5.0, 5.0, False),
    ("$20 billion", 20000000000.0, 20000000000.0, False),
    ("$1.5bn", 1500000000.0, 1500000000.0, False),
    ("£3m", 3000000.0, 3000000.0, False),
    ("€40", 40.0, 40.0, False),
    ("US$50", 50.0, 50.0, False),
    ("800 million dollars", 800000000.0, 800000000.0, False),
    ("50 million euros", 50000000.0, 50000000.0, False),
    ("20,000 rubles", 20000.0, 20000.0, False),
    ("3 billion yuan", 3000000000.0, 3000000000.0, False),
    ("at least $20 billion", 20000000000.0, None, False),
    ("up to $5 million", None, 5000000.0, False),
    ("between $5 million and $7 million", 5000000.0, 7000000.0, False),
    ("$5 million to $7 million", 5000000.0, 7000000.0, False),
    ("25 percent", 25.0, 25.0, False),
    ("25%", 25.0, 25.0, False),
    ("25 per cent", 25.0, 25.0, False),
    ("about 25 percent", 25.0, 25.0, True),
    ("more than 25 percent", 25.0, None, False),
    ("2.5 percent", 2.5, 2.5, False),
    ("20 kilometers", 20.0, 20.0, False),
    ("20 km", 20.0, 20.0, False),
    ("20km", 20.0, 20.0, False),
    ("12 miles", 12.0, 12.0, False),
    ("500 tons", 500.0, 500.0, False),
    ("500 tonnes", 500.0, 500.0, False),
    ("400 square kilometers", 400.0, 400.0, False),
    ("90 mph", 90.0, 90.0, False),
    ("30 knots", 30.0, 30.0, False),
    ("more than 1,000", 1000.0, None, False),
    ("at least 1.2 million", 1200000.0, None, False),
    ("nearly 100,000", 100000.0, 100000.0, True),
    ("about two dozen", 24.0, 24.0, True),
    ("several hundred", 200.0, None, False),
    ("a few hundred", 200.0, None, False),
    ("several thousand", 2000.0, None, False),
]
NOT_YET = [
    ("a quarter of a million", 250000.0, 250000.0, False),
    ("scores", 40.0, None, False),
]


@pytest.mark.parametrize(
    ("words", "low", "high", "approximate"),
    [*PHRASES, *(pytest.param(*row, marks=pytest.mark.xfail(strict=True)) for row in NOT_YET)],
)
def test_what_a_phrase_comes_to(words: str, low: float | None, high: float | None, approximate: bool) -> None:
    found = resolve_quantity(words)
    assert found is not None
    assert found.low == (None if low is None else pytest.approx(low, rel=1e-5))
    assert found.high == (None if high is None else pytest.approx(high, rel=1e-5))
    assert found.approximate is approximate


@pytest.mark.parametrize(("words", "low", "high", "approximate"), PHRASES)
def test_it_comes_to_the_same_within_a_sentence(
    words: str, low: float | None, high: float | None, approximate: bool
) -> None:
    text = f"We saw {words} of them."
    found = next(scan_quantities(text))
    assert text[found.start : found.end] == words
    assert found.low == (None if low is None else pytest.approx(low, rel=1e-5))


SHARES = [
    ("half of the men", 0.5, 0.5),
    ("more than half of the men", 0.5, None),
    ("nearly half of the men", 0.5, 0.5),
    ("a third of the men", 1 / 3, 1 / 3),
    ("two-thirds of the men", 2 / 3, 2 / 3),
    ("three quarters of the men", 0.75, 0.75),
    ("less than a fifth of the men", None, 0.2),
]


@pytest.mark.parametrize(("words", "low", "high"), SHARES)
def test_shares_are_parts_of_one(words: str, low: float | None, high: float | None) -> None:
    found = next(scan_quantities(f"We saw {words}."))
    assert found.kind == "share"
    assert found.low == (None if low is None else pytest.approx(low, rel=1e-4))
    assert found.high == (None if high is None else pytest.approx(high, rel=1e-4))
