"""What a figure counts: troops, killed, wounded, displaced, missiles, drones, aid money; by the words of
`codebook/counted.toml`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sayso.codebook.load import load
from sayso.resolve.quantities import QuantityReading

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from sayso.language.reading import Reading
    from sayso.model import Span
    from sayso.model.findings import QuantityKind

_UP = 3  # steps from a noun to the verb that says what was done to it
_OBJECTS = frozenset({"dobj", "nsubjpass", "obj"})
_SUBJECT_VERBS = frozenset({"die", "perish", "flee"})  # said of who does it, and not of whom it is done to
_BEHIND = 3  # tokens behind a figure in which "dead" or "wounded" may stand for its noun


def find_kind(reading: Reading, found: QuantityReading, tokens: Tokens, counted: Span | None) -> QuantityKind | None:
    """The kind of what a figure counts, None where it is neither people nor weapons nor aid."""
    if found.kind == "money":
        return _aid(reading, found, tokens)
    if found.kind not in ("count", "share"):
        return None
    whole = reading.doc.char_span(counted.start, counted.end, alignment_mode="expand") if counted else None
    head = whole.root if whole else tokens.root
    of_noun = _nouns().get(head.lower_) if whole else None
    if whole and of_noun is None:
        return None  # of what is neither people nor weapons, nobody is killed
    of_deed = _deed(head, tokens) if of_noun in (None, "people", "troops") else None
    return of_deed or of_noun


def _deed(head: Token, tokens: Tokens) -> QuantityKind | None:
    """What is said to have happened to those who are counted."""
    deeds = _deeds()
    for token in tokens.doc[tokens.end : min(len(tokens.doc), tokens.end + _BEHIND)]:
        if (
            token.lower_ in deeds
            and token.tag_ in ("JJ", "VBN", "VBD")
            and head.i <= token.i
            and token.head is not token
        ):
            return deeds[token.lower_]
        if token.i > head.i or token.is_punct:
            break
    for child in head.children:
        if child.dep_ in ("acl", "amod") and child.lower_ in deeds and child.tag_ in ("VBN", "JJ"):
            return deeds[child.lower_]
    return _governing(head)


def _governing(head: Token) -> QuantityKind | None:
    """ "40 people were killed", "the blast killed 40", "100,000 fled", "five are missing"."""
    token = head
    for _ in range(_UP):
        if token.dep_ in ("conj", "appos"):
            token = token.head
            continue
        break
    verb = token.head
    if token.dep_ == "nsubj" and verb.lemma_.lower() == "be":
        return next((_deeds()[child.lower_] for child in verb.children if child.lower_ in _deeds()), None)
    if token.dep_ == "nsubj" and verb.tag_ in ("VBG", "JJ") and verb.lower_ in _deeds():
        return _deeds()[verb.lower_]  # "are missing"
    if token.dep_ in _OBJECTS or (token.dep_ == "nsubj" and verb.lemma_.lower() in _SUBJECT_VERBS):
        return _deeds().get(verb.lemma_.lower())
    return None


def _aid(reading: Reading, found: QuantityReading, tokens: Tokens) -> QuantityKind | None:
    """Money that is given as aid: "$20 billion in military assistance", "a $5 million grant"."""
    words = _aid_words()
    last = reading.doc.char_span(found.start, found.end, alignment_mode="expand")
    end = last.end if last else tokens.end
    behind = reading.doc[end : min(len(reading.doc), end + 5)]
    for token in behind:
        if token.lower_ in words and token.pos_ == "NOUN":
            return "aid money"
        if token.is_punct or token.pos_ in ("VERB", "AUX"):
            break
    return None


@cache
def _nouns() -> dict[str, QuantityKind]:
    return {word: entry["kind"] for entry in load("counted")["kinds"] for word in entry["nouns"]}


@cache
def _deeds() -> dict[str, QuantityKind]:
    return {word: entry["kind"] for entry in load("counted")["kinds"] for word in entry["done"]}


@cache
def _aid_words() -> frozenset[str]:
    return frozenset(word for entry in load("counted")["aid"] for word in entry["words"])
