"""Phrases made of every word for a bound, a unit and a change read back as what they were made of."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.codebook.load import load
from sayso.resolve.quantities import QuantityReading, resolve_quantity, scan_quantities

BOUNDS = load("bounds")
UNITS = load("units")
BEFORE = [(phrase, entry["side"]) for entry in BOUNDS["before"] for phrase in entry["phrases"]]
AFTER = [(phrase, entry["side"]) for entry in BOUNDS["after"] for phrase in entry["phrases"]]
NUMBERS = st.integers(21, 999_999)
MEASURES = [(word, entry["name"]) for entry in UNITS["units"] for word in entry["words"] if len(word) > 1]
MONEY = [(sign, entry["code"]) for entry in UNITS["currencies"] for sign in entry["symbols"]]
TRENDS = [(word, entry["change"]) for entry in BOUNDS["trends"] for word in entry["words"]]
TREND_NOUNS = [(word, entry["change"]) for entry in BOUNDS["trends"] for word in entry["nouns"]]
MOST_SECONDS = 30.0


def limits(number: float, side: str) -> tuple[float | None, float | None, bool]:
    """What a number with a bound of some side amounts to."""
    return {
        "low": (number, None, False),
        "high": (None, number, False),
        "about": (number, number, True),
        "exact": (number, number, False),
    }[side]


def read(text: str) -> QuantityReading:
    found = list(scan_quantities(text))
    assert len(found) == 1, (text, found)
    return found[0]


@pytest.mark.parametrize(("phrase", "side"), BEFORE)
@settings(max_examples=8, deadline=None)
@given(number=NUMBERS)
def test_every_bound_before_a_number(phrase: str, side: str, number: int) -> None:
    found = read(f"Kestan has {phrase} {number:,} soldiers there.")
    assert (found.low, found.high, found.approximate) == limits(number, side)


@pytest.mark.parametrize(("phrase", "side"), AFTER)
@settings(max_examples=8, deadline=None)
@given(number=NUMBERS)
def test_every_bound_behind_a_number(phrase: str, side: str, number: int) -> None:
    glue = "" if phrase.startswith("-") or phrase in ("+", "ish") else " "
    found = read(f"Kestan has {number:,}{glue}{phrase} soldiers there.")
    assert (found.low, found.high, found.approximate) == limits(number, side)


@pytest.mark.parametrize(("word", "name"), MEASURES)
@settings(max_examples=3, deadline=None)
@given(number=NUMBERS)
def test_every_unit_behind_a_number(word: str, name: str, number: int) -> None:
    found = read(f"It came to {number:,} {word} in May.")
    assert (found.low, found.high, found.unit) == (number, number, name)


@pytest.mark.parametrize(("sign", "code"), MONEY)
@settings(max_examples=3, deadline=None)
@given(number=NUMBERS)
def test_every_currency_before_a_number(sign: str, code: str, number: int) -> None:
    found = read(f"It came to {sign}{number:,} in May.")
    assert (found.low, found.high, found.unit, found.kind) == (number, number, code, "money")


@pytest.mark.parametrize(("word", "change"), TRENDS)
def test_every_word_of_change(word: str, change: str) -> None:
    assert read(f"It {word} 25 percent in May.").change == change
    assert read(f"It {word} by 25 percent in May.").change == change


@pytest.mark.parametrize(("noun", "change"), TREND_NOUNS)
def test_every_noun_of_change(noun: str, change: str) -> None:
    assert read(f"There was a 25 percent {noun} in May.").change == change


@pytest.mark.parametrize(
    "text",
    [
        "It rose to 25 percent in May.",
        "It fell from 25 percent in May.",
        "It stood at 25 percent in May.",
        "It went up, and 25 percent left.",
        "Up to 25 percent left.",
        "Kestan lost 25 men there.",
    ],
)
def test_what_it_came_to_is_no_change(text: str) -> None:
    assert read(text).change is None


@settings(max_examples=60, deadline=None)
@given(low=st.integers(21, 400_000), more=st.integers(1, 90), dash=st.sampled_from(["to", "-", "–", "and"]))
def test_every_range(low: int, more: int, dash: str) -> None:
    high = low + max(1, low * more // 100)
    words = f"between {low:,} and {high:,}" if dash == "and" else f"{low:,} {dash} {high:,}"
    words = words.replace(" - ", "-").replace(" – ", "–")
    if dash in "-–" and low < 1000 <= high:
        return  # "980-1,020" may be a telephone's number
    found = resolve_quantity(words)
    assert found is not None
    assert (found.low, found.high, found.rule) == (low, high, "range")


@settings(max_examples=60, deadline=None)
@given(
    number=st.integers(2, 99),
    scale=st.sampled_from([("thousand", 10**3), ("million", 10**6), ("billion", 10**9), ("bn", 10**9), ("m", 10**6)]),
    sign=st.sampled_from(["$", "€", "£", ""]),
)
def test_every_scale(number: int, scale: tuple[str, int], sign: str) -> None:
    word, factor = scale
    glue = "" if len(word) < 3 else " "
    found = resolve_quantity(f"{sign}{number}{glue}{word}")
    assert found is not None
    assert found.low == found.high == number * factor


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all(text: str) -> None:
    last = 0
    for found in scan_quantities(text):
        assert last <= found.start < found.end <= len(text)
        assert found.low is None or found.high is None or found.low <= found.high
        assert not (found.low is None and found.high is None)
        last = found.end


def hostile() -> Iterator[tuple[str, str]]:
    yield "digits", "1" * 10_000_000
    size = 2_000_000
    yield "numbers", "1e308 " * (size // 12)
    yield "words", "the " * (size // 8)
    yield "zalgo", "Z̸̡a̵l̷g̶o̴ " * (size // 24)
    yield "bounds", "at least " * (size // 18)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "text"), list(hostile()), ids=[name for name, _ in hostile()])
def test_hostile_text_of_megabytes_takes_linear_time(name: str, text: str) -> None:
    tenth = text[: len(text) // 10]
    begun = time.perf_counter()
    sum(1 for _ in scan_quantities(tenth))
    first = time.perf_counter() - begun
    begun = time.perf_counter()
    sum(1 for _ in scan_quantities(text))
    assert time.perf_counter() - begun < max(2.0, 25 * first)
