"""Reads and analyses a gold report just as `sayso read` would, and scores the record."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from sayso.bench.figures import Scores
from sayso.bench.gold import Gold
from sayso.bench.score import score
from sayso.ingest import read
from sayso.model import Record
from sayso.pipeline import analyse


def make_record(gold: Gold, *, rules: bool = False, model: Path | None = None) -> Record:
    """The record of a gold report's text, read as a text file published when the gold says. `rules` and `model` are
    those of `analyse`.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{gold.name}.txt"
        path.write_text(gold.text, encoding="utf-8")
        return analyse(read(str(path), published=gold.published), rules=rules, model=model)


def measure(gold: Gold, *, rules: bool = False, model: Path | None = None) -> Scores:
    """The figures of one gold report."""
    return score(gold, make_record(gold, rules=rules, model=model))
