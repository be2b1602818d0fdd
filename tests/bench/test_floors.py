"""Accuracy is a test: no figure is below its floor (tests/floors.toml). Skipped where the corpora are absent."""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from sayso.bench import attribution, conditionals
from sayso.bench.corpora import find_data
from sayso.bench.discourse import read_texts
from sayso.bench.figures import Found, Scores, mean, pool
from sayso.bench.gold import SETS, find_gold, read_gold
from sayso.bench.measure import measure
from sayso.bench.score import DEFINITIONS
from sayso.errors import ConfigError

FLOORS: dict[str, Any] = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text(encoding="utf-8"))
GOLD_FLOORS = [
    (kind, way, name) for kind in SETS for way in ("pooled", "mean") for name in FLOORS.get(kind, {}).get(way, {})
]
pytestmark = [pytest.mark.shared, pytest.mark.slow]


@cache
def data() -> Path:
    try:
        return find_data()
    except ConfigError as error:
        pytest.skip(str(error))


@cache
def scores(kind: str) -> tuple[Scores, ...]:
    try:
        paths = find_gold(kind)
    except ConfigError as error:
        pytest.skip(str(error))
    return tuple(measure(read_gold(path, data=data())) for path in paths)


@cache
def attributed() -> dict[str, Found]:
    path = data() / "polnear" / "cofenet-form" / "valid.txt"
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    total = dict.fromkeys(attribution.KINDS, Found())
    lines = attribution.read_lines(path)
    for _, article in groupby(lines, key=lambda line: line.article):
        found = attribution.measure(list(article), attribution.by_rules)
        total = {kind: total[kind] + found[kind] for kind in total}
    return total


@cache
def supposed() -> Scores:
    """The figures of the relations' dev documents: every third by name, from the first on."""
    paths = sorted((data() / "gum" / "gdtb").glob("*.rels"))[::3]
    if not paths:
        pytest.skip(f"{data() / 'gum' / 'gdtb'} holds no .rels")
    return pool(one for path in paths for _, one in conditionals.measure(read_texts(path)))


@pytest.mark.parametrize(("kind", "way", "name"), GOLD_FLOORS)
def test_no_figure_of_gold_is_below_its_floor(kind: str, way: str, name: str) -> None:
    assert name in DEFINITIONS
    measured = scores(kind)
    value = mean(measured, name) if way == "mean" else pool(measured).figures()[name].value
    assert value is not None
    assert round(value, 3) >= FLOORS[kind][way][name]


@pytest.mark.parametrize("kind", SETS)
def test_no_finder_gives_up_on_gold(kind: str) -> None:
    assert pool(scores(kind)).problems == 0


@pytest.mark.parametrize("name", sorted(FLOORS["attribution"]))
def test_no_figure_of_attribution_is_below_its_floor(name: str) -> None:
    assert round(attributed()[name.removesuffix("_f1")].value, 3) >= FLOORS["attribution"][name]


@pytest.mark.parametrize("name", sorted(FLOORS["conditionals"]))
def test_no_figure_of_conditionals_is_below_its_floor(name: str) -> None:
    assert round(supposed().found[name.removesuffix("_f1")].value, 3) >= FLOORS["conditionals"][name]


@pytest.mark.parametrize(
    ("kind", "most"), [(kind, most) for kind in SETS for most in FLOORS.get(kind, {}).get("quiet", [])]
)
def test_reports_without_a_crisis_have_hardly_any_event(kind: str, most: dict[str, Any]) -> None:
    """`quiet` floors: the named reports together have at most so many events that nobody wanted."""
    names = {path.stem: one for path, one in zip(find_gold(kind), scores(kind), strict=True)}
    assert set(most["reports"]) <= set(names)
    assert sum(names[name].found["event"].extra for name in most["reports"]) <= most["events"]
