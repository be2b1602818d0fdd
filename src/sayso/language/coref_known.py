"""Names that the codebook knows: persons, bodies and countries; and how the words of a name are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from sayso.codebook.load import load
from sayso.language.agreement import gender_of_given
from sayso.language.coref_words import Words
from sayso.resolve.actor_list import find_entry
from sayso.resolve.countries import Match, all_countries, match_country
from sayso.resolve.people import fold_name, name_tokens, person_of

__all__ = ["Name", "Person", "country_match", "find_known", "fold_name", "is_known_body", "known_person", "name_tokens"]

LATEST = "9999"  # of a report without a date: who holds an office still, as far as the codebook knows
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)")


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


@dataclass(frozen=True)
class Person:
    """A person of the codebook's `people` and `holders`."""

    name: str
    country: str | None
    sectors: tuple[str, ...]
    office: str | None
    gender: str | None


def known_person(names: Iterable[tuple[str, ...]], published: str | None = None) -> Person | None:
    """The person whom the codebook knows by one of these folded names, the fullest first.

    With the day of the report, as what they were then: minister, or former minister (ELI).
    """
    fullest = sorted(names, key=len, reverse=True)
    full = [name for name in fullest if len(name) > 1]
    # Another given name is another person: "Alina Lavrov" is not the minister.
    day = (published or "")[:10]
    return next((found for name in (full or fullest) if (found := _known(name, day))), None)


@lru_cache(maxsize=8192)
def _known(name: tuple[str, ...], day: str) -> Person | None:
    found = person_of(name, on=_date(day))
    if found is None:
        return None
    gender = gender_of_given(found.name.split()[0])
    # Whom a report calls "the former president" is not to be called by the last office alone.
    office = found.office if found.held(day or LATEST) else None
    return Person(found.name, found.country, found.sectors, office, gender)


def _date(day: str) -> date | None:
    return date.fromisoformat(day) if _DAY.fullmatch(day) else None


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
