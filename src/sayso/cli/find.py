"""`sayso find`: what a case holds, by who, what, where, when, how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import msgspec

from sayso.cli.output import make_console, safe, write_line
from sayso.errors import ConfigError
from sayso.model import LAYERS

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.case import Found, Report

CASE = click.option(
    "--case",
    "where",
    metavar="CASE",
    envvar="SAYSO_CASE",
    required=True,
    help="The case: a file's path, or postgresql://USER@HOST/DATABASE [SAYSO_CASE].",
)
FILTERS = (
    ("--type", "TYPE", "An event's PLOVER type, a statement's act, a conditional's kind, an entity's kind."),
    ("--mode", "MODE", "An event's mode, a statement's manner, a conditional's force."),
    ("--speaker", "NAME", "On whose word it is: “Turner” finds “Mike Turner”."),
    ("--actor", "NAME", "Who does it."),
    ("--recipient", "NAME", "Whom it is done to."),
    ("--name", "NAME", "Anybody in it, or its own name."),
    ("--country", "CODE", "ISO 3166 alpha-3 of anybody or any place in it."),
    ("--publisher", "NAME", "Who published it."),
    ("--report", "ID", "The report it stands in."),
    ("--words", "WORDS", "All these words stand in it; “in quotation marks” as a phrase."),
    ("--since", "DATE", "Published then or later."),
    ("--until", "DATE", "Published before."),
    ("--from", "DATE", "Happens then or later."),
    ("--to", "DATE", "Happens before."),
    ("--polarity", "POLARITY", "affirmed, negated, unknown."),
    ("--certainty", "CERTAINTY", "certain, probable, possible, unknown."),
    ("--status", "STATUS", "actual, historical, planned, wanted, conditional."),
)
NUMBERS = (
    ("--at-least", "NUMBER", "A quantity in it is surely no less."),
    ("--at-most", "NUMBER", "A quantity in it is surely no more."),
    ("--min-score", "SCORE", "It is at least so likely right (0 to 1)."),
)


def filters(command: Any) -> Any:
    """Give a command the options that narrow what is found."""
    for option, metavar, text in reversed(NUMBERS):
        command = click.option(option, type=float, metavar=metavar, help=text)(command)
    command = click.option("--near", nargs=3, type=float, metavar="LAT LON KM", help="Within so many km.")(command)
    command = click.option(
        "--box", nargs=4, type=float, metavar="SOUTH WEST NORTH EAST", help="Within these degrees; west may be > east."
    )(command)
    for option, metavar, text in reversed(FILTERS):
        command = click.option(option, metavar=metavar, help=text)(command)
    return command


@click.command(name="find")
@click.argument("layer", type=click.Choice([*LAYERS, "reports"]))
@CASE
@filters
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="No more than this many.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--color/--no-color", default=None, help="Colours even where the output is no terminal, or none at all.")
def command(layer: str, where: str, limit: int, as_json: bool, color: bool | None, **asked: Any) -> None:
    """Find what a case holds: statements, events, conditionals, quantities, times, places, entities or reports.

    \b
    sayso find conditionals --case crisis.db --speaker "Ilse Brandt"
    sayso find events --case crisis.db --type MOBILIZE --status conditional --country PRK
    sayso find statements --case crisis.db --words "red line" --since 2031-03-01
    sayso find quantities --case crisis.db --at-least 3000
    sayso find places --case crisis.db --near 49.99 36.23 50
    sayso find reports --case crisis.db --words "host talks"

    Findings come in the order in which their reports were published, each with its report and the words it rests on;
    reports, with --words, best first.
    """
    from sayso.case import open_case

    given = {name.rstrip("_"): value for name, value in asked.items() if value is not None}
    if "from" in given:
        given["from_"] = given.pop("from")
    with open_case(where, create=False) as case:
        if layer == "reports":
            show_reports(_reports(case, given, limit), as_json=as_json)
            return
        console = make_console(color=color)
        for found in case.find(layer, limit=limit, **given):
            if as_json:
                write_line(msgspec.json.encode(found))
            else:
                show(found, console)


def _reports(case: Any, given: dict[str, Any], limit: int) -> list[Report]:
    words = given.pop("words", None)
    if given:
        raise ConfigError(f"reports are found by --words alone, not by --{next(iter(given))}")
    reports: list[Report] = case.search(words, limit=limit) if words else case.reports()[:limit]
    return reports


def show_reports(reports: list[Report], *, as_json: bool) -> None:
    """Reports, one a line."""
    for report in reports:
        if as_json:
            write_line(msgspec.json.encode(report))
        else:
            parts = (report.id, (report.published or "undated")[:10], report.publisher, report.title or report.key)
            click.echo(safe("  ".join(part for part in parts if part)))


def show(found: Found, console: Console) -> None:
    """A finding: when, where it stands, on whose word, and the words themselves."""
    from rich.text import Text

    from sayso.cli.phrases import headline

    report = found.report
    line = Text((report.published or "undated")[:10], style="dim")
    line.append(f"  {safe(report.publisher or report.key)}", style="cyan")
    if found.speaker:
        line.append(f"  {safe(found.speaker)}", style="bold")
    console.print(line)
    console.print(Text(f"    {safe(' '.join(headline(found.finding).split()))}"))
