"""Examples become lessons: marks stand on the pieces of their words, and windows take all of a text, once."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import SENTENCES, Marked, example, touched, unparsed

from sayso.reader.features import NAMES, SIZES
from sayso.reader.pieces import CLS, NO_LETTER, SEP, cut_pieces
from sayso.train import lessons
from sayso.train.examples import Example, Mark
from sayso.train.lessons import Lesson, Text, cut_lesson, cut_lessons, read_text, read_texts

STORY = "Kestan waits. Velm sent grain to Orm. Nobody knew why the fleet of Valdoria had sailed. Orm fell. " * 6


def words_of(text: Text, mark: Mark) -> str:
    """The characters that a mark of pieces stands on."""
    return text.example.text[text.pieces.starts[mark.start] : text.pieces.ends[mark.end - 1]]


# Reading with the parser


@pytest.mark.parametrize(("text", "words"), SENTENCES)
def test_marks_of_pieces_stand_on_the_words_they_mark(text: str, words: list[tuple[str, str, int]]) -> None:
    read = read_text(example(text, words))
    assert [(mark.kind, words_of(read, mark), mark.group) for mark in read.marks] == words


@pytest.mark.parametrize(("text", "words"), SENTENCES)
def test_marks_are_those_found_piece_by_piece(text: str, words: list[tuple[str, str, int]]) -> None:
    made = example(text, words)
    assert list(read_text(made).marks) == [touched(text, mark) for mark in made.marks]


@pytest.mark.parametrize(("text", "words"), SENTENCES)
def test_every_piece_has_its_features(text: str, words: list[tuple[str, str, int]]) -> None:
    read = read_text(example(text, words))
    assert read.features.shape == (len(cut_pieces(text)), len(NAMES))
    assert all((read.features[:, place] < SIZES[name]).all() for place, name in enumerate(NAMES))
    assert read.breaks[0] == 0
    assert list(read.breaks) == sorted(set(read.breaks))
    assert read.breaks[-1] < len(read.pieces)


@pytest.mark.parametrize(
    ("sign", "start", "end", "words"),
    [
        ("half a word is the pieces it touches", 0, 3, "Val"),
        ("a letter is its whole piece", 1, 2, "Val"),
        ("the middle of two pieces is both", 2, 4, "Valdor"),
        ("spaces around are none of it", 8, 14, "said"),
        ("the end of a word and the beginning of the next", 12, 15, "said that"),
        ("to the end of the text", 9, 1000, "said that Orm fell."),
        ("a lone sign", 27, 28, "."),
    ],
)
def test_a_mark_that_cuts_words_is_the_pieces_it_touches(sign: str, start: int, end: int, words: str) -> None:
    read = read_text(Example("polnear", sign, "Valdoria said that Orm fell.", (Mark("cue", start, end),)))
    (mark,) = read.marks
    assert words_of(read, mark) == words


@pytest.mark.parametrize(("start", "end"), [(8, 9), (13, 14), (28, 28), (28, 40), (0, 0)])
def test_a_mark_without_words_is_none(start: int, end: int) -> None:
    read = read_text(Example("polnear", "a", "Valdoria said that Orm fell.", (Mark("cue", start, end),)))
    assert read.marks == ()


def test_values_and_groups_come_along() -> None:
    read = read_text(Example("uw", "a", "Orm fell.", (Mark("predicate", 4, 8, -1.5, 7),)))
    assert read.marks == (Mark("predicate", 2, 3, -1.5, 7),)  # Or, m, fell


def test_an_empty_text_gives_no_lesson() -> None:
    read = read_text(Example("polnear", "a", "", ()))
    assert (len(read.pieces), read.features.shape, read.breaks) == (0, (0, len(NAMES)), ())
    assert list(cut_lessons([read], size=20, rng=random.Random(0))) == []


def test_sentences_begin_where_the_parser_says() -> None:
    read = read_text(Example("polnear", "a", "Kestan waits. Velm sent grain. Orm fell.", ()))
    starts = [read.example.text[read.pieces.starts[place] :].split()[0] for place in read.breaks]
    assert starts == ["Kestan", "Velm", "Orm"]


# The cache


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the examples that were parsed: nothing is, in truth."""
    names: list[str] = []

    def read(made: Example) -> Text:
        names.append(made.name)
        return unparsed(made)

    monkeypatch.setattr(lessons, "read_text", read)
    return names


def made(name: str = "one", **other: object) -> Example:
    return replace(example("Orm fell.", [("source", "Orm", 0)], name=name), **other)


def test_texts_are_parsed_once(tmp_path: Path, parsed: list[str]) -> None:
    first = read_texts([made("one"), made("two")], tmp_path)
    again = read_texts(iter([made("one"), made("two")]), tmp_path)
    assert parsed == ["one", "two"]
    assert [text.example for text in again] == [text.example for text in first]
    assert [text.marks for text in again] == [text.marks for text in first]
    assert all((a.features == b.features).all() for a, b in zip(first, again, strict=True))


@pytest.mark.parametrize(
    "other",
    [
        {"text": "Orm fell!"},
        {"name": "two"},
        {"label": "AID"},
        {"marks": ()},
        {"marks": (Mark("source", 0, 3, 1.0),)},
        {"marks": (Mark("source", 0, 3, 0.0, 1),)},
        {"corpus": "uds"},
    ],
)
def test_other_examples_are_parsed_anew(tmp_path: Path, parsed: list[str], other: dict[str, object]) -> None:
    read_texts([made()], tmp_path)
    (text,) = read_texts([made(**other)], tmp_path)
    assert len(parsed) == 2
    assert text.example == made(**other)
    assert len(list(tmp_path.glob("texts-*.pickle"))) == 2


def test_the_order_of_examples_counts(tmp_path: Path, parsed: list[str]) -> None:
    read_texts([made("one"), made("two")], tmp_path)
    assert [text.example.name for text in read_texts([made("two"), made("one")], tmp_path)] == ["two", "one"]


def test_a_cache_that_was_cut_while_it_was_written_is_not_read(tmp_path: Path, parsed: list[str]) -> None:
    read_texts([made()], tmp_path)
    (file,) = tmp_path.iterdir()
    file.with_suffix(".part").write_bytes(b"half a pick")
    file.unlink()
    read_texts([made()], tmp_path)
    assert parsed == ["one", "one"]
    assert [left.suffix for left in tmp_path.iterdir()] == [".pickle"]


def test_the_cache_s_folder_is_made(tmp_path: Path, parsed: list[str]) -> None:
    assert read_texts([], tmp_path / "a" / "b") == []
    (file,) = (tmp_path / "a" / "b").iterdir()
    assert file.name.startswith("texts-none-")


# Windows


def covered(text: Text, rows: list[Lesson]) -> bool:
    """Do the lessons' pieces, one behind the other, give the text's?"""
    return np.concatenate([row.ids[1:-1] for row in rows]).tolist() == text.pieces.ids.tolist()


@pytest.mark.parametrize("size", [2, 3, 10, 25, 64, 254])
@pytest.mark.parametrize("seed", range(3))
def test_windows_cover_all_of_a_text_once(size: int, seed: int) -> None:
    text = unparsed(example(STORY), breaks=range(0, 100, 9))
    rows = list(cut_lessons([text], size=size, rng=random.Random(seed)))
    assert covered(text, rows)
    assert all(len(row) <= size + 2 for row in rows)
    assert all(row.ids[0] == CLS and row.ids[-1] == SEP for row in rows)
    assert all(row.cases[0] == row.cases[-1] == NO_LETTER for row in rows)


@pytest.mark.parametrize(("text", "words"), SENTENCES)
def test_a_short_text_is_one_lesson(text: str, words: list[tuple[str, str, int]]) -> None:
    read = unparsed(example(text, words, corpus="plv", label="AID"))
    (row,) = cut_lessons([read], size=254, rng=random.Random(0))
    assert (row.corpus, row.label) == ("plv", "AID")
    assert row.ids.tolist() == [CLS, *read.pieces.ids, SEP]
    assert row.cases.tolist() == [NO_LETTER, *read.pieces.cases, NO_LETTER]
    assert (row.features[1:-1] == read.features).all()
    assert not row.features[[0, -1]].any()
    assert [(mark.start - 1, mark.end - 1) for mark in row.marks] == [(mark.start, mark.end) for mark in read.marks]


def test_a_text_of_just_the_size_is_not_cut() -> None:
    text = unparsed(example(STORY), breaks=(0, 5, 10))
    assert len(list(cut_lessons([text], size=len(text.pieces), rng=random.Random(1)))) == 1
    assert len(list(cut_lessons([text], size=len(text.pieces) - 1, rng=random.Random(1)))) > 1


@pytest.mark.parametrize(
    ("breaks", "size", "lengths"),
    [
        ((0, 4, 8), 10, [8, 4]),  # to the last sentence that ends in reach
        ((0, 4, 8), 5, [4, 4, 4]),
        ((0, 10), 10, [10, 2]),  # a sentence that ends with the window
        ((0,), 5, [5, 5, 2]),  # no sentence ends: cut within one
        ((0, 1), 5, [1, 5, 5, 1]),
        ((0, 3, 4, 5), 4, [4, 1, 4, 3]),
        ((0, 11), 6, [6, 6]),
    ],
)
def test_windows_end_with_sentences_where_they_can(
    breaks: tuple[int, ...], size: int, lengths: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = unparsed(example("a b c d e f g h i j k l"), breaks)  # twelve words of a piece each
    rng = random.Random(0)
    monkeypatch.setattr(rng, "randint", lambda least, most: most)
    assert [len(row) - 2 for row in cut_lessons([text], size=size, rng=rng)] == lengths


def test_windows_are_cut_anew_by_every_rng() -> None:
    text = unparsed(example(STORY), breaks=range(0, 200, 7))

    def cut(seed: int) -> list[int]:
        return [len(row) for row in cut_lessons([text], size=40, rng=random.Random(seed))]

    assert cut(0) == cut(0)
    assert len({tuple(cut(seed)) for seed in range(8)}) > 4


@settings(deadline=None)
@given(st.integers(1, 60), st.sets(st.integers(1, 59)), st.integers(2, 30), st.integers(0, 99))
def test_windows_over_any_text(length: int, breaks: set[int], size: int, seed: int) -> None:
    text = unparsed(example(" ".join("abcdefghij"[n % 10] for n in range(length))), (0, *sorted(breaks)))
    rows = list(cut_lessons([text], size=size, rng=random.Random(seed)))
    assert covered(text, rows)
    assert all(3 <= len(row) <= size + 2 for row in rows)


# Marks at the edges of windows


@pytest.mark.parametrize(
    ("mark", "first", "last", "clipped"),
    [
        ((2, 5), 0, 8, (3, 6)),  # within: CLS stands before all
        ((2, 5), 2, 5, (1, 4)),
        ((2, 5), 3, 8, (1, 3)),  # its beginning is in the window before
        ((2, 5), 0, 4, (3, 5)),  # its end is in the next one
        ((2, 5), 3, 4, (1, 2)),  # both
        ((2, 5), 5, 8, None),  # ends where the window begins
        ((2, 5), 0, 2, None),  # begins where the window ends
        ((0, 8), 0, 8, (1, 9)),
        ((7, 8), 6, 8, (2, 3)),
    ],
)
def test_marks_are_clipped_to_the_window(
    mark: tuple[int, int], first: int, last: int, clipped: tuple[int, int] | None
) -> None:
    text = replace(unparsed(example("a b c d e f g h")), marks=(Mark("content", *mark, 1.5, 3),))
    row = cut_lesson(text, first, last)
    assert row.marks == ((Mark("content", *clipped, 1.5, 3),) if clipped else ())
    assert row.ids[1:-1].tolist() == text.pieces.ids[first:last].tolist()
    assert row.features[1:-1].tolist() == text.features[first:last].tolist()


@pytest.mark.parametrize("size", [2, 3, 5, 8, 13])
@pytest.mark.parametrize("marked", SENTENCES[:5])
def test_every_marked_piece_is_marked_in_its_window(size: int, marked: Marked) -> None:
    text = unparsed(example(*marked))
    seen, at = [], 0
    for row in cut_lessons([text], size=size, rng=random.Random(size)):
        assert all(1 <= mark.start < mark.end <= len(row) - 1 for mark in row.marks)
        seen += [(m.kind, m.group, p - 1 + at) for m in row.marks for p in range(m.start, m.end)]
        at += len(row) - 2
    wanted = [(m.kind, m.group, piece) for m in text.marks for piece in range(m.start, m.end)]
    assert sorted(seen) == sorted(wanted)


def test_a_lesson_is_as_long_as_its_ids() -> None:
    row = cut_lesson(unparsed(example("a b c")), 0, 3)
    assert len(row) == len(row.ids) == len(row.cases) == len(row.features) == 5
    assert row.ids.dtype == row.cases.dtype == row.features.dtype == np.int64
