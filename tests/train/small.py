"""Made-up sentences and lessons cut by hand for the tests of training; no parser, no corpus and no torch is needed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sayso.reader.features import NAMES
from sayso.reader.pieces import CLS, NO_LETTER, SEP, cut_pieces
from sayso.train.examples import Example, Mark
from sayso.train.lessons import Lesson, Text

# (text, the words marked on it as (kind, words, group)): each of the words is in its text once.
Marked = tuple[str, list[tuple[str, str, int]]]
SENTENCES: list[Marked] = [
    (
        "Valdoria said that Kestan had moved troops to Orm.",
        [("source", "Valdoria", 0), ("cue", "said", 0), ("content", "that Kestan had moved troops to Orm", 0)],
    ),
    (
        "“The strait is closed,” the minister told reporters in Velm.",
        [("source", "the minister", 0), ("cue", "told reporters", 0), ("content", "“The strait is closed,”", 0)],
    ),
    (
        "Kestan's envoy denied that Valdoria believed the ships were armed.",
        [
            ("source", "Kestan's envoy", 0),
            ("cue", "denied", 0),
            ("content", "that Valdoria believed the ships were armed", 0),
            ("source", "Valdoria", 1),
            ("cue", "believed", 1),
            ("content", "the ships were armed", 1),
        ],
    ),
    (
        "According to Velm's harbourmaster, eleven trawlers lay off Orm.",
        [
            ("cue", "According to", 0),
            ("source", "Velm's harbourmaster", 0),
            ("content", "eleven trawlers lay off Orm", 0),
        ],
    ),
    (
        "“We waited,” wrote the captain, “and nobody came.”",
        [
            ("content", "“We waited,”", 0),
            ("cue", "wrote", 0),
            ("source", "the captain", 0),
            ("content", "“and nobody came.”", 0),
        ],
    ),
    ("KESTAN WARNS ORM", [("source", "KESTAN", 0), ("cue", "WARNS", 0)]),
    ("Général Müller-Orm schwieg; Velm's café burned.", [("source", "Général Müller-Orm", 0), ("cue", "schwieg", 0)]),
    ("Orm fell – or so “Radio Velm” claims…", [("content", "Orm fell", 0), ("source", "“Radio Velm”", 0)]),
    ("The ceasefire/truce (signed 3.4.2031) held at 99.5% of posts.", [("content", "signed 3.4.2031", 0)]),
    ("Valdoria’s\tfleet\n\nsailed   at dawn.", [("source", "Valdoria’s\tfleet", 0), ("cue", "sailed", 0)]),
    ("Nobody in Kestan objected.", []),
]


def find(text: str, words: Sequence[tuple[str, str, int]]) -> tuple[Mark, ...]:
    """Marks of characters, told by their words."""
    return tuple(
        Mark(kind, text.index(cited), text.index(cited) + len(cited), 0.0, group) for kind, cited, group in words
    )


def example(
    text: str,
    words: Sequence[tuple[str, str, int]] = (),
    *,
    corpus: str = "polnear",
    name: str = "made-up",
    label: str = "",
) -> Example:
    """An example whose marks are told by their words."""
    return Example(corpus, name, text, find(text, words), label)


def touched(text: str, mark: Mark) -> Mark | None:
    """A mark of characters as one of pieces, found the slow way: every piece that it shares a character with."""
    pieces = cut_pieces(text)
    numbers = [
        number
        for number, (start, end) in enumerate(zip(pieces.starts, pieces.ends, strict=True))
        if start < mark.end and mark.start < end
    ]
    return Mark(mark.kind, numbers[0], numbers[-1] + 1, mark.value, mark.group) if numbers else None


def unparsed(made: Example, breaks: Sequence[int] = (0,)) -> Text:
    """A text as `read_text` gives it, but that no parser was asked: its features are numbered by piece."""
    pieces = cut_pieces(made.text)
    features = np.arange(len(pieces), dtype=np.uint8)[:, None].repeat(len(NAMES), axis=1) % 18
    marks = tuple(placed for mark in made.marks if (placed := touched(made.text, mark)))
    return Text(made, pieces, features, tuple(breaks), marks)


def row(
    size: int, marks: Sequence[Mark] = (), *, corpus: str = "polnear", label: str = "", first: int = 2000
) -> Lesson:
    """A lesson of `size` pieces in all, CLS and SEP among them, with ids that count up from `first`."""
    ids = np.concatenate([[CLS], np.arange(first, first + size - 2), [SEP]]).astype(np.int64)
    cases = np.full(size, 1, dtype=np.int64)
    cases[[0, -1]] = NO_LETTER
    features = np.zeros((size, len(NAMES)), dtype=np.int64)
    features[1:-1] = 3
    return Lesson(corpus, ids, cases, features, tuple(marks), label)


def lesson(
    text: str,
    words: Sequence[tuple[str, str, int]] = (),
    *,
    corpus: str = "polnear",
    label: str = "",
    value: float = 0.0,
) -> Lesson:
    """One window over a whole made-up text; all its marks have one value."""
    pieces = cut_pieces(text)
    marks = [placed for mark in find(text, words) if (placed := touched(text, mark))]
    return Lesson(
        corpus,
        np.concatenate([[CLS], pieces.ids, [SEP]]),
        np.concatenate([[NO_LETTER], pieces.cases, [NO_LETTER]]),
        np.zeros((len(pieces) + 2, len(NAMES)), dtype=np.int64),
        tuple(Mark(mark.kind, mark.start + 1, mark.end + 1, value, mark.group) for mark in marks),
        label,
    )


def attribution_lessons() -> list[Lesson]:
    return [lesson(text, words) for text, words in SENTENCES[:4]]


def actor_lessons() -> list[Lesson]:
    return [
        lesson("Kestan's fleet shelled Orm.", [("actor", "Kestan's fleet", 0), ("recipient", "Orm", 0)]),
        lesson("Valdoria and Kestan held talks.", [("both", "Valdoria", 0), ("both", "Kestan", 0)]),
        lesson("Orm was freed by the council.", [("recipient", "Orm", 0), ("actor", "the council", 0)]),
    ]


def factuality_lessons() -> list[Lesson]:
    return [
        lesson("Kestan sank a ferry near Orm.", [("predicate", "sank", 0)], corpus="uds", value=3.0),
        lesson("Valdoria did not close the strait.", [("predicate", "close", 0)], corpus="uw", value=-2.5),
        lesson("The fleet might sail to Velm.", [("predicate", "sail", 0)], corpus="meantime", value=0.25),
    ]


def type_lessons() -> list[Lesson]:
    accused = [("actor", "Kestan", 0), ("recipient", "Valdoria", 0)]
    return [
        lesson("Kestan condemned Valdoria.", accused, corpus="plv", label="ACCUSE"),
        lesson("The council sent grain.", [("actor", "The council", 0)], corpus="plv", label="AID"),
        lesson("Police fired on a crowd in Orm.", [], corpus="cameo_class", label="4"),
    ]


def all_lessons() -> dict[str, list[Lesson]]:
    """A few lessons of every kind of question, by the names that `fit` knows them by."""
    return {
        "attribution": attribution_lessons(),
        "factuality": factuality_lessons(),
        "actors": actor_lessons(),
        "types": type_lessons(),
    }
