"""Web pages: the article's text without menus and scripts, and who published it when, from JSON-LD and meta tags."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from sayso.ingest.base import Draft, Raw, refuse
from sayso.ingest.clean import CONTROL, decode, repair, set_lines
from sayso.ingest.metadata import find_stamp, most_exact

META_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.I)
HEAD_BYTES = 4096  # where a page must say its encoding: HTML asks for the first 1,024, pages are late
# A page needs no entities of its own; who declares some wants them to multiply in the reader.
BOMB = re.compile(r"<!ENTITY\b|<!DOCTYPE[^>\[]{0,2000}\[", re.I)
DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
MOST_TAGS = 200_000  # 300,000 unclosed tags take the parser 7 s; the longest live blogs have some 30,000
# What the extractor is known to raise on odd trees, beside RecursionError on deep ones.
BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, RecursionError)
FEWEST_LETTERS = 20  # less than a sentence: a page that is all menu and script
# Below this many characters the extractor gives the words of the whole page, menus and all, in one line.
SHORT = 250
HEADINGS = " or ".join(f"self::h{level}" for level in range(1, 7))
AROUND = " or ".join(f"ancestor::{name}" for name in ("nav", "header", "footer", "aside", "form", "noscript"))
DROPPED = frozenset({"script", "style", "template", "noscript", "figure"})
# A line break inside a sentence is the page's layout, and no end of anything.
LOOSE_BREAK = re.compile(r"(?<![.!?:;\n])\n(?=[a-z])")
BLOCKS = frozenset({"p", "head", "item", "quote", "cell", "list", "table", "row", "code", "div", "ab", "fw"})
ARTICLE = re.compile(r"(?:Article|Posting|Report|Story)$")
STAMP_METAS = (
    "article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created",
    "dc.date", "publication_date", "publish-date", "pubdate", "date",
)  # fmt: skip
TITLE_METAS = ("og:title", "twitter:title", "dc.title")
PUBLISHER_METAS = ("og:site_name", "application-name", "dc.publisher")


def read_draft(raw: Raw) -> Draft:
    """A web page. Raises ReadError where it holds no article, declares entities, or is no text at all."""
    page = DECLARATION.sub("", CONTROL.sub("", decode(raw, charset=raw.charset or _charset(raw.data))))
    if BOMB.search(page):
        raise refuse(raw.name, "declares entities of its own, which may multiply in a reader", "remove its DOCTYPE")
    if page.count("<") > MOST_TAGS:
        raise refuse(raw.name, f"has more than {MOST_TAGS:,} tags", "save the article alone")
    tree = _parse(page)
    known = {} if tree is None else _describe(tree)  # first: the extractor takes the tree apart
    text = "" if tree is None else set_lines(repair(_article(tree)))
    if sum(char.isalpha() for char in text) < FEWEST_LETTERS:
        raise refuse(raw.name, "is a page without an article's text", "save the article itself, or its text")
    return Draft(text, **known)


def _charset(data: bytes) -> str | None:
    match = META_CHARSET.search(data[:HEAD_BYTES])
    return match[1].decode("ascii") if match else None


def _parse(page: str) -> Any:
    from trafilatura import load_html

    try:
        return load_html(page)
    except BROKEN:
        return None


def _article(tree: Any) -> str:
    """The article of a page, a block a line; empty where there is none."""
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(tree, with_metadata=False, include_comments=False, include_formatting=False)
    except BROKEN:
        return ""
    text = "" if found is None or found.body is None else "".join(_lines(found.body))
    return LOOSE_BREAK.sub(" ", text if len(text) >= SHORT else _plainly(tree) or text)


def _plainly(tree: Any) -> str:
    """The paragraphs, headings and list items of a page's article, as it marks them; empty where it marks none."""
    for place in ("//article", "//main", "//body"):
        found = tree.xpath(f"{place}//*[self::p or {HEADINGS} or self::li][not(ancestor::p or {AROUND})]")
        if found:
            return "\n\n".join("".join(_lines(element)) for element in found)
    return ""


def _lines(root: Any) -> Iterator[str]:
    """The text of an element and those within it; blocks stand between empty lines. Depth is no matter."""
    waiting: list[tuple[Any, bool]] = [(root, False)]
    while waiting:
        element, done = waiting.pop()
        edge = "\n\n" if element.tag in BLOCKS else ""
        if done:
            yield edge + _flat(element.tail)
            continue
        yield edge + ("\n" if element.tag in {"lb", "br"} else "") + _flat(element.text)
        waiting.append((element, True))
        waiting.extend((child, False) for child in reversed(element) if child.tag not in DROPPED)


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""


def _describe(tree: Any) -> dict[str, str | None]:
    metas = _metas(tree)
    data = _linked_data(tree)
    stamps = [data.get("datePublished"), *(metas.get(name) for name in STAMP_METAS)]
    stamps += tree.xpath("//time[@pubdate]/@datetime")
    heading = [" ".join(element.itertext()) for element in tree.xpath("//h1")[:2]]
    titles = [data.get("headline"), *(metas.get(name) for name in TITLE_METAS), *(heading if len(heading) == 1 else [])]
    publishers = [_name(data.get("publisher")), *(metas.get(name) for name in PUBLISHER_METAS)]
    return {
        "title": _first([*titles, *tree.xpath("//head/title/text()")]),
        "publisher": _first(publishers),
        "published": most_exact([find_stamp(stamp) for stamp in stamps if isinstance(stamp, str)]),
        "url": _first([*_canonical(tree), metas.get("og:url"), *_addresses(data)], pattern=r"(?i)https?://\S+$"),
    }


def _canonical(tree: Any) -> list[Any]:
    return [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]


def _addresses(data: dict[str, Any]) -> list[Any]:
    """What JSON-LD says an article's address is."""
    page = data.get("mainEntityOfPage")
    return [data.get("url"), page.get("@id") or page.get("url") if isinstance(page, dict) else page, data.get("@id")]


def _metas(tree: Any) -> dict[str, str]:
    """What the meta tags say, the first of each name; names in lower case."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            metas.setdefault(name.lower(), meta.get("content"))
    return metas


def _linked_data(tree: Any) -> dict[str, Any]:
    """The first article that the page describes in JSON-LD; else the first thing with a publication date."""
    things: list[dict[str, Any]] = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            things.extend(_things(json.loads(script.text or "", strict=False)))
        except (ValueError, RecursionError):
            continue
    articles = [thing for thing in things if any(ARTICLE.search(kind) for kind in _kinds(thing))]
    dated = [thing for thing in things if "datePublished" in thing]
    return next(iter([*articles, *dated]), {})


def _things(data: Any) -> Iterator[dict[str, Any]]:
    """The things that a JSON-LD script lists at its top, or in its graph."""
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            graph = thing.get("@graph")
            yield from (part for part in (graph if isinstance(graph, list) else [thing]) if isinstance(part, dict))


def _kinds(thing: dict[str, Any]) -> list[str]:
    kinds = thing.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _name(thing: Any) -> Any:
    if isinstance(thing, list):
        thing = thing[0] if thing else None
    return thing.get("name") if isinstance(thing, dict) else thing


def _first(candidates: list[Any], *, pattern: str = r".*\w") -> str | None:
    """The first of the candidates that is a text and fits."""
    for text in candidates:
        if isinstance(text, str) and re.match(pattern, flat := " ".join(repair(html.unescape(text)).split())):
            return flat
    return None
