"""Words to countries: the table's own promises, and the words that must not be countries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.codebook.load import load
from sayso.resolve.countries import (
    all_countries,
    by_alpha3,
    country_key,
    find_countries,
    fold,
    match_country,
    resolve_country,
)

NAMED = {
    "North Korea": "PRK",
    "the DPRK": "PRK",
    "N. Korea": "PRK",
    "Democratic People’s Republic of Korea": "PRK",
    "South Korea": "KOR",
    "the United States": "USA",
    "U.S.": "USA",
    "US": "USA",
    "the U.S.": "USA",
    "America": "USA",
    "UK": "GBR",
    "U.K.": "GBR",
    "Britain": "GBR",
    "Burma": "MMR",
    "Czechia": "CZE",
    "Ivory Coast": "CIV",
    "Cote d'Ivoire": "CIV",
    "Côte d’Ivoire": "CIV",
    "DR Congo": "COD",
    "Congo": "COD",
    "Republic of the Congo": "COG",
    "Türkiye": "TUR",
    "Turkey": "TUR",
    "Kosovo": "XKX",
    "Taiwan": "TWN",
    "Palestinian territories": "PSE",
    "the Vatican": "VAT",
    "Russia’s": "RUS",
    "Russia's": "RUS",
    "Niger": "NER",
    "Swaziland": "SWZ",
    "Eswatini": "SWZ",
    "RUSSIA": "RUS",
}
DEMONYMS = {
    "North Korean": "PRK",
    "Ukrainians": "UKR",
    "Nigerien": "NER",
    "Nigerian": "NGA",
    "Dutch": "NLD",
    "Swiss": "CHE",
    "Filipino": "PHL",
    "Briton": "GBR",
    "Kosovar": "XKX",
    "Emirati": "ARE",
    "Chinese": "CHN",
    "Finns": "FIN",
    "Bissau-Guinean": "GNB",
}
CAPITALS = {
    "Pyongyang": "PRK",
    "Moscow": "RUS",
    "Kyiv": "UKR",
    "Kiev": "UKR",
    "Washington": "USA",
    "Washington, D.C.": "USA",
    "Beijing": "CHN",
    "Sana’a": "YEM",
    "Bogotá": "COL",
    "Tehran": "IRN",
}
NOT_COUNTRIES = ["us", "turkey", "Korea", "Paris Hilton", "chad", "car", "", "the", "’s", "Indian Ocean", "New Mexico"]


@pytest.mark.parametrize(("words", "code"), NAMED.items())
def test_names_and_abbreviations(words: str, code: str) -> None:
    match = match_country(words)
    assert match is not None
    assert (match.country.alpha3, match.how) == (code, "name")


@pytest.mark.parametrize(("words", "code"), DEMONYMS.items())
def test_demonyms_are_told_apart_from_names(words: str, code: str) -> None:
    match = match_country(words)
    assert match is not None
    assert (match.country.alpha3, match.how) == (code, "demonym")


@pytest.mark.parametrize(("words", "code"), CAPITALS.items())
def test_capitals_are_told_apart(words: str, code: str) -> None:
    match = match_country(words)
    assert match is not None
    assert (match.country.alpha3, match.how) == (code, "capital")


@pytest.mark.parametrize("words", NOT_COUNTRIES)
def test_what_is_no_country(words: str) -> None:
    assert resolve_country(words) is None


IN_PHRASES = {
    "Ukrainian President": ["UKR"],
    "pro-Russian separatists in Ukraine": ["UKR"],
    "a US-led coalition": ["USA"],
    "U.S.-backed rebels": [],
    "Iran-backed militias": [],
    "patrols in the South China Sea off Vietnam": ["VNM"],
    "the Russia-North Korea alliance": ["RUS", "PRK"],
    "U.S. and South Korean troops": ["USA", "KOR"],
    "Democratic Republic of the Congo and Rwanda": ["COD", "RWA"],
    "officials of New Mexico and British Columbia": [],
    "tell us about turkey": [],
    "Guinea-Bissau, Guinea and Equatorial Guinea": ["GNB", "GIN", "GNQ"],
}


@pytest.mark.parametrize(("words", "codes"), IN_PHRASES.items())
def test_countries_within_a_phrase(words: str, codes: list[str]) -> None:
    assert [match.country.alpha3 for match in find_countries(words)] == codes


def test_every_state_is_there_once_with_its_codes() -> None:
    table = all_countries()
    assert len({country.alpha3 for country in table}) == len(table) > 230
    assert all(len(country.alpha3) == 3 and country.alpha3.isupper() for country in table)
    for field in ("cow", "gw"):
        numbers = [number for country in table if (number := getattr(country, field)) is not None]
        assert len(set(numbers)) == len(numbers) > 190
    states = {"RUS": (365, 365), "DEU": (255, 260), "SRB": (345, 340), "YEM": (679, 678), "TWN": (713, 713)}
    for alpha3, codes in states.items():
        country = by_alpha3(alpha3)
        assert country is not None
        assert (country.cow, country.gw) == codes


def test_no_two_countries_share_a_name_or_a_demonym() -> None:
    owners: dict[str, str] = {}
    for country in all_countries():
        for words in (*country.names, *country.demonyms):
            assert owners.setdefault(country_key(words), country.alpha3) == country.alpha3, words


@pytest.mark.parametrize("country", all_countries(), ids=lambda country: country.alpha3)
def test_every_name_of_the_table_is_found(country) -> None:  # type: ignore[no-untyped-def]
    for words in (*country.names, *country.demonyms):
        found = resolve_country(words)
        assert found is not None, words
        assert found.alpha3 == country.alpha3, words


def test_every_row_has_a_place_on_the_map() -> None:
    for row in load("countries")["countries"]:
        latitude, longitude = row["at"]
        assert -90 <= latitude <= 90, row["country"]
        assert -180 <= longitude <= 180, row["country"]


@given(st.text(max_size=200))
def test_any_text_is_read_and_matches_lie_in_it_in_order(words: str) -> None:
    resolve_country(words)
    last = 0
    for match in find_countries(words):
        assert last <= match.start < match.end <= len(words)
        assert resolve_country(words[match.start : match.end]) == match.country
        last = match.end


@given(st.text())
def test_folding_twice_changes_nothing(words: str) -> None:
    assert fold(fold(words)) == fold(words)


@given(st.sampled_from(all_countries()), st.sampled_from(["{}", "the {}", "{}’s", "{}'s", " {} "]))
def test_articles_and_possessives_do_not_matter(country, frame: str) -> None:  # type: ignore[no-untyped-def]
    assert resolve_country(frame.format(country.name)) == country
