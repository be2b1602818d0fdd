"""The user's own places: rows of a CSV or TSV that go into the gazetteer beside GeoNames'. Pure; no spaCy.

Columns: name, country (ISO 3166 alpha-3), latitude, longitude; and as you like kind (settlement, district, province,
region), aliases (joined by ";"), population, geonames, admin1 and admin2 (GeoNames' codes).
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import ModelError, ReadError
from sayso.resolve.countries import by_alpha3

NEEDED = ("name", "country", "latitude", "longitude")
COLUMNS = (*NEEDED, "kind", "aliases", "population", "geonames", "admin1", "admin2")
KINDS = ("settlement", "district", "province", "region")
MOST_PEOPLE = 10**10
FORMAT = 1
STEP = 10_000  # rows between two words of progress

Progress = Callable[[str], None]


@dataclass(frozen=True)
class OwnPlace:
    """One row of the user's places."""

    name: str
    country: str
    latitude: float
    longitude: float
    kind: str = "settlement"
    aliases: tuple[str, ...] = ()
    population: int = 0
    geonames: int | None = None
    admin1: str | None = None
    admin2: str | None = None


def own_places_path() -> Path:
    """Where the user's places are kept: what SAYSO_PLACES names, else the data folder of this user."""
    folder = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(os.environ.get("SAYSO_PLACES") or Path(folder) / "sayso" / f"places-{FORMAT}.csv")


def keep_own_places(source: Path, *, progress: Progress | None = None) -> tuple[OwnPlace, ...]:
    """Check the rows of a file and keep them, in place of those before, for the gazetteer that is built next.

    Raises ReadError that names every bad line with its reason; then what was kept stays.
    """
    places = read_own_places(source, progress=progress)
    if not places:
        raise ReadError(f"{source}: holds no place; give a CSV or TSV with the columns {', '.join(NEEDED)}")
    path = own_places_path()
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows(_cells(place) for place in places)
        part.replace(path)
    except OSError as error:
        raise ModelError(f"{path}: cannot be written ({error.strerror}); set SAYSO_PLACES to another file") from error
    return places


def kept_own_places() -> tuple[OwnPlace, ...]:
    """The user's places that are kept; none where there are none. Raises ReadError where the file was spoilt since."""
    path = own_places_path()
    return read_own_places(path) if path.is_file() else ()


def read_own_places(source: Path, *, progress: Progress | None = None) -> tuple[OwnPlace, ...]:
    """The places of a CSV, or of a TSV where its first line has a tab. Raises ReadError that names every bad line."""
    places, faults = [], list[str]()
    for number, row in _rows(source):
        reasons = list(_faults(row))
        faults += [f"{source}:{number}: {reason}" for reason in reasons]
        if not reasons:
            places.append(_place(row))
        if progress and number % STEP == 0:
            progress(f"{number:,} lines read")
    if faults:
        raise ReadError("\n".join(faults))
    return tuple(places)


def _rows(source: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The number of each line, and its cells by the names of the columns; a wrong number of them is "" there."""
    try:
        text = source.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise ReadError(f"{source}: cannot be read ({error})") from error
    first = text.partition("\n")[0]
    reader = csv.reader(text.splitlines(keepends=True), delimiter="\t" if "\t" in first else ",")
    head = [cell.strip() for cell in next(reader, [])]
    missing, unknown = set(NEEDED) - set(head), [name for name in head if name not in COLUMNS]
    if missing or unknown:
        raise ReadError(f"{source}:1: the columns are {', '.join(head) or 'none'}; they may be {', '.join(COLUMNS)}")
    for cells in reader:
        if any(cell.strip() for cell in cells):
            row = dict(zip(head, (cell.strip() for cell in cells), strict=False))
            yield reader.line_num, row | ({} if len(cells) == len(head) else {"": str(len(cells))})


def _faults(row: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with a row, in words."""
    if row.get(""):
        yield f"the line has {row['']} columns, not as many as the first"
    yield from (f"there is no {column}" for column in NEEDED if not row.get(column))
    if row.get("country") and by_alpha3(row["country"]) is None:
        yield f"{row['country']!r} is no ISO 3166 alpha-3 code"
    for column, most in (("latitude", 90), ("longitude", 180)):
        if row.get(column) and not _is_between(row[column], -most, most):
            yield f"the {column} {row[column]!r} is no number of degrees from -{most} to {most}"
    if row.get("kind") and row["kind"] not in KINDS:
        yield f"{row['kind']!r} is no kind; it may be {', '.join(KINDS)}"
    for column in ("population", "geonames"):
        if row.get(column) and not (row[column].isascii() and row[column].isdigit() and int(row[column]) < MOST_PEOPLE):
            yield f"the {column} {row[column]!r} is no whole number"


def _is_between(text: str, least: float, most: float) -> bool:
    try:
        return least <= float(text) <= most
    except ValueError:
        return False


def _place(row: Mapping[str, str]) -> OwnPlace:
    return OwnPlace(
        name=row["name"],
        country=row["country"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        kind=row.get("kind") or "settlement",
        aliases=tuple(filter(None, (name.strip() for name in row.get("aliases", "").split(";")))),
        population=int(row.get("population") or 0),
        geonames=int(row["geonames"]) if row.get("geonames") else None,
        admin1=row.get("admin1") or None,
        admin2=row.get("admin2") or None,
    )


def _cells(place: OwnPlace) -> tuple[str, ...]:
    """A place as the cells of a line."""
    cells = (getattr(place, column) for column in COLUMNS)
    return tuple(";".join(cell) if isinstance(cell, tuple) else "" if cell is None else str(cell) for cell in cells)
