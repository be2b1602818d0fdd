"""Conditionals: on whose word, of what kind, in what quotation; several in one sentence; any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.conditionals import find_conditionals
from sayso.extract.statements import find_statements
from sayso.language import read_language
from sayso.language.coreference import link_mentions
from sayso.model import Conditional, Statement, make_document, spans_of


def read(text: str) -> tuple[list[Conditional], dict[str, Statement]]:
    reading = link_mentions(read_language(make_document(text)))
    statements = list(find_statements(reading))
    return list(find_conditionals(reading, statements=statements)), {s.id: s for s in statements}


def speaker(text: str) -> str | None:
    (found,), statements = read(text)
    if found.statement is None:
        return None
    source = statements[found.statement].source
    return source.span.text if source else None


SPEAKERS = [
    ("If Kestan closes the strait, prices will soar.", None),
    ("Admiral Venn said that if Kestan closed the strait, prices would soar.", "Admiral Venn"),
    ("“If Kestan closes the strait, prices will soar,” Admiral Venn said.", "Admiral Venn"),
    ("Prices will soar if Kestan closes the strait, Admiral Venn said.", "Admiral Venn"),
    ("Admiral Venn emphasized that a landing would be a red line.", "Admiral Venn"),
    ("Should Kestan close the strait, prices would soar, according to Admiral Venn.", "Admiral Venn"),
]


@pytest.mark.parametrize(("text", "who"), SPEAKERS)
def test_the_speaker_is_that_of_the_innermost_statement(text: str, who: str | None) -> None:
    assert speaker(text) == who


KINDS = [
    ("“If you cross the river, we will strike back,” the queen said.", "threat"),
    ("Admiral Venn vowed to destroy the fleet if it sailed north.", "threat"),
    ("Leave the port or face the fleet.", "threat"),
    ("“If the shelling stops, we will release the crew,” the queen said.", "promise"),
    ("Admiral Venn pledged to rebuild the bridge if the truce held.", "promise"),
    ("“If you report it, we’ll remove it,” the mayor said.", "promise"),
    ("If the dam fails, the council should resign.", "advice"),
    ("The envoy urged Valdoria to open the port if the truce holds.", "advice"),
    ("If you see smoke, you must leave the house.", "advice"),
    ("If the convoy is attacked, the escort is allowed to fire.", "permission"),
    ("If the raids go on, Valdoria should be permitted to answer.", "permission"),
    ("If the rains fail, the harvest will be lost.", "prediction"),
    ("Should the pact lapse, prices would soar.", "prediction"),
    ("The use of gas would be a red line.", "red-line"),
    ("If the well is deep, the water is clean.", None),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(text: str, kind: str | None) -> None:
    (found,), _ = read(text)
    assert found.kind == kind


def test_a_side_keeps_the_quotation_marks_within_it_and_drops_those_at_its_edge() -> None:
    (found,), _ = read("The envoy urged Valdoria to consider “direct action” if Kestan joins the war.")
    assert found.consequent is not None
    assert found.consequent.text == "Valdoria to consider “direct action”"
    (found,), _ = read("“If they land, they are lost,” he said.")
    assert (found.antecedent.text, found.marker.text) == ("they land", "If")


def test_the_words_that_only_say_who_speaks_belong_to_neither_side() -> None:
    (found,), _ = read("“If Kestan attacks,” the general said, “the fleet will sail.”")
    assert found.antecedent.text == "Kestan attacks"
    assert found.consequent is not None
    assert found.consequent.text == "the fleet will sail"


def test_two_conditions_may_share_a_consequent() -> None:
    found, _ = read("The port will close if the wind rises or if the pilots strike.")
    assert [c.antecedent.text for c in found] == ["the wind rises", "the pilots strike"]
    assert {c.consequent.text for c in found if c.consequent} == {"The port will close"}


def test_an_asking_if_beside_a_condition_is_left_out() -> None:
    found, _ = read("Nobody knows if the king will sign. If he does not sign, the truce will end.")
    assert [c.antecedent.text for c in found] == ["he does not sign"]


def test_a_heading_lends_its_words_to_no_condition_below_it() -> None:
    found, _ = read("If the Dam Fails\n\nThe valley will be lost, engineers say.")
    assert found == []


def test_the_order_is_that_of_the_text_and_ids_differ() -> None:
    found, _ = read("If it rains, the road will flood. If the road floods, the town will be cut off.")
    assert [c.antecedent.start for c in found] == sorted(c.antecedent.start for c in found)
    assert len({c.id for c in found}) == 2


def test_the_same_text_gives_the_same_conditions() -> None:
    text = "Unless the mines are cleared, no tanker will sail. Any landing will be met with force."
    assert read(text)[0] == read(text)[0]


PIECES = [
    "if", "If", "unless", "should", "were", "had", "until", "once", "otherwise", "or else", "provided that",
    "any attack", "then", "as long as", "in the event of", "red line", "would be a", "Kestan", "the fleet",
    "will sail", "attacks", "face", "and you will", "not", "asked", "“", "”", "\"", "’s", ",", ".", "?", "—",
    ";", ":", "(", ")", "\n\n", "the minister said", "to", "imagine that", "only if", "MR. VENN:", "…",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_spans_cite_words_whatever_the_order_of_the_words(text: str) -> None:
    check(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all(text: str) -> None:
    check(text)


def check(text: str) -> None:
    found, statements = read(text)
    for conditional in found:
        for span in spans_of(conditional):
            assert text[span.start : span.end] == span.text
            assert span.text.strip() == span.text != ""
        assert conditional.statement is None or conditional.statement in statements
        assert conditional.consequent is not None or conditional.kind == "red-line"
    assert len({c.id for c in found}) == len(found)
