"""Records kept and asked: `open_case`, the contract (`Case`), and the databases under it (SQLite, PostgreSQL)."""

from __future__ import annotations

from sayso.case.base import Added, Aside, Found, Report
from sayso.case.case import Case, make_query, open_case
from sayso.case.query import Query

__all__ = ["Added", "Aside", "Case", "Found", "Query", "Report", "make_query", "open_case"]
