"""Speed: the same words through the pipeline and through the parser alone, and the memory both took."""

from __future__ import annotations

import pytest

from sayso.bench import speed
from sayso.model import make_document

TEXT = "Brandt said on Tuesday that at least 3,000 soldiers had moved to Velm. “We will close the strait,” she said. "


def test_words_a_second_and_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "LEAST_SECONDS", 0.01)
    documents = [make_document(TEXT * 3), make_document(TEXT)]
    result = speed.measure(documents)
    assert result.words == 4 * len(TEXT.split())
    assert result.sayso > 0
    assert result.two > 0
    assert result.spacy > 0
    assert 50 < result.peak < 4096


def test_the_fastest_pass_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter([0.0, 3.0, 3.0, 4.0, 4.0, 9.0])
    monkeypatch.setattr(speed, "perf_counter", lambda: next(ticks))
    monkeypatch.setattr(speed, "LEAST_SECONDS", 5.0)
    passes = []
    assert speed._seconds(lambda: passes.append(1)) == 1.0
    assert len(passes) == 3
