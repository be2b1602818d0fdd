"""JSON lines: fields under their usual names, and lines that are none."""

from __future__ import annotations

import io
import json
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.base import Known
from sayso.sources import Item, Refusal, lines, read_item
from sayso.sources.lines import read_lines


def read(*given: Any) -> list[Item | Refusal]:
    data = b"\n".join(one if isinstance(one, bytes) else json.dumps(one).encode() for one in given)
    return list(read_lines(io.BufferedReader(io.BytesIO(data)), "n.jsonl"))


def one(**fields: Any) -> Item:
    (found,) = read(fields)
    assert isinstance(found, Item)
    return found


def test_a_line_with_all_that_is_known_of_it() -> None:
    item = one(
        text="The ships left.",
        url="https://courier.example/a",
        title="Ships",
        publisher={"name": "The Velm Courier"},
        date="2031-03-03",
    )
    assert item.key == item.raw.url == "https://courier.example/a"
    assert item.known == Known("Ships", "The Velm Courier", "2031-03-03")
    assert item.raw.data == b"The ships left."


def test_keys_are_the_address_or_the_name_or_the_line() -> None:
    found = read({"text": "a", "id": 7}, {"text": "b", "path": "../2031/b.md"}, b"", {"body": "c", "url": "file:///x"})
    assert [one.key for one in found] == ["n.jsonl#7", "n.jsonl#2031/b.md", "n.jsonl#4"]


def test_front_matter_within_a_line_is_read(make: SimpleNamespace) -> None:
    text = f"---\ntitle: Ships stay\ndate: 2031-03-03\n---\n\n{make.STORY}\n"
    document = read_item(one(path="2031/a.md", text=text))
    assert (document.title, document.published, document.url) == ("Ships stay", "2031-03-03", "a.md")


def test_html_is_a_page(make: SimpleNamespace) -> None:
    assert read_item(one(html=make.PAGE, id="x")).text == make.STORY


def test_bad_lines_are_refused_and_the_others_read() -> None:
    found = read(
        b"{", [1], {"title": "no text"}, b"\xff\xfe", {"text": "a"}, b"[" * 100_000, {"text": " "}, b"9" * 5_000
    )
    assert [type(one).__name__ for one in found] == ["Refusal"] * 4 + ["Item"] + ["Refusal"] * 3
    assert [one.key for one in found] == [f"n.jsonl#{n}" for n in range(1, 9)]
    assert "nested too deeply" in str(found[5])


def test_a_line_without_an_end_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE", 1_000)
    first, second = read(b'{"text": "' + b"a" * 500_000 + b'"}', {"text": "b"})
    assert isinstance(first, Refusal)
    assert "more than 1,000 bytes" in first.why
    assert second.key == "n.jsonl#2"


def test_letters_that_no_text_has_are_replaced() -> None:
    (found,) = read(b'{"text": "a \\ud800 b"}')
    assert isinstance(found, Item)
    assert found.raw.data == b"a ? b"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from([*lines.TEXT, *lines.HTML, *lines.ADDRESS, *lines.NAME, *lines.TITLE, *lines.PUBLISHED])


@given(
    st.lists(st.binary(max_size=50) | st.dictionaries(NAMES, JSON | st.dictionaries(st.just("name"), JSON)), max_size=4)
)
def test_any_lines_are_items_or_refusals(given: list[Any]) -> None:
    for found in read(*given):
        assert found.key.encode()
