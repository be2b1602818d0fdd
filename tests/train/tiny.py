"""A network so small that tests can train it. Needs torch."""

from __future__ import annotations

import torch

from sayso.train.encoder import Encoder, Shape
from sayso.train.network import Network

TINY = Shape(hidden=32, inner=64, heads=2, layers=2, positions=300, dropout=0.1)


def tiny_network(seed: int = 0, *, dropout: float = 0.1) -> Network:
    """A network with weights drawn from a seed; its features and capitals count, as after training."""
    torch.manual_seed(seed)
    network = Network(Encoder(Shape(**{**vars(TINY), "dropout": dropout})))
    with torch.no_grad():
        for table in [*network.features, network.encoder.cases]:
            table.weight.normal_(std=0.1)
    return network


def same_weights(one: Network, other: Network) -> bool:
    """Are all numbers of two networks the same, to the bit?"""
    ours, theirs = one.state_dict(), other.state_dict()
    return ours.keys() == theirs.keys() and all(torch.equal(ours[name], theirs[name]) for name in ours)
