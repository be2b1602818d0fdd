"""Finds when: the time expressions of a report, dated from its publication and from where their verb looks.

`find_times(reading)` gives the record's `Timex` findings; `read_times(reading)` also what a record leaves out ("now",
"daily").
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from sayso.codebook.load import load
from sayso.model import Timex, make_id
from sayso.resolve.times import Direction, TimeReading, scan_times

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from sayso.language.reading import Reading

VERSION = 1
_CLIMB = 12  # heads looked at on the way to the verb; deeper ones govern nothing that tells a tense
_NAMING = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "LAW"})
_NAMEABLE = frozenset({"month", "weekday", "year", "part-of-year", "turned-unit", "day"})
_AHEAD = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "would", "could", "should", "may", "might", "can", "must", "ca"}
)
_PRESENT = frozenset({"is", "are", "am", "be", "'re", "’re", "'s", "’s", "'m", "’m"})
_ATTRIBUTES = frozenset({"poss", "compound", "nummod", "amod", "nmod"})


def find_times(reading: Reading) -> Iterator[Timex]:
    """The time expressions of a report in their order: TIMEX3 values against the day it was published.

    Without a known `published` (ISO 8601), relative expressions are found with `value`, `begin` and `until` None.
    """
    for found in read_times(reading):
        if not found.vague:
            yield Timex(
                id=make_id("time", reading.document.id, found.start, found.end),
                by=f"times/{found.rule}@{VERSION}",
                span=reading.span(found.start, found.end),
                type=found.type,
                value=found.value,
                begin=found.begin,
                until=found.until,
            )


def read_times(reading: Reading) -> Iterator[TimeReading]:
    """Every reading of a time, vague ones too, but none inside of a name ("Theresa May", "The Sunday Telegraph")."""

    def direction(start: int, end: int) -> Direction | None:
        tokens = reading.doc.char_span(start, end, alignment_mode="expand")
        return direction_of(tokens) if tokens else None

    for found in scan_times(reading.document.text, anchor=anchor_of(reading.document.published), direction=direction):
        if found.rule not in _NAMEABLE or not _in_name(reading, found):
            yield found


def anchor_of(published: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time, in its own zone; None where there is none."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _in_name(reading: Reading, found: TimeReading) -> bool:
    tokens = reading.doc.char_span(found.start, found.end, alignment_mode="expand")
    if tokens is None or tokens[-1].ent_type_ not in _NAMING:
        return False
    name = next((ent for ent in tokens[-1].sent.ents if ent.start <= tokens[-1].i < ent.end), None)
    return name is not None and (name.start < tokens.start or tokens.end < name.end or name.label_ == "PERSON")


def direction_of(tokens: Tokens) -> Direction | None:
    """Where the verb that governs an expression looks: "past", "future", or None where no verb tells."""
    token = tokens.root
    if token.dep_ in _ATTRIBUTES and token.head.pos_ in ("NOUN", "PROPN") and token.head not in tokens:
        return None
    through_noun = False
    for _ in range(_CLIMB):
        if token.pos_ in ("VERB", "AUX"):
            turned = None if through_noun and _is_plain_present(token) else _tense(token)
            if turned != "higher":
                return turned
        if token.head is token:
            return None
        through_noun = through_noun or (token.pos_ in ("NOUN", "PROPN") and token not in tokens)
        token = token.head
    return None


def _is_plain_present(verb: Token) -> bool:
    """ "raise" of "his remarks on Sunday raise doubts": it dates itself, not the remarks."""
    return verb.tag_ in ("VBZ", "VBP") and not any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _tense(verb: Token) -> Direction | Literal["higher"] | None:
    """Where a verb looks, and "higher" where only the verb above it tells."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & {"have", "has", "had", "'ve", "’ve", "having", "was", "were", "did"}:
        return "past"
    if helpers & _AHEAD or {"going", "set", "due"} & {verb.head.lower_}:
        had = any(child.lower_ == "had" for child in (*verb.head.children, *verb.head.head.children))
        return "past" if had and not helpers & _AHEAD else "future"  # "it had been due to expire on Friday"
    if "to" in helpers:
        return _of_infinitive(verb)
    if verb.tag_ in ("VBD", "VBN"):
        return "future" if helpers & _PRESENT and verb.tag_ == "VBN" else "past"
    if verb.tag_ == "VBG":
        return "future" if helpers & _PRESENT else "higher"
    if verb.tag_ in ("VBZ", "VBP"):
        return None if verb.lemma_ in _lemmas("telling") else "future"
    return "higher"


def _of_infinitive(verb: Token) -> Direction | Literal["higher"]:
    """ "agreed to meet", "is set to meet": ahead, but not where it "had been due" to; else as the word above tells."""
    governor = verb.head
    if governor is verb or governor.lemma_ not in _lemmas("forward"):
        return "higher"
    return "past" if any(child.lower_ == "had" for child in (*governor.children, *governor.head.children)) else "future"


@cache
def _lemmas(kind: str) -> frozenset[str]:
    return frozenset(lemma for entry in load("times")[kind] for lemma in entry["lemmas"])
