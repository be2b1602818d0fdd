"""Quotations and their cues: which cue a quotation belongs to, and which quotation runs on from the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.extract.statements.around import cue_clause_start
from sayso.extract.statements.cues import Cue
from sayso.extract.statements.draft import Draft, Region

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

    from sayso.language.reading import Reading

GAP = re.compile(r"[\s,;:—–\-]*$")
JOINT = re.compile(r"\s*(?:,|and|or|,\s*and)\s*")
BEFORE_QUOTE = re.compile(r"(?:^|[.!?…:”\"’»)\]]|''|—|–)\s*$")
SENTENCE_CLOSE = re.compile(r"[.!?…,—–-]['\"”’»]*$|[.!?…]''$")
RUNS_ON = frozenset(",?!—–-…")  # how a quotation ends that its cue follows as a sentence of its own, by the parse
WHEN = frozenset({"before", "after", "as", "when", "while"})
SPOKEN = frozenset({"clause", "quote", "fronted"})  # rules whose statements a quotation may carry on
LEAST_WORDS = 3  # fewer words in quotation marks are a name or a scare quote, unless a cue stands beside them


def quotes_of(reading: Reading, cue: Cue) -> list[int]:
    """The quotations beside a cue, in its own sentence or just before it: first the one before, then the one behind."""
    level = reading.quote_at(cue.head.idx)
    sent = cue.head.sent
    start, end = sent.start_char, sent.end_char
    clause_start = cue_clause_start(cue).idx
    found: list[int] = []
    for index in _level(reading, level, start - 400, end):
        quote = reading.quotes[index]
        if quote.end <= clause_start and GAP.fullmatch(reading.document.text, quote.end, clause_start):
            if quote.end > start or reading.document.text[quote.start : quote.end].rstrip("”’\"'» ")[-1:] in RUNS_ON:
                found.append(index)
        elif quote.start >= cue.words[1] and quote.start < end and (found or _leads_to(reading, cue, quote.start)):
            found.append(index)
            if not _is_joined(reading, index):
                break
    return found


def _is_joined(reading: Reading, index: int) -> bool:
    """Is a quotation one of a row: "wrote “no” and “never”"?"""
    if index + 1 >= len(reading.quotes):
        return False
    this, following = reading.quotes[index], reading.quotes[index + 1]
    return JOINT.fullmatch(reading.document.text, this.end, max(this.end, following.start)) is not None


def _level(reading: Reading, level: int | None, start: int, end: int) -> Iterator[int]:
    for index, quote in enumerate(reading.quotes):
        if quote.start >= end:
            return
        if quote.outer == level and quote.start >= start:
            yield index


def _leads_to(reading: Reading, cue: Cue, start: int) -> bool:
    """May what stands between a cue and a quotation lead up to it? ("said", "said in a statement:", "told them")."""
    between = reading.document.text[cue.words[1] : start]
    if between.rstrip().endswith((":", ",", "that")) or not between.strip():
        return True
    return len(between.split()) <= 12 and not any(
        t.pos_ in ("VERB", "AUX") for t in cue.head.sent if cue.words[1] <= t.idx < start
    )


def snap(reading: Reading, cue: Cue, start: int, end: int) -> Region:
    """Stretch a region over the quotations that it cuts; a region within a quotation becomes the whole of it."""
    level = reading.quote_at(cue.head.idx)
    if level is not None:
        outer = reading.quotes[level]
        start, end = max(start, outer.start + 1), min(end, outer.end - 1 if outer.closed else outer.end)
    for index in _level(reading, level, 0, end):
        quote = reading.quotes[index]
        if quote.end > start and quote.start < end and not quote.start <= cue.head.idx < quote.end:
            start, end = min(start, quote.start), max(end, quote.end)
    return start, end


def quoted_alone(reading: Reading, cue: Cue, region: Region) -> Region:
    """A region that is a quotation and what happened then, without the latter: "said “We are ready” before he left"."""
    for index in _level(reading, reading.quote_at(cue.head.idx), region[0], region[1]):
        quote = reading.quotes[index]
        if quote.start == region[0] and quote.end < region[1] and _is_when(cue, quote.end):
            return quote.start, quote.end
    return region


def _is_when(cue: Cue, char: int) -> bool:
    """Does a clause of when begin behind a character?"""
    first = next((t for t in cue.head.sent if t.idx >= char and not t.is_punct), None)
    return first is not None and first.lower_ in WHEN and first.head.dep_ in ("advcl", "pcomp", "prep")


def run_on(reading: Reading, drafts: list[Draft]) -> Iterator[Draft]:
    """Give quotations that stand alone to the statement that they continue; yields those that begin a new one."""
    used = {index for draft in drafts for index in draft.quotes}
    for index, quote in enumerate(reading.quotes):
        if index in used or quote.outer is not None or not _stands_alone(reading, index):
            continue
        if (holder := _holder(drafts, quote.start, quote.end)) is not None:
            holder.quotes.append(index)
            continue
        draft = _continued(reading, drafts, index) or _speaker_just_named(reading, index)
        if draft is None:
            continue
        if index not in draft.quotes:
            draft.quotes.append(index)
            draft.content.append((quote.start, quote.end))
        if draft.rule == "quote-alone" and draft not in drafts:
            drafts.append(draft)
            yield draft


def _stands_alone(reading: Reading, index: int) -> bool:
    quote, text = reading.quotes[index], reading.document.text
    block = reading.block_at(quote.start)
    if block is None or block.kind in ("turn", "heading") or len(text[quote.start : quote.end].split()) <= LEAST_WORDS:
        return False
    before = text[block.start : quote.start]
    if before.strip() and not BEFORE_QUOTE.search(before):
        return False
    after = text[quote.end : block.end].lstrip(" .")
    closes = bool(SENTENCE_CLOSE.search(text[quote.start : quote.end])) or text[quote.end : quote.end + 1] == "."
    return closes and (not after or after[0].isupper() or after[0] in "“\"'‘`")


def _holder(drafts: list[Draft], start: int, end: int) -> Draft | None:
    """The statement whose content already holds a quotation, or part of it (and not one that is made within it)."""
    around = (draft for draft in drafts if draft.cue is None or not start <= draft.cue[0] < end)
    return next((draft for draft in around if any(a < end and start < b for a, b in draft.content)), None)


def _continued(reading: Reading, drafts: list[Draft], index: int) -> Draft | None:
    """The statement whose quotation this one carries on: the last of its paragraph, or of the one before."""
    quote = reading.quotes[index]
    if quote.continues is not None:
        return next((d for d in drafts if quote.continues in d.quotes), None)
    if (told := _told_just_before(reading, drafts, quote.start)) is not None:
        return told
    block = reading.block_at(quote.start)
    if _speaker_just_named(reading, index) is not None:
        return None
    earlier = [d for d in drafts if d.quotes and not d.turn and max(e for _, e in d.content) <= quote.start]
    last = max(earlier, key=lambda d: max(e for _, e in d.content), default=None)
    if last is not None and block is not None and _near(reading, last, block.start):
        return last
    later = [d for d in drafts if d.quotes and block is not None and quote.end <= d.start < block.end]
    return min(later, key=lambda d: d.start, default=None)


def _told_just_before(reading: Reading, drafts: list[Draft], char: int) -> Draft | None:
    """The statement whose cue is the main verb of the sentence before: "She said that it fell. “It burnt.”"."""
    before = reading.token_before(char)
    if before is None or reading.quote_at(before.sent.root.idx) is not None:
        return None
    head = before.sent.root
    return next((d for d in drafts if d.head == head and d.rule in SPOKEN and d.source is not None), None)


def _near(reading: Reading, draft: Draft, block_start: int) -> bool:
    """Did the draft end in this paragraph, or in the one just before?"""
    index = next((i for i, b in enumerate(reading.blocks) if b.start == block_start), 0)
    before = reading.blocks[index - 1].start if index else block_start
    return max(e for _, e in draft.content) >= min(before, block_start)


def _speaker_just_named(reading: Reading, index: int) -> Draft | None:
    """A new statement of the person whom the sentence before a lone quotation is about: "Kirby was blunt. “We ...”"."""
    quote = reading.quotes[index]
    sent = _sentence_before(reading, quote.start)
    if sent is None or reading.quote_at(sent.root.idx) is not None:
        return None
    subject = next((c for c in sent.root.children if c.dep_ == "nsubj"), None)
    chain = reading.chain_of(subject) if subject is not None else None
    if (
        subject is None
        or chain is None
        or chain.kind != "person"
        or any(q.start < sent.end_char and q.end > sent.start_char for q in reading.quotes)
    ):
        return None
    return Draft("quote-alone", "assert", [], head=sent.root, source=subject)


def _sentence_before(reading: Reading, char: int) -> Tokens | None:
    token = reading.token_before(char)
    block = reading.block_at(char)
    if token is None or block is None or token.idx < block.start:
        return None
    return token.sent
