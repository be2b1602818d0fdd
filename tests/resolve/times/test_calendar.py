"""The calendar behind TIMEX3 values."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.times.calendar import bounds, day_of, easter, grain_of, shift, value_of

DAYS = st.dates(date(1000, 1, 1), date(2199, 12, 31))
UNITS = ("D", "W", "WE", "M", "Q", "Y", "DE", "CE")


@given(DAYS, st.sampled_from([unit for unit in UNITS if unit != "WE"]))
def test_a_day_lies_within_the_bounds_of_its_value(day: date, unit: str) -> None:
    begin, until = bounds(value_of(day, unit))
    assert begin is not None
    assert until is not None
    assert begin <= day.isoformat() < until


@given(DAYS, st.sampled_from(UNITS))
def test_a_value_tells_its_grain(day: date, unit: str) -> None:
    assert grain_of(value_of(day, unit)) == unit


@given(DAYS)
def test_a_weekend_is_saturday_and_sunday(day: date) -> None:
    begin, until = bounds(value_of(day, "WE"))
    first = date.fromisoformat(begin or "")
    assert first.isoweekday() == 6
    assert date.fromisoformat(until or "") - first == timedelta(days=2)


@given(DAYS, st.sampled_from(["D", "W"]), st.integers(-500, 500))
def test_shifting_there_and_back(day: date, unit: str, count: int) -> None:
    there = shift(day, unit, count)
    assert there is not None
    assert shift(there, unit, -count) == day


def test_a_shift_by_months_keeps_to_the_month() -> None:
    assert shift(date(2024, 1, 31), "M", 1) == date(2024, 2, 29)
    assert shift(date(2024, 2, 29), "Y", 1) == date(2025, 2, 28)
    assert shift(date(2024, 1, 15), "M", -1) == date(2023, 12, 15)


def test_a_shift_out_of_the_calendar_leads_nowhere() -> None:
    assert shift(date(2024, 1, 1), "Y", 9000) is None
    assert shift(date(2024, 1, 1), "D", 10**9) is None
    assert shift(date(2024, 1, 1), "CE", -30) is None


@pytest.mark.parametrize(
    ("value", "begin", "until"),
    [
        ("2024-10-23", "2024-10-23", "2024-10-24"),
        ("2024-02", "2024-02-01", "2024-03-01"),
        ("2024-Q4", "2024-10-01", "2025-01-01"),
        ("2024-H2", "2024-07-01", "2025-01-01"),
        ("2024-W01", "2024-01-01", "2024-01-08"),
        ("199", "1990-01-01", "2000-01-01"),
        ("19", "1900-01-01", "2000-01-01"),
        ("2024-10-23TNI", "2024-10-23", "2024-10-24"),
        ("2024-10-23T15:00", "2024-10-23T15:00", "2024-10-23T15:01"),
        ("2024-10-23T15:00Z", "2024-10-23T15:00Z", "2024-10-23T15:01Z"),
        ("2024-12-31T24:00", "2025-01-01T00:00", "2025-01-01T00:01"),
        ("2024-10-05/2024-10-07", "2024-10-05", "2024-10-08"),
        ("9999", "9999-01-01", None),
    ],
)
def test_bounds(value: str, begin: str, until: str | None) -> None:
    assert bounds(value) == (begin, until)


@pytest.mark.parametrize(
    "value", [None, "", "P2W", "PXD", "XXXX-WXX-5", "2024-SU", "2024-13", "2023-02-29", "PAST_REF", "2024-W60"]
)
def test_what_has_no_bounds(value: str | None) -> None:
    assert bounds(value) == (None, None)
    assert day_of(value) is None


@pytest.mark.parametrize(
    ("year", "day"),
    [(2022, date(2022, 4, 17)), (2023, date(2023, 4, 9)), (2024, date(2024, 3, 31)), (1961, date(1961, 4, 2))],
)
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day
