"""Entities: everybody and everything that the reading's chains speak of, each with all its mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import cast

from sayso.language.reading import Mention, Reading
from sayso.model import Entity, EntityKind, Span
from sayso.resolve.own_actors import find_own_actor


def find_entities(reading: Reading) -> Iterator[Entity]:
    """One entity for each chain, in the order of their first mentions; its own mentions in the text's order.

    Every chain gives an entity, since any finding may refer to it; a chain without mentions gives none.
    """
    mentions: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        mentions[mention.chain].append(mention)
    for index, chain in enumerate(reading.chains):
        spans = {_span(reading, mention) for mention in mentions[index]}
        if spans:
            own = find_own_actor(chain.name, (reading.document.published or "")[:10])
            yield Entity(
                id=chain.entity,
                by=chain.by,
                name=chain.name,
                kind=cast(EntityKind, chain.kind or "other"),
                country=own.country if own and own.country else chain.country,
                sectors=own.sectors if own and own.sectors else chain.sectors,
                titles=chain.titles,
                mentions=tuple(sorted(spans)),
                wikidata=own.wikidata if own else None,
            )


def _span(reading: Reading, mention: Mention) -> Span:
    return reading.span_of(reading.doc[mention.start : mention.end])
