"""Reports into a case: read by workers, written by one process in the reports' order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from sayso.case import Case
from sayso.errors import EvidenceError
from sayso.model import Struct, from_json, to_json
from sayso.run.workers import LONGEST, work
from sayso.sources import Item, read_item

What = Literal["new", "version", "known", "aside"]


@dataclass(frozen=True, kw_only=True)
class Job:
    """A report to be read, as its source holds it; and what the caller says of it, which goes first."""

    item: Item
    published: str | None = None
    publisher: str | None = None

    @property
    def key(self) -> str:
        """Where it comes from."""
        return self.item.key

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return self.item.raw.data


class Done(Struct, frozen=True, kw_only=True):
    """What became of a report: added (new, or a new version), known already, or set aside for a `reason`."""

    key: str
    what: What
    words: int = 0
    reason: str | None = None


@dataclass(kw_only=True)
class Totals:
    """How many reports became what, and how many words were read."""

    new: int = 0
    version: int = 0
    known: int = 0
    aside: int = 0
    words: int = 0

    def count(self, done: Done) -> None:
        """Count one report."""
        setattr(self, done.what, getattr(self, done.what) + 1)
        self.words += done.words


def add_all(case: Case, jobs: Iterable[Job], *, workers: int = 1, longest: float = LONGEST) -> Iterator[Done]:
    """Read reports and add them, and say of each what became of it, once that is on the disk.

    A report whose bytes were taken in, or set aside, before is not read again: run it anew after a break, and it goes
    on. One that cannot be read, or that kills or holds up a worker twice, is set aside with the reason.

    Raises CaseError where the case cannot be written; what was said to be done stays.
    """
    known: list[Done] = []  # those that are passed over while others are read
    unread = _unread(case, jobs, known)
    for job, outcome in work(unread, read_job, workers=workers, longest=longest):
        yield from _drain(known)
        if outcome.reason is None:
            yield _keep(case, job, outcome.value)
        else:
            yield _set_aside(case, job, outcome.reason)
    yield from _drain(known)


def read_job(job: Job) -> bytes:
    """The record of a report, as JSON: what a worker does."""
    from sayso.pipeline import analyse

    return to_json(analyse(read_item(job.item, published=job.published, publisher=job.publisher)))


def _unread(case: Case, jobs: Iterable[Job], known: list[Done]) -> Iterator[Job]:
    for job in jobs:
        if case.knows(job.key, job.data):
            known.append(Done(key=job.key, what="known"))
        else:
            yield job


def _drain(known: list[Done]) -> Iterator[Done]:
    while known:
        yield known.pop(0)


def _keep(case: Case, job: Job, line: bytes) -> Done:
    record = from_json(line)
    raw = job.item.raw
    try:
        added = case.add(record, key=job.key, raw=raw.data, raw_name=raw.file or raw.name, media_type=raw.media_type)
    except EvidenceError as error:
        return _set_aside(case, job, str(error))
    return Done(key=job.key, what=added.outcome, words=len(record.document.text.split()))


def _set_aside(case: Case, job: Job, reason: str) -> Done:
    case.set_aside(job.key, job.data, reason)
    return Done(key=job.key, what="aside", reason=reason)
