"""The network as it is trained: what its heads give, and what its losses ask for."""

from __future__ import annotations

import math

import pytest

torch = pytest.importorskip("torch")

from small import SENTENCES, lesson
from small_net import SHAPE, small_network

from sayso.reader.features import NAMES
from sayso.reader.questions import LINKS, PARTIES, SCALES, SPANS, TAGS, TYPES
from sayso.train.batches import make_batch
from sayso.train.lessons import Lesson
from sayso.train.network import INNER, Network, Pairs, pair_loss, save, tag_loss, turn

SHORT = "Orm fell."


def lessons() -> list[Lesson]:
    return [lesson(text, words) for text, words in SENTENCES[:4]]


def states_of(network: Network, *some: Lesson) -> torch.Tensor:
    batch = make_batch(list(some))
    return network.read(batch.ids, batch.cases, batch.features, batch.mask)


@torch.no_grad()
def test_each_head_gives_its_shape() -> None:
    network = small_network().eval()
    states = states_of(network, *lessons())
    rows, length, hidden = states.shape
    assert hidden == SHAPE.hidden
    assert network.tags(states).shape == (rows, length, len(TAGS))
    assert network.spans(states).shape == (rows, len(SPANS), length, length)
    assert network.links(states).shape == (rows, len(LINKS), length, length)
    assert network.parties(states).shape == (rows, len(PARTIES), length, length)
    assert network.values(states).shape == (rows, length, len(SCALES))
    assert network.factuality(states).shape == (rows, length)
    assert network.type_scores(states, torch.zeros(rows, 4, length)).shape == (rows, len(TYPES))


@torch.no_grad()
@pytest.mark.parametrize("place", range(4))
def test_what_stands_beside_a_lesson_does_not_change_it(place: int) -> None:
    network = small_network().eval()
    own = lessons()[place]
    alone = states_of(network, own)[0]
    beside = states_of(network, *lessons())[place, : len(own)]
    assert torch.allclose(alone, beside, atol=1e-5)


@torch.no_grad()
def test_features_and_capitals_are_read() -> None:
    network = small_network().eval()
    batch = make_batch([lesson(SHORT)])
    plain = network.read(batch.ids, batch.cases, batch.features, batch.mask)
    capitals = network.read(batch.ids, (batch.cases + 1) % 5, batch.features, batch.mask)
    assert not torch.allclose(plain, capitals)
    for place in range(len(NAMES)):
        features = batch.features.clone()
        features[..., place] = 3
        assert not torch.allclose(plain, network.read(batch.ids, batch.cases, features, batch.mask))


@torch.no_grad()
def test_factuality_is_the_scales_values_weighed() -> None:
    network = small_network().eval()
    states = states_of(network, lesson(SHORT))
    weights = network.scales(states).softmax(-1)[0]
    expected = (network.values(states)[0] * weights).sum(-1)
    assert torch.allclose(network.factuality(states)[0], expected)
    assert float(weights.sum()) == pytest.approx(1.0)


@torch.no_grad()
@pytest.mark.parametrize("turned", [True, False])
def test_a_pair_scores_what_its_parts_say(turned: bool) -> None:
    torch.manual_seed(3)
    pairs = Pairs(SHAPE.hidden, 2, turned=turned)
    states = torch.randn(1, 5, SHAPE.hidden)
    first, second, ends = pairs.parts(states)
    scores = pairs(states)
    by_hand = first[0, 1, 2] @ second[0, 1, 4] / INNER**0.5 + ends[0, 1, 2, 0] + ends[0, 1, 4, 1]
    assert float(scores[0, 1, 2, 4]) == pytest.approx(float(by_hand), rel=1e-4)


@torch.no_grad()
@pytest.mark.parametrize(("here", "there"), [((0, 2), (3, 5)), ((1, 1), (6, 6)), ((4, 0), (7, 3))])
def test_turned_vectors_know_only_how_far_apart_they_are(here: tuple[int, int], there: tuple[int, int]) -> None:
    torch.manual_seed(1)
    left, right = torch.randn(1, 8).expand(9, 8), torch.randn(1, 8).expand(9, 8)
    products = turn(left) @ turn(right).T
    assert float(products[here]) == pytest.approx(float(products[there]), abs=1e-4)


@torch.no_grad()
def test_turning_keeps_the_length() -> None:
    vectors = torch.randn(2, 3, 7, 8)
    assert torch.allclose(turn(vectors).norm(dim=-1), vectors.norm(dim=-1), atol=1e-5)


def test_a_first_network_takes_hardly_a_pair_for_a_span() -> None:
    scores = Pairs(SHAPE.hidden, 3, turned=True)(torch.randn(1, 6, SHAPE.hidden) * 0.1)
    assert float((scores < 0).float().mean()) > 0.95


def square(rows: list[list[float]]) -> torch.Tensor:
    return torch.tensor(rows)[None, None]


def test_the_loss_of_pairs_by_hand() -> None:
    scores = square([[2.0, -1.0], [0.5, -3.0]])
    wanted = square([[1, 0], [0, 0]]).bool()
    allowed = square([[1, 1], [0, 1]]).bool()
    up = math.log(1 + math.exp(-2.0))
    down = math.log(1 + math.exp(-1.0) + math.exp(-3.0))
    assert float(pair_loss(scores, wanted, allowed)) == pytest.approx(up + down, rel=1e-5)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ([[5.0, -5.0], [0.0, -5.0]], [[1.0, -5.0], [0.0, -5.0]]),  # what is wanted scores more
        ([[5.0, -5.0], [0.0, -5.0]], [[5.0, 2.0], [0.0, -5.0]]),  # what is not scores less
    ],
)
def test_the_loss_falls_as_scores_get_better(better: list[list[float]], worse: list[list[float]]) -> None:
    wanted = square([[1, 0], [0, 0]]).bool()
    allowed = square([[1, 1], [0, 1]]).bool()
    assert pair_loss(square(better), wanted, allowed) < pair_loss(square(worse), wanted, allowed)


def test_kinds_may_weigh_more_than_others() -> None:
    right, wrong = square([[5.0, -5.0], [0.0, -5.0]]), square([[-5.0, 5.0], [0.0, 5.0]])
    wanted = torch.cat([square([[1, 0], [0, 0]]).bool()] * 2, dim=1)
    allowed = square([[1, 1], [0, 1]]).bool()
    first, second = torch.cat([wrong, right], dim=1), torch.cat([right, wrong], dim=1)
    assert pair_loss(first, wanted, allowed) == pair_loss(second, wanted, allowed)
    assert pair_loss(first, wanted, allowed, (1.0, 3.0)) < pair_loss(second, wanted, allowed, (1.0, 3.0))


def test_what_is_not_allowed_costs_nothing() -> None:
    wanted = square([[1, 0], [0, 0]]).bool()
    allowed = square([[1, 1], [0, 1]]).bool()
    calm, loud = square([[2.0, -1.0], [-9.0, -3.0]]), square([[2.0, -1.0], [99.0, -3.0]])
    assert pair_loss(calm, wanted, allowed) == pair_loss(loud, wanted, allowed)


def test_tags_that_are_not_asked_for_cost_nothing() -> None:
    scores = torch.zeros(1, 3, 4)
    scores[0, 2] = torch.tensor([9.0, 0.0, 0.0, 0.0])
    assert float(tag_loss(scores, torch.tensor([[-1, 2, -1]]))) == pytest.approx(math.log(4))


def test_a_state_is_written_whole(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "state.pt"
    save({"epoch": 1}, file)
    save({"epoch": 2}, file)
    assert torch.load(file) == {"epoch": 2}
    assert [one.name for one in tmp_path.iterdir()] == ["state.pt"]
