"""What belongs to an event: its places, times, counts, statement and contexts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.codebook.load import load
from sayso.extract.events import find_events
from sayso.extract.events.attach import MOST_CONTEXTS, contexts_of
from sayso.language.columns import Columns
from sayso.language.reading import Reading
from sayso.model import Event, Quantity, Span, Statement, Timex, Toponym

Read = Callable[[str], Reading]


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def events_with(read: Read, text: str, **found: str) -> list[Event]:
    """The events of a text in which `place=`, `time=`, `count=` name the words of a place, a time, a count."""
    return list(
        find_events(
            read(text),
            places=[
                Toponym(id=f"t-{w}", by="test", span=span(text, w), name=w) for w in found.get("place", "").split()
            ],
            times=[Timex(id="x-1", by="test", span=span(text, found["time"]), type="DATE")] if "time" in found else (),
            quantities=[Quantity(id="q-1", by="test", span=span(text, found["count"]))] if "count" in found else (),
        )
    )


@pytest.mark.parametrize(
    ("text", "at", "origin", "destination"),
    [
        ("Russian troops moved from Minsk to Kursk.", (), ("t-Minsk",), ("t-Kursk",)),
        ("Russian troops are stationed in Minsk.", ("t-Minsk",), (), ()),
        ("Russian troops moved to bases near Kursk.", (), (), ("t-Kursk",)),
        ("Russian troops attacked Minsk.", ("t-Minsk",), (), ()),
        ("Russian soldiers were deployed to fight in Kursk.", (), (), ("t-Kursk",)),
        ("Officials described the soldiers' journey from Minsk to Kursk.", (), ("t-Minsk",), ("t-Kursk",)),
    ],
)
def test_places(read: Read, text: str, at: tuple[str], origin: tuple[str], destination: tuple[str]) -> None:
    places = " ".join(word for word in ("Minsk", "Kursk") if word in text)
    event = events_with(read, text, place=places)[0]
    assert (event.at, event.origin, event.destination) == (at, origin, destination)


def test_a_place_of_another_clause_is_not_the_events(read: Read) -> None:
    event = events_with(read, "Speaking in Minsk, the minister said that Russia attacked Poland.", place="Minsk")[-1]
    assert event.anchor.text == "attacked"
    assert event.at == ()


def test_a_time_belongs_to_its_clause(read: Read) -> None:
    text = "On Monday, Poland said that Russian troops attacked Estonia."
    assert events_with(read, text, time="Monday")[0].times == ()
    text = "Poland said that Russian troops attacked Estonia on Monday."
    assert events_with(read, text, time="Monday")[0].times == ("x-1",)


def test_a_time_before_two_verbs_belongs_to_both(read: Read) -> None:
    found = events_with(read, "On Monday, Russian troops attacked Poland and shelled Estonia.", time="Monday")
    assert [event.times for event in found] == [("x-1",), ("x-1",)]


def test_a_count_belongs_to_whom_it_counts(read: Read) -> None:
    event = events_with(read, "At least 3,000 Russian soldiers were moved to Minsk.", count="At least 3,000")[0]
    assert event.quantities == ("q-1",)


def statement(text: str, words: str, id: str) -> Statement:
    return Statement(
        id=id, by="t", source=None, cue=None, content=(span(text, words),), manner="indirect", act="assert"
    )


def test_the_innermost_statement_is_the_events(read: Read) -> None:
    text = "Poland said Latvia believes Russian troops attacked Estonia."
    outer = statement(text, "Latvia believes Russian troops attacked Estonia", "s-outer")
    inner = statement(text, "Russian troops attacked Estonia", "s-inner")
    found = list(find_events(read(text), statements=(outer, inner)))
    assert [event.statement for event in found] == ["s-inner"]
    assert [event.statement for event in find_events(read(text))] == [None]


CONTEXTS = [(entry["context"], sentence) for entry in load("contexts")["contexts"] for sentence in entry["examples"]]


@pytest.mark.parametrize(("context", "sentence"), CONTEXTS)
def test_contexts(read: Read, context: str, sentence: str) -> None:
    doc = read(sentence.replace("[", "").replace("]", "")).doc
    found = contexts_of(doc[0], Columns(doc))
    assert context in found
    assert len(found) <= MOST_CONTEXTS
