"""The bench of times: TimeML and timenorm's form, what counts as right, what is refused, its floors."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.bench.corpora import find_data
from sayso.bench.figures import Found
from sayso.bench.times import (
    Expression,
    Figures,
    Phrase,
    compare,
    measure,
    read_articles,
    read_phrases,
    share_right,
    value_of,
)
from sayso.errors import ConfigError, ReadError

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text(encoding="utf-8"))["times"]
HEAD = '<?xml version="1.0" ?><TimeML><DOCID>x</DOCID><DCT><TIMEX3 tid="t0" value="2031-03-05">5</TIMEX3></DCT>'
STORY = (
    HEAD
    + """<TEXT>
The fleet <EVENT eid="e1">sailed</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2031-03-03">Monday</TIMEX3>, &amp; it
will return in <TIMEX3 tid="t2" type="DURATION" value="P2W">two weeks</TIMEX3>.
</TEXT></TimeML>"""
)


def written(folder: Path, text: str, name: str = "a.tml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_timeml_is_read_with_its_offsets(tmp_path: Path) -> None:
    written(tmp_path, STORY)
    [article] = read_articles(tmp_path)
    assert article.published == "2031-03-05"
    assert [(article.text[one.start : one.end], one.value) for one in article.marked] == [
        ("Monday", "2031-03-03"),
        ("two weeks", "P2W"),
    ]
    assert "& it" in article.text
    assert read_articles(tmp_path / "a.tml") == [article]


def test_every_fifth_file_is_held(tmp_path: Path) -> None:
    for number in range(11):
        written(tmp_path, STORY, f"{number:02}.tml")
    held = [article.name for article in read_articles(tmp_path, side="held")]
    tune = [article.name for article in read_articles(tmp_path, side="tune")]
    assert held == ["04.tml", "09.tml"]
    assert sorted(held + tune) == [article.name for article in read_articles(tmp_path)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is no XML"),
        ("<TimeML>", "is no XML"),
        ("<TimeML><TEXT>x</TEXT></TimeML>", "no DCT"),
        (HEAD + "</TimeML>", "has no TEXT"),
        (STORY.replace("2031-03-05", "soon"), "no DCT"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><TimeML/>', "declares entities"),
    ],
)
def test_what_is_not_of_the_form_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read_articles(written(tmp_path, text))


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"holds no \.tml file"):
        read_articles(tmp_path)
    with pytest.raises(ReadError, match="give a file of"):
        read_articles(tmp_path / "none.tml")


def test_figures_of_a_story(tmp_path: Path) -> None:
    found = measure(read_articles(written(tmp_path, STORY)))
    assert found.relaxed == found.strict == found.value == Found(2, 0, 0)


def test_overlap_is_relaxed_and_a_value_needs_overlap() -> None:
    total = Figures()
    marked = [Expression(0, 6, "2031-03-03"), Expression(10, 20, "P2W"), Expression(30, 35, "2031")]
    found = [Expression(0, 6, "2031-03-10"), Expression(8, 20, "P2W"), Expression(40, 45, "2031")]
    compare(marked, found, total)
    assert total.relaxed == Found(2, 1, 1)
    assert total.strict == Found(1, 2, 2)
    assert total.value == Found(1, 2, 2)


def test_each_expression_is_taken_once() -> None:
    total = Figures()
    compare([Expression(0, 20, "2031")], [Expression(0, 5, "2031"), Expression(6, 20, "2031")], total)
    assert total.relaxed == Found(1, 1, 0)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)), max_size=6))
def test_the_same_on_both_sides_is_all_right(spans: list[tuple[int, int]]) -> None:
    marked = [Expression(start, start + length, "2031") for start, length in sorted(set(spans))]
    total = Figures()
    compare(marked, marked, total)
    assert total.strict == total.value == Found(len(marked), 0, 0)


PHRASES = (
    "2031-03-05\tDATE\t2031-03-05\nMonday\tDATE\t2031-03-03\ntwo weeks\tDURATION\tP2W\n\n2030-01-01\tDATE\t2030-01-01\n"
)


def test_phrases_have_the_date_of_their_article(tmp_path: Path) -> None:
    path = written(tmp_path, PHRASES + "last year\tDATE\t2029\n", "phrases.tsv")
    phrases = read_phrases(path)
    assert phrases == [
        Phrase("Monday", "2031-03-05", "2031-03-03"),
        Phrase("two weeks", "2031-03-05", "P2W"),
        Phrase("last year", "2030-01-01", "2029"),
    ]
    assert share_right(phrases) == Found(3, 0, 0)


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "holds no phrase"), ("2031-03-05\tDATE\t2031-03-05\n", "holds no phrase"), (PHRASES + "x\ty\n", ":6: has 2")],
)
def test_bad_phrases_are_refused_with_their_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read_phrases(written(tmp_path, text, "phrases.tsv"))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("March", "2031-03"),
        ("nineteen ninety-six", "1996"),
        ("recent", "PAST_REF"),
        ("already", "PRESENT_REF"),
        ("the latest quarter", "2030-Q4"),
        ("the year-ago quarter", "2029-Q4"),
        ("the year-ago third quarter", "2030-Q3"),
        ("year-earlier", "2030"),
        ("not a time", None),
        ("", None),
    ],
)
def test_phrases_on_their_own(words: str, value: str | None) -> None:
    assert value_of(Phrase(words, "2031-03-05", "")) == value


def test_a_phrase_without_a_date_stays_unresolved() -> None:
    assert value_of(Phrase("Monday", "unknown", "")) is None


@cache
def held() -> Figures:
    try:
        folder = find_data() / "time" / "TimeBank"
    except ConfigError as error:
        pytest.skip(str(error))
    return measure(read_articles(folder, side="held"))


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("name", ["relaxed", "strict", "value"])
def test_no_figure_is_below_its_floor(name: str) -> None:
    assert round(getattr(held(), name).value, 3) >= FLOORS[f"{name}_f1"]


@pytest.mark.shared
def test_phrases_are_not_below_their_floor() -> None:
    try:
        path = find_data() / "time" / "timenorm" / "test.tsv"
    except ConfigError as error:
        pytest.skip(str(error))
    assert round(share_right(read_phrases(path)).recall, 3) >= FLOORS["phrases"]
