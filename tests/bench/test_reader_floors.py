"""Accuracy of the trained reader that ships: no figure is below its floor (`reader` in tests/floors.toml), on dev sides
that it did not learn from. Skipped where the corpora are absent.
"""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from sayso.bench import actors, attribution, factuality
from sayso.bench.corpora import find_data
from sayso.bench.figures import Found
from sayso.errors import ConfigError
from sayso.reader import load_reader

FLOORS: dict[str, Any] = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text(encoding="utf-8"))[
    "reader"
]
FIFTH = 5  # every fifth sentence of CAMEO's named actors is its dev side
pytestmark = [pytest.mark.shared, pytest.mark.slow]


def corpus(name: str) -> Path:
    try:
        path = find_data() / name
    except ConfigError as error:
        pytest.skip(str(error))
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    return path


@cache
def attributed() -> dict[str, Found]:
    total = dict.fromkeys(attribution.KINDS, Found())
    lines = attribution.read_lines(corpus("polnear/cofenet-form/valid.txt"))
    for _, article in groupby(lines, key=lambda line: line.article):
        found = attribution.measure(list(article), attribution.by_reader(load_reader()))
        total = {kind: total[kind] + found[kind] for kind in total}
    return total


@cache
def parties() -> dict[str, Found]:
    sentences = actors.read_sentences(corpus("plover/cameo_ner.txt"))[::FIFTH]
    return actors.measure(sentences, actors.by_reader(load_reader()))


@pytest.mark.parametrize("name", sorted(FLOORS["attribution"]))
def test_attribution(name: str) -> None:
    assert round(attributed()[name.removesuffix("_f1")].value, 3) >= FLOORS["attribution"][name]


@pytest.mark.parametrize("name", sorted(FLOORS["actors"]))
def test_actors(name: str) -> None:
    assert round(parties()[name.removesuffix("_f1")].value, 3) >= FLOORS["actors"][name]


@pytest.mark.parametrize("name", sorted(FLOORS["factuality"]))
def test_factuality(name: str) -> None:
    sentences = factuality.read_sentences(corpus(f"factuality/{name}/dev.jsonl"))
    found = factuality.measure(sentences, factuality.by_reader(load_reader()))
    assert round(found.mae, 3) <= FLOORS["factuality"][name]["mae"]
    assert round(found.r, 3) >= FLOORS["factuality"][name]["r"]
