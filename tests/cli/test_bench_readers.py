"""`sayso bench events`, `actors`, `factuality`: the rules, a reader and other weights, for people and for programs."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from sayso.bench.actors import DEFINITIONS as OF_ACTORS
from sayso.bench.events import DEFINITIONS as OF_EVENTS
from sayso.bench.factuality import DEFINITIONS as OF_FACTUALITY
from sayso.cli.bench import readers
from sayso.cli.main import app
from sayso.errors import ModelError
from sayso.language.reading import Reading
from sayso.reader.network import Judged

Runner = Callable[..., "subprocess.CompletedProcess[str]"]
FILES = {
    "events": (
        "sentence\tmarked_sentence\tsource\ttarget\tquad\ttype\n"
        "-\t<s>Kestan</s> attacked <t>Valdoria</t>.\tKestan\tValdoria\t4\tASSAULT\n"
        "-\t<s>Velm</s> withdrew its troops from <t>Orm</t>.\tVelm\tOrm\t1\tYIELD\n"
    ),
    "actors": "Kestan B-S\nattacked O\nValdoria B-T\n. O\n\nVelm B-S\nslept O\n. O\n",
    "factuality": (
        '{"text": "Kestan attacked Velm .", "targets": [{"span1": [1, 2], "label": 3.0, "span_text": "attacked"}]}\n'
        '{"text": "Velm did not reply .", "targets": [{"span1": [3, 4], "label": -2.0, "span_text": "reply"}]}\n'
    ),
}
PARTS = sorted(FILES)
BY_RULES = {
    "events": {"macro_f1": 1.0, "accuracy": 1.0},
    "actors": {"source_f1": 0.6667, "target_f1": 1.0},
    "factuality": {"mae": 0.5, "r": 1.0},
}
BY_READER = {
    "events": {"macro_f1": 0.3333, "accuracy": 0.5},
    "actors": {"source_f1": 1.0, "target_f1": 0.0},
    "factuality": {"mae": 2.5, "r": 0.0},
}


class FirstWord:
    """A reader to which all is what the first word concedes, and may or may not happen."""

    def event_type(self, text: str, source: tuple[int, int], target: tuple[int, int]) -> dict[str, float]:
        return {"CONCEDE": 0.3, "RETREAT": 0.3, "ASSAULT": 0.4}

    def actors(self, reading: Reading) -> list[tuple[str, int, int, float]]:
        return [("source", 0, len(reading.doc[0]), 0.9)]

    def factuality(self, reading: Reading, anchors: Sequence[tuple[int, int]]) -> Judged:
        return Judged(np.full((len(anchors), 3), 0.5, dtype=np.float32), np.zeros(3, dtype=np.float32))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("forms")
    for part, text in FILES.items():
        (folder / part).write_text(text, encoding="utf-8")
    return {part: str(folder / part) for part in FILES}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs `sayso bench` here, with the reader `FirstWord` in every folder but `none`."""

    def load(folder: Path | None = None) -> FirstWord:
        if folder and folder.name == "none":
            raise ModelError("none: no weights")
        return FirstWord()

    monkeypatch.setattr("sayso.reader.network.load_reader", load)
    monkeypatch.setattr("sayso.reader.network.find_reader", load)
    return lambda *words: CliRunner().invoke(app, ["bench", *words])


@pytest.mark.parametrize("part", PARTS)
def test_the_rules_alone_as_json_are_one_flat_object(sayso: Runner, files: dict[str, str], part: str) -> None:
    shown = sayso("bench", part, "--rules", "--json", files[part])
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.count("\n") == 1
    assert json.loads(shown.stdout) == BY_RULES[part]


@pytest.mark.parametrize("part", PARTS)
def test_the_reader_is_what_is_measured_else(run: Callable[..., Result], files: dict[str, str], part: str) -> None:
    assert json.loads(run(part, "--json", files[part]).stdout) == BY_READER[part]


@pytest.mark.parametrize("part", PARTS)
def test_other_weights_stand_beside_ours(run: Callable[..., Result], files: dict[str, str], part: str) -> None:
    figures = json.loads(run(part, "--json", "--rules", "--model", "others/wide", files[part]).stdout)
    assert figures == BY_RULES[part] | {f"model_{name}": value for name, value in BY_READER[part].items()}
    shown = run(part, "--model", "others/wide", files[part]).stdout
    assert any(line.split()[-2:] == ["sayso", "wide"] for line in shown.replace("always 3", "").splitlines())


@pytest.mark.parametrize("part", PARTS)
def test_weights_that_cannot_be_loaded_are_an_error(
    run: Callable[..., Result], files: dict[str, str], part: str
) -> None:
    result = run(part, "--rules", "--model", "none", files[part])
    assert isinstance(result.exception, ModelError)
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("part", "definitions", "others"),
    [
        ("events", OF_EVENTS, "ZSP with RoBERTa-large (published) 0.821"),
        ("actors", OF_ACTORS, "no figure has been published"),
        ("factuality", OF_FACTUALITY, "UDS-IH2: Rudinger et al. 2018 (published) 0.960 0.770"),
    ],
)
def test_people_get_definitions_and_the_figures_of_others(
    run: Callable[..., Result], files: dict[str, str], part: str, definitions: dict[str, str], others: str
) -> None:
    shown = run(part, "--rules", files[part]).stdout
    told = " ".join(shown.split())
    assert all(f"{name}: {definition}" in told for name, definition in definitions.items())
    assert others in told
    assert max(map(len, shown.splitlines())) <= 80


def test_each_type_has_its_line(run: Callable[..., Result], files: dict[str, str]) -> None:
    lines = [line.split() for line in run("events", files["events"]).stdout.splitlines()]
    assert ["ASSAULT", "1", "-", "0.000", "0.000"] in lines
    assert ["YIELD", "1", "0.500", "1.000", "0.667"] in lines


def test_each_kind_has_its_line(run: Callable[..., Result], files: dict[str, str]) -> None:
    lines = [line.split() for line in run("actors", files["actors"]).stdout.splitlines()]
    assert ["source", "2", "1.000", "1.000", "1.000"] in lines
    assert ["target", "1", "-", "0.000", "0.000"] in lines


@pytest.mark.parametrize("part", PARTS)
def test_a_malformed_file_is_one_line_that_names_it(sayso: Runner, tmp_path: Path, part: str) -> None:
    path = tmp_path / "other.form"
    path.write_text("what is this\n", encoding="utf-8")
    shown = sayso("bench", part, "--rules", "--json", str(path))
    assert (shown.returncode, shown.stdout) == (3, "")
    (line,) = shown.stderr.splitlines()
    assert line.startswith(f"sayso: {path}:1: ")


@pytest.mark.parametrize("part", PARTS)
def test_help_has_an_example(run: Callable[..., Result], part: str) -> None:
    assert f"sayso bench {part} --rules" in run(part, "--help").stdout


def test_progress_is_told_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(readers, "tell", told.append)
    assert list(readers.counted(range(250), "rules")) == list(range(250))
    assert told == [f"rules: {number} of 250 sentences" for number in (0, 100, 200)]


def test_a_heading_from_a_folder_is_made_safe_and_short(capsys: pytest.CaptureFixture[str]) -> None:
    readers.show_figures(["sayso", "red\x1b[31m" + "x" * 90], {"r": [0.5, -0.25]})
    head, row = capsys.readouterr().out.splitlines()
    assert "\x1b" not in head
    assert len(head) == len(row) <= 80
    assert row.split() == ["r", "0.500", "-0.250"]
