"""Lessons side by side: what the network is given and what it should answer, as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from sayso.reader.features import NAMES
from sayso.reader.network import parties_of
from sayso.reader.questions import LINKS, QUARTERS, SCALES, SPANS, TAGS, TYPES
from sayso.train.examples import Mark
from sayso.train.lessons import Lesson

UNASKED = -1


@dataclass(frozen=True)
class Batch:
    """The inputs of a number of lessons of one kind, padded to the longest, and the lessons."""

    ids: Tensor
    cases: Tensor
    features: Tensor
    mask: Tensor
    lessons: tuple[Lesson, ...]


def make_batch(lessons: Sequence[Lesson]) -> Batch:
    """Pad lessons to one length."""
    longest = max(len(lesson) for lesson in lessons)
    ids = torch.zeros(len(lessons), longest, dtype=torch.long)
    cases = torch.full_like(ids, 4)
    features = torch.zeros(len(lessons), longest, len(NAMES), dtype=torch.long)
    mask = torch.zeros(len(lessons), longest, dtype=torch.bool)
    for row, lesson in enumerate(lessons):
        size = len(lesson)
        ids[row, :size] = torch.from_numpy(lesson.ids)
        cases[row, :size] = torch.from_numpy(lesson.cases)
        features[row, :size] = torch.from_numpy(lesson.features)
        mask[row, :size] = True
    return Batch(ids, cases, features, mask, tuple(lessons))


def batches_of(lessons: Sequence[Lesson], *, pieces: int, rng: random.Random) -> Iterator[list[Lesson]]:
    """Lessons of about the same length together, `pieces` pieces at a time, in random order."""
    ordered = sorted(lessons, key=lambda lesson: (len(lesson) // 8, rng.random()))
    batches: list[list[Lesson]] = [[]]
    for lesson in ordered:
        if batches[-1] and (len(batches[-1]) + 1) * len(lesson) > pieces:
            batches.append([])
        batches[-1].append(lesson)
    rng.shuffle(batches)
    yield from batches


def wanted_tags(batch: Batch, names: Sequence[str] = TAGS) -> Tensor:
    """The number of each piece's tag (batch, length); -1 for CLS, SEP and padding."""
    wanted = torch.full_like(batch.ids, UNASKED)
    for row, lesson in enumerate(batch.lessons):
        wanted[row, 1 : len(lesson) - 1] = 0
        for mark in lesson.marks:
            if f"B-{mark.kind}" in names:
                wanted[row, mark.start : mark.end] = names.index(f"I-{mark.kind}")
                wanted[row, mark.start] = names.index(f"B-{mark.kind}")
    return wanted


def wanted_spans(batch: Batch, kinds: Sequence[str] = SPANS) -> Tensor:
    """True where a span of a kind has its first and last piece: (batch, kinds, length, length)."""
    rows, length = batch.ids.shape
    wanted = torch.zeros(rows, len(kinds), length, length, dtype=torch.bool)
    for row, lesson in enumerate(batch.lessons):
        for mark in lesson.marks:
            if mark.kind in kinds:
                wanted[row, kinds.index(mark.kind), mark.start, mark.end - 1] = True
    return wanted


def wanted_links(batch: Batch) -> Tensor:
    """True where a cue's first piece meets its source's or a content's: (batch, links, length, length)."""
    rows, length = batch.ids.shape
    wanted = torch.zeros(rows, len(LINKS), length, length, dtype=torch.bool)
    for row, lesson in enumerate(batch.lessons):
        cues = {cue.group: cue.start for cue in cues_of(lesson.marks)}
        for mark in lesson.marks:
            if mark.kind in LINKS and mark.group in cues:
                wanted[row, LINKS.index(mark.kind), cues[mark.group], mark.start] = True
    return wanted


def cues_of(marks: Sequence[Mark]) -> list[Mark]:
    """The first piece of each attribution's cue."""
    first: dict[int, Mark] = {}
    for mark in sorted(marks, key=lambda mark: mark.start):
        if mark.kind == "cue":
            first.setdefault(mark.group, mark)
    return list(first.values())


def allowed_spans(batch: Batch) -> Tensor:
    """Pairs that may be a span: both are pieces of the text, the last not before the first (batch, 1, length,
    length).
    """
    inside = _inside(batch)
    return torch.triu(inside[:, :, None] & inside[:, None, :])[:, None]


def allowed_links(batch: Batch) -> Tensor:
    """Pairs of two pieces of the text (batch, 1, length, length)."""
    inside = _inside(batch)
    return (inside[:, :, None] & inside[:, None, :])[:, None]


def _inside(batch: Batch) -> Tensor:
    inside = batch.mask.clone()
    inside[:, 0] = False
    for row, lesson in enumerate(batch.lessons):
        inside[row, len(lesson) - 1] = False
    return inside


def predicates(batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Row, first piece and value of every predicate of a batch."""
    found = [
        (row, mark.start, mark.value)
        for row, lesson in enumerate(batch.lessons)
        for mark in lesson.marks
        if mark.kind == "predicate"
    ]
    rows, places, values = zip(*found, strict=True)
    return torch.tensor(rows), torch.tensor(places), torch.tensor(values)


def wanted_scales(batch: Batch) -> Tensor:
    """The number of the scale that each lesson's judges used: (batch,)."""
    return torch.tensor([SCALES.index(lesson.corpus) for lesson in batch.lessons])


def shares(batch: Batch) -> Tensor:
    """Of each piece, its share of the stretches that tell an event's type: (batch, 4, length); see `type_scores`."""
    return told(batch)[1]


def roles(batch: Batch) -> Tensor:
    """1 on the pieces of who acts, 2 on those of who is acted upon, else 0: (batch, length)."""
    return told(batch)[0]


def told(batch: Batch) -> tuple[Tensor, Tensor]:
    """What the readers of types are told of the parties: `roles` and `shares`."""
    role = torch.zeros_like(batch.ids)
    share = torch.zeros(len(batch.lessons), 4, batch.ids.shape[1])
    for row, lesson in enumerate(batch.lessons):
        of_lesson = parties_of(sides_of(lesson.marks), len(lesson))
        role[row, : len(lesson)], share[row, :, : len(lesson)] = map(torch.from_numpy, of_lesson)
    return role, share


def sides_of(marks: Sequence[Mark]) -> list[list[int]]:
    """The pieces of who acts, and of who is acted upon."""
    return [
        sorted({piece for mark in marks if mark.kind == kind for piece in range(mark.start, mark.end)})
        for kind in ("actor", "recipient")
    ]


def wanted_types(batch: Batch) -> Tensor:
    """The PLOVER types that each lesson allows, true: (batch, types); of one that is known by its class, all of it."""
    wanted = torch.zeros(len(batch.lessons), len(TYPES), dtype=torch.bool)
    for row, lesson in enumerate(batch.lessons):
        for name in QUARTERS.get(lesson.label, (lesson.label,)):
            wanted[row, TYPES.index(name)] = True
    return wanted
