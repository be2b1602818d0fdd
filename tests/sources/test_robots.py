"""robots.txt by RFC 9309: groups, the longest rule, wildcards; and any text at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.sources.robots import Robots, fits, read_robots

AT = "https://courier.example"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: sayso\nDisallow: /b", "/a", True),
        ("User-agent: *\nAllow: /\n\nUser-agent: SaySo/1.0\nDisallow: /", "/a", False),
        ("User-agent: other\nUser-agent: sayso\nDisallow: /", "/a", False),
        ("User-agent: sayso\nDisallow: /a\nUser-agent: sayso\nDisallow: /b", "/a", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/a.pdf?b", True),
        ("User-agent: *\nDisallow: /a*c", "/abbbc/d", False),
        ("User-agent: *\nDisallow: /a%3cd", "/a<d", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("User-agent: *\nDisallow: /?q=", "/?q=x", False),
        ("User-agent: *\nDisallow: / # all", "/a", False),
        ("\ufeffjunk\n:\nDisallow: /\nuser-agent:*\ndisallow:/a", "/a", False),
        ("Disallow: /", "/a", True),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
    ],
)
def test_rules(text: str, path: str, allowed: bool) -> None:
    assert read_robots(text).allows(AT + path) is allowed


def test_delays() -> None:
    assert read_robots("User-agent: *\nCrawl-delay: 7.5").delay == 7.5
    assert read_robots("User-agent: *\nCrawl-delay: soon\nDisallow: /a").delay is None
    assert read_robots("User-agent: *\nCrawl-delay: 1e999").delay is None


def test_patterns_made_to_be_tried_for_ever_are_not() -> None:
    began = time.monotonic()
    robots = read_robots("User-agent: *\n" + f"Disallow: /{'*a' * 900}b$\n" * 3_000)
    assert robots.allows(f"{AT}/{'a' * 1_900}")
    assert time.monotonic() - began < 10


@given(st.text(alphabet="ab*$", max_size=8), st.text(alphabet="ab", max_size=10))
def test_wildcards_fit_as_regular_expressions_would(pattern: str, path: str) -> None:
    import re

    ends = pattern.endswith("$")
    body = pattern[:-1] if ends else pattern
    expression = ".*".join(re.escape(piece) for piece in body.split("*")) + (r"\Z" if ends else "")
    assert fits(pattern, path) is bool(re.match(expression, path))


@given(
    st.text()
    | st.lists(st.sampled_from(["user-agent:", "*", "\n", "sayso", "allow:", "disallow:", "/", "%", "%f"])).map("".join)
)
def test_any_text_has_rules(text: str) -> None:
    robots = read_robots(text)
    assert isinstance(robots, Robots)
    robots.allows(f"{AT}/a?b")
