"""Names over the whole document: persons to persons, the rest by kind."""

from __future__ import annotations

from sayso.language.coref_bodies import join_bodies
from sayso.language.coref_clusters import Clusters
from sayso.language.coref_people import join_people


def join_names(clusters: Clusters) -> None:
    """Cluster every name of the document. Full names of persons go first, so that a headline's surname finds its
    bearer.
    """
    people: list[int] = []
    rest: list[int] = []
    for index, phrase in enumerate(clusters.phrases):
        if phrase.name is not None and phrase.kind == "name":
            (people if phrase.what == "person" else rest).append(index)
    join_people(clusters, people)
    join_bodies(clusters, rest)
