"""The trained reader as the benches see it, and the loading of it."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from sayso.bench.gold import Offsets
from sayso.errors import ModelError
from sayso.language.reading import Reading

if TYPE_CHECKING:
    from sayso.reader import Answers


class Reader(Protocol):
    """What the benches ask of a trained reader. Spans are half-open, in characters."""

    def read(self, reading: Reading) -> Answers:
        """All that it says of a document."""

    def flat_attributions(self, answers: Answers) -> list[tuple[str, int, int, float]]:
        """Sources, cues and contents that do not overlap: kind, start, end, score."""

    def event_type(self, text: str, source: Offsets, target: Offsets) -> dict[str, float]:
        """The probability of each PLOVER type of what the source does to the target."""

    def actors(self, reading: Reading) -> list[tuple[str, int, int, float]]:
        """Who acts ("source") and who is acted upon ("target"): kind, start, end, score."""

    def factuality(self, reading: Reading, anchors: Sequence[Offsets]) -> list[float]:
        """How factual what each of the anchors names is, from -3 (did not happen) to 3 (happened)."""


def load(folder: Path | None = None) -> Reader:
    """The reader whose weights are in a folder; None: the weights that sayso comes with. Raises ModelError."""
    try:
        found = import_module("sayso.reader").load_reader
    except (ImportError, AttributeError) as error:
        raise ModelError(f"this sayso has no trained reader ({error}); measure the rules alone with --rules") from error
    return cast(Reader, found(folder))
