"""Finds every count and amount of a text as bounds: one pass, each rule looking at a bounded number of tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from sayso.model.findings import Change
from sayso.resolve.numbers import Number, number_words, read_fraction, read_number
from sayso.resolve.phrases import phrase_at
from sayso.resolve.quantities.lexicon import Bound, Unit, lexicon
from sayso.resolve.quantities.names import counts_nothing, is_year_old
from sayso.resolve.quantities.trends import trend_of
from sayso.resolve.times import scan_times
from sayso.resolve.tokens import Words, chunks

_SMALL = 20  # up to here a number in words may be a pronoun or an adjective ("the two", "two-state")


@dataclass(frozen=True, slots=True)
class QuantityReading:
    """A count or amount: characters `start` to `end`, and between what bounds; None is open.

    `kind` is "count", "share" ("half of": 0.5), "money", "percent", a measure ("length" ...), "time", "times",
    "age" or "term" (of punishment); `unit` its one name ("USD", "kilometre"). `numeral` is where the bare number is.
    `rule` names what bounds it: "exact", "at-least", "as-many-as", "about", "range", "vague" ("thousands"); and, for
    what counts nothing new, "one", "definite" ("the two"), "compound" ("two-state"). `change` is "rise" or "fall" where
    the figure is how much something changed ("rose by 300").
    """

    start: int
    end: int
    low: float | None
    high: float | None
    approximate: bool
    rule: str
    kind: str = "count"
    unit: str | None = None
    numeral: tuple[int, int] = (0, 0)
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number with its unit: tokens `start` to `end`, `number` with its own first token."""

    start: int
    end: int
    number: Number
    first: int
    unit: Unit | None = None
    high: float | None = None
    share: bool = False


def scan_quantities(text: str) -> Iterator[QuantityReading]:
    """Every count and amount of a text, in its order, none within another. Linear in the text.

    Dates and clock times are none; amounts of time and ages are given with their `kind`, for the caller to leave out.
    """
    dates = _dates(text)
    taken = next(dates, None)
    for start, end in chunks(text):
        words, index = Words(text, start, end), 0
        while index < words.size:
            while taken and taken[1] <= words.starts[index]:
                taken = next(dates, None)
            if taken and taken[0] <= words.starts[index]:
                index += 1
                continue
            limit = taken[0] if taken else len(text)
            found, index = _at(words, index, limit)
            if found:
                yield found


def resolve_quantity(words: str) -> QuantityReading | None:
    """What one expression amounts to ("at least 3,000", "$20 billion"), or None where the words are not one as a
    whole.
    """
    stripped = words.strip()
    found = next(scan_quantities(stripped), None)
    return found if found and (found.start, found.end) == (0, len(stripped)) else None


def _dates(text: str) -> Iterator[tuple[int, int]]:
    for found in scan_times(text, anchor=None):
        if found.type in ("DATE", "TIME") and found.rule not in ("ago", "ago-vague", "vague"):
            yield found.start, found.end


@cache
def _triggers() -> frozenset[str]:
    return number_words().union(lexicon().before, lexicon().symbols, ["between", "."])


def _at(words: Words, index: int, limit: int) -> tuple[QuantityReading | None, int]:
    """The reading that begins at a token, and where to read on."""
    low = words.lows[index]
    if low not in _triggers() and not low[:1].isdigit():
        return None, index + 1
    between = _between(words, index, limit)
    if between:
        return between
    start = index
    bounds: list[Bound] = []
    while len(bounds) < 3 and (phrase := phrase_at(words, start, lexicon().before)):
        bounds.append(phrase[1])
        start = phrase[0]
    amount = _amount(words, start)
    apart = amount is not None and amount.first > index and words.breaks(amount.first)  # a bound in another paragraph
    if amount is None or apart or words.starts[amount.first] >= limit:
        return None, index + 1
    nothing = counts_nothing(words, amount.first, amount.number.end, money=amount.start < amount.first)
    if nothing is not None:
        return None, max(nothing, index + 1)
    return _bounded(words, index, amount, bounds)


def _between(words: Words, index: int, limit: int) -> tuple[QuantityReading | None, int] | None:
    """ "between 10,000 and 12,000 men"."""
    if words.lows[index] != "between":
        return None
    first = _amount(words, index + 1)
    if first is None or words.lows[first.end] != "and":
        return None
    second = _amount(words, first.end + 1)
    if second is None or words.starts[second.first] >= limit:
        return None
    amount = _spanned(first, second)
    return _bounded(words, index, amount, []) if amount.high is not None else None


def _amount(words: Words, index: int) -> _Amount | None:
    """A number with the currency before it, the unit behind it, and the range that it opens."""
    first = _single(words, index)
    if first is None or first.share:
        return first
    joint = first.number.end if words.hyphen(first.number.end) else first.end
    if not _joins(words, index, joint):
        return first
    second = _single(words, joint + 1)
    if second is None or second.share or (words.lows[joint] == "or" and not _neighbours(first, second)):
        return first
    if words.hyphen(joint) and words.hyphen(second.number.end) and words.is_digits(second.number.end + 1):
        return first
    spanned = _spanned(first, second)
    return spanned if spanned.high is not None else first


def _joins(words: Words, index: int, joint: int) -> bool:
    """Whether a range goes on at a token; not where one number changed into the other ("rose by 300 to 900")."""
    if words.lows[joint] not in lexicon().joints:
        return words.hyphen(joint) or (words.lows[joint] == "–" and words.lows[joint + 1][:1].isdigit())
    before = words.lows[index - 1]
    changed = any(words.lows[index - step] in lexicon().changes for step in (2, 3, 4) if index >= step)
    return before != "by" and not (before == "from" and changed)


def _neighbours(first: _Amount, second: _Amount) -> bool:
    """ "two or three" is a range; "25,000 or 40,000" are two figures."""
    low = _shared_scale(first.number, second.number)
    near = low != first.number.value or second.number.value - low <= max(2, low / 4)
    return near and (first.unit is None or first.unit == second.unit) and second.start == second.first


def _spanned(first: _Amount, second: _Amount) -> _Amount:
    """Two amounts as one range ("10 to 12 million"); without `high` where they are none."""
    low, high = _shared_scale(first.number, second.number), second.number.value
    same = first.unit == second.unit or first.unit is None or (second.unit is None and first.start < first.first)
    open_ended = first.number.open or second.number.open
    if not same or open_ended or low >= high or (high > low * 100 and not first.unit):
        return first
    number = replace(first.number, value=low, end=second.number.end)
    return replace(first, end=second.end, number=number, high=high, unit=second.unit or first.unit)


def _shared_scale(first: Number, second: Number) -> float:
    """The first number as it is meant: "70 to 80,000", "10 to 12 million" scale both."""
    low, high = first.value, second.value
    if first.scaled or low >= 1000 or high < 1000 or high % 1000:
        return low
    factor = next(scale for scale in (10**12, 10**9, 10**6, 10**3) if high >= scale)
    return low * factor if high / 4 < low * factor < high else low


def _single(words: Words, index: int) -> _Amount | None:
    symbol = _symbol(words, index)
    first = symbol[0] if symbol else index
    share = read_fraction(words, first)
    if share and words.lows[first - 1] not in _HALVES and words.lows[share.end] in _WHOLES:
        return _Amount(index, share.end, share, first, share=True)
    number = _decimal(words, first) or read_number(words, first) or _half_a(words, first)
    if number is None:
        return None
    end, unit = number.end, symbol[1] if symbol else None
    behind = _unit(words, end, number)
    if behind and (unit is None or behind[1].kind == "money"):
        end, unit = behind[0], unit or behind[1]
    return _Amount(index, end, number, first, unit)


def _half_a(words: Words, index: int) -> Number | None:
    """ "half a percentage point"."""
    article = words.lows[index] == "half" and words.lows[index + 1] in ("a", "an")
    return Number(index + 2, 0.5, spelled=True) if article and phrase_at(words, index + 2, lexicon().units) else None


def _symbol(words: Words, index: int) -> tuple[int, Unit] | None:
    """A currency before its number: "$", "US $", "EUR"; but no "a" before "$60 billion"."""
    found = phrase_at(words, index, lexicon().symbols)
    if found is None:
        return None
    end, text = int(found[0]), words.texts[index]
    loose = text == "A" and not words.glued(index + 1)
    return None if loose or (text.isalpha() and not text[0].isupper()) else (end, found[1])


_WHOLES = frozenset(["of", "the", "its", "their", "his", "our", "all", "that"])
_HALVES = frozenset(["first", "second", "latter", "other", "last", "early", "late", "better"])


def _decimal(words: Words, index: int) -> Number | None:
    """ ".500": a decimal without its nought."""
    if words.lows[index] != "." or words.glued(index) or not words.glued(index + 1) or not words.is_digits(index + 1):
        return None
    return Number(index + 2, float("0." + words.texts[index + 1][:15]))


def _unit(words: Words, end: int, number: Number) -> tuple[int, Unit] | None:
    start = words.skip(end, "of") if number.open else words.joint(end)
    found = phrase_at(words, start, lexicon().units)
    if start > end and number.open and not (found and found[1].kind == "money"):
        return None
    if found is None and words.glued(end) and (words.texts[end].islower() or not words.texts[end].isalnum()):
        found = phrase_at(words, end, lexicon().glued)
    if found is None:
        return None
    short = words.lows[start] in ("won", "second", "time", "times", "day", "foot", "pound", "ha", "ps")
    if short and not number.spelled and words.lows[start] == "won" and not number.scaled and number.value < 1000:
        return None  # "Kestan won"
    return int(found[0]), found[1]


def _bounded(words: Words, index: int, amount: _Amount, bounds: list[Bound]) -> tuple[QuantityReading | None, int]:
    end = amount.end
    behind = phrase_at(words, words.joint(end), lexicon().after)
    glued_sign = behind and words.lows[end] in ("+", "≥") and not words.glued(end)
    if behind and not glued_sign and not _more_of_other(words, behind[0]):
        bounds, end = [*bounds, behind[1]], behind[0]
    joined = words.hyphen(end) and words.lows[end + 1] in lexicon().joined and not amount.unit
    end = end + 2 if joined else end
    start = amount.start if not bounds or (len(bounds) == 1 and behind and bounds[0] is behind[1]) else index
    start = index if words.lows[index] == "between" and amount.high is not None else start
    low, high, approximate = _limits(amount, bounds)
    numeral = (words.starts[amount.first], words.ends[amount.number.end - 1])
    reading = QuantityReading(
        words.starts[start], words.ends[end - 1], low, high, approximate, _rule(words, amount, bounds, end),
        _kind(words, amount), amount.unit.name if amount.unit else None, numeral,
        trend_of(words, start, end, measured=amount.unit is not None),
    )  # fmt: skip
    return reading, end


def _more_of_other(words: Words, end: int) -> bool:
    """ "100 or more than 200": the words behind belong to the next number."""
    return words.lows[end] == "than" or words.lows[end][:1].isdigit()


def _limits(amount: _Amount, bounds: list[Bound]) -> tuple[float | None, float | None, bool]:
    value, sides = amount.number.value, {bound.side for bound in bounds}
    approximate = "about" in sides
    if amount.high is not None:
        return value, amount.high, approximate
    if amount.number.open:
        return (None, value, approximate) if sides == {"high"} else (value, None, approximate)
    if "low" in sides:
        return value, None, approximate
    if "high" in sides:
        return None, value, approximate
    return value, value, approximate


def _rule(words: Words, amount: _Amount, bounds: list[Bound], end: int) -> str:
    if amount.high is not None:
        return "range"
    if bounds:
        return next((bound.rule for bound in bounds if bound.side != "exact"), bounds[0].rule)
    if amount.share:
        return "share"
    before, number = words.lows[amount.first - 1], amount.number
    if words.lows[amount.first] == "one" and number.end == amount.first + 1 and amount.unit is None:
        return "one"
    small = number.spelled and not number.scaled and number.value <= _SMALL and amount.unit is None
    if small and before in lexicon().definite:
        return "definite"
    if _describes(words, amount, end):
        return "compound"
    return "vague" if number.open else "exact"


def _describes(words: Words, amount: _Amount, end: int) -> bool:
    """ "two-state", "three-month": a number that with its noun only describes another."""
    if amount.unit is not None:
        return amount.unit.kind == "time" and words.hyphen(amount.number.end)
    return words.hyphen(end) and words.texts[end + 1].isalpha()


def _kind(words: Words, amount: _Amount) -> str:
    if is_year_old(words, amount.number.end):
        return "age"
    if amount.unit and amount.unit.kind == "time" and phrase_at(words, amount.end, lexicon().terms):
        return "term"
    return amount.unit.kind if amount.unit else "share" if amount.share else "count"
