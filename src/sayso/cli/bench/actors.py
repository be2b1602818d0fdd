"""`sayso bench actors`."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.bench.options import AS_JSON, MODEL, RULES
from sayso.cli.bench.readers import counted, make_judges, show_counts, show_definitions, write_figures


@click.command()
@click.argument("file", metavar="FILE.txt")
@RULES
@MODEL
@AS_JSON
def actors(file: str, rules: bool, model: str | None, as_json: bool) -> None:
    """Who acts and who is acted upon: exact F1 of sources and targets, on CAMEO's form.

    A token and its label a line, an empty line between sentences. Labels: B-S I-S (source), B-T I-T (target), B-R I-R
    (parties that act upon each other: each is source and target), O.

    \b
    sayso bench actors ../shared/data/plover/cameo_ner.txt
    sayso bench actors --rules ../shared/data/plover/cameo_ner.txt
    sayso bench actors --model my-weights ../shared/data/plover/cameo_ner.txt
    """
    from sayso.bench.actors import DEFINITIONS, by_reader, by_rules, measure, read_sentences

    sentences = read_sentences(Path(file))
    judges = make_judges(by_rules, by_reader, rules=rules, model=model)
    results = [measure(counted(sentences, heading), judge) for heading, judge in judges]
    if as_json:
        write_figures({f"{kind}_f1": found.value for kind, found in one.items()} for one in results)
        return
    click.echo(f"{len(sentences):,} sentences\n")
    show_counts([heading for heading, _ in judges], results)
    show_definitions(DEFINITIONS)
    click.echo("\nothers: no figure has been published for sources and targets on this form")
