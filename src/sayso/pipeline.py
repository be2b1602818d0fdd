"""From a document to its checked record. The one place that knows the order in which the finders run.

language -> mentions -> quantities, times, places -> statements -> speakers -> entities
         -> conditionals -> events -> factuality -> the record, checked
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec.structs import replace

from sayso import __version__
from sayso.model import (
    LAYERS,
    REFERENCES,
    Conditional,
    Document,
    Event,
    Problem,
    Record,
    Span,
    Statement,
    Struct,
    make_document,
    references_of,
    spans_of,
)

if TYPE_CHECKING:
    from sayso.language.reading import Reading
    from sayso.reader import Reader
    from sayso.reader.attributions import Attribution

Made = TypeVar("Made")
Found = TypeVar("Found", bound=Struct)
NOTHING: Sequence[Any] = ()
MADE_BY = f"sayso {__version__}"


def analyse(
    document: Document | str, *, rules: bool = False, model: Path | None = None, min_score: float = 0.0
) -> Record:
    """The record of one document, checked; of a text at hand, that of `make_document(text)`.

    `rules` leaves the trained reader out; `model` is a folder with other weights for it than those that ship.
    Findings with a lower score than `min_score` (0 to 1) are left out, where none that stays refers to them.

    A finder that breaks leaves a `Problem` and what it found before; the others still run. Raises ModelError where the
    parser's or the reader's weights are missing or are not the pinned ones, TypeError for what is neither a document
    nor a text.
    """
    if isinstance(document, str):
        document = make_document(document)
    if not isinstance(document, Document):
        raise TypeError(f"analyse takes a Document (sayso.read gives one) or a text, not {type(document).__name__}")
    if not document.text.strip():
        return Record(document=document, made_by=MADE_BY).check()
    from sayso.reader import find_reader

    reader = None if rules else find_reader(model)
    from sayso.extract.scores import above, with_scores

    return above(with_scores(without_dangling(_Analysis(document, reader).run())), min_score).check()


class _Analysis:
    """The work on one document: its problems are gathered here."""

    def __init__(self, document: Document, reader: Reader | None) -> None:
        self.document = document
        self.reader = reader
        self.problems: list[Problem] = []

    def run(self) -> Record:
        from sayso.extract.conditionals import find_conditionals
        from sayso.extract.entities import find_entities
        from sayso.extract.places import find_places
        from sayso.extract.quantities import find_quantities
        from sayso.extract.statements import find_statements
        from sayso.extract.times import find_times
        from sayso.extract.unnamed import name_sources
        from sayso.language import read_language
        from sayso.language.coreference import link_mentions, link_speakers

        reading = read_language(self.document)
        answers = self.start_reader(reading)
        reading = self.try_to("mentions", lambda: link_mentions(reading), reading)
        quantities = self.gather("quantities", lambda: find_quantities(reading))
        times = self.gather("times", lambda: find_times(reading))
        places = self.gather("places", lambda: find_places(reading))
        attributions = self.try_to("reader", answers, NOTHING)
        statements = self.gather(
            "statements",
            lambda: find_statements(reading, times=times, places=places, attributions=attributions),
        )
        reading = self.try_to("speakers", lambda: link_speakers(reading, statements), reading)
        statements, unnamed = name_sources(self.document, relink(reading, statements))
        entities = (*self.gather("entities", lambda: find_entities(reading)), *unnamed)
        conditionals = self.gather("conditionals", lambda: find_conditionals(reading, statements=statements))
        found = {"quantities": quantities, "times": times, "places": places}
        events = self.gather("events", lambda: self.events(reading, statements, conditionals, found))
        return Record(
            document=self.document,
            entities=entities,
            statements=statements,
            events=events,
            conditionals=tuple(_with_events(conditional, events) for conditional in conditionals),
            quantities=quantities,
            times=times,
            places=places,
            problems=tuple(self.problems),
            made_by=MADE_BY,
        )

    def events(
        self,
        reading: Reading,
        statements: tuple[Statement, ...],
        conditionals: tuple[Conditional, ...],
        found: dict[str, Any],
    ) -> Iterator[Event]:
        """Events with their factuality; `found` are the quantities, times and places."""
        from sayso.extract.events import find_events
        from sayso.extract.factuality import judge_factuality

        for event in find_events(reading, statements=statements, conditionals=conditionals, **found):
            yield replace(event, factuality=judge_factuality(reading, event, conditionals=conditionals))

    def gather(self, name: str, find: Callable[[], Iterable[Found]]) -> tuple[Found, ...]:
        """What a finder gives, up to where it breaks; a finding that cites words not in the text is left out."""
        kept: list[Found] = []
        try:
            for finding in find():
                self._keep(name, finding, kept)
        except Exception as error:  # noqa: BLE001  one broken finder must not lose a document
            self.problems.append(Problem(by=name, message=f"gave up: {type(error).__name__}: {error}"))
        return tuple(kept)

    def _keep(self, name: str, finding: Found, kept: list[Found]) -> None:
        wrong = next((span for span in spans_of(finding) if not self._cites(span)), None)
        if wrong is None:
            kept.append(finding)
        else:
            self.problems.append(
                Problem(by=name, message=f"refused: {wrong.text!r} is not at {wrong.start}-{wrong.end}")
            )

    def _cites(self, span: Span) -> bool:
        return span.start < span.end and self.document.text[span.start : span.end] == span.text

    def start_reader(self, reading: Reading) -> Callable[[], Sequence[Attribution]]:
        """Let the trained reader read beside the rules; gives what waits for the attributions that it finds."""
        if self.reader is None:
            return tuple
        from concurrent.futures import ThreadPoolExecutor

        from sayso.reader.attributions import find_attributions

        reader = self.reader
        pool = ThreadPoolExecutor(1, thread_name_prefix="reader")
        answers = pool.submit(lambda: find_attributions(reader.read(reading)))
        pool.shutdown(wait=False)
        return answers.result

    def try_to(self, name: str, step: Callable[[], Made], otherwise: Made) -> Made:
        """What a step gives, or what there was before it."""
        try:
            return step()
        except Exception as error:  # noqa: BLE001  one broken finder must not lose a document
            self.problems.append(Problem(by=name, message=f"gave up: {type(error).__name__}: {error}"))
            return otherwise


def without_dangling(record: Record) -> Record:
    """The record without references to what it does not hold (a finder gave up), and a Problem that says so."""
    known = {finding.id for finding in record.findings()}
    lost = sorted({id for finding in record.findings() for id in references_of(finding) if id not in known})
    if not lost:
        return record
    layers = {layer: tuple(_loosed(part, known) for part in getattr(record, layer)) for layer in LAYERS}
    problem = Problem(by="links", message=f"left out references to {len(lost)} findings that are not there")
    return replace(record, **layers, problems=(*record.problems, problem))


def _loosed(part: Found, known: set[str]) -> Found:
    """A finding without references to what is not known."""
    return replace(
        part, **{field: _loosed_value(field, getattr(part, field), known) for field in part.__struct_fields__}
    )


def _loosed_value(field: str, value: Any, known: set[str]) -> Any:
    if field in REFERENCES and isinstance(value, str):
        return value if value in known else None
    if isinstance(value, tuple):
        kept = (item for item in value if field not in REFERENCES or item in known)
        return tuple(_loosed(item, known) if isinstance(item, Struct) else item for item in kept)
    return _loosed(value, known) if isinstance(value, Struct) else value


def relink(reading: Reading, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Statements whose source became known with the speakers ("we" in a turn), with its entity."""
    return tuple(_relinked(reading, statement) for statement in statements)


def _relinked(reading: Reading, statement: Statement) -> Statement:
    source = statement.source
    if source is None or source.entity is not None:
        return statement
    entity = reading.entity_at(source.span)
    return replace(statement, source=replace(source, entity=entity)) if entity else statement


def _with_events(conditional: Conditional, events: tuple[Event, ...]) -> Conditional:
    return replace(
        conditional,
        antecedent_events=_events_in(conditional.antecedent, events),
        consequent_events=_events_in(conditional.consequent, events),
    )


def _events_in(span: Span | None, events: tuple[Event, ...]) -> tuple[str, ...]:
    if span is None:
        return ()
    return tuple(event.id for event in events if span.start <= event.anchor.start and event.anchor.end <= span.end)
