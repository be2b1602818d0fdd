"""The user's own actors: a CSV made into one read-only file, which later readings use. Pure look-ups; no spaCy.

Columns: name, and as you like aliases (joined by ";"), kind, country (ISO 3166 alpha-3), sectors (PLOVER codes with
spaces between), wikidata (Q and digits), from and until (ISO dates).
"""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sayso.errors import ModelError, ReadError
from sayso.resolve.countries import by_alpha3, fold

COLUMNS = ("name", "aliases", "kind", "country", "sectors", "wikidata", "from", "until")
SECTORS = frozenset(
    [
        "COP",
        "GOV",
        "JUD",
        "LEG",
        "MIL",
        "PRM",
        "PTY",
        "REB",
        "SPY",
        "UAF",
        "UNK",
        "AGR",
        "BUS",
        "CRM",
        "CVL",
        "EDU",
        "ELI",
        "JRN",
        "LAB",
        "MED",
        "REF",
        "OPP",
        "PRE",
        "REL",
        "SOC",
        "IGO",
        "NGO",
    ]
)
KINDS = frozenset({"person", "organization", "group", "country"})
FORMAT = 1
STEP = 1_000  # rows between two words of progress

Progress = Callable[[str], None]


@dataclass(frozen=True)
class OwnActor:
    """One row of the user's list; `since` and `until` are ISO dates, "" if open."""

    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    wikidata: str | None
    since: str
    until: str


def own_actors_path() -> Path:
    """Where the user's actors are kept: what SAYSO_ACTORS names, else the data folder of this user."""
    folder = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(os.environ.get("SAYSO_ACTORS") or Path(folder) / "sayso" / f"actors-{FORMAT}.json")


def build_actors(source: Path, *, progress: Progress | None = None) -> tuple[Path, int]:
    """Make the file of the user's actors: where it is, and how many they are.

    Raises ReadError that names every bad line with its reason; then nothing is written, and what was there stays.
    The same list always gives the same file.
    """
    rows, faults = [], []
    for number, row in _read(source):
        reasons = list(_faults(row))
        faults += [f"{source}:{number}: {reason}" for reason in reasons]
        if not reasons:
            rows.append(row)
        if progress and number % STEP == 0:
            progress(f"{number:,} lines read")
    if faults:
        raise ReadError("\n".join(faults))
    if not rows:
        raise ReadError(f"{source}: holds no actor; give a CSV with the columns {', '.join(COLUMNS)}")
    path = own_actors_path()
    _write(path, json.dumps({"format": FORMAT, "actors": rows}, ensure_ascii=False, indent=1) + "\n")
    find_own_actor.cache_clear()
    _table.cache_clear()
    return path, len(rows)


@cache
def find_own_actor(name: str, on: str = "") -> OwnActor | None:
    """The user's actor of this name or alias, on a day if one is given."""
    found = _table().get(fold(name), ())
    return next((one for one in found if not on or (one.since <= on and (not one.until or on < one.until))), None)


def _read(source: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = source.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise ReadError(f"{source}: cannot be read ({error})") from error
    reader = csv.reader(text.splitlines(keepends=True))
    head = [cell.strip() for cell in next(reader, [])]
    unknown = [name for name in head if name not in COLUMNS]
    if "name" not in head or unknown:
        raise ReadError(f"{source}:1: the columns are {', '.join(head)}; they may be {', '.join(COLUMNS)}")
    for cells in reader:
        if any(cell.strip() for cell in cells):
            row = dict(zip(head, (cell.strip() for cell in cells), strict=False))
            yield reader.line_num, row | ({"": "x"} if len(cells) != len(head) else {})


def _faults(row: dict[str, str]) -> Iterator[str]:
    """What is wrong with a row, in words."""
    if row.pop("", ""):
        yield "the line has not as many columns as the first"
    if not row.get("name"):
        yield "there is no name"
    if row.get("kind") and row["kind"] not in KINDS:
        yield f"{row['kind']!r} is no kind; it may be {', '.join(sorted(KINDS))}"
    if row.get("country") and by_alpha3(row["country"]) is None:
        yield f"{row['country']!r} is no ISO 3166 alpha-3 code"
    for sector in row.get("sectors", "").split():
        if sector not in SECTORS:
            yield f"{sector!r} is no sector of PLOVER's"
    if row.get("wikidata") and not re.fullmatch(r"Q[1-9]\d*", row["wikidata"]):
        yield f"{row['wikidata']!r} is no Wikidata identifier (such as Q42)"
    yield from (f"{row[key]!r} is no date; write YYYY-MM-DD" for key in ("from", "until") if not _is_day(row.get(key)))
    if row.get("from") and row.get("until") and row["until"] <= row["from"]:
        yield "until is not after from"


def _is_day(text: str | None) -> bool:
    try:
        return not text or date.fromisoformat(text) is not None
    except ValueError:
        return False


def _write(path: Path, text: str) -> None:
    """Whole or not at all: a half-written file never has the name."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise ModelError(f"{path}: cannot be written ({error.strerror})") from error


@cache
def _table() -> dict[str, tuple[OwnActor, ...]]:
    try:
        text = own_actors_path().read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    table: dict[str, list[OwnActor]] = {}
    for row in json.loads(text)["actors"]:
        names = (row["name"], *row.get("aliases", "").split(";"))
        for name in dict.fromkeys(fold(name) for name in names if name.strip()):
            table.setdefault(name, []).append(_own(row))
    return {name: tuple(found) for name, found in table.items()}


def _own(row: dict[str, Any]) -> OwnActor:
    return OwnActor(
        name=row["name"],
        kind=row.get("kind", ""),
        country=row.get("country") or None,
        sectors=tuple(row.get("sectors", "").split()),
        wikidata=row.get("wikidata") or None,
        since=row.get("from", ""),
        until=row.get("until", ""),
    )
