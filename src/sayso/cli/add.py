"""`sayso add`: many reports into a case."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from sayso.cli.find import CASE
from sayso.cli.output import complain, safe
from sayso.errors import ReadError

if TYPE_CHECKING:
    from sayso.run import Job, Totals

EVERY = 0.2  # seconds between two lines of progress
MOST_WORKERS = 64


@click.command(name="add")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@CASE
@click.option(
    "--workers",
    type=click.IntRange(1, MOST_WORKERS),
    default=None,
    help="How many processes read side by side [one a processor].",
)
@click.option("--published", metavar="DATE", help="When they were published; goes before what the reports say.")
@click.option("--publisher", metavar="NAME", help="Who published them; goes before what the reports say.")
@click.option("--retry", is_flag=True, help="Try again what was set aside before.")
def command(
    sources: tuple[str, ...],
    where: str,
    workers: int | None,
    published: str | None,
    publisher: str | None,
    retry: bool,
) -> None:
    """Read reports and keep their records in a case, which is made if it is not there.

    A SOURCE is a file, a folder, a "glob", an http(s) address, or - for standard input; reports, or what holds many of
    them: zip, WARC, JSON lines, mail, a feed (docs/sources.md).

    \b
    sayso add reports/ --case crisis.db
    sayso add story.html https://news.example/a --case crisis.db
    SAYSO_CASE=crisis.db sayso add reports/

    What is acknowledged is on the disk. Stop it whenever you like and run it again: what is there already is not read
    again. A report of the same file or address that has changed is a new version of it. One that cannot be read is set
    aside with its reason, and the others go on; the exit code then says so (docs/errors.md).
    """
    from sayso.case import open_case
    from sayso.run import Totals, add_all

    totals, failed = Totals(), 0
    with open_case(where) as case:
        if retry:
            case.retry()
        jobs = _Jobs(sources, published, publisher)
        progress = _Progress(jobs)
        for done in add_all(case, jobs, workers=workers or len(os.sched_getaffinity(0))):
            totals.count(done)
            if done.reason:
                complain(f"{done.key}: set aside: {done.reason}" if done.key not in done.reason else done.reason)
            progress.show(totals)
        progress.end(totals)
        failed = jobs.failed or (ReadError.exit_code if totals.aside else 0)
    sys.exit(failed)


class _Jobs:
    """The reports that sources hold, one after the other; what cannot be taken gets its line, and the rest goes on."""

    def __init__(self, sources: tuple[str, ...], published: str | None, publisher: str | None) -> None:
        self.sources = sources
        self.published = published
        self.publisher = publisher
        self.failed = 0
        self.of = sum(map(_files, sources))

    def __iter__(self) -> Iterator[Job]:
        from sayso.run import Job
        from sayso.sources import Refusal, expand

        for found in expand(self.sources):
            if isinstance(found, Refusal):
                complain(found)
                self.failed = self.failed or ReadError.exit_code
            else:
                yield Job(item=found, published=self.published, publisher=self.publisher)


def _files(source: str) -> int:
    """How many files a source is, as far as can be told before it is read."""
    return sum(len(files) for _, _, files in os.walk(source)) if os.path.isdir(source) else 1


class _Progress:
    """How far it is, how fast, and how long it will take: one line that is written over, on a terminal only."""

    def __init__(self, jobs: _Jobs) -> None:
        self.of = jobs.of
        self.begun = self.shown = time.monotonic()

    def show(self, totals: Totals) -> None:
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self.shown < EVERY:
            return
        self.shown = now
        done = totals.new + totals.version + totals.known + totals.aside
        left = (now - self.begun) / done * max(0, self.of - done)
        click.echo(
            f"\r{done:,}/{self.of:,}  {self.rate(totals):,.0f} words/s  {left:,.0f} s left\x1b[K", nl=False, err=True
        )

    def rate(self, totals: Totals) -> float:
        return totals.words / max(time.monotonic() - self.begun, 0.001)

    def end(self, totals: Totals) -> None:
        """What became of all of them."""
        parts = [f"{totals.new:,} added", f"{totals.version:,} new versions", f"{totals.known:,} known already"]
        parts += [f"{totals.aside:,} set aside", f"{totals.words:,} words at {self.rate(totals):,.0f} words/s"]
        start = "\r\x1b[K" if sys.stderr.isatty() else ""
        click.echo(start + safe(", ".join(parts)), err=True)
