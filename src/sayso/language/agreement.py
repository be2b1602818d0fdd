"""What the codebook knows of a noun or pronoun: what it denotes, its number, its gender; and which of these can
agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.codebook.load import load

KINDS = ("person", "group", "body", "land", "weapon")


@dataclass(frozen=True)
class Noun:
    """A common noun that denotes somebody: an entry of the codebook's `nominals`. `plural`: many, even without an s."""

    word: str
    kind: str
    sense: str
    covers: frozenset[str]
    gender: str | None
    title: bool
    plural: bool
    weak: bool

    def may_be(self, other: Noun) -> bool:
        """Whether this noun, later in a text, can speak of what the other denoted."""
        same = self.sense == other.sense and self.sense in ALIKE
        return self.word == other.word or same or other.sense in self.covers


# Senses whose words can stand for each other ("troops" and "soldiers"); elsewhere the same word is asked for.
ALIKE = frozenset({"soldier", "spokesperson", "fighter", "official", "lawmaker"})


@dataclass(frozen=True)
class Pronoun:
    """A pronoun: `gender` m, f, n or None (a plural), and whether it is the speaker's own ("I", "we")."""

    word: str
    gender: str | None
    plural: bool
    first: bool


@cache
def nouns() -> dict[str, Noun]:
    """Every noun of the codebook by its word."""
    weak = frozenset(load("nominals")["weak"])
    return {noun.word: noun for noun in _nouns(weak)}


def _nouns(weak: frozenset[str]) -> Iterator[Noun]:
    for array in KINDS:
        for entry in load("nominals")[array]:
            for word in entry["words"]:
                yield _noun(word, entry, weak)


def _noun(word: str, entry: dict[str, Any], weak: frozenset[str]) -> Noun:
    return Noun(
        word=word,
        kind=entry["kind"],
        sense=entry["sense"],
        covers=frozenset(entry.get("covers", ())),
        gender=entry.get("gender"),
        title=entry.get("title", False),
        plural=entry.get("plural", False),
        weak=word in weak,
    )


@cache
def pronouns() -> dict[str, Pronoun]:
    """Every personal pronoun by its word."""
    return {
        word: Pronoun(word, entry.get("gender"), entry.get("plural", False), entry.get("first", False))
        for entry in load("pronouns")["pronoun"]
        for word in entry["words"]
    }


@cache
def vocabulary(name: str) -> frozenset[str]:
    """One of the plain word lists: "relative", "family_first", "speech_verbs", "empty_verbs", "light", "partitives"."""
    for file in ("pronouns", "nominals"):
        entries = load(file).get(name)
        if entries:
            return frozenset(word for e in entries for word in (e["words"] if isinstance(e, dict) else [e]))
    raise KeyError(name)


@cache
def listed(name: str) -> frozenset[str]:
    """One of the plain word lists of the codebook's `names`: "particles", "giving", "seats" and so on."""
    return frozenset(load("names")[name])


def nickname(name: str) -> str:
    """The long form of a short given name ("joe": "joseph"), else the name itself."""
    return str(load("names")["nicknames"].get(name, name))


def spelling(word: str) -> str:
    """One of the spellings of a word, the same for all ("defense": "defence")."""
    return str(load("names")["spellings"].get(word, word))


@cache
def _genders(name: str) -> dict[str, str]:
    return {word: entry["gender"] for entry in load("pronouns")[name] for word in entry["words"]}


def gender_of_given(name: str) -> str | None:
    """What a given name tells: "m", "f", or None."""
    return _genders("given").get(name.lower())


def gender_of_honorific(word: str) -> str | None:
    """What "Mr." or "Mrs." tells: "m", "f", or None."""
    return _genders("honorific").get(word.lower())


def is_honorific(word: str) -> bool:
    """Whether a word is such as "Mr.", "Mrs.", "Sir"."""
    return word.lower() in _genders("honorific")


@cache
def noun_of(word: str, lemma: str, before: str = "") -> Noun | None:
    """The codebook's noun for a lower-case word and its lemma; `before` is the word before it ("prime" "minister")."""
    known = nouns()
    singular = word.removesuffix("s") if word.endswith("s") and not word.endswith("ss") else word
    if before:
        for form in (word, lemma, singular):
            if found := known.get(f"{before} {form}"):
                return found
    return known.get(word) or known.get(lemma) or known.get(singular)


def is_plural(noun: Noun | None, tag: str) -> bool:
    """Whether a noun with a Penn tag speaks of many."""
    return tag in ("NNS", "NNPS") or bool(noun and noun.plural)
