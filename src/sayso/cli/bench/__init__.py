"""`sayso bench`: how well and how fast sayso reads, one file per command."""

from __future__ import annotations

import click

from sayso.cli.bench.attribution import attribution
from sayso.cli.bench.gold import gold
from sayso.cli.bench.speed import speed


@click.group(name="bench")
def command() -> None:
    """How well and how fast sayso reads, measured.

    \b
    sayso bench gold --set example
    sayso bench attribution ../shared/data/polnear/cofenet-form/valid.txt
    sayso bench speed examples/*.txt
    """


for one in (gold, attribution, speed):
    command.add_command(one)
