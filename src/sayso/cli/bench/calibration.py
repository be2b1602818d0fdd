"""`sayso bench calibration`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.bench.gold import DATA, SETS
from sayso.cli.bench.options import AS_JSON
from sayso.cli.output import tell, write_line

if TYPE_CHECKING:
    from sayso.bench.calibration import Bin, Judged


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE.yaml]...")
@click.option("--set", "kind", type=click.Choice(SETS), default="fresh", show_default=True, help="Which gold to use.")
@DATA
@click.option("--write", type=click.Path(path_type=Path), metavar="FILE.toml", help="Write the counts for scores.")
@AS_JSON
def calibration(files: tuple[str, ...], kind: str, data: str | None, write: Path | None, as_json: bool) -> None:
    """Are scores what they say: how many of the findings with a score of about .9 are right?

    The error is the mean distance of score and share right, over bins of scores (expected calibration error).

    \b
    sayso bench calibration --set frozen
    sayso bench calibration --write src/sayso/extract/scores.toml
    """
    from sayso.bench.calibration import calibration_error, counts_of, reliability, write_counts
    from sayso.bench.gold import find_gold

    judged = [one for path in [Path(file) for file in files] or find_gold(kind) for one in _judged(path, data)]
    if write:
        write.write_text(write_counts(counts_of(judged)), encoding="utf-8")
    layers = {"all": judged} | {
        layer: [one for one in judged if one.layer == layer] for layer in sorted({one.layer for one in judged})
    }
    curves = {layer: reliability(some) for layer, some in layers.items()}
    if as_json:
        write_line(
            json.dumps({f"{layer}_ece": round(calibration_error(bins), 4) for layer, bins in curves.items()}).encode()
        )
        return
    for layer, bins in curves.items():
        _show(layer, bins, calibration_error(bins))


def _judged(path: Path, data: str | None) -> list[Judged]:
    from sayso.bench.calibration import judge
    from sayso.bench.gold import read_gold
    from sayso.bench.measure import make_record

    gold = read_gold(path, data=data)
    tell(f"reading {gold.name}")
    return list(judge(gold, make_record(gold)))


def _show(layer: str, bins: list[Bin], error: float) -> None:
    click.echo(f"{layer}: error {error:.3f}")
    click.echo(f"  {'findings':>8}  score  right")
    for one in bins:
        click.echo(f"  {one.count:8}  {one.score:5.2f}  {one.right:5.2f}")
