"""Reading a report from wherever it lies, and what a user is told where it cannot be read."""

from __future__ import annotations

import io
import itertools
import os
import re
import subprocess
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import ConfigError, ReadError, SaysoError
from sayso.ingest import read, read_bytes
from sayso.ingest.base import MOST_BYTES, MOST_CHARACTERS
from sayso.model import Document

LATE = ("trafilatura", "lxml", "httpx", "docx", "pypdfium2", "ftfy", "py3langid", "markdown_it", "spacy", "numpy")


def one_line(error: pytest.ExceptionInfo[SaysoError]) -> str:
    """The message, which a user sees in one line: what, where, what to do."""
    message = str(error.value)
    assert "\n" not in message
    assert len(message) < 500
    assert message.count("; ") >= 1
    return message


def refused(data: bytes, name: str = "report.txt") -> str:
    with pytest.raises(ReadError) as error:
        read_bytes(data, name=name)
    assert one_line(error).startswith(name)
    return str(error.value)


class TestWhereItLies:
    def test_a_file_is_kept_as_it_is(self, tmp_path: Path, story: str) -> None:
        path = tmp_path / "story.txt"
        path.write_text(story, encoding="utf-8")
        document = read(path, published="2024-10-24", publisher="The Orm Courier")
        assert document.text == story
        assert (document.published, document.publisher, document.language) == ("2024-10-24", "The Orm Courier", "en")
        assert (document.kind, document.retrieved, document.url) == ("story", None, "story.txt")
        assert read(str(path), published="2024-10-24", publisher="The Orm Courier") == document

    def test_open_files_and_streams(self, tmp_path: Path, story: str) -> None:
        path = tmp_path / "story.txt"
        path.write_text(story, encoding="utf-8")
        with path.open("rb") as as_bytes, path.open(encoding="utf-8") as as_text:
            assert read(as_bytes).text == read(as_text).text == read(io.BytesIO(story.encode())).text == story

    def test_a_file_whose_name_looks_like_an_address(
        self, tmp_path: Path, story: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("report:final.txt").write_text(story, encoding="utf-8")
        assert read("report:final.txt").text == story

    def test_standard_input(self, monkeypatch: pytest.MonkeyPatch, story: str) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(story.encode())))
        assert read("-").text == story

    def test_a_document_says_which_file_it_came_from_and_is_the_same_wherever_it_lies(
        self, tmp_path: Path, story: str
    ) -> None:
        (tmp_path / "folder").mkdir()
        for path in (tmp_path / "a.txt", tmp_path / "folder" / "b.txt"):
            path.write_text(story, encoding="utf-8")
        one, other = read(tmp_path / "a.txt"), read(str(tmp_path / "folder" / "b.txt"))
        assert (one.url, other.url) == ("a.txt", "b.txt")
        assert one.id == other.id == read_bytes(story.encode(), name="c").id
        with (tmp_path / "a.txt").open("rb") as file:
            assert read(file).url == "a.txt"

    def test_an_address_goes_before_the_name_of_the_file(self, tmp_path: Path, story: str) -> None:
        path = tmp_path / "a.md"
        path.write_text(f"---\nurl: https://courier.example/ships\n---\n{story}", encoding="utf-8")
        assert read(path).url == "https://courier.example/ships"
        assert read(path, url="https://orm.example/x").url == "https://orm.example/x"
        path.write_text(f"---\nurl: /2031/ships\n---\n{story}", encoding="utf-8")
        assert read(path).url == "a.md"

    def test_what_is_no_file_has_no_name(self, monkeypatch: pytest.MonkeyPatch, story: str) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(story.encode())))
        assert read("-").url is None
        assert read(io.BytesIO(story.encode())).url is None
        reading, writing = os.pipe()
        with os.fdopen(writing, "wb") as file:
            file.write(story.encode())
        with os.fdopen(reading, "rb") as file:
            assert read(file).url is None

    def test_a_name_that_is_no_text_can_still_be_written(self, tmp_path: Path, story: str) -> None:
        path = tmp_path / "caf\udce9.txt"
        try:
            path.write_text(story, encoding="utf-8")
        except (OSError, UnicodeError):
            pytest.skip("this file system takes UTF-8 names only")
        assert read(path).url == "caf\ufffd.txt"

    def test_the_name_of_a_file_tells_when(self, tmp_path: Path, story: str) -> None:
        path = tmp_path / "20241024T163000Z_VA_en_1a2b3c.txt"
        path.write_text(story, encoding="utf-8")
        assert read(path).published == "2024-10-24T16:30:00+00:00"
        assert read(path, published="2024-10-25").published == "2024-10-25"

    def test_a_dateline_tells_the_outlet(self, story: str) -> None:
        text = f"PORT ORM, Oct. 24, 2024 (Orm Courier) - {story}"
        document = read_bytes(text.encode(), name="a.txt")
        assert (document.publisher, document.published, document.text) == ("Orm Courier", "2024-10-24", text)

    def test_an_address_tells_the_day(self, story: str) -> None:
        document = read_bytes(story.encode(), name="a.txt", url="https://courier.example/2024/10/24/ships")
        assert (document.published, document.url) == ("2024-10-24", "https://courier.example/2024/10/24/ships")

    def test_same_bytes_same_document(self, story: str) -> None:
        assert read_bytes(story.encode(), name="a") == read_bytes(story.encode(), name="a")
        assert (
            read_bytes(story.encode(), name="a").id != read_bytes(story.encode(), name="a", published="2024-10-24").id
        )


class TestContentDecides:
    @pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.html", "a", "a.exe"])
    def test_text_is_text_whatever_it_is_called(self, name: str, story: str) -> None:
        document = read_bytes(story.encode(), name=name)
        assert (document.text, document.kind) == (story, "story")

    @pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a"])
    def test_a_page_is_a_page(self, name: str, story: str) -> None:
        page = f"<!DOCTYPE html><html><body><article><p>{story}</p></article></body></html>"
        assert "<p>" not in read_bytes(page.encode(), name=name).text

    def test_a_page_without_a_doctype_is_told_by_its_ending(self, story: str) -> None:
        assert "<p>" not in read_bytes(f"<p>{story}</p>\n<p>{story}</p>".encode(), name="a.html").text
        assert "<b>" in read_bytes(f"<b>{story}</b>".encode(), name="a.txt").text


class TestWhatIsNoSource:
    @pytest.mark.parametrize(("source", "kind"), [(None, "NoneType"), (b"x", "bytes"), (3, "int"), ([], "list")])
    def test_is_said_in_one_line(self, source: object, kind: str) -> None:
        with pytest.raises(TypeError) as error:
            read(source)  # type: ignore[arg-type]
        assert str(error.value).startswith(f"read takes a path, an http(s) address or an open file, not {kind}")
        assert ("read_bytes" in str(error.value)) == (kind == "bytes")


class TestWhatIsRefused:
    def test_no_such_file(self, tmp_path: Path) -> None:
        with pytest.raises(ReadError, match="there is no such file; check the path") as error:
            read(tmp_path / "none.txt")
        assert "none.txt" in one_line(error)

    def test_a_directory(self, tmp_path: Path) -> None:
        with pytest.raises(ReadError, match="is a directory; give a file in it"):
            read(tmp_path)

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_file_that_may_not_be_read(self, tmp_path: Path) -> None:
        path = tmp_path / "closed.txt"
        path.write_text("Closed.")
        path.chmod(0)
        with pytest.raises(ReadError, match="may not be read; check the file's permissions"):
            read(path)

    @pytest.mark.parametrize(
        "name", ["a\0b.txt", "x" * 5_000, "a\nb", "http://" + "x" * 5_000, "report:" + "x" * 5_000, "\udc80", ""]
    )
    def test_names_that_no_file_has(self, name: str) -> None:
        with pytest.raises(ReadError) as error:
            read(name)
        one_line(error)

    @pytest.mark.parametrize(
        "source", ["ftp://courier.example/a.txt", "file:///etc/hosts", "data:text/plain,Hello", "JavaScript:x"]
    )
    def test_schemes_that_are_not_read(self, source: str) -> None:
        with pytest.raises(ReadError, match="has the scheme") as error:
            read(source)
        assert source.partition(":")[0] in one_line(error)

    @pytest.mark.parametrize(
        ("data", "what"),
        [
            (b"", "is empty"),
            (b"\xef\xbb\xbf", "white space"),
            (b" \n\t \r\n\xc2\xa0", "white space"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is binary"),
            (b"\x7fELF\x02\x01\x01\0\0\0", "is binary"),
            (bytes(range(1, 32)) * 20, "is binary"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "password-protected Office file"),
            (b"{\\rtf1\\ansi Ships left port.}", "RTF"),
            (b"PK\x03\x04 rest", "zip archive"),
            (b"<?xml version='1.0'?><rss><item>Ships</item></rss>", "XML"),
        ],
    )
    def test_what_is_no_report(self, data: bytes, what: str) -> None:
        assert what in refused(data)

    def test_more_than_the_cap_is_not_even_read(self, tmp_path: Path) -> None:
        path = tmp_path / "big.txt"
        with path.open("wb") as file:
            file.truncate(50_000_000)
        with pytest.raises(ReadError, match="is too large \\(50,000,000 bytes; at most 20,000,000 are read\\)"):
            read(path)

    def test_an_endless_stream_is_read_to_the_cap(self) -> None:
        class Endless(io.RawIOBase):
            given = 0

            def read(self, size: int = -1, /) -> bytes:
                self.given += size
                return b"a" * size

        stream = Endless()
        with pytest.raises(ReadError, match="too large"):
            read(stream)
        assert stream.given == MOST_BYTES + 1

    def test_more_characters_than_the_parser_takes(self, story: str) -> None:
        assert "1,000,000" in refused((story * (MOST_CHARACTERS // len(story) + 1)).encode())

    @pytest.mark.parametrize("value", ["yesterday", "24.10.2024", "2024-13-01", "2024-10-24T25:00:00", "2024-10", ""])
    def test_a_bad_date(self, value: str, story: str) -> None:
        with pytest.raises(ConfigError, match="is no date; give a date such as 2024-10-24") as error:
            read_bytes(story.encode(), name="a.txt", published=value)
        assert repr(value) in one_line(error)

    def test_a_bad_date_is_said_before_anything_is_read(self) -> None:
        with pytest.raises(ConfigError):
            read("no-such-file.txt", published="soon")


class TestWhatIsFine:
    def test_a_line_of_200_000_characters(self, paragraphs: tuple[str, ...]) -> None:
        text = " ".join(paragraphs)
        text = text * (200_000 // len(text) + 1)
        assert read_bytes(text.encode(), name="a.txt").text == text

    def test_quotes_that_never_close(self) -> None:
        text = "“We answer,” the minister said. “The ships stay where they are.\n\nKestan said ‘no comment to that."
        assert read_bytes(text.encode(), name="a.txt").text == text

    def test_a_text_of_a_word(self) -> None:
        document = read_bytes(b"Orm.", name="a.txt")
        assert (document.text, document.language) == ("Orm.", None)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a"]))
def test_any_bytes_are_a_document_or_a_read_error(data: bytes, name: str) -> None:
    with suppress(ReadError):
        document = read_bytes(data, name=name)
        assert isinstance(document, Document)
        assert document.text.strip()
        assert read_bytes(data, name=name) == document


def _reports() -> dict[str, bytes]:
    """A report of each kind that has a parser of its own, to be damaged."""
    word = io.BytesIO()
    document = docx.Document()
    document.add_heading("Ships stay", 1)
    document.add_paragraph("The ships left port on Friday, said Ana Dresk.")
    document.save(word)
    with zipfile.ZipFile(word) as archive:  # not packed, so that damage reaches the XML
        parts = {name: archive.read(name) for name in archive.namelist() if not name.startswith("docProps/thumb")}
    loose = io.BytesIO()
    with zipfile.ZipFile(loose, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    page = b"<!DOCTYPE html><html><head><meta charset=utf-8><title>Ships</title></head><body><article><h1>Ships</h1>"
    page += b"<p>The ships left port on Friday, <b>said Ana Dresk</b>.</p></article></body></html>"
    return {"a.docx": loose.getvalue(), "a.html": page}


REPORTS = _reports()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_report_is_a_document_or_a_read_error(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(REPORTS)))
    damaged = bytearray(REPORTS[name])
    places = st.integers(0, len(damaged) - 1)
    for place, value in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), min_size=1, max_size=30)):
        damaged[place] = value
    with suppress(ReadError):
        assert read_bytes(bytes(damaged), name=name).text.strip()


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"]
)
def test_a_word_document_with_any_part_put_out_of_order(part: str) -> None:
    """What a zip's checksum would hide from the test above: each tag of a part is renamed or taken away in its turn."""
    with zipfile.ZipFile(io.BytesIO(REPORTS["a.docx"])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    tags = sorted(set(re.findall(rb"<[\w:]+|[\w:]+=", parts[part])))
    for tag, other in itertools.product(tags, (b"<w:x", b"<a", b"", b"w:x=")):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content.replace(tag, other) if name == part else content)
        with suppress(ReadError):
            read_bytes(out.getvalue(), name="a.docx")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_text_is_a_document_or_a_read_error(text: str, name: str) -> None:
    with suppress(ReadError):
        read_bytes(text.encode("utf-8", "surrogatepass"), name=name).text.encode("utf-8")


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    code = f"import sys, sayso.ingest; print([name for name in {LATE} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
