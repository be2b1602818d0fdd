"""A name that only its pronoun tells to be a person's; on sentences of our own, each read as a report of its own."""

from __future__ import annotations

import pytest

from sayso.language import read_language
from sayso.language.coref_known import Name
from sayso.language.coref_lone import find_lone_people
from sayso.language.coref_words import Words, read_words
from sayso.language.coreference import link_mentions
from sayso.language.names import find_names
from sayso.model import make_document
from sayso.pipeline import analyse


def chains(text: str) -> dict[str, tuple[str, list[str]]]:
    """Of each chain, by its name: its kind, and the words of its mentions."""
    reading = link_mentions(read_language(make_document(text, language="en")))
    words = [(m.chain, reading.doc[m.start : m.end].text) for m in reading.mentions]
    return {c.name: (c.kind, [w for of, w in words if of == number]) for number, c in enumerate(reading.chains)}


@pytest.mark.parametrize(
    ("text", "name", "pronoun"),
    [
        ("Brandt said she lied.", "Brandt", "she"),
        ("Brandt said she lied .", "Brandt", "she"),  # as corpora have it
        ("Kestan said on Friday that he had lied.", "Kestan", "he"),
        ("Ilse Brandt said she would go.", "Ilse Brandt", "she"),
        ("Kestan sold his house.", "Kestan", "his"),
        ("Kestan shot himself.", "Kestan", "himself"),
        ("Kestan warned that the strait would be shut if he lost.", "Kestan", "he"),
        ("Brandt arrived on Monday. She said the strait was open.", "Brandt", "She"),
    ],
)
def test_a_pronoun_makes_a_lone_name_a_person_and_speaks_of_it(text: str, name: str, pronoun: str) -> None:
    assert chains(text)[name] == ("person", [name, pronoun])


@pytest.mark.parametrize(
    "text",
    [
        "Kestan fired him.",  # arguments of one verb are two
        "Kestan said: “He lied.”",  # in a quotation another is meant
        "The director left. Kestan said he was ill.",
        "Kestan said the envoy had lost her way.",
        "Anna Berger left on Monday. Kestan said she was ill.",
        "He was at work. Kestan said he had left.",
        "Kestan said it would go.",
    ],
)
def test_a_name_stays_what_it_was_where_the_pronoun_may_speak_of_another(text: str) -> None:
    kind, mentions = chains(text)["Kestan"]
    assert kind != "person"
    assert not {"he", "He", "his", "her", "she", "him"} & set(mentions)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Guardian said he had lied.", "Guardian"),
        ("Acme Corp. said he had left.", "Acme Corp."),
        ("Acme Ltd. said he had left.", "Acme Ltd."),
        ("Acme Holdings said he had left.", "Acme Holdings"),
        ("Gazprom said he would go.", "Gazprom"),
        ("Reuters said he had left.", "Reuters"),
        ("QRT said he had left.", "QRT"),
    ],
)
def test_a_body_by_its_name_is_no_person_whatever_follows(text: str, name: str) -> None:
    assert chains(text)[name][0] == "organization"


def test_a_country_is_no_person_whatever_follows() -> None:
    assert chains("Norway said he had left.")["Norway"][0] == "country"


def test_once_told_a_name_is_a_person_wherever_it_stands() -> None:
    text = "Brandt said she had lied. The port was shut on Monday. Brandt left. Brandt was seen in Oslo."
    kind, mentions = chains(text)["Brandt"]
    assert (kind, mentions.count("Brandt")) == ("person", 3)


def test_the_statement_of_a_lone_name_is_a_persons() -> None:
    record = analyse(make_document("Brandt said she had lied.", language="en"))
    (statement,) = record.statements
    assert statement.source is not None
    (source,) = [entity for entity in record.entities if entity.id == statement.source.entity]
    assert (source.name, source.kind) == ("Brandt", "person")


def read(text: str) -> tuple[Words, list[Name]]:
    words = read_words(read_language(make_document(text, language="en")))
    return words, find_names(words)


def test_only_names_that_are_not_judged_yet_are_asked_about() -> None:
    words, names = read("Brandt said she lied.")
    assert list(find_lone_people(words, names, {"brandt"}, set())) == ["brandt"]
    assert list(find_lone_people(words, names, set(), set())) == []


def test_a_person_known_from_four_sentences_before_is_meant_rather_and_no_further() -> None:
    near = "Tal left. The port was shut. Brandt said she lied."
    words, names = read(near)
    assert list(find_lone_people(words, names, {"brandt"}, {"tal"})) == []
    words, names = read("Tal left. " + "The port was shut. " * 4 + "Brandt said she lied.")
    assert list(find_lone_people(words, names, {"brandt"}, {"tal"})) == ["brandt"]


def test_two_names_that_may_both_be_meant_are_left_open() -> None:
    words, names = read("Kestan told Tal she lied.")
    assert list(find_lone_people(words, names, {"kestan", "tal"}, set())) == []
