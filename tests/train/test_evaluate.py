"""Figures on the dev sides while training: the arithmetic by hand."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from small import SENTENCES, lesson

from sayso.reader.questions import PARTIES, SCALES, SPANS
from sayso.train.evaluate import (
    _both_sides,
    evaluate_actors,
    evaluate_attribution,
    evaluate_factuality,
    flat_spans,
    in_batches,
    type_figures,
)
from sayso.train.lessons import Lesson


def lessons() -> list[Lesson]:
    return [lesson(text, words) for text, words in SENTENCES]


@pytest.mark.parametrize("pieces", [1, 40, 100, 6000])
def test_every_lesson_is_in_one_batch(pieces: int) -> None:
    some = lessons()
    batches = list(in_batches(some, pieces))
    taken = [id(one) for batch in batches for one in batch.lessons]
    assert sorted(taken) == sorted(map(id, some))
    assert all(batch.ids.numel() <= pieces or len(batch.lessons) == 1 for batch in batches)


def test_no_lessons_no_batches() -> None:
    assert list(in_batches([])) == []


def test_the_same_stretch_counts_once() -> None:
    text, words = SENTENCES[0]
    twice = lesson(text, [*words, ("source", "Valdoria", 5)])
    assert flat_spans(twice, SPANS) == flat_spans(lesson(text, words), SPANS)
    assert {SPANS[kind] for kind, *_ in flat_spans(twice, SPANS)} == set(SPANS)
    assert flat_spans(twice, PARTIES) == set()


def test_those_who_act_upon_each_other_are_both() -> None:
    actor, recipient, both = range(3)
    assert _both_sides({(both, 1, 2)}) == {(actor, 1, 2), (recipient, 1, 2)}
    assert _both_sides({(actor, 1, 2), (recipient, 4, 6)}) == {(actor, 1, 2), (recipient, 4, 6)}


class Told:
    """A network that says of each lesson what its marks say, as though it had learnt them."""

    def __init__(self, some: list[Lesson]) -> None:
        self.marked = {one.ids.tobytes(): one for one in some}
        self.asked: list[Lesson] = []

    def eval(self) -> None:
        """As a network does."""

    def read(self, ids: torch.Tensor, cases: torch.Tensor, features: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        sizes = mask.sum(-1).tolist()
        self.asked = [self.marked[row[:size].numpy().tobytes()] for row, size in zip(ids, sizes, strict=True)]
        return torch.zeros(*ids.shape, 24)

    def spans(self, states: torch.Tensor) -> torch.Tensor:
        return self.pairs(states, SPANS)

    def parties(self, states: torch.Tensor) -> torch.Tensor:
        return self.pairs(states, PARTIES)

    def pairs(self, states: torch.Tensor, kinds: tuple[str, ...]) -> torch.Tensor:
        rows, length, _ = states.shape
        scores = torch.full((rows, len(kinds), length, length), -9.0)
        for row, one in enumerate(self.asked):
            for kind, start, end in flat_spans(one, kinds):
                scores[row, kind, start, end - 1] = 9.0
        return scores


def test_all_that_is_right_is_a_hundred() -> None:
    some = [one for one in lessons()[:2] if one.marks]
    assert evaluate_attribution(Told(some), some) == dict.fromkeys(SPANS, 100.0)


def test_what_is_missed_lowers_its_kind_alone() -> None:
    text, words = SENTENCES[0]
    wanted = lesson(text, words)
    known = lesson(text, [word for word in words if word[0] != "cue"])
    figures = evaluate_attribution(Told([known]), [wanted])
    assert figures == {"source": 100.0, "cue": 0.0, "content": 100.0}


def test_parties_that_are_right() -> None:
    some = [lesson("Kestan and Orm met.", [("both", "Kestan and Orm", 0)])]
    assert evaluate_actors(Told(some), some) == {"actor": 100.0, "recipient": 100.0}


@pytest.mark.parametrize("corpus", SCALES)
def test_factuality_is_read_on_the_scale_that_fits_all_texts(corpus: str) -> None:
    some = [
        lesson("Orm fell.", [("predicate", "fell", 0)], corpus=corpus, value=2.0),
        lesson("Velm may rise.", [("predicate", "rise", 0)], corpus=corpus, value=1.0),
    ]
    network = Told(some)
    wanted = SCALES.index(corpus)

    def values(states: torch.Tensor) -> torch.Tensor:
        found = torch.full((*states.shape[:2], len(SCALES)), -3.0)
        for row, one in enumerate(network.asked):
            for mark in one.marks:
                found[row, mark.start, wanted] = mark.value
        return found

    network.values = values
    # The first text alone looks like another scale's: together they fit the one that is wanted.
    fits = torch.zeros(1, len(SCALES))
    fits[0, wanted] = 2.0
    network.scales = lambda states: fits.expand(len(states), -1)
    assert evaluate_factuality(network, some) == {"mae": 0.0, "r": 1.0}


@pytest.mark.parametrize(
    ("ours", "theirs", "macro", "accuracy"),
    [
        ([0, 1, 2], [0, 1, 2], 1.0, 1.0),
        ([0, 0, 0, 0], [0, 0, 0, 1], 0.429, 0.75),  # (6/7 + 0) / 2
        ([5, 0], [0, 0], 0.667, 0.5),  # a type that is never wanted has no figure of its own
    ],
)
def test_figures_of_types_by_hand(ours: list[int], theirs: list[int], macro: float, accuracy: float) -> None:
    assert type_figures(ours, theirs) == {"macro": macro, "accuracy": accuracy}
