"""What an expression means once it is known when it was written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.times.calendar import bounds
from sayso.resolve.times.meaning import (
    Context,
    Direction,
    Feast,
    Fixed,
    Last,
    OfDay,
    Offset,
    Overnight,
    Part,
    TheQuarter,
    Weekday,
)

ANCHORS = st.dates(date(1950, 1, 1), date(2035, 12, 31))
DIRECTIONS: st.SearchStrategy[Direction | None] = st.sampled_from(["past", "future", None])
THURSDAY = Context(anchor=date(2024, 10, 24))


@given(ANCHORS, st.integers(1, 7))
def test_a_weekday_of_the_past_is_within_the_week_before(anchor: date, number: int) -> None:
    day = date.fromisoformat(Weekday(number).value(Context(anchor=anchor, direction="past")) or "")
    assert anchor - timedelta(days=6) <= day <= anchor
    assert day.isoweekday() == number


@given(ANCHORS, st.integers(1, 7))
def test_a_weekday_of_the_future_is_within_the_week_after(anchor: date, number: int) -> None:
    day = date.fromisoformat(Weekday(number).value(Context(anchor=anchor, direction="future")) or "")
    assert anchor <= day <= anchor + timedelta(days=6)


@given(ANCHORS, st.integers(1, 7))
def test_last_and_next_are_never_today(anchor: date, number: int) -> None:
    last = date.fromisoformat(Weekday(number, -1).value(Context(anchor=anchor)) or "")
    after = date.fromisoformat(Weekday(number, 1).value(Context(anchor=anchor)) or "")
    assert last < anchor < after
    assert after - last in (timedelta(days=7), timedelta(days=14))


@given(ANCHORS, st.integers(1, 12))
def test_a_month_of_the_past_has_begun(anchor: date, month: int) -> None:
    begin, _ = bounds(Part(f"{month:02}").value(Context(anchor=anchor, direction="past")))
    assert begin is not None
    assert begin <= (anchor + timedelta(days=1)).isoformat()
    assert (anchor - date.fromisoformat(begin)).days <= 366


@given(ANCHORS, st.integers(1, 12), st.integers(1, 28), DIRECTIONS)
def test_a_day_of_the_month_is_never_a_year_away(
    anchor: date, month: int, day: int, direction: Direction | None
) -> None:
    value = Part(f"{month:02}-{day:02}").value(Context(anchor=anchor, direction=direction))
    assert abs((date.fromisoformat(value or "") - anchor).days) <= 366


@pytest.mark.parametrize(
    "meaning",
    [Offset("D", -1, "D"), Weekday(3), Part("10"), Feast(easter=0), Overnight(), Last("D"), OfDay("TMO", Weekday(3))],
)
def test_without_a_day_of_writing_nothing_has_a_value(meaning: Fixed) -> None:
    assert meaning.value(Context()) is None


def test_what_is_fixed_needs_no_context() -> None:
    assert Fixed("P2W").value(Context()) == "P2W"
    assert Fixed(None).value(THURSDAY) is None


@pytest.mark.parametrize(
    ("reference", "unit", "value"),
    [
        ("2021-03-03", "D", "2021-03-04"),
        ("2021-03-03", "W", "2021-W10"),
        ("2021-03-03", "M", "2021-04"),
        ("2021-03", "D", None),
        ("2021-03", "M", "2021-04"),
        ("2021", "M", None),
        ("2021", "Y", "2022"),
        (None, "Y", None),
        ("P2W", "D", None),
    ],
)
def test_what_follows_is_counted_from_what_was_said_as_nearly(
    reference: str | None, unit: str, value: str | None
) -> None:
    context = Context(anchor=date(2024, 10, 24), reference=reference)
    assert Offset(unit, 1, unit, from_reference=True).value(context) == value


def test_a_year_earlier_is_said_as_nearly_as_what_it_is_earlier_than() -> None:
    earlier = Offset("Y", -1, "Y", from_reference=True, as_nearly=True)
    assert earlier.value(Context(reference="2022-03")) == "2021-03"
    assert earlier.value(Context(reference="2022-Q3")) == "2021-Q3"
    assert earlier.value(Context(reference="2022")) == "2021"


def test_a_leap_day_stands_in_leap_years_only() -> None:
    leap = Part("02-29", of=Fixed("2024"))
    assert leap.value(Context()) == "2024-02-29"
    assert Part("02-29", of=Fixed("2023")).value(Context()) is None
    assert Part("02-29", of=Fixed("1900")).value(Context()) is None


def test_a_part_of_no_year_has_no_value() -> None:
    assert Part("10", of=Fixed("P2W")).value(THURSDAY) is None
    assert Part("10", of=Fixed(None)).value(THURSDAY) is None


@pytest.mark.parametrize(
    ("code", "turn", "value"),
    [
        ("06", -1, "2024-06"),
        ("12", -1, "2023-12"),
        ("10", -1, "2023-10"),
        ("06", 1, "2025-06"),
        ("12", 1, "2024-12"),
        ("SP", 1, "2025-SP"),
    ],
)
def test_last_and_next_parts_of_a_year(code: str, turn: int, value: str) -> None:
    assert Part(code, turn=turn).value(THURSDAY) == value


@pytest.mark.parametrize(
    ("feast", "year", "value"),
    [
        (Feast(month=11, weekday=4, nth=4), "2024", "2024-11-28"),
        (Feast(month=5, weekday=1, nth=-1), "2024", "2024-05-27"),
        (Feast(month=12, weekday=2, nth=-1), "2024", "2024-12-31"),
        (Feast(month=9, weekday=1, nth=1), "2025", "2025-09-01"),
        (Feast(easter=-2), "2024", "2024-03-29"),
    ],
)
def test_feasts_that_move(feast: Feast, year: str, value: str) -> None:
    dated = Feast(easter=feast.easter, month=feast.month, weekday=feast.weekday, nth=feast.nth, of=Fixed(year))
    assert dated.value(Context()) == value


@given(ANCHORS, DIRECTIONS)
def test_a_feast_lies_within_a_year(anchor: date, direction: Direction | None) -> None:
    value = Feast(easter=0).value(Context(anchor=anchor, direction=direction))
    day = date.fromisoformat(value or "")
    assert abs((day - anchor).days) <= 392
    assert direction != "future" or day >= anchor
    assert day.isoweekday() == 7


def test_a_part_of_a_day_needs_a_day() -> None:
    assert OfDay("TMO", Fixed("2024-10-23")).value(Context()) == "2024-10-23TMO"
    assert OfDay("TMO", Fixed("2024-10")).value(Context()) is None
    assert OfDay("T15:00", Fixed("2024-10-05/2024-10-07")).value(Context()) == "2024-10-05T15:00"


def test_the_quarter_is_the_one_spoken_of() -> None:
    meaning = TheQuarter(1, Offset("Q", -1, "Q"))
    assert meaning.value(Context(anchor=date(2024, 10, 24), quarter="2024-Q2")) == "2023-Q2"
    assert meaning.value(THURSDAY) == "2024-Q3"


def test_values_at_the_calendar_s_ends_are_none_not_errors() -> None:
    first, last = Context(anchor=date.min), Context(anchor=date.max)
    for meaning in (Weekday(1, -1), Offset("Y", -5, "Y"), Feast(easter=0)):
        assert meaning.value(first) is None
    for meaning in (Weekday(1, 1), Offset("Y", 5, "Y"), Feast(easter=0)):
        assert meaning.value(last) is None
