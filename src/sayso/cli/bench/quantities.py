"""`sayso bench quantities`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.bench.options import AS_JSON
from sayso.cli.bench.readers import counted, show_definitions, write_figures

if TYPE_CHECKING:
    from sayso.bench.quantities import Side


@click.command()
@click.argument("file", metavar="FILE.json")
@click.option(
    "--side", type=click.Choice(["all", "even", "odd"]), default="all", help="Every other sentence only, from 0."
)
@AS_JSON
def quantities(file: str, side: Side, as_json: bool) -> None:
    """Counts and amounts found in sentences that mark them: NewsQuant's form.

    JSON: a list of objects with a text and its quantities, each with change, value, unit and normalized_unit. Amounts
    of time and ages are asked for, too, which the record leaves to its times.

    \b
    sayso bench quantities ../shared/data/quantity/newsquant-third.json
    sayso bench quantities --side odd --json FILE.json
    """
    from sayso.bench.quantities import DEFINITIONS, PUBLISHED, measure, read_sentences

    sentences = read_sentences(Path(file), side=side)
    found = measure(sentences, progress=partial(counted, heading="quantities"))
    figures = {
        "value_f1": found.value.value,
        "value_bound_f1": found.bound.value,
        "value_unit_f1": found.unit.value,
        "counted_f1": found.counted.value,
    }
    if as_json:
        write_figures([figures])
        return
    click.echo(f"{found.value.right + found.value.missed:,} quantities in {len(sentences):,} sentences\n")
    shown = zip(DEFINITIONS, (found.value, found.bound, found.unit, found.counted), strict=True)
    for name, one in shown:
        click.echo(f"{name:21}{one.value:.3f}  {one}")
    show_definitions(DEFINITIONS)
    click.echo("\nothers, on NewsQuant's other sentences: value F1, with bound, with unit")
    for name, row in PUBLISHED.items():
        click.echo(f"{name:14}" + "".join(f"{value:8.3f}" if value is not None else f"{'-':>8}" for value in row))
