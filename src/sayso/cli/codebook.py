"""`sayso codebook`: what sayso looks for, and whether its examples hold."""

from __future__ import annotations

import sys

import click

from sayso.cli.output import safe, tell
from sayso.errors import CodebookError, ConfigError


@click.group(name="codebook")
def command() -> None:
    """What sayso looks for: declared in TOML files, each entry with examples that are its tests.

    \b
    sayso codebook list
    sayso codebook check            all examples of all files
    sayso codebook check cues       those of one file
    """


@command.command(name="list")
def list_files() -> None:
    """The codebook's files: which layer of the record each feeds, and how many examples it holds."""
    from sayso.codebook.load import examples, load, names

    width = max(map(len, names()), default=0)
    for name in names():
        layer = load(name).get("layer", "")
        click.echo(f"{name:{width}}  {layer:12}  {sum(1 for _ in examples(name))} examples")


@command.command()
@click.argument("files", nargs=-1, metavar="[NAME]...")
def check(files: tuple[str, ...]) -> None:
    """Read every example through the whole pipeline and name those that do not hold; exit code 4 if there are any.

    NAME is a codebook file without .toml, as `sayso codebook list` shows it.
    """
    from sayso.bench.examples import check_examples
    from sayso.codebook.load import examples, names

    unknown = [name for name in files if name not in names()]
    if unknown:
        raise ConfigError(f"{unknown[0]}: no such codebook file; `sayso codebook list` shows them")
    failed = total = 0
    for name in files or names():
        of_file = list(examples(name))
        tell(f"{name}: {len(of_file)} examples")
        total += len(of_file)
        for failure in check_examples(of_file):
            failed += 1
            click.echo(safe(str(failure)))
    click.echo(f"{total - failed} of {total} examples hold")
    if failed:
        sys.exit(CodebookError.exit_code)
