"""What the tests of conditions share: the conditions of a sentence of our own, and who states them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from sayso.extract.conditionals import find_conditionals
from sayso.extract.statements import find_statements
from sayso.language import read_language
from sayso.language.coreference import link_mentions
from sayso.model import Conditional, Statement, make_document

Found = tuple[tuple[Conditional, ...], dict[str, Statement]]


@cache
def find(text: str) -> Found:
    reading = link_mentions(read_language(make_document(text)))
    statements = list(find_statements(reading))
    conditionals = tuple(find_conditionals(reading, statements=statements))
    return conditionals, {statement.id: statement for statement in statements}


@pytest.fixture(scope="session")
def conditions() -> Callable[[str], tuple[Conditional, ...]]:
    """The conditions of a text, in its order."""
    return lambda text: find(text)[0]


@pytest.fixture(scope="session")
def speaker() -> Callable[[str], str | None]:
    """The words for who states the one condition of a text; None where it is the reporter."""

    def speaker_of(text: str) -> str | None:
        (conditional,), statements = find(text)
        if conditional.statement is None:
            return None
        source = statements[conditional.statement].source
        return source.span.text if source else "nobody"

    return speaker_of
