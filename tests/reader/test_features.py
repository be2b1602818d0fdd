"""What the parser says of a piece's word, as the network is told it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language import read_language
from sayso.language.parser import load_parser
from sayso.model import make_document
from sayso.reader.features import KINDS, NAMES, RELATIONS, SIZES, TAGS, describe, edges, sentence_breaks
from sayso.reader.pieces import cut_pieces


def test_vocabularies_are_those_of_the_parser() -> None:
    nlp = load_parser()
    assert set(nlp.get_pipe("tagger").labels) <= set(TAGS.split())
    assert set(nlp.get_pipe("parser").labels) - {"", "punct"} <= set(RELATIONS.split())
    assert set(nlp.get_pipe("ner").labels) == set(KINDS.split())


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=120))
@settings(max_examples=40, deadline=None)
def test_any_text_is_described(text: str) -> None:
    document = make_document(text, language="en")
    if not document.text.strip():
        return
    doc = read_language(document).doc
    pieces = cut_pieces(document.text)
    described = describe(doc, pieces)
    assert described.shape == (len(pieces), len(NAMES))
    for place, name in enumerate(NAMES):
        assert described[:, place].max(initial=0) < SIZES[name]
    assert all(0 <= place < len(pieces) for place in sentence_breaks(doc, pieces))


def test_a_clause_opens_and_closes() -> None:
    doc = read_language(make_document("The minister said that the border was closed.", language="en")).doc
    pieces = cut_pieces(doc.text)
    described = describe(doc, pieces)
    relations = ["-", *RELATIONS.split()]
    that = next(place for place, start in enumerate(pieces.starts) if doc.text[start:].startswith("that"))
    closed = next(place for place, start in enumerate(pieces.starts) if doc.text[start:].startswith("closed"))
    assert relations[described[that, NAMES.index("opens")]] == "ccomp"
    assert relations[described[closed, NAMES.index("closes")]] == "ccomp"
    lefts, rights = edges(doc)
    assert (lefts <= rights).all()
