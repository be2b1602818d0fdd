"""The measures of coreference, on chains small enough to count by hand."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.bench.chains import MEASURES, Tally, best_pairing, compare, conll_f1

GOLD = [frozenset("abc"), frozenset("defg")]
OURS = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]
GAIN = st.sampled_from([0, 0.25, 0.5, 1])
GAINS = st.integers(1, 4).flatmap(
    lambda columns: st.lists(st.lists(GAIN, min_size=columns, max_size=columns), min_size=1, max_size=4)
)


def test_muc_counts_links() -> None:
    # abc falls in two parts (ab, c): 1 link of 2 kept. defg in three (d, e, fg): 1 of 3. Of ours: ab 1, cd 0, fghi 1.
    assert compare(GOLD, OURS)["MUC"] == Tally(2, 5, 2, 5)


def test_b_cubed_counts_mentions() -> None:
    tally = compare(GOLD, OURS)["B-cubed"]
    # a and b: 2 of 3 each, c: 1 of 3; d: 1 of 4, e: none, f and g: 2 of 4 each.
    assert (tally.recalled, tally.wanted) == (pytest.approx(5 / 3 + 5 / 4), 7)
    # a and b: 2 of 2 each; c and d: 1 of 2 each; f and g: 2 of 4 each, h and i: none.
    assert (tally.precise, tally.given) == (pytest.approx(2 + 1 + 1), 8)


def test_ceaf_pairs_chains() -> None:
    # abc with ab: 2 * 2 / 5; defg with fghi: 2 * 2 / 8.
    tally = compare(GOLD, OURS)["CEAF-e"]
    assert (tally.recalled, tally.wanted, tally.given) == (pytest.approx(0.8 + 0.5), 2, 3)
    assert tally.recall == pytest.approx(0.65)
    assert tally.precision == pytest.approx(1.3 / 3)


def test_the_conll_f1_is_their_mean() -> None:
    muc, cubed, ceaf = 0.4, 2 * (35 / 84) * 0.5 / (35 / 84 + 0.5), 2 * 0.65 * (1.3 / 3) / (0.65 + 1.3 / 3)
    assert conll_f1(compare(GOLD, OURS)) == pytest.approx((muc + cubed + ceaf) / 3)


def test_all_right_is_one_and_all_wrong_is_nought() -> None:
    assert conll_f1(compare(GOLD, GOLD)) == pytest.approx(1.0)
    assert conll_f1(compare(GOLD, [frozenset("xy")])) == 0.0
    assert conll_f1(compare(GOLD, [])) == 0.0
    assert conll_f1(compare([], [])) == 0.0


def test_lone_mentions_count_on_neither_side() -> None:
    assert compare([*GOLD, frozenset("z")], [*OURS, frozenset("e"), frozenset("y")]) == compare(GOLD, OURS)


def test_documents_are_pooled_by_adding_up() -> None:
    one = compare(GOLD, OURS)
    assert {name: one[name] + Tally() for name in MEASURES} == one
    assert (one["MUC"] + one["MUC"]).recall == one["MUC"].recall


@given(GAINS)
def test_no_pairing_gains_more(gains: list[list[float]]) -> None:
    rows, columns = len(gains), len(gains[0])
    wide = gains if rows <= columns else [list(row) for row in zip(*gains, strict=True)]
    every = permutations(range(max(rows, columns)), min(rows, columns))
    assert best_pairing(gains) == pytest.approx(max(sum(wide[i][j] for i, j in enumerate(way)) for way in every))
