"""The words of `codebook/times.toml`, laid out for look-up by their lower-case form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.codebook.load import load
from sayso.resolve.phrases import Phrases, phrase_table
from sayso.resolve.tokens import Words


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time: `unit` names it; a duration of it is `prefix` + count * `times` + `code` ("P" "2" "W")."""

    unit: str
    prefix: str
    code: str
    times: int
    plural: bool

    def duration(self, count: float | None) -> str:
        """So many of it as TIMEX3: "P3D", "PT24H", "P2Y6M"; "PXW" where the count is not known."""
        if count is None:
            return f"{self.prefix}X{'DE' if self.unit == 'DE' else 'CE' if self.unit == 'CE' else self.code}"
        whole = count * self.times
        if self.unit == "H" and whole == 0.5:
            return "PT30M"
        months = round(whole * 12)
        if whole != int(whole) and self.code == "Y" and months % 12:
            return f"P{months // 12}Y{months % 12}M" if months >= 12 else f"P{months}M"
        return f"{self.prefix}{int(whole) if whole == int(whole) else whole}{self.code}"


@dataclass(frozen=True)
class Lexicon:
    """All tables. Keys are lower-case words; phrases are listed under their first token, the longest first."""

    months: dict[str, int]
    weekdays: dict[str, int]
    short_weekdays: dict[str, int]
    units: dict[str, Unit]
    parts: dict[str, str]
    hours: dict[str, str]
    seasons: dict[str, str]
    days: dict[str, int]
    nights: dict[str, int]
    turns: dict[str, tuple[int, bool]]
    phases: dict[str, str]
    phase_parts: dict[str, str]
    measures: Phrases
    amounts: frozenset[str]
    every: frozenset[str]
    rates: dict[str, str]
    vague: Phrases
    vague_alone: dict[str, str]
    feasts: Phrases
    leads: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The tables, read once a process. Raises CodebookError."""
    data = load("times")
    return Lexicon(
        months=_keyed(data["months"], "words", "number"),
        weekdays=_keyed(data["weekdays"], "words", "number"),
        short_weekdays=_keyed(data["weekdays"], "short", "number"),
        units=dict(_units(data["units"])),
        parts=_keyed(data["parts"], "words", "code"),
        hours=_keyed(data["hours"], "words", "code"),
        seasons=_keyed(data["seasons"], "words", "code"),
        days=_keyed(data["days"], "words", "turn"),
        nights=_keyed(data["nights"], "words", "turn"),
        turns={word: (entry["turn"], entry["mentioned"]) for entry in data["turns"] for word in entry["words"]},
        phases=_keyed(data["phases"], "words", "mod"),
        phase_parts=_keyed(data["phases"], "parts", "mod"),
        measures=phrase_table((entry["phrases"], entry["mod"]) for entry in data["measures"]),
        amounts=frozenset(word for entry in data["amounts"] for word in entry["words"]),
        every=frozenset(word for entry in data["sets"] for word in entry["words"]),
        rates=_keyed(data["rates"], "words", "value"),
        vague_alone={words: entry["value"] for entry in data["vague"] for words in entry["alone"]},
        vague=phrase_table((entry["phrases"], entry["value"]) for entry in data["vague"]),
        feasts=phrase_table((entry["phrases"], entry) for entry in data["feasts"]),
        leads={entry["of"]: frozenset(entry["words"]) for entry in data["leads"]},
    )


def _keyed(entries: list[dict[str, Any]], words: str, value: str) -> dict[str, Any]:
    return {word.lower(): entry[value] for entry in entries for word in entry[words]}


def _units(entries: list[dict[str, Any]]) -> Iterator[tuple[str, Unit]]:
    for entry in entries:
        for key in ("one", "many"):
            unit = Unit(entry["unit"], entry["prefix"], entry["code"], entry.get("times", 1), key == "many")
            yield from ((word, unit) for word in entry[key])


def leads(words: Words, index: int, of: str) -> bool:
    """Whether a token is one of the words that show what stands beside it ("in" an "of" "year")."""
    return words.lows[index] in lexicon().leads[of]
