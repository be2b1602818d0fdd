"""PLOVER types with the actors given, on PLV's form: macro-F1 over the types, and accuracy.

The form is a TSV file with a header. Of its columns `marked_sentence` (the first <s>..</s> is who acts, the first
<t>..</t> who is acted upon; either may be missing) and `type` are read. PLV's YIELD is what PLOVER now calls CONCEDE or
RETREAT: where the gold has it, both of them are it.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.bench.corpora import read_rows
from sayso.bench.figures import Found, Share
from sayso.bench.gold import Offsets
from sayso.errors import ReadError
from sayso.model import Argument, make_document
from sayso.pipeline import analyse
from sayso.reader import Reader

FORM = "PLV's form (TSV with the columns marked_sentence and type)"
COLUMNS = ("marked_sentence", "type")
MARK = re.compile(r"(</?[st]>)")
YIELD = "YIELD"  # older PLOVER's name of
YIELDING = ("CONCEDE", "RETREAT")
OF_ACT = {  # statements are no events in a record: the type of what is done by saying
    "accuse": "ACCUSE",
    "ask": "REQUEST",
    "demand": "REQUEST",
    "deny": "REJECT",
    "promise": "AGREE",
    "reject": "REJECT",
    "threaten": "THREATEN",
    "urge": "REQUEST",
    "warn": "THREATEN",
}
NONE = ""  # no type was found: wrong, whatever is wanted
NOBODY = (0, 0)  # where no source or no target is marked
RULES_ADD = 0.15  # set on the five folds of plv_train: .1 to .2 are alike, above .3 it is worse than nothing
DEFINITIONS = {
    "macro-F1": "the mean F1 of the types that the gold has, each weighing the same",
    "accuracy": "of all sentences: the type is the one wanted",
}
PUBLISHED = {  # macro-F1 on PLV's test part
    "ZSP with RoBERTa-large (published)": 0.821,
    "word counts with logistic regression": 0.702,
}


@dataclass(frozen=True)
class Case:
    """A sentence, where its source and its target stand in it (`NOBODY`: not marked), and the type that is wanted."""

    text: str
    source: Offsets
    target: Offsets
    type: str


@dataclass(frozen=True)
class Types:
    """What was found of each type that is wanted, sorted by name; and the share of sentences with the right type."""

    found: dict[str, Found]
    accuracy: Share

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the types that are wanted, each weighing the same."""
        return sum(one.value for one in self.found.values()) / len(self.found)


Parties = Sequence[Argument | None]
Weights = dict[str, float]  # how much speaks for each type
Judge = Callable[[Case], Weights]


def read_cases(path: Path) -> list[Case]:
    """The sentences of a file in PLV's form. Raises ReadError that names the line where one is not."""
    head, *rows = read_rows(path, FORM)
    names = head.split("\t")
    if missing := [name for name in COLUMNS if name not in names]:
        raise ReadError(f"{path}:1: has no column {missing[0]}; give a file of {FORM}")
    cases = []
    for number, row in enumerate(rows, start=2):
        if row.strip():
            try:
                cases.append(_case(dict(zip(names, _cells(row, len(names)), strict=True))))
            except ValueError as error:
                raise ReadError(f"{path}:{number}: {error}; give a file of {FORM}") from error
    if not cases:
        raise ReadError(f"{path}: has no line below its header; give a file of {FORM}")
    return cases


def _cells(row: str, count: int) -> list[str]:
    """The cells of a line, unquoted; where that does not come out, quotation marks are part of the text."""
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        cells = next(csv.reader([row], delimiter="\t", quoting=quoting))
        if len(cells) == count:
            return cells
    raise ValueError(f"has {len(cells)} columns where the header has {count}")


def _case(row: dict[str, str]) -> Case:
    text, marked = unmark(row["marked_sentence"])
    if not row["type"].strip():
        raise ValueError("has no type")
    return Case(text, marked.get("s", NOBODY), marked.get("t", NOBODY), row["type"].strip())


def unmark(sentence: str) -> tuple[str, dict[str, Offsets]]:
    """The text without its <s> and <t>, and where the first of each stood. Raises ValueError where one stays open."""
    text, spans, opened = "", dict[str, Offsets](), dict[str, int]()
    for part in MARK.split(sentence):
        name = part.strip("</>")
        if not MARK.fullmatch(part):
            text += part
        elif (part == f"<{name}>") == (name in opened):
            raise ValueError(f"has a {part} that is one too many")
        elif name in opened:
            spans.setdefault(name, (opened.pop(name), len(text)))
        else:
            opened[name] = len(text)
    if opened:
        raise ValueError(f"has a <{min(opened)}> that is not closed")
    return text, spans


def by_rules(case: Case, /) -> Weights:
    """By the rules alone: the type of the event or statement that has most of the given parties; of equals the first.

    Events go before statements, which count by their act (`OF_ACT`). Where there is neither, nothing speaks for a type.
    """
    record = analyse(make_document(case.text, language="en"), rules=True)
    candidates = [(_agreement(one.actors, one.recipients, case), one.type) for one in record.events]
    for said in record.statements:
        if said.act in OF_ACT:
            candidates.append((_agreement([said.source], [said.addressee], case), OF_ACT[said.act]))
    return {max(candidates, key=lambda one: one[0])[1]: 1.0} if candidates else {}


def _agreement(actors: Parties, recipients: Parties, case: Case) -> int:
    """How many of the given parties have their role: 0 to 2."""
    return int(_holds(actors, case.source)) + int(_holds(recipients, case.target))


def _holds(arguments: Parties, span: Offsets) -> bool:
    return any(one is not None and one.span.start < span[1] and span[0] < one.span.end for one in arguments)


def by_reader(reader: Reader) -> Judge:
    """By a trained reader, with the rules' type as one more voice."""
    return lambda case: joined(reader.event_type(case.text, case.source, case.target), by_rules(case))


def joined(likely: Weights, rules: Weights) -> Weights:
    """A reader's likelihoods with what the rules' type adds to them: it decides where the reader is in doubt."""
    return {name: likely.get(name, 0.0) + RULES_ADD * rules.get(name, 0.0) for name in {**likely, **rules}}


def choose(weights: Weights, wanted: Iterable[str]) -> str:
    """The type that most speaks for, in the gold's terms (`wanted`: the types that it has); NONE without any."""
    wanted, sums = set(wanted), dict[str, float]()
    for name, weight in weights.items():
        older = YIELD in wanted and name in YIELDING and name not in wanted
        name = YIELD if older else name
        sums[name] = sums.get(name, 0.0) + weight
    return max(sorted(sums), key=lambda name: sums[name], default=NONE)


def measure(cases: Iterable[Case], judge: Judge, wanted: Iterable[str]) -> Types:
    """What a judge finds of the types that are wanted anywhere in the file."""
    names = sorted(set(wanted))
    right, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    for case in cases:
        found = choose(judge(case), names)
        if found == case.type:
            right[found] += 1
        else:
            extra[found] += 1
            missed[case.type] += 1
    counts = {name: Found(right[name], extra[name], missed[name]) for name in names}
    return Types(counts, Share(right.total(), right.total() + missed.total()))
