"""Training of the readers of event types: the top layers once more, from a trained network, on PLV.

Several are trained, each from its own seed, and their answers averaged: there are only some hundred sentences to learn
from, and what one draw of their order misses another has.
"""

from __future__ import annotations

import copy
import logging
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from sayso.reader.questions import TYPES
from sayso.train.batches import Batch, batches_of, make_batch, told, wanted_types
from sayso.train.evaluate import in_batches
from sayso.train.fit import follow, rate_at
from sayso.train.lessons import Lesson
from sayso.train.network import Network, TypeReader, class_loss, save

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class TypePlan:
    """How long and how fast to train each reader of types. Set on the five folds of plv_train."""

    readers: int = 3
    epochs: int = 7
    pieces: int = 1536  # in a step
    rate: float = 5e-4
    head_rate: float = 1e-3
    keep: float = 0.98  # of the moving average of the weights that is kept each step
    evenness: float = 0.5  # rare types come more often: 1 as often as the most frequent one, 0 as often as they are
    others: float = 0.5  # so many sentences of other corpora beside those of PLV
    seed: int = 1


def fit_types(network: Network, lessons: Sequence[Lesson], plan: TypePlan, out: Path) -> list[TypeReader]:
    """The readers of types; each is kept in `out` once it is trained, and not trained anew where it is there."""
    readers = []
    for seed in range(plan.seed, plan.seed + plan.readers):
        reader, file = TypeReader(network), out.with_name(f"{out.name}-{seed}.pt")
        if file.is_file():
            reader.load_state_dict(torch.load(file))
        else:
            reader = _fit_one(network, reader, lessons, plan, seed)
            save(dict(reader.state_dict()), file)
        readers.append(reader.eval())
        log.info("reader of types %d of %d is trained", len(readers), plan.readers)
    return readers


def _fit_one(network: Network, reader: TypeReader, lessons: Sequence[Lesson], plan: TypePlan, seed: int) -> TypeReader:
    torch.manual_seed(seed)
    average = copy.deepcopy(reader)
    groups = [(reader.layers, plan.rate), (nn.ModuleList([reader.event, reader.roles]), plan.head_rate)]
    optimizer = torch.optim.AdamW(
        [{"params": list(part.parameters()), "lr": rate} for part, rate in groups], betas=(0.9, 0.98), weight_decay=0.01
    )
    steps = [batch for epoch in range(plan.epochs) for batch in _batches(lessons, plan, seed * 1000 + epoch)]
    rates = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate_at(step, len(steps)))
    reader.train()
    for step in steps:
        batch = make_batch(step)
        class_loss(_scores(reader, _states(network, batch), batch), wanted_types(batch)).backward()
        nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        rates.step()
        follow(average, reader, plan.keep)
    return average


@torch.no_grad()
def _states(network: Network, batch: Batch) -> Tensor:
    """What the readers of types read: the network's states below its top layers, which stay as they are."""
    network.eval()
    return network.read_below(batch.ids, batch.cases, batch.features, batch.mask)


def _scores(reader: TypeReader, states: Tensor, batch: Batch) -> Tensor:
    return reader(states, *told(batch), batch.mask)


def _batches(lessons: Sequence[Lesson], plan: TypePlan, seed: int) -> Iterator[list[Lesson]]:
    rng = random.Random(seed)
    own = [lesson for lesson in lessons if lesson.corpus == "plv"]
    others = [lesson for lesson in lessons if lesson.corpus != "plv"]
    drawn = _evened(own, plan.evenness, rng)
    drawn += rng.sample(others, min(len(others), round(plan.others * len(own))))
    return batches_of(drawn, pieces=plan.pieces, rng=rng)


def _evened(lessons: Sequence[Lesson], evenness: float, rng: random.Random) -> list[Lesson]:
    """A draw of 1.3 times as many lessons, from all of them with rare types repeated."""
    counts = Counter(lesson.label for lesson in lessons)
    repeated = []
    for lesson in lessons:
        whole, part = divmod((max(counts.values()) / counts[lesson.label]) ** evenness, 1)
        repeated += [lesson] * (int(whole) + (rng.random() < part))
    rng.shuffle(repeated)
    return repeated[: round(1.3 * len(lessons))]


@torch.no_grad()
def likely_types(network: Network, readers: Sequence[TypeReader], lessons: Sequence[Lesson]) -> list[dict[str, float]]:
    """How likely each type is for each lesson: the readers' mean answer."""
    found: dict[int, dict[str, float]] = {}
    for batch in in_batches(lessons):
        states = _states(network, batch)
        likely = torch.stack([_scores(reader, states, batch).softmax(-1) for reader in readers]).mean(0)
        for lesson, row in zip(batch.lessons, likely.tolist(), strict=True):
            found[id(lesson)] = dict(zip(TYPES, row, strict=True))
    return [found[id(lesson)] for lesson in lessons]
