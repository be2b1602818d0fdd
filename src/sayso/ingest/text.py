"""Plain text. Kept as it is; only what mail programs and terminals do, breaking lines at a fixed width, is undone.

Every change is one character for one, so that offsets in the file stay offsets in the text.
"""

from __future__ import annotations

import re
from itertools import pairwise

from sayso.ingest.base import Draft, Raw
from sayso.ingest.clean import decode, repair
from sayso.ingest.transcript import begins_turn, is_transcript

NARROWEST, WIDEST = 40, 100  # characters of a line broken at a fixed width; 72 and 80 are what is used
# Share of broken lines that go on in lower case: about .75 of wrapped prose, none of a list of headlines.
LEAST_CONTINUED = 0.4
SLACK = 0.85  # a line is full where the next word would have passed this share of the width
FINAL = re.compile(r"[.!?:;…][\"'”’)\]]*$")
ITEM = re.compile(r"\s*(?:[-*•–—]\s|\d{1,2}[.)]\s)")
WORD = r"\w{4,}"
# A headline's words recur in its story; those of "You can now listen to our articles" do not.
FEWEST_RECURRING, TITLE_REACH = 2, 2_000
LONGEST_TITLE = 120  # characters; the longest headline of the development stories has 22 words


def read_draft(raw: Raw) -> Draft:
    """A plain text file. Raises ReadError where it is binary or in an unknown encoding."""
    text = unwrap(repair(decode(raw, charset=raw.charset)))
    return Draft(text, title=find_title(text))


def unwrap(text: str) -> str:
    """The text with the line breaks inside its paragraphs turned into spaces, where it was broken at a fixed width."""
    lines = text.split("\n")
    width = wrap_width(lines)
    if width is None:
        return text
    ends = ["\n"] * len(lines)
    for index, (line, following) in enumerate(pairwise(lines)):
        if goes_on(line.rstrip(), following, width):
            ends[index] = " "
    return "".join(line + end for line, end in zip(lines, ends, strict=True))[:-1]


def wrap_width(lines: list[str]) -> int | None:
    """The width in characters at which lines were broken, or None: each line is a paragraph of its own."""
    pairs = [(line.rstrip(), after) for line, after in pairwise(lines) if line.strip() and after.strip()]
    if not pairs:
        return None
    lengths = sorted(len(line) for line, _ in pairs)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    continued = sum(after.lstrip()[0].islower() and not FINAL.search(line) for line, after in pairs)
    return width if NARROWEST <= width <= WIDEST and continued >= LEAST_CONTINUED * len(pairs) else None


def goes_on(line: str, following: str, width: int) -> bool:
    """Whether a line's paragraph goes on in the following line."""
    if not line.strip() or not following.strip() or begins_turn(following) or ITEM.match(following):
        return False
    if following[0].isspace() and not line[0].isspace():
        return False
    word = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(word) > SLACK * width or (word[0].islower() and not FINAL.search(line))


def find_title(text: str) -> str | None:
    """The first line of a story, where it does not end as a sentence does and its words recur in the story."""
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    fits = len(first) <= LONGEST_TITLE and len(first.split()) > 1 and first[:1].isalnum() and not first[0].islower()
    if not fits or re.search(r"[.,;:!…\-–—]$|[.,!?][\"'”’]$|[.?!][A-Z]", first) or first.lower().startswith("by "):
        return None
    body = set(re.findall(WORD, rest[:TITLE_REACH].lower()))
    recurring = [word for word in re.findall(WORD, first.lower()) if word in body]
    return first if len(recurring) >= FEWEST_RECURRING and not is_transcript(text) else None
