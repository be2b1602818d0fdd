"""Contents: the words that are said, one function for each frame of the codebook. All give regions of characters."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sayso.extract.statements.clauses import clause, clause_end, has_to, opens_with_that
from sayso.extract.statements.cues import Cue, nouns, writings
from sayso.extract.statements.draft import Region
from sayso.extract.statements.regions import subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

Frame = Callable[[Cue], "Region | None"]
WAYS = frozenset({"from", "to", "between", "of", "into", "for"})
OBJECTS = frozenset({"dobj", "dative", "nsubj"})


def other_to(cue: Cue) -> Region | None:
    """What another is to do: "urged Kestan to withdraw"."""
    for comp in cue.rights("xcomp", "ccomp", "advcl"):
        if has_to(comp) and not _is_purpose(cue, comp):
            things = [c for c in cue.head.rights if c.dep_ in OBJECTS and cue.end <= c.i < comp.i]
            called = addressee(cue) if len(cue.head.doc[cue.start : cue.end]) > 1 else None
            first = things[0].left_edge if things else called.left_edge if called is not None else comp.left_edge
            return max(first.idx, cue.words[1]), subtree(comp)[1]
    obj = addressee(cue)
    if obj is not None and any(c.dep_ in ("acl", "relcl", "xcomp") and has_to(c) for c in obj.rights):
        return subtree(obj)
    return None


def _is_purpose(cue: Cue, comp: Token) -> bool:
    """An adverbial "to" clause of a verb without an object says what for, not what is asked."""
    return comp.dep_ == "advcl" and not any(c.dep_ in OBJECTS for c in cue.head.rights) and cue.end - cue.start == 1


def addressee(cue: Cue) -> Token | None:
    """Who is told, asked, warned or called upon."""
    for child in cue.head.rights:
        if child.dep_ in ("dobj", "dative") and child.i >= cue.end:
            return next((c for c in child.children if c.dep_ == "pobj"), child)
        if child.dep_ in ("ccomp", "xcomp") and has_to(child):
            subject = next((c for c in child.lefts if c.dep_ == "nsubj"), None)
            if subject is not None:
                return subject
    for word in cue.head.doc[cue.start + 1 : cue.end]:
        found = next((c for c in word.rights if c.dep_ == "pobj"), None)
        if found is not None:
            return found
    return None


def infinitive(cue: Cue) -> Region | None:
    """What the source itself will do: "vowed to withdraw"."""
    for comp in cue.rights("xcomp"):
        if has_to(comp):
            return subtree(comp)
    # "threatened on Wednesday to close": the parser hangs the infinitive on the day, or takes it for a purpose
    for comp in cue.rights("advcl"):
        if has_to(comp) and comp.left_edge.nbor(-1).ent_type_ in ("DATE", "TIME"):
            return subtree(comp)
    for child in cue.rights("prep", "npadvmod"):
        for word in child.subtree:
            if word.dep_ in ("acl", "relcl", "advcl") and has_to(word) and word.head.ent_type_ in ("DATE", "TIME"):
                return subtree(word)
    return None


def gerund(cue: Cue) -> Region | None:
    """An act as a noun: "denied shelling the port"."""
    for comp in cue.rights("xcomp", "ccomp"):
        if comp.tag_ == "VBG" or any(child.lower_ == "having" for child in comp.lefts):
            return subtree(comp)
    return None


def thing(cue: Cue) -> Region | None:
    """A noun phrase: "rejected the offer"."""
    for obj in cue.rights("dobj"):
        last = _with_ways(cue, obj)
        # "praised Putin": the name alone says nothing of what was said.
        bare = obj.pos_ in ("PROPN", "PRON") and last == obj.idx + len(obj)
        return None if bare else (obj.left_edge.idx, last)
    return None


def saying(cue: Cue) -> Region | None:
    """A noun phrase for something said or written: "recalled a promise", and not "recalled its ambassador"."""
    obj = next(iter(cue.rights("dobj")), None)
    if obj is None or obj.lemma_.lower() not in nouns() | writings():
        return None
    for comp in cue.rights("ccomp"):  # "a promise by the duke that ...": the parser hangs the clause on the verb
        if comp.left_edge.lower_ == "that":
            return obj.left_edge.idx, clause_end(comp)
    return thing(cue)


def _with_ways(cue: Cue, obj: Token) -> int:
    """Where an object ends, with the "from ... to ..." behind it that the parser hangs on the verb."""
    last = obj.right_edge
    for child in cue.head.rights:
        if child.dep_ == "prep" and child.lower_ in WAYS and child.left_edge.i == last.i + 1:
            last = child.right_edge
    return last.idx + len(last)


def described(cue: Cue) -> Region | None:
    """What a quality is about: "was clear that no ship would pass", "was confident of a truce"."""
    for comp in cue.tail.rights:
        if comp.i >= cue.end and (comp.dep_ == "ccomp" or opens_with_that(comp)) and comp.pos_ in ("VERB", "AUX"):
            return max(comp.left_edge.idx, cue.words[1]), clause_end(comp)
    return clause(cue)


def said_as(cue: Cue) -> Region | None:
    """What is said of something: "called the claim baseless", "described it as a threat"."""
    obj = next(iter(cue.rights("dobj")), None)
    for child in cue.rights("oprd", "prep", "ccomp", "xcomp"):
        if child.dep_ == "prep" and child.lower_ != "as":
            continue
        if child.dep_ in ("ccomp", "xcomp") and (child.pos_ in ("VERB", "AUX") or cue.head.lemma_ != "call"):
            continue
        first = obj.left_edge if obj is not None and obj.i < child.i else child.left_edge
        if obj is None and (child.dep_ == "prep" or child.left_edge.i == child.i):
            continue
        return first.idx, subtree(child)[1]
    return subtree(obj) if obj is not None and _is_judged(cue, obj) else None


def _is_judged(cue: Cue, obj: Token) -> bool:
    """Has the parser taken a thing and what it is said to be for one: "portrayed the raid as a drill", "called the
    raid “piracy”"?
    """
    if any(child.dep_ == "prep" and child.lower_ == "as" for child in obj.rights):
        return True
    opening = next((c for c in obj.lefts if c.tag_ == "``"), None)
    if opening is None or cue.head.lemma_ != "call":
        return False
    return any(c.pos_ in ("NOUN", "PROPN") and c.i < opening.i for c in obj.lefts)


def _object_with(*names: str) -> Frame:
    def frame(cue: Cue) -> Region | None:
        obj = next(iter(cue.rights("dobj")), None)
        preps = [child for child in cue.rights("prep") if child.lower_ in names]
        if obj is not None and not preps:
            preps = [child for child in obj.rights if child.dep_ == "prep" and child.lower_ in names]
        if obj is None or not preps:
            return None
        return obj.left_edge.idx, _to_the_end(cue, preps[-1])

    return frame


def _to_the_end(cue: Cue, first: Token) -> int:
    """Where a preposition's phrase ends, with what follows it without a break: "of arming them and of ..., including
    ...".
    """
    last = first.right_edge
    for child in cue.head.rights:
        gap = child.left_edge.i - last.i - 1
        if (
            child.i > first.i
            and child.dep_ in ("prep", "conj", "cc", "pcomp", "advcl")
            and gap <= 1
            and child.tag_ != "VBD"
        ):
            last = child.right_edge
    return last.idx + len(last)


def _preposition(name: str) -> Frame:
    def frame(cue: Cue) -> Region | None:
        for word in (cue.head, cue.tail):
            for child in word.rights:
                if child.dep_ in ("prep", "pcomp") and child.lower_ == name and child.i >= cue.end:
                    return child.idx, _with_condition(cue, child)
        obj = next(iter(cue.rights("dobj")), None)
        found = (
            next((c for c in obj.rights if c.dep_ == "prep" and c.lower_ == name), None) if obj is not None else None
        )
        return subtree(found) if found is not None and name == "of" and obj is not None and obj.ent_type_ else None

    return frame


def _with_condition(cue: Cue, prep: Token) -> int:
    """Where a preposition's phrase ends, with a condition right behind it: "of war should it join"."""
    last = prep.right_edge
    for child in cue.head.rights:
        if (
            child.dep_ in ("advcl", "ccomp")
            and child.left_edge.i == last.i + 1
            and child.left_edge.lower_ in ("should", "if", "unless")
        ):
            last = child.right_edge
    return last.idx + len(last)


def rest(cue: Cue) -> Region | None:
    """All that hangs on the last word of a phrase: "called for | a ceasefire"."""
    for child in cue.tail.rights:
        if child.dep_ in ("pobj", "pcomp", "dobj") and child.i >= cue.end:
            return max(child.left_edge.idx, cue.words[1]), subtree(child)[1]
    return next((subtree(obj) for obj in cue.rights("dobj", "pobj")), None) or gerund(cue)


FRAMES: dict[str, Frame] = {
    "as": said_as,
    "other-to": other_to,
    "clause": clause,
    "evidence": clause,
    "infinitive": infinitive,
    "gerund": gerund,
    "object-of": _object_with("of"),
    "object-for": _object_with("for"),
    "object-on": _object_with("on"),
    "rest": rest,
    "about": _preposition("about"),
    "of": _preposition("of"),
    "for": _preposition("for"),
    "against": _preposition("against"),
    "to": _preposition("to"),
    "object": thing,
    "shown": thing,
    "saying": saying,
    "quality": described,
}
# Frames whose content is a noun phrase, which any verb may have: here only somebody who can speak is a source.
NEEDS_SPEAKER = frozenset(
    {
        "saying",
        "as",
        "quality",
        "object",
        "object-of",
        "object-for",
        "of",
        "about",
        "for",
        "against",
        "to",
        "rest",
        "gerund",
        "other-to",
        "infinitive",
    }
)
