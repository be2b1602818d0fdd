"""How well a network answers what the dev sides ask, in pieces: for choosing while training. `sayso bench` has the
last word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import torch

from sayso.bench.figures import Found
from sayso.reader.decode import Floats, Scored, choose_apart, propose, tagged
from sayso.reader.questions import ACTOR_TAGS, SPANS, TAGS
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
    """Exact F1 of source, cue and content: of the pairs alone, of the tags alone, and of both together."""
    network.eval()
    counts = {way: Counter[tuple[int, str]]() for way in ("pairs", "tags", "both")}
    for batch in in_batches(lessons):
        states = network.read(batch.ids, batch.cases, batch.features, batch.mask)
        tags = network.tags(states).log_softmax(-1).numpy()
        pairs = network.spans(states).numpy()
        for row, lesson in enumerate(batch.lessons):
            size = len(lesson)
            gold = flat_spans(lesson, SPANS)
            for way, chosen in decode_ways(tags[row, :size], pairs[row, :, :size, :size]).items():
                _count(counts[way], {(s.kind, s.start, s.end) for s in chosen}, gold)
    return {f"{way} {SPANS[kind]}": _f1(count, kind) for way, count in counts.items() for kind in range(3)}


def decode_ways(tags: Floats, pairs: Floats) -> dict[str, list[Scored]]:
    by_pairs = [span for span in propose(pairs, least=-3.0) if span.start > 0 and span.end < len(tags)]
    return {
        "pairs": choose_apart(by_pairs),
        "tags": tagged(tags, TAGS),
        "both": choose_apart([Scored(s.kind, s.start, s.end, s.score + margin(tags, s)) for s in by_pairs]),
    }


def margin(tags: Floats, span: Scored) -> float:
    """How much likelier the tags of a span are than none there, at most 4 a piece on average."""
    begin, inside = 1 + 2 * span.kind, 2 + 2 * span.kind
    own = np.array([tags[span.start, begin], *tags[span.start + 1 : span.end, inside]])
    others = np.delete(tags[span.start : span.end], [begin, inside], axis=1).max(axis=1)
    return float(np.mean(np.clip(own - others, -4, 4)))


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
    kinds, counts = ("actor", "recipient", "both"), Counter[tuple[int, str]]()
    for batch in in_batches(lessons):
        scores = network.actors(network.read(batch.ids, batch.cases, batch.features, batch.mask)).numpy()
        for row, lesson in enumerate(batch.lessons):
            found = tagged(scores[row, : len(lesson)], ACTOR_TAGS)
            _count(counts, {(s.kind, s.start, s.end) for s in found}, flat_spans(lesson, kinds))
    return {kind: _f1(counts, place) for place, kind in enumerate(kinds)}


@torch.no_grad()
def evaluate_factuality(network: Network, lessons: Sequence[Lesson]) -> dict[str, float]:
    """Mean absolute error and Pearson's r."""
    network.eval()
    ours, theirs = [], []
    for batch in in_batches([lesson for lesson in lessons if lesson.marks]):
        states = network.read(batch.ids, batch.cases, batch.features, batch.mask)
        rows, places, values = predicates(batch)
        ours += network.factual(states[rows, places])[:, 0].clamp(-3, 3).tolist()
        theirs += values.tolist()
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
        ours += network.type_scores(states, shares(batch, "actor"), shares(batch, "recipient")).argmax(-1).tolist()
        theirs += wanted_types(batch).tolist()
    f1 = [_class_f1(ours, theirs, kind) for kind in sorted(set(theirs))]
    return {"macro": round(float(np.mean(f1)), 3), "accuracy": round(float(np.mean(np.array(ours) == theirs)), 3)}


def _class_f1(ours: Sequence[int], theirs: Sequence[int], kind: int) -> float:
    right = sum(a == b == kind for a, b in zip(ours, theirs, strict=True))
    return Found(right, ours.count(kind) - right, theirs.count(kind) - right).value
