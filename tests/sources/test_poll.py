"""Polling: what is new once, what changed again; validators, back-off, and a state that can be kept as JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sayso.sources import Item, Refusal, next_visit, poll, read_item
from sayso.sources.manners import DAY, LONGEST_REST
from sayso.sources.poll import FIRST_REST, INTERVAL, MOST_KEPT, MOST_TRIES


def feed(*items: str, more: str = "") -> str:
    return f"<rss><channel><title>Courier</title>{more}{''.join(items)}</channel></rss>"


def entry(path: str, *, guid: str | None = None, title: str = "Ships") -> str:
    guid = f"<guid>{guid}</guid>" if guid else ""
    return (
        f"<item><title>{title}</title><link>{path}</link>{guid}<pubDate>Mon, 03 Mar 2031 10:00:00 GMT</pubDate></item>"
    )


class Poller:
    """Polls one site; between two looks its state goes through JSON, as it would through a database."""

    def __init__(self, site: Any, clock: Any) -> None:
        self.site, self.clock = site, clock
        self.state: dict[str, Any] = {}

    def look(self, *, after: float = 0.0, taken: int | None = None) -> list[Item | Refusal]:
        self.clock.now += after
        self.state = json.loads(json.dumps(self.state))
        found = poll([self.site.at + "/feed"], self.state, allow_private=True, clock=self.clock, sleep=self.clock.sleep)
        return list(found) if taken is None else [next(found) for _ in range(taken)]

    def keys(self, **how: Any) -> list[str]:
        return [one.key.removeprefix(self.site.at) for one in self.look(**how)]


@pytest.fixture
def poller(site: Any, clock: Any) -> Poller:
    for name in "abc":
        site.give(f"/{name}", f"<html><body><p>Page {name}.</p></body></html>")
    site.give("/feed", feed(entry("/b"), entry("/a")))
    return Poller(site, clock)


def test_what_is_new_comes_once_the_oldest_first(site: Any, poller: Poller) -> None:
    assert poller.keys() == ["/a", "/b"]
    site.give("/feed", feed(entry("/c"), entry("/b"), entry("/a")))
    assert poller.keys(after=INTERVAL) == ["/c"]
    assert poller.keys(after=INTERVAL) == []


def test_an_item_is_a_page_with_what_the_feed_knows(site: Any, poller: Poller, make: Any) -> None:
    site.give("/a", make.PAGE)
    item = poller.look()[0]
    assert isinstance(item, Item)
    document = read_item(item)
    assert (document.title, document.published, document.text) == ("Ships", "2031-03-03T10:00:00+00:00", make.STORY)


def test_a_feed_is_not_asked_before_it_is_due(site: Any, poller: Poller) -> None:
    poller.look()
    asked = len(site.asked)
    assert poller.keys(after=INTERVAL - 60) == []
    assert len(site.asked) == asked
    assert next_visit(poller.state) > poller.clock.now
    assert next_visit({}) == 0


def test_a_feed_may_ask_for_more_time(site: Any, poller: Poller) -> None:
    site.give("/feed", feed(more="<ttl>120</ttl>"))
    poller.look()
    assert next_visit(poller.state) >= poller.clock.now + 7_000


def test_validators_are_sent_back_and_not_changed_is_an_answer(site: Any, poller: Poller) -> None:
    site.give("/feed", feed(entry("/a")), ETag='"v1"', Last_Modified="Mon, 03 Mar 2031 10:00:00 GMT")
    assert poller.keys() == ["/a"]
    site.give("/feed", status=304)
    assert poller.keys(after=INTERVAL) == []
    path, headers = site.asked[-1]
    assert (path, headers["if-none-match"]) == ("/feed", '"v1"')
    assert headers["if-modified-since"] == "Mon, 03 Mar 2031 10:00:00 GMT"


def test_an_entry_that_changed_comes_again(site: Any, poller: Poller) -> None:
    site.give("/feed", feed(entry("/a", guid="1")))
    assert poller.keys() == ["/a"]
    site.give("/feed", feed(entry("/a", guid="1", title="Ships stay after all")))
    assert poller.keys(after=INTERVAL) == ["/a"]
    assert poller.keys(after=INTERVAL) == []


def test_who_is_stopped_at_work_gets_the_report_again(poller: Poller) -> None:
    assert [one.key[-2:] for one in poller.look(taken=1)] == ["/a"]
    assert poller.keys() == ["/a", "/b"]
    assert poller.keys(after=INTERVAL) == []


def test_a_feed_that_fails_is_asked_less_and_less(site: Any, poller: Poller) -> None:
    site.give("/feed", status=500)
    waits = []
    for _ in range(12):
        (found,) = poller.look()
        assert isinstance(found, Refusal)
        assert (found.what, "it is asked again at 20" in found.do) == ("feed", True)
        waits.append(next_visit(poller.state) - poller.clock.now)
        poller.clock.now = next_visit(poller.state)
    assert waits[:3] == [FIRST_REST, 2 * FIRST_REST, 4 * FIRST_REST]
    assert waits[-1] == DAY
    site.give("/feed", feed(entry("/a")))
    assert poller.keys() == ["/a"]
    assert next(iter(poller.state["feeds"].values()))["failures"] == 0


def test_a_feed_that_says_when(site: Any, poller: Poller) -> None:
    site.give("/feed", status=429, Retry_After="5000")
    poller.look()
    assert next_visit(poller.state) == poller.clock.now + 5_000
    assert poller.keys(after=4_000) == []


def test_a_feed_that_is_gone_is_hardly_asked(site: Any, poller: Poller) -> None:
    site.give("/feed", status=410)
    (found,) = poller.look()
    assert isinstance(found, Refusal)
    assert "410" in found.why
    assert next_visit(poller.state) >= poller.clock.now + LONGEST_REST - 1


@pytest.mark.parametrize("body", ["<html>no feed</html>", "", "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>", "\x00\x01"])
def test_what_is_no_feed_is_a_refusal(site: Any, poller: Poller, body: str) -> None:
    site.give("/feed", body)
    (found,) = poller.look()
    assert isinstance(found, Refusal)
    assert (found.key, found.what) == (site.at + "/feed", "feed")


def test_a_page_that_is_gone_is_refused_once_and_the_others_come(site: Any, poller: Poller) -> None:
    site.give("/a", status=404)
    found = poller.look()
    assert [type(one).__name__ for one in found] == ["Refusal", "Item"]
    assert "404" in str(found[0])
    assert poller.keys(after=INTERVAL) == []


def test_a_page_that_is_away_is_tried_again_also_when_the_feed_forgot_it(site: Any, poller: Poller) -> None:
    site.give("/a", status=500)
    assert poller.keys() == ["/b"]
    site.give("/feed", feed(entry("/c")))
    site.give("/a", "<p>Page a.</p>")
    assert poller.keys(after=INTERVAL) == ["/a", "/c"]


def test_a_page_that_stays_away_is_given_up(site: Any, poller: Poller) -> None:
    site.give("/a", status=500)
    poller.look()
    found = [poller.look(after=DAY) for _ in range(MOST_TRIES)]
    refused = [one for look in found for one in look]
    assert [one.key.removeprefix(site.at) for one in refused] == ["/a"]
    assert isinstance(refused[0], Refusal)


def test_robots_holds_for_pages_and_feeds(site: Any, poller: Poller) -> None:
    site.give("/robots.txt", "User-agent: sayso\nDisallow: /a")
    found = poller.look()
    assert [type(one).__name__ for one in found] == ["Refusal", "Item"]
    assert "/a" not in site.paths()


def test_links_to_private_places_are_refused(site: Any, clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The feed counts as public here; what it leads to is judged as ever."""
    from sayso.ingest import web

    host, port = site.at.removeprefix("http://").split(":")
    look_up, is_public, connect = web._look_up, web.is_public, web.socket.create_connection
    monkeypatch.setattr(web, "is_public", lambda address: address == "8.8.8.8" or is_public(address))
    monkeypatch.setattr(
        web, "_look_up", lambda url, name, at: ["8.8.8.8"] if name == "courier.example" else look_up(url, name, at)
    )
    monkeypatch.setattr(web.socket, "create_connection", lambda place, timeout: connect((host, int(port)), timeout))
    links = [f"{site.at}/a", "http://169.254.169.254/latest", "http://2130706433/", "http://[::ffff:10.0.0.1]/", "/to"]
    site.give("/a", "secret")
    site.give("/to", status=302, Location=f"{site.at}/a")
    site.give("/feed", feed(*map(entry, links), entry("/b")))
    site.give("/b", "<p>Page b.</p>")
    at = f"http://courier.example:{port}"
    found = list(poll([f"{at}/feed"], {}, clock=clock, sleep=clock.sleep))
    assert [one.key for one in found if isinstance(one, Item)] == [f"{at}/b"]
    refused = [one for one in found if isinstance(one, Refusal)]
    assert [one.key for one in refused] == [f"{at}/to", *reversed(links[:-1])]
    assert all("private address" in one.why for one in refused)
    assert "/a" not in site.paths()


def test_an_entry_that_leads_nowhere_brings_its_text(site: Any, poller: Poller, make: Any) -> None:
    text = make.STORY.replace("“", "&#8220;").replace("”", "&#8221;")
    about = f"<title>T</title><description>&lt;p&gt;{text}&lt;/p&gt;</description>"
    site.give("/feed", feed(f"<item><guid isPermaLink='false'>7</guid>{about}</item>"))
    (item,) = poller.look()
    assert isinstance(item, Item)
    assert item.key.startswith(f"{site.at}/feed#")
    assert read_item(item).text == make.STORY


def test_a_state_does_not_grow_for_ever(site: Any, poller: Poller) -> None:
    poller.look()
    kept = next(iter(poller.state["feeds"].values()))
    kept["seen"] = {f"old{n}": "x" for n in range(MOST_KEPT)} | kept["seen"]
    site.give("/feed", feed(entry("/c"), entry("/b"), entry("/a")))
    assert poller.keys(after=INTERVAL) == ["/c"]
    poller.look(after=INTERVAL)
    assert len(next(iter(poller.state["feeds"].values()))["seen"]) <= MOST_KEPT
    assert poller.keys(after=INTERVAL) == []


def test_one_feed_named_twice_is_asked_once(site: Any, clock: Any, poller: Poller) -> None:
    at = site.at + "/feed"
    found = list(poll([at, at], {}, allow_private=True, clock=clock, sleep=clock.sleep))
    assert len(found) == 2
