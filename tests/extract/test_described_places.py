"""Places that a text describes: distances, nearness and borders are places with a precision of their own."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.places import find_places
from sayso.language import read_language
from sayso.language.coreference import link_mentions
from sayso.model import Toponym, make_document

MOST_SECONDS = 20.0
TOKENS = ["Kharkiv", "Paris", "Texas", "20 km", "south of", "near", "the", "border", "with", "Belarus", "’s", ",", "."]
TOKENS += ["\n", "Springfield", "eastern", "and", "(", "12,", "St.", "La."]


def places(text: str) -> list[Toponym]:
    return list(find_places(link_mentions(read_language(make_document(text)))))


def one(text: str, words: str) -> Toponym:
    found = [place for place in places(text) if place.span.text == words]
    assert len(found) == 1, [place.span.text for place in places(text)]
    return found[0]


PRECISIONS = {
    "a town": ("The convoy stopped in Kramatorsk.", "Kramatorsk", 1),
    "near a town": ("A drone fell near Kramatorsk at dawn.", "Kramatorsk", 2),
    "just outside a town": ("Villagers gathered just outside Kramatorsk.", "Kramatorsk", 2),
    "a town's area": ("Fighting went on in the Kramatorsk area.", "Kramatorsk", 2),
    "a province": ("Shelters opened in the Kursk region.", "Kursk region", 4),
    "a country": ("The envoys met in Armenia.", "Armenia", 6),
    "a sea": ("Two frigates patrol the Black Sea.", "Black Sea", 7),
    "a part of a country": ("Rain fell in eastern Poland.", "eastern Poland", 5),
}


@pytest.mark.parametrize("case", PRECISIONS)
def test_how_exactly_words_say_where(case: str) -> None:
    text, words, precision = PRECISIONS[case]
    assert one(text, words).precision == precision


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("Shells fell 20 km south of Kharkiv on Monday.", "20 km south of Kharkiv", 2),
        ("The camp lies about 60 miles north of Kharkiv.", "60 miles north of Kharkiv", 5),
        ("A column stopped ten kilometres east of Goma.", "ten kilometres east of Goma", 2),
    ],
)
def test_so_far_from_a_town_is_a_place_of_its_own(text: str, words: str, precision: int) -> None:
    place = one(text, words)
    assert (place.precision, place.geonames) == (precision, None)
    assert place.latitude is not None
    town = one(f"It was in {words.rpartition(' ')[2]}.", words.rpartition(" ")[2])
    assert (place.latitude, place.longitude) != (town.latitude, town.longitude)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Guards were posted along the Ukrainian-Polish border.", "Ukrainian-Polish border"),
        ("Trucks waited at the border with Belarus.", "border with Belarus"),
        ("They camped on the Russian border.", "Russian border"),
    ],
)
def test_borders_are_places_without_a_point(text: str, words: str) -> None:
    place = one(text, words)
    assert (place.precision, place.latitude, place.longitude) == (5, None, None)


@pytest.mark.parametrize(
    ("text", "words", "admin1"),
    [
        ("The factory in Austin, Texas, closed.", "Austin", "US.TX"),
        ("He spoke in Edmonton.", "Edmonton", "CA.01"),
    ],
)
def test_the_province_of_a_town_is_told(text: str, words: str, admin1: str) -> None:
    assert one(text, words).admin1 == admin1


@pytest.mark.parametrize(
    "text",
    [
        "Texas Instruments rose.",
        "The Paris Agreement holds.",
        "She quoted Jack London.",
        "The Manchester United coach resigned.",
    ],
)
def test_names_of_other_things_are_no_places(text: str) -> None:
    assert places(text) == []


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(TOKENS),
        max_size=25,
    )
)
def test_any_row_of_such_words(words: list[str]) -> None:
    text = " ".join(words)
    for place in places(text):
        assert text[place.span.start : place.span.end] == place.span.text
        assert place.precision is None or 1 <= place.precision <= 7
        assert (place.latitude is None) == (place.longitude is None)
        assert place.latitude is None or (-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180)  # type: ignore[operator]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "1 2 3 km south of " * 2000,
        "Paris, Texas, " * 2500,
        "the the the " * 4000,
        "Z̸̡̢a̵̡lg̷o " * 3000,
        "border with " * 3000,
    ],
    ids=["distances", "towns", "words", "zalgo", "borders"],
)
def test_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    begun = time.monotonic()
    places(text)
    assert time.monotonic() - begun < MOST_SECONDS
