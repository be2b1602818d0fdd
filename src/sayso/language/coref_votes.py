"""What sort of thing each name names, by a vote over the document.

spaCy's small model calls bare surnames organisations and Vladivostok a person; a document uses a name for one thing,
so each occurrence votes, and titles, given names, the country table, the gazetteer and a body's own word outvote it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from sayso.language.agreement import gender_of_given, listed, noun_of, vocabulary
from sayso.language.coref_known import Name, is_known_body, known_person
from sayso.language.coref_lone import find_lone_people
from sayso.language.coref_words import Words
from sayso.resolve.gazetteer import open_gazetteer

VOTES = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "PRODUCT": "other",
}
OTHER = {"EVENT", "LAW", "WORK_OF_ART", "LANGUAGE"}
TITLE_VOTE, GIVEN_VOTE, BODY_VOTE, PLACE_VOTE, GAZETTEER_VOTE = 4.0, 3.0, 4.0, 1.5, 2.0
KNOWN_VOTE = 3.0  # a name of the codebook's lists; a title before it makes it a person's all the same
TOWN, CITY = 4_000, 100_000  # people: a place after "in" or "to", and one without; many surnames are small towns
ENGLISH = frozenset({"USA", "CAN", "GBR", "AUS", "NZL", "IRL"})  # whose towns are named after persons


def judge_names(words: Words, names: list[Name]) -> list[Name]:
    """Give each name the kind that its document's votes give to its key."""
    votes: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name in names:
        for kind, weight in _votes(words, name):
            votes[name.key][kind] += weight
    _pronoun_votes(words, names, votes)
    _place_votes(words, names, votes)
    people = _surnames(names, votes)
    return [replace(name, kind=_kind(name, votes[name.key], people)) for name in names]


def _votes(words: Words, name: Name) -> Iterator[tuple[str, float]]:
    yield VOTES.get(name.label, "none" if name.label in OTHER else ""), 1.0
    if name.title:
        yield "person", TITLE_VOTE
    elif is_known_body(words.words(name.start, name.end)):
        yield "organization", KNOWN_VOTE
    elif known_person([name.tokens]):
        yield "person", TITLE_VOTE
    if len(name.tokens) > 1 and gender_of_given(words.low[name.start]) and not name.country:
        yield "person", GIVEN_VOTE
    before = name.start - 1
    if before >= 0 and words.dep[before] == "compound" and words.head[before] == name.head:
        leading = noun_of(words.low[before], words.lemma[before])
        if leading and leading.kind == "organization":
            yield "organization", BODY_VOTE  # "gas company Gazprom"
    before_last = words.low[name.end - 2] if name.end - name.start > 1 else ""
    last = noun_of(words.low[name.end - 1], words.lemma[name.end - 1], before_last)
    first = noun_of(words.low[name.start], words.lemma[name.start])
    ends = words.low[name.end - 1].rstrip(".") in listed("body_ends") and name.end - name.start > 1
    if (
        ends
        or (last and last.kind == "organization")
        or (first and first.kind == "organization" and name.end - name.start > 2)
    ):
        yield "organization", BODY_VOTE
    elif len(name.tokens) == 1 and words.text[name.start].isupper() and len(words.text[name.start]) > 2:
        yield "organization", 1.0
    yield from ((kind, BODY_VOTE) for kind in _described_as(words, name))
    if _after_place_preposition(words, name.head):
        yield "place", PLACE_VOTE


def _pronoun_votes(words: Words, names: list[Name], votes: dict[str, defaultdict[str, float]]) -> None:
    """Let "he" and "she" speak where only the tagger has spoken: what they alone can speak of is a person, however
    often the tagger said otherwise.
    """
    surnames = _surnames(names, votes)
    by_key = _by_key(names)
    people = {key for key in by_key if _winner(votes[key]) == "person"} | surnames
    unsure = {
        key
        for key, occurrences in by_key.items()
        if key and key not in people and not occurrences[0].country and not _is_certain(votes[key], occurrences)
    }
    for key in set(find_lone_people(words, names, unsure, people)):
        votes[key]["person"] += GIVEN_VOTE * len(by_key[key])


def _by_key(names: list[Name]) -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    for name in names:
        found.setdefault(name.key, []).append(name)
    return found


def _described_as(words: Words, name: Name) -> Iterator[str]:
    """What an apposition says a name is: "the gas company, Gazprom," a body, "Anna Berger, a Norwegian sailor," a
    person.
    """
    beside = [child for child in words.children[name.head] if words.dep[child] == "appos" and child > name.head]
    if words.dep[name.head] == "appos":
        beside.append(words.head[name.head])
    for token in beside:
        noun = noun_of(words.low[token], words.lemma[token])
        if noun is not None and noun.kind in ("organization", "person") and words.tag[token] == "NN":
            yield noun.kind


def _after_place_preposition(words: Words, head: int) -> bool:
    """Whether a name stands after "in", "near", "to" (not "according to"), alone or in a list."""
    while words.dep[head] == "conj" and words.head[head] < head:
        head = words.head[head]
    before = words.head[head]
    if words.dep[head] != "pobj" or words.low[before] not in listed("place_prepositions"):
        return False
    return words.low[before] != "to" or words.lemma[words.head[before]] not in vocabulary("speech_verbs") | {
        "accord",
        "according",
    }


def _place_votes(words: Words, names: list[Name], votes: dict[str, defaultdict[str, float]]) -> None:
    """Let the gazetteer speak where only the tagger has spoken: Vladivostok is no person, Mariupol no organisation."""
    people = _surnames(names, votes)
    for key, occurrences in _by_key(names).items():
        said = votes[key]
        first = occurrences[0]
        if not key or first.country or key in people or _is_certain(said, occurrences):
            continue
        after = sum(_after_place_preposition(words, name.head) for name in occurrences)
        if _may_be_place(
            words.words(first.start, first.end), given=gender_of_given(first.tokens[0]) is not None, after=after
        ):
            said["place"] += GAZETTEER_VOTE * len(occurrences)


def _is_certain(said: defaultdict[str, float], occurrences: list[Name]) -> bool:
    """Whether a title, a given name or a body's own word has decided already, or the tagger always said place."""
    most = float(len(occurrences))
    return said["person"] > most or said["organization"] > most or {kind for kind in said if kind} == {"place"}


@lru_cache(maxsize=8192)
def _may_be_place(words: str, *, given: bool, after: int) -> bool:
    """Whether the gazetteer knows a name as one of a place that texts speak of: the larger, the less else is asked
    for.
    """
    found = [place for place in open_gazetteer().find(words) if not place.alias or after]
    if not found or (given and not after):
        return False
    if any(place.kind == "region" for place in found):
        return True
    people = max(place.population for place in found)
    english = all(place.country in ENGLISH for place in found[:3])
    return people >= (TOWN if after else CITY) and (bool(after) or not english)


def _surnames(names: list[Name], votes: dict[str, defaultdict[str, float]]) -> set[str]:
    """The last words (and East Asian first words) of full names that are held to name persons."""
    full = [n for n in names if len(n.tokens) > 1 and _winner(votes[n.key]) == "person" and not n.country]
    juniors = listed("juniors")
    last = {next((t for t in reversed(name.tokens) if t not in juniors), "") for name in full}
    return last | {name.tokens[0] for name in full if name.label == "PERSON" or name.title}


def _kind(name: Name, votes: defaultdict[str, float], people: set[str]) -> str:
    bearer = name.country is not None and name.country.how == "capital" and name.key in people  # "Ms. Paris"
    if name.country and not bearer and not (name.title and len(name.tokens) > 1):
        return {"name": "country", "capital": "capital", "demonym": "group"}[name.country.how]
    best = _winner(votes)
    if len(name.tokens) == 1 and name.key in people and best in ("organization", "place", "other", "", "group", "none"):
        return "person"
    return best


def _winner(votes: defaultdict[str, float]) -> str:
    """The kind with the most votes; unlabelled occurrences ("") only decide where nothing else was said."""
    said = {kind: weight for kind, weight in votes.items() if kind}
    return max(said, key=lambda kind: (said[kind], kind)) if said else ""
