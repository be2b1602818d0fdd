"""From a document to its language: the parse, the layout, the quotations. Here spaCy is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.language.layout import find_blocks
from sayso.language.quotes import find_quotes
from sayso.language.sentences import set_boundaries

if TYPE_CHECKING:
    from sayso.language.reading import Reading
    from sayso.model import Document

__all__ = ["read_language"]


def read_language(document: Document) -> Reading:
    """Parse a document: sentences, blocks and quotations; who is who is left to `coreference`. Raises ModelError."""
    from sayso.language.parser import load_parser
    from sayso.language.parsing import parse
    from sayso.language.reading import Reading

    blocks = find_blocks(document.text, document.kind)
    doc = load_parser().make_doc(document.text)
    set_boundaries(doc, blocks)
    return Reading(document, parse(doc), blocks, find_quotes(document.text, blocks))
