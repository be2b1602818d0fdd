"""`sayso gazetteer`: the file of places that readings look names up in."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.output import safe, tell


@click.group(name="gazetteer")
def command() -> None:
    """The gazetteer: countries, provinces, districts and towns of GeoNames, the codebook's regions, and places of your
    own. Built on first use; build it yourself to add places.

    \b
    sayso gazetteer build
    sayso gazetteer build my-places.csv
    """


@command.command()
@click.argument("file", metavar="[FILE.csv]", required=False)
@click.option("--forget", is_flag=True, help="Leave out the places of your own that were added before.")
def build(file: str | None, forget: bool) -> None:
    """Build the gazetteer anew, with the places of your own in FILE, which take the place of those added before.

    FILE is a CSV or TSV. Columns: name, country (ISO 3166 alpha-3), latitude, longitude, and as you like kind
    (settlement, district, province, region), aliases (joined by ;), population, geonames, admin1, admin2. Each bad line
    is named with its reason, and then nothing is built. The file is whole or not there: readings that go on meanwhile
    use the one before.
    """
    from sayso.resolve.gazetteer import build_own_gazetteer

    path, places = build_own_gazetteer(Path(file) if file else None, forget=forget, progress=tell)
    own = f", {places:,} of your own" if places else ""
    click.echo(safe(f"{path} ({path.stat().st_size / 1e6:.0f} MB{own})"))
