"""Figures: counts of what was right, extra and missed, that can be added up and averaged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Found:
    """What was found of a layer: `right` of those wanted, `extra` that nobody wanted, `missed`; its value is F1."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Found) -> Found:
        return Found(self.right + other.right, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Right of all found; 1 where nothing was found."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Right of all wanted; 1 where nothing was wanted."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def value(self) -> float:
        """F1: the harmonic mean of precision and recall, 0 to 1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def empty(self) -> bool:
        """Nothing was wanted and nothing found: no figure."""
        return not (self.right or self.extra or self.missed)

    def __str__(self) -> str:
        return (
            f"P {self.precision:.2f} R {self.recall:.2f} ({self.right} right, {self.extra} extra, {self.missed} missed)"
        )


@dataclass(frozen=True)
class Share:
    """How many of a number of things are as wanted; its value is their share."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float:
        """0 to 1; 1 where there was nothing to get right."""
        return self.right / self.of if self.of else 1.0

    @property
    def empty(self) -> bool:
        """There was nothing to get right: no figure."""
        return not self.of

    def __str__(self) -> str:
        return f"{self.right}/{self.of}"


@dataclass(frozen=True)
class Note:
    """One thing not as wanted: what (missed, extra, or the figure it counts against), its words, how it differs."""

    what: str
    words: str
    detail: str = ""


@dataclass
class Scores:
    """The figures of one report, or of several together."""

    found: dict[str, Found] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    problems: int = 0  # where finders gave up: with any, the figures are those of a broken sayso

    def count(self, name: str, right: int, extra: int, missed: int) -> None:
        """Add to the counts of a layer."""
        self.found[name] = self.found.get(name, Found()) + Found(right, extra, missed)

    def tick(self, name: str, right: bool, *, words: str = "", detail: str = "") -> None:
        """Add one thing that is, or is not, as wanted."""
        self.shares[name] = self.shares.get(name, Share()) + Share(int(right), 1)
        if not right:
            self.notes.append(Note(name, words, detail))

    def figures(self) -> dict[str, Found | Share]:
        """All figures by name: layers ("statement F1") in the order they were scored, then the shares, sorted."""
        layers: dict[str, Found | Share] = {f"{name} F1": figure for name, figure in self.found.items()}
        return layers | {name: self.shares[name] for name in sorted(self.shares)}


def pool(scores: Iterable[Scores]) -> Scores:
    """The counts of several reports added up: long reports weigh more."""
    total = Scores()
    for one in scores:
        for name, found in one.found.items():
            total.found[name] = total.found.get(name, Found()) + found
        for name, share in one.shares.items():
            total.shares[name] = total.shares.get(name, Share()) + share
        total.notes += one.notes
        total.problems += one.problems
    return total


def mean(scores: Sequence[Scores], name: str) -> float | None:
    """The mean of a figure over the reports that have it (something wanted or found): reports weigh the same.

    None where none has it.
    """
    having = [figure.value for one in scores if (figure := one.figures().get(name)) is not None and not figure.empty]
    return sum(having) / len(having) if having else None
