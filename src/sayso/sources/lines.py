"""JSON lines: one report a line, an object with its text under one of the usual names."""

from __future__ import annotations

import json
from typing import Any

from sayso.errors import ReadError
from sayso.ingest.base import MOST_BYTES, Known, Raw, refuse
from sayso.ingest.metadata import find_stamp
from sayso.sources.base import CHUNK, Found, Item, Stream, clean_name, file_name, refused

TEXT = ("text", "content", "body", "article", "maintext", "content_text")
HTML = ("html", "content_html", "raw_html")
ADDRESS = ("url", "link", "source_url", "canonical_url")
NAME = ("path", "file", "filename", "id", "_id")
TITLE = ("title", "headline")
PUBLISHED = ("published", "date_published", "published_at", "publishedAt", "published_time", "date", "datetime")
PUBLISHER = ("publisher", "outlet", "source", "site")
LONGEST_LINE = 2 * MOST_BYTES  # escapes take room
DO = "give a JSON object a line, with the report under “text” or “html”"


def read_lines(stream: Stream, key: str) -> Found:
    """The reports of a stream of JSON lines. Raises ReadError where the stream itself breaks."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        at = f"{key}#{number}"
        try:
            if len(line) > LONGEST_LINE:
                _skip_line(stream)
                raise refuse(at, f"is a line of more than {LONGEST_LINE:,} bytes", DO)
            if line.strip():
                yield _read_line(line, key, at)
        except ReadError as error:
            yield refused(at, "line", error)


def _skip_line(stream: Stream) -> None:
    while (part := stream.readline(CHUNK)) and not part.endswith(b"\n"):
        continue


def _read_line(line: bytes, key: str, at: str) -> Item:
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise refuse(at, f"is no JSON ({_brief(error)})", DO) from error
    if not isinstance(found, dict):
        raise refuse(at, "is JSON, but no object", DO)
    text, html = _text(found, TEXT), _text(found, HTML)
    if not text and not html:
        raise refuse(at, "has no text", DO)
    name = clean_name(given) if (given := _text(found, NAME)) else None
    url = _text(found, ADDRESS)
    url = url if url and url.lower().startswith(("http://", "https://")) and len(url) < 2_000 else None
    known = Known(_text(found, TITLE), _text(found, PUBLISHER), find_stamp(_text(found, PUBLISHED)))
    inner = f"{key}#{name}" if name else at
    raw = Raw(
        (text or html or "").encode("utf-8", "replace"),
        inner,
        media_type="text/plain" if text else "text/html",
        charset="utf-8",
        url=url,
        file=file_name(name) if name else None,
    )
    return Item(url or inner, raw, known)


def _text(found: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of the named values that is a text or number, or an object with a name."""
    for name in names:
        value = found.get(name)
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
            value = str(value)
        if isinstance(value, str) and value.strip():
            return value
    return None


def _brief(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)[:80]
