"""Word documents: paragraphs, headings, lists and tables in their order, as they read with all changes accepted."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from sayso.ingest.base import Draft, Raw, refuse
from sayso.ingest.clean import repair, set_lines
from sayso.ingest.text import find_title

MOST_UNPACKED = 100_000_000  # bytes of all parts together; a report of 1,000,000 characters has some 15 MB
MOST_PARTS = 5_000
XML_PART = re.compile(r"\.(?:xml|rels)$", re.I)
# XML parts of a Word file have no document type; who declares one wants its entities to multiply in the reader.
BOMB = re.compile(rb"<!(?:DOCTYPE|ENTITY)\b", re.I)
ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["'](?!utf-8["'])""", re.I)
BROKEN = (KeyError, ValueError, TypeError, AttributeError, IndexError, NotImplementedError, RecursionError, OSError)
UNZIPPABLE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, *BROKEN)
LINES = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}
# A text box is written twice (a new and an old form), and is no part of the sentence it hangs on.
RUNS = ".//*[self::w:t or self::w:br or self::w:cr or self::w:tab or self::w:noBreakHyphen]"
RUNS += "[not(ancestor::w:txbxContent or ancestor::w:tabs or ancestor::w:moveFrom)]"


def read_draft(raw: Raw) -> Draft:
    """A Word document. Raises ReadError where it is broken, declares entities, or unpacks to more than any report."""
    _check_parts(raw)
    document = _open(raw)
    text = set_lines(repair("\n\n".join(_paragraphs(raw, document))))
    if not text:
        raise refuse(raw.name, "is a Word document without text", "if it holds pictures of pages, save their text")
    return Draft(text, title=_title(document) or find_title(text))


def _check_parts(raw: Raw) -> None:
    """Refuse, before any XML is parsed, what is made to exhaust a reader."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw.data))
    except UNZIPPABLE as error:
        raise _broken(raw) from error
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise refuse(
            raw.name, f"unpacks to more than {MOST_UNPACKED:,} bytes", "save the report alone as a new document"
        )
    for part in parts:
        if XML_PART.search(part.filename):
            _check_xml(raw, _unpack(raw, archive, part))


def _unpack(raw: Raw, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    try:
        return archive.read(part)
    except UNZIPPABLE as error:
        raise _broken(raw) from error


def _check_xml(raw: Raw, data: bytes) -> None:
    if BOMB.search(data.replace(b"\0", b"")) or ENCODING.match(data):  # UTF-16 is ASCII with zeros between
        raise refuse(
            raw.name, "declares entities of its own, as files made to exhaust a reader do", "save it anew in Word"
        )


def _open(raw: Raw) -> Any:
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        return Document(io.BytesIO(raw.data))
    except (OpcError, LxmlError, *UNZIPPABLE) as error:
        raise _broken(raw) from error


def _broken(raw: Raw) -> Exception:
    return refuse(raw.name, "is a broken Word document", "open it in Word and save it anew, or save its text")


def _paragraphs(raw: Raw, document: Any) -> list[str]:
    try:
        return list(_inner(document))
    except BROKEN as error:
        raise _broken(raw) from error


def _inner(container: Any) -> Iterator[str]:
    """The text of the paragraphs of a document or a table's cell, tables row by row."""
    for item in container.iter_inner_content():
        if not hasattr(item, "rows"):
            yield "".join(_runs(item))
            continue
        for row in item.rows:
            for cell in dict.fromkeys(row.cells):  # a cell over two columns is listed twice
                yield from _inner(cell)


def _runs(paragraph: Any) -> Iterator[str]:
    for run in paragraph._p.xpath(RUNS):
        yield LINES.get(run.tag.rpartition("}")[2], run.text or "")


def _title(document: Any) -> str | None:
    try:
        titled = [paragraph.text for paragraph in document.paragraphs if paragraph.style.style_id == "Title"]
        title = " ".join([*titled, document.core_properties.title or ""][0].split())
    except BROKEN:
        return None
    return title if " " in title else None
