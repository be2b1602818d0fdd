"""Times, places, quantities and actors on hostile text: as long as it is, and no longer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from sayso.resolve.described import is_near, read_distance
from sayso.resolve.gazetteer import Gazetteer, gazetteer_path, open_gazetteer
from sayso.resolve.place_names import Name
from sayso.resolve.places import resolve_place, weigh_places
from sayso.resolve.quantities import scan_quantities
from sayso.resolve.spellings import sound_key
from sayso.resolve.times import resolve_time, scan_times
from sayso.resolve.who import resolve_who

SIZE = 10_000_000  # characters
MOST_SECONDS = 60.0


def count(found: Iterator[object]) -> int:
    return sum(1 for _ in found)


def texts(size: int) -> dict[str, str]:
    return {
        "digits": "7" * size,
        "the the the": "the " * (size // 4),
        "zalgo": "Z̸̡a̵l̷g̶o̴ " * (size // 11),
        "1e308": "1e308 " * (size // 6),
    }


SCANNERS: dict[str, Callable[[str], object]] = {
    "times": lambda text: count(scan_times(text, anchor=None)),
    "quantities": lambda text: count(scan_quantities(text)),
}
WHOLE: dict[str, Callable[[str], object]] = {
    "a time": lambda text: resolve_time(text, anchor=None),
    "a place": resolve_place,
    "an actor": resolve_who,
    "a distance": read_distance,
    "near": is_near,
    "a sound": sound_key,
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", SCANNERS)
def test_ten_million_digits(kind: str) -> None:
    begun = time.perf_counter()
    SCANNERS[kind]("7" * SIZE)
    assert time.perf_counter() - begun < MOST_SECONDS


@pytest.mark.slow
@pytest.mark.parametrize("text", texts(1))
@pytest.mark.parametrize("kind", SCANNERS)
def test_twice_the_text_takes_about_twice_as_long(kind: str, text: str) -> None:
    seconds = []
    for size in (100_000, 200_000):
        words = texts(size)[text]
        begun = time.perf_counter()
        SCANNERS[kind](words)
        seconds.append(time.perf_counter() - begun)
    assert seconds[1] < 4 * seconds[0] + 0.5


@pytest.mark.slow
@pytest.mark.parametrize("text", texts(1))
@pytest.mark.parametrize("kind", WHOLE)
def test_long_words_are_read_as_one_expression(kind: str, text: str) -> None:
    words = texts(100_000)[text]
    begun = time.perf_counter()
    WHOLE[kind](words)
    assert time.perf_counter() - begun < MOST_SECONDS


def test_hundreds_of_names_are_weighed_in_linear_time() -> None:
    names = [Name(f"Springfield {number}") for number in range(200)] + [Name("Springfield")] * 200
    begun = time.perf_counter()
    assert len(weigh_places(names)) == 400
    assert time.perf_counter() - begun < 10


def test_the_gazetteer_is_small_and_opens_at_once() -> None:
    open_gazetteer()
    path = gazetteer_path()
    if not path.exists():
        pytest.skip("the cache cannot be written here")
    assert path.stat().st_size <= 60_000_000
    begun = time.perf_counter()
    gazetteer = Gazetteer(path)
    assert gazetteer.find("Oslo")
    assert time.perf_counter() - begun <= 0.05
    gazetteer.close()


def test_three_thousand_names_a_second() -> None:
    towns = ("Oslo", "Bergen", "Paris", "Lyon", "London", "Leeds", "Kyiv", "Lviv", "Springfield", "Athens")
    names = [Name(town) for town in towns]
    weigh_places(names)
    begun = time.perf_counter()
    for _ in range(100):
        weigh_places(names)
    assert 100 * len(names) / (time.perf_counter() - begun) >= 3000
