"""Ingest: a report, in whatever form it comes, becomes a `Document`. One file per kind; `base` is their contract."""

from sayso.ingest.files import read, read_bytes, read_raw

__all__ = ["read", "read_bytes", "read_raw"]
