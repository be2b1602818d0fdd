"""Conditionals: three sentences of our own, or more, for each construction; and what is none."""

from __future__ import annotations

import pytest

from sayso.extract.conditionals import find_conditionals
from sayso.extract.statements import find_statements
from sayso.language import read_language
from sayso.language.coreference import link_mentions
from sayso.model import Conditional, make_document


def conditionals(text: str) -> list[Conditional]:
    reading = link_mentions(read_language(make_document(text)))
    return list(find_conditionals(reading, statements=list(find_statements(reading))))


# (rule, text, antecedent, consequent, force)
CASES: list[tuple[str, str, str, str | None, str | None]] = [
    # if
    (
        "if",
        "If Kestan closes the strait, Valdoria will send its fleet.",
        "Kestan closes the strait",
        "Valdoria will send its fleet",
        "will",
    ),
    (
        "if",
        "Valdoria may send its fleet if Kestan closes the strait.",
        "Kestan closes the strait",
        "Valdoria may send its fleet",
        "may",
    ),
    (
        "if",
        "The minister said that if the mines are cleared, tankers can sail again.",
        "the mines are cleared",
        "tankers can sail again",
        "may",
    ),
    ("if", "“If they land here, they’re dead men,” the general said.", "they land here", "they’re dead men", "is"),
    (
        "if",
        "If the army crosses the river then the bridge must be blown up.",
        "the army crosses the river",
        "the bridge must be blown up",
        "must",
    ),
    ("if", "The admiral, if attacked, would fire back.", "attacked", "would fire back", "would"),
    (
        "if",
        "The envoy urged Valdoria to open the port if the truce holds.",
        "the truce holds",
        "Valdoria to open the port",
        "should",
    ),
    (
        "if",
        "I think if the rains come early, the harvest will be saved.",
        "the rains come early",
        "the harvest will be saved",
        "will",
    ),
    # even if, only if
    ("even-if", "Even if the talks fail, the ships will stay.", "the talks fail", "the ships will stay", "will"),
    (
        "even-if",
        "The queen would refuse even if the council agreed.",
        "the council agreed",
        "The queen would refuse",
        "would",
    ),
    (
        "even-if",
        "The mayor said the bridge would stand even if the dam failed.",
        "the dam failed",
        "the bridge would stand",
        "would",
    ),
    (
        "only-if",
        "Kestan will return the crew only if the fine is paid.",
        "the fine is paid",
        "Kestan will return the crew",
        "will",
    ),
    ("only-if", "The ferry can sail only if the wind drops.", "the wind drops", "The ferry can sail", "may"),
    (
        "only-if",
        "The envoy said talks would resume only if the guns fell silent.",
        "the guns fell silent",
        "talks would resume",
        "would",
    ),
    # unless
    (
        "unless",
        "Unless the mines are cleared, no tanker will sail.",
        "the mines are cleared",
        "no tanker will sail",
        "will",
    ),
    (
        "unless",
        "The port will be shelled unless the rebels pull back, the general warned.",
        "the rebels pull back",
        "The port will be shelled",
        "will",
    ),
    (
        "unless",
        "He warned that unless prices fall, the mills could close.",
        "prices fall",
        "the mills could close",
        "may",
    ),
    # should X
    (
        "should",
        "Should the truce fail, the observers would leave.",
        "the truce fail",
        "the observers would leave",
        "would",
    ),
    (
        "should",
        "Valdoria would step in should Kestan cross the river.",
        "Kestan cross the river",
        "Valdoria would step in",
        "would",
    ),
    (
        "should",
        "The envoy said that should the king refuse, talks would end.",
        "the king refuse",
        "talks would end",
        "would",
    ),
    # were X to
    (
        "were-to",
        "Were Kestan to leave the pact, prices would soar.",
        "Kestan to leave the pact",
        "prices would soar",
        "would",
    ),
    ("were-to", "Prices would soar were the pact to lapse.", "the pact to lapse", "Prices would soar", "would"),
    (
        "were-to",
        "Were the fleet to sail north, the islands could fall.",
        "the fleet to sail north",
        "the islands could fall",
        "may",
    ),
    # had X
    (
        "had",
        "Had the alarm sounded, the crew would have lived.",
        "the alarm sounded",
        "the crew would have lived",
        "would",
    ),
    (
        "had",
        "The town would have been lost had the dam given way.",
        "the dam given way",
        "The town would have been lost",
        "would",
    ),
    (
        "had",
        "Had they waited a day, the general said, the bridge would have held.",
        "they waited a day",
        "the bridge would have held",
        "would",
    ),
    # provided
    (
        "provided",
        "Provided that the fine is paid, the crew will be freed.",
        "the fine is paid",
        "the crew will be freed",
        "will",
    ),
    (
        "provided",
        "The ferries can run again, provided the truce holds.",
        "the truce holds",
        "The ferries can run again",
        "may",
    ),
    (
        "provided",
        "Valdoria would sign, providing that both sides agreed.",
        "both sides agreed",
        "Valdoria would sign",
        "would",
    ),
    # as long as
    (
        "as-long-as",
        "The blockade will stay as long as the rebels hold the port.",
        "the rebels hold the port",
        "The blockade will stay",
        "will",
    ),
    ("as-long-as", "As long as the dam stands, the valley is safe.", "the dam stands", "the valley is safe", "is"),
    (
        "as-long-as",
        "“We will talk so long as the guns are silent,” the envoy said.",
        "the guns are silent",
        "We will talk",
        "will",
    ),
    # on condition that
    (
        "on-condition",
        "Kestan would agree to talks on condition that the shelling stopped.",
        "the shelling stopped",
        "Kestan would agree to talks",
        "would",
    ),
    (
        "on-condition",
        "The loan will be paid on the condition that Valdoria cuts its deficit.",
        "Valdoria cuts its deficit",
        "The loan will be paid",
        "will",
    ),
    (
        "on-condition",
        "On condition that the ships leave, the port may reopen.",
        "the ships leave",
        "the port may reopen",
        "may",
    ),
    # in the event
    (
        "in-the-event",
        "In the event that the truce fails, the observers will leave.",
        "the truce fails",
        "the observers will leave",
        "will",
    ),
    (
        "in-the-event-of",
        "In the event of an attack, the alliance would defend the islands.",
        "an attack",
        "the alliance would defend the islands",
        "would",
    ),
    (
        "in-the-event-of",
        "The reserve would be called up in the event of a landing on the coast.",
        "a landing on the coast",
        "The reserve would be called up",
        "would",
    ),
    (
        "in-the-event",
        "Assuming the weather holds, the convoy will sail on Monday.",
        "the weather holds",
        "the convoy will sail on Monday",
        "will",
    ),
    # until, once
    (
        "until",
        "Until the last hostage is home, there will be no talks.",
        "the last hostage is home",
        "there will be no talks",
        "will",
    ),
    (
        "until",
        "The sanctions will remain until Kestan withdraws.",
        "Kestan withdraws",
        "The sanctions will remain",
        "will",
    ),
    (
        "until",
        "“We cannot negotiate until they stop firing,” the envoy said.",
        "they stop firing",
        "We cannot negotiate",
        "may",
    ),
    (
        "once",
        "Once the treaty is signed, the troops will go home.",
        "the treaty is signed",
        "the troops will go home",
        "will",
    ),
    (
        "once",
        "The ferries can run again once the mines are cleared.",
        "the mines are cleared",
        "The ferries can run again",
        "may",
    ),
    (
        "once",
        "The ministry said the border would reopen once the fever has passed.",
        "the fever has passed",
        "the border would reopen",
        "would",
    ),
    # red lines
    (
        "red-line",
        "The envoy said a landing on the islands would be a red line.",
        "a landing on the islands",
        None,
        None,
    ),
    (
        "red-line",
        "Moving the missiles north should be a “red line” for the alliance.",
        "Moving the missiles north",
        None,
        None,
    ),
    ("red-line", "The use of gas would cross a red line, Valdoria said.", "The use of gas", None, None),
    ("red-line", "Kestan called the deployment of missiles a red line.", "the deployment of missiles", None, None),
    ("red-line", "Valdoria drew a red line at the use of gas.", "the use of gas", None, None),
    ("red-line", "Arming the rebels would mean crossing a red line.", "Arming the rebels", None, None),
    # any
    (
        "any",
        "Any attack on the islands will be met with force.",
        "Any attack on the islands",
        "will be met with force",
        "will",
    ),
    (
        "any",
        "The general warned that any landing would trigger a wider war.",
        "any landing",
        "would trigger a wider war",
        "would",
    ),
    ("any", "Anyone who crosses the line will face arrest.", "Anyone who crosses the line", "will face arrest", "will"),
    # orders
    (
        "or-face",
        "Leave the port now or face the fleet, the admiral said.",
        "Leave the port now",
        "face the fleet",
        "will",
    ),
    (
        "or-face",
        "The general told the rebels to lay down their arms or face destruction.",
        "lay down their arms",
        "face destruction",
        "will",
    ),
    ("or-face", "Kestan must open the strait or risk new sanctions.", "open the strait", "risk new sanctions", "will"),
    (
        "imperative-and",
        "“Cross the river and you will be shot,” the sergeant said.",
        "Cross the river",
        "you will be shot",
        "will",
    ),
    (
        "imperative-and",
        "Sign the treaty and we will lift the blockade.",
        "Sign the treaty",
        "we will lift the blockade",
        "will",
    ),
    (
        "imperative-and",
        "“Touch the islands and we will answer,” the queen said.",
        "Touch the islands",
        "we will answer",
        "will",
    ),
    # otherwise
    (
        "otherwise",
        "Kestan must withdraw. Otherwise, the fleet will sail.",
        "Kestan must withdraw",
        "the fleet will sail",
        "will",
    ),
    (
        "otherwise",
        "The strait must be opened; otherwise prices will soar.",
        "The strait must be opened",
        "prices will soar",
        "will",
    ),
    (
        "otherwise",
        "The council should meet today. Otherwise the mills could close.",
        "The council should meet today",
        "the mills could close",
        "may",
    ),
    # neighbouring sentences
    ("if", "If they do land? Then the islands are lost.", "they do land", "the islands are lost", "is"),
    (
        "if",
        "“If they do cross the river. They will be targets,” the general said.",
        "they do cross the river",
        "They will be targets",
        "will",
    ),
    (
        "suppose",
        "Imagine that the dam failed. Then the whole valley would be under water.",
        "the dam failed",
        "the whole valley would be under water",
        "would",
    ),
]

# An "if" or "whether" that asks or doubts, a set phrase, a time, a question: none of these is a condition.
NONE: list[str] = [
    "The senator asked if the ship had sailed.",
    "Reporters asked the spokesman if the jet was lost.",
    "Asked by a senator if the pact still held, the envoy smiled.",
    "We don’t know if they will land, and if they do, in what strength.",
    "It is unclear if the talks will go on.",
    "It remains unclear whether Kestan will attack.",
    "We will see if the truce holds.",
    "Nobody is sure if the pilot survived.",
    "The ministry declined to say if the jet was lost.",
    "The palace did not say if the king would travel.",
    "Engineers are checking if the dam is safe.",
    "The council will decide if the bridge is to be rebuilt.",
    "It depends on whether the rains come.",
    "Whether or not the army moves, the port is closed.",
    "Dozens, if not hundreds, fled the port.",
    "The truce, if anything, made the shelling worse.",
    "Seldom, if ever, had the strait been so full.",
    "If only the rain would stop.",
    "The port looked as if nobody had lived there.",
    "What if the dam bursts?",
    "It was a small if welcome step.",
    "It was a small, if welcome, step towards peace.",
    "The ship did not move until the tug came.",
    "The office will close until Monday.",
    "The admiral once commanded the northern fleet.",
    "Once the bridge fell, the army fled.",
    "An official spoke on condition of anonymity.",
    "The ministry provided the islands with grain.",
    "The line at the border was as long as a mile.",
    "The crew may be held for as long as the inquiry lasts.",
    "The envoy said the landing was not a red line.",
    "Passengers change to the red line train at Orm station.",
    "The soldiers were told to wait.",
    "The duke had the bridge mined.",
    "The council should meet.",
    "What should the council do now?",
    "Any child can read it.",
    "The road was closed or blocked for days.",
    "The envoy thought otherwise.",
]

# Rules that one marker's entry covers: "even if" is found by the rule of "if".
RULES = {"even-if": "if", "only-if": "if"}


@pytest.mark.parametrize(("rule", "text", "antecedent", "consequent", "force"), CASES, ids=[case[1] for case in CASES])
def test_construction(rule: str, text: str, antecedent: str, consequent: str | None, force: str | None) -> None:
    (found,) = conditionals(text)
    assert found.antecedent.text == antecedent
    assert (found.consequent.text if found.consequent else None) == consequent
    assert found.force == force
    assert found.by == f"conditionals/{RULES.get(rule, rule)}@1"


@pytest.mark.parametrize("text", NONE)
def test_no_condition(text: str) -> None:
    assert conditionals(text) == []


def test_every_construction_has_three_sentences() -> None:
    rules = [case[0] for case in CASES]
    # The rules that share a construction count together; "suppose" shares that of neighbouring sentences.
    together = {"in-the-event-of": "in-the-event", "suppose": "if"}
    counted = [together.get(rule, rule) for rule in rules]
    assert all(counted.count(rule) >= 3 for rule in counted)
