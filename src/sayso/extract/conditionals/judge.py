"""What a condition amounts to: the force of its consequent, and what is meant by it: a threat, a promise, advice ..."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.extract.conditionals.clauses import is_finite, subject_of
from sayso.extract.conditionals.lexicon import act_forces, forces, kind_words
from sayso.model import ConditionalKind, Force, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.language.reading import Reading

FIRST_PERSON = frozenset({"i", "we", "us", "our", "ours", "me"})
AHEAD: tuple[Force, ...] = ("will", "would", "may")


def judge_force(verb: Token | None, words: Sequence[Token], statement: Statement | None) -> Force | None:
    """The force of a consequent from its modal; of an infinitive, from the act of the statement that holds it."""
    if not words:
        return None
    if verb is not None:
        modal = _modal(verb)
        if modal is not None:
            return modal
        if is_finite(verb) and not (verb.tag_ == "VBP" and subject_of(verb) is None):
            return "is"
        if subject_of(verb) is None and verb.dep_ in ("ROOT", "ccomp", "conj") and verb.tag_ in ("VB", "VBP"):
            return "should"  # an order: "please call"
    return act_forces().get(statement.act) if statement is not None else None


def _modal(verb: Token) -> Force | None:
    """The force of a verb's modal, in its own group or as a verb that another hangs on ("needs to consider")."""
    chain = [t for t in verb.lefts if t.dep_ in ("aux", "auxpass", "neg", "advmod")] + [verb]
    following = [t for t in verb.rights if t.dep_ in ("xcomp", "ccomp", "acomp")]
    tail = [c for t in following for c in (*(a for a in t.lefts if a.tag_ == "TO"), t)]
    group = sorted([*chain, *tail], key=lambda t: t.i)
    for start in range(len(group)):
        for words, force in forces():
            if _reads(group[start:], words):
                return force
    return None


def _reads(group: Sequence[Token], words: Sequence[str]) -> bool:
    """Do these tokens begin with these words, as written or as lemmas, adverbs aside?"""
    if (
        group
        and group[0].dep_ not in ("aux", "auxpass")
        and group[0].tag_ != "MD"
        and len(words) == 1
        and words[0] not in ("require", "need")
    ):
        return False
    left = [t for k, t in enumerate(group) if k == 0 or t.dep_ not in ("neg", "advmod")]
    return len(left) >= len(words) and all(w in (t.lower_, t.lemma_) for w, t in zip(words, left, strict=False))


def judge_kind(
    reading: Reading, verb: Token | None, words: Sequence[Token], force: Force | None, statement: Statement | None
) -> ConditionalKind | None:
    """Threat, promise, advice, permission or prediction; None where the words do not say."""
    if not words:
        return None
    lemmas = {t.lemma_.lower() for t in words}
    if lemmas & kind_words("permission") and force in (*AHEAD, "should", "is"):
        return "permission"
    if statement is not None and statement.act == "threaten":
        return "threat"
    if force in ("should", "must"):
        return "advice"
    promised = statement is not None and statement.act == "promise"
    if promised or _is_own(reading, verb, statement):
        return _by_words(lemmas, _acts(verb), force, promised=promised)
    if {"target", "game"} & lemmas and statement is not None:
        return "threat"
    return "prediction" if force in AHEAD else None


def _acts(verb: Token | None) -> set[str]:
    """The lemmas of a consequent's verb and of those that hang on it ("move to help")."""
    return (
        {t.lemma_ for t in (verb, *verb.rights) if t == verb or t.dep_ in ("xcomp", "conj")}
        if verb is not None
        else set()
    )


def _by_words(lemmas: set[str], acts: set[str], force: Force | None, *, promised: bool) -> ConditionalKind | None:
    """What a speaker says of its own acts: a threat, a promise, or a prediction of what it may come to."""
    if lemmas & kind_words("threat"):
        return "threat"
    if promised or force == "will" or (acts & kind_words("promise") and force != "may"):
        return "promise"
    return "prediction" if force in AHEAD else None


def _is_own(reading: Reading, verb: Token | None, statement: Statement | None) -> bool:
    """Is it the speaker, or the speaker's own state, that would act?"""
    subject = subject_of(verb) if verb is not None else None
    if statement is None or statement.source is None:
        return False
    if subject is None:
        return verb is not None and statement.act in ("promise", "threaten") and not is_finite(verb)
    if subject.lower_ in FIRST_PERSON or any(c.lower_ in FIRST_PERSON for c in subject.children):
        return True
    chain = reading.chain_of(subject)
    speaker = next((c for c in reading.chains if c.entity == statement.source.entity), None)
    if chain is None or speaker is None:
        return False
    return chain.entity == speaker.entity or (chain.country is not None and chain.country == speaker.country)
