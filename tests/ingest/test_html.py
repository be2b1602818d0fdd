"""Web pages: the article without what stands around it, and who published it when."""

from __future__ import annotations

import json

import pytest

from sayso.errors import ReadError
from sayso.ingest import read_bytes
from sayso.model import Document

ARTICLE = """
<h1>Valdoria keeps its ships in the straits</h1>
<figure><img src="a.jpg"><figcaption>Ships off Port Orm. Photo: Bob Lens</figcaption></figure>
<p>Valdoria’s foreign minister <b>Ana Dresk</b> said on Friday that “any attack<br>will be answered”.</p>
<h2>A new row</h2>
<p>Kestan denied it. <a href="/more">It said more</a> in a note. The two states have been at odds for years.</p>
<ul><li>The Heron stays at sea</li><li>The Tern comes home</li></ul>
<blockquote><p>“We don’t step back,” he said.</p></blockquote>
<script>document.write("<p>Buy now, dear reader, and save a lot of money.</p>")</script>
"""


def page(body: str = ARTICLE, head: str = "", doctype: str = "<!DOCTYPE html>") -> bytes:
    nav = '<nav><a href="/">Home</a> <a href="/world">World news</a></nav>'
    foot = "<footer>Copyright Orm Courier. All rights reserved.</footer>"
    return f"{doctype}<html><head>{head}</head><body>{nav}<article>{body}</article>{foot}</body></html>".encode()


def read_page(body: str = ARTICLE, head: str = "") -> Document:
    return read_bytes(page(body, head), name="a.html")


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def meta(**metas: str) -> str:
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in metas.items())


NEWS = {
    "@type": "NewsArticle",
    "headline": "Ships stay &amp; row goes on",
    "datePublished": "2024-10-24T16:05:00-0400",
    "publisher": {"@type": "Organization", "name": "Orm Courier"},
}


class TestText:
    def test_blocks_stand_on_their_own_lines(self) -> None:
        lines = [line for line in read_page().text.split("\n") if line]
        assert lines == [
            "Valdoria keeps its ships in the straits",
            "Valdoria’s foreign minister Ana Dresk said on Friday that “any attack will be answered”.",
            "A new row",
            "Kestan denied it. It said more in a note. The two states have been at odds for years.",
            "The Heron stays at sea",
            "The Tern comes home",
            "“We don’t step back,” he said.",
        ]

    def test_lines_set_by_hand_stay(self) -> None:
        body = "<p>The ships stay at sea, said the minister.<br><br>Kestan denied that it had threatened anybody.</p>"
        assert read_page(body).text.split("\n") == [
            "The ships stay at sea, said the minister.",
            "",
            "Kestan denied that it had threatened anybody.",
        ]

    def test_a_page_without_a_name_or_a_type(self) -> None:
        assert read_bytes(page(), name="standard input").text == read_page().text

    @pytest.mark.parametrize("charset", ["windows-1252", "utf-8"])
    def test_the_page_says_its_encoding(self, charset: str) -> None:
        data = page(head=f'<meta charset="{charset}">').decode().encode(charset)
        assert "“any attack will be answered”" in read_bytes(data, name="a.html").text

    def test_xhtml_with_a_declaration(self) -> None:
        assert read_bytes(b'<?xml version="1.0" encoding="utf-8"?>\n' + page(), name="a").text == read_page().text


class TestWhoAndWhen:
    def test_linked_data(self) -> None:
        other = {"@type": "WebPage", "datePublished": "2001-01-01"}
        for data in (NEWS, [other, NEWS], {"@graph": [other, {**NEWS, "@type": ["ReportageNewsArticle"]}]}):
            document = read_page(head=linked(data))
            assert document.published == "2024-10-24T16:05:00-04:00"
            assert (document.publisher, document.title) == ("Orm Courier", "Ships stay & row goes on")

    def test_meta_tags(self) -> None:
        head = meta(article__published_time="2024-10-24T20:05:00Z", og__site_name="Orm Courier", og__title="Ships stay")
        head += '<link rel="canonical" href="https://courier.example/ships">'
        document = read_page(head=head)
        assert document.published == "2024-10-24T20:05:00+00:00"
        assert (document.publisher, document.title) == ("Orm Courier", "Ships stay")
        assert document.url == "https://courier.example/ships"

    @pytest.mark.parametrize(
        "said",
        [
            {"url": "https://courier.example/ships"},
            {"mainEntityOfPage": "https://courier.example/ships"},
            {"mainEntityOfPage": {"@type": "WebPage", "@id": "https://courier.example/ships"}},
            {"@id": "https://courier.example/ships"},
            {"url": "/ships", "mainEntityOfPage": {"url": "https://courier.example/ships"}, "@id": "#article"},
            {"url": ["https://courier.example/a", 3], "mainEntityOfPage": 4, "@id": "https://courier.example/ships"},
        ],
    )
    def test_the_address_in_linked_data(self, said: dict[str, object]) -> None:
        head = linked({**NEWS, **said})
        assert read_page(head=head).url == "https://courier.example/ships"
        canonical = '<link rel="Canonical shortlink" href="https://courier.example/canonical">'
        assert read_page(head=head + canonical).url == "https://courier.example/canonical"
        assert read_bytes(page(head=head), name="a.html", url="https://orm.example").url == "https://orm.example"

    def test_the_address_in_og_url(self) -> None:
        assert read_page(head=meta(og__url="https://courier.example/ships")).url == "https://courier.example/ships"
        assert read_page(head=meta(og__url="courier.example")).url is None
        assert read_page().url is None

    def test_the_stamp_with_an_offset_wins(self) -> None:
        head = linked({**NEWS, "datePublished": "2024-10-24"}) + meta(
            article__published_time="2024-10-24T16:05:00-04:00"
        )
        assert read_page(head=head).published == "2024-10-24T16:05:00-04:00"

    def test_a_heading_is_the_title_where_nothing_else_is(self) -> None:
        assert read_page().title == "Valdoria keeps its ships in the straits"

    def test_what_is_not_said_is_not_known(self) -> None:
        document = read_page(head=meta(article__published_time="last week"))
        assert (document.published, document.publisher, document.url) == (None, None, None)

    @pytest.mark.parametrize(
        "data",
        [
            "{broken",
            "[" * 50_000,
            "null",
            "[1, [2]]",
            '{"@type": 5, "datePublished": {}, "publisher": [7]}',
            '{"@graph": "x"}',
        ],
    )
    def test_odd_linked_data(self, data: str) -> None:
        document = read_page(head=f'<script type="application/ld+json">{data}</script>')
        assert document.published is None
        assert "Ana Dresk" in document.text


class TestRefused:
    @pytest.mark.parametrize(
        "body",
        ["", "<script>go()</script>", '<div id="root"></div><noscript>Turn on scripts.</noscript>', "<div>" * 3_000],
    )
    def test_a_page_without_an_article(self, body: str) -> None:
        data = f"<html><head><script>var a = 'many words of a script'</script></head><body>{body}</body></html>"
        with pytest.raises(ReadError, match="is a page without an article's text; save the article itself"):
            read_bytes(data.encode(), name="a.html")

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    @pytest.mark.parametrize(
        "doctype",
        [
            '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;">]>',
            '<!doctype html SYSTEM "x" [ ]>',
            '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hosts">]>',
            '<!entity a "boom">',
        ],
    )
    def test_entities_of_its_own(self, doctype: str, encoding: str) -> None:
        with pytest.raises(ReadError, match="declares entities of its own"):
            read_bytes(page(doctype=doctype).decode().encode(encoding), name="a.html")

    def test_too_many_tags(self) -> None:
        with pytest.raises(ReadError, match="has more than 200,000 tags; save the article alone"):
            read_bytes(page("<p>" * 200_001), name="a.html")

    def test_a_page_in_french(self) -> None:
        body = "<p>Le ministre a déclaré vendredi que les navires resteront dans le détroit jusqu’à la fin.</p>" * 3
        with pytest.raises(ReadError, match="is in French"):
            read_page(body)
