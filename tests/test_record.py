"""The promises of a record, kept on any text: no exception, every span cites its words, same input same bytes."""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sayso
from sayso.bench.corpora import find_data
from sayso.errors import ConfigError
from sayso.model import LAYERS, Record, make_document, references_of, spans_of, to_json

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("2031-*"))
EVERYTHING = "SAYSO_ALL"  # set: all stories of the corpora and 200 briefings, not a sample
PIECES = [
    "Brandt", "said", "that", "“", "”", "‘", "’", '"', "'", ".", ",", "if", "unless", "would", "Kestan",
    "Russia", "attack", "at least 3,000", "troops", "according to", "Tuesday", "in June", "Velm", "Paris",
    "MR. VELD:", "Q", "\n", "\n\n", "(", ")", "he", "they", "the minister", "should", "were to", "a red line",
    "did not", "warned", "—", "...", "\t", "\u00a0", "🙂", "é", "3", "million", "per cent", "been", "hit", "by",
    "missiles", "and", "or", "to", "sent", "*", "#", "http://x.example", "U.S.",
]  # fmt: skip
SCRAPS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def keep_promises(record: Record) -> None:
    """What holds for every record."""
    record.check()
    text = record.document.text
    for finding in record.findings():
        spans = list(spans_of(finding))
        assert spans, f"{finding.id} cites nothing"
        assert all(text[span.start : span.end] == span.text and span.text.strip() for span in spans)
        assert finding.by.count("/") >= 1, finding.by
        assert "@" in finding.by, finding.by
        assert finding.score is None or 0 <= finding.score <= 1
        assert finding.id not in references_of(finding)
    for statement in record.statements:
        assert statement.content
        assert list(statement.content) == sorted(statement.content)
    for quantity in record.quantities:
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
    for time in record.times:
        assert not (time.begin and time.until) or time.begin < time.until
    for place in record.places:
        assert (place.latitude is None) == (place.longitude is None)
        assert place.latitude is None or (-90 <= place.latitude <= 90 and -180 <= (place.longitude or 0) <= 180)


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.stem)
def record(request: pytest.FixtureRequest) -> Record:
    return sayso.analyse(sayso.read(str(request.param)))


def test_the_examples_keep_the_promises(record: Record) -> None:
    keep_promises(record)
    assert record.problems == ()


def test_the_examples_are_read_the_same_again(record: Record) -> None:
    assert to_json(sayso.analyse(record.document)) == to_json(record)


def test_the_examples_have_somebody_who_says_something(record: Record) -> None:
    assert any(statement.source and statement.source.entity for statement in record.statements)
    assert record.entities


def test_findings_stand_in_the_text_s_order(record: Record) -> None:
    for layer in ("quantities", "times", "places"):
        starts = [finding.span.start for finding in getattr(record, layer)]
        assert starts == sorted(starts), layer


@SLOW
@given(SCRAPS)
def test_any_scraps_of_a_report(text: str) -> None:
    keep_promises(sayso.analyse(make_document(text, published="2031-03-05")))


@SLOW
@given(st.text(max_size=200))
def test_any_text_at_all(text: str) -> None:
    keep_promises(sayso.analyse(make_document(text)))


@SLOW
@given(SCRAPS, st.sampled_from(["story", "transcript"]))
def test_no_finder_gives_up(text: str, kind: str) -> None:
    record = sayso.analyse(make_document(text, published="2031-03-05", kind=kind))
    assert [problem.message for problem in record.problems] == []


def test_the_same_bytes_in_every_process() -> None:
    command = [sys.executable, "-m", "sayso.cli", "read", "--json", str(EXAMPLES[0])]
    runs = {
        subprocess.run(command, capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "77")
    }
    assert len(runs) == 1


def test_an_empty_text_has_an_empty_record() -> None:
    for text in ("", " \n\t "):
        record = sayso.analyse(make_document(text))
        assert [len(getattr(record, layer)) for layer in LAYERS] == [0] * len(LAYERS)


def test_one_very_long_line() -> None:
    text = "Brandt said that the ships would stay in the harbour of Velm. " * 1_000
    keep_promises(sayso.analyse(make_document(text)))


def test_quotation_marks_that_are_never_closed() -> None:
    text = "“We will stay, Brandt said. “We will stay until they leave.\n“And if they do not, we will close the strait."
    keep_promises(sayso.analyse(make_document(text)))


def stories() -> Iterator[tuple[str, str]]:
    """Stories and briefings of the corpora, a sample unless all are asked for."""
    data = find_data()
    everything = EVERYTHING in os.environ
    for path in sorted((data / "reports" / "ukraine-2022-2024").glob("*.txt"))[:: 1 if everything else 10]:
        yield path.name, path.read_text(encoding="utf-8")
    with lzma.open(data / "reports" / "briefings.jsonl.xz", "rt", encoding="utf-8") as lines:
        briefings = (json.loads(line) for line in lines)
        picked = (row for row in briefings if "briefing" in row["path"])
        for number, row in zip(range(200 if everything else 4), picked, strict=False):
            yield f"{number} {row['path']}", row["text"]


@pytest.mark.shared
@pytest.mark.slow
def test_the_corpora_keep_the_promises() -> None:
    try:
        find_data()
    except ConfigError as error:
        pytest.skip(str(error))
    gave_up = []
    for name, text in stories():
        record = sayso.analyse(make_document(text, published="2024-01-01"))
        keep_promises(record)
        gave_up += [(name, problem.message) for problem in record.problems]
    assert gave_up == []
