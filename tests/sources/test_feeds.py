"""RSS and Atom, as they are written and as they are miswritten; entity bombs."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ReadError
from sayso.ingest.base import Raw
from sayso.sources.feeds import Entry, Feed, read_feed

AT = "https://courier.example/feed.xml"
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Velm Courier</title>
<ttl>60</ttl>
<item><title>Ships &amp; men &lt;b&gt;stay&lt;/b&gt;</title><link>/2031/a</link><guid isPermaLink="false">7</guid>
<pubDate>Mon, 03 Mar 2031 10:00:00 GMT</pubDate><description>&lt;p&gt;Short&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>Long &nbsp; text</p>]]></content:encoded></item>
<item><title>No link, but a guid</title><guid>https://courier.example/2031/b</guid></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Meridian</title>
<entry><id>tag:1</id><title type="html">Ships</title><link rel="self" href="/no"/>
<link rel="alternate" href="https://meridian.example/a"/><updated>2031-03-04T10:00:00Z</updated>
<published>2031-03-03T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Long</p></div></content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old</title></channel>
<item><title>Ships</title><link>https://old.example/a</link><dc:date>2031-03-03</dc:date></item></rdf:RDF>"""


def read(text: str | bytes, url: str | None = AT) -> Feed:
    return read_feed(Raw(text if isinstance(text, bytes) else text.encode(), AT, url=url))


def first(text: str | bytes) -> Entry:
    return read(text).entries[0]


def test_rss() -> None:
    feed = read(RSS)
    assert (feed.title, feed.minutes, len(feed.entries)) == ("The Velm Courier", 60, 2)
    one, two = feed.entries
    assert (one.url, one.title) == ("https://courier.example/2031/a", "Ships & men stay")
    assert one.published == "2031-03-03T10:00:00+00:00"
    assert one.text == "<p>Long &nbsp; text</p>".replace("&nbsp;", "\u00a0")
    assert two.url == "https://courier.example/2031/b"


def test_atom() -> None:
    entry = first(ATOM)
    assert (entry.url, entry.title) == ("https://meridian.example/a", "Ships")
    assert (entry.published, entry.updated) == ("2031-03-03T10:00:00+00:00", "2031-03-04T10:00:00+00:00")
    assert entry.text is not None
    assert "Long" in entry.text


def test_rdf() -> None:
    assert (first(RDF).url, first(RDF).published) == ("https://old.example/a", "2031-03-03")


def test_an_entry_keeps_its_id_when_its_title_and_address_change() -> None:
    assert first(RSS).id == first(RSS.replace("stay", "leave").replace("/2031/a", "/2031/a2")).id
    assert len({entry.id for entry in read(RSS).entries}) == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_other_encodings(encoding: str) -> None:
    text = RSS.replace("Courier", "Courier’s").replace('"utf-8"', '"windows-1252"' if encoding == "cp1252" else '"x"')
    assert read(text.encode(encoding)).title == "The Velm Courier’s"


@pytest.mark.parametrize(
    "text",
    [
        RSS.replace("&amp;", "&"),
        RSS.replace("Ships", "Ships &eacute; &bogus;"),
        RSS.replace("</channel></rss>", ""),
        RSS.replace("<item>", "\x0b<item>"),
    ],
)
def test_feeds_that_are_miswritten_are_read(text: str) -> None:
    assert first(text).url == "https://courier.example/2031/a"


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://x/a",
        "http://",
        "http://[::1",
        "https://a b",
        "",
        "x" * 5_000,
    ],
)
def test_links_that_are_no_web_addresses(link: str) -> None:
    text = f"<rss><channel><item><link>{link}</link><title>x</title></item></channel></rss>"
    assert read(text, None).entries[0].url is None


def test_links_are_relative_to_a_feed_that_has_an_address_alone() -> None:
    assert read(RSS, None).entries[0].url is None


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
BOMBS = {
    "a billion laughs": f'<!DOCTYPE rss [<!ENTITY a0 "ha">{LAUGHS}]><rss><channel><title>&a11;</title></channel></rss>',
    "a blow-up": f'<!DOCTYPE rss [<!ENTITY a "{"x" * 50_000}">]><rss><title>{"&a;" * 50_000}</title></rss>',
    "a file": '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><title>&a;</title></rss>',
    "a server": '<!DOCTYPE rss SYSTEM "http://127.0.0.1/a.dtd"><rss/>',
    "a parameter": '<!doctype rss [<!ENTITY % a SYSTEM "http://127.0.0.1/"> %a;]><rss/>',
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_document_types_are_refused_in_any_encoding(text: str, encoding: str) -> None:
    with pytest.raises(ReadError, match="declares a document type"):
        read(text.encode(encoding))


def test_a_document_type_hidden_by_an_encoding_is_no_feed() -> None:
    data = '<?xml version="1.0" encoding="utf-7"?>' + BOMBS["a file"].replace("<", "+ADw-")
    with pytest.raises(ReadError):
        read(data)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "<html/>",
        "<a><rss/></a>",
        "<rss",
        "{}",
        "<" * 300_000,
        "<?xml version='1.0'?>",
        "<rss>" + "<a>" * 150_000,
    ],
)
def test_what_is_no_feed_is_refused_or_empty(text: str) -> None:
    began = time.monotonic()
    with suppress(ReadError):
        assert read(text).entries == ()
    assert time.monotonic() - began < 5


def test_no_more_entries_than_anybody_wants() -> None:
    assert len(read("<rss><channel>" + "<item><link>http://a.example/</link></item>" * 3_000).entries) == 1_000


PARTS = st.sampled_from(
    ["<rss>", "<channel>", "<item>", "</item>", "<link>", "</link>", "<feed>", "<entry>", '<link href="', '"/>', 
     "&amp;", "&nbsp;", "&#x0;", "&#99999999;", "<![CDATA[", "]]>", "<!--", "-->", "<?xml", "?>", "http://[", "x",
     "\x00", "\ufffe"]
)  # fmt: skip


@given(st.binary(max_size=200) | st.lists(PARTS, max_size=30).map(lambda parts: "".join(parts).encode()))
def test_any_bytes_are_a_feed_or_refused(data: bytes) -> None:
    for hostile in (data, b"<rss><channel><item>" + data, b"<feed>" + data):
        with suppress(ReadError):
            read(hostile)
