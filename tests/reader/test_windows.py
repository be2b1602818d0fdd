"""Windows cover every piece once, in order, whatever the text is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.reader.windows import AFTER, BEFORE, HOME, LONGEST, cut_windows


@given(
    st.integers(0, 3000),
    st.lists(st.integers(0, 3000), max_size=200).map(sorted),
)
def test_every_piece_is_answered_for_once(length: int, breaks: list[int]) -> None:
    windows = list(cut_windows(length, [place for place in breaks if place < length]))
    homes = [piece for window in windows for piece in range(window.home, window.end)]
    assert homes == list(range(length))
    for window in windows:
        assert 0 <= window.first <= window.home < window.end <= window.last <= length
        assert window.end - window.home <= HOME
        assert window.home - window.first <= BEFORE
        assert window.last - window.end <= AFTER
        assert window.last - window.first <= LONGEST


def test_a_window_answers_up_to_where_a_sentence_ends() -> None:
    windows = list(cut_windows(600, [0, 100, 240, 300, 480, 500]))
    assert [(window.home, window.end) for window in windows] == [
        (0, 100),
        (100, 240),
        (240, 300),
        (300, 480),
        (480, 600),
    ]


def test_a_window_reads_what_follows_so_that_long_quotations_end_in_it() -> None:
    first, second = cut_windows(300, [0, 150])
    assert (first.end, first.last) == (150, 150 + AFTER)
    assert (second.first, second.last) == (150 - BEFORE, 300)


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    windows = list(cut_windows(HOME + 10, [0]))
    assert [(window.home, window.end) for window in windows] == [(0, HOME), (HOME, HOME + 10)]


def test_one_window_answers_for_a_piece() -> None:
    windows = list(cut_windows(500, [0, 70, 130]))
    for piece in (0, 69, 70, 129, 130, 499):
        assert sum(window.own(piece) for window in windows) == 1
