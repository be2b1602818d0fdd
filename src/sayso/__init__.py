"""sayso reads reports of international crises and keeps the record behind them: who said it, how sure, on what
condition.

document = sayso.read("story.html")
record = sayso.analyse(document)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.case import open_case
    from sayso.ingest import read, read_bytes
    from sayso.model import Document, Record, from_json, make_document, to_json
    from sayso.pipeline import analyse

__version__ = "0.1.0"
__all__ = ["Document", "Record", "analyse", "from_json", "make_document", "open_case", "read", "read_bytes", "to_json"]

# Where each public name lives. Loaded when asked for, so that `import sayso` costs nothing.
_HOMES = {
    "read": "sayso.ingest",
    "read_bytes": "sayso.ingest",
    "analyse": "sayso.pipeline",
    "open_case": "sayso.case",
    "Document": "sayso.model",
    "Record": "sayso.model",
    "from_json": "sayso.model",
    "make_document": "sayso.model",
    "to_json": "sayso.model",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
