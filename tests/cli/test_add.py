"""`sayso add` and `sayso find`: reports go into a case, and come out by what they say."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.case import open_case

Runner = Callable[..., "subprocess.CompletedProcess[str]"]
EXAMPLES = Path(__file__).parents[2] / "examples"
STORY = EXAMPLES / "2031-03-03-meridian-red-line.md"


@pytest.fixture(scope="module")
def crisis(sayso: Runner, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A case of all examples."""
    path = str(tmp_path_factory.mktemp("case") / "crisis.db")
    shown = sayso("add", str(EXAMPLES), "--case", path, "--workers", "2")
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout == ""
    assert shown.stderr.startswith(f"{len(list(EXAMPLES.iterdir()))} added, 0 new versions, 0 known already")
    return path


def found(shown: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    assert shown.returncode == 0, shown.stderr
    return [json.loads(line) for line in shown.stdout.splitlines()]


def test_added_again_they_are_known(sayso: Runner, crisis: str) -> None:
    shown = sayso("add", str(EXAMPLES), str(STORY), "--case", crisis)
    assert shown.returncode == 0, shown.stderr
    assert shown.stderr.startswith("0 added, 0 new versions")


def test_a_person_sees_who_and_the_words(sayso: Runner, crisis: str) -> None:
    shown = sayso("find", "conditionals", "--case", crisis, "--speaker", "ilse brandt", "--limit", "2")
    assert shown.returncode == 0, shown.stderr
    assert "2031-03-03  Meridian Press Agency  Ilse Brandt" in shown.stdout
    assert "IF “a single Kestani soldier sets foot on Orm Island”" in shown.stdout


@pytest.mark.parametrize(
    ("layer", "options"),
    [
        ("events", ["--type", "MOBILIZE", "--status", "actual"]),
        ("events", ["--country", "NOR"]),
        ("statements", ["--words", '"red line"', "--since", "2031-03-03", "--until", "2031-03-04"]),
        ("quantities", ["--at-least", "3000"]),
        ("places", ["--near", "59.91", "10.75", "50"]),
        ("places", ["--box", "59", "10", "61", "12"]),
        ("entities", ["--name", "Brandt", "--type", "person"]),
        ("times", ["--from", "2031-03-01", "--to", "2031-04-01"]),
    ],
)
def test_each_layer_is_found_by_what_it_says(sayso: Runner, crisis: str, layer: str, options: list[str]) -> None:
    lines = found(sayso("find", layer, "--json", "--case", crisis, *options))
    assert lines
    for line in lines:
        assert line["layer"] == layer
        assert line["finding"]
    shown = sayso("find", layer, "--case", crisis, *options)
    assert len(shown.stdout.splitlines()) >= 2
    assert max(map(len, shown.stdout.split("\n"))) <= 80


def test_reports_are_listed_and_found_by_their_words(sayso: Runner, crisis: str) -> None:
    every = found(sayso("find", "reports", "--case", crisis, "--json", "--limit", "999"))
    some = found(sayso("find", "reports", "--case", crisis, "--json", "--words", "host talks"))
    assert 0 < len(some) < len(every) == len(list(EXAMPLES.iterdir()))
    assert "Meridian Press Agency" in sayso("find", "reports", "--case", crisis).stdout


def test_the_case_may_be_named_once_for_all(sayso: Runner, crisis: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_CASE", crisis)
    assert found(sayso("find", "reports", "--json"))


def test_what_cannot_be_read_is_said_and_set_aside_until_it_is_tried_again(sayso: Runner, tmp_path: Path) -> None:
    path, empty = tmp_path / "crisis.db", tmp_path / "empty.txt"
    empty.touch()
    shown = sayso("add", str(empty), str(tmp_path / "none.txt"), str(STORY), "--case", str(path))
    assert shown.returncode == 3
    assert "none.txt: there is no such file" in shown.stderr
    assert "empty.txt: is empty" in shown.stderr
    assert "1 added" in shown.stderr
    assert "1 set aside" in shown.stderr
    empty.write_bytes(STORY.read_bytes().replace(b"3,000", b"4,000"))
    assert "1 added" in sayso("add", str(empty), "--retry", "--case", str(path)).stderr
    with open_case(path) as case:
        assert (len(case), case.aside()) == (2, [])


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["find", "events", "--case", "none.db"], 6, "there is no such case"),
        (["find", "opinions", "--case", "none.db"], 2, "opinions"),
        (["find", "events"], 2, "--case"),
        (["add", str(STORY), "--case", "/proc/none/crisis.db"], 6, "check"),
        (["add", str(STORY), "--case", "postgresql://localhost:1/none"], 6, "check the server"),
    ],
)
def test_what_is_wrong_gets_one_line(sayso: Runner, words: list[str], code: int, said: str) -> None:
    shown = sayso(*words)
    assert shown.returncode == code
    assert said in shown.stderr
    assert "Traceback" not in shown.stderr


def test_asking_starts_fast_and_loads_no_parser(crisis: str) -> None:
    import sys

    code = "import sys; from sayso.cli.main import app; app(['find', 'events'], standalone_mode=False); "
    code += "assert 'spacy' not in sys.modules and 'onnxruntime' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", code], env={"SAYSO_CASE": crisis}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_copies_are_listed_with_their_words(sayso: Runner, crisis: str) -> None:
    shown = sayso("copies", "--case", crisis)
    assert shown.returncode == 0, shown.stderr
    assert "The Harbour Post" in shown.stdout
    assert "Meridian Press Agency" in shown.stdout
    [first, *_] = found(sayso("copies", "--case", crisis, "--json"))
    assert set(first) == {"left", "right", "kind", "left_share", "right_share", "passages"}
