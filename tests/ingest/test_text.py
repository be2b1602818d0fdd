"""Plain text: kept as it is, unless a program broke its lines at a fixed width."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest import read_bytes
from sayso.ingest.text import find_title, unwrap

WORDS = st.sampled_from(
    ["the", "ships", "of", "Kestan", "left", "port", "on", "Friday", "and", "they", "will", "return", "before", "noon"]
)
PARAGRAPH = st.lists(WORDS, min_size=25, max_size=60).map(lambda words: " ".join(words).capitalize() + ".")


def test_windows_line_ends_and_byte_order_marks_go() -> None:
    assert (
        read_bytes(b"\xef\xbb\xbfShips left port.\r\nThey came back.\r\n", name="a").text
        == "Ships left port.\nThey came back.\n"
    )


def test_a_line_a_paragraph_stays_so() -> None:
    text = "Ships Leave Port\nThe ships of Valdoria left port on Friday, and will stay at sea.\nKestan protested."
    assert unwrap(text) == text


def test_a_list_of_headlines_stays_so() -> None:
    text = "\n".join(f"Valdoria sends {count} ships to the Straits of Orm as talks falter" for count in range(9))
    assert unwrap(text) == text


@given(st.lists(PARAGRAPH, min_size=1, max_size=5), st.sampled_from([60, 72, 80]))
def test_wrapped_lines_are_joined_one_character_for_one(paragraphs: list[str], width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    assert unwrap(wrapped) == "\n\n".join(paragraphs)


@given(st.text(alphabet="aA.: \nQ“”", max_size=300))
def test_unwrapping_changes_nothing_but_line_breaks(text: str) -> None:
    unwrapped = unwrap(text)
    assert len(unwrapped) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, unwrapped, strict=True))


def test_headings_and_lists_of_a_wrapped_text_keep_their_lines() -> None:
    text = (
        "A Week in the Straits\n"
        "The ships of Valdoria left port on Friday, officials said, and they will\n"
        "stay at sea for a week or longer if the talks with Kestan come to nothing\n"
        "in the end.\n"
        "- The first ship is the Heron, which has been in the navy for thirty\n"
        "years.\n"
        "- The second ship is the Tern.\n"
    )
    assert unwrap(text).split("\n") == [
        "A Week in the Straits",
        "The ships of Valdoria left port on Friday, officials said, and they will stay at sea for a week or "
        "longer if the talks with Kestan come to nothing in the end.",
        "- The first ship is the Heron, which has been in the navy for thirty years.",
        "- The second ship is the Tern.",
        "",
    ]


BODY = "\n\nThe navy of Valdoria said on Friday that its ships will stay in the straits while the talks last."


@pytest.mark.parametrize("line", ["Valdoria keeps ships in the straits", "Will Valdoria’s ships stay?"])
def test_a_headline_is_the_title_and_stays_in_the_text(line: str) -> None:
    document = read_bytes((line + BODY).encode(), name="a.txt")
    assert (document.title, document.text) == (line, line + BODY)


@pytest.mark.parametrize(
    "line",
    [
        "You can now listen to our articles",  # its words do not recur
        "The ships of Valdoria will stay, the navy said.",
        "By Ann Straits and Bob Ships",
        "“The ships will stay in the straits.”",
        "PORT ORM, Valdoria —",
        "straits, ships and talks",
    ],
)
def test_other_first_lines_are_no_title(line: str) -> None:
    assert find_title(line + BODY) is None
