"""Each rule by itself: where it begins, where it ends, and what it leaves to others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.phrases import phrase_at
from sayso.resolve.times.clock import read_clock
from sayso.resolve.times.dates import (
    day_number,
    find_day_month,
    find_month,
    find_numeric,
    find_part_of_year,
    find_second_day,
    month_at,
)
from sayso.resolve.times.lexicon import lexicon
from sayso.resolve.times.meaning import Match
from sayso.resolve.times.relative import (
    find_ago,
    find_deictic,
    find_feast,
    find_nth_weekday,
    find_turned,
    find_weekday,
    find_year_ago,
    weekday_at,
)
from sayso.resolve.times.spans import find_duration, find_set, find_stretch, read_span
from sayso.resolve.times.years import find_decade, find_year, year_at, year_number
from sayso.resolve.tokens import Words

Rule = Callable[[Words, int], Match | None]
RULES: list[Rule] = [
    find_numeric,
    find_day_month,
    find_month,
    find_second_day,
    find_part_of_year,
    find_year,
    find_decade,
    find_deictic,
    find_weekday,
    find_nth_weekday,
    find_turned,
    find_ago,
    find_feast,
    find_year_ago,
    find_duration,
    find_stretch,
    find_set,
]


def cut(rule: Rule, text: str, index: int = 0) -> str | None:
    """The words that a rule takes from a text, beginning at a token."""
    words = Words(text)
    match = rule(words, index)
    return text[words.starts[index] : words.ends[match.end - 1]] if match else None


@pytest.mark.parametrize(
    ("rule", "text", "taken"),
    [
        (find_numeric, "2024-10-23 was", "2024-10-23"),
        (find_numeric, "23.10.2024.", "23.10.2024"),
        (find_numeric, "2024-13-23", None),
        (find_numeric, "10-23", None),
        (find_numeric, "555-123-4567", None),
        (find_day_month, "5 May 2021 was", "5 May 2021"),
        (find_day_month, "the 5th of May", "the 5th of May"),
        (find_day_month, "5 to 7 May, 2021", "5 to 7 May, 2021"),
        (find_day_month, "32 May", None),
        (find_day_month, "5 men", None),
        (find_month, "May 5, 2021, was", "May 5, 2021"),
        (find_month, "May 5 men", "May 5"),
        (find_month, "Sept. 11", "Sept. 11"),
        (find_month, "February 30, 2021", None),
        (find_month, "june", None),
        (find_month, "DEC", None),
        (find_month, "October last year", "October last year"),
        (find_month, "June of that year", "June of that year"),
        (find_part_of_year, "the third quarter of 2024", "the third quarter of 2024"),
        (find_part_of_year, "the 1988 third quarter", "the 1988 third quarter"),
        (find_part_of_year, "summer 2024", "summer 2024"),
        (find_part_of_year, "the summer", "the summer"),
        (find_part_of_year, "summer", None),
        (find_part_of_year, "the fall of Orm", None),
        (find_part_of_year, "Q5 2024", None),
        (find_part_of_year, "the fifth quarter", None),
        (find_part_of_year, "the first half of the match", None),
        (find_year, "the year 2014", "the year 2014"),
        (find_year, "2014.", "2014"),
        (find_year, "2014 men", None),
        (find_year, "2014s", None),
        (find_year, "20145", None),
        (find_decade, "the 1990s", "the 1990s"),
        (find_decade, "the late 1990s", "the late 1990s"),
        (find_decade, "the nineties", "the nineties"),
        (find_decade, "nineties", None),
        (find_decade, "the 19th century", "the 19th century"),
        (find_decade, "the 19th brigade", None),
        (find_decade, "90s", None),
        (find_deictic, "yesterday morning", "yesterday morning"),
        (find_deictic, "the day after tomorrow", "the day after tomorrow"),
        (find_deictic, "the day after", None),
        (find_weekday, "Monday, 5 May 2025", "Monday, 5 May 2025"),
        (find_weekday, "Friday (February 9)", "Friday (February 9"),
        (find_weekday, "Fridays", "Fridays"),
        (find_weekday, "friday", None),
        (find_weekday, "Sun rose", None),
        (find_weekday, "Wed., Oct. 13", "Wed., Oct. 13"),
        (find_nth_weekday, "the first Monday in May", "the first Monday in May"),
        (find_nth_weekday, "the fifth Monday of May", None),
        (find_nth_weekday, "the first Monday of talks", None),
        (find_turned, "last week's", "last week"),
        (find_turned, "the following day", "the following day"),
        (find_turned, "this past spring", "this past spring"),
        (find_turned, "This Week", None),
        (find_turned, "last man", None),
        (find_turned, "the last day of the siege", None),
        (find_turned, "last weeks", None),
        (find_ago, "two weeks ago", "two weeks ago"),
        (find_ago, "a week or so ago", "a week or so ago"),
        (find_ago, "nearly two years ago", "nearly two years ago"),
        (find_ago, "ten days from now", "ten days from now"),
        (find_ago, "two days before the vote", None),
        (find_ago, "two men ago", None),
        (find_feast, "Christmas Day 2022", "Christmas Day 2022"),
        (find_feast, "christmas", None),
        (find_year_ago, "the year-ago quarter", "the year-ago quarter"),
        (find_year_ago, "the year ago", None),
        (find_duration, "two and a half years of", "two and a half years"),
        (find_duration, "for weeks on", "for weeks"),
        (find_duration, "for 12 weeks", None),
        (find_duration, "three-week", "three-week"),
        (find_duration, "three -day visit", "three -day"),
        (find_duration, "45-year-old", None),
        (find_duration, "45 years of age", None),
        (find_duration, "three-quarters", None),
        (find_stretch, "the past two months", "the past two months"),
        (find_stretch, "the next few days", "the next few days"),
        (find_stretch, "recent years", "recent years"),
        (find_stretch, "at least the last eight years", "at least the last eight years"),
        (find_stretch, "the weeks ahead", "the weeks ahead"),
        (find_stretch, "the weeks", None),
        (find_stretch, "past us", None),
        (find_set, "every other week", "every other week"),
        (find_set, "each Thursday", "each Thursday"),
        (find_set, "every man", None),
        (find_set, "per day", "per day"),
        (find_set, "a day", None),
    ],
)
def test_what_a_rule_takes(rule: Rule, text: str, taken: str | None) -> None:
    assert cut(rule, text) == taken


@pytest.mark.parametrize(
    ("text", "end", "code"),
    [
        ("3 p.m. sharp", 5, "T15:00"),
        ("3 pm", 2, "T15:00"),
        ("3:30 a.m.", 7, "T03:30"),
        ("12 a.m.", 5, "T00:00"),
        ("12 p.m.", 5, "T12:00"),
        ("14:30", 3, "T14:30"),
        ("14:30 GMT", 4, "T14:30Z"),
        ("0400 GMT", 2, "T04:00Z"),
        ("1400 hours", 2, "T14:00"),
        ("3 o'clock", 4, "T03:00"),
        ("noon", 1, "T12:00"),
        ("midnight", 1, "T24:00"),
        ("10 a.m. local time", 7, "T10:00"),
        ("9 p.m. EST", 6, "T21:00"),
        ("08:16:31-05:00", 9, "T08:16"),
        ("4 in the morning", 4, "T04:00"),
    ],
)
def test_times_of_day(text: str, end: int, code: str) -> None:
    assert read_clock(Words(text), 0) == (end, code)


@pytest.mark.parametrize("text", ["3", "13 p.m.", "25:00", "14:61", "1400", "2024", "3 men", "99:99", "", "3.30"])
def test_what_is_no_time_of_day(text: str) -> None:
    assert read_clock(Words(text), 0) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1984", (1, 1984)),
        ("nineteen ninety-six", (4, 1996)),
        ("twenty twenty-two", (4, 2022)),
        ("two thousand and one", (4, 2001)),
        ("1984.5", None),
        ("1984%", None),
        ("0984", None),
        ("2500", None),
        ("nineteen men", None),
    ],
)
def test_numbers_of_years(text: str, found: tuple[int, int] | None) -> None:
    assert year_number(Words(text), 0) == found


@pytest.mark.parametrize(
    ("text", "end"), [("last year", 2), ("the previous year", 3), ("fiscal 2024", 2), ("the year", 2)]
)
def test_years_by_name(text: str, end: int) -> None:
    found = year_at(Words(text), 0)
    assert found is not None
    assert found[0] == end


@pytest.mark.parametrize("text", ["year", "last man", "the", ""])
def test_what_is_no_year(text: str) -> None:
    assert year_at(Words(text), 0) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5", (1, 5)),
        ("5th", (2, 5)),
        ("eighth", (1, 8)),
        ("31,", (1, 31)),
        ("32", None),
        ("0", None),
        ("5%", None),
        ("5.5", None),
    ],
)
def test_days_of_the_month(text: str, found: tuple[int, int] | None) -> None:
    assert day_number(Words(text), 0) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("May", (1, 5)),
        ("Sept. 3", (2, 9)),
        ("Sept", (1, 9)),
        ("may", None),
        ("MAR", None),
        ("MAR 5", (1, 3)),
        ("Maya", None),
    ],
)
def test_months(text: str, found: tuple[int, int] | None) -> None:
    assert month_at(Words(text), 0) == found


def test_every_month_and_weekday_is_known() -> None:
    table = lexicon()
    assert sorted(set(table.months.values())) == list(range(1, 13))
    assert sorted(set(table.weekdays.values())) == list(range(1, 8))
    for name, number in table.weekdays.items():
        assert weekday_at(Words(name.title()), 0) == (1, number)


@pytest.mark.parametrize(
    ("text", "count", "unit", "mod"),
    [
        ("two weeks", 2, "W", None),
        ("nearly two weeks", 2, "W", "APPROX"),
        ("more than a year", 1, "Y", "MORE_THAN"),
        ("less than an hour", 1, "H", "LESS_THAN"),
        ("several months", None, "M", None),
        ("a couple of days", 2, "D", None),
        ("a few minutes", None, "TM", None),
        ("two or three days", None, "D", None),
        ("half a century", 0.5, "CE", None),
        ("eight trading days", 8, "D", None),
        ("two days or so", 2, "D", "APPROX"),
    ],
)
def test_counts_of_units(text: str, count: float | None, unit: str, mod: str | None) -> None:
    found = read_span(Words(text), 0)
    assert found is not None
    assert (found.count, found.unit.unit, found.mod) == (count, unit, mod)
    assert found.end == Words(text).size


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        ("days", 3, "P3D"),
        ("hours", 24, "PT24H"),
        ("minutes", None, "PTXM"),
        ("weeks", None, "PXW"),
        ("fortnights", 1, "P2W"),
        ("years", 2.5, "P2Y6M"),
        ("years", 0.5, "P6M"),
        ("decades", 2, "P20Y"),
        ("decades", None, "PXDE"),
        ("centuries", None, "PXCE"),
        ("hour", 0.5, "PT30M"),
    ],
)
def test_durations_are_timex3(unit: str, count: float | None, value: str) -> None:
    assert lexicon().units[unit].duration(count) == value


def test_the_longest_phrase_is_taken() -> None:
    words = Words("Christmas Eve")
    found = phrase_at(words, 0, lexicon().feasts)
    assert found is not None
    assert found[0] == 2
    assert phrase_at(Words("Friday"), 0, lexicon().feasts) is None


@given(st.text(alphabet="0123456789 -/.,:'stndrhMayJuneOct of the last week in year ago", max_size=60))
def test_no_rule_runs_past_the_text(text: str) -> None:
    words = Words(text)
    for index in range(words.size):
        for rule in RULES:
            match = rule(words, index)
            assert match is None or index < match.end <= words.size
