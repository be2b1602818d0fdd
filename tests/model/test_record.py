"""The record: it refuses what cites other words or leads nowhere, and comes back from JSON as it went."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import EvidenceError
from sayso.model import (
    LAYERS,
    SCHEMA,
    Argument,
    Conditional,
    Entity,
    Event,
    Factuality,
    Problem,
    Quantity,
    Record,
    Span,
    Statement,
    Timex,
    Toponym,
    from_json,
    make_document,
    make_id,
    references_of,
    spans_of,
    to_json,
)

TEXT = "Brandt said on Tuesday that if Kestan lands 300 men on Orm, Valdoria will close the strait."


def cite(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def test_a_files_name_is_no_part_of_the_id() -> None:
    bare = make_document(TEXT)
    assert make_document(TEXT, url="a.txt").id == make_document(TEXT, url="b.txt").id == bare.id
    assert make_document(TEXT, url="a.txt").url == "a.txt"
    assert make_document(TEXT, url="https://courier.example/a").id != bare.id


def make_record() -> Record:
    entity = Entity(id="e1", by="test", name="Brandt", kind="person", titles=(), mentions=(cite("Brandt"),))
    place = Toponym(id="p1", by="test", span=cite("Orm"))
    time = Timex(id="t1", by="test", span=cite("Tuesday"), type="DATE", value="2031-03-04")
    quantity = Quantity(id="q1", by="test", span=cite("300"), low=300.0, high=300.0, counted=cite("men"))
    statement = Statement(
        id="s1", by="test", source=Argument(entity="e1", span=cite("Brandt")), cue=cite("said"),
        content=(cite("that if Kestan lands 300 men on Orm, Valdoria will close the strait"),), manner="indirect",
        act="threaten", times=("t1",),
    )  # fmt: skip
    event = Event(
        id="v1", by="test", type="ASSAULT", anchor=cite("lands"),
        factuality=Factuality(status="conditional", cues=(cite("if"),)),
        actors=(Argument(entity=None, span=cite("Kestan")),), destination=("p1",), quantities=("q1",), statement="s1",
    )  # fmt: skip
    conditional = Conditional(
        id="c1", by="test", marker=cite("if"), antecedent=cite("Kestan lands 300 men on Orm"),
        consequent=cite("Valdoria will close the strait"), antecedent_events=("v1",), statement="s1",
    )  # fmt: skip
    return Record(
        document=make_document(TEXT, published="2031-03-05"), entities=(entity,), statements=(statement,),
        events=(event,), conditionals=(conditional,), quantities=(quantity,), times=(time,), places=(place,),
        problems=(Problem(by="test", message="gave up", span=cite("men")),), made_by="test",
    )  # fmt: skip


def changed(record: Record, layer: str, **fields: Any) -> Record:
    """The record with the first finding of a layer changed."""
    first, *rest = getattr(record, layer)
    return msgspec.structs.replace(record, **{layer: (msgspec.structs.replace(first, **fields), *rest)})


def test_a_sound_record_is_itself() -> None:
    record = make_record()
    assert record.check() is record


@pytest.mark.parametrize(
    "span",
    [
        Span(0, 6, "Tuesday"),  # other words
        Span(0, 0, ""),  # no words
        Span(-6, 0, ""),
        Span(len(TEXT) - 2, len(TEXT) + 2, "t."),  # past the end
        Span(6, 0, ""),
    ],
)
def test_a_span_that_does_not_cite_the_text_is_refused(span: Span) -> None:
    for layer, field in (
        ("quantities", "counted"),
        ("places", "span"),
        ("conditionals", "consequent"),
        ("statements", "cue"),
    ):
        with pytest.raises(EvidenceError, match="not in the text"):
            changed(make_record(), layer, **{field: span}).check()


def test_spans_within_arguments_factuality_and_problems_are_checked_too() -> None:
    wrong = Span(0, 3, "xyz")
    for layer, fields in (
        ("statements", {"source": Argument(entity="e1", span=wrong)}),
        ("statements", {"content": (cite("said"), wrong)}),
        ("events", {"factuality": Factuality(cues=(wrong,))}),
        ("events", {"actors": (Argument(entity=None, span=wrong),)}),
        ("entities", {"mentions": (cite("Brandt"), wrong)}),
        ("problems", {"span": wrong}),
    ):
        with pytest.raises(EvidenceError):
            changed(make_record(), layer, **fields).check()


@pytest.mark.parametrize(
    ("layer", "fields"),
    [
        ("statements", {"within": "s9"}),
        ("statements", {"at": "p9"}),
        ("statements", {"times": ("t1", "t9")}),
        ("statements", {"source": Argument(entity="e9", span=cite("Brandt"))}),
        ("statements", {"addressee": Argument(entity="e9", span=cite("Brandt"))}),
        ("events", {"statement": "s9"}),
        ("events", {"destination": ("p9",)}),
        ("events", {"quantities": ("q9",)}),
        ("events", {"recipients": (Argument(entity="e9", span=cite("Orm")),)}),
        ("conditionals", {"statement": "s9"}),
        ("conditionals", {"antecedent_events": ("v9",)}),
        ("conditionals", {"consequent_events": ("v9",)}),
    ],
)
def test_an_id_that_leads_nowhere_is_refused(layer: str, fields: dict[str, Any]) -> None:
    with pytest.raises(EvidenceError, match="which the record does not hold"):
        changed(make_record(), layer, **fields).check()


def test_two_findings_may_not_share_an_id() -> None:
    with pytest.raises(EvidenceError, match="share the id e1"):
        changed(make_record(), "places", id="e1").check()


def test_a_finding_is_found_by_its_id() -> None:
    record = make_record()
    for layer in LAYERS:
        for finding in getattr(record, layer):
            assert record[finding.id] is finding
    with pytest.raises(KeyError):
        record["s9"]


def test_spans_come_in_the_order_of_the_fields() -> None:
    statement = make_record().statements[0]
    assert [span.text for span in spans_of(statement)][:2] == ["Brandt", "said"]
    assert [span.text for span in spans_of(make_record().events[0])] == ["lands", "if", "Kestan"]


def test_references_are_those_of_the_fields_and_of_arguments() -> None:
    record = make_record()
    assert sorted(references_of(record.statements[0])) == ["e1", "t1"]
    assert sorted(references_of(record.events[0])) == ["p1", "q1", "s1"]
    assert sorted(references_of(record.conditionals[0])) == ["s1", "v1"]
    assert list(references_of(record.entities[0])) == []


def test_a_record_comes_back_from_json_as_it_went() -> None:
    record = make_record()
    line = to_json(record)
    assert b"\n" not in line
    assert from_json(line) == record
    assert to_json(from_json(line)) == line


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_on_one_line(text: str) -> None:
    record = Record(document=make_document(text, title=text, publisher=text))
    assert to_json(record).count(b"\n") == 0
    assert from_json(to_json(record)) == record


def test_every_field_is_written() -> None:
    data = json.loads(to_json(make_record()))
    assert data["schema"] == SCHEMA
    assert set(data) == {*LAYERS, "document", "problems", "made_by", "schema"}
    assert data["statements"][0]["within"] is None
    assert data["statements"][0]["content"][0]["start"] == TEXT.index("that if")
    assert data["events"][0]["factuality"]["status"] == "conditional"


def test_a_line_that_is_no_record_is_refused() -> None:
    for line in ("{}", "[]", "no json", '{"document": {"id": "d", "text": 3}}'):
        with pytest.raises(ValueError):  # noqa: PT011  whatever msgspec has to say
            from_json(line)


def test_records_are_frozen() -> None:
    with pytest.raises(AttributeError):
        make_record().made_by = "somebody"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        cite("Orm").text = "x"  # type: ignore[misc]


def test_a_document_is_named_by_what_it_is_not_by_when_it_was_fetched() -> None:
    assert make_document("a").id == make_document("a", retrieved="2031-03-05", title="t").id
    assert (
        len(
            {make_document("a", **{key: "https://x.example"}).id for key in ("url", "publisher", "published")}
            | {make_document("a").id}
        )
        == 4
    )


@given(st.lists(st.one_of(st.none(), st.integers(), st.text(max_size=5)), max_size=4))
def test_ids_are_hashes_of_what_they_name(parts: list[object]) -> None:
    first = make_id("statement", *parts)
    assert first == make_id("statement", *parts)
    assert first.startswith("s-")
    assert len(first) == 18
    assert first != make_id("statement", *parts, "more")
    assert first != make_id("event", *parts)


def test_ids_are_the_same_in_every_process() -> None:
    code = "from sayso.model import make_id; print(make_id('statement', 3, 'Orm', None))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert runs == {f"{make_id('statement', 3, 'Orm', None)}\n"}
