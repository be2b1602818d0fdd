"""Times: the time expressions of articles marked in TimeML, and their values; and phrases in the form of timenorm.

Figures follow TempEval-3 (UzZaman et al. 2013): an expression that is found is right, relaxed, where it overlaps a
marked one, strict, where both are the very same words; its value counts where it overlaps and has the marked value.
Each marked expression is taken once. The date of the article (DCT) is the anchor, and is not asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from sayso.bench.corpora import reason
from sayso.bench.figures import Found
from sayso.errors import ReadError
from sayso.model import make_document

FORM = "TimeML (.tml: a DCT and a TEXT with TIMEX3 elements)"
PHRASES = "timenorm's form (.tsv: words, type and value, a block an article, its date first)"
FIFTH = 5  # of the files of a folder, by name, every fifth is held out of tuning
DEFINITIONS = {
    "relaxed F1": "found where a marked expression is, with some of its words",
    "strict F1": "the very same words",
    "value F1": "overlapping, and with the same value (TIMEX3)",
    "phrases": "phrases on their own, with the date of their article, that get the marked value",
}
PUBLISHED = {"HeidelTime, on TempEval-3's other side": (0.907, 0.818, 0.781)}  # relaxed, strict, value
Side = Literal["all", "tune", "held"]


@dataclass(frozen=True)
class Expression:
    """A time expression, half-open in characters, and its value."""

    start: int
    end: int
    value: str | None


@dataclass(frozen=True)
class Article:
    """A text, the day it was published (ISO 8601), and its time expressions."""

    name: str
    text: str
    published: str
    marked: tuple[Expression, ...]


@dataclass(frozen=True)
class Phrase:
    """Words for a time, the day of their article, and their value."""

    words: str
    published: str
    value: str


@dataclass
class Figures:
    """What was found in some articles."""

    relaxed: Found = field(default_factory=Found)
    strict: Found = field(default_factory=Found)
    value: Found = field(default_factory=Found)


Finder = Callable[[Article], Iterable[Expression]]
Progress = Callable[[Sequence[Article]], Iterable[Article]]


def read_articles(folder: Path, *, side: Side = "all") -> list[Article]:
    """The articles of a folder's .tml files (or of one such file) by their names: all, or those of one side; every
    fifth is held out of tuning. Raises ReadError, which names the file that is not of the form.
    """
    paths = sorted(folder.glob("*.tml")) if folder.is_dir() else [folder]
    if side != "all":
        paths = [path for number, path in enumerate(paths) if (number % FIFTH == FIFTH - 1) == (side == "held")]
    if not paths:
        raise ReadError(f"{folder}: holds no .tml file; give a folder of files of {FORM}")
    return [_article(path) for path in paths]


def _article(path: Path) -> Article:
    try:
        source = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: {reason(error)}; give a file of {FORM}") from error
    if re.search(r"<!(DOCTYPE|ENTITY)", source):
        raise ReadError(f"{path}: declares entities, which could be endless; give a file of {FORM}")
    try:
        root = ElementTree.fromstring(source)
    except ElementTree.ParseError as error:
        raise ReadError(f"{path}: is no XML ({error}); give a file of {FORM}") from error
    body, created = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None or created is None or not re.match(r"\d{4}-\d\d-\d\d", created.get("value", "")):
        raise ReadError(f"{path}: has no TEXT, or no DCT with its date; give a file of {FORM}")
    pieces: list[str] = []
    marked: list[Expression] = []
    _gather(body, pieces, marked)
    return Article(path.name, "".join(pieces), created.get("value", "")[:10], tuple(marked))


def _gather(node: ElementTree.Element, pieces: list[str], marked: list[Expression]) -> None:
    """The text of an element, and the expressions in it. TimeML nests no deeper than a few elements."""
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        _gather(child, pieces, marked)
        pieces.append(child.tail or "")
    end = sum(map(len, pieces))
    if node.tag == "TIMEX3" and end > start:
        marked.append(Expression(start, end, node.get("value")))


def read_phrases(path: Path) -> list[Phrase]:
    """The phrases of a file, each with the date of its article. Raises ReadError, which names the line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: {reason(error)}; give a file of {PHRASES}") from error
    phrases: list[Phrase] = []
    published: str | None = None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            published = None
            continue
        cells = line.split("\t")
        if len(cells) != 3:
            raise ReadError(f"{path}:{number}: has {len(cells)} columns, not 3; give a file of {PHRASES}")
        if published is None:
            published = cells[2][:10]
        else:
            phrases.append(Phrase(cells[0], published, cells[2]))
    if not phrases:
        raise ReadError(f"{path}: holds no phrase; give a file of {PHRASES}")
    return phrases


def by_finder(article: Article) -> Iterator[Expression]:
    """As the record does, with what it leaves out ("now", "daily")."""
    from sayso.extract.times import read_times
    from sayso.language import read_language

    document = make_document(article.text, published=article.published, language="en")
    for found in read_times(read_language(document)):
        yield Expression(found.start, found.end, found.value)


def measure(articles: Sequence[Article], finder: Finder = by_finder, progress: Progress = iter) -> Figures:
    """What a finder finds in all articles together; `progress` is passed through as it goes on."""
    total = Figures()
    for article in progress(articles):
        compare(article.marked, list(finder(article)), total)
    return total


def compare(marked: Sequence[Expression], found: Sequence[Expression], total: Figures) -> None:
    """Add to `total` what was found in one article."""
    pairs = _pairs(marked, found)
    total.relaxed += _counts(len(pairs), marked, found)
    same = sum((one.start, one.end) == (other.start, other.end) for one, other in pairs)
    total.strict += _counts(same, marked, found)
    total.value += _counts(sum(one.value == other.value for one, other in pairs), marked, found)


def _pairs(marked: Sequence[Expression], found: Sequence[Expression]) -> list[tuple[Expression, Expression]]:
    """Each marked expression with the first that overlaps it and is not taken; the very same words go first."""
    exact = {(one.start, one.end): one for one in found}
    pairs = [(one, exact.pop((one.start, one.end))) for one in marked if (one.start, one.end) in exact]
    taken = {(one.start, one.end) for one, _ in pairs}
    left = [one for one in found if (one.start, one.end) in exact]
    for one in marked:
        if (one.start, one.end) in taken:
            continue
        hit = next((other for other in left if other.start < one.end and one.start < other.end), None)
        if hit is not None:
            left.remove(hit)
            pairs.append((one, hit))
    return pairs


def _counts(right: int, marked: Sequence[Expression], found: Sequence[Expression]) -> Found:
    return Found(right, len(found) - right, len(marked) - right)


def share_right(phrases: Sequence[Phrase]) -> Found:
    """How many phrases, each on its own and with the date of its article, get their value."""
    right = sum(value_of(phrase) == phrase.value for phrase in phrases)
    return Found(right, 0, len(phrases) - right)


def value_of(phrase: Phrase) -> str | None:
    """The value of a phrase, None where it is read as none."""
    from datetime import date

    from sayso.resolve.times import resolve_time

    try:
        anchor = date.fromisoformat(phrase.published)
    except ValueError:
        anchor = None
    found = resolve_time(phrase.words, anchor=anchor)
    return found.value if found else None
