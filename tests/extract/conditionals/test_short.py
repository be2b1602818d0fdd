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
    (
        "The forms must be in Velmish, the council recommending a clerk if needed.",
        "needed",
        "the council recommending a clerk",
    ),
    # a consequent without a verb
    ("If one shot falls, then no deal.", "one shot falls", "no deal"),
    ("If the dam breaks, catastrophe.", "the dam breaks", "catastrophe"),
    ("“If Kestan lands, then war,” the mayor said.", "Kestan lands", "war"),
    # a row of clauses
    (
        "The bridge will fall, the road will sink, if the dam breaks.",
        "the dam breaks",
        "The bridge will fall, the road will sink",
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
    # a question of two words
    ("If that is not the law, then what is?", "that is not the law", "what is"),
    ("If the queen is not to blame, who is?", "the queen is not to blame", "who is"),
    # if only, where something would follow
    ("If only the alarm had sounded, the crew would have lived.", "the alarm had sounded", "the crew would have lived"),
    ("If only the strait were open, we could sail.", "the strait were open", "we could sail"),
    # what anybody may choose
    ("If you wish, you can take the ferry.", "you wish", "you can take the ferry"),
    # brackets
    (
        "“[If] the islands sign the pact, we will limit the friends of Kestan.”",
        "the islands sign the pact",
        "we will limit the friends of Kestan",
    ),
    ("“[Unless] they leave, we will fire,” the mayor said.", "they leave", "we will fire"),
    ("The mill will fail (if the port closes).", "the port closes", "The mill will fail"),
    # of course
    ("The crew will hang, unless of course the queen calls.", "the queen calls", "The crew will hang"),
    # said twice
    ("We can win if — if we stay together.", "we stay together", "We can win"),
    # the "then" tells where the consequent is
    ("What I would say is if the truce fails, then call the queen.", "the truce fails", "call the queen"),
    # who asked stands between
    ("“Will you open the port?” they asked. “Only if you pay,” Tal said.", "you pay", "Will you open the port"),
    # whenever
    ("Whenever they fire, we fire back.", "they fire", "we fire back"),
    ("The locks are closed whenever the river rises.", "the river rises", "The locks are closed"),
    (
        "The mayor says that whenever the siren sounds, the market must close.",
        "the siren sounds",
        "the market must close",
    ),
    # in case
    ("In case the dam fails, the sirens will sound.", "the dam fails", "the sirens will sound"),
    ("The guard would be called out in case the mob came back.", "the mob came back", "The guard would be called out"),
    (
        "The ferries will stay in port in case they come back.",
        "they come back",
        "The ferries will stay in port",
    ),
]


@pytest.mark.parametrize(("text", "antecedent", "consequent"), CASES)
def test_the_sides(conditions: Conditions, text: str, antecedent: str, consequent: str) -> None:
    found = [(one.antecedent.text, one.consequent.text if one.consequent else None) for one in conditions(text)]
    assert found == [(antecedent, consequent)]


def test_a_second_if_has_a_consequent_of_its_own(conditions: Conditions) -> None:
    first, second = conditions("If the dam holds, that will be good, and if the rain stops, the port will open.")
    assert (first.antecedent.text, second.antecedent.text) == ("the dam holds", "the rain stops")
    assert first.consequent is not None
    assert second.consequent is not None
    assert (first.consequent.text, second.consequent.text) == ("that will be good", "the port will open")


def test_a_short_condition_ends_at_the_break(conditions: Conditions) -> None:
    (found,) = conditions("Kestan will sink its own ships if needed, to hold on to the bay, Tal said.")
    assert found.antecedent.text == "needed"


@pytest.mark.parametrize(
    "text",
    [
        "The guard was called out in case the mob came back.",
        "Boats were moored at the pier, just in case.",
        "Whenever the river rose, the locks were closed.",
        "The map is in the annex, if needed.",
        "The port is good, if only because the dam holds.",
        "However, assuming that the dam holds is wrong.",
        "Few know when the ferry will come or if it will sail.",
        "The mayor asked if, in the end, bread.",
    ],
)
def test_none(conditions: Conditions, text: str) -> None:
    assert [(one.antecedent.text, one.by) for one in conditions(text)] == []
