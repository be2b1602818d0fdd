"""The pages that code and codebook write themselves."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from sayso import analyse, from_json, make_document, model, to_json
from sayso.bench.score import DEFINITIONS
from sayso.cli.reference import (
    MEANINGS,
    STRUCTS,
    codebook_page,
    event_contexts,
    event_modes,
    main,
    plover_page,
    record_page,
    sectors,
    sure,
)
from sayso.codebook.load import load, names
from sayso.model import Factuality, Record

ROOT = Path(__file__).parents[2]


def read(sentence: str) -> Record:
    """The record of one sentence, published on the day that the page speaks of."""
    return analyse(make_document(sentence.replace("[", "").replace("]", ""), published=MEANINGS["published"]))


def bracketed(sentence: str) -> str:
    return sentence.partition("[")[2].partition("]")[0]


@pytest.mark.parametrize("name", STRUCTS)
def test_every_field_of_the_record_has_its_row(name: str) -> None:
    section = record_page().partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    for field in getattr(model, name).__struct_fields__:
        assert f"\n| `{field}` | " in section


@pytest.mark.parametrize("name", STRUCTS)
def test_every_field_has_a_meaning_and_no_other_has(name: str) -> None:
    fields = getattr(model, name).__struct_fields__
    assert set(MEANINGS["fields"][name]) <= set(fields)
    assert all(MEANINGS["fields"][name].get(field) or MEANINGS["finding"][field] for field in fields)


@pytest.mark.parametrize(
    "row",
    [
        "| `content` | list of Span |  | ",
        "| `source` | Argument or null |  | ",
        "| `manner` | string | direct, indirect, mixed | ",
        "| `low` | number or null |  | ",
        "| `approximate` | true or false |  | ",
        "| `start` | integer |  | ",
        "| `force` | string or null | will, would, should, may, must, is | ",
    ],
)
def test_types_are_in_words(row: str) -> None:
    assert row in record_page()


def test_the_sample_is_a_whole_record() -> None:
    block = record_page().partition("```json\n")[2].partition("```")[0]
    record = from_json(block).check()
    assert record.document.text == MEANINGS["sample"]
    assert record.statements
    assert record.events
    assert record.quantities
    assert record.times
    assert record.places


@pytest.mark.parametrize("row", MEANINGS["bounds"], ids=lambda row: row["words"])
def test_bounds_are_as_the_page_says(row: dict[str, Any]) -> None:
    (quantity,) = read(f"Norway sent {row['words']} soldiers to Malta.").quantities
    assert (quantity.low, quantity.high) == (row.get("low"), row.get("high"))
    assert quantity.approximate == row.get("approximate", False)
    assert quantity.span.text in row["words"]


@pytest.mark.parametrize(("words", "value"), [(row["words"], row["value"]) for row in MEANINGS["times"]])
def test_times_are_as_the_page_says(words: str, value: str) -> None:
    (time,) = read(f"The talks went on {words}.").times
    assert (time.value, time.span.text in words) == (value, True)


@pytest.mark.parametrize(("sentence", "factuality"), sure())
def test_factuality_is_as_the_page_says(sentence: str, factuality: Factuality) -> None:
    (event,) = read(sentence).events
    assert bracketed(sentence) == event.anchor.text
    assert replace(event.factuality, cues=()) == factuality


@pytest.mark.parametrize(("marker", "sentence"), [
    ("unless", "Norway will attack unless Iceland withdraws."),
    ("until", "Norway will not talk until Iceland withdraws its troops."),
    ("otherwise", "Iceland must withdraw its troops; otherwise Norway will attack."),
])  # fmt: skip
def test_a_marker_that_turns_its_antecedent_round_is_kept_apart_from_it(marker: str, sentence: str) -> None:
    (conditional,) = read(sentence).conditionals
    assert conditional.marker.text == marker
    assert "not" not in conditional.antecedent.text
    assert f"“{marker} X”" in MEANINGS["markers"] or f"{marker}”" in MEANINGS["markers"]


def test_plover_s_page_has_what_the_codebook_uses_and_nothing_else() -> None:
    modes = event_modes()
    assert set(modes) == set(MEANINGS["types"])
    assert {kind: set(of) for kind, of in modes.items() if of} == {
        kind: set(of) for kind, of in MEANINGS["modes"].items()
    }
    assert event_contexts() == list(MEANINGS["contexts"])
    assert sectors() == sorted(MEANINGS["sectors"])
    page = plover_page()
    assert all(f"\n| {name} | " in page for name in (*modes, *event_contexts(), *sectors()))


@pytest.mark.parametrize("kind", MEANINGS["types"])
def test_the_example_of_a_type_is_read_so(kind: str) -> None:
    example = MEANINGS["types"][kind]["example"]
    assert (kind, bracketed(example)) in [(event.type, event.anchor.text) for event in read(example).events]


def test_what_sayso_does_otherwise_is_so() -> None:
    accusing = read("Norway accused Iceland of theft.")
    assert [statement.act for statement in accusing.statements] == ["accuse"]
    assert accusing.events == ()
    (visit,) = read("Norway's president will visit Iceland next week.").events
    assert (visit.type, visit.factuality.status) == ("CONSULT", "planned")
    (withdrawal,) = read("Norway announced that it would withdraw its troops from Malta.").events
    assert (withdrawal.type, withdrawal.factuality.status) == ("RETREAT", "planned")


@pytest.mark.parametrize("name", names())
def test_every_codebook_file_has_its_section(name: str) -> None:
    section = codebook_page().partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    assert f"Feeds `{load(name)['layer']}`" in section


def test_the_pages_are_written_where_they_are_wanted(tmp_path: Path) -> None:
    main(tmp_path)
    assert (tmp_path / "record.md").read_text(encoding="utf-8") == record_page()
    assert (tmp_path / "plover.md").read_text(encoding="utf-8") == plover_page()
    assert (tmp_path / "codebook-files.md").read_text(encoding="utf-8") == codebook_page()


def tables() -> list[str]:
    """The tutorial's scripts that make tables of `records.jsonl`: CSV, pandas."""
    return re.findall(r"```py\n(.*?)```", (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8"), re.S)


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    record = read(MEANINGS["sample"])
    (tmp_path / "records.jsonl").write_bytes(
        to_json(record) + b"\n" + to_json(read("Norway attacked Iceland.")) + b"\n"
    )
    monkeypatch.chdir(tmp_path)
    return record


def test_the_tutorial_s_csv_has_the_statements(records: Record) -> None:
    exec(compile(tables()[0], "tutorial", "exec"), {})
    with open("statements.csv", encoding="utf-8", newline="") as file:
        head, row = csv.reader(file)
    assert head == ["publisher", "published", "source", "act", "content"]
    assert row == ["", MEANINGS["published"], "minister", "assert", records.statements[0].content[0].text]


def test_the_tutorial_s_pandas_table_has_the_events(records: Record, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pandas")
    exec(compile(tables()[1], "tutorial", "exec"), {})
    shown = capsys.readouterr().out
    assert "MOBILIZE" in shown
    assert "ASSAULT" in shown


def test_what_the_benchmarks_page_says_is_shipped_is() -> None:
    page = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    named = re.findall(r"tests/[\w/.-]*\w", page)
    assert "tests/bench/fixtures/orm-incident.yaml" in named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_definition_stands_on_its_own() -> None:
    assert [name for name, definition in DEFINITIONS.items() if "the same" in definition] == []
