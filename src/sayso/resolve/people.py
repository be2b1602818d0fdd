"""Names of persons to who they are: country, sectors, and the office they held, at a date if one is given.

A pure look-up in the codebook's `people` and `holders`; no spaCy. Spellings of one name join ("Zelenskyy", "Zelensky"),
persons of one surname do not ("Kim Jong Un", "Kim Yo Jong").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from sayso.codebook.load import load
from sayso.resolve.countries import REMEMBERED

ARTICLES = frozenset({"al", "el", "as", "ash"})  # "al-Sisi", "el-Sisi" and "Sisi" are one name
ALONE_YEARS = 15  # so long a surname alone still stands for somebody who held an office
FORMER = ("ELI",)  # PLOVER's sector of those who hold no office any more


@dataclass(frozen=True)
class Person:
    """A person of the codebook: `office` is the one held (or last held), `since` and `until` ISO dates, "" if open."""

    name: str
    country: str | None
    sectors: tuple[str, ...]
    office: str | None = None
    since: str = ""
    until: str = ""
    body: str | None = None

    def held(self, on: str) -> bool:
        """Whether the office was held on a day; a date that is known to the month or year covers all of it."""
        return self.since <= on and (not self.until or on < self.until or on.startswith(self.until))


def resolve_person(name: str, *, on: date | None = None) -> Person | None:
    """Who bears a name, without titles: None where the codebook knows no such person.

    With a date, the office held on that day; after their last one, sectors are ELI (a former official). Without, the
    office that they hold or last held, as if they still did.
    """
    return person_of(name_tokens(name), on=on)


def person_of(tokens: tuple[str, ...], *, on: date | None = None) -> Person | None:
    """The same for a name that is folded (`name_tokens`)."""
    held = _holders().get(_bare(tokens))
    if held is None:
        return _others().get(_bare(tokens))
    if len(tokens) == 1 and on is not None and not _is_spoken_of(held, on):
        return None  # a Brandt of 2031 is not the chancellor of 1970
    if on is None:
        return held[-1]
    day = on.isoformat()
    now = [one for one in held if one.held(day)]
    if now:
        return now[-1]
    past = [one for one in held if one.until and one.until <= day]
    return replace(past[-1], sectors=FORMER) if past else held[0]


def _is_spoken_of(held: tuple[Person, ...], on: date) -> bool:
    """Whether a report of a day may call somebody by the surname alone: in office some years before or after."""
    first = min(one.since[:4] for one in held)
    last = "9999" if any(not one.until for one in held) else max(one.until[:4] for one in held)
    return int(first) - ALONE_YEARS <= on.year <= int(last) + ALONE_YEARS


def holder_of(office: str, country: str, *, on: date | None = None) -> Person | None:
    """Who held an office ("foreign minister") of a country on a day, or by the latest row where none is given."""
    rows = _offices().get((office, country), ())
    if on is None:
        return rows[-1] if rows and not rows[-1].until else None
    return next((one for one in reversed(rows) if one.held(on.isoformat())), None)


@lru_cache(REMEMBERED)
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


def _bare(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Without articles, and "Yevgeny" as "Evgeny"."""
    kept = tuple(re.sub(r"^ye(?=\w\w)", "e", token) for token in tokens if token not in ARTICLES)
    return kept or tokens


def _rows() -> Iterator[tuple[Person, list[str], list[str]]]:
    """Each row of `holders`: the person, the names, and the surnames that the entry lets stand alone."""
    data = load("holders")
    for entry in data["holders"]:
        for office, names, since, until in entry["rows"]:
            sectors = ("IGO",) if "body" in entry else tuple(data["roles"][office])
            country, body = entry.get("country"), entry.get("body")
            yield Person(names[0], country, sectors, office, since, until, body), names, entry.get("alone", [])


@cache
def _holders() -> dict[tuple[str, ...], tuple[Person, ...]]:
    """Folded names to the offices that their bearer held, in the order of time."""
    table: dict[tuple[str, ...], list[Person]] = {}
    for person, names, alone in _rows():
        keys = {_bare(name_tokens(name)) for name in names}
        last = {_bare(name_tokens(one)) for one in alone}
        keys |= {short for short in last for key in tuple(keys) if key[-len(short) :] == short}
        for key in sorted(keys):
            table.setdefault(key, []).append(person)
    return {key: tuple(sorted(held, key=lambda one: one.since)) for key, held in table.items()}


@cache
def _offices() -> dict[tuple[str, str], tuple[Person, ...]]:
    table: dict[tuple[str, str], list[Person]] = {}
    for person, _, _ in _rows():
        table.setdefault((person.office or "", person.country or person.body or ""), []).append(person)
    return {key: tuple(sorted(rows, key=lambda one: one.since)) for key, rows in table.items()}


@cache
def _others() -> dict[tuple[str, ...], Person]:
    """Folded full names, and surnames that stand alone, of `people`."""
    table: dict[tuple[str, ...], Person] = {}
    for entry in load("people")["people"]:
        for name in entry["names"]:
            tokens = _bare(name_tokens(name))
            person = Person(name, entry.get("country"), tuple(entry["sectors"]), entry.get("office"))
            table.setdefault(tokens, person)
            if entry.get("alone"):
                table.setdefault(tokens[-1:], person)
    return table
