"""From scores to attributions: which cue, which source, which contents, shown with scores written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reader.attributions import Attribution, find_attributions
from sayso.reader.network import Answers, Part, chosen, flat_spans
from sayso.reader.pieces import cut_pieces
from sayso.reader.questions import LINKS, PARTIES, SCALES, SPANS
from sayso.reader.windows import Window

FAR = -20.0
# Every word is one piece, so that pieces can be counted off.
TEXT = "the envoy said that the port was shut and the mayor denied it ."
WORDS = TEXT.split()


def place(words: str) -> tuple[int, int]:
    """The pieces of some words, as the text counts them."""
    wanted = words.split()
    first = next(at for at in range(len(WORDS)) if WORDS[at : at + len(wanted)] == wanted)
    return first, first + len(wanted)


def answers(
    spans: dict[tuple[str, str], float],
    links: dict[tuple[str, str, str], float],
    *,
    window: Window | None = None,
    text: str = TEXT,
) -> Answers:
    """Answers in which spans (kind, words) and links (kind, words of the cue, words of the other) have scores."""
    pieces = cut_pieces(text)
    window = window or Window(0, 0, len(pieces), len(pieces))
    size = window.last - window.first + 2
    scored = np.full((len(SPANS), size, size), FAR, dtype=np.float32)
    linked = np.full((len(LINKS), size, size), FAR, dtype=np.float32)
    shift = 1 - window.first
    for (kind, words), score in spans.items():
        first, last = place(words)
        scored[SPANS.index(kind), first + shift, last - 1 + shift] = score
    for (kind, cue, words), score in links.items():
        linked[LINKS.index(kind), place(cue)[0] + shift, place(words)[0] + shift] = score
    return Answers(pieces, (part_of(window, scored, linked),))


def part_of(window: Window, spans: np.ndarray, links: np.ndarray) -> Part:
    size = spans.shape[-1]
    parties = np.full((len(PARTIES), size, size), FAR, dtype=np.float32)
    values, scales = np.zeros((size, len(SCALES)), np.float32), np.zeros(len(SCALES), np.float32)
    return Part(window, spans, links, parties, values, scales, np.zeros((size, 4), np.float32))


def words_of(found: Attribution, text: str = TEXT) -> tuple[str, str | None, list[str]]:
    source = text[slice(*found.source)] if found.source else None
    return text[slice(*found.cue)], source, [text[slice(*span)] for span in found.content]


SAID = {("source", "the envoy"): 4.0, ("cue", "said"): 5.0, ("content", "that the port was shut"): 3.0}
SAID_LINKS = {("source", "said", "the envoy"): 4.0, ("content", "said", "that the port was shut"): 4.0}
DENIED = {("source", "the mayor"): 4.0, ("cue", "denied"): 5.0, ("content", "it"): 2.0}
DENIED_LINKS = {("source", "denied", "the mayor"): 4.0, ("content", "denied", "it"): 3.0}


def test_a_cue_has_its_source_and_its_content() -> None:
    (found,) = find_attributions(answers(SAID, SAID_LINKS))
    assert words_of(found) == ("said", "the envoy", ["that the port was shut"])


def test_two_in_one_sentence_are_told_apart() -> None:
    found = find_attributions(answers(SAID | DENIED, SAID_LINKS | DENIED_LINKS))
    assert [words_of(one) for one in found] == [
        ("said", "the envoy", ["that the port was shut"]),
        ("denied", "the mayor", ["it"]),
    ]


def test_the_likelihood_is_that_of_the_least_likely_part() -> None:
    (found,) = find_attributions(answers(SAID, SAID_LINKS))
    assert found.score == pytest.approx(1 / (1 + np.exp(-3.0)))
    weak = SAID_LINKS | {("content", "said", "that the port was shut"): 0.5}
    (found,) = find_attributions(answers(SAID, weak))
    assert found.score == pytest.approx(1 / (1 + np.exp(-0.5)))


def test_without_a_content_there_is_none() -> None:
    assert not find_attributions(answers({("cue", "said"): 5.0, ("source", "the envoy"): 4.0}, SAID_LINKS))
    unlinked = {("source", "said", "the envoy"): 4.0}
    assert not find_attributions(answers(SAID, unlinked))


def test_without_a_source_the_source_is_unknown() -> None:
    (found,) = find_attributions(answers(SAID, {("content", "said", "that the port was shut"): 4.0}))
    assert words_of(found) == ("said", None, ["that the port was shut"])


def test_without_a_cue_there_is_none() -> None:
    assert not find_attributions(answers({key: score for key, score in SAID.items() if key[0] != "cue"}, SAID_LINKS))


def test_of_two_sources_the_one_that_belongs_there_speaks() -> None:
    spans = SAID | {("source", "the mayor"): 6.0}
    links = SAID_LINKS | {("source", "said", "the mayor"): 1.0}
    (found,) = find_attributions(answers(spans, links))
    assert words_of(found)[1] == "the envoy"


def test_a_content_belongs_to_one_cue() -> None:
    links = SAID_LINKS | DENIED_LINKS | {("content", "denied", "that the port was shut"): 2.0}
    found = find_attributions(answers(SAID | DENIED, links))
    assert [words_of(one)[2] for one in found] == [["that the port was shut"], ["it"]]


def test_a_cue_may_have_contents_on_both_sides() -> None:
    spans = SAID | {("content", "the mayor denied it"): 2.0}
    links = SAID_LINKS | {("content", "said", "the mayor denied it"): 2.0}
    (found,) = find_attributions(answers(spans, links))
    assert words_of(found)[2] == ["that the port was shut", "the mayor denied it"]


def test_one_lies_within_another() -> None:
    spans = SAID | DENIED
    spans = {key: score for key, score in spans.items() if key != ("content", "that the port was shut")}
    spans[("content", "that the port was shut and the mayor denied it")] = 3.0
    links = {
        ("source", "said", "the envoy"): 4.0,
        ("content", "said", "that the port was shut and the mayor denied it"): 4.0,
        **DENIED_LINKS,
    }
    found = find_attributions(answers(spans, links))
    assert [words_of(one) for one in found] == [
        ("said", "the envoy", ["that the port was shut and the mayor denied it"]),
        ("denied", "the mayor", ["it"]),
    ]


def test_contents_never_cross() -> None:
    spans = SAID | DENIED | {("content", "shut and the mayor"): 1.0}
    links = SAID_LINKS | DENIED_LINKS | {("content", "denied", "shut and the mayor"): 5.0}
    found = find_attributions(answers(spans, links))
    assert [words_of(one)[2] for one in found] == [["that the port was shut"], ["it"]]


def test_the_better_of_two_that_overlap_is_the_content() -> None:
    spans = SAID | {("content", "the port was shut"): 2.0, ("content", "that the port was shut and"): 1.0}
    links = SAID_LINKS | {
        ("content", "said", "the port was shut"): 6.0,
        ("content", "said", "that the port was shut and"): 6.0,
    }
    (found,) = find_attributions(answers(spans, links))
    assert words_of(found)[2] == ["that the port was shut"]


def test_what_scores_below_zero_is_nothing() -> None:
    low = dict.fromkeys(SAID, -0.1)
    assert not find_attributions(answers(low, SAID_LINKS))


def test_a_window_answers_for_what_begins_at_home() -> None:
    home = place("and")[0]
    window = Window(place("the port")[0], home, len(WORDS), len(WORDS))
    spans = {key: score for key, score in (SAID | DENIED).items() if place(key[1])[0] >= window.first}
    links = {
        key: score
        for key, score in (SAID_LINKS | DENIED_LINKS).items()
        if min(place(key[1])[0], place(key[2])[0]) >= window.first
    }
    found = find_attributions(answers(spans, links, window=window))
    assert [words_of(one)[0] for one in found] == ["denied"]


def test_what_begins_at_home_may_end_behind_it() -> None:
    window = Window(0, 0, place("was shut")[0], len(WORDS))
    (found,) = find_attributions(answers(SAID | DENIED, SAID_LINKS | DENIED_LINKS, window=window))
    assert words_of(found)[0] == "said"
    assert words_of(found)[2] == ["that the port was shut"]


def test_flat_spans_do_not_overlap() -> None:
    spans = SAID | DENIED | {("content", "was shut and the mayor"): 9.0, ("source", "the port"): 8.0}
    (part,) = answers(spans, {}).parts
    flat = flat_spans(part)
    assert all(left.end <= right.start for left, right in pairwise(flat))
    assert {SPANS[span.kind] for span in flat} == {"source", "cue", "content"}


def test_neither_end_of_a_window_is_in_a_span() -> None:
    scores = np.full((3, 5, 5), FAR, dtype=np.float32)
    scores[0, 0, 2] = scores[1, 2, 4] = 9.0  # begins with CLS, ends with SEP
    scores[2, 1, 3] = 1.0
    assert [(span.start, span.end) for span in chosen(scores)] == [(1, 4)]


@st.composite
def any_scores(draw: st.DrawFn) -> Answers:
    """Answers with a handful of spans and links anywhere."""
    size = len(WORDS) + 2
    spans = np.full((len(SPANS), size, size), FAR, dtype=np.float32)
    links = np.full((len(LINKS), size, size), FAR, dtype=np.float32)
    place_of = st.integers(0, size - 1)
    score = st.floats(-4, 8, width=32)
    some_spans = st.lists(st.tuples(st.integers(0, 2), place_of, place_of, score), max_size=12)
    some_links = st.lists(st.tuples(st.integers(0, 1), place_of, place_of, score), max_size=30)
    for kind, first, last, value in draw(some_spans):
        spans[kind, first, last] = value
    for kind, first, last, value in draw(some_links):
        links[kind, first, last] = value
    window = Window(0, 0, len(WORDS), len(WORDS))
    return Answers(cut_pieces(TEXT), (part_of(window, spans, links),))


@given(any_scores())
@settings(max_examples=150, deadline=None)
def test_any_scores_give_attributions_of_the_texts_words(some: Answers) -> None:
    found = find_attributions(some)
    for one in found:
        spans = [one.cue, *one.content, *([one.source] if one.source else [])]
        assert all(0 <= start < end <= len(TEXT) for start, end in spans)
        assert all(left[1] <= right[0] for left, right in pairwise(one.content))
        assert 0.5 <= one.score < 1
    contents = [span for one in found for span in one.content]
    assert len(contents) == len(set(contents))
    assert not any(cross(a, b) for a in contents for b in contents)


def cross(left: Sequence[int], right: Sequence[int]) -> bool:
    first, second = sorted((tuple(left), tuple(right)))
    return first[0] < second[0] < first[1] < second[1]


def hand_answers(windows: Sequence[Window]) -> Answers:
    pieces = cut_pieces(TEXT)
    parts = []
    for window in windows:
        size = window.last - window.first + 2
        blank = np.full((3, size, size), FAR, dtype=np.float32)
        parts.append(part_of(window, blank, blank[:2]))
    return Answers(pieces, tuple(parts))


def test_words_are_placed_in_the_window_that_answers_for_them() -> None:
    some = hand_answers([Window(0, 0, 6, 8), Window(2, 6, len(WORDS), len(WORDS))])
    early = some.place((TEXT.index("envoy"), TEXT.index("envoy") + 5))
    late = some.place((TEXT.index("mayor"), TEXT.index("mayor") + 5))
    assert early is not None
    assert early[0] is some.parts[0]
    assert early[1:] == (2, 3)
    assert late is not None
    assert late[0] is some.parts[1]
    assert late[1:] == (WORDS.index("mayor") - 2 + 1, WORDS.index("mayor") - 2 + 2)


@pytest.mark.parametrize("char", [(len(TEXT), len(TEXT) + 3), (4, 4), (3, 4)])
def test_what_is_no_word_has_no_place(char: tuple[int, int]) -> None:
    assert hand_answers([Window(0, 0, len(WORDS), len(WORDS))]).place(char) is None


def test_characters_of_pieces() -> None:
    some = hand_answers([Window(0, 0, len(WORDS), len(WORDS))])
    first, last = place("the mayor")
    assert TEXT[slice(*some.chars(first, last))] == "the mayor"
