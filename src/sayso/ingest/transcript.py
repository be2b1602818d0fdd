"""Transcripts of briefings: who speaks stands before a colon ("MR. KIRBY:") or is "Q", up to the next such label."""

from __future__ import annotations

import re
from collections import Counter

# The labels themselves are known where they are used: the layout of a text.
from sayso.language.layout import TURN

# Who a label names with a form of address or an office is a person who speaks; "READ MORE:" and "BREAKING:" have none.
OFFICE = (
    "PRESIDENT|MINISTER|CHANCELLOR|SECRETARY|GENERAL|ADMIRAL|AMBASSADOR|SENATOR|GOVERNOR|SPEAKER|OFFICIAL|MODERATOR"
)
ADDRESS = re.compile(rf"(?:MR|MS|MRS|DR)\b\.?\s|(?:[A-Z]+\s+){{0,3}}(?:{OFFICE})\b")
FEWEST_TURNS = 3
LEAST_LABELLED = 0.4  # share of paragraphs with a label, where no label has a form of address and none is a question's
LEAST_COVERED = 0.5  # share of the text that stands behind the first label


def is_transcript(text: str) -> bool:
    """Whether a text is a transcript, by the labels its lines begin with."""
    starts: list[int] = []
    names: Counter[str] = Counter()
    paragraphs = 0
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        paragraphs += 1
        label = _label(match.group())
        if label:
            starts.append(match.start())
            names[label] += 1
    if not starts or len(text) - starts[0] < LEAST_COVERED * len(text):
        return False
    if any(ADDRESS.match(name) for name in names) or (names["Q"] and len(names) > 1):
        return True
    taken = sum(names.values())
    return taken >= FEWEST_TURNS and len(names) > 1 and taken > len(names) and taken >= LEAST_LABELLED * paragraphs


def _label(line: str) -> str | None:
    """Who a line's label names ("Q" where it is a question's); None for a headline in capitals ("BIDEN: NO TALKS")."""
    match = TURN.match(line)
    if match is None or line[match.end() :].isupper():
        return None
    return match["name"] or "Q"


def begins_turn(line: str) -> bool:
    """Whether a line begins with a speaker's label."""
    return TURN.match(line) is not None
