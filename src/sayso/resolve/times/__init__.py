"""Time expressions and their values (TIMEX3), from words alone: `scan_times(text, anchor=...)`, `resolve_time(words,
anchor=...)`.

>>> from datetime import date
>>> resolve_time("earlier on Wednesday", anchor=date(2024, 10, 24)).value
'2024-10-23'
"""

from sayso.resolve.times.meaning import Direction
from sayso.resolve.times.scan import TimeReading, resolve_time, scan_times

__all__ = ["Direction", "TimeReading", "resolve_time", "scan_times"]
