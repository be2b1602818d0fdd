"""Where a content ends: before the next act of saying of the same source, which the parser takes for a part of it.

"He said Kestan had moved guns, adding that ..." : the second cue belongs to the first one's source, and opens a
statement of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.extract.statements.around import cue_clause_start
from sayso.extract.statements.cues import Cue
from sayso.extract.statements.draft import Draft
from sayso.extract.statements.regions import tidy

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.language.reading import Reading

FINITE = frozenset({"VBD", "VBZ", "VBP"})
CLAUSAL = frozenset(
    {"clause", "fronted", "other-to", "infinitive", "object", "object-of", "as", "of", "about", "hearsay"}
)


def cut_at_next_cue(reading: Reading, drafts: list[Draft], cues: dict[int, Cue]) -> None:
    """Shorten contents that hold a further cue of their own source, and give that cue the source."""
    for draft in drafts:
        if draft.rule not in CLAUSAL or draft.head is None or draft.cue is None:
            continue
        for other in _inside(draft, drafts):
            _part(reading, draft, other, cues)


def _part(reading: Reading, draft: Draft, other: Draft, cues: dict[int, Cue]) -> None:
    """End a content before a further act of saying, if that is what the other draft is."""
    at = _joint(reading, draft, other, cues)
    if at is None:
        return
    _cut(reading, draft, at)
    if not _has_subject(other):
        other.source = draft.source


def _inside(draft: Draft, drafts: list[Draft]) -> Iterator[Draft]:
    for other in drafts:
        if other is draft or other.head is None or other.cue is None or draft.cue is None:
            continue
        if other.cue[0] > draft.cue[1] and any(a < other.cue[0] < b for a, b in draft.content):
            yield other


def _joint(reading: Reading, draft: Draft, other: Draft, cues: dict[int, Cue]) -> int | None:
    """Where the other cue's clause begins if it is one more act of the same source, else None."""
    head, main = other.head, draft.head
    if head is None or main is None or reading.quote_at(head.idx) != reading.quote_at(main.idx):
        return None
    before = _previous(head)
    if head.tag_ == "VBG" and before is not None and before.text == ",":
        return head.idx
    own = _has_subject(other)
    if head.dep_ != "conj" or head.tag_ not in FINITE or main.tag_ not in FINITE:
        return None
    if (
        not own
        and head.tag_ == main.tag_
        and before is not None
        and before.lower_ in ("and", "but")
        and _differs(draft, head)
    ):
        return before.idx
    if own and main.tag_ != "VBD" and head.i in cues and other.source is not None:
        first = cue_clause_start(cues[head.i])
        joined = _previous(first)
        return joined.idx if joined is not None and joined.lower_ in ("and", "but") else None
    return None


def _has_subject(draft: Draft) -> bool:
    return draft.head is not None and any(child.dep_ in ("nsubj", "nsubjpass") for child in draft.head.lefts)


def _differs(draft: Draft, head: Token) -> bool:
    """Is the verb that a cue is joined to in another form (so that the cue rather goes with the first)?"""
    return head.head.tag_ != head.tag_ or head.head == draft.head


def _previous(token: Token) -> Token | None:
    return token.doc[token.i - 1] if token.i else None


def _cut(reading: Reading, draft: Draft, at: int) -> None:
    kept = []
    for a, b in draft.content:
        part = tidy(reading, a, min(b, at)) if a < at else None
        if part:
            kept.append(part)
    draft.content = kept
