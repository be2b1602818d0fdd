"""Do the codebook's own examples hold? Each is read as a report of one sentence, through the whole pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from sayso.codebook.load import Example
from sayso.model import Finding, Record, make_document, spans_of
from sayso.pipeline import analyse

PUBLISHED = "2024-10-24"  # a Thursday: what "Wednesday" of an example is anchored on


@dataclass(frozen=True)
class Failure:
    """An example that does not hold, and why."""

    example: Example
    reason: str

    def __str__(self) -> str:
        example = self.example
        marked = (
            f"{example.text[: example.start]}[{example.text[example.start : example.end]}]{example.text[example.end :]}"
        )
        return f"{example.file}: {marked}: {self.reason}"


def check_examples(examples: Iterable[Example]) -> Iterator[Failure]:
    """The examples that do not hold, in their order; a sentence that several examples share is read once."""
    records: dict[str, Record] = {}
    for example in examples:
        if example.text not in records:
            records[example.text] = analyse(make_document(example.text, published=PUBLISHED, language="en"))
        reason = check_example(example, records[example.text])
        if reason:
            yield Failure(example, reason)


def check_example(example: Example, record: Record) -> str | None:
    """Why an example does not hold in the record of its sentence; None where it does.

    A finding of its layer must have a span that is exactly the bracketed words, and the values it expects; of a
    `not_example`, none may.
    """
    findings: tuple[Finding, ...] = getattr(record, example.layer, ())
    citing = [finding for finding in findings if _cites(finding, example)]
    agreeing = [finding for finding in citing if not _differences(finding, example.expected)]
    if not example.wanted:
        return f"found, by {agreeing[0].by}" if agreeing else None
    if agreeing:
        return None
    if citing:
        return "; ".join(_differences(citing[0], example.expected))
    return f"not found among the {example.layer} ({_cited(findings) or 'none'})"


def _cites(finding: Finding, example: Example) -> bool:
    return any((span.start, span.end) == (example.start, example.end) for span in spans_of(finding))


def _differences(finding: Finding, expected: dict[str, Any]) -> list[str]:
    return [
        f"{name} is {value_of(finding, name)!r}, expected {wanted!r}"
        for name, wanted in expected.items()
        if not _agrees(value_of(finding, name), wanted)
    ]


def value_of(part: Any, name: str) -> Any:
    """A field of a finding by its name, or of the struct within it that has one ("status" of an event's factuality)."""
    if hasattr(part, name):
        return getattr(part, name)
    inner = (getattr(part, field) for field in part.__struct_fields__)
    return next((getattr(one, name) for one in inner if isinstance(one, msgspec.Struct) and hasattr(one, name)), None)


def _agrees(found: Any, wanted: Any) -> bool:
    if isinstance(found, tuple) and not isinstance(wanted, list):
        return wanted in found
    return bool(list(found) == wanted if isinstance(found, tuple) else found == wanted)


def _cited(findings: Iterable[Finding]) -> str:
    """What the findings cite instead, for the one who mends the entry."""
    return ", ".join(dict.fromkeys(repr(span.text) for finding in findings for span in spans_of(finding)))
