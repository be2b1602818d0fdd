"""The words of conditions, as the codebook declares them: which words begin one, which make an "if" a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.codebook.load import load
from sayso.model import ConditionalKind, Force

CODEBOOK = "conditions"


@dataclass(frozen=True)
class Marking:
    """What a marker's entry says: its words as tokens, what it takes, what it needs around it."""

    rule: str
    words: tuple[str, ...]
    takes: str = "clause"
    needs: str | None = None
    verb: str | None = None


def entries(section: str) -> list[dict[str, Any]]:
    """The entries of one section of the codebook's conditions."""
    found: list[dict[str, Any]] = load(CODEBOOK)[section]
    return found


@cache
def words_of(section: str) -> frozenset[str]:
    """All words of a section."""
    return frozenset(word for entry in entries(section) for word in entry["words"])


@cache
def asking_words(*, negated: bool) -> frozenset[str]:
    """Lemmas before "if" that make it a question; `negated`: those that do so only where denied."""
    return frozenset(w for e in entries("asking") if bool(e.get("negated")) is negated for w in e["words"])


@cache
def markings() -> Mapping[str, tuple[Marking, ...]]:
    """The markers by their first word, the longest first."""
    return _by_first(_markings("marker"))


@cache
def inversions() -> Mapping[str, tuple[Marking, ...]]:
    """The verbs that may stand before their subject, by their word."""
    return _by_first(_markings("inverted"))


def _markings(section: str) -> Iterator[Marking]:
    for entry in entries(section):
        for words in entry["words"]:
            takes, needs, verb = entry.get("takes", "clause"), entry.get("needs"), entry.get("verb")
            # "provided that" needs no break before it: only the bare participle may be a verb.
            if needs == "break" and words.endswith(" that"):
                needs = "clause-before"
            yield Marking(entry["rule"], tuple(words.split()), takes, needs, verb)


def _by_first(found: Iterator[Marking]) -> Mapping[str, tuple[Marking, ...]]:
    table: dict[str, list[Marking]] = {}
    for marking in found:
        table.setdefault(marking.words[0], []).append(marking)
    return {first: tuple(sorted(group, key=lambda m: -len(m.words))) for first, group in table.items()}


@cache
def idioms(*, closed: bool) -> tuple[tuple[str, ...], ...]:
    """Sequences of words that begin with a marker and join nothing; `closed`: those that do so only before a break."""
    chosen = [e for e in entries("idiom") if "before" not in e and bool(e.get("closed")) is closed]
    return tuple(tuple(words.split()) for e in chosen for words in e["words"])


@cache
def idiom_before() -> frozenset[str]:
    """Words directly before "if" with which it is no condition."""
    return frozenset(word for e in entries("idiom") for word in e.get("before", ()))


@cache
def quantifiers() -> frozenset[str]:
    """Words that make a subject a condition: "any attack"."""
    return frozenset(word for e in entries("any") for word in e["quantifiers"])


@cache
def means_modals() -> frozenset[str]:
    """Modals of what a means would bring about."""
    return frozenset(word for e in entries("means") for word in e["modals"])


@cache
def redline_verbs(frame: str) -> frozenset[str]:
    """Lemmas by which something is said to be a red line, by how it is joined to it."""
    return frozenset(word for e in entries("redline") if e["frame"] == frame for word in e["words"])


@cache
def forces() -> tuple[tuple[tuple[str, ...], Force], ...]:
    """Modal words (lower case or lemmas) and the force each gives, the longest first."""
    pairs = [(tuple(words.split()), entry["force"]) for entry in entries("force") for words in entry["words"]]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def act_forces() -> Mapping[str, Force]:
    """The force of an infinitive by the act of the statement that holds it."""
    return {act: entry["force"] for entry in entries("act_force") for act in entry["acts"]}


@cache
def kind_words(kind: ConditionalKind) -> frozenset[str]:
    """Lemmas in a consequent that speak for a kind."""
    return frozenset(word for e in entries("kind") if e["kind"] == kind for word in e["words"])


@cache
def reporting_verbs() -> frozenset[str]:
    """Lemmas that carry a quotation: "said"."""
    return frozenset(lemma for cue in load("cues")["cue"] if "quote" in cue["frames"] for lemma in cue["lemmas"])


@cache
def thinking_verbs() -> frozenset[str]:
    """Lemmas of holding something to be so: "thinks"."""
    return frozenset(lemma for cue in load("cues")["cue"] if cue.get("thought") for lemma in cue["lemmas"])
