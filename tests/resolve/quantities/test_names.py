"""Numbers that count nothing, and those beside them that do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.phrases import phrase_at
from sayso.resolve.quantities import scan_quantities
from sayso.resolve.quantities.lexicon import lexicon
from sayso.resolve.quantities.names import counts_nothing, is_year_old
from sayso.resolve.tokens import Words


def counted(text: str) -> list[str]:
    return [text[one.start : one.end] for one in scan_quantities(text)]


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("Su-34", "34 jets"),
        ("Article 5", "5 articles"),
        ("Room 12", "12 rooms"),
        ("No. 10", "10 men"),
        ("Leopard 2 tanks", "2 Leopard tanks"),
        ("Boeing 737 jets", "737 Boeing jets"),
        ("Resolution 2254", "2254 resolutions"),
        ("page 14", "14 pages"),
        ("phase 2", "2 phases"),
        ("24/7", "24 of 7"),
        ("3-1", "3 of them"),
        ("the 36th brigade", "36 brigades"),
        ("the Group of Seven", "a group of seven"),
        ("14 Old Harbour Road", "14 old harbour roads"),
        ("Image 2 of 3", "2 images of it"),
        ("5G", "5 g"),
        ("the 20s", "20 men"),
    ],
)
def test_a_name_and_a_count_of_the_same_number(name: str, count: str) -> None:
    assert counted(f"They saw {name} there.") == []
    assert len(counted(f"They saw {count} there.")) >= 1


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("In Kyiv 30 people died.", ["30"]),
        ("Reuters said 3,000 troops came.", ["3,000"]),
        ("On May 5, 300 tanks came.", ["300"]),
        ("In 2022, 300 tanks came.", ["300"]),
        ("(300 tanks)", ["300"]),
        ("“Forty tanks,” he said.", ["Forty"]),
        ("A 10-12 hour trip for 4 men.", ["10-12 hour", "4"]),
        ("He has 5.", ["5"]),
        ("Two, three or four came.", ["Two", "three or four"]),
        ("$5, $6 and $7", ["$5", "$6", "$7"]),
        ("It lost 2.5 points.", ["2.5 points"]),
        ("1. Five men came.", ["Five"]),
        ("Of the 36 envoys, 12 left.", ["36", "12"]),
        ("From 3 to 5 men came.", ["3 to 5"]),
        ("They fired 5-6 shells.", ["5-6"]),
        ("It was 5 – 6 metres deep.", ["5 – 6 metres"]),
    ],
)
def test_what_stands_beside_a_count_does_not_hide_it(text: str, figures: list[str]) -> None:
    assert counted(text) == figures


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("45-year-old", True),
        ("45 years old", True),
        ("45 years of age", True),
        ("8-month-old", True),
        ("45 years", False),
        ("45 men", False),
    ],
)
def test_ages(text: str, old: bool) -> None:
    assert is_year_old(Words(text), 1) == old


@given(st.lists(st.integers(0, 9999), min_size=3, max_size=6), st.sampled_from("-/:."))
def test_a_chain_of_numbers_is_taken_whole(parts: list[int], mark: str) -> None:
    text = mark.join(str(part) for part in parts)
    words = Words(text)
    end = counts_nothing(words, 0, 1)
    if mark != ".":
        assert end == words.size
    assert end is None or 0 < end <= words.size


def test_a_sign_of_money_frees_a_number_from_what_it_hangs_on() -> None:
    words = Words("US$5")
    assert counts_nothing(words, 2, 3) is None
    assert counts_nothing(Words("US5"), 1, 2) == 2
    assert counts_nothing(Words("USD5"), 1, 2, money=True) is None


def test_the_longest_unit_is_taken() -> None:
    words = Words("square kilometers per hour")
    found = phrase_at(words, 0, lexicon().units)
    assert found is not None
    assert (found[0], found[1].name) == (2, "square kilometre")


def test_every_unit_has_one_name_and_a_kind() -> None:
    kinds = {unit.kind for phrases in lexicon().units.values() for _, unit in phrases}
    assert kinds >= {"money", "percent", "length", "mass", "time", "times"}
    assert "" not in kinds


@given(st.text(max_size=80), st.integers(0, 40))
def test_any_text_at_all(text: str, index: int) -> None:
    words = Words(text)
    if index < words.size:
        end = counts_nothing(words, index, index + 1)
        assert end is None or index < end <= words.size + 2
