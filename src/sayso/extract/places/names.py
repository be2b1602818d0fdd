"""Names that may be places': where each stands, what words to look it up by, and what the text says holds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.codebook.load import load
from sayso.language.columns import column
from sayso.resolve.countries import match_country
from sayso.resolve.gazetteer import Gazetteer
from sayso.resolve.place_names import is_province, split_direction, split_kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

PLACES = frozenset({"GPE", "LOC", "FAC"})
UNSURE = frozenset({"", "PERSON", "ORG", "NORP", "PRODUCT"})  # labels that the small model gives to places, too
MAX_DIRECTION = 3  # tokens of direction before a name: "north-eastern"
MAX_MORE = 3  # words that spaCy leaves out of a region's name: "Indian-administered" Kashmir


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


def find_names(doc: Doc, gazetteer: Gazetteer) -> Iterator[Found]:
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
    proper = [tag in ("NNP", "NNPS") for tag in column(doc, "TAG")]
    i = 0
    while i < len(doc):
        entity = entities.get(i)
        if entity is not None:
            if entity.label_ in PLACES | UNSURE:
                yield i, entity.end, entity.label_
            i = entity.end
            continue
        end = i
        while end < len(doc) and end not in entities and proper[end] and not _breaks(doc, i, end):
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
    words, end = _with_kind(doc, start, end, gazetteer)
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
    earliest = reach(doc, start, MAX_MORE)
    around = list(doc[earliest : end + MAX_MORE])
    begins = [token.text[0].isupper() for token in around]
    wordy = [token.is_alpha or token.text == "-" for token in around]
    for more in range(MAX_MORE, 0, -1):
        for left in range(min(more, start - earliest), -1, -1):
            first, last = start - left, end + more - left
            if last > len(doc) or not begins[first - earliest] or not all(wordy[first - earliest : last - earliest]):
                continue
            if any(place.kind == "region" and not place.alias for place in gazetteer.find(doc[first:last].text)):
                return first, last
    return start, end


def reach(doc: Doc, at: int, most: int) -> int:
    """The first of at most so many tokens before one that stand in its sentence."""
    first = at
    while first > 0 and at - first < most and not doc[first].is_sent_start:
        first -= 1
    return first


def _with_kind(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> tuple[str, int]:
    """The words to look up, with the kind that a word behind the name gives, and where the name itself ends.

    The kind is part of the name where it has a capital ("Kharkiv Oblast") or makes it that of a province ("Kursk
    region"); "Wonsan region" is the land around Wonsan.
    """
    if end < len(doc) and doc[end - 1].head.i in (end, doc[end].head.i) and split_kind(doc[start : end + 1].text)[1]:
        end += 1
    words = doc[start:end].text
    around = end - start > 1 and doc[end - 1].is_lower and split_kind(words)[1]
    return words, end - 1 if around and not is_province(words, gazetteer=gazetteer) else end


def _direction_start(doc: Doc, start: int) -> int:
    """Where the words of direction before a name begin: "eastern", "north-eastern"."""
    first = start
    while first > 0 and start - first < MAX_DIRECTION and is_direction(doc[first - 1].text):
        first -= 1
        if first > 1 and doc[first - 1].text == "-" and is_direction(doc[first - 2].text):
            first -= 2
    return first


def is_direction(words: str) -> bool:
    """Whether words are nothing but a direction: "the West", "eastern"."""
    return words.casefold() != "the" and split_direction(f"{words} X")[1] == "X"


def find_holder(doc: Doc, found: Found) -> str | None:
    """The name of what holds the place: "La." of "Alexandria, La.", "Ukraine" of "Ukraine's Kharkiv" and "Kharkiv in
    Ukraine".
    """
    after, start = found.end, found.start
    behind = behind_comma(doc, found)
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
        return name_ending(doc, start - 2)
    return None


def behind_comma(doc: Doc, found: Found) -> str | None:
    """The name behind a name and a comma or a bracket: "La." of "Alexandria, La."."""
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


def name_ending(doc: Doc, last: int) -> str:
    """The name (an entity of spaCy's) that ends with a token."""
    start = last
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    return doc[start : last + 1].text
