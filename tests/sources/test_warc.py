"""WARC: pages, what stands beside them, and records that lie about their length."""

from __future__ import annotations

import gzip
import io
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ReadError
from sayso.ingest.base import MOST_BYTES
from sayso.sources import Item, Refusal, read_item, warc
from sayso.sources.warc import read_warc

INFO = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n"
A, B, C = (f"https://courier.example/{name}" for name in "abc")


def read(data: bytes) -> list[Item | Refusal]:
    return list(read_warc(io.BufferedReader(io.BytesIO(data)), "crawl.warc"))


def test_pages_have_their_address_and_the_time_they_were_fetched(make: SimpleNamespace) -> None:
    (item,) = read(INFO + make.page(A))
    assert (item.key, item.raw.url, item.raw.media_type) == (A, A, "text/html")
    document = read_item(item)
    assert (document.text, document.url, document.retrieved) == (make.STORY, A, "2031-03-03T10:00:00+00:00")


def test_packed_and_chunked_pages(make: SimpleNamespace) -> None:
    body = gzip.compress(make.PAGE.encode())
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    more = "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    (item,) = read(make.record("response", A, make.answer(chunked, more=more)))
    assert read_item(item).text == make.STORY


def test_texts_without_their_http_headers(make: SimpleNamespace) -> None:
    data = make.record("conversion", A, make.STORY.encode(), more="Content-Type: text/plain\r\n")
    data += make.record("resource", f"<{B}>", make.PAGE.encode(), more="Content-Type: text/html; charset=utf-8\r\n")
    found = read(data)
    assert make.keys(found) == [A, B]
    assert [read_item(one).text for one in found if isinstance(one, Item)] == [make.STORY] * 2


def test_what_is_no_page_is_passed_over(make: SimpleNamespace) -> None:
    data = b"".join(
        [
            make.record("request", A, b"GET / HTTP/1.1\r\n\r\n"),
            make.record("metadata", A, b"x"),
            make.record("revisit", A, make.answer(b"")),
            make.record("response", A, make.answer(b"", status="404 Not Found")),
            make.record("response", A, make.answer(b"", status="301 Moved", more="Location: /b\r\n")),
            make.record("response", A, make.answer(b"GIF89a", kind="image/gif")),
            make.record("response", A, make.answer(b"{}", kind="application/json")),
            make.record("response", A, make.answer(b"p{}", kind="text/css")),
            make.record("response", "dns:courier.example", b"x"),
            make.record("response", "file:///etc/passwd", make.answer(b"x")),
        ]
    )
    assert make.keys(read(data + make.page(B))) == [B]
    assert make.refusals(read(data)) == []


class TestLies:
    @pytest.mark.parametrize("length", [0, 1, 100, 250])
    def test_a_record_that_is_longer_than_it_says(self, make: SimpleNamespace, length: int) -> None:
        lie = make.record("response", B, make.answer(make.PAGE.encode()), length=length)
        found = read(make.page(A) + lie + make.page(C))
        assert make.keys(found) == [A, C]
        assert make.refusals(found)[0].why.startswith("goes on behind")

    @pytest.mark.parametrize("length", [10_000, 999_999_999_999_999])
    def test_a_record_that_is_shorter_than_it_says(self, make: SimpleNamespace, length: int) -> None:
        found = read(make.page(A) + make.record("response", B, make.answer(b"x"), length=length))
        assert make.keys(found) == [A]
        assert f"says that it has {length:,} bytes" in make.refusals(found)[0].why

    @pytest.mark.parametrize("length", [b"", b"-1", b"1e3", b"0x10", b"9" * 30, "٣".encode()])
    def test_a_length_that_is_none(self, make: SimpleNamespace, length: bytes) -> None:
        lie = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + length + b"\r\n\r\nbody\r\n\r\n"
        found = read(lie + make.page(C))
        assert make.keys(found) == [C]
        assert make.refusals(found)[0].why == "does not say how long it is"

    def test_junk_between_records_is_said_once(self, make: SimpleNamespace) -> None:
        found = read(make.page(A) + b"junk\nmore junk\n" * 50 + make.page(C))
        assert make.keys(found) == [A, C]
        assert len(make.refusals(found)) == 1

    def test_headers_without_an_end(self, make: SimpleNamespace) -> None:
        found = read(b"WARC/1.0\r\n" + b"X: y\r\n" * 100_000 + b"\r\n" + make.page(C))
        assert make.keys(found) == [C]
        assert make.refusals(found)[0].why == "has headers without an end"

    def test_a_line_without_an_end(self, make: SimpleNamespace) -> None:
        found = read(b"WARC/1.0\r\nX: " + b"y" * 5_000_000 + b"\r\n\r\n" + make.page(C))
        assert make.keys(found) == [C]

    def test_a_page_that_is_too_large(self, make: SimpleNamespace) -> None:
        large = make.record("response", B, make.answer(b"a" * (MOST_BYTES + warc.ROOM)))
        found = read(large + make.record("response", B, make.answer(b"a" * (MOST_BYTES + 1))) + make.page(C))
        assert make.keys(found) == [C]
        assert [one.why for one in make.refusals(found)] == ["is larger than 20,000,000 bytes"] * 2

    def test_a_packed_page_that_is_a_bomb(self, make: SimpleNamespace) -> None:
        bomb = make.answer(gzip.compress(bytes(MOST_BYTES + 1)), more="Content-Encoding: gzip\r\n")
        found = read(make.record("response", B, bomb) + make.page(C))
        assert make.keys(found) == [C]

    def test_a_page_that_lies_about_its_own_length(self, make: SimpleNamespace) -> None:
        found = read(make.record("response", B, make.answer(b"x", more="Content-Length: 900\r\n")) + make.page(C))
        assert make.keys(found) == [C]
        assert "holds a page that is broken" in make.refusals(found)[0].why

    @pytest.mark.parametrize("head", [b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 500, b"HTTP/9"])
    def test_a_page_whose_http_is_broken(self, make: SimpleNamespace, head: bytes) -> None:
        found = read(make.record("response", B, head) + make.page(C))
        assert make.keys(found) == [C]
        assert len(make.refusals(found)) == 1


class _Breaks(io.RawIOBase):
    """A stream that breaks after a while, as a packed one does."""

    def __init__(self, data: bytes) -> None:
        self._data = [data]

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        if not self._data:
            raise ReadError("broken")
        data = self._data.pop()
        buffer[: len(data)] = data
        return len(data)


def test_a_stream_that_breaks_ends_the_archive(make: SimpleNamespace) -> None:
    found = read_warc(io.BufferedReader(_Breaks(make.page(A))), "a")
    assert next(found).key == A
    with pytest.raises(ReadError):
        list(found)


@given(
    head=st.binary(max_size=60), length=st.integers(0, 2_000), body=st.binary(max_size=80), at=st.integers(0, 700),
    damage=st.binary(min_size=1, max_size=12),
)  # fmt: skip
def test_no_damage_is_more_than_a_refusal(
    make: SimpleNamespace, head: bytes, length: int, body: bytes, at: int, damage: bytes
) -> None:
    whole = bytearray(make.page(A) + make.page(B))
    whole[at : at + len(damage)] = damage
    read(bytes(whole))
    read(head)
    read(b"WARC/1.0\r\n" + head)
    read(make.record("response", A, b"HTTP/1.1 200 OK\r\n" + body, length=length))
