"""Where: names of places that say where something is or happens, and what place each means.

A name comes from spaCy's GPE, LOC and FAC, or from a run of proper nouns that the gazetteer knows and the small model
took for something else. Names that stand for a power ("Moscow warned", "talks with Pyongyang") are actors and left
out, as are names within names of persons and bodies ("Bank of England").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.extract.places.names import PLACES, Found, find_holder, find_names
from sayso.extract.places.usage import is_located, is_other, is_place, usage_of
from sayso.language.reading import Reading
from sayso.model import Toponym, make_id
from sayso.resolve.actors import resolve_actor
from sayso.resolve.countries import Match, match_country
from sayso.resolve.gazetteer import Gazetteer, Place, open_gazetteer
from sayso.resolve.places import Name, resolve_places

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["find_places"]


def find_places(reading: Reading, *, gazetteer: Gazetteer | None = None, powers: bool = False) -> Iterator[Toponym]:
    """The places of a document, in the text's order; `powers` keeps names that stand for a power ("Moscow warned") as
    well, as corpora of toponyms count them. Raises ModelError where there is no gazetteer and none can be built.
    """
    gazetteer = gazetteer or open_gazetteer()
    doc = reading.doc
    names = list(find_names(doc, gazetteer))
    usage = usage_of(doc, names)
    names = [replace(f, within=find_holder(doc, f)) for f in names if not is_other(reading, f, usage)]
    spoken = Counter(match.country.alpha3 for e in doc.ents if (match := _country(e.text, e.label_)))
    said = [Name(found.words, found.within) for found in names]
    places = resolve_places(said, countries=spoken.elements(), gazetteer=gazetteer)
    for found, place in zip(names, places, strict=True):
        wanted = (powers and found.label in PLACES) or is_place(doc, found, place, usage)
        if wanted and (place or _is_unknown_place(doc, found)):
            yield _toponym(reading, found, place)


def _is_unknown_place(doc: Doc, found: Found) -> bool:
    """Whether a name that the gazetteer has not is a place all the same: by its label and the words before it."""
    return found.label in ("GPE", "LOC") and is_located(doc, found) and resolve_actor(found.words) is None


def _toponym(reading: Reading, found: Found, place: Place | None) -> Toponym:
    doc = reading.doc
    span = reading.span(doc[found.start].idx, doc[found.end - 1].idx + len(doc[found.end - 1]))
    return Toponym(
        id=make_id("place", reading.document.id, span.start, span.end),
        by=f"places/{place.kind if place else 'unknown'}@1",
        span=span,
        name=place.name if place else found.words,
        geonames=place.geonames if place else None,
        country=place.country if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
    )


def _country(words: str, label: str) -> Match | None:
    return match_country(words) if label in ("GPE", "NORP") else None
