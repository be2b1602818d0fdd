"""What a case keeps of each finding beside the finding itself: the columns and roles by which it is found."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.case.rows import MOST_WORDS, Line, fold, lines_of
from sayso.model import (
    Argument,
    Conditional,
    Entity,
    Event,
    Factuality,
    Quantity,
    Record,
    Span,
    Statement,
    Timex,
    Toponym,
    make_document,
)

TEXT = (
    "Minister Ilse Brandt said on Monday in Velm that if Kestan lands 300 men on Orm, Valdoria will close the strait."
)


def cite(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


BRANDT = Entity(
    id="e-1",
    by="test",
    name="Ilse Brandt",
    kind="person",
    country="NOR",
    sectors=("GOV",),
    mentions=(cite("Minister Ilse Brandt"), cite("Ilse Brandt")),
)
STATEMENT = Statement(
    id="s-1",
    by="test",
    source=Argument(entity="e-1", span=cite("Minister Ilse Brandt")),
    cue=cite("said"),
    content=(cite("if Kestan lands 300 men on Orm, Valdoria will close the strait"),),
    manner="indirect",
    act="threaten",
    at="p-1",
    times=("t-1",),
)
EVENT = Event(
    id="v-1",
    by="test",
    score=0.5,
    type="MOBILIZE",
    mode="troops",
    anchor=cite("lands"),
    factuality=Factuality(polarity="affirmed", certainty="possible", status="conditional"),
    actors=(Argument(entity=None, span=cite("Kestan")),),
    objects=(Argument(entity=None, span=cite("300 men")),),
    destination=("p-2",),
    times=("t-1",),
    quantities=("q-1",),
    statement="s-1",
)
CONDITIONAL = Conditional(
    id="c-1",
    by="test",
    marker=cite("if"),
    antecedent=cite("Kestan lands 300 men on Orm"),
    consequent=cite("Valdoria will close the strait"),
    antecedent_events=("v-1",),
    kind="threat",
    force="will",
    statement="s-1",
)
QUANTITY = Quantity(id="q-1", by="test", span=cite("300"), low=300, high=None, counted=cite("men"))
MONDAY = Timex(
    id="t-1", by="test", span=cite("Monday"), type="DATE", value="2031-03-03", begin="2031-03-03", until="2031-03-04"
)
VELM = Toponym(id="p-1", by="test", span=cite("Velm"), name="Velm", country="NOR", latitude=60.0, longitude=10.0)
ORM = Toponym(id="p-2", by="test", span=cite("Orm"))
RECORD = Record(
    document=make_document(TEXT, published="2031-03-03"),
    entities=(BRANDT,),
    statements=(STATEMENT,),
    events=(EVENT,),
    conditionals=(CONDITIONAL,),
    quantities=(QUANTITY,),
    times=(MONDAY,),
    places=(VELM, ORM),
).check()
LINES = {line.id: line for line in lines_of(RECORD)}


def roles(line: Line) -> set[tuple[str, str | None, str | None]]:
    return {(role.role, role.target, role.name) for role in line.roles}


def test_every_finding_has_one_line_in_the_record_s_order() -> None:
    assert [line.id for line in lines_of(RECORD)] == [finding.id for finding in RECORD.findings()]


def test_the_body_is_the_finding() -> None:
    for finding in RECORD.findings():
        assert msgspec.json.decode(LINES[finding.id].body, type=type(finding)) == finding


def test_a_statement_is_found_by_its_source_place_and_time() -> None:
    line = LINES["s-1"]
    assert (line.layer, line.type, line.mode, line.speaker) == ("statements", "threaten", "indirect", "Ilse Brandt")
    assert (line.begins, line.until) == ("2031-03-03", "2031-03-04")
    assert roles(line) == {("source", "e-1", "Ilse Brandt"), ("at", "p-1", None), ("time", "t-1", None)}
    assert [role.country for role in line.roles if role.role == "source"] == ["NOR"]
    assert line.words.startswith("if Kestan lands")


def test_an_event_is_found_by_who_and_how_sure_and_on_whose_word() -> None:
    line = LINES["v-1"]
    assert (line.type, line.mode, line.score) == ("MOBILIZE", "troops", 0.5)
    assert (line.polarity, line.certainty, line.status) == ("affirmed", "possible", "conditional")
    assert line.speaker == "Ilse Brandt"
    assert ("actor", None, "Kestan") in roles(line)
    assert ("object", None, "300 men") in roles(line)
    assert ("destination", "p-2", None) in roles(line)
    assert ("quantity", "q-1", None) in roles(line)
    assert ("statement", "s-1", None) in roles(line)
    assert line.words == "Kestan … lands … 300 men"


def test_a_conditional_is_found_by_both_its_sides() -> None:
    line = LINES["c-1"]
    assert (line.type, line.mode, line.speaker) == ("threat", "will", "Ilse Brandt")
    assert line.words == "Kestan lands 300 men on Orm … Valdoria will close the strait"
    assert ("antecedent", "v-1", None) in roles(line)


def test_a_quantity_is_found_by_its_bounds() -> None:
    line = LINES["q-1"]
    assert (line.low, line.high, line.words) == (300, None, "300 … men")


def test_a_place_is_found_by_where_it_is() -> None:
    line = LINES["p-1"]
    assert (line.latitude, line.longitude, line.country) == (60.0, 10.0, "NOR")
    assert roles(line) == {("self", None, "Velm")}
    assert LINES["p-2"].latitude is None
    assert roles(LINES["p-2"]) == set()


def test_a_time_is_found_by_its_days() -> None:
    assert (LINES["t-1"].begins, LINES["t-1"].until, LINES["t-1"].type) == ("2031-03-03", "2031-03-04", "DATE")


def test_an_entity_is_found_by_its_name_and_country() -> None:
    line = LINES["e-1"]
    assert (line.type, line.country) == ("person", "NOR")
    assert line.words == "Minister Ilse Brandt … Ilse Brandt"
    assert roles(line) == {("self", None, "Ilse Brandt")}


def test_what_nobody_is_named_for_has_no_speaker() -> None:
    unnamed = msgspec.structs.replace(STATEMENT, source=None)
    record = msgspec.structs.replace(RECORD, statements=(unnamed,))
    assert {line.speaker for line in lines_of(record)} == {None}


def test_no_more_words_are_kept_than_full_text_needs() -> None:
    text = "Ilse Brandt said " + "word " * 2000
    long = msgspec.structs.replace(
        STATEMENT, content=(Span(17, len(text), text[17:]),), source=None, cue=None, at=None, times=()
    )
    [line] = lines_of(Record(document=make_document(text), statements=(long,)))
    assert len(line.words) == MOST_WORDS


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Mike Turner", " mike turner "),
        ("  MIKE   turner ", " mike turner "),
        ("Erdoğan", " erdogan "),
        ("José Müller-O’Brien", " jose muller o brien "),
        ("U.N.", " u n "),
        ("Straße", " strasse "),
        ("Київ", " киів "),
        ("…", "  "),
    ],
)
def test_names_are_folded(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text(max_size=100))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert fold(name).startswith(" ")
    assert fold(name).endswith(" ")
