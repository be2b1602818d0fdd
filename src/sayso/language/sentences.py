"""Sentences: where one may begin. Set before the parser runs, which then decides what is left open.

spaCy's small parser glues headings to what follows and breaks inside long quotations; so a block always begins a
sentence, a quotation behind a full stop does, and a token that follows no closing punctuation never does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy

from sayso.language.reading import Block

if TYPE_CHECKING:
    from spacy.tokens import Doc

ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!!", "..", "….", ":", ";"})
CLOSERS = frozenset({"”", "’", '"', "'", "''", ")", "]", "»"})
STRAIGHT = frozenset({'"', "'", "''"})  # marks that open a quotation as well, where white space stands before them
OPENERS = frozenset({"“", '"', "``", "''", "«", "„"})
FULL_STOPS = frozenset({".", "!", "?"})
MUST, MAY, NEVER = 1, 0, -1  # spaCy's values of SENT_START


def set_boundaries(doc: Doc, blocks: Sequence[Block]) -> None:
    """Mark in `doc` the tokens that must, and those that cannot, begin a sentence."""
    starts = {block.start for block in blocks} | {block.speaker.start for block in blocks if block.speaker}
    values = numpy.array(_boundaries(doc, starts), dtype="int64").astype("uint64")
    doc.from_array(["SENT_START"], values.reshape(-1, 1))  # type: ignore[arg-type]


def _boundaries(doc: Doc, starts: set[int]) -> list[int]:
    """One of MUST, MAY and NEVER for each token. (Attributes are read as one array: token by token is ten times
    slower.)
    """
    marks: list[int] = []
    words: dict[int, str] = {}
    last = ""  # the last token that was neither white space nor a closing mark
    end = 0  # where the token before ends
    for orth, idx, is_space, is_lower in doc.to_array(["ORTH", "IDX", "IS_SPACE", "IS_LOWER"]).tolist():
        word = words.get(orth)
        if word is None:
            word = words[orth] = doc.vocab.strings[orth]
        closes = word in CLOSERS and not (word in STRAIGHT and idx > end)
        if idx in starts:
            marks.append(MUST)
        elif is_space or is_lower or closes:
            marks.append(NEVER)
        else:
            marks.append(_after(last, word))
        if not is_space and not closes:
            last = word
        end = idx + len(word)
    return marks


def _after(last: str, word: str) -> int:
    """May a word begin a sentence behind the last one? A quotation behind a full stop must: "he said. “We stay”"."""
    if last in FULL_STOPS and word in OPENERS:
        return MUST
    return MAY if last in ENDS or last.endswith(".") else NEVER
