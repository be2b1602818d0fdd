"""From a record to the rows that a case keeps of it. Pure: numbers and names are given by the case."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any, Protocol

import msgspec

from sayso.model import (
    LAYERS,
    Argument,
    Conditional,
    Entity,
    Event,
    Finding,
    Quantity,
    Record,
    Span,
    Statement,
    Struct,
    Timex,
    Toponym,
)

MOST_WORDS = 4000  # characters of a finding that full text knows
ARGUMENTS = {"actors": "actor", "recipients": "recipient", "objects": "object", "source": "source"}
ARGUMENTS |= {"addressee": "addressee"}
TARGETS = {"at": "at", "origin": "origin", "destination": "destination", "times": "time", "quantities": "quantity"}
TARGETS |= {"statement": "statement", "within": "within"}
TARGETS |= {"antecedent_events": "antecedent", "consequent_events": "consequent"}


class Role(Struct, frozen=True, kw_only=True):
    """Who or what fills a role of a finding: an entity by its name, or a finding by its id."""

    role: str
    target: str | None = None
    name: str | None = None
    country: str | None = None
    words: str | None = None


class Line(Struct, frozen=True, kw_only=True):
    """What the table `finding` holds of a finding, beside the numbers; and its roles."""

    id: str
    layer: str
    type: str | None = None
    mode: str | None = None
    polarity: str | None = None
    certainty: str | None = None
    status: str | None = None
    speaker: str | None = None
    begins: str | None = None
    until: str | None = None
    low: float | None = None
    high: float | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    geonames: int | None = None
    score: float | None = None
    words: str
    body: str
    roles: tuple[Role, ...] = ()


def fold(name: str) -> str:
    """A name as it is looked for: " mike turner ", without case, accents and what is neither letter nor digit."""
    plain = "".join(
        c
        for c in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
        if not unicodedata.combining(c)
    )
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return f" {' '.join(words)} "


def lines_of(record: Record) -> Iterator[Line]:
    """The line of each finding of a record, in the record's order."""
    known = {finding.id: finding for finding in record.findings()}
    for layer in LAYERS:
        for finding in getattr(record, layer):
            yield _line(layer, finding, known)


def _line(layer: str, finding: Finding, known: Known) -> Line:
    body = msgspec.json.encode(finding).decode()
    begins, until = _bounds(finding, known)
    values = DESCRIBED[type(finding)](finding)
    words = " … ".join(span.text for span in _words_of(finding))[:MOST_WORDS]
    return Line(
        id=finding.id,
        layer=layer,
        speaker=_speaker(finding, known),
        begins=begins,
        until=until,
        score=finding.score,
        words=words,
        body=body,
        roles=tuple(_roles(finding, known)),
        **values,
    )


Known = dict[str, Finding]


class _Describe(Protocol):
    def __call__(self, finding: Any, /) -> dict[str, Any]: ...


DESCRIBED: dict[type[Finding], _Describe] = {
    Entity: lambda entity: {"type": entity.kind, "country": entity.country},
    Statement: lambda statement: {"type": statement.act, "mode": statement.manner},
    Event: lambda event: {
        "type": event.type,
        "mode": event.mode,
        "polarity": event.factuality.polarity,
        "certainty": event.factuality.certainty,
        "status": event.factuality.status,
    },
    Conditional: lambda conditional: {"type": conditional.kind, "mode": conditional.force},
    Quantity: lambda quantity: {"low": quantity.low, "high": quantity.high, "type": getattr(quantity, "kind", None)},
    Timex: lambda time: {"type": time.type},
    Toponym: lambda place: {
        "latitude": place.latitude,
        "longitude": place.longitude,
        "country": place.country,
        "geonames": place.geonames,
    },
}


def _words_of(finding: Finding) -> list[Span]:
    """The words that a finding is found by."""
    if isinstance(finding, Statement):
        return [*finding.content]
    if isinstance(finding, Conditional):
        return [span for span in (finding.antecedent, finding.consequent) if span]
    if isinstance(finding, Event):
        parts = (*finding.actors, *finding.recipients, *finding.objects)
        return sorted({finding.anchor, *(part.span for part in parts)})
    if isinstance(finding, Entity):
        return list(dict.fromkeys(Span(0, 0, span.text) for span in finding.mentions))
    spans = [getattr(finding, "span", None), getattr(finding, "counted", None)]
    return [span for span in spans if span]


def _bounds(finding: Finding, known: Known) -> tuple[str | None, str | None]:
    """When it is: of a time its own bounds, of others those of their first resolved time."""
    if isinstance(finding, Timex):
        return finding.begin, finding.until
    for id in getattr(finding, "times", ()):
        time = known[id]
        if isinstance(time, Timex) and (time.begin or time.until):
            return time.begin, time.until
    return None, None


def _speaker(finding: Finding, known: Known) -> str | None:
    """On whose word it is: the name of the statement's source, or the words that stand for it."""
    id = getattr(finding, "statement", None)
    statement = known[id] if id else finding
    if not isinstance(statement, Statement) or statement.source is None:
        return None
    return _name(statement.source, known)[0]


def _name(argument: Argument, known: Known) -> tuple[str, str | None]:
    """The name and the country of who fills a role."""
    entity = known.get(argument.entity or "")
    if isinstance(entity, Entity):
        return entity.name, entity.country
    return argument.span.text, None


def _roles(finding: Finding, known: Known) -> Iterator[Role]:
    for field, role in ARGUMENTS.items():
        filled = getattr(finding, field, None) or ()
        for argument in filled if isinstance(filled, tuple) else (filled,):
            name, country = _name(argument, known)
            yield Role(role=role, target=argument.entity, name=name, country=country, words=argument.span.text)
    for field, role in TARGETS.items():
        ids = getattr(finding, field, None) or ()
        for id in (ids,) if isinstance(ids, str) else ids:
            yield Role(role=role, target=id, country=getattr(known[id], "country", None))
    if isinstance(finding, Entity):
        yield Role(role="self", name=finding.name, country=finding.country)
    if isinstance(finding, Toponym) and finding.name:
        yield Role(role="self", name=finding.name, country=finding.country)
