"""Times counted from the day of writing or from what the text spoke of: "yesterday", "last June", "two weeks ago",
"the day after".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.resolve.numbers import read_number, read_ordinal
from sayso.resolve.phrases import phrase_at
from sayso.resolve.times.calendar import day_of, value_of
from sayso.resolve.times.dates import find_day_month, find_month, find_part_of_year, month_at
from sayso.resolve.times.lexicon import Unit, lexicon
from sayso.resolve.times.meaning import (
    Context,
    Direction,
    Feast,
    Fixed,
    Match,
    Meaning,
    OfDay,
    Offset,
    Overnight,
    Part,
    TheQuarter,
    Weekday,
)
from sayso.resolve.times.spans import read_span
from sayso.resolve.times.years import year_number
from sayso.resolve.tokens import Words

_UNITS = ("D", "W", "WE", "M", "Q", "Y", "DE", "CE")


def find_deictic(words: Words, index: int) -> Match | None:
    """ "yesterday", "tomorrow night", "tonight", "the day before yesterday"."""
    start = words.skip(index, "the")
    if words.lows[start] == "day" and words.lows[start + 1] in ("before", "after"):
        sign = -1 if words.lows[start + 1] == "before" else 1
        if words.lows[start + 2] == ("yesterday" if sign < 0 else "tomorrow"):
            return Match(start + 3, "DATE", Offset("D", 2 * sign, "D"), "day-but-one")
        return None
    table = lexicon()
    if words.lows[index] in table.nights:
        turn = table.nights[words.lows[index]]
        night: Meaning = OfDay("TNI", Offset("D", turn, "D")) if turn == 0 else Overnight()
        return Match(index + 1, "TIME", night, "tonight")
    if words.lows[index] not in table.days:
        return None
    return _with_part(words, index + 1, Offset("D", table.days[words.lows[index]], "D"), "day")


def _with_part(words: Words, end: int, day: Meaning, rule: str) -> Match:
    """A day, or a part of it where one is named behind it ("Friday morning", "yesterday afternoon")."""
    start = words.skip(end, "late", "early")
    part = lexicon().parts.get(words.lows[start])
    if part:
        return Match(start + 1, "TIME", OfDay(f"T{part}", day), f"{rule}-part")
    return Match(end, "DATE", day, rule)


def weekday_at(words: Words, index: int) -> tuple[int, int] | None:
    """A day of the week with its capital, and where it ends. A short form needs its full stop or a date behind it."""
    table, low = lexicon(), words.lows[index]
    if not words.texts[index][:1].isupper():
        return None
    if low in table.weekdays:
        return index + 1, table.weekdays[low]
    if low not in table.short_weekdays:
        return None
    end = index + 1 + (words.lows[index + 1] == "." and words.glued(index + 1))
    return (end, table.short_weekdays[low]) if month_at(words, words.skip(end, ",")) else None


def find_weekday(words: Words, index: int) -> Match | None:
    """ "Wednesday", "Friday evening", "last Friday", "this coming Sunday", "Monday, October 5", "Fridays"."""
    start, turn = _turned(words, index)
    found = weekday_at(words, start)
    if found is None:
        return _weekdays(words, index)
    end, number = found
    for step in (words.skip(words.skip(end, ","), "the"), words.skip(end, "(")):
        dated = find_month(words, step) or _day_first(words, step)
        if dated and dated.rule in ("month-day", "day-month"):
            return Match(dated.end, "DATE", dated.meaning, "weekday-date")
    return _with_part(words, end, Weekday(number, turn), "weekday" if turn is None else "turned-weekday")


def find_nth_weekday(words: Words, index: int) -> Match | None:
    """ "the first Thursday of February", "the last Sunday in May 2023"."""
    start = words.skip(index, "the")
    ordinal = read_ordinal(words, start)
    last = words.lows[start] == "last"
    at = ordinal.end if ordinal else start + 1
    weekday = lexicon().weekdays.get(words.lows[at])
    month = month_at(words, at + 2) if weekday and words.lows[at + 1] in ("of", "in") else None
    nth = -1 if last else int(ordinal.value) if ordinal else 0
    if weekday is None or month is None or not (last or 0 < nth < 5):
        return None
    year = year_number(words, words.skip(month[0], ","))
    of = Fixed(f"{year[1]:04}") if year else None
    meaning = Feast(month=month[1], weekday=weekday, nth=nth, of=of)
    return Match(year[0] if year else month[0], "DATE", meaning, "nth-weekday")


def _day_first(words: Words, index: int) -> Match | None:
    return find_day_month(words, index) if words.lows[index][:1].isdigit() else None


def _turned(words: Words, index: int) -> tuple[int, int | None]:
    low = words.lows[index]
    if low == "this" and words.lows[index + 1] in ("coming", "past"):
        return index + 2, 1 if words.lows[index + 1] == "coming" else -1
    turn = lexicon().turns.get(low)
    return (index + 1, turn[0]) if turn and not turn[1] else (index, None)


def _weekdays(words: Words, index: int) -> Match | None:
    """ "Fridays", "Tuesday nights": which come again and again."""
    low = words.lows[index]
    number = lexicon().weekdays.get(low[:-1]) if low.endswith("s") and words.texts[index][0].isupper() else None
    return Match(index + 1, "SET", Fixed(f"XXXX-WXX-{number}"), "weekdays") if number else None


def find_turned(words: Words, index: int) -> Match | None:
    """ "last week", "this month", "the coming year", "next spring", "last June", "this morning", "the next day"."""
    start = words.skip(index, "the")
    if words.has(start, "this", "past") or words.has(start, "this", "coming"):
        start += 1
    found = lexicon().turns.get(words.lows[start])
    if words.lows[start] == "latest" and words.lows[start + 1] == "quarter" and start > index:
        return Match(start + 2, "DATE", TheQuarter(0, Offset("Q", -1, "Q")), "the-unit", vague=True)
    if found is None:
        return _weekend(words, index, start)
    turn, mentioned = found
    if words.lows[start] == "same" and start == index:
        return None
    if words.lows[start] == "next" and start > index and words.lows[start + 1] == "day":
        mentioned = True  # "the next day" is the one after what was told; "tomorrow" would be the other
    if words.lows[start] == "past" and start == index:
        return None
    kind = words.skip(start + 1, "fiscal", "calendar", "financial", "business", "trading", "full")
    return _turned_unit(words, start, kind, turn, mentioned=mentioned)


def _turned_unit(words: Words, start: int, kind: int, turn: int, *, mentioned: bool) -> Match | None:
    table, low = lexicon(), words.lows[kind]
    unit = table.units.get(low)
    if unit and not unit.plural:
        return _turned_whole(words, start, kind, turn, mentioned=mentioned)
    if low in table.seasons:
        return Match(kind + 1, "DATE", Part(table.seasons[low], turn=turn), "turned-season")
    month = month_at(words, kind)
    if month:
        return Match(month[0], "DATE", Part(f"{month[1]:02}", turn=turn), "turned-month")
    part = table.parts.get(low)
    if part and low != "overnight":
        day = Offset("D", turn, "D", from_reference=mentioned)
        return Match(kind + 1, "TIME", OfDay(f"T{part}", day), "turned-part")
    feast = phrase_at(words, kind, table.feasts)
    if feast:
        return Match(feast[0], "DATE", _feast(feast[1], Offset("Y", turn, "Y")), "turned-feast")
    return None


def _turned_whole(words: Words, start: int, kind: int, turn: int, *, mentioned: bool) -> Match | None:
    """A turn and one unit. "last night" is a part of a day, "the past year" a stretch up to now, "the week before
    last" two back.
    """
    unit = lexicon().units[words.lows[kind]]
    if words.texts[kind].istitle() and words.texts[start].istitle():
        return None  # "This Week" is a programme
    if unit.unit == "N":
        return Match(kind + 1, "TIME", OfDay("TNI", Offset("D", turn, "D", from_reference=mentioned)), "turned-night")
    if unit.unit not in _UNITS:
        return None
    if words.lows[start] == "past" or _is_stretch(words, start):
        stretch: Direction = "future" if turn > 0 else "past"
        return Match(kind + 1, "DURATION", Fixed(unit.duration(1)), "past-unit", stretch=stretch)
    if words.lows[kind + 1] == "of" and words.lows[start] in ("last", "next") and words.lows[start - 1] == "the":
        return None  # "the last day of the visit"
    vague = words.lows[start] == "same" and unit.unit == "D"
    meaning = Offset(unit.unit, turn, unit.unit, from_reference=mentioned)
    return Match(kind + 1, "DATE", meaning, "turned-unit", vague=vague)


def _is_stretch(words: Words, start: int) -> bool:
    """ "in the next year", "over the last week": as long as that; "the next week" alone may be the next one."""
    article = start > 0 and words.lows[start - 1] == "the"
    if not article or words.lows[start] not in ("next", "last", "coming"):
        return False
    return words.lows[start + 1] != "day" and words.lows[start - 2] in ("in", "over", "within", "for", "during")


def _weekend(words: Words, index: int, start: int) -> Match | None:
    """ "the weekend"; "the week before last", "the month after next"."""
    if start == index:
        return None
    unit = lexicon().units.get(words.lows[start])
    if unit is None or unit.plural or unit.unit not in _UNITS:
        return None
    pair = words.lows[start + 1 : start + 3]
    if pair in (["before", "last"], ["after", "next"]):
        return Match(start + 3, "DATE", Offset(unit.unit, -2 if pair[0] == "before" else 2, unit.unit), "but-one")
    if unit.unit == "WE":
        return Match(start + 1, "DATE", _Weekend(), "weekend")
    if words.lows[start + 1] in ("ended", "ending"):
        return _ended(words, start, unit)
    this: Meaning = Offset(unit.unit, 0, unit.unit)
    if unit.unit == "Q":
        this = TheQuarter(0, Offset("Q", -1, "Q"))
    return Match(start + 1, "DATE", this, "the-unit", vague=True)


def _ended(words: Words, start: int, unit: Unit) -> Match:
    """ "the quarter ended Sept. 30" is the third one; "the year ended March 31" is as long as that."""
    last = find_month(words, start + 2) if unit.unit == "Q" else None
    if last and last.rule in ("month-day", "month"):
        return Match(start + 1, "DATE", _QuarterOf(last.meaning), "the-unit", vague=True)
    return Match(start + 1, "DURATION", Fixed(unit.duration(1)), "the-unit", vague=True)


@dataclass(frozen=True, slots=True)
class _QuarterOf:
    """The quarter of a day, which a verb like "ended" says is past."""

    day: Meaning

    def value(self, context: Context) -> str | None:
        day = day_of(self.day.value(replace(context, direction="past")))
        return value_of(day, "Q") if day else None


class _Weekend:
    """The weekend that the verb looks at: the last one, or the next."""

    def value(self, context: Context) -> str | None:
        saturday = Weekday(6).value(context)
        if saturday is None:
            return None
        day = day_of(saturday)
        return value_of(day, "WE") if day else None


_GRAINS = {"D": "D", "N": "D", "W": "W", "F": "D", "M": "M", "Q": "Q", "Y": "Y", "DE": "Y", "CE": "Y"}
_BACK, _ON = ("ago", "earlier", "before"), ("later", "afterwards", "hence")


def find_ago(words: Words, index: int) -> Match | None:
    """ "two weeks ago", "a year earlier", "three days later", "10 days from now"; the unit is how nearly it is said."""
    span = read_span(words, index)
    if span is None:
        return None
    low = words.lows[span.end]
    if words.has(span.end, "from", "now"):
        end, sign, mentioned = span.end + 2, 1, False
    elif low in _BACK or low in _ON:
        end, sign, mentioned = span.end + 1, -1 if low in _BACK else 1, low != "ago"
    else:
        return None
    if low == "before" and words.texts[end].isalpha():
        return None  # "two days before the vote": the vote's day is not said
    if span.count is None or span.unit.unit in ("H", "TM", "TS", "WE"):
        return Match(end, "DATE", Fixed("PAST_REF" if sign < 0 else "FUTURE_REF"), "ago-vague", mod=span.mod)
    return Match(
        end, "DATE", _ago(span.unit.unit, span.unit.times, span.count * sign, mentioned=mentioned), "ago", mod=span.mod
    )


def _ago(unit: str, times: int, count: float, *, mentioned: bool) -> Meaning:
    if unit == "Y" and count == -1:
        return TheQuarter(1, Offset("Y", -1, "Y", from_reference=mentioned, as_nearly=mentioned))
    if unit in ("DE", "CE"):
        return Offset("Y", int(count * times), "Y", from_reference=mentioned)
    if unit == "Y" and count != int(count):
        return Offset("M", round(count * 12), "M", from_reference=mentioned)
    base = {"N": "D", "F": "W"}.get(unit, unit)
    return Offset(base, int(count * times), _GRAINS[unit], from_reference=mentioned, as_nearly=mentioned)


def find_feast(words: Words, index: int) -> Match | None:
    """A holiday by its name, with its year where one follows."""
    found = phrase_at(words, index, lexicon().feasts)
    if found is None or not words.texts[index][:1].isupper():
        return None
    end, entry = found
    year = year_number(words, words.skip(end, ",", "of", "in"))
    of = Fixed(f"{year[1]:04}") if year else None
    return Match(year[0] if year else end, "DATE", _feast(entry, of), "feast")


def _feast(entry: dict[str, int], of: Meaning | None) -> Meaning:
    if "day" in entry:
        return Part(f"{entry['month']:02}-{entry['day']:02}", of=of)
    if "easter" in entry:
        return Feast(easter=entry["easter"], of=of)
    return Feast(month=entry["month"], weekday=entry["weekday"], nth=entry["nth"], of=of)


def find_year_ago(words: Words, index: int) -> Match | None:
    """ "the year-ago quarter", "year-earlier": the same a year back."""
    start = words.skip(index, "the")
    if words.lows[start] != "year" or not words.hyphen(start + 1) or words.lows[start + 2] not in ("ago", "earlier"):
        return None
    end = start + 3
    number = read_number(words, end)
    end = number.end if number else end
    part = find_part_of_year(words, end)
    if part and isinstance(part.meaning, Part) and part.meaning.of is None:  # "the year-ago third quarter"
        return Match(part.end, "DATE", Part(part.meaning.code, of=Offset("Y", -1, "Y")), "year-ago", vague=True)
    kinds = ("quarter", "period", "month", "months")
    end = next((end + step + 1 for step in (0, 1) if words.lows[end + step] in kinds), 0)
    meaning = _QUARTER_AGO if end else _YEAR_AGO  # "the year-ago results"
    return Match(end or start + 3, "DATE", meaning, "year-ago", vague=True)


_YEAR_AGO = TheQuarter(1, Offset("Y", -1, "Y"))
_QUARTER_AGO = TheQuarter(1, Offset("Q", -5, "Q"))  # the last full quarter, a year before
