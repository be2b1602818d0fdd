"""The parse gives what spaCy's own pipeline gives: tags, lemmas, dependencies, sentences and entities."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.columns import Columns, column
from sayso.language.parser import load_parser
from sayso.language.parsing import parse

COMPARED = ["ORTH", "TAG", "DEP", "POS", "LEMMA", "HEAD", "SENT_START", "ENT_TYPE", "ENT_IOB"]
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("2031-*"))
# What the attribute ruler's patterns of two tokens are about, and entities at every kind of edge.
ODD = [
    "I'm gonna go; we ain't got ta stay. Let's c'mon, y' all.",
    "gon na gon gon na let 's let 's gets got ai n't ai",
    "There's a way. There are two ways, and it 's there. There were.",
    "Paris",
    "Paris Paris Paris. Anna Berger\n\n   \n\nUnited States of America",
    "  \n New York \t , Jan. 3 , 2020\n",
    "nothin' somethin' doin' 'em 'll ol' 'nuff",
]


def assert_same(text: str) -> None:
    nlp = load_parser()
    expected, found = nlp(text), parse(nlp.make_doc(text))
    assert found.to_array(COMPARED).tolist() == expected.to_array(COMPARED).tolist()
    assert [(e.start, e.end, e.label_) for e in found.ents] == [(e.start, e.end, e.label_) for e in expected.ents]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_report_is_parsed_as_spacy_does(path: Path) -> None:
    assert_same(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", ["", " ", *ODD])
def test_odd_forms_are_parsed_as_spacy_does(text: str) -> None:
    assert_same(text)
    assert_same(text)  # now that its forms are known


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80) | st.lists(st.sampled_from(" ".join(ODD).split(" ")), max_size=30).map(" ".join))
def test_any_text_is_parsed_as_spacy_does(text: str) -> None:
    assert_same(text)


def test_columns_are_what_the_tokens_say() -> None:
    doc = load_parser()("Its ships left Orm. They leave ORM often; ships’ crews don't.\nNobody left.")
    columns = Columns(doc)
    assert column(doc, "POS") == [token.pos_ for token in doc]
    assert columns.lower == [token.lower_ for token in doc]
    assert columns.lemma == [token.lemma_.lower() for token in doc]
    assert columns.starts == [token.idx for token in doc]
    assert [doc[i].sent.start for i in range(len(doc))] == [columns.sentence.index(n) for n in columns.sentence]
    assert [token.text for token in columns.with_lower({"orm", "often"})] == ["Orm", "ORM", "often"]
    assert [token.text for token in columns.with_lemma({"leave": 1})] == ["left", "leave", "left"]
