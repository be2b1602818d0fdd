"""Contents: the words that are said, one function for each frame of the codebook. All give regions of characters."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from sayso.extract.statements.cues import Cue, asides, nouns, writings
from sayso.extract.statements.draft import Region

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.language.reading import Reading

Frame = Callable[[Cue], "Region | None"]
ABBREVIATION = re.compile(r"(?:\b\w\.){2,}$|\b(?:Mr|Mrs|Dr|Gen|Jr|Sr|Inc|Co)\.$")
NOMINAL = frozenset({"DET", "NOUN", "ADJ", "NUM", "PROPN"})
WAYS = frozenset({"from", "to", "between", "of", "into", "for"})
CLAUSES = frozenset({"ccomp", "acl", "relcl", "advcl", "csubj"})  # what the parser makes of a "that" clause
WHEN = frozenset({"for", "on", "in", "at", "during", "since", "after", "before", "over", "to"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
OBJECTS = frozenset({"dobj", "dative", "nsubj"})


def region(first: Token, last: Token) -> Region:
    """From one token to another."""
    return first.idx, last.idx + len(last)


def subtree(token: Token) -> Region:
    """A token with all that depends on it."""
    return region(token.left_edge, token.right_edge)


def _right(cue: Cue, *deps: str) -> list[Token]:
    return [child for child in cue.head.rights if child.dep_ in deps and child.i >= cue.end]


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


def _has_to(token: Token) -> bool:
    return any(child.tag_ == "TO" for child in token.lefts)


def clause(cue: Cue) -> Region | None:
    """A finite clause behind the cue: "said that it withdrew"."""
    for comp in _right(cue, "ccomp"):
        if not _is_infinitive(comp) and not _is_inverted_condition(comp):
            return max(_opening(cue, comp).idx, cue.words[1]), _with_examples(comp)
    if (astray := _misjoined(cue)) is not None:
        return astray.left_edge.idx, _with_examples(astray)
    # "made it clear that", "told him that": the clause may hang on a later word of the cue.
    for word in cue.head.doc[cue.start + 1 : cue.end]:
        for comp in word.rights:
            if comp.dep_ in CLAUSES and comp.i >= cue.end and _opens_with_that(comp):
                return max(comp.left_edge.idx, cue.words[1]), _with_examples(comp)
    return None


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
    """A clause's last token, without what it tells at its end of the speaker: ", as he gave an interview"."""
    last = comp.right_edge
    for child in comp.subtree:
        if child.right_edge.i == last.i and child.i > comp.i and _is_aside(child):
            return _word_before(child.left_edge)
    return last


def _is_aside(clause: Token) -> bool:
    """An adverbial clause of one of the codebook's acts, said of a pronoun, or "without" such an act."""
    first = clause.left_edge
    if (
        clause.dep_ == "advcl"
        and first.lower_ in ("as", "while", "though", "although", "when")
        and clause.lemma_ in asides()
    ):
        return any(child.dep_ == "nsubj" and child.lower_ in ("he", "she", "they") for child in clause.lefts)
    if clause.dep_ != "prep" or clause.lower_ != "without":
        return False
    return any(child.dep_ == "pcomp" and child.lemma_ in asides() for child in clause.rights)


def _word_before(token: Token) -> Token:
    """The last word before a token, without the comma between."""
    before = token.nbor(-1)
    return before.nbor(-1) if before.text == "," and before.i else before


def _opens_with_that(comp: Token) -> bool:
    return comp.left_edge.lower_ in ("that", "whether") or (comp.dep_ == "ccomp" and not _is_infinitive(comp))


def _is_inverted_condition(comp: Token) -> bool:
    """ "warned of war should it join": a condition, not what is said."""
    return comp.left_edge.lower_ in ("should", "were", "had")


def _with_examples(comp: Token) -> int:
    """Where a clause ends, with a trailing "including ..." that the parser hangs elsewhere."""
    last, doc = _before_aside(comp), comp.doc
    if last.i + 2 < len(doc) and doc[last.i + 1].text == "," and doc[last.i + 2].lower_ in ("including", "such"):
        last = doc[last.i + 2].right_edge
    return last.idx + len(last)


def _is_infinitive(comp: Token) -> bool:
    return _has_to(comp) and not any(child.dep_ == "mark" for child in comp.lefts)


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
    if doc[first.i - 1].text not in {",", "—", "–", "-"} or doc[last.i + 1].text not in {",", "—", "–", "-"}:
        return []
    sent = head.sent
    before, after = region(sent[0], doc[first.i - 1]), region(doc[last.i + 1], sent[-1])
    return [before, after] if first.i - 1 > sent.start and last.i + 2 < sent.end - 1 else []


def other_to(cue: Cue) -> Region | None:
    """What another is to do: "urged Kestan to withdraw"."""
    for comp in _right(cue, "xcomp", "ccomp", "advcl"):
        if _has_to(comp) and not _is_purpose(cue, comp):
            things = [c for c in cue.head.rights if c.dep_ in OBJECTS and cue.end <= c.i < comp.i]
            called = addressee(cue) if len(cue.head.doc[cue.start : cue.end]) > 1 else None
            first = things[0].left_edge if things else called.left_edge if called is not None else comp.left_edge
            return max(first.idx, cue.words[1]), subtree(comp)[1]
    obj = addressee(cue)
    if obj is not None and any(c.dep_ in ("acl", "relcl", "xcomp") and _has_to(c) for c in obj.rights):
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
        if child.dep_ in ("ccomp", "xcomp") and _has_to(child):
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
    for comp in _right(cue, "xcomp"):
        if _has_to(comp):
            return subtree(comp)
    # "threatened on Wednesday to close": the parser hangs the infinitive on the day
    for child in _right(cue, "prep", "npadvmod"):
        for word in child.subtree:
            if word.dep_ in ("acl", "relcl", "advcl") and _has_to(word) and word.head.ent_type_ in ("DATE", "TIME"):
                return subtree(word)
    return None


def gerund(cue: Cue) -> Region | None:
    """An act as a noun: "denied shelling the port"."""
    for comp in _right(cue, "xcomp", "ccomp"):
        if comp.tag_ == "VBG" or any(child.lower_ == "having" for child in comp.lefts):
            return subtree(comp)
    return None


def thing(cue: Cue) -> Region | None:
    """A noun phrase: "rejected the offer"."""
    for obj in _right(cue, "dobj"):
        last = _with_ways(cue, obj)
        # "praised Putin": the name alone says nothing of what was said.
        bare = obj.pos_ in ("PROPN", "PRON") and last == obj.idx + len(obj)
        return None if bare else (obj.left_edge.idx, last)
    return None


def saying(cue: Cue) -> Region | None:
    """A noun phrase for something said or written: "recalled a promise", and not "recalled its ambassador"."""
    obj = next(iter(_right(cue, "dobj")), None)
    return thing(cue) if obj is not None and obj.lemma_.lower() in nouns() | writings() else None


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
        if comp.i >= cue.end and (comp.dep_ == "ccomp" or _opens_with_that(comp)) and comp.pos_ in ("VERB", "AUX"):
            return max(comp.left_edge.idx, cue.words[1]), _with_examples(comp)
    return clause(cue)


def said_as(cue: Cue) -> Region | None:
    """What is said of something: "called the claim baseless", "described it as a threat"."""
    obj = next(iter(_right(cue, "dobj")), None)
    for child in _right(cue, "oprd", "prep", "ccomp", "xcomp"):
        if child.dep_ == "prep" and child.lower_ != "as":
            continue
        if child.dep_ in ("ccomp", "xcomp") and (child.pos_ in ("VERB", "AUX") or cue.head.lemma_ != "call"):
            continue
        first = obj.left_edge if obj is not None and obj.i < child.i else child.left_edge
        if obj is None and (child.dep_ == "prep" or child.left_edge.i == child.i):
            continue
        return first.idx, subtree(child)[1]
    return None


def _object_with(*names: str) -> Frame:
    def frame(cue: Cue) -> Region | None:
        obj = next(iter(_right(cue, "dobj")), None)
        preps = [child for child in _right(cue, "prep") if child.lower_ in names]
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
        obj = next(iter(_right(cue, "dobj")), None)
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
    return next((subtree(obj) for obj in _right(cue, "dobj", "pobj")), None) or gerund(cue)


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


def tidy(reading: Reading, start: int, end: int) -> Region | None:
    """A region without white space and stray punctuation at its ends (that within its own quotation marks stays)."""
    text = reading.document.text
    while start < end and (text[start].isspace() or text[start] in ",;:—–-.…"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-.…"):
        if ABBREVIATION.search(text, max(start, end - 6), end):
            break
        end -= 1
    return (start, end) if end - start > 1 else None
