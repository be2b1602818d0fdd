"""Readings and events of sentences written for these tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.extract.events import find_events
from sayso.extract.places import find_places
from sayso.extract.times import find_times
from sayso.language import read_language
from sayso.language.coreference import link_mentions
from sayso.language.reading import Reading
from sayso.model import Event, make_document


@pytest.fixture(scope="session")
def read() -> Callable[[str], Reading]:
    """A text's reading, its mentions linked."""

    def reading_of(text: str) -> Reading:
        return link_mentions(read_language(make_document(text, published="2024-10-24")))

    return reading_of


@pytest.fixture(scope="session")
def events(read: Callable[[str], Reading]) -> Callable[[str], list[Event]]:
    """A text's events, with its places and times."""

    def events_of(text: str) -> list[Event]:
        reading = read(text)
        return list(find_events(reading, places=tuple(find_places(reading)), times=tuple(find_times(reading))))

    return events_of
