"""What is no condition: asking ifs, rhetorical ones, set phrases, words of time and of grammar."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Conditional

Conditions = Callable[[str], tuple[Conditional, ...]]


def fault(*values: object, why: str) -> object:
    """A sentence that is still read wrongly, and how."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=why))


ASKING = [
    "The queen asked if the fleet had sailed.",
    "The queen asked the admiral if the fleet had sailed.",
    "Asked if the fleet had sailed, the admiral nodded.",
    "When asked if the fleet would sail, the admiral shrugged.",
    "The admiral was asked if the fleet would sail.",
    "Reporters wanted to know if the fleet had sailed.",
    "Nobody knows if the fleet will sail.",
    "The admiral does not know if the fleet will sail.",
    "Do you know if the fleet has sailed?",
    "The envoys wondered if the truce would hold.",
    "We will see if the truce holds.",
    "Let us see if the truce holds.",
    "It remains to be seen if the truce will hold.",
    "It is unclear if the truce will hold.",
    "It was not immediately clear if anyone was hurt.",
    "It is uncertain if the truce will hold.",
    "It was unknown if the crew had survived.",
    "Kestan did not say if the crew had survived.",
    "Kestan would not say if the crew had survived.",
    "Kestan declined to say if the crew had survived.",
    "Kestan refused to confirm if the crew had survived.",
    "Kestan has not confirmed if the crew survived.",
    "The ministry could not say if the crew had survived.",
    "The court will decide if the fine is fair.",
    "The court must determine if the fine is fair.",
    "Divers are checking if the hull is whole.",
    "Analysts doubt if the truce will hold.",
    "I am not sure if the truce will hold.",
    "The envoy was not certain if the truce would hold.",
    "There was no word if the crew had survived.",
    fault("The question is if the truce will hold.", why="“the question is if” is taken for a condition"),
    "The panel discussed if the fleet should sail.",
    "Tell me if the fleet sails.",
    "Nobody could tell if the light was a ship.",
    "They debated if the port should close.",
    "The study examines if the dam is safe.",
    "The envoy asked whether the truce would hold.",
    "It depends on whether the truce holds.",
]
RHETORICAL = [
    "What if the truce fails?",
    "And what if nobody comes?",
    "If only the rain would stop.",
    "And what if the mines drift in?",
    "Did the queen ask if the fleet had sailed?",
    "Can you tell us if the fleet will sail?",
    "Are you able to say if the pact still holds?",
    "Could you confirm if the crew has survived?",
    "Would the palace say if the king has left?",
    "Has anybody announced if the port will open?",
    "And what if the dam breaks?",
    "What if, in the end, the guns fall silent?",
]
SET_PHRASES = [
    "Dozens, if not hundreds, of boats were lost.",
    "The truce was a help, if not a cure.",
    "If anything, the truce made things worse.",
    "Few ships, if any, have sailed.",
    "The port has seldom, if ever, been so full.",
    "If possible, the ferry leaves at noon.",
    "The ferry will leave at noon, if possible.",
    "If only the guns were silent.",
    "If so, the ferry leaves at noon.",
    "It was a good, if costly, plan.",
    "It was a good if costly plan.",
    "The town looked as if a storm had passed.",
    "He spoke as if nothing had happened.",
    "She walked as though she owned the port.",
    "It is a question of when, not if.",
    "If nothing else, the talks kept them busy.",
    "There are many ifs and buts.",
    "The council, if you will, is a family.",
]
NO_CONDITION = [
    # until, once, as long as: time and measure
    "The ship waited until the tug came.",
    "The shop is open until nine.",
    "The army fought until the bridge fell.",
    "Once the bridge fell, the army fled.",
    "The fort once held a thousand men.",
    "Once again the guns fired.",
    "At once the guns fired.",
    "The queue was as long as the pier.",
    "The siege lasted as long as the winter did.",
    # provided, assuming, given, suppose: verbs
    "Norway provided the town with grain.",
    "The grain was provided by Norway.",
    "Assuming command, the admiral sailed north.",
    "They were supposed to meet at noon.",
    "I suppose the ships have sailed.",
    "On condition of anonymity, an official spoke.",
    "The condition of the dam is poor.",
    # should, were, had: not turned about
    "The council should meet at noon.",
    "What should the council do?",
    "The men were to leave at noon.",
    "Were the men paid?",
    "Had the men been paid?",
    "The queen had the walls rebuilt.",
    "The men had left when the guns fired.",
    # any, or, and, otherwise, red line
    "Any child can see it.",
    "Any ship of the line is armed.",
    "The road was shut or blocked.",
    "They may fight or flee.",
    "He came and he will stay.",
    "The envoy said otherwise.",
    "Otherwise the day was quiet.",
    "The landing is not a red line, the queen said.",
    "The red line of the metro is closed.",
    "He drew a red line under the sum.",
    # by: done, planned, and no deed
    "By selling its woods, the council saved the mill.",
    "By noon the mill could be saved.",
    "The mill was saved by selling the woods.",
    # in case: what was done to be safe
    "She packed a lamp in case the lights went out.",
    "The boats were moored there, just in case.",
    # if: words that stand for no clause
    "The list is on the wall, if needed.",
    "The port is open if only because the queen wants it.",
    # whenever: what was done each time
    "Whenever the siren sounded, the market closed.",
    "The guns fired whenever a boat came near.",
    "She wore a red coat and a line of pearls.",
]


@pytest.mark.parametrize("text", ASKING)
def test_an_asking_if(conditions: Conditions, text: str) -> None:
    assert [(found.marker.text, found.antecedent.text) for found in conditions(text)] == []


@pytest.mark.parametrize("text", RHETORICAL)
def test_a_question(conditions: Conditions, text: str) -> None:
    assert [(found.marker.text, found.antecedent.text) for found in conditions(text)] == []


@pytest.mark.parametrize("text", SET_PHRASES)
def test_a_set_phrase(conditions: Conditions, text: str) -> None:
    assert [(found.marker.text, found.antecedent.text) for found in conditions(text)] == []


@pytest.mark.parametrize("text", NO_CONDITION)
def test_no_condition(conditions: Conditions, text: str) -> None:
    assert [(found.marker.text, found.antecedent.text) for found in conditions(text)] == []
