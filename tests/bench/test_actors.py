"""Sources and targets: labels to spans, what counts as right, what the rules say, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.bench.actors import Sentence, by_reader, by_rules, measure, read_sentences
from sayso.bench.figures import Found
from sayso.errors import ReadError
from sayso.language.reading import Reading

ATTACK = "Kestan B-S\n's I-S\nfleet I-S\nshelled O\nOrm B-T\n. O\n"
TALKS = "Velm B-R\nmet O\nValdoria B-R\n"


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "actors.txt"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def sentences(tmp_path: Path) -> list[Sentence]:
    return read_sentences(write(tmp_path, f"\n{ATTACK}\n\n{TALKS}"))


def test_labels_become_spans_of_tokens(sentences: list[Sentence]) -> None:
    attack, talks = sentences
    assert attack.text == "Kestan's fleet shelled Orm."
    assert attack.spans == {("source", 0, 3), ("target", 4, 5)}
    assert talks.spans == {(kind, start, start + 1) for kind in ("source", "target") for start in (0, 2)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (" \n", r"actors\.txt: is empty; give a file of CAMEO's form"),
        ("Kestan B-S\nshelled\n", r"actors\.txt:2: is no token with one of the labels"),
        ("Kestan B-S\n\nOrm B-X\n", r"actors\.txt:3: is no token with one of the labels"),
        ("Kestan NNP B-S\n", r"actors\.txt:1: is no token with one of the labels B-S I-S B-T I-T B-R I-R O;"),
    ],
)
def test_what_is_not_of_the_form_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read_sentences(write(tmp_path, text))


def test_a_span_is_right_when_its_kind_and_both_its_ends_are(sentences: list[Sentence]) -> None:
    answers = {
        "Kestan's fleet shelled Orm.": [("source", 0, 6), ("target", 23, 26), ("target", 23, 26), ("target", 0, 0)],
        "Velm met Valdoria": [("source", 0, 4), ("target", 9, 17), ("source", 5, 8)],
    }
    found = measure(sentences, lambda text: answers[text])
    assert found == {"source": Found(1, 2, 2), "target": Found(2, 0, 1)}
    assert found["source"].value == pytest.approx(1 / 3)
    assert found["target"].value == pytest.approx(0.8)


def test_who_finds_just_the_gold_is_perfect(sentences: list[Sentence]) -> None:
    by_text = {sentence.text: sentence for sentence in sentences}

    def find(text: str) -> list[tuple[str, int, int]]:
        places = by_text[text].places
        return [(kind, places[start][0], places[end - 1][1]) for kind, start, end in by_text[text].spans]

    assert measure(sentences, find) == {"source": Found(3, 0, 0), "target": Found(3, 0, 0)}


def test_half_a_token_is_the_whole_of_it(sentences: list[Sentence]) -> None:
    found = measure(sentences[:1], lambda _: [("target", 24, 25)])
    assert found["target"] == Found(1, 0, 0)


def test_by_the_rules_the_parties_of_the_first_event(sentences: list[Sentence]) -> None:
    text = "Police in Velm arrested three protesters, and Kestan attacked Valdoria."
    assert [(kind, text[start:end]) for kind, start, end in by_rules(text)] == [
        ("source", "Police in Velm"),
        ("target", "three protesters"),
    ]
    assert by_rules("The sky is blue.") == []


def test_a_reader_is_given_the_reading() -> None:
    class Reader:
        def actors(self, reading: Reading) -> list[tuple[str, int, int, float]]:
            return [("source", 0, len(reading.doc.text), 0.7)]

    assert by_reader(Reader())("Kestan fell.") == [("source", 0, 12)]
