"""Places of the user's own: good rows are kept, a bad one is named by its line, and then nothing changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ReadError
from sayso.resolve.gazetteer import Gazetteer, build_own_gazetteer
from sayso.resolve.own_places import OwnPlace, keep_own_places, kept_own_places, own_places_path, read_own_places
from sayso.resolve.places import resolve_place

HEAD = "name,country,latitude,longitude"
FULL = f"{HEAD},kind,aliases,population,geonames,admin1,admin2"


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the user's places are kept in a test."""
    monkeypatch.setenv("SAYSO_PLACES", str(tmp_path / "kept" / "places.csv"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("SAYSO_GAZETTEER", raising=False)
    return own_places_path()


def written(folder: Path, text: str, name: str = "mine.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_with_all_there_is(tmp_path: Path) -> None:
    row = "Camp Osk,NOR,69.5,-30.25,district,Osk camp; Osk ,120,77,NO.09,NO.09.1"
    assert read_own_places(written(tmp_path, f"{FULL}\n{row}\n")) == (
        OwnPlace("Camp Osk", "NOR", 69.5, -30.25, "district", ("Osk camp", "Osk"), 120, 77, "NO.09", "NO.09.1"),
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_tabs_blank_lines_and_byte_order_marks(tmp_path: Path, newline: str, mark: str) -> None:
    lines = [mark + HEAD.replace(",", "\t"), "Osk\tNOR\t69.5\t30", "", " Osk, the camp \tNOR\t1\t2"]
    path = written(tmp_path, newline.join(lines), "mine.tsv")
    assert [place.name for place in read_own_places(path)] == ["Osk", "Osk, the camp"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Osk,NOR,69.5", ":3: the line has 3 columns"),
        (",NOR,1,2", ":3: there is no name"),
        ("Osk,,1,2", ":3: there is no country"),
        ("Osk,XYZ,1,2", ":3: 'XYZ' is no ISO 3166"),
        ("Osk,NOR,91,2", ":3: the latitude '91'"),
        ("Osk,NOR,1,-180.5", ":3: the longitude '-180.5'"),
        ("Osk,NOR,north,2", ":3: the latitude 'north'"),
        ("Osk,NOR,nan,2", ":3: the latitude 'nan'"),
        ("Osk,NOR,inf,2", ":3: the latitude 'inf'"),
    ],
)
def test_a_bad_row_is_named_by_its_line(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(ReadError) as refused:
        read_own_places(written(tmp_path, f"{HEAD}\nGood,NOR,1,2\n{row}\n"))
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("castle,,,,,", "'castle' is no kind"),
        (",,many,,,", "the population 'many'"),
        (",,,1e6,,", "the geonames '1e6'"),
    ],
)
def test_bad_cells_of_other_columns(tmp_path: Path, cells: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read_own_places(written(tmp_path, f"{FULL}\nOsk,NOR,1,2,{cells}\n"))


def test_every_bad_row_is_named_at_once(tmp_path: Path) -> None:
    rows = "\n".join(["Osk,XYZ,1,2", "Good,NOR,1,2", "Osk,NOR,99,2"])
    with pytest.raises(ReadError) as refused:
        read_own_places(written(tmp_path, f"{HEAD}\n{rows}\n"))
    assert len(str(refused.value).splitlines()) == 2


@pytest.mark.parametrize("text", ["", "name,country\n", f"{HEAD},colour\nOsk,NOR,1,2,red\n", "just some words"])
def test_wrong_columns_are_said(tmp_path: Path, text: str) -> None:
    with pytest.raises(ReadError, match=":1: the columns are"):
        read_own_places(written(tmp_path, text))


def test_what_cannot_be_opened_or_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "blob.csv").write_bytes(b"\xff\xfe\0\1\x80")
    for path in (tmp_path / "none.csv", tmp_path, tmp_path / "blob.csv"):
        with pytest.raises(ReadError):
            read_own_places(path)


def test_a_bad_file_leaves_what_was_kept(tmp_path: Path, own: Path) -> None:
    keep_own_places(written(tmp_path, f"{HEAD}\nOsk,NOR,69.5,30\n"))
    before = own.read_bytes()
    for text in (f"{HEAD}\nOsk,XYZ,1,2\n", f"{HEAD}\n"):
        with pytest.raises(ReadError):
            keep_own_places(written(tmp_path, text))
    assert own.read_bytes() == before
    assert [place.name for place in kept_own_places()] == ["Osk"]
    assert list(own.parent.iterdir()) == [own]


@given(
    st.lists(
        st.builds(
            OwnPlace,
            name=st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=20),
            country=st.sampled_from(["NOR", "UKR", "PRK"]),
            latitude=st.floats(-90, 90),
            longitude=st.floats(-180, 180),
            population=st.integers(0, 10**9),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_what_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, places: list[OwnPlace]) -> None:
    folder = tmp_path_factory.mktemp("own")
    rows = [f"{one.name},{one.country},{one.latitude!r},{one.longitude!r},{one.population}" for one in places]
    path = written(folder, "\n".join([f"{HEAD},population", *rows]))
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SAYSO_PLACES", str(folder / "kept.csv"))
        assert keep_own_places(path) == tuple(places) == kept_own_places()


@pytest.mark.slow
def test_own_places_are_found_by_name_and_alias_and_may_be_forgotten(tmp_path: Path) -> None:
    source = written(tmp_path, f"{HEAD},aliases\nCamp Oskvarn,NOR,69.5,30,Oskvarn\n")
    told: list[str] = []
    path, count = build_own_gazetteer(source, progress=told.append)
    assert (count, bool(told)) == (1, True)
    gazetteer = Gazetteer(path)
    for name in ("Camp Oskvarn", "Oskvarn"):
        place = resolve_place(name, gazetteer=gazetteer)
        assert place is not None
        assert (place.name, place.country, place.latitude) == ("Camp Oskvarn", "NOR", 69.5)
    gazetteer.close()
    again, count = build_own_gazetteer(None, forget=True)
    assert count == 0
    forgetful = Gazetteer(again)
    assert resolve_place("Oskvarn", gazetteer=forgetful) is None
    forgetful.close()
    assert not list(path.parent.glob("*.part"))
