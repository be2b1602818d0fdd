"""RSS and Atom: a feed's bytes to its entries. One that declares a document type (and so entities) is refused."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any
from urllib.parse import urljoin, urlsplit

from sayso.ingest.base import Raw, refuse
from sayso.ingest.clean import CONTROL, decode
from sayso.ingest.html import MOST_TAGS
from sayso.ingest.metadata import find_stamp

MOST_ENTRIES = 1_000
LONGEST_ADDRESS = 2_000
DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]{2,40})")
DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
# XML knows five entities; feeds use HTML's. Each becomes its letter, so that nothing is left to be declared.
NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(\w{2,32});")
DO = "give the address of its RSS or Atom feed, or of the articles"


@dataclass(frozen=True)
class Entry:
    """An entry of a feed: what names it, where it leads, and its own text (HTML) where it brings one along."""

    id: str
    url: str | None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    text: str | None = None


@dataclass(frozen=True)
class Feed:
    """A feed: its name, its entries as they stand, and after how many minutes it asks to be read again."""

    title: str | None
    entries: tuple[Entry, ...]
    minutes: int | None = None


def read_feed(raw: Raw) -> Feed:
    """The entries of a feed. Raises ReadError where it is none, or not safe to read."""
    declared = DECLARED.search(raw.data[:400])
    text = CONTROL.sub("", decode(raw, charset=raw.charset or (declared[1].decode() if declared else None)))
    text = DECLARATION.sub("", text)
    if re.search(r"<!(?:DOCTYPE|ENTITY)\b", text, re.I):
        raise refuse(raw.name, "declares a document type, whose entities may multiply in a reader", DO)
    if text.count("<") > MOST_TAGS:
        raise refuse(raw.name, f"has more than {MOST_TAGS:,} tags", DO)
    root = _parse(NAMED.sub(lambda match: html.escape(html.unescape(match.group())), text))
    if root is None or _tag(root) not in {"rss", "feed", "RDF"}:
        raise refuse(raw.name, "is no RSS or Atom feed", DO)
    channel = next((child for child in root if _tag(child) == "channel"), root)
    found = [part for part in root.iter() if _tag(part) in {"item", "entry"}][:MOST_ENTRIES]
    minutes = _words(channel, "ttl")
    return Feed(
        _words(channel, "title"),
        tuple(_read_entry(part, raw.url) for part in found),
        int(minutes) if minutes and re.fullmatch(r"[0-9]{1,6}", minutes) else None,
    )


def _parse(text: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _read_entry(entry: Any, base: str | None) -> Entry:
    url = _address(entry, base)
    given = _words(entry, "guid", "id") or url or _words(entry, "title") or ""
    text = _markup(entry, "encoded", "content") or _markup(entry, "description", "summary")
    return Entry(
        id=blake2b(given.encode("utf-8", "replace"), digest_size=12).hexdigest(),
        url=url,
        title=_words(entry, "title"),
        published=find_stamp(_words(entry, "pubDate", "published", "date", "issued")),
        updated=find_stamp(_words(entry, "updated", "modified")),
        text=text,
    )


def _address(entry: Any, base: str | None) -> str | None:
    """Where an entry leads, if that is an http(s) address."""
    links = [child for child in entry if _tag(child) == "link"]
    atom = [child.get("href") for child in links if child.get("rel", "alternate") == "alternate"]
    plain = [child.text for child in links]
    guid = [child.text for child in entry if _tag(child) == "guid" and child.get("isPermaLink", "true") == "true"]
    for given in (*atom, *plain, *guid):
        try:
            url = urljoin(base or "", (given or "").strip())
            urlsplit(url)
        except ValueError:
            continue
        if given and re.match(r"https?://\S+$", url, re.I) and len(url) <= LONGEST_ADDRESS:
            return str(url)
    return None


def _words(parent: Any, *names: str) -> str | None:
    """The plain words of the first child that has one of the names, in their order."""
    for name in names:
        for child in parent:
            if _tag(child) == name and (flat := " ".join("".join(child.itertext()).split())):
                return str(html.unescape(re.sub(r"<[^<>]{0,500}>", "", flat))) or None
    return None


def _markup(parent: Any, *names: str) -> str | None:
    """The HTML of the first child that has one of the names: as its text, or as elements within it."""
    from lxml import etree

    for child in (one for name in names for one in parent if _tag(one) == name):
        if len(child):
            return "".join(etree.tostring(one, encoding="unicode", method="html") for one in child)
        if child.text and child.text.strip():
            return str(child.text)
    return None


def _tag(element: Any) -> str:
    """An element's name without its namespace; empty for what is no element."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
