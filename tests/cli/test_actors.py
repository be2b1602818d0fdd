"""`sayso actors build` and `sayso bench who`: own actors are used by later readings; who is meant is measured."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Runner = Callable[..., "subprocess.CompletedProcess[str]"]
HEAD = "name,aliases,kind,country,sectors,wikidata\n"
STORY = "The Asker Front said on Monday that its fighters had left Oslo.\n"
LABELS = "sentence\tmention\tcountry\tsector\n"
LABELS += "The Kremlin denied it.\tThe Kremlin\tRUS\tGOV\nRefugees left.\tRefugees\t-\tREF\n"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user's actors are kept in a test."""
    path = tmp_path / "kept" / "actors.json"
    monkeypatch.setenv("SAYSO_ACTORS", str(path))
    return path


def test_own_actors_are_known_to_later_readings(sayso: Runner, tmp_path: Path, place: Path) -> None:
    (tmp_path / "mine.csv").write_text(HEAD + "Asker Front,AF,group,NOR,REB,Q42\n")
    shown = sayso("actors", "build", str(tmp_path / "mine.csv"))
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("1 actors in")
    assert place.is_file()
    (tmp_path / "story.txt").write_text(STORY)
    record = json.loads(sayso("read", "--json", str(tmp_path / "story.txt")).stdout)
    [front] = [entity for entity in record["entities"] if "Asker Front" in entity["name"]]
    assert (front["country"], front["sectors"], front["wikidata"]) == ("NOR", ["REB"], "Q42")


def test_bad_rows_are_named_and_what_was_kept_stays(sayso: Runner, tmp_path: Path, place: Path) -> None:
    (tmp_path / "mine.csv").write_text(HEAD + "Asker Front,AF,group,NOR,REB,Q42\n")
    sayso("actors", "build", str(tmp_path / "mine.csv"))
    before = place.read_bytes()
    (tmp_path / "bad.csv").write_text(HEAD + "Asker Front,AF,group,XYZ,REB,Q42\nB,,robot,NOR,GOV,\n")
    shown = sayso("actors", "build", str(tmp_path / "bad.csv"))
    assert shown.returncode == 3
    assert "bad.csv:2: 'XYZ' is no ISO" in shown.stderr
    assert "bad.csv:3: 'robot' is no kind" in shown.stderr
    assert place.read_bytes() == before
    assert list(place.parent.iterdir()) == [place]


def test_a_missing_file_is_said(sayso: Runner, tmp_path: Path) -> None:
    shown = sayso("actors", "build", str(tmp_path / "none.csv"))
    assert shown.returncode == 3
    assert "none.csv" in shown.stderr
    assert "Traceback" not in shown.stderr


def test_who_is_measured_on_any_file_of_the_form(sayso: Runner, tmp_path: Path) -> None:
    path = tmp_path / "who.tsv"
    path.write_text(LABELS)
    shown = sayso("bench", "who", "--json", str(path))
    assert shown.returncode == 0, shown.stderr
    assert json.loads(shown.stdout) == {"country": 1.0, "sector": 1.0}
    shown = sayso("bench", "who", "--verbose", str(path))
    assert "2 mentions" in shown.stdout
    assert "2 of 2" in shown.stdout


def test_what_is_wrong_is_listed(sayso: Runner, tmp_path: Path) -> None:
    path = tmp_path / "who.tsv"
    path.write_text(LABELS.replace("RUS", "USA"))
    shown = sayso("bench", "who", "--verbose", str(path))
    assert "country: The Kremlin = USA/GOV, not RUS/GOV" in shown.stdout


def test_a_file_of_another_form_is_said(sayso: Runner, tmp_path: Path) -> None:
    path = tmp_path / "who.tsv"
    path.write_text("a\tb\n")
    shown = sayso("bench", "who", str(path))
    assert shown.returncode == 3
    assert ":1: the columns" in shown.stderr
