"""Persons by their pronoun: in "Kestan said she had lied" it is "she" that tells that Kestan is a person.

spaCy's small model takes a bare surname for a body, and a report of one line has no title or given name that says
otherwise. It is believed only where the pronoun can speak of nobody else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from sayso.language.agreement import noun_of, pronouns
from sayso.language.coref_known import Name
from sayso.language.coref_words import Words

BACK = 4  # sentences; further back nobody is meant by "he" (coref_pronouns.REACH)


def find_lone_people(
    words: Words, names: Sequence[Name], open_keys: Collection[str], person_keys: Collection[str]
) -> Iterator[str]:
    """The keys, of names not yet judged (`open_keys`), that a "he" or "she" behind them tells to name a person.

    `person_keys`: the names held to be persons' already, of whom the pronoun would rather speak.
    """
    bodies = {name.key for name in names if _has_article(words, name)}
    unsure = {name.head: name for name in names if name.key in open_keys and name.key not in bodies}
    people = {name.head for name in names if name.key in person_keys}
    for at, low in enumerate(words.low) if unsure else ():
        if low not in _he_and_she():
            continue
        subject = _subject_before(words, at, unsure)
        if subject is None or words.quote[subject] != words.quote[at]:
            continue
        name = unsure[subject]
        rivals = (i for i in _before(words, at) if not name.start <= i < name.end)
        if not any(i in people or _is_person(words, i) or _is_other(unsure.get(i), name) for i in rivals):
            yield name.key


def _has_article(words: Words, name: Name) -> bool:
    """Whether a name has "the" before it or in it, as bodies have ("the Guardian said he")."""
    return "the" in words.low[max(name.start - 1, 0) : name.start + 1]


def _is_other(unsure: Name | None, name: Name) -> bool:
    return unsure is not None and unsure.key != name.key


@cache
def _he_and_she() -> frozenset[str]:
    return frozenset(word for word, pronoun in pronouns().items() if pronoun.gender in ("m", "f"))


def _subject_before(words: Words, pronoun: int, heads: Collection[int]) -> int | None:
    """The name before a pronoun that is the subject of a verb above it ("Kestan said she ..."), if grammar lets the two
    be one; or, before a subject, that of the sentence before ("Kestan left. She said ...").
    """
    at = pronoun
    while words.head[at] != at:
        at = words.head[at]
        found = next((c for c in words.children[at] if c in heads and c < pronoun and words.is_subject(c)), None)
        if found is not None:
            return None if _is_bound(words, pronoun, at) else found
    first = bisect_left(words.sentence, words.sentence[pronoun] - 1)
    main = (i for i in range(first, pronoun) if i in heads and words.dep[words.head[i]] == "ROOT")
    return next((i for i in main if words.is_subject(i)), None) if words.is_subject(pronoun) else None


def _is_bound(words: Words, pronoun: int, verb: int) -> bool:
    """Whether a pronoun and the subject of a verb are two: in "Kestan fired him" he is not Kestan."""
    return words.tag[pronoun] != "PRP$" and words.verb_of(pronoun) == verb and not words.low[pronoun].endswith("self")


def _before(words: Words, pronoun: int) -> Iterator[int]:
    """The tokens before a pronoun that are near enough for it to speak of them."""
    for at in range(pronoun - 1, -1, -1):
        if words.sentence[pronoun] - words.sentence[at] > BACK:
            return
        yield at


def _is_person(words: Words, token: int) -> bool:
    """Whether a token speaks of one person: "the director", another "he"."""
    if words.low[token] in _he_and_she():
        return True
    noun = noun_of(words.low[token], words.lemma[token]) if words.pos[token] in ("NOUN", "PROPN") else None
    return noun is not None and noun.kind == "person" and not noun.plural and words.tag[token] not in ("NNS", "NNPS")
