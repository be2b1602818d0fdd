"""What kind of participant a noun names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.extract.events.kinds import Participants, beside, is_blow, is_marked
from sayso.language.reading import Reading

Read = Callable[[str], Reading]


def kinds(read: Read, text: str, word: str) -> frozenset[str]:
    reading = read(text)
    return Participants(reading).kinds(next(token for token in reading.doc if token.text == word))


NAMED = [
    ("Poland closed the border.", "Poland", {"state", "party"}),
    ("Polish troops left.", "troops", {"force", "party"}),
    ("The Polish president left.", "president", {"official", "party"}),
    ("The ministry sent missiles.", "missiles", {"weapon"}),
    ("Rebels attacked the airport.", "airport", {"site"}),
    ("The shelling killed civilians.", "civilians", {"civil"}),
    ("Polish units left.", "units", {"force"}),
    ("Two army divisions left.", "divisions", {"force"}),
    ("Thousands of soldiers left.", "Thousands", {"force", "party"}),
    ("NATO sent troops.", "NATO", {"body", "party"}),
    ("Hezbollah fired rockets at Israel.", "Hezbollah", {"force", "party"}),
]


@pytest.mark.parametrize(("text", "word", "expected"), NAMED)
def test_kinds(read: Read, text: str, word: str, expected: set[str]) -> None:
    assert expected <= kinds(read, text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The firm closed two divisions.", "divisions"),
        ("The teacher bought shells at the beach.", "shells"),
        ("The bakery moved its base of customers.", "base"),
    ],
)
def test_a_doubtful_head_needs_a_mark(read: Read, text: str, word: str) -> None:
    assert not kinds(read, text, word) & {"force", "weapon", "site", "party"}


def test_marks(read: Read) -> None:
    doc = read("Polish units and sales units left.").doc
    assert [is_marked(token) for token in doc if token.text == "units"] == [True, False]
    assert [token.text for token in beside(doc[1])] == ["Polish"]


def test_the_country_behind_a_noun(read: Read) -> None:
    reading = read("Polish troops crossed into Latvian territory.")
    participants = Participants(reading)
    found = {token.text: participants.country(token) for token in reading.doc if token.pos_ == "NOUN"}
    assert found == {"troops": "POL", "territory": "LVA"}


def test_a_made_up_country_is_a_state_by_its_role(read: Read) -> None:
    reading = read("Valdoria invaded Kestan. Valdoria later said that Kestan had fired first.")
    participants = Participants(reading)
    assert participants.crisis
    assert participants.kinds(reading.doc[0]) & {"state", "place", "name", "official"}


def test_a_report_speaks_of_a_crisis_by_its_words(read: Read) -> None:
    calm = "The choir sang two songs, and the audience of the small hall asked for more of them. " * 6
    tense = "The army moved its tanks, and the soldiers fired missiles at the rebels near the front. " * 6
    assert not Participants(read(calm)).crisis
    assert Participants(read(tense)).crisis


def test_a_report_of_several_countries_needs_fewer_words_of_war(read: Read) -> None:
    talks = "The ministers of Poland, Latvia and France spoke for hours about trade in the small hall of the town. " * 6
    assert not Participants(read(talks)).crisis
    assert Participants(read(talks + "They feared an invasion, and the war went on.")).crisis


def test_the_wide_rules_want_a_word_of_power_or_war_in_a_short_text(read: Read) -> None:
    assert not Participants(read("Poland met Latvia.")).war
    assert Participants(read("The Polish minister met her colleague in Latvia.")).war
    assert not Participants(read("Spain struck twice and attacked again.")).war


def test_a_blow_is_a_noun_that_hits_alone_or_counted(read: Read) -> None:
    doc = read("A string of Russian strikes followed the speech on Monday.").doc
    assert [token.text for token in doc if token.pos_ == "NOUN" and is_blow(token)] == ["string", "strikes"]


def test_a_short_text_needs_a_hint_only(read: Read) -> None:
    assert Participants(read("Poland met Latvia.")).crisis
    assert not Participants(read("She met her sister.")).crisis
