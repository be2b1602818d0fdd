"""Numbers as they are written: "3,000", "2 1/2", "12.5 million", "twenty-five thousand", "a dozen", "the 21st".

Pure functions over `Words`; each looks at a bounded number of tokens, so that reading a text is linear in its length.
`read_number(words, index)` and `read_ordinal(words, index)` give the number that begins at a token, or None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sayso.codebook.load import load
from sayso.resolve.tokens import Words

_MOST_DIGITS = 15  # beyond this a float no longer holds every whole number, and the text no longer counts anything
# "nine hundred and ninety-nine million nine hundred and ninety-nine thousand ..." has 21; none stands in a report
_MOST_WORDS = 16
_GROUP_SPACES = ("\u00a0", "\u2009", "\u202f", " ")
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text: tokens up to `end` (exclusive); `open`: only its lower bound is known ("thousands")."""

    end: int
    value: float
    spelled: bool = False
    open: bool = False
    scaled: bool = False


@dataclass(frozen=True, slots=True)
class _Tables:
    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, int]
    several: dict[str, int]
    ordinals: dict[str, int]
    fractions: dict[str, float]


@cache
def _tables() -> _Tables:
    data = load("numbers")
    cards = [entry for entry in data["cardinals"] if not entry.get("scale")]
    return _Tables(
        units=_counted(cards[0]),
        tens=_counted(cards[1]),
        scales={word: entry["first"] for entry in data["cardinals"] if entry.get("scale") for word in entry["words"]},
        vague={word: entry["low"] for entry in data["vague"] for word in entry["words"]},
        several={word: entry["value"] for entry in data["tens"] for word in entry["words"]},
        ordinals=_counted({**data["ordinals"][0], "step": 1}),
        fractions={word: entry["value"] for entry in data["fractions"] for word in entry["words"]},
    )


@cache
def number_words() -> frozenset[str]:
    """Every lower-case word or sign at which a number that is not in digits may begin."""
    tables = _tables()
    keyed = (tables.units, tables.tens, tables.scales, tables.vague, tables.several, tables.ordinals, _GLYPHS)
    return frozenset().union(*keyed, ["a", "an", "half", "several", "few", "couple"])


def _counted(entry: dict[str, Any]) -> dict[str, int]:
    return {word: entry["first"] + place * entry["step"] for place, word in enumerate(entry["words"])}


def read_number(words: Words, index: int) -> Number | None:
    """The number that begins at a token: in digits, in words, or both ("12 million"). None where there is none."""
    low = words.lows[index]
    if low[:1].isdigit():
        return _digits(words, index)
    if low in _GLYPHS:
        return _scaled(words, Number(index + 1, _GLYPHS[low]))
    if low in ("a", "an", "half", "several", "few", "couple"):
        return _articled(words, index)
    tables = _tables()
    if low in tables.vague or low in tables.several:
        return _vague(words, index)
    return _spelled(words, index) if low in tables.units or low in tables.tens else None


def _digits(words: Words, index: int) -> Number | None:
    text = words.texts[index].replace(",", "")
    if len(text) > _MOST_DIGITS or not text.isascii():
        return None
    end, text = _groups(words, index + 1, text)
    if words.lows[end] == "." and words.glued(end) and words.glued(end + 1) and words.is_digits(end + 1):
        text, end = f"{text}.{words.texts[end + 1][:_MOST_DIGITS]}", end + 2
    value = float(text) if "." in text else int(text)
    return _scaled(words, _with_fraction(words, Number(end, value)))


def _groups(words: Words, end: int, text: str) -> tuple[int, str]:
    """Groups of three behind a space: "10 000"."""
    if len(text) > 3:
        return end, text
    for _ in range(4):
        space = words.source[words.ends[end - 1] : words.starts[end]]
        if space not in _GROUP_SPACES or len(words.texts[end]) != 3 or not words.is_digits(end):
            break
        text, end = text + words.texts[end], end + 1
    return end, text


def _with_fraction(words: Words, number: Number) -> Number:
    end = number.end
    if words.lows[end] in _GLYPHS:
        return replace(number, end=end + 1, value=number.value + _GLYPHS[words.lows[end]])
    start = words.joint(end)
    top, bottom = words.digits(start, most=1), words.digits(start + 2, most=1)
    if (
        words.lows[start + 1] == "/"
        and top
        and bottom
        and top < bottom
        and words.glued(start + 1)
        and words.glued(start + 2)
    ):
        return replace(number, end=start + 3, value=number.value + top / bottom)
    if words.has(end, "and", "a", "half"):
        return replace(number, end=end + 3, value=number.value + 0.5)
    return number


def _scaled(words: Words, number: Number) -> Number:
    """A number times the scales behind it: "12 million", "4 hundred thousand", "$13.6M", "40k"."""
    scales = _tables().scales
    for _ in range(2):
        end = words.joint(number.end)
        low = words.lows[end]
        if (
            low not in scales
            or (len(low) <= 3 and not words.glued(end))
            or words.texts[end] == "B" == words.texts[end + 1]
        ):
            break
        if len(low) == 1 and words.glued(end + 1) and words.lows[end + 1] not in ".,;:)'’”\"-–—":
            break  # "5m2", "40k/h"
        number = replace(number, end=end + 1, value=_times(number.value, scales[low]), scaled=True)
    return number


def _times(value: float, scale: int) -> float:
    product = round(value * scale, 6)
    return int(product) if product == int(product) else product


def _articled(words: Words, index: int) -> Number | None:
    """ "a hundred", "half a million", "a couple of hundred", "several thousand" (two of them at least)."""
    low, scales = words.lows[index], _tables().scales
    if low == "half":
        start = words.skip(index + 1, "a", "an")
        scale = scales.get(words.lows[start]) if len(words.lows[start]) > 3 else None
        return Number(start + 1, _times(0.5, scale), spelled=True, scaled=True) if scale else None
    if low in ("a", "an") and words.lows[index + 1] in ("few", "couple"):
        return _articled(words, index + 1)
    start = index + 1
    if low == "couple":
        start = words.skip(start, "of")
    if len(words.lows[start]) <= 3 or words.lows[start] not in scales:
        return None
    if low in ("a", "an"):
        return _spelled(words, start)
    number = _scaled(words, Number(start, 2))
    return replace(number, spelled=True, open=low != "couple")


def _vague(words: Words, index: int) -> Number | None:
    """ "thousands", "tens of thousands", "hundreds of millions": the least that the words allow."""
    tables = _tables()
    low = words.lows[index]
    many = tables.vague.get(low) or tables.several[low]
    second = tables.vague.get(words.lows[index + 2], 0) if words.lows[index + 1] == "of" else 0
    if second > many:
        return Number(index + 3, many * second // 2, spelled=True, open=True)
    if low in tables.several and words.lows[index + 1] != "of":
        return None
    return Number(index + 1, many, spelled=True, open=True)


class _Sum:
    """A number in words while it is read: what is summed up, what a scale may still multiply, and what came last."""

    def __init__(self) -> None:
        self.total, self.current, self.last, self.least = 0.0, 0.0, "", float("inf")

    def take(self, low: str, tables: _Tables) -> bool:
        """Take one more word. False where it cannot go on the number."""
        if low in tables.units:
            return self._unit(tables.units[low])
        if low in tables.tens:
            return self._add(tables.tens[low], "tens", self.last in ("", "hundred", "scale"))
        scale = tables.scales.get(low, 0) if len(low) > 3 else 0
        if scale == 100:
            return self._hundred()
        return self._scale(scale) if scale else False

    def _unit(self, value: int) -> bool:
        fits = self.last in ("", "hundred", "scale") or (self.last == "tens" and 0 < value < 10)
        return self._add(value, "unit", fits)

    def _add(self, value: int, kind: str, fits: bool) -> bool:
        if fits:
            self.current, self.last = self.current + value, kind
        return fits

    def _hundred(self) -> bool:
        if self.last in ("hundred", "scale") or self.current >= 100:
            return False
        self.current, self.last = (self.current or 1) * 100, "hundred"
        return True

    def _scale(self, scale: int) -> bool:
        if self.last == "scale" or scale >= self.least:
            return False
        self.total, self.current = self.total + (self.current or 1) * scale, 0.0
        self.last, self.least = "scale", scale
        return True


def _spelled(words: Words, index: int) -> Number | None:
    tables, summed, end = _tables(), _Sum(), index
    for _ in range(_MOST_WORDS):
        step = words.joint(end) if end > index else end
        if (
            words.lows[step] == "and"
            and summed.last in ("hundred", "scale")
            and _small(words, step + 1, tables, summed.last)
        ):
            step += 1
        if not summed.take(words.lows[step], tables):
            break
        end = step + 1
    if end == index:
        return None
    number = Number(end, int(summed.total + summed.current), spelled=True, scaled=summed.last in ("hundred", "scale"))
    if words.has(end, "and", "a", "half"):
        number = replace(number, end=end + 3, value=number.value + 0.5)
        number = _scaled(words, number)
    return number


def _small(words: Words, index: int, tables: _Tables, last: str) -> bool:
    """Whether "and" at the token before leads to the rest of a number ("two hundred and fifty"), not to another one."""
    low = words.lows[index]
    after = words.lows[words.joint(index + 1)]
    number = low in tables.units or low in tables.tens
    return number and (last == "hundred" or after not in tables.scales)


def read_fraction(words: Words, index: int) -> Number | None:
    """A share: "half", "a third", "two-thirds", "three quarters", "one in five" is none. None where there is none."""
    tables = _tables()
    low = words.lows[index]
    if low == "half":
        return Number(index + 1, 0.5, spelled=True)
    count = 1 if low == "a" else tables.units.get(low) or words.digits(index, most=1)
    start = words.joint(index + 1)
    share = tables.fractions.get(words.lows[start])
    if count and share and (count == 1) != words.lows[start].endswith("s"):
        return Number(start + 1, round(count * share, 6), spelled=True)
    return None


def read_ordinal(words: Words, index: int) -> Number | None:
    """An ordinal as its number: "fifth", "twenty-first", "21st", "8th". None where there is none."""
    tables = _tables()
    low = words.lows[index]
    if low in tables.ordinals:
        return Number(index + 1, tables.ordinals[low], spelled=True)
    if low in tables.tens:
        small = tables.ordinals.get(words.lows[words.joint(index + 1)], 0)
        return Number(words.joint(index + 1) + 1, tables.tens[low] + small, spelled=True) if 0 < small < 10 else None
    if low.isascii() and low.isdigit() and len(low) <= 4 and words.glued(index + 1):
        return Number(index + 2, int(low)) if words.lows[index + 1] in ("st", "nd", "rd", "th") else None
    return None
