"""Names of persons to who they are, and who held which office when."""

from __future__ import annotations

import re
import time
from datetime import date
from itertools import pairwise

import pytest

from sayso.codebook.load import load
from sayso.resolve.countries import by_alpha3
from sayso.resolve.people import holder_of, resolve_person

SPELLINGS = [
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskiy"),
    ("Zelensky", "Zelenskyi"),
    ("Yevgeny Prigozhin", "Evgeny Prigozhin"),
    ("Abdel Fattah el-Sisi", "Abdel Fattah al-Sisi"),
    ("Sergei Lavrov", "Sergey Lavrov"),
    ("Kim Jong Un", "Kim Jong-un"),
]
DAYS = [
    ("Barack Obama", date(2015, 5, 1), ("USA", "GOV", "president")),
    ("Barack Obama", date(2018, 5, 1), ("USA", "ELI", "president")),
    ("Joe Biden", date(2014, 5, 1), ("USA", "GOV", "vice president")),
    ("Joe Biden", date(2022, 5, 1), ("USA", "GOV", "president")),
    ("Rex Tillerson", date(2019, 1, 1), ("USA", "ELI", "foreign minister")),
    ("Dmitry Medvedev", date(2010, 1, 1), ("RUS", "GOV", "president")),
    ("Ban Ki-moon", date(2012, 1, 1), (None, "IGO", "secretary-general")),
]
HOLDERS = [
    ("president", "FRA", date(2014, 1, 1), "Francois Hollande"),
    ("president", "FRA", date(2022, 1, 1), "Emmanuel Macron"),
    ("prime minister", "GBR", date(2022, 10, 1), "Liz Truss"),
    ("foreign minister", "UKR", date(2023, 1, 1), "Dmytro Kuleba"),
    ("president", "AFG", date(2022, 1, 1), None),
]
DAY = re.compile(r"\d{4}(-\d\d){0,2}")


@pytest.mark.parametrize(("left", "right"), SPELLINGS)
def test_spellings_of_one_name_join(left: str, right: str) -> None:
    assert resolve_person(left) is not None
    assert resolve_person(left) == resolve_person(right)


@pytest.mark.parametrize(("left", "right"), [("Kim Jong Un", "Kim Yo Jong"), ("Raul Castro", "Fidel Castro")])
def test_siblings_do_not_join(left: str, right: str) -> None:
    assert resolve_person(left) != resolve_person(right)


@pytest.mark.parametrize("name", ["", "-", "Alina Lavrov", "Boris", "Kim", "the president"])
def test_nobody_is_known_by_such_words(name: str) -> None:
    assert resolve_person(name) is None


@pytest.mark.parametrize(
    ("name", "year", "country"),
    [("Brandt", 1972, "DEU"), ("Brandt", 2031, None), ("Willy Brandt", 2031, "DEU"), ("Obama", 2024, "USA")],
)
def test_a_surname_alone_is_somebody_of_its_time(name: str, year: int, country: str | None) -> None:
    person = resolve_person(name, on=date(year, 1, 1))
    assert (person.country if person else None) == country


@pytest.mark.parametrize(("name", "on", "expected"), DAYS)
def test_what_somebody_was_on_a_day(name: str, on: date, expected: tuple[str | None, str, str]) -> None:
    person = resolve_person(name, on=on)
    assert person is not None
    assert (person.country, person.sectors[0], person.office) == expected


@pytest.mark.parametrize(("office", "country", "on", "name"), HOLDERS)
def test_who_held_an_office_on_a_day(office: str, country: str, on: date, name: str | None) -> None:
    holder = holder_of(office, country, on=on)
    assert (holder.name if holder else None) == name


def test_rows_of_holders_are_in_form() -> None:
    data = load("holders")
    for entry in data["holders"]:
        assert ("country" in entry) != ("body" in entry)
        assert "body" in entry or by_alpha3(entry["country"])
        assert DAY.fullmatch(entry["checked"])
        for office, names, since, until in entry["rows"]:
            assert office in data["roles"], office
            assert names
            assert DAY.fullmatch(since), names
            assert not until or (DAY.fullmatch(until) and since <= until), names


def test_one_office_of_a_country_has_one_holder_at_a_time() -> None:
    for entry in load("holders")["holders"]:
        by_office: dict[str, list[tuple[str, str, str]]] = {}
        for office, names, since, until in entry["rows"]:
            by_office.setdefault(office, []).append((since, until or "9999", names[0]))
        for office, rows in by_office.items():
            if office == "commander":
                continue  # a state has several
            ordered = sorted(rows)
            for (_, until, left), (since, _, right) in pairwise(ordered):
                assert until[: len(since)] <= since, (entry, office, left, right)


def test_hostile_names_take_no_time() -> None:
    started = time.perf_counter()
    for name in ("a" * 100_000, "-" * 100_000, "Putin " * 20_000, "Z" + "\u0301" * 100_000):
        resolve_person(name)
    assert time.perf_counter() - started < 2
