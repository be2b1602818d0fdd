"""Bodies, countries and places by name: which names are one, acronyms, and whose a body is."""

from __future__ import annotations

import pytest

from sayso.language import read_language
from sayso.language.coref_bodies import actor_of, is_country
from sayso.language.coreference import link_mentions
from sayso.language.reading import Reading
from sayso.model import make_document


def read(text: str) -> Reading:
    return link_mentions(read_language(make_document(text)))


def chain_names(text: str, kind: str) -> list[str]:
    return [chain.name for chain in read(text).chains if chain.kind == kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Organization of Orm Fishers (OOF) met. The OOF left.", "Organization of Orm Fishers"),
        ("The United Nations met. The UN left.", "United Nations"),
        ("The Ministry of Defence spoke. The Defence Ministry denied it.", "Ministry of Defence"),
        ("The Norwegian Coast Guard Service met. The Coast Guard Service left.", "Norwegian Coast Guard Service"),
        ("The European Union met. The EU left.", "European Union"),
        ("NATO met. Nato left.", "NATO"),
    ],
)
def test_two_names_of_one_body(text: str, name: str) -> None:
    assert chain_names(text, "organization") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Russia's Defence Ministry spoke. Ukraine's Defence Ministry spoke.",
        "The Foreign Ministry spoke. The Defence Ministry spoke.",
        "The Orm Bank spoke. The Fjord Bank spoke.",
    ],
)
def test_names_of_two_bodies(text: str) -> None:
    assert len(chain_names(text, "organization")) == 2


@pytest.mark.parametrize(
    ("text", "alpha3"),
    [
        ("Britain and the U.K. spoke, and so did the United Kingdom.", "GBR"),
        ("North Korea and the DPRK spoke.", "PRK"),
        ("The Russian Federation and Russia spoke.", "RUS"),
    ],
)
def test_all_names_of_a_country_are_one(text: str, alpha3: str) -> None:
    countries = [chain for chain in read(text).chains if chain.kind == "country"]
    assert [chain.country for chain in countries] == [alpha3]


def test_a_people_is_a_group_of_its_country() -> None:
    chain = next(c for c in read("The Ukrainians spoke.").chains)
    assert (chain.name, chain.kind, chain.country) == ("Ukrainians", "group", "UKR")


def test_a_body_of_the_codebook_has_its_country_and_sector() -> None:
    chain = next(c for c in read("The Kremlin denied it.").chains)
    assert (chain.name, chain.kind, chain.country, chain.sectors) == ("Kremlin", "organization", "RUS", ("GOV",))


def test_the_owner_of_a_body_is_its_country() -> None:
    chain = next(c for c in read("Norway’s Security Council met on Monday.").chains if c.kind == "organization")
    assert chain.country == "NOR"


def test_a_short_acronym_is_not_guessed_without_parentheses() -> None:
    reading = read("The Orm Guard met. OG left.")
    assert not any(
        len([m for m in reading.mentions if m.chain == i]) > 1
        for i, c in enumerate(reading.chains)
        if c.kind == "organization"
    )


def test_looking_up_is_remembered_and_quiet() -> None:
    assert actor_of("Ukrainian officials") is actor_of("Ukrainian officials")
    assert actor_of("the river") is None


@pytest.mark.parametrize(
    ("word", "is_one"), [("ukraine", True), ("ukrainian", True), ("usa", True), ("orm", False), ("", False)]
)
def test_folded_words_that_name_countries(word: str, is_one: bool) -> None:
    assert is_country(word) is is_one
