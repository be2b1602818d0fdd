"""The record: what sayso finds in a report, as data. Imports nothing of the project but its errors."""

from sayso.model.findings import (
    Act,
    Argument,
    Certainty,
    Conditional,
    ConditionalKind,
    Entity,
    EntityKind,
    Event,
    Factuality,
    Finding,
    Force,
    Manner,
    Polarity,
    Problem,
    Quantity,
    Span,
    Statement,
    Status,
    Struct,
    Timex,
    TimexType,
    Toponym,
)
from sayso.model.ids import make_id
from sayso.model.record import (
    LAYERS,
    SCHEMA,
    Document,
    DocumentKind,
    Record,
    from_json,
    make_document,
    references_of,
    spans_of,
    to_json,
)

__all__ = [
    "LAYERS", "SCHEMA", "Act", "Argument", "Certainty", "Conditional", "ConditionalKind", "Document", "DocumentKind",
    "Entity", "EntityKind", "Event", "Factuality", "Finding", "Force", "Manner", "Polarity", "Problem", "Quantity",
    "Record", "Span", "Statement", "Status", "Struct", "Timex", "TimexType", "Toponym", "from_json", "make_document", "make_id",
    "references_of", "spans_of", "to_json",
]  # fmt: skip
