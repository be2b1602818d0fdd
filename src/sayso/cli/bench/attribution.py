"""`sayso bench attribution`."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.bench.options import AS_JSON
from sayso.cli.output import tell, write_line

if TYPE_CHECKING:
    from sayso.bench.figures import Found


@click.command()
@click.argument("file", metavar="FILE")
@AS_JSON
@click.option("--articles", type=click.IntRange(min=1), help="Only the first so many articles.")
def attribution(file: str, as_json: bool, articles: int | None) -> None:
    """Exact F1 of sources, cues and contents on PolNeAR in CofeNet's form.

    A span is right when its kind, its first and its last token are. Found: the statements that are within no other.

    \b
    sayso bench attribution ../shared/data/polnear/cofenet-form/valid.txt
    """
    from sayso.bench.attribution import KINDS, measure, read_lines
    from sayso.bench.figures import Found

    total = dict.fromkeys(KINDS, Found())
    for number, (article, found) in enumerate(islice(measure(read_lines(Path(file))), articles), start=1):
        tell(f"{number} {article}")
        total = {kind: total[kind] + found[kind] for kind in KINDS}
    if as_json:
        write_line(json.dumps({f"{kind}_f1": round(total[kind].value, 4) for kind in KINDS}).encode())
    else:
        _show_attribution(total)


def _show_attribution(total: dict[str, Found]) -> None:
    from sayso.bench.attribution import PUBLISHED

    click.echo("exact F1: of a span, its kind and its first and last token must be right")
    for kind, found in total.items():
        click.echo(f"{kind:8} {100 * found.value:5.1f}  {found}")
    click.echo("\nothers, on PolNeAR's test part:        source  cue   content")
    for name, figures in PUBLISHED.items():
        click.echo(f"{name:42}" + "".join(f"{'-' if one is None else one:<6} " for one in figures).rstrip())
