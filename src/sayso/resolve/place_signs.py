"""What speaks for each place that a name may mean: its own standing, and how it lies to the document's other names.

The names of a document are weighed together. Of every other name each place that it may mean counts as much as it is
likely, so what is sure speaks for what is not, and nothing has to be decided first. Time and memory are linear in the
names, of which at most `MOST_NAMES` are weighed at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import cos, log10

import numpy as np
from numpy.typing import NDArray

from sayso.resolve.countries import match_country
from sayso.resolve.gazetteer import Gazetteer, Place
from sayso.resolve.gazetteer_build import place_key
from sayso.resolve.place_names import Name, find_candidates, find_holder, is_inside

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]

LOCAL = ("settlement", "district")
MOST_NAMES = 60  # of one document, weighed together
MOST_PLACES = 40  # of one name
EARTH_KM = 6371.0
NEAR, CLOSE, AROUND = 100.0, 30.0, 200.0  # km
LARGE_STATE = 400_000  # people of a province that is as likely meant as the country of its name
TOWN = 15_000  # people: where a name has no such place, it may well mean one that is not known
WELL_KNOWN = 50_000  # people: a smaller town is meant only where something in the document speaks for it
AS_REGION = 10_000_000  # people that a region counts as among namesakes
CITY = 0.15  # share of a province's people
METROPOLIS, LARGE = 5.5, 5.0  # log10 of people
SUPPORT = 2.0  # so many names that only one province has speak for it as loudly as can be
LONELY_NEAR, LONELY_NAMED = 0.2, 0.3

SIGNS = (
    *("settlement", "people", "metropolis", "province", "province_people", "country", "region", "district"),
    *(
        "alias",
        "below",
        "capital",
        "beside_capital",
        "alias_alone",
        "alias_large",
        "alias_below",
        "state",
        "namesake",
        "large_state",
        "inside",
        "outside",
    ),
    *("people_of_district", "single", "city", "none", "none_small", "none_held"),
    *("only_province", "unique_near", "district_of_name"),
    *("spoken", "share", "province_named", "province_names", "province_share", "district_named"),
    *("close", "near", "around", "twin", "lonely"),
)
AT = {name: number for number, name in enumerate(SIGNS)}
ALIAS_FIT = 0.3  # how much the document counts for a place found by another name: a village's old name is rarely meant
UNIQUE = [AT[sign] for sign in ("only_province", "unique_near", "district_of_name")]
FITS = [
    AT[sign]
    for sign in ("spoken", "share", "province_named", "province_names", "province_share", "close", "near", "around")
]


class Candidates:
    """What the names of a document may mean, one row a place and one more for "none of them", with their signs.

    `owner` is the number of the name of each row, `starts` the first row of each name.
    """

    def __init__(self, names: Sequence[Name], spoken: Mapping[str, int], gazetteer: Gazetteer) -> None:
        """`spoken` are the countries (alpha-3) that the document names, as often as it does."""
        held = [_held(name, gazetteer) for name in names]
        sizes = [len(places) for places, _ in held]
        self.places = [place for places, _ in held for place in places]
        self.names = len(names)
        self.owner: Whole = np.repeat(np.arange(len(names)), sizes)
        self.starts: Whole = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.int64)
        self._signs = np.concatenate([signs for _, signs in held])
        self._keys = _numbered([place_key(names[owner].words) for owner in self.owner.tolist()])
        self._none = np.array([place is None for place in self.places])
        own = [match.country.alpha3 if (match := match_country(name.words)) else None for name in names]
        self._read_places(spoken, own)
        self._add_unique()

    def _read_places(self, spoken: Mapping[str, int], own: Sequence[str | None]) -> None:
        """`own` is the country that each name itself names: it does not speak for itself."""
        kinds = [place.kind if place else "" for place in self.places]
        self._local = np.array([kind in LOCAL for kind in kinds])
        self._province = np.array([bool(place and _is_province(place)) for place in self.places])
        self._district = np.array([kind == "district" for kind in kinds])
        self._area = np.array([kind in ("country", "region") for kind in kinds])
        self._alias = np.array([bool(place and place.alias) for place in self.places])
        self._other = self._alias & (self._signs[:, AT["alias_large"]] == 0)
        people = np.array([place.population if place else 0 for place in self.places])
        self._small = self._local & (people < WELL_KNOWN) & (self._signs[:, AT["inside"]] == 0)
        countries = [place.country if place else None for place in self.places]
        selves = [own[owner] for owner in self.owner.tolist()]
        said = (
            spoken.get(c, 0) if c and c != self_named else 0 for c, self_named in zip(countries, selves, strict=True)
        )
        self._spoken = np.array(list(said), dtype=float)
        self._all_spoken = float(sum(spoken.values()))
        self._in_country = _Others(self._keys, [p.country if p else None for p in self.places])
        self._in_province = _Others(self._keys, [p.admin1 if p else None for p in self.places])
        self._in_district = _Others(self._keys, [p.admin2 if p else None for p in self.places])
        self._near = self._pairs()
        ids = [place.geonames if place else None for place in self.places]
        self._same = _numbered(list(zip(self._keys.tolist(), ids, strict=True)))
        self._identified = np.array([id is not None for id in ids])

    def _pairs(self) -> tuple[Whole, Whole, Numbers]:
        """Which towns and districts of two names lie near each other, and the cosine of how far."""
        rows = np.flatnonzero(self._local)
        at = [(p.latitude or 0.0, p.longitude or 0.0) for p in self.places if p and p.kind in LOCAL]
        degrees = np.radians(np.array(at).reshape(-1, 2))
        latitude, longitude = degrees[:, 0], degrees[:, 1]
        flat = np.cos(latitude)
        points = np.stack([flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)], 1)
        cosines = points @ points.T
        keys = self._keys[rows]
        left, right = np.nonzero((cosines > cos(AROUND / EARTH_KM)) & (keys[:, None] != keys[None, :]))
        return rows[left], rows[right], cosines[left, right]

    def _add_unique(self) -> None:
        """What the names say for one another before any is weighed: loudest where only one province has such a
        place.
        """
        country, state = (
            np.bincount(self.owner, self._signs[:, AT[sign]], self.names)[self.owner] > 0
            for sign in ("country", "state")
        )
        usual = ~(self._none | self._alias | country) & (~state | (self._signs[:, AT["state"]] > 0))
        count = np.bincount(self.owner, usual, self.names)
        each = np.where(usual, 1 / np.maximum(1, count[self.owner]), 0.0)
        votes = self._in_province.one_vote(self.owner, usual, self.names)
        support = np.minimum(1.0, self._in_province(votes) / SUPPORT)
        district = np.minimum(1.0, self._in_district((self._district & usual).astype(float)))
        self._put(self._signs, "district_of_name", district * self._local * ~self._district)
        self._signs[np.ix_(self._other, UNIQUE)] *= ALIAS_FIT
        self._put(self._signs, "only_province", np.where(self._area, 0.0, np.log10(1 + 9 * support)))
        self._put(self._signs, "unique_near", np.log1p(self._within(NEAR, each)))

    def _within(self, km: float, likely: Numbers) -> Numbers:
        """How many places of other names lie within a distance of each, each counted as much as it is likely."""
        left, right, cosines = self._near
        near = cosines > cos(km / EARTH_KM)
        return np.asarray(np.bincount(left[near], likely[right[near]], len(self.places)), dtype=float)

    def _put(self, signs: Numbers, name: str, values: Numbers) -> None:
        signs[:, AT[name]] = np.where(self._none, 0.0, values)

    def likely(self, signs: Numbers, weights: Numbers) -> Numbers:
        """How likely each row is: the rows of a name add up to 1."""
        total = signs @ weights
        power = np.exp(total - np.maximum.reduceat(total, self.starts)[self.owner])
        shares: Numbers = power / np.add.reduceat(power, self.starts)[self.owner]
        return shares

    def first_signs(self) -> Numbers:
        """The signs of each row before any name is weighed."""
        return self._signs

    def signs(self, likely: Numbers) -> Numbers:
        """The signs of each row, where the other names' rows are as likely as given."""
        signs = self._signs.copy()
        country = self._in_country(likely)
        share = (country + self._spoken) / (country.max(initial=0.0) + self._all_spoken + 1)
        provinces = likely * self._province
        named = np.minimum(1.0, self._in_province(provinces) / max(1.0, float(provinces.sum()))) * self._local
        others = self._in_province(likely * self._local) * ~self._area
        around, near = self._within(AROUND, likely), np.log1p(self._within(NEAR, likely))
        found: dict[str, Numbers] = {
            "spoken": (self._spoken > 0).astype(float),
            "share": share,
            "province_named": named,
            "province_names": np.log1p(others),
            "province_share": others / self.names,
            "district_named": np.minimum(1.0, self._in_district(likely * self._district)),
            "close": np.log1p(self._within(CLOSE, likely)),
            "near": near,
            "around": np.log1p(around),
            "twin": self._twins(likely),
            "lonely": self._small & (np.log1p(around) < LONELY_NEAR) & (named < LONELY_NAMED),
        }
        for name, values in found.items():
            self._put(signs, name, values)
        signs[np.ix_(self._other, FITS)] *= ALIAS_FIT
        return signs

    def _twins(self, likely: Numbers) -> Numbers:
        """How likely the same place is meant by the same name elsewhere, where the text says more of it ("Paris,
        Texas").
        """
        total = np.bincount(self._same, likely, int(self._same.max(initial=0)) + 1)[self._same]
        twins: Numbers = np.minimum(1.0, np.maximum(0.0, total - likely)) * self._identified
        return twins


class _Others:
    """Sums over rows of the same group, but for those of the same name."""

    def __init__(self, keys: Whole, groups: Sequence[str | None]) -> None:
        self._groups = _numbered(groups)
        self._known = np.array([group is not None for group in groups])
        self._count = int(self._groups.max(initial=0)) + 1
        self._own = _numbered(list(zip(keys.tolist(), self._groups.tolist(), strict=True)))
        self._owns = int(self._own.max(initial=0)) + 1

    def __call__(self, values: Numbers) -> Numbers:
        total = np.bincount(self._groups, values, self._count)[self._groups]
        own = np.bincount(self._own, values, self._owns)[self._own]
        others: Numbers = np.where(self._known, np.maximum(0.0, total - own), 0.0)
        return others

    def one_vote(self, owner: Whole, usual: NDArray[np.bool_], names: int) -> Numbers:
        """A vote of each name, shared among the groups that it may lie in."""
        counted = usual & self._known
        pairs = list(zip(owner.tolist(), self._groups.tolist(), strict=True))
        first = {pair: row for row, pair in reversed(list(enumerate(pairs))) if counted[row]}
        votes = np.zeros(len(owner))
        rows = sorted(first.values())
        shared = np.bincount(owner[rows], minlength=names) if rows else np.zeros(names)
        votes[rows] = 1 / shared[owner[rows]]
        return votes


def _numbered(values: Sequence[object]) -> Whole:
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=int)


@lru_cache(maxsize=8192)
def _held(name: Name, gazetteer: Gazetteer) -> tuple[tuple[Place | None, ...], Numbers]:
    """The places of a name and "none", with the signs that need no context."""
    found = find_candidates(name.words, gazetteer=gazetteer)
    holder = find_holder(name.within, gazetteer=gazetteer)
    if holder and "." not in (name.within or "") and _is_list(found, holder):
        holder = None
    inside = frozenset(place for place in found if holder and is_inside(place, holder))
    namesakes = _Namesakes(name.words, sorted(found, key=lambda place: place not in inside)[:MOST_PLACES], inside)
    signs = np.zeros((len(namesakes.places) + 1, len(SIGNS)))
    for row, place in enumerate(namesakes.places):
        for sign, value in namesakes.signs(place).items():
            signs[row, AT[sign]] = value
    signs[-1, [AT["none"], AT["none_small"], AT["none_held"]]] = 1, namesakes.top < TOWN, holder is not None
    return (*namesakes.places, None), signs


class _Namesakes:
    """The places that bear a name; `inside` are those that lie where the text says."""

    def __init__(self, words: str, places: Sequence[Place], inside: frozenset[Place]) -> None:
        match = match_country(words)
        self.places = places
        self.inside = inside
        self.usual = [place for place in places if not place.alias]
        self.top = max(map(_people, self.usual), default=0)
        self.state = any(_is_state(place) for place in places)
        self.country = any(place.kind == "country" for place in places)
        self.capital_of = match.country.alpha3 if match and match.how == "capital" else None
        self.has_capital = any(self._is_capital(place) for place in places)

    def _is_capital(self, place: Place) -> bool:
        return place.kind == "settlement" and place.country == self.capital_of and place.population > TOWN

    def signs(self, place: Place) -> dict[str, float]:
        """What speaks for a place by itself and beside its namesakes."""
        inside = place in self.inside
        signs = {place.kind: 1.0, "inside": inside, "outside": bool(self.inside) and not inside}
        signs["single"] = len(self.places) == 1
        people = log10(place.population + 1)
        below = max(0.0, log10(self.top + 1) - people) if place.kind not in ("country", "region") else 0.0
        signs |= {"below": below, **self._as_alias(place, people, below)}
        if place.kind == "settlement":
            capital = self._is_capital(place)
            signs |= {"people": people, "metropolis": max(0.0, people - METROPOLIS), "capital": capital}
            signs["namesake"] = (self.country or self.state) and not capital
        if place.kind == "province":
            signs |= {"province_people": people - 6, "state": _is_state(place)}
            signs["city"] = any(_is_city_of(town, place) for town in self.places)
            signs["beside_capital"] = self.has_capital and place.country == self.capital_of
        if place.kind == "district":
            signs["people_of_district"] = people
        if place.kind == "country":
            signs["large_state"] = self.state
        return signs

    def _as_alias(self, place: Place, people: float, below: float) -> dict[str, float]:
        """What speaks against a place that has the name beside its usual one."""
        if not place.alias:
            return {}
        if not self.usual:
            return {"alias_alone": 1.0}
        large = max(0.0, people - LARGE) if place.kind == "settlement" else 0.0
        return {"alias": 1.0, "alias_large": large, "alias_below": 0.0 if large else below}


def _is_state(place: Place) -> bool:
    return place.kind == "province" and place.population > LARGE_STATE and not place.alias


def _is_city_of(town: Place, province: Place) -> bool:
    """Whether a town has a province's name and a good part of its people: "São Paulo" is the city."""
    large = town.population > max(WELL_KNOWN, province.population * CITY)
    return town.kind == "settlement" and town.admin1 == province.admin1 and large


def _is_province(place: Place) -> bool:
    """Whether a place is a province, be it one that the codebook names."""
    return place.kind == "province" or (place.kind == "region" and place.geonames is not None)


def _people(place: Place) -> int:
    return AS_REGION if place.kind == "region" else place.population


def _is_list(found: Sequence[Place], holder: Place) -> bool:
    """Whether name and holder rather are two of a list: "China, Japan and Ukraine", "Georgia, Oklahoma"."""
    alike = (place for place in found if place.kind == holder.kind and not place.alias and place != holder)
    return holder.kind in ("country", "province") and any(
        place.kind == "country" or place.country == holder.country for place in alike
    )
