"""A gold report is read just as `sayso read` would read its text."""

from __future__ import annotations

import sayso
from sayso.bench.gold import Gold
from sayso.bench.measure import make_record, measure
from sayso.bench.score import score


def test_the_record_is_that_of_the_text_published_when_the_gold_says(gold: Gold) -> None:
    record = make_record(gold)
    assert record.document.text == gold.text
    assert record.document.published == gold.published
    assert record.times == sayso.analyse(sayso.make_document(gold.text, published=gold.published)).times


def test_measuring_is_scoring_that_record(gold: Gold) -> None:
    assert measure(gold).figures() == score(gold, make_record(gold)).figures()


def test_the_made_up_report_is_read_well(gold: Gold) -> None:
    figures = measure(gold).figures()
    assert figures["statement F1"].value == 1
    assert figures["statement manner"].value == 1
    assert figures["conditional F1"].value == 1
    assert figures["time value"].value == 1
    assert figures["quantity bounds"].value == 1
    assert figures["no condition from an asking if"].value == 1
