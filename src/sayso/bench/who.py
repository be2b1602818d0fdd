"""Who is meant: the country and the sector that sayso gives to words for an actor, against a careful coder's.

The form is tab-separated with a header. Either the words are in it (`sentence mention country sector`), or it says
where they stand in a corpus (`corpus row start end sha256 country sector`: only labels are kept of texts of others).
`part` names the side of a line, `published` a date. Answers that a coder may give are joined by "|", "-" is none.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from sayso.bench.actors import read_sentences
from sayso.bench.corpora import find_data, read_rows
from sayso.bench.figures import Share
from sayso.errors import ReadError
from sayso.resolve.who import Who, resolve_who

FORM = "actors in tab-separated columns (sentence mention country sector)"
WITH_WORDS = frozenset({"sentence", "mention", "country", "sector"})
WITH_PLACES = frozenset({"corpus", "row", "start", "end", "sha256", "country", "sector"})
DEFINITIONS = {
    "country": "the country given is one of the coder's (none given where the coder says none)",
    "sector": "the foremost sector given is one of the coder's (none given where the coder says none)",
}

Resolver = Callable[..., Who]


@dataclass(frozen=True)
class Mention:
    """Words for an actor, `text[start:end]`, and the answers that a coder accepts (None: nobody's, or none)."""

    text: str
    start: int
    end: int
    countries: frozenset[str | None]
    sectors: frozenset[str | None]
    part: str
    published: date | None

    @property
    def words(self) -> str:
        """The words themselves."""
        return self.text[self.start : self.end]


def read_mentions(path: Path, *, data: str | None = None, side: str | None = None) -> list[Mention]:
    """The mentions of a file in this form, of one side or of all. Raises ReadError with the line where one is not."""
    rows = list(csv.reader(read_rows(path, FORM), delimiter="\t", quoting=csv.QUOTE_NONE))
    names = rows[0]
    if not (set(names) >= WITH_WORDS or set(names) >= WITH_PLACES):
        raise ReadError(f"{path}:1: the columns are {' '.join(names)!r}; give a file of {FORM}")
    mentions = []
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(names):
            raise ReadError(f"{path}:{number}: has {len(row)} columns, not {len(names)}; give a file of {FORM}")
        mentions.append(_mention(f"{path}:{number}", dict(zip(names, row, strict=True)), data))
    kept = [one for one in mentions if side in (None, one.part)]
    if not kept:
        raise ReadError(f"{path}: holds no line of the side {side!r}" if mentions else f"{path}: holds no actor")
    return kept


def measure(mentions: Iterable[Mention], resolve: Resolver = resolve_who) -> dict[str, Share]:
    """How many countries and sectors are right."""
    total = dict.fromkeys(DEFINITIONS, Share())
    for one in mentions:
        for name, right in judge(one, resolve).items():
            total[name] += Share(int(right), 1)
    return total


def judge(one: Mention, resolve: Resolver = resolve_who) -> dict[str, bool]:
    """Whether the country and the foremost sector given are among the coder's."""
    who = resolve(one.words, text=one.text, start=one.start, on=one.published)
    foremost = who.sectors[0] if who.sectors else None
    return {"country": who.country in one.countries, "sector": foremost in one.sectors}


def _mention(where: str, row: dict[str, str], data: str | None) -> Mention:
    if "sentence" in row:
        text, words = row["sentence"], row["mention"]
        start = text.find(words)
        if not words or start < 0:
            raise ReadError(f"{where}: the sentence does not hold the mention {words!r}")
        end = start + len(words)
    else:
        text, start, end = _from_corpus(where, row, data)
    answers = [frozenset(None if a == "-" else a for a in row[name].split("|")) for name in ("country", "sector")]
    if "" in answers[0] | answers[1]:
        raise ReadError(f"{where}: a country or sector is empty; write - for none")
    return Mention(text, start, end, answers[0], answers[1], row.get("part", ""), _published(where, row))


def _published(where: str, row: dict[str, str]) -> date | None:
    if not row.get("published"):
        return None
    try:
        return date.fromisoformat(row["published"])
    except ValueError as error:
        raise ReadError(f"{where}: {row['published']!r} is no date; write YYYY-MM-DD") from error


def _from_corpus(where: str, row: dict[str, str], data: str | None) -> tuple[str, int, int]:
    try:
        number, start, end = int(row["row"]), int(row["start"]), int(row["end"])
    except ValueError as error:
        raise ReadError(f"{where}: row, start and end have to be numbers") from error
    texts = _texts(find_data(data) / row["corpus"])
    text = texts[number] if 0 <= number < len(texts) else ""
    if sha256(text[start:end].encode()).hexdigest()[: len(row["sha256"])] != row["sha256"]:
        raise ReadError(f"{where}: {row['corpus']} is not the corpus that was coded (the words' SHA-256 differs)")
    return text, start, end


@cache
def _texts(path: Path) -> tuple[str, ...]:
    """The sentences of a corpus: PLV's table, or CAMEO's tokens and labels."""
    return tuple(_of_table(path)) if path.suffix == ".tsv" else tuple(one.text for one in read_sentences(path))


def _of_table(path: Path) -> Iterator[str]:
    rows = csv.DictReader(read_rows(path, FORM), delimiter="\t", quoting=csv.QUOTE_NONE)
    return (row["sentence"] for row in rows)
