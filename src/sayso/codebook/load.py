"""Reads the codebook: what sayso looks for, declared as TOML beside this file.

Every file says at its top which layer of the record it feeds (`layer`), and which fields of an entry its examples must
show in what is found (`checks`). Every entry carries `examples`: sentences written for the purpose, with the words that
the entry is about in [brackets]; `not_examples` are sentences in which the bracketed words must not be found.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.errors import CodebookError

FOLDER = files("sayso.codebook")


@cache
def load(name: str) -> dict[str, Any]:
    """The codebook file `name` (such as "cues" or "events/assault"), parsed. Raises CodebookError."""
    try:
        return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    except (FileNotFoundError, tomllib.TOMLDecodeError) as error:
        raise CodebookError(f"codebook/{name}.toml: {error}") from error


@cache
def names() -> tuple[str, ...]:
    """The names of all codebook files, sorted."""
    return tuple(sorted(_walk("")))


def _walk(folder: str) -> Iterator[str]:
    for item in (FOLDER / folder if folder else FOLDER).iterdir():
        if item.is_dir() and not item.name.startswith("_"):
            yield from _walk(f"{folder}{item.name}/")
        elif item.name.endswith(".toml"):
            yield folder + item.name.removesuffix(".toml")


@dataclass(frozen=True)
class Example:
    """One example: its sentence, where the bracketed words stand in it, and what must (or must not) be found."""

    file: str
    layer: str
    text: str
    start: int
    end: int
    expected: dict[str, Any]
    wanted: bool


def examples(name: str) -> Iterator[Example]:
    """The examples of one codebook file, in its order. Raises CodebookError where one has no [brackets]."""
    data = load(name)
    checks = data.get("checks", [])
    for entry in _entries(data):
        expected = {key: entry[key] for key in checks if key in entry}
        for key in ("examples", "not_examples"):
            for marked in entry.get(key, []):
                yield _example(name, data.get("layer", ""), marked, expected, wanted=key == "examples")


def _entries(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The entries of a file: the tables of all its arrays of tables."""
    for rows in data.values():
        yield from (row for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()


def _example(file: str, layer: str, marked: str, expected: dict[str, Any], *, wanted: bool) -> Example:
    start, end = marked.find("["), marked.find("]") - 1
    if start < 0 or end <= start:
        raise CodebookError(f"codebook/{file}.toml: the example {marked!r} needs the words it is about in [brackets]")
    text = marked.replace("[", "", 1).replace("]", "", 1)
    return Example(file, layer, text, start, end, expected, wanted)
