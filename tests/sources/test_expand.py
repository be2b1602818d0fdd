"""From what a user names to the reports there: each kind of source, what is refused, and any bytes at all."""

from __future__ import annotations

import gzip
import io
import lzma
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.ingest import read
from sayso.sources import Item, Refusal, expand, read_item

Put = Callable[[str, str | bytes], str]
MAIL = b"Message-ID: <1@velm.example>\nSubject: Ships\n\nThe ships left Velm on Friday.\n"
WARC = (
    b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: 5\r\n\r\n"
    b"Ships\r\n\r\n"
)


def take(*sources: str | Path, **options: Any) -> list[Item | Refusal]:
    return list(expand(sources, **options))


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))


class TestFiles:
    def test_a_file_is_the_document_that_read_makes_of_it(self, put: Put, make: SimpleNamespace) -> None:
        for name, data in [("2031-03-03-a.txt", make.STORY), ("b.html", make.PAGE), ("c.md", "# T\n\n" + make.STORY)]:
            path = put(name, data)
            (item,) = take(path)
            assert isinstance(item, Item)
            assert item.key == path
            assert read_item(item) == read(path)

    def test_a_path_object_is_a_path_whatever_it_looks_like(self, put: Put, tmp_path: Path) -> None:
        put("a*[b].txt", "x")
        assert [one.key for one in take(tmp_path / "a*[b].txt")] == [str(tmp_path / "a*[b].txt")]

    def test_a_file_whose_name_is_a_glob_is_a_file(self, put: Put) -> None:
        path = put("a[b].txt", "x")
        assert [one.key for one in take(path)] == [path]

    def test_what_is_not_there_is_refused_and_the_rest_read(self, put: Put, tmp_path: Path) -> None:
        gone, here = str(tmp_path / "gone.txt"), put("a.txt", "x")
        first, second = take(gone, here)
        assert first == Refusal(gone, "source", "there is no such file", "check the path")
        assert second.key == here

    def test_a_report_that_is_too_large_is_not_read(self, tmp_path: Path) -> None:
        with (tmp_path / "big.txt").open("wb") as file:
            file.truncate(50_000_000)
        (found,) = take(tmp_path / "big.txt")
        assert isinstance(found, Refusal)
        assert "50,000,000 bytes" in found.why

    @pytest.mark.parametrize("source", ["file:///etc/hosts", "ftp://a.example/", "gopher://a.example/", "data:text,x"])
    def test_schemes_that_are_not_read(self, source: str) -> None:
        (found,) = take(source)
        assert isinstance(found, Refusal)
        assert "has the scheme" in found.why

    @pytest.mark.parametrize(
        "source", ["", "\x00", "a\x00b*", "x" * 5_000, "\udc80", "http://", "http://[", "[", "**", " "]
    )
    def test_odd_names_are_refused(self, source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        (found,) = take(source)
        assert isinstance(found, Refusal)
        str(found).encode()


class TestFolders:
    def test_each_file_by_name_and_those_within(self, put: Put, tmp_path: Path) -> None:
        for name in ("b.txt", "a/2.txt", "a/1.txt", "a/c/3.txt", ".git/x.txt", ".hidden"):
            put(f"news/{name}", "x")
        keys = [one.key for one in take(tmp_path / "news")]
        assert [os.path.relpath(key, tmp_path) for key in keys] == [
            "news/a/1.txt", "news/a/2.txt", "news/a/c/3.txt", "news/b.txt",
        ]  # fmt: skip

    def test_links_that_lead_out_and_what_is_no_file_are_passed_over(self, put: Put, tmp_path: Path) -> None:
        outside = put("secret.txt", "x")
        put("news/a.txt", "x")
        news = tmp_path / "news"
        (news / "out.txt").symlink_to(outside)
        (news / "up").symlink_to(tmp_path)
        (news / "round").symlink_to(news)
        (news / "gone.txt").symlink_to(news / "nothing")
        (news / "in.txt").symlink_to(news / "a.txt")
        os.mkfifo(news / "pipe")
        assert [Path(one.key).name for one in take(news)] == ["a.txt", "in.txt"]

    def test_archives_within_are_opened_and_broken_ones_stop_nothing(
        self, put: Put, tmp_path: Path, make: SimpleNamespace
    ) -> None:
        put("news/a.zip", make.zipped({"x.txt": b"x"}))
        put("news/b.zip", b"PK\x03\x04 broken")
        put("news/c.txt", "c")
        found = take(tmp_path / "news")
        assert [os.path.relpath(one.key, tmp_path) for one in found] == [
            "news/a.zip!/x.txt",
            "news/b.zip",
            "news/c.txt",
        ]
        assert isinstance(found[1], Refusal)

    def test_a_folder_without_reports(self, tmp_path: Path) -> None:
        (found,) = take(tmp_path)
        assert str(found) == f"{tmp_path}: holds no report; give a report, or what holds some"

    def test_a_maildir(self, put: Put, tmp_path: Path) -> None:
        put("box/cur/123.velm:2,S", MAIL)
        put("box/new/124.velm", MAIL.replace(b"<1@", b"<2@"))
        put("box/tmp/125.velm", MAIL.replace(b"<1@", b"<3@"))
        assert [one.key for one in take(tmp_path / "box")] == ["mid:1@velm.example", "mid:2@velm.example"]

    def test_reports_are_found_as_they_are_asked_for(self, put: Put, tmp_path: Path) -> None:
        found = expand([put("a.txt", "a"), tmp_path / "b.txt"])
        assert next(found).key.endswith("a.txt")
        put("b.txt", "b")
        assert isinstance(next(found), Item)


class TestGlobs:
    def test_files_by_name(self, put: Put, tmp_path: Path) -> None:
        for name in ("b.txt", "a.txt", "c.md", "d/e.txt"):
            put(name, "x")
        assert [Path(one.key).name for one in take(f"{tmp_path}/*.txt")] == ["a.txt", "b.txt"]
        assert [Path(one.key).name for one in take(f"{tmp_path}/**/*.txt")] == ["a.txt", "b.txt", "e.txt"]

    def test_none(self, tmp_path: Path) -> None:
        assert "there is no such file" in str(take(f"{tmp_path}/*.txt")[0])


class TestPacked:
    @pytest.mark.parametrize(("pack", "suffix"), [(gzip.compress, "gz"), (lzma.compress, "xz")])
    def test_what_is_packed(self, put: Put, make: SimpleNamespace, pack: Callable[[bytes], bytes], suffix: str) -> None:
        lines = put(f"n.jsonl.{suffix}", pack(b'{"text": "a"}\n{"text": "b"}\n'))
        pages = put(f"n.warc.{suffix}", pack(WARC) + pack(WARC))
        one = put(f"a.md.{suffix}", pack(b"---\ntitle: T\n---\n\n" + make.STORY.encode()))
        assert [found.key for found in take(lines)] == [f"{lines}#1", f"{lines}#2"]
        assert [found.key for found in take(pages)] == ["https://a.example/"] * 2
        (item,) = take(one)
        assert isinstance(item, Item)
        assert (item.key, read_item(item).title, read_item(item).url) == (one, "T", "a.md")

    def test_archives_in_archives_are_refused(self, put: Put, make: SimpleNamespace) -> None:
        for name, data in [
            ("a.gz", gzip.compress(gzip.compress(b"x"))),
            ("a.xz", lzma.compress(make.zipped({"a": b"x"}))),
            ("b.gz", gzip.compress(lzma.compress(b"x"))),
        ]:
            (found,) = take(put(name, data))
            assert isinstance(found, Refusal)
            assert "within an archive" in found.why

    def test_what_was_read_before_a_break_is_kept(self, put: Put) -> None:
        lines = b"".join(b'{"text": "%d %s"}\n' % (n, os.urandom(50_000).hex().encode()) for n in range(8))
        first, *_, last = take(put("n.jsonl.gz", gzip.compress(lines)[:-100_000]))
        assert isinstance(first, Item)
        assert isinstance(last, Refusal)
        assert "cut off" in last.why

    def test_a_bomb(self, put: Put) -> None:
        (found,) = take(put("a.gz", gzip.compress(bytes(300_000_000))))
        assert isinstance(found, Refusal)


class TestStandardInput:
    @pytest.mark.parametrize(
        ("data", "keys"),
        [
            (b"The ships left.", ["standard input"]),
            (b'{"text": "a"}\n{"text": "b", "url": "https://a.example/"}', ["standard input#1", "https://a.example/"]),
            (gzip.compress(b'{"text": "a"}'), ["standard input#1"]),
            (WARC, ["https://a.example/"]),
        ],
    )
    def test_what_it_holds(self, monkeypatch: pytest.MonkeyPatch, data: bytes, keys: list[str]) -> None:
        stdin(monkeypatch, data)
        assert [one.key for one in take("-")] == keys

    def test_a_zip(self, monkeypatch: pytest.MonkeyPatch, make: SimpleNamespace) -> None:
        stdin(monkeypatch, make.zipped({"a.txt": b"x"}))
        assert [one.key for one in take("-")] == ["standard input!/a.txt"]
        assert not sys.stdin.closed


class TestTheWeb:
    def test_a_page(self, site: Any, make: SimpleNamespace) -> None:
        (item,) = take(site.give("/a", make.PAGE), allow_private=True)
        assert isinstance(item, Item)
        assert (item.key, read_item(item).text) == (f"{site.at}/a", make.STORY)
        assert [path for path, _ in site.asked] == ["/a"], "whom a user names is asked as a browser would"

    def test_a_feed_s_pages_politely(self, site: Any, clock: Any, make: SimpleNamespace) -> None:
        site.give("/robots.txt", "User-agent: *\nDisallow: /no")
        for name in ("/a", "/b", "/no"):
            site.give(name, make.PAGE)
        items = "".join(
            f"<item><title>{name}</title><link>{name}</link></item>" for name in ("/a", "/no", "/gone", "/b")
        )
        feed = site.give("/feed", f"<rss><channel>{items}</channel></rss>")
        found = take(feed, allow_private=True, clock=clock, sleep=clock.sleep)
        assert [one.key.removeprefix(site.at) for one in found] == ["/a", "/no", "/gone", "/b"]
        assert [type(one).__name__ for one in found] == ["Item", "Refusal", "Refusal", "Item"]
        assert "/no" not in site.paths()
        assert len(clock.slept) == 2

    def test_archives(self, site: Any, make: SimpleNamespace) -> None:
        at = site.give("/news.zip", make.zipped({"a.txt": b"x"}), kind="application/zip")
        assert [one.key for one in take(at, allow_private=True)] == [f"{at}!/a.txt"]
        at = site.give("/n.jsonl.gz?x=1", gzip.compress(b'{"text": "a"}'), kind="application/gzip")
        assert [one.key for one in take(at, allow_private=True)] == [f"{at}#1"]

    def test_private_addresses(self, site: Any) -> None:
        site.give("/a", "x")
        port = site.at.rpartition(":")[2]
        for host in ("127.0.0.1", "localhost", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]", "[::1]", "0"):
            (found,) = take(f"http://{host}:{port}/a")
            assert isinstance(found, Refusal)
        assert site.asked == []


def test_a_feed_on_disk_that_brings_its_texts(put: Put, make: SimpleNamespace) -> None:
    text = f"<![CDATA[<p>{make.STORY}</p>]]>"
    path = put(
        "feed.xml", f"<rss><channel><item><title>T</title><description>{text}</description></item></channel></rss>"
    )
    (item,) = take(path)
    assert isinstance(item, Item)
    assert item.key.startswith(f"{path}#")
    assert read_item(item).text == make.STORY


STARTS = st.sampled_from(
    [b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"\x1f\x8b\x08\x00", gzip.compress(b"WARC/1.0\r\n"),
     lzma.compress(b'{"'),
     b"\xfd7zXZ\x00", b"WARC/1.0\r\nContent-Length: 3\r\n\r\n", b"<rss><item>", b"<?xml version='1.0'?><feed>",
     b'{"text": ',
     b"From a@b Mon Mar  3 10:00:00 2031\nA: b\n", b"\xff\xfe<\x00r\x00s\x00s\x00>\x00"]
)  # fmt: skip
NAMES = st.sampled_from(["a", "a.zip", "a.jsonl", "a.eml", "a.xml", "a.warc.gz", "a.docx", "a.xz", "cur"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(start=STARTS, rest=st.binary(max_size=200), name=NAMES)
def test_any_bytes_at_all_are_items_or_refusals(
    put: Put, monkeypatch: pytest.MonkeyPatch, start: bytes, rest: bytes, name: str
) -> None:
    path = put(name, start + rest)
    stdin(monkeypatch, start + rest)
    for found in take(path, "-"):
        assert found.key.encode()
        assert isinstance(found, Item) or (found.why and found.do)
