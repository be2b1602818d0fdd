"""How far two points on the Earth are apart. Pure."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0  # the mean radius


def great_circle_km(latitude: float, longitude: float, latitude2: float, longitude2: float) -> float:
    """The great-circle distance of two points in degrees, in kilometres (haversine on a sphere)."""
    lat1, lon1, lat2, lon2 = map(radians, (latitude, longitude, latitude2, longitude2))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))
