"""From where a report lies (a file, standard input, the web, bytes at hand) to its `Document`."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from importlib import import_module
from io import BufferedReader
from pathlib import Path
from typing import Protocol

from sayso.errors import ReadError
from sayso.ingest.base import MOST_BYTES, MOST_CHARACTERS, Draft, Known, Raw, refuse
from sayso.ingest.dateline import read_dateline
from sayso.ingest.language import check_language
from sayso.ingest.metadata import read_published, stamp_of_address, stamp_of_file
from sayso.model import Document, make_document

STANDARD_INPUT = "-"
SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]+):(?://|(?=\S))")
HEAD = 4096  # bytes in which a kind shows itself
HTML_SUFFIXES, MARKDOWN_SUFFIXES = (".html", ".htm", ".xhtml"), (".md", ".markdown")
HTML_HEAD = re.compile(
    rb"(?>(?><\?xml[^>]*>\s*)|(?><!--.*?-->\s*))*+<(?:!doctype\s+html|html|head|body|article|meta)\b", re.I | re.S
)
TAG = re.compile(rb"<\0?[a-zA-Z!/?]")  # also in UTF-16
FRONT_HEAD = re.compile(rb"---[ \t]*\r?\n[\w-]+:")
LONGEST_TITLE = 300  # characters; a page's title that is longer is its teaser
UNREAD = (  # how a file begins that looks readable and is not
    (b"\xd0\xcf\x11\xe0", "is an old or password-protected Office file", "save it as .docx without a password"),
    (b"{\\rtf", "is an RTF file", "save it as .docx or plain text"),
    (b"PK\x03\x04", "is a zip archive", "unpack it and give the reports in it"),
    (b"PK\x05\x06", "is an empty zip archive", "give a report"),
)
BINARY = ("is binary, not text", "give a report as text, Markdown, HTML, PDF or DOCX")
NOTHING = Known()


class Readable(Protocol):
    """What can be read from: an open file, a stream, `io.BytesIO`."""

    def read(self, size: int, /) -> bytes | str: ...


def read(
    source: str | Path | Readable,
    *,
    published: str | date | None = None,
    publisher: str | None = None,
    url: str | None = None,
    allow_private: bool = False,
) -> Document:
    """Read one report: a file's path, "-" for standard input, an http(s) address, or an open file.

    Text, Markdown with front matter, HTML, PDF and DOCX are told apart by what they hold; a file's ending only tells
    Markdown from plain text: a page named a.txt is read as a page, and text named a.pdf or a.html as text.

    `published` (ISO 8601), `publisher` and `url` go before what the report says of itself. A file that names no address
    of its own has its name, without folders, as the document's `url`. `allow_private` lets an address lead to a network
    that is not public.

    Raises ReadError (one line: what, where, what to do) where the report cannot be read or is not in English,
    ConfigError for a bad date, TypeError for a source that is none of these (for bytes there is `read_bytes`).
    """
    stamp = read_published(published)
    raw = _fetch(source, allow_private) if isinstance(source, str) else _open(source)
    return _make(raw, published=stamp, publisher=publisher, url=url)


def read_bytes(
    data: bytes,
    *,
    name: str,
    published: str | date | None = None,
    publisher: str | None = None,
    url: str | None = None,
    media_type: str | None = None,
) -> Document:
    """Read one report from its bytes; errors call it `name`, whose ending may tell its kind. Raises as `read`."""
    stamp = read_published(published)
    return _make(Raw(bytes(data), name, media_type=media_type), published=stamp, publisher=publisher, url=url)


def read_raw(
    raw: Raw,
    *,
    known: Known | None = None,
    published: str | date | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Document:
    """Read one report from what some source gave of it. Raises as `read`."""
    return _make(raw, published=read_published(published), publisher=publisher, url=url, known=known or NOTHING)


def _fetch(source: str, allow_private: bool) -> Raw:
    """The bytes that a word on the command line names."""
    if source == STANDARD_INPUT:
        return take(sys.stdin.buffer, "standard input")
    match = SCHEME.match(source)
    if match is None or os.path.exists(source):  # a file may be named "report: final.txt"
        return _open(Path(source))
    if match["scheme"].lower() not in {"http", "https"}:
        raise refuse(source, f"has the scheme {match['scheme']!r}", "give a file's path, or an http or https address")
    from sayso.ingest.web import fetch

    return fetch(source, allow_private=allow_private)


def _open(source: Path | Readable) -> Raw:
    if not isinstance(source, Path):
        return _read_stream(source)
    with open_file(source) as file:
        if (size := source.stat().st_size) > MOST_BYTES:
            raise too_large(str(source), f"{size:,} bytes")
        return replace(take(file, str(source)), file=text_of(source.name))


@contextmanager
def open_file(source: Path) -> Iterator[BufferedReader]:
    """A file's bytes. Raises ReadError, with a reason, where it cannot be opened or read."""
    name = str(source)
    try:
        if source.is_dir():
            raise refuse(name, "is a directory", "give a file in it")
        with source.open("rb") as file:
            yield file
    except FileNotFoundError as error:
        raise refuse(name, "there is no such file", "check the path") from error
    except PermissionError as error:
        raise refuse(name, "may not be read", "check the file's permissions") from error
    except (OSError, ValueError) as error:
        raise refuse(
            name, f"cannot be opened ({getattr(error, 'strerror', None) or error})", "check the path"
        ) from error


def _read_stream(source: Readable) -> Raw:
    """What an open file or stream holds. Raises TypeError for what is none."""
    if not callable(getattr(source, "read", None)):
        hint = "; for bytes there is sayso.read_bytes" if isinstance(source, bytes | bytearray | memoryview) else ""
        raise TypeError(f"read takes a path, an http(s) address or an open file, not {type(source).__name__}{hint}")
    name = getattr(source, "name", None)
    if not isinstance(name, str) or name.startswith("<"):  # "<stdin>"; a number where it was opened by one
        return take(source, "the stream")
    return replace(take(source, name), file=text_of(Path(name).name))


def text_of(name: str) -> str | None:
    """A file's name as text: bytes in it that are no UTF-8 show as U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace") or None


def take(stream: Readable, name: str) -> Raw:
    """All bytes of a stream, unless they are more than the cap: then no further than that."""
    parts: list[bytes] = []
    left = MOST_BYTES + 1
    while left > 0:
        part = stream.read(left)
        data = part.encode("utf-8", "replace") if isinstance(part, str) else part
        if not data:
            break
        parts.append(data)
        left -= len(data)
    return Raw(b"".join(parts), name)


def too_large(name: str, size: str) -> ReadError:
    """The error that a report has more bytes than are read."""
    return refuse(name, f"is too large ({size}; at most {MOST_BYTES:,} are read)", "give one report at a time")


def _make(
    raw: Raw, *, published: str | None, publisher: str | None, url: str | None, known: Known = NOTHING
) -> Document:
    """The document that bytes hold. What the caller says goes before what the report says of itself, that before what
    its source knows, and that before what its first lines and its name let guess.
    """
    from sayso.ingest.transcript import is_transcript

    kind = find_kind(raw)
    reader: Callable[[Raw], Draft] = import_module(f"sayso.ingest.{kind}").read_draft
    draft = reader(raw)
    language = _check(draft.text, raw.name)
    url = url or raw.url or _address(draft.url) or raw.file
    outlet, day = read_dateline(draft.text)
    return make_document(
        draft.text,
        title=_one_line(known.title) or _one_line(draft.title),
        url=url,
        publisher=publisher or _one_line(draft.publisher) or _one_line(known.publisher) or outlet,
        published=published or draft.published or known.published or _stamp_of_names(raw.name, url) or day,
        retrieved=raw.retrieved,
        language=language,
        kind="transcript" if is_transcript(draft.text) else "story",
    )


def _address(url: str | None) -> str | None:
    """What a report says its address is, if it is one: "/2024/10/ships" leads nowhere."""
    return url if url and re.match(r"https?://\S+$", url, re.I) else None


def _stamp_of_names(name: str, url: str | None) -> str | None:
    return stamp_of_file(Path(name).name) or stamp_of_address(url or "")


def _check(text: str, name: str) -> str | None:
    """The language of a text that can be read. Raises ReadError for one that is empty, too long, or not English."""
    if not text.strip():
        raise refuse(name, "holds nothing but white space", "give a report")
    if len(text) > MOST_CHARACTERS:
        what = f"has {len(text):,} characters; the parser (spaCy) takes at most {MOST_CHARACTERS:,}"
        raise refuse(name, what, "split it: one report at a time is read")
    return check_language(text, name=name)


def _one_line(text: str | None) -> str | None:
    flat = " ".join((text or "").split())
    return flat if flat and len(flat) <= LONGEST_TITLE else None


def find_kind(raw: Raw) -> str:
    """Which reader a report needs: "text", "markdown", "html", "pdf" or "docx", by what it holds and not by its name.

    A page without a doctype is one by its ending, if it has tags; Markdown without front matter by its ending alone.
    Raises ReadError where no reader fits.
    """
    if not raw.data:
        raise refuse(raw.name, "is empty", "give a report")
    if len(raw.data) > MOST_BYTES:
        raise too_large(raw.name, "more" if len(raw.data) == MOST_BYTES + 1 else f"{len(raw.data):,} bytes")
    if b"%PDF-" in raw.data[:1024]:
        return "pdf"
    if raw.data.startswith(b"PK\x03\x04") and b"word/document.xml" in raw.data:
        return "docx"
    for start, what, do in UNREAD:
        if raw.data.startswith(start):
            raise refuse(raw.name, what, do)
    return _text_kind(raw)


def _text_kind(raw: Raw) -> str:
    wide = raw.data[:2] in {b"\xff\xfe", b"\xfe\xff"} or raw.data[:4] == b"\0\0\xfe\xff"
    if b"\0" in raw.data and not wide:
        raise refuse(raw.name, *BINARY)
    media = raw.media_type or ""
    if re.match(r"(?:image|audio|video|font)/", media):
        raise refuse(raw.name, f"is of the type {media}", BINARY[1])
    head = raw.data[:HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    suffix = Path(raw.name).suffix.lower()
    if HTML_HEAD.match(head) or (("html" in media or suffix in HTML_SUFFIXES) and TAG.search(raw.data)):
        return "html"
    if head.startswith(b"<?xml") or head[:9].lower() == b"<!doctype":
        raise refuse(raw.name, "is XML, but no web page", BINARY[1])
    return "markdown" if FRONT_HEAD.match(head) or "markdown" in media or suffix in MARKDOWN_SUFFIXES else "text"
