"""`sayso bench attribution`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.bench.options import AS_JSON, MODEL, RULES
from sayso.cli.bench.readers import make_judges, show_counts, show_definitions, write_figures
from sayso.cli.output import tell

if TYPE_CHECKING:
    from sayso.bench.attribution import Judge, Line
    from sayso.bench.figures import Found


@click.command()
@click.argument("file", metavar="FILE")
@RULES
@MODEL
@AS_JSON
@click.option("--articles", type=click.IntRange(min=1), help="Only the first so many articles.")
def attribution(file: str, rules: bool, model: str | None, as_json: bool, articles: int | None) -> None:
    """Exact F1 of sources, cues and contents on PolNeAR in CofeNet's form.

    A span is right when its kind, its first and its last token are.

    \b
    sayso bench attribution ../shared/data/polnear/cofenet-form/valid.txt
    sayso bench attribution --rules ../shared/data/polnear/cofenet-form/valid.txt
    """
    from sayso.bench.attribution import DEFINITIONS, by_reader, by_rules, read_lines

    texts = [list(lines) for _, lines in groupby(read_lines(Path(file)), key=lambda line: line.article)][:articles]
    alone: Judge = by_rules
    judges = make_judges(alone, by_reader, rules=rules, model=model)
    results = [_measure(texts, heading, judge) for heading, judge in judges]
    if as_json:
        write_figures({f"{kind}_f1": found.value for kind, found in one.items()} for one in results)
        return
    show_counts([heading for heading, _ in judges], results)
    show_definitions(DEFINITIONS)
    _show_published()


def _measure(texts: Sequence[Sequence[Line]], heading: str, judge: Judge) -> dict[str, Found]:
    """What was found of each kind in all the articles."""
    from sayso.bench.attribution import KINDS, measure
    from sayso.bench.figures import Found

    total = dict.fromkeys(KINDS, Found())
    for number, lines in enumerate(texts, start=1):
        tell(f"{heading}: {number} of {len(texts)} {lines[0].article}")
        found = measure(lines, judge)
        total = {kind: total[kind] + found[kind] for kind in KINDS}
    return total


def _show_published() -> None:
    from sayso.bench.attribution import PUBLISHED

    click.echo("\nothers, F1 on PolNeAR's test part:      source  cue    content")
    for name, figures in PUBLISHED.items():
        shown = ["-" if one is None else f"{one / 100:.3f}" for one in figures]
        click.echo(f"{name:40}" + "".join(f"{one:<7}" for one in shown).rstrip())
