"""A question with an "if": the condition and what is asked about it are told, and nothing is said to follow."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Conditional
from sayso.pipeline import analyse

Conditions = Callable[[str], tuple[Conditional, ...]]

# (text, antecedent, consequent)
CASES = [
    # the question behind its condition
    ("If the truce fails, what will Valdoria do?", "the truce fails", "what will Valdoria do"),
    ("If Kestan mines the bay, who will pay for the ships?", "Kestan mines the bay", "who will pay for the ships"),
    ("And if the queen refuses, how can we talk?", "the queen refuses", "how can we talk"),
    ("If the dam breaks, will the town drown?", "the dam breaks", "will the town drown"),
    # with "then"
    (
        "If none of us can hold the port, then who among us can hold the strait?",
        "none of us can hold the port",
        "who among us can hold the strait",
    ),
    ("If the guns stay, then what is the truce worth?", "the guns stay", "what is the truce worth"),
    ("If they shell the port, then why should we wait?", "they shell the port", "why should we wait"),
    # the condition behind the question
    ("Will Valdoria fight if Kestan lands?", "Kestan lands", "Will Valdoria fight"),
    ("Would the queen resign if the council asked her?", "the council asked her", "Would the queen resign"),
    ("What will Valdoria do if Kestan attacks?", "Kestan attacks", "What will Valdoria do"),
    ("What happens if the dam breaks?", "the dam breaks", "What happens"),
    ("Who will pay if the dam breaks?", "the dam breaks", "Who will pay"),
    ("How can we talk if the guns fire?", "the guns fire", "How can we talk"),
    ("How many ships could leave if the strait were open?", "the strait were open", "How many ships could leave"),
    # other markers
    ("Can the port reopen unless the mines are cleared?", "the mines are cleared", "Can the port reopen"),
    ("As long as the rebels hold the hill, who can pass?", "the rebels hold the hill", "who can pass"),
]


@pytest.mark.parametrize(("text", "antecedent", "consequent"), CASES)
def test_the_sides_of_a_question(conditions: Conditions, text: str, antecedent: str, consequent: str) -> None:
    (found,) = conditions(text)
    assert found.antecedent.text == antecedent
    assert found.consequent is not None
    assert found.consequent.text == consequent


@pytest.mark.parametrize("text", [case[0] for case in CASES])
def test_nothing_is_said_to_follow(conditions: Conditions, text: str) -> None:
    (found,) = conditions(text)
    assert (found.force, found.kind) == (None, None)


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Will Valdoria fight? If Kestan lands, it will.", "will"),
        ("If Kestan lands, Valdoria will fight. Who doubts it?", "will"),
        ("“If Kestan lands, we will fight,” the queen said. “Who else would?”", "will"),
    ],
)
def test_a_question_beside_it_takes_no_force(conditions: Conditions, text: str, force: str) -> None:
    (found,) = conditions(text)
    assert found.force == force


@pytest.mark.parametrize(
    "text",
    [
        "Will Valdoria attack if Kestan lands?",
        "If Kestan lands, who will sail?",
        "How long can the port hold out if the rebels attack?",
    ],
)
def test_what_is_asked_about_is_not_actual(text: str) -> None:
    record = analyse(text)
    assert record.conditionals
    assert [event.factuality.status for event in record.events if event.factuality.status == "actual"] == []
