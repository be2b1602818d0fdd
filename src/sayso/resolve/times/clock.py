"""Times of day: "5 p.m. EST, Nov. 6", "14:30 GMT", "noon on Monday", "Wednesday at 3 p.m.", "0400 GMT"."""

from __future__ import annotations

from sayso.resolve.numbers import read_number
from sayso.resolve.times.lexicon import leads, lexicon
from sayso.resolve.times.meaning import Fixed, Match, Meaning, OfDay
from sayso.resolve.tokens import Words


def read_clock(words: Words, index: int) -> tuple[int, str] | None:
    """A time of day and where it ends, as "T17:00" ("T17:00Z" where it is said to be universal time)."""
    low = words.lows[index]
    if low in lexicon().hours:
        return index + 1, lexicon().hours[low]
    hour = words.digits(index)
    if hour is None:
        number = (
            read_number(words, index)
            if words.has(index + 1, "o") or words.lows[index + 1] in ("a", "p", "am", "pm")
            else None
        )
        hour = int(number.value) if number and number.end == index + 1 else None
    if hour is None or (words.glued(index) and words.lows[index - 1] not in "(“\"'‘[–-"):
        return None
    end, minute = index + 1, 0
    if words.lows[end] in (":", ".") and words.glued(end) and words.glued(end + 1) and len(words.texts[end + 1]) == 2:
        minute, end, marked = words.digits(end + 1, most=2) or 0, end + 2, words.lows[end] == ":"
    else:
        marked = False
        if len(words.texts[index]) == 4:
            hour, minute = divmod(hour, 100)
            marked = _zone(words, end) > end or words.lows[end] in ("hours", "hrs")
            end += words.lows[end] in ("hours", "hrs")
        elif len(words.texts[index]) > 2:
            return None
    return _on_clock(words, end, hour, minute, marked=marked)


def _on_clock(words: Words, end: int, hour: int, minute: int, *, marked: bool) -> tuple[int, str] | None:
    half = _half_of_day(words, end)
    if half:
        if not 1 <= hour <= 12:
            return None
        end, hour = half[0], hour % 12 + half[1]
    elif words.has(end, "o") and words.lows[end + 1] in ("'", "’") and words.lows[end + 2] == "clock":
        end += 3
    elif not marked:
        return None
    if hour > 24 or minute > 59:
        return None
    end = _offset(words, _seconds(words, end))
    stop = _zone(words, end)
    universal = words.lows[stop - 1] in ("gmt", "utc") and stop > end
    return stop, f"T{hour:02}:{minute:02}{'Z' if universal else ''}"


def _seconds(words: Words, end: int) -> int:
    """Behind ":31" of "08:16:31", which a minute's value leaves out."""
    more = (
        words.lows[end] == ":"
        and words.glued(end)
        and words.glued(end + 1)
        and words.digits(end + 1, most=2) is not None
    )
    return end + 2 if more else end


def _offset(words: Words, end: int) -> int:
    """Behind "-05:00", the clock's distance from universal time; the value stays local."""
    signed = words.lows[end] in ("-", "+") and words.glued(end) and words.digits(end + 1, most=2) is not None
    return end + 4 if signed and words.lows[end + 2] == ":" and words.digits(end + 3, most=2) is not None else end


def _half_of_day(words: Words, end: int) -> tuple[int, int] | None:
    low = words.lows[end]
    if low in ("am", "pm"):
        return end + 1, 12 if low == "pm" else 0
    if low in ("a", "p") and words.has(end + 1, ".", "m") and words.glued(end + 1):
        stop = end + 3 + (words.lows[end + 3] == "." and words.glued(end + 3))
        return stop, 12 if low == "p" else 0
    if words.has(end, "in", "the") and words.lows[end + 2] in ("morning", "afternoon", "evening"):
        return end + 3, 0 if words.lows[end + 2] == "morning" else 12
    return None


def _zone(words: Words, end: int) -> int:
    if leads(words, end, "zone") and words.texts[end].isupper():
        return end + 1
    if words.has(end, "local", "time"):
        return end + 2
    named = words.texts[end][:1].isupper() and words.lows[end] in ("eastern", "kyiv", "moscow", "central", "pacific")
    return end + 2 if named and words.lows[end + 1] == "time" else end


def find_clock(words: Words, index: int, day_at: object) -> Match | None:
    """A time of day with the day named beside it. `day_at(words, index)` gives the day's own match, or None."""
    found = read_clock(words, index)
    if found is None:
        return None
    end, code = found
    start = words.skip(words.skip(words.skip(end, ","), "on"), "(")
    day = day_at(words, start) if callable(day_at) else None
    if day and day.type == "DATE":
        return Match(day.end, "TIME", on_day(code, day.meaning), "clock-day")
    return Match(end, "TIME", Fixed(f"XXXX-XX-XX{code}"), "clock")


def on_day(code: str, day: Meaning) -> Meaning:
    """The time of day on a day."""
    return OfDay(code, day)
