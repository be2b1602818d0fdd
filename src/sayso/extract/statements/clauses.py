"""Contents that are a finite clause behind the cue: where it begins, where it ends, and where the parser hides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.extract.statements.cues import Cue, asides, source_behind, verbs
from sayso.extract.statements.draft import Region

if TYPE_CHECKING:
    from spacy.tokens import Token

NOMINAL = frozenset({"DET", "NOUN", "ADJ", "NUM", "PROPN"})
CLAUSES = frozenset({"ccomp", "acl", "relcl", "advcl", "csubj"})  # what the parser makes of a "that" clause
TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present", "MD": "modal", "VB": "bare"}
WHEN = frozenset({"for", "on", "in", "at", "during", "since", "after", "before", "over", "to"})


def has_to(token: Token) -> bool:
    """Is a verb an infinitive with "to"?"""
    return any(child.tag_ == "TO" for child in token.lefts)


def clause(cue: Cue) -> Region | None:
    """A finite clause behind the cue: "said that it withdrew"."""
    for comp in cue.rights("ccomp"):
        if not is_infinitive(comp) and not _is_inverted_condition(comp):
            return max(_opening(cue, comp).idx, cue.words[1]), _joined_end(cue, comp)
    if (astray := _misjoined(cue)) is not None:
        return astray.left_edge.idx, clause_end(astray)
    # "made it clear that", "told him that": the clause may hang on a later word of the cue.
    for word in cue.head.doc[cue.start + 1 : cue.end]:
        for comp in word.rights:
            if comp.dep_ in CLAUSES and comp.i >= cue.end and opens_with_that(comp):
                return max(comp.left_edge.idx, cue.words[1]), clause_end(comp)
    return None


def _joined_end(cue: Cue, comp: Token) -> int:
    """Where a clause ends, with what the parser joins to the cue instead: "that it fell, and that it burnt", "said it
    would not be the first, but would follow".
    """
    ours = [c for c in cue.rights("conj") if c.i > comp.i and _is_said_too(cue, comp, c)]
    return clause_end(ours[-1] if ours else comp)


def _is_said_too(cue: Cue, comp: Token, joined: Token) -> bool:
    """Is a verb joined to a cue one of what is said: by its "that", or as its tense is the content's, not the cue's?"""
    if _opens(joined):
        return _opens(comp)
    if joined.pos_ not in ("VERB", "AUX") or cue.end - cue.start > 1:
        return False
    said, told, more = _tense(comp), _tense(cue.head), _tense(joined)
    if more == told:
        return False
    if any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in joined.lefts):
        # "..., and the cut is felt" may be the reporter's own; "... will be invited, but he will not come" is not
        return more == said == "modal"
    return more in (said, "bare")


def _tense(verb: Token) -> str:
    """A clause's tense, by its first auxiliary or else its verb: past, present, modal, or bare (an infinitive)."""
    first = next((child for child in verb.lefts if child.dep_ in ("aux", "auxpass")), verb)
    return TENSES.get(first.tag_, "none")


def _opens(clause: Token) -> bool:
    first = clause.left_edge
    return first.lower_ == "that" and first.dep_ == "mark" and first.head == clause


def goes_on_behind(clause: Token) -> bool:
    """Is a "that" clause followed by a second one of the same verb: "said that it fell, but that nobody was hurt"?"""
    joined = (child for verb in (clause, clause.head) for child in verb.rights if child.dep_ == "conj")
    return _opens(clause) and any(_opens(child) and child.i > clause.i for child in joined)


def _misjoined(cue: Cue) -> Token | None:
    """A "that" clause that the parser hangs on what stands before it: "warned for years | that it could fall"."""
    between = {"npadvmod", "dative"} | ({"dobj"} if any(entry.addressed for entry in cue.entries) else set())
    for child in cue.head.rights:
        if (child.dep_ in between or child.lower_ in WHEN) and child.i >= cue.end:
            found = next((word for word in child.subtree if _is_that_clause(word)), None)
            if found is not None:
                return found
    return None


def _is_that_clause(word: Token) -> bool:
    first = word.left_edge
    # "signalled for the first time that it could": no word of the clause is missing, so "that" stands for none
    links = first.dep_ == "mark" or (first.dep_ == "advmod" and any(c.dep_ == "nsubj" for c in word.lefts))
    on_noun = word.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON")
    return word.dep_ in ("acl", "relcl", "ccomp") and on_noun and first.lower_ == "that" and links


def _opening(cue: Cue, comp: Token) -> Token:
    """A clause's first token: the one behind the cue, where the parser has split off the start of a long subject or an
    object.
    """
    first, gap = comp.left_edge, cue.head.doc[cue.end : comp.left_edge.i]
    if (
        not gap
        or gap[0].pos_ not in NOMINAL
        or gap[0].ent_type_ in ("DATE", "TIME")
        or any(e.addressed for e in cue.entries)
    ):
        return first
    return gap[0] if not any(t.pos_ in ("ADP", "VERB", "AUX", "SCONJ") for t in gap[:2]) else first


def _before_aside(comp: Token) -> Token:
    """A clause's last token, without what it tells at its end of the speaker: ", as he gave an interview", and without
    the "according to ..." that reports the whole.
    """
    last = comp.right_edge
    for child in comp.subtree:
        if child.right_edge.i == last.i and child.i > comp.i and (is_aside(child) or source_behind(child)):
            return word_before(child.left_edge)
    return last


def is_aside(clause: Token) -> bool:
    """An adverbial clause of one of the codebook's acts, said of a pronoun, or "without" such an act."""
    first = clause.left_edge.lower_
    acts = clause.lemma_ in asides() or (first in ("though", "although") and clause.lemma_ in verbs())
    if clause.dep_ == "advcl" and first in ("as", "while", "though", "although", "when") and acts:
        return any(child.dep_ == "nsubj" and child.lower_ in ("he", "she", "they") for child in clause.lefts)
    if clause.dep_ != "prep" or clause.lower_ != "without":
        return False
    return any(child.dep_ == "pcomp" and child.lemma_ in asides() for child in clause.rights)


def word_before(token: Token) -> Token:
    """The last word before a token, without the comma between."""
    before = token.nbor(-1)
    return before.nbor(-1) if before.text == "," and before.i else before


def opens_with_that(comp: Token) -> bool:
    """Does a clause begin as content does: with "that" or "whether", or as a finite complement?"""
    return comp.left_edge.lower_ in ("that", "whether") or (comp.dep_ == "ccomp" and not is_infinitive(comp))


def _is_inverted_condition(comp: Token) -> bool:
    """ "warned of war should it join": a condition, not what is said."""
    return comp.left_edge.lower_ in ("should", "were", "had")


def clause_end(comp: Token) -> int:
    """Where a clause ends, with a trailing "including ..." that the parser hangs elsewhere."""
    last, doc = _before_aside(comp), comp.doc
    if last.i + 2 < len(doc) and doc[last.i + 1].text == "," and doc[last.i + 2].lower_ in ("including", "such"):
        last = doc[last.i + 2].right_edge
    return last.idx + len(last)


def is_infinitive(comp: Token) -> bool:
    """Is a clause an infinitive with no subordinator before it?"""
    return has_to(comp) and not any(child.dep_ == "mark" for child in comp.lefts)
