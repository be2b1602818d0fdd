"""Who acts and who is acted upon, on CAMEO's form of named actors: exact F1 of sources and targets, in spans of tokens.

The form is a token and its label a line, and an empty line between sentences. Labels are O, and B- and I- with S (a
source), T (a target) or R (parties that act upon each other, as in talks: each of them is a source and a target).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.bench.corpora import read_rows
from sayso.bench.figures import Found
from sayso.bench.gold import Offsets
from sayso.bench.tokens import Labelled, join_tokens, spans_of_labels, touched
from sayso.errors import ReadError
from sayso.language import read_language
from sayso.model import make_document
from sayso.pipeline import analyse
from sayso.reader import Reader

FORM = "CAMEO's form of named actors (a token and its label a line)"
KINDS = ("source", "target")
OF_LABEL = {"S": ("source",), "T": ("target",), "R": KINDS}
LABEL = re.compile(r"O|[BI]-[STR]")
DEFINITIONS = {
    "source F1": "who acts: the kind, the first and the last token of the span are right",
    "target F1": "who is acted upon: the kind, the first and the last token of the span are right",
}
BLANKS = re.compile(r"[ \t]+")  # no others: a token may be or hold one

Party = tuple[str, int, int]  # "source" or "target", first character, behind the last one
Finder = Callable[[str], list[Party]]


@dataclass(frozen=True)
class Sentence:
    """A text, where its tokens stand in it, and the spans of tokens that its labels mark as source or target."""

    text: str
    places: tuple[Offsets, ...]
    spans: frozenset[Labelled]


def read_sentences(path: Path) -> list[Sentence]:
    """The sentences of a file in this form. Raises ReadError that names the line where one is not."""
    rows: list[tuple[str, str]] = []
    sentences = []
    for number, line in enumerate([*read_rows(path, FORM), ""], start=1):
        cells = BLANKS.split(line.strip(" \t"))
        if cells != [""]:
            if len(cells) != 2 or not LABEL.fullmatch(cells[1]):
                labels = "B-S I-S B-T I-T B-R I-R O"
                raise ReadError(f"{path}:{number}: is no token with one of the labels {labels}; give a file of {FORM}")
            rows.append((cells[0], cells[1]))
        elif rows:
            sentences.append(_sentence(rows))
            rows = []
    return sentences


def _sentence(rows: Sequence[tuple[str, str]]) -> Sentence:
    text, places = join_tokens([token for token, _ in rows])
    marked = spans_of_labels([label for _, label in rows])
    spans = frozenset((kind, start, end) for label, start, end in marked for kind in OF_LABEL[label])
    return Sentence(text, tuple(places), spans)


def by_rules(text: str, /) -> list[Party]:
    """By the rules alone: who acts and who is acted upon in the first event that is found."""
    events = analyse(make_document(text, language="en"), rules=True).events[:1]
    roles = [(kind, one) for event in events for kind, one in zip(KINDS, (event.actors, event.recipients), strict=True)]
    return [(kind, argument.span.start, argument.span.end) for kind, arguments in roles for argument in arguments]


def by_reader(reader: Reader) -> Finder:
    """By a trained reader."""

    def find(text: str) -> list[Party]:
        reading = read_language(make_document(text, language="en"))
        return [(kind, start, end) for kind, start, end, _ in reader.actors(reading)]

    return find


def measure(sentences: Iterable[Sentence], find: Finder) -> dict[str, Found]:
    """What a finder finds of each kind, the sentences taken together."""
    right, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    for sentence in sentences:
        found = set(_in_tokens(find(sentence.text), sentence.places))
        right.update(kind for kind, _, _ in found & sentence.spans)
        extra.update(kind for kind, _, _ in found - sentence.spans)
        missed.update(kind for kind, _, _ in sentence.spans - found)
    return {kind: Found(right[kind], extra[kind], missed[kind]) for kind in KINDS}


def _in_tokens(parties: Iterable[Party], places: Sequence[Offsets]) -> Iterator[Labelled]:
    """The spans of tokens that spans of characters touch; of those that touch none, nothing."""
    for kind, start, end in parties:
        if tokens := touched((start, end), places):
            yield kind, tokens[0], tokens[-1] + 1
