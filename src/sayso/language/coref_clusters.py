"""Clusters: the phrases held to speak of one entity, while a document is being read; and where each name's
occurrences go.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.language.agreement import Noun
from sayso.language.coref_words import Words
from sayso.language.mentions import Phrase


@dataclass(eq=False)
class Cluster:
    """Phrases (by index, in the order in which they were joined) of one entity, and what they tell of it together."""

    number: int
    what: str
    members: list[int] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    nouns: list[Noun] = field(default_factory=list)
    modifiers: list[frozenset[str]] = field(default_factory=list)
    titles: list[tuple[int, int]] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    gender: str | None = None
    plural: bool = False
    canonical: str = ""
    last: int = -1

    def knows(self, country: str) -> bool:
        return country in self.countries


class Clusters:
    """All clusters of a document, and to which a phrase belongs (`of`: phrase index to cluster number)."""

    def __init__(self, words: Words, phrases: list[Phrase]) -> None:
        self.words = words
        self.phrases = phrases
        self.all: list[Cluster] = []
        self.of: dict[int, int] = {}
        self.by_noun: dict[str, list[Cluster]] = {}
        self.by_head = {phrase.head: index for index, phrase in enumerate(phrases)}

    def new(self, what: str, index: int) -> Cluster:
        """A cluster of its own for a phrase."""
        cluster = Cluster(len(self.all), what)
        self.all.append(cluster)
        self.join(cluster, index)
        return cluster

    def join(self, cluster: Cluster, index: int) -> None:
        """Add a phrase to a cluster, with all that it tells."""
        phrase = self.phrases[index]
        self.of[index] = cluster.number
        cluster.members.append(index)
        cluster.last = max(cluster.last, phrase.head)
        cluster.plural = cluster.plural or (phrase.plural and phrase.kind != "pronoun")
        for country in phrase.countries:
            if country not in cluster.countries:
                cluster.countries.append(country)
        if phrase.noun and phrase.noun not in cluster.nouns:
            cluster.nouns.append(phrase.noun)
            self.by_noun.setdefault(phrase.noun.word, []).append(cluster)
            cluster.gender = cluster.gender or phrase.noun.gender
        if phrase.title:
            cluster.titles.append(phrase.title)

    def cluster_of(self, index: int | None) -> Cluster | None:
        """The cluster of a phrase, if it has one."""
        number = None if index is None else self.of.get(index)
        return None if number is None else self.all[number]

    def cluster_at(self, head: int | None) -> Cluster | None:
        """The cluster of the phrase with this head token, if it has one."""
        return None if head is None else self.cluster_of(self.by_head.get(head))

    def merge(self, kept: Cluster, other: Cluster) -> None:
        """Make two clusters one; the other is left empty."""
        if kept is other:
            return
        for index in other.members:
            self.join(kept, index)
        kept.names += [name for name in other.names if name not in kept.names]
        kept.modifiers += other.modifiers
        kept.titles += [title for title in other.titles if title not in kept.titles]
        kept.gender = kept.gender or other.gender
        other.members = []

    def sentence(self, index: int) -> int:
        """The sentence in which a phrase stands."""
        return self.words.sentence[self.phrases[index].head]
