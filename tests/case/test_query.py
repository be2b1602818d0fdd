"""From what is asked for to what is found: each filter alone, filters together, and what is asked wrongly."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from sayso.case import Case, Query, make_query
from sayso.case.query import around
from sayso.errors import ConfigError
from sayso.model import Argument, Entity, Event, Factuality, Quantity, Record, Span, Toponym, make_document
from sayso.resolve.distance import great_circle_km

TEXT = "Kestan moved 300 men to Velm."


def cite(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def event(
    number: int,
    *,
    actor: str = "Kestan",
    country: str = "NOR",
    type: str = "MOBILIZE",
    at: tuple[float, float] | None = (60.0, 10.0),
    low: float | None = 300,
    high: float | None = 300,
    day: str = "2031-03-03",
    factuality: Factuality | None = None,
    publisher: str = "The Post",
) -> Record:
    """A record of one event, with its actor, place and quantity."""
    point = at or (None, None)
    return Record(
        document=make_document(TEXT, url=f"https://post.example/{number}", published=day, publisher=publisher),
        entities=(
            Entity(id="e-1", by="test", name=actor, kind="country", country=country, mentions=(cite("Kestan"),)),
        ),
        events=(
            Event(
                id="v-1",
                by="test",
                score=0.8,
                type=type,
                anchor=cite("moved"),
                factuality=factuality or Factuality(),
                actors=(Argument(entity="e-1", span=cite("Kestan")),),
                destination=("p-1",),
                quantities=("q-1",),
            ),
        ),
        quantities=(Quantity(id="q-1", by="test", span=cite("300"), low=low, high=high, counted=cite("men")),),
        places=(
            Toponym(
                id="p-1",
                by="test",
                span=cite("Velm"),
                name="Velm",
                country=country,
                latitude=point[0],
                longitude=point[1],
            ),
        ),
    )


RECORDS = [
    event(0),
    event(1, actor="Valdoria", country="SWE", day="2031-03-05"),
    event(2, type="ASSAULT", at=(61.0, 10.0), low=None, high=40),
    event(3, at=(0.0, 179.9), factuality=Factuality(polarity="negated"), low=1000, high=None),
    event(4, at=(0.0, -179.9), factuality=Factuality(certainty="possible", status="planned"), publisher="The Ledger"),
    event(5, at=None, actor="Kestan Navy", day="2031-04-01"),
]


@pytest.fixture(scope="module")
def made() -> list[Record]:
    return [record.check() for record in RECORDS]


@pytest.fixture
def full(case: Case, made: list[Record]) -> Case:
    """A case of six events."""
    for record in made:
        case.add(record)
    return case


def numbers(case: Case, **asked: object) -> list[int]:
    return sorted(int((found.report.url or "")[-1]) for found in case.find("events", **asked))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [0, 1, 2, 3, 4, 5]),
        ({"type": "ASSAULT"}, [2]),
        ({"actor": "Kestan"}, [0, 2, 3, 4, 5]),
        ({"actor": "kestan navy"}, [5]),
        ({"actor": "Navy"}, [5]),
        ({"name": "Valdoria"}, [1]),
        ({"recipient": "Kestan"}, []),
        ({"country": "SWE"}, [1]),
        ({"country": "swe"}, [1]),
        ({"country": "FIN"}, []),
        ({"near": (60.0, 10.0, 50.0)}, [0, 1]),
        ({"near": (60.0, 10.0, 120.0)}, [0, 1, 2]),
        ({"near": (0.0, 180.0, 50.0)}, [3, 4]),
        ({"box": (59.5, 9.0, 60.5, 11.0)}, [0, 1]),
        ({"box": (-1.0, 179.0, 1.0, -179.0)}, [3, 4]),
        ({"box": (-1.0, -180.0, 1.0, 180.0)}, [3, 4]),
        ({"at_least": 300}, [0, 1, 3, 4, 5]),
        ({"at_least": 301}, [3]),
        ({"at_most": 50}, [2]),
        ({"at_most": 300}, [0, 1, 2, 4, 5]),
        ({"polarity": "negated"}, [3]),
        ({"certainty": "possible"}, [4]),
        ({"status": "planned"}, [4]),
        ({"publisher": "The Ledger"}, [4]),
        ({"since": "2031-03-05"}, [1, 5]),
        ({"until": "2031-03-05"}, [0, 2, 3, 4]),
        ({"since": "2031-03-04", "until": "2031-04-01"}, [1]),
        ({"min_score": 0.8}, [0, 1, 2, 3, 4, 5]),
        ({"min_score": 0.9}, []),
        ({"words": "Kestan men"}, []),
        ({"words": "moved kestan"}, [0, 1, 2, 3, 4, 5]),
        ({"actor": "Kestan", "type": "MOBILIZE", "polarity": "affirmed", "near": (60.0, 10.0, 99.0)}, [0]),
    ],
)
def test_filters(full: Case, asked: dict[str, object], expected: list[int]) -> None:
    assert numbers(full, **asked) == expected


def test_a_limit_counts_what_is_near(full: Case) -> None:
    assert len(full.find("events", near=(60.0, 10.0, 120.0), limit=2)) == 2
    assert full.find("events", limit=0) == []


def test_places_are_found_by_where_they_are(full: Case) -> None:
    assert len(full.find("places", near=(60.0, 10.0, 10.0))) == 2
    assert len(full.find("places", country="SWE")) == 1


def test_quantities_are_found_by_their_own_bounds(full: Case) -> None:
    assert len(full.find("quantities", at_least=1000)) == 1
    assert len(full.find("quantities", at_most=40)) == 1


def test_a_query_may_be_made_first(full: Case, reopen: Callable[[], Case]) -> None:
    query = Query(type="ASSAULT")
    assert full.find("events", query) == full.find("events", type="ASSAULT")
    with reopen() as again:
        assert [found.finding for found in again.each("events", query)] == [
            found.finding for found in full.find("events", query)
        ]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"near": "Velm"}, "cannot look for that"),
        ({"near": (1.0, 2.0)}, "cannot look for that"),
        ({"at_least": "many"}, "cannot look for that"),
        ({"typ": "ASSAULT"}, "no filter 'typ'"),
    ],
)
def test_what_is_asked_wrongly_is_said(asked: dict[str, object], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        make_query(**asked)


@pytest.mark.parametrize("words", ["'; DROP TABLE finding; --", "%", "_", "? ? ?", "\\", "x' OR '1'='1"])
def test_hostile_names_find_nothing_and_harm_nothing(full: Case, words: str) -> None:
    for asked in ("type", "publisher", "report", "since", "country"):
        full.find("events", **{asked: words})
    if any(letter.isalnum() for letter in words):
        assert full.find("events", actor=words) == []
    assert len(full.find("events")) == len(RECORDS)


@pytest.mark.parametrize(("km", "holds"), [(111.0, False), (112.0, True)])
def test_a_degree_of_latitude(km: float, holds: bool) -> None:
    south, _, north, _ = around((60.0, 10.0, km))
    assert (south <= 59.0 and north >= 61.0) is holds
    assert great_circle_km(60.0, 10.0, 61.0, 10.0) == pytest.approx(111.2, abs=0.1)


def test_at_the_poles_every_longitude_is_near() -> None:
    assert around((89.9, 0.0, 50.0))[1::2] == (-180.0, 180.0)
    assert around((-89.9, 0.0, 50.0))[1::2] == (-180.0, 180.0)


def test_versions_that_were_replaced_are_not_found(case: Case, made: list[Record]) -> None:
    case.add(made[0], key="page")
    case.add(made[2], key="page")
    assert [found.finding.id for found in case.find("events")] == ["v-1"]
    assert case.find("events", type="MOBILIZE") == []
    old = replace(made[0], made_by="sayso 9")
    case.redo(made[0].document.id, old)
    assert case.find("events", type="MOBILIZE") == []
