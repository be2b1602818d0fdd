"""Writes the pages of docs/ that code and codebook say themselves: `python -m sayso.cli.reference docs`.

record.md is the record's structs, codebook-files.md the codebook's files with what each says of itself at its top.
"""

from __future__ import annotations

import inspect
import json
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import takewhile
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from sayso import model
from sayso.bench.score import factuality_label
from sayso.cli import phrases
from sayso.codebook.load import FOLDER, load, names
from sayso.model import LAYERS, SCHEMA

STRUCTS = (
    "Record", "Document", "Span", "Argument", "Entity", "Statement", "Event", "Factuality", "Conditional", "Quantity",
    "Timex", "Toponym", "Problem",
)  # fmt: skip
MEANINGS = tomllib.loads(Path(__file__).with_name("meanings.toml").read_text(encoding="utf-8"))
PLAIN = {"str": "string", "int": "integer", "float": "number", "bool": "true or false"}
RECORD_HEAD = f"""# The record

<!-- Written by `make docs` from the structs of `sayso.model`. Do not edit. -->

What `sayso read --json` prints, one a line, and what `sayso.analyse` returns. Schema {SCHEMA}: these names are the
public contract. Flat lists, references by id. Ids are hashes of what they name: the same input, the same ids, in the
same order. All fields are always written; null is "not known", never a default.

**Every field that holds a Span is evidence**: `document.text[start:end] == text`, half-open, counted in characters
(Unicode code points). `Record.check()` refuses a record where that fails, or where an id leads nowhere.

The layers: {", ".join(f"`{layer}`" for layer in LAYERS)}.
What they hold are findings: each has an `id`, `by` (finder, rule and version: `statements/clause@1`) and `score`. The
first letter of an id is that of its layer; entities and events share `e-`.
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
    lines = [f"## {name}", "", inspect.cleandoc(struct.__doc__ or ""), ""]
    lines += ["| field | type | values | meaning |", "|---|---|---|---|", *_rows(name, struct)]
    return "\n".join(lines) + "\n" + (f"\n{NOTES[name]()}" if name in NOTES else "")


def _rows(name: str, struct: type[msgspec.Struct]) -> Iterator[str]:
    hints = get_type_hints(struct)
    for field in struct.__struct_fields__:
        values = ", ".join(str(value) for value in _choices(hints[field]))
        meaning = MEANINGS["fields"][name].get(field) or MEANINGS["finding"][field]
        yield f"| `{field}` | {_type(hints[field])} | {values} | {meaning} |"


def _type(hint: Any) -> str:
    """A type in words: "list of Span", "string or null", "Argument or null"."""
    origin, parts = get_origin(hint), get_args(hint)
    if hint is NoneType:
        return "null"
    if origin is tuple:
        return f"list of {_type(parts[0])}"
    if origin in (Union, UnionType):
        return " or ".join(_type(part) for part in parts if not (part is int and float in parts))
    name = "str" if origin is Literal else str(hint.__name__)
    return PLAIN.get(name, name)


def _choices(hint: Any) -> Iterator[object]:
    """The values that a field may have, where they are few."""
    if get_origin(hint) is Literal:
        yield from get_args(hint)
    elif get_origin(hint) in (Union, UnionType):
        for part in get_args(hint):
            yield from _choices(part)


def _bounds() -> str:
    rows = (
        (f"“{one['words']}”", _json(one.get("low")), _json(one.get("high")), _json(one.get("approximate", False)))
        for one in MEANINGS["bounds"]
    )
    return _table(("words", "low", "high", "approximate"), rows) + "\n" + str(MEANINGS["bounds_note"])


def _times() -> str:
    rows = ((f"“{one['words']}”", f"`{one['value']}`", one["meaning"]) for one in MEANINGS["times"])
    head = f"In a report published on {MEANINGS['published']}, a Wednesday:\n\n"
    return head + _table(("words", "value", "meaning"), rows) + "\n" + str(MEANINGS["times_note"])


def sure() -> list[tuple[str, model.Factuality]]:
    """Sentences with the anchor of their event in [brackets], and its factuality without cues."""
    rows = [dict(row) for row in MEANINGS["sure"]]
    return [(row.pop("sentence"), msgspec.convert(row, model.Factuality)) for row in rows]


def _sure() -> str:
    rows = (
        (
            _bold(words),
            value.polarity,
            value.certainty,
            value.status,
            phrases.factuality(value),
            factuality_label(value),
        )
        for words, value in sure()
    )
    head = "The same in the record, on the page of `sayso read`, and in the [benchmarks](benchmarks.md):\n\n"
    columns = ("in the report", "polarity", "certainty", "status", "on the page", "in benchmarks")
    return head + _table(columns, rows) + "\n" + str(MEANINGS["sure_note"])


@cache
def _sample() -> str:
    """The record of one sentence, a line a finding."""
    from sayso.pipeline import analyse

    record = json.loads(
        model.to_json(analyse(model.make_document(MEANINGS["sample"], published=MEANINGS["published"])))
    )
    layers = ",\n".join(f"  {_json(name)}: {_lines(value)}" for name, value in record.items())
    return f"The record of one sentence (sayso writes it on one line):\n\n```json\n{{\n{layers}\n}}\n```\n"


def _lines(value: Any) -> str:
    """A list with a line for each of its parts, anything else on one line."""
    if not isinstance(value, list) or not value:
        return _json(value)
    return "[\n" + ",\n".join(f"    {_json(part)}" for part in value) + "\n  ]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


NOTES: dict[str, Callable[[], str]] = {
    "Record": _sample,
    "Factuality": _sure,
    "Conditional": lambda: MEANINGS["markers"],
    "Quantity": _bounds,
    "Timex": _times,
}


def plover_page() -> str:
    """The page of PLOVER's types, modes, contexts and sectors, in Markdown: those that the codebook uses."""
    modes = event_modes()
    types = [(name, one["meaning"], _bold(one["example"])) for name, one in MEANINGS["types"].items() if name in modes]
    sorts = [(name, mode, MEANINGS["modes"][name][mode]) for name in MEANINGS["types"] for mode in modes.get(name, ())]
    parts = (
        MEANINGS["plover_head"],
        "\n## Types\n\nThe words that name the act are bold.\n\n",
        _table(("type", "who does it", "example"), types),
        "\nTypes without a mode are not listed; `mode` is often null.\n\n",
        _table(("type", "mode", "meaning"), sorts),
        "\n## Contexts\n\n",
        _table(("context", "meaning"), [(name, MEANINGS["contexts"][name]) for name in event_contexts()]),
        "\n## Sectors\n\nOf entities; one may have several.\n\n",
        _table(("sector", "meaning"), [(name, MEANINGS["sectors"][name]) for name in sectors()]),
    )
    return "".join(parts)


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = (head, ["---"] * len(head), *rows)
    return "".join(f"|{'|'.join('---' if cell == '---' else f' {cell} ' for cell in line)}|\n" for line in lines)


def _bold(example: str) -> str:
    return example.replace("[", "**").replace("]", "**")


def event_contexts() -> list[str]:
    """The contexts that the codebook looks for, in its order."""
    return [entry["context"] for entry in load("contexts")["contexts"]]


def sectors() -> list[str]:
    """The sector codes that the codebook gives to entities, sorted."""
    return sorted({code for name in names() for code in _sectors_in(load(name))})


def _sectors_in(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from part.get("sectors", ())
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _sectors_in(inner)


def event_modes() -> dict[str, list[str]]:
    """The event types that the codebook looks for, each with the modes that its rules name."""
    rules = [rule for name in names() if name.startswith("events/") for rule in load(name)["rules"]]
    return {
        kind: sorted({rule["mode"] for rule in rules if rule["type"] == kind and "mode" in rule})
        for kind in dict.fromkeys(rule["type"] for rule in rules)
    }


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
    (folder / "plover.md").write_text(plover_page(), encoding="utf-8")
    (folder / "codebook-files.md").write_text(codebook_page(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
