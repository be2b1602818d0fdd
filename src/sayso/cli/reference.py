"""Writes the pages of docs/ that code and codebook say themselves: `python -m sayso.cli.reference docs`.

record.md is the record's structs, codebook-files.md the codebook's files with what each says of itself at its top.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from sayso import model
from sayso.codebook.load import FOLDER, load, names
from sayso.model import LAYERS, SCHEMA

STRUCTS = (
    "Record", "Document", "Span", "Argument", "Entity", "Statement", "Event", "Factuality", "Conditional", "Quantity",
    "Timex", "Toponym", "Problem",
)  # fmt: skip
PLAIN = {"str": "string", "int": "integer", "float": "number", "bool": "true or false"}
RECORD_HEAD = f"""# The record

<!-- Written by `make docs` from the structs of `sayso.model`. Do not edit. -->

What `sayso read --json` prints, one a line, and what `sayso.analyse` returns. Schema {SCHEMA}: these names are the
public contract. Flat lists, references by id. Ids are hashes of what they name: the same input, the same ids, in the
same order. All fields are always written; null is "not known", never a default.

**Every field that holds a Span is evidence**: `document.text[start:end] == text`, half-open, counted in characters
(Unicode code points). `Record.check()` refuses a record where that fails, or where an id leads nowhere.

The layers: {", ".join(f"`{layer}`" for layer in LAYERS)}.
What they hold has `id`, `by` (finder, rule and version: `statements/verb-clause@1`) and `score` (0 to 1, or null:
not measured).
"""
CODEBOOK_HEAD = """# The codebook's files

<!-- Written by `make docs` from the tops of the files in `src/sayso/codebook`. Do not edit. -->

What each file says of itself. How a file is made: [codebook.md](codebook.md).
"""


def record_page() -> str:
    """The page of the record, in Markdown."""
    return RECORD_HEAD + "".join(f"\n{section}" for section in map(_struct_section, STRUCTS))


def _struct_section(name: str) -> str:
    struct = getattr(model, name)
    lines = [f"## {name}", "", inspect.cleandoc(struct.__doc__ or ""), "", "| field | type | values |", "|---|---|---|"]
    return "\n".join([*lines, *_rows(struct)]) + "\n"


def _rows(struct: type[msgspec.Struct]) -> Iterator[str]:
    hints = get_type_hints(struct)
    for field in struct.__struct_fields__:
        values = ", ".join(str(value) for value in _choices(hints[field]))
        yield f"| `{field}` | {_type(hints[field])} | {values} |"


def _type(hint: Any) -> str:
    """A type in words: "list of Span", "string or null", "Argument or null"."""
    origin, parts = get_origin(hint), get_args(hint)
    if hint is NoneType:
        return "null"
    if origin is tuple:
        return f"list of {_type(parts[0])}"
    if origin in (Union, UnionType):
        return " or ".join(_type(part) for part in parts)
    name = "str" if origin is Literal else str(hint.__name__)
    return PLAIN.get(name, name)


def _choices(hint: Any) -> Iterator[object]:
    """The values that a field may have, where they are few."""
    if get_origin(hint) is Literal:
        yield from get_args(hint)
    elif get_origin(hint) in (Union, UnionType):
        for part in get_args(hint):
            yield from _choices(part)


def codebook_page() -> str:
    """The page of the codebook's files, in Markdown."""
    return CODEBOOK_HEAD + "".join(f"\n{section}" for section in map(_codebook_section, names()))


def _codebook_section(name: str) -> str:
    lines = (FOLDER / f"{name}.toml").read_text(encoding="utf-8").splitlines()
    about = "\n".join(line.removeprefix("#").strip() for line in takewhile(lambda line: line.startswith("#"), lines))
    layer, checks = load(name).get("layer"), load(name).get("checks", [])
    checked = f"; examples are checked for {', '.join(f'`{check}`' for check in checks)}" if checks else ""
    return f"## {name}\n\n```text\n{about}\n```\n\nFeeds `{layer}`{checked}.\n"


def main(folder: Path) -> None:
    """Write the pages into a folder."""
    (folder / "record.md").write_text(record_page(), encoding="utf-8")
    (folder / "codebook-files.md").write_text(codebook_page(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
