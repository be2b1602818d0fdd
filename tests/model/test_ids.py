"""Ids do not run into one another."""

from __future__ import annotations

from sayso.model import make_id


def test_parts_are_kept_apart() -> None:
    assert make_id("statement", "ab", "c") != make_id("statement", "a", "bc")
    assert make_id("statement", 1, 23) != make_id("statement", 12, 3)
    assert make_id("statement", "a", None) != make_id("statement", "a")


def test_ten_thousand_spans_have_ten_thousand_ids() -> None:
    assert len({make_id("event", start, end) for start in range(100) for end in range(100)}) == 10_000


def test_any_text_has_an_id() -> None:
    assert make_id("document", "\ud800").startswith("d-")  # half a surrogate pair, as broken pages have
