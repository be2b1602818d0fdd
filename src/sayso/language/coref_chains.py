"""From clusters to chains: what an entity is called, what it is, whose it is, and the id under which finders refer
to it.
"""

from __future__ import annotations

from collections import Counter

from sayso.language.agreement import is_honorific, noun_of
from sayso.language.coref_bodies import actor_of
from sayso.language.coref_clusters import Cluster, Clusters
from sayso.language.coref_known import known_person
from sayso.language.coref_words import Words
from sayso.language.mentions import Phrase
from sayso.language.reading import Chain, Mention
from sayso.model import Span, make_id

LONGEST_TITLE = 120  # characters; longer is a parse gone wrong
SHORT = 7  # letters of a name that some papers write "Nato" and others "NATO"
RULES = {"name": "entities/name@1", "nominal": "entities/nominal@1", "pronoun": "entities/pronoun@1"}


def make_chains(clusters: Clusters) -> tuple[tuple[Chain, ...], tuple[Mention, ...]]:
    """The chains, ordered by their first mention, and every mention, ordered by its head."""
    kept = sorted(
        (c for c in clusters.all if c.members), key=lambda c: min(clusters.phrases[m].head for m in c.members)
    )
    around = _countries_spoken_of(clusters)
    taken: Counter[tuple[str, str]] = Counter()
    chains = tuple(_chain(clusters, cluster, around, taken) for cluster in kept)
    number = {cluster.number: position for position, cluster in enumerate(kept)}
    mentions = (
        Mention(phrase.start, phrase.end, phrase.head, phrase.kind, number[clusters.of[index]])
        for index, phrase in enumerate(clusters.phrases)
        if index in clusters.of
    )
    return chains, tuple(sorted(mentions, key=lambda m: m.head))


def _countries_spoken_of(clusters: Clusters) -> frozenset[str]:
    """The countries that the text itself speaks of, in whatever form."""
    return frozenset(country for cluster in clusters.all if cluster.members for country in cluster.countries)


def _chain(clusters: Clusters, cluster: Cluster, around: frozenset[str], taken: Counter[tuple[str, str]]) -> Chain:
    phrases = [clusters.phrases[m] for m in sorted(cluster.members)]
    name = _name(clusters, cluster, phrases)
    titles = _titles(clusters, cluster)
    country, sectors = _standing(clusters, cluster, phrases, titles, around)
    taken[(name, cluster.what)] += 1
    count = taken[(name, cluster.what)]
    return Chain(
        entity=make_id(
            "entity", clusters.words.reading.document.id, name, cluster.what, *([count] if count > 1 else [])
        ),
        name=name,
        kind=cluster.what,
        country=country,
        sectors=sectors,
        titles=titles,
        by=_rule(cluster, phrases, titles),
        plural=cluster.plural,
        gender=cluster.gender,
    )


def _rule(cluster: Cluster, phrases: list[Phrase], titles: tuple[Span, ...]) -> str:
    if cluster.what == "person" and titles:
        return "entities/title@1"
    best = min((phrase.kind for phrase in phrases), key=("name", "nominal", "pronoun").index)
    return RULES[best]


def _name(clusters: Clusters, cluster: Cluster, phrases: list[Phrase]) -> str:
    """The codebook's name of a country, else the fullest name without its title; of nominals the most frequent
    words, the first at a tie.
    """
    if cluster.canonical:
        return cluster.canonical
    words = clusters.words
    names = [p for p in phrases if p.kind == "name"]
    if names:
        labelled = [p for p in names if p.head in words.label]
        spellings = Counter(
            _spelling(words, p) for p in names if (not labelled or p in labelled or p.core[1] - p.core[0] > 1)
        )
        return max(spellings, key=lambda s: (_fullness(cluster, s), spellings[s]))
    said = Counter(_nominal_name(clusters, p) for p in phrases if p.kind == "nominal" and p.of is None)
    return max(said, key=lambda s: said[s]) if said else words.words(phrases[0].start, phrases[0].end)


def _spelling(words: Words, phrase: Phrase) -> str:
    """A name as it is written; a transcript's label ("KIRBY") in ordinary capitals."""
    text = words.words(*phrase.core)
    if phrase.head in words.label:
        return " ".join(word.title() if word.isupper() and len(word) > 1 else word for word in text.split())
    return text


def _fullness(cluster: Cluster, spelling: str) -> tuple[int, int]:
    """Persons and bodies by the number of words; places as they are written most."""
    if cluster.what not in ("person", "organization"):
        return 0, 0
    words = len(spelling.split())
    return words, int(words > 1 and not spelling.isupper())


def _nominal_name(clusters: Clusters, phrase: Phrase) -> str:
    words = clusters.words
    tail = phrase.core[1]
    if (
        phrase.what in ("person", "organization")
        and tail < phrase.end
        and words.low[tail] == "of"
        and phrase.end - tail <= 6
    ):
        tail = phrase.end
    return words.words(phrase.core[0], tail)


def _titles(clusters: Clusters, cluster: Cluster) -> tuple[Span, ...]:
    reading, words = clusters.words.reading, clusters.words
    spans = []
    for start, end in sorted(set(cluster.titles)):
        if cluster.what != "person":
            break
        while start < end and words.low[start] in ("the", "a", "an", "its", "his", "her", "their", "our", ","):
            start += 1
        while end > start and (words.tag[end - 1] in ("POS", ",") or words.text[end - 1] in ("-", "(")):
            end -= 1
        if all(_says_nothing(words, i) for i in range(start, end)):
            continue
        span = reading.span(words.at[start], words.at[end - 1] + len(words.text[end - 1]))
        if len(span.text) <= LONGEST_TITLE:
            spans.append(span)
    return tuple(spans)


def _says_nothing(words: Words, i: int) -> bool:
    """Whether a word of a title is "Mr." or a mark; "King" is a title."""
    return not words.text[i][0].isalnum() or (
        is_honorific(words.low[i]) and noun_of(words.low[i], words.lemma[i]) is None
    )


def _standing(
    clusters: Clusters, cluster: Cluster, phrases: list[Phrase], titles: tuple[Span, ...], around: frozenset[str]
) -> tuple[str | None, tuple[str, ...]]:
    """Country and sectors: of a person by titles, of others by their words; a country that is merely guessed needs
    to be spoken of.
    """
    actors = [actor for text in _descriptions(clusters, cluster, phrases, titles) if (actor := actor_of(text))]
    sectors = next((a.sectors for a in actors if a.sectors), ())
    if cluster.what in ("place", "weapon", "country"):
        sectors = ()
    stated = [a.country for a in actors if a.country and not a.guessed]
    guessed = [a.country for a in actors if a.country and a.guessed and (a.country in around or not around)]
    country = next((c for c in (*stated, *cluster.countries, *guessed)), None)
    published = clusters.words.reading.document.published
    if cluster.what == "person" and (known := known_person(cluster.names, published)):
        return country or known.country, known.sectors if sectors in ((), ("PTY",)) else sectors
    if cluster.what == "person" and country is None:
        country = _country_of_government(clusters, phrases)
    return country, sectors


def _country_of_government(clusters: Clusters, phrases: list[Phrase]) -> str | None:
    """Whose government bears a person's name ("the Biden administration")."""
    words = clusters.words
    for phrase in phrases:
        if words.dep[phrase.head] != "compound":
            continue
        body = clusters.cluster_at(words.head[phrase.head])
        if body is not None and any(noun.sense == "government" for noun in body.nouns):
            actor = actor_of(words.words(phrase.core[0], words.head[phrase.head] + 1))
            return actor.country if actor else None
    return None


def _descriptions(clusters: Clusters, cluster: Cluster, phrases: list[Phrase], titles: tuple[Span, ...]) -> list[str]:
    """The words to be looked up for who this is, the most telling first, each once."""
    words = clusters.words
    texts = []
    if cluster.what == "person":
        texts += [_before_name(words.words(p.title[0], p.title[1])) for p in phrases if p.title]
        texts += [span.text for span in titles]
        texts += [words.words(p.core[1], p.end) for p in phrases if p.kind == "name" and p.end > p.core[1]]
    else:
        texts += [words.words(p.start, p.core[1]) for p in phrases if p.kind == "name" and p.countries]
        names = [words.words(*p.core) for p in phrases if p.kind == "name"]
        texts += [
            form for name in names for form in (name, *([name.upper()] if name.istitle() and len(name) < SHORT else []))
        ]
    texts += [words.words(p.start, p.end) for p in phrases if p.kind == "nominal" and p.of is None]
    if cluster.what != "person":
        texts += [words.words(*p.core) for p in phrases if p.kind == "nominal" and p.of is None]
    return [text for text in dict.fromkeys(texts) if text]


def _before_name(title: str) -> str:
    return title.removesuffix("’s").removesuffix("'s")
