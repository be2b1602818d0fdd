"""Names that the codebook knows, and how the words of a name are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.codebook.load import load
from sayso.language import read_language
from sayso.language.coref_known import (
    country_match,
    find_known,
    fold_name,
    is_known_body,
    known_person,
    name_tokens,
)
from sayso.language.coref_words import read_words
from sayso.model import make_document


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelensky", "Zelenskyy"),
        ("Zelensky", "Zelenskiy"),
        ("Zelensky", "Zelenskyi"),
        ("Podolsky", "Podolskij"),
        ("Yuriy", "Yuri"),
        ("Dmitry", "Dmitri"),
        ("Sergii", "Sergiy"),
        ("López", "Lopez"),
        ("O’Brien", "O'Brien"),
        ("U.S.", "US"),
        ("KIRBY", "Kirby"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(("one", "other"), [("Lind", "Lindt"), ("Berger", "Burger"), ("Kim", "Kin"), ("Li", "Ly")])
def test_other_names_do_not_fold_alike(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


@given(st.text(max_size=30))
def test_folding_never_fails_and_is_stable(word: str) -> None:
    assert fold_name(word) == fold_name(word)
    assert all(name_tokens(word))


def test_a_names_tokens_part_at_spaces_and_hyphens() -> None:
    assert name_tokens("Jean-Yves Le Drian") == ("jean", "yves", "le", "drian")
    assert name_tokens("  ") == ()


@pytest.mark.parametrize(
    ("words", "alpha3", "how"),
    [("Ukraine", "UKR", "name"), ("Kyiv", "UKR", "capital"), ("Ukrainian", "UKR", "demonym")],
)
def test_countries_are_told_by_name_capital_and_demonym(words: str, alpha3: str, how: str) -> None:
    match = country_match(words)
    assert match is not None
    assert (match.country.alpha3, match.how) == (alpha3, how)


@pytest.mark.parametrize("words", ["turkey", "us", "", "Orm", "Valdoria"])
def test_other_words_are_no_country(words: str) -> None:
    assert country_match(words) is None


@pytest.mark.parametrize("words", ["Kremlin", "the Kremlin", "The White House", "NATO", "Human Rights Watch", "USAID"])
def test_bodies_of_the_codebook_are_known(words: str) -> None:
    assert is_known_body(words)


@pytest.mark.parametrize("words", ["Berger", "the ministry", "officials", "who", "Ukraine", ""])
def test_other_words_are_no_known_body(words: str) -> None:
    assert not is_known_body(words)


def test_a_known_person_is_found_by_full_name_or_by_a_surname_that_stands_alone() -> None:
    putin = known_person([("vladimir", "putin")])
    assert putin is not None
    assert putin == known_person([("putin",)])
    assert (putin.country, putin.sectors, putin.office, putin.gender) == ("RUS", ("GOV",), "president", "m")


def test_a_surname_that_many_bear_is_known_only_with_its_given_name() -> None:
    assert known_person([("boris", "johnson")]) is not None
    assert known_person([("johnson",)]) is None


def test_another_given_name_is_another_person() -> None:
    assert known_person([("alina", "putin"), ("putin",)]) is None
    assert known_person([]) is None


def test_every_known_person_has_a_country_or_a_body_without_one() -> None:
    for entry in load("people")["people"]:
        assert entry.get("country") or entry["sectors"] == ["IGO"]
        for name in entry["names"]:
            found = known_person([name_tokens(name)])
            assert found is not None
            assert found.country == entry.get("country")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Envoys from Trinidad and Tobago met.", "Trinidad and Tobago"),
        ("She works for Human Rights Watch in Oslo.", "Human Rights Watch"),
        ("The Committee to Protect Journalists protested.", "Committee to Protect Journalists"),
        ("The Donetsk People’s Republic fired first.", "Donetsk People’s Republic"),
        ("He spoke in the White House.", "White House"),
    ],
)
def test_long_names_are_found_by_their_words(text: str, name: str) -> None:
    words = read_words(read_language(make_document(text)))
    assert name in [words.words(start, end) for start, end in find_known(words).items()]


@pytest.mark.parametrize("text", ["The white house burned.", "White Houses stood there.", "Nothing is here."])
def test_lower_case_and_longer_words_are_not(text: str) -> None:
    assert find_known(read_words(read_language(make_document(text)))) == {}
