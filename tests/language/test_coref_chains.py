"""What an entity is called, its country and sectors, its titles, and its id."""

from __future__ import annotations

import pytest

from sayso.language import read_language
from sayso.language.coreference import link_mentions
from sayso.language.reading import Chain
from sayso.model import make_document


def chains(text: str) -> list[Chain]:
    return list(link_mentions(read_language(make_document(text))).chains)


def one(text: str, kind: str) -> Chain:
    found = [chain for chain in chains(text) if chain.kind == kind]
    assert len(found) == 1, [(chain.name, chain.kind) for chain in chains(text)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Lind spoke. Norwegian envoy Anna Lind left.", "person", "Anna Lind"),
        ("The White House denied it.", "organization", "White House"),
        ("The U.S. left.", "country", "United States"),
        ("At least 3,000 Norwegian troops left.", "group", "Norwegian troops"),
        ("The ministry denied it.", "organization", "ministry"),
        ("The commander of the army left.", "person", "commander of the army"),
        ("They fired long-range missiles.", "weapon", "long-range missiles"),
        ("Shells fell in Kherson.", "place", "Kherson"),
    ],
)
def test_what_an_entity_is_called(text: str, kind: str, name: str) -> None:
    assert name in [chain.name for chain in chains(text) if chain.kind == kind]


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("Norwegian President Anna Berger left.", "NOR", "GOV"),
        ("North Korean leader Kim Jong Un left.", "PRK", "GOV"),
        ("House Intelligence Committee Chair Anna Berger left.", "USA", "LEG"),
        ("Rep. Anna Berger (R-Ohio) left.", "USA", "LEG"),
        ("Norwegian Gen. Jan Vogel left.", "NOR", "MIL"),
        ("White House spokesman Jan Vogel left.", "USA", "GOV"),
        ("Jan Vogel, the Norwegian foreign minister, left.", "NOR", "GOV"),
        ("Norway’s foreign minister, Jan Vogel, left.", "NOR", "GOV"),
    ],
)
def test_a_persons_country_and_sector_come_from_the_titles(text: str, country: str, sector: str) -> None:
    chain = one(text, "person")
    assert chain.country == country
    assert sector in chain.sectors


def test_without_a_title_nothing_is_made_up() -> None:
    chain = one("Anna Berger left.", "person")
    assert (chain.country, chain.sectors, chain.titles) == (None, (), ())


def test_a_country_that_an_office_only_suggests_must_be_spoken_of() -> None:
    assert one("Defense Secretary Jan Vogel met officials from the U.S. on Monday.", "person").country == "USA"
    assert one("Defense Secretary Jan Vogel toured Norway.", "person").country is None


def test_a_governments_name_tells_whose_its_head_is() -> None:
    found = {chain.name: chain.country for chain in chains("The Biden administration confirmed it.")}
    assert found["Biden administration"] == "USA"


def test_mr_is_no_title_to_show_and_king_is() -> None:
    assert one("Mr. Vogel left.", "person").titles == ()
    assert [title.text for title in one("King Harald left.", "person").titles] == ["King"]


def test_titles_are_told_once_each_place_in_order() -> None:
    chain = one("President Anna Berger, the Norwegian head of state, left. President Berger smiled.", "person")
    assert chain.titles[0].text == "President"
    assert list(chain.titles) == sorted(chain.titles)


def test_entities_of_one_name_and_kind_have_ids_of_their_own() -> None:
    found = [
        chain
        for chain in chains("A spokesman spoke. A spokesman denied it. A spokesman left.")
        if chain.name == "spokesman"
    ]
    assert len(found) == 3
    assert len({chain.entity for chain in found}) == 3


def test_ids_are_of_the_document_and_the_name() -> None:
    first, second = chains("Anna Berger left."), chains("Anna Berger left.")
    other = chains("Anna Berger stayed.")
    assert first == second
    assert first[0].entity != other[0].entity


def test_chains_come_in_the_order_of_their_first_mention() -> None:
    assert [chain.name for chain in chains("Norway met Sweden. Sweden met Denmark.")] == ["Norway", "Sweden", "Denmark"]


@pytest.mark.parametrize(
    ("text", "kind", "by"),
    [
        ("Anna Berger left.", "person", "entities/name@1"),
        ("Minister Anna Berger left.", "person", "entities/title@1"),
        ("The soldiers left.", "group", "entities/nominal@1"),
    ],
)
def test_an_entity_tells_what_made_it(text: str, kind: str, by: str) -> None:
    assert one(text, kind).by == by
