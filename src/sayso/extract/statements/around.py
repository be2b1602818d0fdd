"""Contents before a cue and around it: "It withdrew, the minister said", "The raid, he said, was piracy"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.extract.statements.clauses import is_aside, word_before
from sayso.extract.statements.cues import Cue, source_behind, verbs
from sayso.extract.statements.draft import Region
from sayso.extract.statements.regions import region

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
BREAKS = frozenset({",", "—", "–", "-"})


def as_said(cue: Cue) -> list[Region]:
    """The sentence around "as the envoy noted": what stands before it and behind it."""
    mark = next((c for c in cue.head.lefts if c.lower_ == "as" and c.dep_ in ("mark", "advmod")), None)
    taken = ("ccomp", "xcomp", "dobj", "acomp")
    if mark is None or any(child.dep_ in taken for child in cue.head.rights if child.i >= cue.end):
        return []
    sent, last = cue.head.sent, cue.head.right_edge
    before = [region(sent[0], mark.nbor(-1))] if mark.i > sent.start else []
    after = [region(last.nbor(), sent[-1])] if last.i + 1 < sent.end else []
    return [*before, *after]


def fronted(cue: Cue) -> Region | None:
    """A clause that stands before the cue: "It withdrew, the minister said"."""
    first = cue_clause_start(cue)
    for comp in cue.head.lefts:
        if comp.dep_ in ("ccomp", "parataxis") and comp.i < first.i:
            return comp.left_edge.idx, first.idx
    return _before_comma(cue, first)


def _before_comma(cue: Cue, first: Token) -> Region | None:
    """The sentence up to the comma before a cue that ends it, whatever the parser makes of their joint."""
    sent = cue.head.sent
    if first.i - 1 <= sent.start or first.i == cue.head.i or first.nbor(-1).text != ",":
        return None
    if any(child.dep_ in ("ccomp", "xcomp") for child in cue.head.rights) or cue.head.dep_ in ("relcl", "acl"):
        return None
    before = sent.doc[sent.start : first.i - 1]
    return region(before[0], before[-1]) if any(t.tag_ in FINITE for t in before) else None


def cue_clause_start(cue: Cue) -> Token:
    """The first token of the cue's own clause: its subject's, or its own."""
    lefts = [c for c in cue.head.lefts if c.dep_ in ("aux", "auxpass", "neg")]
    lefts += [c for c in cue.head.lefts if c.dep_ in ("nsubj", "nsubjpass")][-1:]  # of two, the nearer is its own
    lefts += [c for c in cue.head.lefts if c.dep_ == "advmod" and c.head.i - c.i <= 2]
    return min([cue.head, *(c.left_edge for c in lefts)], key=lambda token: token.i)


def parenthetical(cue: Cue) -> list[Region]:
    """The clause around a cue that is set in between commas: "The raid, he said, was piracy"."""
    first, last = cue_clause_start(cue), _told_end(cue)
    doc, head = cue.head.doc, cue.head
    if head.dep_ not in ("parataxis", "ccomp", "advcl", "ROOT") or first.i == 0 or last.i + 1 >= len(doc):
        return []
    if doc[first.i - 1].text not in BREAKS or doc[last.i + 1].text not in BREAKS:
        return []
    sent = head.sent
    if last.i + 2 < sent.end and _reports_all(doc[last.i + 2]):
        return []
    before, after = region(sent[0], doc[first.i - 1]), region(doc[last.i + 1], _last_said(sent[-1], last))
    if any(_is_next_act(child) and child.left_edge.i == last.i + 2 for child in head.rights):
        return []  # "The raid was lawful, he said, adding that ...": not the second half of what is said
    return [before, after] if first.i - 1 > sent.start and last.i + 2 < sent.end - 1 else []


def _told_end(cue: Cue) -> Token:
    """The last word of a cue with the one who is told right behind it: "a diplomat told the Courier"."""
    if any(entry.addressed for entry in cue.entries):
        for child in cue.head.rights:
            if child.dep_ in ("dobj", "dative") and child.left_edge.i == cue.end:
                return child.right_edge
    return cue.tail


def _reports_all(first: Token) -> bool:
    """Does what follows "It fell, he said," report that in turn: "the governor told them", "according to him"?"""
    end = first.sent.end
    if (found := source_behind(first)) is not None:
        return all(t.is_punct for t in first.doc[found[1].right_edge.i + 1 : end])
    for verb in first.doc[first.i : end]:
        if verb.lemma_ in verbs() and any(c.dep_ == "nsubj" and c.left_edge == first for c in verb.lefts):
            return not any(c.dep_ in ("ccomp", "xcomp") and c.i > verb.i for c in verb.rights)
    return False


def _last_said(last: Token, since: Token) -> Token:
    """A sentence's last token, without what it tells at its end of the speaker: ", though she feared ..."."""
    for token in last.doc[since.i + 1 : last.i]:
        if is_aside(token) and last.i - token.right_edge.i <= 1:
            return word_before(token.left_edge)
    return last


def _is_next_act(child: Token) -> bool:
    """Is this a participle that opens a further act of saying: ", adding that"?"""
    return child.tag_ == "VBG" and child.lemma_ in verbs()
