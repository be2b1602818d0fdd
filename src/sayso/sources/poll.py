"""What is new in feeds. `poll` looks once at each feed that is due; its caller keeps the state and calls again.

The state is a plain dict of texts, numbers, lists and dicts, fit for JSON. An entry counts as taken when the caller
comes back for the next one: who is stopped while working on a report gets it again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Any

from sayso.errors import ReadError
from sayso.ingest import web
from sayso.ingest.base import Known, Raw, refuse
from sayso.sources.base import Found, Item, Refusal, refused
from sayso.sources.feeds import Entry, Feed, read_feed
from sayso.sources.manners import DAY, LONGEST_REST, PAUSE, Later, Manners, stamp

INTERVAL = 900.0  # seconds between two looks at a feed that does not ask for more
FIRST_REST = 300.0  # seconds after a failure; doubled with each further one, up to a day
MOST_TRIES = 5  # of one entry
MOST_KEPT = 5_000  # entries that a feed's state remembers
LONGEST_VALIDATOR = 1_000
UNCHANGED, GONE = 304, 410
CHECK = "check the feed's address"


def poll(
    feeds: Iterable[str],
    state: dict[str, Any],
    *,
    allow_private: bool = False,
    pause: float = PAUSE,
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> Found:
    """The new and changed reports of those feeds that are due. `state` is {} at first, and is kept up to date."""
    manners = Manners(state.setdefault("hosts", {}), allow_private=allow_private, pause=pause, clock=clock, sleep=sleep)
    for url in dict.fromkeys(feeds):
        kept = state.setdefault("feeds", {}).setdefault(url, {})
        if kept.get("next", 0) <= clock():
            yield from _look(url, kept, manners)
        yield from _take_waiting(url, kept, manners)


def next_visit(state: dict[str, Any]) -> float:
    """When (seconds since 1970) the next feed or entry is due; 0 where nothing was polled yet."""
    feeds = state.get("feeds", {}).values()
    entries = [entry["next"] for kept in feeds for entry in kept.get("waiting", {}).values()]
    return min([*(kept.get("next", 0) for kept in feeds), *entries], default=0)


def take_entry(entry: Entry, feed: str, manners: Manners) -> Item:
    """The report that an entry leads to, or that it brings along. Raises ReadError."""
    if entry.url is None:
        if not entry.text:
            raise refuse(f"{feed}#{entry.id}", "is an entry that leads nowhere and has no text", CHECK)
        key = f"{feed}#{entry.id}"
        page = f"<html><body><article>{entry.text}</article></body></html>"
        raw = Raw(page.encode("utf-8", "replace"), key, media_type="text/html", charset="utf-8")
        return Item(key, raw, Known(entry.title, None, entry.published))
    answer = manners.ask(entry.url)
    if answer.raw is None:
        raise refuse(entry.url, f"the server answered {answer.status} {answer.reason}", "look for it at its outlet")
    return Item(entry.url, answer.raw, Known(entry.title, None, entry.published))


def _look(url: str, kept: dict[str, Any], manners: Manners) -> Found:
    """Ask for a feed, and set its new entries to wait; what is wrong with it is a refusal, and it is asked later."""
    headers = {"If-None-Match": kept.get("etag"), "If-Modified-Since": kept.get("modified")}
    try:
        answer = manners.ask(url, {name: value for name, value in headers.items() if value})
        feed = _feed_of(answer, manners.clock())
    except ReadError as error:
        until = _rest(kept, manners.clock(), error)
        yield Refusal(url, "feed", error.what, f"it is asked again at {stamp(until)}; {CHECK}")
        return
    kept["failures"] = 0
    minutes = feed.minutes if feed else kept.get("minutes")
    kept["next"] = manners.clock() + min(DAY, max(INTERVAL, 60.0 * (minutes or 0)))
    if feed is None:
        return
    kept["minutes"] = minutes
    for name, header in (("etag", "etag"), ("modified", "last-modified")):
        value = answer.headers.get(header, "")
        kept[name] = value if value.isascii() and value.isprintable() and len(value) <= LONGEST_VALIDATOR else ""
    _set_waiting(feed, kept)


def _feed_of(answer: web.Answer, now: float) -> Feed | None:
    """The feed that a server gave; None where it has not changed."""
    if answer.status == UNCHANGED:
        return None
    if answer.raw is None:
        error = refuse(answer.url, f"the server answered {answer.status} {answer.reason}", CHECK)
        raise Later(error, now + LONGEST_REST) if answer.status == GONE else error
    return read_feed(answer.raw)


def _rest(kept: dict[str, Any], now: float, error: ReadError) -> float:
    """When a feed that failed is asked again: when its server says, or after twice as long as the last time."""
    kept["failures"] = kept.get("failures", 0) + 1
    rest = min(DAY, FIRST_REST * 2.0 ** min(kept["failures"] - 1, 20))
    until: float = max(now + rest, (error.until or 0) if isinstance(error, Later) else 0)
    kept["next"] = until
    return until


def _set_waiting(feed: Feed, kept: dict[str, Any]) -> None:
    """Put the entries of a feed that are new, or changed since they were taken, in line; forget the oldest."""
    seen, waiting = kept.setdefault("seen", {}), kept.setdefault("waiting", {})
    for entry in reversed(feed.entries):  # feeds have the newest first
        version = _version(entry)
        known = seen.pop(entry.id, None)
        if known is not None:
            seen[entry.id] = known  # still in the feed: the last to be forgotten
        if known == version or waiting.get(entry.id, {}).get("version") == version:
            continue
        waiting[entry.id] = {
            "url": entry.url, "title": entry.title, "published": entry.published, "version": version, "tries": 0,
            "text": None if entry.url else entry.text, "next": 0,
        }  # fmt: skip
    for old in list(seen)[: max(0, len(seen) - MOST_KEPT)]:
        del seen[old]


def _version(entry: Entry) -> str:
    """What tells one version of an entry from the next: when it was changed, or, where that is not said, its title."""
    said = entry.updated or f"{entry.url} {entry.title}" + (entry.text or "" if entry.url is None else "")
    return blake2b(said.encode("utf-8", "replace"), digest_size=6).hexdigest()


def _take_waiting(url: str, kept: dict[str, Any], manners: Manners) -> Found:
    """The reports of a feed's entries in line. One that cannot be had now stays; one that cannot be had is refused."""
    waiting, seen = kept.setdefault("waiting", {}), kept.setdefault("seen", {})
    for name, facts in list(waiting.items()):
        if facts["next"] > manners.clock():
            continue
        entry = Entry(name, facts["url"], facts["title"], facts["published"], text=facts["text"])
        try:
            found: Item | Refusal = take_entry(entry, url, manners)
        except Later as error:
            facts["tries"] += 1
            facts["next"] = max(manners.clock() + FIRST_REST * 2.0 ** facts["tries"], error.until or 0)
            if facts["tries"] < MOST_TRIES:
                continue
            found = refused(entry.url or f"{url}#{name}", "page", error)
        except ReadError as error:
            found = refused(entry.url or f"{url}#{name}", "page", error)
        yield found
        seen[name] = facts["version"]
        del waiting[name]
