"""The network at work: windows of a reading through onnxruntime, and its answers for the whole document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ModelError
from sayso.reader import questions
from sayso.reader.decode import Floats, Scored, between, choose_apart, propose
from sayso.reader.features import SIZES, describe, sentence_breaks
from sayso.reader.pieces import CLS, NO_LETTER, SEP, Pieces, cut_pieces
from sayso.reader.windows import Window, cut_windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

    from sayso.language.reading import Reading

Char = tuple[int, int]  # a stretch of the text, half-open
SLOWER = ["SkipLayerNormFusion"]  # what onnxruntime means to speed up, and slows down: a tenth of a window's time
LEAST = 0.0  # spans that score less are likelier none
OUTPUTS = ("spans", "links", "parties", "values", "scales", "middle")


@dataclass(frozen=True)
class Part:
    """What the network says of one window: piece 0 of its arrays is CLS, so piece n of the text is n - first + 1."""

    window: Window
    spans: Floats
    links: Floats
    parties: Floats
    values: Floats  # how factual each piece is on each of the scales: (length, scales)
    scales: Floats  # how well each scale fits the text: log-likelihoods
    middle: Floats  # the states below the top layers


@dataclass(frozen=True)
class Answers:
    """What the network says of a document: its pieces and its windows in order."""

    pieces: Pieces
    parts: tuple[Part, ...]

    def chars(self, start: int, end: int) -> Char:
        """The characters of pieces `start` to `end` (half-open)."""
        return int(self.pieces.starts[start]), int(self.pieces.ends[end - 1])

    def place(self, char: Char) -> tuple[Part, int, int] | None:
        """The window that answers for the words at `char`, and their pieces as it counts them (half-open)."""
        first = int(np.searchsorted(self.pieces.ends, char[0], side="right"))
        last = int(np.searchsorted(self.pieces.starts, char[1], side="left"))
        part = next((part for part in self.parts if part.window.own(first)), None)
        if part is None or first >= last:
            return None
        shift = 1 - part.window.first
        return part, first + shift, min(last, part.window.last) + shift


@dataclass(frozen=True)
class Judged:
    """How factual some predicates of a text are, by each of the scales (a row a predicate, a column a scale), and
    how well each scale fits the text (log-likelihoods).

    Which corpus' judges a text would have had is told from its words; texts of one collection had the same ones, so
    their fits add up.
    """

    values: Floats
    fits: Floats

    def by_best(self, fits: Floats | None = None) -> list[float]:
        """On the scale that fits best: the text, or what `fits` adds up."""
        best = int(np.argmax(self.fits if fits is None else fits))
        return [float(value) for value in self.values[:, best]]


class Reader:
    """A set of weights, loaded: a folder with `reader.onnx`, `types.onnx` and `questions.json`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        asked = _read_questions(folder)
        self.version = str(asked["digest"])[:8]
        self._reader = _load(folder / "reader.onnx")
        self._types = _load(folder / "types.onnx")

    def read(self, reading: Reading) -> Answers:
        """The answers for a document that has been parsed."""
        pieces = cut_pieces(reading.document.text)
        features = describe(reading.doc, pieces)
        windows = cut_windows(len(pieces), sentence_breaks(reading.doc, pieces))
        return Answers(pieces, tuple(self._read_window(pieces, features, window) for window in windows))

    def _read_window(self, pieces: Pieces, features: NDArray[np.uint8], window: Window) -> Part:
        part = slice(window.first, window.last)
        length = window.last - window.first + 2
        ids = np.empty((1, length), dtype=np.int64)
        ids[0, 0], ids[0, 1:-1], ids[0, -1] = CLS, pieces.ids[part], SEP
        cases = np.full((1, length), NO_LETTER, dtype=np.int64)
        cases[0, 1:-1] = pieces.cases[part]
        told = np.zeros((1, length, features.shape[1]), dtype=np.int64)
        told[0, 1:-1] = features[part]
        outputs = self._reader.run(list(OUTPUTS), {"ids": ids, "cases": cases, "features": told})
        return Part(window, *outputs)

    def flat_attributions(self, answers: Answers) -> list[tuple[str, int, int, float]]:
        """Sources, cues and contents that do not overlap: kind, first and last character, score."""
        found = []
        for _, span in _own_spans(answers, flat_spans):
            start, end = answers.chars(span.start, span.end)
            found.append((questions.SPANS[span.kind], start, end, _share(span.score)))
        return found

    def event_type(self, text: str, source: Char, target: Char) -> dict[str, float]:
        """Of each PLOVER type, how likely it is what the words at `source` do to those at `target`."""
        from sayso.language import read_language
        from sayso.model import make_document

        answers = self.read(read_language(make_document(text, language="en")))
        return self.types_of(answers, [(source, target)])[0]

    def types_of(self, answers: Answers, pairs: Sequence[tuple[Char | None, Char | None]]) -> list[dict[str, float]]:
        """Of each pair of an actor's and a recipient's words, the likelihood of each PLOVER type."""
        return [self._types_of(answers, source, target) for source, target in pairs]

    def _types_of(self, answers: Answers, source: Char | None, target: Char | None) -> dict[str, float]:
        at = answers.place(source) if source and source[0] < source[1] else None
        to = answers.place(target) if target and target[0] < target[1] else None
        part = (at or to or (answers.parts[0], 0, 0))[0]
        sides = [range(place[1], place[2]) if place and place[0] is part else range(0) for place in (at, to)]
        roles, shares = parties_of(sides, len(part.middle))
        (likely,) = self._types.run(["types"], {"middle": part.middle, "roles": roles, "shares": shares})
        return dict(zip(questions.TYPES, likely.tolist(), strict=True))

    def actors(self, reading: Reading) -> list[tuple[str, int, int, float]]:
        """Who acts ("source") and who is acted upon ("target") in a sentence's event, or both: first and last
        character, score.
        """
        answers = self.read(reading)
        names = {"actor": ["source"], "recipient": ["target"], "both": ["source", "target"]}
        found = []
        for _, span in _own_spans(answers, lambda part: chosen(part.parties)):
            start, end = answers.chars(span.start, span.end)
            found += [(name, start, end, _share(span.score)) for name in names[questions.PARTIES[span.kind]]]
        return found

    def factuality(self, reading: Reading, anchors: Iterable[Char]) -> Judged:
        """How factual each predicate is, -3 (did not happen) to 3 (did)."""
        return self.factuality_of(self.read(reading), anchors)

    def factuality_of(self, answers: Answers, anchors: Iterable[Char]) -> Judged:
        """As `factuality`, of answers at hand; 0 where there are no words."""
        places = [answers.place(anchor) for anchor in anchors]
        blank = np.zeros(len(questions.SCALES), dtype=np.float32)
        values = [np.clip(place[0].values[place[1]], -3, 3) if place else blank for place in places]
        return Judged(np.array(values).reshape(-1, len(blank)), sum((part.scales for part in answers.parts), blank))


def flat_spans(part: Part) -> list[Scored]:
    """Of a window, the sources, cues and contents that together score most without overlapping."""
    return chosen(part.spans)


def chosen(scores: Floats) -> list[Scored]:
    """The spans of all kinds that together score most without overlapping, CLS and SEP left out."""
    found = propose(scores[:, 1:-1, 1:-1], least=LEAST)
    return choose_apart([Scored(span.kind, span.start + 1, span.end + 1, span.score) for span in found])


def _own_spans(answers: Answers, decode: Any) -> list[tuple[Part, Scored]]:
    """The spans that begin where their window answers, in the text's pieces."""
    found = []
    for part in answers.parts:
        shift = part.window.first - 1
        for span in decode(part):
            start = span.start + shift
            if part.window.own(start):
                found.append((part, Scored(span.kind, start, min(span.end + shift, part.window.last), span.score)))
    return found


def parties_of(sides: Sequence[Sequence[int]], length: int) -> tuple[NDArray[np.int64], Floats]:
    """What the readers of types are told of a window of so many pieces: each piece's role (1 acts, 2 is acted upon),
    (length,), and its share of all pieces, of the two parties, and of what is between them, (4, length).
    """
    roles = np.zeros(length, dtype=np.int64)
    shares = np.zeros((4, length), dtype=np.float32)
    for row, stretch in enumerate(type_stretches(sides, length)):
        if len(stretch):
            shares[row, stretch] = 1 / len(stretch)
    for role, side in enumerate(sides, start=1):
        roles[side] = role
    return roles, shares


def type_stretches(sides: Sequence[Sequence[int]], length: int) -> list[Sequence[int]]:
    """The pieces that an event's type is told from: all but CLS and SEP, of who acts, of who is acted upon, and
    between the two where both are known.
    """
    return [range(1, length - 1), *sides, between(*sides)]


def _share(score: float) -> float:
    return float(1 / (1 + np.exp(-score)))


def _load(file: Path, threads: int = 1) -> InferenceSession:
    """A session, of one thread: two would gain little on a window, and processes share work better."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(
            file.read_bytes(), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
        )
    except (OSError, RuntimeError) as error:
        raise ModelError(f"{file}: cannot be loaded ({error}); install sayso again") from error


def _read_questions(folder: Path) -> dict[str, Any]:
    """What the weights answer. Raises ModelError where that is not what is asked, or the weights are others."""
    try:
        asked: dict[str, Any] = json.loads((folder / "questions.json").read_text(encoding="utf-8"))
        digest = sha256((folder / "reader.onnx").read_bytes() + (folder / "types.onnx").read_bytes()).hexdigest()
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder}: no weights of the reader there ({error}); install sayso again") from error
    wanted = {
        "spans": list(questions.SPANS),
        "links": list(questions.LINKS),
        "parties": list(questions.PARTIES),
        "scales": list(questions.SCALES),
        "types": list(questions.TYPES),
        "features": SIZES,
    }
    wrong = [name for name, names in wanted.items() if asked.get(name) != names]
    if wrong:
        raise ModelError(f"{folder}: these weights answer other questions ({', '.join(wrong)}); train them anew")
    if digest != asked.get("digest"):
        raise ModelError(f"{folder}: the weights are not those that questions.json names; install sayso again")
    return asked


def load_reader(folder: Path | None = None) -> Reader:
    """The reader that ships, or the one in a folder; loaded once. Raises ModelError."""
    return _load_once(folder or _shipped())


def find_reader(folder: Path | None = None) -> Reader | None:
    """As `load_reader`; None where no weights ship."""
    return load_reader(folder) if folder or _shipped().is_dir() else None


def _shipped() -> Path:
    return Path(str(files("sayso.reader").joinpath("weights")))


@cache
def _load_once(folder: Path) -> Reader:
    return Reader(folder)
