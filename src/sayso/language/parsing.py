"""The parse: spaCy's pipeline, with the same answers in less time (see `forms` and `recognizer`)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from sayso.language.forms import Forms
from sayso.language.parser import load_parser
from sayso.language.recognizer import Recognizer

if TYPE_CHECKING:
    from spacy.tokens import Doc


def parse(doc: Doc) -> Doc:
    """A document with tags, lemmas, dependencies, sentences and entities; `doc` is what `load_parser().make_doc` gave,
    with its sentence boundaries if they are known. Raises ModelError.
    """
    for step in _steps():
        doc = step(doc)
    return doc


@cache
def _steps() -> tuple[Callable[[Doc], Doc], ...]:
    nlp = load_parser()
    vectors, tagger, parser = (nlp.get_pipe(name) for name in ("tok2vec", "tagger", "parser"))
    return vectors, tagger, parser, Forms(nlp), Recognizer(nlp.get_pipe("ner"))
