"""Times against a day of writing, from words alone: a table of expressions on several days, open without one."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.resolve.times import Direction, resolve_time, scan_times

THURSDAY = date(2024, 10, 24)
NEW_YEAR = date(2025, 1, 2)  # a Thursday, so that the last week and month lie in another year
LEAP_DAY = date(2024, 2, 29)  # a Thursday too
SUNDAY = date(2031, 3, 9)


def fault(*values: object, why: str) -> object:
    """An expression that is still read wrongly, and how."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=why))


def value(words: str, anchor: date | None, direction: Direction | None = None) -> str | None:
    found = resolve_time(words, anchor=anchor, direction=direction)
    assert found is not None, [words[one.start : one.end] for one in scan_times(words, anchor=anchor)]
    return found.value


# words: on a Thursday in October, just after new year, on a leap day, on a Sunday
FROM_THE_DAY = [
    ("today", "2024-10-24", "2025-01-02", "2024-02-29", "2031-03-09"),
    ("yesterday", "2024-10-23", "2025-01-01", "2024-02-28", "2031-03-08"),
    ("tomorrow", "2024-10-25", "2025-01-03", "2024-03-01", "2031-03-10"),
    ("the day before yesterday", "2024-10-22", "2024-12-31", "2024-02-27", "2031-03-07"),
    ("the day after tomorrow", "2024-10-26", "2025-01-04", "2024-03-02", "2031-03-11"),
    ("yesterday morning", "2024-10-23TMO", "2025-01-01TMO", "2024-02-28TMO", "2031-03-08TMO"),
    ("tomorrow afternoon", "2024-10-25TAF", "2025-01-03TAF", "2024-03-01TAF", "2031-03-10TAF"),
    ("this evening", "2024-10-24TEV", "2025-01-02TEV", "2024-02-29TEV", "2031-03-09TEV"),
    ("tonight", "2024-10-24TNI", "2025-01-02TNI", "2024-02-29TNI", "2031-03-09TNI"),
    ("last night", "2024-10-23TNI", "2025-01-01TNI", "2024-02-28TNI", "2031-03-08TNI"),
    ("last week", "2024-W42", "2024-W52", "2024-W08", "2031-W09"),
    ("this week", "2024-W43", "2025-W01", "2024-W09", "2031-W10"),
    ("next week", "2024-W44", "2025-W02", "2024-W10", "2031-W11"),
    ("last month", "2024-09", "2024-12", "2024-01", "2031-02"),
    ("this month", "2024-10", "2025-01", "2024-02", "2031-03"),
    ("next month", "2024-11", "2025-02", "2024-03", "2031-04"),
    ("last year", "2023", "2024", "2023", "2030"),
    ("this year", "2024", "2025", "2024", "2031"),
    ("next year", "2025", "2026", "2025", "2032"),
    ("the year before last", "2022", "2023", "2022", "2029"),
    ("a week ago", "2024-W42", "2024-W52", "2024-W08", "2031-W09"),
    ("two days ago", "2024-10-22", "2024-12-31", "2024-02-27", "2031-03-07"),
    ("a month ago", "2024-09", "2024-12", "2024-01", "2031-02"),
    ("six months ago", "2024-04", "2024-07", "2023-08", "2030-09"),
    ("a year ago", "2023", "2024", "2023", "2030"),
    ("ten years ago", "2014", "2015", "2014", "2021"),
    ("three days from now", "2024-10-27", "2025-01-05", "2024-03-03", "2031-03-12"),
    ("last Monday", "2024-10-21", "2024-12-30", "2024-02-26", "2031-03-03"),
    ("next Monday", "2024-10-28", "2025-01-06", "2024-03-04", "2031-03-10"),
    ("last Thursday", "2024-10-17", "2024-12-26", "2024-02-22", "2031-03-06"),
    ("next Thursday", "2024-10-31", "2025-01-09", "2024-03-07", "2031-03-13"),
    ("earlier this year", "2024", "2025", "2024", "2031"),
    ("later this month", "2024-10", "2025-01", "2024-02", "2031-03"),
    ("early this week", "2024-W43", "2025-W01", "2024-W09", "2031-W10"),
    ("last June", "2024-06", "2024-06", "2023-06", "2030-06"),
    ("next June", "2025-06", "2025-06", "2024-06", "2031-06"),
    ("last summer", "2024-SU", "2024-SU", "2023-SU", "2030-SU"),
    ("next summer", "2025-SU", "2025-SU", "2024-SU", "2031-SU"),
    ("the first quarter of this year", "2024-Q1", "2025-Q1", "2024-Q1", "2031-Q1"),
    ("the second half of last year", "2023-H2", "2024-H2", "2023-H2", "2030-H2"),
]
DAYS = (THURSDAY, NEW_YEAR, LEAP_DAY, SUNDAY)


@pytest.mark.parametrize(("words", "values"), [(words, values) for words, *values in FROM_THE_DAY])
def test_from_the_day_of_writing(words: str, values: list[str]) -> None:
    assert [value(words, day) for day in DAYS] == values
    assert value(words, None) is None


FAR = "a month more than 255 days ahead is taken for the last one, whatever the verb says"
NEAR = "a holiday within 90 days on the other side is taken, whatever the verb says"
MOVES = "a holiday that moves is the nearest one, though the verb looks back"
# words, and where the verb looks: on the Thursday, on the Sunday
WHICH_WAY = [
    ("Monday", "past", "2024-10-21", "2031-03-03"),
    ("Monday", "future", "2024-10-28", "2031-03-10"),
    ("Tuesday", "past", "2024-10-22", "2031-03-04"),
    ("Tuesday", "future", "2024-10-29", "2031-03-11"),
    ("Wednesday", "past", "2024-10-23", "2031-03-05"),
    ("Wednesday", "future", "2024-10-30", "2031-03-12"),
    ("Thursday", "past", "2024-10-24", "2031-03-06"),
    ("Thursday", "future", "2024-10-24", "2031-03-13"),
    ("Friday", "past", "2024-10-18", "2031-03-07"),
    ("Friday", "future", "2024-10-25", "2031-03-14"),
    ("Saturday", "past", "2024-10-19", "2031-03-08"),
    ("Saturday", "future", "2024-10-26", "2031-03-15"),
    ("Sunday", "past", "2024-10-20", "2031-03-09"),
    ("Sunday", "future", "2024-10-27", "2031-03-09"),
    ("early Sunday", "past", "2024-10-20", "2031-03-09"),
    ("late on Friday", "past", "2024-10-18", "2031-03-07"),
    ("Friday night", "past", "2024-10-18TNI", "2031-03-07TNI"),
    ("Friday night", "future", "2024-10-25TNI", "2031-03-14TNI"),
    ("Saturday morning", "past", "2024-10-19TMO", "2031-03-08TMO"),
    ("January", "past", "2024-01", "2031-01"),
    fault("January", "future", "2025-01", "2032-01", why=FAR),
    ("April", "past", "2024-04", "2030-04"),
    ("July", "past", "2024-07", "2030-07"),
    ("July", "future", "2025-07", "2031-07"),
    ("December", "past", "2023-12", "2030-12"),
    fault("December", "future", "2024-12", "2031-12", why=FAR),
    ("June 30", "past", "2024-06-30", "2030-06-30"),
    ("May 9", "future", "2025-05-09", "2031-05-09"),
    ("30 June", "past", "2024-06-30", "2030-06-30"),
    ("early May", "past", "2024-05", "2030-05"),
    ("the spring", "future", "2025-SP", "2031-SP"),
    fault("Christmas", "past", "2023-12-25", "2030-12-25", why=NEAR),
    fault("Christmas", "future", "2024-12-25", "2031-12-25", why=NEAR),
    fault("Christmas Eve", "future", "2024-12-24", "2031-12-24", why=NEAR),
    fault("Easter", "past", "2024-03-31", "2030-04-21", why=MOVES),
    ("Easter", "future", "2025-04-20", "2031-04-13"),
    ("Good Friday", "future", "2025-04-18", "2031-04-11"),
    fault("New Year’s Day", "future", "2025-01-01", "2032-01-01", why=NEAR),
    fault("New Year’s Eve", "past", "2023-12-31", "2030-12-31", why=NEAR),
    ("Thanksgiving", "future", "2024-11-28", "2031-11-27"),
    fault("Labor Day", "past", "2024-09-02", "2030-09-02", why=MOVES),
    ("Victory Day", "future", "2025-05-09", "2031-05-09"),
    fault("Memorial Day", "past", "2024-05-27", "2030-05-27", why=MOVES),
    ("Halloween", "future", "2024-10-31", "2031-10-31"),
]


@pytest.mark.parametrize(("words", "direction", "thursday", "sunday"), WHICH_WAY)
def test_which_way_the_verb_looks(words: str, direction: Direction, thursday: str, sunday: str) -> None:
    assert value(words, THURSDAY, direction) == thursday
    assert value(words, SUNDAY, direction) == sunday
    assert value(words, None, direction) is None


# words that need no day of writing: type, value, begin, until
FIXED = [
    ("5 May 2021", "DATE", "2021-05-05", "2021-05-05", "2021-05-06"),
    ("May 5, 2021", "DATE", "2021-05-05", "2021-05-05", "2021-05-06"),
    ("May 5th, 2021", "DATE", "2021-05-05", "2021-05-05", "2021-05-06"),
    ("the fifth of May 2021", "DATE", "2021-05-05", "2021-05-05", "2021-05-06"),
    ("2021-05-05", "DATE", "2021-05-05", "2021-05-05", "2021-05-06"),
    ("Wednesday, 5 May 2021", "DATE", "2021-05-05", "2021-05-05", "2021-05-06"),
    ("29 February 2024", "DATE", "2024-02-29", "2024-02-29", "2024-03-01"),
    ("31 December 2021", "DATE", "2021-12-31", "2021-12-31", "2022-01-01"),
    ("May 2021", "DATE", "2021-05", "2021-05-01", "2021-06-01"),
    ("December 2021", "DATE", "2021-12", "2021-12-01", "2022-01-01"),
    ("February 2024", "DATE", "2024-02", "2024-02-01", "2024-03-01"),
    ("early May 2021", "DATE", "2021-05", "2021-05-01", "2021-06-01"),
    ("the end of May 2021", "DATE", "2021-05", "2021-05-01", "2021-06-01"),
    ("late 2021", "DATE", "2021", "2021-01-01", "2022-01-01"),
    ("the beginning of 2021", "DATE", "2021", "2021-01-01", "2022-01-01"),
    ("the spring of 2021", "DATE", "2021-SP", None, None),
    ("winter 2021", "DATE", "2021-WI", None, None),
    ("the first quarter of 2021", "DATE", "2021-Q1", "2021-01-01", "2021-04-01"),
    ("the fourth quarter of 2021", "DATE", "2021-Q4", "2021-10-01", "2022-01-01"),
    ("the second half of 2021", "DATE", "2021-H2", "2021-07-01", "2022-01-01"),
    ("the 1980s", "DATE", "198", "1980-01-01", "1990-01-01"),
    ("the 20th century", "DATE", "19", "1900-01-01", "2000-01-01"),
    ("Christmas 2021", "DATE", "2021-12-25", "2021-12-25", "2021-12-26"),
    ("Easter 2021", "DATE", "2021-04-04", "2021-04-04", "2021-04-05"),
    ("the first Monday of May 2021", "DATE", "2021-05-03", "2021-05-03", "2021-05-04"),
    ("3 p.m. on 5 May 2021", "TIME", "2021-05-05T15:00", "2021-05-05T15:00", "2021-05-05T15:01"),
    ("5 May 2021 at 14:30", "TIME", "2021-05-05T14:30", "2021-05-05T14:30", "2021-05-05T14:31"),
    ("the morning of 5 May 2021", "TIME", "2021-05-05TMO", "2021-05-05", "2021-05-06"),
    ("the night of 5 May 2021", "TIME", "2021-05-05TNI", "2021-05-05", "2021-05-06"),
    ("noon on 5 May 2021", "TIME", "2021-05-05T12:00", "2021-05-05T12:00", "2021-05-05T12:01"),
]


@pytest.mark.parametrize(("words", "kind", "expected", "begin", "until"), FIXED)
@pytest.mark.parametrize("anchor", [None, THURSDAY, SUNDAY])
def test_what_needs_no_day_of_writing(
    words: str, kind: str, expected: str, begin: str | None, until: str | None, anchor: date | None
) -> None:
    found = resolve_time(words, anchor=anchor)
    assert found is not None
    assert (found.type, found.value) == (kind, expected)
    assert begin is None or (found.begin, found.until) == (begin, until)


# lengths of time and recurrences: the same on any day
LENGTHS = [
    ("ten seconds", "DURATION", "PT10S"),
    ("45 minutes", "DURATION", "PT45M"),
    fault("an hour and a half", "DURATION", "PT1H30M", why="“two and a half years” are P2Y6M, but this is PT1.5H"),
    ("an hour", "DURATION", "PT1H"),
    ("72 hours", "DURATION", "PT72H"),
    ("72-hour", "DURATION", "PT72H"),
    ("three days", "DURATION", "P3D"),
    ("about three days", "DURATION", "P3D"),
    ("more than three days", "DURATION", "P3D"),
    ("three nights", "DURATION", "P3D"),
    ("a fortnight", "DURATION", "P2W"),
    ("six weeks", "DURATION", "P6W"),
    ("18 months", "DURATION", "P18M"),
    ("a year and a half", "DURATION", "P1Y6M"),
    ("half a year", "DURATION", "P6M"),
    ("a decade", "DURATION", "P10Y"),
    ("two centuries", "DURATION", "P200Y"),
    ("several days", "DURATION", "PXD"),
    ("a few months", "DURATION", "PXM"),
    ("some years", "DURATION", "PXY"),
    ("for years", "DURATION", "PXY"),
    ("for decades", "DURATION", "PXDE"),
    ("recent days", "DURATION", "PXD"),
    ("the coming weeks", "DURATION", "PXW"),
    ("the past three days", "DURATION", "P3D"),
    ("the next two months", "DURATION", "P2M"),
    ("the last five years", "DURATION", "P5Y"),
    ("every hour", "SET", "PT1H"),
    ("every day", "SET", "P1D"),
    ("each week", "SET", "P1W"),
    ("every month", "SET", "P1M"),
    ("every year", "SET", "P1Y"),
    ("every three days", "SET", "P3D"),
    ("every Monday", "SET", "XXXX-WXX-1"),
    ("each Sunday", "SET", "XXXX-WXX-7"),
    ("every March", "SET", "XXXX-03"),
]


@pytest.mark.parametrize(("words", "kind", "expected"), LENGTHS)
@pytest.mark.parametrize("anchor", [None, THURSDAY])
def test_lengths_and_recurrences(words: str, kind: str, expected: str, anchor: date | None) -> None:
    found = resolve_time(words, anchor=anchor)
    assert found is not None
    assert (found.type, found.value) == (kind, expected)


# ranges: from the first day to the last
RANGES = [
    ("May 5-7, 2021", "2021-05-05/2021-05-07", "2021-05-05", "2021-05-08"),
    ("5-7 May 2021", "2021-05-05/2021-05-07", "2021-05-05", "2021-05-08"),
    ("5–7 May 2021", "2021-05-05/2021-05-07", "2021-05-05", "2021-05-08"),
    ("May 5 to 7, 2021", "2021-05-05/2021-05-07", "2021-05-05", "2021-05-08"),
    ("October 5-7", "2024-10-05/2024-10-07", "2024-10-05", "2024-10-08"),
]


@pytest.mark.parametrize(("words", "expected", "begin", "until"), RANGES)
def test_ranges(words: str, expected: str, begin: str, until: str) -> None:
    found = resolve_time(words, anchor=THURSDAY)
    assert found is not None
    assert (found.value, found.begin, found.until) == (expected, begin, until)


# words that are no time, though a calendar's or a clock's word stands in them
NO_TIME = [
    "The 24 of them fled.", "They march on.", "The march began.", "It may fall.", "He may go.",
    "A second envoy came.", "Second, it is late.", "A minute quantity fell.", "The fall of Orm was swift.",
    "They spring to arms.", "Kestan lost 1984 men.", "It is 2021 metres long.", "It sold 2,021 jets.",
    "The 5-2 vote stood.", "A 45-year-old fell.", "The Fifth Brigade marched.", "Room 2021 was locked.",
    "The mission was dated.", "A quarter of them fled.", "The hour hand stopped.", "Weekend Magazine closed.",
]  # fmt: skip
STILL_READ = {
    "It is 2021 metres long.": "a length is taken for a year",
    "Room 2021 was locked.": "the number of a room is taken for a year",
}


@pytest.mark.parametrize("text", [fault(t, why=STILL_READ[t]) if t in STILL_READ else t for t in NO_TIME])
def test_what_is_no_time(text: str) -> None:
    assert [text[one.start : one.end] for one in scan_times(text, anchor=THURSDAY) if not one.vague] == []


# several times in one text, one after the other
ROWS = [
    ("on Monday and Tuesday", ["2024-10-21", "2024-10-22"]),
    ("on Monday, Tuesday and Wednesday", ["2024-10-21", "2024-10-22", "2024-10-23"]),
    ("from Monday to Wednesday", ["2024-10-21", "2024-10-23"]),
    ("between 2014 and 2021", ["2014", "2021"]),
    ("from 2014 to 2021", ["2014", "2021"]),
    fault("in May and June 2021", ["2021-05", "2021-06"], why="the first month does not share the year"),
    ("on 5 May 2021 and 6 June 2021", ["2021-05-05", "2021-06-06"]),
    fault("on May 5 and June 6, 2021", ["2021-05-05", "2021-06-06"], why="the first day does not share the year"),
    ("on 3 March 2021 and a day later", ["2021-03-03", "2021-03-04"]),
    ("on 3 March 2021 and two weeks later", ["2021-03-03", "2021-W11"]),
    ("in March 2021 and the following month", ["2021-03", "2021-04"]),
    ("yesterday and today", ["2024-10-23", "2024-10-24"]),
    ("in 1999 and 2001", ["1999", "2001"]),
    ("at 3 p.m. and at 4 p.m. on 5 May 2021", ["XXXX-XX-XXT15:00", "2021-05-05T16:00"]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_rows(text: str, expected: list[str]) -> None:
    assert [one.value for one in scan_times(text, anchor=THURSDAY) if not one.vague] == expected
