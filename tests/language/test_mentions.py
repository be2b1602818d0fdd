"""Which noun phrases are mentions, where they begin and end, and what they tell of whom they speak of."""

from __future__ import annotations

import pytest

from sayso.language import read_language
from sayso.language.coref_words import Words, read_words
from sayso.language.mentions import Phrase, find_phrases
from sayso.language.names import find_names
from sayso.model import make_document


def phrases_in(text: str) -> tuple[Words, list[Phrase]]:
    words = read_words(read_language(make_document(text)))
    return words, find_phrases(words, find_names(words))


def phrase_of(text: str, head: str) -> tuple[str, Phrase]:
    """The words of the phrase with this head, and the phrase."""
    words, phrases = phrases_in(text)
    phrase = next(p for p in phrases if words.text[p.head] == head)
    return words.words(phrase.start, phrase.end), phrase


@pytest.mark.parametrize(
    ("text", "head", "span"),
    [
        ("The Norwegian soldiers crossed the river.", "soldiers", "The Norwegian soldiers"),
        ("At least 3,000 Norwegian soldiers crossed.", "soldiers", "At least 3,000 Norwegian soldiers"),
        ("As many as 10,000 Norwegian troops crossed.", "troops", "As many as 10,000 Norwegian troops"),
        ("The commander of the Norwegian army left.", "commander", "The commander of the Norwegian army"),
        ("The officials, who were tired, left.", "officials", "The officials"),
        ("Officials who were tired left.", "Officials", "Officials"),
        ("The White House denied it.", "House", "The White House"),
        ("Norwegian President Anna Berger left.", "Berger", "Norwegian President Anna Berger"),
        ("Rep. Carl Munoz (R-Ohio) left.", "Munoz", "Rep. Carl Munoz (R-Ohio)"),
        ("Norway’s use of force was brief.", "Norway", "Norway"),
        ("Its soldiers left.", "soldiers", "Its soldiers"),
        ("Then the soldiers left.", "soldiers", "the soldiers"),
    ],
)
def test_a_mention_is_the_whole_phrase(text: str, head: str, span: str) -> None:
    assert phrase_of(text, head)[0] == span


@pytest.mark.parametrize(
    ("text", "head", "what", "plural"),
    [
        ("The soldiers left.", "soldiers", "group", True),
        ("The soldier left.", "soldier", "person", False),
        ("The troops left.", "troops", "group", True),
        ("The ministry closed.", "ministry", "organization", False),
        ("The missiles fell.", "missiles", "weapon", True),
        ("The country is calm.", "country", "country", False),
        ("The river is deep.", "river", "", False),
        ("The talks failed.", "talks", "", True),
    ],
)
def test_what_a_phrase_denotes(text: str, head: str, what: str, plural: bool) -> None:
    phrase = phrase_of(text, head)[1]
    assert (phrase.what, phrase.plural) == (what, plural)


@pytest.mark.parametrize(
    ("text", "head", "countries"),
    [
        ("Russian forces left.", "forces", ("RUS",)),
        ("North Korean troops left.", "troops", ("PRK",)),
        ("Ukraine’s president left.", "president", ("UKR",)),
        ("The president of Ukraine left.", "president", ("UKR",)),
        ("U.S. officials left.", "officials", ("USA",)),
        ("Pro-Russian rebels left.", "rebels", ()),
        ("Russian-backed rebels left.", "rebels", ()),
        ("Soldiers in Ukraine left.", "Soldiers", ()),
    ],
)
def test_whose_a_phrase_says_they_are(text: str, head: str, countries: tuple[str, ...]) -> None:
    assert phrase_of(text, head)[1].countries == countries


@pytest.mark.parametrize(
    ("text", "head", "kind"),
    [
        ("Anna Berger left.", "Berger", "name"),
        ("The soldiers left.", "soldiers", "nominal"),
        ("They left.", "They", "pronoun"),
        ("The soldiers, who were tired, left.", "who", "pronoun"),
    ],
)
def test_names_nominals_and_pronouns(text: str, head: str, kind: str) -> None:
    assert phrase_of(text, head)[1].kind == kind


def test_definite_counted_and_owned_are_told() -> None:
    assert phrase_of("The soldiers left.", "soldiers")[1].definite
    assert not phrase_of("Soldiers left.", "Soldiers")[1].definite
    assert phrase_of("Three soldiers left.", "soldiers")[1].counted
    assert phrase_of("Norway’s soldiers left.", "soldiers")[1].owner is not None


def test_the_core_leaves_out_determiners_owners_and_figures() -> None:
    for text in (
        "The Norwegian soldiers left.",
        "At least 300 Norwegian soldiers left.",
        "Many Norwegian soldiers left.",
    ):
        words, phrases = phrases_in(text)
        phrase = next(p for p in phrases if words.text[p.head] == "soldiers")
        assert words.words(*phrase.core) == "Norwegian soldiers"


def test_a_partitive_knows_what_it_counts() -> None:
    words, phrases = phrases_in("Thousands of Norwegian soldiers left.")
    phrase = next(p for p in phrases if words.text[p.head] == "Thousands")
    assert phrase.of is not None
    assert words.text[phrase.of] == "soldiers"


@pytest.mark.parametrize("text", ["He took office in March.", "The service was brief in power."])
def test_weak_words_without_an_owner_are_nobody(text: str) -> None:
    _, phrases = phrases_in(text)
    assert not [p for p in phrases if p.noun is not None and p.noun.weak and not p.definite]


def test_an_adjective_of_a_people_is_no_mention_of_its_own() -> None:
    words, phrases = phrases_in("Israeli forces left.")
    assert [words.text[p.head] for p in phrases] == ["forces"]


def test_modifiers_within_a_phrase_are_no_heads() -> None:
    words, phrases = phrases_in("The army base burned.")
    assert "army" not in [words.text[p.head] for p in phrases]
