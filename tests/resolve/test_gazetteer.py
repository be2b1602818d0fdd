"""The gazetteer: what it knows, how it is looked up, and that a half-built one is never used."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.codebook.load import load
from sayso.errors import ModelError
from sayso.resolve.countries import all_countries
from sayso.resolve.gazetteer import Gazetteer, ensure_gazetteer, gazetteer_path, open_gazetteer
from sayso.resolve.gazetteer_build import (
    bare_name,
    build_gazetteer,
    countries,
    is_alias,
    place_key,
    plain_name,
    read_subdivisions,
    regions,
)

# Settlements by the spellings that reports use: country, latitude, longitude.
SETTLEMENTS = {
    "Wonsan": ("PRK", 39.15, 127.44),
    "Wŏnsan": ("PRK", 39.15, 127.44),
    "Vladivostok": ("RUS", 43.11, 131.87),
    "Kyiv": ("UKR", 50.45, 30.52),
    "Kiev": ("UKR", 50.45, 30.52),
    "Kharkov": ("UKR", 49.98, 36.25),
    "Avdiivka": ("UKR", 48.14, 37.75),
    "Bakhmut": ("UKR", 48.59, 38.0),
    "Brussels": ("BEL", 50.85, 4.35),
    "Khan Younis": ("PSE", 31.34, 34.31),
    "Aleppo": ("SYR", 36.2, 37.16),
    "El Fasher": ("SDN", 13.63, 25.35),
    "Goma": ("COD", -1.67, 29.23),
    "Saint Petersburg": ("RUS", 59.94, 30.31),
    "St. Petersburg": ("RUS", 59.94, 30.31),
    "Sao Paulo": ("BRA", -23.55, -46.64),
}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.mark.parametrize(("words", "expected"), SETTLEMENTS.items())
def test_settlements_by_the_spellings_of_reports(
    gazetteer: Gazetteer, words: str, expected: tuple[str, float, float]
) -> None:
    country, latitude, longitude = expected
    near = [
        place
        for place in gazetteer.find(words)
        if place.kind == "settlement"
        and place.country == country
        and abs((place.latitude or 0) - latitude) < 0.1
        and abs((place.longitude or 0) - longitude) < 0.1
    ]
    assert near
    assert near[0].geonames


@pytest.mark.parametrize("words", ["KYIV", "kyiv", "the Kyiv", "Kyïv", "Ky’iv", " Kyiv "])
def test_case_accents_and_apostrophes_do_not_matter(gazetteer: Gazetteer, words: str) -> None:
    assert gazetteer.find(words) == gazetteer.find("Kyiv")


@pytest.mark.parametrize("words", ["", "Nowhereburg", "’", "the"])
def test_what_it_does_not_know_it_does_not_find(gazetteer: Gazetteer, words: str) -> None:
    assert gazetteer.find(words) == ()


def test_every_country_and_region_of_the_codebook_is_in_it(gazetteer: Gazetteer) -> None:
    for country in all_countries():
        kinds = {(place.kind, place.country) for place in gazetteer.find(country.name)}
        assert ("country", country.alpha3) in kinds, country.name
    for row in load("regions")["regions"]:
        for words in (row["name"], *row.get("aliases", ())):
            assert any(place.kind == "region" for place in gazetteer.find(words)), words


def test_provinces_have_english_names_and_a_middle(gazetteer: Gazetteer) -> None:
    provinces = [place for place in gazetteer.find("Kharkiv Oblast") if place.kind == "province"]
    assert [(place.name, place.country) for place in provinces] == [("Kharkiv Oblast", "UKR")]
    assert provinces[0].latitude == pytest.approx(49.7, abs=0.5)
    code = provinces[0].admin1
    assert code is not None
    assert gazetteer.province(code) == provinces[0]
    assert gazetteer.province("XX.99") is None


def test_the_more_populous_comes_first_and_usual_names_before_others(gazetteer: Gazetteer) -> None:
    found = [place for place in gazetteer.find("Odessa") if place.kind == "settlement"]
    usual = [place.population for place in found if not place.alias]
    assert usual == sorted(usual, reverse=True)
    assert [place.alias for place in found] == sorted(place.alias for place in found)


def test_it_opens_at_once(gazetteer: Gazetteer) -> None:
    path = ensure_gazetteer()
    begun = time.perf_counter()
    again = Gazetteer(path)
    assert again.find("Kyiv") == gazetteer.find("Kyiv")
    again.close()
    assert time.perf_counter() - begun < 0.5
    assert path.stat().st_size < 60_000_000


def test_the_file_name_changes_with_the_cache_folder_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = gazetteer_path()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert gazetteer_path() == tmp_path / "sayso" / before.name


def test_a_build_that_stops_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(stage: str) -> None:
        if stage == "settlements":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_gazetteer(tmp_path / "gazetteer.sqlite", progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ModelError, match=r"cannot write the gazetteer .* XDG_CACHE_HOME"):
        build_gazetteer(tmp_path / "file" / "gazetteer.sqlite")


def test_a_file_that_is_no_gazetteer_is_said_so(tmp_path: Path) -> None:
    wrong = tmp_path / "gazetteer.sqlite"
    wrong.write_text("no database, but long enough to look like something")
    with pytest.raises(ModelError, match="no gazetteer"):
        Gazetteer(wrong)
    with pytest.raises(ModelError, match="no gazetteer"):
        Gazetteer(tmp_path / "missing.sqlite")


@pytest.mark.slow
def test_it_is_built_among_temporary_files_where_the_cache_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("no folder")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    stages: list[str] = []
    path = ensure_gazetteer(progress=stages.append)
    assert path.is_relative_to(tmp_path / "temporary")
    assert stages[-4:] == ["countries", "regions", "settlements", "provinces"]
    assert Gazetteer(path).find("Wonsan")
    assert ensure_gazetteer() == path


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Aleppo Governorate", "Aleppo"), ("State of Sikkim", "Sikkim"), ("Kursk Oblast", "Kursk"), ("Region", "Region")],
)
def test_a_province_without_what_it_is(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("name", "usable"),
    [("Kiev", True), ("Město", True), ("WOS", False), ("Ko", False), ("wonsansi", False), ("Київ", False)],
)
def test_which_other_names_are_of_use(name: str, usable: bool) -> None:
    assert is_alias(name) is usable


def test_signs_of_transliteration_go_where_there_is_a_plain_spelling() -> None:
    assert plain_name("Wŏnsan", ["Gensan", "Wonsan"]) == "Wonsan"
    assert plain_name("Wŏnsan", ["Gensan"]) == "Wŏnsan"
    assert plain_name("São Paulo", ["Sao Paulo"]) == "São Paulo"


def test_provinces_and_districts_stand_on_the_map_with_their_codes() -> None:
    subdivisions = read_subdivisions()
    assert len({(sub.level, sub.code) for sub in subdivisions}) == len(subdivisions)
    for sub in subdivisions:
        assert sub.level in (1, 2)
        assert len(sub.country) == 3
        assert -90 <= sub.latitude <= 90, sub
        assert -180 <= sub.longitude <= 180, sub
    provinces = {sub.code: sub for sub in subdivisions if sub.level == 1}
    assert provinces["UA.07"].country == "UKR"
    assert sum(sub.level == 2 and sub.code.rpartition(".")[0] in provinces for sub in subdivisions) > 20_000


def test_rows_of_the_codebook_keep_their_names_and_countries() -> None:
    by_name = {row.names[0]: row for row in (*countries(), *regions())}
    assert by_name["Black Sea"].country is None
    assert by_name["Crimea"].country == "UKR"
    assert by_name["North Korea"].country == "PRK"


@given(st.text(max_size=80))
def test_any_text_is_looked_up(words: str) -> None:
    for place in open_gazetteer().find(words):
        assert place.name
    assert place_key(place_key(words)) == place_key(words)
