"""Where quotations open and close: nested, over paragraphs, curly and straight, and never at an apostrophe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.layout import find_blocks
from sayso.language.quotes import find_quotes


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text, find_blocks(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We hold,” she said.", ["“We hold,”"]),
        ('"We hold," she said. "We do."', ['"We hold,"', '"We do."']),
        ("''We hold,'' she said. ''We do.''", ["''We hold,''", "''We do.''"]),
        ("`` We hold , '' she said .", ["`` We hold , ''"]),
        ("‘We’re ready,’ she said.", ["‘We’re ready,’"]),
        ("She said 'we hold' and left.", ["'we hold'"]),
        ("«We hold», she said.", ["«We hold»"]),
    ],
)
def test_every_kind_of_mark(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "the soldiers’ journey from the coast",
        "the soldiers' journey",
        "in the '90s it fell",
        "Orm’s fleet isn’t here",
        "he's 5' tall",
    ],
)
def test_an_apostrophe_is_no_quotation(text: str) -> None:
    assert quoted(text) == []


def test_an_apostrophe_within_a_single_quotation_does_not_close_it() -> None:
    assert quoted("‘The soldiers’ camp isn’t far,’ she said.")[0].startswith("‘The soldiers")


def test_a_quotation_within_another_knows_the_outer_one() -> None:
    text = "“He told me ‘never again’ twice,” she said."
    quotes = find_quotes(text, find_blocks(text))
    assert [q.outer for q in quotes] == [None, 0]


def test_a_quotation_over_paragraphs_is_one_that_continues() -> None:
    text = "“We hold the river.\n“We hold the bridge,” she said.\n“And more.”"
    first, second, third = find_quotes(text, find_blocks(text))
    assert (first.closed, second.continues, third.continues) == (False, 0, None)


def test_marks_that_reopen_a_paragraph_whose_break_was_lost_are_passed_over() -> None:
    assert quoted("She said: “We hold. “We always held. “We do.” Then she left.") == [
        "“We hold. “We always held. “We do.”"
    ]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "She said: “We hold.\nThe fleet left."
    assert quoted(text) == ["“We hold."]


MARKS = st.text(alphabet="ab “”‘’\"'.\n,?«»`", max_size=60)


@given(MARKS)
def test_any_marks_nest_properly(text: str) -> None:
    quotes = find_quotes(text, find_blocks(text))
    starts = [q.start for q in quotes]
    assert starts == sorted(starts)
    for index, quote in enumerate(quotes):
        assert 0 <= quote.start < quote.end <= len(text)
        assert "\n" not in text[quote.start : quote.end]
        if quote.outer is not None:
            outer = quotes[quote.outer]
            assert quote.outer < index
            assert outer.start < quote.start
            assert quote.end <= outer.end
        if quote.continues is not None:
            assert not quotes[quote.continues].closed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We hold the river,’’ she said. “The bridge too.”", ["“We hold the river,’’", "“The bridge too.”"]),
        ("‘‘We hold the river,’’ she said.", ["‘‘We hold the river,’’"]),
        ("‘‘We hold the river,” she said.", ["‘‘We hold the river,”"]),
        ("‘‘No,’’ she said. ‘‘Never.’’", ["‘‘No,’’", "‘‘Never.’’"]),
    ],
)
def test_two_single_marks_are_a_double_one(text: str, found: list[str]) -> None:
    assert quoted(text) == found
