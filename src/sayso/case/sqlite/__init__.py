"""A case in one file: SQLite in WAL mode, so that others read while one writes. The default."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sayso.case.database import Row, migrate
from sayso.errors import CaseError

APPLICATION = 0x73617973  # "says": tells a case from other SQLite files
HEADER = b"SQLite format 3\0"
PATIENCE = 60.0  # seconds to wait for another writer
REMEDIES = {  # what SQLite says, and what one does about it
    "readonly": "make the file and its folder writable",
    "read-only": "make the file and its folder writable",
    "unable to open": "check that its folder is there and writable",
    "disk is full": "make room on the disk and run it again: what was added stays",
    "disk i/o": "check the disk and run it again: what was added stays",
    "locked": "another process writes to it: wait for that, or stop it",
    "malformed": "the file is damaged: restore it from a copy",
    "not a database": "give a case that sayso made",
}


class SQLite:
    """See `Database`."""

    dialect = "sqlite"

    def __init__(self, path: Path, *, create: bool) -> None:
        self.name = str(path)
        if not create and not path.exists():
            raise CaseError(f"{path}: there is no such case; `sayso add REPORT --case {path}` makes one")
        self._refuse_others(path)
        with self._errors():
            self._connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            self._open()
        except BaseException:
            self._connection.close()
            raise

    def _refuse_others(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                head = file.read(100)
        except FileNotFoundError:
            return
        except OSError as error:
            raise CaseError(f"{path}: cannot be opened ({error.strerror}); check the path") from error
        if head and not (head.startswith(HEADER) and int.from_bytes(head[68:72], "big") in {APPLICATION, 0}):
            raise CaseError(f"{path}: is no case of sayso; give another path")

    def _open(self) -> None:
        # FULL: what is acknowledged is on the disk, also when the power goes.
        for pragma in ("foreign_keys = ON", "synchronous = FULL", "temp_store = MEMORY", "cache_size = -65536"):
            self.ask(f"PRAGMA {pragma}")
        if self.version() == 0:
            if self.ask("SELECT 1 FROM sqlite_master LIMIT 1"):
                raise CaseError(f"{self.name}: is an SQLite file, but no case of sayso; give another path")
            self.ask("PRAGMA journal_mode = WAL")
        migrate(self)

    def version(self) -> int:
        """See `Database`."""
        if self.ask("PRAGMA application_id") != [(APPLICATION,)]:
            return 0
        return int(self.ask("PRAGMA user_version")[0][0])

    def mark(self, version: int) -> None:
        """See `Database`."""
        self.ask(f"PRAGMA application_id = {APPLICATION}")
        self.ask(f"PRAGMA user_version = {version}")

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """See `Database`."""
        with self._errors():
            return self._connection.execute(sql, values).fetchall()

    def write(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """See `Database`."""
        with self._errors():
            self._connection.executemany(sql, rows)

    def run(self, script: str) -> None:
        """See `Database`."""
        statement = ""
        for line in script.splitlines(keepends=True):  # executescript would commit the transaction first
            statement += line
            if sqlite3.complete_statement(statement):
                self.ask(statement)
                statement = ""

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """See `Database`."""
        self.ask("BEGIN IMMEDIATE")
        try:
            yield
            self.ask("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.rollback()
            raise

    def having(self, table: str, words: str) -> tuple[str, list[Any]]:
        """See `Database`."""
        name = f"{table}_text"
        return f"{table}.number IN (SELECT rowid FROM {name} WHERE {name} MATCH ?)", [_all_of(words)]

    def by_rank(self, table: str, words: str) -> tuple[str, list[Any]]:
        """See `Database`."""
        name = f"{table}_text"
        return f"SELECT rowid FROM {name} WHERE {name} MATCH ? ORDER BY rank, rowid", [_all_of(words)]

    def close(self) -> None:
        """See `Database`."""
        self._connection.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OverflowError, UnicodeEncodeError) as error:
            said = str(error)
            do = next((do for key, do in REMEDIES.items() if key in said.lower()), "check the file")
            raise CaseError(f"{self.name}: {said}; {do}") from error


def _all_of(words: str) -> str:
    """A query of FTS5 for all words, each quoted, so that nothing in them is an operator; "a phrase" stays one."""
    parts = re.findall(r'"([^"]+)"|([^\s"]+)', words)
    quoted = ['"' + (phrase or word) + '"' for phrase, word in parts if re.search(r"\w", phrase or word)]
    return " ".join(quoted).replace("\0", "") or '""'
