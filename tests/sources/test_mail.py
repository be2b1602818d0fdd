"""Mail: the text that is the report, what is attached, mailboxes, and trees that nobody wrote."""

from __future__ import annotations

import io
import time
from email.message import EmailMessage
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.base import MOST_BYTES
from sayso.sources import Item, Refusal, read_item
from sayso.sources.mail import MOST_PARTS, read_mail, read_mbox


def message(text: str = "", **headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    if text:
        made.set_content(text)
    return made


def read(data: bytes | EmailMessage) -> list[Item | Refusal]:
    return list(read_mail(data if isinstance(data, bytes) else bytes(data), "a.eml"))


def mbox(data: bytes) -> list[Item | Refusal]:
    return list(read_mbox(io.BufferedReader(io.BytesIO(data)), "box"))


def test_a_mail_is_a_report_with_its_subject_and_date(make: SimpleNamespace) -> None:
    (item,) = read(
        message(
            make.STORY,
            Subject="Ships stay, “whatever Kestan says”",
            Date="Mon, 03 Mar 2031 10:00:00 +0200",
            Message_ID="<42@courier.example>",
        )
    )
    assert item.key == "mid:42@courier.example"
    document = read_item(item)
    assert document.text.strip() == make.STORY
    assert document.title == "Ships stay, “whatever Kestan says”"
    assert document.published == "2031-03-03T10:00:00+02:00"


def test_a_plain_text_goes_before_its_page_unless_it_says_nothing(make: SimpleNamespace) -> None:
    for plain, kind in ((make.STORY * 3, "text/plain"), ("See this mail in your browser.", "text/html")):
        both = message(plain)
        both.add_alternative(make.PAGE, subtype="html")
        (item,) = read(both)
        assert item.raw.media_type == kind
        assert make.STORY in read_item(item).text


def test_what_is_attached_is_a_report_of_its_own(make: SimpleNamespace) -> None:
    mail = message("See below.", Message_ID="<1@x.example>")
    mail.add_attachment(make.PAGE.encode(), maintype="text", subtype="html", filename="../../page.html")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="scan")
    mail.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="logo.gif")
    found = read(mail)
    assert make.keys(found) == ["mid:1@x.example", "mid:1@x.example/1-page.html", "mid:1@x.example/2-scan.pdf"]
    assert isinstance(found[1], Item)
    assert read_item(found[1]).text == make.STORY


def test_a_mail_that_was_forwarded_is_one_of_its_own(make: SimpleNamespace) -> None:
    outer = message("Look at this.")
    outer.add_attachment(message(make.STORY, Subject="Ships", Message_ID="<in@x.example>"))
    found = read(outer)
    assert make.keys(found) == ["a.eml", "mid:in@x.example"]


def test_a_mail_without_words_is_refused() -> None:
    mail = EmailMessage()
    mail.set_content(b"GIF89a", maintype="image", subtype="gif")
    (found,) = read(mail)
    assert str(found) == "a.eml: is a mail without a text; save the report itself and give its file"


@pytest.mark.parametrize(
    "head",
    [
        b"Subject: =?utf-8?b?////?= =?nope?q?=FF?=\n",
        b"Subject: =?utf-8?q?" + b"=E2=80" * 2_000 + b"?=\n",
        b"Date: Mon, 99 Foo 99999 10:00\n",
        b"Content-Type: text/plain; charset=\xff\xfe\n",
        b"Content-Type: text/plain; charset*=utf-8''%FF%FE\n",
        b"Content-Type: text/plain; charset=unicode_escape\n",
        b"Content-Type: ;;;===\n",
        b"Content-Transfer-Encoding: base64\n",
        b"Content-Transfer-Encoding: x-uuencode\n",
        b"Message-ID: <" + b"x" * 5_000 + b">\n",
        b"Message-ID: <../../../etc/passwd\x00>\n",
        b"Content-Disposition: \xff\n",
        b"\xff\xfe: \xff\n",
    ],
)
def test_headers_that_break_the_rules(head: bytes) -> None:
    (item,) = read(head + b"\nThe ships left Velm on Friday.\n")
    assert ".." not in item.key.split("/")
    assert item.key.isprintable()


class TestWildTrees:
    def nested(self, depth: int) -> bytes:
        heads = b"".join(
            b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (level, level) for level in range(depth)
        )
        return heads + b"Content-Type: text/plain\n\nThe ships left.\n"

    @pytest.mark.parametrize("depth", [10, 100, 1_000, 20_000])
    def test_parts_in_parts_in_parts(self, depth: int) -> None:
        began = time.monotonic()
        assert len(read(self.nested(depth))) == 1
        assert time.monotonic() - began < 10

    def test_more_parts_than_a_mail_has(self) -> None:
        part = b"--b\nContent-Type: text/plain\n\nx\n"
        (found,) = read(b"Content-Type: multipart/mixed; boundary=b\n\n" + part * (MOST_PARTS + 1))
        assert isinstance(found, Refusal)
        assert "more than 200 parts" in found.why

    def test_lines_held_against_boundary_after_boundary(self) -> None:
        began = time.monotonic()
        (found,) = read(self.nested(300).rstrip() + b"\n-" * 5_000_000)
        assert isinstance(found, Refusal)
        assert time.monotonic() - began < 5

    def test_mails_in_mails_in_mails(self) -> None:
        inner = message("The ships left.")
        for _ in range(8):
            outer = message("Look.")
            outer.add_attachment(inner)
            inner = outer
        found = read(inner)
        assert [type(one).__name__ for one in found] == ["Item"] * 6 + ["Refusal"]
        assert isinstance(found[-1], Refusal)
        assert found[-1].why == "is a mail within 5 mails"

    def test_a_part_that_says_it_has_parts_and_has_none(self) -> None:
        for kind in (b"multipart/mixed", b"multipart/mixed; boundary=", b"message/rfc822", b"message/partial"):
            assert len(read(b"Content-Type: " + kind + b"\n\nThe ships left.\n")) == 1


class TestTime:
    """Headers and parts made to keep a reader busy: each takes seconds at most."""

    @pytest.mark.parametrize(
        "data",
        [
            b'Content-Type: multipart/mixed; x="' + b";" * 2_000_000 + b"\n\nText\n",
            b'Content-Disposition: attachment; x="' + b'a";\n ' * 400_000 + b"\n\nText\n",
            b"Subject: " + b"=?utf-8?q?a" * 300_000 + b"\n\nText\n",
            b"A: b\n" * 2_000_000 + b"\nText\n",
            b"Content-Type: text/plain;" + b" charset*%d=a;" * 100_000 + b"\n\nText\n",
            b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 300_000,
            b"Content-Transfer-Encoding: base64\n\n" + b"=" * 9_000_000,
        ],
    )
    def test_it_takes_no_longer(self, data: bytes) -> None:
        began = time.monotonic()
        read(data)
        assert time.monotonic() - began < 15


class TestMailbox:
    def box(self, *texts: str) -> bytes:
        line = b"From ana@velm.example Mon Mar  3 10:00:00 2031\n"
        return b"".join(line + bytes(message(text, Message_ID=f"<{n}@x>")) + b"\n" for n, text in enumerate(texts))

    def test_mail_by_mail(self, make: SimpleNamespace) -> None:
        assert make.keys(mbox(self.box("a", "b", "c"))) == ["mid:0@x", "mid:1@x", "mid:2@x"]

    def test_a_line_of_the_text_that_begins_with_from(self) -> None:
        (item,) = mbox(self.box(">From Velm, the ships left.\nFrom there they came."))
        assert isinstance(item, Item)
        assert item.raw.data.split(b"\n")[:2] == [b"From Velm, the ships left.", b"From there they came."]

    def test_a_mail_that_is_too_large_is_refused_and_the_next_is_read(self, make: SimpleNamespace) -> None:
        line = b"From ana@velm.example Mon Mar  3 10:00:00 2031\n"
        found = mbox(line + b"Subject: a\n\n" + b"a" * (MOST_BYTES + 5_000_000) + b"\n\n" + self.box("b"))
        assert make.keys(found) == ["mid:0@x"]
        assert "is too large" in make.refusals(found)[0].why

    def test_what_is_no_mailbox_is_nothing(self) -> None:
        assert mbox(b"no mail") == mbox(b"") == []


TOKENS = st.sampled_from(
    [b"Content-Type: ", b"multipart/mixed", b"; boundary=", b"b", b"--b", b"--b--", b"\n", b"\n\n", b"message/rfc822",
     b"text/html", b"text/plain", b"Content-Disposition: attachment; filename=", b"charset=", b"base64", b"=?utf-8?b?",
     b"Content-Transfer-Encoding: ", b"Date: ", b"Subject: ", b"From ", b"10:00 2031", b"\xff", b'"', b";"]
)  # fmt: skip


@given(st.binary(max_size=200) | st.lists(TOKENS, max_size=40).map(b"".join))
def test_any_bytes_are_items_or_refusals(data: bytes) -> None:
    for found in (*read(data), *mbox(b"From a@b Mon Mar  3 10:00:00 2031\n" + data)):
        assert found.key.encode()
