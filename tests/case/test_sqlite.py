"""A case in one file: what is no case is refused and left as it was; errors say what to do."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from sayso.case import Case, open_case
from sayso.case.database import migrations
from sayso.errors import CaseError


@pytest.mark.parametrize("held", [b"a text, and no database\n" * 40, b"SQLite format 3\0 and then lies" * 40])
def test_what_is_no_case_is_refused_and_left_alone(tmp_path: Path, held: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(held)
    with pytest.raises(CaseError):
        open_case(path)
    assert path.read_bytes() == held


def test_another_program_s_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (x)")
    with pytest.raises(CaseError, match="no case of sayso"):
        open_case(path)


def test_a_case_of_a_newer_sayso_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    open_case(path).close()
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA user_version = 99")
    with pytest.raises(CaseError, match="update sayso"):
        open_case(path)


def test_a_folder_or_a_missing_one_is_no_case(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none" / "crisis.db"):
        with pytest.raises(CaseError, match="check"):
            open_case(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CaseError, match="writable"):
        open_case(tmp_path / "crisis.db")


def test_both_dialects_have_the_same_migrations() -> None:
    assert len(migrations("sqlite")) == len(migrations("postgres"))


def test_an_empty_file_becomes_a_case(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    path.touch()
    with open_case(path) as case:
        assert len(case) == 0


def fill(case: Case) -> None:
    for number in range(2000):
        case.set_aside(f"{number}", bytes(str(number), "ascii"), "why " * 200)


def test_a_full_disk_is_said_and_the_case_opens_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    with open_case(path) as case:
        case.set_aside("a", b"a", "why")
        [(pages,)] = case.database.ask("PRAGMA page_count")
        case.database.ask(f"PRAGMA max_page_count = {pages}")  # as a disk with no room left
        with pytest.raises(CaseError, match="make room"):
            fill(case)
    with open_case(path) as again:
        assert again.aside()[-1].key in {"a", *map(str, range(2000))}
        again.set_aside("b", b"b", "why")


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    with open_case(path) as case:
        for number in range(300):
            case.set_aside(f"{number}", bytes(str(number), "ascii"), "why")
    data = bytearray(path.read_bytes())
    data[4096 : len(data) - 4096] = b"\xa5" * (len(data) - 8192)
    path.write_bytes(bytes(data))
    with pytest.raises(CaseError, match=r"restore it from a copy|check the file"):
        list(open_case(path).dump())


def test_two_processes_may_make_the_same_case(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    with open_case(path) as one, open_case(path) as other:
        one.set_aside("a", b"a", "why")
        other.set_aside("b", b"b", "why")
        assert [aside.key for aside in one.aside()] == ["a", "b"]
