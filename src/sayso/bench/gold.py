"""Hand-made gold: what a careful reader finds in a report, read from YAML in either of its two forms.

In the *quoted* form (the worked example) a string is the exact text of a span, "text #2" its second occurrence as whole
words. In the *stored* form (tests/gold) a span is [start, end] and the header names the text (see `corpora`): none is
kept. `optional: true` is right when found and no fault when not; a list of labels are several accepted ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from sayso.bench.corpora import find_checkout, find_data, read_text, reason
from sayso.errors import ConfigError, ReadError

Offsets = tuple[int, int]
SETS = ("dev", "frozen", "example")
# The fields of each layer that hold spans.
SPANS: dict[str, tuple[str, ...]] = {
    "statements": ("content", "cue"),
    "conditions": ("antecedent", "consequent"),
    "not_conditions": ("antecedent",),
    "figures": ("text",),
    "times": ("text",),
    "events": ("trigger",),
    "places": (),
    "actors": (),
}
GIVE = "give a gold file (YAML), or none for the set that --set names"
NUMBERED = re.compile(r"(.*?) #(\d+)", re.S)


@dataclass(frozen=True)
class Item:
    """One thing that a reader found: its labels as annotated, and where its spans stand in the article."""

    labels: dict[str, Any]
    spans: dict[str, tuple[Offsets, ...]] = field(default_factory=dict)

    @property
    def optional(self) -> bool:
        """Right when found, no fault when not."""
        return bool(self.labels.get("optional"))

    def span(self, name: str) -> Offsets | None:
        """The first span of a field, or None."""
        return next(iter(self.spans.get(name, ())), None)


@dataclass(frozen=True)
class Gold:
    """The gold of one report. In a `transcript` not every statement is listed: an extra one is no fault."""

    name: str
    text: str
    published: str | None
    transcript: bool
    layers: dict[str, tuple[Item, ...]]


def find_gold(kind: str) -> list[Path]:
    """The gold files of a set: "dev" and "frozen" of tests/gold, or "example", the worked one beside the corpora."""
    checkout = find_checkout()
    if kind == "example":
        folder = checkout.parent / "shared" / "gold"
    else:
        folder = checkout / "tests" / "gold" / kind
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise ConfigError(f"{folder}: holds no gold (*.yaml)")
    return paths


def read_gold(path: Path, *, data: str | Path | None = None) -> Gold:
    """One gold file with its text.

    Raises ReadError where the file is no gold, or the text is missing, is another, or lacks a span's words.
    """
    raw = _load(path)
    header = raw.get("document", raw)
    if not isinstance(header, dict) or not isinstance(header.get("file"), str):
        raise ReadError(f"{path}: is no gold: it needs a document with its file; {GIVE}")
    text = _text_of(path, header, data)
    published = header.get("published")
    return Gold(
        name=path.stem,
        text=text,
        published=None if published is None else str(published),
        transcript="transcript" in raw or header.get("kind") == "transcript",
        layers={layer: _layer(path, layer, raw.get(layer) or [], text) for layer in SPANS},
    )


def _load(path: Path) -> dict[str, Any]:
    """What a gold file holds. Raises ReadError where it cannot be read, or is no YAML of fields."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}: {getattr(error, 'problem', '')}" if mark else "its characters"
        raise ReadError(f"{path}: is no YAML ({where}); {GIVE}") from error
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: {reason(error)}; {GIVE}") from error
    if not isinstance(raw, dict):
        raise ReadError(f"{path}: is no gold: it needs a document with its file; {GIVE}")
    return raw


def _text_of(path: Path, header: dict[str, Any], data: str | Path | None) -> str:
    if "sha256" in header:
        cut = header.get("slice")
        return read_text(
            find_data(data),
            file=header["file"],
            record=header.get("record"),
            slice=(cut[0], cut[1]) if cut else None,
            digest=header["sha256"],
        )
    for folder in (path.parent, path.parent.parent / "articles"):
        if (folder / header["file"]).is_file():
            text: str = (folder / header["file"]).read_text(encoding="utf-8")
            return text
    raise ReadError(f"{path}: its article {header['file']} is neither beside it nor in ../articles")


def _layer(path: Path, layer: str, rows: Any, text: str) -> tuple[Item, ...]:
    try:
        return tuple(_items(path, layer, rows, text))
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        what = f"{type(error).__name__}: {error}"
        raise ReadError(f"{path}: its {layer} are not written as gold is ({what}); see `sayso.bench.gold`") from error


def _items(path: Path, layer: str, rows: list[Any], text: str) -> Iterator[Item]:
    for row in rows:
        labels = row if isinstance(row, dict) else {"antecedent": row}
        if layer == "places":
            labels = {**labels, "text": _words_of(labels["text"], text)}
        spans = {name: tuple(_offsets(path, labels.get(name), text)) for name in SPANS[layer]}
        yield Item(labels, spans)


def _words_of(value: Any, text: str) -> str:
    """The words of a place: as quoted (without the number), or as its offsets cut them."""
    return text[value[0] : value[1]] if isinstance(value, list) else str(value).split(" #")[0]


def _offsets(path: Path, value: Any, text: str) -> Iterator[Offsets]:
    """The offsets of a field: words, [start, end], or a list of either."""
    if value is None:
        return
    if isinstance(value, str):
        hit = locate(text, value)
        if hit is None:
            raise ReadError(f"{path}: the text does not hold {value!r}")
        yield hit
    elif len(value) == 2 and all(isinstance(part, int) for part in value):
        yield value[0], value[1]
    else:
        for part in value:
            yield from _offsets(path, part, text)


def locate(text: str, words: str) -> Offsets | None:
    """Where words stand ("text #2": their second occurrence as whole words). None where there is no such one."""
    match = NUMBERED.fullmatch(words)
    words, number = (match[1], int(match[2])) if match else (words, 1)
    left = r"(?<!\w)" if words[:1].isalnum() else ""
    right = r"(?!\w)" if words[-1:].isalnum() else ""
    hits = [hit.span() for hit in re.finditer(left + re.escape(words) + right, text)]
    return hits[number - 1] if len(hits) >= number else None
