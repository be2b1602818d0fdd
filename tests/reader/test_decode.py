"""Spans that overlap are chosen so that together they score most."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reader.decode import Scored, between, choose_apart, propose

spans = st.builds(
    lambda kind, start, size, score: Scored(kind, start, start + size, score),
    st.integers(0, 2),
    st.integers(0, 12),
    st.integers(1, 6),
    st.floats(-5, 5, allow_nan=False),
)


def apart(chosen: list[Scored]) -> bool:
    return all(a.end <= b.start or b.end <= a.start for a, b in combinations(chosen, 2))


@given(st.lists(spans, max_size=9))
@settings(max_examples=60)
def test_no_choice_scores_more(some: list[Scored]) -> None:
    chosen = choose_apart(some)
    assert apart(chosen)
    every = (list(row) for size in range(len(some) + 1) for row in combinations(some, size))
    best = max((sum(span.score for span in row) for row in every if apart(row)), default=0.0)
    assert abs(sum(span.score for span in chosen) - best) < 1e-9


def test_proposals_are_spans_that_end_behind_their_start() -> None:
    scores = np.full((3, 4, 4), -9.0, dtype=np.float32)
    scores[0, 1, 2] = 2.0
    scores[2, 3, 1] = 5.0  # ends before it begins
    assert propose(scores, least=0.0) == [Scored(0, 1, 3, 2.0)]


def test_what_stands_between() -> None:
    assert between([2, 3], [7]) == range(4, 7)
    assert between([7], [2, 3]) == range(4, 7)
    assert not between([], [3])
