"""Attributions in GUM: the discourse relations that its CoNLL-U files carry, as spans of content.

GUM cuts a text into elementary discourse units and hangs each on another by a relation: `Discourse=RELATION:a->b:n`
at the first word of unit a, where n is the order in which the units that hang on b are joined to it, the nearest first.
Unit a of an `attribution-positive` holds source and cue. Its content is unit b with all that was joined to b before,
each with all that hangs on it. Where b is itself the source and cue of an attribution ("According to Orm, Tal said
..."), what that one says is in the content too. An attribution is within another whose content holds its unit a; of
several, within that with the smallest content.

Left out are second relations of a unit, and units a without a verb (the credit of a picture, a name below a letter).
Right to find and no fault not to: an `attribution-negative` ("has not said whether"), where nothing is said, and what
the first person says ("I think"). GUM marks clauses only: statements of a noun phrase, of an infinitive or by a hearsay
adverb are neither right nor a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.bench.corpora import reason
from sayso.bench.figures import Scores
from sayso.bench.gold import Offsets
from sayso.bench.nested import Attribution, score
from sayso.errors import ReadError
from sayso.model import make_document
from sayso.pipeline import analyse

RELATION = re.compile(r"([a-z_-]+):(\d+)->(\d+):(\d+)")
COLUMNS = 10  # of a word in CoNLL-U
CLAUSES = frozenset({"clause", "evidence", "fronted", "quote", "quote-alone", "according-to", "quality", "noun"})
ROOT = re.compile(r"ROOT:(\d+):\d+")
POSITIVE, NEGATIVE = "attribution-positive", "attribution-negative"


@dataclass
class Unit:
    """An elementary discourse unit: where it stands, what it hangs on (0: nothing), how, and as the how many-th.

    It `says` where it has a verb, and is of the `first` person where "I" or "we" is a subject in it.
    """

    start: int
    end: int
    relation: str = ""
    head: int = 0
    order: int = 0
    says: bool = False
    first: bool = False


@dataclass(frozen=True)
class Word:
    """A word of a file: its form, part of speech, role, last column, and the gap before it."""

    form: str
    kind: str
    role: str
    misc: str
    gap: str


@dataclass
class Discourse:
    """A text and its units by number."""

    text: str
    units: dict[int, Unit]


def read_discourse(path: Path) -> Discourse:
    """The text and the units of one of GUM's CoNLL-U files. Raises ReadError where it is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: {reason(error)}; give one of GUM's CoNLL-U files") from error
    text, units = "", dict[int, Unit]()
    unit: Unit | None = None
    for word in _words(lines):
        text += word.gap if text else ""
        if (begins := _unit(word.misc, len(text))) is not None:
            number, unit = begins
            units[number] = unit
        text += word.form
        if unit is not None:
            unit.end = len(text)
            unit.says |= word.kind in ("VERB", "AUX")
            unit.first |= word.form.lower() in ("i", "we") and word.role.startswith("nsubj")
    if not units:
        raise ReadError(f"{path}: holds no discourse relations; give one of GUM's CoNLL-U files")
    return Discourse(text, units)


def _words(lines: list[str]) -> Iterator[Word]:
    """The words in order. The gap before a paragraph's first is a line's break."""
    gap, together, behind = "", 0, " "
    for line in lines:
        if line.startswith("# newpar"):
            gap = "\n"
        columns = line.split("\t")
        if len(columns) != COLUMNS or "." in columns[0]:
            continue
        after = "" if "SpaceAfter=No" in columns[9].split("|") else " "
        if "-" in columns[0]:  # "8-9 don't": its words follow, written together
            together, behind = int(columns[0].split("-")[1]), after
            continue
        yield Word(columns[1], columns[3], columns[7], columns[9], gap)
        number = int(columns[0])
        gap = "" if number < together else behind if number == together else after
        together = together if number < together else 0


def _unit(misc: str, start: int) -> tuple[int, Unit] | None:
    """The number of the unit that begins with a word, and the unit; None where none does."""
    field = next((part[10:] for part in misc.split("|") if part.startswith("Discourse=")), "")
    if match := RELATION.match(field):
        return int(match[2]), Unit(start, start, match[1], int(match[3]), int(match[4]))
    match = ROOT.match(field)
    return (int(match[1]), Unit(start, start)) if match else None


def attributions(discourse: Discourse) -> list[Attribution]:
    """The attributions of a text, in the order of their units."""
    units = discourse.units
    held = {number: _content(units, number) for number, unit in units.items() if _attributes(unit)}
    order = list(held)
    made = []
    for number, content in held.items():
        holders = [other for other in order if other != number and number in held[other]]
        nearest = min(holders, key=lambda other: len(held[other]), default=None)
        made.append(
            Attribution(
                content=_joined([(units[one].start, units[one].end) for one in sorted(content)]),
                within=None if nearest is None else order.index(nearest),
                optional=units[number].relation == NEGATIVE or units[number].first,
            )
        )
    return made


def _attributes(unit: Unit) -> bool:
    return unit.relation in (POSITIVE, NEGATIVE) and unit.says


def _content(units: dict[int, Unit], number: int) -> set[int]:
    """The units that an attribution's content is made of."""
    unit = units[number]
    head = units[unit.head]
    content = {unit.head}
    for other, one in units.items():
        if one.head == unit.head and one.order < unit.order:
            content |= _with_all(units, other)
    if _attributes(head):
        content |= _content(units, unit.head)
    return content


def _with_all(units: dict[int, Unit], number: int) -> set[int]:
    """A unit with all that hangs on it."""
    found = {number}
    for other, one in units.items():
        if one.head == number:
            found |= _with_all(units, other)
    return found


def _joined(spans: list[Offsets]) -> tuple[Offsets, ...]:
    """Spans in the text's order, those that are a character apart at most made one."""
    joined: list[Offsets] = []
    for start, end in spans:
        if joined and start - joined[-1][1] <= 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def measure(path: Path) -> Scores:
    """The figures of one of GUM's texts."""
    discourse = read_discourse(path)
    record = analyse(make_document(discourse.text, language="en"))
    statements = [one for one in record.statements if one.by.split("/")[1].split("@")[0] in CLAUSES]
    return score(discourse.text, attributions(discourse), statements)
