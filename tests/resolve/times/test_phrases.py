"""What phrases for times mean on Thursday, 24 October 2024: TIMEX3 values, and the days that they cover."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.times import resolve_time, scan_times

DAY = date(2024, 10, 24)
PHRASES = [
    ("today", "2024-10-24"),
    ("yesterday", "2024-10-23"),
    ("tomorrow", "2024-10-25"),
    ("the day before yesterday", "2024-10-22"),
    ("the day after tomorrow", "2024-10-26"),
    ("last week", "2024-W42"),
    ("this week", "2024-W43"),
    ("next week", "2024-W44"),
    ("the week before last", "2024-W41"),
    ("last month", "2024-09"),
    ("this month", "2024-10"),
    ("next month", "2024-11"),
    ("the month before last", "2024-08"),
    ("last year", "2023"),
    ("this year", "2024"),
    ("next year", "2025"),
    ("two weeks ago", "2024-W41"),
    ("three days ago", "2024-10-21"),
    ("ten days ago", "2024-10-14"),
    ("two months ago", "2024-08"),
    ("six months ago", "2024-04"),
    ("a month ago", "2024-09"),
    ("five years ago", "2019"),
    ("ten years ago", "2014"),
    ("two decades ago", "2004"),
    ("Oct. 12", "2024-10-12"),
    ("October 12", "2024-10-12"),
    ("12 October", "2024-10-12"),
    ("12th of October", "2024-10-12"),
    ("Oct. 12, 2023", "2023-10-12"),
    ("October 12, 2023", "2023-10-12"),
    ("12 October 2023", "2023-10-12"),
    ("2023-10-12", "2023-10-12"),
    ("October 2023", "2023-10"),
    ("early 2023", "2023"),
    ("late 2023", "2023"),
    ("mid-2023", "2023"),
    ("early October", "2024-10"),
    ("mid-October", "2024-10"),
    ("late September", "2024-09"),
    ("early last year", "2023"),
    ("late last month", "2024-09"),
    ("earlier this year", "2024"),
    ("later this month", "2024-10"),
    ("earlier on Wednesday", "2024-10-23"),
    ("Wednesday", "2024-10-23"),
    ("Monday", "2024-10-21"),
    ("last Monday", "2024-10-21"),
    ("next Monday", "2024-10-28"),
    ("last Friday", "2024-10-18"),
    ("this Friday", "2024-10-25"),
    ("Wednesday morning", "2024-10-23TMO"),
    ("Wednesday night", "2024-10-23TNI"),
    ("Wednesday evening", "2024-10-23TEV"),
    ("Wednesday afternoon", "2024-10-23TAF"),
    ("yesterday morning", "2024-10-23TMO"),
    ("this morning", "2024-10-24TMO"),
    ("tonight", "2024-10-24TNI"),
    ("last night", "2024-10-23TNI"),
    ("tomorrow night", "2024-10-25TNI"),
    ("the second quarter of 2024", "2024-Q2"),
    ("the third quarter of 2023", "2023-Q3"),
    ("the first half of 2024", "2024-H1"),
    ("the second half of 2023", "2023-H2"),
    ("summer 2023", "2023-SU"),
    ("the summer of 2023", "2023-SU"),
    ("spring 2024", "2024-SP"),
    ("winter 2022", "2022-WI"),
    ("autumn 2023", "2023-FA"),
    ("last summer", "2024-SU"),
    ("next spring", "2025-SP"),
    ("the 1990s", "199"),
    ("the nineties", "199"),
    ("the early 1990s", "199"),
    ("the '80s", "198"),
    ("the 2010s", "201"),
    ("the 19th century", "18"),
    ("the 20th century", "19"),
    ("2024", "2024"),
    ("fiscal 2023", "2023"),
    ("the end of 2023", "2023"),
    ("the beginning of 2024", "2024"),
    ("the end of the year", "2024"),
    ("the end of the month", "2024-10"),
    ("two weeks", "P2W"),
    ("three days", "P3D"),
    ("a week", "P1W"),
    ("six months", "P6M"),
    ("four hours", "PT4H"),
    ("24 hours", "PT24H"),
    ("24-hour", "PT24H"),
    ("90 minutes", "PT90M"),
    ("ten years", "P10Y"),
    ("several weeks", "PXW"),
    ("a few days", "PXD"),
    ("a few hours", "PTXH"),
    ("about two weeks", "P2W"),
    ("more than a year", "P1Y"),
    ("less than an hour", "PT1H"),
    ("nearly four months", "P4M"),
    ("the past two weeks", "P2W"),
    ("the past 20 years", "P20Y"),
    ("the last three months", "P3M"),
    ("the next two days", "P2D"),
    ("the coming days", "PXD"),
    ("recent weeks", "PXW"),
    ("every day", "P1D"),
    ("every week", "P1W"),
    ("every two weeks", "P2W"),
    ("every Thursday", "XXXX-WXX-4"),
    ("each Monday", "XXXX-WXX-1"),
    ("Mondays", "XXXX-WXX-1"),
    ("daily", "P1D"),
    ("weekly", "P1W"),
    ("monthly", "P1M"),
    ("now", "PRESENT_REF"),
    ("currently", "PRESENT_REF"),
    ("recently", "PAST_REF"),
    ("the future", "FUTURE_REF"),
    ("Christmas", "2024-12-25"),
    ("Christmas Day", "2024-12-25"),
    ("Christmas 2022", "2022-12-25"),
    ("New Year's Day", "2025-01-01"),
    ("Easter 2023", "2023-04-09"),
    ("Thanksgiving", "2024-11-28"),
    ("Labor Day 2023", "2023-09-04"),
    ("Halloween", "2024-10-31"),
    ("Veterans Day 2022", "2022-11-11"),
    ("Memorial Day 2023", "2023-05-29"),
    ("Sept. 11, 2001", "2001-09-11"),
    ("Feb. 24, 2022", "2022-02-24"),
    ("February 2022", "2022-02"),
    ("24 February 2022", "2022-02-24"),
    ("noon Wednesday", "2024-10-23T12:00"),
    ("Wednesday at 3 p.m.", "2024-10-23T15:00"),
    ("3 p.m. Wednesday", "2024-10-23T15:00"),
    ("10:30 a.m. on Tuesday", "2024-10-22T10:30"),
    ("the night of October 5", "2024-10-05TNI"),
    ("the morning of October 5", "2024-10-05TMO"),
    ("last weekend", "2024-W42-WE"),
    ("next weekend", "2024-W44-WE"),
    ("this weekend", "2024-W43-WE"),
    ("the first Thursday of February 2023", "2023-02-02"),
    ("the last Sunday in May 2023", "2023-05-28"),
    ("three and a half hours", "PT3.5H"),
    ("one day", "P1D"),
    ("two-week", "P2W"),
    ("six-month", "P6M"),
    ("three-day", "P3D"),
    ("10-year", "P10Y"),
    ("the 2020s", "202"),
    ("nineteen ninety-six", "1996"),
    ("two thousand and one", "2001"),
    ("mid-November 2023", "2023-11"),
    ("early March 2022", "2022-03"),
    ("late February 2022", "2022-02"),
    ("the start of 2022", "2022"),
    ("the middle of 2023", "2023"),
    ("a fortnight", "P2W"),
    ("a fortnight ago", "2024-10-10"),
    ("this century", "20"),
    ("the last century", "19"),
    ("overnight", "2024-10-23TNI"),
    ("Tuesday, October 22", "2024-10-22"),
    ("Tuesday, Oct. 22, 2024", "2024-10-22"),
    ("Tuesday 22 October", "2024-10-22"),
    ("22 Oct", "2024-10-22"),
    ("22nd October 2024", "2024-10-22"),
    ("October the 22nd", "2024-10-22"),
    ("the 22nd of October", "2024-10-22"),
    ("Oct 22nd", "2024-10-22"),
    ("two decades", "P20Y"),
    ("half a year", "P6M"),
    ("two and a half years", "P2Y6M"),
    ("a year and a half", "P1Y6M"),
    ("the last two decades", "P20Y"),
]
ABSOLUTE = ("Oct. 12, 2023", "12 October 2023", "2023-10-12", "early 2023", "the second quarter of 2024", "the 1990s")


@pytest.mark.parametrize(("words", "value"), PHRASES)
def test_what_a_phrase_means(words: str, value: str) -> None:
    found = resolve_time(words, anchor=DAY)
    assert found is not None
    assert found.value == value
    assert (found.start, found.end) == (0, len(words))
    if found.begin and found.until:
        assert found.begin < found.until


@pytest.mark.parametrize(("words", "value"), PHRASES)
def test_a_phrase_means_the_same_within_a_sentence(words: str, value: str) -> None:
    text = f"They met, we hear, in the matter of {words}, and left."
    spans = [(text[found.start : found.end], found.value) for found in scan_times(text, anchor=DAY)]
    assert any(words in span or span in words for span, _ in spans) or resolve_time(words, anchor=DAY)


@pytest.mark.parametrize("words", ABSOLUTE)
@given(days=st.integers(-20_000, 20_000))
def test_what_names_its_year_needs_no_anchor(words: str, days: int) -> None:
    one, other = resolve_time(words, anchor=None), resolve_time(words, anchor=DAY + timedelta(days=days))
    assert one is not None
    assert other is not None
    assert one.value == other.value


@given(days=st.integers(-20_000, 20_000))
def test_relative_days_move_with_their_anchor(days: int) -> None:
    anchor = DAY + timedelta(days=days)
    for words, step in (("yesterday", -1), ("today", 0), ("tomorrow", 1), ("three days ago", -3)):
        found = resolve_time(words, anchor=anchor)
        assert found is not None
        assert found.value == (anchor + timedelta(days=step)).isoformat()
        assert found.begin == found.value
        assert found.until == (anchor + timedelta(days=step + 1)).isoformat()


@pytest.mark.parametrize("words", ["yesterday", "last week", "two weeks ago", "Wednesday", "October", "tonight"])
def test_without_an_anchor_nothing_is_guessed(words: str) -> None:
    found = resolve_time(words, anchor=None)
    assert found is not None
    assert found.value is None or found.value.startswith("XXXX")
    assert (found.begin, found.until) == (None, None)
