"""Places: which names of places are found in articles, and how far from the gold each is resolved.

Two forms, told by what an article holds: LGL's (`toponyms`, half-open offsets from 0) and GeoVirus's (`locations`,
whose offsets count from 1). Both mark every name of a place wherever it stands: within names ("Boston Marathon") and
for a power ("Washington warned") as well, so the finder is asked for all of them.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import fmean, median
from typing import Literal
from xml.etree import ElementTree

from sayso.bench.corpora import reason
from sayso.bench.figures import Found
from sayso.errors import ReadError
from sayso.model import Toponym, make_document
from sayso.resolve.distance import great_circle_km

FORM = "the form of LGL or GeoVirus (XML: articles, each with text and toponyms or locations)"
NEAR_KM = 161.0
TIMED = 60  # articles whose names are resolved against the clock
AREAS = frozenset({"ADM1", "PCLI", "PCLS", "PCLD", "PCLIX", "PCL", "PCLF", "TERR"})  # GeoNames' states and countries
Side = Literal["all", "even", "odd"]
DEFINITIONS = {
    "toponym F1": "of all names that the articles mark or we find, wherever they stand: the very same characters",
    "within 161 km": "of all marked names with coordinates: found, and resolved to a place within 161 km, or to the "
    "country or state (province) with the GeoNames id that the article gives",
    "error": "of the marked names with coordinates that we find and resolve: kilometres between the two places, 0 "
    "where a country or state has the same id",
    "toponyms/s": f"names found in the first {TIMED} articles, resolved each among the others of its article",
}
PUBLISHED = {  # toponym F1, within 161 km; None where it is not given
    "LGL: spaCy's names alone": (0.67, None),
    "LGL: the most populous, over all": (None, 0.52),
    "LGL: Edinburgh Geoparser, of those found": (None, 0.76),
}

Finder = Callable[["Article"], Iterable[Toponym]]
Progress = Callable[[Sequence["Article"]], Iterable["Article"]]


@dataclass(frozen=True)
class Marked:
    """A name that an article marks, half-open in characters, and where it is; `area` is the GeoNames id of a country or
    a state.
    """

    start: int
    end: int
    latitude: float | None = None
    longitude: float | None = None
    area: int | None = None


@dataclass(frozen=True)
class Article:
    """A text and the names of places in it; `demonyms`: it may mark names of people, too ("Canadians")."""

    text: str
    marked: tuple[Marked, ...]
    demonyms: bool = False


@dataclass
class Resolved:
    """What was found in some articles, and how far off it is."""

    names: Found = field(default_factory=Found)
    asked: int = 0  # marked, with coordinates
    right: int = 0  # of these
    errors: list[float] = field(default_factory=list)  # km, of those found and resolved

    @property
    def within(self) -> float:
        """The share within 161 km of all that were asked for."""
        return self.right / self.asked if self.asked else 0.0

    @property
    def median(self) -> float:
        """The median error in kilometres; 0 where nothing was resolved."""
        return median(self.errors) if self.errors else 0.0

    @property
    def mean(self) -> float:
        """The mean error in kilometres; 0 where nothing was resolved."""
        return fmean(self.errors) if self.errors else 0.0


def read_articles(path: Path, *, side: Side = "all", demonyms: bool | None = None) -> list[Article]:
    """The articles of a file, or every other one: those of even or odd index, from 0. `demonyms` says whether they mark
    names of people; LGL's form does, GeoVirus's does not. Raises ReadError, which names the article that is not of the
    form.
    """
    articles = [_article(path, number, node) for number, node in enumerate(_nodes(path))]
    if demonyms is not None:
        articles = [replace(article, demonyms=demonyms) for article in articles]
    kept = articles if side == "all" else articles[side == "odd" :: 2]
    if not any(article.marked for article in kept):
        raise ReadError(f"{path}: marks no names; give a file of {FORM}")
    return kept


def _nodes(path: Path) -> list[ElementTree.Element]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: {reason(error)}; give a file of {FORM}") from error
    if re.search(r"<!(DOCTYPE|ENTITY)", text):
        raise ReadError(f"{path}: declares entities, which could be endless; give a file of {FORM}")
    try:
        return list(ElementTree.fromstring(text))
    except ElementTree.ParseError as error:
        raise ReadError(f"{path}: is no XML ({error}); give a file of {FORM}") from error


def _article(path: Path, number: int, node: ElementTree.Element) -> Article:
    text = node.findtext("text") or ""
    try:
        marked = [_toponym(one) for one in node.iter("toponym")] + [_location(one) for one in node.iter("location")]
    except (ValueError, TypeError) as error:
        raise ReadError(f"{path}: article {number} is not of the form ({error}); give a file of {FORM}") from error
    outside = next((one for one in marked if not 0 <= one.start < one.end <= len(text)), None)
    if outside:
        raise ReadError(f"{path}: article {number} marks {outside.start}-{outside.end} of {len(text)} characters")
    return Article(text, tuple(sorted(marked, key=lambda one: one.start)), node.find("toponyms") is not None)


def _toponym(node: ElementTree.Element) -> Marked:
    start, end, place = int(node.findtext("start", "")), int(node.findtext("end", "")), node.find("gaztag")
    if place is None:
        return Marked(start, end)
    area = int(place.get("geonameid", "")) if place.findtext("fcode") in AREAS else None
    return Marked(start, end, float(place.findtext("lat", "")), float(place.findtext("lon", "")), area)


def _location(node: ElementTree.Element) -> Marked:
    start, end = int(node.findtext("start", "")) - 1, int(node.findtext("end", "")) - 1
    return Marked(start, end, float(node.findtext("lat", "")), float(node.findtext("lon", "")))


def by_finder(article: Article) -> Iterator[Toponym]:
    """As the record does, but every name of a place wherever it stands."""
    from sayso.extract.places import find_places
    from sayso.language import read_language

    document = make_document(article.text, language="en")
    yield from find_places(read_language(document), every=True, demonyms=article.demonyms)


def measure(articles: Sequence[Article], finder: Finder = by_finder, progress: Progress = iter) -> Resolved:
    """What a finder finds in all articles together; `progress` is passed through as it goes on."""
    total = Resolved()
    for article in progress(articles):
        compare(article, tuple(finder(article)), total)
    return total


def speed(articles: Sequence[Article]) -> float:
    """How many names a second are resolved, of those that the finder finds in the first articles; looking into the
    gazetteer included, but for what a process has looked up before.
    """
    from sayso.extract.places.toponyms import find_toponyms, spoken_of
    from sayso.language import read_language
    from sayso.resolve.gazetteer import Gazetteer, open_gazetteer
    from sayso.resolve.places import weigh_places

    docs = [read_language(make_document(article.text, language="en")).doc for article in articles[:TIMED]]
    asked = [([one.name for one in find_toponyms(doc, gazetteer=open_gazetteer())], spoken_of(doc)) for doc in docs]
    fresh = Gazetteer(open_gazetteer().path)  # remembers nothing
    begun = time.perf_counter()
    for names, countries in asked:
        weigh_places(names, countries=countries.elements(), gazetteer=fresh)
    seconds = time.perf_counter() - begun
    fresh.close()
    return sum(len(names) for names, _ in asked) / seconds


def compare(article: Article, found: Iterable[Toponym], total: Resolved) -> None:
    """Add to `total` what was found in one article."""
    ours = {(one.span.start, one.span.end): one for one in found}
    wanted = {(one.start, one.end) for one in article.marked}
    hits = len(wanted & ours.keys())
    total.names += Found(hits, len(ours) - hits, len(wanted) - hits)
    for one in article.marked:
        if one.latitude is not None:
            error = error_km(one, ours.get((one.start, one.end)))
            total.asked += 1
            total.right += error is not None and error <= NEAR_KM
            total.errors += [] if error is None else [error]


def error_km(marked: Marked, found: Toponym | None) -> float | None:
    """How far off a finding is; None where there is none, or without coordinates."""
    if found is None or marked.latitude is None or marked.longitude is None:
        return None
    if marked.area is not None and found.geonames == marked.area:
        return 0.0
    if found.latitude is None or found.longitude is None:
        return None
    return great_circle_km(marked.latitude, marked.longitude, found.latitude, found.longitude)
