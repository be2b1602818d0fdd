"""The two sides of a condition that a marker begins: where the antecedent ends, and where the consequent lies.

The parse is asked first; where it attaches wrongly (it often does), commas, quotation marks and the order of subject
and verb decide. The consequent stands before ("Y if X"), behind ("if X, Y"), around ("Z, if X, does Y"),
or in the next sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.extract.conditionals.clauses import (
    BREAKS,
    CLOSING,
    FINITE,
    MARKS,
    WH,
    asks,
    first_clause,
    is_verb,
    region,
    sentence_of,
    subject_of,
    trim,
)
from sayso.extract.conditionals.draft import Draft, Field
from sayso.extract.conditionals.extents import (
    LEADERS,
    Words,
    antecedent_from,
    begins,
    consequent_before,
    consequent_from,
    is_antecedent,
)
from sayso.extract.conditionals.lexicon import reporting_verbs, thinking_verbs, words_of
from sayso.extract.conditionals.markers import Marker, before, is_asking

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.language.reading import Reading

PERSONAL = frozenset({"i", "we", "they", "he", "she", "it", "you"})
FRAGMENT = 6  # words of a consequent without a verb, at most
VERBAL = frozenset({"VERB", "AUX", "ADP", "SCONJ", "CCONJ"})  # what such a consequent has none of
FOCUS = frozenset({"especially", "particularly", "only", "even", "but", "and", "except", "just", "or"})


@dataclass(frozen=True)
class Sides:
    """Both sides as tokens; `verb` is the consequent's main verb."""

    antecedent: tuple[Token, ...]
    consequent: tuple[Token, ...] | None
    verb: Token | None


def find_sides(reading: Reading, marker: Marker, fields: Sequence[Field]) -> Sides | None:
    """The sides of one marked condition, in the narrowest field that holds both; None where nothing follows upon it."""
    if marker.marking.takes == "noun":
        return _noun_sides(marker, fields)
    if marker.marking.needs == "then":
        return _next_sentence(reading, marker, fields[0])
    for field in fields:
        sides = _clause_sides(marker, field)
        if sides is not None:
            return sides
    return _next_sentence(reading, marker, fields[0])


def _clause_sides(marker: Marker, field: Field) -> Sides | None:
    after, left = _out_of_brackets(field.after(marker.end), _same_voice(field.before(marker.start)))
    if _qualifies(after, left):
        return None
    if starts_clause(marker, left):
        return (
            fronted(after, left)
            or _behind_break(marker, after, left)
            or _coordinated(marker, after, left)
            or _fragment(after, left)
        )
    return _resumed(after) or trailing(marker, after, left)


def _resumed(after: Words) -> Sides | None:
    """ "What I say is if X, then Y": the "then" tells which side of the marker the consequent is on."""
    for end, begin in _candidates(after):
        if begin > end and after[end - 1].text == "," and begins(after[begin:], strict=True) is not None:
            return fronted(after, ())
    return None


def _out_of_brackets(after: Words, left: Words) -> tuple[Words, Words]:
    """Of "“[If] they land, we will fight”": the marker was put there by the reporter, its brackets are no words.

    Nor is the "of course" of "unless of course they land" of the clause.
    """
    if [t.lower_ for t in after[:2]] == ["of", "course"]:
        after = after[2:]
    if after and left and after[0].text == "]" and left[-1].text == "[":
        return after[1:], _same_voice(left[:-1])
    return after, left


def _qualifies(after: Words, left: Words) -> bool:
    """ "a small if welcome step", "a small, if welcome, step": one adjective beside another."""
    before = next((t for t in reversed(left) if t.text not in BREAKS | MARKS), None)
    return bool(after) and before is not None and before.dep_ != "acomp" and {before.pos_, after[0].pos_} == {"ADJ"}


def _same_voice(left: Words) -> Words:
    """The words before a marker; none where it begins a quotation that is led in ("He said, “Only if ...”)."""
    if len(left) > 1 and left[-1].text in MARKS and left[-2].text in (",", ":", "."):
        return ()
    return left


def starts_clause(marker: Marker, left: Words) -> bool:
    """Does the marker stand where a clause begins: at the beginning, behind a break, "that" or "and"?"""
    words = [t for t in left if t.text not in MARKS]
    if not words or words[-1].text in BREAKS:
        return True
    if words[-1].pos_ == "VERB" and words[-1].lemma_ in reporting_verbs() | thinking_verbs():
        return True  # "I think if X, Y"
    return words[-1].lower_ in LEADERS or all(t.lower_ in LEADERS or t.tag_ == "RB" for t in words)


def fronted(after: Words, left: Words) -> Sides | None:
    """ "If X, Y": the first break behind which a clause of its own begins."""
    starts = list(_candidates(after))
    for strict in (True, False):
        for end, begin in starts:
            verb = begins(after[begin:], strict=strict)
            if verb is not None and is_antecedent(after[:end]):
                return _sides(after[:end], consequent_from(after[begin:], verb), verb)
    return _unbroken(after) or _medial(after, left, starts) or _at_pronoun(after) or _at_noun(after)


def _at_pronoun(after: Words) -> Sides | None:
    """ "If X they will Y" without a comma, where the parse is lost: a pronoun with a modal behind a whole clause."""
    for at in range(2, len(after) - 1):
        token, following, previous = after[at], after[at + 1], after[at - 1]
        if (
            token.lower_ not in PERSONAL
            or not (following.tag_ == "MD" or (following.pos_ == "AUX" and following.tag_ in ("VBP", "VBZ")))
            or previous.pos_ not in ("NOUN", "PROPN", "ADV", "ADJ", "NUM")
        ):
            continue
        if is_antecedent(after[:at]):
            verb = following.head if is_verb(following.head) else None
            return _sides(after[:at], consequent_from(after[at:], verb or following), verb)
    return None


def _at_noun(after: Words) -> Sides | None:
    """ "If X the port will Y" without a comma: a noun phrase with a modal behind a whole clause, which it ends."""
    for at in range(3, len(after)):
        start = _noun_phrase(after, at) if after[at].tag_ == "MD" or after[at].dep_ == "auxpass" else None
        supposed = first_clause(after[:start]) if start else None
        if not start or supposed is None or supposed[0].lemma_ in reporting_verbs() | thinking_verbs():
            continue
        if after[start - 1].pos_ in ("VERB", "NOUN", "PROPN", "ADV", "ADJ", "NUM"):
            verb = after[at].head if is_verb(after[at].head) else None
            return _sides(after[:start], consequent_from(after[start:], verb or after[at]), verb)
    return None


def _noun_phrase(words: Words, end: int) -> int | None:
    """Where the noun phrase that ends before a place begins, at its article or possessive; None where it has none."""
    start = end - 1
    if start < 1 or words[start].pos_ not in ("NOUN", "PROPN"):
        return None
    while start > 0 and words[start].pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
        start -= 1
    return start if start and (words[start].pos_ == "DET" or words[start].tag_ == "PRP$") else None


def _candidates(after: Words) -> list[tuple[int, int]]:
    """Where the antecedent may end and the consequent begin: at "then", at a break, at a gap in the field."""
    found = []
    for at in range(1, len(after)):
        token, previous = after[at], after[at - 1]
        marks = token.lower_ == "then" and previous.lower_ not in ("by", "until", "till", "since", "before", "from")
        if marks and at + 1 < len(after) and token.i + 1 == after[at + 1].i:
            found.append((at, at + 1))
            continue
        broken = previous.text in BREAKS - {"(", ")"} or token.i > previous.i + 1 or previous.text in CLOSING - {"’"}
        if broken and token.lower_ != "then" and token.text not in CLOSING:
            found.append((at, at))
    return found


def _unbroken(after: Words) -> Sides | None:
    """ "If X Y" without a comma: where the parse has the supposed clause end and a main clause begin."""
    for token in after:
        head = token.head
        if is_verb(token) and token.dep_ == "advcl" and head.i > token.right_edge.i and is_verb(head):
            subject = subject_of(head)
            cut = next((k for k, t in enumerate(after) if t.i > token.right_edge.i), len(after))
            if (
                subject is not None
                and cut < len(after)
                and subject.left_edge.i >= after[cut].i
                and is_antecedent(after[:cut])
            ):
                return _sides(after[:cut], consequent_from(after[cut:], head), head)
        if token.dep_ in ("ROOT",):
            break
    return None


def _medial(after: Words, left: Words, starts: Sequence[tuple[int, int]]) -> Sides | None:
    """ "Kestan, if attacked, will respond": the verb behind belongs to a subject before."""
    if not any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in left):
        return None
    for end, begin in starts:
        words = [t for t in after[begin:] if t.text not in MARKS]
        if words and words[0].tag_ in ("MD", "VBZ", "VBP", "VBD") and is_antecedent(after[:end]):
            verb = words[0] if is_verb(words[0]) else words[0].head
            return _sides(after[:end], consequent_from(words, verb), verb)
    return None


def _behind_break(marker: Marker, after: Words, left: Words) -> Sides | None:
    """ "Y, if X": nothing follows, so what stands before the break does."""
    words = [t for t in left if t.text not in MARKS]
    if marker.marking.words[0] in ("only", "unless"):
        while words and words[-1].lower_ in FOCUS:
            words.pop()  # "Y, but only if X"
    broken = bool(words) and (words[-1].text in BREAKS or words[-1].pos_ == "VERB")
    if not broken or not first_clause(words):
        return None
    return trailing(marker, after, left)


def _coordinated(marker: Marker, after: Words, left: Words) -> Sides | None:
    """ "Y if X or if Z": the second shares the consequent of the first, unless that one asks."""
    words = [t for t in left if t.text not in MARKS]
    if not words or words[-1].lower_ not in ("or", "and") or len(antecedent_from(after)) < len(trim(after)):
        return None
    doc = words[0].doc
    first = next((t.i for t in words if t.lower_ == doc[marker.start].lower_), None)
    if first is None or is_asking(Marker(first, first + 1, marker.marking), doc):
        return None
    return trailing(marker, after, [t for t in left if t.i < first])


def _fragment(after: Words, left: Words) -> Sides | None:
    """ "If they land, war.", "If that is no law, what is?": what follows is said in a few words."""
    if any(is_verb(t) for t in left):
        return None
    for end, begin in _candidates(after):
        words = trim(after[begin:])
        short = 0 < len(words) <= FRAGMENT
        whole = short and not any(t.pos_ in VERBAL for t in words)
        if (
            (whole or (short and words[0].lower_ in WH and asks(words)))
            and first_clause(after[:end]) is not None
            and is_antecedent(after[:end])
        ):
            return _sides(after[:end], words, None)
    return None


def trailing(marker: Marker, after: Words, left: Words) -> Sides | None:
    """ "Y if X"."""
    antecedent = antecedent_from(after)
    if not is_antecedent(antecedent):
        return None
    left = list(left)
    passing = FOCUS | BREAKS | {marker.marking.words[0]}  # "if — if we stay": said twice
    while left and left[-1].lower_ in passing:
        left.pop()
    consequent, verb = consequent_before(marker, left)
    return _sides(antecedent, consequent, verb) if consequent else None


def _sides(antecedent: Words, consequent: Words, verb: Token | None) -> Sides | None:
    left, right = trim(antecedent), trim(consequent)
    if not left or not right:
        return None
    return Sides(left, right, verb)


def _noun_sides(marker: Marker, fields: Sequence[Field]) -> Sides | None:
    """ "In the event of X, Y", "Y in the event of X"."""
    for field in fields:
        after, left = field.after(marker.end), field.before(marker.start)
        stop = next((k for k, t in enumerate(after) if t.text in BREAKS - {"-", "(", ")"}), len(after))
        if not any(t.pos_ in ("NOUN", "PROPN", "PRON", "VERB") for t in after[:stop]):
            continue
        if starts_clause(marker, left):
            verb = begins(after[stop + 1 :], strict=False)
            if verb is not None:
                return _sides(after[:stop], consequent_from(after[stop + 1 :], verb), verb)
        consequent, verb = consequent_before(marker, left)
        if consequent and verb is not None:
            return _sides(after[:stop], consequent, verb)
    return None


def _next_sentence(reading: Reading, marker: Marker, field: Field) -> Sides | None:
    """ "If X? Then Y.": nothing follows in the sentence itself, which is all antecedent."""
    doc = reading.doc
    left = [t for t in _same_voice(field.before(marker.start)) if t.text not in MARKS]
    if marker.marking.rule not in ("if", "unless", "should", "in-the-event", "suppose") or any(
        not _supposes(t) for t in left
    ):
        return None
    after, last = field.after(marker.end), sentence_of(doc[marker.start])[1]
    antecedent = antecedent_from(after)
    if not is_antecedent(antecedent) or len(trim(antecedent)) < len(trim(after)):
        return None
    if first_clause(antecedent) is None:
        return None
    if marker.marking.words[0] == "only":
        return _asked_before(doc[marker.start], antecedent)
    if last >= len(doc):
        return None
    return _answer(reading, antecedent, last, then=marker.marking.needs == "then")


def _asked_before(token: Token, antecedent: Words) -> Sides | None:
    """ "Will you Y? Only if X.": what was asked follows upon what is answered."""
    doc, end = token.doc, _question_before(token)
    if end is None:
        return None
    for word in doc[sentence_of(doc[end])[0] : end]:
        previous = before(word)
        opens = previous is None or previous.text in BREAKS or previous.lower_ in LEADERS
        if opens and word.pos_ == "AUX" and word.tag_ in FINITE:
            return _sides(antecedent, list(doc[word.i : end]), word if is_verb(word) else word.head)
    return None


def _question_before(token: Token) -> int | None:
    """Where the question of the sentence before ends: with it, or with who asked (“Will you?” they asked.)."""
    doc, end = token.doc, sentence_of(token)[0] - 1
    asked: list[Token] = []
    while end > 0 and doc[end].text != "?" and len(asked) <= FRAGMENT:
        asked += [doc[end]] if doc[end].is_alpha else []
        end -= 1
    told = not asked or any(t.lemma_ in reporting_verbs() | {"ask"} for t in asked)
    return end if end > 0 and doc[end].text == "?" and told else None


def _supposes(token: Token) -> bool:
    return token.tag_ == "RB" or token.lower_ in LEADERS or token.lower_ in words_of("suppose") or token.text in BREAKS


def _answer(reading: Reading, antecedent: Words, start: int, *, then: bool) -> Sides | None:
    """The next sentence, where it can be what follows: same block, a clause of its own, no question, no "if"."""
    doc = reading.doc
    while start < len(doc) and (doc[start].is_space or doc[start].text in MARKS):
        start += 1
    block = reading.block_at(antecedent[0].idx)
    if start >= len(doc) or reading.block_at(doc[start].idx) != block:
        return None
    words = [t for t in doc[start : sentence_of(doc[start])[1]] if not t.is_space]
    if then and words and words[0].lower_ != "then":
        return None
    if not words or asks(words) or words[0].lower_ in ("if", "unless", "what", "how", "why"):
        return None
    found = first_clause(words)
    return _sides(antecedent, consequent_from(words, found[0]), found[0]) if found else None


def draft_of(marker: Marker, sides: Sides, reading: Reading, *, asked: bool = False) -> Draft:
    """A draft from the sides of a marked condition."""
    tokens = reading.doc[marker.start : marker.end]
    return Draft(
        marker.marking.rule,
        (tokens.start_char, tokens.end_char),
        region(sides.antecedent),
        region(sides.consequent) if sides.consequent else None,
        sides.verb,
        asked,
    )
