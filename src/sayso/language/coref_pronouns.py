"""Whom a pronoun speaks of: the nearest noun phrase that agrees in person, number and gender, subjects before
others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.language.agreement import Pronoun, vocabulary
from sayso.language.coref_clusters import Cluster, Clusters
from sayso.language.mentions import Phrase

CONTRADICTED = 3.0  # more than a nearer subject gains: one of two persons is not both he and she
LATELY = 8  # mentions looked back
REACH = {"m": 4, "f": 4, "n": 2, None: 3}  # sentences back, by the pronoun's gender; further is a guess
MOST_CANDIDATES = 40
# The score below which nobody is meant that we know. On GUM's news, speeches and lives: "it" right in .61 of cases
# where an
# entity is given (.44 at -1.6), "they" in .59 (.52 at -2.2); "he" and "she" mean somebody nearly always.
LEAST = {"m": -4.5, "f": -4.5, "n": 1.0, None: 0.5}
AGENTS = frozenset({"person", "organization", "country", "group"})
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves", "themself"})


@dataclass(frozen=True)
class Candidate:
    """A phrase that a pronoun may speak of; `cluster` is None for a thing that is no entity, or for several joined
    by "and".
    """

    index: int
    phrase: Phrase
    cluster: Cluster | None


def place_pronoun(clusters: Clusters, index: int, speaker: Cluster | None) -> None:
    """Give a pronoun the cluster of whom it speaks of, if that can be told. `speaker`: who says the quotation
    around it.
    """
    phrase = clusters.phrases[index]
    if phrase.what == "relative":
        _join(clusters, index, clusters.cluster_at(phrase.of))
    elif phrase.pronoun is not None and not phrase.pronoun.first:
        found = (
            _reflexive(clusters, index)
            if phrase.pronoun.word in REFLEXIVES
            else _resolve(clusters, index, phrase.pronoun, speaker)
        )
        _join(clusters, index, found)


def _join(clusters: Clusters, index: int, cluster: Cluster | None) -> None:
    if cluster is None:
        return
    clusters.join(cluster, index)
    pronoun = clusters.phrases[index].pronoun
    alone = pronoun is not None and pronoun.gender in ("m", "f") and cluster.what == "person" and cluster.gender is None
    if alone and pronoun is not None and _is_only_person(clusters, index, cluster):
        cluster.gender = pronoun.gender  # a guess among several must not shut out the other gender later on


def _is_only_person(clusters: Clusters, index: int, cluster: Cluster) -> bool:
    """Whether no other person was spoken of in this sentence and the one before."""
    here = clusters.sentence(index)
    for earlier in range(index - 1, -1, -1):
        if here - clusters.sentence(earlier) > 1:
            return True
        other = clusters.cluster_of(earlier)
        if other is not None and other is not cluster and other.what == "person":
            return False
    return True


def _reflexive(clusters: Clusters, index: int) -> Cluster | None:
    """ "itself": the subject of its clause."""
    words, at = clusters.words, clusters.phrases[index].head
    for _ in range(4):
        at = words.head[at]
        subject = next((c for c in words.children[at] if words.is_subject(c)), None)
        if subject is not None:
            return clusters.cluster_at(subject)
    return None


def _resolve(clusters: Clusters, index: int, pronoun: Pronoun, speaker: Cluster | None) -> Cluster | None:
    if pronoun.gender == "n" and _is_empty(clusters, clusters.phrases[index]):
        return None
    best: tuple[float, Candidate] | None = None
    for candidate in _candidates(clusters, index, pronoun):
        if not _agrees(clusters, candidate, pronoun, speaker) or _is_bound(clusters, candidate, index):
            continue
        score = _score(clusters, candidate, index, pronoun)
        if best is None or score > best[0]:
            best = score, candidate
    if best is None or best[0] < LEAST[pronoun.gender]:
        return None
    return best[1].cluster


def _candidates(clusters: Clusters, index: int, pronoun: Pronoun) -> Iterator[Candidate]:
    """What was spoken of before, the nearest first; and the subject that follows a fronted "In his speech,"."""
    words, here = clusters.words, clusters.sentence(index)
    count = 0
    for earlier in range(index - 1, -1, -1):
        phrase = clusters.phrases[earlier]
        if here - words.sentence[phrase.head] > REACH[pronoun.gender] or count >= MOST_CANDIDATES:
            break
        if phrase.head == clusters.phrases[index].head or (
            words.aside[phrase.head] and not words.aside[clusters.phrases[index].head]
        ):
            continue
        cluster = clusters.cluster_of(earlier)
        if phrase.kind == "pronoun" and (
            cluster is None or phrase.what == "relative" or phrase.pronoun is None or phrase.pronoun.first
        ):
            continue
        count += 1
        several = pronoun.plural and not phrase.plural and _is_joined(clusters, phrase)
        yield Candidate(earlier, phrase, None if several else cluster)
    if (later := _subject_behind(clusters, index)) is not None:
        yield Candidate(later, clusters.phrases[later], clusters.cluster_of(later))


def _subject_behind(clusters: Clusters, index: int) -> int | None:
    """The subject of the main clause that a pronoun's fronted phrase opens ("In her first speech, Anna Berger
    said").
    """
    words, at = clusters.words, clusters.phrases[index].head
    for _ in range(6):
        up = words.head[at]
        if up == at or words.sentence[up] != words.sentence[at]:
            return None
        if up > at and words.dep[at] in ("prep", "advcl", "npadvmod"):
            subject = next(
                (
                    c
                    for c in words.children[up]
                    if words.dep[c] in ("nsubj", "nsubjpass") and c > clusters.phrases[index].head
                ),
                None,
            )
            return None if subject is None else clusters.by_head.get(subject)
        at = up
    return None


def _agrees(clusters: Clusters, candidate: Candidate, pronoun: Pronoun, speaker: Cluster | None) -> bool:
    phrase, cluster = candidate.phrase, candidate.cluster
    if cluster is not None and cluster is speaker:
        return False
    what = cluster.what if cluster else phrase.what
    if pronoun.gender in ("m", "f"):
        return (
            cluster is not None and what == "person" and not phrase.plural and cluster.gender in (None, pronoun.gender)
        )
    plural = phrase.plural or (cluster is not None and cluster.plural) or _is_joined(clusters, phrase)
    if pronoun.gender == "n":
        return what not in ("person", "group") and not plural
    return plural or what in ("organization", "group")


def _is_joined(clusters: Clusters, phrase: Phrase) -> bool:
    """Whether a phrase is the first of several joined by "and"."""
    words = clusters.words
    return any(words.dep[c] == "conj" for c in words.children[phrase.head])


def _is_bound(clusters: Clusters, candidate: Candidate, index: int) -> bool:
    """Whether grammar forbids the two to be one: arguments of one verb ("Turner told him"), or one within the other
    ("its owner").
    """
    words, phrase = clusters.words, clusters.phrases[index]
    other = candidate.phrase
    if other.start <= phrase.head < other.end or _within(clusters, phrase.head, other.head):
        return True
    if words.tag[phrase.head] == "PRP$":
        return words.head[phrase.head] == other.head
    verb = words.verb_of(phrase.head)
    if verb < 0:
        return False
    same = verb == words.verb_of(other.head) and words.dep[other.head] != "poss"
    return same or (not words.is_subject(phrase.head) and _controls(clusters, other.head, verb))


def _controls(clusters: Clusters, subject: int, verb: int) -> bool:
    """Whether a subject is that of an infinitive, too: in "Turner wanted to tell him" him is not Turner."""
    words = clusters.words
    while words.dep[verb] in ("xcomp", "conj") and words.head[verb] != verb:
        verb = words.head[verb]
        if any(words.is_subject(c) and c != subject for c in words.children[verb]):
            return False
        if words.is_subject(subject) and words.head[subject] == verb:
            return True
    return False


def _within(clusters: Clusters, inner: int, outer: int) -> bool:
    """Whether a token hangs on another through a noun phrase or relative clause (so that it cannot speak of the
    whole).
    """
    words, at = clusters.words, inner
    for _ in range(8):
        if words.head[at] == at:
            return False
        if words.dep[at] in ("relcl", "acl") and words.head[at] == outer:
            return words.tag[inner] != "PRP$" and words.is_subject(inner)
        at = words.head[at]
    return False


def _score(clusters: Clusters, candidate: Candidate, index: int, pronoun: Pronoun) -> float:
    words, phrase, other = clusters.words, clusters.phrases[index], candidate.phrase
    cluster = candidate.cluster
    gap = words.sentence[phrase.head] - words.sentence[other.head]
    score = -1.2 * gap - 0.012 * abs(phrase.head - other.head)
    score += _rank(clusters, other.head)
    if other.head > phrase.head:
        score -= 0.8
    if (words.quote[other.head] is None) != (words.quote[phrase.head] is None) and gap:
        score -= 0.7 if words.quote[other.head] is not None else 0.2
    if cluster is not None:
        score += 0.06 * min(len(cluster.members), 5)
    if pronoun.gender in ("m", "f"):
        return score + _person_score(clusters, candidate, index, pronoun)
    return score + _thing_score(clusters, candidate, index, pronoun)


def _rank(clusters: Clusters, head: int) -> float:
    """Subjects before objects before the rest, main clauses before others."""
    words = clusters.words
    dep = words.dep[head]
    while dep == "conj":
        head = words.head[head]
        dep = words.dep[head]
    if dep in ("nsubj", "nsubjpass"):
        verb = words.head[head]
        return 1.6 if words.dep[verb] == "ROOT" else 1.2
    return {
        "dobj": 0.5,
        "agent": 0.5,
        "iobj": 0.5,
        "dative": 0.5,
        "attr": -0.2,
        "compound": -1.2,
        "nmod": -1.0,
        "appos": 0.1,
        "poss": 0.3,
        "ROOT": 0.2,
    }.get(dep, 0.0)


def _person_score(clusters: Clusters, candidate: Candidate, index: int, pronoun: Pronoun) -> float:
    phrase = clusters.phrases[index]
    cluster = candidate.cluster
    score = 0.0
    if cluster is not None and cluster.gender == pronoun.gender:
        score += 0.6
    if cluster is not None and _is_contradicted(clusters, cluster, pronoun):
        score -= CONTRADICTED
    if candidate.phrase.kind != "nominal":
        score += 0.4
    if _speaks(clusters, phrase.head) and _speaks(clusters, candidate.phrase.head):
        score += 0.8
    return score + 0.9 * _own(clusters, phrase, candidate.phrase)


def _is_contradicted(clusters: Clusters, cluster: Cluster, pronoun: Pronoun) -> bool:
    """Whether a pronoun of the other gender was lately taken to speak of the same: "she said", then "he replied"."""
    others = (clusters.phrases[member].pronoun for member in cluster.members[-LATELY:])
    return any(other is not None and other.gender in ("m", "f") and other.gender != pronoun.gender for other in others)


def _own(clusters: Clusters, phrase: Phrase, other: Phrase) -> float:
    """Whether a possessive stands in the clause of a subject ("Ivan sold his house"), or what controls its verb
    ("urged Ivan to sell his house").
    """
    words = clusters.words
    if words.tag[phrase.head] != "PRP$":
        return 0.0
    at = phrase.head
    for _ in range(8):
        up = words.head[at]
        if up == at:
            return 0.0
        if words.pos[up] in ("VERB", "AUX"):
            subject = next((c for c in words.children[up] if words.dep[c] in ("nsubj", "nsubjpass")), None)
            if subject is not None:
                return float(subject == other.head)
            controller = _controller(clusters, up) if words.dep[up] in ("xcomp", "acl", "advcl") else None
            if controller is not None:
                return 2.0 * (controller == other.head)  # more than a subject is worth besides
        at = up
    return 0.0


def _controller(clusters: Clusters, verb: int) -> int | None:
    """Who is to do what an infinitive says: the object right before it ("called on Norway to keep its promise")."""
    words, governor = clusters.words, clusters.words.head[verb]
    if words.low[verb - 1] != "to":
        return None
    for head in range(verb - 2, max(-1, verb - 4), -1):
        cluster = clusters.cluster_at(head)
        if words.dep[head] in ("dobj", "pobj") and words.verb_of(head) == governor:
            return head if cluster is not None and cluster.what in AGENTS else None
    return None


def _speaks(clusters: Clusters, head: int) -> bool:
    words = clusters.words
    return words.is_subject(head) and words.lemma[words.head[head]] in vocabulary("speech_verbs")


def _thing_score(clusters: Clusters, candidate: Candidate, index: int, pronoun: Pronoun) -> float:
    """For it and they: agents are meant before things, above all where the pronoun speaks, owns or acts."""
    words, phrase = clusters.words, clusters.phrases[index]
    cluster, other = candidate.cluster, candidate.phrase
    what = cluster.what if cluster else other.what
    speaks = _speaks(clusters, phrase.head)
    agent = what in AGENTS or _is_joined(clusters, other)
    own = _own(clusters, phrase, other)
    score = 0.6 if agent else (-0.6 if pronoun.plural else 0.0)
    if own:
        score += own
    elif agent and not pronoun.plural and not words.is_subject(other.head) and words.tag[phrase.head] != "PRP$":
        score -= 0.8
    if speaks:
        score += 1.0 if agent else -3.0
    if pronoun.plural and not other.plural and what == "organization":
        score -= 0.6 if speaks else 1.4
    if what == "place":
        score -= 1.2
    if other.kind == "pronoun" and other.pronoun is not None and other.pronoun.gender == pronoun.gender:
        score += 0.6
    if words.is_subject(phrase.head) and words.is_subject(other.head):
        score += 0.3
    return score


def _is_empty(clusters: Clusters, phrase: Phrase) -> bool:
    """An "it" that speaks of nothing: "it is clear that", "it seems", "made it possible to", "it was Ivan who"."""
    words, at = clusters.words, phrase.head
    if words.tag[at] == "PRP$":
        return False
    verb = words.head[at]
    verb = words.head[verb] if words.dep[verb] in ("aux", "auxpass") else verb
    if words.dep[at] == "expl" or words.pos[verb] == "ADJ":
        return True
    kids = words.children[verb]
    clause = any(
        words.dep[c] in ("ccomp", "xcomp", "csubj", "advcl", "acl", "relcl", "csubjpass") and c > verb for c in kids
    )
    if words.lemma[verb] in vocabulary("weather_verbs") or (words.lemma[verb] in vocabulary("empty_verbs") and clause):
        return True
    if words.lemma[verb] not in ("be", "'", "’s", "'s", "become", "make"):
        return False
    filled = [c for c in kids if words.dep[c] in ("acomp", "attr", "oprd", "advmod") and c > verb]
    inner = any(words.dep[g] in ("ccomp", "xcomp", "relcl", "acl", "advcl") for c in filled for g in words.children[c])
    return (clause or inner) and bool(filled or clause)
