"""Sources that are no known person or body ("the report", "two residents"): each becomes an entity by its own words."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sayso.model import Argument, Document, Entity, Statement, make_id

DETERMINERS = ("the ", "a ", "an ", "this ", "that ", "these ", "those ")
# Words that speak of somebody without naming them: where it is not known whom they mean, nobody is made up.
PRONOUNS = frozenset(
    {
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "who",
        "which",
        "that",
        "this",
        "those",
        "some",
        "many",
        "others",
        "both",
        "one",
        "him",
        "her",
        "them",
        "us",
        "me",
        "q",
    }
)
VERSION = "1"


def name_sources(
    document: Document, statements: Sequence[Statement]
) -> tuple[tuple[Statement, ...], tuple[Entity, ...]]:
    """The statements with an entity for every source that has words, and the entities made for that, in the text's
    order.
    """
    made: dict[str, Entity] = {}
    named = tuple(_named(document, statement, made) for statement in statements)
    return named, tuple(made.values())


def _named(document: Document, statement: Statement, made: dict[str, Entity]) -> Statement:
    source = statement.source
    if source is None or source.entity is not None or source.span.text.lower() in PRONOUNS:
        return statement
    name = _bare(source.span.text)
    entity = made.get(name.lower())
    if entity is None:
        id = make_id("entity", document.id, "source", name.lower())
        entity = Entity(id=id, by=f"entities/unnamed-source@{VERSION}", name=name, kind="other")
    mentions = tuple(sorted({*entity.mentions, source.span}))
    made[name.lower()] = replace(entity, mentions=mentions)
    return replace(statement, source=Argument(entity=entity.id, span=source.span))


def _bare(words: str) -> str:
    words = " ".join(words.split())
    return next((words[len(d) :] for d in DETERMINERS if words.lower().startswith(d) and len(words) > len(d)), words)
