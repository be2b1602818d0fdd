"""A condition in the shape of a means that stands first: of what can be, and not of what was or is planned."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Conditional

Conditions = Callable[[str], tuple[Conditional, ...]]

# (text, antecedent, consequent, force)
MEANS = [
    ("By mining the bay, Kestan could stop all trade.", "mining the bay", "Kestan could stop all trade", "may"),
    (
        "By adding a second pier, Velm might double its trade.",
        "adding a second pier",
        "Velm might double its trade",
        "may",
    ),
    (
        "By closing the locks, the council would lose its friends.",
        "closing the locks",
        "the council would lose its friends",
        "would",
    ),
    ("By sinking a barge, the crew can stop the leak.", "sinking a barge", "the crew can stop the leak", "may"),
    (
        "The envoy said that by leaving the pact, Kestan would lose its seat.",
        "leaving the pact",
        "Kestan would lose its seat",
        "would",
    ),
]


@pytest.mark.parametrize(("text", "antecedent", "consequent", "force"), MEANS)
def test_a_means(conditions: Conditions, text: str, antecedent: str, consequent: str, force: str) -> None:
    (found,) = conditions(text)
    assert found.by == "conditionals/means@1"
    assert (found.antecedent.text, found.consequent and found.consequent.text) == (antecedent, consequent)
    assert found.force == force
    assert found.marker.text.lower() == "by"


@pytest.mark.parametrize(
    "text",
    [
        "By mining the bay, Kestan stopped all trade.",
        "Kestan stopped all trade by mining the bay.",
        "The council would cut its debt by closing the locks.",
        "Valdoria will answer by sending its fleet.",
        "By mining the bay, Kestan could not stop the trade.",
        "Kestan could stop all trade by mining the bay.",
        "The work could be done by noon.",
        "The bridge could be built by the army.",
        "The ferry could pass by the pier.",
    ],
)
def test_no_means(conditions: Conditions, text: str) -> None:
    assert [(found.antecedent.text, found.by) for found in conditions(text)] == []
