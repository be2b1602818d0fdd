"""A parsed document as columns: one list an attribute, by token. Coreference looks at tokens many times over;
spaCy's objects are slow to ask.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy

from sayso.language.columns import column
from sayso.language.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
OBJECTS = frozenset({"dobj", "obj", "iobj", "dative"})
# "(R-Ohio)" and ", R-Ohio," behind a politician's name.
PARTY = re.compile(
    r"\(\s*(?:[RDI]|Lab|Con|SNP)\s*[-–—,]\s*[A-Z][\w.’' ]{0,20}\)|(?<=, )[RDI][-–][A-Z][A-Za-z]+\.?(?=[,. ])"
)
NO_NAME = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY", "LANGUAGE"})


@dataclass(frozen=True)
class Words:
    """The columns, all of the document's length; `head`, `children`, `sentence` hold token (or sentence) indices.

    `quote` is the index of the innermost quotation; `aside` marks what stands outside the running text; `label` has the
    tokens of a transcript's speaker labels, `party` those of tags such as "(R-Ohio)".
    """

    reading: Reading
    text: list[str]
    low: list[str]
    lemma: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    entity: list[str]
    sentence: list[int]
    at: list[int]
    quote: list[int | None]
    aside: list[bool]
    label: frozenset[int]
    party: frozenset[int]

    def __len__(self) -> int:
        return len(self.text)

    @property
    def doc(self) -> Doc:
        return self.reading.doc

    def token_at(self, char: int) -> int:
        """The first token that begins at a character or behind it."""
        return bisect_left(self.at, char)

    def words(self, start: int, end: int) -> str:
        """The document's own words from token `start` to `end` (half-open), without a trailing line break."""
        end = min(end, len(self.text))
        if start >= end:
            return ""
        text = self.reading.document.text[self.at[start] : self.at[end - 1] + len(self.text[end - 1])]
        return " ".join(text.split())

    def is_subject(self, token: int) -> bool:
        return self.dep[token] in SUBJECTS

    def verb_of(self, token: int) -> int:
        """The verb (or other predicate) whose argument a noun is, through prepositions; -1 where there is none."""
        dep = self.dep[token]
        if dep in SUBJECTS or dep in OBJECTS:
            return self.head[token]
        if dep == "pobj" and self.dep[self.head[token]] in ("prep", "agent", "dative"):
            return self.head[self.head[token]]
        if dep == "conj":
            return self.verb_of(self.head[token])
        return -1

    @cached_property
    def entity_spans(self) -> dict[int, tuple[int, int]]:
        """The named entity (token start, end) that each token lies in."""
        return {i: (ent.start, ent.end) for ent in self.reading.doc.ents for i in range(ent.start, ent.end)}


def read_words(reading: Reading) -> Words:
    """The columns of a reading."""
    doc = reading.doc
    heads = doc.to_array("HEAD").astype("int64") + numpy.arange(len(doc))  # it gives the way to the head
    head: list[int] = heads.tolist()
    children: list[list[int]] = [[] for _ in head]
    for i, h in enumerate(head):
        if h != i:
            children[h].append(i)
    at = reading.columns.starts
    return Words(
        reading=reading,
        text=column(doc, "ORTH"),
        low=column(doc, "ORTH", lambda word: word.lower().replace("’", "'")),
        lemma=reading.columns.lemma,
        tag=column(doc, "TAG"),
        pos=column(doc, "POS"),
        dep=column(doc, "DEP"),
        head=head,
        children=children,
        entity=column(doc, "ENT_TYPE"),
        sentence=reading.columns.sentence,
        at=at,
        quote=_quotes(reading, at),
        aside=_asides(reading, at),
        label=_labels(reading, at),
        party=_parties(reading, at),
    )


def _quotes(reading: Reading, at: list[int]) -> list[int | None]:
    found: list[int | None] = [None] * len(at)
    for index, quote in enumerate(reading.quotes):  # inner quotations come later and overwrite
        for i in range(bisect_left(at, quote.start), bisect_left(at, quote.end)):
            found[i] = index
    return found


def _asides(reading: Reading, at: list[int]) -> list[bool]:
    """Which tokens stand outside the running text: headings, captions, by-lines, turn labels. No pronoun looks back
    to them first.
    """
    aside = [True] * len(at)
    for block in reading.blocks:
        if block.kind in ("paragraph", "turn"):
            start, end = bisect_left(at, block.start), bisect_left(at, block.end)
            aside[start:end] = [False] * (end - start)
    return aside


def _parties(reading: Reading, at: list[int]) -> frozenset[int]:
    found: set[int] = set()
    for match in PARTY.finditer(reading.document.text):
        found.update(range(bisect_left(at, match.start()), bisect_left(at, match.end())))
    return frozenset(found)


def _labels(reading: Reading, at: list[int]) -> frozenset[int]:
    found: set[int] = set()
    for block in reading.blocks:
        if block.speaker is not None:
            found.update(range(bisect_left(at, block.speaker.start), bisect_left(at, block.speaker.end)))
    return frozenset(found)
