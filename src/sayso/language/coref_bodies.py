"""Bodies, countries, places and groups by name: "the OSCE" and its full name, "Ministry of Defence" and "Defence
Ministry".
"""

from __future__ import annotations

from functools import lru_cache

from sayso.language.agreement import noun_of, spelling
from sayso.language.coref_clusters import Cluster, Clusters
from sayso.language.coref_known import Name, country_match, fold_name
from sayso.language.coref_metonyms import stands_for_government
from sayso.language.coref_words import Words
from sayso.language.mentions import Phrase
from sayso.resolve.actors import Actor, resolve_actor

STOP = frozenset({"the", "of", "for", "and", "on", "in"})
MOST_BODIES = 20  # bodies with a word in common that are looked at, the last mentioned first
FIRST_LETTERS_LEAST = 3  # shorter acronyms are told only by their parentheses


@lru_cache(maxsize=16384)
def actor_of(words: str) -> Actor | None:
    """Who words mean by the codebook, remembered."""
    return resolve_actor(words)


def join_bodies(clusters: Clusters, indices: list[int]) -> None:
    """Cluster the names of bodies, countries, places, groups and weapons, given as phrase indices."""
    known: dict[tuple[str, str], Cluster] = {}
    bodies: list[Cluster] = []
    by_token: dict[str, list[Cluster]] = {}
    for index in indices:
        phrase = clusters.phrases[index]
        what, key = _place_of(clusters.words, phrase)
        if not what:
            continue
        cluster = known.get((what, key)) or (_same_body(clusters, by_token, index) if what == "organization" else None)
        if cluster is None:
            cluster = clusters.new(what, index)
            bodies += [cluster] if what == "organization" else []
        else:
            clusters.join(cluster, index)
        known.setdefault((what, key), cluster)
        _note_name(clusters, cluster, phrase)
        if what == "organization":
            _note_tokens(by_token, cluster, phrase)
    _join_acronyms(clusters, bodies)


def _note_tokens(by_token: dict[str, list[Cluster]], cluster: Cluster, phrase: Phrase) -> None:
    """Remember a body under the words of its name, the last mentioned last."""
    for token in dict.fromkeys(phrase.name.tokens if phrase.name else ()):
        near = by_token.setdefault(token, [])
        if cluster not in near[-1:]:
            near.append(cluster)


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
        return ("organization" if stands_for_government(words, phrase) else "place"), capital if same else name.key
    actor = _named_body(words, name) if name.kind in ("organization", "", "none", "other", "place") else None
    if actor and actor.name and actor.kind == "organization":
        return "organization", actor.name
    if name.kind in ("organization", "group", "place"):
        whose = phrase.countries if name.kind == "organization" else ()  # "Russia's Defence Ministry" is not Ukraine's
        return name.kind, "|".join((_key(words, name), *whose))
    noun = noun_of(words.low[name.head], words.lemma[name.head])
    if name.kind in ("other", "") and noun and noun.kind == "weapon":
        return "weapon", _key(words, name)
    return "", name.key


def _named_body(words: Words, name: Name) -> Actor | None:
    """The body that a name names by the codebook; some papers write "Nato" and "Unesco"."""
    text = words.words(name.start, name.end)
    found = actor_of(text)
    if found is None and name.kind == "organization" and text.istitle() and text.isalpha() and 3 < len(text) < 7:
        return actor_of(text.upper())
    return found


def _key(words: Words, name: Name) -> str:
    tokens = (spelling(word) for word in words.low[name.start : name.end])
    return " ".join(sorted(fold_name(t) for t in tokens if t not in STOP and fold_name(t)))


def _same_body(clusters: Clusters, by_token: dict[str, list[Cluster]], index: int) -> Cluster | None:
    """A body named before with or without its country: "Russian Defence Ministry" and "Defence Ministry"."""
    phrase = clusters.phrases[index]
    assert phrase.name is not None  # only names come here
    tokens = frozenset(phrase.name.tokens) - STOP
    near = by_token.get(phrase.name.tokens[-1], []) if phrase.name.tokens else []
    for cluster in reversed(near[-MOST_BODIES:]):
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
    initials = _initials(bodies)
    for cluster in bodies:
        acronym = _acronym_of(clusters, cluster)
        if not acronym:
            continue
        index = cluster.members[0]
        phrase = clusters.phrases[index]
        before = _before_parenthesis(clusters, phrase)
        spelt = next((b for b in initials.get(acronym, ()) if b.members and b is not cluster), None)
        if (
            before is not None
            and before is not cluster
            and before.what in ("organization", "group")
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


def _initials(bodies: list[Cluster]) -> dict[str, list[Cluster]]:
    """The first letters of the bodies' names, with and without small words, to the bodies."""
    found: dict[str, list[Cluster]] = {}
    for one, name in ((body, name) for body in bodies for name in body.names if len(name) > 1):
        both = ("".join(t[0] for t in name if t not in STOP), "".join(t[0] for t in name))
        for letters in dict.fromkeys(both):
            found.setdefault(letters.upper(), []).append(one)
    return found
