"""Sources: where reports come from. `expand` finds the reports in files, folders, archives, mail, feeds and the web,
`poll` what is new in feeds, `read_item` makes a report's document. Nothing is unpacked to disk; no bad item stops the rest.
"""

from sayso.sources.base import Item, Refusal, read_item
from sayso.sources.expand import expand
from sayso.sources.poll import next_visit, poll

__all__ = ["Item", "Refusal", "expand", "next_visit", "poll", "read_item"]
