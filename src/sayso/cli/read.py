"""`sayso read`: reports in, the record of each out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from sayso.cli.output import complain, make_console, tell, write_line
from sayso.errors import ConfigError, ReadError, SaysoError
from sayso.model import Record, to_json

if TYPE_CHECKING:
    from sayso.sources import Item, Refusal

INTERNAL_ERROR = 70  # EX_SOFTWARE of sysexits.h: the fault is the program's, and not the report's


@click.command(name="read")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@click.option("--json", "as_json", is_flag=True, help="One record per line on stdout, and nothing else.")
@click.option("--why", is_flag=True, help="Name the rule behind every finding, and the words each value rests on.")
@click.option("--published", metavar="DATE", help="When it was published, such as 2024-10-24: anchors “Wednesday”.")
@click.option("--publisher", metavar="NAME", help="Who published it.")
@click.option(
    "--min-score",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="SCORE",
    help="Leave out what is less likely right.",
)
@click.option("--color/--no-color", default=None, help="Colours even where the output is no terminal, or none at all.")
def command(
    reports: tuple[str, ...],
    as_json: bool,
    why: bool,
    published: str | None,
    publisher: str | None,
    min_score: float,
    color: bool | None,
) -> None:
    """Read reports and show the record of each: who said what, what happened or may happen, how many, where, when,
    how sure, and on what condition, each value with its words.

    A REPORT is a file (plain text, Markdown, HTML, PDF, DOCX; news story or briefing transcript), an http(s) address,
    or - for standard input; or what holds many of them: a folder, a "glob", zip, WARC, JSON lines, mail, a feed
    (docs/sources.md).

    \b
    sayso read story.html
    sayso read story.txt --published 2024-10-24 --publisher "The Velm Courier"
    sayso read --why story.txt | less
    sayso read --json *.txt > records.jsonl
    sayso read --min-score .8 story.txt
    cat story.txt | sayso read -

    A report that cannot be read, or that sayso breaks on, gets one line on stderr and the others are still read; the
    exit code is then that of the first error (docs/errors.md).
    """
    from sayso.ingest.metadata import read_published
    from sayso.sources import expand

    read_published(published)  # a wrong option is said before any report is read
    first_failure = 0
    for number, report in enumerate(reports, start=1):
        if len(reports) > 1:
            tell(f"{number}/{len(reports)} {report}")
        for found in expand([report]):
            try:
                record = read_one(found, published=published, publisher=publisher, min_score=min_score)
                show(record, as_json=as_json, why=why, color=color)
            except (ConfigError, BrokenPipeError):
                raise  # an option is wrong, or nobody listens: it is so for all of them
            except SaysoError as error:
                complain(error)
                first_failure = first_failure or error.exit_code
            except Exception as error:  # noqa: BLE001  one bug must not lose the other reports
                complain(f"{found.key}: internal error ({type(error).__name__}: {error}); please report it")
                first_failure = first_failure or INTERNAL_ERROR
    sys.exit(first_failure)


def read_one(found: Item | Refusal, *, published: str | None, publisher: str | None, min_score: float = 0.0) -> Record:
    """The record of one report. Raises SaysoError, also for what was refused before it could be read."""
    from sayso.pipeline import analyse
    from sayso.sources import Refusal, read_item

    if isinstance(found, Refusal):
        raise ReadError(str(found))
    return analyse(read_item(found, published=published, publisher=publisher), min_score=min_score)


def show(record: Record, *, as_json: bool, why: bool, color: bool | None) -> None:
    """A record, for a program or a person."""
    if as_json:
        write_line(to_json(record))
        return
    from sayso.cli.page import show_page

    show_page(record, make_console(color=color), why=why)
