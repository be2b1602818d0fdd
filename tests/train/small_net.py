"""A network of one narrow layer, which tests can train in seconds. Needs torch."""

from __future__ import annotations

from dataclasses import replace

import torch

from sayso.train.encoder import Encoder, Shape
from sayso.train.network import Network, TypeReader

SHAPE = Shape(hidden=24, inner=32, heads=2, layers=1, positions=128, dropout=0.1)


def small_encoder(seed: int = 0, *, dropout: float = 0.1, layers: int = 1) -> Encoder:
    """An encoder with weights drawn from a seed; its capitals count, as after training."""
    torch.manual_seed(seed)
    encoder = Encoder(replace(SHAPE, dropout=dropout, layers=layers))
    with torch.no_grad():
        encoder.cases.weight.normal_(std=0.3)
    return encoder


def small_network(seed: int = 0, *, dropout: float = 0.1) -> Network:
    """A network with weights drawn from a seed; its features count, as after training."""
    network = Network(small_encoder(seed, dropout=dropout))
    with torch.no_grad():
        for table in network.features:
            table.weight.normal_(std=0.3)
    return network


def small_type_readers(count: int = 2) -> list[TypeReader]:
    """Readers of types, each with weights drawn from its own seed; roles count, as after training."""
    readers = []
    for seed in range(count):
        reader = TypeReader(small_network(10 + seed))
        torch.nn.init.normal_(reader.roles.weight, std=0.3)
        readers.append(reader)
    return readers


def equal_weights(one: torch.nn.Module, other: torch.nn.Module) -> bool:
    """Are all numbers of two modules the same, to the bit?"""
    ours, theirs = one.state_dict(), other.state_dict()
    return ours.keys() == theirs.keys() and all(torch.equal(ours[name], theirs[name]) for name in ours)
