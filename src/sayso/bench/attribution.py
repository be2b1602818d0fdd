"""Attribution on PolNeAR in CofeNet's form: exact F1 of sources, cues and contents over spans of tokens.

The form is a JSON object a line: `tokens`, `labels` (B- and I-source, -cue, -content, O), `id` (the article). A token
has one label, so a statement within another is no annotation of its own. As sayso reads reports, not sentences, the
lines of one article are read as one text of one paragraph a line; what crosses a line's end is cut there.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.bench.corpora import reason
from sayso.bench.figures import Found
from sayso.bench.gold import Offsets
from sayso.bench.tokens import Labelled, join_tokens, spans_of_labels, touched
from sayso.errors import ReadError
from sayso.model import Document, Record, Statement, make_document
from sayso.pipeline import analyse

if TYPE_CHECKING:
    from sayso.reader import Reader

KINDS = ("source", "cue", "content")
PUBLISHED = {  # exact F1 of source, cue, content on PolNeAR's test part
    "CofeNet-BERT (published)": (83.2, 75.3, 72.9),
    "CofeNet without a transformer (published)": (73.3, 66.2, 63.6),
    "Citron, retrained on PolNeAR (measured)": (62.5, 49.9, 42.7),
    "SFU's rules (measured)": (53.7, 45.5, 27.0),
    "CoreNLP (measured; no cues)": (13.9, None, 17.5),
}


@dataclass(frozen=True)
class Line:
    """One line of the corpus: an article's id, its tokens, the spans that its labels mark."""

    article: str
    tokens: tuple[str, ...]
    spans: frozenset[Labelled]


def read_lines(path: Path) -> Iterator[Line]:
    """The lines of a file in CofeNet's form. Raises ReadError where one is not."""
    try:
        rows = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: {reason(error)}; give a file in CofeNet's form (a JSON object a line)") from error
    for number, row in enumerate(rows, start=1):
        try:
            line = json.loads(row)
            yield Line(str(line["id"]), tuple(line["tokens"]), frozenset(spans_of_labels(line["labels"])))
        except (ValueError, KeyError, TypeError) as error:
            raise ReadError(f"{path}:{number}: is no line in CofeNet's form (tokens, labels, id)") from error


def measure(lines: Iterable[Line], reader: Reader | None = None) -> Iterator[tuple[str, dict[str, Found]]]:
    """Article by article: its id, and for each kind what was found of it, by a trained reader or by the rules alone."""
    for article, group in groupby(lines, key=lambda line: line.article):
        ours = list(group)
        found = Counter[str]()
        extra = Counter[str]()
        missed = Counter[str]()
        for line, spans in zip(ours, predict(ours, reader), strict=True):
            found.update(kind for kind, _, _ in spans & line.spans)
            extra.update(kind for kind, _, _ in spans - line.spans)
            missed.update(kind for kind, _, _ in line.spans - spans)
        yield article, {kind: Found(found[kind], extra[kind], missed[kind]) for kind in KINDS}


def predict(lines: Sequence[Line], reader: Reader | None = None) -> list[set[Labelled]]:
    """The spans that sayso finds in the lines of one article.

    The reader's are those that it takes for the corpus's own: what of them a record holds is for the rules to say.
    """
    texts = [join_tokens(line.tokens) for line in lines]
    document = make_document("\n".join(text for text, _ in texts), language="en")
    offset, spans = 0, []
    found = _by_reader(document, reader) if reader else _by_rules(document)
    for text, places in texts:
        spans.append(set(spans_of_labels(found([(a + offset, b + offset) for a, b in places]))))
        offset += len(text) + 1
    return spans


def _by_reader(document: Document, reader: Reader) -> Callable[[Sequence[Offsets]], list[str]]:
    from sayso.language import read_language

    found = reader.flat_attributions(reader.read(read_language(document)))

    def labels(places: Sequence[Offsets]) -> list[str]:
        row = ["O"] * len(places)
        for kind, start, end, _ in found:
            if start < places[-1][1] and places[0][0] < end:
                _mark(row, kind, touched((start, end), places))
        return row

    return labels


def _by_rules(document: Document) -> Callable[[Sequence[Offsets]], list[str]]:
    record = analyse(document, rules=True)
    return lambda places: _labels(record, places)


def _labels(record: Record, places: Sequence[tuple[int, int]]) -> list[str]:
    """One label a token; where statements overlap, the outer one (which comes first) has it."""
    labels = ["O"] * len(places)
    for statement in sorted(record.statements, key=_outer_first):
        parts = [("source", statement.source.span)] if statement.source else []
        parts += [("cue", statement.cue)] if statement.cue else []
        parts += [("content", span) for span in statement.content]
        cover = [(kind, touched((span.start, span.end), places)) for kind, span in parts]
        if any(labels[place][2:] not in ("", kind) for kind, tokens in cover for place in tokens):
            continue
        for kind, tokens in cover:
            _mark(labels, kind, tokens)
    return labels


def _mark(labels: list[str], kind: str, tokens: Sequence[int]) -> None:
    for place in tokens:
        if labels[place] == "O":
            labels[place] = f"B-{kind}" if place == tokens[0] else f"I-{kind}"


def _outer_first(statement: Statement) -> tuple[bool, int, int]:
    start, end = statement.content[0].start, statement.content[-1].end
    return statement.within is not None, start - end, start
