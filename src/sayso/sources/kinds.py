"""Which kind of container bytes are, by what they hold; names count where the bytes do not tell."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

HEAD = 4_096  # bytes in which a kind shows itself
STARTS = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),  # an empty one
    (b"\x1f\x8b", "gzip"),
    (b"\xfd7zXZ\0", "xz"),
    (b"WARC/1.", "warc"),
)
FEED = re.compile(rb"(?>(?><\?[^>]*>\s*)|(?><!--.*?-->\s*))*+(?:<!DOCTYPE\s+|<)(?:rss|feed|rdf:RDF)\b", re.I | re.S)
MBOX = re.compile(rb"From .{0,200}\d\d:\d\d.{0,40}\d{4}[^\n]{0,20}\r?\n(?:>?[\w-]+:|>From )")
LINES_SUFFIXES, MAIL_SUFFIXES = (".jsonl", ".ndjson"), (".eml",)
LINES_TYPES = frozenset(
    {"application/jsonl", "application/x-ndjson", "application/x-jsonlines", "application/jsonlines"}
)
PACKED_SUFFIXES = (".gz", ".xz")


def find_container(name: str, media_type: str | None, head: bytes) -> str | None:
    """ "zip", "gzip", "xz", "warc", "feed", "mbox", "mail" or "jsonl"; None for a report, or what is neither."""
    for start, kind in STARTS:
        if head.startswith(start):
            return kind
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")  # also UTF-16
    if text.startswith(b"<") and FEED.match(text):
        return "feed"
    if MBOX.match(head):
        return "mbox"
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in MAIL_SUFFIXES or media_type == "message/rfc822":
        return "mail"
    if suffix in LINES_SUFFIXES or media_type in LINES_TYPES or (not suffix and text.startswith(b'{"')):
        return "jsonl"
    return None


def unpacked_name(name: str) -> str:
    """The name of what a packed file holds: "news.jsonl" for "news.jsonl.gz"."""
    path = PurePosixPath(name)
    return str(path.with_suffix("")) if path.suffix.lower() in PACKED_SUFFIXES else name
