"""The contract of sources: a kind of container is a function that yields an `Item` for each report in it, and a
`Refusal` for each thing that cannot be taken; it raises ReadError where the rest of the container cannot be read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from io import BufferedReader
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from sayso.errors import ReadError
from sayso.ingest import read_raw
from sayso.ingest.base import Known, Raw, shown
from sayso.ingest.files import text_of
from sayso.model import Document

CHUNK = 65_536
LONGEST_NAME = 240  # characters of a name inside a key; a longer one is cut, and told apart by its hash
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})  # controls, and what hides or reorders letters


@dataclass(frozen=True)
class Item:
    """A report as its source holds it.

    `key` names it the same way each time: a path ("news/a.html"), a path in an archive ("news.zip!/2031/a.md"), a line
    or mail ("news.jsonl#12"), an address, a mail's own id ("mid:..."). `raw` has its bytes, media type and name, whose
    ending hints at its kind; `known` what the source knows of it.
    """

    key: str
    raw: Raw
    known: Known = Known()  # noqa: RUF009  frozen


@dataclass(frozen=True)
class Refusal:
    """What cannot be taken: its key, what sort of thing it is, why, and what to do about it."""

    key: str
    what: str
    why: str
    do: str

    def __str__(self) -> str:
        return f"{shown(self.key)}: {self.why}; {self.do}"


Found = Iterator[Item | Refusal]
if TYPE_CHECKING:
    Stream = BufferedReader[Any]
else:
    Stream = BufferedReader


def refused(key: str, what: str, error: ReadError) -> Refusal:
    """An error as the refusal of what it befell. One that befell something else on the way (a redirect) says so."""
    here = error.name in {"", shown(key)}
    return Refusal(key, what, error.what if here else f"{error.name}: {error.what}", error.do)


def read_item(item: Item, *, published: str | date | None = None, publisher: str | None = None) -> Document:
    """The document of an item. What the caller says goes first, then what the report says of itself, then what its
    source knows. Raises ReadError and ConfigError as `sayso.read` does.
    """
    return read_raw(item.raw, known=item.known, published=published, publisher=publisher)


def clean_name(name: str) -> str:
    """A name from inside an archive or mail as a key may hold it: no "..", no root or drive, nothing that hides."""
    flat = _visible(name).replace("\\", "/")
    parts = [part.strip() for part in flat.split("/")]
    kept = [part for part in parts if part.strip(". ") and not re.fullmatch(r"[A-Za-z]:", part)]
    return _short("/".join(kept)) or "unnamed"


def path_key(path: str) -> str:
    """A path that the user gave, or that was found below it, as a key."""
    return _visible(text_of(path) or "").replace("\\", "/") or "unnamed"


def file_name(name: str) -> str:
    """The last part of a clean name: what a document is called by that has no address."""
    return PurePosixPath(name).name


def _visible(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    flat = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text.encode("utf-8", "replace").decode("utf-8"))
    return "".join(letter for letter in flat if unicodedata.category(letter) not in UNSEEN)


def _short(name: str) -> str:
    if len(name) <= LONGEST_NAME:
        return name
    suffix = PurePosixPath(name).suffix[:12]
    return f"{name[: LONGEST_NAME - 32]}~{blake2b(name.encode(), digest_size=8).hexdigest()}{suffix}"
