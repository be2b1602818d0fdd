"""Word documents, made with the real library, and what is made to look like one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from sayso.errors import ReadError
from sayso.ingest import read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MakeZip = Callable[[dict[str, bytes]], bytes]


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def report(paragraphs: tuple[str, ...]) -> Any:
    document = docx.Document()
    document.core_properties.title = ""
    document.add_heading("Ships stay in the straits", 0)
    document.add_heading("A new row", 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return document


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_headings_and_paragraphs(report: Any, paragraphs: tuple[str, ...]) -> None:
    document = read_bytes(saved(report), name="a.docx")
    assert document.text.split("\n\n") == ["Ships stay in the straits", "A new row", *paragraphs]
    assert document.title == "Ships stay in the straits"
    assert document.published is None  # when a file was made is not when it was published
    assert read_bytes(saved(report), name="no ending").text == document.text


def test_tables_lists_and_breaks(report: Any) -> None:
    report.add_paragraph("The Heron stays at sea", style="List Bullet")
    table = report.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Heron"
    table.cell(0, 2).text = "120 crew"
    report.add_paragraph("Port Orm\nValdoria\tsaid\u00a0so.")
    last = read_bytes(saved(report), name="a.docx").text.split("\n\n")[-4:]
    assert last == ["The Heron stays at sea", "Heron", "120 crew", "Port Orm\nValdoria said so."]


def test_changes_are_read_as_accepted(report: Any) -> None:
    paragraph = report.add_paragraph("Kestan ")
    for change in (
        f'<w:ins {W} w:id="1" w:author="a"><w:r><w:t>denied</w:t></w:r></w:ins>',
        f'<w:del {W} w:id="2" w:author="a"><w:r><w:delText>confirmed</w:delText></w:r></w:del>',
        f"<w:hyperlink {W}><w:r><w:t> the raid.</w:t></w:r></w:hyperlink>",
        f"<w:r {W}><w:pict><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
    ):
        paragraph._p.append(parse_xml(change))
    assert read_bytes(saved(report), name="a.docx").text.endswith("\n\nKestan denied the raid.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_of_its_own(report: Any, make_zip: MakeZip, encoding: str) -> None:
    parts = parts_of(saved(report))
    body = parts["word/document.xml"].decode().partition("?>")[2]
    bomb = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;">]>{body}'
    with pytest.raises(ReadError, match="declares entities of its own"):
        read_bytes(make_zip({**parts, "word/document.xml": bomb.encode(encoding)}), name="a.docx")


def test_an_encoding_that_could_hide_them(report: Any, make_zip: MakeZip) -> None:
    parts = parts_of(saved(report))
    hidden = b'<?xml version="1.0" encoding="UTF-7"?>+ADw-w/+AD4-'
    with pytest.raises(ReadError, match="declares entities"):
        read_bytes(make_zip({**parts, "word/styles.xml": hidden}), name="a.docx")


def test_a_zip_bomb(report: Any, make_zip: MakeZip) -> None:
    parts = parts_of(saved(report))
    data = make_zip({**parts, "word/media/a.bin": bytes(100_000_001)})
    assert len(data) < 1_000_000
    with pytest.raises(ReadError, match="unpacks to more than 100,000,000 bytes"):
        read_bytes(data, name="a.docx")


def test_what_only_looks_like_one(report: Any, make_zip: MakeZip) -> None:
    whole = saved(report)
    parts = parts_of(whole)
    for data in (
        whole[: len(whole) // 2],
        make_zip({"word/document.xml": b"<w:document/>"}),
        make_zip({**parts, "word/document.xml": b"<w:document"}),
        make_zip({**parts, "[Content_Types].xml": b""}),
        whole.replace(b"word/document.xml", b"word/document.xm1", 1),
    ):
        with pytest.raises(ReadError, match="is a broken Word document; open it in Word"):
            read_bytes(data, name="a.docx")


def test_one_without_words(make_zip: MakeZip) -> None:
    with pytest.raises(ReadError, match="is a Word document without text"):
        read_bytes(saved(docx.Document()), name="a.docx")


def test_another_archive(make_zip: MakeZip) -> None:
    with pytest.raises(ReadError, match="is a zip archive; unpack it"):
        read_bytes(make_zip({"a.txt": b"Ships"}), name="a.zip")
