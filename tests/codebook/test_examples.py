"""All examples of all codebook files hold, in the record of their sentence."""

from __future__ import annotations

import pytest

from sayso.bench.examples import check_examples
from sayso.codebook.load import examples, names


@pytest.mark.parametrize("name", names())
def test_the_examples_hold(name: str) -> None:
    assert [str(failure) for failure in check_examples(examples(name))] == []
