"""`sayso bench speed`."""

from __future__ import annotations

import json

import click

from sayso.cli.bench.options import AS_JSON
from sayso.cli.output import write_line


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@AS_JSON
def speed(files: tuple[str, ...], as_json: bool) -> None:
    """Words a second of the whole pipeline, beside spaCy's parser alone on the same text; and peak memory.

    Loading is not counted; a word is what stands between white space.

    \b
    sayso bench speed examples/*.txt
    """
    from sayso.bench.speed import measure
    from sayso.ingest import read

    result = measure([read(file) for file in files])
    if as_json:
        figures = {"words": result.words, "sayso": result.sayso, "spacy": result.spacy, "peak_mib": result.peak}
        write_line(json.dumps({name: round(value) for name, value in figures.items()}).encode())
        return
    click.echo(f"{result.words:,} words in {len(files)} reports, one process, loaded before")
    click.echo(f"sayso  {result.sayso:8,.0f} words/s")
    click.echo(f"spaCy  {result.spacy:8,.0f} words/s (its parser alone)")
    click.echo(f"memory {result.peak:8,.0f} MiB at most")
