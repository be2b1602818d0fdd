"""Sources: who does the saying, from the syntax around the cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.extract.statements.cues import Cue, people, writings

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.language.reading import Reading

SUBJECTS = frozenset({"nsubj", "csubj"})
RELATIVES = frozenset({"who", "which", "that"})
# Nobody speaks: "it", "this", "there", "you" and the like are no sources.
NOBODY = frozenset(
    {
        "it",
        "this",
        "that",
        "these",
        "those",
        "there",
        "what",
        "which",
        "you",
        "one",
        "something",
        "nothing",
        "everything",
        "all",
        "whatever",
    }
)
FIRST = frozenset({"i"})
SPEAKER_KINDS = frozenset({"person", "organization", "country", "group"})
SPEAKER_LABELS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
SPEAKER_PRONOUNS = frozenset(
    {"he", "she", "they", "we", "who", "i", "both", "some", "many", "others", "him", "her", "them"}
)
PARTICIPLES = frozenset({"VBG"})


def find_source(reading: Reading, cue: Cue) -> Token | None:
    """The head of the noun phrase that does the saying, or None.

    A participle or a second verb may hang on a verb of the content ("said the raid was lawful, adding ...", "said that
    talks had failed and urged ..."): then the first subject above it that can speak is meant.
    """
    found = subject_of(cue.head)
    joined = cue.head.tag_ in PARTICIPLES or cue.head.dep_ == "conj"
    if found is not None and joined and not (can_speak(reading, found) or can_show(reading, found)):
        above = (subject_of(verb) for verb in cue.head.ancestors if verb.pos_ in ("VERB", "AUX"))
        found = next((s for s in above if s is not None and can_speak(reading, s)), found)
    return _writer_of(reading, found) if found is not None else None


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """Who a verb is said of: its own subject, its passive agent, or that of the verb it depends on."""
    if depth > 4:
        return None
    if verb.tag_ == "VBN" and (agent := _agent(verb)) is not None:
        return agent
    if found := _own_subjects(verb):
        return _antecedent(found[-1], verb)
    if any(child.dep_ == "nsubjpass" for child in verb.children) or _is_told(verb):
        return _agent(verb)
    return _inherited(verb, depth)


def _own_subjects(verb: Token) -> list[Token]:
    """A verb's subjects. Of two the nearer is its own: "The League, a diplomat told them, believes ..."."""
    return [c for c in verb.children if c.dep_ in SUBJECTS and c.pos_ not in ("VERB", "AUX", "SPACE", "PUNCT")]


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _is_told(verb: Token) -> bool:
    """Is a participle said of the one it is done to: "the siege, widely expected to last", "asked if he would go"?"""
    alone = not any(child.dep_ in ("aux", "auxpass") for child in verb.lefts)
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and alone


def _inherited(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if verb.dep_ == "acl":  # a finite verb hung on a noun is that noun's own verb, misread
        return head if verb.tag_ in PARTICIPLES | {"VBD"} else None
    if verb.dep_ == "relcl" and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return head
    if verb.dep_ == "pcomp" and head.lower_ == "as" and head.head.tag_ == "VBN":  # "was quoted as saying"
        return next((child for child in head.head.lefts if child.dep_ == "nsubjpass"), None)
    if verb.dep_ == "pcomp" and head.lower_ in ("of", "for") and (blamed := _whose_act(head.head)) is not None:
        return blamed
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        return subject_of(head.head, depth + 1) if head.head.pos_ in ("VERB", "AUX") else None
    if (
        verb.dep_ in ("conj", "advcl", "xcomp", "ccomp", "dep", "parataxis")
        and head.pos_ in ("VERB", "AUX")
        and head != verb
    ):
        if verb.dep_ in ("ccomp", "parataxis") and verb.tag_ not in PARTICIPLES:
            return None
        if verb.dep_ == "conj" and len(above := _own_subjects(head)) > 1:
            return above[0]
        return subject_of(head, depth + 1)
    return None


def _whose_act(verb: Token) -> Token | None:
    """Of "accused Kestan of claiming", "was blamed for saying": whose act the gerund is, where not the subject's."""
    deps = ("nsubjpass",) if any(child.dep_ == "nsubjpass" for child in verb.lefts) else ("dobj",)
    return next((child for child in verb.children if child.dep_ in deps), None)


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.lower_ in RELATIVES and verb.dep_ == "relcl":
        return verb.head
    return subject


def _writer_of(reading: Reading, noun: Token) -> Token:
    """Of "a statement from the ministry", "the ministry's report": the ministry."""
    if noun.lemma_.lower() not in writings():
        return noun
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ != "PRON" and can_speak(reading, child):
            return child
        if child.dep_ == "prep" and child.lower_ in ("from", "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), noun)
    return noun


def is_nobody(reading: Reading, cue: Cue, source: Token) -> bool:
    """Is this a word that names no source ("there", "this", an "it" that is no body)?"""
    if source.lower_ != "it":
        return source.lower_ in NOBODY
    chain = reading.chain_of(source)
    if chain is not None and chain.kind in SPEAKER_KINDS:
        return False
    # Whatever "it" is, in "it said that ..." it speaks; "it is said", "it shows" say nothing of the kind.
    spoken = any("quote" in entry.frames and not entry.thought for entry in cue.entries)
    return not spoken or source.dep_ != "nsubj" or source.head != cue.head


def can_speak(reading: Reading, source: Token) -> bool:
    """Is this a person, a body, a country, or a group of people?"""
    chain = reading.chain_of(source)
    if chain is not None and chain.kind in SPEAKER_KINDS:
        return True
    lemma = source.lemma_.lower()
    return source.ent_type_ in SPEAKER_LABELS or source.lower_ in SPEAKER_PRONOUNS or lemma in people()


def can_show(reading: Reading, source: Token) -> bool:
    """Is this something that evidence is read from: a writing, an image, a body?"""
    return source.lemma_.lower() in writings() or (can_speak(reading, source) and source.pos_ != "PRON")
