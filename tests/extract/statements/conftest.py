"""How the tables of these tests are written, and read.

A sentence is written once with the parts of one statement marked in it: {who} [cue] <what>. Two statements of one
sentence are the sentence twice, each time with other marks. So "{Admiral Venn} [said] <that it rained>." reads: in
"Admiral Venn said that it rained." one statement is found, its source, cue and content are just these words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pytest

from sayso.extract.places import find_places
from sayso.extract.statements import find_statements
from sayso.extract.times import find_times
from sayso.language import read_language
from sayso.language.coreference import link_mentions
from sayso.model import Statement, make_document

Parts = tuple[str | None, str | None, tuple[str, ...]]  # source, cue, content
MARKS = {"source": r"\{(.*?)\}", "cue": r"\[(.*?)\]", "content": r"<(.*?)>"}


@cache
def found_in(text: str, kind: str = "story") -> tuple[Statement, ...]:
    reading = link_mentions(read_language(make_document(text, kind=kind)))  # type: ignore[arg-type]
    return tuple(find_statements(reading, times=tuple(find_times(reading)), places=tuple(find_places(reading))))


def parts_of(statement: Statement) -> Parts:
    source = statement.source.span.text if statement.source else None
    return source, statement.cue.text if statement.cue else None, tuple(part.text for part in statement.content)


def without_marks(marked: str) -> str:
    return re.sub(r"[{}\[\]<>]", "", marked)


def marked_parts(marked: str) -> Parts:
    """The parts that a marked sentence names; other marks within a part are dropped."""
    found = {name: [without_marks(words) for words in re.findall(mark, marked)] for name, mark in MARKS.items()}
    source, cue = found["source"], found["cue"]
    return source[0] if source else None, cue[0] if cue else None, tuple(found["content"])


@pytest.fixture(scope="session")
def statements() -> Callable[..., tuple[Statement, ...]]:
    """The statements of a text, with the times and places of their saying."""
    return found_in


@pytest.fixture(scope="session")
def seen() -> Callable[..., list[Parts]]:
    """Source, cue and content of each statement of a text, as words."""
    return lambda text, kind="story": [parts_of(statement) for statement in found_in(text, kind)]


@pytest.fixture(scope="session")
def check() -> Callable[..., tuple[Statement, ...]]:
    """Asserts that a sentence holds just the statements that its marked versions name; gives them, in that order."""

    def checked(*versions: str) -> tuple[Statement, ...]:
        (text,) = {without_marks(marked) for marked in versions}
        found = found_in(text)
        wanted = [marked_parts(marked) for marked in versions]
        assert sorted(map(parts_of, found), key=repr) == sorted(wanted, key=repr)
        return tuple(next(s for s in found if parts_of(s) == parts) for parts in wanted)

    return checked


@pytest.fixture(scope="session")
def text_of() -> Callable[[str], str]:
    return without_marks
