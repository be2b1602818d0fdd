"""Where: names of places that say where something is or happens, and what place each means.

A name comes from spaCy's GPE, LOC and FAC, or from a run of proper nouns that the gazetteer knows and the small model
took for something else. Names that stand for a power ("Moscow warned", "talks with Pyongyang") are actors and left
out, as are names within names of persons and bodies ("Bank of England").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from sayso.codebook.load import load
from sayso.language.reading import Reading
from sayso.model import Toponym, make_id
from sayso.resolve.actors import resolve_actor
from sayso.resolve.countries import Match, match_country
from sayso.resolve.gazetteer import Gazetteer, Place, open_gazetteer
from sayso.resolve.gazetteer_build import place_key
from sayso.resolve.places import Name, resolve_places, split_direction, split_kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PLACES = frozenset({"GPE", "LOC", "FAC"})
UNSURE = frozenset({"", "PERSON", "ORG", "NORP", "PRODUCT"})  # labels that the small model gives to places, too
MIN_PEOPLE = 15_000  # a run of proper nouns that spaCy calls a body is a place only if it is at least a town
MAX_DIRECTION = 3  # tokens of direction before a name: "north-eastern"
MAX_MORE = 3  # words that spaCy leaves out of a region's name: "Indian-administered" Kashmir
PRO, CONTRA = 2, -1  # an occurrence that speaks for a place weighs as much as two that do not
FROM_TO = 10  # tokens between "from" and the "to" that goes with it


@dataclass(frozen=True)
class Found:
    """A name of a place in the text: tokens `start` to `end`, its head, what spaCy calls it, and the words of what
    holds it.
    """

    start: int
    end: int
    head: int
    label: str
    words: str
    within: str | None = None
    known: bool = False  # the gazetteer has it
    region: bool = False  # as a region of the codebook or a province


def find_places(reading: Reading, *, gazetteer: Gazetteer | None = None) -> Iterator[Toponym]:
    """The places of a document, in the text's order. Raises ModelError where there is no gazetteer and none can be
    built.
    """
    gazetteer = gazetteer or open_gazetteer()
    doc = reading.doc
    names = list(_names(doc, gazetteer))
    sure = _sure(doc, names)
    names = [replace(f, within=_within(doc, f)) for f in names if not _is_other(reading, f, sure)]
    spoken = Counter(match.country.alpha3 for e in doc.ents if (match := _country(e.text, e.label_)))
    said = [Name(found.words, found.within) for found in names]
    places = resolve_places(said, countries=spoken.elements(), gazetteer=gazetteer)
    for found, place in zip(names, places, strict=True):
        if _is_place(doc, found, place, sure) and (place or _is_unknown_place(doc, found)):
            yield _toponym(reading, found, place)


def _is_unknown_place(doc: Doc, found: Found) -> bool:
    """Whether a name that the gazetteer does not know is worth keeping: a place by its label and by the words before it."""
    return found.label in ("GPE", "LOC") and _located(doc, found) and resolve_actor(found.words) is None


def _sure(doc: Doc, names: list[Found]) -> set[str]:
    """The keys that the document mostly uses as names of places: one name names one thing."""
    votes: Counter[str] = Counter()
    for found in names:
        votes[place_key(found.words)] += PRO if found.label in PLACES or _located(doc, found) else CONTRA
    return {key for key, vote in votes.items() if vote >= 0}


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


def _names(doc: Doc, gazetteer: Gazetteer) -> Iterator[Found]:
    """Every run of words that may be a place's name: spaCy's places, and proper nouns that the gazetteer knows."""
    last = 0
    for start, end, label in _runs(doc):
        found = _trimmed(doc, max(start, last), end, label, gazetteer)
        if found and (found.known or label in PLACES):
            last = found.end
            yield found


def _runs(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Entities whole, and the proper nouns outside of any in runs, in order: start, end, label."""
    entities = {entity.start: entity for entity in doc.ents}
    i = 0
    while i < len(doc):
        entity = entities.get(i)
        if entity is not None:
            if entity.label_ in PLACES | UNSURE:
                yield i, entity.end, entity.label_
            i = entity.end
            continue
        end = i
        while end < len(doc) and end not in entities and doc[end].tag_ in ("NNP", "NNPS") and not _breaks(doc, i, end):
            end += 1
        if end > i:
            yield i, end, ""
        i = max(end, i + 1)


def _breaks(doc: Doc, start: int, at: int) -> bool:
    return at > start and bool(doc[at].is_sent_start)


def _trimmed(doc: Doc, start: int, end: int, label: str, gazetteer: Gazetteer) -> Found | None:
    """A run without article, possessive and the word for its kind, with the direction before it ("eastern Russia")."""
    while start < end and (doc[start].lower_ == "the" or not doc[start].text[0].isalnum()):
        start += 1
    while end > start and (
        doc[end - 1].tag_ == "POS" or (not doc[end - 1].text[-1].isalnum() and doc[end - 1].text[-1] != ".")
    ):
        end -= 1
    if start >= end or not any(c.isupper() for c in doc[start:end].text):
        return None
    start, end = _grown(doc, start, _to_known(doc, start, end, label, gazetteer), gazetteer)
    words, end = _with_kind(doc, start, end)
    root = doc[start:end].root.i
    first = _direction_start(doc, start)
    if first < start:
        words = f"{doc[first:start].text.replace(' - ', '-')} {words}"
    bare = split_direction(words)[1]
    places = gazetteer.find(words) or gazetteer.find(bare) or gazetteer.find(split_kind(bare)[0])
    region = any(place.kind in ("region", "province") for place in places)
    return Found(first, end, root, label, " ".join(words.split()), known=bool(places), region=region)


def _to_known(doc: Doc, start: int, end: int, label: str, gazetteer: Gazetteer) -> int:
    """The end of what the gazetteer knows of a building's name: "Odesa Opera House" is in "Odesa"."""
    if label != "FAC" or gazetteer.find(doc[start:end].text):
        return end
    cuts = (cut for cut in range(end - 1, start, -1) if gazetteer.find(doc[start:cut].text))
    return next(cuts, end)


def _grown(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> tuple[int, int]:
    """A name with the words around that make it a region's of the codebook: "Iraqi" of "Iraqi Kurdistan", "states" of
    "Baltic states".
    """
    sentence = doc[start].sent
    for more in range(MAX_MORE, 0, -1):
        for left in range(more, -1, -1):
            first, last = start - left, end + more - left
            if first < sentence.start or last > sentence.end or not _is_wordy(doc, first, last):
                continue
            if any(place.kind == "region" and not place.alias for place in gazetteer.find(doc[first:last].text)):
                return first, last
    return start, end


def _is_wordy(doc: Doc, start: int, end: int) -> bool:
    return doc[start].text[0].isupper() and all(token.is_alpha or token.text == "-" for token in doc[start:end])


def _with_kind(doc: Doc, start: int, end: int) -> tuple[str, int]:
    """The words to look up, with the kind that a word behind the name gives ("Wonsan region"), and where the name
    itself ends.

    A kind with a capital is part of the name ("Kharkiv Oblast"), one without is not.
    """
    if end - start > 1 and doc[end - 1].is_lower and split_kind(doc[start:end].text)[1]:
        return doc[start:end].text, end - 1
    if (
        end < len(doc)
        and split_kind(f"{doc[start:end].text} {doc[end].text}")[1]
        and doc[end - 1].head.i in (end, doc[end].head.i)
    ):
        return doc[start : end + 1].text, end if doc[end].is_lower else end + 1
    return doc[start:end].text, end


def _direction_start(doc: Doc, start: int) -> int:
    """Where the words of direction before a name begin: "eastern", "north-eastern"."""
    first = start
    while first > 0 and start - first < MAX_DIRECTION and _is_direction(doc[first - 1].text):
        first -= 1
        if first > 1 and doc[first - 1].text == "-" and _is_direction(doc[first - 2].text):
            first -= 2
    return first


def _is_other(reading: Reading, found: Found, sure: set[str]) -> bool:
    """Whether the words name a person or a body, or are part of such a name."""
    doc = reading.doc
    match = match_country(found.words)
    if (match and match.how == "demonym") or _is_direction(found.words) or _is_body(found):
        return True
    if found.label in PLACES:
        return not match and doc[found.end - 1].text in _surnames(doc) and not _located(doc, found)
    if _part_of_name(doc, found):
        return True
    if match or _locates(doc, doc[found.head]) or _within(doc, found):
        return False
    chain = reading.chain_of(doc[found.head])
    other = chain is not None and chain.kind in ("person", "organization") and place_key(found.words) not in sure
    return other or doc[found.end - 1].text in _surnames(doc)


def _is_direction(words: str) -> bool:
    """Whether words are nothing but a direction: "the West", "eastern"."""
    return words.casefold() != "the" and split_direction(f"{words} X")[1] == "X"


def _is_body(found: Found) -> bool:
    """Whether the codebook knows the words as a body's name or seat ("White House"), and not as a region's besides
    ("Abkhazia").
    """
    actor = resolve_actor(found.words)
    return actor is not None and actor.kind == "organization" and actor.name is not None and not found.region


def _part_of_name(doc: Doc, found: Found) -> bool:
    """Whether a proper noun before or behind the words makes one name with them ("Odesa Journal")."""
    last, after = doc[found.end - 1], found.end
    if (
        after < len(doc)
        and doc[after].tag_ in ("NNP", "NNPS")
        and last.dep_ in ("compound", "nmod")
        and last.head.i >= after
    ):
        return True
    if (
        after + 1 < len(doc)
        and doc[after].text == "-"
        and doc[after + 1].tag_ in ("NNP", "NNPS", "JJ")
        and last.dep_ == "compound"
    ):
        return not doc[after].whitespace_ and not last.whitespace_
    before = doc[found.start - 1] if found.start else None
    linked = before is not None and before.dep_ in ("compound", "nmod") and found.start <= before.head.i < found.end
    return bool(linked and before is not None and before.tag_ in ("NNP", "NNPS") and before.ent_type_ not in PLACES)


@cache
def _set(name: str) -> frozenset[str]:
    """The words of one list of the codebook."""
    return frozenset(word for row in load("place_words")[name] for word in row["words"])


def _surnames(doc: Doc) -> set[str]:
    return {entity[-1].text for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1}


def _is_place(doc: Doc, found: Found, place: Place | None, sure: set[str]) -> bool:
    """Whether the words say where, and do not stand for the power that sits there."""
    match = match_country(found.words)
    if match and (place is None or place.country == match.country.alpha3):
        return not _owns_place(doc, found) and _is_no_power(doc, found, match)
    root = doc[found.head]
    if root.dep_ in ("nsubj", "nsubjpass") and root.head.lemma_ in _set("sayers"):
        return False
    if found.label in PLACES or (place_key(found.words) in sure and found.label != "PERSON"):
        return True
    if not _locates(doc, root) and not found.within:
        return False
    return found.label == "PERSON" or (place is not None and _is_large(place))


def _is_no_power(doc: Doc, found: Found, match: Match) -> bool:
    """Whether the name of a country or a capital is no metonym here."""
    held = match.how == "capital" and bool(_behind_comma(doc, found))
    return held or _locates(doc, doc[found.head]) or _holds(doc, found)


def _is_large(place: Place) -> bool:
    return place.kind in ("country", "region", "province") or place.population >= MIN_PEOPLE


def _located(doc: Doc, found: Found) -> bool:
    """Whether a preposition of place stands before the name."""
    root = _first_of_list(doc[found.head])
    return root.dep_ == "pobj" and root.head.lower_ in _set("prepositions")


def _locates(doc: Doc, root: Token) -> bool:
    """Whether the words around a name say that something is or happens there."""
    root = _first_of_list(root)
    head = root.head
    if root.dep_ == "pobj":
        return head.lower_ in _set("prepositions") or (head.lower_ in _set("linked") and _is_linked(head))
    if root.dep_ in ("dobj", "nsubjpass"):
        return head.lemma_.lower() in _set("objects")
    if root.dep_ in ("compound", "nmod", "poss", "amod") and head.tag_ in ("NN", "NNS"):
        happens = root.dep_ != "poss" and head.lemma_.lower() in _set("happenings")
        return happens or head.lemma_.lower() in _set("nouns")
    return False


def _is_linked(preposition: Token) -> bool:
    """Whether a preposition hangs on a word of going or of place; "to" also where a "from" before it does."""
    if _is_where(preposition.head):
        return True
    before = preposition.doc[max(preposition.sent.start, preposition.i - FROM_TO) : preposition.i]
    return preposition.lower_ == "to" and any(t.lower_ == "from" and _is_where(t.head) for t in before)


def _is_where(governor: Token) -> bool:
    lemma = (governor.head if governor.dep_ == "prep" else governor).lemma_.lower()
    return any(lemma in _set(name) for name in ("motion", "nouns", "happenings"))


def _owns_place(doc: Doc, found: Found) -> bool:
    """Whether the name only says whose the place behind it is: "North Korea's Wonsan region"."""
    after = found.end
    return after + 1 < len(doc) and doc[after].tag_ == "POS" and doc[after + 1].tag_ == "NNP"


def _first_of_list(root: Token) -> Token:
    """Of "Russia and Ukraine" the first: what is said of it holds for the others."""
    while root.dep_ in ("conj", "appos") and root.head.pos_ in ("PROPN", "NOUN") and root.head is not root:
        root = root.head
    return root


def _holds(doc: Doc, found: Found) -> bool:
    """Whether the name stands behind that of a place that it holds: "Vladivostok, Russia"."""
    before = found.start - 1
    if (
        before < 1
        or doc[before].text != ","
        or doc[before - 1].ent_type_ not in PLACES
        or doc[found.head].dep_ == "conj"
    ):
        return False
    name = _name_ending(doc, before - 1)
    match = match_country(name)
    return not _is_direction(name) and (match is None or match.how == "capital")


def _within(doc: Doc, found: Found) -> str | None:
    """The name of what holds the place: "La." of "Alexandria, La.", "Ukraine" of "Ukraine's Kharkiv" and "Kharkiv in
    Ukraine".
    """
    after, start = found.end, found.start
    behind = _behind_comma(doc, found)
    if behind:
        return behind
    if after + 1 < len(doc) and doc[after].lower_ in ("in", "of"):
        at = next(
            (i for i in range(after + 1, min(after + 3, len(doc))) if not split_direction(f"{doc[i].text} X")[0]), after
        )
        behind = _name_at(doc, at)
        if behind and match_country(behind):
            return behind
    if start > 1 and doc[start - 1].tag_ == "POS" and match_country(doc[start - 2].text):
        return _name_ending(doc, start - 2)
    return None


def _behind_comma(doc: Doc, found: Found) -> str | None:
    held = found.end + 1 < len(doc) and doc[found.end].text in (",", "(")
    return _name_at(doc, found.end + 1) if held else None


def _name_at(doc: Doc, start: int) -> str | None:
    """A state's abbreviation or a name of a place that begins at a token."""
    token = doc[start]
    if token.ent_type_ in PLACES and token.ent_iob_ == "B":
        end = start + 1
        while end < len(doc) and doc[end].ent_iob_ == "I":
            end += 1
        return doc[start:end].text
    return token.text if token.text in load("regions")["abbreviations"] else None


def _name_ending(doc: Doc, last: int) -> str:
    start = last
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    return doc[start : last + 1].text


def _country(words: str, label: str) -> Match | None:
    return match_country(words) if label in ("GPE", "NORP") else None
