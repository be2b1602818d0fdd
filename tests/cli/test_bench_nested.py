"""`sayso bench nested`: its table, its object, and what it does not show."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.bench.nested import KEYS

Runner = Callable[..., "subprocess.CompletedProcess[str]"]
ROWS = """
- text: "Brandt said that Tal had told her that the port was shut."
  side: {side}
  statements:
  - {{source: Brandt, cue: said, content: ["that Tal had told her that the port was shut"], within: null}}
  - {{source: Lund, cue: told, content: ["that the port was shut"], within: 0}}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.yaml"


def test_words_that_are_not_there_are_named(sayso: Runner, path: Path) -> None:
    path.write_text(ROWS.format(side="dev"), encoding="utf-8")
    shown = sayso("bench", "nested", str(path))
    assert (shown.returncode, shown.stdout) == (3, "")
    assert "does not hold 'Lund'" in shown.stderr


def test_the_table_says_what_counts(sayso: Runner, path: Path) -> None:
    path.write_text(ROWS.replace("Lund", "her").format(side="dev"), encoding="utf-8")
    shown = sayso("bench", "nested", "--verbose", str(path))
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("source: told | that the port was shut  (found 'Tal')\n")
    assert "within         1.000  1/1" in shown.stdout
    assert "statement F1: contents share" in shown.stdout


def test_the_object_is_flat(sayso: Runner, path: Path) -> None:
    path.write_text(ROWS.replace("Lund", "Tal").format(side="held"), encoding="utf-8")
    figures = json.loads(sayso("bench", "nested", "--side", "all", "--json", str(path)).stdout)
    assert figures == dict.fromkeys(KEYS, 1.0)
    figures = json.loads(sayso("bench", "nested", "--json", str(path)).stdout)
    assert figures == dict.fromkeys(KEYS)


def test_what_is_held_is_not_looked_at(sayso: Runner, path: Path) -> None:
    path.write_text(ROWS.replace("Lund", "her").format(side="held"), encoding="utf-8")
    for side in ("held", "all"):
        shown = sayso("bench", "nested", "--verbose", "--side", side, str(path))
        assert shown.returncode == 2
        assert shown.stdout == ""
        assert "is scored, not looked at" in shown.stderr
    shown = sayso("bench", "nested", "--verbose", "--unfreeze", "--side", "held", str(path))
    assert "found 'Tal'" in shown.stdout


def test_gum_needs_files(sayso: Runner, tmp_path: Path) -> None:
    shown = sayso("bench", "nested", "--gum")
    assert shown.returncode == 2
    assert "--gum needs files" in shown.stderr
    rows = ["Brandt", "said", "the", "port", "was", "shut"]
    kinds = ["PROPN", "VERB", "DET", "NOUN", "AUX", "ADJ"]
    marks = ["Discourse=attribution-positive:1->2:0", "_", "Discourse=ROOT:2:0", "_", "_", "_"]
    lines = [
        "\t".join([str(n), word, word, kind, "_", "_", "0", "dep", "_", mark])
        for n, (word, kind, mark) in enumerate(zip(rows, kinds, marks, strict=True), start=1)
    ]
    path = tmp_path / "a.conllu"
    path.write_text("\n".join(lines), encoding="utf-8")
    figures = json.loads(sayso("bench", "nested", "--json", "--gum", str(path)).stdout)
    assert figures == {"statement_f1": 1.0, "within": None, "nested_f1": None}
