"""The finder of times: dated from the publication, and from where the verb looks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.times import anchor_of, find_times, read_times
from sayso.language import read_language
from sayso.model import Timex, make_document

PUBLISHED = "2024-10-24"  # a Thursday


def times(text: str, *, published: str | None = PUBLISHED) -> list[Timex]:
    return list(find_times(read_language(make_document(text, published=published))))


def values(text: str) -> list[tuple[str, str | None]]:
    return [(one.span.text, one.value) for one in times(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoys met on Friday.", "2024-10-18"),
        ("The envoys will meet on Friday.", "2024-10-25"),
        ("The envoys are meeting on Friday.", "2024-10-25"),
        ("The envoys have agreed to meet on Friday.", "2024-10-25"),
        ("The envoys plan to meet on Friday.", "2024-10-25"),
        ("The minister said that the envoys would meet on Friday.", "2024-10-25"),
        ("The minister said that the envoys had met on Friday.", "2024-10-18"),
        ("The envoys managed to leave on Friday.", "2024-10-18"),
        ("The council may vote on Friday.", "2024-10-25"),
        ("The vote is expected on Friday.", "2024-10-25"),
        ("The bridge was hit on Friday.", "2024-10-18"),
        ("The fleet sailed in December.", "2023-12"),
        ("The fleet will sail in December.", "2024-12"),
        ("In June, the two presidents signed a pact.", "2024-06"),
        ("The summit will be held in June.", "2025-06"),
        ("Kestan attacked over the weekend.", "2024-W42-WE"),
        ("The council meets on Thursday.", "2024-10-24"),
        ("The council meets on Friday.", "2024-10-25"),
        ("His remarks on Friday raise doubts.", "2024-10-18"),
        ("The president spoke on Thursday.", "2024-10-24"),
    ],
)
def test_the_verb_tells_which_day_is_meant(text: str, value: str) -> None:
    assert [one.value for one in times(text)] == [value]


def test_a_finding_is_a_whole_one() -> None:
    text = "The palace said earlier on Wednesday that the strait had been closed for weeks."
    first, second = times(text)
    assert text[first.span.start : first.span.end] == first.span.text == "earlier on Wednesday"
    assert (first.type, first.value, first.begin, first.until) == ("DATE", "2024-10-23", "2024-10-23", "2024-10-24")
    assert (second.span.text, second.type, second.value, second.begin) == ("for weeks", "DURATION", "PXW", None)
    assert first.id.startswith("t-")
    assert first.id != second.id
    assert first.by == "times/phase@1"


def test_without_a_publication_date_nothing_is_guessed() -> None:
    found = times("The palace said on Wednesday that it fell on 5 May 2021.", published=None)
    assert [(one.span.text, one.value, one.begin) for one in found] == [
        ("Wednesday", None, None),
        ("5 May 2021", "2021-05-05", "2021-05-05"),
    ]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-10-24", "2024-10-24"),
        ("2024-10-24T23:30:00-04:00", "2024-10-24"),
        ("2024-10", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_the_day_of_publication(published: str | None, day: str | None) -> None:
    found = anchor_of(published)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May said no.",
        "The palace is now closed, and the envoy recently resigned.",
        "A daily briefing is held, at $10 a day.",
        "Valdoria may attack.",
    ],
)
def test_what_a_record_leaves_out(text: str) -> None:
    assert times(text) == []


def test_vague_words_are_there_for_those_who_ask() -> None:
    reading = read_language(make_document("The palace is now closed.", published=PUBLISHED))
    assert [one.value for one in read_times(reading)] == ["PRESENT_REF"]


def test_times_in_a_story() -> None:
    text = (
        "Kestan closed the strait on Monday, two weeks after the pact of 3 March 2023 ended. "
        "The council will meet next week.\n\n"
        "“We have waited since February,” the envoy said at 3 p.m. on Tuesday."
    )
    assert values(text) == [
        ("Monday", "2024-10-21"),
        ("two weeks", "P2W"),
        ("3 March 2023", "2023-03-03"),
        ("next week", "2024-W44"),
        ("February", "2024-02"),
        ("3 p.m. on Tuesday", "2024-10-22T15:00"),
    ]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all(text: str) -> None:
    for one in times(text):
        assert text[one.span.start : one.span.end] == one.span.text


def test_the_same_report_gives_the_same_times() -> None:
    text = "The envoys met on Friday and will meet again next month."
    assert times(text) == times(text)
