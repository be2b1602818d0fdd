"""How fast: words a second of the whole pipeline in one process and in two, beside spaCy on the same text in the same
run, and peak memory.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from sayso.language.parser import load_parser
from sayso.model import Document
from sayso.pipeline import analyse

LEAST_SECONDS = (
    2.0  # each is run over the documents again and again until this long: shorter runs vary by more than 10%
)


@dataclass(frozen=True)
class Speed:
    """`words` of one pass (split at white space); words a second of sayso, of two processes of it together and of
    spaCy; `peak` memory of a process in MiB.
    """

    words: int
    sayso: float
    two: float
    spacy: float
    peak: float


def measure(documents: Sequence[Document], *, rules: bool = False, model: Path | None = None) -> Speed:
    """Each process is loaded and warmed up before the clock starts. `rules` and `model` are those of `analyse`."""
    read = partial(analyse, rules=rules, model=model)
    nlp = load_parser()
    texts = [document.text for document in documents]
    words = sum(len(text.split()) for text in texts)
    for document in documents[:1]:
        read(document)
    return Speed(
        words=words,
        sayso=words / _seconds(lambda: [read(document) for document in documents]),
        spacy=words / _seconds(lambda: [nlp(text) for text in texts]),
        two=2 * words / _seconds_of_two(read, documents),
        peak=peak_memory(),
    )


def _seconds_of_two(read: Callable[[Document], object], documents: Sequence[Document]) -> float:
    """Of one pass over the documents by each of two processes that work at the same time."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        work = [partial(_pass, read, documents) for _ in range(2)]
        times: list[float] = []
        while len(times) < 2 or sum(times) < LEAST_SECONDS:  # the first one loads and warms up
            start = perf_counter()
            for done in [pool.submit(each) for each in work]:
                done.result()
            times.append(perf_counter() - start)
    return min(times[1:])


def _pass(read: Callable[[Document], object], documents: Sequence[Document]) -> None:
    for document in documents:
        read(document)


def _seconds(run: Callable[[], object]) -> float:
    """Of one pass, the fastest of as many as fit."""
    times: list[float] = []
    while len(times) < 2 or sum(times) < LEAST_SECONDS:  # the first one warms up
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return min(times)


def peak_memory() -> float:
    """The most memory this process has held, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10
