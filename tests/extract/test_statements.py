"""Who said what: every construction with sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.statements import find_statements
from sayso.language import read_language
from sayso.language.coreference import link_mentions
from sayso.model import Statement, make_document, spans_of


def statements(text: str, kind: str = "story") -> list[Statement]:
    return list(find_statements(link_mentions(read_language(make_document(text, kind=kind)))))


def seen(text: str, kind: str = "story") -> list[tuple[str | None, str | None, str]]:
    return [
        (s.source.span.text if s.source else None, s.cue.text if s.cue else None, " + ".join(c.text for c in s.content))
        for s in statements(text, kind)
    ]


CONSTRUCTIONS = {
    "indirect, cue before": (
        "Admiral Venn said that two brigades had crossed the river.",
        [("Admiral Venn", "said", "that two brigades had crossed the river")],
    ),
    "indirect without that": (
        "Admiral Venn said two brigades had crossed the river.",
        [("Admiral Venn", "said", "two brigades had crossed the river")],
    ),
    "indirect, cue after": (
        "Two brigades had crossed the river, Admiral Venn said.",
        [("Admiral Venn", "said", "Two brigades had crossed the river")],
    ),
    "direct, cue after": (
        "“We hold the river and the bridge,” Admiral Venn said.",
        [("Admiral Venn", "said", "“We hold the river and the bridge,”")],
    ),
    "direct, inverted": (
        "“We hold the river and the bridge,” said Admiral Venn.",
        [("Admiral Venn", "said", "“We hold the river and the bridge,”")],
    ),
    "direct, cue before": (
        "Admiral Venn told reporters: “We hold the river.”",
        [("Admiral Venn", "told", "“We hold the river.”")],
    ),
    "direct, cue inside": (
        "“We hold the river,” Admiral Venn said, “and we hold the bridge.”",
        [("Admiral Venn", "said", "“We hold the river,” + “and we hold the bridge.”")],
    ),
    "direct, runs on": (
        "“We hold the river,” Admiral Venn said. “We also hold the bridge to the east.”",
        [("Admiral Venn", "said", "“We hold the river,” + “We also hold the bridge to the east.”")],
    ),
    "a question and its cue": (
        "“Do you hold the river?” Senator Oake asked.",
        [("Senator Oake", "asked", "“Do you hold the river?”")],
    ),
    "according to": (
        "Two brigades crossed the river, according to Admiral Venn.",
        [("Admiral Venn", "according to", "Two brigades crossed the river")],
    ),
    "according to, in front": (
        "According to Admiral Venn, two brigades crossed the river.",
        [("Admiral Venn", "According to", "two brigades crossed the river")],
    ),
    "urging another": (
        "President Oake urged Russia to withdraw its brigades.",
        [("President Oake", "urged", "Russia to withdraw its brigades")],
    ),
    "calling on another": (
        "President Oake called on Russia to withdraw its brigades.",
        [("President Oake", "called on", "Russia to withdraw its brigades")],
    ),
    "a vow": (
        "President Oake vowed to defend the islands.",
        [("President Oake", "vowed", "to defend the islands")],
    ),
    "a participle": (
        "President Oake left the talks, warning that the truce could fail.",
        [("President Oake", "warning", "that the truce could fail")],
    ),
    "a second cue ends the first content": (
        "President Oake said the truce had failed, adding that the fleet would sail.",
        [("President Oake", "said", "the truce had failed"), ("President Oake", "adding", "that the fleet would sail")],
    ),
    "an accusation": (
        "Russia accused Ukraine of shelling the port.",
        [("Russia", "accused", "Ukraine of shelling the port")],
    ),
    "a quality": (
        "President Oake has been clear that no troops would land.",
        [("President Oake", "clear", "that no troops would land")],
    ),
    "a relative clause": (
        "Admiral Venn, who said that the fleet was safe, left on Monday.",
        [("Admiral Venn", "said", "that the fleet was safe")],
    ),
    "as somebody noted": (
        "As Admiral Venn noted, the river is wide.",
        [("Admiral Venn", "noted", "the river is wide")],
    ),
    "after a misjoined comma": (
        "Germany will train two brigades, Foreign Minister Ada Oake said in Riga on Monday.",
        [("Foreign Minister Ada Oake", "said", "Germany will train two brigades")],
    ),
    "a clause that the parser hangs on the time": (
        "Germany has warned for years that the strait could be closed.",
        [("Germany", "warned", "that the strait could be closed")],
    ),
    "said this": (
        "Two brigades have crossed the river. Admiral Venn said this on Monday.",
        [("Admiral Venn", "said", "Two brigades have crossed the river")],
    ),
}


@pytest.mark.parametrize("name", CONSTRUCTIONS)
def test_construction(name: str) -> None:
    text, wanted = CONSTRUCTIONS[name]
    assert seen(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The fleet left Orm on Monday and reached the coast by night.",
        "The admiral did not say whether the fleet would sail.",
        "The admiral could say that the fleet was safe.",
        "The “Iron Queen” is the oldest ship of the fleet.",
        "It is clear from the map that the river is wide.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("“We hold the river,” Admiral Venn said.", "direct"),
        ("Admiral Venn said the river was held.", "indirect"),
        ("Admiral Venn said the river was a “red line” for the fleet.", "mixed"),
    ],
)
def test_manner(text: str, manner: str) -> None:
    assert [s.manner for s in statements(text)] == [manner]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Kestan denied that it had shelled the port.", "deny"),
        ("President Oake confirmed that the destroyer had been hit.", "confirm"),
        ("Russia threatened to close the strait.", "threaten"),
        ("President Oake called the report a fabrication.", "reject"),
        ("Analysts predict that the siege will last.", "predict"),
        ("President Oake asked why the convoy was late.", "ask"),
    ],
)
def test_act(text: str, act: str) -> None:
    assert [s.act for s in statements(text)] == [act]


def test_a_statement_within_a_statement_knows_it() -> None:
    text = "Admiral Venn said that President Oake had promised that the fleet would sail."
    outer, inner = statements(text)
    assert inner.within == outer.id
    assert outer.within is None
    assert inner.source is not None
    assert inner.source.span.text == "President Oake"


def test_who_is_asked_is_the_addressee() -> None:
    (found,) = statements("President Oake urged Russia to withdraw its brigades.")
    assert found.addressee is not None
    assert found.addressee.span.text == "Russia"


def test_a_turn_of_a_transcript_is_a_statement_of_its_speaker() -> None:
    text = "MS. OAKE:  We hold the river.\nWe hold the bridge.\nQ    Is it war?"
    assert seen(text, "transcript") == [
        ("MS. OAKE", None, "We hold the river. + We hold the bridge."),
        ("Q", None, "Is it war?"),
    ]
    assert [s.act for s in statements(text, "transcript")] == ["assert", "ask"]


@pytest.mark.parametrize("label", ["Q ", "QUESTION:", "REPORTER:"])
def test_who_asks_in_a_transcript_asks(label: str) -> None:
    found = statements(f"MS. OAKE:  We hold the river.\n{label}   Is it war?", "transcript")
    assert [s.act for s in found] == ["assert", "ask"]


def test_two_quotations_of_two_speakers_are_not_mixed_up() -> None:
    text = "“We hold the river,” Admiral Venn said. “That is false,” President Oake replied."
    assert [(source, words) for source, _, words in seen(text)] == [
        ("Admiral Venn", "“We hold the river,”"),
        ("President Oake", "“That is false,”"),
    ]


def test_hearsay_has_no_source() -> None:
    (found,) = statements("Kestan has reportedly moved two brigades to the coast.")
    assert found.source is None
    assert found.cue is not None
    assert found.cue.text == "reportedly"


WORDS = (
    "“ ” Venn said that the river , . according to he “We hold,” adding if call on ’ warned of was clear urged Russia"
)
PIECES = st.sampled_from([*WORDS.split(), "\n", "MS. OAKE:"])


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join), st.sampled_from(["story", "transcript"]))
def test_any_words_give_statements_that_cite_them(text: str, kind: str) -> None:
    found = statements(text, kind)
    assert len({s.id for s in found}) == len(found)
    for statement in found:
        for span in spans_of(statement):
            assert text[span.start : span.end] == span.text
