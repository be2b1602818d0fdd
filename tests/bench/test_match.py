"""When spans, names and places are the same; and that pairing is one to one, best first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.bench.align import Alignment, flatten
from sayso.bench.figures import Found, Scores, Share, mean, pool
from sayso.bench.match import kilometres, overlap, pair, same_name, touch

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 20)).map(lambda s: (s[0], s[0] + s[1])), max_size=3)


@given(SPANS, SPANS)
def test_overlap_is_symmetric_and_a_share(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> None:
    assert 0 <= overlap(left, right) == overlap(right, left) <= 1
    assert overlap(left, left) == 1


def test_overlap_counts_what_either_covers() -> None:
    assert overlap([(0, 10)], [(5, 15)]) == pytest.approx(1 / 3)
    assert overlap([], []) == 1
    assert overlap([(0, 3)], []) == 0


def test_touching_takes_a_shared_character() -> None:
    assert touch((0, 5), (4, 6))
    assert not touch((0, 5), (5, 6))
    assert not touch(None, (0, 1))


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Ilse Brandt", "Brandt", True),
        ("the White House", "White House", True),
        ("U.S.", "United States", True),
        ("Kremlin", "Moscow", True),
        ("Moscow", "Kyiv", False),
        ("Ilse Brandt", "Oren Tal", False),
        ("Ilse Brandt", None, False),
    ],
)
def test_names(left: str, right: str | None, same: bool) -> None:
    assert same_name(left, right) is same


def test_kilometres() -> None:
    assert kilometres((0, 0), (0, 1)) == pytest.approx(111.2, abs=0.1)
    assert kilometres((50, 10), (50, 10)) == 0


@given(st.lists(st.integers(0, 9), max_size=6), st.lists(st.integers(0, 9), max_size=6))
def test_pairing_is_one_to_one_and_loses_nothing(wanted: list[int], found: list[int]) -> None:
    pairs, extra, missed = pair(wanted, found, lambda a, b: 1 - abs(a - b) / 10, 0.8)
    assert sorted([a for a, _ in pairs] + missed) == sorted(wanted)
    assert sorted([b for _, b in pairs] + extra) == sorted(found)
    assert all(abs(a - b) <= 2 for a, b in pairs)


def test_the_best_pair_comes_first() -> None:
    pairs, extra, missed = pair([1, 5], [2, 5], lambda a, b: 1 - abs(a - b) / 10, 0.1)
    assert sorted(pairs) == [(1, 2), (5, 5)]
    assert extra == missed == []


@given(st.text(alphabet="ab \n\t“", max_size=40))
def test_flattened_text_remembers_where_it_stood(text: str) -> None:
    flat, back = flatten(text)
    assert "  " not in flat
    assert [" " if text[place].isspace() else text[place] for place in back] == list(flat)


def test_spans_move_with_a_title_and_other_white_space() -> None:
    alignment = Alignment("One two.\nThree four.", "Title\n\nOne  two.\n\nThree four.\n")
    start, end = alignment.span((9, 14))
    assert alignment.text[start:end] == "Three"
    assert alignment.complete


def test_f1() -> None:
    assert Found(2, 1, 1).value == pytest.approx(2 / 3)
    assert Found(0, 0, 0).value == 1
    assert Found(0, 3, 0).value == 0
    assert str(Found(2, 1, 1)) == "P 0.67 R 0.67 (2 right, 1 extra, 1 missed)"


def test_pooled_figures_weigh_by_count_and_means_by_report() -> None:
    small, large, none = Scores(), Scores(), Scores()
    small.count("event", 1, 0, 0)
    large.count("event", 0, 0, 3)
    none.count("event", 0, 0, 0)
    large.tick("event type", True)
    scores = [small, large, none]
    assert pool(scores).found["event"] == Found(1, 0, 3)
    assert mean(scores, "event F1") == 0.5  # the report without events has no figure
    assert mean(scores, "event type") == 1
    assert mean(scores, "unheard of") is None
    assert pool(scores).shares["event type"] == Share(1, 1)
