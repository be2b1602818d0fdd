"""Contents before a cue and around it: "It withdrew, the minister said", "The raid, he said, was piracy"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.extract.statements.cues import Cue, verbs
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
    lefts = [c for c in cue.head.lefts if c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "neg")]
    lefts += [c for c in cue.head.lefts if c.dep_ == "advmod" and c.head.i - c.i <= 2]
    return min([cue.head, *(c.left_edge for c in lefts)], key=lambda token: token.i)


def parenthetical(cue: Cue) -> list[Region]:
    """The clause around a cue that is set in between commas: "The raid, he said, was piracy"."""
    first, last = cue_clause_start(cue), cue.tail
    doc, head = cue.head.doc, cue.head
    if head.dep_ not in ("parataxis", "ccomp", "advcl", "ROOT") or first.i == 0 or last.i + 1 >= len(doc):
        return []
    if doc[first.i - 1].text not in BREAKS or doc[last.i + 1].text not in BREAKS:
        return []
    sent = head.sent
    before, after = region(sent[0], doc[first.i - 1]), region(doc[last.i + 1], sent[-1])
    if any(_is_next_act(child) and child.left_edge.i == last.i + 2 for child in head.rights):
        return []  # "The raid was lawful, he said, adding that ...": not the second half of what is said
    return [before, after] if first.i - 1 > sent.start and last.i + 2 < sent.end - 1 else []


def _is_next_act(child: Token) -> bool:
    """Is this a participle that opens a further act of saying: ", adding that"?"""
    return child.tag_ == "VBG" and child.lemma_ in verbs()
