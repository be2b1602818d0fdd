"""Which names name the same: "Volodymyr Zelensky" and "Zelenskyy", "Mr. Putin", "the OSCE", "Ministry of Defence"
and "defence ministry".
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sayso.language.agreement import (
    gender_of_given,
    gender_of_honorific,
    listed,
    nickname,
    noun_of,
    spelling,
    vocabulary,
)
from sayso.language.coref_clusters import Cluster, Clusters
from sayso.language.coref_words import OBJECTS, SUBJECTS, Words
from sayso.language.mentions import Phrase
from sayso.language.names import Name, country_match, fold_name
from sayso.resolve.actors import Actor, resolve_actor

STOP = frozenset({"the", "of", "for", "and", "on", "in"})
FIRST_LETTERS_LEAST = 3  # shorter acronyms are told only by their parentheses


@lru_cache(maxsize=16384)
def actor_of(words: str) -> Actor | None:
    """Who words mean by the codebook, remembered."""
    return resolve_actor(words)


def join_names(clusters: Clusters) -> None:
    """Cluster every name of the document. Full names of persons go first, so that a headline's surname finds its
    bearer.
    """
    people: list[int] = []
    rest: list[int] = []
    for index, phrase in enumerate(clusters.phrases):
        if phrase.name is not None and phrase.kind == "name":
            (people if phrase.what == "person" else rest).append(index)
    _join_people(clusters, people)
    _join_others(clusters, rest)


def _join_people(clusters: Clusters, indices: list[int]) -> None:
    people: list[Cluster] = []
    short: list[int] = []
    for index in indices:
        tokens = _person_tokens(clusters.phrases[index])
        if len(tokens) < 2:
            short.append(index)
            continue
        found = next(
            (
                c
                for c in people
                if any(_same_person(tokens, known) for known in c.names) and _genders_agree(clusters, c, index)
            ),
            None,
        )
        _add_person(clusters, people, found, index, tokens)
    by_part: dict[str, list[Cluster]] = {}
    for cluster in people:
        for token in {token for name in cluster.names for token in name}:
            by_part.setdefault(token, []).append(cluster)
    for index in short:
        _join_short(clusters, by_part, index)


def _join_short(clusters: Clusters, by_part: dict[str, list[Cluster]], index: int) -> None:
    tokens = _person_tokens(clusters.phrases[index])
    if not tokens:
        return
    word = tokens[0]
    fitting = [c for c in by_part.get(word, ()) if _genders_agree(clusters, c, index)]
    ranked = [c for c in fitting if any(_is_surname(word, name) for name in c.names)] or [
        c for c in fitting if any(name[0] == word for name in c.names)
    ]
    found = _nearest_person(clusters, ranked, index)
    people = [] if found else by_part.setdefault(word, [])
    _add_person(clusters, people, found, index, tokens)


def _add_person(
    clusters: Clusters, people: list[Cluster], found: Cluster | None, index: int, tokens: tuple[str, ...]
) -> None:
    phrase = clusters.phrases[index]
    if found is None:
        found = clusters.new("person", index)
        people.append(found)
    else:
        clusters.join(found, index)
    if tokens not in found.names:
        found.names.append(tokens)
    found.gender = found.gender or _gender(clusters.words, phrase)
    _add_title_noun(clusters.words, found, phrase)


def _add_title_noun(words: Words, cluster: Cluster, phrase: Phrase) -> None:
    if phrase.title is None:
        return
    start, end = phrase.title
    for i in range(end - 1, start - 1, -1):
        noun = noun_of(words.low[i], words.lemma[i], words.low[i - 1] if i > start else "")
        if noun and noun.kind == "person":
            modifiers = frozenset(words.low[start:end]) - {words.low[i]}
            if noun not in cluster.nouns:
                cluster.nouns.append(noun)
            cluster.modifiers.append(modifiers)
            return


def _person_tokens(phrase: Phrase) -> tuple[str, ...]:
    name = phrase.name
    assert name is not None  # only names come here
    return tuple(t for t in name.tokens if t not in listed("juniors"))


def _same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's."""
    if left == right or sorted(left) == sorted(right):
        return True
    if left[0] in vocabulary("family_first") and left[0] == right[0] and len(left) > 2:
        return left[1:] == right[1:]
    if left[-1] != right[-1]:
        return (
            len(left) > 2
            and len(right) > 2
            and left[:2] == right[:2]
            and gender_of_given(left[0]) is not None
            and len(left) != len(right)
        )
    first, second = nickname(left[0]), nickname(right[0])
    return first == second or (min(len(first), len(second)) == 1 and first[0] == second[0])


def _is_surname(word: str, name: tuple[str, ...]) -> bool:
    return (
        name[-1] == word
        or (name[0] == word and word in vocabulary("family_first"))
        or (len(name) > 2 and name[-2] == word and len(word) > 3 and gender_of_given(word) is None)
    )


def _gender(words: Words, phrase: Phrase) -> str | None:
    assert phrase.name is not None  # only names come here
    if phrase.title and (told := gender_of_honorific(words.low[phrase.title[1] - 1])):
        return told
    for i in range(*phrase.title) if phrase.title else ():
        if (noun := noun_of(words.low[i], words.lemma[i])) and noun.gender:
            return noun.gender
    first = words.low[phrase.name.start]
    if len(phrase.name.tokens) > 1 and first not in vocabulary("family_first"):
        return gender_of_given(first)
    return None


def _genders_agree(clusters: Clusters, cluster: Cluster, index: int) -> bool:
    told = _gender(clusters.words, clusters.phrases[index])
    return told is None or cluster.gender is None or told == cluster.gender


def _nearest_person(clusters: Clusters, found: list[Cluster], index: int) -> Cluster | None:
    """Of several bearers of a surname, the one last named in full before; else the first to be named after."""
    if len(found) < 2:
        return found[0] if found else None
    before = [(max((m for m in c.members if m < index), default=-1), c.number) for c in found]
    best = max(before)
    return clusters.all[best[1]] if best[0] >= 0 else min(found, key=lambda c: c.members[0])


def _join_others(clusters: Clusters, indices: list[int]) -> None:
    known: dict[tuple[str, str], Cluster] = {}
    bodies: list[Cluster] = []
    for index in indices:
        phrase = clusters.phrases[index]
        what, key = _place_of(clusters.words, phrase)
        if not what:
            continue
        cluster = known.get((what, key)) or (_same_body(clusters, bodies, index) if what == "organization" else None)
        if cluster is None:
            cluster = clusters.new(what, index)
            bodies += [cluster] if what == "organization" else []
        else:
            clusters.join(cluster, index)
        known.setdefault((what, key), cluster)
        _note_name(clusters, cluster, phrase)
    _join_acronyms(clusters, bodies)


def _note_name(clusters: Clusters, cluster: Cluster, phrase: Phrase) -> None:
    name = phrase.name
    assert name is not None  # only names come here
    phrase.what = cluster.what
    cluster.gender = "n"
    if name.tokens not in cluster.names:
        cluster.names.append(name.tokens)
    if cluster.what == "country" and name.country:
        cluster.canonical = name.country.country.name
    if name.country and not cluster.countries:
        cluster.countries.append(name.country.country.alpha3)
    noun = noun_of(clusters.words.low[name.head], clusters.words.lemma[name.head])
    if noun and noun.kind == "organization" and noun not in cluster.nouns:
        cluster.nouns.append(noun)


def _place_of(words: Words, phrase: Phrase) -> tuple[str, str]:
    """The kind of a name that is no person's, and the key under which its like are found."""
    name = phrase.name
    assert name is not None  # only names come here
    if name.kind == "country" and name.country:
        return "country", name.country.country.alpha3
    if name.kind == "capital" and name.country:
        # Which spelling of a capital is used says nothing; who is meant by it does.
        capital = fold_name(name.country.country.capitals[0])
        same = name.key in {fold_name(c) for c in name.country.country.capitals}
        return ("organization" if _acts(words, phrase) else "place"), capital if same else name.key
    actor = (
        actor_of(words.words(name.start, name.end))
        if name.kind in ("organization", "", "none", "other", "place")
        else None
    )
    if actor and actor.name and actor.kind == "organization":
        return "organization", actor.name
    if name.kind in ("organization", "group", "place"):
        return name.kind, _key(words, name)
    noun = noun_of(words.low[name.head], words.lemma[name.head])
    if name.kind in ("other", "") and noun and noun.kind == "weapon":
        return "weapon", _key(words, name)
    return "", name.key


def _acts(words: Words, phrase: Phrase) -> bool:
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
    """The three words before a preposition: "its flow of security assistance to Kyiv" hangs "to" on the verb."""
    return set(words.lemma[max(0, preposition - 3) : preposition])


def _key(words: Words, name: Name) -> str:
    tokens = (spelling(word) for word in words.low[name.start : name.end])
    return " ".join(sorted(fold_name(t) for t in tokens if t not in STOP and fold_name(t)))


def _same_body(clusters: Clusters, bodies: Iterable[Cluster], index: int) -> Cluster | None:
    """A body named before with or without its country: "Russian Defence Ministry" and "Defence Ministry"."""
    phrase = clusters.phrases[index]
    assert phrase.name is not None  # only names come here
    tokens = frozenset(phrase.name.tokens) - STOP
    for cluster in sorted(bodies, key=lambda c: -c.last):
        for known in cluster.names:
            other = frozenset(known) - STOP
            if (other == tokens and _countries_agree(cluster, phrase)) or _differ_by_country(tokens, other):
                return cluster
    return None


def _countries_agree(cluster: Cluster, phrase: Phrase) -> bool:
    return not cluster.countries or not phrase.countries or bool(set(phrase.countries) & set(cluster.countries))


def _differ_by_country(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two sets of name words differ by a country's name alone, and more than one word is left."""
    more, less = (left, right) if len(left) > len(right) else (right, left)
    rest = more - less
    return less < more and len(less) > 1 and all(is_country(word) for word in rest)


@lru_cache(maxsize=4096)
def is_country(word: str) -> bool:
    """Whether a folded word names a country or its people."""
    return country_match(word.upper() if len(word) < 4 else word.capitalize()) is not None


def _join_acronyms(clusters: Clusters, bodies: list[Cluster]) -> None:
    """ "Organization for Security and Co-operation in Europe (OSCE)", and acronyms that spell a name of the text."""
    for cluster in bodies:
        acronym = _acronym_of(clusters, cluster)
        if not acronym:
            continue
        index = cluster.members[0]
        phrase = clusters.phrases[index]
        before = _before_parenthesis(clusters, phrase)
        spelt = next((b for b in bodies if b.members and b is not cluster and _spells(clusters, b, acronym)), None)
        if (
            before is not None
            and before is not cluster
            and before.what in ("organization", "group")
            and len(before.names or [()])
            and _may_abbreviate(clusters, before, acronym)
        ):
            clusters.merge(before, cluster)
        elif spelt is not None and len(acronym) >= FIRST_LETTERS_LEAST:
            clusters.merge(spelt, cluster)


def _acronym_of(clusters: Clusters, cluster: Cluster) -> str:
    phrase = clusters.phrases[cluster.members[0]] if cluster.members else None
    if phrase is None or phrase.name is None or len(phrase.name.tokens) != 1:
        return ""
    text = clusters.words.text[phrase.name.head].replace(".", "")
    return text if text.isupper() and 2 <= len(text) <= 8 else ""


def _before_parenthesis(clusters: Clusters, phrase: Phrase) -> Cluster | None:
    words, start = clusters.words, phrase.start
    if start < 2 or words.text[start - 1] != "(":
        return None
    for i in range(start - 2, max(-1, start - 12), -1):
        if (cluster := clusters.cluster_at(i)) is not None:
            return cluster
    return None


def _may_abbreviate(clusters: Clusters, cluster: Cluster, acronym: str) -> bool:
    """A parenthesis may translate another language's letters; it must share the first letter, or name something
    long.
    """
    return any(name and (name[0][:1].upper() == acronym[0] or len(name) >= len(acronym) - 1) for name in cluster.names)


def _spells(clusters: Clusters, cluster: Cluster, acronym: str) -> bool:
    for name in cluster.names:
        letters = "".join(token[0] for token in name if token not in STOP).upper()
        if len(name) > 1 and acronym in (letters, "".join(token[0] for token in name).upper()):
            return True
    return False
