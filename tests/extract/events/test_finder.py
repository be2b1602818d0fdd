"""Who did what to whom: types, parties, what is no event."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.extract.events import find_events
from sayso.language.reading import Reading
from sayso.model import Argument, Event, Span, Statement, spans_of

Finder = Callable[[str], list[Event]]
Read = Callable[[str], Reading]


def words(arguments: tuple[Argument, ...]) -> list[str]:
    return [argument.span.text for argument in arguments]


def seen(events: list[Event]) -> list[tuple[str, str, list[str], list[str]]]:
    return [(e.type, e.anchor.text, words(e.actors), words(e.recipients)) for e in events]


CLAUSES = {
    "active": (
        "Russian troops attacked Poland.",
        [("ASSAULT", "attacked", ["Russian troops"], ["Poland"])],
    ),
    "passive with an agent": (
        "Poland was invaded by Russian troops.",
        [("ASSAULT", "invaded", ["Russian troops"], ["Poland"])],
    ),
    "whoever is moved is the actor of a movement": (
        "Three Russian brigades have been moved to Belarus.",
        [("MOBILIZE", "moved", ["Three Russian brigades"], [])],
    ),
    "whoever moves them is, where named": (
        "Russia moved three brigades to Belarus.",
        [("MOBILIZE", "moved", ["Russia"], [])],
    ),
    "coordinated subjects": (
        "Iran and Russia signed a treaty in Geneva.",
        [("AGREE", "signed a treaty", ["Iran", "Russia"], [])],
    ),
    "coordinated verbs share the subject": (
        "Russian troops attacked Poland and shelled Estonia.",
        [
            ("ASSAULT", "attacked", ["Russian troops"], ["Poland"]),
            ("ASSAULT", "shelled", ["Russian troops"], ["Estonia"]),
        ],
    ),
    "coordinated recipients": (
        "Germany sent tanks to Ukraine and Moldova.",
        [("AID", "sent", ["Germany"], ["Ukraine", "Moldova"])],
    ),
    "object control": (
        "Poland urged Germany to send tanks to Ukraine.",
        [("AID", "send", ["Germany"], ["Ukraine"])],
    ),
    "subject control": (
        "Russia plans to attack Estonia.",
        [("ASSAULT", "attack", ["Russia"], ["Estonia"])],
    ),
    "called on": (
        "Poland called on Germany to send missiles to Ukraine.",
        [("AID", "send", ["Germany"], ["Ukraine"])],
    ),
    "accused of": (
        "Poland accused Belarus of attacking Estonia.",
        [("ASSAULT", "attacking", ["Belarus"], ["Estonia"])],
    ),
    "participle after a noun": (
        "Officials counted the Russian soldiers stationed in Belarus.",
        [("MOBILIZE", "stationed", ["the Russian soldiers"], [])],
    ),
    "relative clause, subject": (
        "The Russian troops that invaded Georgia are still there.",
        [("ASSAULT", "invaded", ["The Russian troops"], ["Georgia"])],
    ),
    "relative clause, object": (
        "The missiles that Iran sent to Russia are old.",
        [("AID", "sent", ["Iran"], ["Russia"])],
    ),
    "relative clause, object of an infinitive": (
        "The missiles that Iran intends to send to Russia are old.",
        [("AID", "send", ["Iran"], ["Russia"])],
    ),
    "adverbial participle": (
        "Russia broke the truce, attacking Georgia at dawn.",
        [("RETREAT", "", [], []), ("ASSAULT", "attacking", ["Russia"], ["Georgia"])][1:],
    ),
    "with": (
        "Tehran has supplied Moscow with drones.",
        [("AID", "supplied", ["Tehran"], ["Moscow"])],
    ),
    "indirect object": (
        "Poland gave Ukraine 300 million euros.",
        [("AID", "gave", ["Poland"], ["Ukraine"])],
    ),
    "a thing is somebody's": (
        "Ukraine struck Russian territory.",
        [("ASSAULT", "struck", ["Ukraine"], ["Russian territory"])],
    ),
    "possessor of an eventive noun": (
        "Officials described the soldiers' journey from Minsk to Kursk.",
        [("MOBILIZE", "journey", ["the soldiers"], [])],
    ),
    "of an eventive noun": (
        "The deployment of Belarusian troops to Ukraine alarmed Poland.",
        [("MOBILIZE", "deployment", ["Belarusian troops"], [])],
    ),
    "those met": (
        "The Polish president met his French counterpart in Warsaw.",
        [
            (
                "CONSULT",
                "met",
                ["The Polish president", "his French counterpart"],
                ["his French counterpart"],
            )
        ],
    ),
    "the parties of talks": (
        "The talks continued between Israel and Egypt.",
        [("CONSULT", "talks continued", ["Israel", "Egypt"], [])],
    ),
    "whom help is received from": (
        "Ukraine received 30 tanks from Poland.",
        [("AID", "received 30 tanks", ["Poland"], ["Ukraine"])],
    ),
    "whose help is received": (
        "Ukraine received U.S. weapons in March.",
        [("AID", "received U.S. weapons", ["U.S."], ["Ukraine"])],
    ),
    "launched from somewhere": (
        "Forty missiles were launched from Iran into Israel.",
        [("ASSAULT", "launched", ["Iran"], ["Israel"])],
    ),
    "an infinitive inverted": (
        "Should Belarusian troops engage in combat, Poland will respond.",
        [("ASSAULT", "engage in combat", ["Belarusian troops"], [])],
    ),
    "light verb": (
        "Russia launched a massive missile attack on Poland.",
        [("ASSAULT", "launched a massive missile attack", ["Russia"], ["Poland"])],
    ),
    "light verb, passive": (
        "Sanctions were imposed on Belarus by the European Union.",
        [("SANCTION", "Sanctions were imposed", ["the European Union"], ["Belarus"])],
    ),
    "each of several countries": (
        "The Polish president met the leaders of Georgia and Armenia.",
        [("CONSULT", "met", ["The Polish president", "Georgia", "Armenia"], ["Georgia", "Armenia"])],
    ),
    "purpose names the recipient": (
        "Pyongyang sent officers to support Russia.",
        [("MOBILIZE", "sent", ["Pyongyang"], ["Russia"])],
    ),
    "a participle carries the event on": (
        "The United States provided military backing to Georgia, supplying artillery.",
        [
            ("AID", "provided", ["The United States"], ["Georgia"]),
            ("AID", "supplying", ["The United States"], ["Georgia"]),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CLAUSES.values(), ids=CLAUSES)
def test_parties(events: Finder, text: str, expected: list[tuple[str, str, list[str], list[str]]]) -> None:
    found = seen(events(text))
    assert [one for one in expected if one not in found] == [], found


SILENT = {
    "sport": "Spain attacked down the left and struck twice, and Poland defended its lead until the final whistle.",
    "sport with forces": "Forwards of both sides traded blows, and the captain fired a shot over the bar.",
    "market": "Shares of the Polish bank fell, hit by sanctions fears, and traders moved money into gold.",
    "prices": "The bakers launched a price war and struck a deal with the union.",
    "daily life": "The council launched a campaign against litter and deployed more cleaners in the streets.",
    "law": "The court struck down the law, and the senator attacked the decision.",
    "film": "The film bombed in Spain, and the critics shot it down.",
    "health": "The virus invaded the cells and attacked the lungs of the patient.",
    "weather": "A storm hit the coast and destroyed two houses in Poland.",
    "software": "The firm deployed a new system and launched an app.",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_what_only_sounds_like_a_crisis_is_no_event(events: Finder, text: str) -> None:
    assert seen(events(text)) == []


NO_EVENTS = {
    "asked with if": "Nobody knows if Russian troops will attack Estonia.",
    "a headline": "Russia Attacks Estonia\n",
}


@pytest.mark.parametrize("text", NO_EVENTS.values(), ids=NO_EVENTS)
def test_what_is_asked_or_a_headline_is_no_event(events: Finder, text: str) -> None:
    assert seen(events(text)) == []


def test_what_is_left_open_is_an_event(events: Finder) -> None:
    assert seen(events("It is unclear whether Russian troops will attack Estonia.")) == [
        ("ASSAULT", "attack", ["Russian troops"], ["Estonia"])
    ]


def test_what_is_agreed_is_an_event_beside_the_agreement(events: Finder) -> None:
    assert seen(events("Germany agreed to send tanks to Ukraine.")) == [
        ("AGREE", "agreed", ["Germany"], []),
        ("AID", "send", ["Germany"], ["Ukraine"]),
    ]


def test_a_light_verb_gives_way_to_what_it_serves(events: Finder) -> None:
    struck = "The Russian army used drones to strike a depot in Ukraine."
    assert [(e.type, e.anchor.text) for e in events(struck)] == [("ASSAULT", "strike")]
    used = "The Russian army used drones in Ukraine."
    assert [(e.type, e.anchor.text) for e in events(used)] == [("ASSAULT", "used")]


def test_who_dealt_the_blow_is_the_actor(events: Finder) -> None:
    found = events("Nine civilians were killed in Russian rocket strikes on the town.")
    assert seen(found) == [("ASSAULT", "killed", ["Russian rocket strikes on the town"], ["Nine civilians"])]


def test_the_antecedent_of_a_condition_is_an_event(events: Finder) -> None:
    assert seen(events("If Russia invades Estonia, Poland will respond."))[0][:2] == ("ASSAULT", "invades")


def test_a_purpose_is_part_of_the_event_it_belongs_to(events: Finder) -> None:
    found = events("Russian soldiers were deployed to fight against Ukraine.")
    assert [e.anchor.text for e in found] == ["deployed"]


def test_one_event_per_anchor(events: Finder) -> None:
    found = events("Japan and Australia held joint drills, and Turkish forces carried out strikes in Syria.")
    spans = [(e.anchor.start, e.anchor.end) for e in found]
    assert len(spans) == len(set(spans))
    assert [e.type for e in found] == ["COOPERATE", "ASSAULT"]


def test_a_said_refusal_is_left_to_the_statements(read: Read) -> None:
    text = "Serbia refused to recognise the province."
    reading = read(text)
    cue = Span(7, 14, "refused")
    content = Span(15, 40, text[15:40])
    said = Statement(id="s-1", by="test", source=None, cue=cue, content=(content,), manner="indirect", act="reject")
    assert [e.type for e in find_events(reading)] == ["REJECT"]
    assert list(find_events(reading, statements=(said,))) == []


def test_an_event_knows_its_rule_and_its_id_is_what_it_is(events: Finder) -> None:
    text = "Russian artillery shelled Poland."
    first, second = events(text), events(text)
    assert first == second
    assert first[0].by == "events/assault-shell@1"
    assert first[0].id.startswith("e-")
    assert first[0].mode == "heavy-weapons"


def test_a_long_report_without_a_crisis_needs_countries_and_officials(events: Finder) -> None:
    padding = "The baker opened her shop early and sold all her bread before noon. " * 12
    assert events(padding + "She struck the table.") == []
    assert events(padding + "Poland met Spain in the cup.") == []
    kept = events(padding + "Poland expelled three Russian diplomats.")
    assert [e.type for e in kept] == ["SANCTION"]


ANY = st.text(alphabet=st.characters(codec="utf-8"), max_size=200)
CRISIS = st.lists(
    st.sampled_from(
        ["Russia", "Polish troops", "attacked", "sent", "missiles", "to", "Kyiv", "if", "they", "were", "by", "and",
         "not", "which", "talks", "\n", ".", ",", "“", "”", "said", "would", "the", "deployment", "of", "10,000"]
    ),
    max_size=25,
).map(" ".join)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(ANY, CRISIS))
def test_any_text_at_all(events: Finder, text: str) -> None:
    for event in events(text):
        for span in spans_of(event):
            assert text[span.start : span.end] == span.text
            assert span.text
