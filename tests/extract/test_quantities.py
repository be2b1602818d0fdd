"""The finder of quantities: bounds, what is counted, and what counts nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.quantities import find_quantities
from sayso.language import read_language
from sayso.model import Quantity, make_document


def quantities(text: str) -> list[Quantity]:
    return list(find_quantities(read_language(make_document(text))))


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "counted"),
    [
        ("At least 3,000 Kestani soldiers crossed the strait.", "At least 3,000", 3000, None, "Kestani soldiers"),
        ("Thousands of Kestani soldiers are massed there.", "Thousands", 2000, None, "Kestani soldiers"),
        ("As many as 10,000 troops could be sent to Orm.", "As many as 10,000", None, 10_000, "troops"),
        ("An estimated 100,000 people fled.", "An estimated 100,000", 100_000, 100_000, "people"),
        ("The army lost over 300 tanks in a week.", "over 300", 300, None, "tanks"),
        ("Valdoria sent two countries a note.", "two", 2, 2, "countries"),
        ("A quarter of the harvest was lost.", "A quarter", 0.25, 0.25, "the harvest"),
        ("Half the army fled.", "Half", 0.5, 0.5, "the army"),
        ("Kestan holds 25 percent of the territory.", "25 percent", 25, 25, "the territory"),
        ("Valdoria pledged $20 billion in military aid.", "$20 billion", 20e9, 20e9, "military aid"),
        ("They sent a $60 billion aid package.", "$60 billion", 60e9, 60e9, "aid package"),
        ("Between 10,000 and 12,000 men are in training.", "Between 10,000 and 12,000", 10_000, 12_000, "men"),
        ("Five of the ships were sunk.", "Five", 5, 5, "the ships"),
        ("More than 2.5 million people need food.", "More than 2.5 million", 2_500_000, None, "people"),
        ("One civilian was killed.", "One", 1, 1, "civilian"),
        ("Kestan signed these two agreements.", "two", 2, 2, "agreements"),
    ],
)
def test_bounds_and_what_is_counted(text: str, words: str, low: float | None, high: float | None, counted: str) -> None:
    [found] = quantities(text)
    assert found.span.text == words
    assert (found.low, found.high) == (low, high)
    assert found.counted is not None
    assert found.counted.text == counted


@pytest.mark.parametrize(
    "text",
    [
        "The pact between the two countries ended.",
        "No one claimed the attack, and one of the envoys resigned.",
        "One official said the talks had failed.",
        "The siege lasted two weeks, until 5 May 2021.",
        "A 45-year-old man was held.",
        "They flew Su-34 jets over Room 5.",
        "Kestan won 3-1.",
        "The second convoy turned back.",
        "They want a two-state plan.",
        "Two, the fleet is ready.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert [one.span.text for one in quantities(text)] == []


def test_what_is_counted_may_be_unsaid() -> None:
    [found] = quantities("The army said that it had lost about 40.")
    assert (found.low, found.high, found.approximate, found.counted) == (40, 40, True, None)


def test_a_finding_is_a_whole_one() -> None:
    text = "The palace said that at least 3,000 men had come."
    [found] = quantities(text)
    assert text[found.span.start : found.span.end] == found.span.text
    assert found.id.startswith("q-")
    assert found.by == "quantities/at-least@1"
    assert quantities(text) == [found]


def test_several_figures_each_count_their_own() -> None:
    text = "The strike killed 14 soldiers and two civilians, wounded dozens of villagers and cost $3 million."
    assert [(one.span.text, one.counted.text if one.counted else None) for one in quantities(text)] == [
        ("14", "soldiers"),
        ("two", "civilians"),
        ("dozens", "villagers"),
        ("$3 million", None),
    ]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all(text: str) -> None:
    for one in quantities(text):
        assert text[one.span.start : one.span.end] == one.span.text
        assert one.counted is None or text[one.counted.start : one.counted.end] == one.counted.text
        assert one.low is not None or one.high is not None
