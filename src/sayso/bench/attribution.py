"""Attribution on PolNeAR in CofeNet's form: exact F1 of sources, cues and contents over spans of tokens.

The form is a JSON object a line: `tokens`, `labels` (B- and I-source, -cue, -content, O), `id` (the article). A token
has one label, so a statement within another is no annotation of its own. As sayso reads reports, not sentences, the
lines of one article are read as one text of one paragraph a line; what crosses a line's end is cut there.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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

DEFINITIONS = {"F1": "of each kind: a span is right when its first and its last token are"}

Labels = Callable[[Sequence[Offsets]], list[str]]  # where the tokens of a line stand -> their labels
Judge = Callable[[Document], Labels]


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


def measure(lines: Sequence[Line], judge: Judge) -> dict[str, Found]:
    """What was found of each kind in the lines of one article."""
    found, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    for line, spans in zip(lines, predict(lines, judge), strict=True):
        found.update(kind for kind, _, _ in spans & line.spans)
        extra.update(kind for kind, _, _ in spans - line.spans)
        missed.update(kind for kind, _, _ in line.spans - spans)
    return {kind: Found(found[kind], extra[kind], missed[kind]) for kind in KINDS}


def predict(lines: Sequence[Line], judge: Judge) -> list[set[Labelled]]:
    """The spans that are found in the lines of one article."""
    texts = [join_tokens(line.tokens) for line in lines]
    labels = judge(make_document("\n".join(text for text, _ in texts), language="en"))
    offset, spans = 0, []
    for text, places in texts:
        spans.append(set(spans_of_labels(labels([(a + offset, b + offset) for a, b in places]))))
        offset += len(text) + 1
    return spans


def by_reader(reader: Reader) -> Judge:
    """The reader's own answer: the spans that it takes for the corpus's, of which a record holds what is said."""

    def judge(document: Document) -> Labels:
        from sayso.language import read_language

        found = reader.flat_attributions(reader.read(read_language(document)))

        def labels(places: Sequence[Offsets]) -> list[str]:
            row = ["O"] * len(places)
            for kind, start, end, _ in found:
                if start < places[-1][1] and places[0][0] < end:
                    _mark(row, kind, touched((start, end), places))
            return row

        return labels

    return judge


def by_rules(document: Document) -> Labels:
    """The statements of the record that the rules alone make; of those within others only what these leave."""
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
