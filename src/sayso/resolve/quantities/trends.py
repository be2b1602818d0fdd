"""Whether a figure is how much something rose or fell ("rose by 300", "a 7% drop"), not what it came to."""

from __future__ import annotations

from sayso.model.findings import Change
from sayso.resolve.quantities.lexicon import lexicon
from sayso.resolve.tokens import Words

_MOST = 4  # tokens between the word of change and the figure


def trend_of(words: Words, start: int, end: int, *, measured: bool = False) -> Change | None:
    """ "rise" or "fall", by which the amount at tokens `start` to `end`, which may be `measured` in a unit, changed."""
    table = lexicon()
    trends = table.trends_measured if measured else table.trends
    at = start - 1
    while at >= max(0, start - _MOST) and words.lows[at] in table.trend_links:
        at -= 1
    first = (
        at - _MOST if words.lows[start - 1] == "by" else at - 1
    )  # "grow sales by 35 percent": what grows stands between
    while at > max(first, -1) and not words.breaks(at + 1) and words.lows[at][-1:].isalpha():
        if found := trends.get(words.lows[at]):
            return found
        at -= 1
    sign = words.lows[start - 1] if start else ""
    if sign in "+-−" and sign and not words.glued(start - 1) and words.glued(start):
        return "rise" if sign == "+" else "fall"
    behind = words.joint(end)
    return table.trend_nouns.get(words.lows[behind])
