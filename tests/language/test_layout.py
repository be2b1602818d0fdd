"""What a text's layout says: headings, captions, by-lines, and who has the floor in a transcript."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.layout import find_blocks


def kinds(text: str, kind: str = "story") -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in find_blocks(text, kind)]


def test_a_short_line_without_a_full_stop_is_a_heading() -> None:
    text = "Fleet leaves Orm\nThe fleet left Orm on Monday. Nobody said why."
    assert kinds(text) == [
        ("heading", "Fleet leaves Orm"),
        ("paragraph", "The fleet left Orm on Monday. Nobody said why."),
    ]


def test_a_line_that_ends_as_a_sentence_or_a_quotation_does_is_a_paragraph() -> None:
    assert [kind for kind, _ in kinds("It left.\n“It left.”\nWhy?\nand so on")] == ["paragraph"] * 4


def test_bylines_captions_and_stage_directions_are_told_apart() -> None:
    assert [kind for kind, _ in kinds("By Ada Orm\nPhoto: The harbour at dusk\n(Laughter.)")] == [
        "byline",
        "caption",
        "direction",
    ]


@pytest.mark.parametrize(
    "dateline",
    ["VELM, March 3 (Meridian) —", "VELM —", "NEW ORM, Valdoria, Oct. 2 (MP) –", "Velm, Kestan (MP) -", "Velm (MP) —"],
)
def test_a_dateline_is_no_part_of_the_sentence_behind_it(dateline: str) -> None:
    text = f"{dateline} The fleet left port on Monday."
    assert kinds(text) == [("dateline", dateline), ("paragraph", "The fleet left port on Monday.")]


@pytest.mark.parametrize(
    "text", ["The fleet — all of it — left.", "NATO leaders met – and left.", "I-95 was shut on Monday."]
)
def test_a_dash_makes_no_dateline(text: str) -> None:
    assert [kind for kind, _ in kinds(text)] == ["paragraph"]


def test_every_block_holds_its_line_without_the_white_space_around_it() -> None:
    text = "  \n   Two words here.  \n\n\tMore words.\n"
    assert [words for _, words in kinds(text)] == ["Two words here.", "More words."]


def test_a_turn_begins_behind_its_label_and_names_its_speaker() -> None:
    text = "MS. OAKE:  Good morning.\nQ    Is it war?\nMS. OAKE:  No."
    turns = find_blocks(text, "transcript")
    assert [(t.speaker.text if t.speaker else None, text[t.start : t.end]) for t in turns] == [
        ("MS. OAKE", "Good morning."),
        ("Q", "Is it war?"),
        ("MS. OAKE", "No."),
    ]


def test_a_turn_goes_on_over_paragraphs_and_past_stage_directions() -> None:
    text = "ADMIRAL VENN (through interpreter): We hold.\nWe always held.\n(Applause.)\nAnd we shall hold."
    turns = [b for b in find_blocks(text, "transcript") if b.kind == "turn"]
    assert [t.speaker.text for t in turns if t.speaker] == ["ADMIRAL VENN"] * 3


def test_labels_mean_nothing_in_a_story() -> None:
    assert all(block.speaker is None for block in find_blocks("MS. OAKE: Good morning to you all.", "story"))


@given(st.text(), st.sampled_from(["story", "transcript"]))
def test_any_text_has_blocks_in_order_that_do_not_overlap(text: str, kind: str) -> None:
    at = 0
    for block in find_blocks(text, kind):
        assert at <= block.start < block.end <= len(text)
        at = block.end
        if block.speaker:
            assert text[block.speaker.start : block.speaker.end] == block.speaker.text
