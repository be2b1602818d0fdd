"""What the commands share that measure the rules, the trained reader and another set of weights side by side."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, TypeVar

import click

from sayso.cli.output import WIDTH, safe, tell, write_line

if TYPE_CHECKING:
    from sayso.bench.figures import Found
    from sayso.reader import Reader

T = TypeVar("T")
STEP = 100  # sentences between two words of progress
WIDE = 20  # letters in a column, and of a heading


def make_judges(
    by_rules: T, by_reader: Callable[[Reader], T], *, rules: bool, model: str | None
) -> list[tuple[str, T]]:
    """What is measured, each with its heading: ours, then other weights, if any.

    Ours is the reader, or the rules alone where they are asked for or no weights ship. Raises ModelError where weights
    cannot be loaded.
    """
    from sayso.reader import find_reader, load_reader

    reader = None if rules else find_reader()
    ours = ("sayso", by_reader(reader)) if reader else ("rules", by_rules)
    return [ours, *([(Path(model).name or model, by_reader(load_reader(Path(model))))] if model else [])]


def counted(sentences: Sequence[T], heading: str, things: str = "sentences") -> Iterator[T]:
    """The sentences (or other things), with a word of progress now and then."""
    for number, sentence in enumerate(sentences):
        if number % STEP == 0:
            tell(f"{heading}: {number} of {len(sentences)} {things}")
        yield sentence


def write_figures(figures: Iterable[Mapping[str, float]]) -> None:
    """The figures as one flat object: ours by their names, those of other weights with `model_` before them."""
    named = zip(("", "model_"), figures, strict=False)
    flat = {prefix + name: round(value, 4) for prefix, one in named for name, value in one.items()}
    write_line(json.dumps(flat).encode())


def show_figures(headings: Sequence[str], rows: Mapping[str, Sequence[float]]) -> None:
    """A table: a line a figure, a column for each that is measured."""
    _show_row("figure", "", [safe(heading)[:WIDE] for heading in headings])
    for name, values in rows.items():
        _show_row(name, "", [f"{value:.3f}" for value in values])


def show_counts(headings: Sequence[str], found: Sequence[Mapping[str, Found]]) -> None:
    """A table: a line a kind with how many are wanted, and precision, recall and F1 of each that is measured."""
    _show_row("", "", [safe(heading)[:WIDE] for heading in headings])
    _show_row("", "n", [f"{'P':>6}{'R':>7}{'F1':>7}"] * len(found))
    for kind, first in found[0].items():
        _show_row(safe(kind), str(first.right + first.missed), [_counts(one[kind]) for one in found])


def _counts(found: Found) -> str:
    precision = f"{found.precision:6.3f}" if found.right or found.extra else f"{'-':>6}"
    return f"{precision}{found.recall:7.3f}{found.value:7.3f}"


def _show_row(name: str, count: str, cells: Iterable[str]) -> None:
    click.echo(f"{name:12}{count:>6}" + "".join(f"  {cell:>{WIDE}}" for cell in cells))


def show_definitions(definitions: Mapping[str, str]) -> None:
    """What each figure is, a paragraph each."""
    click.echo()
    for name, definition in definitions.items():
        click.echo(fill(f"{name}: {definition}", WIDTH, subsequent_indent="  "))


def show_published(head: str, figures: Mapping[str, Iterable[float]]) -> None:
    """The figures of others."""
    click.echo(f"\n{head}")
    for name, values in figures.items():
        click.echo(f"{name:42}" + "".join(f"  {value:.3f}" for value in values))
