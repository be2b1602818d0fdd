"""The slots of a predicate: what stands where, turned round where it must be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.extract.events.roles import (
    Roles,
    clause_heads,
    conjuncts,
    core,
    is_infinitive,
    is_predicate,
    noun_roles,
    verb_roles,
)
from sayso.language.reading import Reading

Read = Callable[[str], Reading]


def slots(read: Read, text: str, word: str) -> dict[str, list[str]]:
    roles = _roles(read, text, word)
    return {slot: [token.text for token in tokens] for slot, tokens in roles.slots.items() if tokens}


def _roles(read: Read, text: str, word: str) -> Roles:
    token = next(token for token in read(text).doc if token.text == word)
    return verb_roles(token) if is_predicate(token) else noun_roles(token)


VERBS = {
    "active": ("Poland sent tanks to Kyiv.", "sent", {"subject": ["Poland"], "object": ["tanks"], "to": ["Kyiv"]}),
    "passive": (
        "Tanks were sent to Kyiv by Poland.",
        "sent",
        {"subject": ["Poland"], "object": ["Tanks"], "to": ["Kyiv"]},
    ),
    "agentless passive": ("Tanks were sent to Kyiv.", "sent", {"object": ["Tanks"], "to": ["Kyiv"]}),
    "perfect is no passive": ("Poland has sent tanks.", "sent", {"subject": ["Poland"], "object": ["tanks"]}),
    "the subject of a bare infinitive is helped": (
        "Germany is helping Ukraine to defend its towns.",
        "helping",
        {"subject": ["Germany"], "object": ["Ukraine"]},
    ),
    "set apart by it was": (
        "Kyiv said it was Russia that launched the operation.",
        "launched",
        {"subject": ["Russia"], "object": ["operation"]},
    ),
    "a gerund deals the blow": (
        "Two men had been killed by shelling.",
        "killed",
        {"subject": ["shelling"], "object": ["men"]},
    ),
    "against, below a count of blows": (
        "Belarus unleashed a series of raids against Latvia.",
        "unleashed",
        {"subject": ["Belarus"], "object": ["series"], "against": ["Latvia"]},
    ),
    "the west is no direction": (
        "Russia may attack the West.",
        "attack",
        {"subject": ["Russia"], "object": ["West"]},
    ),
    "a verb taken for a noun": (
        "Soldiers are on alert as rebel forces march towards Moscow.",
        "march",
        {"subject": ["forces"], "towards": ["Moscow"]},
    ),
    "indirect object": (
        "Poland gave the rebels old tanks.",
        "gave",
        {"subject": ["Poland"], "indirect": ["rebels"], "object": ["tanks"]},
    ),
    "coordination": (
        "Poland and France sent tanks and guns.",
        "sent",
        {"subject": ["Poland", "France"], "object": ["tanks", "guns"]},
    ),
    "control by the object": (
        "Poland ordered the army to leave Kyiv.",
        "leave",
        {"subject": ["army"], "object": ["Kyiv"]},
    ),
    "control by the subject": (
        "Poland promised to send tanks.",
        "send",
        {"subject": ["Poland"], "object": ["tanks"]},
    ),
    "two infinitives": (
        "Poland needs to consider sending tanks.",
        "sending",
        {"subject": ["Poland"], "object": ["tanks"]},
    ),
    "controlled passive": (
        "Poland should be permitted to use tanks.",
        "use",
        {"subject": ["Poland"], "object": ["tanks"]},
    ),
    "compass words are a direction": (
        "The soldiers pushed west.",
        "pushed",
        {"subject": ["soldiers"], "direction": ["west"]},
    ),
    "before a gerund": (
        "Poland warned Kyiv before sending tanks.",
        "sending",
        {"subject": ["Poland"], "object": ["tanks"]},
    ),
}


@pytest.mark.parametrize(("text", "word", "expected"), VERBS.values(), ids=VERBS)
def test_slots_of_a_verb(read: Read, text: str, word: str, expected: dict[str, list[str]]) -> None:
    assert slots(read, text, word) == expected


def test_a_preposition_of_the_object_serves_the_verb(read: Read) -> None:
    found = slots(read, "Poland signed a treaty with Lithuania.", "signed")
    assert found["with"] == ["Lithuania"]


def test_of_stays_with_its_noun(read: Read) -> None:
    assert "of" not in slots(read, "Poland destroyed the tanks of the army.", "destroyed")


def test_slots_of_a_noun(read: Read) -> None:
    found = slots(read, "The deployment of Polish troops to Latvia ended.", "deployment")
    assert found == {"of": ["troops"], "to": ["Latvia"]}


def test_a_national_adjective_is_the_subject_of_a_noun(read: Read) -> None:
    found = slots(read, "The Russian attack on Kyiv ended.", "attack")
    assert found["subject"] == ["Russian"]
    assert found["on"] == ["Kyiv"]


def test_there_are(read: Read) -> None:
    assert slots(read, "There were talks between Poland and Latvia.", "talks")["there"] == ["There"]


@pytest.mark.parametrize(
    ("text", "word", "inner"),
    [
        ("Thousands of soldiers left.", "Thousands", "soldiers"),
        ("The rest of the weapons left.", "rest", "weapons"),
        ("Dozens left.", "Dozens", "Dozens"),
        ("The soldiers left.", "soldiers", "soldiers"),
    ],
)
def test_what_a_count_counts(read: Read, text: str, word: str, inner: str) -> None:
    token = next(token for token in read(text).doc if token.text == word)
    assert core(token).text == inner


def test_conjuncts_come_in_the_texts_order(read: Read) -> None:
    doc = read("Poland, France and Spain agreed.").doc
    assert [token.text for token in conjuncts(doc[0])] == ["Poland", "France", "Spain"]


def test_clause_heads_climb(read: Read) -> None:
    doc = read("Poland said that France wants to send tanks.").doc
    tanks = next(token for token in doc if token.text == "tanks")
    assert [token.text for token in clause_heads(tanks)] == ["send", "wants", "said"]


def test_infinitives(read: Read) -> None:
    doc = read("Poland wants to send tanks.").doc
    assert [token.text for token in doc if is_infinitive(token)] == ["send"]


def test_particles(read: Read) -> None:
    roles = _roles(read, "The army pulled out its tanks.", "pulled")
    assert roles.particle is not None
    assert roles.particle.text == "out"


def test_an_expletive_is_nobody(read: Read) -> None:
    assert "subject" not in slots(read, "There is a deal to send tanks.", "is")
