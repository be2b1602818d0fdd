"""Examples made ready for the network: pieces, features, and what is marked, by the numbers of pieces."""

from __future__ import annotations

import logging
import pickle
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.language import read_language
from sayso.model import make_document
from sayso.reader.features import describe, sentence_breaks
from sayso.reader.pieces import CLS, NO_LETTER, SEP, Pieces, cut_pieces
from sayso.train.examples import Example, Mark

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Text:
    """An example's whole text, read: its pieces, their features, where sentences begin, and its marks in pieces."""

    example: Example
    pieces: Pieces
    features: NDArray[np.uint8]
    breaks: tuple[int, ...]
    marks: tuple[Mark, ...]  # `start` and `end` are numbers of pieces here


@dataclass(frozen=True)
class Lesson:
    """A window to learn from. Piece 0 is CLS and the last one SEP; the marks count from there."""

    corpus: str
    ids: NDArray[np.int64]
    cases: NDArray[np.int64]
    features: NDArray[np.int64]
    marks: tuple[Mark, ...]
    label: str = ""
    soft: dict[str, NDArray[np.float32]] = field(default_factory=dict)  # a teacher's answers

    def __len__(self) -> int:
        return len(self.ids)


def read_texts(examples: Iterable[Example], cache: Path) -> list[Text]:
    """The examples, parsed; kept in `cache`, so that they are parsed once."""
    wanted = list(examples)
    digest = sha256(repr([(e.corpus, e.name, e.text, e.marks, e.label) for e in wanted]).encode()).hexdigest()[:16]
    file = cache / f"texts-{wanted[0].corpus if wanted else 'none'}-{digest}.pickle"
    if file.is_file():
        with file.open("rb") as stream:
            return pickle.load(stream)  # our own, of this very cache  # type: ignore[no-any-return]
    texts = []
    for number, example in enumerate(wanted, start=1):
        texts.append(read_text(example))
        if number % 500 == 0:
            log.info("%s: %d of %d texts parsed", example.corpus, number, len(wanted))
    cache.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")  # a file that is there is whole
    with part.open("wb") as stream:
        pickle.dump(texts, stream)
    part.replace(file)
    return texts


def read_text(example: Example) -> Text:
    """Parse one example as the record's pipeline would."""
    doc = read_language(make_document(example.text, language="en")).doc
    pieces = cut_pieces(example.text)
    marks = tuple(placed for mark in example.marks if (placed := _in_pieces(pieces, mark)))
    return Text(example, pieces, describe(doc, pieces), tuple(sentence_breaks(doc, pieces)), marks)


def _in_pieces(pieces: Pieces, mark: Mark) -> Mark | None:
    first = int(np.searchsorted(pieces.ends, mark.start, side="right"))
    last = int(np.searchsorted(pieces.starts, mark.end, side="left"))
    return Mark(mark.kind, first, last, mark.value, mark.group) if first < last else None


def cut_lessons(texts: Sequence[Text], *, size: int, rng: random.Random) -> Iterator[Lesson]:
    """Windows of at most `size` pieces over the texts, beginning and ending with sentences; cut anew by every `rng`."""
    for text in texts:
        start, length = 0, len(text.pieces)
        while start < length:
            last = _window_end(text, start, rng.randint(size // 2, size) if length > size else size)
            yield cut_lesson(text, start, last)
            start = last


def _window_end(text: Text, start: int, size: int) -> int:
    if start + size >= len(text.pieces):
        return len(text.pieces)
    fitting = [place for place in text.breaks if start < place <= start + size]
    return fitting[-1] if fitting else start + size


def cut_lesson(text: Text, first: int, last: int) -> Lesson:
    """The lesson that pieces `first` to `last` of a text give."""
    part = slice(first, last)
    marks = tuple(
        Mark(mark.kind, max(mark.start, first) - first + 1, min(mark.end, last) - first + 1, mark.value, mark.group)
        for mark in text.marks
        if mark.start < last and mark.end > first
    )
    features = np.zeros((last - first + 2, text.features.shape[1]), dtype=np.int64)
    features[1:-1] = text.features[part]
    return Lesson(
        text.example.corpus,
        np.concatenate([[CLS], text.pieces.ids[part], [SEP]]),
        np.concatenate([[NO_LETTER], text.pieces.cases[part], [NO_LETTER]]),
        features,
        marks,
        text.example.label,
    )
