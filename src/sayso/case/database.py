"""The contract of a database under a case: what differs between SQLite and PostgreSQL, and nothing else.

SQL is written once, with `?` for a value; numbers are given by the case, so that both count alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from importlib.resources import files
from typing import Any, Protocol

from sayso.errors import CaseError

Row = tuple[Any, ...]


class Database(Protocol):
    """One connection. Every method raises CaseError where the database does: what, where, what to do."""

    name: str  # as errors show it, without a password
    dialect: str

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows that a query gives."""

    def write(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement for each row of values."""

    def version(self) -> int:
        """Which migration it stands at; 0: it is new."""

    def mark(self, version: int) -> None:
        """Say which migration it stands at, within the transaction."""

    def run(self, script: str) -> None:
        """Run the statements of a migration, within the transaction."""

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing of what is written within; one writer at a time."""

    def having(self, table: str, words: str) -> tuple[str, list[Any]]:
        """The condition, with its values, that a row of `table` (report, finding) holds all these words."""

    def by_rank(self, table: str, words: str) -> tuple[str, list[Any]]:
        """The query for the `number`s of the rows that hold all these words, best first (append LIMIT)."""

    def close(self) -> None:
        """Let go of it."""


def migrate(database: Database) -> None:
    """Bring a case to the newest version, one numbered file after the other, in one transaction.

    Raises CaseError where the case is newer than this sayso.
    """
    scripts = migrations(database.dialect)
    version = database.version()
    if version > len(scripts):
        raise CaseError(
            f"{database.name}: the case has version {version}, this sayso knows {len(scripts)}; update sayso"
        )
    if version == len(scripts):
        return
    with database.transaction():
        for number, script in enumerate(scripts, start=1):
            if number > database.version():  # asked anew: another process may have been faster
                database.run(script)
                database.mark(number)


def migrations(dialect: str) -> list[str]:
    """The scripts of a dialect in their order."""
    folder = files("sayso.case") / dialect
    scripts = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name)
    return [script.read_text(encoding="utf-8") for script in scripts]
