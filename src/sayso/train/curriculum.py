"""What is learnt from what: the corpora, their dev sides, and what is held out. Fixed here, before any training."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from sayso.reader.questions import QUARTERS, SCALES, TYPES
from sayso.reader.windows import LONGEST
from sayso.train import corpora
from sayso.train.lessons import Lesson, Text, cut_lessons, read_texts

FOLDS = 5  # of plv_train, by the number of the row; fold 0 of cameo_ner is its dev side
TIMES = {"uw": 2, "meantime": 3}  # small corpora are read more often; MEANTIME is soon known by heart
EVENLY: Mapping[str, float] = {}
FOLDERS = {"uds": "UDS_IH2", "uw": "UW", "meantime": "MEANTIME"}


@dataclass
class Curriculum:
    """Texts by kind of question, to learn from and to measure on."""

    train: dict[str, list[Text]] = field(default_factory=dict)
    dev: dict[str, list[Text]] = field(default_factory=dict)

    def lessons(self, seed: int, shares: Mapping[str, float] = EVENLY) -> Callable[[int], dict[str, list[Lesson]]]:
        """Each epoch's lessons, by kind: the windows are cut anew.

        `shares` is how much of each kind's texts an epoch takes: a third of them, or all of them three times.
        """

        def of_epoch(epoch: int) -> dict[str, list[Lesson]]:
            rng = random.Random(seed * 100 + epoch)
            return {
                kind: list(cut_lessons(_some(texts, shares.get(kind, 1.0), rng), size=LONGEST, rng=rng))
                for kind, texts in self.train.items()
            }

        return of_epoch

    def dev_lessons(self) -> dict[str, list[Lesson]]:
        """The dev sides, cut as a report is at run time."""
        rng = random.Random(0)
        return {kind: list(cut_lessons(texts, size=LONGEST, rng=rng)) for kind, texts in self.dev.items()}


def gather(data: Path, cache: Path, *, plv: bool, held_fold: int | None = None) -> Curriculum:
    """All that there is to learn from in the corpora.

    `plv` is whether plv_train is among it; its fold `held_fold` is held out as dev, or all of it where it is not
    learnt.
    """
    plan = Curriculum()
    for side, into in (("train", plan.train), ("dev", plan.dev)):
        into["attribution"] = read_texts(corpora.read_polnear(data / "polnear" / side), cache)
    plan.train["factuality"] = []
    for corpus in SCALES:
        folder = data / "factuality" / FOLDERS[corpus]
        texts = _marked(read_texts(corpora.read_factuality(folder / "train.jsonl", corpus), cache))
        plan.train["factuality"] += texts * TIMES.get(corpus, 1)
        plan.dev[corpus] = _marked(read_texts(corpora.read_factuality(folder / "dev.jsonl", corpus), cache))
    actors = read_texts(corpora.read_actors(data / "plover" / "cameo_ner.txt"), cache)
    plan.dev["actors"], plan.train["actors"] = _split(actors, 0)
    types = read_texts(corpora.read_types(data / "plover" / "plv_train.tsv"), cache)
    plan.dev["types"], plan.train["types"] = _split(types, held_fold) if plv else (types, [])
    held = {_letters(text) for text in plan.dev["types"]}
    plan.train["types"] += [text for text in _other_types(data, cache) if _letters(text) not in held]
    return plan


def _some(texts: Sequence[Text], share: float, rng: random.Random) -> list[Text]:
    """So many times all the texts, and a part of them drawn for what is left."""
    whole, part = divmod(share, 1)
    return [*texts] * int(whole) + rng.sample(list(texts), round(part * len(texts)))


def _marked(texts: Sequence[Text]) -> list[Text]:
    return [text for text in texts if text.marks]


def _split(texts: Sequence[Text], fold: int | None) -> tuple[list[Text], list[Text]]:
    """The texts of a fold, and the others without any text that is in it."""
    held = [text for number, text in enumerate(texts) if number % FOLDS == fold]
    letters = {_letters(text) for text in held}
    return held, [text for text in texts if _letters(text) not in letters]


def _letters(text: Text) -> str:
    """A text without what corpora write otherwise: spaces, signs, capitals. The same sentence is in several of them."""
    return re.sub(r"\W+", "", text.example.text).lower()


def _other_types(data: Path, cache: Path) -> list[Text]:
    """Sentences with a PLOVER type, or a class of types, from elsewhere: PLOVER's gold records, PETRARCH's tests, the
    codebook's examples, CAMEO's classes.
    """
    table = data / "plover" / "CAMEO2PLOVER-2021.txt"
    files = ("PETR.UnitTest.records.xml", "PETR2_GSR_validation.xml")
    readers = [corpora.read_plover_records(data / "plover" / "gold_records.json")]
    readers += [corpora.read_petrarch(data / "petrarch" / file, table) for file in files]
    readers += [corpora.read_codebook(), corpora.read_classes(data / "plover" / "cameo_class.tsv")]
    texts = chain.from_iterable(read_texts(reader, cache) for reader in readers)
    return [text for text in texts if text.example.label in TYPES or text.example.label in QUARTERS]
