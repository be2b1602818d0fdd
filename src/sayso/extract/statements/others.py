"""Statements that no verb carries: "according to", hearsay adverbs, noun cues, and the turns of a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.extract.statements.clauses import goes_on_behind
from sayso.extract.statements.cues import adverbs, nouns, prepositions, source_behind, writings
from sayso.extract.statements.draft import Draft, Region
from sayso.extract.statements.regions import region, subtree, tidy
from sayso.extract.statements.sources import can_speak, subject_of
from sayso.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.language.reading import Reading

PRO_SENTENCE = re.compile(r"(?:this|that|it)\s*(?:is|was|['’]s)?", re.I)
ASKERS = frozenset({"Q", "QUESTION", "REPORTER", "JOURNALIST", "PRESS"})  # labels of those who ask, in transcripts
BY = frozenset({"by", "from", "of", "among"})  # "the claim by Kestan that", "fears among residents that"
THIS_VERBS = frozenset({"say", "state", "announce", "report", "write", "confirm", "declare"})


def find_according(reading: Reading) -> Iterator[Draft]:
    """ "The port was shelled, according to the governor": the source is the preposition's object, the content its
    clause.
    """
    for token in reading.columns.with_lower(prepositions()):
        if (found := source_behind(token)) and (draft := _according(reading, token, *found)):
            yield draft


def _according(reading: Reading, first: Token, last: Token, source: Token) -> Draft | None:
    top = first if first.dep_ != "pcomp" else first.head
    rest = _lost_complement(top.head, first, source)
    end = rest.left_edge.nbor(-2) if rest is not None else source.right_edge
    content = _around(reading, top.head, (first.idx, end.idx + len(end)))
    if rest is not None:
        content += _kept(reading, rest.left_edge.idx, first.sent.end_char)
    if first.i and content and PRO_SENTENCE.fullmatch(reading.document.text[content[0][0] : content[0][1]]):
        before = _sentence_before(reading, first)  # "That's according to the governor."
        content = [before] if before else []
    if not content:
        return None
    return Draft("according-to", "assert", content, cue=region(first, last), head=first, source=source)


def _lost_complement(verb: Token, first: Token, source: Token) -> Token | None:
    """Of "was, in the words of the governor, an act": the act, which the parser takes for another name of his."""
    if verb.lemma_ != "be" or first.i != verb.i + 2 or verb.nbor().text != ",":
        return None
    return next((c for c in source.rights if c.dep_ == "appos" and c.left_edge.nbor(-1).text == ","), None)


def _around(reading: Reading, clause: Token, cut: Region) -> list[Region]:
    """The clause that a phrase belongs to, up to the comma that sets the phrase off, without the phrase itself."""
    while clause.pos_ not in ("VERB", "AUX") and clause.head != clause:
        clause = clause.head
    sent = clause.sent
    start, end = sent.start_char, sent.end_char
    text = reading.document.text
    if text[start : cut[0]].strip():
        if clause.i > _first_after(clause, cut):
            return [*_kept(reading, start, cut[0]), *_kept(reading, cut[1], end)]
        if _goes_on(clause, cut):
            return [*_kept(reading, _clause_start(clause, cut[0]), cut[0]), *_kept(reading, cut[1], end)]
        if goes_on_behind(clause):  # "said that it fell, according to the guards, but that ...": within what is said
            return _kept(reading, clause.left_edge.nbor().idx, cut[0])
        return _kept(reading, _clause_start(clause, cut[0]), cut[0])
    # The phrase opens the sentence: what follows is the content.
    return _kept(reading, cut[1], end)


def _goes_on(clause: Token, cut: Region) -> bool:
    """Does the clause go on behind a phrase set in between: "was, in the words of the envoy, an act of war"?"""
    following = next((t for t in clause.sent if t.idx >= cut[1] and not t.is_punct), None)
    if following is None or not clause.sent.text[cut[1] - clause.sent.start_char :].startswith(","):
        return False
    if following.lower_ == "because":  # "There was no truce, according to the envoy, because ...": he says why
        return True
    tops = [child for child in clause.rights if child.left_edge.i == following.i]
    return any(top.dep_ in ("attr", "dobj", "acomp", "prep", "xcomp", "pobj") for top in tops)


def _first_after(clause: Token, cut: Region) -> int:
    """The first token behind a phrase: where the clause's verb stands behind it, its content does too."""
    return next((t.i for t in clause.sent if t.idx >= cut[1]), clause.i)


def _clause_start(clause: Token, before: int) -> int:
    while clause.dep_ in ("conj", "acl", "relcl", "advcl") and clause.head.pos_ in ("VERB", "AUX", "NOUN", "PROPN"):
        clause = clause.head
    start = clause.sent.start_char
    return start if start < before else clause.left_edge.idx


def _kept(reading: Reading, start: int, end: int) -> list[Region]:
    kept = tidy(reading, start, end)
    if kept is None:
        return []
    quote = next((q for q in reading.quotes if q.start < kept[1] <= q.end and q.start >= kept[0]), None)
    return [(kept[0], max(kept[1], quote.end) if quote else kept[1])]


def find_this(reading: Reading) -> Iterator[Draft]:
    """ "Five ships left port. The admiral said this on Monday.": the content is the sentence before."""
    for token in reading.columns.with_lower(("this", "so")):
        if token.head.lemma_ not in THIS_VERBS or token.dep_ not in ("dobj", "nsubjpass", "advmod"):
            continue
        verb = token.head
        content = _sentence_before(reading, verb)
        source = subject_of(verb)
        if content and source is not None and source != token:
            yield Draft("this", "assert", [content], cue=region(verb, verb), head=verb, source=source)


def _sentence_before(reading: Reading, verb: Token) -> Region | None:
    before = reading.token_before(verb.sent.start_char)
    block = reading.block_at(before.idx) if before is not None else None
    if before is None or block is None or block.kind != "paragraph":
        return None
    return tidy(reading, before.sent.start_char, before.sent.end_char)


def find_hearsay(reading: Reading) -> Iterator[Draft]:
    """ "Kestan has reportedly moved two brigades": somebody says so; the text does not say who."""
    for token in reading.columns.with_lower(adverbs()):
        if token.dep_ == "advmod" and token.head.pos_ in ("VERB", "AUX"):
            start, end = _plain_clause(token.head)
            parts = [tidy(reading, start, token.idx), tidy(reading, token.idx + len(token), end)]
            if content := [part for part in parts if part]:
                yield Draft("hearsay", "assert", content, cue=region(token, token), head=token)


def _plain_clause(verb: Token) -> Region:
    """A verb's clause from its subject on, up to the first participle that a comma sets off."""
    subjects = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    first = subjects[0].left_edge if subjects else verb.left_edge
    end = subtree(verb)[1]
    for child in verb.rights:
        if child.dep_ == "advcl" and child.left_edge.i and child.doc[child.left_edge.i - 1].text == ",":
            end = min(end, child.left_edge.idx)
    return first.idx, end


def find_nouns(reading: Reading) -> Iterator[Draft]:
    """ "Kestan's claim that the strait was mined": a noun with its clause; whose it is, or who it is by, speaks."""
    for token in reading.columns.with_lemma(nouns()):
        if token.pos_ != "NOUN":
            continue
        clause = _clause_of(token)
        owner = _owner(reading, token)
        if clause is not None and (
            owner is not None or token.lemma_ in ("concern", "fear", "report", "rumor", "rumour")
        ):
            yield Draft(
                "noun", "assert", [_noun_content(token, clause)], cue=region(token, token), head=token, source=owner
            )


def _clause_of(noun: Token) -> Token | None:
    """The clause that says what is claimed, also where the parser hangs it on the one who claims it."""
    authors = [c for child in noun.rights if child.dep_ == "prep" and child.lower_ in BY for c in child.rights]
    hung = (clause for word in (noun, *authors) for clause in word.rights)
    return next((c for c in hung if c.dep_ in ("acl", "ccomp", "relcl") and _is_that_clause(c)), None)


def _noun_content(noun: Token, clause: Token) -> Region:
    """A noun's clause, with the "and a feeling of ruin" at its end that the parser joins to the noun itself."""
    last = clause.right_edge
    for child in noun.rights:
        follows = child.dep_ == "conj" and child.left_edge.i == last.i + 2 and last.nbor().dep_ == "cc"
        if follows and last.dep_ in ("dobj", "pobj") and child.lemma_.lower() not in nouns() | writings():
            last = child.right_edge
    return region(clause.left_edge, last)


def _owner(reading: Reading, noun: Token) -> Token | None:
    """Whose a claim is: its possessor, also where the parser takes it for a subject, or who it is "by" or "from"."""
    for child in noun.lefts:
        if child.dep_ == "poss" or any(mark.tag_ == "POS" for mark in child.rights):
            return child
    for child in noun.rights:
        author = next(iter(child.rights), None) if child.lower_ in BY and child.dep_ == "prep" else None
        if author is not None and author.ent_type_ not in ("DATE", "TIME"):
            return author if author.pos_ == "PROPN" or can_speak(reading, author) else None
    return None


def _is_that_clause(clause: Token) -> bool:
    """A clause that says what is claimed ("the claim that it fell"), not which claim is meant ("the claim that it
    made").
    """
    first = clause.left_edge
    whole = clause.lemma_ == "be" and {"nsubj", "acomp"} <= {child.dep_ for child in clause.children if child != first}
    return first.lower_ == "that" and (first.dep_ == "mark" or (whole and first.head == clause))


def find_turns(reading: Reading) -> Iterator[Draft]:
    """The turns of a transcript: what each speaker says without a break is one statement."""
    speaker: Span | None = None
    draft: Draft | None = None
    for block in reading.blocks:
        if block.kind != "turn" or block.speaker is None:
            continue
        if draft is None or block.speaker != speaker:
            if draft is not None:
                yield draft
            speaker = block.speaker
            source = _label_head(reading, speaker)
            draft = Draft("turn", "assert", [], source=source, label=(speaker.start, speaker.end), turn=True)
        draft.content.append((block.start, block.end))
        if speaker is not None and speaker.text in ASKERS and "?" in reading.document.text[block.start : block.end]:
            draft.act = "ask"
    if draft is not None:
        yield draft


def _label_head(reading: Reading, label: Span) -> Token | None:
    tokens = reading.doc.char_span(label.start, label.end, alignment_mode="expand")
    if tokens is None:
        return None
    return next((t for t in reversed(tokens) if reading.mention_at(t.i)), tokens[-1])
