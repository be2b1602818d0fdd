"""What the codebook knows of nouns and pronouns, and which of them can agree."""

from __future__ import annotations

import pytest

from sayso.language.agreement import (
    KINDS,
    gender_of_given,
    gender_of_honorific,
    is_honorific,
    is_plural,
    listed,
    nickname,
    noun_of,
    nouns,
    pronouns,
    spelling,
    vocabulary,
)


@pytest.mark.parametrize(
    ("word", "lemma", "before", "kind", "sense"),
    [
        ("president", "president", "", "person", "ruler"),
        ("presidents", "president", "", "person", "ruler"),
        ("minister", "minister", "prime", "person", "ruler"),
        ("minister", "minister", "foreign", "person", "minister"),
        ("troops", "troop", "", "group", "soldier"),
        ("soldiers", "soldier", "", "person", "soldier"),
        ("ministry", "ministry", "", "organization", "ministry"),
        ("force", "force", "air", "organization", "army"),
        ("country", "country", "", "country", "country"),
        ("missiles", "missile", "", "weapon", "missile"),
        ("tanks", "tank", "", "weapon", "vehicle"),
        ("gen.", "gen.", "", "person", "commander"),
    ],
)
def test_nouns_are_found_by_word_lemma_or_pair(word: str, lemma: str, before: str, kind: str, sense: str) -> None:
    noun = noun_of(word, lemma, before)
    assert noun is not None
    assert (noun.kind, noun.sense) == (kind, sense)


@pytest.mark.parametrize("word", ["river", "talks", "statement", "", "classes", "s"])
def test_other_nouns_denote_nobody(word: str) -> None:
    assert noun_of(word, word) is None


@pytest.mark.parametrize(
    ("later", "earlier", "may"),
    [
        ("troops", "soldier", True),
        ("soldier", "troops", True),
        ("forces", "troops", True),
        ("spokesperson", "spokesman", True),
        ("leader", "president", True),
        ("president", "leader", False),
        ("president", "king", False),
        ("diplomat", "minister", True),
        ("minister", "diplomat", False),
        ("ministry", "government", False),
        ("rebel", "soldier", False),
        ("man", "woman", False),
    ],
)
def test_which_noun_can_take_up_which(later: str, earlier: str, may: bool) -> None:
    left, right = noun_of(later, later), noun_of(earlier, earlier)
    assert left is not None
    assert right is not None
    assert left.may_be(right) is may


@pytest.mark.parametrize(
    ("word", "gender", "plural", "first"),
    [
        ("he", "m", False, False),
        ("her", "f", False, False),
        ("its", "n", False, False),
        ("them", None, True, False),
        ("i", None, False, True),
        ("our", None, True, True),
    ],
)
def test_pronouns_say_gender_number_and_person(word: str, gender: str | None, plural: bool, first: bool) -> None:
    pronoun = pronouns()[word]
    assert (pronoun.gender, pronoun.plural, pronoun.first) == (gender, plural, first)


def test_who_and_you_are_no_personal_pronouns_of_the_list() -> None:
    assert not {"who", "you", "one"} & set(pronouns())


@pytest.mark.parametrize(
    ("name", "gender"), [("Hans", "m"), ("anna", "f"), ("Volodymyr", "m"), ("Orm", None), ("", None)]
)
def test_given_names_tell_gender(name: str, gender: str | None) -> None:
    assert gender_of_given(name) == gender


def test_no_given_name_is_both_a_mans_and_a_womans() -> None:
    from sayso.codebook.load import load

    men, women = (set(entry["words"]) for entry in load("pronouns")["given"])
    assert men & women == set()


@pytest.mark.parametrize(
    ("word", "gender"), [("Mr.", "m"), ("MS", "f"), ("Mrs.", "f"), ("Dr.", None), ("General", None)]
)
def test_honorifics_tell_gender(word: str, gender: str | None) -> None:
    assert gender_of_honorific(word) == gender
    assert is_honorific(word) is (gender is not None)


@pytest.mark.parametrize(
    ("word", "tag", "plural"),
    [("soldier", "NN", False), ("soldier", "NNS", True), ("police", "NN", True), ("personnel", "NN", True)],
)
def test_number_comes_from_the_tag_or_the_noun(word: str, tag: str, plural: bool) -> None:
    assert is_plural(noun_of(word, word), tag) is plural


def test_number_of_an_unknown_noun_comes_from_its_tag() -> None:
    assert is_plural(None, "NNPS")
    assert not is_plural(None, "NNP")


@pytest.mark.parametrize(("short", "long"), [("joe", "joseph"), ("liz", "elizabeth"), ("hans", "hans")])
def test_nicknames(short: str, long: str) -> None:
    assert nickname(short) == long


@pytest.mark.parametrize(
    ("word", "one"), [("defense", "defence"), ("defence", "defence"), ("center", "centre"), ("orm", "orm")]
)
def test_spellings(word: str, one: str) -> None:
    assert spelling(word) == one


@pytest.mark.parametrize(
    "name", ["relative", "family_first", "speech_verbs", "empty_verbs", "light", "partitives", "weak"]
)
def test_plain_lists_are_lower_case_words(name: str) -> None:
    words = vocabulary(name)
    assert words
    assert all(word == word.lower() for word in words)


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        vocabulary("no such list")
    with pytest.raises(KeyError):
        listed("no such list")


def test_each_word_stands_in_one_entry_and_weak_words_are_known() -> None:
    from sayso.codebook.load import load

    words = [word for array in KINDS for entry in load("nominals")[array] for word in entry["words"]]
    twice = {word for word in words if words.count(word) > 1}
    assert twice <= {"youth"}
    assert set(load("nominals")["weak"]) <= set(words)
    assert set(nouns()) == set(words)
