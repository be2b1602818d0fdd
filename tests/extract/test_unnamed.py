"""Sources without a name: each becomes an entity by its own words, and a pronoun becomes nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.unnamed import name_sources
from sayso.model import Argument, Document, Entity, Span, Statement, make_document


def statement(document: Document, words: str, *, entity: str | None = None, nth: int = 0) -> Statement:
    """A statement whose source stands where `words` stand in the document, for the `nth` time."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    source = Argument(entity=entity, span=Span(start, start + len(words), words))
    id = f"s-{start}"
    return Statement(id=id, by="statements/clause@1", source=source, cue=None, content=(), manner="direct", act="ask")


def named(text: str, *words: str) -> tuple[tuple[Statement, ...], tuple[Entity, ...]]:
    document = make_document(text)
    seen: dict[str, int] = {}
    statements = []
    for one in words:
        statements.append(statement(document, one, nth=seen.get(one, 0)))
        seen[one] = seen.get(one, 0) + 1
    return name_sources(document, statements)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the report", "report"),
        ("The report", "report"),
        ("a letter", "letter"),
        ("an article", "article"),
        ("An article", "article"),
        ("this map", "map"),
        ("these images", "images"),
        ("those documents", "documents"),
        ("two residents", "two residents"),
        ("Satellite images", "Satellite images"),
        ("the  report\nof May", "report of May"),
        ("theatre staff", "theatre staff"),
        ("another survey", "another survey"),
        ("The", "The"),
    ],
)
def test_it_is_named_by_its_words_without_the_article(words: str, name: str) -> None:
    (said,), (entity,) = named(f"{words} said so.", words)
    assert (entity.name, entity.kind) == (name, "other")
    assert said.source is not None
    assert said.source.entity == entity.id
    assert [mention.text for mention in entity.mentions] == [words]


@pytest.mark.parametrize(
    "pronoun",
    ["he", "He", "she", "SHE", "it", "they", "we", "I", "you", "who", "which", "this", "those", "some", "many",
     "others", "both", "one", "him", "her", "them", "us", "me", "Q"],
)  # fmt: skip
def test_a_pronoun_of_nobody_known_makes_nobody_up(pronoun: str) -> None:
    (said,), entities = named(f"{pronoun} said so.", pronoun)
    assert entities == ()
    assert said.source is not None
    assert said.source.entity is None


def test_the_same_words_are_the_same_source() -> None:
    (first, second), (entity,) = named("The report said so. The report added that.", "The report", "The report")
    assert first.source is not None
    assert second.source is not None
    assert first.source.entity == second.source.entity == entity.id
    assert [mention.start for mention in entity.mentions] == [0, 20]


def test_capitals_and_articles_make_no_difference() -> None:
    _, entities = named("A report said so. The report was read. Later the report spoke.", "A report", "the report")
    assert [entity.name for entity in entities] == ["report"]
    assert [mention.text for mention in entities[0].mentions] == ["A report", "the report"]


def test_other_words_are_another_source() -> None:
    _, entities = named("A report said so. A letter denied it.", "A report", "A letter")
    assert [entity.name for entity in entities] == ["report", "letter"]
    assert len({entity.id for entity in entities}) == 2


def test_a_source_that_is_known_stays_as_it_is() -> None:
    document = make_document("Russia said so.")
    known = statement(document, "Russia", entity="e-1")
    assert name_sources(document, [known]) == ((known,), ())


def test_a_statement_of_nobody_stays_nobodys() -> None:
    document = make_document("It has reportedly rained.")
    nobody = Statement(
        id="s-1", by="statements/hearsay@1", source=None, cue=None, content=(), manner="indirect", act="assert"
    )
    assert name_sources(document, [nobody]) == ((nobody,), ())


def test_only_the_source_of_a_statement_is_changed() -> None:
    document = make_document("The report said so.")
    before = statement(document, "The report")
    ((after,), _) = name_sources(document, [before])
    assert (after.id, after.by, after.act, after.manner) == (before.id, before.by, before.act, before.manner)
    assert after.source is not None
    assert before.source is not None
    assert after.source.span == before.source.span


def test_its_id_hangs_on_the_document() -> None:
    _, (one,) = named("The report said so.", "The report")
    _, (same,) = named("The report said so.", "The report")
    _, (other,) = named("The report said so again.", "The report")
    assert one.id == same.id != other.id


def test_it_says_what_made_it() -> None:
    _, (entity,) = named("The report said so.", "The report")
    assert entity.by == "entities/unnamed-source@1"
    assert entity.id.startswith("e-")
    assert (entity.country, entity.sectors, entity.titles) == (None, (), ())


WORDS = st.lists(
    st.sampled_from(["the report", "The report", "a letter", "he", "two men", "images", "Q"]), min_size=1, max_size=8
)


@given(WORDS)
def test_order_and_number_of_statements_are_kept(words: list[str]) -> None:
    text = " | ".join(words)
    document = make_document(text)
    at, statements = 0, []
    for one in words:
        at = text.index(one, at)
        source = Argument(entity=None, span=Span(at, at + len(one), one))
        statements.append(
            Statement(
                id=f"s-{at}", by="statements/clause@1", source=source, cue=None, content=(), manner="direct", act="ask"
            )
        )
        at += len(one)
    found, entities = name_sources(document, statements)
    assert [s.id for s in found] == [s.id for s in statements]
    assert len({entity.id for entity in entities}) == len(entities)
    cited = [span for entity in entities for span in entity.mentions]
    assert sorted(cited) == [s.source.span for s in found if s.source and s.source.entity]
    assert all(text[span.start : span.end] == span.text for span in cited)
