"""`sayso bench conditionals`: antecedents and consequents on texts with discourse relations."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

from sayso.cli.bench.options import AS_JSON, RULES
from sayso.cli.output import WIDTH, safe, tell, write_line

if TYPE_CHECKING:
    from sayso.bench.figures import Scores


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@RULES
@AS_JSON
@click.option("--verbose", "-v", is_flag=True, help="List what is missed and what is extra.")
def conditionals(files: tuple[str, ...], rules: bool, as_json: bool, verbose: bool) -> None:
    """F1 of antecedents and consequents on texts with discourse relations (.rels).

    Each text is made of the sentences that its relations name, and read as one report.

    \b
    sayso bench conditionals gum/gdtb/*.rels
    """
    from sayso.bench.conditionals import measure
    from sayso.bench.discourse import read_texts

    texts = [text for file in files for text in read_texts(Path(file))]
    scores = {}
    for number, (name, one) in enumerate(measure(texts), start=1):
        tell(f"{number}/{len(texts)} {name}")
        scores[f"{number} {name}"] = one
    if as_json:
        write_line(json.dumps(_flat(scores)).encode())
        return
    if verbose:
        _show_notes(scores)
    _show_figures(scores)


def _flat(scores: dict[str, Scores]) -> dict[str, float]:
    from sayso.bench.conditionals import JOINED, SIDES
    from sayso.bench.figures import Found, Share, pool

    total = pool(scores.values())
    figures = {f"{side}_f1": round(total.found.get(side, Found()).value, 4) for side in SIDES}
    return figures | {"antecedent_recall_with_conjunction": round(total.shares.get(JOINED, Share()).value, 4)}


def _show_notes(scores: dict[str, Scores]) -> None:
    for name, one in scores.items():
        if one.notes:
            click.echo(safe(name.split(" ", 1)[1]))
        for note in one.notes:
            click.echo(f"  {note.what}: {_escaped(note.words)}{f'  ({safe(note.detail)})' if note.detail else ''}")
    click.echo()


def _escaped(words: str) -> str:
    """Words on one line, and none that steer a terminal."""
    return " ".join(safe(words).split())


def _show_figures(scores: dict[str, Scores]) -> None:
    from sayso.bench.conditionals import DEFINITION, JOINED, SIDES
    from sayso.bench.figures import Found, Share, pool

    total = pool(scores.values())
    click.echo(f"{len(scores)} text{'s' if len(scores) != 1 else ''}, rules alone")
    for side in SIDES:
        found = total.found.get(side, Found())
        click.echo(f"{side:10} F1 {100 * found.value:5.1f}  {found}")
    joined = total.shares.get(JOINED, Share())
    click.echo(f"{JOINED}: {joined.of}, of these {joined.right} found")
    if total.problems:
        click.echo(f"\n{total.problems} problems: finders gave up, so the figures are too low; --verbose names them")
    click.echo(f"\n{fill(DEFINITION, WIDTH, subsequent_indent='  ')}")
    click.echo("published: nobody has given these figures for these texts")
