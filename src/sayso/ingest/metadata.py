"""What is known of a report beside its text: when it was published, as exactly as it is known, and by whom."""

from __future__ import annotations

import re
from datetime import date, datetime

from sayso.errors import ConfigError

ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d|\d{8})"
    r"(?:[T ](?P<time>\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?|\d{6})\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
SLASHED = re.compile(r"(?P<year>\d{4})/(?P<month>\d\d)/(?P<day>\d\d)(?!\d)")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*)\.?"
MONTH_FIRST = re.compile(rf"\b{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.I)
DAY_FIRST = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH},?\s+(?P<year>\d{{4}})\b", re.I)
# "20241024T163000Z_..." or "2024-10-24-what-was-said": at the beginning of a file's name.
FILE_STAMP = re.compile(r"(?P<stamp>\d{8}T\d{6}Z|\d{4}-\d\d-\d\d)(?=[_\-. ])")
ACCEPTED = "give a date such as 2024-10-24, or a time such as 2024-10-24T16:05:00-04:00"


def read_published(value: str | date | None) -> str | None:
    """A caller's date or date-time in the record's form. Raises ConfigError for anything else."""
    if value is None:
        return None
    if isinstance(value, date):
        return value.isoformat()
    found = to_stamp(value)
    if found is None:
        raise ConfigError(f"published {value!r} is no date; {ACCEPTED}")
    return found


def to_stamp(text: str) -> str | None:
    """ISO 8601 as it is usually written (2024-10-24, 20241024T163000Z) in the record's form, or None."""
    match = ISO.fullmatch(text.strip())
    if not match:
        return None
    try:
        if match["time"] is None:
            return date.fromisoformat(match["day"]).isoformat()
        return datetime.fromisoformat(f"{match['day']}T{match['time']}{match['zone'] or ''}").isoformat(
            timespec="seconds"
        )
    except ValueError:
        return None


def find_stamp(text: str | None) -> str | None:
    """The same for what pages write: also "Thu, 24 Oct 2024 16:05:00 GMT", "October 24, 2024", "2024/10/24".

    What could be read in two ways ("10/11/2024") gives None.
    """
    if not text or len(text) > 100:
        return None
    text = re.sub(r"\[[\w/+-]+\]$", "", text.strip())
    return to_stamp(text) or _mail_stamp(text) or _written_stamp(text)


def _mail_stamp(text: str) -> str | None:
    if not re.match(r"[A-Z][a-z]{2}, \d", text):
        return None
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).isoformat(timespec="seconds")
    except ValueError:
        return None


def _written_stamp(text: str) -> str | None:
    match = MONTH_FIRST.search(text) or DAY_FIRST.search(text) or SLASHED.search(text)
    if not match:
        return None
    month = match["month"]
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(match["year"]), number, int(match["day"])).isoformat()
    except ValueError:
        return None


def most_exact(stamps: list[str | None]) -> str | None:
    """The stamp that says most: one with an offset, else one with a time, else a date; the first of its like."""
    known = [stamp for stamp in stamps if stamp]
    return max(known, key=lambda stamp: (bool(re.search(r"[+-]\d\d:\d\d$", stamp[10:])), len(stamp) > 10), default=None)


def stamp_of_file(name: str) -> str | None:
    """When a file's name says at its beginning that the report was published, or None."""
    match = FILE_STAMP.match(name)
    return to_stamp(match["stamp"]) if match else None


def stamp_of_address(url: str) -> str | None:
    """The day in an address such as https://outlet.example/2024/10/24/..., or None."""
    match = re.search(r"/(\d{4}/\d\d/\d\d)/", url)
    return _written_stamp(match[1]) if match else None
