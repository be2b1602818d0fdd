"""Coreference on files of OntoGUM's form: who each noun phrase speaks of, and whether a source leads to a name.

The form: `# begin document`, then a token a line as INDEX TAB TOKEN TAB COLUMN, then `# end document`. The column is
`_`, or holds the chains that open and close there: `(1` opens, `1)` closes, `(1)` does both; several stand side by side
or have `|` between them. The text is rebuilt from the tokens as one paragraph, and read and analysed as any report.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sayso.bench.chains import MEASURES, Tally, compare
from sayso.bench.corpora import reason
from sayso.bench.figures import Share
from sayso.bench.noun_phrases import Text, read_text
from sayso.bench.rebuild import rebuild
from sayso.errors import ReadError

MARK = re.compile(r"\((?P<whole>[^()|_\s]+)\)|\((?P<opens>[^()|_\s]+)|(?P<closes>[^()|_\s]+)\)")
COLUMN = re.compile(rf"_|(?:{re.sub('[?]P<[a-z]+>', '?:', MARK.pattern)}|\|)+")
FORM = "give files of OntoGUM's form (INDEX, TOKEN, chains; tabs between)"
DEFINITIONS = {
    "CoNLL F1": "the mean of the F1 of MUC, B-cubed and CEAF-e; a mention is right when its first and last token are; "
    "chains of one mention are left out on both sides (the corpus marks none)",
    "speaker accuracy": "of the sources of our statements that the gold has in a chain with a name: those whose chain "
    "holds a name of that chain, and of no other chain more",
}
PUBLISHED = {  # CoNLL F1 on the test part of OntoGUM, by the README of github.com/yilunzhu/ontogum
    "dcoref: rules (published)": 0.397,
    "SpanBERT, trained on OntoNotes (published)": 0.607,
}
Span = tuple[int, int]  # first token, behind the last token


@dataclass(frozen=True)
class Annotated:
    """One document of the corpus: its name, its tokens, its chains as sets of spans of tokens."""

    name: str
    tokens: tuple[str, ...]
    chains: tuple[frozenset[Span], ...]


@dataclass(frozen=True)
class Result:
    """What was found in one document, or in several: the tallies, and the sources that lead to their name."""

    tallies: dict[str, Tally] = field(default_factory=lambda: dict.fromkeys(MEASURES, Tally()))
    speakers: Share = field(default_factory=Share)
    spoken: Share = field(default_factory=Share)  # of these, the sources that are no names themselves

    def __add__(self, other: Result) -> Result:
        tallies = {name: tally + other.tallies[name] for name, tally in self.tallies.items()}
        return Result(tallies, self.speakers + other.speakers, self.spoken + other.spoken)


def read_documents(path: Path) -> Iterator[Annotated]:
    """The documents of a file. Raises ReadError, with the line, where it is not of OntoGUM's form."""
    try:
        rows = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: {reason(error)}; {FORM}") from error
    found, builder = 0, _Builder(path)
    for number, row in enumerate(rows, start=1):
        if row.startswith("# begin document"):
            builder = _Builder(path, row.removeprefix("# begin document").strip() or path.stem)
        elif row.startswith("# end document"):
            found += 1
            yield builder.finish(number)
        elif row.strip() and not row.startswith("# "):
            builder.add(number, row)
    if builder.tokens and not builder.finished:
        found += 1
        yield builder.finish(len(rows))
    if not found:
        raise ReadError(f"{path}: holds no document; {FORM}")


class _Builder:
    """One document, line by line."""

    def __init__(self, path: Path, name: str = "") -> None:
        self.path, self.name = path, name or path.stem
        self.tokens: list[str] = []
        self.open: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self.chains: defaultdict[str, set[Span]] = defaultdict(set)
        self.finished = False

    def add(self, number: int, row: str) -> None:
        parts = row.rstrip("\n").split("\t")
        if len(parts) != 3 or not COLUMN.fullmatch(parts[2]):
            raise ReadError(f"{self.path}:{number}: is no line of OntoGUM's form; {FORM}")
        here = len(self.tokens)
        self.tokens.append(parts[1])
        for mark in MARK.finditer(parts[2]):
            if mark["closes"] and not self.open[mark["closes"]]:
                raise ReadError(f"{self.path}:{number}: chain {mark['closes']} is closed and was not opened")
            if mark["opens"]:
                self.open[mark["opens"]].append((here, number))
            else:
                start = self.open[mark["closes"]].pop()[0] if mark["closes"] else here
                self.chains[mark["closes"] or mark["whole"]].add((start, here + 1))

    def finish(self, number: int) -> Annotated:
        left = min(((line, chain) for chain, places in self.open.items() for _, line in places), default=None)
        if left is not None:
            raise ReadError(f"{self.path}:{left[0]}: chain {left[1]} is opened and not closed by line {number}")
        self.finished = True
        return Annotated(self.name, tuple(self.tokens), tuple(frozenset(chain) for chain in self.chains.values()))


def measure(document: Annotated) -> Result:
    """What sayso finds in one document, compared with its gold."""
    text = read_text(*rebuild(document.tokens))
    tallies = compare(list(document.chains), [frozenset(chain) for chain in text.chains])
    return Result(tallies, *_speakers(document.chains, text))


def _speakers(gold: Sequence[frozenset[Span]], text: Text) -> tuple[Share, Share]:
    """Of the sources that gold has in a chain with a name: those that lead to it; all, and those that are no name."""
    every, spoken = Share(), Share()
    place = _chain_by_head(gold, text)
    for source in text.sources:
        number = place.get(source.head)
        names = {text.head_of(span) for span in gold[number] if text.is_name(span)} if number is not None else set()
        if number is None or not names:
            continue
        held = Counter(place[head] for head in source.names if head in place)
        share = Share(int(held[number] > 0 and held[number] == max(held.values())), 1)
        every += share
        spoken += share if source.head not in names else Share()
    return every, spoken


def _chain_by_head(gold: Sequence[frozenset[Span]], text: Text) -> dict[int, int]:
    """The gold chain of each head; of spans that share a head ("Brandt", "Brandt and Tal") the shortest counts."""
    spans = [(start - end, start, number) for number, chain in enumerate(gold) for start, end in chain]
    return {text.head_of((start, start - length)): number for length, start, number in sorted(spans)}
