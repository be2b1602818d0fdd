"""Names of places to the place meant, by context."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.codebook.load import load
from sayso.resolve.gazetteer import Place, open_gazetteer
from sayso.resolve.place_names import Name, is_province, split_direction, split_kind
from sayso.resolve.places import Context, distance_km, resolve_place, resolve_places


def seen(words: str, within: str | None = None, context: Context | None = None) -> tuple[str, str | None, str] | None:
    place = resolve_place(words, within=within, context=context)
    return (place.name, place.country, place.kind) if place else None


ALONE = {
    "Wonsan": ("Wonsan", "PRK", "settlement"),
    "the Wonsan area": ("Wonsan", "PRK", "settlement"),
    "Kursk": ("Kursk", "RUS", "settlement"),
    "Kursk region": ("Kursk region", "RUS", "province"),
    "Belgorod region": ("Belgorod region", "RUS", "province"),
    "Wonsan region": ("Wonsan", "PRK", "settlement"),
    "Kherson region": ("Kherson Oblast", "UKR", "province"),
    "Kharkiv": ("Kharkiv", "UKR", "settlement"),
    "Kharkiv City": ("Kharkiv", "UKR", "settlement"),
    "Washington": ("Washington", "USA", "settlement"),
    "California": ("California", "USA", "province"),
    "Georgia": ("Georgia", "GEO", "country"),
    "Jordan": ("Jordan", "JOR", "country"),
    "Mexico": ("Mexico", "MEX", "country"),
    "China": ("China", "CHN", "country"),
    "Gaza": ("Gaza Strip", "PSE", "region"),
    "Donbas": ("Donbas", "UKR", "region"),
    "the Black Sea": ("Black Sea", None, "region"),
    "London": ("London", "GBR", "settlement"),
    "Zaporizhia": ("Zaporizhzhya", "UKR", "settlement"),
    "Fla.": ("Florida", "USA", "province"),
}


@pytest.mark.parametrize(("words", "expected"), ALONE.items())
def test_a_name_on_its_own(words: str, expected: tuple[str, str | None, str]) -> None:
    assert seen(words) == expected


@pytest.mark.parametrize("words", ["", "Nowhereburg", "eastern Nowhereburg", "Nowhereburg region", "Red River", "the"])
def test_an_unknown_name_is_none(words: str) -> None:
    assert resolve_place(words) is None


@pytest.mark.parametrize(
    ("words", "within", "admin1"),
    [
        ("Paris", "Texas", "US.TX"),
        ("Alexandria", "La.", "US.LA"),
        ("Springfield", "Ill.", "US.IL"),
        ("Washington", "D.C.", "US.DC"),
        ("Tripoli", "Lebanon", "LB.09"),
    ],
)
def test_what_holds_a_place_decides(words: str, within: str, admin1: str) -> None:
    place = resolve_place(words, within=within)
    assert place is not None
    assert place.admin1 == admin1


def test_a_holder_that_holds_no_such_place_is_passed_over() -> None:
    assert seen("Kharkiv", within="Texas") == ("Kharkiv", "UKR", "settlement")


@pytest.mark.parametrize("words", ["eastern Russia", "southern Ukraine", "north-eastern Syria", "occupied Ukraine"])
def test_a_part_of_a_country_has_the_country_and_no_point(words: str) -> None:
    place = resolve_place(words)
    assert place is not None
    assert (place.kind, place.latitude, place.longitude, place.geonames) == ("region", None, None, None)
    assert place.country in ("RUS", "UKR", "SYR")


def test_a_part_of_a_smaller_place_has_its_point() -> None:
    part, whole = resolve_place("northern Gaza"), resolve_place("Gaza")
    assert part is not None
    assert whole is not None
    assert (part.latitude, part.longitude, part.country) == (whole.latitude, whole.longitude, "PSE")


def test_a_direction_in_a_name_is_no_part() -> None:
    assert seen("South Carolina") == ("South Carolina", "USA", "province")
    assert seen("East Timor") == ("Timor-Leste", "TLS", "country")


def test_the_countries_of_the_document_decide_between_namesakes() -> None:
    assert seen("Tripoli", context=Context(countries={"LBN": 5})) == ("Tripoli", "LBN", "settlement")
    assert seen("Tripoli", context=Context(countries={"LBY": 5})) == ("Tripoli", "LBY", "settlement")


def test_a_villages_other_name_is_not_meant_because_the_document_is_about_its_country() -> None:
    around = [Name(words) for words in ("Bakhmut", "Toretsk", "Donetsk", "Pokrovsk", "Vinnytsia")]
    *_, york, kremenchuk = resolve_places([*around, Name("New York"), Name("Kremenchuk")], countries=["UKR"] * 9)
    assert york is not None
    assert kremenchuk is not None
    assert york.country == "USA"
    assert kremenchuk.population > 100_000


def test_the_other_places_of_the_document_decide_between_namesakes() -> None:
    local = [Name(words) for words in ("Athens", "Clarke County", "Oconee County", "Barrow County", "Georgia")]
    found = resolve_places(local)
    assert [place.admin1 if place else None for place in found] == ["US.GA"] * 5
    abroad = resolve_places([Name("Athens"), Name("Thessaloniki"), Name("Georgia")], countries=["GRC", "GRC"])
    assert [place.country if place else None for place in abroad] == ["GRC", "GRC", "GEO"]


def test_one_name_is_one_place_in_a_document() -> None:
    names = [Name("Odessa"), Name("Kherson"), Name("Odessa")]
    first, _, last = resolve_places(names)
    assert first == last
    assert first is not None
    assert first.country == "UKR"


def test_distances() -> None:
    kyiv, moscow = (resolve_place(words) for words in ("Kyiv", "Moscow"))
    assert kyiv is not None
    assert moscow is not None
    assert distance_km(kyiv, moscow) == pytest.approx(756, abs=15)
    assert distance_km(kyiv, kyiv) == 0
    nowhere = Place("eastern Russia", "region", None, "RUS", None, None, None, None, 0)
    assert distance_km(kyiv, nowhere) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("eastern Russia", ("eastern", "Russia")),
        ("the north-eastern Donbas", ("the north-eastern", "Donbas")),
        ("Russia", ("", "Russia")),
        ("East", ("", "East")),
        ("", ("", "")),
    ],
)
def test_splitting_off_a_direction(words: str, expected: tuple[str, str]) -> None:
    assert split_direction(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Kursk region", ("Kursk", "province")),
        ("Kharkiv City", ("Kharkiv", "settlement")),
        ("Clarke County", ("Clarke", "district")),
        ("Kursk", ("Kursk", None)),
        ("region", ("region", None)),
    ],
)
def test_splitting_off_a_kind(words: str, expected: tuple[str, str | None]) -> None:
    assert split_kind(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Kursk region", True), ("Kherson oblast", True), ("Wonsan region", False), ("Kursk", False)],
)
def test_which_names_with_their_kind_are_provinces(words: str, expected: bool) -> None:
    assert is_province(words, gazetteer=open_gazetteer()) is expected


def test_every_abbreviation_and_spelling_of_the_codebook_leads_somewhere() -> None:
    for short, code in load("regions")["abbreviations"].items():
        province = open_gazetteer().province(code)
        assert province is not None, short
        assert province.country in ("USA", "CAN", "AUS"), short
    for spelling, usual in load("regions")["spellings"].items():
        assert resolve_place(spelling.title()) == resolve_place(usual) or resolve_place(spelling.title()), spelling


@given(st.text(max_size=60), st.none() | st.text(max_size=20))
def test_any_text_is_resolved_or_not(words: str, within: str | None) -> None:
    place = resolve_place(words, within=within)
    assert place is None or place.name


@given(
    st.lists(st.sampled_from(["Kyiv", "Paris", "Georgia", "eastern Russia", "Springfield", "x", "Gaza"]), max_size=8)
)
def test_as_many_places_as_names_and_always_the_same(words: list[str]) -> None:
    names = [Name(word) for word in words]
    places = resolve_places(names)
    assert len(places) == len(names)
    assert places == resolve_places(names)
