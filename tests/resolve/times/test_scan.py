"""Time expressions: what is found, what it is worth, and what is left alone."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.times import Direction, resolve_time, scan_times

THURSDAY = date(2024, 10, 24)


def values(text: str, *, anchor: date | None = THURSDAY) -> list[tuple[str, str | None]]:
    """What a record would keep of a text."""
    return [(text[one.start : one.end], one.value) for one in scan_times(text, anchor=anchor) if not one.vague]


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        # by the calendar
        ("23 October 2024", "DATE", "2024-10-23"),
        ("Oct. 23, 2024", "DATE", "2024-10-23"),
        ("October 23rd", "DATE", "2024-10-23"),
        ("the 5th of May 2021", "DATE", "2021-05-05"),
        ("2024-10-23", "DATE", "2024-10-23"),
        ("23.10.2024", "DATE", "2024-10-23"),
        ("13/10/2024", "DATE", "2024-10-13"),
        ("October 5-7", "DATE", "2024-10-05/2024-10-07"),
        ("5 to 7 October 2023", "DATE", "2023-10-05/2023-10-07"),
        ("Monday, October 21", "DATE", "2024-10-21"),
        ("February 2022", "DATE", "2022-02"),
        ("June of last year", "DATE", "2023-06"),
        ("the second quarter of 2024", "DATE", "2024-Q2"),
        ("Q3 2023", "DATE", "2023-Q3"),
        ("this year's third quarter", "DATE", "2024-Q3"),
        ("the first half of last year", "DATE", "2023-H1"),
        ("the summer of 2023", "DATE", "2023-SU"),
        ("the year 2014", "DATE", "2014"),
        ("fiscal 2025", "DATE", "2025"),
        ("the 1990s", "DATE", "199"),
        ("the '80s", "DATE", "198"),
        ("the 19th century", "DATE", "18"),
        ("Christmas Day 2022", "DATE", "2022-12-25"),
        ("Easter Sunday 2023", "DATE", "2023-04-09"),
        ("Good Friday 2024", "DATE", "2024-03-29"),
        ("Thanksgiving", "DATE", "2024-11-28"),
        ("Memorial Day", "DATE", "2024-05-27"),
        ("the first Thursday of February 2023", "DATE", "2023-02-02"),
        ("the last Sunday in May 2023", "DATE", "2023-05-28"),
        ("the night of August 7-8", "TIME", "2024-08-07TNI"),
        # from the day of writing
        ("yesterday", "DATE", "2024-10-23"),
        ("the day before yesterday", "DATE", "2024-10-22"),
        ("tomorrow night", "TIME", "2024-10-25TNI"),
        ("tonight", "TIME", "2024-10-24TNI"),
        ("overnight", "TIME", "2024-10-23TNI"),
        ("this morning", "TIME", "2024-10-24TMO"),
        ("last night", "TIME", "2024-10-23TNI"),
        ("Wednesday", "DATE", "2024-10-23"),
        ("Thursday", "DATE", "2024-10-24"),
        ("earlier on Wednesday", "DATE", "2024-10-23"),
        ("Monday morning", "TIME", "2024-10-21TMO"),
        ("last Friday", "DATE", "2024-10-18"),
        ("next Friday", "DATE", "2024-10-25"),
        ("last week", "DATE", "2024-W42"),
        ("the week before last", "DATE", "2024-W41"),
        ("the weekend", "DATE", "2024-W42-WE"),
        ("this month", "DATE", "2024-10"),
        ("earlier this month", "DATE", "2024-10"),
        ("last June", "DATE", "2024-06"),
        ("next spring", "DATE", "2025-SP"),
        ("last year", "DATE", "2023"),
        ("early 2023", "DATE", "2023"),
        ("mid-November", "DATE", "2023-11"),
        ("the end of 2022", "DATE", "2022"),
        ("two weeks ago", "DATE", "2024-W41"),
        ("three days ago", "DATE", "2024-10-21"),
        ("five months ago", "DATE", "2024-05"),
        ("two years ago", "DATE", "2022"),
        ("10 days from now", "DATE", "2024-11-03"),
        # times of day
        ("3 p.m. on Wednesday", "TIME", "2024-10-23T15:00"),
        ("Wednesday at 3 p.m.", "TIME", "2024-10-23T15:00"),
        ("14:30 GMT on Monday", "TIME", "2024-10-21T14:30Z"),
        ("noon on Monday", "TIME", "2024-10-21T12:00"),
        ("midnight Friday", "TIME", "2024-10-18T24:00"),
        ("the night of October 5", "TIME", "2024-10-05TNI"),
        ("12 a.m. on Monday", "TIME", "2024-10-21T00:00"),
        ("2024-10-23 08:16:31-05:00", "TIME", "2024-10-23T08:16"),
        # how long, how often
        ("two years", "DURATION", "P2Y"),
        ("two and a half years", "DURATION", "P2Y6M"),
        ("half an hour", "DURATION", "PT30M"),
        ("nearly four hours", "DURATION", "PT4H"),
        ("24-hour", "DURATION", "PT24H"),
        ("a fortnight ago", "DATE", "2024-10-10"),
        ("two decades", "DURATION", "P20Y"),
        ("several weeks", "DURATION", "PXW"),
        ("12 to 18 months", "DURATION", "PXM"),
        ("for weeks", "DURATION", "PXW"),
        ("the coming days", "DURATION", "PXD"),
        ("the past two months", "DURATION", "P2M"),
        ("hundreds of years", "DURATION", "PXY"),
        ("every Thursday", "SET", "XXXX-WXX-4"),
        ("each July", "SET", "XXXX-07"),
        ("every two weeks", "SET", "P2W"),
        ("every day", "SET", "P1D"),
    ],
)
def test_one_expression(words: str, kind: str, value: str) -> None:
    found = resolve_time(words, anchor=THURSDAY)
    assert found is not None, [(words[one.start : one.end], one) for one in scan_times(words, anchor=THURSDAY)]
    assert (found.type, found.value) == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "Valdoria may attack.",
        "March to the river, the general said.",
        "The fall of the capital ended the war.",
        "A man aged 45 and a 45-year-old woman were held.",
        "Kestan lost 2000 soldiers.",
        "They bought the Su-2000.",
        "It cost 1984.5 crowns.",
        "He called 1,984 men.",
        "The second convoy turned back.",
        "Half a minister's staff resigned.",
        "The latest in a quarter of the cases.",
        "The sun and the sat phone were gone.",
        "The Winter Games were held.",
        "The envoy will soon see.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "now",
        "recently",
        "currently",
        "It costs $10 a day.",
        "It was a daily affair.",
        "days of fighting",
        "at the end of the day",
    ],
)
def test_vague_words_are_found_but_kept_apart(text: str) -> None:
    assert [one.vague for one in scan_times(text, anchor=THURSDAY)] == [True]


def test_without_a_day_of_writing_what_is_relative_stays_open() -> None:
    text = "On Wednesday, two weeks ago, in June and by Christmas; but on 5 May 2021 and in 1999."
    assert values(text, anchor=None) == [
        ("Wednesday", None),
        ("two weeks ago", None),
        ("June", None),
        ("Christmas", None),
        ("5 May 2021", "2021-05-05"),
        ("1999", "1999"),
    ]


def test_a_date_that_reads_two_ways_stays_open() -> None:
    assert values("on 10/11/2024") == [("10/11/2024", None)]


@pytest.mark.parametrize(
    ("words", "direction", "value"),
    [
        ("Wednesday", "past", "2024-10-23"),
        ("Wednesday", "future", "2024-10-30"),
        ("Thursday", "future", "2024-10-24"),
        ("June", "past", "2024-06"),
        ("June", "future", "2025-06"),
        ("August", "future", "2024-08"),
        ("December", "past", "2023-12"),
        ("December", "future", "2024-12"),
        ("October", "past", "2024-10"),
        ("the weekend", "future", "2024-W43-WE"),
        ("overnight", "future", "2024-10-24TNI"),
        ("the summer", "future", "2025-SU"),
        ("Nov. 5", None, "2024-11-05"),
        ("Nov. 5", "past", "2024-11-05"),
        ("March 5", "past", "2024-03-05"),
        ("March 5", "future", "2025-03-05"),
        ("Christmas", "future", "2024-12-25"),
        ("Easter", "future", "2025-04-20"),
    ],
)
def test_the_verb_says_which(words: str, direction: Direction | None, value: str) -> None:
    found = resolve_time(words, anchor=THURSDAY, direction=direction)
    assert found is not None
    assert found.value == value


def test_the_word_before_says_which() -> None:
    assert values("until May") == [("May", "2024-05")]
    assert values("through January") == [("January", "2025-01")]
    assert values("the year ended March 31") == [("March 31", "2024-03-31")]


def test_what_the_text_spoke_of_last_is_counted_from() -> None:
    text = "The army crossed on 3 March 2021. Two days later Orm fell. The following month it was freed. A year earlier"
    assert [value for _, value in values(text)] == ["2021-03-03", "2021-03-05", "2021-04", "2020-04"]


def test_two_days_or_years_in_a_row_are_two() -> None:
    assert values("on June 15 and 16, and in 2006-2009") == [
        ("June 15", "2024-06-15"),
        ("16", "2024-06-16"),
        ("2006", "2006"),
        ("2009", "2009"),
    ]
    assert values("2000-2100 soldiers") == []
    assert values("On June 15 and 16 ships came.") == [("June 15", "2024-06-15")]


def test_a_day_until_which_lies_ahead_unless_the_verb_looks_back() -> None:
    assert values("until Sunday") == [("Sunday", "2024-10-27")]
    found = list(scan_times("open until Sunday", anchor=THURSDAY, direction=lambda start, end: "past"))
    assert [one.value for one in found] == ["2024-10-20"]


def test_that_day_needs_a_day() -> None:
    assert values("In June 2021 the war began. That day it rained. That year it ended.")[1:] == [
        ("That day", None),
        ("That year", "2021"),
    ]


def test_the_next_day_is_counted_from_the_story() -> None:
    assert values("He fled on 3 March 2021 and was caught the next day.")[1] == ("the next day", "2021-03-04")


@pytest.mark.parametrize(
    ("words", "begin", "until"),
    [
        ("Wednesday", "2024-10-23", "2024-10-24"),
        ("June", "2024-06-01", "2024-07-01"),
        ("early 2023", "2023-01-01", "2024-01-01"),
        ("the past two months", "2024-08-24", "2024-10-24"),
        ("the next three days", "2024-10-24", "2024-10-27"),
        ("the coming days", "2024-10-24", None),
        ("recent weeks", None, "2024-10-24"),
        ("two weeks", None, None),
        ("next spring", None, None),
        ("3 p.m. on Wednesday", "2024-10-23T15:00", "2024-10-23T15:01"),
    ],
)
def test_days_that_are_covered(words: str, begin: str | None, until: str | None) -> None:
    found = resolve_time(words, anchor=THURSDAY)
    assert found is not None
    assert (found.begin, found.until) == (begin, until)


def test_how_nearly_it_is_said_is_kept() -> None:
    mods = {
        words: resolve_time(words, anchor=THURSDAY) for words in ("early 2023", "the end of 2022", "nearly two weeks")
    }
    assert [found and found.mod for found in mods.values()] == ["START", "END", "APPROX"]


def test_the_day_of_writing_may_have_an_hour_and_a_zone() -> None:
    moment = datetime(2024, 10, 24, 23, 30, tzinfo=timezone(timedelta(hours=-4)))
    assert resolve_time("yesterday", anchor=moment) == resolve_time("yesterday", anchor=THURSDAY)


def test_words_that_are_no_single_expression_have_no_value() -> None:
    assert resolve_time("on Wednesday", anchor=THURSDAY) is None
    assert resolve_time("", anchor=THURSDAY) is None
    assert resolve_time("Wednesday and Friday", anchor=THURSDAY) is None


def test_an_expression_may_run_over_a_line_but_not_over_a_paragraph() -> None:
    assert values("It began on 5\nMay 2021.") == [("5\nMay 2021", "2021-05-05")]
    assert values("There were 5\n\nMay 2021 was warm.") == [("May 2021", "2021-05")]


MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@given(st.dates(date(1950, 1, 1), date(2035, 12, 31)), st.integers(0, 4))
def test_written_dates_come_back(day: date, form: int) -> None:
    month = MONTHS[day.month - 1]
    written = (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        day.isoformat(),
        f"the {day.day} of {month}, {day.year}",
        f"{month} {day.day} {day.year}",
    )[form]
    found = resolve_time(written, anchor=None)
    assert found is not None
    assert (found.value, found.begin) == (day.isoformat(), day.isoformat())


@given(
    st.integers(2, 400), st.sampled_from(["day", "week", "month", "year"]), st.dates(date(1950, 1, 1), date(2035, 1, 1))
)
def test_counted_units_come_back(count: int, unit: str, anchor: date) -> None:
    length = resolve_time(f"{count} {unit}s", anchor=anchor)
    ago = resolve_time(f"{count} {unit}s ago", anchor=anchor)
    assert length is not None
    assert length.value == f"P{count}{unit[0].upper()}"
    assert ago is not None
    assert ago.until is not None
    assert ago.until <= anchor.isoformat()


WORDS = st.sampled_from(
    [
        "the",
        "last",
        "next",
        "5",
        "May",
        "2024",
        "of",
        "Friday",
        "ago",
        "weeks",
        "year",
        "to",
        "-",
        ",",
        ".",
        ":",
        "'",
        "s",
        "on",
        "early",
        "third",
        "quarter",
        "p",
        "m",
        "24",
        "/",
        "two",
        "half",
        "a",
        "past",
        "in",
        "every",
        "morning",
        "past-due",
        "1990s",
        "st",
        "31",
        "February",
        "days",
        "later",
        "end\n\n",
        "century's",
        "Easter",
        "99999",
        "½",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join), st.dates() | st.none())
def test_any_jumble_of_time_words(text: str, anchor: date | None) -> None:
    check(text, anchor)


@given(st.text(), st.dates() | st.none())
def test_any_text_at_all(text: str, anchor: date | None) -> None:
    check(text, anchor)


def check(text: str, anchor: date | None) -> None:
    """Readings cite words, lie apart and in order, and have bounds that are in order too; twice the same."""
    found = list(scan_times(text, anchor=anchor))
    last = 0
    for one in found:
        assert last <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert one.begin is None or one.until is None or one.begin < one.until
        last = one.end
    assert found == list(scan_times(text, anchor=anchor))


@pytest.mark.parametrize(
    "unit", ["1", "1 ", "the ", "2024-", "May ", "one hundred and ", "the last ", "1:", "5.5.", "́a", "Q"]
)
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = perf_counter()
        for _ in scan_times(text, anchor=THURSDAY):
            pass
        return perf_counter() - start

    short, long = seconds(20_000), seconds(80_000)
    assert long < 12 * short + 0.5
