"""Words to who is meant, with what stands around them."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.who import resolve_who

ALONE = [
    # what belongs to an actor is the actor's
    ("a Supreme Court decision", "USA", "JUD"),
    ("the Polish parliament's resolution", "POL", "LEG"),
    ("the Serbian military's withdrawal", "SRB", "MIL"),
    ("French artillery fire", "FRA", "MIL"),
    ("a Kenyan police convoy", "KEN", "COP"),
    ("Turkish air strikes", "TUR", "MIL"),
    ("Moscow ’ s will", "RUS", None),
    ("3, 200 Iraqi refugees", "IRQ", "REF"),
    ("northern Chile", "CHL", None),
    # parts of countries, and towns
    ("an ethnic Chechen", "RUS", None),
    ("judges from Izmir", "TUR", "JUD"),
    ("the Scottish government", "GBR", "GOV"),
    # persons
    ("Zelenskiy", "UKR", "GOV"),
    ("Mr. Macron", "FRA", "GOV"),
    ("former President Barack Obama", "USA", "ELI"),
    ("the late Kofi Annan", None, "IGO"),
    # bodies
    ("the Kremlin", "RUS", "GOV"),
    ("Los Zetas", "MEX", "CRM"),
    ("State Department officials", "USA", "GOV"),
    ("Syrians", "SYR", "CVL"),
    ("refugees", None, "REF"),
]
WITHIN = [
    ("Nigerian officials told [lecturers] to go back to work.", "NGA", "EDU"),
    ("The country's lawmakers in Albania urged [the president] to resign.", "ALB", "GOV"),
    ("Erdogan said that [he] would not go.", "TUR", "GOV"),
    ("A Venezuelan group attacked [the country's Supreme Court].", "VEN", "JUD"),
    ("Lithuania let [refugees] in.", None, "REF"),
    ("Kenya sent a letter to [the United Nations].", None, "IGO"),
]


def foremost(words: str, text: str = "", start: int | None = None) -> tuple[str | None, str | None]:
    who = resolve_who(words, text=text, start=start)
    return who.country, who.sectors[0] if who.sectors else None


@pytest.mark.parametrize(("words", "country", "sector"), ALONE)
def test_words_alone(words: str, country: str | None, sector: str | None) -> None:
    assert foremost(words) == (country, sector)


@pytest.mark.parametrize(("marked", "country", "sector"), WITHIN)
def test_words_in_a_sentence(marked: str, country: str | None, sector: str | None) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    assert foremost(text[start:end], text, start) == (country, sector)


def test_a_date_says_who_held_the_office() -> None:
    who = resolve_who("the French president", on=date(2014, 1, 1))
    assert (who.country, who.name, who.office) == ("FRA", "Francois Hollande", "president")
    assert resolve_who("the French president", on=date(2022, 1, 1)).name == "Emmanuel Macron"
    assert resolve_who("Mike Pompeo", on=date(2021, 6, 1)).sectors == ("ELI",)
    assert resolve_who("Mike Pompeo", on=date(2019, 6, 1)).sectors == ("GOV",)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_words_have_an_answer(words: str, text: str) -> None:
    assert resolve_who(words, text=text) == resolve_who(words, text=text)


@pytest.mark.parametrize("piece", ["the ", "9", "Putin ", "a, ", "U.S. ", "Z\u0301", "in Aa ", "’s "])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    words = piece * (1_000_000 // len(piece))
    started = time.perf_counter()
    resolve_who(words, text=words, start=10)
    assert time.perf_counter() - started < 2
