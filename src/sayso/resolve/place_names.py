"""What the words of a name say before any context: direction and kind split off, what holds it, and every place that
bears it. Pure but for the gazetteer; no spaCy.

    split_direction("eastern Russia")  ("eastern", "Russia")
    split_kind("Kursk region")         ("Kursk", "province")
    find_candidates("Kyiv", gazetteer=open_gazetteer())
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from sayso.codebook.load import load
from sayso.resolve.countries import fold
from sayso.resolve.gazetteer import Gazetteer, Place
from sayso.resolve.gazetteer_build import place_key, reads_english

STEM = 4  # letters that a city and the province named after it share
TOWN = 100_000  # people: "Kharkiv City" is Kharkiv, "Kanawha City" is not Kanawha

_DIRECTIONS = frozenset(
    f"{a}{b}{end}" for a in ("north", "south", "") for b in ("east", "west", "") for end in ("", "ern") if a or b
) | frozenset(["central", "upper", "lower", "mainland", "greater", "downtown", "occupied", "inner", "rural", "coastal"])
_KINDS = {
    "province": "region oblast province governorate state krai prefecture wilaya canton emirate voivodeship republic",
    "district": "county district raion parish department borough municipality",
    "settlement": "city town village settlement municipality port suburb neighborhood neighbourhood",
    "region": "peninsula island islands valley river strait sea corridor desert mountains lake bay gulf",
    "area": "area front direction sector coast",
}
_POSSESSIVE = re.compile(r"[’'‘`]s?$")


@dataclass(frozen=True)
class Name:
    """A name of a place as a text gives it, and the name of what holds it, if the text adds that ("Paris, Texas")."""

    words: str
    within: str | None = None


@lru_cache(maxsize=8192)
def split_direction(words: str) -> tuple[str, str]:
    """ "eastern Russia" to ("eastern", "Russia"): the words that single out a part, and the name."""
    tokens = words.split()
    count = 0
    while count < len(tokens) - 1 and fold(tokens[count]).replace(" ", "") in _DIRECTIONS | {"the"}:
        count += 1
    return " ".join(tokens[:count]), " ".join(tokens[count:])


@lru_cache(maxsize=8192)
def split_kind(words: str) -> tuple[str, str | None]:
    """ "Kursk region" to ("Kursk", "province"): a name and the kind of place that a word behind it says it is."""
    tokens = words.split()
    kind = next((kind for kind, nouns in _kind_words().items() if len(tokens) > 1 and fold(tokens[-1]) in nouns), None)
    return (" ".join(tokens[:-1]), kind) if kind else (words, None)


def is_province(words: str, *, gazetteer: Gazetteer) -> bool:
    """Whether a name with its kind names a province: "Kursk region" does, "Wonsan region" is the land around a city."""
    kind = split_kind(words)[1]
    return kind == "province" and any(p.kind == "province" for p in find_candidates(words, gazetteer=gazetteer))


def find_candidates(words: str, *, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places of a name, by whatever spelling; where there are none, those of the name without what kind of place
    it says it is.
    """
    bare = _POSSESSIVE.sub("", words.strip())
    code = abbreviated(bare)
    province = gazetteer.province(code) if code else None
    if province:
        return (province,)
    found = gazetteer.find(bare) or gazetteer.find(load("regions")["spellings"].get(place_key(bare), ""))
    if found:
        return found
    name, kind = split_kind(bare)
    named = _of_kind(gazetteer.find(name), kind, name, gazetteer) if kind else ()
    return named or gazetteer.find_like(bare)


def find_holder(words: str | None, *, gazetteer: Gazetteer) -> Place | None:
    """What `within` names: a state by its abbreviation, else a country, a province, or the largest place of that
    name.
    """
    if not words:
        return None
    code = _abbreviations().get(_short(words))
    if code:
        return gazetteer.province(code)
    places = find_candidates(words, gazetteer=gazetteer)
    return max(places, key=lambda place: (_LEVELS.get(place.kind, 0), not place.alias, place.population), default=None)


_LEVELS = {"country": 3, "region": 2, "province": 1}


def is_inside(place: Place, holder: Place) -> bool:
    """Whether a place lies in another, by country and province."""
    if holder.kind == "country":
        return place.country == holder.country and place.kind != "country"
    if holder.kind == "province" or (holder.kind == "region" and holder.admin1):
        return place.admin1 == holder.admin1 and place.kind in ("settlement", "district")
    if holder.kind == "district":
        return place.admin2 == holder.admin2 and place.kind != "district"
    return False


def abbreviated(words: str) -> str | None:
    """The code of the province that a name abbreviates: "Fla.", "N.Y." and "NSW", but not "Miss", "OR" or "LA"."""
    return _abbreviations().get(_short(words)) if "." in words else load("regions")["short_names"].get(words)


def _of_kind(found: tuple[Place, ...], kind: str, name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Of the places of a name those that the word behind it fits; a "river" fits nothing but a river, an "area"
    everything.
    """
    if kind == "province":
        return _provinces(found, name, gazetteer) or found
    if kind == "settlement":
        return tuple(place for place in found if place.population >= TOWN)
    return tuple(place for place in found if place.kind == kind) if kind in ("region", "district") else found


def _provinces(found: tuple[Place, ...], name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The provinces of a name: those that bear it, else the one named after a city that bears it.

    Where the gazetteer has no English name, it is put as the text does: "Kursk region".
    """
    own = [place for place in found if place.kind in ("province", "region")]
    if not own:
        provinces = (gazetteer.province(place.admin1) for place in found if place.admin1)
        own = [p for p in provinces if p and place_key(p.name)[:STEM] == place_key(name)[:STEM]][:1]
    return tuple(p if reads_english(p.name) else replace(p, name=f"{name} region") for p in own)


def _short(words: str) -> str:
    return words.replace(".", "").replace(" ", "")


@cache
def _kind_words() -> dict[str, frozenset[str]]:
    return {kind: frozenset(nouns.split()) for kind, nouns in _KINDS.items()}


@cache
def _abbreviations() -> dict[str, str]:
    return {_short(short): code for short, code in load("regions")["abbreviations"].items()}
