"""Capitals: whether "Moscow" is a government or a city, by what it does and what is done with it."""

from __future__ import annotations

from sayso.language.agreement import listed
from sayso.language.coref_words import OBJECTS, SUBJECTS, Words
from sayso.language.mentions import Phrase


def stands_for_government(words: Words, phrase: Phrase) -> bool:
    """Whether a capital stands for its government: it does something, is spoken to, owns, or stands beside
    "between" or "against".
    """
    i = phrase.head
    dep, head = words.dep[i], words.head[i]
    while dep == "conj":
        dep, head, i = words.dep[head], words.head[head], head
    if dep in SUBJECTS and dep != "nsubjpass":
        return words.lemma[head] not in listed("stands") or words.dep[head] == "aux"
    if dep == "nsubjpass":
        return words.lemma[head] not in listed("befalls")
    if dep in OBJECTS:
        return words.lemma[head] in listed("acted_on") or any(
            words.dep[c] in ("xcomp", "ccomp") and c > i for c in words.children[head]
        )
    if dep == "pobj":
        return _acts_after(words, head)
    if dep == "poss":
        return words.lemma[head] not in listed("seats")
    return False


def _acts_after(words: Words, preposition: int) -> bool:
    word, governor = words.low[preposition], words.head[preposition]
    if word in listed("actor_prepositions"):
        return word != "for" or words.lemma[governor] not in listed("travel")
    if word in ("to", "of", "from", "on"):
        near = {
            words.lemma[governor],
            *(words.lemma[c] for c in words.children[governor] if words.dep[c] in ("dobj", "amod", "compound")),
        }
        giving = word == "to" and bool(near & listed("giving") or _object_nouns(words, preposition) & listed("giving"))
        return giving or (word == "on" and bool(near & listed("burdens")))
    return False


def _object_nouns(words: Words, preposition: int) -> set[str]:
    """The three words before a preposition: "its shipments of fuel to Oslo" hangs "to" on the verb."""
    return set(words.lemma[max(0, preposition - 3) : preposition])
