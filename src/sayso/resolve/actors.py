"""Words of a title, an office, an organization or a group to country and sectors, by the codebook. Pure; no spaCy.

Sectors are PLOVER's (manual, table 5.2), with IGO and NGO for bodies that belong to no country (its table 5.1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sayso.model import EntityKind
from sayso.resolve.actor_list import Entry, find_entry
from sayso.resolve.countries import REMEMBERED, Match, find_countries, fold

MAX_WORDS = 9  # the longest key in the lists
OWNERS = frozenset({"of", "from", "for", "at"})  # what follows one of these says whom the head belongs to
PREPOSITIONS = OWNERS | frozenset(
    ["in", "on", "to", "with", "against", "by", "near", "who", "that", "which", "under", "over", "about", "between"]
)
FORMER = frozenset({"former", "ex", "ousted", "exiled", "deposed", "onetime"})

_TOKEN = re.compile(r"[^\W_](?:[.’'&](?=[^\W_])|[^\W_])*")
_POSSESSIVE = re.compile(r"[’'‘`]s?$")
_PARTY_TAG = re.compile(r"(?<!\w)[RDI][-–][A-Z][\w.]*(?: [A-Z][\w.]*)*[)\]]?\Z")  # "(R-Ohio)", of members of Congress


@dataclass(frozen=True)
class Actor:
    """What words say of who somebody is.

    `country` is ISO 3166-1 alpha-3; `sectors` PLOVER codes, the first the foremost; `name` the usual name where the
    words name a body or a country that the codebook knows; `title` whether the words are a title or role that one
    person holds; `metonym` whether they are a place that stands for the power that sits there; `how` the entries that
    said so ("titles/chair, offices/intelligence committee"). `guessed` marks a country that no word names: the one that
    English-language reports mean by such an office ("Defense Secretary").
    """

    country: str | None
    sectors: tuple[str, ...]
    kind: EntityKind
    how: str
    name: str | None = None
    title: bool = False
    metonym: bool = False
    guessed: bool = False


@dataclass(frozen=True)
class Found:
    """An entry, and the tokens it stands at (half-open)."""

    entry: Entry
    start: int
    end: int


@lru_cache(REMEMBERED)
def resolve_actor(words: str) -> Actor | None:
    """Who is meant by a title, an office, an organization, a country or a group: None where the codebook does not know.

    "House Intelligence Committee Chair" is a person of the USA's LEG, "Ukrainian officials" a group of UKR's GOV,
    "Pyongyang" the country PRK as a metonym. Words that merely contain an actor ("the army base") are None.
    """
    if _PARTY_TAG.search(words.strip()):
        return Actor(country="USA", sectors=("LEG",), kind="person", how="titles/party tag", title=True)
    phrase = Phrase(_POSSESSIVE.sub("", words.strip().rstrip(",;:")))
    head = phrase.head
    return phrase.bare_country() if head is None else _actor_of(phrase, head)


def _actor_of(phrase: Phrase, head: Found) -> Actor:
    entry = head.entry
    sectors, given_by = _sectors(phrase, head)
    owned = entry.name is not None and not entry.shared
    named = entry.country if owned else phrase.country_for(head)
    default = next((f.entry.country for f in (head, *phrase.others(head)) if f.entry.country), None)
    if entry.list == "titles" and phrase.says_former(head):
        sectors = ("ELI",)
    return Actor(
        country=named or (None if "IGO" in sectors else default),
        sectors=sectors,
        kind=_kind(entry),
        how=", ".join(dict.fromkeys(e.how for e in (entry, *given_by))),
        name=entry.name if owned or named in (None, entry.country) else None,
        title=entry.list == "titles" and not entry.plural,
        metonym=entry.list == "metonyms",
        guessed=default is not None and not named and not owned and "IGO" not in sectors,
    )


def _sectors(phrase: Phrase, head: Found) -> tuple[tuple[str, ...], tuple[Entry, ...]]:
    """The head's own sectors, or, where it is weak, those of what it belongs to; and the entry that gave them."""
    if head.entry.weak:
        others = phrase.others(head)
        for other in sorted(others, key=lambda f: f.entry.weak):  # strong ones first, in the order of nearness
            if other.entry.sectors:
                return other.entry.sectors, (other.entry,)
    return head.entry.sectors, ()


def _kind(entry: Entry) -> EntityKind:
    if entry.list in ("organizations", "metonyms", "offices"):
        return "organization"
    return "group" if entry.plural else "person"


@dataclass(frozen=True)
class Phrase:
    """A noun phrase taken apart: its tokens, the entries of the lists in it, and the countries it names besides."""

    words: str

    @cached_property
    def tokens(self) -> list[tuple[int, int]]:
        """Where each word stands, in characters."""
        return [m.span() for m in _TOKEN.finditer(self.words)]

    @cached_property
    def found(self) -> list[Found]:
        """Entries from left to right, the longest first."""
        found: list[Found] = []
        index = 0
        while index < len(self.tokens):
            here = self._longest_at(index)
            found += [here] if here else []
            index = here.end if here else index + 1
        return found

    @cached_property
    def countries(self) -> list[Match]:
        """Countries named outside of the entries, without those that something is in ("troops in Ukraine")."""
        taken = [(self.tokens[f.start][0], self.tokens[f.end - 1][1]) for f in self.found]
        free = (m for m in self._all_countries if not any(a < m.end and m.start < b for a, b in taken))
        return [m for m in free if self._belongs(m.start)]

    @cached_property
    def head(self) -> Found | None:
        """The last entry before the first preposition or comma, if no other noun can be the head behind it.

        The name of a title's holder may follow: "President Ivana Maric".
        """
        inside = [f for f in self.found if f.start < self.limit]
        if not inside:
            return None
        last = inside[-1]
        rest = [self.words[a:b] for a, b in self.tokens[last.end : self.limit]]
        holder = last.entry.list == "titles" and all(word[0].isupper() for word in rest)
        return last if not rest or holder else None

    @cached_property
    def limit(self) -> int:
        """The index of the first token that is no longer the head or before it."""
        inside = {i for f in self.found for i in range(f.start, f.end)}
        for i, (start, end) in enumerate(self.tokens):
            gap = self.words[self.tokens[i - 1][1] : start] if i else ""
            if i and i not in inside and ("," in gap or self.words[start:end].lower() in PREPOSITIONS):
                return i
        return len(self.tokens)

    def others(self, head: Found) -> list[Found]:
        """The other entries that may say whose the head is: those before it, nearest first, then those behind."""
        before = [f for f in self.found if f.end <= head.start]
        behind = [f for f in self.found if f.start >= head.end and self._belongs(self.tokens[f.start][0])]
        return before[::-1] + behind

    def country_for(self, head: Found) -> str | None:
        """The country that the words name: nearest before the head, else that of a body named, else behind the head."""
        start = self.tokens[head.start][0]
        before = [m.country.alpha3 for m in self.countries if m.end <= start]
        bodies = [f.entry.country for f in self.others(head) if f.entry.name and f.entry.country]
        behind = [m.country.alpha3 for m in self.countries if m.start > start]
        return next(iter([*before[::-1], *bodies, *behind]), None)

    def says_former(self, head: Found) -> bool:
        """Whether the holder no longer holds the title."""
        return any(fold(self.words[a:b]) in FORMER for a, b in self.tokens[: head.start])

    def bare_country(self) -> Actor | None:
        """A country on its own: by name, as its people ("the Ukrainians"), or by its capital, a metonym."""
        if len(self.countries) != 1 or self.limit < len(self.tokens):
            return None
        match = self.countries[0]
        if fold(self.words[: match.start]) not in ("", "the") or match.end < self.tokens[-1][1]:
            return None
        return Actor(
            country=match.country.alpha3,
            sectors=("GOV",) if match.how == "capital" else (),
            kind="group" if match.how == "demonym" else "country",
            how=f"countries/{match.how}",
            name=match.country.name,
            metonym=match.how == "capital",
        )

    @cached_property
    def _all_countries(self) -> tuple[Match, ...]:
        return find_countries(self.words)

    def _longest_at(self, index: int) -> Found | None:
        start = self.tokens[index][0]
        for end in range(min(len(self.tokens), index + MAX_WORDS), index, -1):
            piece = _POSSESSIVE.sub("", self.words[start : self.tokens[end - 1][1]])
            entry = find_entry(piece)
            if entry and entry.country is None and entry.shared and self._follows_country(start):
                entry = find_entry(piece, named=False)
            if entry:
                return Found(entry, index, end)
        return None

    def _follows_country(self, start: int) -> bool:
        return any(m.end <= start and not self.words[m.end : start].strip("’'s ") for m in self._all_countries)

    def _belongs(self, start: int) -> bool:
        """Whether the last preposition before a character, if there is any, makes what stands there the owner."""
        before = [m[0].lower() for m in _TOKEN.finditer(self.words[:start])]
        last = next((word for word in reversed(before) if word in PREPOSITIONS), None)
        return last is None or last in OWNERS
