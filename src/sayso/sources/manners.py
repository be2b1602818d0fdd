"""How a host is asked: as its robots.txt says, one request after the other, and not at all while it wants to be left
alone. What is known of hosts is a plain dict, which the caller may keep.
"""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from sayso.errors import ReadError
from sayso.ingest import web
from sayso.ingest.base import refuse
from sayso.sources.robots import Robots, read_robots

PAUSE = 2.0  # seconds between two requests to one host
LONGEST_PAUSE = 60.0  # what a robots.txt may ask for; one that asks for more gets this
DAY, HOUR = 86_400.0, 3_600.0
LONGEST_REST = 7 * DAY  # what a Retry-After may ask for
BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})


class Later(ReadError):
    """Not now: the host is away, busy or wants to be left alone. `until` is when it said to come back, or None."""

    def __init__(self, error: ReadError, until: float | None = None) -> None:
        super().__init__(str(error), what=error.what, do=error.do, name=error.name)
        self.until = until


class Manners:
    """Asks hosts politely. `hosts` is what is known of them, and is added to."""

    def __init__(
        self,
        hosts: dict[str, Any],
        *,
        allow_private: bool = False,
        pause: float = PAUSE,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._hosts, self._allow_private, self._pause = hosts, allow_private, pause
        self.clock, self._sleep = clock, sleep

    def ask(self, url: str, headers: Mapping[str, str] = web.NO_HEADERS) -> web.Answer:
        """What the server answers: a report, "not changed", or a refusal for good.

        Raises Later where it may answer at another time, ReadError where it may not be asked.
        """
        answer = self._ask(url, headers, check=self._wait)
        if answer.status in BUSY:
            until = self._retry_after(answer)
            if until is not None:
                self._host(answer.url)["closed"] = until
            raise Later(refuse(url, f"the server answered {answer.status} {answer.reason}", "try again later"), until)
        return answer

    def _ask(self, url: str, headers: Mapping[str, str], check: Callable[[str], None] | None = None) -> web.Answer:
        try:
            return web.ask(url, headers=headers, allow_private=self._allow_private, check=check)
        except ReadError as error:
            if isinstance(error.__cause__, OSError | http.client.HTTPException):
                raise Later(error) from error
            raise

    def _wait(self, url: str) -> None:
        """Wait for an address's turn, also where a redirect leads. Raises ReadError where it may not be asked."""
        if _origin(url) is None:
            return  # the address will be refused for what it is
        host = self._host(url)
        if (closed := host.get("closed", 0)) > self.clock():
            raise Later(
                refuse(url, f"its server wants to be left alone until {stamp(closed)}", "try again then"), closed
            )
        robots = self._robots(url, host)
        if not robots.allows(url):
            raise refuse(url, "its server's robots.txt asks programs not to read it", "save the page and read the file")
        pause = min(LONGEST_PAUSE, max(self._pause, robots.delay or 0))
        left = min(pause, host.get("asked", 0) + pause - self.clock())
        if left > 0:
            self._sleep(left)
        host["asked"] = self.clock()

    def _robots(self, url: str, host: dict[str, Any]) -> Robots:
        if host.get("until", 0) <= self.clock():
            self._learn(url, host)
        if host.get("rules") is None:
            what = "its server's robots.txt cannot be had just now, and so nothing is read there"
            raise Later(refuse(url, what, "try again later"), host.get("until"))
        return Robots(tuple((bool(allowed), str(pattern)) for allowed, pattern in host["rules"]), host.get("delay"))

    def _learn(self, url: str, host: dict[str, Any]) -> None:
        """Fetch a robots.txt. None there (4xx) allows all; a server that is away or broken (5xx) allows nothing."""
        robots: Robots | None
        try:
            answer = self._ask(f"{_origin(url)}/robots.txt", web.NO_HEADERS)
        except Later:
            robots = None
        except ReadError:
            robots = Robots()  # it is there, and is no robots.txt: too large, packed oddly, redirected in a ring
        else:
            robots = None if answer.status in BUSY else read_robots(_text(answer))
        host["until"] = self.clock() + (HOUR if robots is None else DAY)
        host["rules"] = None if robots is None else [list(rule) for rule in robots.rules]
        host["delay"] = robots.delay if robots else None

    def _host(self, url: str) -> dict[str, Any]:
        known: dict[str, Any] = self._hosts.setdefault(_origin(url) or "", {})
        return known

    def _retry_after(self, answer: web.Answer) -> float | None:
        value = answer.headers.get("retry-after", "").strip()
        try:
            wait = float(value) if value.isdecimal() else parsedate_to_datetime(value).timestamp() - self.clock()
        except (ValueError, TypeError, OverflowError):
            return None
        return self.clock() + min(LONGEST_REST, max(0.0, wait))


def stamp(moment: float) -> str:
    """A moment as people read it, in UTC."""
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="minutes").replace("+00:00", "Z")


def _origin(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    host = f"[{parts.hostname}]" if parts.hostname and ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{port}" if host and parts.scheme in {"http", "https"} else None


def _text(answer: web.Answer) -> str:
    return answer.raw.data.decode("utf-8-sig", "replace") if answer.raw else ""
