"""How hosts are asked: robots.txt, one request after the other, rest where it is wanted, redirects re-checked."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

import pytest

from sayso.errors import ReadError
from sayso.sources.manners import DAY, HOUR, LONGEST_REST, Later, Manners, stamp


def make_manners(clock: Any, hosts: dict[str, Any] | None = None) -> Manners:
    return Manners(hosts if hosts is not None else {}, allow_private=True, clock=clock, sleep=clock.sleep)


def test_robots_is_asked_once_a_day_and_obeyed(site: Any, clock: Any) -> None:
    site.give("/robots.txt", "User-agent: *\nDisallow: /private", kind="text/plain")
    manners = make_manners(clock)
    assert manners.ask(site.give("/a", "A")).raw.data == b"A"
    with pytest.raises(ReadError, match="asks programs not to read it"):
        manners.ask(site.give("/private/b", "B"))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a"]
    clock.now += DAY + 1
    manners.ask(site.at + "/a")
    assert [path for path, _ in site.asked][2:] == ["/robots.txt", "/a"]


@pytest.mark.parametrize(("status", "asked"), [(404, True), (403, True), (503, False), (500, False)])
def test_no_robots_allows_all_and_a_broken_server_nothing(site: Any, clock: Any, status: int, asked: bool) -> None:
    site.give("/robots.txt", status=status)
    site.give("/a", "A")
    manners = make_manners(clock)
    if asked:
        assert manners.ask(site.at + "/a").status == 200
        return
    with pytest.raises(Later, match="nothing is read there") as error:
        manners.ask(site.at + "/a")
    assert error.value.until == clock.now + HOUR
    site.give("/robots.txt", "")
    clock.now += HOUR + 1
    assert manners.ask(site.at + "/a").status == 200


def test_a_robots_that_is_none_allows_all(site: Any, clock: Any) -> None:
    site.give("/robots.txt", status=301, Location="/robots.txt")
    assert make_manners(clock).ask(site.give("/a", "A")).status == 200


@pytest.mark.parametrize(
    ("text", "pause"), [("", 2.0), ("User-agent: *\nCrawl-delay: 9", 9.0), ("User-agent: *\nCrawl-delay: 9999", 60.0)]
)
def test_one_request_after_the_other(site: Any, clock: Any, text: str, pause: float) -> None:
    site.give("/robots.txt", text)
    manners = make_manners(clock)
    for _ in range(3):
        manners.ask(site.give("/a", "A"))
    assert clock.slept == [pause, pause]


def test_a_redirect_waits_and_is_checked_too(site: Any, clock: Any) -> None:
    site.give("/robots.txt", "User-agent: *\nDisallow: /private")
    site.give("/private", "no")
    manners = make_manners(clock)
    manners.ask(site.give("/to", status=302, Location=site.give("/a", "A")))
    assert clock.slept == [2.0]
    with pytest.raises(ReadError, match="not to read it"):
        manners.ask(site.give("/in", status=302, Location="/private"))
    assert "/private" not in site.paths()


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_wants_to_rest_is_left_alone(site: Any, clock: Any, status: int) -> None:
    hosts: dict[str, Any] = {}
    site.give("/b", "B")
    with pytest.raises(Later, match=f"answered {status}") as error:
        make_manners(clock, hosts).ask(site.give("/a", status=status, Retry_After="600"))
    assert error.value.until == clock.now + 600
    hosts = json.loads(json.dumps(hosts))
    with pytest.raises(Later, match="wants to be left alone until"):
        make_manners(clock, hosts).ask(site.at + "/b")
    assert "/b" not in site.paths()
    clock.now += 601
    assert make_manners(clock, hosts).ask(site.at + "/b").status == 200


@pytest.mark.parametrize(
    ("value", "rest"), [("99999999999", LONGEST_REST), ("-5", None), ("soon", None), ("", None), ("٣", 3.0)]
)
def test_what_may_be_asked_for(site: Any, clock: Any, value: str, rest: float | None) -> None:
    headers = {"Retry_After": value} if value.isascii() else {"Retry_After": "3"}
    with pytest.raises(Later) as error:
        make_manners(clock).ask(site.give("/a", status=503, **headers))
    assert error.value.until == (None if rest is None else clock.now + rest)


def test_a_date_to_come_back_at(site: Any, clock: Any) -> None:
    at = datetime.fromtimestamp(clock.now + 120, UTC)
    with pytest.raises(Later) as error:
        make_manners(clock).ask(site.give("/a", status=429, Retry_After=format_datetime(at, usegmt=True)))
    assert error.value.until == pytest.approx(clock.now + 120, abs=1)


def test_who_we_are_is_said(site: Any, clock: Any) -> None:
    make_manners(clock).ask(site.give("/a", "A"))
    assert {headers["user-agent"] for _, headers in site.asked} == {"sayso/0.1"}


def test_nobody_there_is_for_later(clock: Any) -> None:
    with pytest.raises(Later):
        make_manners(clock).ask("http://127.0.0.1:1/a")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/",
        "http://localhost/",
        "http://[::1]/",
        "http://2130706433/",
        "file:///etc/passwd",
        "http://[",
        "x",
    ],
)
def test_where_nobody_may_look(clock: Any, url: str) -> None:
    with pytest.raises(ReadError):
        Manners({}, clock=clock, sleep=clock.sleep).ask(url)
    assert clock.slept == []


def test_moments_are_shown_in_utc() -> None:
    assert stamp(0) == "1970-01-01T00:00Z"
