"""`sayso actors`: the user's own actors."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.output import safe, tell


@click.group(name="actors")
def command() -> None:
    """Your own actors: names with country, sectors and Wikidata identifiers, used by every later reading.

    \b
    sayso actors build my-actors.csv
    """


@command.command()
@click.argument("file", metavar="FILE.csv")
def build(file: str) -> None:
    """Make the file of your own actors from a CSV; it takes the place of the one before.

    Columns: name, and as you like aliases (joined by ;), kind (person, organization, group, country), country (ISO 3166
    alpha-3), sectors (PLOVER codes with spaces between), wikidata (Q42), from and until (dates). Each bad line is named
    with its reason, and then nothing is made.
    """
    from sayso.resolve.own_actors import build_actors

    path, number = build_actors(Path(file), progress=tell)
    click.echo(safe(f"{number:,} actors in {path}"))
