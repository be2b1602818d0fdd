"""Reports made for the tests: a crisis between the made-up states of Valdoria and Kestan over the Straits of Orm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

import pytest

PARAGRAPHS = (
    "Valdoria’s foreign minister Ana Dresk said on Friday that “any attack on our ships will be answered”.",
    "Kestan denied that its patrol boats had left port. “We don’t threaten our neighbours,” a spokesman said.",
    "The two states have been at odds over the Straits of Orm for years, and officials fear that the row may widen.",
)
STORY = "\n\n".join(PARAGRAPHS)
PdfLine = tuple[int, int, int, str]  # size, left, bottom (points), words


@pytest.fixture
def story() -> str:
    return STORY


@pytest.fixture
def paragraphs() -> tuple[str, ...]:
    return PARAGRAPHS


def _pdf(pages: Sequence[Sequence[PdfLine]], *, trailer: bytes = b"", info: bytes = b"") -> bytes:
    """A PDF file by hand: one font, the lines of each page, more for its `trailer`, what it says of itself (`info`)."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * index) for index in range(len(pages)))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< %s >>" % info,
    ]
    for index, page in enumerate(pages):
        drawn = b"BT\n%s ET" % b"".join(map(_drawn, page))
        parts.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (6 + 2 * index)
        )
        parts.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, table)
    tail = b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(parts) + 1,
        trailer,
        len(out),
    )
    return out + head + tail


def _drawn(line: PdfLine) -> bytes:
    size, left, bottom, words = line
    text = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"/F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj\n" % (size, left, bottom, text)


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    return _pdf


@pytest.fixture
def make_zip() -> Callable[[dict[str, bytes]], bytes]:
    def make(parts: dict[str, bytes]) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return packed.getvalue()

    return make
