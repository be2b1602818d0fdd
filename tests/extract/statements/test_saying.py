"""When and where it was said, as against when and where what is said took place; turns of a transcript; the ids."""

from __future__ import annotations

import pytest

from sayso.extract.places import find_places
from sayso.extract.times import find_times
from sayso.language import read_language
from sayso.language.coreference import link_mentions
from sayso.model import make_document


def words_of(text: str) -> dict[str, str]:
    """Id of each time and place of a text to its words."""
    reading = link_mentions(read_language(make_document(text)))
    return {found.id: found.span.text for found in (*find_times(reading), *find_places(reading))}


WHEN = [
    ("Admiral Venn said on Monday that the fleet was safe.", ["Monday"]),
    ("On Tuesday, Admiral Venn said the fleet was safe.", ["Tuesday"]),
    ("Admiral Venn said the fleet was safe.", []),
    ("The fleet will sail on Friday, Admiral Venn said on Tuesday.", ["Tuesday"]),
    ("On Tuesday, Admiral Venn said the fleet would sail on Friday.", ["Tuesday"]),
    ("Admiral Venn said that the fleet had sailed on Friday.", []),
    ("“We sailed on Friday,” Admiral Venn said.", []),
    ("“We sailed on Friday,” Admiral Venn said on Sunday.", ["Sunday"]),
    ("In a statement on Monday, the ministry said that the fleet was safe.", ["Monday"]),
    ("Speaking in Riga on Monday, Admiral Venn said that the fleet was safe.", ["Monday"]),
    (
        "Russia threatened on Wednesday to close the strait.",
        ["Wednesday"],
    ),
    ("Russia vowed to close the strait on Wednesday.", []),
    ("The port was shelled on Sunday, according to the governor.", []),
]


@pytest.mark.parametrize(("text", "when"), WHEN)
def test_when_it_was_said(statements, text, when) -> None:
    (statement,) = statements(text)
    words = words_of(text)
    assert [words[id] for id in statement.times] == when


WHERE = [
    ("Admiral Venn said in Riga that the fleet was safe.", "Riga"),
    ("Speaking in Riga, Admiral Venn said that the fleet was safe.", "Riga"),
    ("“We are ready,” Admiral Venn said in Oslo.", "Oslo"),
    ("“We hold Riga,” Admiral Venn said in Oslo.", "Oslo"),
    ("Germany will train two brigades, Ada Oake said in Riga on Monday.", "Riga"),
    ("Admiral Venn told reporters in Brussels that the fleet was safe.", "Brussels"),
    ("Admiral Venn said that the fleet was safe in Riga.", None),
    ("Admiral Venn said that the fleet had left Odesa.", None),
    ("“The fleet is in Odesa,” Admiral Venn said.", None),
    ("The ministry said the port of Odesa was open.", None),
    ("Two brigades are in Kherson, according to the governor.", None),
]


@pytest.mark.parametrize(("text", "where"), WHERE)
def test_where_it_was_said(statements, text, where) -> None:
    (statement,) = statements(text)
    words = words_of(text)
    assert (words[statement.at] if statement.at else None) == where


def test_when_and_where_of_two_sentences_are_not_mixed(statements) -> None:
    text = "Admiral Venn said in Riga on Monday that it was over. Ada Oake said in Oslo on Friday that it was not."
    first, second = statements(text)
    words = words_of(text)
    assert [words[id] for id in (first.at, *first.times) if id] == ["Riga", "Monday"]
    assert [words[id] for id in (second.at, *second.times) if id] == ["Oslo", "Friday"]


@pytest.mark.parametrize(
    "text",
    [
        "Admiral Venn told Norway in Riga on Monday that President Oake had said that the fleet would sail.",
        "On Monday, Admiral Venn said in Riga that Russia had threatened to close the strait.",
    ],
)
def test_when_the_inner_was_said_is_not_known(statements, text) -> None:
    outer, inner = statements(text)
    assert (len(outer.times), outer.at is not None) == (1, True)
    assert (inner.times, inner.at) == ((), None)


BRIEFING = (
    "MS. OAKE:  Good morning. The fleet is safe.\n\n"
    "Q    Will it sail?\n\n"
    "MS. OAKE:  Not today. If the ice breaks, it will sail on Friday.\n\n"
    "MR. VENN:  The minister has said that the harbour is open.\n"
)


def turns(found):
    return [s for s in found if s.by.startswith("statements/turn@")]


def test_each_turn_is_a_statement_of_its_speaker(statements) -> None:
    found = turns(statements(BRIEFING, "transcript"))
    assert [s.source.span.text for s in found] == ["MS. OAKE", "Q", "MS. OAKE", "MR. VENN"]
    assert [s.cue for s in found] == [None] * 4
    assert {s.manner for s in found} == {"direct"}
    assert [s.act for s in found] == ["assert", "ask", "assert", "assert"]
    assert [s.within for s in found] == [None] * 4


def test_a_turn_holds_all_that_is_said_in_it_and_not_its_label(statements) -> None:
    found = turns(statements(BRIEFING, "transcript"))
    assert [" ".join(part.text for part in s.content) for s in found] == [
        "Good morning. The fleet is safe.",
        "Will it sail?",
        "Not today. If the ice breaks, it will sail on Friday.",
        "The minister has said that the harbour is open.",
    ]


def test_both_turns_of_one_speaker_are_the_same_entity(statements) -> None:
    found = turns(statements(BRIEFING, "transcript"))
    oake = {s.source.entity for s in found if s.source.span.text == "MS. OAKE"}
    venn = {s.source.entity for s in found if s.source.span.text == "MR. VENN"}
    assert len(oake) == 1
    assert oake != venn


def test_what_is_told_of_others_lies_within_the_turn(statements) -> None:
    found = statements(BRIEFING, "transcript")
    (inner,) = [s for s in found if s.cue is not None]
    assert inner.source.span.text == "The minister"
    holder = next(s for s in found if s.id == inner.within)
    assert holder.source.span.text == "MR. VENN"


@pytest.mark.parametrize(
    "label", ["MR. KIRBY", "MS. OAKE", "THE PRESIDENT", "SECRETARY OAKE", "Q", "ADMIRAL VENN", "SENIOR OFFICIAL"]
)
def test_labels_of_many_kinds_open_a_turn(statements, label) -> None:
    text = f"{label}:  We hold the river and the bridge.\n\nMR. VELD:  Thank you all for coming today.\n"
    first, *_ = turns(statements(text, "transcript"))
    assert first.source.span.text == label
    assert [part.text for part in first.content] == ["We hold the river and the bridge."]


def test_a_story_has_no_turns(statements) -> None:
    assert turns(statements("Admiral Venn said that the fleet was safe.\n\nSnow fell on Riga.")) == []


def test_a_turn_over_paragraphs_is_one_statement(statements) -> None:
    text = "MS. OAKE:  We hold the river.\n\nWe hold the bridge.\n\nWe hold the town.\n\nQ    Thank you?\n"
    oake, _ = turns(statements(text, "transcript"))
    assert [part.text for part in oake.content] == ["We hold the river.", "We hold the bridge.", "We hold the town."]


TEXTS = [
    "Admiral Venn said that the fleet was safe.",
    "“We hold the river,” Admiral Venn said. “We also hold the bridge.”",
    "President Oake said the truce had failed, adding that the fleet would sail.",
    "Admiral Venn said that President Oake had promised that the fleet would sail.",
    "Kestan has reportedly moved two brigades.",
    "According to the governor, the port was shelled twice.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_statements_come_in_the_order_of_the_text(statements, text) -> None:
    starts = [min(s.content[0].start, s.cue.start if s.cue else s.content[0].start) for s in statements(text)]
    assert starts == sorted(starts)


@pytest.mark.parametrize("text", TEXTS)
def test_ids_are_each_ones_own_and_begin_with_their_letter(statements, text) -> None:
    ids = [s.id for s in statements(text)]
    assert len(set(ids)) == len(ids)
    assert all(id.startswith("s-") for id in ids)


@pytest.mark.parametrize("text", TEXTS)
def test_what_made_a_statement_names_its_rule_and_version(statements, text) -> None:
    for statement in statements(text):
        finder, _, rule = statement.by.partition("/")
        name, _, version = rule.partition("@")
        assert finder == "statements"
        assert name
        assert version.isdigit()


@pytest.mark.parametrize("text", TEXTS)
def test_cue_and_content_do_not_overlap(statements, text) -> None:
    for statement in statements(text):
        if statement.cue is None:
            continue
        for part in statement.content:
            assert part.end <= statement.cue.start or statement.cue.end <= part.start


@pytest.mark.parametrize("text", TEXTS)
def test_the_source_is_not_a_part_of_what_it_says(statements, text) -> None:
    for statement in statements(text):
        if statement.source is None:
            continue
        for part in statement.content:
            assert part.end <= statement.source.span.start or statement.source.span.end <= part.start
