"""Keys: names from outside made harmless, the same each time; items to documents."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ReadError
from sayso.ingest.base import Known, Raw, refuse
from sayso.sources import Item, Refusal, read_item
from sayso.sources.base import LONGEST_NAME, clean_name, path_key, refused


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("2031/a.md", "2031/a.md"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("..\\..\\windows\\a.txt", "windows/a.txt"),
        ("C:\\news\\a.txt", "news/a.txt"),
        ("a/./b//c.txt", "a/b/c.txt"),
        (". ./a", "a"),
        ("a\x00b\n\x1b[31m.txt", "a b [31m.txt"),
        ("gpj.\u202etxt", "gpj.txt"),
        ("\udc80.txt", "?.txt"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("Straße/Müller.md", "Straße/Müller.md"),
    ],
)
def test_names_are_made_harmless(name: str, clean: str) -> None:
    assert clean_name(name) == clean


def test_long_names_are_cut_and_told_apart_and_keep_their_ending() -> None:
    first, second = clean_name("a" * 5_000 + "1.html"), clean_name("a" * 5_000 + "2.html")
    assert first != second
    assert first.endswith(".html")
    assert len(first) <= LONGEST_NAME


@given(st.text() | st.text(alphabet="./\\:. ~aC\u202e\x00\udc80"))
def test_no_name_leads_out_or_hides(name: str) -> None:
    clean = clean_name(name)
    assert clean
    assert not clean.startswith("/")
    assert ".." not in clean.split("/")
    assert "\\" not in clean
    assert not any(ord(letter) < 32 for letter in clean)
    clean.encode()
    path_key(name).encode()


def test_a_path_stays_the_user_s() -> None:
    assert path_key("../news/a.txt") == "../news/a.txt"


def test_a_refusal_is_one_line_as_an_error_is() -> None:
    error = refuse("a\nb.txt", "is empty", "give a report")
    refusal = refused("a\nb.txt", "file", error)
    assert refusal == Refusal("a\nb.txt", "file", "is empty", "give a report")
    assert str(refusal) == str(error) == "a b.txt: is empty; give a report"


def test_what_befell_something_on_the_way_says_so() -> None:
    error = refuse("http://10.0.0.1/", "leads to a private address", "save the page")
    assert refused("https://a.example/", "page", error).why == "http://10.0.0.1/: leads to a private address"


def test_an_error_without_parts_is_a_refusal_too() -> None:
    assert refused("a", "file", ReadError("broken")) == Refusal("a", "file", "broken", "")


class TestReadItem:
    def test_what_a_source_knows_fills_what_a_text_does_not_say(self, make: SimpleNamespace) -> None:
        known = Known("Ships stay", "The Velm Courier", "2031-03-03T10:00:00+00:00")
        document = read_item(Item("n.jsonl#1", Raw(make.STORY.encode(), "n.jsonl#1"), known))
        assert (document.title, document.publisher, document.published) == (
            "Ships stay",
            "The Velm Courier",
            "2031-03-03T10:00:00+00:00",
        )

    def test_what_a_page_says_of_itself_goes_before_and_the_caller_before_both(self, make: SimpleNamespace) -> None:
        dated = make.PAGE.replace(
            "</head>", '<meta property="article:published_time" content="2031-03-02T08:00:00Z"></head>'
        )
        item = Item("a", Raw(dated.encode(), "a"), Known(published="2031-03-03"))
        assert read_item(item).published == "2031-03-02T08:00:00+00:00"
        assert read_item(item, published="2031-01-01", publisher="X").published == "2031-01-01"

    def test_nothing_known_is_nothing_said(self, make: SimpleNamespace) -> None:
        document = read_item(Item("a", Raw(make.STORY.encode(), "a")))
        assert (document.publisher, document.published, document.url) == (None, None, None)

    def test_what_is_no_report_raises_as_ever(self) -> None:
        with pytest.raises(ReadError, match="is empty"):
            read_item(Item("a", Raw(b"", "a")))
