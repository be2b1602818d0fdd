"""Words to countries: names, demonyms and capitals, by the codebook's table. A pure look-up; no spaCy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from sayso.codebook.load import load

How = Literal["name", "demonym", "capital"]
# the longest name in the table ("United Kingdom of Great Britain and Northern Ireland") without its "and"s
MAX_WORDS = 8
SHORT = 4  # an abbreviation of up to so many letters counts in capitals only: "US" is a country, "us" is not

REMEMBERED = 16_384  # look-ups kept in memory: a report names the same few over and over

_TOKEN = re.compile(r"[^\W_](?:[.’'](?=[^\W_])|&|[^\W_])*\.?|&")
_POSSESSIVE = re.compile(r"[’'‘`]s?$")
_APOSTROPHES = str.maketrans("", "", "’'‘`ʼʻʹ")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


@dataclass(frozen=True)
class Country:
    """A state, or a territory with an ISO 3166 code of its own.

    `alpha3` is ISO 3166-1 alpha-3 (XKX, in common use, for Kosovo); `cow` and `gw` are the state's numbers in the
    Correlates of War and the Gleditsch-Ward lists, None where it is in neither. `names` and `capitals` begin with the
    usual one.
    """

    alpha3: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    cow: int | None
    gw: int | None


@dataclass(frozen=True)
class Match:
    """A country that words name: which, `how`, and where in the words (half-open, in characters)."""

    country: Country
    how: How
    start: int
    end: int


def resolve_country(words: str) -> Country | None:
    """The country that words name as a whole: "North Korean", "Pyongyang", "the DPRK" and "N. Korea's" give North
    Korea.
    """
    match = match_country(words)
    return match.country if match else None


@lru_cache(REMEMBERED)
def match_country(words: str) -> Match | None:
    """Like `resolve_country`, and says how the words name it: by name, demonym or capital."""
    key = country_key(words)
    found = _table().get(key)
    if found is None or not _written_right(words, key):
        return None
    return Match(found[0], found[1], 0, len(words))


def find_countries(words: str) -> tuple[Match, ...]:
    """Every country named within words, the longest name first where two would overlap, in the text's order.

    "pro-Russian", "US-backed", "Indian Ocean" and "British Columbia" name no country here; "US-led" does.
    """
    tokens = [m.span() for m in _TOKEN.finditer(words)]
    found: list[Match] = []
    index = 0
    while index < len(tokens):
        match, used = _longest_at(words, tokens, index)
        if match:
            found.append(match)
        index += used
    return tuple(found)


def by_alpha3(alpha3: str) -> Country | None:
    """The country with this ISO 3166-1 alpha-3 code."""
    return _countries().get(alpha3)


def all_countries() -> tuple[Country, ...]:
    """The whole table, in the codebook's order."""
    return tuple(_countries().values())


@lru_cache(REMEMBERED)
def fold(words: str) -> str:
    """Words without case, accents, apostrophes and doubled spaces, hyphens as spaces: what names are compared by."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold().translate(_LETTERS))
    bare = "".join(c for c in plain if not unicodedata.combining(c)).translate(_APOSTROPHES)
    return " ".join(re.sub(r"[-‐‑–—_/]", " ", bare).split())


def country_key(words: str) -> str:
    """The folded key of a country's name: no leading "the", no possessive, no dots."""
    bare = _POSSESSIVE.sub("", words.strip())
    key = fold(bare.replace(".", " ") if re.search(r"\.\w{2}", bare) else bare.replace(".", ""))
    return key.removeprefix("the ")


def _written_right(words: str, key: str) -> bool:
    """A name needs a capital letter, a short abbreviation nothing else: neither "turkey" nor "us" is a country."""
    letters = [c for c in words.removeprefix("the ") if c.isalpha()]
    if key in _abbreviations():
        return all(c.isupper() for c in letters[: len(key)])
    return any(c.isupper() for c in letters)


def _longest_at(words: str, tokens: list[tuple[int, int]], index: int) -> tuple[Match | None, int]:
    """The longest name that begins at a token, and how many tokens to go on by."""
    start = tokens[index][0]
    for count in range(min(MAX_WORDS, len(tokens) - index), 0, -1):
        end = tokens[index + count - 1][1]
        key = country_key(words[start:end])
        if key in _not_countries():
            return None, count
        match = match_country(words[start:end])
        if match:
            kept = None if _is_bound(words, start, end) else Match(match.country, match.how, start, end)
            return kept, count
    return None, 1


def _is_bound(words: str, start: int, end: int) -> bool:
    """Whether a hyphen makes the name part of a word that speaks of somebody else ("pro-Russian", "Iran-backed")."""
    before = re.search(r"(\w+)[-‐‑]$", words[:start])
    after = re.match(r"[-‐‑](\w+)", words[end:])
    data = load("countries")
    return bool(
        (before and before[1].casefold() in data["prefixes"]) or (after and after[1].casefold() in data["suffixes"])
    )


@cache
def _countries() -> dict[str, Country]:
    return {
        row["country"]: Country(
            alpha3=row["country"],
            name=row["name"],
            names=(row["name"], *row.get("names", ())),
            demonyms=tuple(row.get("demonyms", ())),
            capitals=tuple(row.get("capitals", ())),
            cow=row.get("cow"),
            gw=row.get("gw"),
        )
        for row in load("countries")["countries"]
    }


@cache
def _table() -> dict[str, tuple[Country, How]]:
    """Folded key to country; a name outranks a demonym, a demonym a capital ("Singapore", "Luxembourg")."""
    table: dict[str, tuple[Country, How]] = {}
    for how in ("name", "demonym", "capital"):
        for country in _countries().values():
            for words in _words_of(country, how):
                table.setdefault(country_key(words), (country, how))
    return table


def _words_of(country: Country, how: How) -> Iterator[str]:
    if how == "name":
        yield from country.names
    elif how == "capital":
        yield from country.capitals
    else:
        for demonym in country.demonyms:
            yield demonym
            if not demonym.endswith(("ese", "sh", "ch", "ss", "men", "ois")):
                yield demonym + "s"


@cache
def _abbreviations() -> frozenset[str]:
    names = (name for country in _countries().values() for name in (*country.names, *country.demonyms))
    letters = ("".join(c for c in name if c.isalpha()) for name in names)
    return frozenset(fold(name) for name in letters if name.isupper() and len(name) <= SHORT)


@cache
def _not_countries() -> frozenset[str]:
    return frozenset(country_key(words) for words in load("countries")["not_countries"])
