"""`sayso bench nested`: attributions side by side and within one another."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

from sayso.cli.output import WIDTH, safe, tell, write_line
from sayso.errors import ConfigError

if TYPE_CHECKING:
    from sayso.bench.figures import Scores

SIDES = ("dev", "held", "all")


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--side", type=click.Choice(SIDES), default="dev", show_default=True, help="Which sentences to score.")
@click.option("--gum", is_flag=True, help="The files are GUM's CoNLL-U: score its attribution relations.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
@click.option("--verbose", "-v", is_flag=True, help="List what is missed, extra and wrong.")
@click.option("--unfreeze", is_flag=True, help="Let --verbose look at what is held, which then is held no more.")
def nested(files: tuple[str, ...], side: str, gum: bool, as_json: bool, verbose: bool, unfreeze: bool) -> None:
    """Score attributions that stand beside or within one another.

    The sentences are those of tests/bench/fixtures/nested.yaml, or of your own file of that form.

    \b
    sayso bench nested                        the sentences to tune on
    sayso bench nested --side held            those that are scored and not looked at
    sayso bench nested --gum gum/dep/*.conllu
    """
    if gum and not files:
        raise ConfigError("--gum needs files: give some of GUM's CoNLL-U files")
    if verbose and not unfreeze and not gum and side != "dev":
        raise ConfigError("what is held is scored, not looked at: leave out --verbose (or --unfreeze it)")
    scores = _measure_gum(files) if gum else _measure(files, side)
    if as_json:
        write_line(json.dumps(_flat(scores, gum)).encode())
        return
    if verbose:
        _show_notes(scores)
    _show(scores, gum)


def _measure(files: tuple[str, ...], side: str) -> Scores:
    from sayso.bench.corpora import find_checkout
    from sayso.bench.figures import pool
    from sayso.bench.nested import measure, read_sentences

    paths = [Path(file) for file in files] or [find_checkout() / "tests" / "bench" / "fixtures" / "nested.yaml"]
    return pool(measure(sentence for path in paths for sentence in read_sentences(path, side)))


def _measure_gum(files: tuple[str, ...]) -> Scores:
    from sayso.bench.figures import pool
    from sayso.bench.gum_attribution import measure

    scores = []
    for file in files:
        tell(f"reading {file}")
        scores.append(measure(Path(file)))
    return pool(scores)


def _flat(scores: Scores, gum: bool) -> dict[str, float | None]:
    """Each figure by its key, null where there was nothing to score; of GUM, which marks no sources, only some."""
    from sayso.bench.nested import KEYS

    figures = scores.figures()
    keys = ("statement_f1", "within", "nested_f1") if gum else tuple(KEYS)
    flat: dict[str, float | None] = dict.fromkeys(keys)
    for key in keys:
        figure = figures.get(KEYS[key])
        if figure is not None and not figure.empty:
            flat[key] = round(figure.value, 4)
    return flat


def _show_notes(scores: Scores) -> None:
    for note in scores.notes:
        click.echo(f"{note.what}: {safe(note.words)}{f'  ({safe(note.detail)})' if note.detail else ''}")
    click.echo()


def _show(scores: Scores, gum: bool) -> None:
    from sayso.bench.nested import DEFINITIONS, KEYS

    figures = scores.figures()
    shown = [KEYS[key] for key in _flat(scores, gum) if KEYS[key] in figures]
    for name in shown:
        figure = figures[name]
        click.echo(f"{name:13} {'     -' if figure.empty else f'{figure.value:6.3f}'}  {figure}")
    click.echo()
    for name in shown:
        click.echo(fill(f"{name}: {DEFINITIONS[name]}", WIDTH, subsequent_indent="  "))
