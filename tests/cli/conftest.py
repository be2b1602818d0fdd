"""What the tests of the command line share: a record with all that a page can show, and the command, run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.model import (
    Argument,
    Conditional,
    Entity,
    Event,
    Factuality,
    Problem,
    Quantity,
    Record,
    Span,
    Statement,
    Timex,
    Toponym,
    make_document,
)

TEXT = (
    "Brandt draws a line at Orm\n"
    "Minister Ilse Brandt warned on Tuesday that at least 3,000 soldiers had moved to Velm. “If Kestan lands on Orm, "
    "we will close the strait,” she said, citing Tal as saying the coast was empty."
)
Runner = Callable[..., "subprocess.CompletedProcess[str]"]


def cite(words: str, number: int = 1) -> Span:
    start = -1
    for _ in range(number):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words), words)


@pytest.fixture
def record() -> Record:
    brandt = Entity(
        id="e1", by="entities/name@1", name="Ilse Brandt", kind="person", country="VAL", sectors=("GOV",),
        titles=(cite("Minister"),), mentions=(cite("Minister Ilse Brandt"), cite("she")),
    )  # fmt: skip
    time = Timex(
        id="t1", by="times/weekday@1", span=cite("Tuesday"), type="DATE", value="2031-03-04",
        begin="2031-03-04", until="2031-03-05",
    )  # fmt: skip
    place = Toponym(
        id="p1", by="places/gazetteer@1", span=cite("Velm"), name="Velm", country="VAL", latitude=-50.25, longitude=10.5
    )
    quantity = Quantity(
        id="q1", by="quantities/at-least@1", span=cite("at least 3,000"), low=3000, counted=cite("soldiers")
    )
    warned = Statement(
        id="s1", by="statements/verb-clause@1", source=Argument(entity="e1", span=cite("Minister Ilse Brandt")),
        cue=cite("warned"), content=(cite("that at least 3,000 soldiers had moved to Velm"),), manner="indirect",
        act="warn", times=("t1",),
    )  # fmt: skip
    said = Statement(
        id="s2", by="statements/quote@1", source=Argument(entity="e1", span=cite("she")), cue=cite("said"),
        content=(cite("“If Kestan lands on Orm, we will close the strait,”"),), manner="direct", act="threaten",
    )  # fmt: skip
    inner = Statement(
        id="s3", by="statements/verb-clause@1", source=Argument(entity=None, span=cite("Tal")), cue=cite("saying"),
        content=(cite("the coast was empty"),), manner="indirect", act="assert", within="s2",
    )  # fmt: skip
    moved = Event(
        id="v1", by="events/mobilize@1", type="MOBILIZE", mode="troops", anchor=cite("moved"), factuality=Factuality(),
        objects=(Argument(entity=None, span=cite("soldiers")),), destination=("p1",), quantities=("q1",),
        statement="s1",
    )  # fmt: skip
    lands = Event(
        id="v2", by="events/assault@1", type="ASSAULT", anchor=cite("lands"),
        factuality=Factuality(status="conditional", certainty="possible"),
        actors=(Argument(entity=None, span=cite("Kestan")),),
        recipients=(Argument(entity="e1", span=cite("we")),), statement="s2",
    )  # fmt: skip
    condition = Conditional(
        id="c1", by="conditionals/if@1", marker=cite("If"), antecedent=cite("Kestan lands on Orm"),
        consequent=cite("we will close the strait"), kind="threat", force="will", statement="s2",
        antecedent_events=("v2",),
    )  # fmt: skip
    document = make_document(TEXT, title="Brandt draws a line at Orm", publisher="The Courier", published="2031-03-05")
    return Record(
        document=document, entities=(brandt,), statements=(warned, said, inner), events=(moved, lands),
        conditionals=(condition,), quantities=(quantity,), times=(time,), places=(place,),
        problems=(Problem(by="events", message="gave up", span=cite("coast")),), made_by="test",
    ).check()  # fmt: skip


@pytest.fixture(scope="session")
def sayso() -> Runner:
    """Runs the command as a person would, away from the terminal."""

    def run(*words: str, text: str | None = None, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "sayso.cli", *words]
        return subprocess.run(
            command, input=text, capture_output=True, text=True, encoding="utf-8", cwd=folder, check=False
        )

    return run
