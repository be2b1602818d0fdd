"""The report's own text, its findings marked by colour. Marks add up: a count within a statement shows as both."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from sayso.cli.output import safe
from sayso.language.layout import find_blocks
from sayso.model import Record, Span

STYLES = {  # what is marked: its style; later ones are laid over earlier ones
    "direct": "cyan bold",
    "mixed": "cyan",
    "indirect": "cyan",
    "source": "bold",
    "cue": "yellow",
    "event": "magenta underline",
    "condition": "red",
    "quantity": "blue bold",
    "time": "green",
    "place": "green underline",
}
BLOCKS = {"heading": "bold underline", "caption": "dim", "byline": "dim", "direction": "dim italic"}
LEGEND = ("direct", "indirect", "source", "cue", "event", "condition", "quantity", "time", "place")


def legend() -> Text:
    """One line that says which colour marks what."""
    return Text("  ").join(Text(name, style=STYLES[name]) for name in LEGEND)


def mark_text(record: Record) -> Text:
    """The whole text, marked; safe for a terminal."""
    document = record.document
    text = Text(safe(document.text))
    for block in find_blocks(document.text, document.kind):
        if block.kind in BLOCKS:
            text.stylize(BLOCKS[block.kind], block.start, block.end)
        if block.speaker:
            text.stylize("bold", block.speaker.start, block.speaker.end)
    rank = list(STYLES)
    for kind, span in sorted(_marks(record), key=lambda mark: rank.index(mark[0])):
        text.stylize(STYLES[kind], span.start, span.end)
    return text


def _marks(record: Record) -> Iterator[tuple[str, Span]]:
    for statement in record.statements:
        yield from ((statement.manner, span) for span in statement.content)
        if statement.source:
            yield "source", statement.source.span
        if statement.cue:
            yield "cue", statement.cue
    yield from (("event", event.anchor) for event in record.events)
    for conditional in record.conditionals:
        yield from (("condition", span) for span in (conditional.marker, conditional.antecedent))
    yield from (("quantity", quantity.span) for quantity in record.quantities)
    yield from (("time", time.span) for time in record.times)
    yield from (("place", place.span) for place in record.places)
