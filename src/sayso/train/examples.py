"""The one form that every corpus is brought to: a text, the marks on it, and which marks belong together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """A stretch of the text, half-open in characters, with what it is and, where it is measured, how much."""

    kind: str  # source, cue, content; actor, recipient; predicate; antecedent, consequent
    start: int
    end: int
    value: float = 0.0
    group: int = 0  # marks of one group are parts of the same attribution, event or condition


@dataclass(frozen=True)
class Example:
    """A text, what is marked on it, and for texts about one event its PLOVER type.

    `corpus` says where it comes from, and so which questions its marks answer: what a corpus does not mark is unknown.
    """

    corpus: str
    name: str
    text: str
    marks: tuple[Mark, ...]
    label: str = ""
