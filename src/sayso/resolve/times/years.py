"""Years: "2024", "fiscal 1989", "last year", "nineteen ninety-six", "the 1990s", "the '80s", "the 19th century"."""

from __future__ import annotations

from sayso.resolve.numbers import read_number, read_ordinal
from sayso.resolve.times.lexicon import leads, lexicon
from sayso.resolve.times.meaning import Fixed, Last, Match, Meaning, Offset
from sayso.resolve.tokens import Words

FIRST_YEAR, LAST_YEAR = 1000, 2199
_EARLIEST_BARE = 1900  # an older year needs a word that shows it: "in 1648"


def year_number(words: Words, index: int) -> tuple[int, int] | None:
    """A year in four digits or in words, and where it ends: "1984", "nineteen ninety-six", "two thousand and one"."""
    number = words.digits(index)
    if number is not None:
        joined = words.lows[index - 1] in "/.,-" and words.glued(index) and words.is_digits(index - 2)
        joined = joined and not _ends_range(words, index)
        plain = len(words.texts[index]) == 4 and FIRST_YEAR <= number <= LAST_YEAR and not joined
        return (index + 1, number) if plain and not _goes_on(words, index + 1) else None
    if words.lows[index] in ("nineteen", "twenty", "eighteen"):
        century, end = read_number(words, index), index + 1
        rest = read_number(words, words.joint(end))
        if century and century.end == end and rest and rest.spelled and 9 < rest.value < 100:
            return rest.end, int(century.value * 100 + rest.value)
    if words.has(index, "two", "thousand"):
        spelled = read_number(words, index)
        return (spelled.end, int(spelled.value)) if spelled and 2000 <= spelled.value < 2100 else None
    return None


def _ends_range(words: Words, index: int) -> bool:
    """Whether a number is the second year of "2006-2009"."""
    first, second = words.digits(index - 2), words.digits(index)
    rising = bool(first and second and FIRST_YEAR < first < second)
    return rising and words.hyphen(index - 1) and words.lows[index + 1] != "-" and not _counted(words, index + 1)


def _goes_on(words: Words, end: int) -> bool:
    """Whether a four-digit number is only the beginning of something else: "1984.5", "2022A", "2000%"."""
    if not words.glued(end):
        return False
    if words.lows[end] in ".,":
        return words.glued(end + 1) and words.is_digits(end + 1)
    return words.lows[end] in "/%:" or (words.lows[end].isalpha() and words.lows[end] != "s")


def year_at(words: Words, index: int) -> tuple[int, Meaning] | None:
    """A year however it is named: "2024", "fiscal 1989", "last year", "the previous year", "that year"."""
    start = words.skip(index, "the", "its")
    turn = lexicon().turns.get(words.lows[start])
    after = words.skip(start + 1 if turn else start, "fiscal", "calendar", "financial")
    if turn and words.lows[after] == "year":
        return after + 1, (Offset("Y", turn[0], "Y", from_reference=True) if turn[1] else Offset("Y", turn[0], "Y"))
    if words.lows[after] == "year":
        found = year_number(words, after + 1)
        if found:
            return found[0], Fixed(f"{found[1]:04}")
        return (after + 1, Last("Y")) if start > index else None
    found = year_number(words, after)
    return (found[0], Fixed(f"{found[1]:04}")) if found else None


def find_year(words: Words, index: int) -> Match | None:
    """A year by itself. A bare number needs a word before it, or a mark behind it, that shows it to be a year."""
    start = words.skip(index, "the", "fiscal")
    start = words.skip(start, "year", "fiscal", "calendar")
    found = year_number(words, start)
    if found is None or (start == index and not _is_year(words, index, found[0])):
        return None
    if start == index + 1 and words.lows[index] == "the":
        return None
    if words.is_digits(start) and words.lows[found[0]] == "s" and words.glued(found[0]):
        return None
    return Match(found[0], "DATE", Fixed(f"{found[1]:04}"), "year")


def _is_year(words: Words, index: int, end: int) -> bool:
    before, after = words.lows[index - 1], words.lows[end]
    if words.glued(index) and before not in "(“\"'‘[–—":
        return _ends_range(words, index) or (
            words.is_digits(index) and leads(words, index - 2, "year") and words.hyphen(index - 1)
        )
    if not words.is_digits(index):
        return (end > index + 1 and words.lows[index] == "nineteen") or leads(words, index - 1, "year")
    number, text = words.digits(index) or 0, words.texts[index]
    round_number = text.endswith(("00", "50"))
    if number < _EARLIEST_BARE and not leads(words, index - 1, "old year"):
        return False
    if (round_number or number < _EARLIEST_BARE) and _counted(words, end):
        return False
    if after in ("to", "-", "–") and words.is_digits(end + 1) and before not in ("from", "in", "during"):
        return words.hyphen(end) and _ends_range(words, end + 1)
    if leads(words, index - 1, "year") and before not in ("about", "around", "than", "or", "for"):
        return True
    if _counts_people(words, end):
        return False
    lead = leads(words, index - 1, "owned year") or leads(words, index - 1, "year")
    sure = lead or before in "(“\"'‘[" or not after.isalpha()
    return sure or not (round_number or words.texts[end][0].isupper())


def _counted(words: Words, index: int) -> bool:
    low = words.lows[index]
    return (low.endswith("s") and len(low) > 3) or leads(words, index, "counted people") or low in ("million", "police")


def _counts_people(words: Words, index: int) -> bool:
    """Whether people or arms follow, at once or behind a word or two: then even "2014" counts them."""
    return (
        any(leads(words, step, "counted people") for step in range(index, index + 3)) and words.texts[index].isalpha()
    )


def find_decade(words: Words, index: int) -> Match | None:
    """A decade or a century: "the 1990s", "the '80s", "the nineties", "the mid-1990s", "the 19th century"."""
    start = words.skip(index, "the")
    mod = None
    if words.lows[start] in ("early", "mid", "late"):
        mod = {"early": "START", "mid": "MID", "late": "END"}[words.lows[start]]
        start = words.joint(start + 1)
    decade = _decade(words, start, after_the=start > index)
    if decade:
        return Match(decade[0], "DATE", Fixed(decade[1]), "decade", mod=mod)
    ordinal = read_ordinal(words, start)
    if ordinal and words.lows[words.joint(ordinal.end)] == "century" and 0 < ordinal.value < 30:
        return Match(words.joint(ordinal.end) + 1, "DATE", Fixed(f"{int(ordinal.value) - 1:02}"), "century", mod=mod)
    return None


SPELLED_DECADES = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}


def _decade(words: Words, start: int, *, after_the: bool) -> tuple[int, str] | None:
    mark = start + 1 if words.lows[start] in ("'", "’", "‘") and words.glued(start + 1) else start
    number, text = words.digits(mark), words.texts[mark]
    plural = words.lows[mark + 1] == "s" and words.glued(mark + 1)
    if number is not None and plural and text.endswith("0"):
        if len(text) == 4 and FIRST_YEAR <= number <= LAST_YEAR:
            return mark + 2, text[:3]
        if len(text) == 2 and (mark > start or after_the):
            return mark + 2, f"{20 if number < 30 else 19}{text[0]}"
    spelled = SPELLED_DECADES.get(words.lows[start])
    return (start + 1, f"19{spelled}") if spelled and after_the else None
