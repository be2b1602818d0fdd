"""Attributions of single sentences: side by side, one within another, turned round. `DEFINITIONS` says what counts.

A file is YAML: a list of sentences, each with its `text`, its `side` (dev is tuned on, held is not) and its
`statements`. There `source`, `cue` and `content` are exact words ("text #2" their second occurrence as whole words),
and `within` is the place, counted from 0, of the statement that holds this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from sayso.bench.corpora import reason
from sayso.bench.figures import Note, Scores
from sayso.bench.gold import Offsets, locate
from sayso.bench.match import offsets, overlap, pair, touch
from sayso.errors import ReadError
from sayso.model import Statement, make_document
from sayso.pipeline import analyse

SIDES = ("dev", "held")
LOOSE = 0.5  # characters shared by contents, of those that either covers
CUE_BONUS = 0.01  # of two statements with the same content, the one with the same cue is meant
LONGEST_SHOWN = 300  # characters of a text that is shown beside what is wrong in it
STATEMENT, NESTED = "statement", "nested"

DEFINITIONS = {
    "statement F1": "contents share at least .5 of the characters that either covers",
    "nested F1": "the same, of those that are within another: wanted within one, and found within any",
    "cue": "of those found: the cues share a character",
    "source": "of those found: the sources begin alike or share at least .5; none where none is named",
    "source exact": "of those found: the source's very words",
    "within": "of those wanted within another, both found: within the right one",
}
KEYS = {
    "statement_f1": "statement F1",
    "source": "source",
    "source_exact": "source exact",
    "cue": "cue",
    "within": "within",
    "nested_f1": "nested F1",
}


@dataclass(frozen=True)
class Attribution:
    """What is wanted: where source (None: not named), cue and content stand, and which attribution holds it.

    One that is `optional` is right when found, no fault when not.
    """

    content: tuple[Offsets, ...]
    cue: Offsets | None = None
    source: Offsets | None = None
    within: int | None = None
    optional: bool = False


@dataclass(frozen=True)
class Sentence:
    """A sentence with the attributions that it holds."""

    text: str
    side: str
    attributions: tuple[Attribution, ...]


def read_sentences(path: Path, side: str = "all") -> list[Sentence]:
    """The sentences of a file that are of a side, or all. Raises ReadError where it is no such file."""
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        what = "is no YAML" if isinstance(error, yaml.YAMLError) else reason(error)
        raise ReadError(f"{path}: {what}; give a list of sentences (see `sayso.bench.nested`)") from error
    try:
        sentences = [_sentence(row) for row in rows]
    except (TypeError, KeyError, AttributeError, IndexError) as error:
        raise ReadError(f"{path}: is no list of sentences with their statements (see `sayso.bench.nested`)") from error
    except ValueError as error:
        raise ReadError(f"{path}: {error}") from error
    return [one for one in sentences if side in ("all", one.side)]


def _sentence(row: dict[str, Any]) -> Sentence:
    text, rows, side = row["text"], row["statements"], row.get("side", SIDES[0])
    if side not in SIDES:
        raise ValueError(f"its side {side!r} is none of {', '.join(SIDES)}: {text!r}")
    held = [one.get("within") for one in rows]
    if any(one is not None and not 0 <= one < len(rows) for one in held):
        raise ValueError(f"a statement is within one that is not there: {text!r}")
    return Sentence(text, side, tuple(_attribution(text, one) for one in rows))


def _attribution(text: str, row: dict[str, Any]) -> Attribution:
    return Attribution(
        content=tuple(_find(text, words) for words in row["content"]),
        cue=_find(text, row["cue"]) if row.get("cue") else None,
        source=_find(text, row["source"]) if row.get("source") else None,
        within=row.get("within"),
    )


def _find(text: str, words: str) -> Offsets:
    hit = locate(text, words)
    if hit is None:
        raise ValueError(f"{text!r} does not hold {words!r}")
    return hit


def measure(sentences: Iterable[Sentence]) -> Iterator[Scores]:
    """The figures of each sentence, read as a report of its own."""
    for sentence in sentences:
        record = analyse(make_document(sentence.text, language="en"))
        yield score(sentence.text, sentence.attributions, record.statements)


def score(text: str, wanted: Sequence[Attribution], found: Sequence[Statement]) -> Scores:
    """The figures of one text: the attributions wanted beside the statements found."""
    scores = Scores()
    pairs, extra, missed = pair(wanted, found, _likeness, LOOSE)
    lost = [one for one in missed if not one.optional]
    pairs_asked = [(one, statement) for one, statement in pairs if not one.optional]
    shown = text if len(text) <= LONGEST_SHOWN else ""
    scores.count(STATEMENT, len(pairs_asked), len(extra), len(lost))
    scores.notes += [Note("missed", _words(text, one), shown) for one in lost]
    scores.notes += [Note("extra", _known_by(one), shown) for one in extra]
    _score_nested(scores, pairs, extra, lost)
    ids = {id(one): statement.id for one, statement in pairs}
    for one, statement in pairs_asked:
        outer = wanted[one.within] if one.within is not None else None
        _score_parts(scores, text, shown, one, statement)
        if outer is not None and id(outer) in ids:
            right = statement.within == ids[id(outer)]
            scores.tick("within", right, words=_words(text, one), detail=shown)
    return scores


def _likeness(one: Attribution, found: Statement) -> float:
    bonus = CUE_BONUS * touch(one.cue, next(iter(offsets(found.cue)), None))
    return overlap(one.content, offsets(*found.content)) + bonus


def _score_nested(
    scores: Scores,
    pairs: Sequence[tuple[Attribution, Statement]],
    extra: Sequence[Statement],
    lost: Sequence[Attribution],
) -> None:
    """Those within another: wanted so and found, found so and not wanted so, wanted so and missed."""
    right = sum(one.within is not None and not one.optional for one, _ in pairs)
    wrong = [found for one, found in pairs if one.within is None and not one.optional]
    more = sum(found.within is not None for found in (*wrong, *extra))
    scores.count(NESTED, right, more, sum(one.within is not None for one in lost))


def _score_parts(scores: Scores, text: str, shown: str, one: Attribution, found: Statement) -> None:
    cue = next(iter(offsets(found.cue)), None)
    source = next(iter(offsets(found.source.span if found.source else None)), None)
    named = f"found {found.source.span.text if found.source else None!r}"
    words = _words(text, one)
    if one.cue is not None:
        scores.tick("cue", touch(one.cue, cue), words=words, detail=shown)
        scores.tick("source", _same_source(one.source, source), words=words, detail=named)
        scores.tick("source exact", one.source == source, words=words, detail=named)


def _same_source(wanted: Offsets | None, found: Offsets | None) -> bool:
    if wanted is None or found is None:
        return wanted == found
    return wanted[0] == found[0] or overlap([wanted], [found]) >= LOOSE


def _words(text: str, one: Attribution) -> str:
    """The words that an attribution is known by: its cue and the beginning of its content."""
    start, end = one.content[0]
    cue = f"{text[slice(*one.cue)]} | " if one.cue else ""
    return f"{cue}{text[start:end]}"


def _known_by(found: Statement) -> str:
    cue = f"{found.cue.text} | " if found.cue else ""
    return cue + found.content[0].text
