"""WARC, the archive format of web crawlers: each page that a server gave is a report. A record whose length is a lie is
refused, and reading goes on at the next line that begins a record.
"""

from __future__ import annotations

import http.client
import io
import re
from typing import Any

from sayso.errors import ReadError
from sayso.ingest.base import MOST_BYTES, Raw, refuse
from sayso.ingest.metadata import find_stamp
from sayso.ingest.web import read_answer
from sayso.sources.base import CHUNK, Found, Item, Stream, clean_name, refused

BEGIN = re.compile(rb"WARC/1\.\d\s*$")
MOST_HEADERS = 200
LONGEST_HEADER = 65_536
ROOM = 1_000_000  # bytes that a page's own HTTP headers, and what packs it, may take beside it
DO = "fetch the pages again, or check the archive with a tool such as warcio"
# What crawls hold beside pages: passed over without a word, as are redirects and errors.
ASIDE = re.compile(r"(?:image|audio|video|font)/|.*(?:javascript|css|json|font|x-icon|octet-stream)")


class _Lie(Exception):
    """A record is not as long as it says."""


class _Socket:
    """What http.client takes for a server that answers with bytes at hand."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, *_: Any) -> io.BytesIO:
        return io.BytesIO(self._data)


def read_warc(stream: Stream, key: str) -> Found:
    """The pages in an archive. Raises ReadError where the stream itself breaks."""
    number = 0
    lost = False
    while line := stream.readline(LONGEST_HEADER):
        if not BEGIN.match(line):
            if line.strip() and not lost:
                lost = True
                error = refuse(key, f"has no record where one should begin, after the {number}th", DO)
                yield refused(f"{key}#{number + 1}", "record", error)
            continue
        number, lost = number + 1, False
        at = f"{key}#{number}"
        try:
            item = _read_record(stream, at)
        except ReadError as error:
            yield refused(at, "record", error)
        except _Lie as error:
            lost = True
            yield refused(at, "record", refuse(at, str(error), DO))
        else:
            if item is not None:
                yield item


def _read_record(stream: Stream, at: str) -> Item | None:
    """The page of the record whose first line was read; None where it has none. Raises _Lie, ReadError."""
    headers = _read_headers(stream)
    length = headers.get("content-length", "")
    if not re.fullmatch(r"[0-9]{1,15}", length):
        raise _Lie("does not say how long it is")
    wanted = _is_wanted(headers)
    content = _read_content(stream, int(length), keep=wanted)
    if not wanted:
        return None
    if content is None:
        raise refuse(at, f"is larger than {MOST_BYTES:,} bytes", "save the article alone")
    raw = _read_page(content, headers, at)
    if raw is None or ASIDE.match(raw.media_type or ""):
        return None
    return Item(raw.url or at, raw)


def _read_headers(stream: Stream) -> dict[str, str]:
    headers: dict[str, str] = {}
    for _ in range(MOST_HEADERS):
        line = stream.readline(LONGEST_HEADER)
        if not line.strip():
            return headers
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if not colon and not line[:1].isspace():
            break
        headers.setdefault(name.strip().lower(), value.strip())
    raise _Lie("has headers without an end")


def _is_wanted(headers: dict[str, str]) -> bool:
    kind, url = headers.get("warc-type"), _url(headers)
    return kind in {"response", "resource", "conversion"} and url is not None and "warc-segment-number" not in headers


def _url(headers: dict[str, str]) -> str | None:
    url = headers.get("warc-target-uri", "").strip("<>")
    return url if url.lower().startswith(("http://", "https://")) and len(url) < LONGEST_HEADER else None


def _read_content(stream: Stream, length: int, *, keep: bool) -> bytes | None:
    """As many bytes as a record says, and the two empty lines behind it; None where they are not kept."""
    kept, left = bytearray(), length
    keep = keep and length <= MOST_BYTES + ROOM
    while left:
        part = stream.read(min(CHUNK, left))
        if not part:
            raise _Lie(f"says that it has {length:,} bytes, but has {length - left:,}")
        left -= len(part)
        if keep:
            kept += part
    if any(stream.readline(LONGEST_HEADER) not in {b"\r\n", b"\n", b""} for _ in range(2)):
        raise _Lie(f"goes on behind the {length:,} bytes that it says it has")
    return bytes(kept) if keep else None


def _read_page(content: bytes, headers: dict[str, str], at: str) -> Raw | None:
    url, retrieved = _url(headers), find_stamp(headers.get("warc-date"))
    if headers["warc-type"] != "response":
        media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
        return Raw(content, url or at, media_type=media_type or None, url=url, retrieved=retrieved)
    if not content.startswith(b"HTTP/"):
        return None
    response = http.client.HTTPResponse(_Socket(content), method="GET")  # type: ignore[arg-type]
    try:
        response.begin()
        raw = read_answer(at, response).raw
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise refuse(at, f"holds a page that is broken ({type(error).__name__})", DO) from error
    if raw is None:
        return None
    return Raw(raw.data, clean_name(at), media_type=raw.media_type, charset=raw.charset, url=url, retrieved=retrieved)
