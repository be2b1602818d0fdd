"""Conditions without an "if": red lines, "any attack will be met with", "withdraw or face", "otherwise"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.extract.conditionals.clauses import (
    BREAKS,
    MARKS,
    asks,
    first_clause,
    is_asked,
    is_imperative,
    is_verb,
    region,
    sentence_of,
    subject_of,
    trim,
)
from sayso.extract.conditionals.draft import Draft, fields_of
from sayso.extract.conditionals.extents import consequent_from
from sayso.extract.conditionals.lexicon import quantifiers, redline_verbs, words_of
from sayso.model import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.language.reading import Reading

OBLIGED = frozenset({"must", "should", "to", "shall", "will", "better"})
EXPLETIVE = frozenset({"it", "there", "which", "that", "what", "this", "who"})
GRAVE = frozenset(
    {"target", "war", "threat", "act", "response", "aggression"}
)  # what an "any ... will be" may amount to
ASKING = frozenset({"if", "whether"})  # "know when they will come or if they will"
CROSSING = frozenset({"cross", "breach", "overstep", "pass", "violate"})


def find_bare(reading: Reading, statements: Sequence[Statement]) -> Iterator[Draft]:
    """The conditions of a reading that no conjunction marks, in no particular order."""
    for token in reading.columns.with_lower({"line", "lines", "or", "and", "otherwise", *quantifiers()}):
        if token.lemma_ == "line" and token.lower_ in ("line", "lines"):
            yield from _redline(token)
        elif token.lower_ in quantifiers():
            yield from _any(token)
        elif token.lower_ in ("or", "and"):
            yield from _order(token)
        if token.lower_ in ("otherwise", "or"):
            yield from _otherwise(reading, statements, token)


def _redline(line: Token) -> Iterator[Draft]:
    """ "X would be a red line", "called X a red line", "drew a red line at X", "the red line is X"."""
    doc = line.doc
    red = next((t for t in reversed(doc[max(0, line.i - 2) : line.i]) if t.text not in {*MARKS, "-"}), None)
    if red is None or red.lower_ != "red" or (line.i + 1 < len(doc) and doc[line.i + 1].pos_ == "NOUN"):
        return
    thing = _line_subject(line) or _line_object(line) or _line_at(line)
    if thing:
        words = trim([t for t in thing if not t.is_space])
        if words and not (len(words) == 1 and words[0].lower_ in EXPLETIVE):
            yield Draft("red-line", (red.idx, line.idx + len(line)), region(words))


def _governor(line: Token) -> Token:
    """The verb that a red line is the object or the predicate of."""
    token = line
    while token.head != token and not is_verb(token):
        token = token.head
    return token


def _line_subject(line: Token) -> Sequence[Token] | None:
    verb = _governor(line)
    if verb.lemma_ not in redline_verbs("is") or _is_denied(verb) or line.i < verb.i:
        return None
    if verb.lemma_ in CROSSING and not _is_supposed(verb):
        return None
    while subject_of(verb) is None and verb.dep_ in ("xcomp", "pcomp", "conj", "prep", "pobj") and verb.head != verb:
        verb = verb.head
    subject = subject_of(verb)
    if subject is None or subject.i > verb.i or is_asked(verb):
        return None
    return _subject_words(subject, verb)


def _is_denied(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _subject_words(subject: Token, verb: Token) -> Sequence[Token]:
    words = [t for t in subject.doc[subject.left_edge.i : subject.right_edge.i + 1] if t.i < verb.i]
    cut = next((k for k, t in enumerate(words) if k and t.text in ("—", "–", ";")), len(words))
    return words[:cut]


def _is_supposed(verb: Token) -> bool:
    """A line that would be crossed, and not one that was: a modal, or a gerund ("means crossing")."""
    return (verb.tag_ == "VBG" and not any(c.lemma_ == "be" for c in verb.lefts)) or any(
        c.tag_ == "MD" and c.dep_ == "aux" for c in verb.children
    )


def _line_object(line: Token) -> Sequence[Token] | None:
    """ "called the deployment a red line", "sees any landing as a red line"."""
    verb = _governor(line)
    if verb.lemma_ not in redline_verbs("as") and verb.head.lemma_ in redline_verbs("as"):
        verb = verb.head
    if verb.lemma_ not in redline_verbs("as") or _is_denied(verb):
        return None
    candidates = [
        c for c in verb.doc[verb.i + 1 : line.left_edge.i] if c.dep_ in ("dobj", "nsubj") and c.head in (verb, line)
    ]
    if not candidates:
        return None
    first, last = candidates[0].left_edge.i, line.left_edge.i
    words = [t for t in verb.doc[first:last] if t.text not in MARKS]
    return words[:-1] if words and words[-1].lower_ == "as" else words


def _line_at(line: Token) -> Sequence[Token] | None:
    """ "a red line at the use of gas"; "the red line is the use of gas"."""
    verb = _governor(line)
    if verb.lemma_ in redline_verbs("at"):
        for prep in (*line.rights, *verb.rights):
            obj = next((c for c in prep.rights if c.dep_ in ("pobj", "pcomp")), None)
            if prep.lower_ in ("at", "over", "on", "against", "around") and obj is not None and prep.i > line.i:
                return list(obj.doc[obj.left_edge.i : obj.right_edge.i + 1])
    if verb.lemma_ == "be" and line.dep_ == "nsubj" and not _is_denied(verb):
        what = next((c for c in verb.rights if c.dep_ in ("attr", "ccomp", "xcomp", "csubj")), None)
        if what is not None and what.pos_ in ("NOUN", "PROPN", "VERB"):
            words = list(what.doc[what.left_edge.i : what.right_edge.i + 1])
            return words[1:] if words[0].lower_ == "that" else words
    return None


def _any(token: Token) -> Iterator[Draft]:
    """ "any attack will be met with force"."""
    head = token if token.dep_ in ("nsubj", "nsubjpass") else token.head
    verb = head.head
    if head.dep_ not in ("nsubj", "nsubjpass") or verb.i < token.i or head.left_edge.i != token.i:
        return
    modal = next((c for c in verb.lefts if c.tag_ == "MD" and c.lower_ in ("will", "would", "'ll", "’ll")), None)
    if modal is None or verb.lemma_ not in words_of("any") or _is_denied(verb) or is_asked(verb):
        return
    if verb.lemma_ == "be" and not GRAVE & {t.lemma_ for t in verb.subtree}:
        return
    antecedent = trim(_subject_words(head, modal))
    rest = [t for t in verb.doc[modal.i : verb.right_edge.i + 1] if not t.is_space]
    consequent = trim(consequent_from(rest, verb))
    if antecedent and consequent:
        yield Draft("any", (token.idx, token.idx + len(token)), region(antecedent), region(consequent), verb)


def _order(joint: Token) -> Iterator[Draft]:
    """ "withdraw or face the fleet"; "cross the river and you will be shot"."""
    first = joint.head
    asks_again = joint.i + 1 < len(joint.doc) and joint.nbor(1).lower_ in ASKING
    if joint.dep_ != "cc" or first.i > joint.i or not is_verb(first) or asks_again:
        return
    second = next((c for c in first.rights if c.dep_ == "conj" and c.i > joint.i), None)
    if second is None or is_asked(first):
        return
    start = _ordered(first, joint)
    if start is None or not _follows(joint, second, first):
        return
    doc = joint.doc
    antecedent = trim([t for t in doc[start : joint.i] if not t.is_space])
    rest = [
        t for t in doc[joint.i + 1 : max(second.right_edge.i, second.i) + 1] if not t.is_space and t.lower_ != "else"
    ]
    consequent = trim(consequent_from(rest, second))
    if antecedent and consequent:
        rule = "imperative-and" if joint.lower_ == "and" else "or-will" if subject_of(second) else "or-face"
        yield Draft(rule, (joint.idx, joint.idx + len(joint)), region(antecedent), region(consequent), second)


def _ordered(verb: Token, joint: Token) -> int | None:
    """Where the words of an order begin: an imperative's, or those behind "must" or "to"; None where there is none."""
    asked = [c for c in verb.lefts if c.dep_ == "aux" and c.lower_ in OBLIGED]
    if asked and (joint.lower_ == "or"):
        return asked[-1].i + 1
    if verb.tag_ not in ("VB", "VBP") or asked or subject_of(verb) is not None:
        return None
    begins = is_imperative(verb.doc[verb.left_edge.i : verb.i + 1])
    earlier = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i else None
    at_start = earlier is None or verb.left_edge.i == sentence_of(verb)[0] or earlier.text in MARKS | BREAKS
    return verb.i if begins is not None and at_start and verb.dep_ in ("ROOT", "ccomp", "parataxis") else None


def _follows(joint: Token, second: Token, first: Token) -> bool:
    subject = subject_of(second)
    will = any(c.tag_ == "MD" and c.lower_ in ("will", "'ll", "’ll", "wo") for c in second.lefts)
    if joint.lower_ == "or":
        after = joint.doc[joint.i + 1]
        return (
            (subject is not None and will)
            or (
                subject is None
                and second.lemma_ in words_of("face") - {"be", "see", "go", "leave", "accept", "meet"}
                and (second.tag_ in ("VB", "VBP"))
            )
            or after.lower_ == "else"
        )
    return subject is not None and subject.lower_ in ("you", "we", "they", "i", "it") and will


def _otherwise(reading: Reading, statements: Sequence[Statement], token: Token) -> Iterator[Draft]:
    """ "X must happen. Otherwise Y": what is called for is the antecedent, and its failing is what Y follows upon."""
    end = token.i + 1
    if token.lower_ == "or":
        if end >= len(token.doc) or token.doc[end].lower_ != "else":
            return
        end += 1
    field = fields_of(reading, token, statements)[0]
    after, left = field.after(end), field.before(token.i)
    found = first_clause(after)
    if found is None or asks(list(after)) or not _is_ahead(found[0]):
        return
    lead = [t for t in after if t.i < found[1].left_edge.i and t.text not in {*MARKS, ","}]
    if lead and not all(found[0].is_ancestor(t) for t in lead):
        return
    words = _called_for(reading, statements, token, left)
    if words:
        consequent = trim(consequent_from(after, found[0]))
        yield Draft(
            "otherwise",
            (token.idx, token.doc[end - 1].idx + len(token.doc[end - 1])),
            region(words),
            region(consequent),
            found[0],
        )


def _is_ahead(verb: Token) -> bool:
    return any(c.tag_ == "MD" for c in verb.children) or verb.lower_ in ("going", "gon")


def _called_for(
    reading: Reading, statements: Sequence[Statement], token: Token, left: Sequence[Token]
) -> Sequence[Token]:
    """The clause before "otherwise" in its sentence, else the sentence before in the same block."""
    words = [t for t in left if t.text not in MARKS]
    if words and (words[-1].text in (";", ",", "—", "–", "-", ":") or words[-1].lower_ in ("and", "or")):
        return trim(left) if first_clause(left) or is_imperative(left) else ()
    start = sentence_of(token)[0]
    if words or start == 0:
        return ()
    earlier = token.doc[start - 1]
    while earlier.i and (earlier.is_space or earlier.text in MARKS):
        earlier = token.doc[earlier.i - 1]
    if reading.block_at(earlier.idx) != reading.block_at(token.idx):
        return ()
    inner = fields_of(reading, earlier, statements)[0]
    tokens = [t for t in inner.tokens if t.i < token.i]
    return trim(tokens) if (first_clause(tokens) or is_imperative(tokens)) and not asks(tokens) else ()
