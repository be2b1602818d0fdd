"""Sides of few words: "if needed", a consequent without a verb; and consequents that are a row of clauses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Conditional

Conditions = Callable[[str], tuple[Conditional, ...]]

# (text, antecedent, consequent)
CASES = [
    # a condition of one word
    ("Valdoria will use force if needed.", "needed", "Valdoria will use force"),
    ("The reserve would be called up if necessary.", "necessary", "The reserve would be called up"),
    ("If necessary, the fleet will sail at once.", "necessary", "the fleet will sail at once"),
    ("The garrison can be doubled, if required.", "required", "The garrison can be doubled"),
    # a consequent without a verb
    ("If one shot falls, then no deal.", "one shot falls", "no deal"),
    ("If the dam bursts, catastrophe.", "the dam bursts", "catastrophe"),
    ("“If Kestan lands, then war,” the mayor said.", "Kestan lands", "war"),
    # a row of clauses
    (
        "The queen only does wrong, she only commits a crime, if the ships are sunk.",
        "the ships are sunk",
        "The queen only does wrong, she only commits a crime",
    ),
    (
        "The port will close, the mill will stand idle, if the strike goes on.",
        "the strike goes on",
        "The port will close, the mill will stand idle",
    ),
    (
        "If the strike goes on, the port will close, the mill will stand idle.",
        "the strike goes on",
        "the port will close, the mill will stand idle",
    ),
    # in case
    ("In case the dam fails, the sirens will sound.", "the dam fails", "the sirens will sound"),
    ("The guard would be called out in case the mob came back.", "the mob came back", "The guard would be called out"),
    (
        "The ferries will stay in port in case the mines drift in.",
        "the mines drift in",
        "The ferries will stay in port",
    ),
]


@pytest.mark.parametrize(("text", "antecedent", "consequent"), CASES)
def test_the_sides(conditions: Conditions, text: str, antecedent: str, consequent: str) -> None:
    found = [(one.antecedent.text, one.consequent.text if one.consequent else None) for one in conditions(text)]
    assert found == [(antecedent, consequent)]


@pytest.mark.parametrize(
    "text",
    [
        "The guard was called out in case the mob came back.",
        "Boats were moored at the pier, just in case.",
        "It was a question, if a small one, of bread.",
        "The mayor asked if, in the end, bread.",
    ],
)
def test_none(conditions: Conditions, text: str) -> None:
    assert [(one.antecedent.text, one.by) for one in conditions(text)] == []
