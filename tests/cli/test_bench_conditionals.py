"""`sayso bench conditionals`: what people are shown, what programs are given."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Runner = Callable[..., "subprocess.CompletedProcess[str]"]
RELATIONS = Path(__file__).parents[1] / "bench" / "fixtures" / "orm-strait.rels"


def test_both_figures_are_shown_with_their_definition(sayso: Runner) -> None:
    shown = sayso("bench", "conditionals", str(RELATIONS))
    assert shown.returncode == 0, shown.stderr
    told = " ".join(shown.stdout.split())
    assert "2 texts" in told
    assert "antecedent F1 85.7 P 1.00 R 0.75 (3 right, 0 extra, 1 missed)" in told
    assert "antecedents with a conjunction: 3, of these 3 found" in told
    assert "share at least .5 of the characters" in told
    assert "published: nobody" in told
    assert max(map(len, shown.stdout.split("\n"))) <= 80
    assert shown.stderr == ""


def test_json_is_flat(sayso: Runner) -> None:
    shown = sayso("bench", "conditionals", "--rules", "--json", str(RELATIONS))
    assert json.loads(shown.stdout) == {
        "antecedent_f1": 0.8571,
        "consequent_f1": 0.8571,
        "antecedent_recall_with_conjunction": 1.0,
    }


def test_verbose_lists_what_is_missed_and_shows_no_word_that_steers(sayso: Runner, tmp_path: Path) -> None:
    path = tmp_path / "steering.rels"
    path.write_text(RELATIONS.read_text(encoding="utf-8").replace("pier ,", "pier\x1b[2J ,"), encoding="utf-8")
    shown = sayso("bench", "conditionals", "--verbose", str(path))
    assert shown.stdout.startswith("orm_harbour\n  missed antecedent: Given a new second pier�[2J,\n")
    assert "\x1b" not in shown.stdout


def test_a_broken_file_is_one_line(sayso: Runner, tmp_path: Path) -> None:
    shown = sayso("bench", "conditionals", "nope.rels")
    assert (shown.returncode, shown.stdout) == (3, "")
    assert shown.stderr.startswith("sayso: nope.rels: there is no such file; give a file")
    path = tmp_path / "cut.rels"
    path.write_text(RELATIONS.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    shown = sayso("bench", "conditionals", str(path))
    assert (shown.returncode, shown.stdout) == (3, "")
    assert len(shown.stderr.splitlines()) == 1
    assert f"{path}:8: has 12 columns, not 13" in shown.stderr
