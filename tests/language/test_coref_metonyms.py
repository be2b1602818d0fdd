"""Whether a capital is a government or a city."""

from __future__ import annotations

import pytest

from sayso.language import read_language
from sayso.language.coreference import link_mentions
from sayso.model import make_document


def kind_of(text: str, word: str) -> str:
    reading = link_mentions(read_language(make_document(text)))
    chain = reading.chain_of(next(token for token in reading.doc if token.text == word))
    assert chain is not None
    return chain.kind


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Moscow rejected the offer.", "Moscow"),
        ("Pyongyang has sent officers.", "Pyongyang"),
        ("Envoys urged Washington to lift the limits.", "Washington"),
        ("Talks between Moscow and Pyongyang went on.", "Pyongyang"),
        ("The flow of assistance to Kyiv went on.", "Kyiv"),
        ("They sent weapons to Kyiv.", "Kyiv"),
        ("Pressure on Minsk grew.", "Minsk"),
        ("Sanctions against Moscow stayed.", "Moscow"),
        ("They provided Moscow with shells.", "Moscow"),
        ("Beijing’s offer stood.", "Beijing"),
        ("Moscow was accused of fraud.", "Moscow"),
        ("Relations with Ankara improved.", "Ankara"),
    ],
)
def test_who_acts_or_is_acted_upon_is_a_government(text: str, word: str) -> None:
    assert kind_of(text, word) == "organization"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A market burned in Moscow.", "Moscow"),
        ("She flew to Kyiv on Monday.", "Kyiv"),
        ("Speaking in Brussels, she smiled.", "Brussels"),
        ("Kyiv was shelled overnight.", "Kyiv"),
        ("Kyiv’s mayor spoke.", "Kyiv"),
        ("The train from Warsaw was late.", "Warsaw"),
        ("They left for Vienna at noon.", "Vienna"),
        ("Troops stood near Kyiv.", "Kyiv"),
        ("Kyiv is a large city.", "Kyiv"),
    ],
)
def test_where_things_are_or_happen_is_a_place(text: str, word: str) -> None:
    assert kind_of(text, word) == "place"


def test_both_senses_keep_the_country() -> None:
    reading = link_mentions(read_language(make_document("Moscow refused. A market burned in Moscow.")))
    assert {(c.kind, c.country) for c in reading.chains if c.name == "Moscow"} == {
        ("organization", "RUS"),
        ("place", "RUS"),
    }
