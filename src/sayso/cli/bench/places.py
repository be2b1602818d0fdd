"""`sayso bench places`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.bench.options import AS_JSON
from sayso.cli.bench.readers import counted, show_definitions, write_figures

if TYPE_CHECKING:
    from sayso.bench.places import Side


@click.command()
@click.argument("file", metavar="FILE.xml")
@click.option(
    "--side", type=click.Choice(["all", "even", "odd"]), default="all", help="Every other article only, from 0."
)
@click.option(
    "--demonyms/--no-demonyms", default=None, help="Names of people, too; as the form has it where neither is said."
)
@AS_JSON
def places(file: str, side: Side, demonyms: bool | None, as_json: bool) -> None:
    """Names of places found and resolved in articles that mark them: LGL's and GeoVirus's form.

    XML: articles, each with a text and toponyms (start, end, gaztag with geonameid, fcode, lat, lon) or locations
    (start and end from 1, lat, lon). Every name is asked for, whatever the text uses it for: also "Washington warned"
    and "Boston Marathon". LGL's form marks names of people as well ("Canadians"), GeoVirus's does not.

    \b
    sayso bench places ../shared/data/place/lgl-half.xml
    sayso bench places --side odd --json ../shared/data/place/GeoVirus.xml
    """
    from sayso.bench.places import DEFINITIONS, measure, read_articles, speed

    articles = read_articles(Path(file), side=side, demonyms=demonyms)
    found = measure(articles, progress=partial(counted, heading="places", things="articles"))
    figures = {
        "toponym_f1": found.names.value,
        "within_161km": found.within,
        "median_km": found.median,
        "mean_km": found.mean,
    }
    if as_json:
        write_figures([figures])
        return
    click.echo(f"{found.names.right + found.names.missed:,} names in {len(articles):,} articles: {found.names}\n")
    click.echo(f"toponym F1     {found.names.value:6.3f}")
    click.echo(f"within 161 km  {found.within:6.3f}  ({found.right:,} of {found.asked:,} with coordinates)")
    click.echo(f"error          {found.median:6.1f} km (median), {found.mean:.1f} km (mean) of {len(found.errors):,}")
    click.echo(f"toponyms/s     {speed(articles):6,.0f}")
    show_definitions(DEFINITIONS)
    _show_published()


def _show_published() -> None:
    from sayso.bench.places import PUBLISHED

    click.echo("\nothers, toponym F1 and within 161 km:")
    for name, values in PUBLISHED.items():
        click.echo(f"{name:42}" + "".join(f"  {'-' if value is None else f'{value:.2f}':>5}" for value in values))
