"""A case in a PostgreSQL database (15 or newer), through pg8000: `pip install 'sayso[postgres]'`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from sayso.case.database import Row, migrate
from sayso.errors import CaseError, ConfigError

SCHEMES = ("postgresql", "postgres")
LOCK = 0x73617973  # the advisory lock that one writer holds
BATCH = 500  # rows a statement


class PostgreSQL:
    """See `Database`. `address` is postgresql://USER:PASSWORD@HOST:PORT/DATABASE?schema=NAME&host=/SOCKET/FOLDER."""

    dialect = "postgres"

    def __init__(self, address: str, *, create: bool) -> None:
        try:
            import pg8000.dbapi
        except ImportError as error:
            raise ConfigError("a case in PostgreSQL needs pg8000: pip install 'sayso[postgres]'") from error
        parts = urlsplit(address)
        options = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        self.name = f"postgresql://{parts.hostname or options.get('host', '')}{parts.path}"
        self._failures = (pg8000.dbapi.Error, OSError, UnicodeEncodeError, ValueError)
        socket = options.get("host")
        with self._errors():
            self._connection = pg8000.dbapi.connect(
                user=unquote(parts.username or "postgres"),
                password=unquote(parts.password) if parts.password else None,
                host=parts.hostname or "localhost",
                port=parts.port or 5432,
                database=parts.path.lstrip("/") or None,
                unix_sock=f"{socket}/.s.PGSQL.{parts.port or 5432}" if socket else None,
                application_name="sayso",
            )
        self._connection.autocommit = True
        try:
            self._open(options.get("schema"), create)
        except BaseException:
            self.close()
            raise

    def _open(self, schema: str | None, create: bool) -> None:
        if schema is not None:
            if not re.fullmatch(r"[a-z_][a-z0-9_]{0,50}", schema):
                raise ConfigError(f"{schema!r} is no name for a schema: small letters, digits and _")
            if create:
                self.ask(f"CREATE SCHEMA IF NOT EXISTS {schema}")
            self.ask(f"SET search_path TO {schema}")
        if self.version() == 0 and not create:
            raise CaseError(f"{self.name}: there is no case; `sayso add REPORT --case ADDRESS` makes one")
        migrate(self)

    def version(self) -> int:
        """See `Database`."""
        if self.ask("SELECT to_regclass('sayso')")[0][0] is None:
            return 0
        return int(self.ask("SELECT version FROM sayso")[0][0])

    def mark(self, version: int) -> None:
        """See `Database`."""
        if self.version() == 0:
            self.ask("CREATE TABLE sayso (version BIGINT NOT NULL)")
            self.ask("INSERT INTO sayso VALUES (0)")
        self.ask("UPDATE sayso SET version = ?", (version,))

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """See `Database`."""
        with self._errors():
            cursor = self._connection.cursor()
            cursor.execute(sql.replace("?", "%s"), tuple(values))
            return list(cursor.fetchall()) if cursor.description else []

    def write(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """See `Database`."""
        insert = re.fullmatch(r"(INSERT INTO .* VALUES )(\(.*\))", sql, re.S)
        if insert is None:
            for row in rows:
                self.ask(sql, row)
            return
        waiting = [tuple(row) for row in rows]  # many rows a statement: one answer of the server for all of them
        for start in range(0, len(waiting), BATCH):
            batch = waiting[start : start + BATCH]
            values = [value for row in batch for value in row]
            most = max(1, 30_000 // max(1, len(batch[0])))
            for at in range(0, len(batch), most):
                part = batch[at : at + most]
                width = len(part[0])
                self.ask(insert[1] + ", ".join([insert[2]] * len(part)), values[at * width : (at + len(part)) * width])

    def run(self, script: str) -> None:
        """See `Database`."""
        for statement in re.sub(r"--[^\n]*", "", script).split(";"):
            if statement.strip():
                self.ask(statement)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """See `Database`."""
        self.ask("BEGIN")
        try:
            self.ask("SELECT pg_advisory_xact_lock(?, hashtext(current_schema()))", (LOCK,))
            yield
            self.ask("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        with suppress(CaseError):  # the server is gone: it rolls back by itself
            self.ask("ROLLBACK")

    def having(self, table: str, words: str) -> tuple[str, list[Any]]:
        """See `Database`."""
        return f"{table}.found_by @@ websearch_to_tsquery('simple', ?)", [_all_of(words)]

    def by_rank(self, table: str, words: str) -> tuple[str, list[Any]]:
        """See `Database`."""
        query = "websearch_to_tsquery('simple', ?)"
        order = f"ts_rank(found_by, {query}) DESC, number"
        return f"SELECT number FROM {table} WHERE found_by @@ {query} ORDER BY {order}", [_all_of(words)] * 2

    def close(self) -> None:
        """See `Database`."""
        with suppress(*self._failures):  # the server is gone already
            self._connection.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except self._failures as error:
            raise CaseError(f"{self.name}: {_said(error)}; check the server and run it again") from error


def _said(error: Exception) -> str:
    """What the server says, without its dictionary of fields."""
    fields = error.args[0] if error.args else ""
    said = fields.get("M", "") if isinstance(fields, dict) else str(error)
    return " ".join(said.split()) or type(error).__name__


def _all_of(words: str) -> str:
    """The words without what `websearch_to_tsquery` takes for operators (a leading minus, "or")."""
    parts = re.findall(r'"[^"]+"|[^\s"]+', words.replace("\0", ""))
    return " ".join(part if part.startswith('"') else f'"{part}"' for part in parts)
