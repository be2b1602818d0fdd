"""The pages that code and codebook write themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso import model
from sayso.cli.reference import STRUCTS, codebook_page, main, record_page
from sayso.codebook.load import load, names


@pytest.mark.parametrize("name", STRUCTS)
def test_every_field_of_the_record_has_its_row(name: str) -> None:
    section = record_page().partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    for field in getattr(model, name).__struct_fields__:
        assert f"\n| `{field}` | " in section


@pytest.mark.parametrize(
    "row",
    [
        "| `content` | list of Span |  |",
        "| `source` | Argument or null |  |",
        "| `manner` | string | direct, indirect, mixed |",
        "| `low` | number or null |  |",
        "| `approximate` | true or false |  |",
        "| `start` | integer |  |",
        "| `force` | string or null | will, would, should, may, must, is |",
    ],
)
def test_types_are_in_words(row: str) -> None:
    assert row in record_page()


@pytest.mark.parametrize("name", names())
def test_every_codebook_file_has_its_section(name: str) -> None:
    section = codebook_page().partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    assert f"Feeds `{load(name)['layer']}`" in section


def test_the_pages_are_written_where_they_are_wanted(tmp_path: Path) -> None:
    main(tmp_path)
    assert (tmp_path / "record.md").read_text(encoding="utf-8") == record_page()
    assert (tmp_path / "codebook-files.md").read_text(encoding="utf-8") == codebook_page()
