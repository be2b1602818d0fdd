"""The findings: what is found in one report. Every field of type `Span` is evidence; its name says what part the words
play.
"""

from __future__ import annotations

from typing import Literal

import msgspec

EntityKind = Literal["person", "organization", "country", "group", "place", "weapon", "other"]
Manner = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "assert", "confirm", "deny", "reject", "accuse", "warn", "urge", "demand", "promise", "threaten", "predict", "ask"
]
Polarity = Literal["affirmed", "negated", "unknown"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Status = Literal["actual", "historical", "planned", "wanted", "conditional"]
ConditionalKind = Literal["threat", "promise", "advice", "permission", "prediction", "red-line"]
Force = Literal["will", "would", "should", "may", "must", "is"]
QuantityKind = Literal[
    "killed", "wounded", "casualties", "displaced", "captured", "missing", "troops", "units", "missiles", "drones",
    "aircraft", "ships", "vehicles", "munitions", "people", "aid money",
]  # fmt: skip
Change = Literal["rise", "fall"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Struct(msgspec.Struct, frozen=True, kw_only=True):
    """What all parts of a record share: they are frozen, and are made by keyword."""


class Span(msgspec.Struct, frozen=True, order=True):
    """Words of the report: `document.text[start:end] == text`. Half-open, in characters."""

    start: int
    end: int
    text: str


class Argument(Struct, frozen=True, kw_only=True):
    """Who fills a role (`entity`: an entity's id, or null) and the words that say so ("they", "Washington")."""

    entity: str | None
    span: Span


class Finding(Struct, frozen=True, kw_only=True):
    """What every finding has: `id`, `by` (what made it: finder, rule and version), `score` (0 to 1, or null: not
    measured).
    """

    id: str
    by: str
    score: float | None = None


class Entity(Finding, frozen=True, kw_only=True):
    """A person, body, country, group, place or weapon that the report speaks of.

    `name` is the fullest name the report gives; `country` ISO 3166-1 alpha-3; `sectors` PLOVER codes (GOV MIL LEG ...);
    `titles` the words that give a role; `mentions` every place where it is spoken of, in the text's order.
    """

    name: str
    kind: EntityKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    titles: tuple[Span, ...] = ()
    mentions: tuple[Span, ...] = ()
    wikidata: str | None = None


class Toponym(Finding, frozen=True, kw_only=True):
    """Words that name where something is or happens. `latitude`, `longitude` in degrees (WGS 84); `geonames` the
    GeoNames id, `admin1` and `admin2` GeoNames' codes of the province and the district; `precision` how exactly the
    words say where (1 to 7, as UCDP's where_prec).
    """

    span: Span
    name: str | None = None
    geonames: int | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    admin1: str | None = None
    admin2: str | None = None
    precision: int | None = None


class Timex(Finding, frozen=True, kw_only=True):
    """A time expression: `value` is TIMEX3; `begin` and `until` (ISO 8601 dates or date-times) bound it half-open, null
    where open or unknown.
    """

    span: Span
    type: TimexType
    value: str | None = None
    begin: str | None = None
    until: str | None = None


class Quantity(Finding, frozen=True, kw_only=True):
    """A count or amount as bounds: "at least 3,000" is low 3000, high null; "thousands" is low 2000, high null.

    `unit` is what it is measured in ("kilometre", "percent", an ISO 4217 code); `kind` what is counted, where that is
    people, weapons or aid; `change` whether it is how much something rose or fell, and not what it came to.
    """

    span: Span
    low: int | float | None = None
    high: int | float | None = None
    approximate: bool = False
    counted: Span | None = None
    unit: str | None = None
    kind: QuantityKind | None = None
    change: Change | None = None


class Statement(Finding, frozen=True, kw_only=True):
    """Who (`source`; null: not named) says (`cue`) what (`content`: one span, or several when a quotation runs on).

    `within` is the id of the statement that holds this one; `at` the id of the place where it was made; `times` ids of
    when.
    """

    source: Argument | None
    cue: Span | None
    content: tuple[Span, ...]
    manner: Manner
    act: Act
    addressee: Argument | None = None
    within: str | None = None
    at: str | None = None
    times: tuple[str, ...] = ()


class Factuality(Struct, frozen=True, kw_only=True):
    """How sure the innermost speaker is that the event happens, and by which words (`cues`)."""

    polarity: Polarity = "affirmed"
    certainty: Certainty = "certain"
    status: Status = "actual"
    cues: tuple[Span, ...] = ()


class Event(Finding, frozen=True, kw_only=True):
    """Who did what to whom, in PLOVER's terms. `statement` is on whose say-so (null: the reporter's own word).

    `at`, `origin`, `destination` are ids of places, `times` and `quantities` ids of those findings.
    """

    type: str
    anchor: Span
    factuality: Factuality
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[Argument, ...] = ()
    recipients: tuple[Argument, ...] = ()
    objects: tuple[Argument, ...] = ()
    at: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    destination: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    statement: str | None = None


class Conditional(Finding, frozen=True, kw_only=True):
    """If `antecedent`, then `consequent` (null: a bare red line), on the word of `statement` (null: the reporter's
    own).
    """

    marker: Span
    antecedent: Span
    consequent: Span | None = None
    antecedent_events: tuple[str, ...] = ()
    consequent_events: tuple[str, ...] = ()
    kind: ConditionalKind | None = None
    force: Force | None = None
    statement: str | None = None


class Problem(Struct, frozen=True, kw_only=True):
    """Where a finder gave up, so that silence is never read as a no."""

    by: str
    message: str
    span: Span | None = None
