"""Finds every time expression of a text and gives it its value: one pass, each rule looking at a bounded number of
tokens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, lru_cache

from sayso.model import TimexType
from sayso.resolve.numbers import number_words
from sayso.resolve.phrases import phrase_at
from sayso.resolve.times.calendar import bounds, day_of, shift
from sayso.resolve.times.clock import find_clock, read_clock
from sayso.resolve.times.dates import find_day_month, find_month, find_numeric, find_part_of_year, find_second_day
from sayso.resolve.times.lexicon import lexicon
from sayso.resolve.times.meaning import Context, Direction, Fixed, Last, Match, OfDay, Offset, Part
from sayso.resolve.times.relative import (
    find_ago,
    find_deictic,
    find_feast,
    find_nth_weekday,
    find_turned,
    find_weekday,
    find_year_ago,
)
from sayso.resolve.times.spans import find_duration, find_set, find_stretch
from sayso.resolve.times.years import SPELLED_DECADES, find_decade, find_year
from sayso.resolve.tokens import Words, chunks

_DAYS = (
    *(find_weekday, find_nth_weekday, find_numeric, find_day_month, find_month, find_second_day),
    *(find_deictic, find_turned, find_feast),
)
_RULES = (
    *_DAYS, find_part_of_year, find_decade, find_year, find_ago, find_year_ago, find_stretch, find_set, find_duration,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeReading:
    """A time expression: characters `start` to `end`, TIMEX3 `type`, `value` and `mod`, and the days it covers,
    half-open.

    `value` is None where the words need a day of writing that is not known, or leave several days open. `vague`
    readings
    ("now", "a day" as a rate) are those that a record leaves out. `rule` names what read it.
    """

    start: int
    end: int
    type: TimexType
    value: str | None
    begin: str | None
    until: str | None
    rule: str
    mod: str | None = None
    vague: bool = False


def scan_times(
    text: str,
    *,
    anchor: date | datetime | None,
    direction: Callable[[int, int], Direction | None] | None = None,
) -> Iterator[TimeReading]:
    """Every time expression of a text, in its order, none within another.

    `anchor` is the day of writing; without it, relative expressions are found and keep `value` None. `direction`
    tells for
    characters start to end whether the verb looks back or ahead ("met on Friday", "will meet on Friday"). Linear in
    the text.
    """
    day = anchor.date() if isinstance(anchor, datetime) else anchor
    context = Context(anchor=day)
    for start, end in chunks(text):
        for first, last, before, match in _found(text, start, end):
            turned = _HINTS.get(before) or (direction(first, last) if direction and day else None)
            near = before in _NEARING
            reading = _resolve(first, last, match, replace(context, direction=turned, nearest=near))
            context = _remember(context, reading)
            yield reading


def resolve_time(
    words: str, *, anchor: date | datetime | None, direction: Direction | None = None
) -> TimeReading | None:
    """What one expression means ("earlier on Wednesday"), or None where the words are not one expression as a whole."""
    stripped = words.strip()
    found = _whole("", stripped, anchor, direction) or _whole("in ", stripped, anchor, direction)  # "March", "May"
    if found is None and (value := lexicon().vague_alone.get(stripped.lower())):
        return TimeReading(0, len(stripped), "DATE", value, None, None, "vague", vague=True)
    return found


def _whole(lead: str, words: str, anchor: date | datetime | None, direction: Direction | None) -> TimeReading | None:
    """The reading of words behind a lead that shows them to be a time, if they are one expression as a whole."""
    for reading in scan_times(lead + words, anchor=anchor, direction=lambda start, end: direction):
        if (reading.start, reading.end) == (len(lead), len(lead) + len(words)):
            return replace(reading, start=0, end=len(words))
        return None
    return None


# Where the word before an expression looks, whatever the verb does: "the year ended March 31"; and what points
# neither way: "until March".
_HINTS: dict[str, Direction] = {"ended": "past", "since": "past", "ending": "future"}
_NEARING = frozenset({"effective", "by", "until", "till", "through", "due"})


def _remember(context: Context, reading: TimeReading) -> Context:
    if reading.type not in ("DATE", "TIME") or reading.vague or not day_of(reading.value):
        return context
    value = re.split(r"T|/", reading.value or "")[0]
    return replace(
        context, reference=value, quarter=value if reading.rule == "part-of-year" and "-Q" in value else context.quarter
    )


# A text is scanned twice, for its times and for the numbers that are none; so many chunks are remembered in between.
@lru_cache(maxsize=32)
def _found(text: str, start: int, end: int) -> tuple[tuple[int, int, str, Match], ...]:
    """What stands in a stretch of text, whenever that is: its characters, the word before it, and the match."""
    words = Words(text, start, end)
    return tuple(
        (words.starts[index], words.ends[match.end - 1], words.lows[index - 1], match)
        for index, match in _matches(words)
    )


def _matches(words: Words) -> Iterator[tuple[int, Match]]:
    index = 0
    while index < words.size:
        match = best_match(words, index) if _may_begin(words, index) else None
        if match is None or any(words.breaks(step) for step in range(index + 1, match.end)):
            index += 1
            continue
        yield index, match
        index = match.end


def _may_begin(words: Words, index: int) -> bool:
    """Whether an expression may begin at a token; "the" needs a second look, for it is everywhere."""
    low, triggers = words.lows[index], _triggers()
    if low == "the":
        low = words.lows[index + 1]
        return low in _behind_the() or low[:1].isdigit()
    return low in triggers or low[0].isdigit()


@cache
def _behind_the() -> frozenset[str]:
    """What may follow "the" in an expression: what begins one, a decade's name, the rest of "the near future"."""
    vague = [tokens[1] for tokens, _ in lexicon().vague.get("the", ())]
    return _triggers().union(SPELLED_DECADES, vague, ["latest"]) - {"the"}


@cache
def _triggers() -> frozenset[str]:
    table = lexicon()
    keyed: list[Iterable[str]] = [
        *(table.months, table.weekdays, table.short_weekdays, table.units, table.parts, table.hours, table.seasons),
        *(table.days, table.nights, table.turns, table.phases, table.phase_parts, table.measures, table.amounts),
        *(table.every, table.rates, table.vague, table.feasts, number_words()),
    ]
    plural = [f"{name}s" for name in table.weekdays]
    return frozenset().union(
        *keyed, plural, ["the", "its", "these", "fiscal", "per", "for", "q", "'", "’", "‘", "latter", "more"]
    )


def best_match(words: Words, index: int) -> Match | None:
    """The longest expression that begins at a token; the first rule's where two are as long."""
    found = [match for match in (_phase(words, index), _part_of_day(words, index), _plain(words, index)) if match]
    return max(found, key=lambda match: match.end) if found else None


def _plain(words: Words, index: int) -> Match | None:
    found = [match for rule in _RULES if (match := rule(words, index))]
    clock = find_clock(words, index, _day)
    vague = phrase_at(words, index, lexicon().vague)
    found += [clock] if clock else []
    found += [Match(vague[0], "DATE", Fixed(vague[1]), "vague", vague=True)] if vague else []
    if not found:
        return None
    return _extended(words, max(found, key=lambda match: match.end))


def _day(words: Words, index: int) -> Match | None:
    found = [match for rule in _DAYS if (match := rule(words, index))]
    return max(found, key=lambda match: match.end) if found else None


def _extended(words: Words, match: Match) -> Match:
    """What may follow: "last year's third quarter", "Wednesday at 3 p.m."."""
    end = match.end
    if match.type == "DATE" and words.lows[end] in ("'", "’") and words.has(end + 1, "s"):
        part = find_part_of_year(words, end + 2)
        if part and isinstance(part.meaning, Part) and part.meaning.of is None:
            return replace(match, end=part.end, meaning=Part(part.meaning.code, of=match.meaning), rule="year-part")
    if match.type == "DATE" and match.rule not in ("month", "year"):
        clock = read_clock(words, words.skip(words.skip(end, ","), "at", "t"))
        if clock:
            return Match(clock[0], "TIME", OfDay(clock[1], match.meaning), "day-clock")
    return match


def _phase(words: Words, index: int) -> Match | None:
    """ "early 2023", "earlier on Wednesday", "mid-October", "the end of the year", "later this month"."""
    table = lexicon()
    start = words.skip(index, "the")
    low = words.lows[start]
    if low in table.phases:
        step = words.joint(start + 1)
        step = words.skip(step, "to") if words.hyphen(start + 1) and words.lows[step] == "to" else step
        mod, inner = table.phases[low], words.skip(step, "on", "in")
        if inner > step and words.has(inner, "the") and words.lows[inner + 1] in ("day", "week", "month", "year"):
            grain = {"day": "D", "week": "W", "month": "M", "year": "Y"}[words.lows[inner + 1]]
            return Match(inner + 2, "DATE", Last("D") if grain == "D" else Offset(grain, 0, grain), "phase", mod=mod)
        return _phased(words, inner, mod)
    if low in table.phase_parts and words.lows[start + 1] == "of":
        return _phased(words, start + 2, table.phase_parts[low], whole=True)
    return None


def _phased(words: Words, inner: int, mod: str, *, whole: bool = False) -> Match | None:
    match = _plain(words, inner) or (_phase(words, inner) if whole and words.lows[inner] in lexicon().phases else None)
    if match is None or match.type not in ("DATE", "TIME") or match.rule in ("vague", "ago-vague"):
        return None
    if match.rule == "the-unit" and not whole:
        return None
    idiom = match.rule == "the-unit" and isinstance(match.meaning, Offset) and match.meaning.unit == "D"
    return replace(match, mod=mod, rule="phase", vague=idiom)  # "at the end of the day"


def _part_of_day(words: Words, index: int) -> Match | None:
    """ "the night of October 5", "Tuesday's early morning", "overnight on Sunday"."""
    start = words.skip(words.skip(index, "the", "on"), "early", "late")
    part = lexicon().parts.get(words.lows[start])
    if part is None or words.lows[start + 1] not in ("of", "on"):
        return None
    day = _day(words, start + 2)
    return Match(day.end, "TIME", OfDay(f"T{part}", day.meaning), "part-of-day") if day and day.type == "DATE" else None


def _resolve(start: int, end: int, match: Match, context: Context) -> TimeReading:
    value = match.meaning.value(context)
    begin, until = bounds(value)
    if match.stretch and context.anchor:
        begin, until = _stretched(value or "", match.stretch, context.anchor)
    return TimeReading(start, end, match.type, value, begin, until, match.rule, match.mod, match.vague)


_LENGTH = re.compile(r"P(\d+|X)([DWMQY])\Z")


def _stretched(value: str, stretch: Direction, anchor: date) -> tuple[str | None, str | None]:
    length = _LENGTH.match(value)
    sign = -1 if stretch == "past" else 1
    other = (
        shift(anchor, length[2], sign * int(length[1])) if length and length[1] != "X" and len(length[1]) < 5 else None
    )
    far = other.isoformat() if other else None
    return (far, anchor.isoformat()) if stretch == "past" else (anchor.isoformat(), far)
