"""A corpus: many reports read by several processes, and added to a case."""

from __future__ import annotations

from sayso.run.adding import Done, Job, Totals, add_all
from sayso.run.workers import Outcome, work

__all__ = ["Done", "Job", "Outcome", "Totals", "add_all", "work"]
