"""The contract of ingest: a kind of report is a module with `read_draft(raw) -> Draft`, which raises ReadError.

`files` finds the bytes and their kind, hands them to that function, and makes the `Document`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.errors import ReadError

MOST_BYTES = 20_000_000  # a report of 20 MB is no report; read no further than this to find out
MOST_CHARACTERS = 1_000_000  # spaCy's own limit for one text (Language.max_length)
LONGEST_SHOWN = 200  # characters of a path, address or server's answer that an error shows


@dataclass(frozen=True)
class Raw:
    """A report as it came: its bytes, what errors call it, its file's name, and what a server said of it."""

    data: bytes
    name: str
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    file: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True)
class Known:
    """What whoever hands over a report knows of it; what the report's own metadata say goes before it."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None


@dataclass(frozen=True)
class Draft:
    """What a reader makes of it: the text, each paragraph, heading and caption on its own line, and what is known."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


def refuse(name: str, what: str, do: str) -> ReadError:
    """The error, in one line, that `name` cannot be read because of `what`, and what to `do` about it."""
    return ReadError(f"{shown(name)}: {shown(what)}; {do}", what=shown(what), do=do, name=shown(name))


def shown(words: str) -> str:
    """Words from outside (a path, a server's answer) as a message may show them: one line, no control characters."""
    short = words if len(words) <= LONGEST_SHOWN else words[:LONGEST_SHOWN] + "…"
    flat = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", short)
    return flat.encode("utf-8", "replace").decode("utf-8")
