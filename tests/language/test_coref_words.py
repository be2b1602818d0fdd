"""The columns that coreference works on."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language import read_language
from sayso.language.coref_words import Words, read_words
from sayso.model import DocumentKind, make_document


def words_of(text: str, kind: DocumentKind = "story") -> Words:
    return read_words(read_language(make_document(text, kind=kind)))


def test_columns_are_as_long_as_the_document() -> None:
    words = words_of("Anna Berger left Oslo. “We hold,” she said.")
    columns = (words.text, words.low, words.lemma, words.tag, words.pos, words.dep, words.head, words.children)
    assert {len(column) for column in columns} == {len(words), len(words.doc)}
    assert {len(words.entity), len(words.sentence), len(words.at), len(words.quote), len(words.aside)} == {len(words)}


def test_quotations_mark_their_tokens() -> None:
    words = words_of("She left. “We hold,” she said.")
    assert [w for w, q in zip(words.text, words.quote, strict=True) if q is not None] == ["“", "We", "hold", ",", "”"]


def test_headings_and_labels_stand_aside() -> None:
    words = words_of("A Cold Winter\nThe river froze at noon.")
    assert [w for w, a in zip(words.text, words.aside, strict=True) if a and w.strip()] == ["A", "Cold", "Winter"]
    turns = words_of("MR. BERGER:  Good morning.\n", "transcript")
    assert {turns.text[i] for i in turns.label} >= {"BERGER"}
    assert "morning" not in {turns.text[i] for i in turns.label}


def test_party_tags_are_marked() -> None:
    words = words_of("Rep. Carl Munoz (R-Ohio) met Sen. Anna Berger, D-Calif., on Monday.")
    assert {words.text[i] for i in words.party} >= {"R", "Ohio"}
    assert "Munoz" not in {words.text[i] for i in words.party}


def test_the_verb_of_a_noun_is_found_through_prepositions_and_lists() -> None:
    words = words_of("Anna Berger and Jan Vogel spoke with Carl Munoz.")
    spoke = words.text.index("spoke")
    assert [words.verb_of(words.text.index(name)) for name in ("Berger", "Vogel", "Munoz")] == [spoke] * 3
    assert words.verb_of(spoke) == -1


def test_sentences_are_numbered_from_nought() -> None:
    words = words_of("She left. He stayed.")
    assert (words.sentence[0], words.sentence[-1]) == (0, 1)


def test_words_are_given_without_line_breaks() -> None:
    words = words_of("Anna Berger left\nOslo at noon.")
    assert "\n" not in words.words(0, len(words))
    assert words.words(2, 2) == ""


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_any_text_has_columns(text: str) -> None:
    words = words_of(text)
    assert len(words) == len(words.doc)
    assert all(0 <= head < len(words) for head in words.head)
    assert all(words.head[child] == head for head, children in enumerate(words.children) for child in children)
