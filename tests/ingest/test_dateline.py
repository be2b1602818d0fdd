"""What a report's first lines say of when and by whom it was published; and what only looks as if it did."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest import read, read_bytes
from sayso.ingest.dateline import read_dateline
from sayso.ingest.metadata import to_stamp

Found = tuple[str | None, str | None]


def below_a_title(line: str) -> Found:
    return read_dateline(f"Ships Leave\n\nBy Ann Writer\n\n{line}")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("PORT ORM, Oct. 24 (Orm Courier) - Ships left port.", ("Orm Courier", None)),
        ("PORT ORM, Valdoria (OC) — Ships left port.", ("OC", None)),
        ("ORM/KESTANI, October 24, 2024 (Orm Courier) -- Ships left.", ("Orm Courier", "2024-10-24")),
        ("TALBRECK, 14 May 2031 — The ships left.", (None, "2031-05-14")),
        ("TALBRECK, Ostavia, 14 May 2031 — The ships left.", (None, "2031-05-14")),
        ("TALBRECK, Ostavia, May 14, 2031—The ships left.", (None, "2031-05-14")),
        ("TALBRECK (14 May 2031) — The ships left.", (None, "2031-05-14")),
        ("TALBRECK (14 May) — The ships left.", (None, None)),
        ("TALBRECK, Wednesday, May 14th, 2031 (OC) – The ships left.", ("OC", "2031-05-14")),
        ("TALBRECK (Orm Courier, 14 May 2031) — The ships left.", ("Orm Courier", "2031-05-14")),
        ("Talbreck, May 14, 2031 (Orm Courier) – The ships left.", ("Orm Courier", "2031-05-14")),
        ("Port Orm, Ostavia, 14 May 2031 – The ships left.", (None, "2031-05-14")),
        ("ŁÓDŹ, 14 May 2031 — The ships left.", (None, "2031-05-14")),
        ("VELM-ON-SEA, 2031-05-14 - The ships left.", (None, "2031-05-14")),
        ("LONDON Oct 24 (Orm News) - The ships left.", ("Orm News", None)),
        ("14 May 2031 – The council met.", (None, "2031-05-14")),
        ("GENEVA (Switzerland) – The envoys met.", (None, None)),
        ("WASHINGTON (US) — The envoys met.", (None, None)),
    ],
)
def test_datelines(line: str, found: Found) -> None:
    assert read_dateline(line) == below_a_title(line) == found


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published 14 May 2031", "2031-05-14"),
        ("Updated: May 14, 2031", "2031-05-14"),
        ("14 May 2031", "2031-05-14"),
        ("14 MAY 2031", "2031-05-14"),
        ("2031-05-14", "2031-05-14"),
        ("Wednesday, 14 May 2031, 10:32 GMT", "2031-05-14"),
        ("Published: 2031-05-14T10:00:00Z", "2031-05-14T10:00:00+00:00"),
        ("Posted at 10:30 a.m. on May 14, 2031", "2031-05-14"),
        ("Published 14 May 2031 | Updated 15 May 2031", "2031-05-14"),
        ("Last updated on 15 May 2031 / First published on 14 May 2031", "2031-05-14"),
        ("Date: 14 May 2031", "2031-05-14"),
        ("TALBRECK, 14 May 2031", "2031-05-14"),
        ("By Ann Writer, The Orm Courier, 14 May 2031", "2031-05-14"),
    ],
)
def test_lines_that_hold_a_date(line: str, day: str) -> None:
    assert read_dateline(line) == below_a_title(line) == (None, day)


@pytest.mark.parametrize(
    "line",
    [
        "The Orm Strait Board (OSB) - a body of both states - met.",
        "Ships left port (all of them) - said nobody.",
        "TALBRECK, March 3 — The ships left.",
        "Published 3 March",
        "14 May",
        "May 2031",
        "31 February 2031",
        "10/11/2031",
        "Published by The Orm Courier, which was founded on 14 May 1931",
        "The ships left on 14 May 2031",
        "14 May 2031 – the day that Velm fell – is a holiday.",
        "On 14 May 2031 – Kestan’s day of the fleet – the ships left.",
        "Kestan’s fleet left Orm, 14 May 2031 - again.",
        "",
    ],
)
def test_what_is_no_date_of_publication(line: str) -> None:
    assert read_dateline(line) == below_a_title(line) == (None, None)


def test_a_title_may_end_in_a_date() -> None:
    assert read_dateline("Landing at Velm, 14 May 2030\n\nThe ships left.") == (None, None)
    assert read_dateline("Velm Landing, 14 May 2030\n\nThe ships left.") == (None, None)


def test_when_it_was_published_goes_before_when_it_was_changed() -> None:
    text = "Ships leave\nUpdated: May 16, 2031\nTALBRECK, May 14, 2031 — The ships left."
    assert read_dateline(text) == (None, "2031-05-14")
    assert read_dateline(f"Published: May 15, 2031\n{text}") == (None, "2031-05-15")


def test_a_chronology_is_no_date_of_publication() -> None:
    days = "14 May 2031\nKestan’s ships left.\n\n15 May 2031\nThey came back."
    assert read_dateline(days) == (None, None)
    assert read_dateline("14 May 2031 – Kestan’s ships left.\n\n15 May 2031 – They came back.") == (None, None)
    assert read_dateline(f"Published 20 May 2031\n\n{days}") == (None, "2031-05-20")


def test_a_dateline_far_down_is_another_reports() -> None:
    assert read_dateline("Ships left port.\n\n" * 8 + "PORT ORM (OC) - They came back.") == (None, None)
    assert read_dateline("Ships left port.\n\n" * 8 + "Published 14 May 2031") == (None, None)


@pytest.mark.parametrize("place", ["PORT ORM", "Talbreck", "TALBRECK, Ostavia"])
@given(
    day=st.dates(min_value=date(1800, 1, 1)),
    form=st.sampled_from(["%d %B %Y", "%B %d, %Y", "%b. %d, %Y", "%d %b %Y", "%Y-%m-%d"]),
)
def test_any_day_in_any_form(place: str, day: date, form: str) -> None:
    written = day.strftime(form)
    assert read_dateline(f"{place}, {written} — The ships left.") == (None, day.isoformat())
    assert read_dateline(f"Ships leave\nPublished: {written}\nThe ships left.") == (None, day.isoformat())


@given(st.text(alphabet=st.sampled_from("A a,.-–—()14:2031May\n"), max_size=200))
def test_any_text_gives_a_date_or_none(text: str) -> None:
    outlet, day = read_dateline(text)
    assert day is None or to_stamp(day) == day
    assert outlet is None or any(char.isalpha() for char in outlet)


class TestInReports:
    def test_a_transcripts_second_line(self) -> None:
        text = (
            "Briefing by the minister\n22 May 2031\n\nMR. HOLM: Good morning. The ships stay in the harbour.\n\n"
            "Q: And the talks?\n\nMR. HOLM: They will go on tomorrow, and we hope for the best."
        )
        document = read_bytes(text.encode(), name="a.txt")
        assert (document.kind, document.published, document.text) == ("transcript", "2031-05-22", text)

    @pytest.mark.parametrize("ending", ["txt", "md", "html"])
    def test_in_every_kind(self, ending: str, story: str, tmp_path: Path) -> None:
        text = f"Ships stay in port\n\nPublished 14 May 2031\n\n{story}"
        if ending == "html":
            text = "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
        path = tmp_path / f"a.{ending}"
        path.write_text(text, encoding="utf-8")
        assert read(path).published == "2031-05-14"

    def test_a_date_is_no_publisher(self, story: str) -> None:
        document = read_bytes(f"TALBRECK (14 May 2031) — {story}".encode(), name="a.txt")
        assert (document.publisher, document.published) == (None, "2031-05-14")
