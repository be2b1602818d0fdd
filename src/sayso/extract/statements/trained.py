"""What the trained reader adds to the rules' statements: those that no rule found, and where contents begin and end.

The rules know what a statement is for this record; the reader was taught by a corpus that annotates attitudes too
(PolNeAR). So it adds only what it is sure of, and mends the ends of what both found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.extract.statements import sources
from sayso.extract.statements.cues import MODALS, UNSAID, verbs
from sayso.extract.statements.draft import Draft, Region
from sayso.extract.statements.regions import tidy
from sayso.reader.attributions import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.language.reading import Reading

ADD = 0.8  # least likelihood of an attribution that no rule found
MEND = 0.5  # least likelihood of one whose content replaces a rule's
ALIKE = 0.5  # share of characters that two contents must have in common to be of one statement
MENDED = frozenset({"clause", "fronted", "according-to", "as", "evidence", "object", "of", "about"})


def add_trained(reading: Reading, drafts: Sequence[Draft], attributions: Sequence[Attribution]) -> list[Draft]:
    """The drafts, their contents mended, and what the reader alone found."""
    mended = [_mended(reading, draft, attributions) for draft in drafts]
    return [*mended, *_alone(reading, mended, attributions)]


def _mended(reading: Reading, draft: Draft, attributions: Sequence[Attribution]) -> Draft:
    """A draft with the reader's content, where both speak of the same and the reader is sure."""
    found = _same_cue(draft, attributions)
    if found is None:
        return draft
    likely = replace(draft, score=found.score)
    content = _content(reading, found)
    if draft.rule not in MENDED or found.score < MEND or not content or _overlap(content, draft.content) < ALIKE:
        return likely
    return replace(likely, content=content)


def _same_cue(draft: Draft, attributions: Sequence[Attribution]) -> Attribution | None:
    if draft.cue is None or draft.turn:
        return None
    start, end = draft.cue
    return next((one for one in attributions if one.cue[0] < end and start < one.cue[1]), None)


def _alone(reading: Reading, drafts: Sequence[Draft], attributions: Sequence[Attribution]) -> Iterator[Draft]:
    taken = [draft.cue for draft in drafts if draft.cue]
    for found in attributions:
        if found.score < ADD or any(start < found.cue[1] and found.cue[0] < end for start, end in taken):
            continue
        if (draft := _draft(reading, found)) and not any(_overlap(draft.content, d.content) > ALIKE for d in drafts):
            yield draft


def _draft(reading: Reading, found: Attribution) -> Draft | None:
    """A statement of the reader's, if its words make one for the record: somebody says something, and did."""
    head = _head(reading, found.cue)
    source = _head(reading, found.source) if found.source else None
    content = _content(reading, found)
    if head is None or source is None or not content or not _is_said(head):
        return None
    if source.lower_ in sources.FIRST or source.lower_ in sources.NOBODY or source.lower_ in ("we", "you"):
        return None
    entries = verbs().get(head.lemma_.lower(), ())
    act = entries[0].act if entries else "assert"
    return Draft("reader", act, content, cue=found.cue, head=head, source=source, score=found.score)


def _is_said(head: Token) -> bool:
    """Not "would say", "if he says", "to say": the saying took place."""
    return not any(
        (child.dep_ == "aux" and (child.lower_ in MODALS or child.lower_ == "to"))
        or (child.dep_ == "mark" and child.lower_ in UNSAID)
        for child in head.lefts
    )


def _content(reading: Reading, found: Attribution) -> list[Region]:
    """The reader's content by the record's conventions: tidy ends, quotation marks in where they are cut through."""
    regions = []
    for start, end in found.content:
        for quote in reading.quotes:
            if quote.start < end <= quote.end and quote.end - end <= 2:
                end = quote.end
            if quote.start <= start < quote.end and start - quote.start <= 2:
                start = quote.start
        if kept := tidy(reading, start, end):
            regions.append(kept)
    return regions


def _head(reading: Reading, region: Region) -> Token | None:
    tokens = reading.doc.char_span(*region, alignment_mode="expand")
    return tokens.root if tokens is not None and len(tokens) else None


def _overlap(a: Sequence[Region], b: Sequence[Region]) -> float:
    from sayso.extract.statements.finish import overlap

    return overlap(a, b)
