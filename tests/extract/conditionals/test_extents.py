"""Where the sides of a condition begin and end: three sentences, or more, for each way of being laid out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Conditional

Conditions = Callable[[str], tuple[Conditional, ...]]

# (text, antecedent, consequent)
CASES = [
    # no comma: a noun phrase with a modal, or a passive, behind the clause
    ("If nothing changes the port will be closed.", "nothing changes", "the port will be closed"),
    ("If the dam bursts the whole valley is lost.", "the dam bursts", "the whole valley is lost"),
    ("If Kestan attacks the northern fleet would sail.", "Kestan attacks", "the northern fleet would sail"),
    # no comma: a pronoun with "is" or "are"
    ("If you lie to the court you are finished.", "you lie to the court", "you are finished"),
    ("Because if you lie to the court you are finished.", "you lie to the court", "you are finished"),
    ("If the mines drift into the harbour we are lost.", "the mines drift into the harbour", "we are lost"),
    # an order
    ("If you want peace, prepare for war.", "you want peace", "prepare for war"),
    ("If you see smoke, leave the building.", "you see smoke", "leave the building"),
    ("If you hear the siren, go to the shelter.", "you hear the siren", "go to the shelter"),
    # behind a break with "only"
    ("We can win, but only if we stay together.", "we stay together", "We can win"),
    ("The ships may leave, and only if they pay.", "they pay", "The ships may leave"),
    ("The port could reopen, but only if the mines are cleared.", "the mines are cleared", "The port could reopen"),
    # a cleft
    ("It is the fleet that will suffer if the talks fail.", "the talks fail", "It is the fleet that will suffer"),
    (
        "It is the Senate that will fail if Senators do not keep their word.",
        "Senators do not keep their word",
        "It is the Senate that will fail",
    ),
    ("It is the queen who will pay if the bank closes.", "the bank closes", "It is the queen who will pay"),
    # what was done is done: its aim is what follows
    (
        "Troops were sent to the front to destroy the towers if the enemy does not stop.",
        "the enemy does not stop",
        "to destroy the towers",
    ),
    (
        "Guards were hired last year to protect the mill if a strike breaks out.",
        "a strike breaks out",
        "to protect the mill",
    ),
    (
        "Two boats were moored there to carry the crew if the ship sinks.",
        "the ship sinks",
        "to carry the crew",
    ),
    # a clause with a modal within what was
    (
        "Tal went to the crew and made a good case that Oren would be jailed, unless he returned.",
        "he returned",
        "Oren would be jailed",
    ),
    ("The note was proof that Oren would sail if the queen called.", "the queen called", "Oren would sail"),
    (
        "The mayor left the town a promise that the mill would reopen if the strike ended.",
        "the strike ended",
        "the mill would reopen",
    ),
    # a clause before the consequent is no part of it
    (
        "So when the war ends, the claim fails if the notice was late.",
        "the notice was late",
        "the claim fails",
    ),
    (
        "Because the dam is old, the valley would flood if it rained.",
        "it rained",
        "the valley would flood",
    ),
    (
        "While the truce holds, the ferries will sail unless the port freezes.",
        "the port freezes",
        "the ferries will sail",
    ),
    # a row of clauses, with commas between
    (
        "The locks will close, the mill will stop, if the river rises.",
        "the river rises",
        "The locks will close, the mill will stop",
    ),
    (
        "The pier would sink, the boats would drift, unless the council paid.",
        "the council paid",
        "The pier would sink, the boats would drift",
    ),
    # the marker said twice
    ("The port can be saved if, if we stay calm.", "we stay calm", "The port can be saved"),
    ("We will sail unless — unless the queen calls us back.", "the queen calls us back", "We will sail"),
    # brackets: the marker is the reporter's
    ("“[If] they open the locks, we will sail,” the mayor said.", "they open the locks", "we will sail"),
    (
        "“[Unless] the mines are cleared, no one will sail.”",
        "the mines are cleared",
        "no one will sail",
    ),
    ("“[If] the rain stops, the bridge will be safe.”", "the rain stops", "the bridge will be safe"),
    # in brackets
    ("The ferry will wait (if the wind drops).", "the wind drops", "The ferry will wait"),
    ("The crew may stay (unless the queen says no).", "the queen says no", "The crew may stay"),
    ("Talks could begin (if the guns leave) in May.", "the guns leave", "Talks could begin"),
    # of course
    ("The dam will hold, unless of course it rains.", "it rains", "The dam will hold"),
    ("We will pay, if of course the queen agrees.", "the queen agrees", "We will pay"),
    ("The town will starve, unless of course they leave.", "they leave", "The town will starve"),
    # the quotation ends
    (
        "The ships will sail if the enemy does not stop the broadcast and leave the port”, added KCNA.",
        "the enemy does not stop the broadcast and leave the port",
        "The ships will sail",
    ),
    ("The port will close if the strike goes on”, added Dresk.", "the strike goes on", "The port will close"),
    ("We will fire if the boats come near”, wrote Oren Tal.", "the boats come near", "We will fire"),
    # an answer, and who asked
    ("“Will you sail?” the mayor asked. “Only if the wind drops.”", "the wind drops", "Will you sail"),
    ("“Could the town be held?” they asked. “Only if aid comes.”", "aid comes", "Could the town be held"),
    # an answer
    ("Would you meet the queen? Only if she calls.", "she calls", "Would you meet the queen"),
    ("“Will the fleet sail?” “Only if the strait is open,” Tal said.", "the strait is open", "Will the fleet sail"),
    ("But could the port be held? Only if the fleet came.", "the fleet came", "could the port be held"),
]


@pytest.mark.parametrize(("text", "antecedent", "consequent"), CASES)
def test_the_sides(conditions: Conditions, text: str, antecedent: str, consequent: str) -> None:
    found = [(one.antecedent.text, one.consequent.text if one.consequent else None) for one in conditions(text)]
    assert found == [(antecedent, consequent)]


@pytest.mark.parametrize(
    "text",
    [
        "What would you do? Only if she calls.",
        "If you think the port will close you are wrong.",
        "The port is open, even if the lights are out.",
        "Even if the lights are out, the port is open.",
        "The plan was good even if it was costly.",
    ],
)
def test_none(conditions: Conditions, text: str) -> None:
    found = [(one.antecedent.text, one.consequent.text if one.consequent else None) for one in conditions(text)]
    assert ("the port will close", "you are wrong") not in found
    assert [one for one in found if one[0] != "you think the port will close"] == []
