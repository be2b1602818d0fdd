"""What a case speaks in: reports and findings as it gives them, and what it says of one that was added."""

from __future__ import annotations

from typing import Literal

from sayso.model import Finding, Struct

Outcome = Literal["new", "version", "known"]  # a new report; a new version of one; one that is here already


class Added(Struct, frozen=True, kw_only=True):
    """What became of a report that was added: its document's id, and which version of its key it is (from 1)."""

    id: str
    outcome: Outcome
    version: int


class Report(Struct, frozen=True, kw_only=True):
    """A report as a case lists it. `key` is where it came from; `current` is false where a later version is here."""

    id: str
    key: str
    version: int
    current: bool
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    words: int
    made_by: str


class Found(Struct, frozen=True, kw_only=True):
    """A finding and the report it stands in; `speaker`: on whose word it is (null: the reporter's, or not named)."""

    layer: str
    report: Report
    finding: Finding
    speaker: str | None = None


class Aside(Struct, frozen=True, kw_only=True):
    """A report that could not be taken in, and why."""

    key: str
    digest: str
    reason: str
