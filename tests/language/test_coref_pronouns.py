"""Whom a pronoun speaks of."""

from __future__ import annotations

import pytest

from sayso.language import read_language
from sayso.language.coreference import link_mentions
from sayso.model import make_document


def meant(text: str, pronoun: str, nth: int = 0) -> str | None:
    """Whom the pronoun speaks of, None where that is left open."""
    reading = link_mentions(read_language(make_document(text)))
    token = [token for token in reading.doc if token.text == pronoun][nth]
    chain = reading.chain_of(token)
    return chain.name if chain else None


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Hans Berger spoke. He left.", "He", "Hans Berger"),
        ("Hans Berger met Anna Lind. She left.", "She", "Anna Lind"),
        ("Hans Berger met Jan Vogel. He left.", "He", "Hans Berger"),
        ("Hans Berger spoke in Oslo. All was calm. He left.", "He", "Hans Berger"),
        ("Hans Berger sold his house.", "his", "Hans Berger"),
        ("Anna Lind said she would go.", "she", "Anna Lind"),
        ("Anna Lind said that, if asked, she would go.", "she", "Anna Lind"),
        ("When she arrived, Anna Lind spoke.", "she", "Anna Lind"),
        ("In her speech, Anna Lind urged restraint.", "her", "Anna Lind"),
        ("Hans Berger hurt himself.", "himself", "Hans Berger"),
        ("Minister Lindqvist spoke. She left.", "She", "Lindqvist"),
    ],
)
def test_he_and_she(text: str, pronoun: str, name: str) -> None:
    assert meant(text, pronoun) == name


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Hans Berger spoke. She left.", "She"),
        ("Anna Lind spoke. He left.", "He"),
        ("Norway spoke. He left.", "He"),
        ("He left.", "He"),
        ("The soldiers left. He stayed.", "He"),
    ],
)
def test_nobody_fitting_is_nobody(text: str, pronoun: str) -> None:
    assert meant(text, pronoun) is None


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Norwegian soldiers left. They were tired.", "They", "Norwegian soldiers"),
        ("Norwegian soldiers said they were tired.", "they", "Norwegian soldiers"),
        ("If Norwegian soldiers cross the border, they will be shot.", "they", "Norwegian soldiers"),
        ("If Norwegian soldiers cross the border, Sweden will shoot them.", "them", "Norwegian soldiers"),
        ("Norwegian soldiers left their posts.", "their", "Norwegian soldiers"),
        ("Norwegian soldiers defended themselves.", "themselves", "Norwegian soldiers"),
    ],
)
def test_they(text: str, pronoun: str, name: str) -> None:
    assert meant(text, pronoun) == name


def test_they_after_two_joined_names_is_no_third_group() -> None:
    text = "Norwegian soldiers left. Hans Berger and Anna Lind met on Monday. They spoke for an hour."
    assert meant(text, "They") is None


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("The Norwegian government said it would act.", "it", "Norwegian government"),
        ("Norway said it would act.", "it", "Norway"),
        ("Norway defended itself.", "itself", "Norway"),
        ("Norway moved its troops.", "its", "Norway"),
        ("Norway sent aid, keeping its promise.", "its", "Norway"),
        ("Sweden called on Norway to keep its promise.", "its", "Norway"),
        ("Moscow refused, and it repeated its offer.", "its", "Moscow"),
    ],
)
def test_it(text: str, pronoun: str, name: str) -> None:
    assert meant(text, pronoun) == name


@pytest.mark.parametrize(
    "text",
    [
        "Norway spoke. It is clear that the talks failed.",
        "Norway spoke. It remains unclear whether they meet.",
        "Norway spoke. It seems that the talks failed.",
        "Norway spoke. It took hours to leave.",
        "Norway spoke. It was raining.",
    ],
)
def test_an_empty_it(text: str) -> None:
    assert meant(text, "It") is None


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Anna Lind, who lives in Oslo, left.", "who", "Anna Lind"),
        ("The Norwegian soldiers who left were tired.", "who", "Norwegian soldiers"),
        ("Norway, which left the talks, spoke.", "which", "Norway"),
        ("Norwegian soldiers, whose camp burned, left.", "whose", "Norwegian soldiers"),
    ],
)
def test_relatives_take_up_their_antecedent(text: str, pronoun: str, name: str) -> None:
    assert meant(text, pronoun) == name


@pytest.mark.parametrize("text", ["Who left?", "Nobody knows who left.", "The river, which is deep, froze."])
def test_a_relative_of_no_entity_is_nobody(text: str) -> None:
    word = next(word for word in ("Who", "who", "which") if word in text.split() or f"{word} " in text)
    assert meant(text, word) is None


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Jan Vogel spoke. Hans Berger thanked him.", "him", "Jan Vogel"),
        ("Jan Vogel spoke. Hans Berger wanted to thank him.", "him", "Jan Vogel"),
        ("Anna Lind spoke. Mary Olsen praised her.", "her", "Anna Lind"),
    ],
)
def test_an_object_is_not_its_verbs_subject(text: str, pronoun: str, name: str) -> None:
    assert meant(text, pronoun) == name


def test_the_speaker_of_a_quotation_is_not_its_third_person() -> None:
    assert meant("Jan Vogel left. “He was tired,” Hans Berger said.", "He") == "Jan Vogel"
    assert meant("Hans Berger spoke. “He was tired,” Hans Berger said.", "He") is None


def test_a_pronoun_goes_on_speaking_of_the_one_who_spoke() -> None:
    text = "Hans Berger said on Monday that Jan Vogel had left. He said the talks would go on."
    assert meant(text, "He") == "Hans Berger"


def test_headings_are_not_looked_back_to() -> None:
    assert meant("Hans Berger in Oslo\nHe left at noon.", "He") is None


@pytest.mark.parametrize("text", ["I left.", "We left.", "You left."])
def test_other_persons_are_left_alone_outside_of_speech(text: str) -> None:
    assert meant(text, text.split()[0]) is None
