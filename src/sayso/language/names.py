"""Names: where one stands, what stands before it as a title, and what sort of thing it names, voted over the document.

spaCy's small model calls bare surnames organisations and Vladivostok a person; a document uses a name for one thing,
so each occurrence votes, and titles, given names, the country table and a body's own word outvote it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from sayso.language.agreement import gender_of_given, is_honorific, listed, noun_of, vocabulary
from sayso.language.coref_words import NO_NAME, Words
from sayso.resolve.countries import Match, match_country
from sayso.resolve.gazetteer import open_gazetteer

LEFT = frozenset({"compound", "nmod", "amod", "flat", "nummod", "det"})
NUMERAL = re.compile(r"[IVXІ]{1,4}\.?")  # what numbers chapters; also in Cyrillic letters
PARTY = re.compile(r"\(\s*(?:[RDI]|Lab|Con|SNP)\s*[-–—,]\s*[A-Z][\w.’' ]{0,20}\)")
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
TOWN, CITY = 4_000, 100_000  # people: a place after "in" or "to", and one without; many surnames are small towns
ENGLISH = frozenset({"USA", "CAN", "GBR", "AUS", "NZL", "IRL"})  # whose towns are named after persons


@dataclass(frozen=True)
class Name:
    """A name in the text: tokens `start` to `end`, its `head`, the `title` tokens before it, and what it is held to
    name (`kind`).
    """

    start: int
    end: int
    head: int
    title: tuple[int, int] | None
    label: str
    key: str
    kind: str = ""
    country: Match | None = None
    tokens: tuple[str, ...] = field(default=())


@lru_cache(maxsize=8192)
def country_match(words: str) -> Match | None:
    """The country that words name, remembered: a text names the same few over and over."""
    return match_country(words) if any(c.isupper() for c in words) else None


@lru_cache(maxsize=8192)
def fold_name(word: str) -> str:
    """A word of a name as names are compared: no case, accents, dots or apostrophes, and the endings of Slavic
    transcription made one.
    """
    plain = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(c for c in plain if c.isalnum())
    for ending in ("skyy", "skiy", "skyi", "skii", "skij", "ski"):
        if bare.endswith(ending):
            return bare.removesuffix(ending) + "sky"
    return re.sub(r"(?<=\w\w)(?:iy|yy|ii|ij|yi|i)$", "y", bare)


def name_tokens(words: str) -> tuple[str, ...]:
    """A name's words, folded: "Jean-Yves Le Drian" gives ("jean", "yves", "le", "drian")."""
    return tuple(folded for part in re.split(r"[\s\-]+", words) if (folded := fold_name(part)))


def find_names(words: Words) -> list[Name]:
    """Every name, in the text's order, each with the kind that its document gives it."""
    return _judge(words, list(_find(words)))


def _find(words: Words) -> Iterator[Name]:
    i = 0
    while i < len(words):
        if not _can_name(words, i):
            i += 1
            continue
        end = _run_end(words, i)
        yield from _split(words, i, end)
        i = end


def _can_name(words: Words, i: int) -> bool:
    text = words.text[i]
    if (
        not text[0].isalnum()
        or words.low[i] in listed("never")
        or words.entity[i] in NO_NAME
        or i in words.label
        or NUMERAL.fullmatch(text)
    ):
        return False
    if words.tag[i] in ("NNP", "NNPS"):
        return text[0].isupper() or text[0].isdigit() or (words.low[i] in listed("particles"))
    return (
        text[0].isupper()
        and words.entity[i] not in ("", "NORP")
        and words.tag[i] in ("NN", "NNS", "FW", "VB", "VBG", "VBP")
    )


def _run_end(words: Words, start: int) -> int:
    """Behind the last token of the name that begins at a token."""
    end = start + 1
    while end < len(words) and words.sentence[end] == words.sentence[start]:
        step = _joins(words, end - 1, end)
        if not step:
            break
        end += step
    return end


def _joins(words: Words, last: int, following: int) -> int:
    """How many further tokens belong to the name that reaches `last`: 0 where it ends."""
    if not _can_name(words, following):
        return _joins_over(words, last, following)
    spans = words.entity_spans
    if following in spans and spans.get(last) == spans[following]:
        return 1
    head = words.head[last]
    linked = (
        words.dep[last] in LEFT
        and head >= following
        and (head == following or words.head[following] == head or words.head[following] == words.head[head])
    )
    return int(linked or words.low[following].rstrip(".") in listed("juniors"))


def _joins_over(words: Words, last: int, following: int) -> int:
    """A name goes on over "of", "and", "-", "al": within one entity of spaCy's, or over a particle."""
    after = following + 1
    if after >= len(words) or words.sentence[after] != words.sentence[last]:
        return 0
    low, spans = words.low[following], words.entity_spans
    spaced = bool(words.doc[last].whitespace_ or words.doc[following].whitespace_)
    inside = (low != "-" or not spaced) and last in spans and spans.get(following) == spans[last] == spans.get(after)
    if inside and spans[last][0] <= last and low in listed("ties") and words.entity[last] not in NO_NAME:
        return _tail(words, after) - following if low != "'s" or words.entity[last] == "ORG" else 0
    if low in listed("particles") or low in ("-", "’", "'"):
        tied = words.head[following] > following or words.head[following] == last or words.dep[following] in LEFT
        close = low != "-" or not spaced
        if (
            tied
            and close
            and _can_name(words, after)
            and words.entity[last] not in ("GPE", "NORP")
            and words.low[last] not in listed("particles")
        ):
            return (
                2
                if (words.head[last] >= following and words.dep[last] in LEFT)
                or words.entity[after] == "PERSON"
                or low in listed("particles")
                else 0
            )
    return 0


def _tail(words: Words, at: int) -> int:
    """Behind the ties ("for the") that begin at a token; `at` + 1 where there are none."""
    while (
        words.low[at] in listed("ties")
        and at + 1 < len(words)
        and words.entity_spans.get(at + 1) == words.entity_spans.get(at)
    ):
        at += 1
    return at + 1


def _split(words: Words, start: int, end: int) -> Iterator[Name]:
    """A run of capitalised words as a title and a name; nothing where it is a title alone ("the Defense Secretary")."""
    while end > start and (words.text[end - 1] in listed("ties") or not words.text[end - 1][0].isalnum()):
        end -= 1
    cut = _title_end(words, start, end)
    if cut is not None and cut >= end:
        yield from _inside_title(words, start, end)
        return
    begin = cut if cut is not None else _person_start(words, start, end)
    if begin > start:
        yield from _inside_title(words, start, begin)
    while begin < end - 1 and words.entity[end - 1] == "GPE" and _is_country_alone(words, begin, end):
        begin += 1
    head = _head(words, begin, end)
    left = _title_start(words, begin, start if begin > start else begin)
    title = (left, begin) if left < begin and _has_title(words, left, begin) else None
    yield _name(words, begin, end, head, title)


def _is_country_alone(words: Words, start: int, end: int) -> bool:
    """Whether a country's name is left when the first word goes ("Growing Russia"), and is none with it."""
    whole, rest = country_match(words.words(start, end)), country_match(words.words(start + 1, end))
    return whole is None and rest is not None and rest.how == "name"


def _name(words: Words, start: int, end: int, head: int, title: tuple[int, int] | None) -> Name:
    text = words.words(start, end)
    tokens = name_tokens(text)
    return Name(
        start, end, head, title, words.entity[head], " ".join(tokens), country=country_match(text), tokens=tokens
    )


def _head(words: Words, start: int, end: int) -> int:
    for i in range(end - 1, start - 1, -1):
        outside = not start <= words.head[i] < end or words.head[i] == i
        if outside and words.dep[i] != "punct":
            return i
    return end - 1


def _title_end(words: Words, start: int, end: int) -> int | None:
    """Behind the last title word of a run; None where there is none, or where the run names a body after all."""
    last = noun_of(words.low[end - 1], words.lemma[end - 1])
    if last is not None and not last.title and end - start > 1:
        return None
    for i in range(end - 1, start - 1, -1):
        noun = noun_of(words.low[i], words.lemma[i], words.low[i - 1] if i > start else "")
        if is_honorific(words.low[i]) or (noun is not None and noun.title and noun.kind == "person"):
            if i + 1 < end and words.low[i + 1] in listed("not_after_title") | {"of"}:
                return None
            person = (
                words.entity[i] == "PERSON" and i == end - 1 and end - start > 1 and gender_of_given(words.low[i - 1])
            )
            return None if person else i + 1
    return None


def _person_start(words: Words, start: int, end: int) -> int:
    """Where a person's name begins within a run that another name leads ("Pentagon John Kirby")."""
    span = words.entity_spans.get(end - 1)
    if (
        words.entity[end - 1] == "PERSON"
        and span
        and start < span[0] < end
        and span[1] >= end
        and words.entity[start] != "PERSON"
    ):
        return span[0]
    return start


def _inside_title(words: Words, start: int, end: int) -> Iterator[Name]:
    """The bodies and countries named within a title: "White House" of "White House spokesman"."""
    i = start
    while i < end:
        span = words.entity_spans.get(i)
        whole = (span[0], min(span[1], end)) if span and span[0] >= start else (i, i + 1)
        begin, stop = whole
        while stop > begin and (noun := noun_of(words.low[stop - 1], words.lemma[stop - 1])) and noun.title:
            stop -= 1
        named = words.entity[i] in ("ORG", "GPE", "FAC") or country_match(words.text[i]) is not None
        if (
            stop > begin
            and named
            and _can_name(words, i)
            and (stop - begin > 1 or country_match(words.text[i]) or words.text[i].isupper())
        ):
            yield _name(words, begin, stop, stop - 1, None)
        i = max(whole[1], i + 1)


def _title_start(words: Words, begin: int, start: int) -> int:
    """Where the words before a name begin that belong to its noun phrase ("National security spokesperson")."""
    i = start
    while i > 0 and words.sentence[i - 1] == words.sentence[begin] and _leads(words, i - 1, begin):
        i -= 1
    return i


def _leads(words: Words, i: int, begin: int) -> bool:
    if words.dep[i] not in ("compound", "amod", "nmod", "poss", "case", "punct", "nummod", "advmod") or words.tag[
        i
    ] in ("PRP$", "CD", ","):
        return False
    if words.dep[i] == "punct" and (
        words.text[i] not in ("-", "/") or words.doc[i].whitespace_ or words.doc[i - 1].whitespace_
    ):
        return False
    head = words.head[i]
    return i < head or words.dep[i] in ("case", "punct")


def _has_title(words: Words, start: int, end: int) -> bool:
    """Whether words before a name end in a title (or honorific), whatever else they hold."""
    noun = noun_of(words.low[end - 1], words.lemma[end - 1], words.low[end - 2] if end - start > 1 else "")
    one = words.tag[end - 1] not in ("NNS", "NNPS") or words.low[end - 1].endswith(".")
    return is_honorific(words.low[end - 1]) or bool(noun and noun.kind == "person" and noun.title and one)


def _judge(words: Words, names: list[Name]) -> list[Name]:
    """Give each name the kind that its document's votes give to its key."""
    votes: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name in names:
        for kind, weight in _votes(words, name):
            votes[name.key][kind] += weight
    _place_votes(words, names, votes)
    people = _surnames(names, votes)
    return [replace(name, kind=_kind(name, votes[name.key], people)) for name in names]


def _votes(words: Words, name: Name) -> Iterator[tuple[str, float]]:
    yield VOTES.get(name.label, "none" if name.label in OTHER else ""), 1.0
    if name.title:
        yield "person", TITLE_VOTE
    if len(name.tokens) > 1 and gender_of_given(words.low[name.start]) and not name.country:
        yield "person", GIVEN_VOTE
    before = name.start - 1
    if before >= 0 and words.dep[before] == "compound" and words.head[before] == name.head:
        leading = noun_of(words.low[before], words.lemma[before])
        if leading and leading.kind == "organization":
            yield "organization", BODY_VOTE  # "gas company Gazprom"
    last = noun_of(words.low[name.end - 1], words.lemma[name.end - 1])
    first = noun_of(words.low[name.start], words.lemma[name.start])
    ends = words.low[name.end - 1] in listed("body_ends") and name.end - name.start > 1
    if (
        ends
        or (last and last.kind == "organization")
        or (first and first.kind == "organization" and name.end - name.start > 2)
    ):
        yield "organization", BODY_VOTE
    elif len(name.tokens) == 1 and words.text[name.start].isupper() and len(words.text[name.start]) > 2:
        yield "organization", 1.0
    head = words.head[name.head]
    if (
        words.dep[name.head] == "appos"
        and (described := noun_of(words.low[head], words.lemma[head]))
        and described.kind == "organization"
    ):
        yield "organization", BODY_VOTE  # "the gas company, Gazprom,"
    if _after_place_preposition(words, name.head):
        yield "place", PLACE_VOTE


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
    by_key: dict[str, list[Name]] = {}
    for name in names:
        by_key.setdefault(name.key, []).append(name)
    for key, occurrences in by_key.items():
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
    full = [
        name for name in names if len(name.tokens) > 1 and _winner(votes[name.key]) == "person" and not name.country
    ]
    return {name.tokens[-1] for name in full} | {
        name.tokens[0] for name in full if name.label == "PERSON" or name.title
    }


def _kind(name: Name, votes: defaultdict[str, float], people: set[str]) -> str:
    if name.country and not (name.title and len(name.tokens) > 1):
        return {"name": "country", "capital": "capital", "demonym": "group"}[name.country.how]
    best = _winner(votes)
    if len(name.tokens) == 1 and name.key in people and best in ("organization", "place", "other", "", "group", "none"):
        return "person"
    return best


def _winner(votes: defaultdict[str, float]) -> str:
    """The kind with the most votes; unlabelled occurrences ("") only decide where nothing else was said."""
    said = {kind: weight for kind, weight in votes.items() if kind}
    return max(said, key=lambda kind: (said[kind], kind)) if said else ""
