"""`sayso bench events`."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.bench.options import AS_JSON, MODEL, RULES
from sayso.cli.bench.readers import (
    counted,
    make_judges,
    show_counts,
    show_definitions,
    show_figures,
    show_published,
    write_figures,
)


@click.command()
@click.argument("file", metavar="FILE.tsv")
@RULES
@MODEL
@AS_JSON
def events(file: str, rules: bool, model: str | None, as_json: bool) -> None:
    """PLOVER type with the actors given: macro-F1 and accuracy, on PLV's form.

    A TSV file with the columns marked_sentence (who acts within <s>..</s>, who is acted upon within <t>..</t>) and
    type. Each sentence has one type.

    \b
    sayso bench events ../shared/data/plover/plv_train.tsv
    sayso bench events --rules ../shared/data/plover/plv_train.tsv
    sayso bench events --model my-weights ../shared/data/plover/plv_train.tsv
    """
    from sayso.bench.events import DEFINITIONS, PUBLISHED, by_reader, by_rules, measure, read_cases

    cases = read_cases(Path(file))
    wanted = {case.type for case in cases}
    judges = make_judges(by_rules, by_reader, rules=rules, model=model)
    headings = [heading for heading, _ in judges]
    results = [measure(counted(cases, heading), judge, wanted) for heading, judge in judges]
    if as_json:
        write_figures({"macro_f1": one.macro_f1, "accuracy": one.accuracy.value} for one in results)
        return
    click.echo(f"{len(cases):,} sentences of {len(wanted)} types, actors given\n")
    rows = {"macro-F1": [one.macro_f1 for one in results], "accuracy": [one.accuracy.value for one in results]}
    show_figures(headings, rows)
    click.echo()
    show_counts(headings, [one.found for one in results])
    show_definitions(DEFINITIONS)
    show_published("others, macro-F1 on PLV's test part:", {name: [value] for name, value in PUBLISHED.items()})
