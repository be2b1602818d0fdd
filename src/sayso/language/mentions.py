"""Mentions: the noun phrases that speak of persons, bodies, groups, countries, places and weapons, before it is
known who is who.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.language.agreement import Noun, Pronoun, is_plural, noun_of, pronouns, vocabulary
from sayso.language.coref_known import Name, country_match
from sayso.language.coref_words import Words
from sayso.language.reading import MentionKind

OWN = frozenset(
    {"det", "poss", "amod", "compound", "nmod", "nummod", "quantmod", "predet", "punct", "case", "npadvmod"}
)
CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "csubj", "parataxis"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such"})
LOOSE = frozenset({"det", "poss", "predet", "nummod", "quantmod", "advmod", "case", "punct", "neg"})
COUNTRY_DEPS = frozenset({"amod", "compound", "nmod", "poss"})
NOUN_DEPS_INSIDE = frozenset({"compound", "nmod", "amod", "npadvmod"})
LONGEST_TAIL = 12  # tokens of a prepositional phrase that still belong to a mention's words


@dataclass
class Phrase:
    """A noun phrase: tokens `start` to `end`, its `head`, and what can be told of it alone.

    `kind` as in `Mention`; `what` is the entity kind it denotes ("" for a thing that is none of ours); `name` the name,
    `noun` the codebook's noun, `pronoun` the pronoun it is made of; `core` the words that name it; `owner` owns it.
    """

    start: int
    end: int
    head: int
    kind: MentionKind
    what: str
    core: tuple[int, int]
    name: Name | None = None
    noun: Noun | None = None
    pronoun: Pronoun | None = None
    title: tuple[int, int] | None = None
    plural: bool = False
    definite: bool = False
    counted: bool = False
    owner: int | None = None
    countries: tuple[str, ...] = ()
    of: int | None = None  # the head of what a partitive counts ("thousands" of "soldiers")


def find_phrases(words: Words, names: list[Name]) -> list[Phrase]:
    """Every phrase of a document, in the order of their heads. Things that are none of ours are among them: a
    pronoun may mean them.
    """
    running = {token for name in names if not words.aside[name.head] for token in name.tokens}
    at_head = {name.head: name for name in names if _stands(words, name, running)}
    named = {i for name in names for i in range(name.start, name.end)}
    phrases = [phrase for i in range(len(words)) if (phrase := _phrase_at(words, i, at_head, named)) is not None]
    return phrases


def _stands(words: Words, name: Name, running: set[str]) -> bool:
    """Headings write any word with a capital: there a name counts if it is a country's, has a title, or comes again
    in the text.
    """
    if not words.aside[name.head] or name.country or (name.title and name.label == "PERSON") or all(words.aside):
        return True
    return all(token in running for token in name.tokens)


def _phrase_at(words: Words, i: int, at_head: dict[int, Name], named: set[int]) -> Phrase | None:
    name = at_head.get(i)
    if name is not None and name.kind == "group" and name.country and words.dep[i] in ("compound", "amod", "nmod"):
        return None  # "Israeli" before a noun is its adjective, however it is tagged
    if name is not None and not _is_common(words, name):
        return _name_phrase(words, name)
    if name is not None:
        return _nominal_phrase(words, i)
    low, tag = words.low[i], words.tag[i]
    if tag in ("PRP", "PRP$"):
        pronoun = pronouns().get(low)
        return Phrase(i, i + 1, i, "pronoun", "", (i, i + 1), pronoun=pronoun) if pronoun else None
    if tag in ("WP", "WDT", "WP$"):
        relative = low in vocabulary("relative") and _antecedent(words, i) is not None
        return Phrase(i, i + 1, i, "pronoun", "relative", (i, i + 1), of=_antecedent(words, i)) if relative else None
    if i in named or i in words.label or not _heads_noun_phrase(words, i):
        return None
    return _nominal_phrase(words, i)


def _is_common(words: Words, name: Name) -> bool:
    """Whether what looks like a name is a heading's common noun in capitals ("North Korean Troops", "Long-Range
    Weapons").
    """
    noun = noun_of(words.low[name.head], words.lemma[name.head])
    return (
        name.kind in ("", "other", "none") and noun is not None and (noun.kind in ("weapon", "person") or noun.plural)
    )


def _heads_noun_phrase(words: Words, i: int) -> bool:
    tag = words.tag[i]
    if tag not in ("NN", "NNS", "NNP", "NNPS") and not (
        tag in ("CD", "JJ", "JJS", "DT") and _counts(words, i) is not None
    ):
        return False
    if not words.text[i][0].isalnum() or words.entity[i] in ("DATE", "TIME", "PERCENT", "MONEY"):
        return False
    return words.dep[i] not in NOUN_DEPS_INSIDE or words.head[i] < i


def _counts(words: Words, i: int) -> int | None:
    """The head of what a partitive counts: "soldiers" of "thousands of North Korean soldiers"."""
    known = vocabulary("partitives")
    if words.low[i] not in known and words.lemma[i] not in known and words.tag[i] != "CD":
        return None
    for child in words.children[i]:
        if child > i and words.low[child] == "of":
            return next((grand for grand in words.children[child] if words.dep[grand] == "pobj"), None)
    return None


def _antecedent(words: Words, i: int) -> int | None:
    """The noun that a relative pronoun takes up."""
    at = i
    for _ in range(6):
        if words.dep[at] == "relcl":
            head = words.head[at]
            return head if head < i else None
        if words.head[at] == at:
            return None
        at = words.head[at]
    return None


def _name_phrase(words: Words, name: Name) -> Phrase:
    start = name.title[0] if name.title else name.start
    start = min(start, left_edge(words, name.head, name.start))
    if start > 0 and words.low[start - 1] == "the" and words.sentence[start - 1] == words.sentence[start]:
        start -= 1
    end = _party_end(words, name.end) if name.kind == "person" else name.end
    counted = any(words.dep[c] == "nummod" for c in words.children[name.head])
    phrase = Phrase(
        start, end, name.head, "name", _what(name), (name.start, name.end), name=name, title=name.title, counted=counted
    )
    if name.title is None and phrase.what == "person" and _opens_title(words, start, name.start):
        phrase.title = start, name.start
    phrase.plural = name.kind == "group" or (name.kind == "" and words.tag[name.head] == "NNPS")
    phrase.definite = True
    phrase.owner = next((i for i in range(start, name.start) if words.dep[i] == "poss"), None)
    if name.kind not in ("country", "capital"):
        phrase.countries = countries_of(words, name.head, start, end, inside=name.start)
    return phrase


def _opens_title(words: Words, start: int, name: int) -> bool:
    """Whether the words before a name are a title of the form "Head of State"."""
    noun = noun_of(words.low[start], words.lemma[start])
    return start + 2 < name and words.low[start + 1] == "of" and noun is not None and noun.title


def _what(name: Name) -> str:
    return {"capital": "place", "none": "", "": ""}.get(name.kind, name.kind)


def _party_end(words: Words, end: int) -> int:
    """Behind "(R-Ohio)" or ", R-Ohio" after a politician's name."""
    at = end + 1 if end < len(words) and words.text[end] == "," else end
    if at not in words.party:
        return end
    while at in words.party:
        at += 1
    return at


def left_edge(words: Words, head: int, first: int) -> int:
    """Where the noun phrase of a head begins: determiners, owners and adjectives, without a gap."""
    start = first
    for child in reversed([c for c in words.children[head] if c < first]):
        if (
            words.dep[child] not in OWN
            or words.tag[child] in ("VB", "VBP", "VBD")
            or (words.dep[child] == "punct" and words.text[child] not in ("-", "$"))
        ):
            break
        start = min(start, _leftmost(words, child))
    return start


def _leftmost(words: Words, i: int) -> int:
    """Where what hangs on a token begins; the token itself where the parse has drawn in half a clause."""
    left = int(words.doc[i].left_edge.i)
    astray = (
        any(words.tag[k] in ("PRP", "MD", "VBZ", "VBD", "VBP", ",", ":") for k in range(left, i))
        or words.tag[left] == "CC"
    )
    return i if astray and words.dep[i] != "poss" else left


def _right_edge(words: Words, head: int) -> int:
    """Behind the last word of a noun phrase: prepositional phrases that follow at once, without the clauses within
    them.
    """
    end = head + 1
    for child in words.children[head]:
        if child < end:
            continue
        if child != end or words.dep[child] != "prep":
            break
        edge = words.doc[child].right_edge.i + 1
        if edge - end > LONGEST_TAIL or words.sentence[edge - 1] != words.sentence[head]:
            break
        end = _before_clause(words, end, edge)
        if end < edge:
            break
    return end


def _before_clause(words: Words, start: int, end: int) -> int:
    for i in range(start, end):
        if words.dep[i] in CLAUSES or words.dep[i] in ("appos", "pcomp"):
            cut = _leftmost(words, i)
            while (cut > start and words.text[cut - 1] in (",", "—", "-", "(")) or (
                cut > start and words.dep[cut - 1] in ("punct", "prep")
            ):
                cut -= 1
            return max(cut, start)
    return end


def _nominal_phrase(words: Words, i: int) -> Phrase:
    start = left_edge(words, i, i)
    of = _counts(words, i)
    noun = None if of is not None else _noun_at(words, i, start)
    plural = is_plural(noun, words.tag[i])
    end = _right_edge(words, i) if noun or of is not None else i + 1
    core = _core(words, i, start)
    phrase = Phrase(start, end, i, "nominal", _denotes(noun, plural), core, noun=noun, plural=plural, of=of)
    phrase.definite = any(words.dep[c] in ("det", "predet") and words.low[c] in DEFINITE for c in words.children[i])
    phrase.counted = any(words.dep[c] == "nummod" for c in words.children[i])
    phrase.owner = next((c for c in words.children[i] if words.dep[c] == "poss"), None)
    if noun:
        phrase.countries = countries_of(words, i, start, end)
        if noun.weak and not (
            phrase.definite or phrase.owner or phrase.countries or (noun.kind == "person" and plural)
        ):
            phrase.what, phrase.noun = "", None
    return phrase


def _noun_at(words: Words, i: int, start: int) -> Noun | None:
    before = words.low[i - 1] if i > start else ""
    return noun_of(words.low[i], words.lemma[i], before)


def _denotes(noun: Noun | None, plural: bool) -> str:
    if noun is None:
        return ""
    return "group" if noun.kind == "person" and plural else noun.kind


def _core(words: Words, head: int, start: int) -> tuple[int, int]:
    """The words that name a nominal: without determiner, owner, figures and quantities before it."""
    at = start
    for child in words.children[head]:
        if child > head:
            break
        if words.dep[child] in LOOSE:
            at = max(at, int(words.doc[child].right_edge.i) + 1)
    while at < head and (
        words.tag[at] in ("CD", "POS", "DT", "PDT", ",")
        or words.low[at] in ("many", "several", "few", "more", "other", "some", "such")
    ):
        at += 1
    return at, head + 1


def countries_of(words: Words, head: int, start: int, end: int, *, inside: int | None = None) -> tuple[str, ...]:
    """The countries that modify a head ("Russian forces", "Ukraine's president", "the army of Belarus"), alpha-3,
    in the text's order.

    `inside`: where a name begins; a capital within it ("Rome Statute") is no country.
    """
    found: list[str] = []
    for child in words.children[head]:
        if start <= child < end and (words.dep[child] in COUNTRY_DEPS or words.low[child] == "of"):
            capital = inside is None or child < inside
            found += _countries_at(words, child, start, end, capital=capital)
    return tuple(dict.fromkeys(found))


def _countries_at(words: Words, child: int, start: int, end: int, *, capital: bool) -> Iterator[str]:
    if words.low[child] == "of":
        child = next((g for g in words.children[child] if words.dep[g] == "pobj"), child)
    first = min(
        [child, *(c for c in words.children[child] if c < child and words.dep[c] in ("amod", "compound", "nmod"))]
    )
    if words.text[first - 1 : first] == ["-"] and first > start:
        return
    for begin in (first, child):
        match = country_match(words.words(begin, child + 1))
        if match and (capital or match.how != "capital"):
            yield match.country.alpha3
            return
    for inner in words.children[child]:  # "U.S. defense officials", parsed as (U.S. defense) officials
        if (
            start <= inner < child
            and words.dep[inner] in ("compound", "amod", "nmod")
            and (match := country_match(words.text[inner]))
        ):
            yield match.country.alpha3
            return
