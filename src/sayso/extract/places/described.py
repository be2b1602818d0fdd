"""Places that a text describes from those it names: "20 km south of Kharkiv", "just outside Goma", "the border with
Belarus", as places with a precision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.language.columns import column
from sayso.language.reading import Reading
from sayso.resolve.countries import Country, match_country
from sayso.resolve.described import BEFORE, FUZZY, NEAR, NEAR_KM, is_near, is_on_border, move_place, read_distance
from sayso.resolve.gazetteer import Place
from sayso.resolve.places import Choice

if TYPE_CHECKING:
    from spacy.tokens import Doc

BORDERS = frozenset({"border", "borders", "frontier", "frontiers"})
OF_BORDER = frozenset({"with", "of", "between"})
MOST_BESIDE = 6  # tokens on either side of a border that say whose it is

Where = tuple[int, int, str, Choice]  # tokens from and to, the words to call it by, the place


def describe(reading: Reading, named: Iterable[Where]) -> Iterator[Where]:
    """The places named, in the text's order, each as its words describe it; and the borders."""
    doc = reading.doc
    borders = list(_borders(doc))
    covered = {token for start, end, *_ in borders for token in range(start, end)}
    kept = [_described(reading, where) for where in named if covered.isdisjoint(range(where[0], where[1]))]
    yield from sorted([*borders, *kept], key=lambda where: where[:2])


def is_measured_from(reading: Reading, start: int) -> bool:
    """Whether the words before a name say how far from it something is."""
    return read_distance(_before(reading, start)) is not None


def _before(reading: Reading, start: int) -> str:
    """What its sentence says right before a token."""
    token = reading.doc[start]
    return reading.document.text[max(token.idx - BEFORE, token.sent.start_char) : token.idx]


def _described(reading: Reading, where: Where) -> Where:
    """A place by the words around its name: so far from it, or near it."""
    start, end, words, choice = where
    if choice.place is None or choice.precision is None:
        return where
    doc, text = reading.doc, reading.document.text
    behind = doc[end - 1].idx + len(doc[end - 1])
    before, after = _before(reading, start), text[behind : behind + BEFORE]
    begins = doc[start].idx - len(before)
    distance = read_distance(before)
    if distance is None and choice.place.kind == "country" and is_on_border(before, after):
        return start, end, words, Choice(replace(choice.place, latitude=None, longitude=None), choice.score, FUZZY)
    if distance is None:
        near = choice.precision == 1 and is_near(before, after)
        return (start, end, words, replace(choice, precision=NEAR)) if near else where
    first = doc.char_span(begins + distance.start, behind, alignment_mode="expand")
    if first is None:
        return where
    place, precision = choice.place, NEAR if distance.km <= NEAR_KM else FUZZY
    name = " ".join(text[first.start_char : behind].split())
    if distance.bearing is not None:
        place = move_place(place, km=distance.km, bearing=distance.bearing, name=name)
    return first.start, end, words, Choice(place, choice.score, max(precision, choice.precision))


def _borders(doc: Doc) -> Iterator[Where]:
    """Borders of countries: "the border with Belarus", "the Ukrainian-Polish border", "Ukraine's borders"."""
    last = 0
    for at, word in enumerate(column(doc, "LOWER")):
        if word in BORDERS and at >= last:
            start, owners = _owners(doc, at, last)
            end, others = _others(doc, at + 1)
            last = max(end, at + 1)
            if len(owners) + len(others) > 1 or _is_apart(doc, start, last, owners):
                yield start, last, doc[start:last].text, _border(doc[start:last].text, owners, others)


def _is_apart(doc: Doc, start: int, end: int, owners: list[Country]) -> bool:
    """Whether a border of one country is named otherwise than by the country's name: "the Russian border", "the border
    with Russia". By its name ("Russia's border", "the border of Russia"), the country is the place.
    """
    words = doc[start:end].text
    match = match_country(doc[start : end - 1].text) if owners else None
    return " with " in words or (match is not None and match.how == "demonym")


def _border(words: str, owners: list[Country], others: list[Country]) -> Choice:
    """A border: of a country where only one is named, as whose it is; where on it is not known."""
    whose = [*owners, *others] if " with " not in words else []
    country = whose[0].alpha3 if len(whose) == 1 else None
    name = " ".join(words.split())
    return Choice(Place(name, "region", None, country, None, None, None, None, 0), 1.0, FUZZY)


def _owners(doc: Doc, at: int, earliest: int) -> tuple[int, list[Country]]:
    """The countries right before a border, and the first token of their names: "Ukrainian-Polish", "Ukraine's"."""
    start, found, token = at, list[Country](), at - 1
    while token >= max(earliest, at - MOST_BESIDE) and not doc[token + 1].is_sent_start:
        match = _country_ending(doc, token, max(earliest, at - MOST_BESIDE))
        if match:
            token, country = match
            start, found = token, [country, *found]
        elif doc[token].tag_ not in ("POS", "HYPH") and doc[token].text not in ("-", "–", "/"):
            break
        token -= 1
    return start, found


def _country_ending(doc: Doc, last: int, earliest: int) -> tuple[int, Country] | None:
    """The country whose name ends with a token, and where the name begins: the longest such name."""
    for first in range(max(earliest, last - 2), last + 1):
        match = match_country(doc[first : last + 1].text) if _is_name(doc, first, last) else None
        if match and match.how != "capital":
            return first, match.country
    return None


def _others(doc: Doc, at: int) -> tuple[int, list[Country]]:
    """The countries behind a border ("with Belarus and Russia"), and where their names end."""
    if at >= len(doc) or doc[at].lower_ not in OF_BORDER:
        return at, []
    end, found, token = at, list[Country](), at + 1
    while token < min(len(doc), at + MOST_BESIDE):
        match = _country_beginning(doc, token)
        if match:
            token, country = match
            end, found = token, [*found, country]
        elif doc[token].lower_ in ("the", "and", ",", "neighbouring", "neighboring"):
            token += 1
        else:
            break
    return end, found


def _country_beginning(doc: Doc, first: int) -> tuple[int, Country] | None:
    """The country whose name begins with a token, and the token behind it: the longest such name."""
    for end in range(min(len(doc), first + 3), first, -1):
        match = match_country(doc[first:end].text) if _is_name(doc, first, end - 1) else None
        if match and match.how == "name":
            return end, match.country
    return None


def _is_name(doc: Doc, first: int, last: int) -> bool:
    return doc[first].lower_ != "the" and doc[last].text[0].isalnum()
