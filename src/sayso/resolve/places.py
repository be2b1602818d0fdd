"""Names of places to the place that a document means, by what else the document names. Pure but for the gazetteer; no
spaCy.

Each place that bears a name is weighed by its own standing (a country before a city, a city by its people) and by how
it lies to the document: in a country or a province that the document names, near the other places it names. The weights
were set on half of the LGL corpus (Lieberman et al. 2010) and on GeoVirus (Gritta et al. 2018).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import islice
from math import asin, cos, log10, radians, sin, sqrt

from sayso.codebook.load import load
from sayso.resolve.countries import fold
from sayso.resolve.gazetteer import Gazetteer, Place, open_gazetteer
from sayso.resolve.gazetteer_build import place_key, reads_english

NEAR_KM = 200.0  # how far apart the places of one story mostly lie
# a country, one with a province's name (Georgia), a region of the codebook; a settlement's is log10(people)
COUNTRY, CONTESTED, REGION = 9.0, 7.0, 8.5
ALIAS = -1.2  # found by another name than its usual one
PROVINCE = -1.6  # a city outranks the province that has its name
DISTRICT = -2.0  # a name alone rarely means a district
# Of the names found, within 161 km: .758 on half of LGL, .752 on GeoVirus; with 1.5, 2.0, 0.5, 2 passes .743, .751.
IN_COUNTRY, IN_PROVINCE, NEARBY = 2.5, 3.0, 0.8
ALIAS_FIT = 0.3  # how much the document counts for a place found by another name: a village's old name is rarely meant
SUPPORT = 2.0  # so many names that only one province has speak for it as loudly as can be
MOST_NEAR = 3
MOST_PLACES = 60  # places of the document that a name is measured against
PASSES = 3
STEM = 4  # letters that a city and the province named after it share
LARGE_STATE = 1_000_000  # people of a province that is as likely meant as the country of its name
WELL_KNOWN = 50_000  # people: a smaller town is meant only where something in the document speaks for it
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
class Context:
    """What a document says besides a name: how often it names each country (alpha-3), how much its other names speak
    for
    each province (GeoNames' code), and the places it names.
    """

    countries: Mapping[str, int] = field(default_factory=dict)
    provinces: Mapping[str, float] = field(default_factory=dict)
    places: Sequence[Place] = ()


@dataclass(frozen=True)
class Name:
    """A name of a place as a text gives it, and the name of what holds it, if the text adds that ("Paris, Texas")."""

    words: str
    within: str | None = None


def resolve_place(
    words: str,
    *,
    context: Context | None = None,
    within: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> Place | None:
    """The place that a name means in its context: None where the gazetteer has none of that name.

    "Wonsan" and "the Wonsan area" give the city, "Kursk region" the province; "eastern Russia" a part of RUS without
    coordinates. `within` names what holds the place ("La.", "Ukraine"). Raises ModelError where there is no
    gazetteer.
    """
    gazetteer = gazetteer or open_gazetteer()
    found = _choose(_candidates(words, gazetteer), context or Context(), _holder(within, gazetteer))
    return _part(words, gazetteer, context, within) if found is None else found


def resolve_places(
    names: Sequence[Name], *, countries: Iterable[str] = (), gazetteer: Gazetteer | None = None
) -> list[Place | None]:
    """The places that the names of one document mean, in their order: first each for itself, then each among the
    others.

    `countries` are those (alpha-3) that the document names besides, as often as it does. Raises ModelError.
    """
    gazetteer = gazetteer or open_gazetteer()
    document = _Document(names, Counter(countries), gazetteer)
    places: dict[Name, Place | None] = {}
    for _ in range(PASSES):
        for name in document.names:
            places[name] = resolve_place(
                name.words, within=name.within, context=document.around(name), gazetteer=gazetteer
            )
        document.keep(places)
    return [places[name] for name in names]


class _Document:
    """What the names of a document say for one another, in time linear in their number."""

    def __init__(self, names: Sequence[Name], countries: Counter[str], gazetteer: Gazetteer) -> None:
        self.names = list(dict.fromkeys(names))
        self._gazetteer = gazetteer
        self._spoken = self._countries = countries
        self._support = {place_key(name.words): self._speaks_for(name) for name in self.names}
        self._provinces: dict[str, float] = {}
        for codes in self._support.values():
            for code, weight in codes.items():
                self._provinces[code] = self._provinces.get(code, 0.0) + weight
        self._found: dict[str, Place] = {}

    def keep(self, places: Mapping[Name, Place | None]) -> None:
        """Let the places found speak for the others in the next pass."""
        self._found = {place_key(name.words): place for name, place in places.items() if place}
        self._countries = self._spoken + Counter(p.country for p in self._found.values() if p.country)

    def around(self, name: Name) -> Context:
        """What the other names say."""
        key = place_key(name.words)
        own, place = self._support[key], self._found.get(key)
        countries = self._countries - Counter([place.country] if place and place.country else [])
        codes = {p.admin1 for p in _candidates(name.words, self._gazetteer) if p.admin1}
        provinces = {code: self._provinces.get(code, 0.0) - own.get(code, 0.0) for code in sorted(codes)}
        others = islice((p for k, p in self._found.items() if k != key), MOST_PLACES)
        return Context(countries, provinces, tuple(others))

    def _speaks_for(self, name: Name) -> dict[str, float]:
        """How much a name speaks for each province: loudest where only one has a place of that name."""
        holder = _holder(name.within, self._gazetteer)
        places = _candidates(name.words, self._gazetteer)
        if holder is None and any(place.kind == "country" for place in places):
            return {}  # Norway and Poland speak for no county of Ohio that has towns of these names
        codes = {place.admin1 for place in places if place.admin1 and not place.alias}
        codes = {holder.admin1} if holder and holder.admin1 else codes
        return {code: 1 / len(codes) for code in sorted(codes)}


def distance_km(a: Place, b: Place) -> float | None:
    """The great-circle distance of two places (haversine, mean Earth radius 6,371 km); None where one has no
    coordinates.
    """
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    lat1, lon1, lat2, lon2 = map(radians, (a.latitude, a.longitude, b.latitude, b.longitude))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(h)))


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
    return kind == "province" and any(p.kind == "province" for p in _candidates(words, gazetteer))


def _candidates(words: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places of a name; where there are none, those of the name without what kind of place it says it is."""
    bare = _POSSESSIVE.sub("", words.strip())
    code = _abbreviations().get(_short(bare)) if "." in bare else None
    province = gazetteer.province(code) if code else None
    if province:
        return (province,)
    found = gazetteer.find(bare) or gazetteer.find(load("regions")["spellings"].get(place_key(bare), ""))
    if found:
        return found
    name, kind = split_kind(bare)
    return _of_kind(gazetteer.find(name), kind, name, gazetteer) if kind else ()


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


def _choose(candidates: tuple[Place, ...], context: Context, holder: Place | None) -> Place | None:
    if not candidates:
        return None
    if holder:
        inside = [place for place in candidates if _is_inside(place, holder)]
        candidates = tuple(inside) or candidates
    states = {place.country for place in candidates if place.kind == "country"}
    rivals = any(p.kind == "province" and p.country not in states and p.population > LARGE_STATE for p in candidates)
    likely = [place for place in candidates if holder is not None or not _is_stray(place, context)]
    return max(
        likely, key=lambda p: (_weight(p, context, rivals=rivals), p.population, -(p.geonames or 0)), default=None
    )


def _is_stray(place: Place, context: Context) -> bool:
    """A small town of a country that the document is not about, far from all it names: a namesake of what is meant."""
    small = place.kind in ("settlement", "district") and place.population < WELL_KNOWN
    return small and bool(context.countries or context.places) and _fit(place, context) <= 0


def _weight(place: Place, context: Context, *, rivals: bool = False) -> float:
    """How likely a place is the one meant. `rivals`: a large province elsewhere has its name ("Georgia")."""
    standing = {"country": CONTESTED if rivals else COUNTRY, "region": REGION}.get(
        place.kind, log10(place.population + 1)
    )
    fitting = _fit(place, context)
    return standing + _as_area(place) + (ALIAS + fitting * ALIAS_FIT if place.alias else fitting)


def _fit(place: Place, context: Context) -> float:
    """How well a place lies to what else the document names."""
    total = sum(context.countries.values())
    fit = IN_COUNTRY * context.countries.get(place.country, 0) / total if place.country and total else 0.0
    if place.kind in ("country", "region"):
        return fit
    if place.admin1:
        fit += IN_PROVINCE * log10(1 + 9 * min(1.0, context.provinces.get(place.admin1, 0.0) / SUPPORT))
    distances = (distance_km(place, other) for other in context.places if other.kind in ("settlement", "district"))
    near = sum(1 for d in distances if d is not None and d < NEAR_KM)
    return fit + NEARBY * min(near, MOST_NEAR)


def _as_area(place: Place) -> float:
    """A bare name rather means a city than the province or district of that name."""
    if place.kind == "province":
        return PROVINCE
    return DISTRICT if place.kind == "district" and split_kind(place.name)[1] is None else 0.0


def _is_inside(place: Place, holder: Place) -> bool:
    if holder.kind == "country":
        return place.country == holder.country and place.kind != "country"
    if holder.kind == "province":
        return place.admin1 == holder.admin1 and place.kind != "province"
    distance = distance_km(place, holder)
    return place.country == holder.country and distance is not None and distance < NEAR_KM and place != holder


def _holder(words: str | None, gazetteer: Gazetteer) -> Place | None:
    """What `within` names: a state by its abbreviation, else a country, else the foremost place of that name."""
    if not words:
        return None
    code = _abbreviations().get(_short(words))
    if code:
        return gazetteer.province(code)
    return max(_candidates(words, gazetteer), key=lambda place: _weight(place, Context()), default=None)


def _part(words: str, gazetteer: Gazetteer, context: Context | None, within: str | None) -> Place | None:
    """A part of a place ("eastern Russia", "northern Gaza"): where it is a part of a country, where in it is not
    known.
    """
    tokens = words.split()
    for cut in range(1, len(split_direction(words)[0].split()) + 1):
        found = _candidates(" ".join(tokens[cut:]), gazetteer)
        whole = _choose(found, context or Context(), _holder(within, gazetteer))
        if whole:
            name = f"{' '.join(tokens[:cut])} {whole.name}"
            part = replace(whole, name=name, kind="region", geonames=None, population=0)
            return replace(part, latitude=None, longitude=None) if whole.kind == "country" else part
    return None


def _short(words: str) -> str:
    return words.replace(".", "").replace(" ", "")


@cache
def _kind_words() -> dict[str, frozenset[str]]:
    return {kind: frozenset(nouns.split()) for kind, nouns in _KINDS.items()}


@cache
def _abbreviations() -> dict[str, str]:
    return {_short(short): code for short, code in load("regions")["abbreviations"].items()}
