"""A finding in one line: its value, and the words that say so; with nothing in it that steers a terminal."""

from __future__ import annotations

import pytest

from sayso.cli.phrases import headline
from sayso.model import (
    Argument,
    Conditional,
    Entity,
    Event,
    Factuality,
    Finding,
    Quantity,
    Span,
    Statement,
    Timex,
    Toponym,
)


def say(words: str) -> Span:
    return Span(0, len(words), words)


def who(words: str) -> Argument:
    return Argument(entity=None, span=say(words))


LINES: list[tuple[Finding, str]] = [
    (
        Statement(
            id="s",
            by="test",
            source=who("Brandt"),
            cue=say("warned"),
            content=(say("ships may sail"), say("soon")),
            manner="indirect",
            act="warn",
        ),
        "Brandt warned: “ships may sail” … “soon”",
    ),
    (
        Statement(id="s", by="test", source=None, cue=None, content=(say("“No.”"),), manner="direct", act="deny"),
        ": “No.”",
    ),
    (
        Event(
            id="e",
            by="test",
            type="MOBILIZE",
            mode="troops",
            anchor=say("sent"),
            factuality=Factuality(status="planned"),
            actors=(who("Kestan"),),
            recipients=(who("Velm"),),
            objects=(who("300 men"),),
        ),
        "MOBILIZE/troops (planned)  Kestan → sent → Velm, 300 men",
    ),
    (
        Event(id="e", by="test", type="ASSAULT", anchor=say("shelled"), factuality=Factuality(polarity="negated")),
        "ASSAULT (denied)  ? → shelled",
    ),
    (
        Conditional(
            id="c", by="test", marker=say("if"), antecedent=say("Kestan lands"), consequent=say("we will close it")
        ),
        "IF “Kestan lands”  THEN “we will close it”",
    ),
    (
        Quantity(id="q", by="test", span=say("at least 3,000"), low=3000, high=None, counted=say("men")),
        "≥ 3,000 (men)  “at least 3,000”",
    ),
    (
        Quantity(id="q", by="test", span=say("about 20"), low=20, high=20, approximate=True),
        "~20  “about 20”",
    ),
    (
        Timex(
            id="t",
            by="test",
            span=say("Monday"),
            type="DATE",
            value="2031-03-03",
            begin="2031-03-03",
            until="2031-03-04",
        ),
        "2031-03-03 (2031-03-03 to 2031-03-04)  “Monday”",
    ),
    (Timex(id="t", by="test", span=say("Monday"), type="DATE"), "DATE (not resolved)  “Monday”"),
    (
        Timex(id="t", by="test", span=say("since Monday"), type="DATE", value="2031-03-03", begin="2031-03-03"),
        "2031-03-03 (2031-03-03 to …)  “since Monday”",
    ),
    (
        Toponym(id="p", by="test", span=say("Oslo"), name="Oslo", country="NOR", latitude=59.91, longitude=10.75),
        "Oslo, NOR, 59.91°N 10.75°E  “Oslo”",
    ),
    (Toponym(id="p", by="test", span=say("Velm")), "not resolved  “Velm”"),
    (
        Entity(id="n", by="test", name="Ilse Brandt", kind="person", country="NOR", sectors=("GOV", "MIL")),
        "Ilse Brandt, person, NOR, GOV MIL",
    ),
    (Entity(id="n", by="test", name="Velm", kind="place"), "Velm, place"),
]


@pytest.mark.parametrize(("finding", "line"), LINES, ids=[line for _, line in LINES])
def test_a_finding_in_one_line(finding: Finding, line: str) -> None:
    assert headline(finding) == line
