"""A record's chains as spans of a corpus' tokens, the noun phrases whole, as OntoNotes' scheme has them.

A record's mention cites the words that name somebody; the scheme marks the noun phrase with all that hangs on it, marks
no relative pronoun, and takes an apposition or predicate for a part of what it is said of.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.language import read_language
from sayso.model import Record, make_document
from sayso.pipeline import analyse

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

APART = frozenset(
    {"cc", "conj", "punct", "preconj", "dep", "parataxis", "advcl"}
)  # no part of the phrase of their head
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
NAME = frozenset({"NNP", "NNPS"})


@dataclass(frozen=True)
class Source:
    """Who says a statement: the head token, and the heads of the names in its chain (all of our parse)."""

    head: int
    names: tuple[int, ...]


class Text:
    """A text as read, beside the tokens that it was joined from (`places`: where each stands in the text)."""

    def __init__(self, doc: Doc, places: Sequence[tuple[int, int]], record: Record) -> None:
        self.doc = doc
        self.starts = [start for start, _ in places]
        self.places = places
        heads = {e.id: self._heads([(m.start, m.end) for m in e.mentions]) for e in record.entities}
        self.chains = [self._chain(found) for found in heads.values()]
        self.sources = [
            Source(head, tuple(h for h in heads.get(s.source.entity or "", ()) if doc[h].tag_ in NAME))
            for s in record.statements
            if s.source is not None
            for head in self._heads([(s.source.span.start, s.source.span.end)])
        ]

    def _heads(self, spans: Sequence[tuple[int, int]]) -> list[int]:
        found = (self.doc.char_span(start, end, alignment_mode="expand") for start, end in spans)
        return list(dict.fromkeys(tokens.root.i for tokens in found if tokens is not None))

    def head_of(self, span: tuple[int, int]) -> int:
        """The head, in our parse, of a span of the corpus' tokens."""
        start, end = self.places[span[0]][0], self.places[span[1] - 1][1]
        tokens = self.doc.char_span(start, end, alignment_mode="expand")
        return tokens.root.i if tokens is not None else -1

    def is_name(self, span: tuple[int, int]) -> bool:
        """Whether the head of a span of the corpus' tokens is a proper noun."""
        return self.doc[self.head_of(span)].tag_ in NAME

    def _chain(self, heads: Sequence[int]) -> set[tuple[int, int]]:
        within = set(heads)
        return {self._span(self.doc[h]) for h in heads if not _is_said_of(self.doc[h], within)}

    def _span(self, head: Token) -> tuple[int, int]:
        """The noun phrase of a head, in the corpus' tokens."""
        start, end = _edges(head)
        first = bisect_right(self.starts, self.doc[start].idx) - 1
        last = bisect_right(self.starts, self.doc[end].idx) - 1
        return first, last + 1


def _is_said_of(head: Token, within: set[int]) -> bool:
    """Whether the scheme marks no mention here: a relative pronoun, an apposition, a predicate, a lone modifier."""
    if head.tag_ in RELATIVE:
        return True
    if head.dep_ == "appos":
        return head.head.i in within
    if head.dep_ == "attr":
        return any(child.i in within for child in head.head.children if child.dep_ in ("nsubj", "expl"))
    return head.dep_ in ("compound", "amod", "nmod") and (head.tag_ not in NAME or head.head.i in within)


def _edges(head: Token) -> tuple[int, int]:
    """The first and last token of the noun phrase of a head."""
    if head.tag_ in ("PRP", "PRP$"):
        return head.i, head.i
    start = min([head.i, *(child.left_edge.i for child in head.lefts if child.dep_ not in APART)])
    kept = [child for child in head.rights if child.dep_ not in APART]
    end = max([head.i, *(child.right_edge.i for child in kept)])
    while end > head.i and head.doc[end].is_punct and head.doc[end].text not in (")", "]", "”"):
        end -= 1
    return start, end


def read_text(text: str, places: Sequence[tuple[int, int]]) -> Text:
    """A text read and analysed as any report, beside the tokens that it was joined from."""
    document = make_document(text, language="en")
    return Text(read_language(document).doc, places, analyse(document))
