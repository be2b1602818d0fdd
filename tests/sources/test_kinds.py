"""Containers are told by what they hold; reports are none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.files import HTML_HEAD
from sayso.sources.kinds import HEAD, find_container, unpacked_name


@pytest.mark.parametrize(
    ("name", "media", "head", "kind"),
    [
        ("a", None, b"PK\x03\x04", "zip"),
        ("a.txt", None, b"\x1f\x8b\x08", "gzip"),
        ("a", None, b"\xfd7zXZ\x00", "xz"),
        ("a", None, b"WARC/1.1\r\n", "warc"),
        ("a.xml", None, b"<?xml version='1.0'?>\n<!-- x --><rss version='2.0'>", "feed"),
        ("a", None, b"\xef\xbb\xbf<?xml version='1.0'?><?xml-stylesheet href='a'?><feed xmlns='x'>", "feed"),
        ("a", None, "<rdf:RDF>".encode("utf-16"), "feed"),
        ("a", None, b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "feed"),
        ("a.html", "text/html", b"<!doctype html><html><p>the rss feed</p>", None),
        ("a.xml", None, b"<sitemap><rss/></sitemap>", None),
        ("a", None, b"From ana@velm.example Mon Mar  3 10:00:00 2031\nSubject: Ships\n\nText", "mbox"),
        ("a.txt", None, b"From Velm at 10:00, the ships left in 2031\nand were gone.\n", None),
        ("a.eml", None, b"Subject: x\n\nText", "mail"),
        ("a", "message/rfc822", b"Subject: x\n\nText", "mail"),
        ("a.jsonl", None, b"{}", "jsonl"),
        ("a", "application/x-ndjson", b"", "jsonl"),
        ("", None, b' {"text": "x"}', "jsonl"),
        ("a.txt", None, b'{"text": "x"}', None),
        ("a.txt", None, b"The ships left.", None),
        ("a.pdf", None, b"%PDF-1.4", None),
        ("", None, b"", None),
    ],
)
def test_kinds(name: str, media: str | None, head: bytes, kind: str | None) -> None:
    assert find_container(name, media, head) == kind


@given(st.text(max_size=20), st.none() | st.text(max_size=20), st.binary(max_size=200))
def test_any_bytes_have_a_kind_or_none(name: str, media: str | None, head: bytes) -> None:
    find_container(name, media, head)


@pytest.mark.parametrize("part", [b"<!---->", b"<!-- -->", b"<?xml?>", b"<?xml ?> "])
def test_heads_made_to_be_looked_at_for_ever_are_not(part: bytes) -> None:
    """Comment after comment could be split in as many ways as there are bits: each is taken once."""
    began = time.monotonic()
    head = (part * HEAD)[:HEAD] + b"x"
    find_container("a", None, head)
    HTML_HEAD.match(head)
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    ("name", "inner"), [("a.jsonl.gz", "a.jsonl"), ("a.txt.XZ", "a.txt"), ("a", "a"), ("d/a.warc.gz", "d/a.warc")]
)
def test_names_of_what_is_packed(name: str, inner: str) -> None:
    assert unpacked_name(name) == inner
