"""Statements set in one another by constructions that the parser does not give away.

Each sentence stands once for each of its statements, with that one marked.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Statement

Check = Callable[..., tuple[Statement, ...]]

HOLDS = {  # the first holds the second
    "what is heard was said": [
        "{The guard} [said] <he heard a woman shout that the dam had burst>.",
        "The guard said he heard {a woman} [shout] <that the dam had burst>.",
    ],
    "a plural's verb is no infinitive": [
        "{The envoy} [wrote] <that residents of Orm fear the wells are poisoned>.",
        "The envoy wrote that {residents of Orm} [fear] <the wells are poisoned>.",
    ],
    "a noun and who it is by": [
        "{The minister} [rejected] <an allegation by the bank that the crews were unpaid>.",
        "The minister rejected an [allegation] by {the bank} <that the crews were unpaid>.",
    ],
    "according to, within a clause that goes on": [
        "{The governor} [said] <that six bridges had fallen, according to the army, but that the port was open>.",
        "The governor said that <six bridges had fallen>, [according to] {the army}, but that the port was open.",
    ],
    "a middle cue that is reported in turn": [
        "<Three of the boats were sunk, the navy said>, [according to] {the mayor}.",
        "<Three of the boats were sunk>, {the navy} [said], according to the mayor.",
    ],
    "a middle cue before the one who tells of it": [
        "<The bridge had been mined, engineers believe>, {the general} [told] reporters.",
        "<The bridge had been mined>, {engineers} [believe], the general told reporters.",
    ],
    "a middle cue with the one who is told": [
        "<The council>, {an envoy} [told] the senator, <believes that the fleet will sail>.",
        "{The council}, an envoy told the senator, [believes] <that the fleet will sail>.",
    ],
    "somebody is believed to": [
        "<The rebels are believed to have crossed the river>, {officials} [said].",
        "<The rebels> are [believed] <to have crossed the river>, officials said.",
    ],
    "a clause that ends in a row": [
        "{The envoy} [cited] <warnings from the navy that Kestan is using the raid to sow panic"
        " and a feeling of ruin>.",
        "The envoy cited [warnings] from {the navy} <that Kestan is using the raid to sow panic"
        " and a feeling of ruin>.",
    ],
    "a quotation, and what happened then": [
        "{The general} [said] <the pilot had radioed “We are on fire” before the plane fell>.",
        "The general said {the pilot} had [radioed] <“We are on fire”> before the plane fell.",
    ],
}


@pytest.mark.parametrize("versions", HOLDS.values(), ids=HOLDS)
def test_the_first_holds_the_second(check: Check, versions: list[str]) -> None:
    outer, inner = check(*versions)
    assert inner.within == outer.id
    assert outer.within is None


ALONE = {
    "two that clauses of one verb": ["{She} [said] <that the fleet was ready, and that it would sail>."],
    "a noun and who it is from": ["The [warning] from {the admiral} <that the ice was thin> came late."],
    "a noun among many": ["There are [fears] among {officials} <that the truce will fail>."],
    "a possessor that the parser takes for a subject": ["{Haugen}’s [warning] <that the talks could fail> came late."],
    "a quotation before a departure": ["{The envoy} [said] <“We are ready”> before he left the hall."],
    "what the speaker felt is not what he said": [
        "<Bread>, {the mayor} [said], <would last until June>, though he feared that prices would rise.",
        "Bread, the mayor said, would last until June, though {he} [feared] <that prices would rise>.",
    ],
    "said to have been told": [
        "<The crew> is [said] <to have been told that the war was over>.",
        "The crew is said to have been [told] <that the war was over>.",
    ],
}


@pytest.mark.parametrize("versions", ALONE.values(), ids=ALONE)
def test_what_is_said_ends_where_it_ends(check: Check, versions: list[str]) -> None:
    check(*versions)


@pytest.mark.parametrize(
    "text",
    [
        "The court let the officers say that they were sorry.",
        "The captain is supposed to have left the harbour.",
        "The report of the minister that was wrong has been burnt.",
        "The claim of Tuesday that was filed has been paid.",
    ],
)
def test_nothing_is_said(seen: Callable[[str], list[object]], text: str) -> None:
    assert seen(text) == []
