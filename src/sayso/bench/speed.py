"""How fast: words a second of the whole pipeline, beside spaCy on the same text in the same run, and peak memory."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

from sayso.language.parser import load_parser
from sayso.model import Document
from sayso.pipeline import analyse

LEAST_SECONDS = (
    2.0  # each is run over the documents again and again until this long: shorter runs vary by more than 10%
)


@dataclass(frozen=True)
class Speed:
    """`words` of one pass (split at white space); words a second of sayso and of spaCy; `peak` memory in MiB."""

    words: int
    sayso: float
    spacy: float
    peak: float


def measure(documents: Sequence[Document]) -> Speed:
    """One process, loaded and warmed up before the clock starts."""
    nlp = load_parser()
    texts = [document.text for document in documents]
    words = sum(len(text.split()) for text in texts)
    for document in documents[:1]:
        analyse(document)
    return Speed(
        words=words,
        sayso=words / _seconds(lambda: [analyse(document) for document in documents]),
        spacy=words / _seconds(lambda: [nlp(text) for text in texts]),
        peak=peak_memory(),
    )


def _seconds(run: Callable[[], object]) -> float:
    """Of one pass, the fastest of as many as fit."""
    times: list[float] = []
    while sum(times) < LEAST_SECONDS:
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return min(times)


def peak_memory() -> float:
    """The most memory this process has held, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10
