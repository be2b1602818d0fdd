"""Each error has an exit code of its own, and one line."""

from __future__ import annotations

import pytest

from sayso import errors

ALL = [error for error in vars(errors).values() if isinstance(error, type) and issubclass(error, errors.SaysoError)]


def test_exit_codes_are_its_own_and_none_means_success() -> None:
    codes = [error.exit_code for error in ALL]
    assert len(set(codes)) == len(codes)
    assert 0 not in codes


@pytest.mark.parametrize("error", ALL, ids=lambda error: error.__name__)
def test_every_error_is_in_the_tree_that_is_drawn(error: type[Exception]) -> None:
    assert error.__name__ in (errors.__doc__ or "")
    with pytest.raises(errors.SaysoError):
        raise error("what, where, what to do")
