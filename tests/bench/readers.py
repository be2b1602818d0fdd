"""Records made from gold: what a reader who finds just that would make, perfect or spoilt at random."""

from __future__ import annotations

from random import Random
from typing import Any

from sayso.bench.gold import Gold, Item, Offsets
from sayso.model import (
    Argument,
    Conditional,
    Entity,
    Event,
    Factuality,
    Quantity,
    Record,
    Span,
    Statement,
    Timex,
    Toponym,
    make_document,
    make_id,
)

FACTUALITY = {
    "actual": Factuality(),
    "reported": Factuality(certainty="possible"),
    "possible": Factuality(certainty="possible"),
    "denied": Factuality(polarity="negated"),
    "conditional": Factuality(status="conditional"),
    "planned": Factuality(status="planned"),
    "demanded": Factuality(status="wanted"),
}
COUNTRIES = {"Kestan": "KES", "Valdoria": "VAL"}


class Reader:
    """Makes a record of `gold`. `spoil` (0 to 1) is how often something is left out, moved or mislabelled."""

    def __init__(self, gold: Gold, *, spoil: float = 0.0, seed: int = 0, text: str | None = None) -> None:
        self.gold = gold
        self.text = gold.text if text is None else text
        self.offset = self.text.find(gold.text)
        self.spoil = spoil
        self.random = Random(seed)
        self.entities: dict[str, Entity] = {}

    def record(self) -> Record:
        layers = self.gold.layers
        for item in layers["actors"]:
            self.entity(item.labels["name"], item.labels.get("country"), item.labels.get("sector"))
        statements = [self.statement(n, item) for n, item in enumerate(layers["statements"]) if not self.bad()]
        return Record(
            document=make_document(self.text),
            statements=tuple(statements),
            conditionals=tuple(self.conditional(item, statements) for item in layers["conditions"] if not self.bad()),
            quantities=tuple(self.quantity(item) for item in layers["figures"] if not self.bad()),
            times=tuple(self.time(item) for item in layers["times"] if not self.bad()),
            places=tuple(self.place(item) for item in layers["places"] if not self.bad()),
            events=tuple(self.event(item) for item in layers["events"] if not self.bad()),
            entities=tuple(self.entities.values()),
        )

    def bad(self) -> bool:
        return self.random.random() < self.spoil

    def span(self, offsets: Offsets) -> Span:
        start, end = (place + self.offset for place in offsets)
        if self.bad():
            start = max(0, start - self.random.randrange(30))
        if self.bad():
            end = min(len(self.text), end + self.random.randrange(60))
        return Span(start, end, self.text[start:end])

    def label(self, value: Any, wrong: Any) -> Any:
        if self.bad():
            return wrong
        return value[0] if isinstance(value, list) else value

    def entity(self, name: str, country: str | None, sector: str | None = None) -> Argument:
        country = self.label(country, None)
        sectors = (self.label(sector, "CVL"),) if sector else ()
        id = make_id("entity", name)
        self.entities.setdefault(
            id, Entity(id=id, by="test", name=name, kind="other", country=country, sectors=sectors)
        )
        return Argument(entity=id, span=self.span((0, 3)))

    def arguments(self, value: Any) -> tuple[Argument, ...]:
        names = value if isinstance(value, list) else [value] if value else []
        return tuple(self.entity(f"people of {name}", name) for name in names if not self.bad())

    def statement(self, number: int, item: Item) -> Statement:
        source = self.label(item.labels.get("source"), "Nobody Known")
        return Statement(
            id=f"s{number}",
            by="test",
            source=self.entity(source, COUNTRIES.get(source)) if source else None,
            cue=self.span(item.spans["cue"][0]) if item.spans["cue"] else None,
            content=tuple(self.span(part) for part in item.spans["content"]),
            manner=self.label(item.labels.get("quotation", "direct"), "indirect"),
            act=self.label(item.labels.get("act", "assert"), "predict"),
        )

    def conditional(self, item: Item, statements: list[Statement]) -> Conditional:
        names = {self.entities[s.source.entity].name: s.id for s in statements if s.source and s.source.entity}
        antecedent = self.span(item.spans["antecedent"][0])
        return Conditional(
            id=make_id("conditional", antecedent.start, antecedent.end, self.random.random()),
            by="test",
            marker=antecedent,
            antecedent=antecedent,
            consequent=self.span(item.spans["consequent"][0]) if item.spans["consequent"] else None,
            statement=names.get(self.label(item.labels.get("speaker"), None)),
        )

    def quantity(self, item: Item) -> Quantity:
        low, high = item.labels["low"], item.labels["high"]
        span = self.span(item.spans["text"][0])
        return Quantity(id=str(span), by="test", span=span, low=self.label(low, 7), high=high)

    def time(self, item: Item) -> Timex:
        span, value = self.span(item.spans["text"][0]), str(item.labels["value"])
        return Timex(id=str(span), by="test", span=span, type="DATE", value=self.label(value, None))

    def place(self, item: Item) -> Toponym:
        start = self.text.find(item.labels["text"])
        span = Span(start, start + len(item.labels["text"]), item.labels["text"])
        return Toponym(
            id=str(span),
            by="test",
            span=span,
            country=self.label(item.labels.get("country"), "FRA"),
            latitude=self.label(item.labels.get("lat"), 2.0),
            longitude=item.labels.get("lon"),
        )

    def event(self, item: Item) -> Event:
        anchor = self.span(item.spans["trigger"][0])
        return Event(
            id=make_id("event", anchor.start, anchor.end, self.random.random()),
            by="test",
            type=self.label(item.labels["type"], item.labels.get("alt", "CONSULT")),
            anchor=anchor,
            factuality=FACTUALITY[self.label(item.labels["factuality"], "planned")],
            actors=self.arguments(item.labels.get("actor")),
            recipients=self.arguments(item.labels.get("recipient")),
        )
