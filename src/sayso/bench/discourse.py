"""Texts with their discourse relations, in the shared tasks' form (.rels): two arguments and what joins them.

The form is a table with tabs and a header: `doc`, the tokens (`unit1_toks`: "3-7,12", counted from 1) and the words
(`unit1_txt`, "<*>" where tokens are left out) of either argument and of its sentences (`s1_toks`, `unit1_sent`), and
the relation (`orig_label`, `label`). A text is what the sentences of its rows hold: a sentence that no row names is
not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from sayso.bench.corpora import reason
from sayso.bench.gold import Offsets
from sayso.bench.tokens import join_tokens
from sayso.errors import ReadError

HEADER = (
    "doc unit1_toks unit2_toks unit1_txt unit2_txt s1_toks s2_toks unit1_sent unit2_sent dir rel_type orig_label label"
)
COLUMNS = tuple(HEADER.split())
CITED = (("unit1_toks", "unit1_txt"), ("unit2_toks", "unit2_txt"), ("s1_toks", "unit1_sent"), ("s2_toks", "unit2_sent"))
GAP = "<*>"
ENDS = {".", "?", "!", "...", "…"}  # and what may stand behind them
CLOSING = {'"', "''", "”", "’", "'", ")", "]", "-RRB-"}
JOINERS = {"-", "/"}  # cut from the words either side of them: "front - line"
FOLDED = str.maketrans("’", "'")  # "’ll" is told from a quotation mark as "'ll" is

Units = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True)
class Relation:
    """One row: the tokens and the words of its two arguments, in the text's order, and its labels."""

    units: Units
    words: tuple[str, str]
    label: str
    detail: str


@dataclass(frozen=True)
class Text:
    """One text of a file: its words joined, where each token stands in it, its relations."""

    name: str
    text: str
    places: Mapping[int, Offsets]
    relations: tuple[Relation, ...]

    def spans(self, tokens: Sequence[int]) -> tuple[Offsets, ...]:
        """The characters of some tokens, one span for each run of them."""
        runs: list[Offsets] = []
        previous = None
        for token in tokens:
            start, end = self.places[token]
            if previous is not None and token == previous + 1:
                runs[-1] = (runs[-1][0], end)
            else:
                runs.append((start, end))
            previous = token
        return tuple(runs)


Row = dict[str, str]


def read_texts(path: Path) -> Iterator[Text]:
    """The texts of a file. Raises ReadError, naming the line, where it is not of that form."""
    for name, group in groupby(_rows(path), key=lambda row: row[1]["doc"]):
        tokens: dict[int, str] = {}
        starts: set[int] = set()
        relations = []
        for number, row in group:
            cited = [_cited(path, number, row, *pair) for pair in CITED]
            for places, _ in cited[2:]:
                starts.add(places[0])
            for places, words in cited:
                _keep(path, number, tokens, places, words)
            units = (cited[0][0], cited[1][0])
            relations.append(Relation(units, (row["unit1_txt"], row["unit2_txt"]), row["label"], row["orig_label"]))
        yield Text(name, *join(tokens, starts), tuple(relations))


def _rows(path: Path) -> Iterator[tuple[int, Row]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: {reason(error)}; give a file of discourse relations (.rels)") from error
    if tuple(lines[0].rstrip("\r").split("\t")) != COLUMNS:
        raise ReadError(f"{path}:1: is no header of discourse relations; wanted {', '.join(COLUMNS)}, with tabs")
    empty = True
    for number, line in enumerate(lines[1:], start=2):
        cells = line.rstrip("\r").split("\t")
        if cells == [""]:
            continue
        if len(cells) != len(COLUMNS):
            raise ReadError(f"{path}:{number}: has {len(cells)} columns, not {len(COLUMNS)}")
        yield number, dict(zip(COLUMNS, cells, strict=True))
        empty = False
    if empty:
        raise ReadError(f"{path}: holds no relations, only a header")


def _cited(path: Path, number: int, row: Row, where: str, what: str) -> tuple[tuple[int, ...], list[str]]:
    """The tokens that a row cites, and their words: as many of these as of those."""
    try:
        runs = [_run(part) for part in row[where].split(",")]
    except ValueError as error:
        raise ReadError(f"{path}:{number}: {where} is no list of tokens, such as 3-7,12") from error
    words = [word for word in row[what].split(" ") if word != GAP]
    count = sum(run.stop - run.start for run in runs)  # before they are counted out: a range may be anything
    if count != len(words):
        raise ReadError(f"{path}:{number}: {where} has {count} tokens, {what} {len(words)} words")
    return tuple(token for run in runs for token in run), words


def _run(part: str) -> range:
    first, _, last = part.partition("-")
    start, end = int(first), int(last or first)
    if not 1 <= start <= end:
        raise ValueError(part)
    return range(start, end + 1)


def _keep(path: Path, number: int, tokens: dict[int, str], places: Sequence[int], words: Sequence[str]) -> None:
    for place, word in zip(places, words, strict=True):
        if not word:
            raise ReadError(f"{path}:{number}: token {place} has no word (two spaces in a row)")
        if tokens.setdefault(place, word) != word:
            raise ReadError(f"{path}:{number}: token {place} is {word!r} here and {tokens[place]!r} before")


def join(tokens: Mapping[int, str], starts: Iterable[int]) -> tuple[str, dict[int, Offsets]]:
    """The text of some tokens, and where each stands in it.

    A line ends where tokens are missing, and behind a sentence without a mark at its end (a heading, an item).
    """
    begins = set(starts)
    lines: list[list[int]] = []
    for token in sorted(tokens):
        if not lines or token - 1 not in tokens or (token in begins and not _ends(tokens, lines[-1])):
            lines.append([])
        lines[-1].append(token)
    text = ""
    places: dict[int, Offsets] = {}
    for line in lines:
        joined, offsets = _join_line([tokens[token] for token in line])
        text += "\n" if text else ""
        places |= {token: (a + len(text), b + len(text)) for token, (a, b) in zip(line, offsets, strict=True)}
        text += joined
    return text, places


def _ends(tokens: Mapping[int, str], line: Sequence[int]) -> bool:
    last = next((tokens[token] for token in reversed(line) if tokens[token] not in CLOSING), "")
    return last in ENDS


def _join_line(words: Sequence[str]) -> tuple[str, list[Offsets]]:
    """`join_tokens`, where a word that hyphens join is one."""
    groups: list[list[str]] = []
    for at, word in enumerate(words):
        glued = at and (word in JOINERS or words[at - 1] in JOINERS) and 0 < at < len(words) - 1
        if glued:
            groups[-1].append(word)
        else:
            groups.append([word])
    joined = {at for at, group in enumerate(groups) if len(group) > 1}
    text, places = join_tokens(
        ["".join(group) if len(group) > 1 else _fold(group[0]) for group in groups], whole=joined
    )
    found = []
    for group, (start, end) in zip(groups, places, strict=True):
        for word in group[:-1]:
            found.append((start, start + len(word)))
            start += len(word)
        found.append((start, end))
    return text, found


def _fold(word: str) -> str:
    return word.translate(FOLDED) if len(word) > 1 else word
