"""Which nominal speaks of whom: "the troops", "the Belarusian commander", "the ministry", "the country";
appositions and predicates.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.language.agreement import ALIKE, Noun, spelling, vocabulary
from sayso.language.coref_bodies import is_country
from sayso.language.coref_clusters import Cluster, Clusters
from sayso.language.coref_known import fold_name
from sayso.language.mentions import Phrase

TITLE_REACH = 40  # sentences over which "the president" finds the one bearer of the title
GENERAL_REACH = 3  # sentences over which "the leader", "the diplomat" finds a minister or president
GROUP_REACH = 12  # sentences over which "the troops" finds troops told more exactly
LONGEST_TITLE = 9  # words between "Minister of" and the minister's name
LAND_REACH = 1  # sentences back in which "the country" finds a country
MILITARY = frozenset(
    {"military", "armed", "combat", "ground"}
)  # adds nothing to "personnel", "forces" where all are soldiers


def join_appositions(clusters: Clusters) -> None:
    """Join a name and the nominal beside it: "Lloyd Austin, the defense secretary," and "his spokesman, Ivan
    Petrov".
    """
    words = clusters.words
    for index, phrase in enumerate(clusters.phrases):
        dep = words.dep[phrase.head]
        if phrase.kind == "pronoun" or dep not in ("appos", "attr"):
            continue
        other = _apposed_to(clusters, phrase) if dep == "appos" else _subject_of(clusters, phrase)
        if other is None:
            continue
        left, right = clusters.phrases[other], phrase
        name, nominal, at = (left, right, index) if left.kind == "name" else (right, left, other)
        cluster = clusters.cluster_at(name.head)
        if (
            cluster is not None
            and _may_apposition(cluster, name, nominal, predicate=dep == "attr")
            and at not in clusters.of
        ):
            _join_described(clusters, cluster, at)


def join_long_titles(clusters: Clusters) -> None:
    """Join "Minister of Foreign Affairs" to the name that follows within its phrase ("... of Foreign Affairs Ivan
    Petrov").
    """
    words = clusters.words
    starts = {p.core[0]: p for p in clusters.phrases if p.kind == "name" and p.what == "person" and p.title is None}
    for index, phrase in enumerate(clusters.phrases):
        told = phrase.kind == "nominal" and phrase.what == "person" and index not in clusters.of
        if not told or words.low[phrase.head + 1 : phrase.head + 2] != ["of"]:
            continue
        name = _name_behind(clusters, starts, phrase.head + 2)
        cluster = clusters.cluster_at(name.head) if name else None
        if name is not None and cluster is not None:
            phrase.end = name.end
            clusters.join(cluster, index)
            cluster.titles.append((phrase.core[0], name.core[0]))
            cluster.modifiers.append(frozenset(words.low[phrase.core[0] : name.core[0]]))
            name.start = name.core[0]


def _name_behind(clusters: Clusters, starts: dict[int, Phrase], start: int) -> Phrase | None:
    """The person's name that ends a title, behind at least one other word and no mark or verb ("of Foreign Affairs
    Ivan").
    """
    words = clusters.words
    for i in range(start, min(start + LONGEST_TITLE, len(words))):
        if i in starts and i > start and words.tag[i - 1] in ("NN", "NNS", "NNP", "NNPS"):
            return starts[i]
        if words.pos[i] not in ("NOUN", "PROPN", "ADJ", "DET") and words.low[i] not in ("of", "and", "'s"):
            return None
    return None


def _apposed_to(clusters: Clusters, phrase: Phrase) -> int | None:
    return clusters.by_head.get(clusters.words.head[phrase.head])


def _subject_of(clusters: Clusters, phrase: Phrase) -> int | None:
    """The subject of "X is the president of Y"; None where it is negated, asked or merely possible."""
    words = clusters.words
    verb = words.head[phrase.head]
    if words.lemma[verb] != "be" or words.dep[verb] in ("advcl", "xcomp"):
        return None
    if any(words.dep[c] in ("neg", "aux", "mark") and words.low[c] != "that" for c in words.children[verb]):
        return None
    return next((clusters.by_head.get(c) for c in words.children[verb] if words.dep[c] == "nsubj"), None)


def _may_apposition(cluster: Cluster, name: Phrase, nominal: Phrase, *, predicate: bool) -> bool:
    if name.kind != "name" or nominal.kind != "nominal" or nominal.noun is None or nominal.of is not None:
        return False
    if predicate and not (nominal.definite and cluster.what == "person"):
        return False
    if nominal.countries and cluster.countries and not set(nominal.countries) & set(cluster.countries):
        return False
    return nominal.what == cluster.what or (
        nominal.what == "group" and cluster.what == "organization" and nominal.noun.plural is not False
    )


def _join_described(clusters: Clusters, cluster: Cluster, at: int) -> None:
    clusters.join(cluster, at)
    phrase = clusters.phrases[at]
    if cluster.what == "person":
        cluster.modifiers.append(frozenset(clusters.words.low[phrase.core[0] : phrase.end]))
        start = phrase.core[0]
        cluster.titles.append((start, max(phrase.core[1], phrase.end if phrase.end - start <= 8 else phrase.core[1])))


def place_nominal(clusters: Clusters, index: int) -> None:
    """Give a nominal its cluster: one found earlier in the text, or a new one."""
    phrase = clusters.phrases[index]
    if phrase.of is not None:
        counted = clusters.cluster_at(phrase.of)
        if counted is not None and counted.what in ("group", "weapon"):
            phrase.what = counted.what
            clusters.join(counted, index)
        return
    if phrase.noun is None or index in clusters.of:
        return
    _take_owner(clusters, phrase)
    found = _find(clusters, index, phrase.noun)
    if phrase.what == "country":
        if found is not None:
            clusters.join(found, index)
        return
    cluster = found or _of_same_words(clusters, phrase) or clusters.new(phrase.what, index)
    found = cluster if cluster.members and cluster.members != [index] else None
    if found is not None:
        clusters.join(cluster, index)
    if phrase.what != "person" or found is None:
        cluster.modifiers.append(_modifiers(clusters, phrase))


def take_owner_of_name(clusters: Clusters, index: int) -> None:
    """ "The country's Prime Minister Ana Berger": a title's owner gives its holder a country."""
    phrase, cluster = clusters.phrases[index], clusters.cluster_of(index)
    owner = clusters.cluster_at(phrase.owner)
    if cluster is None or cluster.what != "person" or phrase.title is None or cluster.countries or owner is None:
        return
    if owner.what in ("country", "organization") and len(owner.countries) == 1:
        cluster.countries.append(owner.countries[0])


def _take_owner(clusters: Clusters, phrase: Phrase) -> None:
    """ "its forces", "Zelensky's chief of staff": the owner's country is the owned's."""
    if phrase.countries or phrase.owner is None:
        return
    owner = clusters.cluster_at(phrase.owner)
    if (
        owner is not None
        and owner.what in ("country", "organization", "person")
        and len(owner.countries) == 1
        and (owner.what != "person" or phrase.noun is None or phrase.noun.sense not in KIN)
    ):
        phrase.countries = (owner.countries[0],)


def _of_same_words(clusters: Clusters, phrase: Phrase) -> Cluster | None:
    """A group or weapon that the same words name elsewhere (outside this quotation): the same country, noun and
    modifiers.
    """
    if phrase.what not in ("group", "weapon") or (phrase.counted and not phrase.countries) or phrase.noun is None:
        return None
    modifiers = _modifiers(clusters, phrase)
    for cluster in clusters.by_noun.get(phrase.noun.word, ()):
        alike = cluster.what == phrase.what and set(cluster.countries) == set(phrase.countries)
        if alike and cluster.members and modifiers in cluster.modifiers:
            return cluster
    return None


FORMER = frozenset({"former", "late", "first", "second", "next", "last"})  # tell one office-holder from another
KIN = frozenset({"man", "woman", "child", "civilian"})


def _find(clusters: Clusters, index: int, noun: Noun) -> Cluster | None:
    phrase = clusters.phrases[index]
    if phrase.what == "country":
        return _country(clusters, index)
    if phrase.what == "person":
        return _person(clusters, index, noun) if _takes_up(clusters, phrase) else None
    if phrase.what in ("group", "weapon"):
        return _group(clusters, index, noun)
    return _body(clusters, index, noun) if _takes_up(clusters, phrase) or phrase.countries else None


def _takes_up(clusters: Clusters, phrase: Phrase) -> bool:
    """Whether a nominal speaks of somebody known: "the", "this", an owner, or a capitalised title ("Defense
    Secretary said").
    """
    words = clusters.words
    titled = words.tag[phrase.head] == "NNP" and words.text[phrase.head][0].isupper() and not words.aside[phrase.head]
    indefinite = any(
        words.low[c] in ("a", "an", "another", "no", "any", "each", "every", "one")
        for c in words.children[phrase.head]
        if words.dep[c] in ("det", "nummod")
    )
    return (phrase.definite or phrase.owner is not None or titled) and not indefinite


def _modifiers(clusters: Clusters, phrase: Phrase) -> frozenset[str]:
    """The words that tell a nominal from others of its noun: no countries, no "senior", no "military" of soldiers."""
    words, light = clusters.words, vocabulary("light")
    start, end = phrase.core
    soldier = MILITARY if phrase.noun and phrase.noun.sense == "soldier" else frozenset()
    skip = light - FORMER if phrase.what == "person" else light | soldier
    before = (words.low[i] for i in range(start, end) if i != phrase.head and words.text[i][0].isalnum())
    return frozenset(
        w for i, w in zip(range(start, end), before, strict=False) if w not in skip and not _names_country(clusters, w)
    ) - {"-"}


def _names_country(clusters: Clusters, word: str) -> bool:
    return word in ("north", "south", "u.s.", "us", "uk", "u.k.", "saudi", "united", "states") or is_country(word)


def _agree(cluster: Cluster, phrase: Phrase) -> bool:
    """Countries: equal, or one of both silent."""
    return not phrase.countries or not cluster.countries or bool(set(phrase.countries) & set(cluster.countries))


def _recent(clusters: Clusters, index: int, what: str, reach: int) -> Iterator[Cluster]:
    """Clusters of a kind, the last mentioned first, as far back as `reach` sentences from a phrase."""
    seen: set[int] = set()
    here = clusters.sentence(index)
    for earlier in range(index - 1, -1, -1):
        if here - clusters.sentence(earlier) > reach:
            return
        cluster = clusters.cluster_of(earlier)
        if cluster is not None and cluster.number not in seen and cluster.what == what:
            seen.add(cluster.number)
            yield cluster


def _person(clusters: Clusters, index: int, noun: Noun) -> Cluster | None:
    phrase = clusters.phrases[index]
    modifiers = _modifiers(clusters, phrase)
    bearers = [
        c
        for c in _recent(clusters, index, "person", TITLE_REACH)
        if _agree(c, phrase) and _bears(clusters, c, noun, modifiers)
    ]
    exact = [c for c in bearers if phrase.countries and set(phrase.countries) & set(c.countries)]
    if len(bearers) == 1 or exact:
        return (exact or bearers)[0]
    if bearers:
        return _clearly_nearest(clusters, bearers, index)
    if not bearers and noun.sense in ("ruler", "leader", "minister") and phrase.countries:
        return _countryman(clusters, index, noun)
    general = [
        c
        for c in _recent(clusters, index, "person", GENERAL_REACH)
        if _agree(c, phrase) and _covers(c, noun) and _fits_country(c, phrase)
    ]
    return general[0] if len(general) == 1 and not modifiers else None


def _countryman(clusters: Clusters, index: int, noun: Noun) -> Cluster | None:
    """ "The former Norwegian president": the one person of that country just spoken of who is not known by that
    title now.
    """
    phrase = clusters.phrases[index]
    near = _recent(clusters, index, "person", GENERAL_REACH)
    found = [
        c for c in near if c.names and _fits_country(c, phrase) and not any(n.sense == noun.sense for n in c.nouns)
    ]
    return found[0] if len(found) == 1 else None


def _fits_country(cluster: Cluster, phrase: Phrase) -> bool:
    return not phrase.countries or bool(set(phrase.countries) & set(cluster.countries))


def _bears(clusters: Clusters, cluster: Cluster, noun: Noun, modifiers: frozenset[str]) -> bool:
    """Whether a person holds the title: the same noun, and every word that narrows it ("defense") said of the
    holder, too.
    """
    if not any(
        known.word == noun.word or (known.sense == noun.sense and noun.sense in ALIKE and _no_clash(known, noun))
        for known in cluster.nouns
    ):
        return False
    known = frozenset[str]().union(*cluster.modifiers) if cluster.modifiers else frozenset()
    return {fold_name(m) for m in modifiers} <= {fold_name(k) for k in known}


def _no_clash(left: Noun, right: Noun) -> bool:
    return left.gender is None or right.gender is None or left.gender == right.gender


def _covers(cluster: Cluster, noun: Noun) -> bool:
    gender = noun.gender is None or cluster.gender is None or noun.gender == cluster.gender
    return gender and any(known.sense in noun.covers for known in cluster.nouns)


def _clearly_nearest(clusters: Clusters, bearers: list[Cluster], index: int) -> Cluster | None:
    """Of several bearers of one title the last mentioned, if no other was mentioned in its sentence or since."""
    last = [_last_sentence(clusters, c, index) for c in bearers]
    if clusters.sentence(index) - last[0] <= 2 and last[0] > last[1]:
        return bearers[0]
    return None


def _last_sentence(clusters: Clusters, cluster: Cluster, index: int) -> int:
    return max(clusters.sentence(m) for m in cluster.members if m < index)


def _group(clusters: Clusters, index: int, noun: Noun) -> Cluster | None:
    phrase = clusters.phrases[index]
    modifiers = _modifiers(clusters, phrase)
    silent = not phrase.countries
    for cluster in _recent(clusters, index, phrase.what, TITLE_REACH):
        if not any(noun.may_be(known) for known in cluster.nouns):
            continue
        same = modifiers in cluster.modifiers
        if set(phrase.countries) == set(cluster.countries) and same and not (silent and phrase.counted):
            return cluster
    if not (phrase.definite or phrase.owner is not None) or phrase.counted:
        return None
    for cluster in _recent(clusters, index, phrase.what, GROUP_REACH):
        if not any(noun.may_be(known) for known in cluster.nouns) or not (silent or _fits_country(cluster, phrase)):
            continue
        if any(modifiers <= known for known in cluster.modifiers):
            return cluster
    return None


def _body(clusters: Clusters, index: int, noun: Noun) -> Cluster | None:
    phrase = clusters.phrases[index]
    modifiers = {fold_name(m) for m in _modifiers(clusters, phrase)}
    for cluster in _recent(clusters, index, "organization", TITLE_REACH):
        if not any(known.word == noun.word for known in cluster.nouns) or not _agree(cluster, phrase):
            continue
        if phrase.countries and not cluster.countries and not modifiers:
            continue
        said = {fold_name(m) for known in cluster.modifiers for m in known} | {
            t for name in cluster.names for t in name
        }
        spelt = {spelling(m) for m in modifiers}
        if spelt <= {spelling(s) for s in said}:
            return cluster
    return None


def _country(clusters: Clusters, index: int) -> Cluster | None:
    """ "the country": the one country of this sentence so far, or of the one before; None where there are two."""
    phrase = clusters.phrases[index]
    if phrase.plural or not phrase.definite or _modifiers(clusters, phrase) or clusters.words.tag[phrase.head] != "NN":
        return None
    here = clusters.sentence(index)
    for back in range(LAND_REACH + 1):
        found = [
            c
            for c in _recent(clusters, index, "country", LAND_REACH)
            if any(m < index and here - clusters.sentence(m) == back for m in c.members)
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None
