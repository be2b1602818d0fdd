"""Transcripts of briefings are told from stories by the labels of their turns."""

from __future__ import annotations

import pytest

from sayso.ingest import read_bytes
from sayso.ingest.transcript import is_transcript

BRIEFING = (
    "Press Room\n"
    "Port Orm, Valdoria\n"
    "\n"
    "2:05 P.M.\n"
    "\n"
    "MS. DRESK:\u00a0 Good afternoon, everybody.\u00a0 We have said what we have to say\n"
    "about the ships, and about the talks with Kestan, which go on as they\n"
    "should.\u00a0 (Laughter.)\u00a0\n"
    "\u00a0 \n"
    "That’s all.\n"
    "Q\u00a0\u00a0\u00a0 When do the ships leave?\u00a0 There are rumours about Friday, and the\n"
    "minister didn’t (inaudible) them.\n"
    "SECRETARY VARN:\u00a0 Not on Friday.\n"
)


def test_wrapped_lines_are_joined_and_turns_are_not() -> None:
    document = read_bytes(BRIEFING.encode(), name="a.txt")
    assert document.kind == "transcript"
    assert len(document.text) == len(BRIEFING)  # offsets in the file are offsets in the text
    assert [line.strip() for line in document.text.split("\n") if line.strip()] == [
        "Press Room",
        "Port Orm, Valdoria",
        "2:05 P.M.",
        "MS. DRESK:  Good afternoon, everybody.  We have said what we have to say about the ships, and about the talks "
        "with Kestan, which go on as they should.  (Laughter.)",
        "That’s all.",
        "Q    When do the ships leave?  There are rumours about Friday, and the minister didn’t (inaudible) them.",
        "SECRETARY VARN:  Not on Friday.",
    ]


def test_the_same_in_markdown() -> None:
    source = "---\ntitle: Briefing\n---\n" + BRIEFING.replace("MS. DRESK:", "**MS. DRESK:**").replace("\n\n", "  \n\n")
    document = read_bytes(source.encode(), name="a.md")
    assert (document.kind, document.title) == ("transcript", "Briefing")
    assert "\n\nMS. DRESK: Good afternoon, everybody. We have said what we have to say about the ships" in document.text
    assert "\nQ When do the ships leave? There are rumours about Friday, and" in document.text
    assert "\nSECRETARY VARN: Not on Friday." in document.text


LONG = "We have said what we have to say about the ships and the talks. " * 3


@pytest.mark.parametrize(
    "text",
    [
        f"Q Will they leave?\n\nMS. DRESK: {LONG}",
        f"PRESIDENT VARN: {LONG}\n\n{LONG}",  # a speech is one turn
        f"THE PRESIDENT: {LONG}",
        f"Hall of the Straits\n\nMR. TOLL: {LONG}\n\nMS. DRESK: Yes.",
        "VARN: Well, they stay.\n\nTOLL: Do they?\n\nVARN: They do.",
        f"QUESTION: Will they leave?\n\nMR. TOLL: {LONG}",
    ],
)
def test_transcripts(text: str) -> None:
    assert is_transcript(text)


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        f"BREAKING: {LONG}",
        f"{LONG}\n\nREAD MORE: Ships\n\n{LONG}\n\nWATCH: Ships\n\n{LONG}\n\nREAD MORE: On" + f"\n\n{LONG}" * 3,
        f"{LONG}\n\nTHE SECRETARY GENERAL: IS HE WORTH IT?\n\n{LONG}\n\n{LONG}\n\n{LONG}",
        f"{LONG * 4}\n\nQ Will they leave?\n\nMS. DRESK: No.",  # a story that quotes an exchange at its end
        "Q",
        "",
    ],
)
def test_stories(text: str) -> None:
    assert not is_transcript(text)
