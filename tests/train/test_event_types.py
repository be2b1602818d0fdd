"""The readers of event types: they learn, leave the network as it was, and are the same again from the same seed."""

from __future__ import annotations

import copy
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from small import lesson
from small_net import equal_weights, small_network

from sayso.reader.questions import TYPES
from sayso.train.batches import make_batch, roles, shares
from sayso.train.event_types import TypePlan, _batches, _evened, fit_types, likely_types
from sayso.train.lessons import Lesson
from sayso.train.network import TypeReader, class_loss

PLAN = TypePlan(readers=2, epochs=2, pieces=64, rate=3e-3, head_rate=1e-2, keep=0.5)
DONE = [
    ("Kestan struck Orm.", "Kestan", "Orm", "ASSAULT"),
    ("Velm sent food to Orm.", "Velm", "Orm", "AID"),
    ("The envoy met the mayor.", "The envoy", "the mayor", "CONSULT"),
    ("Kestan threatened Velm.", "Kestan", "Velm", "THREATEN"),
]


def taught() -> list[Lesson]:
    return [
        lesson(text, [("actor", actor, 0), ("recipient", recipient, 0)], label=label, corpus="plv")
        for text, actor, recipient, label in DONE
    ]


def class_only() -> Lesson:
    return lesson("Talks were held.", [], label="1", corpus="cameo_class")


def test_the_network_stays_as_it_was(tmp_path: Path) -> None:
    network = small_network()
    before = copy.deepcopy(network)
    fit_types(network, taught(), PLAN, tmp_path / "types")
    assert equal_weights(before, network)


def test_the_same_seed_gives_the_same_readers_and_each_seed_another(tmp_path: Path) -> None:
    one, other = (fit_types(small_network(), taught(), PLAN, tmp_path / name) for name in "ab")
    assert all(equal_weights(left, right) for left, right in zip(one, other, strict=True))
    assert not equal_weights(*one)


def test_a_reader_that_is_trained_is_not_trained_again(tmp_path: Path) -> None:
    first = fit_types(small_network(), taught(), PLAN, tmp_path / "types")
    again = fit_types(small_network(), [], replace(PLAN, epochs=0), tmp_path / "types")
    assert all(equal_weights(left, right) for left, right in zip(first, again, strict=True))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["types-1.pt", "types-2.pt"]


def test_they_learn(tmp_path: Path) -> None:
    network = small_network(dropout=0.0)
    plan = replace(PLAN, epochs=80, keep=0.9)
    readers = fit_types(network, taught(), plan, tmp_path / "types")
    likely = likely_types(network, readers, taught())
    assert [max(TYPES, key=row.__getitem__) for row in likely] == [type for *_, type in DONE]
    assert [sum(row.values()) for row in likely] == pytest.approx([1.0] * len(DONE))


def test_a_reader_is_told_who_does_it_to_whom() -> None:
    network = small_network().eval()
    reader = TypeReader(network).eval()
    torch.nn.init.normal_(reader.roles.weight, std=0.3)
    there = lesson("Kestan struck Orm.", [("actor", "Kestan", 0), ("recipient", "Orm", 0)])
    back = lesson("Kestan struck Orm.", [("actor", "Orm", 0), ("recipient", "Kestan", 0)])
    with torch.no_grad():
        batch = make_batch([there, back])
        states = network.read_below(batch.ids, batch.cases, batch.features, batch.mask)
        scores = reader(states, roles(batch), shares(batch), batch.mask)
    assert scores.shape == (2, len(TYPES))
    assert not torch.allclose(scores[0], scores[1])


def test_a_new_reader_says_what_the_network_says() -> None:
    network = small_network().eval()
    batch = make_batch(taught())
    with torch.no_grad():
        states = network.read_below(batch.ids, batch.cases, batch.features, batch.mask)
        ours = TypeReader(network).eval()(states, roles(batch), shares(batch), batch.mask)
        theirs = network.type_scores(network.read_top(states, batch.mask), shares(batch))
    assert torch.allclose(ours, theirs, atol=1e-6)


def test_rare_types_come_more_often() -> None:
    many = [lesson("Orm fell.", [], label="ASSAULT")] * 16 + [lesson("Velm met Orm.", [], label="CONSULT")] * 4
    counts = Counter[str]()
    for seed in range(20):
        drawn = _evened(many, 0.5, random.Random(seed))
        assert len(drawn) <= 1.3 * len(many)
        counts.update(one.label for one in drawn)
    assert 1.5 < counts["ASSAULT"] / counts["CONSULT"] < 3  # 4 as they are
    assert _evened([], 0.5, random.Random(0)) == []


def test_others_are_drawn_beside_plv() -> None:
    lessons = taught() + [class_only()] * 30
    plan = replace(PLAN, others=0.5, evenness=0.0)
    drawn = [one for batch in _batches(lessons, plan, 1) for one in batch]
    assert Counter(one.corpus for one in drawn) == {"plv": len(DONE), "cameo_class": 2}


@pytest.mark.parametrize(("allowed", "less"), [([0], [1]), ([0, 1], [2])])
def test_the_loss_falls_with_what_is_allowed(allowed: list[int], less: list[int]) -> None:
    scores = torch.tensor([[3.0, 2.0, -1.0]])

    def loss(places: list[int]) -> float:
        mask = torch.zeros(1, 3, dtype=torch.bool)
        mask[0, places] = True
        return float(class_loss(scores, mask))

    assert loss(allowed) < loss(less)
