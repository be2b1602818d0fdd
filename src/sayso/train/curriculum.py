"""What is learnt from what: the corpora, their dev sides, and what is held out. Fixed here, before any training."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from sayso.reader.questions import TYPES
from sayso.train import corpora
from sayso.train.lessons import Lesson, Text, cut_lessons, read_texts

FOLDS = 5  # of plv_train, by the number of the row; fold 0 of cameo_ner is its dev side
SIZE = 254  # pieces of a window
CORPORA = ("uds", "uw", "meantime")
FOLDERS = {"uds": "UDS_IH2", "uw": "UW", "meantime": "MEANTIME"}


@dataclass
class Curriculum:
    """Texts by kind of question, to learn from and to measure on."""

    train: dict[str, list[Text]] = field(default_factory=dict)
    dev: dict[str, list[Text]] = field(default_factory=dict)

    def lessons(self, seed: int) -> Callable[[int], dict[str, list[Lesson]]]:
        """Each epoch's lessons, by kind: the windows are cut anew."""

        def of_epoch(epoch: int) -> dict[str, list[Lesson]]:
            rng = random.Random(seed * 100 + epoch)
            return {kind: list(cut_lessons(texts, size=SIZE, rng=rng)) for kind, texts in self.train.items() if texts}

        return of_epoch

    def dev_lessons(self) -> dict[str, list[Lesson]]:
        """The dev sides, cut as a report is at run time."""
        rng = random.Random(0)
        return {kind: list(cut_lessons(texts, size=SIZE, rng=rng)) for kind, texts in self.dev.items()}


def gather(data: Path, cache: Path, *, held_fold: int | None = None) -> Curriculum:
    """All that there is to learn from in the corpora; fold `held_fold` of plv_train is held out as dev."""
    plan = Curriculum()
    for side, into in (("train", plan.train), ("dev", plan.dev)):
        into["attribution"] = read_texts(corpora.read_polnear(data / "polnear" / side), cache)
    plan.train["factuality"] = []
    for corpus in CORPORA:
        folder = data / "factuality" / FOLDERS[corpus]
        plan.train["factuality"] += _marked(read_texts(corpora.read_factuality(folder / "train.jsonl", corpus), cache))
        plan.dev[corpus] = _marked(read_texts(corpora.read_factuality(folder / "dev.jsonl", corpus), cache))
    actors = read_texts(corpora.read_actors(data / "plover" / "cameo_ner.txt"), cache)
    plan.dev["actors"], plan.train["actors"] = _split(actors, 0)
    types = read_texts(corpora.read_types(data / "plover" / "plv_train.tsv"), cache)
    plan.dev["types"], plan.train["types"] = _split(types, held_fold)
    held = {text.example.text for text in plan.dev["types"]}
    plan.train["types"] += [text for text in _other_types(data, cache) if text.example.text not in held]
    return plan


def _marked(texts: Sequence[Text]) -> list[Text]:
    return [text for text in texts if text.marks]


def _split(texts: Sequence[Text], fold: int | None) -> tuple[list[Text], list[Text]]:
    """The texts of a fold, and the others without any text that is in it."""
    held = [text for number, text in enumerate(texts) if number % FOLDS == fold]
    words = {text.example.text for text in held}
    return held, [text for text in texts if text.example.text not in words]


def _other_types(data: Path, cache: Path) -> list[Text]:
    """Sentences with a PLOVER type from elsewhere: PLOVER's gold records, PETRARCH's tests."""
    table = data / "plover" / "CAMEO2PLOVER-2021.txt"
    files = ("PETR.UnitTest.records.xml", "PETR2_GSR_validation.xml")
    readers = [corpora.read_plover_records(data / "plover" / "gold_records.json")]
    readers += [corpora.read_petrarch(data / "petrarch" / file, table) for file in files]
    texts = chain.from_iterable(read_texts(reader, cache) for reader in readers)
    return [text for text in texts if text.example.label in TYPES]
