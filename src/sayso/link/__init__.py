"""What belongs together across reports: copies, so far. Pure functions over texts; no database, no parser."""

from __future__ import annotations

from sayso.link.copies import Copy, Passage, find_copies

__all__ = ["Copy", "Passage", "find_copies"]
