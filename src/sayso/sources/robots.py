"""robots.txt as RFC 9309 has it: the group for us, else the one for all; of the rules that fit, the longest holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

AGENT = "sayso"
MOST_CHARACTERS = 512_000  # RFC 9309 asks for 500 KiB
MOST_RULES = 2_000
LONGEST_RULE = 2_000
SAFE = "/%:@!$&'()*+,;=?~"


@dataclass(frozen=True)
class Robots:
    """What a host asks of us: (allowed, pattern) for each rule, and the seconds between two requests."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float | None = None

    def allows(self, url: str) -> bool:
        """Whether an address may be asked for."""
        parts = urlsplit(url)
        path = _normal(parts.path or "/") + (f"?{_normal(parts.query)}" if parts.query else "")
        if path == "/robots.txt":
            return True
        fitting = [(len(pattern), allowed) for allowed, pattern in self.rules if fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


def read_robots(text: str) -> Robots:
    """The rules for us in a robots.txt, whatever its text."""
    groups: dict[str, tuple[list[tuple[bool, str]], list[float]]] = {}
    agents: list[str] = []
    naming = False
    whole = text if len(text) <= MOST_CHARACTERS else text[:MOST_CHARACTERS].rpartition("\n")[0]
    for line in whole.splitlines():
        name, _, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if name == "user-agent":
            agents = [*(agents if naming else []), value.lower().partition("/")[0].strip()]
            for agent in agents:
                groups.setdefault(agent, ([], []))
        elif name in {"allow", "disallow", "crawl-delay"}:
            for agent in set(agents) & {AGENT, "*"}:
                _add(groups[agent], name, value)
        naming = name == "user-agent" or (naming and not name)
    rules, delays = groups.get(AGENT) or groups.get("*") or ([], [])
    return Robots(tuple(rules), delays[0] if delays else None)


def _add(group: tuple[list[tuple[bool, str]], list[float]], name: str, value: str) -> None:
    rules, delays = group
    if name == "crawl-delay":
        delays.extend([float(value)] if re.fullmatch(r"[0-9]{1,5}(?:\.[0-9]{1,3})?", value) else [])
    elif value and len(value) <= LONGEST_RULE and len(rules) < MOST_RULES:
        rules.append((name == "allow", _normal(value)))


def fits(pattern: str, path: str) -> bool:
    """Whether a path begins as a pattern does, in which "*" is any letters and "$" at its end the end. Takes no longer
    than looking for each piece once, whatever the pattern.
    """
    ends = pattern.endswith("$")
    first, *pieces = (pattern[:-1] if ends else pattern).split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    last = pieces.pop() if pieces and ends else None
    for piece in pieces:
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    if last is not None:
        return len(path) - len(last) >= at and path.endswith(last)
    return not ends or at == len(path)


def _normal(path: str) -> str:
    """A path in one spelling: "/%7Ejoe" and "/~joe" are the same."""
    parts = re.split(r"(%2[fF]|%2[aA]|%24)", path)  # packed "/", "*" and "$" are other than bare ones
    return "".join(part.upper() if index % 2 else quote(unquote(part), safe=SAFE) for index, part in enumerate(parts))
