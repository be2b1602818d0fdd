"""Names of places to the place that a document means, by what else the document names. Usable on its own; pure but for
the gazetteer, a file that is built on first use; no spaCy.

    resolve_place("Wonsan").country                                          "PRK"
    resolve_place("Tripoli", context=Context(countries={"LBN": 5})).admin1    "LB.09"
    resolve_places([Name("Athens"), Name("Clarke County"), Name("Georgia")])  three places of Georgia, USA
    weigh_places([Name("Springfield")])[0].score                              how likely it is that one

Each place that bears a name is weighed by its own standing (a country before a city, a city by its people) and by how
it lies to the document: in a country or a province that the document names, near the other places that it names. The
weights (place_weights.toml) were learnt by tools/learn_places.py.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

import numpy as np

from sayso.resolve.distance import great_circle_km
from sayso.resolve.gazetteer import Gazetteer, Place, open_gazetteer
from sayso.resolve.place_names import Name, find_candidates, find_holder, split_direction
from sayso.resolve.place_signs import MOST_NAMES, SIGNS, Candidates, Numbers

PART, SEA = 5, 7  # see precision_of
_BESIDE = {"settlement": 2, "district": 3, "province": 4, "region": 4, "country": 6}  # of what is somewhere in one
_SEAS = frozenset(["Sea", "Ocean", "Gulf", "Strait", "Straits", "Channel", "Bay"])
LONGEST = 200  # characters: no place has a longer name, and hostile text may
PASSES = 2  # how often the names of a document speak for one another: within 161 km the same with 1 and with 5


@dataclass(frozen=True)
class Context:
    """What a document says besides a name: how often it names each country (alpha-3), and its other names."""

    countries: Mapping[str, int] = field(default_factory=dict)
    names: Sequence[Name] = ()


@dataclass(frozen=True)
class Choice:
    """The place that a name means, None where the gazetteer has none or none is likely, and how likely that is (0 to
    1). `precision` says how exactly the name says where, from 1 (a town) to 7 (the sea): see `precision_of`.
    """

    place: Place | None
    score: float
    precision: int | None = None


def resolve_place(
    words: str,
    *,
    context: Context | None = None,
    within: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> Place | None:
    """The place that a name means in its context: None where the gazetteer has none of that name, or none is likely.

    "Wonsan" and "the Wonsan area" give the city, "Kursk region" the province; "eastern Russia" a part of RUS without
    coordinates. `within` names what holds the place ("La.", "Ukraine"). Raises ModelError where there is no
    gazetteer.
    """
    context = context or Context()
    names = [Name(words, within), *context.names]
    return resolve_places(names, countries=Counter(context.countries).elements(), gazetteer=gazetteer)[0]


def resolve_places(
    names: Sequence[Name], *, countries: Iterable[str] = (), gazetteer: Gazetteer | None = None
) -> list[Place | None]:
    """The places that the names of one document mean, in their order, each by all others.

    `countries` are those (alpha-3) that the document names besides, as often as it does. Raises ModelError.
    """
    return [choice.place for choice in weigh_places(names, countries=countries, gazetteer=gazetteer)]


def weigh_places(
    names: Sequence[Name], *, countries: Iterable[str] = (), gazetteer: Gazetteer | None = None
) -> list[Choice]:
    """Like `resolve_places`, and says how likely each choice is."""
    gazetteer = gazetteer or open_gazetteer()
    names = [name if len(name.words) <= LONGEST else Name("") for name in names]
    spoken, choices = Counter(countries), dict[Name, Choice]()
    distinct = list(dict.fromkeys(names))
    for start in range(0, len(distinct), MOST_NAMES):
        some = distinct[start : start + MOST_NAMES]
        choices |= zip(some, _weigh(some, spoken, gazetteer), strict=True)
        spoken.update(c.place.country for name in some if (c := choices[name]).place and c.place.country)
    return [choices[name] for name in names]


def _weigh(names: Sequence[Name], spoken: Mapping[str, int], gazetteer: Gazetteer) -> list[Choice]:
    """The choices of names that are weighed together; a part ("eastern Russia") speaks as its whole does."""
    wholes = [_whole(name, gazetteer) for name in names]
    candidates = Candidates([name for _, name in wholes], spoken, gazetteer)
    likely = infer(candidates)
    ends = [*candidates.starts[1:].tolist(), len(likely)]
    best = [start + int(likely[start:end].argmax()) for start, end in zip(candidates.starts, ends, strict=True)]
    found = [Choice(candidates.places[row], float(likely[row])) for row in best]
    return [
        _described(choice, direction, name, gazetteer) for choice, (direction, name) in zip(found, wholes, strict=True)
    ]


def _described(choice: Choice, direction: str, name: Name, gazetteer: Gazetteer) -> Choice:
    """A choice for the words as they stand: a part of a place, or a place that only its holder is known of."""
    if choice.place is None:
        holder = _holder_of_unknown(name, gazetteer)
        return replace(choice, place=_inside(holder, name.words), precision=_BESIDE[holder.kind]) if holder else choice
    precision = precision_of(choice.place)
    if not direction:
        return replace(choice, precision=precision)
    return Choice(_part(choice.place, direction), choice.score, PART if precision > PART else precision)


def precision_of(place: Place) -> int:
    """How exactly a place's name says where, as UCDP's where_prec does: 1 a town, 3 a district, 4 a province, 5 a
    region or a river, 6 a country, 7 the sea. (2 is near a town: words around the name say so.)
    """
    if place.kind == "region" and place.geonames is None:
        return SEA if place.country is None and _SEAS & set(place.name.split()) else PART
    return {"settlement": 1, "district": 3, "country": 6}.get(place.kind, 4)


def infer(candidates: Candidates) -> Numbers:
    """How likely each place is that the names of a document may mean."""
    first, again = weights()
    likely = candidates.likely(candidates.first_signs(), first)
    for _ in range(PASSES):
        likely = candidates.likely(candidates.signs(likely), again)
    return likely


@cache
def weights() -> tuple[Numbers, Numbers]:
    """The weight of each sign, before and after the names have spoken for one another."""
    text = files("sayso.resolve").joinpath("place_weights.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    first, again = (np.array([tables[table].get(sign, 0.0) for sign in SIGNS]) for table in ("first", "again"))
    return first, again


def _whole(name: Name, gazetteer: Gazetteer) -> tuple[str, Name]:
    """The direction that singles out a part, if the name has one that is not its own ("South Korea"), and the
    whole.
    """
    tokens = name.words.split()
    if len(tokens) < 2 or _known(name.words, gazetteer):
        return "", name
    for cut in range(1, len(split_direction(name.words)[0].split()) + 1):
        words = " ".join(tokens[cut:])
        if _known(words, gazetteer):
            return " ".join(tokens[:cut]), Name(words, name.within)
    return "", name


def _known(words: str, gazetteer: Gazetteer) -> bool:
    return bool(find_candidates(words, gazetteer=gazetteer))


def _part(whole: Place, direction: str) -> Place:
    """A part of a place ("eastern Russia", "northern Gaza"): where it is a part of a country, where in it is not
    known.
    """
    name = f"{direction} {whole.name}"
    part = replace(whole, name=name, kind="region", geonames=None, population=0)
    return replace(part, latitude=None, longitude=None) if whole.kind == "country" else part


def _holder_of_unknown(name: Name, gazetteer: Gazetteer) -> Place | None:
    """What holds a place that the gazetteer does not know: "Ohio" of "Nowhereburg, Ohio"."""
    if not name.words.strip() or find_candidates(name.words, gazetteer=gazetteer):
        return None
    return find_holder(name.within, gazetteer=gazetteer)


def _inside(holder: Place, name: str) -> Place:
    """Somewhere in a place; where it is a country, where in it is not known."""
    place = replace(holder, name=name, kind="region", geonames=None, population=0, alias=False)
    return replace(place, latitude=None, longitude=None) if holder.kind == "country" else place


def distance_km(a: Place, b: Place) -> float | None:
    """The great-circle distance of two places (haversine, mean Earth radius 6,371 km); None where one has no
    coordinates.
    """
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    return great_circle_km(a.latitude, a.longitude, b.latitude, b.longitude)
