"""Training: it learns, it is the same again from the same seed, and it goes on where it was cut."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from small import SENTENCES, lesson
from small_net import equal_weights, small_network

from sayso.reader.questions import SPANS
from sayso.train.batches import make_batch
from sayso.train.evaluate import evaluate_attribution
from sayso.train.fit import BASE, LOSSES, WEIGHTS, Plan, _steps, fit, rate_at
from sayso.train.lessons import Lesson

PLAN = Plan(epochs=2, pieces=64, others=32, rate=1e-3, head_rate=5e-3, keep=0.5, seed=7)


def taught() -> dict[str, list[Lesson]]:
    """Lessons of every kind, cut from the same sentences."""
    attribution = [lesson(text, words) for text, words in SENTENCES[:4]]
    actors = [lesson("Kestan struck Orm.", [("actor", "Kestan", 0), ("recipient", "Orm", 0)], corpus="cameo_ner")]
    facts = [lesson("Orm fell.", [("predicate", "fell", 0)], corpus="uw", value=2.5)]
    types = [lesson("Kestan struck Orm.", [("actor", "Kestan", 0), ("recipient", "Orm", 0)], label="ASSAULT")]
    types += [lesson("Velm sent food.", [("actor", "Velm", 0)], label="2")]
    return {"attribution": attribution, "actors": actors, "factuality": facts, "types": types}


def train(out: Path, plan: Plan = PLAN, seed: int = 0) -> torch.nn.Module:
    return fit(small_network(seed, dropout=0.1), lambda epoch: taught(), plan=plan, out=out)


def test_the_same_seed_gives_the_same_weights(tmp_path: Path) -> None:
    assert equal_weights(train(tmp_path / "a.pt"), train(tmp_path / "b.pt"))


def test_another_seed_gives_others(tmp_path: Path) -> None:
    assert not equal_weights(train(tmp_path / "a.pt"), train(tmp_path / "b.pt", replace(PLAN, seed=8)))


def test_a_run_that_was_cut_goes_on(tmp_path: Path) -> None:
    whole = train(tmp_path / "whole.pt", replace(PLAN, epochs=3))
    stopped = tmp_path / "cut.pt"

    class Cut(Exception):
        pass

    def stop(network: torch.nn.Module) -> str:
        if stopped.is_file():
            raise Cut
        return ""

    with pytest.raises(Cut):
        fit(small_network(0), lambda epoch: taught(), plan=replace(PLAN, epochs=3), out=stopped, report=stop)
    again = fit(small_network(5), lambda epoch: taught(), plan=replace(PLAN, epochs=3), out=stopped)
    assert equal_weights(whole, again)


def test_a_run_that_is_done_gives_what_it_gave(tmp_path: Path) -> None:
    first = train(tmp_path / "a.pt")
    assert equal_weights(first, train(tmp_path / "a.pt", seed=3))


def test_it_learns(tmp_path: Path) -> None:
    plan = replace(PLAN, epochs=60, keep=0.9, rate=3e-3, head_rate=1e-2)
    lessons = taught()["attribution"][:2]
    learnt = fit(small_network(dropout=0.0), lambda epoch: {"attribution": lessons}, plan=plan, out=tmp_path / "a.pt")
    found = evaluate_attribution(learnt, lessons)
    assert min(found.values()) == 100.0


@pytest.mark.parametrize("kind", sorted(LOSSES))
def test_each_loss_reaches_the_encoder(kind: str) -> None:
    network = small_network()
    batch = make_batch(taught()[kind])
    LOSSES[kind](network, batch, network.read(batch.ids, batch.cases, batch.features, batch.mask)).backward()
    gradient = network.encoder.words.weight.grad
    assert gradient is not None
    assert float(gradient.abs().sum()) > 0


def test_the_rate_rises_and_falls() -> None:
    rates = [rate_at(step, 100) for step in range(100)]
    top = rates.index(max(rates))
    assert 0 < rates[0] < 1
    assert rates[: top + 1] == sorted(rates[: top + 1])
    assert rates[top:] == sorted(rates[top:], reverse=True)
    assert 0 < rates[-1] < 0.05


def test_every_lesson_is_taken_once_in_an_epoch() -> None:
    lessons = taught() | {"factuality": taught()["factuality"] * 9}
    taken: dict[str, int] = {}
    for step in _steps(lessons, PLAN, 0):
        for kind, batch in step.items():
            taken[kind] = taken.get(kind, 0) + len(batch)
    assert taken == {kind: len(some) for kind, some in lessons.items()}


def test_epochs_are_in_other_orders() -> None:
    lessons = {"attribution": taught()["attribution"] * 6}
    orders = [[id(one) for step in _steps(lessons, PLAN, epoch) for one in step["attribution"]] for epoch in (0, 1, 0)]
    assert orders[0] == orders[2]
    assert orders[0] != orders[1]


def test_the_plan_teaches_all_kinds() -> None:
    assert set(BASE.shares) <= set(LOSSES)
    assert all(share > 0 for share in BASE.shares.values())


def test_every_kind_of_span_has_its_weight_in_the_loss() -> None:
    assert len(WEIGHTS) == len(SPANS)
    assert min(WEIGHTS) > 0
