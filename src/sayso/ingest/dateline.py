"""When and by whom a report says, in its own first lines, that it was published: datelines, and lines that hold a date.

A date counts with its year only. Read are "KYIV, Oct. 24, 2024 (Outlet) -", "KYIV, 24 October 2024 —",
"24 October 2024 – The ...", and lines of their own: "Published 24 October 2024, 10:30 GMT", "Updated: Oct. 24, 2024",
"24 October 2024", "KYIV, 24 October 2024", "By A. Writer, 24 October 2024".
"""

from __future__ import annotations

import re

from sayso.ingest.metadata import find_stamp

TOP = 2_000  # characters in which a report says of itself what it is
DATELINE_LINES = 4  # a dateline stands in the first paragraph: below at most a title, a line on it and a by-line
LABELLED_LINES = 8  # "Published ..." may stand below a title, a by-line, captions and buttons
LONGEST_DATE_LINE = 120
LONGEST_DATE = 24  # "24th of September, 2024"

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\w)"
DATE = re.compile(
    rf"(?<!\w)(?:{MONTH}\s+{DAY}(?:,?\s+\d{{4}}(?!\w))?|{DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+\d{{4}})?(?!\w)"
    rf"|\d{{4}}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?!\w)|\d{{4}}/\d\d/\d\d(?!\w)|{MONTH}\s+\d{{4}}(?!\w))",
    re.I,
)
LABEL = re.compile(
    r"\b(?:(?:first|originally|last)\s+)?(?P<what>published|posted|issued|released|created|dated|date"
    r"|publication date|release date|updated|modified)\b(?:\s+(?:on|at)\b)?\s*:?",
    re.I,
)
LATER = ("updated", "modified")  # said of a report that was published before
# What may stand on a date's line beside it: the day of the week, the time of day and its zone.
BESIDE = re.compile(
    r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b"
    r"|\b\d{1,2}(?:[:.]\d\d){1,2}(?:\s*[ap]\.?\s?m\b)?|\b\d{1,2}\s*[ap]\.?\s?m\b|\b(?:at|local time)\b"
    r"|\b(?:GMT|UTC|BST|CES?T|EES?T|MSK|E[SD]?T|P[SD]T|JST|KST|Z)\b(?:\s?[+-]\d{1,2}(?::?\d\d)?)?|(?<=\d)\s?[+-]\d\d:\d\d",
    re.I,
)
# What stands before the first dash of a line; a hyphen within a name is none.
HEAD = re.compile(r"(?P<place>[^()—]{2,100}?)?\s?(?:\((?P<inner>[^()]{2,60})\))?\s?(?:[-–—]{1,2}\s+|—)(?=\S)")
BYLINE = re.compile(r"By [A-Z]")
# A name in capitals and small letters: each of its words begins with a capital, and it is no phrase of time or place.
NAME = re.compile(
    r"(?!(?:In|On|At|By|Since|From|After|Before|Until|The|As)\b)[^\W\d_a-z][\w.'’/-]*(?: [^\W\d_a-z][\w.'’/-]*){0,4}"
)
CAPITALS = re.compile(r"[^\W\d_][^\W\d_.'’/\- ]*[\w.'’/\- ]{1,40}")
MOST_PARTS = 4  # "ORM, North Shore, Valdoria, Oct. 24"


def read_dateline(text: str) -> tuple[str | None, str | None]:
    """The outlet and the day (ISO 8601) that a report's first lines give. Each may be None.

    A line that says "published" goes before the dateline, and that before one that says "updated".
    """
    lines = [line.strip() for line in text[:TOP].split("\n") if line.strip()]
    heads = (_read_head(line) for line in lines[:DATELINE_LINES])
    outlet, day = next((found for found in heads if found), (None, None))
    dated = [*_labelled(lines), *([] if _is_chronology(text) else _plain(lines))]
    first = next((stamp for later, stamp in dated if not later), None)
    return outlet, first or day or next((stamp for _, stamp in dated), None)


def _read_head(line: str) -> tuple[str | None, str | None] | None:
    """The outlet and the day before a line's first dash, or None where no dateline stands there."""
    match = HEAD.match(line)
    if match is None:
        return None
    place, inner = match["place"] or "", match["inner"] or ""
    if not _is_place(_without_dates(place), dated=bool(DATE.search(place) or DATE.search(inner))):
        return None
    return _outlet(inner), _day(place) or _day(inner)


def _is_place(words: str, *, dated: bool) -> bool:
    """Whether words are a dateline's place: in capitals, or, beside a date, a row of names."""
    parts = [part.strip() for part in words.split(",") if part.strip()]
    if not 1 <= len(parts) <= MOST_PARTS:
        return False
    if parts[0].isupper() and CAPITALS.fullmatch(parts[0]):
        return all(len(part) <= 30 for part in parts[1:])
    return dated and all(NAME.fullmatch(part) for part in parts)


def _outlet(inner: str) -> str | None:
    """The outlet in a dateline's brackets; a date is none, and neither is a country ("GENEVA (Switzerland) -")."""
    from sayso.resolve.countries import match_country

    name = _without_dates(inner)
    if len(name) < 2 or name[0].islower() or not any(char.isalpha() for char in name):
        return None
    return None if match_country(name) else name


def _without_dates(words: str) -> str:
    """Words without dates, days of the week and times of day, and the commas that set them off."""
    rest = BESIDE.sub(" ", DATE.sub(" ", words)) if DATE.search(words) else words
    return re.sub(r"\s*,(?:\s*,)*\s*", ", ", " ".join(rest.split())).strip(" ,;:|/.–—-")


def _day(words: str) -> str | None:
    """The first date with a year, such as "2024-10-24"."""
    return next((stamp for match in DATE.finditer(words) if (stamp := find_stamp(match.group()))), None)


def _labelled(lines: list[str]) -> list[tuple[bool, str]]:
    """The days that lines such as "Published 24 October 2024" give, and whether they are those of a later version."""
    found = []
    for line in lines[:LABELLED_LINES]:
        labels = list(LABEL.finditer(line)) if len(line) <= LONGEST_DATE_LINE else []
        if labels and not _has_words(_without_dates(re.sub(r"\bon\b", " ", LABEL.sub(" ", line)))):
            ends = [*(label.start() for label in labels[1:]), len(line)]
            parts = ((label, _day(line[label.end() : end])) for label, end in zip(labels, ends, strict=True))
            found += [(label["what"].lower() in LATER, day) for label, day in parts if day]
    return found


def _plain(lines: list[str]) -> list[tuple[bool, str]]:
    """The days that stand without a word such as "published"."""
    days = (_bare_day(line, first=index == 0) for index, line in enumerate(lines[:DATELINE_LINES]))
    return [(False, day) for day in days if day]


def _bare_day(line: str, *, first: bool) -> str | None:
    """The day of a line that holds a date alone, or with a writer or a place (in small letters a title may have both);
    or of "24 October 2024 – The ...", where a sentence begins behind the dash.
    """
    head = HEAD.match(line)
    words = head["place"] if head and not head["inner"] and not line[head.end()].islower() else None
    if words and not _without_dates(words):
        return _day(words)
    if len(line) > LONGEST_DATE_LINE or not DATE.search(line) or LABEL.search(line):
        return None
    rest = _without_dates(line)
    written = BYLINE.match(line) and DATE.search(line, max(0, len(line) - LONGEST_DATE))
    return _day(line) if not rest or written or _is_place(rest, dated=not first) else None


def _is_chronology(text: str) -> bool:
    """Whether several lines begin with a date, and another one each: days that are told of, not of publication."""
    starts = (DATE.match(line.strip()) for line in text.split("\n") if line[:1].isalnum())
    return len({stamp for match in starts if match and (stamp := find_stamp(match.group()))}) > 1


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)
