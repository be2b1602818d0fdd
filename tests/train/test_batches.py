"""Lessons side by side: every tensor is what was counted by hand."""

from __future__ import annotations

import random

import pytest

torch = pytest.importorskip("torch")

from hypothesis import given, settings
from hypothesis import strategies as st
from small import attribution_lessons, row

from sayso.reader.features import NAMES
from sayso.reader.network import type_stretches
from sayso.reader.pieces import CLS, SEP
from sayso.reader.questions import LINKS, PARTIES, QUARTERS, SCALES, SPANS, TAGS, TYPES
from sayso.train.batches import (
    allowed_links,
    allowed_spans,
    batches_of,
    cues_of,
    make_batch,
    predicates,
    shares,
    sides_of,
    wanted_links,
    wanted_scales,
    wanted_spans,
    wanted_tags,
    wanted_types,
)
from sayso.train.examples import Mark
from sayso.train.lessons import Lesson

OUT, B_SOURCE, I_SOURCE, B_CUE, I_CUE, B_CONTENT, I_CONTENT = range(7)


def where(tensor: torch.Tensor) -> list[list[int]]:
    """The places of a tensor that are true."""
    return torch.nonzero(tensor).tolist()


# Padding


def test_lessons_are_padded_to_the_longest() -> None:
    batch = make_batch([row(4), row(6), row(3)])
    assert batch.ids.tolist() == [
        [CLS, 2000, 2001, SEP, 0, 0],
        [CLS, 2000, 2001, 2002, 2003, SEP],
        [CLS, 2000, SEP, 0, 0, 0],
    ]
    assert batch.cases.tolist() == [[4, 1, 1, 4, 4, 4], [4, 1, 1, 1, 1, 4], [4, 1, 4, 4, 4, 4]]
    assert batch.mask.int().tolist() == [[1, 1, 1, 1, 0, 0], [1] * 6, [1, 1, 1, 0, 0, 0]]
    assert batch.features.shape == (3, 6, len(NAMES))
    assert batch.features[0, :, 0].tolist() == [0, 3, 3, 0, 0, 0]


def test_a_batch_keeps_its_lessons_in_order() -> None:
    rows = [row(4), row(6), row(3)]
    batch = make_batch(rows)
    assert all(kept is given_ for kept, given_ in zip(batch.lessons, rows, strict=True))


@pytest.mark.parametrize("sizes", [[3], [3, 3], [5, 9, 4], [10, 3, 3, 3]])
def test_the_mask_is_as_long_as_each_lesson(sizes: list[int]) -> None:
    batch = make_batch([row(size) for size in sizes])
    assert batch.mask.sum(1).tolist() == sizes
    assert batch.mask.dtype == torch.bool
    assert batch.ids.dtype == batch.cases.dtype == batch.features.dtype == torch.long


# Which lessons go together


@settings(deadline=None)
@given(st.lists(st.integers(3, 60), min_size=1, max_size=40), st.integers(1, 200), st.integers(0, 9))
def test_every_lesson_is_in_one_batch(sizes: list[int], pieces: int, seed: int) -> None:
    rows = [row(size, first=1000 + place) for place, size in enumerate(sizes)]
    batches = list(batches_of(rows, pieces=pieces, rng=random.Random(seed)))
    assert sorted(id(one) for batch in batches for one in batch) == sorted(map(id, rows))
    assert all(batches)
    # The last one of a batch is of the longest eight, so a batch is too large by seven a lesson at most.
    assert all(len(batch) == 1 or len(batch) * max(map(len, batch)) <= pieces + 7 * len(batch) for batch in batches)


def test_lessons_of_a_batch_are_of_about_one_length() -> None:
    rows = [row(size) for size in [3, 40, 5, 41, 6, 42, 4, 43]]
    batches = list(batches_of(rows, pieces=43 * 4, rng=random.Random(0)))
    assert sorted(sorted(map(len, batch)) for batch in batches) == [[3, 4, 5, 6], [40, 41, 42, 43]]


def test_a_lesson_longer_than_a_batch_is_alone() -> None:
    assert [len(batch) for batch in batches_of([row(90), row(90)], pieces=50, rng=random.Random(0))] == [1, 1]


def test_no_lesson_is_one_empty_batch_or_none() -> None:
    assert [one for batch in batches_of([], pieces=50, rng=random.Random(0)) for one in batch] == []


def test_batches_come_in_another_order_from_another_seed() -> None:
    rows = [row(3 + place) for place in range(30)]

    def order(seed: int) -> list[list[int]]:
        return [[len(one) for one in batch] for batch in batches_of(rows, pieces=40, rng=random.Random(seed))]

    assert order(1) == order(1)
    assert len({str(order(seed)) for seed in range(6)}) > 3


# Tags, spans, links


@pytest.mark.parametrize(
    ("size", "marks", "tags"),
    [
        (5, [], [-1, OUT, OUT, OUT, -1]),
        (3, [Mark("cue", 1, 2)], [-1, B_CUE, -1]),
        (
            8,
            [Mark("source", 1, 3), Mark("cue", 3, 4), Mark("content", 4, 7)],
            [-1, B_SOURCE, I_SOURCE, B_CUE, B_CONTENT, I_CONTENT, I_CONTENT, -1],
        ),
        (6, [Mark("cue", 1, 3), Mark("cue", 3, 5)], [-1, B_CUE, I_CUE, B_CUE, I_CUE, -1]),
        (
            7,
            [Mark("content", 1, 6), Mark("source", 2, 4)],
            [-1, B_CONTENT, B_SOURCE, I_SOURCE, I_CONTENT, I_CONTENT, -1],
        ),
        (5, [Mark("actor", 1, 3), Mark("predicate", 3, 4)], [-1, OUT, OUT, OUT, -1]),  # no tags are for these
    ],
)
def test_tags_are_those_of_the_marks(size: int, marks: list[Mark], tags: list[int]) -> None:
    assert wanted_tags(make_batch([row(size, marks), row(10)]))[0].tolist() == tags + [-1] * (10 - size)


def test_tags_are_named_as_they_are_numbered_here() -> None:
    assert TAGS[B_SOURCE] == "B-source"
    assert TAGS[I_CONTENT] == "I-content"
    assert [TAGS[place] for place in (OUT, I_SOURCE, B_CUE, I_CUE, B_CONTENT)] == [
        "O",
        "I-source",
        "B-cue",
        "I-cue",
        "B-content",
    ]


def test_tags_of_other_names() -> None:
    batch = make_batch([row(6, [Mark("actor", 1, 3), Mark("cue", 3, 5)])])
    assert wanted_tags(batch, ("O", "B-actor", "I-actor")).tolist() == [[-1, 1, 2, 0, 0, -1]]


def test_spans_are_at_their_first_and_last_piece() -> None:
    marks = [Mark("source", 1, 3), Mark("cue", 3, 4), Mark("content", 2, 5), Mark("actor", 1, 2)]
    wanted = wanted_spans(make_batch([row(4), row(7, marks)]))
    assert wanted.shape == (2, len(SPANS), 7, 7)
    assert where(wanted) == [[1, 0, 1, 2], [1, 1, 3, 3], [1, 2, 2, 4]]


def test_parties_are_spans_of_other_kinds() -> None:
    marks = [Mark("recipient", 4, 6), Mark("both", 1, 2), Mark("source", 1, 3)]
    wanted = wanted_spans(make_batch([row(7, marks)]), PARTIES)
    assert wanted.shape == (1, len(PARTIES), 7, 7)
    assert where(wanted) == [[0, 1, 4, 5], [0, 2, 1, 1]]


def test_nested_spans_of_one_kind_are_all_wanted() -> None:
    wanted = wanted_spans(make_batch([row(9, [Mark("content", 1, 8, group=0), Mark("content", 4, 8, group=1)])]))
    assert where(wanted[0, 2]) == [[1, 7], [4, 7]]


@pytest.mark.parametrize(
    ("marks", "links"),
    [
        ([], []),
        ([Mark("cue", 3, 5)], []),
        ([Mark("source", 1, 3)], []),  # no cue that it could belong to
        ([Mark("source", 1, 3), Mark("cue", 3, 5), Mark("content", 5, 8)], [[0, 3, 1], [1, 3, 5]]),
        ([Mark("content", 5, 8), Mark("cue", 3, 5), Mark("source", 1, 3)], [[0, 3, 1], [1, 3, 5]]),
        ([Mark("content", 1, 3), Mark("cue", 4, 5), Mark("content", 6, 8)], [[1, 4, 1], [1, 4, 6]]),
        ([Mark("source", 1, 2), Mark("source", 3, 4), Mark("cue", 5, 6)], [[0, 5, 1], [0, 5, 3]]),
        ([Mark("source", 1, 2), Mark("cue", 2, 3, group=1)], []),  # of another attribution
        (
            [Mark("source", 1, 2), Mark("cue", 2, 3), Mark("source", 4, 5, group=1), Mark("cue", 6, 7, group=1)],
            [[0, 2, 1], [0, 6, 4]],
        ),
        ([Mark("cue", 6, 7), Mark("cue", 2, 3), Mark("source", 4, 5)], [[0, 2, 4]]),  # a cue in two parts: the first
    ],
)
def test_links_lead_from_cues(marks: list[Mark], links: list[list[int]]) -> None:
    wanted = wanted_links(make_batch([row(9, marks)]))
    assert wanted.shape == (1, len(LINKS), 9, 9)
    assert where(wanted[0]) == links


def test_cues_are_the_first_of_each_group() -> None:
    marks = [
        Mark("cue", 7, 8, group=1),
        Mark("cue", 5, 6),
        Mark("source", 0, 1),
        Mark("cue", 2, 3),
        Mark("cue", 4, 5, group=1),
    ]
    assert [(cue.group, cue.start) for cue in cues_of(marks)] == [(0, 2), (1, 4)]


# What may be


def test_spans_may_be_of_pieces_of_the_text_in_order() -> None:
    allowed = allowed_spans(make_batch([row(4), row(6)]))
    assert allowed.shape == (2, 1, 6, 6)
    assert where(allowed[0, 0]) == [[1, 1], [1, 2], [2, 2]]
    assert where(allowed[1, 0]) == [[a, b] for a in range(1, 5) for b in range(a, 5)]


def test_links_may_be_between_any_pieces_of_the_text() -> None:
    allowed = allowed_links(make_batch([row(4), row(6)]))
    assert allowed.shape == (2, 1, 6, 6)
    assert where(allowed[0, 0]) == [[1, 1], [1, 2], [2, 1], [2, 2]]
    assert allowed[1].sum() == 16


def test_asking_what_may_be_leaves_the_mask_as_it_was() -> None:
    batch = make_batch([row(4), row(6)])
    before = batch.mask.clone()
    allowed_spans(batch)
    allowed_links(batch)
    assert torch.equal(batch.mask, before)


def test_all_that_is_wanted_is_allowed() -> None:
    batch = make_batch(attribution_lessons())
    assert wanted_spans(batch).sum() == sum(len(one.marks) for one in batch.lessons)
    assert not (wanted_spans(batch) & ~allowed_spans(batch)).any()
    assert not (wanted_links(batch) & ~allowed_links(batch)).any()


# Factuality


def test_predicates_are_row_piece_and_value() -> None:
    rows = [
        row(5, [Mark("predicate", 2, 3, -1.5)]),
        row(4, [Mark("cue", 1, 2)]),
        row(6, [Mark("predicate", 1, 2, 3.0), Mark("predicate", 4, 5, 0.25)]),
    ]
    found = predicates(make_batch(rows))
    assert [part.tolist() for part in found] == [[0, 2, 2], [2, 1, 4], [-1.5, 3.0, 0.25]]
    assert found[2].dtype == torch.float32


@pytest.mark.parametrize("corpora", [["uds"], ["meantime", "uds"], ["uw", "uw", "meantime"]])
def test_scales_are_those_of_the_corpora(corpora: list[str]) -> None:
    wanted = wanted_scales(make_batch([row(4, corpus=corpus) for corpus in corpora]))
    assert [SCALES[place] for place in wanted.tolist()] == corpora


# Types


@pytest.mark.parametrize(
    ("marks", "stretches"),
    [
        ([], [[1, 2, 3, 4, 5, 6], [], [], []]),
        ([Mark("actor", 1, 3)], [[1, 2, 3, 4, 5, 6], [1, 2], [], []]),
        ([Mark("actor", 1, 3), Mark("recipient", 5, 6)], [[1, 2, 3, 4, 5, 6], [1, 2], [5], [3, 4]]),
        ([Mark("recipient", 1, 3), Mark("actor", 5, 6)], [[1, 2, 3, 4, 5, 6], [5], [1, 2], [3, 4]]),
        ([Mark("actor", 1, 3), Mark("recipient", 3, 4)], [[1, 2, 3, 4, 5, 6], [1, 2], [3], []]),
        (
            [Mark("actor", 1, 2), Mark("actor", 3, 4), Mark("recipient", 6, 7)],
            [[1, 2, 3, 4, 5, 6], [1, 3], [6], [4, 5]],
        ),
        ([Mark("actor", 1, 3), Mark("actor", 2, 4)], [[1, 2, 3, 4, 5, 6], [1, 2, 3], [], []]),
        ([Mark("both", 1, 3), Mark("predicate", 4, 5)], [[1, 2, 3, 4, 5, 6], [], [], []]),
    ],
)
def test_types_are_told_from_four_stretches(marks: list[Mark], stretches: list[list[int]]) -> None:
    assert [list(stretch) for stretch in type_stretches(sides_of(marks), 8)] == stretches


def test_shares_are_equal_within_a_stretch() -> None:
    batch = make_batch([row(6, [Mark("actor", 1, 2), Mark("recipient", 3, 5)]), row(8)])
    share = shares(batch)
    assert share.shape == (2, 4, 8)
    assert share[0].tolist() == [
        [0, 0.25, 0.25, 0.25, 0.25, 0, 0, 0],
        [0, 1, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0.5, 0.5, 0, 0, 0],
        [0, 0, 1, 0, 0, 0, 0, 0],
    ]
    assert share[1].sum(-1).tolist() == pytest.approx([1, 0, 0, 0])


def test_shares_take_means_of_states() -> None:
    batch = make_batch([row(6, [Mark("recipient", 2, 5)])])
    states = torch.arange(12, dtype=torch.float).view(1, 6, 2)
    assert (shares(batch) @ states)[0, 2].tolist() == pytest.approx([6.0, 7.0])


@pytest.mark.parametrize("label", [*TYPES, *QUARTERS])
def test_types_that_a_label_allows(label: str) -> None:
    lessons: list[Lesson] = [row(4, label="AID"), row(4, label=label)]
    wanted = wanted_types(make_batch(lessons))
    assert wanted.shape == (2, len(TYPES))
    assert [TYPES[place] for place in where(wanted[1]) for place in place] == sorted(QUARTERS.get(label, (label,)))


def test_a_label_that_is_no_type_is_refused() -> None:
    with pytest.raises(ValueError, match=r"(?i)not in tuple|index"):
        wanted_types(make_batch([row(4, label="INVESTIGATE")]))
