"""`sayso bench`: gold, attribution, speed."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

from sayso.cli.bench_nested import nested
from sayso.cli.output import WIDTH, safe, tell, write_line
from sayso.errors import ConfigError

if TYPE_CHECKING:
    from sayso.bench.figures import Found, Scores, Share
    from sayso.bench.gold import Gold

SETS = ("dev", "frozen", "example")
DATA = click.option("--data", metavar="FOLDER", help="Where the corpora are [SAYSO_DATA; ../shared/data].")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")


@click.group(name="bench")
def command() -> None:
    """How well and how fast sayso reads, measured.

    \b
    sayso bench gold --set example
    sayso bench attribution ../shared/data/polnear/cofenet-form/valid.txt
    sayso bench speed examples/*.txt
    """


command.add_command(nested)


@command.command()
@click.argument("files", nargs=-1, metavar="[FILE.yaml]...")
@click.option("--set", "kind", type=click.Choice(SETS), default="dev", show_default=True, help="Which gold to score.")
@DATA
@AS_JSON
@click.option("--verbose", "-v", is_flag=True, help="List what is missed, extra and wrong.")
@click.option("--unfreeze", is_flag=True, help="Let --verbose look into the frozen set, which then is frozen no more.")
def gold(files: tuple[str, ...], kind: str, data: str | None, as_json: bool, verbose: bool, unfreeze: bool) -> None:
    """Score the records of hand-annotated reports, layer by layer.

    Of every figure: pooled (all reports' counts together) and the mean over the reports that have it.

    \b
    sayso bench gold                          the dev set
    sayso bench gold --set example --verbose  the worked example, with what is wrong
    sayso bench gold my.yaml                  your own
    """
    from sayso.bench.gold import find_gold, read_gold

    paths = [Path(file) for file in files] or find_gold(kind)
    if verbose and not unfreeze and any("frozen" in path.resolve().parts for path in paths):
        raise ConfigError("the frozen set is scored, not looked at: leave out --verbose (or --unfreeze it)")
    scores = {str(path): _measure(read_gold(path, data=data)) for path in paths}
    if as_json:
        write_line(json.dumps(_gold_json(scores)).encode())
        return
    if verbose:
        _show_notes(scores)
    _show_figures(scores)


def _measure(gold: Gold) -> Scores:
    from sayso.bench.measure import measure

    tell(f"reading {gold.name}")
    return measure(gold)


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
    from sayso.bench.score import DEFINITIONS

    ours = list(scores.values())
    click.echo(f"{len(ours)} report{'s' if len(ours) != 1 else ''}")
    click.echo(f"{'figure':30}  pooled   mean     P     R  right  extra missed")
    total = pool(ours)
    figures = total.figures()
    for name, figure in figures.items():
        over = mean(ours, name)
        shown = "     -" if figure.empty else f"{figure.value:6.3f}"
        click.echo(f"{name:30}  {shown} {'     -' if over is None else f'{over:6.3f}'} {_counts(figure)}")
    if total.problems:
        click.echo(f"\n{total.problems} problems: finders gave up, so the figures are too low; --verbose names them")
    click.echo("\npooled: the counts of all reports; mean: over the reports that have the figure")
    for name in figures:
        click.echo(fill(f"{name}: {DEFINITIONS[name]}", WIDTH, subsequent_indent="  "))


def _counts(figure: Found | Share) -> str:
    """Precision, recall and counts of a layer; of a share, how many are right."""
    from sayso.bench.figures import Found

    if not isinstance(figure, Found):
        return f"{'':11} {figure.right:6} of {figure.of}"
    return f"{figure.precision:5.2f} {figure.recall:5.2f} {figure.right:6} {figure.extra:6} {figure.missed:6}"


@command.command()
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


@command.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@AS_JSON
def speed(files: tuple[str, ...], as_json: bool) -> None:
    """Words a second of the whole pipeline, beside spaCy's parser alone on the same text; and peak memory.

    Loading is not counted; a word is what stands between white space.

    \b
    sayso bench speed examples/*.txt
    """
    from sayso.bench.speed import measure
    from sayso.ingest import read

    result = measure([read(file) for file in files])
    if as_json:
        figures = {"words": result.words, "sayso": result.sayso, "spacy": result.spacy, "peak_mib": result.peak}
        write_line(json.dumps({name: round(value) for name, value in figures.items()}).encode())
        return
    click.echo(f"{result.words:,} words in {len(files)} reports, one process, loaded before")
    click.echo(f"sayso  {result.sayso:8,.0f} words/s")
    click.echo(f"spaCy  {result.spacy:8,.0f} words/s (its parser alone)")
    click.echo(f"memory {result.peak:8,.0f} MiB at most")
