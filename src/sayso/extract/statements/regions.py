"""Regions of characters: of tokens and trees, and how their ends are tidied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.extract.statements.draft import Region

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.language.reading import Reading

ABBREVIATION = re.compile(r"(?:\b\w\.){2,}$|\b(?:Mr|Mrs|Dr|Gen|Jr|Sr|Inc|Co)\.$")


def region(first: Token, last: Token) -> Region:
    """From one token to another."""
    return first.idx, last.idx + len(last)


def subtree(token: Token) -> Region:
    """A token with all that depends on it."""
    return region(token.left_edge, token.right_edge)


def tidy(reading: Reading, start: int, end: int) -> Region | None:
    """A region without white space and stray punctuation at its ends (that within its own quotation marks stays)."""
    text = reading.document.text
    while start < end and (text[start].isspace() or text[start] in ",;:—–-.…"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-.…"):
        if ABBREVIATION.search(text, max(start, end - 6), end):
            break
        end -= 1
    return (start, end) if end - start > 1 else None
