"""What a figure counts: people by what happened to them, weapons and aid by their names; nothing else has a kind."""

from __future__ import annotations

import pytest

from sayso.extract.quantities import find_quantities
from sayso.language import read_language
from sayso.model import Quantity, make_document


def quantities(text: str) -> list[Quantity]:
    return list(find_quantities(read_language(make_document(text))))


KINDS = {
    "At least 40 people were killed in Sarn.": ["killed"],
    "The raid killed 12 civilians and wounded 30.": ["killed", "wounded"],
    "Nine soldiers died on Monday.": ["killed"],
    "More than 100,000 residents have fled Velm.": ["displaced"],
    "Some 3,000 villagers were evacuated.": ["displaced"],
    "The navy captured 14 sailors.": ["captured"],
    "Kestan suffered about 600 casualties.": ["casualties"],
    "Valdoria sent 3,000 soldiers to the coast.": ["troops"],
    "Up to 400 North Kestani marines will arrive.": ["troops"],
    "Kestan fired 20 missiles and 45 drones at Velm.": ["missiles", "drones"],
    "They shot down 12 drones.": ["drones"],
    "Two frigates left Orm.": ["ships"],
    "The brigade lost 40 tanks.": ["vehicles"],
    "The depot held 8,000 artillery shells.": ["munitions"],
    "Valdoria pledged $20 million in military aid.": ["aid money"],
    "The union gave 50 million euros of humanitarian assistance.": ["aid money"],
    "The deal is worth $20 million.": [None],
    "They signed 40 contracts.": [None],
    "The strike destroyed 20 houses.": [None],
    "Inflation reached 25 percent.": [None],
    "1.5 million people need food.": ["people"],
}


@pytest.mark.parametrize("text", KINDS)
def test_kinds(text: str) -> None:
    assert [found.kind for found in quantities(text)] == KINDS[text]


@pytest.mark.parametrize(
    ("text", "unit", "change"),
    [
        ("The front moved 20 kilometers.", "kilometre", None),
        ("Oil fell 7 percent.", "percent", "fall"),
        ("Oil rose by 7 percent to 90 dollars.", "percent", "rise"),
        ("The loan is worth £5 million.", "GBP", None),
        ("They sank 40 boats.", None, None),
    ],
)
def test_units_and_changes(text: str, unit: str | None, change: str | None) -> None:
    found = quantities(text)[0]
    assert (found.unit, found.change) == (unit, change)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("There are 60 men in Sarn and 95 who left.", ["men", "men"]),
        ("Kestan has 900 tanks, up from 400 in May.", ["tanks", "tanks"]),
        ("They lost 60 men and 40 boats.", ["men", "boats"]),
        ("Sixty men left. And 95 in Velm stayed.", ["men", None]),
    ],
)
def test_a_figure_goes_on_with_what_the_one_before_counts(text: str, counted: list[str | None]) -> None:
    assert [found.counted.text if found.counted else None for found in quantities(text)] == counted
