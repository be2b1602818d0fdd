"""From what is asked for to the SQL that finds it. Every value travels beside the SQL, none in it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from sayso.case.database import Database
from sayso.case.rows import fold
from sayso.errors import ConfigError
from sayso.model import LAYERS, Struct

KM_A_DEGREE = 111.195  # of latitude, on a sphere of 6,371 km

Condition = tuple[str, list[Any]]
Box = tuple[float, float, float, float]


class Query(Struct, frozen=True, kw_only=True):
    """What is looked for in one layer; what is None does not matter.

    `type` is an event's PLOVER type, a statement's act, a conditional's kind, an entity's kind; `mode` an event's mode,
    a statement's manner, a conditional's force. `speaker`, `actor`, `recipient`, `name` hold when all their words stand
    in the name ("Turner" finds "Mike Turner"). `country` is an ISO 3166 code of anybody or any place in the finding.
    `box` is (south, west, north, east) and `near` (latitude, longitude, km), in degrees. `since` and `until` (ISO 8601,
    half-open) bound when it was published, `from_` and `to` when it is to have happened. `at_least`: its quantity is
    surely no less; `at_most`: surely no more. `words` must all stand in its words; "in quotation marks" as a phrase.
    """

    type: str | None = None
    mode: str | None = None
    speaker: str | None = None
    actor: str | None = None
    recipient: str | None = None
    name: str | None = None
    country: str | None = None
    box: Box | None = None
    near: tuple[float, float, float] | None = None
    since: str | None = None
    until: str | None = None
    from_: str | None = None
    to: str | None = None
    polarity: str | None = None
    certainty: str | None = None
    status: str | None = None
    at_least: float | None = None
    at_most: float | None = None
    words: str | None = None
    publisher: str | None = None
    report: str | None = None
    min_score: float | None = None


EQUAL = ("type", "mode", "polarity", "certainty", "status")
NAMED = {"actor": ("actor",), "recipient": ("recipient",), "name": ("actor", "recipient", "object", "source", "self")}
COMPARED = {
    "since": "finding.published >= ?",
    "until": "finding.published < ?",
    "from_": "coalesce(finding.until, finding.begins) > ?",
    "to": "coalesce(finding.begins, finding.until) < ?",
    "min_score": "finding.score >= ?",
    "report": "report.id = ?",
    "publisher": "report.publisher = ?",
}


def conditions(database: Database, layer: str, query: Query) -> Condition:
    """What a row of `finding` (joined with `report`) meets. Raises ConfigError for a layer that there is not."""
    if layer not in LAYERS:
        raise ConfigError(f"there is no layer {layer!r}; there are {', '.join(LAYERS)}")
    parts = [("finding.layer = ? AND finding.current = 1", [layer]), *_parts(database, query)]
    return " AND ".join(sql for sql, _ in parts), [value for _, values in parts for value in values]


def _parts(database: Database, query: Query) -> Iterator[Condition]:
    for field in EQUAL:
        if (value := getattr(query, field)) is not None:
            yield f"finding.{field} = ?", [value]
    for field, sql in COMPARED.items():
        if (value := getattr(query, field)) is not None:
            yield sql, [value]
    if query.speaker is not None:
        names, values = _names(query.speaker)
        yield f"finding.speaker IN ({names})", values
    for field, roles in NAMED.items():
        if (value := getattr(query, field)) is not None:
            names, values = _names(value)
            marks = ", ".join("?" * len(roles))
            yield (
                f"finding.number IN (SELECT finding FROM role WHERE name IN ({names}) AND role IN ({marks}))",
                [*values, *roles],
            )
    if query.country is not None:
        own = "finding.country = ? OR finding.number IN (SELECT finding FROM role WHERE country = ?)"
        yield f"({own})", [query.country.upper()] * 2
    yield from _bounds(query)
    if (box := query.box or (around(query.near) if query.near else None)) is not None:
        yield _in_box(box)
    if query.words is not None:
        yield database.having("finding", query.words)


def _names(name: str) -> Condition:
    """The numbers of the names in which all words of `name` stand."""
    words = fold(name).split()
    if not words:
        raise ConfigError(f"{name!r} holds no word to look for")
    sql = " AND ".join("folded LIKE ?" for _ in words)
    return f"SELECT number FROM name WHERE {sql}", [f"% {word} %" for word in words]


def _bounds(query: Query) -> Iterator[Condition]:
    """What holds of a quantity, or of one that stands in the finding."""
    for value, sql in ((query.at_least, "low >= ?"), (query.at_most, "high <= ?")):
        if value is not None:
            inner = "SELECT role.finding FROM role JOIN finding quantity ON quantity.number = role.target"
            yield (
                f"(finding.{sql} OR finding.number IN ({inner} WHERE role.role = 'quantity' AND quantity.{sql}))",
                [value, value],
            )


def _in_box(box: Box) -> Condition:
    """What holds of a place, or of one that stands in the finding. A box may cross the date line (west > east)."""
    south, west, north, east = box
    across = "BETWEEN ? AND ?" if west <= east else "NOT BETWEEN ? AND ?"
    span = [west, east] if west <= east else [east, west]
    here = "{0}.latitude BETWEEN ? AND ? AND {0}.longitude " + across
    inner = "SELECT role.finding FROM role JOIN finding place ON place.number = role.target WHERE "
    sql = f"({here.format('finding')} OR finding.number IN ({inner}{here.format('place')}))"
    return sql, [south, north, *span] * 2


def around(near: tuple[float, float, float]) -> Box:
    """The box that holds all that is within so many kilometres of a point."""
    latitude, longitude, km = near
    high = km / KM_A_DEGREE
    south, north = latitude - high, latitude + high
    if south <= -90 or north >= 90:
        return south, -180.0, north, 180.0
    wide = high / math.cos(math.radians(max(abs(south), abs(north))))
    if wide >= 180:
        return south, -180.0, north, 180.0
    return south, (longitude - wide + 180) % 360 - 180, north, (longitude + wide + 180) % 360 - 180
