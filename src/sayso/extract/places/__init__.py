"""Where: names of places that say where something is or happens, and what place each means.

A name comes from spaCy's GPE, LOC and FAC, or from a run of proper nouns that the gazetteer knows and the small model
took for something else. Names that stand for a power ("Moscow warned", "talks with Pyongyang") are actors and left
out, as are names within names of persons and bodies ("Bank of England").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.extract.places.described import describe, is_measured_from
from sayso.extract.places.names import Found, find_holder, find_names
from sayso.extract.places.toponyms import find_toponyms, spoken_of
from sayso.extract.places.usage import is_located, is_other, is_place, usage_of
from sayso.language.reading import Reading
from sayso.model import Toponym, make_id
from sayso.resolve.actors import resolve_actor
from sayso.resolve.gazetteer import Gazetteer, open_gazetteer
from sayso.resolve.place_names import Name
from sayso.resolve.place_signs import WELL_KNOWN
from sayso.resolve.places import Choice, weigh_places

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["find_places"]

SURE = 0.4  # score of a small town that is named in a record; the same figures of gold from .3 to .5


def find_places(
    reading: Reading, *, gazetteer: Gazetteer | None = None, every: bool = False, demonyms: bool = False
) -> Iterator[Toponym]:
    """The places of a document, in the text's order.

    With `every`, all names of places whatever their use, as corpora of toponyms mark them: for a power ("Moscow
    warned") and within names ("Boston Marathon"); with `demonyms` then names of people as well, for their country.
    Raises ModelError where there is no gazetteer and none can be built.
    """
    gazetteer = gazetteer or open_gazetteer()
    if every:
        for name in find_toponyms(reading.doc, gazetteer=gazetteer, demonyms=demonyms):
            choice = Choice(name.place, name.score, name.precision)
            yield _toponym(reading, (name.start, name.end), name.name.words, choice)
        return
    doc = reading.doc
    names = list(find_names(doc, gazetteer))
    usage = usage_of(doc, names)
    names = [replace(f, within=find_holder(doc, f)) for f in names if not is_other(reading, f, usage)]
    said = [Name(found.words, found.within) for found in names]
    choices = map(_if_sure, weigh_places(said, countries=spoken_of(doc).elements(), gazetteer=gazetteer))
    said_where = [
        (found.start, found.end, found.words, choice)
        for found, choice in zip(names, choices, strict=True)
        if (is_place(doc, found, choice.place, usage) or _says_where(reading, found))
        and (choice.place or _is_unknown_place(doc, found))
    ]
    for start, end, words, choice in describe(reading, said_where):
        yield _toponym(reading, (start, end), words, choice)


def _if_sure(choice: Choice) -> Choice:
    """A choice, or none: a small town is meant only where more speaks for it than for its namesakes."""
    small = choice.place is not None and choice.place.kind == "settlement" and choice.place.population < WELL_KNOWN
    return Choice(None, choice.score) if small and choice.score < SURE else choice


def _says_where(reading: Reading, found: Found) -> bool:
    """Whether a name says where, power or not: in a dateline ("MINSK, 3 March (BelTA) -"), or so far from it."""
    block = reading.block_at(reading.doc[found.start].idx)
    return (block is not None and block.kind == "dateline") or is_measured_from(reading, found.start)


def _is_unknown_place(doc: Doc, found: Found) -> bool:
    """Whether a name that the gazetteer has not is a place all the same: by its label and the words before it."""
    return found.label in ("GPE", "LOC") and is_located(doc, found) and resolve_actor(found.words) is None


def _toponym(reading: Reading, tokens: tuple[int, int], words: str, choice: Choice) -> Toponym:
    doc, place, (start, end) = reading.doc, choice.place, tokens
    span = reading.span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    by, id = (
        f"places/{place.kind if place else 'unknown'}@2",
        make_id("place", reading.document.id, span.start, span.end),
    )
    if place is None:
        return Toponym(id=id, by=by, span=span, name=words)
    return Toponym(
        id=id,
        by=by,
        span=span,
        name=place.name,
        geonames=place.geonames,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        admin1=place.admin1,
        admin2=place.admin2,
        precision=choice.precision,
    )
