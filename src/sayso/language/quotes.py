"""Quotations: where they open and close, which lies within which, and which runs on from the paragraph before.

Marks are told from apostrophes by what stands around them: ’ between letters, or after a word with no ‘ open, is no
mark. A quotation never crosses a block; one that is opened and not closed there is continued by the next block when
that opens with the same mark (the convention of long quotations), and else ends with its block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.language.reading import Block, Quote

PAIRS = {"“": "”", "„": "”", "«": "»", "‘": "’", '"': '"', "'": "'", "``": "''", "''": "''", "‘‘": "’’", "‹": "›"}
OPENERS = frozenset(PAIRS)
CLOSED_AS_WELL = frozenset({("”", '"'), ("’’", "“"), ("”", "‘‘")})  # marks that writers mix: “unpredictable,’’
MARK = re.compile(r"``|''|‘‘|’’(?!\w)|[“”„«»‘’\"'‹›]")
OPEN_AFTER = re.compile(r"(?:^|[\s(\[{—–\-/“‘„«\"'`:,.…])$")
CLOSE_BEFORE = re.compile(r"^(?:$|[\s)\]}—–\-/,.;:!?…”’»\"'])")
ELISION = re.compile(r"^(?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|n\b|s\b)", re.I)
DOUBLE = {"“", '"', "``", "''", "„", "‘‘"}
SENTENCE_END = re.compile(r"[.!?…]\s+$")
SINGLE = {"‘", "’", "'"}


@dataclass
class _Open:
    index: int
    mark: str


def find_quotes(text: str, blocks: Sequence[Block]) -> tuple[Quote, ...]:
    """The quotations of a text, in the order in which they open."""
    quotes: list[Quote] = []
    carried: list[_Open] = []
    for block in blocks:
        carried = _scan_block(text, block, quotes, carried)
    return tuple(quotes)


def _scan_block(text: str, block: Block, quotes: list[Quote], carried: list[_Open]) -> list[_Open]:
    """Add a block's quotations to `quotes`. Returns those left open at its end."""
    stack: list[_Open] = []
    for at, mark in _marks(text, block):
        if closes := _closes(text, block, at, mark, stack):
            _close(quotes, stack, closes, at + len(mark))
        elif mark in OPENERS and _opens(text, block, at, mark):
            if _reopens(text, at, mark, stack):
                continue
            earlier = next((o for o in carried if o.mark == mark), None) if at == block.start else None
            outer = stack[-1].index if stack else None
            quotes.append(Quote(at, block.end, outer, earlier.index if earlier else None, closed=False))
            stack.append(_Open(len(quotes) - 1, mark))
    # A lone single mark that nothing closes was an apostrophe after all.
    for left in [o for o in stack if o.mark in SINGLE]:
        quotes[left.index] = replace(quotes[left.index], end=quotes[left.index].start)
    _drop_empty(quotes, stack)
    return [o for o in stack if o.mark not in SINGLE]


def _marks(text: str, block: Block) -> Iterator[tuple[int, str]]:
    for match in MARK.finditer(text, block.start, block.end):
        yield match.start(), match.group()


def _closes(text: str, block: Block, at: int, mark: str, stack: list[_Open]) -> _Open | None:
    """The open quotation that a mark closes, if any."""
    after = text[at + len(mark) : min(at + len(mark) + 1, block.end)]
    before = text[at - 1 : at] if at > block.start else ""
    if not CLOSE_BEFORE.match(after) or (
        mark in SINGLE | {'"', "''"} and (not before or before.isspace()) and after.strip()
    ):
        return None
    for level in reversed(stack):
        if PAIRS[level.mark] == mark:
            return level
        if (mark, level.mark) in CLOSED_AS_WELL:
            return level
    return None


def _reopens(text: str, at: int, mark: str, stack: list[_Open]) -> bool:
    """A mark that opens a quotation's next paragraph, where the layout of paragraphs has been lost."""
    if not stack or stack[-1].mark not in DOUBLE or mark not in DOUBLE:
        return False
    return bool(SENTENCE_END.search(text[max(0, at - 4) : at]))


def _opens(text: str, block: Block, at: int, mark: str) -> bool:
    before = text[max(at - 1, block.start) : at]
    after = text[at + len(mark) : min(at + len(mark) + 6, block.end)]
    if not after or after[0].isspace():
        return mark in ("``", "“", "«") and bool(after)
    return bool(OPEN_AFTER.search(before)) and not (mark in SINGLE and ELISION.match(after))


def _close(quotes: list[Quote], stack: list[_Open], level: _Open, end: int) -> None:
    while stack and stack[-1] is not level:
        inner = stack.pop()
        lost = inner.mark in SINGLE  # never closed: an apostrophe
        quotes[inner.index] = replace(quotes[inner.index], end=quotes[inner.index].start if lost else end - 1)
    stack.pop()
    quotes[level.index] = replace(quotes[level.index], end=end, closed=True)
    _drop_empty(quotes, stack)


def _drop_empty(quotes: list[Quote], stack: list[_Open]) -> None:
    """Take out the quotations found to be none, and mend the indices behind them."""
    for index in range(len(quotes) - 1, -1, -1):
        if quotes[index].end > quotes[index].start:
            continue
        outer = quotes[index].outer
        del quotes[index]
        for later in range(index, len(quotes)):
            quotes[later] = _shift(quotes[later], index, outer)
        for level in stack:
            level.index -= level.index > index


def _shift(quote: Quote, removed: int, outer: int | None) -> Quote:
    def moved(i: int | None, instead: int | None) -> int | None:
        return i if i is None or i < removed else instead if i == removed else i - 1

    return replace(quote, outer=moved(quote.outer, outer), continues=moved(quote.continues, None))
