"""When a report was published, as exactly as is known, and by whom."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.metadata import (
    find_stamp,
    most_exact,
    read_published,
    stamp_of_address,
    stamp_of_file,
    to_stamp,
)


@pytest.mark.parametrize(
    ("written", "stamp"),
    [
        ("2024-10-24", "2024-10-24"),
        ("20241024", "2024-10-24"),
        ("2024-10-24T16:05", "2024-10-24T16:05:00"),
        ("2024-10-24 16:05:00-04:00", "2024-10-24T16:05:00-04:00"),
        ("2024-10-24T16:05:00.123Z", "2024-10-24T16:05:00+00:00"),
        ("2024-10-24T16:05:00-0400", "2024-10-24T16:05:00-04:00"),
        ("20241024T163000Z", "2024-10-24T16:30:00+00:00"),
    ],
)
def test_iso_dates(written: str, stamp: str) -> None:
    assert to_stamp(written) == find_stamp(written) == read_published(written) == stamp


def test_dates_as_python_has_them() -> None:
    assert read_published(date(2024, 10, 24)) == "2024-10-24"
    assert read_published(datetime(2024, 10, 24, 16, 5, tzinfo=UTC)) == "2024-10-24T16:05:00+00:00"
    assert read_published(None) is None


@pytest.mark.parametrize(
    ("written", "stamp"),
    [
        ("Thu, 24 Oct 2024 16:05:00 GMT", "2024-10-24T16:05:00+00:00"),
        ("2024-10-24T16:05:00+02:00[Europe/Orm]", "2024-10-24T16:05:00+02:00"),
        ("October 24, 2024", "2024-10-24"),
        ("Published 24 Sept. 2024 at noon", "2024-09-24"),
        ("2024/10/24", "2024-10-24"),
        ("10/11/2024", None),
        ("February 30, 2024", None),
        ("Thu, 99 Oct 2024 16:05:00 GMT", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_as_pages_write_them(written: str | None, stamp: str | None) -> None:
    assert find_stamp(written) == stamp


@given(st.text(max_size=120))
def test_any_text_is_a_stamp_or_none(text: str) -> None:
    assert find_stamp(text) is None or to_stamp(str(find_stamp(text))) is not None


def test_the_most_exact_stamp_wins_and_the_first_of_its_like() -> None:
    stamps = ["2024-10-24", None, "2024-10-24T16:05:00", "2024-10-24T16:06:00-04:00", "2024-10-25T00:00:00+00:00"]
    assert most_exact(stamps) == "2024-10-24T16:06:00-04:00"
    assert most_exact(stamps[:3]) == "2024-10-24T16:05:00"
    assert most_exact([None]) is None


@pytest.mark.parametrize(
    ("name", "stamp"),
    [
        ("20241024T163000Z_VA_en_1a2b.txt", "2024-10-24T16:30:00+00:00"),
        ("2024-10-24-ships-leave.md", "2024-10-24"),
        ("20249924T163000Z_VA.txt", None),
        ("ships-2024-10-24.txt", None),
        ("20241024163000.txt", None),
    ],
)
def test_names_of_files(name: str, stamp: str | None) -> None:
    assert stamp_of_file(name) == stamp


def test_addresses() -> None:
    assert stamp_of_address("https://courier.example/world/2024/10/24/ships.html") == "2024-10-24"
    assert stamp_of_address("https://courier.example/world/2024/99/24/ships.html") is None
    assert stamp_of_address("https://courier.example/2024102412345") is None
