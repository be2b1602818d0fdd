"""What the tests of training share; `made_up` holds the sentences."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # for `made_up` and `tiny`


@pytest.fixture(scope="session")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of made-up corpora."""
    from made_up import write_corpora

    return write_corpora(tmp_path_factory.mktemp("data"))
