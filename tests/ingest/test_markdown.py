"""Markdown: the words stay, what marks them up goes, and the front matter says when, who and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ReadError
from sayso.ingest import read_bytes
from sayso.ingest.markdown import split_front

FRONT = """---
date: '2024-10-24'
modified_time: 2024-10-25 08:15:59-04:00
published_time: 2024-10-24 16:05:00-04:00
source_url: https://courier.example/ships/
site_name: Orm Courier
title: "Ships Leave Port\\_Orm, Says\\_Minister"
---
"""
BODY = """
## The *ships*

Foreign Minister **Ana Dresk** told [the
paper](https://courier.example/a_b_c) that “the ships
will stay” in the straits.

-   First, the Heron leaves.
    -   Then the Tern leaves, said <u>Dresk</u>.

1.  Kestan protests.

2020. It was in that year that the row began.

Port Orm\\
Valdoria

<!-- -->

***

Sec. 9**.** The <s>Hern</s> \\[Heron\\] left &amp; came back[.](https://courier.example)
"""


def text_of(body: str) -> str:
    return read_bytes(body.encode(), name="a.md").text


def test_front_matter() -> None:
    document = read_bytes((FRONT + BODY).encode(), name="a.txt")
    assert document.title == "Ships Leave Port Orm, Says Minister"
    assert document.published == "2024-10-24T16:05:00-04:00"
    assert (document.publisher, document.url) == ("Orm Courier", "https://courier.example/ships/")
    assert "published_time" not in document.text


def test_markup_goes_and_words_stay() -> None:
    assert text_of(BODY).split("\n") == [
        "The ships",
        "",
        "Foreign Minister Ana Dresk told the paper that “the ships will stay” in the straits.",
        "",
        "First, the Heron leaves.",
        "",
        "Then the Tern leaves, said Dresk.",
        "",
        "Kestan protests.",
        "",
        "2020. It was in that year that the row began.",
        "",
        "Port Orm",
        "Valdoria",
        "",
        "Sec. 9. The Hern [Heron] left & came back.",
    ]


def test_tables_html_blocks_and_code_fences_keep_their_words() -> None:
    text = text_of(
        "| ship | crew |\n|---|---|\n| Heron | 120 |\n\n<figure><p>A ship.</p></figure>\n\n```\nKestan denies.\n```\n"
    )
    assert text.split() == ["ship", "crew", "Heron", "120", "A", "ship.", "Kestan", "denies."]


def test_scripts_go() -> None:
    assert text_of("<script>\nsteal()\n</script>\n\nShips leave port on Friday.") == "Ships leave port on Friday."


def test_a_heading_is_the_title_where_no_front_matter_says_one() -> None:
    document = read_bytes(
        b"# Ships leave the straits\n\nThe ships have left the straits, said Dresk on Friday.", name="a.md"
    )
    assert document.title == "Ships leave the straits"
    assert document.text.startswith("Ships leave the straits\n\nThe ships")


@pytest.mark.parametrize(
    ("source", "front"),
    [
        ("---\ntitle: A: B\nurl: x\n---\nText", {"title": "A: B", "url": "x"}),  # no YAML, but its meaning is plain
        ("---\nTitle: 'A'\ntags: [a, b]\n---\nText", {"title": "A"}),
        ("---\n- a\n- b\n---\nText", {}),
        ("---\nNo end\n", {}),
        ("Text\n---\ntitle: A\n---\n", {}),
        ("---\na: " + "[" * 5_000 + "\n---\nText", {}),
    ],
)
def test_odd_front_matter(source: str, front: dict[str, str]) -> None:
    found, body = split_front(source)
    assert {key: found[key] for key in front} == front
    assert "Text" in body or "No end" in body


def test_yaml_that_multiplies_is_only_read_as_words() -> None:
    bomb = "a: &a x\n" + "".join(f"b{n}: &b{n} [{', '.join(['*a'] * 9)}]\n" for n in range(30))
    assert split_front(f"---\n{bomb}title: Ships\n---\nText")[0] == {"a": "x", "title": "Ships"}


def test_too_much_markdown_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(ReadError, match="has 3,000,007 characters of Markdown; split it"):
        read_bytes(b"# Ships" + b" " * 3_000_000, name="a.md")


@pytest.mark.parametrize("markup", ["[" * 50_000, "> " * 50_000, "*a _b " * 20_000, "`" * 50_000, "<a " * 50_000])
def test_markup_made_to_keep_a_reader_busy(markup: str) -> None:
    assert "ships" in text_of(markup + "\n\nThe ships left port on Friday, said Dresk, the foreign minister.")


@given(st.text(alphabet="ab .\n*_[]()#>-`<>!|\\&;1", max_size=150))
def test_any_markup_is_read(markup: str) -> None:
    assert text_of(markup + "\n\nThe ships left port.").endswith(".")
