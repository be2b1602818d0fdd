"""Where a name stands, what stands before it as its title, and what it is held to name."""

from __future__ import annotations

import pytest

from sayso.language import read_language
from sayso.language.coref_known import Name
from sayso.language.coref_words import Words, read_words
from sayso.language.names import find_names
from sayso.model import make_document


def names_in(text: str) -> tuple[Words, list[Name]]:
    words = read_words(read_language(make_document(text)))
    return words, find_names(words)


def found(text: str) -> list[tuple[str, str | None, str]]:
    """Each name with its title and kind."""
    words, names = names_in(text)
    return [(words.words(n.start, n.end), words.words(*n.title) if n.title else None, n.kind) for n in names]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Norwegian President Anna Berger left.", "Anna Berger", "Norwegian President"),
        ("Defense Secretary Jan Vogel left.", "Jan Vogel", "Defense Secretary"),
        ("National security spokesperson Jan Vogel left.", "Jan Vogel", "National security spokesperson"),
        ("North Korean leader Kim Jong Un left.", "Kim Jong Un", "North Korean leader"),
        ("House Budget Committee Chair Carla Munoz left.", "Carla Munoz", "House Budget Committee Chair"),
        ("Gen. Jan Vogel left.", "Jan Vogel", "Gen."),
        ("Mr. Vogel left.", "Vogel", "Mr."),
        ("Attorney General Anna Berger left.", "Anna Berger", "Attorney General"),
        ("State Department spokesman Jan Vogel left.", "Jan Vogel", "State Department spokesman"),
        ("Secretary of State Anna Berger left.", "Anna Berger", None),
    ],
)
def test_a_title_before_a_name_is_not_part_of_it(text: str, name: str, title: str | None) -> None:
    assert (name, title, "person") in [(n, t if title else None, k) for n, t, k in found(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The General Staff met.", "General Staff"),
        ("The General Assembly met.", "General Assembly"),
        ("The Prime Minister left.", "Prime Minister"),
        ("The Defense Secretary left.", "Defense Secretary"),
    ],
)
def test_a_title_alone_names_no_person(text: str, name: str) -> None:
    assert (name, "person") not in [(n, k) for n, _, k in found(text)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Ministry of Defence said so.", "Ministry of Defence", "organization"),
        ("Gazprom said so.", "Gazprom", "organization"),
        ("The gas company Ormgas said so.", "Ormgas", "organization"),
        ("Orm Daily News reported it.", "Orm Daily News", "organization"),
        ("Norway said so.", "Norway", "country"),
        ("Oslo said so.", "Oslo", "capital"),
        ("The Norwegians said so.", "Norwegians", "group"),
        ("Troops went to Vladivostok.", "Vladivostok", "place"),
        ("Anna Berger, a Norwegian sailor, left.", "Anna Berger", "person"),
    ],
)
def test_what_a_name_names(text: str, name: str, kind: str) -> None:
    assert (name, kind) in [(n, k) for n, _, k in found(text)]


def test_one_name_is_one_kind_throughout() -> None:
    kinds = {
        kind
        for name, _, kind in found("Norwegian envoy Petra Lindqvist spoke. Lindqvist left. Lindqvist said no more.")
        if "Lindqvist" in name
    }
    assert kinds == {"person"}


def test_a_family_name_that_is_a_capital_too_is_its_bearers() -> None:
    kinds = {name: kind for name, _, kind in found("Mrs. Anna Paris, a Swiss sailor, spoke. Paris left.")}
    assert kinds["Paris"] == "person"


def test_a_country_and_a_surname_side_by_side_are_two_names() -> None:
    assert {"Russia", "Lavrov"} <= {name for name, _, _ in found("War with Russia Lavrov said would be long.")}


@pytest.mark.parametrize("word", ["Monday", "March", "God", "Mr."])
def test_days_and_months_name_nobody(word: str) -> None:
    assert word not in [name for name, _, _ in found(f"They met on {word} in the north.")]


def test_chapters_numbers_are_no_names() -> None:
    assert [name for name, _, _ in found("IV. The talks went on.")] == []


def test_party_tags_are_no_names() -> None:
    names = [name for name, _, _ in found("Rep. Carl Munoz (R-Ohio) met Sen. Anna Berger, D-Calif., on Monday.")]
    assert names == ["Carl Munoz", "Anna Berger"]


def test_particles_belong_to_a_name() -> None:
    assert "Ursula van der Berg" in [name for name, _, _ in found("Minister Ursula van der Berg left.")]


def test_names_do_not_overlap_and_hold_their_heads() -> None:
    _, names = names_in(
        "White House spokesman Jan Vogel met Gen. Carl Munoz of the General Staff and Kim Jong Un in Oslo."
    )
    ends = 0
    for name in names:
        assert name.start <= name.head < name.end
        assert name.start >= ends
        ends = name.end
