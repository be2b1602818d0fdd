"""How alike two ways of joining mentions into chains are: MUC, B-cubed, CEAF-e, and their mean, the CoNLL F1.

As the CoNLL scorer counts: of one document each measure gives what is shared, and how much there was to find (recall)
and was found (precision); documents are pooled by adding these up. A mention is anything hashable, a chain a set.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

Chain = frozenset[Hashable]
MEASURES = ("MUC", "B-cubed", "CEAF-e")


@dataclass(frozen=True)
class Tally:
    """What one measure counts: `recalled` of `wanted`, `precise` of `given`."""

    recalled: float = 0.0
    wanted: float = 0.0
    precise: float = 0.0
    given: float = 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.recalled + other.recalled,
            self.wanted + other.wanted,
            self.precise + other.precise,
            self.given + other.given,
        )

    @property
    def recall(self) -> float:
        return self.recalled / self.wanted if self.wanted else 0.0

    @property
    def precision(self) -> float:
        return self.precise / self.given if self.given else 0.0

    @property
    def value(self) -> float:
        """F1."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def compare(gold: Sequence[Chain], ours: Sequence[Chain]) -> dict[str, Tally]:
    """The tally of each measure for the chains of one document. Chains of one mention are left out on both sides."""
    gold, ours = [c for c in gold if len(c) > 1], [c for c in ours if len(c) > 1]
    alike = _similarity(gold, ours)
    return {
        "MUC": Tally(*_links(gold, ours), *_links(ours, gold)),
        "B-cubed": Tally(*_shares(gold, ours), *_shares(ours, gold)),
        "CEAF-e": Tally(alike, len(gold), alike, len(ours)),
    }


def conll_f1(tallies: dict[str, Tally]) -> float:
    """The mean of the three F1."""
    return sum(tallies[name].value for name in MEASURES) / len(MEASURES)


def _places(chains: Sequence[Chain]) -> dict[Hashable, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def _links(chains: Sequence[Chain], others: Sequence[Chain]) -> tuple[float, float]:
    """MUC: of the links that hold chains together (a mention less than each has), those that the others keep."""
    place = _places(others)
    kept = sum(len(chain) - len({place.get(mention, mention) for mention in chain}) for chain in chains)
    return kept, sum(len(chain) - 1 for chain in chains)


def _shares(chains: Sequence[Chain], others: Sequence[Chain]) -> tuple[float, float]:
    """B-cubed: of each mention's chain, the share that the other chain of that mention holds, too."""
    place = _places(others)
    shared = 0.0
    for chain in chains:
        held = [place[mention] for mention in chain if mention in place]
        shared += sum(held.count(number) ** 2 for number in set(held)) / len(chain)
    return shared, sum(len(chain) for chain in chains)


def _similarity(gold: Sequence[Chain], ours: Sequence[Chain]) -> float:
    """CEAF-e: the most that 2 |both| / (|one| + |other|) adds up to, chains paired one to one."""
    if not gold or not ours:
        return 0.0
    rows = [[2 * len(a & b) / (len(a) + len(b)) for b in ours] for a in gold]
    return best_pairing(rows)


def best_pairing(gains: Sequence[Sequence[float]]) -> float:
    """The largest sum of gains of a one-to-one pairing of rows and columns (Kuhn's algorithm, with potentials)."""
    if len(gains) > len(gains[0]):
        gains = list(zip(*gains, strict=True))
    rows, columns = len(gains), len(gains[0])
    over, under = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)  # the row (from 1) that a column is paired with; column 0 holds the row at hand
    for row in range(1, rows + 1):
        owner[0] = row
        column, came_from = _free_column(gains, over, under, owner)
        while column:
            before = came_from[column]
            owner[column], column = owner[before], before
    return sum(gains[row - 1][column - 1] for column, row in enumerate(owner) if column and row)


def _free_column(
    gains: Sequence[Sequence[float]], over: list[float], under: list[float], owner: list[int]
) -> tuple[int, list[int]]:
    """The free column at which the cheapest way from the row at hand ends, and the way; the potentials are moved."""
    columns = len(gains[0])
    slack, came_from, seen = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    column = 0
    while owner[column]:
        seen[column] = True
        row, least, nearest = owner[column], float("inf"), 0
        for other in range(1, columns + 1):
            if seen[other]:
                continue
            cost = -gains[row - 1][other - 1] - over[row] - under[other]
            if cost < slack[other]:
                slack[other], came_from[other] = cost, column
            if slack[other] < least:
                least, nearest = slack[other], other
        for other in range(columns + 1):
            if seen[other]:
                over[owner[other]] += least
                under[other] -= least
            else:
                slack[other] -= least
        column = nearest
    return column, came_from
