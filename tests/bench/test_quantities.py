"""The bench of quantities: the form, what counts as right, what is refused, and its floors where the corpus is."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.bench.corpora import find_data
from sayso.bench.figures import Found
from sayso.bench.quantities import (
    Answer,
    Figures,
    Marked,
    Sentence,
    by_finder,
    compare,
    counts,
    head_of,
    measure,
    read_sentences,
    same_unit,
    unit_key,
    words_of,
)
from sayso.errors import ConfigError, ReadError

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text(encoding="utf-8"))["quantities"]
ONE = {
    "change": "~",
    "value": "3000.0",
    "unit": "soldiers",
    "normalized_unit": "soldier",
    "referred_concepts": "Sarn",
}


def written(folder: Path, items: object) -> Path:
    path = folder / "quantities.json"
    path.write_text(json.dumps(items))
    return path


def marked(value: float, change: str = "=", unit: str = "-", normalized: str = "-") -> Marked:
    return Marked((value, value), change, unit, normalized, "-")


def figures(text: str, *wanted: Marked) -> dict[str, Found]:
    total = measure([Sentence(text, wanted)])
    return {name: getattr(total, name) for name in ("value", "bound", "unit", "counted")}


def test_the_form_is_read(tmp_path: Path) -> None:
    items = [
        {"text": "About 3,000 soldiers left Sarn.", "quantities": [ONE]},
        {"text": "Prices doubled.", "quantities": []},
        {"text": "It costs $5 to $7.", "quantities": [{**ONE, "value": "5.0-7.0", "change": "=", "unit": "$"}]},
    ]
    sentences = read_sentences(written(tmp_path, items))
    assert sentences[0].marked == (Marked((3000.0, 3000.0), "~", "soldiers", "soldier", "Sarn"),)
    assert sentences[2].marked[0].value == (5.0, 7.0)
    assert [one.text for one in read_sentences(written(tmp_path, items), side="odd")] == ["Prices doubled."]


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([], "holds no sentences"),
        ({"text": "x"}, "holds no sentences"),
        (["x"], "sentence 0 is not of the form"),
        ([{"text": "x"}], "sentence 0 is not of the form"),
        ([{"text": "x", "quantities": []}, {"text": "x", "quantities": [{}]}], "sentence 1 is not of the form"),
        ([{"text": "x", "quantities": [{**ONE, "value": "many"}]}], "many"),
        ([{"text": "x", "quantities": [{**ONE, "change": "!"}]}], "!"),
    ],
)
def test_what_is_not_of_the_form_is_refused(tmp_path: Path, items: object, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read_sentences(written(tmp_path, items))


def test_what_is_no_json_or_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("[{")
    for path in (tmp_path / "bad.json", tmp_path / "none.json", tmp_path):
        with pytest.raises(ReadError, match="give a file of"):
            read_sentences(path)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("About 3,000 soldiers left Sarn.", marked(3000, "~", "soldiers", "soldier")),
        ("More than 300 men drowned.", marked(300, ">", "men", "man")),
        ("The hall holds up to 400 people.", marked(400, "<", "people", "people")),
        ("Exports fell 7 percent in May.", marked(7, "down", "%", "percentage")),
        ("Prices rose by 9% in Velm.", marked(9, "up", "percent", "percent")),
        ("The bridge is 300 metres long.", marked(300, "=", "meters", "metre")),
        ("The loan is worth $20 million.", marked(2e7, "=", "$", "dollar")),
        ("The raid lasted two hours.", marked(2, "=", "hours", "hour")),
        ("A 15-year-old boy was hurt.", marked(15, "=", "year-old", "year of age")),
        ("One of the envoys resigned.", marked(1, "=", "envoys", "envoy")),
        ("A third of the fields burned.", marked(0.3333333333, "=", "fields", "field")),
        ("He paid 1,200€ for it.", marked(1200, "=", "€", "euro")),
        ("The fine was RM5,000.", marked(5000, "=", "RM", "malaysian ringgit")),
        ("It was 30 degrees Celsius in Velm.", marked(30, "=", "degrees C", "degree celsius")),
    ],
)
def test_right_in_all_four(text: str, wanted: Marked) -> None:
    found = figures(text, wanted)
    assert {name: (one.right, one.extra, one.missed) for name, one in found.items()} == dict.fromkeys(found, (1, 0, 0))


def test_thousands_are_the_corpus_s_range() -> None:
    wanted = Marked((1000.0, 10000.0), "=", "troops", "troop", "-")
    assert figures("Thousands of troops left Sarn.", wanted)["bound"] == Found(1, 0, 0)


def test_a_value_is_right_with_a_wrong_bound_and_unit() -> None:
    found = figures("At least 40 tanks were lost.", marked(40, "=", "trucks", "truck"))
    assert found["value"] == Found(1, 0, 0)
    assert found["bound"] == Found(0, 1, 1)
    assert found["unit"] == Found(0, 1, 1)
    assert found["counted"].right == 0


def test_each_marked_quantity_is_taken_once() -> None:
    total = Figures()
    twice = [Answer((2.0, 2.0), "=", "ship", "ships")] * 2
    compare(Sentence("2 ships and 2 ships", (marked(2, "=", "ships", "ship"),)), twice, total)
    assert total.value == Found(1, 1, 0)


def test_names_and_pronouns_count_nothing() -> None:
    for text in ("No one came.", "The COVID-19 wards closed.", "The FTSE 100 fell.", "They met on 3 May 2031."):
        assert list(by_finder(Sentence(text, ()))) == []


@pytest.mark.parametrize(
    ("noun", "head"),
    [
        ("first-team players", "player"),
        ("categories of products", "category"),
        ("women", "woman"),
        ("bases", "base"),
        ("losses", "loss"),
        ("boxes", "box"),
        ("matches", "match"),
        ("bus", "bu"),
        ("", ""),
        ("glass", "glass"),
    ],
)
def test_the_head_of_a_noun(noun: str, head: str) -> None:
    assert head_of(noun) == head


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("%", "percentage points"),
        ("km", "miles"),
        ("$", "€"),
        ("players", "coaches"),
        ("degrees Celsius", "degrees Fahrenheit"),
    ],
)
def test_units_that_differ(one: str, other: str) -> None:
    assert unit_key(one) != unit_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("%", "per cent"), ("km", "kilometers"), ("$", "US dollar"), ("hp", "horsepower"), ("$ per share", "dollar")],
)
def test_units_that_are_the_same(one: str, other: str) -> None:
    assert unit_key(one) == unit_key(other)


def test_no_unit_is_right_where_the_corpus_has_none() -> None:
    assert same_unit(marked(5), Answer((5.0, 5.0), "=", None, ""))
    assert not same_unit(marked(5), Answer((5.0, 5.0), "=", "ship", "ships"))
    assert not same_unit(marked(5, "=", "ships", "ship"), Answer((5.0, 5.0), "=", None, ""))
    assert counts(marked(5)) == ""
    assert words_of("The Ships of War") == {"ship", "war"}


@given(st.text(max_size=200))
def test_any_text_at_all(text: str) -> None:
    head_of(text)
    unit_key(text)
    words_of(text)


@cache
def measured(side: str) -> Figures:
    try:
        path = find_data() / "quantity" / "newsquant-third.json"
    except ConfigError as error:
        pytest.skip(str(error))
    return measure(read_sentences(path, side=side))  # type: ignore[arg-type]


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_figure_is_below_its_floor(name: str) -> None:
    assert round(getattr(measured("all"), name).value, 3) >= FLOORS[name]
