"""The trained reader: loaded where there is one, and where there is none the way on is named."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from sayso.bench import trained
from sayso.errors import ModelError


def test_the_reader_is_loaded_from_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    module = SimpleNamespace(load_reader=lambda folder: ("reader", folder))
    monkeypatch.setattr(trained, "import_module", {"sayso.reader": module}.__getitem__)
    assert trained.load() == ("reader", None)
    assert trained.load(Path("weights")) == ("reader", Path("weights"))


@pytest.mark.parametrize("fault", [ImportError("no reader"), AttributeError("no load_reader")])
def test_without_a_reader_the_rules_are_named(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    def fail(name: str) -> None:
        raise fault

    monkeypatch.setattr(trained, "import_module", fail)
    with pytest.raises(ModelError, match=r"no trained reader \(.*\); measure the rules alone with --rules"):
        trained.load()
