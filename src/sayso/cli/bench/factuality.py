"""`sayso bench factuality`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from sayso.cli.bench.options import AS_JSON, MODEL, RULES
from sayso.cli.bench.readers import (
    counted,
    make_judges,
    show_definitions,
    show_figures,
    show_published,
    write_figures,
)


@click.command()
@click.argument("file", metavar="FILE.jsonl")
@RULES
@MODEL
@AS_JSON
def factuality(file: str, rules: bool, model: str | None, as_json: bool) -> None:
    """How factual given words are, from -3 to 3: mean absolute error and Pearson's r, on the form of UDS-IH2 and UW.

    A JSON object a line: text, tokens joined by one space; targets, objects with span1 ([first token, behind the last
    one]) and label (-3: it did not happen; 3: it did).

    \b
    sayso bench factuality ../shared/data/factuality/UW/dev.jsonl
    sayso bench factuality --rules ../shared/data/factuality/UDS_IH2/dev.jsonl
    sayso bench factuality --model my-weights ../shared/data/factuality/UW/dev.jsonl
    """
    from sayso.bench.factuality import DEFINITIONS, PUBLISHED, always, by_reader, by_rules, measure, read_sentences

    sentences = read_sentences(Path(file))
    judges = make_judges(by_rules, by_reader, rules=rules, model=model)
    results = [measure(sentences, judge, partial(counted, heading=heading)) for heading, judge in judges]
    if as_json:
        write_figures({"mae": one.mae, "r": one.r} for one in results)
        return
    blind = measure(sentences, always)
    click.echo(f"{blind.targets:,} targets in {len(sentences):,} sentences\n")
    rows = {"MAE": [*(one.mae for one in results), blind.mae], "r": [*(one.r for one in results), blind.r]}
    show_figures([*(heading for heading, _ in judges), "always 3"], rows)
    show_definitions(DEFINITIONS)
    show_published("others, MAE and r:", PUBLISHED)
