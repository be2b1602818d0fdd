"""The calendar behind TIMEX3 values: what day a shift leads to, how a day reads at a granularity, what days a value
covers.

Units are "D" (day), "W" (ISO week), "WE" (its weekend), "M" (month), "Q" (quarter), "Y" (year), "DE" (decade),
"CE" (century), and within a day "H", "TM" (minute) and "TS" (second).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
_DAYS = {"D": 1, "W": 7, "WE": 7}
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?P<zone>Z)?|(?P<part>T[A-Z]{2}))?)?))?\Z"
)


def shift(day: date, unit: str, count: int) -> date | None:
    """The day `count` units away; the month's last day where the month is too short. None outside of the years 1 to
    9999.
    """
    try:
        if unit in _DAYS:
            return day + timedelta(days=count * _DAYS[unit])
        months = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def value_of(day: date, unit: str) -> str:
    """A day as TIMEX3 at a granularity: "2024-10-23", "2024-W43", "2024-10", "2024-Q4", "2024", "202", "20"."""
    if unit in ("W", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    return day.isoformat()[: {"D": 10, "M": 7, "Y": 4, "DE": 3, "CE": 2}[unit]]


def day_of(value: str | None) -> date | None:
    """The first day of a value, and None where it has none ("P2W", "XXXX-WXX-5")."""
    begin = bounds(value)[0]
    return date.fromisoformat(begin[:10]) if begin else None


def grain_of(value: str) -> str | None:
    """The unit that a calendar value counts in, as `value_of` takes it; None for other values."""
    if re.fullmatch(r"\d{2,3}", value):
        return "DE" if len(value) == 3 else "CE"
    match = _VALUE.match(value)
    if match is None:
        return None
    kinds = (("weekend", "WE"), ("week", "W"), ("quarter", "Q"), ("half", "Q"), ("day", "D"), ("month", "M"))
    return next((unit for group, unit in kinds if match[group]), "Y")


def bounds(value: str | None) -> tuple[str | None, str | None]:
    """The days (or, for a clock time, the minutes) that a value covers, half-open: ("2024-06-01", "2024-07-01").

    None and None for durations, sets and seasons: the words do not say which days those cover.
    """
    if value and "/" in value:
        first, last = value.split("/", 1)
        return bounds(first)[0], bounds(last)[1]
    if value and re.fullmatch(r"\d{2,3}", value):
        years = 10 if len(value) == 3 else 100
        return _days(int(value) * years, 1, months=years * 12)
    match = _VALUE.match(value or "")
    if match is None:
        return None, None
    try:
        return _bounds(match)
    except (ValueError, OverflowError):
        return None, None


def _bounds(match: re.Match[str]) -> tuple[str | None, str | None]:
    year = int(match["year"])
    if match["hour"]:
        return _minute(match)
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day.isoformat(), (day + timedelta(days=1)).isoformat()
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        first = monday + timedelta(days=5) if match["weekend"] else monday
        return first.isoformat(), (monday + timedelta(days=7)).isoformat()
    if match["quarter"]:
        return _days(year, int(match["quarter"]) * 3 - 2, months=3)
    if match["half"]:
        return _days(year, int(match["half"]) * 6 - 5, months=6)
    if match["month"]:
        return _days(year, int(match["month"]), months=1)
    return _days(year, 1, months=12)


def _minute(match: re.Match[str]) -> tuple[str, str]:
    time = datetime.fromisoformat(match.string[:16].replace("T24:", "T00:"))
    if match["hour"] == "24":
        time += timedelta(days=1)
    end, zone = time + timedelta(minutes=1), "Z" if match["zone"] else ""
    return time.isoformat(timespec="minutes") + zone, end.isoformat(timespec="minutes") + zone


def _days(year: int, month: int, *, months: int) -> tuple[str | None, str | None]:
    first = date(year, month, 1)
    last = shift(first, "M", months)
    return first.isoformat(), last.isoformat() if last else None


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus, as in Meeus, Astronomical Algorithms,
    ch. 8).
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    x = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * x) // 451
    month, day = divmod(h + x - 7 * m + 114, 31)
    return date(year, month, day + 1)
