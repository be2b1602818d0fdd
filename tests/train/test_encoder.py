"""The encoder: BERT's layers, with capitals as a feature that starts at nothing."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import save_file
from small_net import SHAPE, small_encoder
from torch.nn import functional as F

from sayso.train.encoder import CASES, Encoder, Layer, Shape, load_minilm, locked_dropout

NARROW = Shape(vocabulary=50, hidden=24, inner=32, heads=2, layers=2, positions=20, dropout=0.0)


def pieces(*shape: int, seed: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
    generator = torch.Generator().manual_seed(seed)
    return torch.randint(0, 50, shape, generator=generator), torch.randint(0, CASES, shape, generator=generator)


@pytest.mark.parametrize(("batch", "length"), [(1, 1), (1, 7), (3, 5), (2, 20)])
def test_states_are_of_the_shape_of_the_pieces(batch: int, length: int) -> None:
    assert Encoder(NARROW)(*pieces(batch, length)).shape == (batch, length, 24)


def test_more_pieces_than_places_are_refused() -> None:
    with pytest.raises(RuntimeError):
        Encoder(NARROW)(*pieces(1, 21))


def test_capitals_count_for_nothing_at_first() -> None:
    encoder = Encoder(NARROW).eval()
    ids, cases = pieces(2, 6)
    assert torch.equal(encoder(ids, cases), encoder(ids, torch.zeros_like(cases)))


def test_capitals_count_once_they_are_learnt() -> None:
    encoder = small_encoder().eval()
    ids, cases = pieces(2, 6)
    assert not torch.allclose(encoder(ids, cases), encoder(ids, (cases + 1) % CASES))


def test_the_place_of_a_piece_counts() -> None:
    encoder = Encoder(NARROW).eval()
    ids, cases = pieces(1, 6)
    there, back = encoder(ids, cases), encoder(ids.flip(1), cases.flip(1))
    assert not torch.allclose(there, back.flip(1), atol=1e-4)


def test_what_else_is_known_is_added_before_the_norm() -> None:
    encoder = Encoder(NARROW).eval()
    ids, cases = pieces(2, 6)
    other = ids.clone()
    other[:, 3] = (other[:, 3] + 1) % 50
    extra = encoder.words(other) - encoder.words(ids)
    assert torch.allclose(encoder(ids, cases, extra=extra), encoder(other, cases), atol=1e-5)
    assert torch.equal(encoder(ids, cases, extra=torch.zeros_like(extra)), encoder(ids, cases))


@pytest.mark.parametrize("length", [1, 3, 6])
def test_padding_does_not_change_states(length: int) -> None:
    encoder = small_encoder(layers=2).eval()
    ids, cases = pieces(1, length)
    padded_ids, padded_cases = F.pad(ids, (0, 4), value=7), F.pad(cases, (0, 4), value=2)
    mask = torch.arange(length + 4)[None] < length
    padded = encoder(padded_ids, padded_cases, mask)[:, :length]
    assert torch.allclose(padded, encoder(ids, cases), atol=1e-5)


def test_a_layer_is_what_bert_s_is() -> None:
    torch.manual_seed(0)
    layer = Layer(NARROW).eval()
    states = torch.randn(1, 5, 24)
    q, k, v = layer.qkv(states).chunk(3, dim=-1)
    heads = []
    for head in (slice(0, 12), slice(12, 24)):
        scores = q[..., head] @ k[..., head].transpose(-1, -2) / math.sqrt(12)
        heads.append(scores.softmax(-1) @ v[..., head])
    mixed = layer.norm1(states + layer.out(torch.cat(heads, dim=-1)))
    wanted = layer.norm2(mixed + layer.down(F.gelu(layer.up(mixed))))
    assert torch.allclose(layer(states, None), wanted, atol=1e-5)


# Dropout


@pytest.mark.parametrize(("share", "training"), [(0.5, False), (0.0, True), (0.0, False)])
def test_nothing_is_dropped(share: float, training: bool) -> None:
    states = torch.randn(2, 3, 4)
    assert locked_dropout(states, share, training) is states


def test_whole_features_of_a_sequence_are_dropped() -> None:
    torch.manual_seed(1)
    dropped = locked_dropout(torch.ones(4, 7, 100), 0.25, True)
    assert torch.equal(dropped, dropped[:, :1].expand_as(dropped))  # the same for every piece
    assert sorted(dropped.unique().tolist()) == pytest.approx([0.0, 1 / 0.75])
    assert not torch.equal(dropped[0], dropped[1])
    assert 0.15 < (dropped == 0).float().mean() < 0.35


def test_training_drops_and_reading_does_not() -> None:
    encoder = small_encoder(dropout=0.3)
    ids, cases = pieces(1, 6)
    assert not torch.equal(encoder.train()(ids, cases), encoder(ids, cases))
    assert torch.equal(encoder.eval()(ids, cases), encoder(ids, cases))


# The released weights


def released(shape: Shape) -> dict[str, torch.Tensor]:
    """Random weights by the names that BERT's go by."""
    torch.manual_seed(3)
    hidden, inner = shape.hidden, shape.inner
    weights = {
        "embeddings.word_embeddings.weight": torch.randn(shape.vocabulary, hidden),
        "embeddings.position_embeddings.weight": torch.randn(shape.positions, hidden),
        "embeddings.token_type_embeddings.weight": torch.randn(2, hidden),
        "embeddings.LayerNorm.weight": torch.randn(hidden),
        "embeddings.LayerNorm.bias": torch.randn(hidden),
    }
    for layer in range(shape.layers):
        sizes = {
            "attention.self.query": (hidden, hidden),
            "attention.self.key": (hidden, hidden),
            "attention.self.value": (hidden, hidden),
            "attention.output.dense": (hidden, hidden),
            "intermediate.dense": (inner, hidden),
            "output.dense": (hidden, inner),
        }
        for name, (out, into) in sizes.items():
            weights[f"encoder.layer.{layer}.{name}.weight"] = torch.randn(out, into) / into**0.5
            weights[f"encoder.layer.{layer}.{name}.bias"] = torch.randn(out)
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            weights[f"encoder.layer.{layer}.{name}.weight"] = torch.randn(hidden)
            weights[f"encoder.layer.{layer}.{name}.bias"] = torch.randn(hidden)
    return weights


def test_released_weights_are_put_where_they_belong(tmp_path: Path) -> None:
    weights = released(NARROW)
    save_file(weights, str(tmp_path / "model.safetensors"))
    encoder = load_minilm(tmp_path / "model.safetensors", NARROW).eval()
    first_type = weights["embeddings.token_type_embeddings.weight"][0]
    assert torch.equal(encoder.words.weight, weights["embeddings.word_embeddings.weight"])
    assert torch.equal(encoder.places.weight, weights["embeddings.position_embeddings.weight"] + first_type)
    assert not encoder.cases.weight.any()
    second = encoder.layers[1]
    for place, name in enumerate(("query", "key", "value")):
        part = slice(24 * place, 24 * (place + 1))
        assert torch.equal(second.qkv.weight[part], weights[f"encoder.layer.1.attention.self.{name}.weight"])
        assert torch.equal(second.qkv.bias[part], weights[f"encoder.layer.1.attention.self.{name}.bias"])
    assert torch.equal(second.norm1.weight, weights["encoder.layer.1.attention.output.LayerNorm.weight"])
    assert torch.equal(second.norm2.bias, weights["encoder.layer.1.output.LayerNorm.bias"])
    assert torch.equal(second.up.weight, weights["encoder.layer.1.intermediate.dense.weight"])
    assert torch.equal(second.down.bias, weights["encoder.layer.1.output.dense.bias"])


def test_first_states_are_bert_s_embeddings(tmp_path: Path) -> None:
    weights = released(replace(NARROW, layers=0))
    save_file(weights, str(tmp_path / "model.safetensors"))
    encoder = load_minilm(tmp_path / "model.safetensors", replace(NARROW, layers=0)).eval()
    ids, cases = pieces(1, 4)
    summed = (
        weights["embeddings.word_embeddings.weight"][ids]
        + weights["embeddings.position_embeddings.weight"][:4]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    wanted = F.layer_norm(summed, (24,), weights["embeddings.LayerNorm.weight"], weights["embeddings.LayerNorm.bias"])
    assert torch.allclose(encoder(ids, cases), wanted, atol=1e-5)


def test_weights_of_another_shape_are_refused(tmp_path: Path) -> None:
    save_file(released(NARROW), str(tmp_path / "model.safetensors"))
    with pytest.raises(RuntimeError):
        load_minilm(tmp_path / "model.safetensors", replace(NARROW, vocabulary=49))


def test_the_shape_that_ships_is_minilm_s() -> None:
    assert Shape() == Shape(vocabulary=30522, hidden=384, inner=1536, heads=12, layers=6, positions=512, dropout=0.1)
    assert SHAPE.vocabulary == Shape().vocabulary
