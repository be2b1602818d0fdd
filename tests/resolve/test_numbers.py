"""Numbers as they are written, in digits and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text_to_num import text2num

from sayso.resolve.numbers import read_fraction, read_number, read_ordinal
from sayso.resolve.tokens import Words

ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
]
ONES += ["eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    """A whole number below a thousand million, as reports spell it."""
    for scale, name in ((10**6, "million"), (1000, "thousand")):
        if number >= scale:
            rest = number % scale
            return f"{in_words(number // scale)} {name}" + (f" {in_words(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100 - 1]} hundred" + (f" and {in_words(rest)}" if rest else "")
    if number >= 20:
        rest = number % 10
        return TENS[number // 10 - 2] + (f"-{ONES[rest - 1]}" if rest else "")
    return ONES[number - 1]


def value(text: str) -> float | None:
    """The value of a number that is the whole text, else None."""
    words = Words(text)
    found = read_number(words, 0)
    return found.value if found and found.end == words.size else None


@given(st.integers(1, 10**9 - 1))
def test_spelled_numbers_come_back(number: int) -> None:
    assert value(in_words(number)) == number


@given(st.integers(1, 10**9 - 1))
def test_another_reader_of_numbers_agrees(number: int) -> None:
    spelled = in_words(number)
    assert value(spelled) == text2num(spelled.replace("-", " "), "en")


@given(st.integers(0, 10**14))
def test_digits_come_back_with_and_without_groups(number: int) -> None:
    assert value(str(number)) == number
    assert value(f"{number:,}") == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.5", 3.5),
        ("2 1/2", 2.5),
        ("2½", 2.5),
        ("½", 0.5),
        ("12.5 million", 12_500_000),
        ("1.2m", 1_200_000),
        ("40k", 40_000),
        ("5bn", 5_000_000_000),
        ("4 hundred thousand", 400_000),
        ("a hundred", 100),
        ("a hundred and ten", 110),
        ("half a million", 500_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("two and a half", 2.5),
        ("two and a half million", 2_500_000),
        ("130 000", 130_000),
        ("10\u00a0000", 10_000),
        ("a couple of hundred", 200),
        ("zero", 0),
    ],
)
def test_numbers(text: str, expected: float) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("dozens", 24),
        ("hundreds", 200),
        ("thousands", 2000),
        ("millions", 2_000_000),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
        ("tens of millions", 20_000_000),
        ("several thousand", 2000),
        ("a few hundred", 200),
    ],
)
def test_plural_scales_say_only_the_least(text: str, least: int) -> None:
    found = read_number(Words(text), 0)
    assert found is not None
    assert (found.value, found.open) == (least, True)


@pytest.mark.parametrize(
    "text", ["", "the", "hundred", "million", "a ship", "half", "tens", "scores", "9" * 16, "couple", "٣"]
)
def test_what_is_no_number(text: str) -> None:
    assert read_number(Words(text), 0) is None


def test_a_number_ends_where_the_next_begins() -> None:
    for text, end in (("five and six", 1), ("twenty thirty", 1), ("two thousand and one million", 2)):
        found = read_number(Words(text), 0)
        assert found is not None
        assert found.end == end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("half of", 0.5),
        ("a third of", 0.333333),
        ("two-thirds of", 0.666667),
        ("three quarters of", 0.75),
        ("a tenth of", 0.1),
    ],
)
def test_shares(text: str, expected: float) -> None:
    found = read_fraction(Words(text), 0)
    assert found is not None
    assert found.value == expected


@pytest.mark.parametrize("text", ["third", "two third", "a thirds", "five", "a"])
def test_what_is_no_share(text: str) -> None:
    assert read_fraction(Words(text), 0) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fifth", 5),
        ("21st", 21),
        ("twenty-first", 21),
        ("8th", 8),
        ("twentieth", 20),
        ("five", None),
        ("5", None),
        ("5 th", None),
    ],
)
def test_ordinals(text: str, expected: int | None) -> None:
    found = read_ordinal(Words(text), 0)
    assert (found.value if found else None) == expected


@given(st.text())
def test_any_text_at_all(text: str) -> None:
    words = Words(text)
    for index in range(words.size):
        for found in (read_number(words, index), read_fraction(words, index), read_ordinal(words, index)):
            assert found is None or index < found.end <= words.size + 3
