"""Zip archives: names, order, links, passwords, lies and bombs."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from contextlib import suppress
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ReadError
from sayso.sources import Item, Refusal, archive
from sayso.sources.archive import is_office, read_zip


def read(data: bytes) -> list[Item | Refusal]:
    return list(read_zip(io.BytesIO(data), "news.zip"))


def test_reports_in_their_order_with_the_paths_they_have(make: SimpleNamespace) -> None:
    found = read(make.zipped({"2031/b.md": b"B", "2031/": b"", "a.html": b"A", "__MACOSX/._a.html": b"x"}))
    assert make.keys(found) == ["news.zip!/2031/b.md", "news.zip!/a.html"]
    assert [one.raw.data for one in found if isinstance(one, Item)] == [b"B", b"A"]
    assert [one.raw.file for one in found if isinstance(one, Item)] == ["b.md", "a.html"]


def test_names_that_lead_out_do_not(make: SimpleNamespace) -> None:
    names = ["../../../etc/cron.d/x", "/etc/passwd", "..\\..\\a.txt", "C:/a.txt"]
    found = read(make.zipped([(name, b"x") for name in names]))
    assert make.keys(found) == [
        "news.zip!/etc/cron.d/x",
        "news.zip!/etc/passwd",
        "news.zip!/a.txt",
        "news.zip!/a.txt~2",
    ]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_of_one_name_are_two(make: SimpleNamespace) -> None:
    found = read(make.zipped([("a.txt", b"1"), ("a.txt", b"2")]))
    assert make.keys(found) == ["news.zip!/a.txt", "news.zip!/a.txt~2"]


def test_archives_within_are_refused_and_the_rest_is_read(make: SimpleNamespace) -> None:
    inner = make.zipped({"x.txt": b"x"})
    found = read(make.zipped({"a.zip": inner, "b.gz": b"\x1f\x8b\x08", "c.jsonl": b"{}", "d.txt": b"D"}))
    assert make.keys(found) == ["news.zip!/d.txt"]
    assert [one.why for one in make.refusals(found)] == [
        "is a container (zip) within an archive",
        "is a container (gzip) within an archive",
        "is a container (jsonl) within an archive",
    ]


def test_a_word_file_within_is_a_report_and_so_is_a_mail(make: SimpleNamespace) -> None:
    word = make.zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    mail = b"Message-ID: <1@velm.example>\nSubject: Ships\n\nThe ships left."
    assert make.keys(read(make.zipped({"a.docx": word, "b.eml": mail}))) == ["news.zip!/a.docx", "mid:1@velm.example"]


def test_office_files_are_no_archives(make: SimpleNamespace) -> None:
    for name in ("[Content_Types].xml", "word/document.xml", "mimetype"):
        assert is_office(io.BytesIO(make.zipped({name: b""})), "a")
    assert is_office(io.BytesIO(b"PK\x03\x04 broken"), "a.docx")
    assert not is_office(io.BytesIO(make.zipped({"a.txt": b""})), "a.zip")


def test_links_are_not_followed() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    (found,) = read(packed.getvalue())
    assert isinstance(found, Refusal)
    assert found.why == "is a link to somewhere else"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_python_unpacks_without_bounds_are_refused(make: SimpleNamespace, method: int) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("bomb.txt", bytes(100_000), compress_type=method)
        made.writestr("a.txt", b"A")
    found = read(packed.getvalue())
    assert make.keys(found) == ["news.zip!/a.txt"]
    assert make.refusals(found)[0].why == "is packed by another method than deflate"


def test_a_member_with_a_password(make: SimpleNamespace) -> None:
    data = bytearray(make.zipped({"a.txt": b"A"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert [one.why for one in make.refusals(read(bytes(data)))] == ["is protected by a password"]


class TestBombs:
    def test_a_member_that_says_that_it_is_large(self, make: SimpleNamespace) -> None:
        found = read(make.zipped({"a.txt": bytes(20_000_001), "b.txt": b"B"}))
        assert "20,000,001 bytes" in make.refusals(found)[0].why
        assert make.keys(found) == ["news.zip!/b.txt"]

    def test_a_member_that_says_that_it_is_small(self, make: SimpleNamespace) -> None:
        """It is unpacked no further than it says, and its checksum is then a wrong one."""
        data = bytearray(make.zipped({"a.txt": bytes(30_000_000), "b.txt": b"B"}))
        at = data.index(b"PK\x01\x02") + 24
        data[at : at + 4] = struct.pack("<I", 100)
        found = read(bytes(data))
        assert make.keys(found) == ["news.zip!/b.txt"]
        assert "cannot be unpacked" in make.refusals(found)[0].why

    def test_many_that_swell_together(self, make: SimpleNamespace) -> None:
        found = read_zip(io.BytesIO(make.zipped({f"{n}.txt": bytes(19_000_000) for n in range(9)})), "a")
        assert [next(found).key, next(found).key] == ["a!/0.txt", "a!/1.txt"]
        with pytest.raises(ReadError, match="swells to more than 200 times its size"):
            next(found)

    def test_many_names_for_the_same_bytes(self, make: SimpleNamespace) -> None:
        """An overlapping bomb: a table of contents with a hundred members, all of which are the first."""
        data = make.zipped({"a.txt": bytes(19_000_000)})
        at = data.index(b"PK\x01\x02")
        entry, end = data[at : data.index(b"PK\x05\x06")], bytearray(data[data.index(b"PK\x05\x06") :])
        end[8:16] = struct.pack("<HHI", 100, 100, 100 * len(entry))
        with pytest.raises(ReadError, match="swells"):
            read(data[:at] + entry * 100 + bytes(end))

    @pytest.mark.parametrize("size", [0x7FFFFFFF, archive.MOST_DIRECTORY + 1])
    def test_a_table_of_contents_that_would_take_all_memory(self, make: SimpleNamespace, size: int) -> None:
        data = bytearray(make.zipped({"a.txt": b"A"}))
        at = data.rindex(b"PK\x05\x06")
        data[at + 12 : at + 16] = struct.pack("<I", size)
        with pytest.raises(ReadError, match="table of contents"):
            read(bytes(data))


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x05\x06", b"", b"PK\x03\x04" + bytes(500)])
def test_what_is_no_archive_after_all(data: bytes) -> None:
    with pytest.raises(ReadError, match="broken zip archive"):
        read(data)


@given(
    data=st.binary(max_size=300),
    at=st.integers(0, 400),
    damage=st.binary(min_size=1, max_size=8),
    cut=st.integers(0, 60),
)
def test_no_damage_is_more_than_a_refusal(make: SimpleNamespace, data: bytes, at: int, damage: bytes, cut: int) -> None:
    whole = bytearray(make.zipped({"a/b.txt": data, "c.md": b"ships"}))
    whole[at % len(whole) : at % len(whole) + len(damage)] = damage
    for hostile in (bytes(whole), bytes(whole[: len(whole) - cut]), b"PK\x03\x04" + data):
        with suppress(ReadError):
            read(hostile)
        with suppress(ReadError):
            is_office(io.BytesIO(hostile), "a")
