"""A case from Python, as the docs show it; read by another process while one writes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import sayso
from sayso.case import Found
from sayso.model import Event, from_json, to_json

EXAMPLES = Path(__file__).parents[1] / "examples"
STORY = EXAMPLES / "2031-03-03-meridian-red-line.md"
READER = """
import sys, time
from sayso import open_case

with open_case(sys.argv[1], create=False) as case:
    last = 0
    for _ in range(200):
        found = len(case.find("statements"))
        assert found >= last, (found, last)
        last = found
        if last >= int(sys.argv[2]):
            break
        time.sleep(0.02)
    print(last)
"""


def events(path: Path) -> list[Found]:
    with sayso.open_case(path) as case:
        return case.find("events", type="MOBILIZE")


def test_a_record_is_added_and_found(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    record = sayso.analyse(sayso.read(STORY))
    with sayso.open_case(path) as case:
        case.add(record)
    found = events(path)
    assert found
    for one in found:
        assert isinstance(one.finding, Event)
        assert one.finding in record.events
        assert one.report.title == record.document.title
        span = one.finding.anchor
        assert record.document.text[span.start : span.end] == span.text


def test_the_record_is_the_one_that_json_gives(tmp_path: Path) -> None:
    record = sayso.analyse(sayso.read(STORY))
    assert to_json(from_json(to_json(record))) == to_json(record)
    with sayso.open_case(tmp_path / "crisis.db") as case:
        case.add(record)
        assert to_json(case.record(record.document.id)) == to_json(record)


def test_others_read_while_one_adds(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    records = [sayso.analyse(sayso.read(report)) for report in sorted(EXAMPLES.glob("2031-*"))[:4]]
    total = sum(len(record.statements) for record in records)
    with sayso.open_case(path) as case:
        command = [sys.executable, "-c", READER, str(path), str(total)]
        reader = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for record in records:
            case.add(record)
        out, error = reader.communicate(timeout=60)
    assert reader.returncode == 0, error
    assert int(out) == total
