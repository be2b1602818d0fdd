"""PDF files with a text layer: hard-wrapped lines become paragraphs again, by where on the page they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from threading import Lock
from typing import Any

from sayso.ingest.base import MOST_CHARACTERS, Draft, Raw, refuse
from sayso.ingest.clean import repair, set_lines
from sayso.ingest.text import FINAL, ITEM, find_title
from sayso.ingest.transcript import begins_turn

PDFIUM = Lock()  # PDFium holds its state in one place for the whole process
PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD, fpdfview.h
HYPHEN = "\x02"  # what PDFium gives for a hyphen at which a line was broken, and nothing else between the lines
LINE = re.compile(rf"[^\r\n{HYPHEN}]*[^\s{HYPHEN}][^\r\n{HYPHEN}]*")
# Of the usual step from line to line: a paragraph's end. Word processors set 1.5 to 2 between paragraphs.
WIDER_STEP = 1.35
LARGER = 1.1  # of the size of the line before: another kind of text, such as a heading
INDENT = 0.8  # of the letters' size: the first line of a paragraph
FULL = 0.95  # of the column's width: a line is full where the next word would have passed it
REPEATED = 3  # pages on which the same words stand at the top or the bottom, to be the file's and not the report's
PAGE_NUMBER = re.compile(r"[\W_]*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[\W_]*", re.I)
# Words that keep their hyphen where a line is broken at it ("cross-border"), as far as the text itself does not tell.
# Not "pre", "pro", "ex", "mid" and the like: more often they are the first syllable of a word.
COMPOUND = re.compile(r"\b(?:anti|cross|half|high|large|long|low|non|self|short|well|\d+)$", re.I)
SHORTEST_HALF = 4  # letters of what follows such a word; "long-er" is one word
HANGING = 3.0  # of the letters' size: how far the further lines of a list's item may be set in


@dataclass(frozen=True)
class Line:
    """One line on a page, in points from its lower left corner; `broken` where a word was broken at its end."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    size: float
    broken: bool


def read_draft(raw: Raw) -> Draft:
    """A PDF file. Raises ReadError where it is broken, needs a password, or is a picture of its pages."""
    with PDFIUM:
        lines, title = _read(raw)
    if not any(char.isalnum() for line in lines for char in line.text):
        raise refuse(raw.name, "is a PDF without a text layer (scanned pages)", "run it through text recognition first")
    text = set_lines(repair("\n\n".join(join_lines(_without_margins(lines)))))
    return Draft(text, title=title or find_title(text))


def _read(raw: Raw) -> tuple[list[Line], str | None]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw.data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD_ERROR:
            raise refuse(raw.name, "is protected by a password", "save a copy without one") from error
        raise refuse(raw.name, "is a broken PDF", "download it again, or save its text") from error
    try:
        return list(_pages(raw, document)), _title(document)
    except (pypdfium2.PdfiumError, ValueError, OverflowError) as error:
        raise refuse(raw.name, "is a broken PDF", "download it again, or save its text") from error
    finally:
        document.close()


def _pages(raw: Raw, document: Any) -> Iterator[Line]:
    taken = 0
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        taken += words.count_chars()
        if taken > 2 * MOST_CHARACTERS:  # white space between lines counts here, and goes
            raise refuse(raw.name, f"has more than {MOST_CHARACTERS:,} characters, the parser's limit", "split it")
        yield from _page_lines(words, number)
        words.close()
        page.close()


def _page_lines(words: Any, number: int) -> Iterator[Line]:
    from pypdfium2 import raw as pdfium

    count = words.count_chars()
    text = "".join(_character(pdfium.FPDFText_GetUnicode(words, index)) for index in range(count))
    for match in LINE.finditer(text):
        first = match.start() + len(match.group()) - len(match.group().lstrip())
        last = match.start() + len(match.group().rstrip()) - 1
        left, bottom, _, _ = words.get_charbox(first, loose=True)
        right = words.get_charbox(last, loose=True)[2]
        size = pdfium.FPDFText_GetFontSize(words, first) * _scale(words, first)
        yield Line(
            match.group().strip(), number, left, right, bottom, size, text[match.end() : match.end() + 1] == HYPHEN
        )


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _scale(words: Any, index: int) -> float:
    """By how much the text's matrix enlarges its letters: some writers set size 1 and scale."""
    from pypdfium2 import raw as pdfium

    matrix = pdfium.FS_MATRIX()
    return abs(matrix.d) or 1.0 if pdfium.FPDFText_GetMatrix(words, index, matrix) else 1.0


def _title(document: Any) -> str | None:
    title: str = " ".join((document.get_metadata_dict().get("Title") or "").split())
    named_by_program = re.search(r"\.\w{2,4}$|^Microsoft ", title)
    return repair(title) if " " in title and not named_by_program else None


def _without_margins(lines: list[Line]) -> list[Line]:
    """The lines without page numbers, and without what stands at the top or bottom of page after page."""
    edges: Counter[str] = Counter()
    at_edge: set[int] = set()
    for page in sorted({line.page for line in lines}):
        indexes = [index for index, line in enumerate(lines) if line.page == page]
        indexes.sort(key=lambda index: lines[index].bottom)
        outer = dict.fromkeys([*indexes[:2], *indexes[-2:]])
        at_edge.update(outer)
        edges.update({_pattern(lines[index]) for index in outer})
    return [
        line
        for index, line in enumerate(lines)
        if index not in at_edge or not (PAGE_NUMBER.fullmatch(line.text) or edges[_pattern(line)] >= REPEATED)
    ]


def _pattern(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def join_lines(lines: list[Line]) -> Iterator[str]:
    """The paragraphs that lines make, in the file's order."""
    pairs = [(a, b) for a, b in pairwise(lines) if a.page == b.page]
    steps = [a.bottom - b.bottom for a, b in pairs if a.bottom > b.bottom]
    step = median(steps) if steps else 0.0
    rights = _column_edges(lines)
    known = Counter(re.findall(r"[\w-]+", " ".join(line.text for line in lines).lower()))
    paragraph = ""
    for index, line in enumerate(lines):
        paragraph += line.text
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following and (line.broken or _goes_on(line, following, step=step, edge=rights[index])):
            paragraph += _joint(paragraph, following.text, known) if line.broken else " "
        else:
            yield paragraph
            paragraph = ""


def _column_edges(lines: list[Line]) -> list[float]:
    """For each line, how far to the right its column goes: the farthest of the lines on its page that begin near it."""
    farthest: dict[tuple[int, int], float] = {}
    keys = [(line.page, round(line.left / 72)) for line in lines]  # columns are more than an inch wide
    for key, line in zip(keys, lines, strict=True):
        farthest[key] = max(farthest.get(key, 0.0), line.right)
    return [farthest[key] for key in keys]


def _goes_on(line: Line, following: Line, *, step: float, edge: float) -> bool:
    """Whether a line's paragraph goes on in the following line."""
    first = following.text[0]
    if begins_turn(following.text):
        return False
    if line.page != following.page or following.bottom > line.bottom:  # the next page, or the next column
        return not FINAL.search(line.text) and first.islower()
    indent = (HANGING if ITEM.match(line.text) else INDENT) * line.size
    larger = max(line.size, following.size) > LARGER * min(line.size, following.size)
    if larger or line.bottom - following.bottom > WIDER_STEP * step or following.left > line.left + indent:
        return False
    width = (line.right - line.left) / len(line.text)
    word = len(following.text.split(maxsplit=1)[0]) + 1
    return line.right + word * width > FULL * edge or (first.islower() and not FINAL.search(line.text))


def _joint(paragraph: str, following: str, known: Counter[str]) -> str:
    """What stands between the halves of a word broken at a line's end: its own hyphen, or nothing."""
    left = re.search(r"[\w-]*$", paragraph)
    right = re.match(r"[\w-]*", following)
    halves = (left[0].lower() if left else "", right[0].lower() if right else "")
    if known["-".join(halves)] != known["".join(halves)]:
        return "-" if known["-".join(halves)] > known["".join(halves)] else ""
    compound = COMPOUND.search(paragraph) and len(halves[1]) >= SHORTEST_HALF
    return "-" if compound or not following[0].islower() else ""
