"""Conditionals on texts with discourse relations: F1 of antecedents and of consequents, each paired one to one.

Wanted: the relations of condition, and of negative condition ("unless"). Which argument is the condition, the detailed
label says by PDTB's names: Arg2 is the one that the connective belongs to, whichever comes first in the text.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from sayso.bench.discourse import Relation, Text
from sayso.bench.figures import Note, Scores, Share
from sayso.bench.gold import Offsets
from sayso.bench.match import offsets, overlap, pair
from sayso.model import Record, make_document
from sayso.pipeline import analyse

LEAST = 0.5
SIDES = ("antecedent", "consequent")
JOINED = "antecedents with a conjunction"  # of those wanted, how many bear one; and how many of these are found
LABELS = frozenset({"contingency.condition", "contingency.negative-condition"})
DEFINITION = (
    "antecedent F1, consequent F1: those found share at least .5 of the characters that either covers with those "
    "wanted, one to one, each side for itself; wanted are the arguments of the relations contingency.condition and "
    "contingency.negative-condition"
)
# The connectives that a condition itself bears, anywhere in it, and those that begin it where they are one.
CONNECTIVE = re.compile(r"\b(?:if|unless|provided|providing|in case|assuming|supposing|(?:as|so) long as)\b", re.I)
BEGINNING = re.compile(
    r"\W*(?:(?:and|but|so|or|only|even|just)\W+)*(?:when(?:ever)?|where|once|until|should|had|were)\b", re.I
)
INVERTED = re.compile(r"\W*(?:should|had|were)\b", re.I)

Spans = tuple[Offsets, ...]


@dataclass(frozen=True)
class Wanted:
    """One condition of the gold: its antecedent, and the consequents that are named for it."""

    antecedent: Spans
    consequents: tuple[Spans, ...]


def wanted_of(text: Text) -> list[Wanted]:
    """The conditions of a text's gold; one that is listed several times is one, with each of its consequents."""
    found: dict[Spans, list[Spans]] = {}
    for relation in text.relations:
        if relation.label in LABELS:
            at = condition_of(relation)
            sides = [text.spans(unit) for unit in relation.units]
            found.setdefault(sides[at], []).append(sides[1 - at])
    return [Wanted(antecedent, tuple(consequents)) for antecedent, consequents in found.items()]


def condition_of(relation: Relation) -> int:
    """Which argument, 0 or 1, is the condition: the one whose connective stands first in it.

    Where neither bears one ("by signing", "then"), the detailed label counts in the text's order.
    """
    for connective in (CONNECTIVE.search, BEGINNING.match):
        bearing = [(at.start(), side) for side in (0, 1) if (at := connective(relation.words[side]))]
        if bearing:
            return min(bearing)[1]
    return 0 if "arg1" in relation.detail else 1


def measure(texts: Iterable[Text]) -> Iterator[tuple[str, Scores]]:
    """Text by text: its name and its figures, with what is missed and what is extra."""
    for text in texts:
        yield text.name, score(text, analyse(make_document(text.text, language="en")))


def score(text: Text, record: Record) -> Scores:
    """The figures of one record."""
    scores = Scores(problems=len(record.problems))
    scores.notes += [Note("problem", problem.by, problem.message) for problem in record.problems]
    wanted = wanted_of(text)
    for side in SIDES:
        spans = [(one, getattr(one, side)) for one in record.conditionals]
        found = [(one.by, offsets(span)) for one, span in spans if span is not None]
        right, extra, missed = pair([_choices(one, side) for one in wanted], found, _likeness, LEAST)
        scores.count(side, len(right), len(extra), len(missed))
        if side == SIDES[0]:
            scores.shares[JOINED] = _joined(text, wanted, {choices[0] for choices in missed})
        scores.notes += [Note(f"missed {side}", _words(record, choices[0])) for choices in missed]
        scores.notes += [Note(f"extra {side}", _words(record, places), by) for by, places in extra]
    return scores


def has_conjunction(words: str) -> bool:
    """Do an antecedent's words bear a conjunction of condition, or begin with a verb turned about?

    Not those that only may be one ("when", "where", "once", "until"), and not "by" or "the more".
    """
    return bool(CONNECTIVE.search(words) or INVERTED.match(words))


def _joined(text: Text, wanted: Iterable[Wanted], missed: Container[Spans]) -> Share:
    """Of the antecedents that bear a conjunction of condition, those found."""
    joined = [
        one.antecedent
        for one in wanted
        if has_conjunction(" ".join(text.text[start:end] for start, end in one.antecedent))
    ]
    return Share(sum(antecedent not in missed for antecedent in joined), len(joined))


def _choices(wanted: Wanted, side: str) -> tuple[Spans, ...]:
    return (wanted.antecedent,) if side == "antecedent" else wanted.consequents


def _likeness(choices: tuple[Spans, ...], found: tuple[str, list[Offsets]]) -> float:
    return max(overlap(spans, found[1]) for spans in choices)


def _words(record: Record, places: Iterable[Offsets]) -> str:
    return " ... ".join(record.document.text[start:end] for start, end in places)
