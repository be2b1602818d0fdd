"""Events: who did what to whom, in PLOVER's terms (`finder` finds them, `rules` reads what to look for)."""

from sayso.extract.events.finder import find_events

__all__ = ["find_events"]
