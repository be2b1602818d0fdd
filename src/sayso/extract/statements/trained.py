"""What the trained reader adds to the rules' statements: those that no rule found, and where contents begin and end.

The rules know what a statement is for this record; the reader was taught by a corpus that annotates attitudes too
(PolNeAR). So it adds only what it is sure of, and mends the ends of what both found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.extract.statements import sources
from sayso.extract.statements.cues import CARRIERS, MODALS, UNSAID, Entry, verbs
from sayso.extract.statements.draft import Draft, Region
from sayso.extract.statements.regions import tidy
from sayso.reader.attributions import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.language.reading import Reading

ADD = 0.65  # least likelihood of an attribution that no rule found (bench gold, dev and fresh: .60 to .70 alike)
MEND = 0.6  # least likelihood of one whose content a rule's is stretched to
REPLACE = 0.85  # least likelihood of one whose content takes the place of a rule's that is another
# Least likelihood of one whose content takes the place of a rule's that is like it. Where two contents in one piece
# differ (PolNeAR's dev side), the rules' is right at overlap .8 in 7 of 38, the reader's in 27; of those in several
# pieces, in 74 and 80 of 81.
SURE = 0.8
ALIKE = 0.5  # share of characters that two contents must have in common to be of one statement
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})
UNNAMED = frozenset({"we", "you", "few", "anyone", "anybody"})  # nobody is named, or hardly anybody says it
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
CLAUSAL = frozenset({"clause", "quote", "evidence", "evidence-quote"})
STRETCHED = frozenset({"clause", "fronted", "according-to", "as", "evidence", "object"})


def add_trained(reading: Reading, drafts: Sequence[Draft], attributions: Sequence[Attribution]) -> list[Draft]:
    """The drafts, their contents mended, and what the reader alone found."""
    mended = [_mended(reading, draft, attributions) for draft in drafts]
    return [*mended, *_alone(reading, mended, attributions)]


def _mended(reading: Reading, draft: Draft, attributions: Sequence[Attribution]) -> Draft:
    """A draft with the reader's content, where both speak of the same and the reader is sure."""
    found = _same_cue(draft, attributions)
    if found is None:
        return draft
    likely = replace(draft, confirmed=True)
    content = _content(reading, found)
    if not content or _cuts_quotation(reading, draft.content, content):
        return likely
    if _overlap(content, draft.content) < ALIKE:
        return replace(likely, content=[*content, *_run_on(draft, content)]) if found.score >= REPLACE else likely
    if found.score >= SURE and _is_alike(draft.content, content):
        return replace(likely, content=content)
    if draft.rule in STRETCHED and found.score >= MEND and len(content) == len(draft.content) == 1:
        (start, end), (first, last) = draft.content[0], content[0]
        return replace(likely, content=[(min(start, first), max(end, last))])
    return likely


def _cuts_quotation(reading: Reading, ours: Sequence[Region], theirs: Sequence[Region]) -> bool:
    """Would of what is quoted a part be left out? Quotation marks are surer than the reader. (What runs on behind its
    content stays anyway.)
    """
    quotes = [quote for quote in reading.quotes if any(a <= quote.start and quote.end <= b for a, b in ours)]
    behind = max(end for _, end in theirs)
    return any(a < quote.end and quote.start < b for quote in quotes for a, b in theirs) and any(
        quote.start < behind and not any(a <= quote.start and quote.end <= b for a, b in theirs) for quote in quotes
    )


def _is_alike(ours: Sequence[Region], theirs: Sequence[Region]) -> bool:
    """May a content take another's place: both in one piece, or both in several between the same ends?"""
    if len(ours) == 1:
        return len(theirs) == 1
    return abs(ours[0][0] - theirs[0][0]) <= 2 and abs(ours[-1][1] - theirs[-1][1]) <= 2


def _run_on(draft: Draft, content: Sequence[Region]) -> list[Region]:
    """What the rules add of quotations that run on behind the reader's content."""
    behind = max(end for _, end in content)
    return [(start, end) for start, end in draft.content[1:] if start >= behind]


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
    if head is None or source is None or not content or not head.is_alpha:
        return None
    if not _is_said(head) or _is_to_be_said(reading, found.cue) or not _has_words(reading, content):
        return None
    if source.lower_ in sources.FIRST or source.lower_ in sources.NOBODY or source.lower_ in UNNAMED:
        return None
    entries = verbs().get(head.lemma_.lower(), ())
    if not _is_quoted(reading, content) and (
        not _is_near(reading, found.cue, content) or not (_is_clause(reading, content) or _takes_less(entries))
    ):
        return None
    act = entries[0].act if entries else "assert"
    return Draft("reader", act, content, cue=found.cue, head=head, source=source)


def _is_said(head: Token) -> bool:
    """Not "would say", "if he says", "to say": the saying took place."""
    return not any(
        (child.dep_ == "aux" and (child.lower_ in MODALS or child.lower_ == "to"))
        or (child.dep_ == "mark" and child.lower_ in UNSAID)
        for child in head.lefts
    )


def _is_to_be_said(reading: Reading, cue: Region) -> bool:
    """An infinitive within the cue, which took place only where its verb carries it: "went on to say", but "likes to
    say"."""
    return any(
        token.tag_ == "VB" and token.dep_ == "xcomp" and token.head.lemma_ not in CARRIERS
        for token in reading.doc.char_span(*cue, alignment_mode="expand") or ()
    )


def _has_words(reading: Reading, content: Sequence[Region]) -> bool:
    """Is anything said but "that" or "so"?"""
    return any(
        token.pos_ in ("NOUN", "PROPN", "VERB", "AUX", "ADJ", "NUM")
        for region in content
        for token in reading.doc.char_span(*region, alignment_mode="expand") or ()
    )


def _is_quoted(reading: Reading, content: Sequence[Region]) -> bool:
    """Are its words those of a quotation?"""
    return any(quote.start <= start < quote.end for quote in reading.quotes for start, _ in content)


def _is_near(reading: Reading, cue: Region, content: Sequence[Region]) -> bool:
    """Are cue and content in one paragraph? Under a heading ("Envoy recalled") stands what happened, nothing said."""
    return reading.block_at(cue[0]) is reading.block_at(content[0][0])


def _is_clause(reading: Reading, content: Sequence[Region]) -> bool:
    """Is it a clause with a subject and a finite verb (and not what is wanted or planned: "to withdraw", "a truce")?"""
    tokens = reading.doc.char_span(*content[0], alignment_mode="expand")
    root = tokens.root if tokens is not None else None
    return root is not None and any(
        verb.tag_ in FINITE and any(child.dep_ in SUBJECTS for child in verb.children)
        for verb in (root, *(child for child in root.children if child.dep_ in ("ccomp", "conj", "aux")))
    )


def _takes_less(entries: Sequence[Entry]) -> bool:
    """Does the codebook know the cue with less than a clause: "vowed to withdraw", "condemned the raid"?"""
    return any(set(entry.frames) - CLAUSAL for entry in entries)


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
