"""A parsed document as columns: one list an attribute, by token, and where each word and lemma stands.

Every finder looks for a few words. Asking each token for its word makes a Python object of it and decodes a string; to
read an attribute of all tokens as one array is ten times faster.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def column(doc: Doc, attribute: str, change: Callable[[str], str] = str) -> list[str]:
    """An attribute of all tokens ("TAG", "LEMMA"), as spaCy spells it or changed."""
    strings = doc.vocab.strings
    values = doc.to_array(attribute).tolist()
    spelt = {value: change(strings[value]) for value in set(values)}
    return [spelt[value] for value in values]


class Columns:
    """The columns that more than one finder reads, each made when first asked for."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    @cached_property
    def starts(self) -> list[int]:
        """The character where each token begins."""
        found: list[int] = self.doc.to_array("IDX").tolist()
        return found

    @cached_property
    def lower(self) -> list[str]:
        return column(self.doc, "LOWER")

    @cached_property
    def lemma(self) -> list[str]:
        """In lower case."""
        return column(self.doc, "LEMMA", str.lower)

    @cached_property
    def sentence(self) -> list[int]:
        """The number of the sentence that each token stands in."""
        begins = self.doc.to_array("SENT_START") == 1
        begins[:1] = True
        found: list[int] = (numpy.cumsum(begins) - 1).tolist()
        return found

    @cached_property
    def by_lower(self) -> dict[str, list[int]]:
        """Where each word stands, in the order in which they first come."""
        return _places(self.lower)

    @cached_property
    def by_lemma(self) -> dict[str, list[int]]:
        return _places(self.lemma)

    def with_lower(self, words: Collection[str]) -> list[Token]:
        """The tokens that are one of these words (in lower case), in the text's order."""
        return self._tokens(self.by_lower, words)

    def with_lemma(self, lemmas: Collection[str]) -> list[Token]:
        """The tokens whose lemma is one of these (in lower case), in the text's order."""
        return self._tokens(self.by_lemma, lemmas)

    def _tokens(self, places: dict[str, list[int]], words: Collection[str]) -> list[Token]:
        doc = self.doc
        return [doc[i] for i in sorted(i for word, at in places.items() if word in words for i in at)]


def _places(words: list[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for i, word in enumerate(words):
        found.setdefault(word, []).append(i)
    return found
