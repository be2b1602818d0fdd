"""How a text is laid out: paragraphs, headings, captions, by-lines, a transcript's turns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.language.reading import Block, BlockKind
from sayso.model import DocumentKind, Span

# A heading is a short line that does not end as a sentence does.
MOST_HEADING_WORDS = 22  # the longest headline of the 230 development stories has 22 words
SENTENCE_END = re.compile(r"[.!?…;,][\"'”’)\]»]*$")
LINE = re.compile(r"[^\n]+")
# "MR. KIRBY:", "PRESIDENT ZELENSKY (through interpreter):", "SECRETARY AUSTIN:", "Q", "QUESTION:", "Q:"
CAPITALS = r"[^\W\d_a-zß-öø-ÿ]"  # a capital letter, accents included: "SÁNCHEZ", "STØRE"
TURN = re.compile(
    rf"^\s*(?:(?P<question>Q)(?=[\s:.])[:.]?"
    rf"|(?P<name>{CAPITALS}(?:{CAPITALS}|[.’'\-])*(?:\s+{CAPITALS}(?:{CAPITALS}|[.’'\-])*){{0,6}})(?:\s*\([^()\n]{{1,40}}\))?:)\s*"
)
BYLINE = re.compile(r"^\s*(?:By|Written by|Reporting by|Editing by|Edited by|Additional reporting by|Story by)\s+[A-Z]")
CAPTION = re.compile(
    r"^\s*(?:(?:File\s+)?(?:Photo|Image|Picture|Video|Caption|Credit|Copyright|©|Source|Watch|Read more|"
    r"Also read|Related)\b\s*[:|©(]|©)",
    re.I,
)
# "VELM, March 3 (Meridian) —": a place in capitals, or a place and its outlet, before a dash.
DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'\-]+(?: [A-Z][A-Z.’'\-]+){0,4}(?:, ?[\w.’' ]{2,30}){0,3}(?: ?\([^()\n]{2,40}\))?"
    r"|[A-Z][\w.’'\-]+(?: [A-Z][\w.’'\-]+){0,3}(?:, ?[\w.’' ]{2,30}){0,3} ?\([A-Z][^()\n]{1,40}\)) ?[—–-]{1,2} ?(?=\S)"
)
# "(Laughter.)", "END  11:12 A.M.", "* * *"
DIRECTION = re.compile(r"^\s*(?:[(\[][^()\[\]\n]{1,80}[)\]]|END\b[\s\d:.APMEDSTCG]*|[#*\-–—=_\s]{3,})\s*$")


def find_blocks(text: str, kind: DocumentKind = "story") -> tuple[Block, ...]:
    """The blocks of a text in its order: every line that holds words is one, and the turns of a transcript keep their
    speaker.
    """
    blocks = _turns(text) if kind == "transcript" else _lines(text)
    return tuple(blocks)


def _lines(text: str) -> Iterator[Block]:
    for match in LINE.finditer(text):
        if line := match.group().strip():
            start = match.start() + match.group().index(line)
            yield from _block(line, start)


def _block(line: str, start: int) -> Iterator[Block]:
    kind = _kind(line)
    dateline = DATELINE.match(line) if kind == "paragraph" else None
    if dateline and dateline.end() < len(line):
        yield Block(start, start + len(dateline.group().rstrip()), "dateline")
        start, line = start + dateline.end(), line[dateline.end() :]
    yield Block(start, start + len(line), kind)


def _kind(line: str) -> BlockKind:
    if BYLINE.match(line) and not SENTENCE_END.search(line):
        return "byline"
    if CAPTION.match(line):
        return "caption"
    if DIRECTION.match(line):
        return "direction"
    words = line.split()
    if len(words) <= MOST_HEADING_WORDS and not SENTENCE_END.search(line) and not line[0].islower():
        return "heading"
    return "paragraph"


def _turns(text: str) -> Iterator[Block]:
    speaker: Span | None = None
    for block in _lines(text):
        line = text[block.start : block.end]
        match = TURN.match(line)
        if match:
            name = "question" if match["question"] else "name"
            at = block.start + match.start(name)
            speaker = Span(at, at + len(match[name]), match[name])
            if match.end() < len(line):
                yield Block(block.start + match.end(), block.end, "turn", speaker)
        elif block.kind == "direction":
            yield block
        elif speaker is not None:
            yield Block(block.start, block.end, "turn", speaker)
        else:
            yield block
