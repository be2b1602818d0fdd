"""`sayso bench`: the tables that people read, the objects that programs do."""

from __future__ import annotations

import json
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.bench.score import DEFINITIONS

Runner = Callable[..., "subprocess.CompletedProcess[str]"]
GOLD = Path(__file__).parents[1] / "bench" / "fixtures" / "orm-incident.yaml"
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tokens = ["``", "We", "fired", "at", "nobody", ",", "''", "Oren", "Tal", "said", "."]
    labels = ["B-content", *["I-content"] * 6, "B-source", "I-source", "B-cue", "O"]
    path = tmp_path_factory.mktemp("polnear") / "valid.txt"
    path.write_text(json.dumps({"tokens": tokens, "labels": labels, "id": "a"}) + "\n", encoding="utf-8")
    return path


def test_gold_prints_every_figure_with_its_definition(sayso: Runner) -> None:
    shown = sayso("bench", "gold", str(GOLD))
    assert shown.returncode == 0, shown.stderr
    told = " ".join(shown.stdout.split())
    assert "statement tight F1" in told
    assert DEFINITIONS["time value"] in told
    assert max(map(len, shown.stdout.split("\n"))) <= 80


def test_gold_as_json_has_pooled_and_mean_figures(sayso: Runner) -> None:
    figures = json.loads(sayso("bench", "gold", "--json", str(GOLD)).stdout)
    assert figures["reports"] == 1
    assert figures["problems"] == 0
    assert 0 <= figures["pooled"]["statement F1"] <= 1
    assert figures["mean"] == pytest.approx(figures["pooled"], abs=1e-4)
    assert figures["each"][str(GOLD)] == figures["pooled"]


def test_gold_with_the_rules_alone(sayso: Runner) -> None:
    shown = sayso("bench", "gold", "--rules", str(GOLD))
    assert shown.stdout.startswith("rules\n")
    assert sayso("bench", "gold", "--model", "/nowhere", str(GOLD)).returncode != 0


def test_the_curve_is_shown_and_the_counts_are_written(sayso: Runner, tmp_path: Path) -> None:
    file = tmp_path / "scores.toml"
    shown = sayso("bench", "calibration", "--write", str(file), str(GOLD))
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("all: error ")
    assert tomllib.loads(file.read_text(encoding="utf-8"))["statements"]["all"][1] > 0


def test_the_errors_as_json_are_flat(sayso: Runner) -> None:
    figures = json.loads(sayso("bench", "calibration", "--json", str(GOLD)).stdout)
    assert 0 <= figures["all_ece"] <= 1
    assert 0 <= figures["statements_ece"] <= 1


def test_verbose_lists_what_is_wrong(sayso: Runner) -> None:
    shown = sayso("bench", "gold", "--verbose", str(GOLD))
    assert shown.stdout.splitlines()[1] == "orm-incident"
    assert "  actor country: Oren Tal" in shown.stdout  # no atlas knows the country KES


def test_the_frozen_set_is_not_looked_at(sayso: Runner, tmp_path: Path) -> None:
    frozen = tmp_path / "frozen"
    frozen.mkdir()
    for path in GOLD.parent.iterdir():
        (frozen / path.name).write_bytes(path.read_bytes())
    shown = sayso("bench", "gold", "--verbose", str(frozen / GOLD.name))
    assert shown.returncode == 2
    assert "is scored, not looked at" in shown.stderr
    assert shown.stdout == ""
    assert sayso("bench", "gold", "--verbose", "--unfreeze", str(frozen / GOLD.name)).returncode == 0


def test_gold_without_corpora_says_where_to_put_them(sayso: Runner, tmp_path: Path) -> None:
    shown = sayso("bench", "gold", "--data", str(tmp_path / "nowhere"))
    assert shown.returncode in (2, 3)
    assert "SAYSO_DATA" in shown.stderr
    assert len(shown.stderr.splitlines()) == 1


def test_attribution_prints_three_figures_beside_the_published_ones(sayso: Runner, corpus: Path) -> None:
    shown = sayso("bench", "attribution", "--rules", str(corpus))
    assert shown.returncode == 0, shown.stderr
    for kind in ("source", "cue", "content"):
        assert any(line.startswith(f"{kind} ") for line in shown.stdout.splitlines())
    assert "CofeNet-BERT" in shown.stdout
    assert "0.729" in shown.stdout


def test_attribution_as_json_is_flat(sayso: Runner, corpus: Path) -> None:
    figures = json.loads(sayso("bench", "attribution", "--rules", "--json", str(corpus)).stdout)
    assert figures == {"source_f1": 1.0, "cue_f1": 1.0, "content_f1": 1.0}


def test_speed_is_given_beside_the_parser_alone(sayso: Runner) -> None:
    figures = json.loads(sayso("bench", "speed", "--json", str(EXAMPLES / "2031-03-06-courier-figures.txt")).stdout)
    assert figures["words"] > 200
    assert figures["sayso"] > 0
    assert figures["two"] > 0
    assert figures["spacy"] > 0
    assert 50 < figures["peak_mib"] < 1024


def test_coreference_prints_each_measure_with_its_definition(sayso: Runner, tmp_path: Path) -> None:
    path = tmp_path / "orm.conll"
    tokens = [
        ("President", "(1"),
        ("Brandt", "1)"),
        ("said", "_"),
        ("she", "(1)"),
        ("had", "_"),
        ("lied", "_"),
        (".", "_"),
    ]
    lines = [f"{number}\t{token}\t{chains}" for number, (token, chains) in enumerate(tokens)]
    path.write_text("\n".join(["# begin document", *lines, "# end document\n"]), encoding="utf-8")
    shown = sayso("bench", "coreference", str(path))
    assert shown.returncode == 0, shown.stderr
    for name in (
        "MUC",
        "B-cubed",
        "CEAF-e",
        "CoNLL F1",
        "speaker accuracy",
        "CoNLL F1:",
        "speaker accuracy:",
        "dcoref",
    ):
        assert any(line.startswith(name) for line in shown.stdout.splitlines()), name
    figures = json.loads(sayso("bench", "coreference", "--json", str(path)).stdout)
    assert figures == {"conll_f1": 1.0, "speaker_accuracy": 1.0}


@pytest.mark.parametrize(
    ("part", "do"),
    [
        ("gold", "give a gold file"),
        ("attribution", "give a file"),
        ("coreference", "give files"),
        ("speed", "path"),
        ("events", "give a file of PLV's form"),
        ("actors", "give a file of CAMEO's form"),
        ("factuality", "give a file of the form of UDS-IH2"),
    ],
)
def test_a_file_that_is_not_there_is_one_line_that_says_what_to_do(sayso: Runner, part: str, do: str) -> None:
    shown = sayso("bench", part, "nope.yaml")
    assert (shown.returncode, shown.stdout) == (3, "")
    (line,) = shown.stderr.splitlines()
    assert line.startswith("sayso: nope.yaml: there is no such file; ")
    assert do in line
    assert "Errno" not in line
