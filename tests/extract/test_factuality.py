"""How sure an event is, and by which words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.codebook.load import examples, load
from sayso.extract.events import find_events
from sayso.extract.factuality import judge_factuality
from sayso.language import read_language
from sayso.language.coreference import link_mentions
from sayso.model import Conditional, Event, Factuality, Span, make_document


def judged(text: str, *conditionals: Conditional, published: str = "2024-10-24") -> list[tuple[Event, Factuality]]:
    reading = link_mentions(read_language(make_document(text, published=published)))
    return [(event, judge_factuality(reading, event, conditionals=conditionals)) for event in find_events(reading)]


def first(text: str, *conditionals: Conditional) -> Factuality:
    return judged(text, *conditionals)[0][1]


def read(text: str) -> tuple[str, str, str]:
    found = first(text)
    return found.polarity, found.certainty, found.status


ACTUAL = ("affirmed", "certain", "actual")
NEGATED = ("negated", "certain", "actual")
POSSIBLE = ("affirmed", "possible", "actual")
PROBABLE = ("affirmed", "probable", "actual")
PLANNED = ("affirmed", "certain", "planned")
WANTED = ("affirmed", "certain", "wanted")
CONDITIONAL = ("affirmed", "certain", "conditional")

ASKED = ("unknown", "unknown", "actual")

READINGS = {
    "asked": ("Did Russian troops attack Poland on Monday?", ASKED),
    "asked whether it is true": ("Is it true that Russian troops attacked Poland?", ASKED),
    "asked in quotation marks": ("“Have Russian troops attacked Poland?” the senator asked.", ASKED),
    "asked why, and so taken for true": ("Why did Russian troops attack Poland?", ACTUAL),
    "plain": ("Russian troops attacked Poland.", ACTUAL),
    "perfect": ("Russian troops have attacked Poland.", ACTUAL),
    "said": ("Poland said that Russian troops attacked Estonia.", ACTUAL),
    "accused": ("Poland accused Belarus of attacking Estonia.", ACTUAL),
    "what is said is not planned by who says it": ("Poland promised that Russian troops attacked Estonia.", ACTUAL),
    "not": ("Russian troops have not attacked Poland.", NEGATED),
    "never": ("Russian troops never attacked Poland.", NEGATED),
    "no soldiers": ("No Russian soldiers entered Poland.", NEGATED),
    "failed to": ("Russian troops failed to capture Kyiv.", NEGATED),
    "denied -ing": ("Iran denied attacking Israel.", NEGATED),
    "denied that": ("Iran denied that it sent missiles to Russia.", NEGATED),
    "without": ("Russian jets circled Estonia without attacking the base.", NEGATED),
    "no evidence": ("There is no evidence that Poland sent troops to Ukraine.", ("negated", "unknown", "actual")),
    "may": ("Russian troops may attack Poland.", POSSIBLE),
    "could be": ("Polish troops could be sent to Latvia.", POSSIBLE),
    "possible that": ("It is possible that Russia attacked the depot.", POSSIBLE),
    "fears that": ("There are fears that Russia sent troops to Moldova.", POSSIBLE),
    "potentially": ("Russian troops potentially attacked Poland.", POSSIBLE),
    "whether": ("It is unclear whether Russia will attack Estonia.", ("affirmed", "unknown", "planned")),
    "the task of": ("The army has the task of capturing the city of Kharkiv.", PLANNED),
    "hopes that it would": ("There are hopes that Germany would send tanks to Ukraine.", PLANNED),
    "reportedly": ("Iran has reportedly sent missiles to Russia.", PROBABLE),
    "allegedly": ("Iran allegedly attacked the tanker.", PROBABLE),
    "likely": ("Russia is likely to attack Kharkiv.", PROBABLE),
    "believed to have": ("Two brigades are believed to have been sent to Belarus.", PROBABLE),
    "will": ("Poland will send troops to Latvia.", PLANNED),
    "won't": ("Poland won't send troops to Latvia.", ("negated", "certain", "planned")),
    "going to": ("Poland is going to send tanks to Ukraine.", PLANNED),
    "plans to": ("Poland plans to send troops to Latvia.", PLANNED),
    "pledged to": ("Poland pledged to send tanks to Ukraine.", PLANNED),
    "a plan to": ("A plan to send Polish troops to Latvia was dropped.", PLANNED),
    "said it would": ("Poland said it would send tanks to Ukraine.", PLANNED),
    "urged": ("Poland urged Germany to send tanks to Ukraine.", WANTED),
    "called on": ("Poland called on Germany to send missiles to Ukraine.", WANTED),
    "demanded that": ("Poland demanded that Russia withdraw its troops.", WANTED),
    "should": ("Germany should send tanks to Ukraine.", WANTED),
    "needs to": ("Ukraine needs to strike Russian territory.", WANTED),
    "warned against": ("Germany warned Russia against attacking Estonia.", ("negated", "certain", "wanted")),
    "if": ("If Russia attacks Poland, NATO will respond.", CONDITIONAL),
    "unless": ("Unless Russia withdraws its troops, NATO will respond.", CONDITIONAL),
    "should, inverted": ("Should Russia attack Poland, NATO will respond.", CONDITIONAL),
    "would": ("A Russian convoy would be attacked.", CONDITIONAL),
    "supposed": ("Sending Polish troops to Latvia would be a mistake.", POSSIBLE),
}


@pytest.mark.parametrize(("text", "expected"), READINGS.values(), ids=READINGS)
def test_readings(text: str, expected: tuple[str, str, str]) -> None:
    assert read(text) == expected


def test_what_lies_in_a_condition_is_conditional() -> None:
    text = "If that happens, the U.S. should attack Iran."
    marker, consequent = Span(0, 2, "If"), Span(17, 44, text[17:44])
    condition = Conditional(id="c-1", by="t", marker=marker, antecedent=Span(3, 15, text[3:15]), consequent=consequent)
    assert first(text).status == "wanted"
    found = first(text, condition)
    assert found.status == "conditional"
    assert marker in found.cues


def test_the_nearer_word_decides() -> None:
    found = first("Poland urged Germany to plan to send tanks to Ukraine.")
    assert found.status == "planned"


def test_the_consequent_is_not_made_conditional_by_the_ifs_own_clause() -> None:
    found = judged("Poland will close the border unless Belarus withdraws its troops.")
    assert [factuality.status for _, factuality in found] == ["planned", "conditional"]


def test_a_coordinated_clause_with_its_own_subject_is_by_itself() -> None:
    found = judged("Poland did not attack Belarus, and Russian troops attacked Estonia.")
    assert [factuality.polarity for _, factuality in found] == ["negated", "affirmed"]


def test_history_is_long_before_the_report() -> None:
    assert first("Russian troops invaded Georgia in 2008.").status == "historical"
    assert first("During the Cold War, American troops were stationed in Turkey.").status == "historical"
    assert first("Russian troops attacked Poland in 2024.").status == "actual"
    assert first("Russian troops attacked Poland in 2022.").status == "actual"
    assert first("It is the first time since the Cold War that Russian troops attacked Poland.").status == "actual"


def test_without_a_published_date_a_year_is_no_history() -> None:
    reading = link_mentions(read_language(make_document("Russian troops invaded Georgia in 2008.")))
    event = next(find_events(reading))
    assert judge_factuality(reading, event, conditionals=()).status == "actual"


MODALITY = list(examples("modality"))


@pytest.mark.parametrize("example", MODALITY, ids=[example.text for example in MODALITY])
def test_the_codebooks_cues_are_cited(example) -> None:  # type: ignore[no-untyped-def]
    cited = {
        (span.start, span.end)
        for event, factuality in judged(example.text)
        for span in (event.anchor, *factuality.cues)
    }
    assert ((example.start, example.end) in cited) is example.wanted


def test_every_cue_says_something() -> None:
    for entry in load("modality")["cues"]:
        assert entry["over"] == "would" or {"polarity", "certainty", "status"} & set(entry), entry["words"]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Russia", "attacked", "Poland", "if", "would", "not", "to", "may", "said", "that", "it", "wants", "sent",
             "troops", "in", "2008", ",", ".", "should", "of", "no", "and", "fears", "without", "attacking"]
        ),
        max_size=20,
    )
)  # fmt: skip
def test_cues_are_the_texts_words_in_its_order(words: list[str]) -> None:
    text = " ".join(words)
    for _, factuality in judged(text):
        assert list(factuality.cues) == sorted(factuality.cues)
        for cue in factuality.cues:
            assert text[cue.start : cue.end] == cue.text
