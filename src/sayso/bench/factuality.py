"""Factuality of words that are given, from -3 (it did not happen) to 3 (it did): the mean error, and Pearson's r.

The form (UDS-IH2, UW, MEANTIME) is a JSON object a line: `text`, tokens joined by one space; `targets`, a list of
objects with `span1` ([first token, behind the last one]) and `label`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np

from sayso.bench.corpora import read_rows
from sayso.bench.gold import Offsets
from sayso.bench.tokens import join_tokens
from sayso.errors import ReadError
from sayso.extract.factuality import judge_factuality
from sayso.language import read_language
from sayso.model import Event, Factuality, Span, make_document
from sayso.pipeline import analyse
from sayso.reader import Reader

FORM = "the form of UDS-IH2 (a JSON object a line: text, targets with span1 and label)"
MOST = 3.0
# What no word speaks against is 3: the median label of what the rules take for certain and actual, on the train parts
# of UW and MEANTIME (2.25 on UDS-IH2's first 3,000 sentences). The rest is what the words say, fitted to no corpus.
OF_CERTAINTY = {"certain": MOST, "probable": 1.5, "possible": 0.75, "unknown": 0.0}
OF_STATUS = {"actual": 1.0, "historical": 1.0, "planned": 0.5, "wanted": 0.25, "conditional": 0.25}
OF_POLARITY = {"affirmed": 1.0, "negated": -1.0, "unknown": 0.0}
DEFINITIONS = {
    "MAE": "the mean of how far off each target is, on a scale from -3 to 3: lower is better",
    "r": "Pearson's correlation with the labels over all targets; 0 where either is the same everywhere",
}
PUBLISHED = {  # MAE, r
    "UDS-IH2: Rudinger et al. 2018 (published)": (0.96, 0.77),
    "UDS-IH2: ridge on TF-IDF": (1.18, 0.71),
    "UW: ridge on TF-IDF": (0.64, 0.61),
}

Progress = Callable[[Sequence["Sentence"]], Iterable["Sentence"]]
Judge = Callable[[Iterable["Sentence"]], list[list[float]]]  # of each sentence, of each of its anchors


@dataclass(frozen=True)
class Sentence:
    """A text, where the words that are judged stand in it, and the label of each."""

    text: str
    anchors: tuple[Offsets, ...]
    labels: tuple[float, ...]


@dataclass(frozen=True)
class Agreement:
    """How well so many judgments agree with the labels."""

    targets: int
    mae: float
    r: float


def read_sentences(path: Path) -> list[Sentence]:
    """The sentences of a file in this form.

    Raises ReadError, which names the line that is not of the form; and where the file has no target at all.
    """
    sentences = []
    for number, row in enumerate(read_rows(path, FORM), start=1):
        if row.strip():
            try:
                sentences.append(_sentence(json.loads(row)))
            except json.JSONDecodeError as error:
                raise ReadError(f"{path}:{number}: is no JSON ({error.msg}); give a file of {FORM}") from error
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise ReadError(f"{path}:{number}: {_fault(error)}; give a file of {FORM}") from error
    if not any(sentence.labels for sentence in sentences):
        raise ReadError(f"{path}: has no targets; give a file of {FORM}")
    return sentences


def _fault(error: Exception) -> str:
    return str(error) if isinstance(error, ValueError) else "is not of the form"


def _sentence(row: dict[str, Any]) -> Sentence:
    text, places = join_tokens(row["text"].split(" "))
    targets = [_target(target, places) for target in row["targets"]]
    return Sentence(text, tuple(anchor for anchor, _ in targets), tuple(label for _, label in targets))


def _target(target: dict[str, Any], places: Sequence[Offsets]) -> tuple[Offsets, float]:
    span, label = target["span1"], float(target["label"])
    if not (len(span) == 2 and all(isinstance(end, int) for end in span) and 0 <= span[0] < span[1] <= len(places)):
        raise ValueError(f"has the span1 {span} in a text of {len(places)} tokens")
    if not -MOST <= label <= MOST:
        raise ValueError(f"has the label {label}, which is not from -3 to 3")
    return (places[span[0]][0], places[span[1] - 1][1]), label


def by_rules(sentences: Iterable[Sentence], /) -> list[list[float]]:
    """By the rules alone: as though an event were anchored at each of the words."""
    return [_by_rules(sentence) for sentence in sentences]


def _by_rules(sentence: Sentence) -> list[float]:
    text = sentence.text
    document = make_document(text, language="en")
    reading, conditionals = read_language(document), analyse(document, rules=True).conditionals
    events = [_event(Span(start, end, text[start:end])) for start, end in sentence.anchors]
    return [to_scale(judge_factuality(reading, event, conditionals=conditionals)) for event in events]


def _event(anchor: Span) -> Event:
    return Event(id="", by="bench", type="", anchor=anchor, factuality=Factuality())


def to_scale(factuality: Factuality) -> float:
    """A factuality from -3 to 3: its certainty, less for what is not actual, turned round where it is denied."""
    weight = OF_POLARITY[factuality.polarity] * OF_STATUS[factuality.status]
    return weight * OF_CERTAINTY[factuality.certainty] + 0.0  # no -0.0


def always(sentences: Iterable[Sentence]) -> list[list[float]]:
    """Whatever is said, it happened: what every judge has to beat."""
    return [[MOST] * len(sentence.anchors) for sentence in sentences]


def by_reader(reader: Reader) -> Judge:
    """By a trained reader, on the scale that fits all sentences together: a file's had the same judges."""

    def judge(sentences: Iterable[Sentence]) -> list[list[float]]:
        readings = ((read_language(make_document(one.text, language="en")), one.anchors) for one in sentences)
        judged = [reader.factuality(reading, anchors) for reading, anchors in readings]
        fits = np.sum([one.fits for one in judged], axis=0) if judged else None
        return [one.by_best(fits) for one in judged]

    return judge


def measure(sentences: Sequence[Sentence], judge: Judge, progress: Progress = iter) -> Agreement:
    """How well a judge agrees with the labels of all targets together; `progress` is passed through as it judges."""
    asked = [sentence for sentence in sentences if sentence.anchors]
    wanted = [label for sentence in asked for label in sentence.labels]
    found = [value for values in judge(progress(asked)) for value in values]
    return Agreement(len(wanted), mean_error(wanted, found), correlation(wanted, found))


def mean_error(wanted: Sequence[float], found: Sequence[float]) -> float:
    """The mean absolute error of as many numbers as are wanted, at least one. Raises ValueError for fewer or more."""
    return sum(abs(a - b) for a, b in zip(wanted, found, strict=True)) / len(wanted)


def correlation(wanted: Sequence[float], found: Sequence[float]) -> float:
    """Pearson's r; 0 where either side is the same everywhere."""
    if len(set(wanted)) == 1 or len(set(found)) == 1:
        return 0.0
    left, right = _deviations(wanted), _deviations(found)
    squares = sum(a * a for a in left) * sum(b * b for b in right)
    return sum(a * b for a, b in zip(left, right, strict=True)) / sqrt(squares)


def _deviations(numbers: Sequence[float]) -> list[float]:
    mean = sum(numbers) / len(numbers)
    return [number - mean for number in numbers]
