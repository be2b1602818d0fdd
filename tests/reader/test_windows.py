"""Windows cover every piece once, in order, whatever the text is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.reader.windows import BEFORE, HOME, LONGEST, cut_windows


@given(
    st.integers(0, 3000),
    st.lists(st.integers(0, 3000), max_size=200).map(sorted),
)
def test_every_piece_is_answered_for_once(length: int, breaks: list[int]) -> None:
    windows = list(cut_windows(length, [place for place in breaks if place < length]))
    homes = [piece for window in windows for piece in range(window.home, window.last)]
    assert homes == list(range(length))
    for window in windows:
        assert 0 <= window.first <= window.home < window.last
        assert window.last - window.home <= HOME
        assert window.home - window.first <= BEFORE
        assert window.last - window.first <= LONGEST


def test_a_window_ends_where_a_sentence_does() -> None:
    windows = list(cut_windows(600, [0, 100, 240, 300, 500]))
    assert [(window.home, window.last) for window in windows] == [(0, 100), (100, 300), (300, 500), (500, 600)]


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    windows = list(cut_windows(HOME + 10, [0]))
    assert [(window.home, window.last) for window in windows] == [(0, HOME), (HOME, HOME + 10)]
