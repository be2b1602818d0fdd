"""PDF files: lines become paragraphs again; what has no text, needs a password or is broken is said so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.errors import ReadError
from sayso.ingest import read_bytes

MakePdf = Callable[..., bytes]
Line = tuple[int, int, int, str]


def lines(*texts: str, top: int = 700, size: int = 11, left: int = 72, step: int = 14) -> list[Line]:
    return [(size, left, top - step * index, text) for index, text in enumerate(texts)]


FIRST = lines(
    "The foreign minister of Valdoria said on Friday that the ships will stay in",
    "the straits for exam-",
    "ple, and that “any attack will be an-",
    "swered”.",
)
SECOND = lines(
    "Kestan denied that its patrol boats had left port, and called the cross-",
    "border raid of last week a story. The well-known story of the Heron is",
    "another one.",
    top=632,
)


def text_of(data: bytes) -> str:
    return read_bytes(data, name="a.pdf").text


def test_lines_become_paragraphs_and_halves_become_words(make_pdf: MakePdf) -> None:
    heading = lines("Ships Stay in the Straits", top=730, size=18)
    document = read_bytes(make_pdf([[*heading, *FIRST, *SECOND]]), name="report")
    assert document.text.split("\n") == [
        "Ships Stay in the Straits",
        "",
        "The foreign minister of Valdoria said on Friday that the ships will stay in the straits for example, and that "
        "“any attack will be answered”.",
        "",
        "Kestan denied that its patrol boats had left port, and called the cross-border raid of last week a story. "
        "The well-known story of the Heron is another one.",
    ]
    assert document.title == "Ships Stay in the Straits"


def test_an_indent_begins_a_paragraph(make_pdf: MakePdf) -> None:
    page = [
        (11, 86, 700, "The ships stay in the straits, said the minister on Friday, and they will be"),
        (11, 72, 686, "there next week, too, whatever Kestan has to say about it to the two parties."),
        (11, 86, 672, "Kestan said that it has a lot to say about it, and that it will be said soon."),
    ]
    assert text_of(make_pdf([page])).count("\n\n") == 1


def test_the_items_of_a_list(make_pdf: MakePdf) -> None:
    page = [
        (11, 72, 700, "• The Heron stays in the straits, said the minister on Friday, and it will be"),
        (11, 84, 686, "there next week, too, whatever Kestan says."),
        (11, 72, 672, "• The Tern comes home."),
    ]
    assert text_of(make_pdf([page])).split("\n\n") == [
        "• The Heron stays in the straits, said the minister on Friday, and it will be there next week, too, whatever "
        "Kestan says.",
        "• The Tern comes home.",
    ]


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("the pro-", "ducers", "the producers"),
        ("a high-", "ranking officer", "a high-ranking officer"),
        ("no long-", "er", "no longer"),
        ("the Orm-", "Kestan border", "the Orm-Kestan border"),
        ("the Air-", "bus", "the Airbus"),
        ("the sea-", "borne force; a sea-borne force", "the sea-borne force; a sea-borne force"),
    ],
)
def test_words_broken_at_a_line_end(make_pdf: MakePdf, left: str, right: str, joined: str) -> None:
    assert (
        text_of(make_pdf([lines(f"The ships stay, said {left}", f"{right}, and left.")]))
        == f"The ships stay, said {joined}, and left."
    )


def test_two_columns(make_pdf: MakePdf) -> None:
    left = lines("The ships stay in the straits,", "said the minister, and they", "are in no hurry to come")
    right = lines("home before the talks have", "come to an end.", left=330)
    assert text_of(make_pdf([[*left, *right]])) == (
        "The ships stay in the straits, said the minister, and they are in no hurry to come home before the talks have "
        "come to an end."
    )


def test_a_paragraph_goes_on_over_the_page_and_page_furniture_goes(make_pdf: MakePdf) -> None:
    def page(number: int, *texts: str) -> list[Line]:
        head, foot = (9, 72, 760, "Orm Courier, weekly report 2024"), (9, 300, 40, f"Page {number} of 3")
        return [head, *lines(*texts), foot]

    pages = [
        page(1, "The ships stay in the straits, said the minister on Friday, and so the crews"),
        page(2, "of Kestan will have to wait for another week before they can leave port."),
        page(3, "Nobody else said anything."),
    ]
    assert text_of(make_pdf(pages)) == (
        "The ships stay in the straits, said the minister on Friday, and so the crews of Kestan will have to wait for "
        "another week before they can leave port.\n\nNobody else said anything."
    )


def test_a_transcript(make_pdf: MakePdf) -> None:
    page = lines(
        "MS. DRESK: We have said what we have to say about the ships, and about the",
        "talks.",
        "Q When do they leave?",
        "MS. DRESK: Not today. (Laughter.)",
    )
    document = read_bytes(make_pdf([page]), name="a.pdf")
    assert document.kind == "transcript"
    assert document.text.split("\n\n") == [
        "MS. DRESK: We have said what we have to say about the ships, and about the talks.",
        "Q When do they leave?",
        "MS. DRESK: Not today. (Laughter.)",
    ]


def test_what_the_file_says_of_itself(make_pdf: MakePdf) -> None:
    info = b"/Title (Ships in the Straits) /CreationDate (D:20240101120000Z)"
    document = read_bytes(make_pdf([FIRST], info=info), name="a.pdf")
    assert (document.title, document.published) == ("Ships in the Straits", None)  # made is not published
    assert read_bytes(make_pdf([FIRST], info=b"/Title (Microsoft Word - a.doc)"), name="a.pdf").title is None


def test_a_password(make_pdf: MakePdf) -> None:
    key = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -44 >>" % (b"11" * 32, b"22" * 32)
    name = b" /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
    with pytest.raises(ReadError, match=r"^a\.pdf: is protected by a password; save a copy without one$"):
        read_bytes(make_pdf([FIRST], trailer=key + name), name="a.pdf")


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4", b"%PDF-1.7\n" + b"garbage " * 200, b"%PDF-1.4\nxref\n0 9\ntrailer\n<<>>"]
)
def test_a_broken_file(data: bytes) -> None:
    with pytest.raises(ReadError, match="is a broken PDF; download it again"):
        read_bytes(data, name="a.pdf")


def test_a_file_cut_short_is_read_or_refused(make_pdf: MakePdf) -> None:
    whole = make_pdf([FIRST])
    for end in range(100, len(whole), 97):
        try:
            read_bytes(whole[:end], name="a.pdf")
        except ReadError:
            continue


def test_pictures_of_pages(make_pdf: MakePdf) -> None:
    with pytest.raises(
        ReadError, match=r"is a PDF without a text layer \(scanned pages\); run it through text recognition"
    ):
        read_bytes(make_pdf([[], []]), name="a.pdf")
