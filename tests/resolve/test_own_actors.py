"""The user's own actors: what is refused, and that a list is used whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.errors import ReadError
from sayso.resolve import own_actors
from sayso.resolve.own_actors import build_actors, find_own_actor

GOOD = "name,aliases,country,sectors,wikidata,from,until\n"
GOOD += "Asker Front,AF;Front of Asker,NOR,REB,Q42,2020-01-01,2030-01-01\n"
BAD = [
    ("name,colour\nA,red\n", ":1: the columns"),
    ("aliases\nA\n", ":1: the columns"),
    ("name,country\nA,XXX\n", ":2: 'XXX' is no ISO"),
    ("name,sectors\nA,GOV\nB,FOO\n", ":3: 'FOO' is no sector"),
    ("name,wikidata\nA,42\n", ":2: '42' is no Wikidata"),
    ("name,from\nA,yesterday\n", ":2: 'yesterday' is no date"),
    ("name,from,until\nA,2020-01-01,2019-01-01\n", ":2: until is not after from"),
    ("name,kind\nA,robot\n", ":2: 'robot' is no kind"),
    ("name,kind\n,person\n", ":2: there is no name"),
    ("name,kind\nA\n", ":2: the line has not as many columns"),
    ("name\n", "holds no actor"),
    ("", ":1: the columns"),
]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "data" / "actors.json"
    monkeypatch.setenv("SAYSO_ACTORS", str(path))
    _forget()
    yield path
    _forget()


def _forget() -> None:
    own_actors._table.cache_clear()
    find_own_actor.cache_clear()


def written(folder: Path, text: str) -> Path:
    path = folder / "own.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_names_and_aliases_are_found_in_their_time(tmp_path: Path) -> None:
    _, number = build_actors(written(tmp_path, GOOD))
    assert number == 1
    found = find_own_actor("front of Asker", "2025-01-01")
    assert found is not None
    assert (found.name, found.country, found.sectors, found.wikidata) == ("Asker Front", "NOR", ("REB",), "Q42")
    assert find_own_actor("AF", "2031-01-01") is None
    assert find_own_actor("somebody else") is None


def test_the_same_list_gives_the_same_file(tmp_path: Path, place: Path) -> None:
    build_actors(written(tmp_path, GOOD))
    first = place.read_bytes()
    build_actors(written(tmp_path, GOOD))
    assert place.read_bytes() == first


@pytest.mark.parametrize(("text", "said"), BAD)
def test_a_bad_list_is_refused_and_the_old_one_stays(tmp_path: Path, place: Path, text: str, said: str) -> None:
    build_actors(written(tmp_path, GOOD))
    before = place.read_bytes()
    with pytest.raises(ReadError, match=said):
        build_actors(written(tmp_path, text))
    assert place.read_bytes() == before
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_every_bad_line_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"(?s):2: .*:3: "):
        build_actors(written(tmp_path, "name,country\nA,XX\nB,YY\n"))
