"""Persons by name: which full names are one, whose a surname is, and titles in the plural."""

from __future__ import annotations

import pytest

from sayso.language import read_language
from sayso.language.coref_people import _is_surname, _same_person
from sayso.language.coreference import link_mentions
from sayso.language.reading import Reading
from sayso.model import make_document


def read(text: str) -> Reading:
    return link_mentions(read_language(make_document(text)))


def mentions(reading: Reading, name: str) -> list[str]:
    index = next(i for i, chain in enumerate(reading.chains) if chain.name == name)
    return [reading.doc[m.start : m.end].text for m in reading.mentions if m.chain == index]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("anna berger", "anna berger"),
        ("joe biden", "joseph r biden"),
        ("j berger", "jan berger"),
        ("mike vogel", "michael vogel"),
        ("kim jong un", "kim jong un"),
        ("nguyen van an", "an nguyen van"),
    ],
)
def test_full_names_of_one_person(left: str, right: str) -> None:
    assert _same_person(tuple(left.split()), tuple(right.split()))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("anna berger", "hans berger"),
        ("kim jong un", "kim yo jong"),
        ("kim jong un", "kim jong il"),
        ("anna berger", "anna lind"),
        ("xi jinping", "xi mingze"),
    ],
)
def test_full_names_of_two(left: str, right: str) -> None:
    assert not _same_person(tuple(left.split()), tuple(right.split()))


@pytest.mark.parametrize(
    ("word", "name", "is_one"),
    [
        ("berger", "anna berger", True),
        ("anna", "anna berger", False),
        ("kim", "kim jong un", True),
        ("un", "kim jong un", True),
        ("xi", "xi jinping", True),
        ("jong", "kim jong un", False),
        ("gomez", "luis gomez prado", True),
    ],
)
def test_which_part_of_a_name_stands_for_it(word: str, name: str, is_one: bool) -> None:
    assert _is_surname(word, tuple(name.split())) is is_one


def test_a_surname_before_its_full_name_is_found() -> None:
    reading = read("Lindqvist warned of war. Norwegian envoy Petra Lindqvist spoke in Oslo.")
    assert mentions(reading, "Petra Lindqvist") == ["Lindqvist", "Norwegian envoy Petra Lindqvist"]


def test_a_given_name_alone_is_its_bearers_where_only_one_bears_it() -> None:
    reading = read("Norwegian envoy Petra Lindqvist spoke in Oslo. Petra, as friends call her, left.")
    assert "Petra" in mentions(reading, "Petra Lindqvist")


def test_of_two_bearers_the_last_in_full_is_meant() -> None:
    reading = read("Envoy Hans Berger arrived. Minister Jan Berger arrived. Berger spoke.")
    assert mentions(reading, "Jan Berger")[-1] == "Berger"


def test_a_plural_title_is_shared() -> None:
    reading = read("Norwegian Ministers Anna Lind and Jan Vogel left.")
    titles = {c.name: [t.text for t in c.titles] for c in reading.chains if c.kind == "person"}
    assert titles["Anna Lind"] == titles["Jan Vogel"] == ["Norwegian Ministers"]
    assert {c.country for c in reading.chains if c.kind == "person"} == {"NOR"}


def test_gender_comes_from_titles_and_given_names() -> None:
    reading = read("Mrs. Lindqvist met Hans Berger and Queen Sonja in Oslo.")
    genders = {c.name: c.gender for c in reading.chains if c.kind == "person"}
    assert (genders["Lindqvist"], genders["Hans Berger"]) == ("f", "m")


def test_junior_is_no_surname() -> None:
    reading = read("Senator Carl Munoz Jr. spoke. Munoz left.")
    assert len([c for c in reading.chains if "Munoz" in c.name]) == 1


def test_what_the_report_says_of_a_known_person_comes_first() -> None:
    reading = read("Former Norwegian envoy Boris Johnson spoke in Oslo.")
    assert next(c for c in reading.chains if c.name == "Boris Johnson").country == "NOR"


def test_a_known_person_without_a_title_has_a_country() -> None:
    reading = read("Mr. Putin spoke on Monday.")
    chain = next(c for c in reading.chains if c.name == "Putin")
    assert (chain.country, chain.sectors, chain.gender) == ("RUS", ("GOV",), "m")


def test_the_office_of_a_known_person_finds_them() -> None:
    reading = read("Putin spoke on Monday. The Russian president left on Tuesday.")
    assert mentions(reading, "Putin")[-1] == "The Russian president"
