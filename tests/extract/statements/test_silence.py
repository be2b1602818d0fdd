"""Where nothing is said: what was not said, may be said, is to be said, and words that only look like cues."""

from __future__ import annotations

import pytest


def fault(*values: object, why: str) -> object:
    """A sentence that is still read wrongly, and how."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=why))


DENIED_TO_BE_SAID = [
    "Admiral Venn did not say whether the fleet would sail.",
    "Admiral Venn didn’t say whether the fleet would sail.",
    "Admiral Venn has not said whether the fleet will sail.",
    "The ministry did not confirm that the fleet had sailed.",
    "The ministry has not announced when the talks will resume.",
    "The ministry did not specify how many men had crossed.",
    "The spokesman would not say who had given the order.",
    "The spokesman did not elaborate.",
    "Officials did not disclose where the missiles were kept.",
    "The palace did not reveal who would attend.",
    "He never said that the fleet would sail.",
    "The minister did not mention that the talks had failed.",
]


@pytest.mark.parametrize("text", DENIED_TO_BE_SAID)
def test_what_was_not_said_is_no_statement(seen, text) -> None:
    assert seen(text) == []


ONLY_POSSIBLE = [
    "Admiral Venn could say that the fleet was safe.",
    "Admiral Venn might say that the fleet was safe.",
    "Admiral Venn may announce that the fleet will sail.",
    "Admiral Venn should admit that the raid failed.",
    "Admiral Venn would insist that the fleet was safe.",
    "Admiral Venn will announce on Friday that the fleet is safe.",
    "Russia could threaten to close the strait.",
    "President Oake should urge Russia to withdraw.",
    "The council might call for a ceasefire.",
    "The minister may reject the offer.",
]


@pytest.mark.parametrize("text", ONLY_POSSIBLE)
def test_what_may_or_shall_be_said_is_no_statement(seen, text) -> None:
    assert seen(text) == []


CONDITIONS = [
    "If Admiral Venn says that the fleet is safe, the market will calm.",
    "Unless Russia announces that it will withdraw, the talks are over.",
    "The market will calm if Admiral Venn confirms that the fleet is safe.",
]


@pytest.mark.parametrize("text", CONDITIONS)
def test_what_is_said_only_on_a_condition_is_no_statement(seen, text) -> None:
    assert seen(text) == []


INFINITIVES = [
    "The envoy came to say that the talks were over.",
    "It is time to admit that the war is lost.",
    "Tell the crews that the war is over.",
    "The task of the council is to declare that the border is closed.",
    "The general refused to confirm that the raid had failed.",
    "The minister declined to say whether the fleet would sail.",
]


@pytest.mark.parametrize("text", INFINITIVES)
def test_an_infinitive_or_an_order_says_nothing_yet(seen, text) -> None:
    assert seen(text) == []


PLAIN_NEWS = [
    "The fleet left Orm on Monday and reached the coast by night.",
    "Two brigades crossed the river at dawn.",
    "The talks resumed in Oslo on Friday.",
    "Snow fell on the pass, and the road was closed.",
    "A tanker burned for three days off the coast.",
    "The queen flew to Riga with her ministers.",
    "Russia moved its missiles to the border.",
    "Three soldiers were killed and ten were wounded.",
    "The parliament votes on the budget on Tuesday.",
    "Fishermen mended their nets in the harbour.",
]


@pytest.mark.parametrize("text", PLAIN_NEWS)
def test_plain_news_is_the_reporters_own_word(seen, text) -> None:
    assert seen(text) == []


LOOKALIKES = [
    "It is clear from the map that the river is wide.",
    "The gauge reads zero.",
    "The road is clear of snow.",
    "The note was added to the file.",
    "The ship was called home.",
    "The soldiers charged the hill.",
    "The company charges a fee for the crossing.",
    "The fire claimed three lives.",
    "The storm claimed the old pier.",
    "The president stated his name and sat down.",
    "The bridge suggests a whale.",
    "The doctor told the time by the sun.",
    "The pilot read the map.",
    "The army ordered 200 tanks.",
    "The clerk recorded the sale.",
    "The rebels observed the truce.",
    "The army demonstrated its new gun.",
    "The navy posted two men at the gate.",
]


@pytest.mark.parametrize("text", LOOKALIKES)
def test_a_verb_in_another_sense_is_no_cue(seen, text) -> None:
    assert seen(text) == []


NOBODY = [
    fault("It says that the border is closed.", why="an 'it' of nothing said before is taken for somebody"),
    "This shows that the border is closed.",
    "You say that the border is closed.",
    "One might think that the border is closed.",
    "What he said is not known.",
    "Nothing was said.",
    "Much has been said about the war.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_where_nobody_speaks_nothing_is_said(seen, text) -> None:
    assert seen(text) == []


FIRST_PERSON = [
    "I say that the border is closed.",
    "I think that the war is lost.",
    "I believe the talks will fail.",
    "I hope that the crews come home.",
]


@pytest.mark.parametrize("text", FIRST_PERSON)
def test_a_writers_own_i_is_no_source(seen, text) -> None:
    assert seen(text) == []


NAMES_IN_MARKS = [
    "The liner “We Shall Return” was sold for scrap.",
    "The song “You Said You Loved Me” was played at the funeral.",
    "The “Valley of Death” lies to the east of the town.",
    "The play “What the Admiral Said” closed after a week.",
    "The operation, named “Winter Storm”, began at dawn.",
    "She sang “The Last Ship Home” to the crew.",
]


@pytest.mark.parametrize("text", NAMES_IN_MARKS)
def test_titles_of_ships_songs_and_operations_are_not_said(seen, text) -> None:
    assert seen(text) == []


THINGS_DO_NOT_ACT = [
    "The weather threatened to delay the talks.",
    "The dam threatened to burst.",
    "The wound demanded rest.",
    "The day promised to be warm.",
    "The road called for care.",
]


@pytest.mark.parametrize("text", THINGS_DO_NOT_ACT)
def test_a_thing_threatens_and_promises_nothing(seen, text) -> None:
    assert seen(text) == []


HEADINGS = [
    "Valdoria and the strait\n\nThe fleet left Orm on Monday and reached the coast by night.",
    "BREAKING\n\nTwo brigades crossed the river at dawn.",
    "Photo: Ada Oake / Meridian\n\nTwo brigades crossed the river at dawn.",
]


@pytest.mark.parametrize("text", HEADINGS)
def test_headings_and_credits_add_no_statement(seen, text) -> None:
    assert seen(text) == []


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "Said.", "said", "“”", "“", "According to", "reportedly", "Q"])
def test_scraps_say_nothing(seen, text) -> None:
    assert seen(text) == []


TELLS_THE_READER = [
    "Our letter from Velm breaks down the stories of the day, telling you what is going on in the strait.",
    "The morning letter tells you what happened on the river.",
    "Ilse Brandt informs you each week that the strait is open.",
]


@pytest.mark.parametrize("text", TELLS_THE_READER)
def test_what_a_letter_tells_its_reader_is_no_statement(statements, text) -> None:
    assert not [found for found in statements(text) if found.cue.text in ("telling", "tells", "informs")]


def test_what_is_told_you_in_a_quotation_is_a_statement(statements) -> None:
    found = statements("“The guards tell you that the river is safe,” said Ada Oake.")
    assert "tell" in [one.cue.text for one in found]


TOLD = [
    "The siege, widely expected to last into spring, has “twisted the economy of Kestan out of shape”.",
    "Russo, widely feared in the hill towns, has “broken the peace of Velm for good”.",
    "The League, often believed to be split, has “closed the harbour of Orm for good”.",
]


@pytest.mark.parametrize("text", TOLD)
def test_a_participle_is_no_act_of_the_one_it_is_said_of(statements, text) -> None:
    assert statements(text) == ()
