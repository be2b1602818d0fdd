"""The measure: a perfect record scores 1, each fault lowers the figure it is a fault of, and no other."""

from __future__ import annotations

import msgspec
import pytest
from readers import Reader

from sayso.bench.figures import Found, Share, pool
from sayso.bench.gold import Gold
from sayso.bench.score import DEFINITIONS, factuality_label, score
from sayso.model import Factuality, Problem, Record


@pytest.fixture
def record(gold: Gold) -> Record:
    return Reader(gold).record()


def changed(record: Record, layer: str, index: int, **fields: object) -> Record:
    items = list(getattr(record, layer))
    items[index] = msgspec.structs.replace(items[index], **fields)
    return msgspec.structs.replace(record, **{layer: tuple(items)})


def figure(gold: Gold, record: Record, name: str) -> Found | Share:
    return score(gold, record).figures()[name]


def test_a_perfect_record_scores_one_everywhere(gold: Gold, record: Record) -> None:
    scores = score(gold, record)
    assert {name: found.value for name, found in scores.figures().items() if found.value != 1} == {}
    assert scores.notes == []


def test_every_figure_is_defined(gold: Gold, record: Record) -> None:
    assert set(score(gold, record).figures()) == set(DEFINITIONS)


def test_an_empty_record_misses_what_is_required_and_nothing_optional(gold: Gold) -> None:
    figures = score(gold, Record(document=Reader(gold).record().document)).figures()
    assert figures["statement F1"] == Found(0, 0, 5)
    assert figures["conditional F1"] == Found(0, 0, 2)
    assert figures["event F1"] == Found(0, 0, 4)
    assert figures["quantity F1"] == Found(0, 0, 1)
    assert figures["statement with right source"] == Share(0, 5)
    assert figures["place resolved"] == Share(0, 2)
    assert figures["no condition from an asking if"] == Share(1, 1)


def test_optional_gold_is_neither_missed_nor_extra(gold: Gold, record: Record) -> None:
    without = msgspec.structs.replace(record, statements=record.statements[:5], quantities=record.quantities[:1])
    assert figure(gold, without, "statement F1") == figure(gold, record, "statement F1") == Found(5, 0, 0)
    assert figure(gold, without, "quantity F1") == Found(1, 0, 0)


def test_a_content_that_is_too_long_is_found_loosely_only(gold: Gold, record: Record) -> None:
    content = record.statements[4].content[0]
    start = content.start - 12
    longer = msgspec.structs.replace(content, start=start, text=record.document.text[start : content.end])
    longer_record = changed(record, "statements", 4, content=(longer,))
    assert figure(gold, longer_record, "statement F1") == Found(5, 0, 0)
    assert figure(gold, longer_record, "statement tight F1") == Found(4, 1, 1)


def test_a_wrong_source_counts_against_source_only(gold: Gold, record: Record) -> None:
    wrong = changed(record, "statements", 0, source=record.statements[4].source)
    scores = score(gold, wrong)
    assert scores.figures()["statement F1"] == Found(5, 0, 0)
    assert scores.figures()["statement source"] == scores.figures()["statement with right source"] == Share(4, 5)
    notes = [note for note in scores.notes if note.what == "statement source"]
    assert [(note.words, note.detail) for note in notes] == [("warned", "wanted Ilse Brandt, found Oren Tal")]


def test_any_of_several_accepted_labels_is_right(gold: Gold, record: Record) -> None:
    for act, right in (("warn", 4), ("threaten", 4), ("assert", 3)):
        assert figure(gold, changed(record, "statements", 0, act=act), "statement act") == Share(right, 4)


def test_a_label_that_gold_leaves_out_is_not_scored(gold: Gold, record: Record) -> None:
    assert figure(gold, changed(record, "statements", 4, act="predict"), "statement act") == Share(4, 4)


def test_the_alternative_type_is_right(gold: Gold, record: Record) -> None:
    assert figure(gold, changed(record, "events", 1, type="RETREAT"), "event type").value == 1
    assert figure(gold, changed(record, "events", 1, type="AID"), "event type") == Share(3, 4)


def test_the_right_country_of_an_actor_is_right_whatever_the_name(gold: Gold, record: Record) -> None:
    assert figure(gold, record, "event actor") == Share(4, 4)
    assert figure(gold, changed(record, "events", 0, actors=()), "event actor") == Share(3, 4)


def test_a_condition_from_an_asking_if_is_a_fault(gold: Gold, record: Record) -> None:
    start = record.document.text.index("Brandt would resign")
    asking = msgspec.structs.replace(record.conditionals[0].antecedent, start=start, end=start + 19)
    wrong = changed(record, "conditionals", 0, antecedent=asking)
    assert figure(gold, wrong, "no condition from an asking if") == Share(0, 1)


def test_a_place_must_be_near_where_a_point_is_given(gold: Gold, record: Record) -> None:
    assert figure(gold, changed(record, "places", 0, latitude=51.0), "place resolved").value == 1
    assert figure(gold, changed(record, "places", 0, latitude=52.0), "place resolved") == Share(1, 2)
    assert figure(gold, changed(record, "places", 0, latitude=None), "place resolved") == Share(1, 2)


def test_a_span_that_does_not_cite_its_words_is_told(gold: Gold, record: Record) -> None:
    span = msgspec.structs.replace(record.times[0].span, text="Someday")
    assert figure(gold, changed(record, "times", 0, span=span), "spans cite their words") == Share(0, 1)


def test_extra_statements_of_a_transcript_are_no_fault(gold: Gold, record: Record) -> None:
    content = msgspec.structs.replace(record.times[0].span)
    extra = msgspec.structs.replace(record.statements[0], id="s99", content=(content,))
    longer = msgspec.structs.replace(record, statements=(*record.statements, extra))
    assert figure(gold, longer, "statement F1") == Found(5, 1, 0)
    transcript = Gold(gold.name, gold.text, gold.published, transcript=True, layers=gold.layers)
    assert figure(transcript, longer, "statement F1") == Found(5, 0, 0)


def test_a_title_before_the_text_and_other_white_space_move_the_spans(gold: Gold) -> None:
    text = "A title\n\n" + gold.text.replace("\n", "\n\n")
    record = Reader(gold, text="A title\n\n" + gold.text).record()
    assert figure(gold, record, "statement tight F1") == Found(5, 0, 0)
    moved = msgspec.structs.replace(record.document, text=text)
    scores = score(gold, msgspec.structs.replace(record, document=moved))
    assert not any(note.what == "text" for note in scores.notes)


def test_a_finder_that_gave_up_is_told(gold: Gold, record: Record) -> None:
    broken = msgspec.structs.replace(record, problems=(Problem(by="events", message="gave up: KeyError"),))
    scores = score(gold, broken)
    assert scores.problems == pool([scores, score(gold, record)]).problems == 1
    assert [(note.what, note.words, note.detail) for note in scores.notes] == [
        ("problem", "events", "gave up: KeyError")
    ]


def test_a_record_of_another_text_is_noted(gold: Gold, record: Record) -> None:
    other = msgspec.structs.replace(record.document, text=record.document.text[:300])
    scores = score(gold, msgspec.structs.replace(record, document=other))
    assert scores.notes[0].what == "text"


@pytest.mark.parametrize(
    ("factuality", "label"),
    [
        (Factuality(), "actual"),
        (Factuality(status="historical"), "actual"),
        (Factuality(certainty="probable"), "possible"),
        (Factuality(certainty="unknown"), "possible"),
        (Factuality(status="wanted", certainty="possible"), "demanded"),
        (Factuality(polarity="negated", status="conditional"), "denied"),
    ],
)
def test_factuality_in_one_word(factuality: Factuality, label: str) -> None:
    assert factuality_label(factuality) == label
