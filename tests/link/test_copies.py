"""Copies: what repeats the text of another is found with its words; what only tells of the same is not."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link import Copy, find_copies
from sayso.link.copies import COMMON

WIRE = (
    "VELM (Meridian) — Two frigates left the harbour of Velm before dawn on Monday, hours after the government of "
    "Valdoria said that it would no longer wait for an answer from its neighbour. Fishermen who had been out all night "
    "saw the ships pass without lights, heading north along the coast towards the island of Orm.\n\n"
    "The navy would not say where they were bound. A spokesman at the base called it a routine patrol that had been "
    "planned for weeks, and refused to take further questions from reporters at the gate.\n\n"
    "“We will not be told by anyone where our own ships may sail and when they may come home,” the minister said.\n\n"
    "In the town people bought bread and candles. The ferry to the islands was cancelled for the third day in a row, "
    "and the school at the harbour stayed shut while its teachers waited for word from the capital."
)
CUT = WIRE.split("\n\n“")[0] + "\n\nWith agency reports."
BRIEF = (
    "Valdoria’s navy has put to sea. The ferry to the islands was cancelled for the third day in a row, and the "
    "school at the harbour stayed shut while its teachers waited, our correspondent writes. Fishermen who had been out "
    "all night saw the ships pass without lights, heading north. What the fleet is for, nobody in Velm will say, "
    "and the opposition has asked for a debate this week."
)
OWN = (
    "Ships have gone from Velm. Our reporter counted two of them at five in the morning from the sea wall, where a "
    "small crowd had gathered in the cold to watch. A patrol, says the navy; a threat, say the people on the wall. "
    "“We will not be told by anyone where our own ships may sail and when they may come home,” the minister said, and "
    "would say no more. Bread ran out at two bakeries by noon, and candles by three."
)
OTHER = "Rain is expected in the hills tomorrow, with snow above nine hundred metres. Roads may be icy after dark."


def kinds(*reports: tuple[str, str]) -> dict[tuple[str, str], str]:
    return {(copy.left, copy.right): copy.kind for copy in find_copies(reports)}


def test_a_reprint_under_another_title() -> None:
    assert kinds(("a", WIRE), ("b", "By our staff. " + WIRE)) == {("a", "b"): "reprint"}


def test_a_cut_down_story_of_a_wire() -> None:
    assert kinds(("a", WIRE), ("b", CUT)) == {("a", "b"): "wire"}


def test_a_brief_of_reordered_passages() -> None:
    [copy] = find_copies([("a", WIRE), ("b", BRIEF)])
    assert copy.kind == "rewritten"
    assert copy.left_share < copy.right_share
    assert len(copy.passages) == 2


def test_a_reporter_s_own_story_of_the_same_day_is_no_copy() -> None:
    assert kinds(("a", WIRE), ("b", OWN), ("c", OTHER)) == {}


def test_the_same_quotation_is_no_copy() -> None:
    quote = "“" + "we will keep to what we said and do what we must do " * 3 + "”"
    first, second = f"In Velm the minister spoke. {quote}", f"Asked on Monday she said: {quote} and left."
    assert kinds(("a", first), ("b", second)) == {}


def test_marks_case_and_apostrophes_make_no_difference() -> None:
    loud = WIRE.upper().replace("—", "-").replace("’", "'")
    assert kinds(("a", WIRE), ("b", loud)) == {("a", "b"): "reprint"}


def test_every_passage_cites_the_words_of_both() -> None:
    texts = {"a": WIRE, "b": BRIEF, "c": CUT}
    copies = find_copies(texts.items())
    assert len(copies) >= 2
    for copy in copies:
        for passage in copy.passages:
            for id, span in ((copy.left, passage.left), (copy.right, passage.right)):
                assert texts[id][span.start : span.end] == span.text
            assert passage.left.text.casefold().split()[0] == passage.right.text.casefold().split()[0]


def test_what_is_a_form_is_no_copy() -> None:
    form = "For immediate release from the office of the spokesman of the government of Valdoria in Velm. "
    rng = random.Random(1)
    words = [
        "sea",
        "ship",
        "road",
        "rain",
        "town",
        "school",
        "bread",
        "light",
        "stone",
        "river",
        "field",
        "house",
        "tower",
        "bridge",
        "garden",
        "window",
    ]
    reports = [(f"r{number:03}", form + " ".join(rng.choices(words, k=120))) for number in range(COMMON + 5)]
    assert find_copies(reports) == []


@settings(max_examples=20, deadline=None)
@given(st.permutations([("a", WIRE), ("b", BRIEF), ("c", CUT), ("d", OWN), ("e", OTHER)]))
def test_the_order_of_reports_makes_no_difference(reports: list[tuple[str, str]]) -> None:
    assert find_copies(reports) == find_copies(sorted(reports))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=4))
def test_any_texts_at_all(texts: list[str]) -> None:
    for copy in find_copies((str(number), text) for number, text in enumerate(texts)):
        assert isinstance(copy, Copy)
        assert 0 < copy.left_share <= 1
        assert 0 < copy.right_share <= 1


@given(st.integers(0, 60), st.integers(20, 40))
def test_a_shared_run_is_found_wherever_it_stands(before: int, length: int) -> None:
    shared = " ".join(f"word{number}" for number in range(length))
    left = " ".join([*(f"left{number}" for number in range(before)), shared])
    right = " ".join([shared, *(f"right{number}" for number in range(before // 2))])
    [copy] = find_copies([("a", left), ("b", right)])
    assert copy.passages[0].left.text == shared


@pytest.mark.slow
def test_a_thousand_reports_in_seconds() -> None:
    rng = random.Random(2)
    words = [f"w{number}" for number in range(5000)]
    reports = [(f"r{number}", " ".join(rng.choices(words, k=400))) for number in range(1000)]
    reports.append(("copy", reports[500][1]))
    begun = time.perf_counter()
    assert [(copy.left, copy.right) for copy in find_copies(reports)] == [("copy", "r500")]
    assert time.perf_counter() - begun < 30


@pytest.mark.parametrize("text", ["", "a " * 100_000, "“" * 50_000, '"' * 50_001, "x" * 1_000_000])
def test_hostile_text(text: str) -> None:
    begun = time.perf_counter()
    find_copies([("a", text), ("b", text + " b")])
    assert time.perf_counter() - begun < 20
