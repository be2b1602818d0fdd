"""Entities: one for each chain, with its mentions, titles, country and sectors."""

from __future__ import annotations

import pytest

from sayso.extract.entities import find_entities
from sayso.language import read_language
from sayso.language.coreference import link_mentions
from sayso.model import Entity, make_document

TEXT = (
    "Norwegian Defence Minister Anna Lind warned on Monday that Swedish troops had crossed the border. "
    "She said that the troops carried long-range missiles. The White House urged restraint."
)


@pytest.fixture(scope="module")
def entities() -> tuple[Entity, ...]:
    return tuple(find_entities(link_mentions(read_language(make_document(TEXT)))))


def named(entities: tuple[Entity, ...], name: str) -> Entity:
    return next(entity for entity in entities if entity.name == name)


def test_a_person_has_title_country_sector_and_every_mention(entities: tuple[Entity, ...]) -> None:
    lind = named(entities, "Anna Lind")
    assert (lind.kind, lind.country) == ("person", "NOR")
    assert "GOV" in lind.sectors
    assert [title.text for title in lind.titles] == ["Norwegian Defence Minister"]
    assert [mention.text for mention in lind.mentions] == ["Norwegian Defence Minister Anna Lind", "She"]


def test_groups_bodies_and_weapons_are_entities(entities: tuple[Entity, ...]) -> None:
    troops = named(entities, "Swedish troops")
    assert (troops.kind, troops.country, troops.sectors) == ("group", "SWE", ("MIL",))
    assert [mention.text for mention in troops.mentions] == ["Swedish troops", "the troops"]
    assert named(entities, "long-range missiles").kind == "weapon"
    house = named(entities, "White House")
    assert (house.kind, house.country, house.sectors) == ("organization", "USA", ("GOV",))
    assert house.mentions[0].text == "The White House"


def test_every_span_cites_its_words_in_the_texts_order(entities: tuple[Entity, ...]) -> None:
    for entity in entities:
        assert list(entity.mentions) == sorted(entity.mentions)
        assert all(TEXT[s.start : s.end] == s.text for s in (*entity.mentions, *entity.titles))
    assert len({entity.id for entity in entities}) == len(entities)


def test_entities_tell_what_made_them(entities: tuple[Entity, ...]) -> None:
    assert named(entities, "Anna Lind").by == "entities/title@1"
    assert named(entities, "White House").by == "entities/name@1"
    assert named(entities, "Swedish troops").by == "entities/nominal@1"


def test_an_empty_reading_gives_none() -> None:
    assert list(find_entities(link_mentions(read_language(make_document("..."))))) == []
