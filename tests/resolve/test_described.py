"""Places that words describe from a named place: how far, which way, near it, on its border."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.described import Distance, is_near, is_on_border, move_place, read_distance
from sayso.resolve.gazetteer import Place, open_gazetteer
from sayso.resolve.places import distance_km, resolve_place

MILE = 1.609344


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("shells fell 20 km south of ", Distance(12, 20.0, 180.0)),
        ("20km north of the city of ", Distance(0, 20.0, 0.0)),
        ("some 15 kilometres from ", Distance(5, 15.0, None)),
        ("about 12.5 kilometers east of the town of ", Distance(6, 12.5, 90.0)),
        ("30 miles north-west of ", Distance(0, 30 * MILE, 315.0)),
        ("30 miles northwest of ", Distance(0, 30 * MILE, 315.0)),
        ("ten kilometres outside ", Distance(0, 10.0, None)),
        ("1,200 km off ", Distance(0, 1200.0, None)),
        ("60 kilometers (37 miles) from ", Distance(0, 60.0, None)),
        ("5 miles away from ", Distance(0, 5 * MILE, None)),
    ],
)
def test_distances_that_words_give(before: str, expected: Distance) -> None:
    found = read_distance(before)
    assert found is not None
    assert (found.start, found.bearing) == (expected.start, expected.bearing)
    assert found.km == pytest.approx(expected.km)


@pytest.mark.parametrize(
    "before",
    [
        "",
        "south of ",
        "20 soldiers from ",
        "20 km of road in ",
        "90,000 km from ",
        "0 km from ",
        "20 km south of Velm and ",
        "some kilometres from ",
    ],
)
def test_what_is_no_distance(before: str) -> None:
    assert read_distance(before) is None


@pytest.mark.parametrize(
    ("before", "after", "near"),
    [
        ("a drone fell just outside ", ",", True),
        ("near the city of ", ".", True),
        ("in the vicinity of ", "", True),
        ("in the ", " area", True),
        ("on the ", " front", True),
        ("in ", ".", False),
        ("nearly ", ".", False),
        ("troops left ", " on Monday", False),
    ],
)
def test_near(before: str, after: str, near: bool) -> None:
    assert is_near(before, after) is near


@pytest.mark.parametrize(
    ("before", "after", "border"),
    [
        ("on ", "’s western border", True),
        ("along the border of ", ".", True),
        ("at ", "’s frontier", True),
        ("in ", " itself", False),
        ("borders ", " closed", False),
    ],
)
def test_on_the_border(before: str, after: str, border: bool) -> None:
    assert is_on_border(before, after) is border


def oslo() -> Place:
    place = resolve_place("Oslo", gazetteer=open_gazetteer())
    assert place is not None
    return place


def test_a_moved_place_is_no_longer_the_named_one() -> None:
    moved = move_place(oslo(), km=20, bearing=180, name="20 km south of Oslo")
    assert (moved.name, moved.kind, moved.geonames, moved.country) == ("20 km south of Oslo", "region", None, "NOR")
    assert moved.latitude is not None
    assert moved.latitude < oslo().latitude - 0.1  # type: ignore[operator]


@given(km=st.floats(0.1, 4999), bearing=st.sampled_from([22.5 * turn for turn in range(16)]))
def test_a_place_is_moved_as_far_as_is_said(km: float, bearing: float) -> None:
    moved = move_place(oslo(), km=km, bearing=bearing, name="there")
    assert moved.latitude is not None
    assert moved.longitude is not None
    assert -90 <= moved.latitude <= 90
    assert -180 <= moved.longitude <= 180
    assert distance_km(oslo(), moved) == pytest.approx(km, abs=0.05, rel=0.001)


@given(st.text(max_size=300), st.text(max_size=100))
def test_any_words_at_all(before: str, after: str) -> None:
    found = read_distance(before)
    assert found is None or 0 <= found.start < len(before)
    is_near(before, after)
    is_on_border(before, after)
