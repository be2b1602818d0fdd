"""Sources: where reports come from. `expand` finds the reports in files, folders, archives, mail, feeds and the web,
`poll` what is new in feeds, `read_item` makes the document. Nothing is written to disk; no bad item stops others.
"""

from sayso.sources.base import Item, Refusal, read_item
from sayso.sources.expand import expand
from sayso.sources.poll import next_visit, poll

__all__ = ["Item", "Refusal", "expand", "next_visit", "poll", "read_item"]
