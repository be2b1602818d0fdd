"""The bench of places: both forms, its figures, what it refuses, and its floors where the corpora are."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.bench.corpora import find_data
from sayso.bench.places import Article, Marked, Resolved, compare, error_km, measure, read_articles
from sayso.errors import ConfigError, ReadError
from sayso.model import Span, Toponym
from sayso.resolve.distance import great_circle_km

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text(encoding="utf-8"))["places"]
OSLO = (59.9127, 10.7461)
LGL = """<articles><article docid="1"><text>Talks in Oslo failed.</text><toponyms>
<toponym><start>9</start><end>13</end><phrase>Oslo</phrase><gaztag geonameid="3143244"><name>Oslo</name>
<fcode>PPLC</fcode><lat>59.9127</lat><lon>10.7461</lon></gaztag></toponym></toponyms></article>
<article><text>Norway and Nowhere</text><toponyms>
<toponym><start>0</start><end>6</end><gaztag geonameid="3144096"><fcode>PCLI</fcode><lat>62</lat><lon>10</lon></gaztag>
</toponym><toponym><start>11</start><end>18</end></toponym></toponyms></article></articles>"""
VIRUS = """<articles><article><source>x</source><text>Talks in Oslo failed.</text><locations>
<location><name>Oslo</name><start>10</start><end>14</end><lat>59.9127</lat><lon>10.7461</lon></location>
</locations></article></articles>"""


def written(folder: Path, text: str) -> Path:
    path = folder / "places.xml"
    path.write_text(text, encoding="utf-8")
    return path


def named(start: int, words: str, **values: object) -> Toponym:
    return Toponym(id=f"p-{start}", by="test", span=Span(start, start + len(words), words), **values)  # type: ignore[arg-type]


def test_both_forms_say_the_same(tmp_path: Path) -> None:
    first, second = read_articles(written(tmp_path, LGL))
    assert first.marked == (Marked(9, 13, *OSLO),)
    assert first.demonyms
    assert second.marked == (Marked(0, 6, 62.0, 10.0, 3144096), Marked(11, 18))
    [virus] = read_articles(written(tmp_path, VIRUS))
    assert (virus.marked, virus.demonyms) == (first.marked, False)


def test_sides_are_every_other_article(tmp_path: Path) -> None:
    path = written(tmp_path, LGL)
    even, odd = read_articles(path, side="even"), read_articles(path, side="odd", demonyms=False)
    assert [article.text for article in (*even, *odd)] == ["Talks in Oslo failed.", "Norway and Nowhere"]
    assert not odd[0].demonyms


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no XML"),
        ("<articles>", "no XML"),
        ("<articles/>", "marks no names"),
        ("<articles><article><text>Oslo</text></article></articles>", "marks no names"),
        (LGL.replace("<start>9", "<start>nine"), "article 0 is not of the form"),
        (LGL.replace("<end>13", "<end>1300"), "article 0 marks 9-1300 of 21"),
        (LGL.replace("<lat>62", "<lat>"), "article 1 is not of the form"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><articles/>', "declares entities"),
    ],
)
def test_what_is_not_of_the_form_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read_articles(written(tmp_path, text))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="give a file of"):
        read_articles(tmp_path / "none.xml")


def test_figures_of_what_was_found() -> None:
    article = Article("Oslo, Velm and Norway", (Marked(0, 4, *OSLO), Marked(6, 10, 1.0, 1.0), Marked(15, 21, 0, 0, 7)))
    total = Resolved()
    found = [
        named(0, "Oslo", latitude=60.0, longitude=10.7),  # 10 km off
        named(15, "Norway", geonames=7),  # the very state
        named(11, "and"),  # nothing there
    ]
    compare(article, found, total)
    assert (total.names.right, total.names.extra, total.names.missed) == (2, 1, 1)
    assert total.within == pytest.approx(2 / 3)
    assert total.median == pytest.approx(5, abs=1)
    assert total.mean == total.median


def test_nothing_found_is_zero_and_no_error() -> None:
    total = measure([Article("Oslo", (Marked(0, 4, *OSLO),))], lambda _: ())
    assert (total.within, total.median, total.mean, total.names.value) == (0.0, 0.0, 0.0, 0.0)


def test_how_far_off_a_finding_is() -> None:
    marked = Marked(0, 4, *OSLO)
    assert error_km(marked, None) is None
    assert error_km(marked, named(0, "Oslo")) is None
    assert error_km(Marked(0, 4), named(0, "Oslo", latitude=1.0, longitude=1.0)) is None
    assert error_km(marked, named(0, "Oslo", latitude=OSLO[0], longitude=OSLO[1])) == 0


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180))
def test_distances_are_those_of_a_sphere(a: float, b: float, c: float, d: float) -> None:
    there, back = great_circle_km(a, b, c, d), great_circle_km(c, d, a, b)
    assert 0 <= there <= 20016
    assert there == pytest.approx(back)


def test_the_finder_finds_a_name_wherever_it_stands() -> None:
    text = "Washington warned Kestan. Talks in Oslo failed."
    total = measure([Article(text, (Marked(0, 10, 38.9, -77.0), Marked(35, 39, *OSLO)))])
    assert (total.names.right, total.within) == (2, 1.0)


@cache
def resolved(name: str) -> Resolved:
    try:
        path = find_data() / "place" / f"{name}.xml"
    except ConfigError as error:
        pytest.skip(str(error))
    return measure(read_articles(path, side="odd"))


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_figure_is_below_its_floor(name: str) -> None:
    found = resolved(name)
    assert round(found.names.value, 3) >= FLOORS[name]["toponym_f1"]
    assert round(found.within, 3) >= FLOORS[name]["within_161km"]
