"""Places that words describe from a place that they name: so far from it, near it, on a border. Pure; no spaCy. Usable
on its own:

    read_distance("shells fell 20 km south of ")     Distance(start=12, km=20.0, bearing=180.0)
    move_place(kharkiv, km=20, bearing=180)          the point there
    is_near("a drone fell just outside ")            True
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import asin, atan2, cos, degrees, radians, sin

from sayso.resolve.gazetteer import Place
from sayso.resolve.numbers import read_number
from sayso.resolve.tokens import Words

EARTH_KM = 6371.0
MILE_KM = 1.609344
FAR_KM = 5_000.0  # no report places anything by a longer way
NEAR_KM = 25.0  # what UCDP calls near a place
NEAR, FUZZY = 2, 5  # precision: near a known place; somewhere in a fuzzy part of the map
BEFORE = 120  # characters before a name that are looked at

_POINTS = "north north-northeast northeast east-northeast east east-southeast southeast south-southeast south "
_POINTS += "south-southwest southwest west-southwest west west-northwest northwest north-northwest"
_BEARINGS = {point.replace("-", ""): 22.5 * number for number, point in enumerate(_POINTS.split())}
_DISTANCE = re.compile(
    r"(?P<number>\d[\d,.]{0,9}|[a-z]+(?:-[a-z]+)?)[ -]?(?P<unit>km|kms|kilomet(?:er|re)s?|miles?)\b"
    r"(?: \([^()]{1,30}\))?(?: away)?(?: to the)?"
    r"(?: (?P<direction>(?:north|south|east|west)(?:[- ]?(?:north|south)?[- ]?(?:east|west))?))?"
    r" (?:of|from|outside|off|beyond|inside) (?:the )?(?:(?:city|town|village|port|capital) of )?$",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(?:near|nearby|outside|around|close to|not far from|in the vicinity of|in the area of|on the edge of"
    r"|(?:out)?skirts of|suburbs? of|approaches to)"
    r" (?:the )?(?:(?:\w+ )?(?:city|town|village|port|settlement) of )?$",
    re.IGNORECASE,
)
_NEAR_BEHIND = re.compile(r"^ (?:area|front|direction|sector|suburbs?|outskirts|agglomeration)\b", re.IGNORECASE)
_BORDER = r"(?:borders?|frontiers?)\b"
_OF_BORDER = re.compile(rf"\b{_BORDER} of (?:the )?$", re.IGNORECASE)
_S_BORDER = re.compile(rf"^(?:[’'‘]s?)? (?:\w+ )?{_BORDER}", re.IGNORECASE)


@dataclass(frozen=True)
class Distance:
    """How far off a name something is, by the words before it: `bearing` in degrees from north, if they say."""

    start: int
    km: float
    bearing: float | None


def read_distance(before: str) -> Distance | None:
    """The distance that ends right before a name: "20 km south of ", "about 15 miles from "."""
    offset = max(0, len(before) - BEFORE)
    match = _DISTANCE.search(before, offset)
    number = read_number(Words(match["number"]), 0) if match else None
    if match is None or number is None or not 0 < number.value < FAR_KM:
        return None
    km = number.value * (MILE_KM if match["unit"].lower().startswith("mile") else 1.0)
    direction = re.sub(r"[- ]", "", (match["direction"] or "").lower())
    return Distance(match.start(), km, _BEARINGS.get(direction))


def is_near(before: str, after: str = "") -> bool:
    """Whether the words around a name say near it: "just outside ", " area"."""
    return bool(_NEAR.search(before, max(0, len(before) - BEFORE)) or _NEAR_BEHIND.match(after[:BEFORE]))


def is_on_border(before: str, after: str) -> bool:
    """Whether the words around a country's name speak of its border: "the border of ", "’s western border"."""
    return bool(_OF_BORDER.search(before, max(0, len(before) - BEFORE)) or _S_BORDER.match(after[:BEFORE]))


def move_place(place: Place, *, km: float, bearing: float, name: str) -> Place:
    """The point so far off a place, on the great circle that leaves it at a bearing; its country is the place's, which
    near a border may not be right.
    """
    if place.latitude is None or place.longitude is None:
        return place
    latitude, longitude, turn, way = radians(place.latitude), radians(place.longitude), radians(bearing), km / EARTH_KM
    north = asin(sin(latitude) * cos(way) + cos(latitude) * sin(way) * cos(turn))
    east = longitude + atan2(sin(turn) * sin(way) * cos(latitude), cos(way) - sin(latitude) * sin(north))
    moved = replace(place, latitude=round(degrees(north), 4), longitude=round((degrees(east) + 540) % 360 - 180, 4))
    return replace(moved, name=name, kind="region", geonames=None, admin2=None, population=0)
