"""What the tests of bench share: a made-up report with its gold, and the readers of gold."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sayso.bench.gold import Gold, read_gold

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # for `readers`


@pytest.fixture(scope="session")
def gold() -> Gold:
    return read_gold(HERE / "fixtures" / "orm-incident.yaml")
