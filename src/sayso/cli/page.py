"""A record as a page for a person: the report's text with its findings marked, then each finding with its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from sayso.cli import phrases
from sayso.cli.marks import STYLES, legend, mark_text
from sayso.cli.output import safe
from sayso.model import (
    Argument,
    Conditional,
    Document,
    Entity,
    Event,
    Finding,
    Problem,
    Quantity,
    Record,
    Span,
    Statement,
    Timex,
    Toponym,
    spans_of,
)

DIM = "dim"
INDENT = 2
T = TypeVar("T")
Words = tuple[str, str]  # some words and their style


def show_page(record: Record, console: Console, *, why: bool = False) -> None:
    """Print the page of a record; `why` adds the rule and the evidence behind each finding."""
    with console.capture() as page:
        console.print(Page(record, why=why).render())
    console.file.write("\n".join(line.rstrip() for line in page.get().split("\n")))


class Page:
    """The page of one record."""

    def __init__(self, record: Record, *, why: bool = False) -> None:
        self.record = record
        self.why = why
        self.names = {entity.id: entity.name for entity in record.entities}
        self.findings: dict[str, Finding] = {finding.id: finding for finding in record.findings()}

    def render(self) -> Group:
        """The page, top to bottom; what was not found is left out, except statements: their absence is news."""
        record = self.record
        return Group(
            *self.head(record.document),
            Text(),
            Padding(mark_text(record), (0, 0, 0, INDENT)),
            Text(),
            *self.section("Statements", tuple(nested(record.statements)), self.nested_statement),
            *([] if record.statements else [Text("No statements found.", style=DIM), Text()]),
            *self.section("Conditions", record.conditionals, self.conditional),
            *self.section("Events", record.events, self.event),
            *self.section("Quantities", record.quantities, self.quantity),
            *self.section("Times", record.times, self.time),
            *self.section("Places", record.places, self.place),
            *self.section("Entities", record.entities, self.entity),
            *self.problems(),
        )

    def head(self, document: Document) -> Iterator[RenderableType]:
        """The title, the facts known of the document, and the legend."""
        yield Text(safe(document.title or first_line(document.text)), style="bold underline")
        published = f"published {document.published}" if document.published else "not dated (--published D)"
        words = f"{len(document.text.split()):,} words"
        facts = (document.publisher, published, document.kind, document.language, words, document.url)
        yield Text(safe(" · ".join(fact for fact in facts if fact)), style=DIM)
        yield legend()

    def section(
        self, title: str, items: Sequence[T], show: Callable[[T], Iterable[RenderableType]]
    ) -> Iterator[RenderableType]:
        """A heading with how many there are, and each of them."""
        if not items:
            return
        yield Rule(Text(f"{title} ({len(items)})", style="bold"), align="left", style=DIM)
        for item in items:
            yield from show(item)
        yield Text()

    def problems(self) -> Iterator[RenderableType]:
        """Where a finder gave up."""

        def show(problem: Problem) -> Iterator[RenderableType]:
            where = f" at {phrases.quoted(phrases.short(problem.span.text))}" if problem.span else ""
            yield line((f"{problem.by}: {problem.message}{where}", "red"))

        yield from self.section("Problems", self.record.problems, show)

    def nested_statement(self, item: tuple[int, Statement]) -> Iterator[RenderableType]:
        """A statement under the one that holds it."""
        depth, statement = item
        yield from (Padding(part, (0, 0, 0, INDENT * depth)) for part in self.statement(statement))

    def statement(self, statement: Statement) -> Iterator[RenderableType]:
        """Who -> cue -> words; then act, manner, addressee, place and times."""
        cue = [(" → ", DIM), (statement.cue.text, STYLES["cue"])] if statement.cue else []
        words = " … ".join(phrases.quoted(span.text) for span in statement.content)
        who = self.who(statement.source) if statement.source else [("(not named)", "bold")]
        yield line(*who, *cue, (" → ", DIM), (words, STYLES[statement.manner]))
        details: list[str] = [statement.act, statement.manner]
        if statement.addressee:
            details.append(f"to {self.name(statement.addressee)}")
        details += self.cited("at", [statement.at] if statement.at else []) + self.cited("on", statement.times)
        yield self.details(details, statement)

    def conditional(self, conditional: Conditional) -> Iterator[RenderableType]:
        """IF (or UNLESS, UNTIL ...) and THEN, and on whose word."""
        first, second = phrases.condition_labels(conditional)
        yield line((first, "bold red"), (phrases.quoted(conditional.antecedent.text), STYLES["condition"]))
        if conditional.consequent:
            yield line((second, "bold red"), (phrases.quoted(conditional.consequent.text), ""))
        else:
            yield line((second, "bold red"), ("(not said)", DIM))
        details = [self.on_whose_word(conditional.statement)]
        details += [part for part in (conditional.kind, conditional.force) if part]
        yield self.details([*details, f"marked by {phrases.quoted(conditional.marker.text)}"], conditional)

    def event(self, event: Event) -> Iterator[RenderableType]:
        """Type and how sure, the anchor; who to whom, where, when, how many, on whose word."""
        kind = f"{event.type}{f'/{event.mode}' if event.mode else ''}"
        sure = phrases.factuality(event.factuality)
        parties = self.parties(event)
        words = (phrases.quoted(event.anchor.text), STYLES["event"])
        yield line((kind, "bold magenta"), (f" {sure} ", "bold" if sure == "actual" else "italic"), words, *parties)
        details = [f"about {phrases.quoted(one.span.text)}" for one in event.objects]
        details += self.cited("at", event.at) + self.cited("from", event.origin) + self.cited("to", event.destination)
        details += self.cited("on", event.times) + self.cited("count", event.quantities)
        details += [", ".join(event.contexts)] if event.contexts else []
        yield self.details([*details, self.on_whose_word(event.statement)], event)

    def quantity(self, quantity: Quantity) -> Iterator[RenderableType]:
        """The bounds, the words, what is counted."""
        counted = f" of {phrases.quoted(quantity.counted.text)}" if quantity.counted else ""
        bounds = phrases.bounds(quantity.low, quantity.high, approximate=quantity.approximate)
        yield line((bounds, STYLES["quantity"]), (f"  {phrases.quoted(quantity.span.text)}{counted}", ""))
        yield from self.reasons(quantity)

    def time(self, time: Timex) -> Iterator[RenderableType]:
        """The value and the days it covers, the words."""
        value = time.value or "not resolved"
        bounds = f"  from {time.begin or '…'} until before {time.until or '…'}" if time.begin or time.until else ""
        words = f"  {phrases.quoted(time.span.text)}"
        yield line((value, STYLES["time"]), (words, ""), (f"  {time.type.lower()}{bounds}", DIM))
        yield from self.reasons(time)

    def place(self, place: Toponym) -> Iterator[RenderableType]:
        """The name, the words, country and coordinates."""
        where = phrases.coordinates(place.latitude, place.longitude)
        facts = " ".join(part for part in (place.country, where) if part) or "not resolved"
        name = (place.name or place.span.text, STYLES["place"])
        yield line(name, (f"  {phrases.quoted(place.span.text)}", ""), (f"  {facts}", DIM))
        yield from self.reasons(place)

    def entity(self, entity: Entity) -> Iterator[RenderableType]:
        """The name, kind, country, sectors, titles, how often it is spoken of."""
        facts = " ".join(part for part in (entity.kind, entity.country, *entity.sectors) if part)
        titles = "".join(f"  {phrases.quoted(title.text)}" for title in entity.titles[:2])
        yield line((entity.name, "bold"), (f"  {facts}", DIM), (titles, ""), (f"  ×{len(entity.mentions)}", DIM))
        yield from self.reasons(entity)

    def parties(self, event: Event) -> list[Words]:
        """Who does it, to whom."""
        actors = ", ".join(self.name(one) for one in event.actors)
        recipients = ", ".join(self.name(one) for one in event.recipients)
        if not actors and not recipients:
            return []
        return [("  ", ""), (actors or "?", "bold"), *([(" → ", DIM), (recipients, "bold")] if recipients else [])]

    def who(self, argument: Argument) -> list[Words]:
        """The canonical name, and the words where they say it otherwise."""
        name, words = self.name(argument), argument.span.text
        return [(name, "bold"), *([] if name in (words, f"({words})") else [(f" ({words})", DIM)])]

    def name(self, argument: Argument) -> str:
        """The name of who fills a role, or the words that say so."""
        return self.names.get(argument.entity or "", argument.span.text)

    def on_whose_word(self, id: str | None) -> str:
        """Who says so: the statement's source, or the report itself."""
        statement = self.findings.get(id or "")
        if not isinstance(statement, Statement):
            return "the report's own word"
        return f"says {self.name(statement.source)}" if statement.source else "says somebody not named"

    def cited(self, label: str, ids: Iterable[str]) -> list[str]:
        """The words of the findings that an event or a statement refers to."""
        spans = (next(spans_of(self.findings[id]), None) for id in ids if id in self.findings)
        return [f"{label} {phrases.quoted(span.text)}" for span in spans if span]

    def details(self, parts: Sequence[str], finding: Finding) -> RenderableType:
        """The second line of a finding, and with `why` its reasons."""
        return Group(line((" · ".join(parts), DIM), indent=2 * INDENT), *self.reasons(finding))

    def reasons(self, finding: Finding) -> Iterator[RenderableType]:
        """With `why`: the rule that made a finding, and the words each of its fields rests on."""
        if not self.why:
            return
        score = "" if finding.score is None else f", score {finding.score:.2f}"
        yield line((f"by {finding.by}{score}", "italic green"), indent=2 * INDENT)
        for field, span in evidence(finding):
            cited = f"{field} {phrases.quoted(phrases.short(span.text))} {span.start}-{span.end}"
            yield line((cited, "italic dim"), indent=3 * INDENT)


def line(*parts: Words, indent: int = INDENT) -> RenderableType:
    """Words with their styles, made safe, wrapped under an indent."""
    text = Text()
    for words, style in parts:
        text.append(" ".join(safe(words).split("\n")), style=style or None)
    return Padding(text, (0, 0, 0, indent))


def first_line(text: str) -> str:
    """What stands for a title where there is none."""
    return phrases.short(text.strip().partition("\n")[0] or "(no text)")


def nested(statements: Sequence[Statement]) -> Iterator[tuple[int, Statement]]:
    """The statements in the text's order, each under the one that holds it, with its depth."""
    known = {statement.id for statement in statements}
    inner: dict[str | None, list[Statement]] = {}
    for statement in sorted(statements, key=lambda one: one.content):
        inner.setdefault(statement.within if statement.within in known else None, []).append(statement)
    shown: set[str] = set()

    def under(statement: Statement, depth: int) -> Iterator[tuple[int, Statement]]:
        if statement.id not in shown:
            shown.add(statement.id)
            yield depth, statement
            for one in inner.get(statement.id, ()):
                yield from under(one, depth + 1)

    for statement in (*inner.get(None, ()), *statements):  # the latter: should some hold one another
        yield from under(statement, 0)


def evidence(finding: Finding) -> Iterator[tuple[str, Span]]:
    """Every span of a finding, with the name of its field."""
    for field in finding.__struct_fields__:
        for span in spans_of(getattr(finding, field)):
            yield field, span
