"""The codebook's lists of organizations, metonyms, titles, offices and groups as one look-up by folded words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sayso.codebook.load import load
from sayso.resolve.countries import fold

List = Literal["organizations", "metonyms", "titles", "offices", "groups"]
SHORT = 4  # a name in capitals of up to so many letters counts in capitals only: "WHO", not "who"

_IRREGULAR = (("woman", "women"), ("man", "men"), ("child", "children"))


@dataclass(frozen=True)
class Entry:
    """One key of the lists: `words` as the codebook writes them, and what they say of who is meant."""

    list: List
    words: str
    sectors: tuple[str, ...]
    country: str | None
    name: str | None = None  # the usual name, of organizations and metonyms
    weak: bool = False  # takes the sector of what it belongs to
    plural: bool = False  # speaks of several people
    shared: bool = False  # a name that bodies of other countries share

    @property
    def how(self) -> str:
        """What to tell a person who asks why: the list and the words."""
        return f"{self.list}/{fold(self.words)}"


def find_entry(words: str, *, named: bool = True) -> Entry | None:
    """The entry whose words these are. `named=False` leaves out the names of bodies: "security council" is then any
    country's.
    """
    key = actor_key(words)
    entries = ((_names_by_key().get(key) if named else None), _nouns().get(key))
    return next((entry for entry in entries if entry and _written_right(words, entry)), None)


def actor_key(words: str) -> str:
    """The folded key: no dots."""
    return fold(words.replace(".", ""))


def plural_of(words: str) -> str:
    """The regular plural of a noun phrase's head: "chief of staff" gives "chiefs of staff"."""
    head, of, rest = words.partition(" of ")
    for one, many in _IRREGULAR:
        if head.endswith(one):
            return head.removesuffix(one) + many + of + rest
    if re.search(r"[^aeiou]y$", head):
        return head[:-1] + "ies" + of + rest
    return head + ("es" if head.endswith(("s", "x", "ch", "sh")) else "s") + of + rest


def _written_right(words: str, entry: Entry) -> bool:
    """A proper name begins with a capital letter; an abbreviation is all capitals."""
    if entry.words.isupper() and len(entry.words) <= SHORT:
        return words.replace(".", "").rstrip("s").isupper()
    return words[:1].isupper() or entry.words[0].islower()


@cache
def _names_by_key() -> dict[str, Entry]:
    table: dict[str, Entry] = {}
    for entry in (*_names("organizations"), *_names("metonyms")):
        table.setdefault(actor_key(entry.words), entry)
    return table


@cache
def _nouns() -> dict[str, Entry]:
    """Titles, then offices, then groups; the first to claim a key keeps it."""
    table: dict[str, Entry] = {}
    for entry in (*_roles("titles", "titles"), *_roles("offices", "offices"), *_roles("sectors", "groups")):
        table.setdefault(actor_key(entry.words), entry)
    return table


def _names(name: List) -> Iterator[Entry]:
    for row in load(name)[name]:
        for words in (row["name"], *row.get("aliases", ())):
            yield Entry(name, words, tuple(row["sectors"]), row.get("country"), row["name"], shared="shared" in row)


def _roles(file: str, name: List) -> Iterator[Entry]:
    for row in load(file)[name]:
        for words in row.get("words", ()):
            yield _role(name, words, row, plural=False)
            yield _role(name, plural_of(words), row, plural=True)
        for words in row.get("collective", ()):
            yield _role(name, words, row, plural=True)
            yield _role(name, plural_of(words), row, plural=True)


def _role(name: List, words: str, row: dict[str, Any], *, plural: bool) -> Entry:
    return Entry(name, words, tuple(row["sectors"]), row.get("country"), weak=row.get("weak", False), plural=plural)
