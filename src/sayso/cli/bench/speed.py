"""`sayso bench speed`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from sayso.cli.bench.options import AS_JSON, RULES
from sayso.cli.output import write_line


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@RULES
@click.option("--model", metavar="FOLDER", help="Another set of weights for the trained reader.")
@AS_JSON
def speed(files: tuple[str, ...], rules: bool, model: str | None, as_json: bool) -> None:
    """Words a second of the whole pipeline in one process and in two, beside spaCy's parser alone on the same text;
    and the peak memory of a process.

    Loading is not counted; a word is what stands between white space.

    \b
    sayso bench speed examples/*.txt
    """
    from sayso.bench.speed import measure
    from sayso.ingest import read

    result = measure([read(file) for file in files], rules=rules, model=Path(model) if model else None)
    if as_json:
        figures = {"words": result.words, "sayso": result.sayso, "two": result.two}
        figures |= {"spacy": result.spacy, "peak_mib": result.peak}
        write_line(json.dumps({name: round(value) for name, value in figures.items()}).encode())
        return
    click.echo(f"{result.words:,} words in {len(files)} reports, loaded before")
    click.echo(f"sayso  {result.sayso:8,.0f} words/s in one process")
    click.echo(f"       {result.two:8,.0f} words/s in two")
    click.echo(f"spaCy  {result.spacy:8,.0f} words/s (its parser alone)")
    click.echo(f"memory {result.peak:8,.0f} MiB a process at most")
