"""Masked-word training: what is masked, what is learnt, and that the same seed gives the same encoder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from small_net import equal_weights, small_encoder

from sayso.reader.pieces import CLS, MASK, SEP
from sayso.train import pretrain as pretraining
from sayso.train.pretrain import LENGTH, MASKED, Stretch, WordGuesser, cut_stretches, mask_words, pretrain

SENTENCE = "The harbourmaster of Velm counted eleven Kestani trawlers off Orm before the strait was closed. "
VOCABULARY = 30522


def stretches(times: int = 40) -> list[Stretch]:
    return cut_stretches([SENTENCE * times])


def test_stretches_are_of_one_length_between_their_marks() -> None:
    found = stretches()
    assert len(found) > 3
    for stretch in found:
        assert len(stretch.ids) == len(stretch.cases) == len(stretch.words) == LENGTH
        assert (stretch.ids[0], stretch.ids[-1]) == (CLS, SEP)
        assert stretch.words[0] == stretch.words[-1] == -1


@pytest.mark.parametrize("texts", [[], [""], ["Orm fell."]])
def test_a_short_text_gives_none(texts: list[str]) -> None:
    assert cut_stretches(texts) == []


def test_stretches_go_on_where_the_last_one_ended() -> None:
    first, second = stretches()[:2]
    assert second.words[1] in (first.words[-2], first.words[-2] + 1)


@pytest.mark.parametrize("seed", range(5))
def test_words_are_masked_whole(seed: int) -> None:
    stretch = stretches()[0]
    ids, where = mask_words(stretch, np.random.default_rng(seed), VOCABULARY)
    for word in set(stretch.words.tolist()) - {-1}:
        assert len(set(where[stretch.words == word].tolist())) == 1
    assert not where[0]
    assert not where[-1]
    assert np.array_equal(ids[~where], stretch.ids[~where])


def test_a_fifth_of_the_words_and_most_of_them_hidden() -> None:
    rng = np.random.default_rng(0)
    hidden = changed = kept = words = 0
    for stretch in stretches(400):
        ids, where = mask_words(stretch, rng, VOCABULARY)
        hidden += int((ids[where] == MASK).sum())
        kept += int((ids[where] == stretch.ids[where]).sum())
        changed += int(((ids[where] != MASK) & (ids[where] != stretch.ids[where])).sum())
        words += int((stretch.words >= 0).sum())
    masked = hidden + changed + kept
    assert masked / words == pytest.approx(MASKED, abs=0.03)
    assert hidden / masked == pytest.approx(0.8, abs=0.03)
    assert changed / masked == pytest.approx(0.1, abs=0.03)


def test_a_guess_is_a_score_of_every_piece_of_the_vocabulary() -> None:
    guesser = WordGuesser(small_encoder())
    ids = torch.full((2, 6), 1000)
    masked = torch.zeros(2, 6, dtype=torch.bool)
    masked[0, 2] = masked[1, 4] = masked[1, 5] = True
    assert guesser(ids, torch.zeros_like(ids), masked).shape == (3, VOCABULARY)


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps of four stretches and a rate for a small encoder."""
    monkeypatch.setattr(pretraining, "BATCH", 4)
    monkeypatch.setattr(pretraining, "RATE", 3e-3)


@pytest.mark.usefixtures("short")
def test_the_same_seed_gives_the_same_encoder(tmp_path: Path) -> None:
    made = []
    for name in ("a.pt", "b.pt"):
        encoder = small_encoder(dropout=0.0)
        pretrain(encoder, [SENTENCE * 60], out=tmp_path / name, seed=3)
        made.append(encoder)
    assert equal_weights(*made)
    assert not equal_weights(made[0], small_encoder(dropout=0.0))
    kept = small_encoder(seed=9)
    kept.load_state_dict(torch.load(tmp_path / "a.pt"))
    assert equal_weights(kept, made[0])


@pytest.mark.usefixtures("short")
def test_no_text_no_step(tmp_path: Path) -> None:
    encoder = small_encoder(dropout=0.0)
    pretrain(encoder, ["Orm fell."], out=tmp_path / "a.pt", seed=1)
    assert equal_weights(encoder, small_encoder(dropout=0.0))
