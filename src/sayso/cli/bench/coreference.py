"""`sayso bench coreference`: who is who, and whether a source leads to a name, on files of OntoGUM's form."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

from sayso.cli.output import WIDTH, tell, write_line

if TYPE_CHECKING:
    from sayso.bench.coreference import Result


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def coreference(files: tuple[str, ...], as_json: bool) -> None:
    """CoNLL F1 of who is who, and how many sources lead to their name, on files of OntoGUM's form.

    \b
    sayso bench coreference ../shared/data/gum/coref/*.conll
    """
    from sayso.bench.chains import conll_f1
    from sayso.bench.coreference import Result, measure, read_documents

    documents = [document for file in files for document in read_documents(Path(file))]
    total = Result()
    for number, document in enumerate(documents, start=1):
        tell(f"{number} of {len(documents)}: {document.name}")
        total += measure(document)
    if as_json:
        figures = {"conll_f1": conll_f1(total.tallies), "speaker_accuracy": total.speakers.value}
        write_line(json.dumps({name: round(value, 4) for name, value in figures.items()}).encode())
    else:
        _show(total, len(documents))


def _show(total: Result, documents: int) -> None:
    from sayso.bench.chains import conll_f1
    from sayso.bench.coreference import DEFINITIONS, PUBLISHED

    click.echo(f"{documents} document{'s' if documents != 1 else ''}")
    click.echo(f"{'':18}   F1     P     R")
    for name, tally in total.tallies.items():
        click.echo(f"{name:18} {tally.value:.3f} {tally.precision:.3f} {tally.recall:.3f}")
    click.echo(f"{'CoNLL F1':18} {conll_f1(total.tallies):.3f}")
    click.echo(f"{'speaker accuracy':18} {total.speakers.value:.3f}  {total.speakers.right} of {total.speakers.of}")
    click.echo(f"{'  not by name':18} {total.spoken.value:.3f}  {total.spoken.right} of {total.spoken.of}\n")
    for name, definition in DEFINITIONS.items():
        click.echo(fill(f"{name}: {definition}", WIDTH, subsequent_indent="  "))
    click.echo("\nothers, CoNLL F1 on OntoGUM:")
    for name, value in PUBLISHED.items():
        click.echo(f"{name:44} {value:.3f}")
