"""What a time expression means before it is known when it was written: small parts that give a TIMEX3 value in a
context.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

from sayso.model import TimexType
from sayso.resolve.times.calendar import day_of, easter, grain_of, shift, value_of

Direction = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Context:
    """What a value depends on: the day of writing, where the verb looks, the value and the quarter that the text gave
    last.

    `nearest`: the words point neither back nor ahead ("until March"), whatever the verb does.
    """

    anchor: date | None = None
    direction: Direction | None = None
    reference: str | None = None
    quarter: str | None = None
    nearest: bool = False


class Meaning(Protocol):
    """Anything that has a value in a context; None where the context does not settle it."""

    def value(self, context: Context) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs no context: "2024-10-23", "P2W"."""

    text: str | None

    def value(self, context: Context) -> str | None:
        return self.text


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units from the day of writing ("last week"), or from the time the text spoke of last ("the following
    week").

    `as_nearly`: said as nearly as that time was ("a year earlier", after "in March 2022", is March 2021).
    """

    unit: str
    count: int
    grain: str
    from_reference: bool = False
    as_nearly: bool = False

    def value(self, context: Context) -> str | None:
        base = _spoken_of(context, self.unit) if self.from_reference else context.anchor
        day = shift(base, self.unit, self.count) if base else None
        if day is None:
            return None
        known = grain_of(context.reference or "") if self.from_reference and self.as_nearly else None
        return value_of(day, known if known in ("M", "Q", "Y") and self.unit in ("M", "Q", "Y") else self.grain)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (1 is Monday). `turn` -1 is the last one before the day of writing, 1 the next after it, 0
    this week's.
    """

    number: int
    turn: int | None = None

    def value(self, context: Context) -> str | None:
        anchor = context.anchor
        if anchor is None:
            return None
        ahead = (self.number - anchor.isoweekday()) % 7
        if self.turn == 0:
            ahead = self.number - anchor.isoweekday() if context.direction == "past" else ahead
        elif self.turn is not None:
            ahead = (ahead or 7) if self.turn > 0 else ahead - 7
        elif ahead and not (context.direction == "future" or (context.nearest and context.direction is None)):
            ahead -= 7
        day = shift(anchor, "D", ahead)
        return day.isoformat() if day else None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a year, "10", "10-23", "Q3", "SU": of the year that `of` gives, else of the one that the context
    points to.
    """

    code: str
    of: Meaning | None = None
    turn: int | None = None

    def value(self, context: Context) -> str | None:
        year = self.of.value(context) if self.of else self._year(context)
        return f"{year[:4]}-{self.code}" if year and grain_of(year[:4]) == "Y" and self._stands(int(year[:4])) else None

    def _year(self, context: Context) -> str | None:
        anchor = context.anchor
        if anchor is None:
            return None
        now, then = anchor.timetuple().tm_yday, self._day()
        behind = 0 if self._begun(anchor) else -1
        ahead = 1 if then + self._length() <= now else 0
        if self.turn is not None:
            turned = {
                -1: behind - (1 if self._holds(anchor) else 0),
                0: 0,
                1: ahead + (1 if self._holds(anchor) else 0),
            }
            return f"{anchor.year + turned[self.turn]:04}"
        if context.nearest or len(self.code) == 5:
            near = _nearest(then - now, None if context.nearest else context.direction)
            return f"{anchor.year + near:04}"
        far = _FAR_QUARTER if self.code[0] == "Q" else _FAR
        if context.direction == "future" and then + 365 * ahead - now <= far:
            return f"{anchor.year + ahead:04}"
        return f"{anchor.year + behind:04}"

    def _begun(self, anchor: date) -> bool:
        return self._day() <= anchor.timetuple().tm_yday

    def _holds(self, anchor: date) -> bool:
        now = anchor.timetuple().tm_yday
        return self._day() <= now < self._day() + self._length()

    def _day(self) -> int:
        """Roughly the first day of the part, as a day of the year (leap years' 1 March is as good as 29 February
        here).
        """
        if self.code[0].isdigit():
            month, day = int(self.code[:2]), int(self.code[3:] or 1)
            return date(2024, month, min(day, 28)).timetuple().tm_yday + max(day - 28, 0) - (1 if month > 2 else 0)
        return {"Q1": 1, "Q2": 91, "Q3": 182, "Q4": 274, "H1": 1, "H2": 182, "SP": 60, "SU": 152, "FA": 244, "WI": 335}[
            self.code
        ]

    def _length(self) -> int:
        if self.code[0].isdigit():
            return 1 if len(self.code) == 5 else 30
        return 182 if self.code[0] == "H" else 91

    def _stands(self, year: int) -> bool:
        return self.code != "02-29" or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


_FAR = 255  # days: beyond it a report says "next June"; a bare "June" is the last one (TimeBank, own dev gold)
_FAR_QUARTER = 180  # "expects a profit for the third quarter", in October: the one that has ended (TimeBank)
_NEAR = 90  # days: a day of the month this near is meant, whatever the verb's tense ("was extended to Nov. 20")


def _nearest(ahead: int, direction: Direction | None) -> int:
    """The year, from this one, in which a day so many days ahead (or behind) in this year is meant when no year is
    named.
    """
    turn = -1 if ahead > 182 else 1 if ahead < -182 else 0
    away = ahead + 365 * turn
    if direction == "past" and away > _NEAR:
        return turn - 1
    return turn + 1 if direction == "future" and away < -_NEAR else turn


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday whose day moves: so many days from Easter, or the `nth` weekday (1 Monday; -1 the last) of a month."""

    easter: int | None = None
    month: int = 1
    weekday: int = 1
    nth: int = 1
    of: Meaning | None = None

    def value(self, context: Context) -> str | None:
        year = self.of.value(context) if self.of else None
        if self.of:
            return self._in(int(year[:4])).isoformat() if year and grain_of(year[:4]) == "Y" else None
        anchor = context.anchor
        if anchor is None or not 1 < anchor.year < 9998:
            return None
        days = [self._in(anchor.year + turn) for turn in (-1, 0, 1)]
        if context.direction == "future":
            return next(day for day in days if day >= anchor).isoformat()
        return min(days, key=lambda day: abs((day - anchor).days)).isoformat()

    def _in(self, year: int) -> date:
        if self.easter is not None:
            return easter(year) + timedelta(days=self.easter)
        first = date(year, self.month, 1)
        day = 1 + (self.weekday - first.isoweekday()) % 7 + (max(self.nth, 1) - 1) * 7
        if self.nth > 0:
            return first.replace(day=day)
        last = date(year, self.month + 1, 1) - timedelta(days=1) if self.month < 12 else date(year, 12, 31)
        return last - timedelta(days=(last.isoweekday() - self.weekday) % 7)


@dataclass(frozen=True, slots=True)
class OfDay:
    """A part of a day or a clock time ("TMO", "T15:00") of the day that `day` gives."""

    code: str
    day: Meaning

    def value(self, context: Context) -> str | None:
        day = (self.day.value(context) or "").split("/")[0]  # of "the night of August 7-8", the first
        return f"{day}{self.code}" if day and grain_of(day) == "D" and len(day) == 10 else None


@dataclass(frozen=True, slots=True)
class Overnight:
    """The night that led to the day of writing, or, where the verb looks ahead, the one that follows it."""

    def value(self, context: Context) -> str | None:
        night = Offset("D", 0 if context.direction == "future" else -1, "D").value(context)
        return f"{night}TNI" if night else None


@dataclass(frozen=True, slots=True)
class Last:
    """The value that the text gave last, at a granularity: "that day", "earlier in the year"."""

    grain: str

    def value(self, context: Context) -> str | None:
        day = _spoken_of(context, self.grain)
        return value_of(day, self.grain) if day else None


_FINENESS = ("D", "WE", "W", "M", "Q", "Y", "DE", "CE")


def _spoken_of(context: Context, unit: str) -> date | None:
    """The day that the text spoke of last, if it spoke of it as nearly as the unit asks ("that day" is not any day of
    June).
    """
    known = grain_of(context.reference or "")
    if known is None or _FINENESS.index(known) > _FINENESS.index(unit):
        return None
    return day_of(context.reference)


@dataclass(frozen=True, slots=True)
class TheQuarter:
    """ "the quarter" of a business report: the one spoken of, else the last full one; so many years `back`."""

    back: int
    otherwise: Meaning

    def value(self, context: Context) -> str | None:
        if context.quarter:
            return f"{int(context.quarter[:4]) - self.back:04}{context.quarter[4:]}"
        return self.otherwise.value(context)


@dataclass(frozen=True, slots=True)
class Match:
    """One reading that a rule makes: tokens up to `end` (exclusive).

    `mod` is TIMEX3's (START, MID, END, APPROX, MORE_THAN, LESS_THAN ...). `stretch` is how a duration lies to the day
    of writing: "past" (it ends there), "future" (it begins there). `vague`: no time that a record keeps ("now", "a
    day" as a rate).
    """

    end: int
    type: TimexType
    meaning: Meaning
    rule: str
    mod: str | None = None
    stretch: Direction | None = None
    vague: bool = False
