"""A case: the records of many reports, kept in one database, and asked."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from sayso.case.base import Added, Aside, Found, Report
from sayso.case.database import Database, Row
from sayso.case.query import Query, conditions
from sayso.case.rows import Line, fold, lines_of
from sayso.errors import CaseError, ConfigError
from sayso.model import LAYERS, Document, Finding, Problem, Record
from sayso.model.record import TYPES
from sayso.resolve.distance import great_circle_km

REPORT = ("id", "key", "version", "current", "title", "publisher", "url", "published", "words", "made_by")
LISTED = ", ".join(f"report.{field}" for field in REPORT)
KEPT = (  # the columns of `report`, in the order in which rows are made
    *("number", "id", "key", "version", "current", "title", "publisher", "url", "published", "retrieved", "language"),
    *("kind", "words", "made_by", "schema", "text", "problems", "raw", "raw_name", "media_type"),
)
LINE = tuple(field for field in Line.__struct_fields__ if field not in {"id", "layer", "speaker", "roles"})
FINDING = ("number", "report", "id", "layer", "current", "published", "speaker", *LINE)
ROLE = ("finding", "role", "place", "target", "name", "country", "words")
PAGE = 500  # findings fetched at once where nearness is still to be measured
LONGEST_KEY = 2000


def open_case(where: str | Path, *, create: bool = True) -> Case:
    """Open a case: a file's path, or postgresql://USER@HOST/DATABASE. One that is not there is made, if `create`.

    Raises CaseError where it cannot be opened or is none, ConfigError where PostgreSQL's driver is not installed.
    """
    if str(where).startswith(("postgresql://", "postgres://")):
        from sayso.case.postgres import PostgreSQL

        return Case(PostgreSQL(str(where), create=create))
    from sayso.case.sqlite import SQLite

    return Case(SQLite(Path(where), create=create))


def digest_of(data: bytes) -> str:
    """What tells bytes from others: SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Case:
    """The records of many reports. One process may write while others read; a `with` block closes it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._names: dict[str, int] = {}

    def __enter__(self) -> Case:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    # taking in

    def add(
        self,
        record: Record,
        *,
        key: str | None = None,
        raw: bytes | None = None,
        raw_name: str | None = None,
        media_type: str | None = None,
    ) -> Added:
        """Keep a record, with the bytes it was read from. When this returns, it is on the disk.

        `key` is where the report came from (its address, by default): another report of the same key is a new version
        of it, and takes its place in what is found. A report that is here already is not added again.

        Raises EvidenceError for a record that does not hold together, CaseError where it cannot be written.
        """
        record.check()
        document = record.document
        key = (key or document.url or document.id)[:LONGEST_KEY]
        data = document.text.encode("utf-8", "replace") if raw is None else raw
        kept = (None if raw is None else zlib.compress(raw), raw_name, media_type)
        try:
            with self.database.transaction():
                return self._add(record, key, digest_of(data), kept)
        except BaseException:
            self._names.clear()  # some may have been given in what is now undone
            raise

    def _add(self, record: Record, key: str, digest: str, kept: tuple[Any, ...]) -> Added:
        id = record.document.id
        here = self.database.ask("SELECT number, version FROM report WHERE id = ?", [id])
        if here:
            number, version = here[0]
            self._see(key, digest, number)
            return Added(id=id, outcome="known", version=version)
        before = self.database.ask("SELECT number, version FROM report WHERE key = ? ORDER BY version", [key])
        version = before[-1][1] + 1 if before else 1
        for table, field in (("report", "number"), ("finding", "report")) if before else ():
            self.database.write(f"UPDATE {table} SET current = 0 WHERE {field} = ?", [[before[-1][0]]])
        number = self._next("report")
        self.database.write(_insert("report", KEPT), [_report_row(number, key, version, record, kept)])
        self._see(key, digest, number)
        self._write_findings(number, record)
        return Added(id=id, outcome="version" if before else "new", version=version)

    def _see(self, key: str, digest: str, report: int) -> None:
        values = [key, digest]
        self.database.write("DELETE FROM aside WHERE key = ? AND digest = ?", [values])
        if not self.database.ask("SELECT 1 FROM seen WHERE key = ? AND digest = ?", values):
            self.database.write("INSERT INTO seen (key, digest, report) VALUES (?, ?, ?)", [[*values, report]])

    def _next(self, table: str) -> int:
        return int(self.database.ask(f"SELECT coalesce(max(number), 0) + 1 FROM {table}")[0][0])

    def _write_findings(self, report: int, record: Record) -> None:
        first = self._next("finding")
        lines = list(lines_of(record))
        numbers = {line.id: first + place for place, line in enumerate(lines)}
        published = record.document.published
        self._number_names(lines)
        rows = [
            (
                *(numbers[line.id], report, line.id, line.layer, 1, published, self._names.get(line.speaker or "")),
                *(getattr(line, field) for field in LINE),
            )
            for line in lines
        ]
        self.database.write(_insert("finding", FINDING), rows)
        self.database.write(_insert("role", ROLE), [row for line in lines for row in self._role_rows(line, numbers)])

    def _role_rows(self, line: Line, numbers: dict[str, int]) -> Iterator[Row]:
        counts: dict[str, int] = {}
        for role in line.roles:
            place = counts[role.role] = counts.get(role.role, -1) + 1
            yield (
                *(numbers[line.id], role.role, place, numbers.get(role.target or "")),
                *(self._names.get(role.name or ""), role.country, role.words),
            )

    def _number_names(self, lines: list[Line]) -> None:
        """Give each new name of these lines its number."""
        names = [name for line in lines for name in (line.speaker, *(role.name for role in line.roles)) if name]
        new: list[Row] = []
        following = 0
        for name in dict.fromkeys(names):
            if name in self._names:
                continue
            here = self.database.ask("SELECT number FROM name WHERE text = ?", [name])
            following = following or self._next("name")
            self._names[name] = here[0][0] if here else following
            if not here:
                new.append((following, name, fold(name)))
                following += 1
        self.database.write(_insert("name", ("number", "text", "folded")), new)

    def knows(self, key: str, data: bytes) -> bool:
        """Whether these bytes from there were taken in, or set aside, already: then they need not be read again."""
        values = [key[:LONGEST_KEY], digest_of(data)] * 2
        sql = (
            "SELECT 1 FROM seen WHERE key = ? AND digest = ? UNION ALL SELECT 1 FROM aside WHERE key = ? AND digest = ?"
        )
        return bool(self.database.ask(sql, values))

    def set_aside(self, key: str, data: bytes, reason: str) -> None:
        """Note that these bytes could not be taken in, and why; `retry` forgets it."""
        values = [key[:LONGEST_KEY], digest_of(data)]
        with self.database.transaction():
            self.database.write("DELETE FROM aside WHERE key = ? AND digest = ?", [values])
            self.database.write("INSERT INTO aside (key, digest, reason) VALUES (?, ?, ?)", [[*values, reason]])

    def aside(self) -> list[Aside]:
        """What could not be taken in."""
        rows = self.database.ask("SELECT key, digest, reason FROM aside ORDER BY key, digest")
        return [Aside(key=key, digest=digest, reason=reason) for key, digest, reason in rows]

    def retry(self) -> int:
        """Forget what was set aside, so that it is tried again; gives how many reports that is."""
        count = len(self.aside())
        with self.database.transaction():
            self.database.write("DELETE FROM aside", [()])
        return count

    def redo(self, id: str, record: Record) -> None:
        """Put a record of the same text in the place of the one that is here (a newer sayso made it).

        Raises CaseError where there is no such report, or where the record is of another text.
        """
        record.check()
        if record.document.text != self.document(id).text:
            raise CaseError(f"{id}: the record to put in its place is of another text; add it as a new version")
        try:
            with self.database.transaction():
                self._redo(id, record)
        except BaseException:
            self._names.clear()
            raise

    def _redo(self, id: str, record: Record) -> None:
        number, current = self.database.ask("SELECT number, current FROM report WHERE id = ?", [id])[0]
        inside = "finding IN (SELECT number FROM finding WHERE report = ?)"
        self.database.write(f"DELETE FROM role WHERE {inside}", [[number]])
        self.database.write("DELETE FROM finding WHERE report = ?", [[number]])
        values = [record.made_by, record.schema, _json(record.problems), number]
        self.database.write("UPDATE report SET made_by = ?, schema = ?, problems = ? WHERE number = ?", [values])
        self._write_findings(number, record)
        if not current:
            self.database.write("UPDATE finding SET current = 0 WHERE report = ?", [[number]])

    # asking

    def __len__(self) -> int:
        return int(self.database.ask("SELECT count(*) FROM report WHERE current = 1")[0][0])

    def reports(self, *, versions: bool = False) -> list[Report]:
        """The reports in the order in which they came; with `versions`, also those that later ones replaced."""
        where = "" if versions else "WHERE current = 1"
        return [_report(row) for row in self.database.ask(f"SELECT {LISTED} FROM report {where} ORDER BY number")]

    def document(self, id: str) -> Document:
        """A report's document. Raises CaseError where there is none of that id."""
        fields = Document.__struct_fields__
        rows = self.database.ask(f"SELECT {', '.join(fields)} FROM report WHERE id = ?", [id])
        if not rows:
            raise CaseError(f"{self.database.name}: there is no report {id}; `sayso find reports` lists them")
        return Document(**dict(zip(fields, rows[0], strict=True)))

    def record(self, id: str) -> Record:
        """A report's record, as it was added. Raises CaseError where there is none of that id."""
        document = self.document(id)
        [(number, made_by, schema, problems)] = self.database.ask(
            "SELECT number, made_by, schema, problems FROM report WHERE id = ?", [id]
        )
        layers: dict[str, list[Finding]] = {layer: [] for layer in LAYERS}
        sql = "SELECT layer, body FROM finding WHERE report = ? ORDER BY number"
        for layer, body in self.database.ask(sql, [number]):
            layers[layer].append(_finding(layer, body))
        return Record(
            document=document,
            **{layer: tuple(found) for layer, found in layers.items()},  # type: ignore[arg-type]
            problems=msgspec.json.decode(problems, type=tuple[Problem, ...]),
            made_by=made_by,
            schema=schema,
        )

    def raw(self, id: str) -> tuple[bytes, str, str | None] | None:
        """The bytes a report was read from, their name and media type; None where they were not kept."""
        rows = self.database.ask("SELECT raw, raw_name, media_type, key FROM report WHERE id = ?", [id])
        if not rows or rows[0][0] is None:
            return None
        data, name, media_type, key = rows[0]
        return zlib.decompress(data), name or key, media_type

    def find(self, layer: str, query: Query | None = None, *, limit: int | None = None, **asked: Any) -> list[Found]:
        """The findings of a layer that meet a query, in the order in which they were published.

        case.find("events", type="MOBILIZE", status="conditional", country="PRK")

        Raises ConfigError for a layer or a filter that there is not.
        """
        return list(self.each(layer, query or make_query(**asked), limit=limit))

    def each(self, layer: str, query: Query, *, limit: int | None = None) -> Iterator[Found]:
        """As `find`, one after the other."""
        where, values = conditions(self.database, layer, query)
        sql = (
            f"SELECT {LISTED}, finding.body, name.text, finding.number FROM finding "
            "JOIN report ON report.number = finding.report LEFT JOIN name ON name.number = finding.speaker "
            f"WHERE {where} ORDER BY finding.published, finding.number"
        )
        if limit is not None and query.near is None:
            sql, values = f"{sql} LIMIT ?", [*values, limit]
        left = limit if limit is not None else -1
        for row in self.database.ask(sql, values):
            if left == 0:
                return
            if query.near is not None and not self._is_near(row[-1], query.near):
                continue
            left -= 1
            report = _report(row[: len(REPORT)])
            yield Found(layer=layer, report=report, finding=_finding(layer, row[-3]), speaker=row[-2])

    def _is_near(self, number: int, near: tuple[float, float, float]) -> bool:
        """Whether a place, or one that stands in the finding, lies within so many kilometres: the box is wider."""
        sql = (
            "SELECT latitude, longitude FROM finding WHERE latitude IS NOT NULL AND (number = ? "
            "OR number IN (SELECT target FROM role WHERE finding = ?))"
        )
        return any(great_circle_km(*near[:2], *point) <= near[2] for point in self.database.ask(sql, [number, number]))

    def search(self, words: str, *, limit: int = 20) -> list[Report]:
        """The reports whose title and text hold all these words, best first; "in quotation marks" as a phrase."""
        sql, values = self.database.by_rank("report", words)
        numbers = [row[0] for row in self.database.ask(f"{sql} LIMIT ?", [*values, limit])]
        if not numbers:
            return []
        marks = ", ".join("?" * len(numbers))
        rows = self.database.ask(f"SELECT {LISTED}, number FROM report WHERE number IN ({marks})", numbers)
        found = {row[-1]: _report(row[:-1]) for row in rows}
        return [found[number] for number in numbers]

    def dump(self) -> Iterator[bytes]:
        """All that the case keeps, as lines of JSON: two cases of the same reports give the same lines."""
        for report in self.reports(versions=True):
            raw = self.raw(report.id)
            yield msgspec.json.encode([report, raw and [digest_of(raw[0]), *raw[1:]], self.record(report.id)])
        for table in ("seen", "aside", "name"):
            for row in self.database.ask(f"SELECT * FROM {table} ORDER BY 1, 2"):
                yield msgspec.json.encode([table, *row])


def make_query(**asked: Any) -> Query:
    """A query from filters by their names. Raises ConfigError for a filter that there is not, or a wrong value."""
    unknown = sorted(set(asked) - set(Query.__struct_fields__))
    if unknown:
        raise ConfigError(f"there is no filter {unknown[0]!r}; there are {', '.join(Query.__struct_fields__)}")
    try:
        return msgspec.convert(asked, Query)
    except msgspec.ValidationError as error:
        raise ConfigError(f"cannot look for that: {error}") from error


def _insert(table: str, columns: Iterable[str]) -> str:
    columns = tuple(columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def _report_row(number: int, key: str, version: int, record: Record, kept: tuple[Any, ...]) -> Row:
    document = record.document
    return (
        *(number, document.id, key, version, 1, document.title, document.publisher, document.url, document.published),
        *(document.retrieved, document.language, document.kind, len(document.text.split()), record.made_by),
        *(record.schema, document.text, _json(record.problems), *kept),
    )


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _report(row: Row) -> Report:
    values = dict(zip(REPORT, row, strict=True))
    return Report(**{**values, "current": bool(values["current"])})


def _finding(layer: str, body: str) -> Finding:
    return msgspec.json.decode(body, type=TYPES[layer])
