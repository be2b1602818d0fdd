"""`sayso bench quantities`: the figures of any file of the form, with what they mean and others' beside them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Runner = Callable[..., "subprocess.CompletedProcess[str]"]
ITEM = {
    "text": "About 3,000 soldiers left Sarn.",
    "quantities": [{"change": "~", "value": "3000", "unit": "soldiers", "normalized_unit": "soldier"}],
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "quantities.json"
    file.write_text(json.dumps([ITEM, {"text": "It snowed.", "quantities": []}]))
    return file


def test_a_program_gets_one_flat_object(sayso: Runner, path: Path) -> None:
    shown = sayso("bench", "quantities", "--json", str(path))
    assert shown.returncode == 0, shown.stderr
    names = ("value_f1", "value_bound_f1", "value_unit_f1", "counted_f1")
    assert json.loads(shown.stdout) == dict.fromkeys(names, 1.0)


def test_a_person_sees_what_the_figures_mean(sayso: Runner, path: Path) -> None:
    shown = sayso("bench", "quantities", "--side", "even", str(path))
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("1 quantities in 1 sentences")
    for words in ("value with bound F1", "the same number, or both ends of a range", "CQE (GPL)", "quantulum3"):
        assert words in shown.stdout


def test_what_is_not_of_the_form_is_said(sayso: Runner, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{}")
    shown = sayso("bench", "quantities", str(tmp_path / "bad.json"))
    assert shown.returncode == 3
    assert "holds no sentences" in shown.stderr
