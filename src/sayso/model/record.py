"""The document and the record kept of it (public contract, schema 1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from sayso.errors import EvidenceError
from sayso.model.findings import (
    Conditional,
    Entity,
    Event,
    Finding,
    Problem,
    Quantity,
    Span,
    Statement,
    Struct,
    Timex,
    Toponym,
)
from sayso.model.ids import make_id

SCHEMA = 1
DocumentKind = Literal["story", "transcript"]


class Document(Struct, frozen=True, kw_only=True):
    """One report, as it was read. `text` is what every span indexes.

    `published` and `retrieved` are ISO 8601, as exact as is known ("2024-10-24" or "2024-10-24T16:05:00-04:00"), or
    null.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    retrieved: str | None = None
    language: str | None = None
    kind: DocumentKind = "story"


def make_document(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    retrieved: str | None = None,
    language: str | None = None,
    kind: DocumentKind = "story",
) -> Document:
    """A `Document` whose id is the hash of its text, address, publisher and date (not of when it was fetched).

    A `url` without "://" is a file's name, and no part of the id: the same text has the same id wherever it lies.
    """
    address = url if url and "://" in url else None
    return Document(
        id=make_id("document", text, address, publisher, published),
        text=text,
        title=title,
        url=url,
        publisher=publisher,
        published=published,
        retrieved=retrieved,
        language=language,
        kind=kind,
    )


class Record(Struct, frozen=True, kw_only=True):
    """All that was found in one report: flat lists, references by id."""

    document: Document
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    conditionals: tuple[Conditional, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Timex, ...] = ()
    places: tuple[Toponym, ...] = ()
    problems: tuple[Problem, ...] = ()
    made_by: str = ""
    schema: int = SCHEMA

    def findings(self) -> Iterator[Finding]:
        """Every finding, layer by layer."""
        for layer in LAYERS:
            yield from getattr(self, layer)

    def __getitem__(self, id: str) -> Finding:
        """The finding that an id names. Raises KeyError. Linear: make a dictionary for many look-ups."""
        for finding in self.findings():
            if finding.id == id:
                return finding
        raise KeyError(id)

    def check(self) -> Record:
        """Refuse a span whose words differ from the text, an id that leads nowhere, and an id that two findings share.

        Returns the record itself. Raises EvidenceError.
        """
        ids = [finding.id for finding in self.findings()]
        known = set(ids)
        if len(known) != len(ids):
            raise EvidenceError(f"two findings of document {self.document.id} share the id {_first_repeat(ids)}")
        for part in (*self.findings(), *self.problems):
            _check_spans(part, self.document.text)
            _check_references(part, known)
        return self


LAYERS = ("entities", "statements", "events", "conditionals", "quantities", "times", "places")
TYPES: dict[str, type[Finding]] = dict(
    zip(LAYERS, (Entity, Statement, Event, Conditional, Quantity, Timex, Toponym), strict=True)
)
# Fields that hold ids, or Arguments that do.
REFERENCES = (
    "within",
    "at",
    "origin",
    "destination",
    "times",
    "quantities",
    "statement",
    "antecedent_events",
    "consequent_events",
    "entity",
)
_REFERENCES = frozenset(REFERENCES)


def spans_of(part: Any) -> Iterator[Span]:
    """Every span within a finding, depth first in the order of its fields."""
    found: list[Span] = []
    _gather_spans(part, found)
    return iter(found)


def _gather_spans(part: Any, found: list[Span]) -> None:
    if isinstance(part, Span):
        found.append(part)
    elif isinstance(part, tuple | list):
        for item in part:
            _gather_spans(item, found)
    elif isinstance(part, msgspec.Struct):
        for field in part.__struct_fields__:
            value = getattr(part, field)
            if value is not None and type(value) is not str:  # most fields, and no call is the cheapest
                _gather_spans(value, found)


def references_of(part: Any) -> Iterator[str]:
    """Every id that a finding refers to."""
    found: list[str] = []
    _gather_references(part, found)
    return iter(found)


def _gather_references(part: Any, found: list[str]) -> None:
    for field in part.__struct_fields__:
        value = getattr(part, field)
        if value is None:
            continue
        if field in _REFERENCES:
            found += [value] if isinstance(value, str) else value
        elif type(value) is not str:
            _gather_from(value if isinstance(value, tuple) else (value,), found)


def _gather_from(parts: tuple[Any, ...], found: list[str]) -> None:
    for part in parts:
        if isinstance(part, Struct):
            _gather_references(part, found)


def _check_spans(part: Struct, text: str) -> None:
    for span in spans_of(part):
        if not (0 <= span.start < span.end <= len(text)) or text[span.start : span.end] != span.text:
            raise EvidenceError(
                f"{type(part).__name__} cites {span.text!r} at {span.start}-{span.end}: not in the text"
            )


def _check_references(part: Struct, known: set[str]) -> None:
    for id in references_of(part):
        if id not in known:
            raise EvidenceError(f"{type(part).__name__} refers to {id}, which the record does not hold")


def _first_repeat(ids: list[str]) -> str:
    seen: set[str] = set()
    return next(id for id in ids if id in seen or seen.add(id))  # type: ignore[func-returns-value]


def to_json(record: Record) -> bytes:
    """The record as one line of JSON, keys in the schema's order, without a line end."""
    return msgspec.json.encode(record)


def from_json(line: bytes | str) -> Record:
    """The record that `to_json` wrote. Raises msgspec.ValidationError (a ValueError) where the line is no record."""
    return msgspec.json.decode(line, type=Record)
