"""Values in words: bounds, coordinates, how sure. Pure functions without colour."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sayso.model import (
    Conditional,
    Entity,
    Event,
    Factuality,
    Finding,
    Quantity,
    Statement,
    Timex,
    Toponym,
)

SHORT = 60  # characters of evidence that fit beside its field's name
OPENING = ("“", '"', "‘", "«", "„")
CLOSING = ("”", '"', "’", "»", "“")
PLAIN_IF = ("if", "should", "were", "had", "and")  # "were Kestan to attack", "come near and we fire"
NO_THEN = ("unless", "until", "till")  # what follows holds before the condition does, or without it


def quoted(words: str) -> str:
    """The report's words in quotation marks, unless they have their own around the whole."""
    flat = " ".join(words.split())
    if flat.startswith(OPENING) and flat.endswith(CLOSING):
        return flat
    return f"‘{flat}’" if "“" in flat or "”" in flat else f"“{flat}”"


def short(words: str) -> str:
    """The first words, where there are too many to show."""
    flat = " ".join(words.split())
    return flat if len(flat) <= SHORT else f"{flat[: SHORT - 1].rstrip()}…"


def number(value: float) -> str:
    """With thousands separated, and without a fraction where it has none."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def bounds(low: float | None, high: float | None, *, approximate: bool = False) -> str:
    """ "≥ 3,000", "≤ 10,000", "20 to 30", "300"; "~" before what is approximate."""
    about = "~" if approximate else ""
    if low is None and high is None:
        return f"{about}?"
    if high is None and low is not None:
        return f"{about}≥ {number(low)}"
    if low is None and high is not None:
        return f"{about}≤ {number(high)}"
    assert low is not None
    assert high is not None
    return f"{about}{number(low)}" if low == high else f"{about}{number(low)} to {number(high)}"


def coordinates(latitude: float | None, longitude: float | None) -> str:
    """ "39.15°N 127.44°E", or nothing."""
    if latitude is None or longitude is None:
        return ""
    south, west = "S" if latitude < 0 else "N", "W" if longitude < 0 else "E"
    return f"{abs(latitude):.2f}°{south} {abs(longitude):.2f}°{west}"


def condition_labels(conditional: Conditional) -> tuple[str, str]:
    """What stands before the two sides of a conditional, equally wide: IF and THEN, UNLESS and nothing, ONLY IF and
    THEN; nothing and OTHERWISE, where the marker joins what should be done to what follows if it is not.
    """
    marker, antecedent, consequent = conditional.marker, conditional.antecedent, conditional.consequent
    words = " ".join(marker.text.split())
    first, second = words.upper(), "THEN"
    if words.lower() in PLAIN_IF or antecedent.start <= marker.start < antecedent.end:  # "any attack"
        first = "IF"
    elif consequent and antecedent.end <= marker.start < marker.end <= consequent.start:
        first, second = "", first
    elif consequent and words.lower().startswith(NO_THEN):
        second = ""
    width = max(len(first), len(second)) + 1
    return first.ljust(width), second.ljust(width)


def factuality(value: Factuality) -> str:
    """How sure the innermost speaker is: "actual", "denied", "planned", "possible", "conditional, probable" ..."""
    parts = [] if value.polarity == "affirmed" else ["denied" if value.polarity == "negated" else "unclear"]
    if value.status != "actual":
        parts.append(value.status)
    if value.certainty not in ("certain", "unknown"):
        parts.append(value.certainty)
    elif value.certainty == "unknown":
        parts.append("unsure")
    return ", ".join(parts) or "actual"


def headline(finding: Finding) -> str:
    """A finding in one line: its value, and the words that say so."""
    return HEADLINES[type(finding)](finding)


def _statement(statement: Statement) -> str:
    who = f"{statement.source.span.text} " if statement.source else ""
    cue = f"{statement.cue.text}: " if statement.cue else ": "
    return who + cue + " … ".join(quoted(span.text) for span in statement.content)


def _event(event: Event) -> str:
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    actors = ", ".join(actor.span.text for actor in event.actors) or "?"
    recipients = ", ".join(part.span.text for part in (*event.recipients, *event.objects))
    done = f"{actors} → {event.anchor.text}" + (f" → {recipients}" if recipients else "")
    return f"{kind} ({factuality(event.factuality)})  {done}"


def _conditional(conditional: Conditional) -> str:
    first, second = condition_labels(conditional)
    then = f"  {second.strip()} {quoted(conditional.consequent.text)}" if conditional.consequent else ""
    return f"{first.strip()} {quoted(conditional.antecedent.text)}{then}".strip()


def _quantity(quantity: Quantity) -> str:
    counted = f" ({quantity.counted.text})" if quantity.counted else ""
    value = bounds(quantity.low, quantity.high, approximate=quantity.approximate)
    return f"{value}{counted}  {quoted(quantity.span.text)}"


def _time(time: Timex) -> str:
    span = f"{time.begin or '…'} to {time.until or '…'}" if time.begin or time.until else "not resolved"
    return f"{time.value or time.type} ({span})  {quoted(time.span.text)}"


def _place(place: Toponym) -> str:
    where = coordinates(place.latitude, place.longitude)
    facts = ", ".join(part for part in (place.name or "not resolved", place.country, where) if part)
    return f"{facts}  {quoted(place.span.text)}"


def _entity(entity: Entity) -> str:
    return ", ".join(part for part in (entity.name, entity.kind, entity.country, " ".join(entity.sectors)) if part)


HEADLINES: dict[type[Finding], Callable[[Any], str]] = {
    Statement: _statement,
    Event: _event,
    Conditional: _conditional,
    Quantity: _quantity,
    Timex: _time,
    Toponym: _place,
    Entity: _entity,
}
