"""The words of `codebook/bounds.toml` and `codebook/units.toml`, laid out for look-up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.codebook.load import load
from sayso.resolve.tokens import Words

Phrases = dict[str, list[tuple[tuple[str, ...], Any]]]


@dataclass(frozen=True, slots=True)
class Bound:
    """What words say of the number beside them: `side` is "low", "high", "about" or "exact"."""

    rule: str
    side: str


@dataclass(frozen=True, slots=True)
class Unit:
    """What an amount is measured in: `name` ("kilometre", "USD") and `kind` ("length", "money", "percent", "time"
    ...).
    """

    name: str
    kind: str


@dataclass(frozen=True)
class Lexicon:
    """All tables. Phrases are listed under their first token, the longest first."""

    before: Phrases
    after: Phrases
    units: Phrases
    glued: Phrases
    symbols: Phrases
    joints: frozenset[str]
    joined: frozenset[str]
    changes: frozenset[str]
    definite: frozenset[str]
    named: frozenset[str]
    streets: frozenset[str]
    terms: Phrases
    named_anywhere: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The tables, read once a process. Raises CodebookError."""
    bounds, units = load("bounds"), load("units")
    money = [(entry, Unit(entry["code"], "money")) for entry in units["currencies"]]
    measures = [(entry, Unit(entry["name"], entry["kind"])) for entry in units["units"] + units["durations"]]
    return Lexicon(
        before=_phrases((entry["phrases"], Bound(entry["rule"], entry["side"])) for entry in bounds["before"]),
        after=_phrases((entry["phrases"], Bound(entry["rule"], entry["side"])) for entry in bounds["after"]),
        units=_phrases((entry["words"] + entry.get("codes", []), unit) for entry, unit in measures + money),
        glued=_phrases((entry.get("glued", []), unit) for entry, unit in measures),
        symbols=_phrases((entry["symbols"] + entry["codes"], unit) for entry, unit in money),
        joints=_words(bounds["ranges"], "joints"),
        joined=_words(bounds["joined"], "words"),
        changes=_words(bounds["changes"], "words"),
        definite=_words(bounds["definite"], "words"),
        streets=_words(units["streets"], "words"),
        terms=_phrases((entry["phrases"], "term") for entry in units["terms"]),
        named=frozenset(word for entry in units["named"] if not entry.get("anywhere") for word in entry["words"]),
        named_anywhere=_words([entry for entry in units["named"] if entry.get("anywhere")], "words"),
    )


def _words(entries: list[dict[str, Any]], key: str) -> frozenset[str]:
    return frozenset(word for entry in entries for word in entry[key])


def _phrases(entries: Iterable[tuple[list[str], Any]]) -> Phrases:
    table: Phrases = {}
    for phrases, value in entries:
        for phrase in phrases:
            tokens = tuple(low for low in Words(phrase).lows if low)
            table.setdefault(tokens[0], []).append((tokens, value))
    for found in table.values():
        found.sort(key=lambda item: -len(item[0]))
    return table


def phrase_at(words: Words, index: int, table: Phrases) -> tuple[int, Any] | None:
    """The longest phrase of a table that stands at a token: where it ends, and what it means."""
    for tokens, value in table.get(words.lows[index], ()):
        if words.has(index, *tokens):
            return index + len(tokens), value
    return None
