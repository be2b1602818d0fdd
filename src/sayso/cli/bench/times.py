"""`sayso bench times`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.bench.options import AS_JSON
from sayso.cli.bench.readers import counted, show_definitions, show_published, write_figures

if TYPE_CHECKING:
    from sayso.bench.times import Side


@click.command()
@click.argument("where", metavar="FOLDER")
@click.option(
    "--side", type=click.Choice(["all", "tune", "held"]), default="all", help="held: every fifth file; tune: the rest."
)
@AS_JSON
def times(where: str, side: Side, as_json: bool) -> None:
    """Time expressions found and resolved in articles marked in TimeML; or phrases, in timenorm's form.

    FOLDER holds .tml files, each with a DCT and a TEXT with TIMEX3 elements; one such file does, too. A file .tsv holds
    phrases: words, type and value between tabs, an empty line between articles, an article's date first.

    \b
    sayso bench times --side held ../shared/data/time/TimeBank
    sayso bench times --json ../shared/data/time/timenorm/test.tsv
    """
    if where.endswith(".tsv"):
        _phrases(Path(where), as_json=as_json)
        return
    from sayso.bench.times import DEFINITIONS, PUBLISHED, measure, read_articles

    articles = read_articles(Path(where), side=side)
    found = measure(articles, progress=partial(counted, heading="times", things="articles"))
    figures = {
        "relaxed_f1": found.relaxed.value,
        "strict_f1": found.strict.value,
        "value_f1": found.value.value,
    }
    if as_json:
        write_figures([figures])
        return
    click.echo(f"{found.relaxed.right + found.relaxed.missed:,} expressions in {len(articles):,} articles\n")
    for name, one in zip(DEFINITIONS, (found.relaxed, found.strict, found.value), strict=False):
        click.echo(f"{name:12}{one.value:.3f}  {one}")
    show_definitions(DEFINITIONS)
    show_published("others: relaxed, strict and value F1", PUBLISHED)


def _phrases(path: Path, *, as_json: bool) -> None:
    from sayso.bench.times import read_phrases, share_right

    phrases = read_phrases(path)
    right = share_right(phrases)
    if as_json:
        write_figures([{"right": right.recall}])
    else:
        click.echo(f"{right.right:,} of {len(phrases):,} phrases get their value: {right.recall:.3f}")
