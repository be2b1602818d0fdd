"""Our figures are those of the definitions' own scorer, which stands beside the checkout, to the third decimal."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from readers import Reader

from sayso.bench.corpora import find_checkout
from sayso.bench.figures import pool
from sayso.bench.gold import Gold, read_gold
from sayso.bench.score import score
from sayso.model import to_json

SHARED = find_checkout().parent / "shared"
FIXTURES = Path(__file__).parent / "fixtures"
EXAMPLE = (SHARED / "gold" / "north-korean-troops.yaml", SHARED / "articles" / "north-korean-troops.txt")
OURS = (FIXTURES / "orm-incident.yaml", FIXTURES / "orm-incident.txt")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "gold" / "score.py").is_file(), reason="the scorer is not beside the checkout"),
]


@pytest.fixture(scope="module")
def oracle() -> ModuleType:
    spec = spec_from_file_location("oracle", SHARED / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    writing, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    spec.loader.exec_module(module)
    sys.dont_write_bytecode = writing
    return module


def with_all_labels(gold: Gold) -> Gold:
    """The oracle wants every label; gold that leaves one out accepts any, which it cannot say."""
    statements = tuple(item for item in gold.layers["statements"] if "act" in item.labels)
    return Gold(gold.name, gold.text, gold.published, gold.transcript, gold.layers | {"statements": statements})


@pytest.mark.parametrize("paths", [EXAMPLE, OURS], ids=["example", "ours"])
@pytest.mark.parametrize("spoil", [0.0, 0.05, 0.2, 0.5])
def test_the_same_figures(oracle: ModuleType, tmp_path: Path, paths: tuple[Path, Path], spoil: float) -> None:
    gold = with_all_labels(read_gold(paths[0]))
    yaml = tmp_path / "gold.yaml"
    lines = paths[0].read_text(encoding="utf-8").splitlines()
    yaml.write_text("\n".join(line for line in lines if "id: s5, source: Oren Tal" not in line), encoding="utf-8")
    triples, scores = [], []
    for seed in range(6):
        lead = "A headline of some length\n\n  " if seed % 2 else ""
        record = Reader(gold, spoil=spoil, seed=seed, text=lead + gold.text).record()
        path = tmp_path / f"{seed}.json"
        path.write_bytes(to_json(record))
        triples.append((yaml, paths[1], path))
        scores.append(score(gold, record))
        assert_same(oracle.run(triples[-1:]), scores[-1:])
    assert_same(oracle.run(triples), scores)


def assert_same(rows: list[tuple[str, float, str]], scores: list) -> None:
    figures = pool(scores).figures()
    ours = {name: (round(figure.value, 3), str(figure)) for name, figure in figures.items()}
    theirs = {name: (round(value, 3), note) for name, value, note in rows}
    assert ours == theirs
