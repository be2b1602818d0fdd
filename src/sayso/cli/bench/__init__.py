"""`sayso bench`: how well and how fast sayso reads, one file per command."""

from __future__ import annotations

import click

from sayso.cli.bench.actors import actors
from sayso.cli.bench.attribution import attribution
from sayso.cli.bench.calibration import calibration
from sayso.cli.bench.conditionals import conditionals
from sayso.cli.bench.coreference import coreference
from sayso.cli.bench.events import events
from sayso.cli.bench.factuality import factuality
from sayso.cli.bench.gold import gold
from sayso.cli.bench.nested import nested
from sayso.cli.bench.places import places
from sayso.cli.bench.quantities import quantities
from sayso.cli.bench.speed import speed
from sayso.cli.bench.times import times
from sayso.cli.bench.who import who


@click.group(name="bench")
def command() -> None:
    """How well and how fast sayso reads, measured.

    \b
    sayso bench gold --set example
    sayso bench calibration --set frozen
    sayso bench attribution ../shared/data/polnear/cofenet-form/valid.txt
    sayso bench events ../shared/data/plover/plv_train.tsv
    sayso bench actors ../shared/data/plover/cameo_ner.txt
    sayso bench factuality ../shared/data/factuality/UW/dev.jsonl
    sayso bench conditionals ../shared/data/gum/gdtb/*.rels
    sayso bench coreference ../shared/data/gum/coref/*.conll
    sayso bench nested
    sayso bench places ../shared/data/place/GeoVirus.xml
    sayso bench quantities ../shared/data/quantity/newsquant-third.json
    sayso bench speed examples/*.txt
    sayso bench times --side held ../shared/data/time/TimeBank
    sayso bench who --side held tests/gold/who.tsv
    """


for one in (
    gold,
    calibration,
    attribution,
    events,
    actors,
    factuality,
    conditionals,
    coreference,
    nested,
    places,
    quantities,
    speed,
    times,
    who,
):
    command.add_command(one)
