"""`sayso bench gold`."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

from sayso.cli.bench.options import AS_JSON, MODEL, RULES
from sayso.cli.output import WIDTH, safe, tell, write_line
from sayso.errors import ConfigError

if TYPE_CHECKING:
    from sayso.bench.figures import Found, Scores, Share
    from sayso.bench.gold import Gold

SETS = ("dev", "fresh", "frozen", "example")
DATA = click.option("--data", metavar="FOLDER", help="Where the corpora are [SAYSO_DATA; ../shared/data].")


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE.yaml]...")
@click.option("--set", "kind", type=click.Choice(SETS), default="dev", show_default=True, help="Which gold to score.")
@DATA
@RULES
@MODEL
@AS_JSON
@click.option("--verbose", "-v", is_flag=True, help="List what is missed, extra and wrong.")
@click.option("--unfreeze", is_flag=True, help="Let --verbose look into the frozen set, which then is frozen no more.")
def gold(
    files: tuple[str, ...],
    kind: str,
    data: str | None,
    rules: bool,
    model: str | None,
    as_json: bool,
    verbose: bool,
    unfreeze: bool,
) -> None:
    """Score the records of hand-annotated reports, layer by layer.

    Of every figure: pooled (all reports' counts together) and the mean over the reports that have it.

    \b
    sayso bench gold                          the dev set
    sayso bench gold --set example --verbose  the worked example, with what is wrong
    sayso bench gold my.yaml                  your own
    sayso bench gold --rules                  without the trained reader
    """
    from sayso.bench.gold import find_gold, read_gold

    paths = [Path(file) for file in files] or find_gold(kind)
    if verbose and not unfreeze and any("frozen" in path.resolve().parts for path in paths):
        raise ConfigError("the frozen set is scored, not looked at: leave out --verbose (or --unfreeze it)")
    golds = {str(path): read_gold(path, data=data) for path in paths}
    ours = {name: _measure(one, rules=rules) for name, one in golds.items()}
    theirs = {name: _measure(one, model=Path(model)) for name, one in golds.items()} if model else {}
    if as_json:
        write_line(json.dumps(_gold_json(ours) | ({"model": _gold_json(theirs)} if theirs else {})).encode())
        return
    for heading, scores in ((_heading(rules), ours), (str(model), theirs)):
        if scores:
            click.echo(safe(heading))
            if verbose:
                _show_notes(scores)
            _show_figures(scores)
    _show_definitions(ours)


def _measure(gold: Gold, *, rules: bool = False, model: Path | None = None) -> Scores:
    from sayso.bench.measure import measure

    tell(f"{model or _heading(rules)}: reading {gold.name}")
    return measure(gold, rules=rules, model=model)


def _heading(rules: bool) -> str:
    from sayso.reader import find_reader

    return "rules" if rules or find_reader() is None else "sayso"


def _gold_json(scores: dict[str, Scores]) -> dict[str, object]:
    from sayso.bench.figures import mean, pool

    pooled = pool(scores.values()).figures()
    return {
        "reports": len(scores),
        "problems": sum(one.problems for one in scores.values()),
        "pooled": {name: round(figure.value, 4) for name, figure in pooled.items() if not figure.empty},
        "mean": {name: round(value, 4) for name in pooled if (value := mean(list(scores.values()), name)) is not None},
        "counts": {name: str(figure) for name, figure in pooled.items()},
        "each": {
            path: {name: round(figure.value, 4) for name, figure in one.figures().items() if not figure.empty}
            for path, one in scores.items()
        },
    }


def _show_notes(scores: dict[str, Scores]) -> None:
    for path, one in scores.items():
        click.echo(Path(path).stem)
        for note in one.notes:
            click.echo(f"  {note.what}: {safe(note.words)}{f'  ({safe(note.detail)})' if note.detail else ''}")
    click.echo()


def _show_figures(scores: dict[str, Scores]) -> None:
    from sayso.bench.figures import mean, pool

    ours = list(scores.values())
    click.echo(f"{len(ours)} report{'s' if len(ours) != 1 else ''}")
    click.echo(f"{'figure':30}  pooled   mean     P     R  right  extra missed")
    total = pool(ours)
    for name, figure in total.figures().items():
        over = mean(ours, name)
        shown = "     -" if figure.empty else f"{figure.value:6.3f}"
        click.echo(f"{name:30}  {shown} {'     -' if over is None else f'{over:6.3f}'} {_counts(figure)}")
    if total.problems:
        click.echo(f"\n{total.problems} problems: finders gave up, so the figures are too low; --verbose names them")
    click.echo()


def _show_definitions(scores: dict[str, Scores]) -> None:
    from sayso.bench.figures import pool
    from sayso.bench.score import DEFINITIONS

    click.echo("pooled: the counts of all reports; mean: over the reports that have the figure")
    for name in pool(scores.values()).figures():
        click.echo(fill(f"{name}: {DEFINITIONS[name]}", WIDTH, subsequent_indent="  "))


def _counts(figure: Found | Share) -> str:
    """Precision, recall and counts of a layer; of a share, how many are right."""
    from sayso.bench.figures import Found

    if not isinstance(figure, Found):
        return f"{'':11} {figure.right:6} of {figure.of}"
    return f"{figure.precision:5.2f} {figure.recall:5.2f} {figure.right:6} {figure.extra:6} {figure.missed:6}"
