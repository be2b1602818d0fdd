"""Dates by the calendar: "23 October 2024", "Oct. 5-7", "June", "2024-10-23", "the third quarter of 2024"."""

from __future__ import annotations

from datetime import date

from sayso.resolve.numbers import read_ordinal
from sayso.resolve.times.lexicon import leads, lexicon
from sayso.resolve.times.meaning import Context, Fixed, Match, Meaning, Part
from sayso.resolve.times.years import FIRST_YEAR, LAST_YEAR, year_at, year_number
from sayso.resolve.tokens import Words


def month_at(words: Words, index: int) -> tuple[int, int] | None:
    """A month's name with its capital, and where it ends (an abbreviation's full stop is its own)."""
    text = words.texts[index]
    number = lexicon().months.get(words.lows[index])
    if number is None or not text[0].isupper():
        return None
    short = len(text) <= 4 and text.lower() not in ("may", "june", "july")
    dotted = short and words.lows[index + 1] == "." and words.glued(index + 1)
    if short and not dotted and text.isupper() and len(text) == 3 and words.digits(index + 1) is None:
        return None
    return index + 1 + dotted, number


def find_month(words: Words, index: int) -> Match | None:
    """A month with what belongs to it: "June", "June 2022", "June of last year", "Oct. 5, 2024", "October 5-7"."""
    found = month_at(words, index)
    if found is None:
        return None
    end, month = found
    day = day_number(words, words.skip(end, "the"))
    if day:
        return _month_day(words, day[0], month, day[1])
    year = _year_behind(words, end)
    if year:
        return Match(year[0], "DATE", Part(f"{month:02}", of=year[1]), "month-year")
    doubtful = words.lows[index] in ("may", "march", "mar", "jan", "dec")
    if doubtful and not _shown(words, index - 1) and not words.has(end, "'", "s"):
        return None
    return Match(end, "DATE", Part(f"{month:02}"), "month")


def _shown(words: Words, index: int) -> bool:
    return leads(words, index, "year") and words.lows[index] not in ("to", "and", "or")


def day_number(words: Words, index: int) -> tuple[int, int] | None:
    """A day of the month and where it ends: "5", "5th", "eighth"."""
    ordinal = read_ordinal(words, index)
    if ordinal and 0 < ordinal.value < 32:
        return ordinal.end, int(ordinal.value)
    number = words.digits(index, most=2)
    if number is None or not 0 < number < 32:
        return None
    after, glued = words.lows[index + 1], words.glued(index + 1)
    if glued and (
        after.isalpha() or after in "%/" or (after in ".,:" and words.glued(index + 2) and words.is_digits(index + 2))
    ):
        return None
    return index + 1, number


def _month_day(words: Words, end: int, month: int, day: int) -> Match | None:
    last = _range_end(words, end)
    end = last[0] if last else end
    year = _year_behind(words, words.skip(end, ","), only_number=words.lows[end] == ",")
    end = year[0] if year else end
    of = year[1] if year else None
    if last and last[1] > day:
        return Match(end, "DATE", _Days(_part(month, day, of), _part(month, last[1], of)), "day-range")
    if year and isinstance(of, Fixed) and not _exists(of.text or "", month, day):
        return None
    return Match(end, "DATE", _part(month, day, of), "month-day")


def _part(month: int, day: int, of: Meaning | None) -> Part:
    return Part(f"{month:02}-{min(day, 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):02}", of=of)


def _exists(year: str, month: int, day: int) -> bool:
    try:
        date(int(year), month, day)
    except ValueError:
        return False
    return True


def _range_end(words: Words, index: int) -> tuple[int, int] | None:
    if words.hyphen(index) or (words.lows[index] in ("to", "through") and words.is_digits(index + 1)):
        found = day_number(words, index + 1)
        return found if found and words.lows[found[0]] not in ("-", "/") else None
    return None


class _Days:
    """From one day to another of the same year, as an ISO 8601 interval."""

    def __init__(self, first: Part, last: Part) -> None:
        self.first, self.last = first, last

    def value(self, context: Context) -> str | None:
        first, last = self.first.value(context), self.last.value(context)
        return f"{first}/{last}" if first and last else None


def _year_behind(words: Words, index: int, *, only_number: bool = False) -> tuple[int, Meaning] | None:
    start = index if only_number else words.skip(index, "of", ",")
    if words.lows[index] == "," and not only_number:
        found = year_number(words, start)
        return (found[0], Fixed(f"{found[1]:04}")) if found else None
    if only_number or start == index:
        found = year_number(words, start)
        if found:
            return found[0], Fixed(f"{found[1]:04}")
        turned = words.lows[start] in ("last", "this", "next") and words.lows[start + 1] == "year"
        return year_at(words, start) if turned else None
    return year_at(words, start)


def find_day_month(words: Words, index: int) -> Match | None:
    """A day before its month: "23 October 2024", "the 5th of May", "14 to 16 June"."""
    start = words.skip(index, "the")
    day = day_number(words, start)
    if day is None or (words.glued(start) and words.lows[start - 1] not in "(“\"'‘["):
        return None
    last = _range_end(words, day[0])
    end = last[0] if last else day[0]
    end = words.skip(words.skip(end, "day"), "of")
    month = month_at(words, end)
    if month is None:
        return None
    year = _year_behind(words, words.skip(month[0], ","), only_number=words.lows[month[0]] == ",")
    stop, of = (year[0], year[1]) if year else (month[0], None)
    if last and last[1] > day[1]:
        return Match(stop, "DATE", _Days(_part(month[1], day[1], of), _part(month[1], last[1], of)), "day-range")
    return Match(stop, "DATE", _part(month[1], day[1], of), "day-month")


def find_second_day(words: Words, index: int) -> Match | None:
    """The second day of "June 15 and 16"."""
    back = index - 2 if words.lows[index - 1] in ("and", "or") else 0
    if back < 1 or day_number(words, back) is None or words.texts[index + 1].isalpha():
        return None
    dot = words.lows[back - 1] == "." and back > 1
    month, day = month_at(words, back - 1 - dot), day_number(words, index)
    if month is None or day is None:
        return None
    return Match(day[0], "DATE", _part(month[1], day[1], None), "second-day")


def find_numeric(words: Words, index: int) -> Match | None:
    """A date in digits: "2024-10-23", "23.10.2024", "10/23/2024". Where day and month cannot be told apart, the value
    is None.
    """
    mark = words.lows[index + 1]
    parts = [words.digits(index), words.digits(index + 2), words.digits(index + 4)]
    if mark not in ("-", "/", ".") or words.lows[index + 3] != mark or None in parts:
        return None
    if not all(words.glued(index + step) for step in range(1, 5)) or words.hyphen(index + 5) or words.glued(index):
        return None
    first, second, third = (part or 0 for part in parts)
    if len(words.texts[index]) == 4:
        return _numeric(index, first, second, third) if mark != "." else None
    if len(words.texts[index + 4]) != 4:
        return None
    if mark == "/" and first < 13 and second < 13 and first != second:
        return Match(index + 5, "DATE", Fixed(None), "numeric")
    month, day = (second, first) if mark != "/" or first > 12 else (first, second)
    return _numeric(index, third, month, day)


def _numeric(index: int, year: int, month: int, day: int) -> Match | None:
    if not FIRST_YEAR <= year <= LAST_YEAR or not _exists(str(year), month, day):
        return None
    return Match(index + 5, "DATE", Fixed(f"{year:04}-{month:02}-{day:02}"), "numeric")


def find_part_of_year(words: Words, index: int) -> Match | None:
    """A quarter, half or season: "the third quarter of 2024", "Q3 2024", "the first half of last year", "summer
    2014".
    """
    start = words.skip(index, "the", "its")
    of: tuple[int, Meaning] | None = None
    if start > index or words.is_digits(start):
        named = year_number(words, start)  # "the 1988 third quarter"
        if named:
            of, start = (named[0], Fixed(f"{named[1]:04}")), named[0]
    start = words.joint(words.skip(start, "fiscal", "early", "late", "flat"))
    code = _part_code(words, start)
    if code is None:
        return None
    end, name, sure = code
    behind = of or _year_behind(words, end)
    if not behind and (words.lows[index] == "its" or (words.hyphen(end - 2) and start == index + 1)):
        return None  # "the third-quarter loss", "its fourth quarter": the expression begins behind that word
    if behind is None and not sure and start == index:
        return None
    if behind is None and not sure and words.lows[end] == "of":
        return None  # "the fall of the capital"
    stop = end if of or not behind else behind[0]
    return Match(stop, "DATE", Part(name, of=behind[1] if behind else None), "part-of-year")


def _part_code(words: Words, index: int) -> tuple[int, str, bool] | None:
    season = lexicon().seasons.get(words.lows[index])
    if season and words.texts[index][0].isupper() and words.texts[index + 1][:1].isupper():
        return None  # "the Winter Olympics"
    if season:
        return index + 1, season, False
    if words.lows[index] == "q" and words.glued(index + 1) and (words.digits(index + 1, most=1) or 9) < 5:
        return index + 2, f"Q{words.texts[index + 1]}", True
    ordinal = read_ordinal(words, index)
    kind = words.joint(ordinal.end) if ordinal else index
    if ordinal and words.lows[kind] == "quarter" and ordinal.value < 5:
        return kind + 1, f"Q{int(ordinal.value)}", True
    half = int(ordinal.value) if ordinal else 2 if words.lows[index] in ("last", "latter") else 0
    kind = kind if ordinal else index + 1
    if words.lows[kind] == "half" and half in (1, 2) and words.lows[kind + 1] == "of" and year_at(words, kind + 2):
        return kind + 1, f"H{half}", False
    return None
