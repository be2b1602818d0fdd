"""What is done by saying it: the act of a statement, and the frame that its content comes in."""

from __future__ import annotations

import pytest


def fault(*values: object, why: str) -> object:
    """A sentence that is still read wrongly, and how."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=why))


ACTS = {
    "assert": [
        "{The minister} [said] <that the border was closed>.",
        "{The minister} [explained] <that the border was closed>.",
        "{The minister} [reiterated] <that the border was closed>.",
        "{The minister} [added] <that the border was closed>.",
        "{The minister} [replied] <that the border was closed>.",
    ],
    "confirm": [
        "{The minister} [confirmed] <that the border was closed>.",
        "{The minister} [acknowledged] <that the border was closed>.",
        "{The minister} [admitted] <that the border was closed>.",
        "{The minister} [conceded] <that the border was closed>.",
        "{The minister} [affirmed] <that the border was closed>.",
    ],
    "deny": [
        "{The minister} [denied] <that the border was closed>.",
        "{Russia} [denied] <shelling the port>.",
        "{Russia} [denied] <having shelled the port>.",
        "{The minister} [denied] <the report>.",
        "{Russia} has [denied] <any role in the raid>.",
        "{The minister} repeatedly [denied] <the claims>.",
    ],
    "reject": [
        "{The president} [rejected] <the offer of talks>.",
        "{The president} [dismissed] <the report as a fabrication>.",
        "{The president} [condemned] <the shelling of the port>.",
        "{Brussels} [criticized] <the decision to close the border>.",
        "{The envoy} [denounced] <the raid>.",
        "{The envoy} [disputed] <the figures>.",
        "{The government} [ruled out] <a truce>.",
        "{The bishop} [spoke out against] <the blockade>.",
        "{The envoy} [took issue with] <the draft>.",
        "{The president} [called] <the report false>.",
    ],
    "accuse": [
        "{Ukraine} [accused] <Russia of shelling the port>.",
        "{The minister} [blamed] <the rebels for the fire>.",
        "{The minister} [alleged] <that agents had cut the cable>.",
        "{The mayor} [complained] <that the letters went unanswered>.",
        "{Ukraine} has repeatedly [accused] <Russia of breaking the truce>.",
        "{The president} [accused] <the opposition of treason>.",
        "{The president} [blamed] <Iran for the attack on the tanker>.",
    ],
    "warn": [
        "{The admiral} [warned] <that the strait could be closed>.",
        "{The admiral} [cautioned] <that the ice was thin>.",
        "{Aid agencies} [warned] <of a famine>.",
        "{The admiral} [warned] <against a hasty retreat>.",
        "{The mayor} [sounded the alarm] <about the missing convoy>.",
        "{Residents} [raised concerns] <about the mined channel>.",
        "{The council} [warned] <about the danger of mines>.",
    ],
    "urge": [
        "{President Oake} [urged] <Russia to withdraw its brigades>.",
        "{President Oake} [called on] <Russia to withdraw its brigades>.",
        "{President Oake} [called upon] <both sides to hold fire>.",
        "{The envoy} [called for] <a ceasefire>.",
        "{The envoy} [appealed for] <calm>.",
        "{The bloc} [pushed for] <new sanctions>.",
        "{The council} [recommended] <that the flights stop>.",
        "{Norway} [proposed] <that observers be sent>.",
        "{The pope} [begged] <both sides to stop the war>.",
        "{The doctor} [advised] <the queen to rest>.",
    ],
    "demand": [
        "{Ukraine} [demanded] <that the fleet withdraw>.",
        "{Ukraine} [demanded] <an apology>.",
        "{The general} [ordered] <his troops to hold the bridge>.",
        "{The court} [ordered] <that the crew be freed>.",
        "{The general} [instructed] <the crews to return>.",
        "{The captain} [told] <the crew to leave the ship>.",
    ],
    "promise": [
        "{President Oake} [vowed] <to defend the islands>.",
        "{President Oake} [promised] <to defend the islands>.",
        "{Russia} [pledged] <that it would return the crew>.",
        "{Russia} has [pledged] <to return the crew>.",
        "{The minister} [promised] <a new brigade>.",
        "{The prince} [swore] <to avenge the dead>.",
        "{The minister} [guaranteed] <that the crews would be freed>.",
    ],
    "threaten": [
        "{Russia} [threatened] <to close the strait>.",
        "{Russia} has [threatened] <that it will close the strait>.",
        "{Russia} [threatened] <a severe response>.",
        "{Russia} [vowed] <a severe response>.",
    ],
    "predict": [
        "{Analysts} [predict] <that the siege will last>.",
        "{Officials} [expect] <the convoy will arrive>.",
        "{The bank} has [forecast] <that exports will fall>.",
        "{Analysts} [anticipate] <that the siege will end>.",
    ],
    "ask": [
        "{Deputies} [asked] <whether the pact still held>.",
        "{The senator} [questioned] <why the order was late>.",
        "{Deputies} [wondered] <whether the pact still held>.",
    ],
}  # fmt: skip
CASES = [(act, marked) for act, sentences in ACTS.items() for marked in sentences]


@pytest.mark.parametrize(("act", "marked"), CASES)
def test_the_cue_tells_the_act(check, act, marked) -> None:
    (statement,) = check(marked)
    assert statement.act == act


SAID_AS = [
    ("{The minister} [called] <it piracy>.", "assert"),
    ("{The minister} [called] <the raid a drill>.", "assert"),
    ("{The minister} [called] <the raid an act of piracy>.", "assert"),
    ("{The minister} [described] <the raid as piracy>.", "assert"),
    ("{The minister} [described] <the talks as fruitful>.", "assert"),
    ("{The minister} [labelled] <the rebels as terrorists>.", "assert"),
    ("{The minister} [portrayed] <the talks as a failure>.", "assert"),
    ("{The minister} [hailed] <the truce as a victory>.", "assert"),
    ("{The minister} [called] <the claim baseless>.", "reject"),
    ("{The minister} [called] <the report a lie>.", "reject"),
    ("{The minister} [described] <the figures as false>.", "reject"),
    ("{The minister} [called] <the sanctions illegal>.", "reject"),
    ("{The minister} [dismissed] <the video as propaganda>.", "reject"),
    ("{The minister} [called] <the allegations “groundless”>.", "reject"),
    ("{The minister} [portrayed] <the raid as a drill>.", "assert"),
    fault("{The minister} [called] <the raid piracy>.", "assert", why="the two nouns are one compound, by the parse"),
]


@pytest.mark.parametrize(("marked", "act"), SAID_AS)
def test_to_call_something_so_is_to_say_it_is_so(check, marked, act) -> None:
    (statement,) = check(marked)
    assert statement.act == act


ADDRESSED = [
    ("President Oake told Russia that the fleet would sail.", "Russia"),
    ("Admiral Venn told reporters the fleet was safe.", "reporters"),
    ("The envoy assured Ukraine that no troops would cross.", "Ukraine"),
    ("The envoy informed the council that the talks had failed.", "the council"),
    ("The envoy reminded Russia of its duty to warn ships.", "Russia"),
    ("President Oake urged Russia to withdraw its brigades.", "Russia"),
    ("President Oake called on Russia to withdraw its brigades.", "Russia"),
    ("The queen warned Russia not to cross the river.", "Russia"),
    ("The queen warned Russia that the strait would be closed.", "Russia"),
    ("The general ordered his troops to hold the bridge.", "his troops"),
    ("The council called upon both sides to hold fire.", "both sides"),
    ("The president asked Norway to mediate.", "Norway"),
    ("Iran notified the agency that the inspectors would be let in.", "the agency"),
    ("“We are ready,” Admiral Venn told the BBC.", "the BBC"),
    ("The fleet was safe, Admiral Venn told the BBC.", "the BBC"),
    ("The pope begged both leaders to stop the war.", "both leaders"),
]


@pytest.mark.parametrize(("text", "addressee"), ADDRESSED)
def test_who_is_told_or_asked_is_the_addressee(statements, text, addressee) -> None:
    (statement,) = statements(text)
    assert statement.addressee is not None
    assert statement.addressee.span.text == addressee


@pytest.mark.parametrize(
    "text",
    [
        "Admiral Venn said that the fleet was safe.",
        "Russia threatened to close the strait.",
        "President Oake vowed to defend the islands.",
        "The president rejected the offer of talks.",
        "The minister called the raid a drill.",
        "The ministry announced that talks would resume.",
        "Aid agencies warned of famine in the hill towns.",
        "Ukraine accused Russia of shelling the port.",
    ],
)
def test_where_nobody_is_told_there_is_no_addressee(statements, text) -> None:
    (statement,) = statements(text)
    assert statement.addressee is None


@pytest.mark.parametrize(
    ("text", "addressee", "source"),
    [
        ("Russia said that Norway was ready. President Oake urged Russia to wait.", "Russia", "President Oake"),
        ("Norway spoke on Monday. Admiral Venn told Norway that the fleet was safe.", "Norway", "Admiral Venn"),
    ],
)
def test_the_addressee_is_the_entity_it_names(statements, text, addressee, source) -> None:
    told = next(s for s in statements(text) if s.addressee is not None)
    assert told.source is not None
    assert told.addressee is not None
    assert (told.source.span.text, told.addressee.span.text) == (source, addressee)
    assert told.addressee.entity is not None
    assert told.addressee.entity != told.source.entity


OF_WHAT = [
    "{The envoy} [reminded] <Russia of its duty to warn ships>.",
    "{Officials} [warned] <of war should the fleet sail>.",
    "{The ministry} [warned] <of a new wave of attacks>.",
    "{The council} [voiced] <concern over the shelling of the port>.",
    "{The council} [expressed] <its outrage at the raid>.",
    "{The report} [highlighted] <the danger of mines in the strait>.",
    "{The envoy} [recalled] <a promise by the duke that the crews would be freed>.",
    "{The spokesman} [detailed] <the convoy’s route from the capital to the coast>.",
    "{The envoy} [pointed to] <the empty harbour>.",
    "{The prince} [praised] <the islanders for holding out>.",
]


@pytest.mark.parametrize("marked", OF_WHAT)
def test_a_thing_may_be_what_is_said(check, marked) -> None:
    check(marked)
