"""How well a network answers what the dev sides ask, in pieces: for choosing while training. `sayso bench` has the
last word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from sayso.bench.figures import Found
from sayso.reader.network import chosen
from sayso.reader.questions import PARTIES, SPANS
from sayso.train.batches import Batch, make_batch, predicates, shares, wanted_types
from sayso.train.lessons import Lesson
from sayso.train.network import Network


def in_batches(lessons: Sequence[Lesson], pieces: int = 6000) -> Iterator[Batch]:
    """Lessons in batches of about the same length."""
    row: list[Lesson] = []
    for lesson in sorted(lessons, key=len):
        if row and (len(row) + 1) * len(lesson) > pieces:
            yield make_batch(row)
            row = []
        row.append(lesson)
    if row:
        yield make_batch(row)


def flat_spans(lesson: Lesson, kinds: Sequence[str]) -> set[tuple[int, int, int]]:
    """The marks of a lesson as (kind, first piece, behind the last), those of the same stretch once."""
    return {(kinds.index(mark.kind), mark.start, mark.end) for mark in lesson.marks if mark.kind in kinds}


@torch.no_grad()
def evaluate_attribution(network: Network, lessons: Sequence[Lesson]) -> dict[str, float]:
    """Exact F1 of source, cue and content."""
    network.eval()
    counts = Counter[tuple[int, str]]()
    for batch in in_batches(lessons):
        pairs = network.spans(network.read(batch.ids, batch.cases, batch.features, batch.mask)).numpy()
        for row, lesson in enumerate(batch.lessons):
            _count(counts, _found(pairs[row], lesson), flat_spans(lesson, SPANS))
    return {kind: _f1(counts, place) for place, kind in enumerate(SPANS)}


def _found(scores: NDArray[np.float32], lesson: Lesson) -> set[tuple[int, int, int]]:
    """The spans that are chosen at run time too: neither CLS nor SEP nor padding is in one."""
    return {(span.kind, span.start, span.end) for span in chosen(scores[:, : len(lesson), : len(lesson)])}


def _count(counts: Counter[tuple[int, str]], found: set[tuple[int, int, int]], gold: set[tuple[int, int, int]]) -> None:
    counts.update((kind, "right") for kind, _, _ in found & gold)
    counts.update((kind, "extra") for kind, _, _ in found - gold)
    counts.update((kind, "missed") for kind, _, _ in gold - found)


def _f1(counts: Counter[tuple[int, str]], kind: int) -> float:
    return round(100 * Found(counts[kind, "right"], counts[kind, "extra"], counts[kind, "missed"]).value, 1)


@torch.no_grad()
def evaluate_actors(network: Network, lessons: Sequence[Lesson]) -> dict[str, float]:
    """Exact F1 of actors and recipients."""
    network.eval()
    counts = Counter[tuple[int, str]]()
    for batch in in_batches(lessons):
        scores = network.parties(network.read(batch.ids, batch.cases, batch.features, batch.mask)).numpy()
        for row, lesson in enumerate(batch.lessons):
            ours, theirs = _found(scores[row], lesson), flat_spans(lesson, PARTIES)
            _count(counts, _both_sides(ours), _both_sides(theirs))
    return {kind: _f1(counts, place) for place, kind in enumerate(PARTIES[:2])}


def _both_sides(spans: set[tuple[int, int, int]]) -> set[tuple[int, int, int]]:
    """Those who act upon each other count as both."""
    both = PARTIES.index("both")
    return {(side, *span[1:]) for span in spans for side in ((0, 1) if span[0] == both else span[:1])}


@torch.no_grad()
def evaluate_factuality(network: Network, lessons: Sequence[Lesson]) -> dict[str, float]:
    """Mean absolute error and Pearson's r, on the scale that fits the texts together."""
    network.eval()
    found, theirs, fits = [], [], []
    for batch in in_batches([lesson for lesson in lessons if lesson.marks]):
        states = network.read(batch.ids, batch.cases, batch.features, batch.mask)
        rows, places, values = predicates(batch)
        found.append(network.values(states)[rows, places].clamp(-3, 3).numpy())
        fits.append(network.scales(states).log_softmax(-1).numpy())
        theirs += values.tolist()
    ours = np.concatenate(found)[:, np.concatenate(fits).mean(0).argmax()]
    error = np.abs(np.array(ours) - np.array(theirs)).mean()
    return {"mae": round(float(error), 3), "r": round(float(np.corrcoef(ours, theirs)[0, 1]), 3)}


@torch.no_grad()
def evaluate_types(network: Network, lessons: Sequence[Lesson]) -> dict[str, float]:
    """Macro-F1 over the types of the lessons, and accuracy."""
    network.eval()
    ours: list[int] = []
    theirs: list[int] = []
    for batch in in_batches(lessons):
        states = network.read(batch.ids, batch.cases, batch.features, batch.mask)
        ours += network.type_scores(states, shares(batch)).argmax(-1).tolist()
        theirs += wanted_types(batch).int().argmax(-1).tolist()
    return type_figures(ours, theirs)


def type_figures(ours: Sequence[int], theirs: Sequence[int]) -> dict[str, float]:
    """Macro-F1 over the types that are wanted, and accuracy."""
    f1 = [_class_f1(ours, theirs, kind) for kind in sorted(set(theirs))]
    return {"macro": round(float(np.mean(f1)), 3), "accuracy": round(float(np.mean(np.array(ours) == theirs)), 3)}


def _class_f1(ours: Sequence[int], theirs: Sequence[int], kind: int) -> float:
    right = sum(a == b == kind for a, b in zip(ours, theirs, strict=True))
    return Found(right, ours.count(kind) - right, theirs.count(kind) - right).value
