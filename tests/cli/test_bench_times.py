"""`sayso bench times`: a folder of TimeML, or phrases."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Runner = Callable[..., "subprocess.CompletedProcess[str]"]
STORY = """<TimeML><DCT><TIMEX3 tid="t0" value="2031-03-05">5</TIMEX3></DCT><TEXT>
It snowed on <TIMEX3 tid="t1" type="DATE" value="2031-03-03">Monday</TIMEX3>.</TEXT></TimeML>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.tml").write_text(STORY)
    (tmp_path / "phrases.tsv").write_text("2031-03-05\tDATE\t2031-03-05\nlast year\tDATE\t2030\nnever\tDATE\t2031\n")
    return tmp_path


def test_a_program_gets_one_flat_object(sayso: Runner, folder: Path) -> None:
    shown = sayso("bench", "times", "--json", str(folder))
    assert shown.returncode == 0, shown.stderr
    assert json.loads(shown.stdout) == {"relaxed_f1": 1.0, "strict_f1": 1.0, "value_f1": 1.0}
    shown = sayso("bench", "times", "--json", str(folder / "phrases.tsv"))
    assert json.loads(shown.stdout) == {"right": 0.5}


def test_a_person_sees_what_the_figures_mean(sayso: Runner, folder: Path) -> None:
    shown = sayso("bench", "times", str(folder))
    assert shown.returncode == 0, shown.stderr
    for words in ("1 expressions in 1 articles", "strict F1", "overlapping, and with the same value", "HeidelTime"):
        assert words in shown.stdout
    assert "1 of 2 phrases" in sayso("bench", "times", str(folder / "phrases.tsv")).stdout


def test_what_is_not_of_the_form_is_said(sayso: Runner, tmp_path: Path) -> None:
    shown = sayso("bench", "times", str(tmp_path))
    assert shown.returncode == 3
    assert "holds no .tml file" in shown.stderr
