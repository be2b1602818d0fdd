"""Markers: the words that begin an antecedent, and which of them only ask or are set phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.extract.conditionals.clauses import BREAKS, MARKS, SUBJECTS, WH, is_asked, sentence_of
from sayso.extract.conditionals.lexicon import (
    Marking,
    asking_words,
    idiom_before,
    idioms,
    inversions,
    markings,
    words_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.language.reading import Reading

NOUN_START = frozenset({"PRON", "DET", "PROPN", "NOUN", "NUM", "ADJ"})
NOMINATIVE = frozenset({"he", "she", "it", "they", "we", "i", "you", "there", "this", "that", "these", "those"})
# Before an inverted verb these make a question or an emphasis of it: "nor should they".
INVERTERS = frozenset({"nor", "neither", "so", "only", "not", "never", "than", "as", "rarely", "seldom"}) | WH
HYPOTHETICAL = frozenset({"would", "could", "might", "'d", "’d"})
BASE = frozenset({"VB", "VBP"})
ASKED = 4  # words between "asked" and its "if": "asked a group of reporters if"


@dataclass(frozen=True)
class Marker:
    """A marker's tokens, `start` to `end` (half-open, of the doc), and its entry."""

    start: int
    end: int
    marking: Marking


def find_markers(reading: Reading) -> Iterator[Marker]:
    """The markers of a text in its order; those that ask, and set phrases, are left out."""
    reached = 0
    for token in reading.columns.with_lower({*markings(), *inversions()}):
        if token.i < reached:
            continue
        marker = _marker_at(token) or _inverted_at(token)
        if marker is not None:
            reached = marker.end
            yield marker


def _marker_at(token: Token) -> Marker | None:
    for marking in markings().get(token.lower_, ()):
        if _follows(token, marking.words):
            marker = Marker(token.i, token.i + len(marking.words), marking)
            if marker.end >= len(token.doc) or _begins_anew(marker, token.doc):
                return None
            return (
                None
                if _is_idiom(marker, token.doc) or is_asking(marker, token.doc) or not _fits(marker, token)
                else marker
            )
    return None


def _begins_anew(marker: Marker, doc: Doc) -> bool:
    """ "if when", and "if — if we stay": it is the second that counts."""
    after = [t for t in doc[marker.end : marker.end + 3] if t.text not in BREAKS]
    again = after and after[0].lower_ == doc[marker.start].lower_
    return doc[marker.end].lower_ in markings() or bool(again)


def _follows(token: Token, words: Sequence[str]) -> bool:
    doc = token.doc
    return token.i + len(words) <= len(doc) and all(doc[token.i + k].lower_ == word for k, word in enumerate(words))


def _fits(marker: Marker, token: Token) -> bool:
    """Is this word the conjunction, and not a verb or an adverb of the same form?"""
    needs, previous = marker.marking.needs, before(token)
    if token.dep_ in SUBJECTS:
        return False  # "assuming that the dam holds is wrong"
    if (
        needs == "break"
        and any(c.dep_ in ("dobj", "dative") and c.i > token.i for c in token.children)
        and token.tag_ == "VBG"
    ):
        return False
    if needs == "break":
        return previous is None or previous.text in BREAKS | MARKS or previous.lower_ in ("and", "but", "that")
    if needs == "clause-before":
        return previous is None or (previous.dep_ not in SUBJECTS and previous.pos_ != "AUX")
    if marker.marking.rule == "as-long-as":
        return previous is None or previous.lower_ not in ("for", "lasted", "twice")
    if marker.marking.rule == "once":
        return (
            previous is None
            or previous.tag_ not in ("MD", "VBZ", "VBP", "VBD", "PRP", "DT", "CC", "NNP")
            or previous.lower_ in ("and", "but")
        )
    if marker.marking.rule == "in-the-event" and len(marker.marking.words) == 1:
        return token.pos_ in ("VERB", "SCONJ") and (previous is None or previous.text in BREAKS | MARKS)
    return True


def before(token: Token) -> Token | None:
    """The word or break before a token in its sentence, quotation marks and white space aside."""
    while token.i > 0 and not token.is_sent_start:
        token = token.nbor(-1)
        if not token.is_space and token.text not in MARKS:
            return token
    return None


def _is_idiom(marker: Marker, doc: Doc) -> bool:
    token = doc[marker.start]
    if any(_follows(token, words) for words in idioms(closed=False)):
        return not _idiom_goes_on(marker, doc)
    if any(_follows(token, words) and _breaks_off(doc, token.i + len(words)) for words in idioms(closed=True)):
        return True
    previous = before(token)
    return doc[marker.end - 1].lower_ == "if" and previous is not None and previous.lower_ in idiom_before()


def _breaks_off(doc: Doc, index: int) -> bool:
    return index >= len(doc) or doc[index].is_punct or doc[index].is_space


def _idiom_goes_on(marker: Marker, doc: Doc) -> bool:
    """ "if not attacked, it will": a clause, where "if not hundreds" is none."""
    if marker.end >= len(doc) or doc[marker.end].lower_ != "not" or marker.end + 1 >= len(doc):
        return False
    return doc[marker.end + 1].tag_ == "VBN"


def is_asking(marker: Marker, doc: Doc) -> bool:
    """Does this "if" ask or doubt? Judged by the word before it, by the parse, and by who is asked."""
    if doc[marker.end - 1].lower_ != "if":
        return False
    token = doc[marker.start]
    previous = before(token)
    while previous is not None and previous.tag_ == "RB" and previous.lemma_ not in asking_words(negated=False):
        previous = before(previous)
    if previous is None or previous.text in BREAKS:
        return False
    lemma = previous.lemma_.lower()
    if {lemma, previous.lower_} & asking_words(negated=False):
        return True
    if {lemma, previous.lower_} & asking_words(negated=True) and (_is_declined(previous) or _is_put(previous)):
        return True
    return _asks_of(token) or _governed(doc[marker.end - 1])


def _is_declined(verb: Token) -> bool:
    around = [t for t in (*verb.lefts, verb.head, *verb.head.lefts) if t.i < verb.i]
    return any({t.lower_, t.lemma_} & words_of("declining") for t in around)


def _is_put(verb: Token) -> bool:
    """ "Can you say if it holds?": a question for an answer, where "Say if it holds?" supposes."""
    return is_asked(verb) and before(verb) is not None


def _asks_of(token: Token) -> bool:
    """ "asked the spokesman if": a verb of asking with nothing but a noun phrase between."""
    for index in range(token.i - 2, max(sentence_of(token)[0], token.i - 2 - ASKED) - 1, -1):
        word = token.doc[index]
        if word.pos_ == "VERB":
            between = token.doc[index + 1 : token.i]
            plain = all(t.pos_ in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "ADP", "PART", "NUM") for t in between)
            return word.lemma_ in words_of("asking_of") and plain
        if word.text in BREAKS:
            return False
    return False


def _governed(conjunction: Token) -> bool:
    """ "know, as of today, if": the clause is the object of a verb of asking, as the parse has it."""
    verb = conjunction.head
    if conjunction.dep_ != "mark" or verb.dep_ != "ccomp" or verb.head.i > conjunction.i:
        return False
    return verb.head.lemma_ in asking_words(negated=False) and verb.head.lemma_ not in (
        "see",
        "consider",
        "tell",
        "say",
        "mean",
    )


def _inverted_at(token: Token) -> Marker | None:
    for marking in inversions().get(token.lower_, ()):
        if _is_inverted(token, marking):
            return Marker(token.i, token.i + 1, marking)
    return None


def _is_inverted(token: Token, marking: Marking) -> bool:
    doc, previous = token.doc, before(token)
    start, end = sentence_of(token)
    if token.i + 2 >= end or not _begins_noun_phrase(doc[token.i + 1]):
        return False
    if (previous is not None and previous.lower_ in INVERTERS) or any(
        t.lower_ in WH for t in doc[start : min(token.i, start + 2)]
    ):
        return False
    verb = _inverted_verb(token, marking)
    if verb is None or is_asked(token):
        return False
    starts = previous is None or previous.text in BREAKS or previous.lower_ in ("that", "and", "but", "or")
    return starts or _has_own_subject(token)


def _begins_noun_phrase(token: Token) -> bool:
    return token.pos_ in NOUN_START and (token.pos_ != "ADJ" or token.dep_ in ("amod", "compound", "nummod"))


def _inverted_verb(token: Token, marking: Marking) -> Token | None:
    """What goes with an inverted verb before the next break: a base form, an infinitive, a participle, a predicate."""
    for word in token.doc[token.i + 2 : min(sentence_of(token)[1], token.i + 16)]:
        if word.text in BREAKS and marking.verb == "predicate":
            return word.nbor(-1) if _is_hypothetical(word) else None
        if word.text in BREAKS:
            return word.nbor(-1) if marking.verb == "base" and _is_mistagged(word.nbor(-1)) else None
        if marking.verb == "base" and (word.pos_ in ("VERB", "AUX") or word.dep_ == "advcl") and word.dep_ != "relcl":
            return word if word.tag_ in BASE or word.lower_ == "be" or word.dep_ == "advcl" else None
        if marking.verb == "infinitive" and word.lower_ == "to":
            return word
        if marking.verb == "participle" and word.tag_ in ("VBN", "VBD"):
            return word
    return None


def _is_hypothetical(comma: Token) -> bool:
    """Does what follows a break say what would be?"""
    return any(t.lower_ in HYPOTHETICAL for t in comma.doc[comma.i : min(comma.i + 12, sentence_of(comma)[1])])


def _is_mistagged(last: Token) -> bool:
    """ "Should the pact lapse, ...": two nouns in a row before the break, the second a verb that was taken for one."""
    return last.tag_ == "NN" and last.nbor(-1).pos_ in ("NOUN", "PROPN")


def _has_own_subject(token: Token) -> bool:
    """In the middle of a sentence: is the noun behind the inverted verb its subject, and none before it?"""
    following = token.doc[token.i + 1]
    earlier = token.doc[token.i - 1]
    if following.lower_ in NOMINATIVE:
        return (
            earlier.pos_ in ("NOUN", "PROPN", "ADV", "ADJ", "VERB", "PRON", "ADP", "NUM", "PART")
            and token.i > sentence_of(token)[0] + 2
        )
    owner = token if token.dep_ not in ("aux", "auxpass") else token.head
    subjects = [c for c in owner.children if c.dep_ in SUBJECTS]
    if any(subject.i < token.i for subject in subjects) or earlier.pos_ in ("PRON", "PROPN", "DET"):
        return False
    if subjects and owner.i > token.i:
        return True
    return following.pos_ in ("DET", "PROPN") and any(
        t.lower_ in HYPOTHETICAL for t in token.doc[sentence_of(token)[0] : token.i]
    )
