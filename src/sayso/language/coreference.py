"""Who each noun phrase speaks of: names, nominals and pronouns joined into chains, and the first person to its speaker.

Passes in order of trust: names over the whole document; appositions; then, from left to right, nominals and pronouns,
first outside quotations, then inside, where a third person is never the speaker.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.language.coref_chains import make_chains
from sayso.language.coref_clusters import Clusters
from sayso.language.coref_names import join_names
from sayso.language.coref_nominals import join_appositions, join_long_titles, place_nominal, take_owner_of_name
from sayso.language.coref_pronouns import place_pronoun
from sayso.language.coref_speakers import (
    find_quote_speakers,
    join_vocatives,
    label_phrases,
    link_speakers,
    place_first_persons,
)
from sayso.language.coref_words import read_words
from sayso.language.mentions import find_phrases
from sayso.language.names import find_names
from sayso.language.reading import Reading

__all__ = ["link_mentions", "link_speakers"]


def link_mentions(reading: Reading) -> Reading:
    """The reading with its chains and mentions. The first person is left to `link_speakers`."""
    words = read_words(reading)
    labels = [phrase for _, phrase in label_phrases(words)]
    phrases = sorted([*labels, *find_phrases(words, find_names(words))], key=lambda phrase: phrase.head)
    clusters = Clusters(words, phrases)
    join_names(clusters)
    join_vocatives(clusters)
    join_appositions(clusters)
    join_long_titles(clusters)
    speakers = find_quote_speakers(clusters)
    for inside in (False, True):
        for index in _reading_order(clusters):
            phrase = phrases[index]
            if (words.quote[phrase.head] is not None) is not inside:
                continue
            if phrase.kind == "nominal":
                place_nominal(clusters, index)
            elif phrase.kind == "name" and phrase.owner is not None:
                take_owner_of_name(clusters, index)
            elif phrase.kind == "pronoun":
                quote = words.quote[phrase.head]
                place_pronoun(clusters, index, clusters.cluster_at(speakers.get(quote)) if quote is not None else None)
    place_first_persons(clusters, speakers)
    chains, mentions = make_chains(clusters)
    return replace(reading, chains=chains, mentions=mentions)


def _reading_order(clusters: Clusters) -> list[int]:
    """Phrases as they are read, what is counted ("soldiers") before its count ("thousands of")."""
    phrases = clusters.phrases
    return sorted(
        range(len(phrases)),
        key=lambda i: (
            phrases[i].of if phrases[i].kind == "nominal" and phrases[i].of else phrases[i].head,
            phrases[i].of is not None,
        ),
    )
