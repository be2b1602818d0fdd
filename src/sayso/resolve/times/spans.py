"""How long and how often: "two weeks", "nearly four hours", "for weeks", "the past 20 years", "a 24-hour", "every
Thursday".
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.resolve.numbers import read_number
from sayso.resolve.phrases import phrase_at
from sayso.resolve.times.lexicon import Unit, leads, lexicon
from sayso.resolve.times.meaning import Direction, Fixed, Match
from sayso.resolve.tokens import Words

_TURNS: dict[str, Direction] = {
    "past": "past",
    "recent": "past",
    "last": "past",
    "previous": "past",
    "next": "future",
    "coming": "future",
    "following": "future",
}
_KINDS = (
    "additional",
    "full",
    "more",
    "consecutive",
    "straight",
    "trading",
    "business",
    "working",
    "calendar",
    "other",
    "long",
    "whole",
)


@dataclass(frozen=True, slots=True)
class SpanOfTime:
    """A count of units and where it ends; `count` None is "several" or none at all; `bare`: nothing but the unit."""

    end: int
    count: float | None
    unit: Unit
    mod: str | None = None
    bare: bool = False
    article: bool = False


def read_span(words: Words, index: int) -> SpanOfTime | None:
    """A number (or "a", "several") of units that begins at a token, with the words of measure before it."""
    measure = phrase_at(words, index, lexicon().measures)
    mod = measure[1] if measure else None
    start = (
        words.skip(measure[0] if measure else index, "a")
        if _few(words, measure[0] if measure else index)
        else (measure[0] if measure else index)
    )
    counted = _count(words, start)
    if counted is None:
        return None
    at, count, article = counted
    if words.lows[at] == "of" and count is None:
        at += 1  # "hundreds of years"
    at = words.skip(words.joint(at), *_KINDS)
    unit = lexicon().units.get(words.lows[at])
    if (
        unit is None
        or (unit.unit == "Q" and words.hyphen(at - 1))
        or (words.texts[at][0].isupper() and at > index and words.texts[index][0].islower())
    ):
        return None
    end = at + 1
    if words.has(end, "and", "a", "half") and count is not None:
        end, count = end + 3, count + 0.5
    if words.has(end, "or", "so") or words.has(end, "or", "more"):
        mod, end = "APPROX" if words.lows[end + 1] == "so" else "MORE_THAN", end + 2
    return SpanOfTime(end, count, unit, mod, bare=at == start, article=article)


def _few(words: Words, index: int) -> bool:
    return words.lows[index] == "a" and words.lows[index + 1] in ("few", "couple")


def _count(words: Words, index: int) -> tuple[int, float | None, bool] | None:
    low = words.lows[index]
    table = lexicon()
    if low == "couple":
        return words.skip(index + 1, "of"), 2, False
    if low in table.units:
        return (index, None, False) if table.units[low].plural else None
    number = read_number(words, index)
    if number and number.open:
        return number.end, None, False
    if number:
        return (
            None
            if number.value > 999 and words.is_digits(index) and number.value < 2100
            else _range(words, number.end, number.value)
        )
    if low == "half" and words.lows[index + 1] in ("a", "an"):
        return index + 2, 0.5, False
    if low in ("a", "an"):
        return index + 1, 1, True
    return (index + 1, None, False) if low in table.amounts else None


def _range(words: Words, end: int, value: float) -> tuple[int, float | None, bool] | None:
    """ "12 to 18 months", "two or three weeks": the count is not known."""
    step = words.joint(end) if words.hyphen(end) else words.skip(end, "to", "or")
    second = read_number(words, step) if step > end else None
    if second and second.value > value:
        return second.end, None, False
    return end, value, False


def find_duration(words: Words, index: int) -> Match | None:
    """How long something lasts. Singular units need a number or an article ("a week"), plural ones may stand alone
    behind "for".
    """
    leads = words.lows[index] == "for" and lexicon().units.get(words.lows[index + 1])
    if leads and leads.plural:
        return Match(index + 2, "DURATION", Fixed(leads.duration(None)), "for-units")
    span = read_span(words, index)
    if span is None or _is_age(words, span.end):
        return None
    if not span.unit.plural and not _singular(span):
        return None
    vague = _dates_nothing(words, index, span)
    return Match(span.end, "DURATION", Fixed(span.unit.duration(span.count)), "duration", mod=span.mod, vague=vague)


def _singular(span: SpanOfTime) -> bool:
    """ "a week", "one day", "two-week", "24-hour"; "five year" (as the wires write it) too."""
    if span.unit.unit in ("Q", "TS", "TM") and span.article:
        return span.unit.unit == "TM"
    return span.count is not None


def _is_age(words: Words, end: int) -> bool:
    """ "45-year-old", "45 years old", "45 years of age"."""
    step = words.joint(end)
    return words.lows[step] in ("old", "olds") or words.has(step, "of", "age")


def _dates_nothing(words: Words, index: int, span: SpanOfTime) -> bool:
    after = words.lows[span.end]
    if span.mod:
        return False
    if span.bare:
        return not leads(words, index - 1, "bare unit")
    if words.has(index, "one", "day") and after not in ("after", "before", "of"):
        return True  # "one day": at some time
    if span.article and span.unit.unit != "H":
        return not leads(words, index - 1, "article unit") and after not in ("after", "before", "of")
    return False


def find_stretch(words: Words, index: int) -> Match | None:
    """ "the past two months", "the next few days", "in recent years", "the coming weeks", "the first nine months"."""
    measure = phrase_at(words, index, lexicon().measures) if words.lows[index] != "over" else None
    start = measure[0] if measure else index
    the = words.lows[start] == "the"
    start = words.skip(start, "the", "these", "its")
    low = words.lows[start]
    stretch = _TURNS.get(low)
    turned = stretch is not None or low in ("first", "final")
    at = start + 1 if turned else start
    if not turned and not the and words.lows[at + 1] != "ahead":
        return None
    counted = _stretch_count(words, at)
    if counted is None:
        return None
    end, count = counted
    at = words.skip(words.joint(end), *_KINDS)
    unit = lexicon().units.get(words.lows[at])
    if unit is None or not unit.plural or (count is None and end == at == start and words.lows[at + 1] != "ahead"):
        return None
    end = at + 1 + 2 * words.has(at + 1, "or", "so")
    if not turned and words.lows[end] == "ahead":
        return Match(end + 1, "DURATION", Fixed(unit.duration(None)), "stretch", stretch="future")
    vague = count is None and low in ("first", "final")  # "the first days of the war"
    mod = measure[1] if measure else None
    return Match(end, "DURATION", Fixed(unit.duration(count)), "stretch", mod=mod, stretch=stretch, vague=vague)


def _stretch_count(words: Words, at: int) -> tuple[int, float | None] | None:
    """The count of a stretch: a number, "few", "couple of", or none where the unit follows at once."""
    if lexicon().units.get(words.lows[at]):
        return at, None
    counted = _count(words, at)
    return (counted[0], counted[1]) if counted and not counted[2] else None


def find_set(words: Words, index: int) -> Match | None:
    """How often: "every day", "each Thursday", "every two weeks", "daily"; "a year" and "per day" as a rate are
    vague.
    """
    table, low = lexicon(), words.lows[index]
    if low in table.every:
        return _every(words, index)
    if low in table.rates:
        return Match(index + 1, "SET", Fixed(table.rates[low]), "rate", vague=True)
    if low in ("per", "a", "an") and _after_amount(words, index):
        unit = table.units.get(words.lows[index + 1])
        if unit and not unit.plural and unit.unit not in ("Q",):
            return Match(index + 2, "SET", Fixed(unit.duration(1)), "per", vague=True)
    return None


def _after_amount(words: Words, index: int) -> bool:
    before = words.lows[index - 1]
    plural = before.endswith("s") and len(before) > 3 and words.texts[index - 2][:1].isdigit()
    return (
        words.lows[index] == "per"
        or before[:1].isdigit()
        or before in ("million", "billion", "percent", "%", "times", "twice", "once")
        or plural
    )


def _every(words: Words, index: int) -> Match | None:
    start = words.skip(index + 1, "single", "other", "of")
    table, low = lexicon(), words.lows[start]
    if low in table.weekdays and words.texts[start][0].isupper():
        return Match(start + 1, "SET", Fixed(f"XXXX-WXX-{table.weekdays[low]}"), "every-weekday")
    if low in table.months and words.texts[start][0].isupper():
        return Match(start + 1, "SET", Fixed(f"XXXX-{table.months[low]:02}"), "every-month")
    if low in table.seasons or low in table.parts:
        value = f"XXXX-{table.seasons[low]}" if low in table.seasons else f"XXXX-XX-XXT{table.parts[low]}"
        return Match(start + 1, "SET", Fixed(value), "every-part")
    number = read_number(words, start)
    unit = table.units.get(words.lows[number.end if number else start])
    if unit is None or (unit.plural and number is None):
        return None
    end = (number.end if number else start) + 1
    count = number.value if number else 2 if words.lows[index + 1] == "other" else 1
    return Match(end, "SET", Fixed(unit.duration(count)), "every-unit")
