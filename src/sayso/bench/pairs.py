"""Which finding of a record answers which item of gold, layer by layer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from sayso.bench.align import Alignment
from sayso.bench.gold import Gold, Item, Offsets
from sayso.bench.match import among, key, kilometres, offsets, overlap, pair, same_name, touch
from sayso.model import Argument, Conditional, Entity, Event, Quantity, Record, Statement, Timex, Toponym

F = TypeVar("F")
Paired = tuple[list[tuple[Item, F]], list[F], list[Item]]  # pairs, extra findings, missed items
LOOSE, TIGHT = 0.5, 0.8  # characters shared by contents, of those that either covers
CUE_BONUS = 0.01  # of two statements with the same content, the one with the same cue is meant
TYPE_BONUS = 0.2  # of two events with the same anchor, the one of the same type is
TIME_OVERLAP = 0.3
NEAR_KM = 161  # 100 miles, the customary bound of toponym resolution


class Side:
    """Gold beside a record: gold's spans where they stand in the record's text, and the record's names by id."""

    def __init__(self, gold: Gold, record: Record) -> None:
        self.gold = gold
        self.record = record
        self.alignment = Alignment(gold.text, record.document.text)
        self._entities = {entity.id: entity for entity in record.entities}

    def items(self, layer: str) -> tuple[Item, ...]:
        """What gold holds of a layer."""
        return self.gold.layers[layer]

    def spans(self, item: Item, name: str) -> list[Offsets]:
        """A field's spans, in the record's text."""
        return [self.alignment.span(span) for span in item.spans[name]]

    def words(self, item: Item) -> str:
        """The words an item is known by."""
        cited = next(
            (item.span(name) for name in ("cue", "trigger", "antecedent", "text", "content") if item.span(name)), None
        )
        return self.gold.text[cited[0] : cited[1]] if cited else str(item.labels.get("name", ""))

    def name(self, argument: Argument | None) -> str | None:
        """The canonical name of who fills a role, or None."""
        entity = self._entities.get(argument.entity or "") if argument else None
        return entity.name if entity else None

    def country(self, argument: Argument) -> str | None:
        """The country of who fills a role, or None."""
        entity = self._entities.get(argument.entity or "")
        return entity.country if entity else None


def pair_statements(side: Side, least: float) -> Paired[Statement]:
    """By their contents."""

    def likeness(item: Item, found: Statement) -> float:
        cue = touch(next(iter(side.spans(item, "cue")), None), next(iter(offsets(found.cue)), None))
        return overlap(side.spans(item, "content"), offsets(*found.content)) + CUE_BONUS * cue

    return pair(side.items("statements"), side.record.statements, likeness, least)


def pair_conditionals(side: Side) -> Paired[Conditional]:
    """By their antecedents."""

    def likeness(item: Item, found: Conditional) -> float:
        return overlap(side.spans(item, "antecedent"), offsets(found.antecedent))

    return pair(side.items("conditions"), side.record.conditionals, likeness, LOOSE)


def pair_quantities(side: Side) -> Paired[Quantity]:
    """Those that touch."""

    def likeness(item: Item, found: Quantity) -> float:
        return float(touch(side.spans(item, "text")[0], offsets(found.span)[0]))

    return pair(side.items("figures"), side.record.quantities, likeness, LOOSE)


def pair_times(side: Side) -> Paired[Timex]:
    """By their words."""

    def likeness(item: Item, found: Timex) -> float:
        return overlap(side.spans(item, "text"), offsets(found.span))

    return pair(side.items("times"), side.record.times, likeness, TIME_OVERLAP)


def pair_events(side: Side) -> Paired[Event]:
    """By their anchors."""

    def likeness(item: Item, found: Event) -> float:
        same_type = TYPE_BONUS if among(item.labels.get("type"), found.type) else 0
        return touch(side.spans(item, "trigger")[0], offsets(found.anchor)[0]) + same_type

    return pair(side.items("events"), side.record.events, likeness, 1.0)


def places_of(item: Item, found: Sequence[Toponym]) -> list[Toponym]:
    """The places that have the words of an item."""
    words = key(item.labels["text"])
    names = (words, words.split()[-1]) if words else (words,)
    return [place for place in found if key(place.span.text) in names]


def is_place(item: Item, place: Toponym) -> bool:
    """Is it in the item's country, and near its point where one is given?"""
    if place.country != item.labels.get("country"):
        return False
    if not item.labels.get("lat"):
        return True
    if place.latitude is None or place.longitude is None:
        return False
    return kilometres((item.labels["lat"], item.labels["lon"]), (place.latitude, place.longitude)) < NEAR_KM


def entities_of(item: Item, found: Sequence[Entity]) -> list[Entity]:
    """The entities that have the name of an actor, or a mention that has."""
    name = item.labels["name"]
    return [
        entity
        for entity in found
        if same_name(name, entity.name) or any(key(name) == key(mention.text) for mention in entity.mentions)
    ]


def is_type(item: Item, event: Event) -> bool:
    """Is an event of the item's type, or of another that is accepted?"""
    return among(item.labels.get("alt", ""), event.type) or among(item.labels.get("type"), event.type)
