"""Names that the codebook knows: persons, bodies and countries; and how the words of a name are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from sayso.codebook.load import load
from sayso.language.agreement import gender_of_given
from sayso.language.coref_words import Words
from sayso.resolve.actor_list import find_entry
from sayso.resolve.countries import Match, all_countries, match_country


@dataclass(frozen=True)
class Name:
    """A name in the text: tokens `start` to `end`, its `head`, the `title` tokens before it, and what it is held to
    name (`kind`).
    """

    start: int
    end: int
    head: int
    title: tuple[int, int] | None
    label: str
    key: str
    kind: str = ""
    country: Match | None = None
    tokens: tuple[str, ...] = field(default=())


@lru_cache(maxsize=8192)
def country_match(words: str) -> Match | None:
    """The country that words name, remembered: a text names the same few over and over."""
    return match_country(words) if any(c.isupper() for c in words) else None


@lru_cache(maxsize=8192)
def fold_name(word: str) -> str:
    """A word of a name as names are compared: no case, accents, dots or apostrophes, and the endings of Slavic
    transcription made one.
    """
    plain = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(c for c in plain if c.isalnum())
    for ending in ("skyy", "skiy", "skyi", "skii", "skij", "ski"):
        if bare.endswith(ending):
            return bare.removesuffix(ending) + "sky"
    return re.sub(r"(?<=\w\w)(?:iy|yy|ii|ij|yi|i)$", "y", bare)


def name_tokens(words: str) -> tuple[str, ...]:
    """A name's words, folded: "Jean-Yves Le Drian" gives ("jean", "yves", "le", "drian")."""
    return tuple(folded for part in re.split(r"[\s\-]+", words) if (folded := fold_name(part)))


@dataclass(frozen=True)
class Person:
    """A person of the codebook's `people`."""

    country: str | None
    sectors: tuple[str, ...]
    office: str | None
    gender: str | None


@cache
def _people() -> dict[tuple[str, ...], Person]:
    """Folded full names, and surnames that stand alone, to whom they name."""
    table: dict[tuple[str, ...], Person] = {}
    for entry in load("people")["people"]:
        for name in entry["names"]:
            tokens, gender = name_tokens(name), gender_of_given(name.split()[0])
            person = Person(entry.get("country"), tuple(entry["sectors"]), entry.get("office"), gender)
            table.setdefault(tokens, person)
            if entry.get("alone"):
                table.setdefault(tokens[-1:], person)
    return table


def known_person(names: Iterable[tuple[str, ...]]) -> Person | None:
    """The person whom the codebook knows by one of these folded names, the fullest first."""
    fullest = sorted(names, key=len, reverse=True)
    full = [name for name in fullest if len(name) > 1]
    # Another given name is another person: "Alina Lavrov" is not the minister.
    return next((found for name in (full or fullest) if (found := _people().get(name))), None)


@lru_cache(maxsize=8192)
def is_known_body(words: str) -> bool:
    """Whether words are the name of a body, or of the seat of one, in the codebook."""
    entry = find_entry(words.removeprefix("The ").removeprefix("the "))
    return entry is not None and entry.name is not None


@cache
def _long_names() -> dict[str, tuple[str, ...]]:
    """Names of bodies and countries of more than one word, by their first word, the longest first."""
    names = [
        name
        for file in ("organizations", "metonyms")
        for row in load(file)[file]
        for name in (row["name"], *row.get("aliases", ()))
    ]
    names += [name for country in all_countries() for name in (country.name, *country.names)]
    table: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        first = re.split(r"[\W_]", name, maxsplit=1)[0]
        if first and first != name and not name.startswith(("the ", "The ")):
            table.setdefault(first, []).append(name)
    return {first: tuple(sorted(found, key=lambda n: (-len(n), n))) for first, found in table.items()}


def find_known(words: Words) -> dict[int, int]:
    """Where names of several words stand that the codebook knows: first token to behind the last."""
    text, table = words.reading.document.text.replace("’", "'"), _long_names()
    found: dict[int, int] = {}
    for i, word in enumerate(words.text):
        for name in table.get(word, ()):
            start = words.at[i]
            end = start + len(name)
            if text.startswith(name, start) and not text[end : end + 1].isalnum():
                found[i] = words.token_at(end)
                break
    return found
