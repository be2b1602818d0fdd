"""Where: names of places in sentences of our own, and the names that are actors, persons and bodies instead."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.places import find_places
from sayso.language import read_language
from sayso.language.coreference import link_mentions
from sayso.model import Toponym, make_document


def places(text: str) -> list[Toponym]:
    return list(find_places(link_mentions(read_language(make_document(text)))))


def seen(text: str) -> list[tuple[str, str | None]]:
    return [(place.span.text, place.country) for place in places(text)]


CONSTRUCTIONS = {
    "a country behind a preposition of place": ("The envoys met in Armenia.", [("Armenia", "ARM")]),
    "a capital behind a preposition of place": ("Speaking in Brussels, Ms. Weber agreed.", [("Brussels", "BEL")]),
    "a part of a country is one span": (
        "At least 40 trucks crossed into eastern Poland.",
        [("eastern Poland", "POL")],
    ),
    "a part with a hyphen": ("Shells fell in north-eastern Syria.", [("north-eastern Syria", "SYR")]),
    "a region's name without its kind": (
        "The convoy left North Korea’s Wonsan region before dawn.",
        [("Wonsan", "PRK")],
    ),
    "a province's name with its kind": ("Drones were seen in the Kursk region at night.", [("Kursk region", "RUS")]),
    "out of a town": ("The convoy drove out of Kramatorsk.", [("Kramatorsk", "UKR")]),
    "a kind with a capital is part of the name": (
        "Drones were seen over Kharkiv Oblast at night.",
        [("Kharkiv Oblast", "UKR")],
    ),
    "from one place to another": (
        "The ships sailed from Odesa to Istanbul.",
        [("Odesa", "UKR"), ("Istanbul", "TUR")],
    ),
    "a town and what holds it": ("The fire began in Paris, Texas, on Monday.", [("Paris", "USA"), ("Texas", "USA")]),
    "a town and its state in short": (
        "He lives in Alexandria, La., with his son.",
        [("Alexandria", "USA"), ("La.", "USA")],
    ),
    "seas and straits": (
        "Two frigates patrol the Black Sea and the Taiwan Strait.",
        [("Black Sea", None), ("Taiwan Strait", None)],
    ),
    "a place that is invaded": ("They feared that troops would invade Moldova.", [("Moldova", "MDA")]),
    "a place that soldiers are sent to": ("Four battalions were sent to Latvia.", [("Latvia", "LVA")]),
    "a country's borders": ("The crossing lies at Georgia’s border.", [("Georgia", "GEO")]),
    "a conflict named after its place": ("The envoys discussed the Syria conflict.", [("Syria", "SYR")]),
    "several in a row": (
        "Rain fell in Kenya, Uganda and Rwanda.",
        [("Kenya", "KEN"), ("Uganda", "UGA"), ("Rwanda", "RWA")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTIONS.values(), ids=CONSTRUCTIONS)
def test_names_that_say_where(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = seen(text)
    assert [pair for pair in expected if pair not in found] == []
    names = {words for words, _ in expected}
    assert [pair for pair in found if not any(pair[0] in name or name in pair[0] for name in names)] == []


ACTORS = {
    "a capital that speaks": "Moscow warned of a harsh reply.",
    "a country that acts": "Iran has promised to send envoys.",
    "a capital that is urged": "Ms. Weber urged Washington to wait.",
    "between two powers": "It deepens the alliance between Moscow and Pyongyang.",
    "talks with a power": "Talks with Tehran began on Monday.",
    "aid for a power": "The flow of aid to Kyiv went on.",
    "a country's president": "The president of Chile spoke on Monday.",
    "a power's deeds": "Russia’s war efforts cost much.",
    "a demonym": "Ukrainian soldiers and a Dutch pilot were hurt.",
    "a person": "Lloyd Austin arrived late, and Austin apologised.",
    "a bank": "The Bank of England raised its rate.",
    "a newspaper": "The Washington Post and the Kyiv Independent printed the letter.",
    "a university": "She teaches at the University of Texas.",
    "a seat of government": "The White House rejected the plan.",
    "a direction": "The West will answer.",
    "an alliance": "The generals met at NATO on Monday.",
    "a month": "The talks began in March.",
}


@pytest.mark.parametrize("text", ACTORS.values(), ids=ACTORS)
def test_names_that_do_not_say_where(text: str) -> None:
    assert seen(text) == []


def test_names_of_powers_are_kept_on_demand() -> None:
    reading = link_mentions(read_language(make_document("Moscow warned Ukraine of a harsh reply.")))
    assert list(find_places(reading)) == []
    assert [place.span.text for place in find_places(reading, every=True)] == ["Moscow", "Ukraine"]


def test_a_place_has_its_point_and_its_canonical_name() -> None:
    (place,) = places("Hundreds were housed in Kiev over the winter.")
    assert (place.span.text, place.name, place.country) == ("Kiev", "Kyiv", "UKR")
    assert place.latitude == pytest.approx(50.45, abs=0.1)
    assert place.longitude == pytest.approx(30.52, abs=0.1)
    assert place.geonames == 703448
    assert place.by == "places/settlement@2"


def test_a_part_of_a_country_has_no_point() -> None:
    (place,) = places("Bases were built in eastern Russia.")
    assert (place.name, place.country, place.latitude, place.longitude) == ("eastern Russia", "RUS", None, None)


def test_a_place_that_the_gazetteer_does_not_know_is_kept_without_values() -> None:
    text = "The two governments met in Valdoria."
    assert all((place.country, place.latitude, place.geonames) == (None, None, None) for place in places(text))


def test_namesakes_are_told_apart_by_the_document() -> None:
    lebanon = "Shells fell on Tripoli and near Beirut. The army of Lebanon said that Sidon, in Lebanon, was quiet."
    libya = "Shells fell on Tripoli and near Benghazi. The army of Libya said that Misrata, in Libya, was quiet."
    assert ("Tripoli", "LBN") in seen(lebanon)
    assert ("Tripoli", "LBY") in seen(libya)


PIECES = [
    *("in", "near", "of", "to", "from", "and", ",", ".", "(", ")", "’s", "the", "Kyiv", "Moscow", "Paris", "Texas"),
    *("La.", "eastern", "region", "Mr.", "said", "war", "Sea", "-", "“", "”", "\n"),
]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_words_give_spans_that_cite_them_in_order(words: list[str]) -> None:
    text = " ".join(words)
    if not text.strip():
        return
    last = 0
    for place in places(text):
        assert text[place.span.start : place.span.end] == place.span.text
        assert place.span.start >= last
        last = place.span.end


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=200).filter(str.strip))
def test_any_text_at_all(text: str) -> None:
    found = places(text)
    assert all(text[place.span.start : place.span.end] == place.span.text for place in found)
    assert len({place.id for place in found}) == len(found)
    assert found == places(text)
