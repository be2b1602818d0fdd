"""Training: all corpora at once, a share of each in every step; resumable, and the same again from the same seed."""

from __future__ import annotations

import copy
import logging
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.reader.questions import PARTIES
from sayso.train.batches import (
    Batch,
    allowed_links,
    allowed_spans,
    batches_of,
    make_batch,
    predicates,
    shares,
    wanted_links,
    wanted_scales,
    wanted_spans,
    wanted_tags,
    wanted_types,
)
from sayso.train.lessons import Lesson
from sayso.train.network import Network, class_loss, pair_loss, save, tag_loss

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Plan:
    """How long and how fast to train."""

    epochs: int = 8
    pieces: int = 4096  # of attribution in a step
    others: int = 1536  # of every other kind in a step
    rate: float = 3e-4
    head_rate: float = 1e-3
    keep: float = 0.995  # of the moving average of the weights that is kept each step
    seed: int = 1
    shares: Mapping[str, float] = field(default_factory=dict)  # of each kind's texts in an epoch; all of them else


WEIGHTS = (1.0, 1.0, 1.5)  # of sources, cues and contents: contents are the hardest to find
BASE = Plan(shares={"actors": 3, "types": 2})


def attribution_loss(network: Network, batch: Batch, states: Tensor) -> Tensor:
    """Of sources, cues and contents: their tags, their spans, and which belong together."""
    tags = tag_loss(network.tags(states), wanted_tags(batch))
    spans = pair_loss(network.spans(states), wanted_spans(batch), allowed_spans(batch), WEIGHTS)
    links = pair_loss(network.links(states), wanted_links(batch), allowed_links(batch))
    return tags + 0.25 * spans + 0.15 * links


def actor_loss(network: Network, batch: Batch, states: Tensor) -> Tensor:
    """Of who acts and who is acted upon: their spans."""
    return 0.25 * pair_loss(network.parties(states), wanted_spans(batch, PARTIES), allowed_spans(batch))


def factual_loss(network: Network, batch: Batch, states: Tensor) -> Tensor:
    """Of how factual predicates are: on their judges' own scale, on the scale that fits the text, and which that is."""
    rows, places, values = predicates(batch)
    scales = wanted_scales(batch)
    own = network.values(states)[rows, places, scales[rows]]
    mixed = network.factuality(states)[rows, places]
    guess = F.cross_entropy(network.scales(states), scales)
    return 0.4 * (F.l1_loss(own, values) + F.l1_loss(mixed, values)) + 0.2 * guess


def type_loss(network: Network, batch: Batch, states: Tensor) -> Tensor:
    """Of the PLOVER type of what one does to the other."""
    return class_loss(network.type_scores(states, shares(batch)), wanted_types(batch))


LOSSES: dict[str, Callable[[Network, Batch, Tensor], Tensor]] = {
    "attribution": attribution_loss,
    "actors": actor_loss,
    "factuality": factual_loss,
    "types": type_loss,
}


def fit(
    network: Network,
    lessons: Callable[[int], dict[str, list[Lesson]]],
    *,
    plan: Plan,
    out: Path,
    report: Callable[[Network], str] = lambda network: "",
) -> Network:
    """Train; gives the moving average of the weights. `lessons` gives each epoch's, by kind (a key of LOSSES).

    The state goes to `out` after each epoch, and training goes on from it where there is one.
    """
    torch.manual_seed(plan.seed)
    schedule = list(_steps(lessons(0), plan, 0))
    total = max(1, len(schedule)) * plan.epochs
    optimizer = torch.optim.AdamW(_groups(network, plan), betas=(0.9, 0.98), weight_decay=0.01)
    rates = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate_at(step, total))
    average = copy.deepcopy(network)
    first = _resume(network, average, optimizer, rates, out)
    for epoch in range(first, plan.epochs):
        started, losses = time.monotonic(), defaultdict[str, list[float]](list)
        torch.manual_seed(plan.seed + epoch)
        for number, step in enumerate(schedule if epoch == 0 else _steps(lessons(epoch), plan, epoch), start=1):
            _take(network, optimizer, step, losses)
            rates.step()
            follow(average, network, plan.keep)
            if number % 20 == 0:
                log.info("epoch %d step %d of %d: %s", epoch + 1, number, len(schedule), _shown(losses))
        log.info("epoch %d: %.0f s; %s", epoch + 1, time.monotonic() - started, report(average))
        state = [part.state_dict() for part in (network, average, optimizer, rates)]
        save({"epoch": epoch + 1, "state": state}, out)
    return average


def _groups(network: Network, plan: Plan) -> list[dict[str, object]]:
    encoder = list(network.encoder.parameters())
    known = {id(parameter) for parameter in encoder}
    heads = [parameter for parameter in network.parameters() if id(parameter) not in known]
    return [{"params": encoder, "lr": plan.rate}, {"params": heads, "lr": plan.head_rate}]


def rate_at(step: int, total: int) -> float:
    """Of the highest rate, the share at a step: up at first, then down to nothing."""
    warm = max(1, int(0.06 * total))
    return (step + 1) / warm if step < warm else max(0.0, (total - step) / (total - warm))


def _steps(lessons: dict[str, list[Lesson]], plan: Plan, epoch: int) -> Iterator[dict[str, list[Lesson]]]:
    """The batches of an epoch by kind: the kind with most sets the number of steps, the others are spread over them."""
    rng = random.Random(plan.seed * 1000 + epoch)
    batches = {
        kind: list(batches_of(some, pieces=plan.pieces if kind == "attribution" else plan.others, rng=rng))
        for kind, some in lessons.items()
    }
    count = max(map(len, batches.values()))
    for step in range(count):
        yield {
            kind: rows[step * len(rows) // count]
            for kind, rows in batches.items()
            if step == 0 or step * len(rows) // count != (step - 1) * len(rows) // count
        }


def _take(
    network: Network,
    optimizer: torch.optim.Optimizer,
    step: dict[str, list[Lesson]],
    losses: dict[str, list[float]],
) -> None:
    network.train()
    for kind, lessons in step.items():
        batch = make_batch(lessons)
        states = network.read(batch.ids, batch.cases, batch.features, batch.mask)
        loss = LOSSES[kind](network, batch, states)
        loss.backward()
        losses[kind].append(loss.item())
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)


@torch.no_grad()
def follow(average: nn.Module, network: nn.Module, keep: float) -> None:
    """Move a moving average of weights on: `keep` of it stays."""
    for kept, new in zip(average.parameters(), network.parameters(), strict=True):
        kept.lerp_(new, 1 - keep)


def _shown(losses: dict[str, Sequence[float]]) -> str:
    return ", ".join(f"{kind} {sum(row[-20:]) / len(row[-20:]):.3f}" for kind, row in losses.items())


def _resume(
    network: Network,
    average: Network,
    optimizer: torch.optim.Optimizer,
    rates: torch.optim.lr_scheduler.LambdaLR,
    out: Path,
) -> int:
    if not out.is_file():
        return 0
    saved = torch.load(out)
    for part, state in zip((network, average, optimizer, rates), saved["state"], strict=True):
        part.load_state_dict(state)
    log.info("going on after epoch %d", saved["epoch"])
    return int(saved["epoch"])
