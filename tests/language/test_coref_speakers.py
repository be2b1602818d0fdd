"""Speakers: quotations, turns of transcripts, and the first person."""

from __future__ import annotations

import pytest

from sayso.language import read_language
from sayso.language.coref_clusters import Clusters
from sayso.language.coref_speakers import find_quote_speakers, label_phrases
from sayso.language.coref_words import Words, read_words
from sayso.language.coreference import link_mentions, link_speakers
from sayso.language.mentions import find_phrases
from sayso.language.names import find_names
from sayso.language.reading import Reading
from sayso.model import DocumentKind, Manner, Span, Statement, make_document


def words_of(text: str, kind: DocumentKind = "story") -> Words:
    return read_words(read_language(make_document(text, kind=kind)))


def read(text: str, kind: DocumentKind = "story") -> Reading:
    return link_mentions(read_language(make_document(text, kind=kind)))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We hold,” Hans Berger said.", "Berger"),
        ("“We hold,” said Hans Berger.", "Berger"),
        ("Hans Berger said: “We hold.”", "Berger"),
        ("“We hold,” he added.", "he"),
        ("Hans Berger told Anna Lind, “We hold.”", "Berger"),
    ],
)
def test_who_says_a_quotation(text: str, speaker: str) -> None:
    words = words_of(text)
    found = find_quote_speakers(Clusters(words, find_phrases(words, find_names(words))))
    assert [words.text[head] for head in found.values()] == [speaker]


def test_a_quotation_without_a_verb_beside_it_has_no_speaker() -> None:
    words = words_of("“We hold.” The river froze.")
    assert find_quote_speakers(Clusters(words, find_phrases(words, find_names(words)))) == {}


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("MR. BERGER", ("berger",)),
        ("MS. VAN DER BERG", ("van", "der", "berg")),
        ("SECRETARY BERGER", ("berger",)),
        ("PRESIDENT LIND", ("lind",)),
        ("GENERAL VOGEL", ("vogel",)),
    ],
)
def test_labels_name_persons(label: str, name: tuple[str, ...]) -> None:
    words = words_of(f"{label}:  Good morning.\n", "transcript")
    assert [phrase.name.tokens for _, phrase in label_phrases(words) if phrase.name] == [name]


@pytest.mark.parametrize("label", ["Q", "QUESTION:", "REPORTER:", "PARTICIPANT:"])
def test_a_questioner_is_nobody_by_name(label: str) -> None:
    words = words_of(f"MR. BERGER:  Good morning.\n\n{label}  When?\n", "transcript")
    assert len(label_phrases(words)) == 1


def test_each_turn_of_a_speaker_is_one_person() -> None:
    reading = read("MR. BERGER:  I am here.\n\nMS. LIND:  I am not.\n\nMR. BERGER:  I know.\n", "transcript")
    firsts = [reading.chain_of(token) for token in reading.doc if token.text == "I"]
    assert [chain.name if chain else None for chain in firsts] == ["Berger", "Lind", "Berger"]


def test_a_full_name_in_the_text_names_the_label() -> None:
    reading = read("MR. BERGER:  Good morning.\n\nQ  Hans Berger of Norway, when?\n", "transcript")
    assert "Hans Berger" in [chain.name for chain in reading.chains]


def test_a_lone_given_name_is_the_known_speakers() -> None:
    reading = read("Q  One more, John.\n\nMR. KIRBY:  Go ahead, I am listening.\n", "transcript")
    john = next(token for token in reading.doc if token.text == "John")
    chain = reading.chain_of(john)
    assert chain is not None
    assert (chain.name, chain.country) == ("Kirby", "USA")


def statement(reading: Reading, source: str, content: str, manner: Manner = "direct") -> Statement:
    start = reading.document.text.index(content)
    token = next(token for token in reading.doc if token.text == source)
    span = Span(start, start + len(content), content)
    return Statement(
        id="s-1", by="t", source=reading.argument(token), cue=None, content=(span,), manner=manner, act="assert"
    )


@pytest.mark.parametrize(
    ("text", "source", "word", "name"),
    [
        ("Norway spoke. “We will hold,” Norway said.", "Norway", "We", "Norway"),
        ("The Orm Bank spoke. “We will pay,” the Orm Bank said.", "Bank", "We", "Orm Bank"),
        (
            "Norwegian President Anna Lind met Norway’s allies. “Our army will hold,” Lind said.",
            "Lind",
            "Our",
            "Norway",
        ),
        ("Norwegian singer Anna Lind toured Norway. “Our song is new,” Lind said.", "Lind", "Our", None),
        ("Anna Lind spoke. “We will sing,” Lind said.", "Lind", "We", None),
    ],
)
def test_whom_we_speaks_of(text: str, source: str, word: str, name: str | None) -> None:
    reading = read(text)
    content = text[text.index("“") : text.index("”") + 1]
    linked = link_speakers(reading, [statement(reading, source, content)])
    chain = linked.chain_of(next(token for token in linked.doc if token.text == word))
    assert (chain.name if chain else None) == name


def test_an_indirect_statement_gives_no_first_person() -> None:
    reading = read("Anna Lind said that I was late.")
    linked = link_speakers(reading, [statement(reading, "Lind", "that I was late", "indirect")])
    assert linked.mention_at(next(t.i for t in linked.doc if t.text == "I")) is None


def test_mentions_stay_in_order_and_the_reading_is_not_changed() -> None:
    text = "Norwegian Minister Anna Lind spoke for Norway. “We are sure that I am right,” Lind said."
    reading = read(text)
    before = reading.mentions
    linked = link_speakers(reading, [statement(reading, "Lind", "“We are sure that I am right,”")])
    assert reading.mentions == before
    assert [m.head for m in linked.mentions] == sorted(m.head for m in linked.mentions)
    assert len(linked.mentions) > len(before) - 1
