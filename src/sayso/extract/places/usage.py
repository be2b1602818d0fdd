"""How a text uses a name: whether it says where something is or happens, or names a power, a person or a body."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso.codebook.load import load
from sayso.extract.places.names import PLACES, Found, behind_comma, find_holder, is_direction, name_ending, reach
from sayso.language.reading import Reading
from sayso.resolve.actors import resolve_actor
from sayso.resolve.countries import Match, match_country
from sayso.resolve.gazetteer import Place
from sayso.resolve.gazetteer_build import place_key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MIN_PEOPLE = 15_000  # a run of proper nouns that spaCy calls a body is a place only if it is at least a town
FROM_TO = 10  # tokens between "from" and the "to" that goes with it
LONGEST_LIST = 40  # names in a row
PRO, CONTRA = 2, -1  # an occurrence that speaks for a place weighs as much as two that do not


@dataclass(frozen=True)
class Usage:
    """How the document uses names: `sure` are the keys that mostly name places (one name names one thing), `surnames`
    the last words of persons' names.
    """

    sure: frozenset[str]
    surnames: frozenset[str]


def usage_of(doc: Doc, names: list[Found]) -> Usage:
    """How a document uses the names found in it."""
    votes: Counter[str] = Counter()
    for found in names:
        votes[place_key(found.words)] += PRO if found.label in PLACES or is_located(doc, found) else CONTRA
    sure = frozenset(key for key, vote in votes.items() if vote >= 0)
    return Usage(sure, frozenset(e[-1].text for e in doc.ents if e.label_ == "PERSON" and len(e) > 1))


def is_other(reading: Reading, found: Found, usage: Usage) -> bool:
    """Whether the words name a person or a body, or are part of such a name."""
    doc = reading.doc
    match = match_country(found.words)
    if (match and match.how == "demonym") or is_direction(found.words) or _is_body(found):
        return True
    if found.label in PLACES:
        return not match and doc[found.end - 1].text in usage.surnames and not is_located(doc, found)
    if _part_of_name(doc, found):
        return True
    if match or _locates(doc, doc[found.head]) or find_holder(doc, found):
        return False
    if found.region and found.label != "PERSON":
        return False
    chain = reading.chain_of(doc[found.head])
    other = chain is not None and chain.kind in ("person", "organization") and place_key(found.words) not in usage.sure
    return other or doc[found.end - 1].text in usage.surnames


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


def is_place(doc: Doc, found: Found, place: Place | None, usage: Usage) -> bool:
    """Whether the words say where, and do not stand for the power that sits there."""
    match = match_country(found.words)
    if match and (place is None or place.country == match.country.alpha3):
        return not _owns_place(doc, found) and _is_no_power(doc, found, match)
    root = doc[found.head]
    if root.dep_ in ("nsubj", "nsubjpass") and root.head.lemma_ in _set("sayers"):
        return False
    if found.label in PLACES or (place_key(found.words) in usage.sure and found.label != "PERSON"):
        return True
    if place is not None and place.kind == "region" and found.label != "PERSON":
        return True
    if not _locates(doc, root) and not found.within:
        return False
    return found.label == "PERSON" or (place is not None and _is_large(place))


def _is_no_power(doc: Doc, found: Found, match: Match) -> bool:
    """Whether the name of a country or a capital is no metonym here."""
    held = match.how == "capital" and bool(behind_comma(doc, found))
    return held or _locates(doc, doc[found.head]) or _holds(doc, found)


def _is_large(place: Place) -> bool:
    return place.kind in ("country", "region", "province") or place.population >= MIN_PEOPLE


def is_located(doc: Doc, found: Found) -> bool:
    """Whether a preposition of place stands before the name."""
    root = _first_of_list(doc[found.head])
    return root.dep_ == "pobj" and root.head.lower_ in _set("prepositions")


def _locates(doc: Doc, root: Token) -> bool:
    """Whether the words around a name say that something is or happens there."""
    root = _first_of_list(root)
    head = root.head
    if any(child.lower_ in _set("besides") for child in root.lefts):
        return True
    if root.dep_ == "pobj":
        both = {head.lower_, f"{head.head.lower_} {head.lower_}"}  # "in", "out of"
        return bool(both & _set("prepositions")) or (head.lower_ in _set("linked") and _is_linked(head))
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
    if preposition.lower_ == "from" and preposition.head.lemma_.lower() in _set("origins"):
        return True
    before = preposition.doc[reach(preposition.doc, preposition.i, FROM_TO) : preposition.i]
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
    for _ in range(LONGEST_LIST):
        if root.dep_ not in ("conj", "appos") or root.head.pos_ not in ("PROPN", "NOUN"):
            break
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
    name = name_ending(doc, before - 1)
    match = match_country(name)
    return not is_direction(name) and (match is None or match.how == "capital")


@cache
def _set(name: str) -> frozenset[str]:
    """The words of one list of the codebook."""
    return frozenset(word for row in load("place_words")[name] for word in row["words"])
