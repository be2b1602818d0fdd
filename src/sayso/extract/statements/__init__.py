"""Statements: who said what. Direct, indirect and mixed; the cue before, inside and after; several in one sentence;
nested.

The way: cues from the codebook (`cues`) -> the content that the syntax around each gives (`content`) -> quotations
beside it, and those that run on (`quotations`) -> what no verb carries (`others`) -> who says it (`sources`) ->
findings (`finish`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.extract.statements.finish import finish
from sayso.extract.statements.others import find_according, find_hearsay, find_nouns, find_this, find_turns
from sayso.extract.statements.quotations import run_on
from sayso.extract.statements.trained import add_trained
from sayso.extract.statements.verbal import find_verbal
from sayso.model import Statement, Timex, Toponym

if TYPE_CHECKING:
    from sayso.language.reading import Reading
    from sayso.reader.attributions import Attribution

__all__ = ["find_statements"]


def find_statements(
    reading: Reading,
    *,
    times: Sequence[Timex] = (),
    places: Sequence[Toponym] = (),
    attributions: Sequence[Attribution] = (),
) -> Iterator[Statement]:
    """The statements of a reading whose mentions are linked, in the text's order.

    `times` and `places` are those found in the same text: a statement keeps the ids of those in its cue's own clause.
    `attributions` are the trained reader's.
    """
    drafts = list(find_verbal(reading))
    drafts += find_according(reading)
    drafts += find_this(reading)
    list(run_on(reading, drafts))
    drafts += [
        draft for draft in (*find_nouns(reading), *find_hearsay(reading)) if draft.cue not in {d.cue for d in drafts}
    ]
    if attributions:
        drafts = add_trained(reading, drafts, attributions)
    drafts += find_turns(reading)
    yield from finish(reading, drafts, times=times, places=places)
