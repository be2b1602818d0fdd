"""Words to who is meant, with what stands around them: country, PLOVER sectors, organization, office. Pure; no spaCy.

For use on its own: `resolve_who("the French president", on=date(2014, 1, 1))` is François Hollande, FRA, GOV.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from sayso.codebook.load import load
from sayso.resolve.actor_list import Entry
from sayso.resolve.actors import Found, Phrase, resolve_actor
from sayso.resolve.countries import REMEMBERED, find_countries, fold
from sayso.resolve.gazetteer import open_gazetteer
from sayso.resolve.people import Person, holder_of, resolve_person

LONGEST = 600  # characters of a mention that are read: no name is longer, and hostile text may be
AROUND = 1_000  # characters before and behind a mention that may say whose it is
NAME = 5  # the most words of a person's name
TOWN = 100_000  # people: many smaller towns bear the names of persons and of other towns
_PLACED = re.compile(r"\b(?:in|of|from|at|near) ((?:[A-Z][\w’'-]*)(?: [A-Z][\w’'-]*)?)")
_TOKEN = re.compile(r"[^\W\d_][\w.’'\-]*")
_SPACED = re.compile(r"\s*[´’'`]\s?s\b|(?<=s)\s[’'](?!\w)")  # "Moscow ’ s", as corpora split it
_THOUSANDS = re.compile(r"(?<=\d)\s?,\s?(?=\d{3}\b)")  # "1, 141"
_OF_THE_STATE = re.compile(r"(?:the |this |that |their )?(?:country|nation|state)[’']s\b", re.I)
_JOINED = re.compile(r",? and |, ", re.I)
# What speaks of somebody only by whom the sentence speaks of: an office or people of the state at hand.
AT_HAND = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "OPP", "EDU", "LAB", "PTY", "SPY", "BUS", "CRM", "MED"})
THEIRS = frozenset({"he", "she", "him", "her", "they", "them", "his", "their"})
OFFICES = {
    "president": "president",
    "prime minister": "prime minister",
    "premier": "prime minister",
    "chancellor": "chancellor",
    "foreign minister": "foreign minister",
    "foreign secretary": "foreign minister",
    "secretary of state": "foreign minister",
    "defence minister": "defence minister",
    "defense minister": "defence minister",
    "defence secretary": "defence minister",
    "defense secretary": "defence minister",
    "secretary of defense": "defence minister",
    "king": "monarch",
    "leader": "leader",
    "supreme leader": "leader",
    "vice president": "vice president",
}


@dataclass(frozen=True)
class Who:
    """Who is meant.

    `country` is ISO 3166-1 alpha-3, `sectors` PLOVER's, the foremost first; `name` the person's, body's or country's
    usual name where it is known, `office` the one that the person holds, `how` what said so.
    """

    country: str | None = None
    sectors: tuple[str, ...] = ()
    name: str | None = None
    office: str | None = None
    how: str = ""


def resolve_who(words: str, *, text: str = "", start: int | None = None, on: date | None = None) -> Who:
    """Who words mean. `text` is what they stand in (at `start`): it says whose "the president" is. `on` is the day of
    the report: it says who held an office then, and who no longer did.
    """
    clean = _tidy(words[:LONGEST])
    who = _by_person(clean, on) or _by_actor(clean) or _by_parts(clean) or Who()
    if _OF_THE_STATE.match(clean) and text:
        who = replace(who, country=None)
    if who.country is None and _needs_country(clean, who):
        who = _with_context(who, clean, *_around(words, text, start), on)
    return _named(who, clean, on)


def _tidy(words: str) -> str:
    return _THOUSANDS.sub("", _SPACED.sub("'s", words)).strip(' ,.;:"“”')


def _by_person(words: str, on: date | None) -> Who | None:
    """A person's name, alone or behind a title; the title's words say more than the name."""
    tokens = [m.span() for m in _TOKEN.finditer(words)]
    for first in range(len(tokens)):
        for last in range(min(len(tokens), first + NAME), first, -1):
            person = _person(words[tokens[first][0] : tokens[last - 1][1]], on)
            rest = words[tokens[last - 1][1] :]
            before = words[: tokens[first][0]]
            if person and not _NEXT_NAME.match(rest) and _may_precede(before):
                return _titled(person, before)
    return None


_NEXT_NAME = re.compile(r"(?:[’']s)?\s+(?!and\b|of\b)\w|[’']s\b")  # "Trump administration", "Erdogan's critics"


def _titled(person: Person, before: str) -> Who:
    former = re.search(r"\b(?:former|ex|ousted|exiled|deposed)\b", before, re.I)
    sectors = ("ELI",) if former else person.sectors
    return Who(person.country, sectors, person.name, person.office, f"people/{fold(person.name)}")


def _may_precede(before: str) -> bool:
    """Whether what stands before a name can be its title: nothing, a title, or "Mr."."""
    bare = before.strip(" ,(")
    if not bare:
        return True
    actor = resolve_actor(bare)
    return re.fullmatch(r"(?:mr|mrs|ms|dr)\.?|the late|the|former", bare, re.I) is not None or bool(
        actor and actor.title
    )


@lru_cache(REMEMBERED)
def _person(name: str, on: date | None) -> Person | None:
    if not name[:1].isupper():
        return None
    return resolve_person(re.sub(r"[’']s?$", "", name), on=on)


def _by_actor(words: str) -> Who | None:
    actor = resolve_actor(words)
    if actor is None:
        return None
    sectors, country = actor.sectors, actor.country
    if country is None and not {"IGO", "NGO"} & set(sectors):
        country = _people_of(words)
    if not sectors and actor.kind == "group" and actor.how == "countries/demonym" and words.endswith("s"):
        sectors = ("CVL",) if words[:1].isupper() and not words.lower().startswith("the ") else ()
    return Who(country, sectors, actor.name, None, actor.how)


def _by_parts(words: str) -> Who | None:
    """What is no actor by its head is its owner's ("a Supreme Court decision"), or the first's of those joined."""
    first = _JOINED.split(words, maxsplit=1)[0]
    if first != words and (joined := _by_actor(first) or _owner(first)):
        return joined
    return _owner(words)


def _owner(words: str) -> Who | None:
    phrase = Phrase(words)
    named = [(m.start, m.end) for m in _peoples_in(words)]
    free = [f for f in phrase.found if not any(a <= phrase.tokens[f.start][0] < b for a, b in named)]
    inside = [found for found in free if found.start < phrase.limit]
    country = next((match.country.alpha3 for match in find_countries(words)), None) or _people_of(words)
    if inside:
        return _of_entry(inside, country)
    military = any(fold(words[a:b]) in _arms() for a, b in phrase.tokens[: phrase.limit])
    behind = [found for found in free if found.start >= phrase.limit]
    if country is None and behind:
        return _of_entry(behind[:1], None)
    if country is None:
        return None
    return Who(country, ("MIL",) if military else (), None, None, "owner")


def _of_entry(found: list[Found], country: str | None) -> Who:
    entries = [one.entry for one in found]
    entry = next((one for one in reversed(entries) if one.sectors and not one.weak), entries[-1])
    named: Entry | None = next((one for one in entries if one.name), None)
    whose = country if named is None or named.shared else named.country
    whose = whose or (None if "IGO" in entry.sectors else entry.country)
    return Who(whose, entry.sectors, named.name if named else None, None, f"owner, {entry.how}")


@cache
def _arms() -> frozenset[str]:
    """Words of weapons and of blows, one and many."""
    kinds = [kind for kind in load("participants")["kinds"] if kind["kind"] in ("weapon", "blow")]
    words = [fold(word) for kind in kinds for word in (*kind["nouns"], *kind.get("marked", ()))]
    return frozenset(words) | {word + "s" for word in words}


@cache
def _peoples() -> dict[str, str]:
    rows = load("peoples")["peoples"]
    return {fold(name): row["country"] for row in rows for name in row["names"]}


@dataclass(frozen=True)
class Part:
    """A people or a part of a country that words name, and where."""

    country: str
    start: int
    end: int


def _peoples_in(words: str) -> list[Part]:
    """The peoples and parts of countries that words name, the longest names first."""
    tokens = [m.span() for m in re.finditer(r"\w[\w’'\-]*", words)]
    found = []
    for size in (3, 2, 1):
        for i in range(len(tokens) - size + 1):
            start, end = tokens[i][0], tokens[i + size - 1][1]
            key = fold(re.sub(r"[’']s?$", "", words[start:end]))
            country = _peoples().get(key) or _peoples().get(key.removesuffix("s"))
            if country and words[start].isupper():
                found.append(Part(country, start, end))
    return found


def _people_of(words: str) -> str | None:
    """The state of a people or of a part of a country that words name."""
    return next((part.country for part in _peoples_in(words)), None) or _town_of(words)


def _town_of(words: str) -> str | None:
    """The country of the first large town that words are in or of: "judges from Izmir"."""
    for match in _PLACED.finditer(words):
        found = [place for place in open_gazetteer().find(match[1]) if place.population >= TOWN]
        if found:
            return max(found, key=lambda place: place.population).country
    return None


def _needs_country(words: str, who: Who) -> bool:
    """Whether a sentence may say whose somebody is: not of refugees, and not of the bodies of no country."""
    if fold(words) in THEIRS:
        return True
    if _OF_THE_STATE.match(words):
        return True
    return bool(AT_HAND & set(who.sectors[:1])) and not {"IGO", "NGO"} & set(who.sectors)


def _around(words: str, text: str, start: int | None) -> tuple[str, str]:
    at = text.find(words) if start is None else start
    if at < 0 or not text:
        return "", ""
    return text[max(0, at - AROUND) : at], text[at + len(words) : at + len(words) + AROUND]


def _with_context(who: Who, words: str, before: str, behind: str, on: date | None) -> Who:
    """The country that the sentence speaks of first, before the words; else the first behind them."""
    theirs = fold(words) in THEIRS
    for side in (_tidy(before), _tidy(behind)):
        found = _first(side, on)
        if found:
            sectors = who.sectors or (found.sectors if theirs else ())
            return replace(who, country=found.country, sectors=sectors, how=f"{who.how}, around")
    return who


def _first(side: str, on: date | None) -> Who | None:
    """The first country that a text names, or whose known person it names."""
    named = [(m.start, m.country.alpha3) for m in find_countries(side)[:1]]
    named += [(part.start, part.country) for part in _peoples_in(side)]
    named += [
        (phrase.tokens[found.start][0], found.entry.country)
        for phrase in (Phrase(side),)
        for found in phrase.found
        if found.entry.name and found.entry.country and not found.entry.shared
    ]
    best = min(((at, Who(country)) for at, country in named), key=lambda one: one[0], default=None)
    for match in _TOKEN.finditer(side):
        if best and match.start() > best[0]:
            break
        person = _person(match[0], on)
        if person and person.country:
            return Who(person.country, person.sectors)
    return best[1] if best else None


def _named(who: Who, words: str, on: date | None) -> Who:
    """The holder's name of an office that a country has one of."""
    if who.name or not who.country or "ELI" in who.sectors:
        return who
    entry = Phrase(words).head
    office = OFFICES.get(fold(entry.entry.words)) if entry and entry.entry.list == "titles" else None
    holder = holder_of(office, who.country, on=on) if office and entry and not entry.entry.plural else None
    return replace(who, name=holder.name, office=office) if holder else replace(who, office=office)
