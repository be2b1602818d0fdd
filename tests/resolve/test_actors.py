"""Titles, offices, organizations and groups to country and sectors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.codebook.load import load
from sayso.resolve.actor_list import find_entry, plural_of
from sayso.resolve.actors import Actor, resolve_actor
from sayso.resolve.countries import all_countries, by_alpha3

# PLOVER's sector codes (manual, table 5.2), and the two kinds of bodies without a country (table 5.1).
SECTORS = {
    *("COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU"),
    *("ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO", "NGO"),
}


def seen(words: str) -> tuple[str | None, str, str] | None:
    actor = resolve_actor(words)
    return (actor.country, " ".join(actor.sectors), actor.kind) if actor else None


ACTORS = {
    # titles
    "House Intelligence Committee Chair": ("USA", "LEG", "person"),
    "chairman of the Senate Foreign Relations Committee": ("USA", "LEG", "person"),
    "White House national security spokesperson": ("USA", "GOV", "person"),
    "National security spokesperson": ("USA", "GOV", "person"),
    "Defense Secretary": ("USA", "GOV MIL", "person"),
    "British Defence Secretary": ("GBR", "GOV MIL", "person"),
    "Ukrainian President": ("UKR", "GOV", "person"),
    "North Korean leader": ("PRK", "GOV", "person"),
    "leader of North Korea": ("PRK", "GOV", "person"),
    "Hezbollah leader": ("LBN", "REB PTY", "person"),
    "Kremlin spokesman": ("RUS", "GOV", "person"),
    "spokesman for the Ukrainian army": ("UKR", "MIL", "person"),
    "Ukraine's ambassador to the United Nations": ("UKR", "GOV", "person"),
    "the U.S. ambassador to Ukraine": ("USA", "GOV", "person"),
    "UN Secretary-General": (None, "IGO", "person"),
    "EU foreign policy chief": (None, "IGO", "person"),
    "former Russian president": ("RUS", "ELI", "person"),
    "the Belarusian commander": ("BLR", "MIL", "person"),
    "Rep.": ("USA", "LEG", "person"),
    "Lt. Gen.": (None, "MIL", "person"),
    "(R-Ohio)": ("USA", "LEG", "person"),
    "opposition leader": (None, "OPP", "person"),
    "a spokesman": (None, "", "person"),
    "deputy spokesman": (None, "", "person"),
    "Russian Security Council deputy chairman": ("RUS", "GOV", "person"),
    "mayor of Kyiv": ("UKR", "GOV", "person"),
    "President Ivana Maric": (None, "GOV", "person"),
    # bodies
    "the White House": ("USA", "GOV", "organization"),
    "Kremlin": ("RUS", "GOV", "organization"),
    "State Department": ("USA", "GOV", "organization"),
    "Biden administration": ("USA", "GOV", "organization"),
    "NATO": (None, "IGO", "organization"),
    "EU": (None, "IGO", "organization"),
    "U.N.": (None, "IGO", "organization"),
    "the Security Council": (None, "IGO", "organization"),
    "WHO": (None, "IGO", "organization"),
    "Hamas": ("PSE", "REB PTY", "organization"),
    "the Russian defense ministry": ("RUS", "GOV MIL", "organization"),
    "Ministry of Defence of the Russian Federation": ("RUS", "GOV MIL", "organization"),
    "Gaza's Hamas-run health ministry": ("PSE", "GOV", "organization"),
    "South Korea's spy agency": ("KOR", "SPY", "organization"),
    "the House": ("USA", "LEG", "organization"),
    "the Nigerian Senate": ("NGA", "LEG", "organization"),
    "Luhansk People's Republic": ("UKR", "GOV PRE", "organization"),
    # groups
    "Ukrainian officials": ("UKR", "GOV", "group"),
    "U.S. officials": ("USA", "GOV", "group"),
    "Hamas officials": ("PSE", "REB PTY", "group"),
    "local officials": (None, "GOV", "group"),
    "North Korean troops": ("PRK", "MIL", "group"),
    "North Korean military personnel": ("PRK", "MIL", "group"),
    "Ukrainian forces": ("UKR", "MIL", "group"),
    "troops in Ukraine": (None, "MIL", "group"),
    "pro-Russian separatists": (None, "REB", "group"),
    "Iranian-backed militia": (None, "PRM", "group"),
    "Republican lawmakers": ("USA", "LEG", "group"),
    "police": (None, "COP", "group"),
    "civilians in Gaza": (None, "CVL", "group"),
    "soldier": (None, "MIL", "person"),
    "Ukrainians": ("UKR", "", "group"),
    # countries
    "The U.S.": ("USA", "", "country"),
    "Pyongyang": ("PRK", "GOV", "country"),
}
NO_ACTORS = [
    "Russian territory",
    "army base",
    "the Ukraine war",
    "American weapons",
    "who",
    "us",
    "table",
    "",
    "’s",
    "…",
]


@pytest.mark.parametrize(("words", "expected"), ACTORS.items())
def test_who_words_speak_of(words: str, expected: tuple[str | None, str, str]) -> None:
    assert seen(words) == expected


@pytest.mark.parametrize("words", NO_ACTORS)
def test_words_that_name_no_actor(words: str) -> None:
    assert resolve_actor(words) is None


@pytest.mark.parametrize("words", ["Pyongyang", "Washington", "the White House", "Kremlin", "Downing Street"])
def test_a_place_that_stands_for_a_power_is_a_metonym(words: str) -> None:
    actor = resolve_actor(words)
    assert actor is not None
    assert actor.metonym
    assert "GOV" in actor.sectors


@pytest.mark.parametrize("words", ["North Korea", "State Department", "Ukrainian officials", "the president"])
def test_other_actors_are_no_metonyms(words: str) -> None:
    actor = resolve_actor(words)
    assert actor is not None
    assert not actor.metonym


def test_a_country_that_no_word_names_is_marked_as_guessed() -> None:
    for words, guessed in {"Defense Secretary": True, "U.S. Defense Secretary": False, "Senator": False}.items():
        actor = resolve_actor(words)
        assert actor is not None
        assert actor.guessed is guessed, words


def test_a_named_body_has_its_usual_name_and_says_why() -> None:
    actor = resolve_actor("the U.N.")
    assert actor is not None
    assert actor.name == "United Nations"
    assert actor.how == "organizations/un"


def test_a_body_shared_by_countries_loses_the_name_that_is_another_ones() -> None:
    ours, theirs = resolve_actor("the Senate"), resolve_actor("the Nigerian Senate")
    assert ours is not None
    assert theirs is not None
    assert (ours.name, theirs.name) == ("Senate", None)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("secretary", "secretaries"),
        ("chief of staff", "chiefs of staff"),
        ("spokesman", "spokesmen"),
        ("boss", "bosses"),
    ],
)
def test_plurals(one: str, many: str) -> None:
    assert plural_of(one) == many


@pytest.mark.parametrize("file", ["organizations", "metonyms", "titles", "offices", "sectors"])
def test_every_entry_of_the_lists_is_well_formed_and_found(file: str) -> None:
    rows = load(file)["groups" if file == "sectors" else file]
    for row in rows:
        assert set(row["sectors"]) <= SECTORS, row
        assert row.get("country") is None or by_alpha3(row["country"]), row
        assert row["examples"], row
        for words in (*row.get("words", ()), *row.get("collective", ()), *([row["name"]] if "name" in row else ())):
            assert find_entry(words) is not None, words


def test_no_two_bodies_share_a_name() -> None:
    owners: dict[str, str] = {}
    for file in ("organizations", "metonyms"):
        for row in load(file)[file]:
            for words in (row["name"], *row.get("aliases", ())):
                assert owners.setdefault(words, row["name"]) == row["name"], words


@given(st.text(max_size=120))
def test_any_text_is_read(words: str) -> None:
    actor = resolve_actor(words)
    assert actor is None or isinstance(actor, Actor)


@given(
    st.sampled_from([country for country in all_countries() if country.demonyms]),
    st.sampled_from(
        [("troops", "MIL"), ("officials", "GOV"), ("lawmakers", "LEG"), ("police", "COP"), ("rebels", "REB")]
    ),
)
def test_a_demonym_gives_a_group_its_country(country, group: tuple[str, str]) -> None:  # type: ignore[no-untyped-def]
    noun, sector = group
    assert seen(f"{country.demonyms[0]} {noun}") == (country.alpha3, sector, "group")
