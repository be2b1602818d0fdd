"""Numbers that count nothing: in names ("Su-34", "Article 5"), scores, telephone numbers, lists, ages, ordinals,
addresses.
"""

from __future__ import annotations

from sayso.resolve.numbers import read_ordinal
from sayso.resolve.quantities.lexicon import lexicon
from sayso.resolve.tokens import Words

_OPENERS = frozenset("([{\"'“‘«—–-<>=≈~+$€£¥₴₽₹₩₺₪…|*•°±")
_SENTENCE_ENDS = frozenset('.!?:;"”“')


def counts_nothing(words: Words, index: int, end: int, *, money: bool = False) -> int | None:
    """Where the numeral at tokens `index` to `end` is no count, the token behind all that belongs to it; None where
    it may be one.

    `money`: a currency's sign stands before it.
    """
    if not money and _sticks_before(words, index):
        return end
    chain = _chain(words, index)
    if chain is not None:
        return chain
    ordinal = read_ordinal(words, index)
    if ordinal and ordinal.end >= end:
        return ordinal.end
    if _is_named(words, index, end):
        return end + 2 if words.lows[end] == "of" and words.is_digits(end + 1) else end  # "Image 2 of 3"
    nothing = _sticks_behind(words, end) or _in_list(words, index) or _in_address(words, index, end)
    return end if nothing else None


def _sticks_before(words: Words, index: int) -> bool:
    """Whether the numeral hangs on what stands before it: "Su-34", "G7", "#3", "v1.2", "mid-30s"."""
    if not words.glued(index):
        return False
    before = words.texts[index - 1]
    if before in "-‐‑–" and words.glued(index - 1):
        return words.texts[index - 2][-1:].isalnum()
    return before not in _OPENERS


def _chain(words: Words, index: int) -> int | None:
    """Numbers joined by marks: "555-01-99", "24/7", "4:39", "1.2.3", "3-1", "51-49". The end of the chain, or None
    for a range.
    """
    if not words.is_digits(index):
        return None
    if _spaced(words, index + 1) and not words.glued(index):
        return _telephone(words, index)
    end, links = index + 1, 0
    while (
        end < index + 24
        and words.lows[end] in "-‐‑–/:."
        and words.glued(end)
        and words.glued(end + 1)
        and words.is_digits(end + 1)
    ):
        end, links = end + 2, links + 1
    mark = words.lows[index + 1]
    if links == 0 or (links == 1 and mark == "."):
        return None
    if (
        links > 1
        and "." in words.lows[index + 1 : end : 2]
        and set(words.lows[index + 1 : end : 2]) <= set(".-‐‑–")
        and links < 4
    ):
        return None if words.lows[index + 1 : end : 2].count(".") < links else end
    return None if links == 1 and mark in "-‐‑–" and _is_range(words, index, end) else end


def _spaced(words: Words, index: int) -> bool:
    """Whether a bare number follows after one space, with no word or mark between."""
    return words.is_digits(index) and words.starts[index] == words.ends[index - 1] + 1


def _telephone(words: Words, index: int) -> int | None:
    """The end of "020 8583 5555". None for two numbers that only stand side by side, or groups of three ("10 000")."""
    end = index + 1
    while end < index + 8 and _spaced(words, end):
        end += 1
    groups = all(len(words.texts[step]) == 3 for step in range(index + 1, end)) and len(words.texts[index]) <= 3
    return None if groups and words.texts[index][0] != "0" else end


def _is_range(words: Words, index: int, end: int) -> bool:
    first, second = words.texts[index], words.texts[index + 2]
    if len(second) > 6 or (len(first), len(second)) == (3, 4) or int(first) >= int(second) or first[0] == "0":
        return False
    plural = words.lows[end].endswith("s") or words.lows[end] in (
        "people",
        "men",
        "women",
        "children",
        "per",
        "percent",
        "%",
        "km",
    )
    return len(second) > 1 or plural


def _sticks_behind(words: Words, end: int) -> bool:
    """Whether letters hang on the numeral that are no unit: "5G", "20s", "3D", "7th"."""
    low = words.lows[end]
    if not words.glued(end) or not low[:1].isalpha() or not words.texts[end - 1][-1:].isdigit():
        return False
    table = lexicon()
    return (
        low not in table.units and low not in table.after and (low not in table.glued or not words.texts[end].islower())
    )


def _in_list(words: Words, index: int) -> bool:
    """The number of a list's item: "2. The army ..." at a line's start, "(3) the fleet"."""
    behind = words.lows[index + 1]
    if (
        behind not in (".", ")")
        or not words.glued(index + 1)
        or not words.is_digits(index)
        or len(words.texts[index]) > 2
    ):
        return False
    first = index - 1 if words.lows[index - 1] == "(" else index
    gap = words.source[words.ends[first - 1] if first > 0 else 0 : words.starts[first]]
    new_line = first <= 0 or "\n" in gap
    return (new_line or first < index) and not words.glued(index + 2) and bool(words.texts[index + 2])


def _is_named(words: Words, index: int, end: int) -> bool:
    """Whether the numeral only names: "Article 5", "Group of Seven", "the Big Three", "Storm 21", "aged 45", "45
    years old".
    """
    table, text, before = lexicon(), words.texts[index], words.texts[index - 1]
    if before in table.named or words.lows[index - 1] in table.named_anywhere:
        return True
    if words.lows[index - 1] in (".", "#") and words.lows[index - 2] in ("no", "nos") and words.glued(index - 1):
        return True
    if text[:1].isalpha() and text[0].isupper() and not _new_sentence(words, index):
        return words.texts[end][:1].isupper() or before in ("of", "Big", "the") or words.texts[index - 1][:1].isupper()
    if _is_age(words, index, end):
        return True
    plain = words.is_digits(index) and end == index + 1 and len(text) < 4
    capital = before[:1].isupper() and before.isalpha() and not _new_sentence(words, index - 1)
    return plain and capital and not words.glued(index) and not _counts_on(words, end)


def _in_address(words: Words, index: int, end: int) -> bool:
    """ "14 Harbour Road", "221 Old Mill Street"."""
    if not words.is_digits(index) or end != index + 1:
        return False
    for step in range(end, end + 4):
        if words.texts[step] in lexicon().streets:
            return step > end
        if not words.texts[step][:1].isupper():
            return False
    return False


def _new_sentence(words: Words, index: int) -> bool:
    if index <= 0 or words.lows[index - 1] in _SENTENCE_ENDS:
        return True
    return "\n" in words.source[words.ends[index - 1] : words.starts[index]]


def _counts_on(words: Words, end: int) -> bool:
    """Whether what follows a number can be counted or measured."""
    low = words.lows[end]
    plural = (low.endswith("s") and len(low) > 3) or low in (
        "people",
        "men",
        "women",
        "children",
        "police",
        "of",
        "or",
        "more",
    )
    return plural or words.lows[end + 1].endswith("s") or low in lexicon().units or low in "-–%"


def _is_age(words: Words, index: int, end: int) -> bool:
    """ "Ivan Orlov, 45, said": a number between commas behind a name."""
    number = words.digits(index, most=3)
    if number is None or number > 120 or words.lows[index - 1] != "," or end != index + 1:
        return False
    return (
        words.lows[end] in (",", ".", ";", ")", "—")
        and words.texts[index - 2][:1].isupper()
        and words.texts[index - 2].isalpha()
    )


def is_year_old(words: Words, end: int) -> bool:
    """Whether "-year-old", "years old" or "years of age" follows at a token."""
    start = words.joint(end)
    if words.lows[start] not in ("year", "years", "month", "months", "week", "weeks", "day", "days"):
        return False
    after = words.joint(start + 1)
    return words.lows[after] in ("old", "olds") or words.has(after, "of", "age")
