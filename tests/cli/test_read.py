"""`sayso read`: records on stdout, errors one line each on stderr, and the others still read."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.model import from_json

Runner = Callable[..., "subprocess.CompletedProcess[str]"]
EXAMPLES = Path(__file__).parents[2] / "examples"
STORY = EXAMPLES / "2031-03-03-meridian-red-line.md"
BRIEFING = EXAMPLES / "2031-03-05-velm-briefing.txt"


@pytest.fixture(scope="module")
def shown(sayso: Runner) -> subprocess.CompletedProcess[str]:
    return sayso("read", str(STORY))


def test_a_person_sees_a_page(shown: subprocess.CompletedProcess[str]) -> None:
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("Valdoria warns Kestan off Orm Island\n")
    assert "Ilse Brandt" in shown.stdout
    assert "IF " in shown.stdout
    assert shown.stderr == ""
    assert max(map(len, shown.stdout.split("\n"))) <= 80
    assert "\x1b" not in shown.stdout


def test_a_program_gets_one_record_a_line_and_nothing_else(sayso: Runner) -> None:
    shown = sayso("read", "--json", str(STORY), str(BRIEFING))
    assert shown.returncode == 0, shown.stderr
    first, second = shown.stdout.splitlines()
    record = from_json(first).check()
    assert record.document.publisher == "Meridian Press Agency"
    assert from_json(second).document.kind == "transcript"
    assert shown.stderr == ""


def test_the_same_report_gives_the_same_bytes(sayso: Runner) -> None:
    assert sayso("read", "--json", str(STORY)).stdout == sayso("read", "--json", str(STORY)).stdout


def test_standard_input_and_what_the_caller_knows_of_it(sayso: Runner) -> None:
    text = "The minister said on Tuesday that the ships would stay in the harbour until the talks were over."
    shown = sayso("read", "-", "--json", "--published", "2031-03-05", "--publisher", "The Courier", text=text)
    document = json.loads(shown.stdout)["document"]
    assert document["published"] == "2031-03-05"
    assert document["publisher"] == "The Courier"
    assert document["text"].strip() == text


def test_what_is_less_sure_is_left_out(sayso: Runner) -> None:
    everything, sure = (
        from_json(sayso("read", "--json", *options, str(STORY)).stdout) for options in ((), ("--min-score", ".9"))
    )
    assert 0 < len(list(sure.check().findings())) < len(list(everything.findings()))


def test_a_score_is_a_share(sayso: Runner) -> None:
    shown = sayso("read", "--min-score", "80", str(STORY))
    assert shown.returncode == 2
    assert "--min-score" in shown.stderr


def test_why_names_rules(sayso: Runner) -> None:
    assert "by statements/" in sayso("read", "--why", str(STORY)).stdout


def test_a_bad_report_does_not_stop_the_others(sayso: Runner, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    shown = sayso("read", "--json", str(tmp_path / "gone.txt"), str(STORY), str(empty))
    assert shown.returncode == 3
    assert len(shown.stdout.splitlines()) == 1
    errors = shown.stderr.splitlines()
    assert [line.startswith("sayso: ") for line in errors] == [True, True]
    assert "gone.txt" in errors[0]
    assert "empty.txt" in errors[1]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02\x03" * 200, "binary"),
        (
            "Der Minister sagte am Dienstag, dass die Schiffe im Hafen bleiben, bis die Gespräche enden.".encode() * 5,
            "",
        ),
        (b"%PDF-1.7 broken", ""),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><html><body><p>Text of a page.</p></body></html>", ""),
    ],
)
def test_bad_input_is_one_line_and_no_traceback(sayso: Runner, tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "report"
    path.write_bytes(content)
    shown = sayso("read", str(path))
    assert shown.returncode == 3
    assert shown.stdout == ""
    assert len(shown.stderr.splitlines()) == 1
    assert "Traceback" not in shown.stderr
    assert word in shown.stderr


def test_a_bad_date_is_said_once(sayso: Runner) -> None:
    shown = sayso("read", "--published", "yesterday", str(STORY), str(BRIEFING))
    assert shown.returncode == 2
    assert len(shown.stderr.splitlines()) == 1
    assert "yesterday" in shown.stderr
    assert shown.stdout == ""


def test_no_report_is_an_error_of_use(sayso: Runner) -> None:
    shown = sayso("read")
    assert shown.returncode == 2
    assert "REPORT" in shown.stderr


def test_what_holds_many_reports_is_read_one_by_one(sayso: Runner, tmp_path: Path) -> None:
    lines = [json.dumps({"text": STORY.read_text(encoding="utf-8"), "url": f"https://a.example/{n}"}) for n in (1, 2)]
    (tmp_path / "news.jsonl").write_text("\n".join([lines[0], "{", lines[1]]), encoding="utf-8")
    shown = sayso("read", "--json", str(tmp_path))
    assert shown.returncode == 3
    assert [from_json(line).document.url for line in shown.stdout.splitlines()] == [
        "https://a.example/1",
        "https://a.example/2",
    ]
    assert len(shown.stderr.splitlines()) == 1
    assert "news.jsonl#2: is no JSON" in shown.stderr
