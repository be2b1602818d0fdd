"""Tokens cover a text without loss, in linear time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.tokens import CHUNK, Words, chunks


@given(st.text())
def test_tokens_are_the_text_without_its_white_space(text: str) -> None:
    words = Words(text)
    found = [(words.starts[i], words.ends[i], words.texts[i]) for i in range(words.size)]
    assert all(text[start:end] == token for start, end, token in found)
    assert "".join(token for _, _, token in found) == "".join(text.split())
    assert [start for start, _, _ in found] == sorted(start for start, _, _ in found)


@given(st.text(alphabet="ab \n.", max_size=400), st.integers(8, 60))
def test_chunks_cover_the_text_in_order(text: str, size: int) -> None:
    found = list(chunks(text, size=size))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(end - start <= size for start, end in found)


def test_chunks_are_cut_between_paragraphs_where_they_can() -> None:
    first = "The convoy left. " * (CHUNK // 20)
    text = f"{first}\n\n{'The fleet sailed. ' * 400}"
    assert text[: next(iter(chunks(text)))[1]].endswith("\n\n")


def test_a_number_with_its_groups_is_one_token() -> None:
    assert Words("3,000 men, 12,5 and 1,234,567").texts[:9] == [
        "3,000",
        "men",
        ",",
        "12",
        ",",
        "5",
        "and",
        "1,234,567",
        "",
    ]


def test_positions_outside_of_the_text_read_as_empty() -> None:
    words = Words("one")
    assert (words.lows[-1], words.lows[1], words.lows[20]) == ("", "", "")
    assert not words.glued(0)
    assert not words.hyphen(1)


def test_a_hyphen_joins_only_without_white_space() -> None:
    assert Words("two-state").hyphen(1)
    assert not Words("two - state").hyphen(1)


def test_digits_are_ascii_and_short() -> None:
    assert Words("2024").digits(0) == 2024
    assert Words("20245").digits(0) is None
    assert Words("٣").digits(0) is None


def test_an_empty_line_breaks_an_expression() -> None:
    words = Words("On Friday\n\n5 people\ncame")
    assert [words.breaks(i) for i in range(words.size)] == [False, False, True, False, False]
