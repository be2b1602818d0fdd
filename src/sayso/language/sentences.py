"""Sentences: where one may begin. Set before the parser runs, which then decides what is left open.

spaCy's small parser glues headings to what follows and breaks inside long quotations; so a block always begins a
sentence, and a token that follows no closing punctuation never does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.language.reading import Block

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!!", "..", "…."})
CLOSERS = frozenset({"”", "’", "\"", "'", "''", ")", "]", "»"})


def set_boundaries(doc: Doc, blocks: Sequence[Block]) -> None:
    """Mark in `doc` the tokens that must, and those that cannot, begin a sentence."""
    starts = {block.start for block in blocks} | {block.speaker.start for block in blocks if block.speaker}
    last = ""  # the last token that was neither white space nor a closing mark
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
        elif token.is_space or not _may_begin(token, last):
            token.is_sent_start = False
        if not token.is_space and token.text not in CLOSERS:
            last = token.text
        elif token.idx in starts:
            last = ""


def _may_begin(token: Token, last: str) -> bool:
    if token.text in CLOSERS or token.is_lower:
        return False
    return last in ENDS or (last.endswith(".") and len(last) > 1) or last in {":", ";"}
