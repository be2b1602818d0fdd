"""The words of `codebook/bounds.toml` and `codebook/units.toml`, laid out for look-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.codebook.load import load
from sayso.model.findings import Change
from sayso.resolve.phrases import Phrases, phrase_table


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
    trends: dict[str, Change]
    trends_measured: dict[str, Change]
    trend_nouns: dict[str, Change]
    trend_links: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The tables, read once a process. Raises CodebookError."""
    bounds, units = load("bounds"), load("units")
    money = [(entry, Unit(entry["code"], "money")) for entry in units["currencies"]]
    measures = [(entry, Unit(entry["name"], entry["kind"])) for entry in units["units"] + units["durations"]]
    return Lexicon(
        before=phrase_table((entry["phrases"], Bound(entry["rule"], entry["side"])) for entry in bounds["before"]),
        after=phrase_table((entry["phrases"], Bound(entry["rule"], entry["side"])) for entry in bounds["after"]),
        units=phrase_table((entry["words"] + entry.get("codes", []), unit) for entry, unit in measures + money),
        glued=phrase_table(
            [(entry.get("glued", []), unit) for entry, unit in measures]
            + [([sign for sign in entry["symbols"] if len(sign) == 1], unit) for entry, unit in money]
        ),
        symbols=phrase_table((entry["symbols"] + entry["codes"], unit) for entry, unit in money),
        joints=_words(bounds["ranges"], "joints"),
        joined=_words(bounds["joined"], "words"),
        changes=_words(bounds["changes"], "words"),
        definite=_words(bounds["definite"], "words"),
        streets=_words(units["streets"], "words"),
        terms=phrase_table((entry["phrases"], "term") for entry in units["terms"]),
        named=frozenset(word for entry in units["named"] if not entry.get("anywhere") for word in entry["words"]),
        trends={word: entry["change"] for entry in bounds["trends"] for word in entry["words"]},
        trends_measured={
            word: entry["change"] for entry in bounds["trends"] for word in (*entry["words"], *entry["measured"])
        },
        trend_nouns={word: entry["change"] for entry in bounds["trends"] for word in entry["nouns"]},
        trend_links=_words(bounds["trend_links"], "words"),
        named_anywhere=_words([entry for entry in units["named"] if entry.get("anywhere")], "words"),
    )


def _words(entries: list[dict[str, Any]], key: str) -> frozenset[str]:
    return frozenset(word for entry in entries for word in entry[key])
