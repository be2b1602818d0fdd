"""`sayso gazetteer` and `sayso bench places`: built by one command, refused by line, measured."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Runner = Callable[..., "subprocess.CompletedProcess[str]"]
HEAD = "name,country,latitude,longitude\n"
VIRUS = """<articles><article><text>Talks in Oslo failed. Ships left Odesa.</text><locations>
<location><start>10</start><end>14</end><lat>59.9127</lat><lon>10.7461</lon></location>
<location><start>34</start><end>39</end><lat>46.48</lat><lon>30.73</lon></location>
</locations></article></articles>"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for the gazetteer and the user's places."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SAYSO_PLACES", str(tmp_path / "places.csv"))
    return tmp_path


@pytest.mark.slow
def test_the_gazetteer_is_built_by_one_command_and_is_small(sayso: Runner, home: Path) -> None:
    (home / "mine.csv").write_text(HEAD + "Camp Oskvarn,NOR,69.5,30\n")
    shown = sayso("gazetteer", "build", str(home / "mine.csv"))
    assert shown.returncode == 0, shown.stderr
    path = Path(shown.stdout.partition(" (")[0])
    assert path.stat().st_size <= 60_000_000
    assert "1 of your own" in shown.stdout
    assert [one for one in path.parent.iterdir() if one != path] == []
    (home / "story.txt").write_text("Rain fell in Camp Oskvarn on Monday, and snow in Oslo.")
    read = sayso("read", "--json", str(home / "story.txt"))
    assert "Camp Oskvarn" in {place["name"] for place in json.loads(read.stdout)["places"]}


def test_bad_rows_are_named_and_nothing_is_built(sayso: Runner, home: Path) -> None:
    (home / "mine.csv").write_text(HEAD + "Osk,XYZ,1,2\nGood,NOR,1,2\nOsk,NOR,99,2\n")
    shown = sayso("gazetteer", "build", str(home / "mine.csv"))
    assert shown.returncode == 3
    assert "mine.csv:2: 'XYZ' is no ISO 3166" in shown.stderr
    assert "mine.csv:4: the latitude '99'" in shown.stderr
    assert not (home / "places.csv").exists()
    assert not (home / "cache").exists()


def test_a_missing_file_is_said(sayso: Runner, home: Path) -> None:
    shown = sayso("gazetteer", "build", str(home / "none.csv"))
    assert shown.returncode == 3
    assert "none.csv: cannot be read" in shown.stderr


def test_the_bench_measures_a_file_of_the_form(sayso: Runner, tmp_path: Path) -> None:
    path = tmp_path / "places.xml"
    path.write_text(VIRUS)
    shown = sayso("bench", "places", "--json", str(path))
    assert shown.returncode == 0, shown.stderr
    figures = json.loads(shown.stdout)
    assert (figures["toponym_f1"], figures["within_161km"]) == (1.0, 1.0)
    assert set(figures) == {"toponym_f1", "within_161km", "median_km", "mean_km"}
    shown = sayso("bench", "places", str(path))
    assert "2 names in 1 articles" in shown.stdout
    assert "toponym F1: of all names" in shown.stdout
    assert "Edinburgh" in shown.stdout


def test_the_bench_refuses_what_is_not_of_the_form(sayso: Runner, tmp_path: Path) -> None:
    path = tmp_path / "places.xml"
    path.write_text("<articles/>")
    shown = sayso("bench", "places", str(path))
    assert shown.returncode == 3
    assert "marks no names" in shown.stderr
