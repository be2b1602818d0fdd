"""Factuality from -3 to 3: the arithmetic, the scale, what the rules say, what is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from math import copysign
from pathlib import Path
from random import Random
from statistics import correlation as pearson

import numpy as np
import pytest

from sayso.bench.factuality import (
    Agreement,
    Sentence,
    always,
    by_reader,
    by_rules,
    correlation,
    mean_error,
    measure,
    read_sentences,
    to_scale,
)
from sayso.bench.tokens import join_tokens
from sayso.errors import ReadError
from sayso.language.reading import Reading
from sayso.model import Factuality
from sayso.reader.network import Judged


def line(text: str, *targets: tuple[list[int], object]) -> str:
    return json.dumps({"text": text, "targets": [{"span1": span, "label": label} for span, label in targets]}) + "\n"


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "factuality.jsonl"
    path.write_text(text, encoding="utf-8")
    return path


def test_spans_of_tokens_become_spans_of_the_text(tmp_path: Path) -> None:
    text = line("`` Orm fell , '' he said .", ([2, 3], 1.5), ([5, 7], 3)) + "\n" + line("Nothing .")
    first, second = read_sentences(write(tmp_path, text))
    assert first.text == "“Orm fell,” he said."
    assert [first.text[a:b] for a, b in first.anchors] == ["fell", "he said"]
    assert first.labels == (1.5, 3.0)
    assert second.labels == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", r"factuality\.jsonl: is empty; give a file of the form of UDS-IH2"),
        (line("Orm fell ."), r"factuality\.jsonl: has no targets"),
        (line("Orm fell .", ([1, 2], 3)) + "{,\n", r"factuality\.jsonl:2: is no JSON"),
        ("[]\n", r"factuality\.jsonl:1: is not of the form"),
        ('{"targets": []}\n', r"factuality\.jsonl:1: is not of the form"),
        (line("Orm fell .", ([1, 4], 3)), r"factuality\.jsonl:1: has the span1 \[1, 4\] in a text of 3 tokens"),
        (line("Orm fell .", ([2, 2], 3)), r"factuality\.jsonl:1: has the span1"),
        (line("Orm fell .", ([2], 3)), r"factuality\.jsonl:1: has the span1"),
        (line("Orm fell .", ([1, 2], 4)), r"factuality\.jsonl:1: has the label 4\.0, which is not from -3 to 3"),
        (line("Orm fell .", ([1, 2], "x")), r"factuality\.jsonl:1: could not convert"),
        (line("Orm fell .", ([1, 2], None)), r"factuality\.jsonl:1: is not of the form"),
    ],
)
def test_what_is_not_of_the_form_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read_sentences(write(tmp_path, text))


def test_the_arithmetic_by_hand(tmp_path: Path) -> None:
    text = line("Orm fell .", ([0, 1], -1), ([1, 2], 1)) + line("It rains .") + line("Velm rose .", ([1, 2], 3))
    agreement = measure(read_sentences(write(tmp_path, text)), lambda sentences: [[0.0, 1.0], [2.0]])
    assert agreement == Agreement(3, pytest.approx(2 / 3), pytest.approx(1.0))


@pytest.mark.parametrize("seed", range(5))
def test_r_is_pearson_s(seed: int) -> None:
    random = Random(seed)
    left, right = ([random.randrange(-12, 13) / 4 for _ in range(20)] for _ in range(2))
    assert correlation(left, right) == pytest.approx(pearson(left, right))
    assert correlation(left, [-2 * number for number in left]) == pytest.approx(-1)
    assert mean_error(left, right) == pytest.approx(mean_error(right, left))


def test_what_is_the_same_everywhere_has_no_correlation(tmp_path: Path) -> None:
    assert correlation([0.1, 0.1, 0.1], [1.0, 2.0, 3.0]) == 0.0
    sentences = read_sentences(write(tmp_path, line("Orm fell .", ([0, 1], 3), ([1, 2], 1))))
    assert measure(sentences, always) == Agreement(2, 1.0, 0.0)


def test_a_judge_has_to_judge_every_target(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="shorter"):
        measure(read_sentences(write(tmp_path, line("Orm fell .", ([0, 1], 3)))), lambda sentences: [])


@pytest.mark.parametrize(
    ("factuality", "number"),
    [
        (Factuality(), 3.0),
        (Factuality(status="historical"), 3.0),
        (Factuality(polarity="negated"), -3.0),
        (Factuality(certainty="probable"), 1.5),
        (Factuality(certainty="possible", polarity="negated"), -0.75),
        (Factuality(certainty="unknown", polarity="negated"), 0.0),
        (Factuality(status="planned"), 1.5),
        (Factuality(status="wanted"), 0.75),
        (Factuality(status="conditional", polarity="negated"), -0.75),
        (Factuality(polarity="unknown"), 0.0),
    ],
)
def test_a_factuality_on_the_scale(factuality: Factuality, number: float) -> None:
    assert to_scale(factuality) == number
    assert copysign(1, to_scale(factuality)) > 0 or number < 0


def rules(sentence: str, *words: str) -> list[float]:
    tokens = sentence.split()
    text, places = join_tokens(tokens)
    anchors = tuple(places[tokens.index(word)] for word in words)
    (judged,) = by_rules([Sentence(text, anchors, ())])
    return judged


def test_by_the_rules() -> None:
    assert rules("Kestan attacked Velm , but Valdoria did not reply .", "attacked", "reply") == [3.0, -3.0]
    assert rules("Kestan wants to attack Velm and plans to send troops .", "attack", "send") == [0.75, 1.5]
    assert rules("If Kestan leaves Orm , Velm will pay .", "leaves", "Velm") == [0.75, 0.75]
    assert rules("The harbour is quiet .", "harbour") == [3.0]  # what no word speaks against


class MadeUpReader:
    """Judges by the number of letters, on the second scale thrice as much; a "!" speaks for the second scale."""

    def factuality(self, reading: Reading, anchors: Sequence[tuple[int, int]]) -> Judged:
        letters = [end - start for start, end in anchors]
        fits = [0.0, -2.0, -9.0] if "!" not in reading.doc.text else [-3.0, 0.0, -9.0]
        return Judged(np.array([[size, 3 * size, 0] for size in letters], dtype=np.float32), np.array(fits))


def test_a_reader_judges_on_the_scale_that_fits_all_sentences() -> None:
    calm, loud = Sentence("Kestan fell.", ((7, 11),), (1.0,)), Sentence("Orm fell!", ((0, 3),), (1.0,))
    judge = by_reader(MadeUpReader())
    assert judge([calm]) == [[4.0]]
    assert judge([loud]) == [[9.0]]
    assert judge([calm, loud]) == [[12.0], [9.0]]  # -3 against -2
    assert judge([calm, loud, calm]) == [[4.0], [3.0], [4.0]]  # -3 against -4
    assert judge([]) == []


def test_progress_sees_every_sentence_that_is_judged(tmp_path: Path) -> None:
    text = line("Orm fell .", ([1, 2], 3)) + line("It rains .") + line("Velm rose .", ([1, 2], 3))
    seen = []

    def passed(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
        for sentence in sentences:
            seen.append(sentence.text)
            yield sentence

    assert measure(read_sentences(write(tmp_path, text)), always, passed).targets == 2
    assert seen == ["Orm fell.", "Velm rose."]
