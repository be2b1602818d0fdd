"""Counts and amounts as bounds: what is found, between what limits, and what counts nothing."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.codebook.load import load
from sayso.resolve.quantities import resolve_quantity, scan_quantities

KEPT_OUT = ("one", "definite", "compound")


def figures(text: str) -> list[tuple[str, float | None, float | None]]:
    """The words and bounds of what a text counts anew."""
    return [(text[one.start : one.end], one.low, one.high) for one in scan_quantities(text) if one.rule not in KEPT_OUT]


@pytest.mark.parametrize(
    ("words", "low", "high", "approximate"),
    [
        ("3,000", 3000, 3000, False),
        ("at least 3,000", 3000, None, False),
        ("no fewer than 40", 40, None, False),
        ("more than a hundred", 100, None, False),
        ("over 300", 300, None, False),
        ("300 or more", 300, None, False),
        ("100-plus", 100, None, False),
        ("as many as 10,000", None, 10_000, False),
        ("up to 400", None, 400, False),
        ("fewer than 50", None, 50, False),
        ("not more than 20", None, 20, False),
        ("an estimated 100,000", 100_000, 100_000, True),
        ("nearly 300", 300, 300, True),
        ("some 2,000", 2000, 2000, True),
        ("about two dozen", 24, 24, True),
        ("a dozen or so", 12, 12, True),
        ("60-odd", 60, 60, True),
        ("up to an estimated 300", None, 300, True),
        ("exactly 14", 14, 14, False),
        ("a total of more than 90", 90, None, False),
        ("thousands", 2000, None, False),
        ("hundreds", 200, None, False),
        ("dozens", 24, None, False),
        ("tens of thousands", 20_000, None, False),
        ("several hundred", 200, None, False),
        ("between 10,000 and 12,000", 10_000, 12_000, False),
        ("10,000-12,000", 10_000, 12_000, False),
        ("10 to 12 million", 10_000_000, 12_000_000, False),
        ("about 70 to 80,000", 70_000, 80_000, True),
        ("two or three", 2, 3, False),
        ("half of", None, None, False),
        ("1.5 million", 1_500_000, 1_500_000, False),
        ("130 000", 130_000, 130_000, False),
        ("twenty-five thousand", 25_000, 25_000, False),
    ],
)
def test_bounds(words: str, low: float | None, high: float | None, approximate: bool) -> None:
    found = resolve_quantity(words)
    if words == "half of":
        assert found is None  # "of" belongs to what is counted
        return
    assert found is not None, figures(words)
    assert (found.low, found.high, found.approximate) == (low, high, approximate)


@pytest.mark.parametrize(
    ("words", "value", "kind", "unit"),
    [
        ("$20 billion", 20_000_000_000, "money", "USD"),
        ("800 million dollars", 800_000_000, "money", "USD"),
        ("$13.6M", 13_600_000, "money", "USD"),
        ("€5bn", 5_000_000_000, "money", "EUR"),
        ("C$5 million", 5_000_000, "money", "CAD"),
        ("90 million hryvnia", 90_000_000, "money", "UAH"),
        ("25 percent", 25, "percent", "percent"),
        ("3.5%", 3.5, "percent", "percent"),
        ("0.2 percentage points", 0.2, "percent", "percentage point"),
        ("half a percentage point", 0.5, "percent", "percentage point"),
        ("300 kilometers", 300, "length", "kilometre"),
        ("40km", 40, "length", "kilometre"),
        ("500-pound", 500, "mass", "pound"),
        ("70 mph", 70, "speed", "mile per hour"),
        ("two weeks", 2, "time", "week"),
        ("a third", 1 / 3, "share", None),
        ("300", 300, "count", None),
    ],
)
def test_units(words: str, value: float, kind: str, unit: str | None) -> None:
    text = f"It was {words} of it."
    found = next(scan_quantities(text))
    assert text[found.start : found.end] == words
    assert (found.low, found.kind, found.unit) == (pytest.approx(value), kind, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The Su-34, an F-16 and two-way S-300 fire.",
        "Kestan invoked Article 5 of the pact.",
        "The Group of Seven met.",
        "Kestan won 3-1.",
        "The vote was 51-49.",
        "Call 555-123-4567 or 020 8583 5555.",
        "It runs 24/7 since 9/11.",
        "1. The army marched.\n2) The fleet sailed.",
        "The 36th brigade and the 2nd corps marched.",
        "On Feb. 24, 2022, and in 2014, at 4:39.",
        "Ivan Orlov, 45, said no.",
        "A man aged 45 was held.",
        "Covid-19 and the G7 and 5G.",
        "The two leaders met.",
        "They want a two-state plan.",
        "They met at 14 Old Harbour Road.",
        "Flight 17 and a Boeing 737 jet and Leopard 2 tanks.",
        "She scores in every match.",
        "In the second half of the match.",
        "No one came.",
        "Storm 21 hit.",
        "Image 2 of 3",
        "The mid-30s and the 20s.",
        "A hundredth and a thousandth.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert figures(text) == []


def test_figures_in_a_sentence() -> None:
    text = "Of at least 3,000 men, two died and up to 40 were hurt on 5 May 2021; $20 million went to 10 to 12 towns."
    assert figures(text) == [
        ("at least 3,000", 3000, None),
        ("two", 2, 2),
        ("up to 40", None, 40),
        ("$20 million", 20_000_000, 20_000_000),
        ("10 to 12", 10, 12),
    ]


def test_one_figure_that_became_another_is_two() -> None:
    assert figures("The garrison grew from 3,000 to 10,000 men.") == [("3,000", 3000, 3000), ("10,000", 10_000, 10_000)]
    assert figures("It fell by 0.1 percent to 4.2 percent.") == [("0.1 percent", 0.1, 0.1), ("4.2 percent", 4.2, 4.2)]


def test_two_figures_side_by_side_are_two() -> None:
    assert figures("It costs 25,000 or 40,000 crowns.") == [
        ("25,000", 25_000, 25_000),
        ("40,000 crowns", 40_000, 40_000),
    ]


def test_what_only_points_back_or_describes_says_so() -> None:
    rules = [one.rule for one in scan_quantities("One man of the two men has a three-way plan.")]
    assert rules == ["one", "definite", "compound"]


def test_times_and_ages_say_so() -> None:
    kinds = [
        one.kind for one in scan_quantities("It lasted two weeks; a 45-year-old was held; it was hit three times.")
    ]
    assert kinds == ["time", "age", "times"]


def test_a_term_of_punishment_is_an_amount() -> None:
    [found] = scan_quantities("He faces between 12 and 20 years in prison.")
    assert (found.low, found.high, found.kind) == (12, 20, "term")


def test_the_bare_number_is_known() -> None:
    text = "Kestan lost at least 3,000 men."
    found = next(scan_quantities(text))
    assert text[slice(*found.numeral)] == "3,000"


def test_a_currency_is_no_article() -> None:
    assert figures("They sent a $60 billion package.") == [("$60 billion", 60_000_000_000, 60_000_000_000)]


def test_words_that_are_no_single_amount_have_no_value() -> None:
    assert resolve_quantity("at least") is None
    assert resolve_quantity("3,000 men") is None
    assert resolve_quantity("") is None


BOUNDS = [(entry["side"], phrase) for entry in load("bounds")["before"] for phrase in entry["phrases"]]
AFTER = [(entry["side"], phrase) for entry in load("bounds")["after"] for phrase in entry["phrases"]]
COUNTS = st.integers(2, 999_999)


def limits(side: str, count: int) -> tuple[float | None, float | None]:
    """What a bound's side makes of a count."""
    return (None if side == "high" else count, None if side == "low" else count)


@pytest.mark.parametrize(("side", "phrase"), BOUNDS)
@given(count=COUNTS)
def test_every_bound_comes_back_with_its_number(side: str, phrase: str, count: int) -> None:
    found = resolve_quantity(f"{phrase} {count:,}")
    assert found is not None
    assert (found.low, found.high) == limits(side, count)
    assert found.approximate == (side == "about")


@pytest.mark.parametrize(("side", "phrase"), AFTER)
@given(count=COUNTS)
def test_every_bound_behind_comes_back_with_its_number(side: str, phrase: str, count: int) -> None:
    gap = "" if phrase in ("+", "-ish") else "-" if phrase in ("plus", "odd", "ish") else " "
    found = resolve_quantity(f"{count:,}{gap}{phrase}")
    assert found is not None
    assert (found.low, found.high) == limits(side, count)
    assert found.approximate == (side == "about")


@given(COUNTS, st.integers(1, 50))
def test_ranges_come_back(low: int, step: int) -> None:
    high = low + max(1, low * step // 100)
    for text in (f"between {low:,} and {high:,}", f"{low:,} to {high:,}"):
        found = resolve_quantity(text)
        assert found is not None
        assert (found.low, found.high, found.rule) == (low, high, "range")


@pytest.mark.parametrize("entry", load("units")["currencies"], ids=lambda entry: entry["code"])
@given(count=st.integers(1000, 10**6))
def test_every_currency_comes_back(entry: dict[str, list[str]], count: int) -> None:
    written = [f"{sign}{count:,}" for sign in entry["symbols"]] + [f"{count:,} {word}" for word in entry["words"]]
    for text in written:
        found = resolve_quantity(text)
        assert found is not None, text
        assert (found.low, found.unit) == (count, entry["code"])


WORDS = st.sampled_from(
    [
        "the",
        "at",
        "least",
        "more",
        "than",
        "3,000",
        "$",
        "20",
        "billion",
        "-",
        "–",
        "to",
        "and",
        "between",
        "or",
        "so",
        "%",
        "percent",
        ",",
        ".",
        "one",
        "two",
        "dozen",
        "thousands",
        "of",
        "half",
        "a",
        "1/2",
        "(5)",
        "Su-34",
        "up",
        "from",
        "by",
        "year-old",
        "km",
        "m",
        "2024",
        "May",
        "\n\n",
        "hundred",
        "£",
        "about",
        "+",
        "9",
        "3-1",
        "i",
        "99999999999999999999",
        "½",
        "1e308",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_jumble_of_words_for_amounts(text: str) -> None:
    check(text)


@given(st.text())
def test_any_text_at_all(text: str) -> None:
    check(text)


def check(text: str) -> None:
    """Readings cite words, lie apart and in order, and have bounds that are in order too; twice the same."""
    found = list(scan_quantities(text))
    last = 0
    for one in found:
        assert last <= one.start < one.end <= len(text)
        assert one.start <= one.numeral[0] < one.numeral[1] <= one.end
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert one.low is not None or one.high is not None
        assert one.low is None or one.high is None or one.low <= one.high
        last = one.end
    assert found == list(scan_quantities(text))


@pytest.mark.parametrize(
    "unit", ["1", "1 ", "1,", "$", "at least ", "the ", "between 1 and ", "1-", "one hundred and ", "3.", "5% ", "´"]
)
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = perf_counter()
        for _ in scan_quantities(text):
            pass
        return perf_counter() - start

    short, long = seconds(20_000), seconds(80_000)
    assert long < 12 * short + 0.5
