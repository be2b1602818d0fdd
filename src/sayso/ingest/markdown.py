"""Markdown, with or without front matter between lines of dashes: links, emphasis and bullets become plain text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.ingest.base import MOST_CHARACTERS, Draft, Raw, refuse
from sayso.ingest.clean import decode, repair, set_lines
from sayso.ingest.metadata import find_stamp, most_exact
from sayso.ingest.text import find_title
from sayso.ingest.transcript import begins_turn

if TYPE_CHECKING:
    from markdown_it.token import Token

# Markdown is at most this many times as long as its text: two of three characters are then addresses.
MARKUP_FACTOR = 3
FRONT = re.compile(r"\s*---[ \t]*\n(?P<lines>(?:.*\n){1,200}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
KEYS = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "site_name", "outlet", "publication"),
    "url": ("source_url", "canonical_url", "url", "link"),
}
STAMP_KEYS = ("published_time", "published", "datepublished", "publish_date", "date")
MOST_LIST_NUMBER = 99  # "2020. And as a result" begins a paragraph with a year; lists are not that long
UNPAIRED = re.compile(r"\*{2,}")  # emphasis that was set wrongly ("Sec. 9**.**"), and so was taken for text
HIDDEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.S | re.I)


def read_draft(raw: Raw) -> Draft:
    """A Markdown file. Raises ReadError where it is binary, in an unknown encoding, or too long."""
    source = repair(decode(raw, charset=raw.charset))
    if len(source) > MARKUP_FACTOR * MOST_CHARACTERS:
        raise refuse(raw.name, f"has {len(source):,} characters of Markdown", "split it: one report at a time is read")
    front, body = split_front(source)
    text = set_lines(UNPAIRED.sub("", "\n\n".join(_blocks(body))))
    known = {field: _first(front, keys) for field, keys in KEYS.items()}
    known["title"] = known["title"] or find_title(text)
    return Draft(text, published=most_exact([find_stamp(front.get(key)) for key in STAMP_KEYS]), **known)


def split_front(source: str) -> tuple[dict[str, str], str]:
    """The front matter's fields (names in lower case, values as they are written) and the text behind it."""
    match = FRONT.match(source)
    if not match:
        return {}, source
    fields = _fields(match["lines"])
    return fields, source[match.end() :] if fields else source


def _fields(lines: str) -> dict[str, str]:
    import yaml

    try:
        loaded = yaml.load(lines, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        loaded = dict(line.split(":", 1) for line in lines.split("\n") if re.match(r"\w+:", line))
    if not isinstance(loaded, dict):
        return {}
    pairs = ((key.lower(), value) for key, value in loaded.items() if isinstance(key, str) and isinstance(value, str))
    return {key: " ".join(value.strip("'\" ").split()) for key, value in pairs}


def _first(front: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((front[key] for key in keys if front.get(key)), None)


def _blocks(body: str) -> Iterator[str]:
    """The text of each paragraph, heading, list item, table cell and block of a Markdown text."""
    from markdown_it import MarkdownIt

    # Indented lines are no program code in a report, but what is left of a letter's layout.
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    number = ""
    for token in parser.parse(body):
        if token.type == "list_item_open":
            number = f"{token.info}. " if token.info.isdigit() and int(token.info) > MOST_LIST_NUMBER else ""
        elif token.type == "inline":
            yield number + "".join(_inline(token.children or []))
            number = ""
        elif token.type in {"fence", "html_block"}:
            yield _without_tags(token.content) if token.type == "html_block" else token.content


def _inline(tokens: list[Token]) -> Iterator[str]:
    for index, token in enumerate(tokens):
        if token.type in {"text", "code_inline"}:
            yield token.content
        elif token.type == "softbreak":
            following = "".join(after.content for after in tokens[index + 1 : index + 4] if after.type == "text")
            yield "\n" if begins_turn(following) else " "
        elif token.type == "hardbreak" or (token.type == "html_inline" and token.content[:3].lower() == "<br"):
            yield "\n"


def _without_tags(block: str) -> str:
    return html.unescape(re.sub(r"<[^<>]*>", "\n", HIDDEN.sub("", block)))
