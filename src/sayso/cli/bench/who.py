"""`sayso bench who`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.bench.options import AS_JSON
from sayso.cli.bench.readers import show_definitions
from sayso.cli.output import safe, write_line

if TYPE_CHECKING:
    from sayso.bench.who import Mention


@click.command()
@click.argument("file", metavar="FILE.tsv")
@click.option(
    "--side", metavar="NAME", help="Only the lines whose column `part` says so (tune or held, of sayso's own)."
)
@click.option("--data", metavar="FOLDER", help="Where the corpora are [SAYSO_DATA; ../shared/data].")
@AS_JSON
@click.option("--verbose", "-v", is_flag=True, help="List what is wrong; the side `held` is scored, not looked at.")
def who(file: str, side: str | None, data: str | None, as_json: bool, verbose: bool) -> None:
    """Who is meant: country and sector of words for actors, against a careful coder's.

    Tab-separated, with a header: sentence mention country sector (and part and published, if you like). Write - for
    none, and | between answers that a coder may give.

    \b
    sayso bench who --side held tests/gold/who.tsv
    sayso bench who my-actors.tsv --verbose
    """
    from sayso.bench.who import DEFINITIONS, measure, read_mentions

    mentions = read_mentions(Path(file), data=data, side=side)
    figures = measure(mentions)
    if as_json:
        write_line(json.dumps({name: round(figure.value, 4) for name, figure in figures.items()}).encode())
        return
    click.echo(f"{len(mentions):,} mentions\n")
    if verbose:
        _show_wrong([one for one in mentions if one.part != "held"])
    for name, figure in figures.items():
        click.echo(f"{name:10} {figure.value:6.3f}  {figure.right} of {figure.of}")
    click.echo()
    show_definitions(DEFINITIONS)


def _show_wrong(mentions: list[Mention]) -> None:
    from sayso.bench.who import judge
    from sayso.resolve.who import resolve_who

    for one in mentions:
        wrong = [name for name, right in judge(one).items() if not right]
        if wrong:
            given = resolve_who(one.words, text=one.text, start=one.start, on=one.published)
            wanted = "/".join("|".join(sorted(a or "-" for a in answers)) for answers in (one.countries, one.sectors))
            click.echo(
                safe(f"  {' '.join(wrong)}: {one.words} = {wanted}, not {given.country}/{' '.join(given.sectors)}")
            )
    click.echo()
