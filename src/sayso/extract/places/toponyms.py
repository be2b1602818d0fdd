"""Every name of a place in a document, wherever it stands and whatever use the text makes of it: within names ("Boston
Marathon"), for a power ("Moscow warned"). What corpora of toponyms mark; demonyms ("Russian") are no names of places,
but some corpora mark them as well.

Runs of words that may be names are judged by weighted signs (logistic regression, learnt from marked articles by
tools/learn_places.py); of those that overlap, the surest is taken.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING

from sayso.extract.places.names import Found, find_holder
from sayso.extract.places.signs import Known, Rivals, count_uses, find_signs
from sayso.extract.places.spans import Run, Words, find_runs
from sayso.resolve.countries import match_country
from sayso.resolve.gazetteer import Gazetteer, Place
from sayso.resolve.gazetteer_build import place_key
from sayso.resolve.place_names import Name
from sayso.resolve.places import weigh_places

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEAST = 0.25  # how likely a run must be a name; F1 hardly moves from .2 to .4, and what is left out cannot be resolved


@dataclass(frozen=True)
class Judged:
    """A run of words, its name, its signs and how likely it is the name of a place."""

    run: Run
    name: Name
    signs: tuple[str, ...]
    people: str | None = None  # the country, where it is no name of a place but of its people
    likely: float = 0.0


@dataclass(frozen=True)
class Toponymic:
    """A name of a place: tokens `start` to `end`, the place it means, and how likely each of the two is."""

    start: int
    end: int
    name: Name
    place: Place | None
    likely: float
    score: float
    precision: int | None


def find_toponyms(doc: Doc, *, gazetteer: Gazetteer, demonyms: bool = False) -> list[Toponymic]:
    """Every name of a place in a document, in the text's order, with the place it means; with `demonyms` names of
    people as well ("Canadians", "French"), for their country.
    """
    taken: set[int] = set()
    kept: list[Judged] = []
    for one in sorted(judge(doc, gazetteer=gazetteer), key=lambda one: (-one.likely, one.run.start - one.run.end)):
        tokens = range(one.run.start, one.run.end)
        wanted = demonyms if one.people else one.likely >= LEAST
        if wanted and taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(one)
    kept.sort(key=lambda one: one.run.start)
    choices = weigh_places([one.name for one in kept], countries=spoken_of(doc).elements(), gazetteer=gazetteer)
    return [
        Toponymic(one.run.start, one.run.end, one.name, choice.place, one.likely, choice.score, choice.precision)
        for one, choice in zip(kept, choices, strict=True)
    ]


def judge(doc: Doc, *, gazetteer: Gazetteer) -> list[Judged]:
    """Every run of words that may be a name of a place, with how likely it is."""
    return [replace(one, likely=_likely(one.signs)) for one in find_judged(doc, gazetteer=gazetteer)]


def find_judged(doc: Doc, *, gazetteer: Gazetteer) -> list[Judged]:
    """Every run of words that may be a name of a place, with its signs."""
    words = Words(doc)
    runs = find_runs(words, gazetteer)
    texts = {run: words.between(run.start, run.end) for run in runs}
    keys = {run: place_key(text) for run, text in texts.items()}
    uses = count_uses(words, runs, keys)
    people = {run: _people(text) for run, text in texts.items()}
    names = {run: Name(people[run] or text, _holder(doc, run, text)) for run, text in texts.items()}
    sure = [run for run in runs if _is_sure(uses[keys[run]])]
    known = _known(runs, sure, names, doc, gazetteer)
    rivals = Rivals(runs)
    return [
        Judged(
            run, names[run], tuple(find_signs(words, run, known[run], uses[keys[run]], rivals, gazetteer)), people[run]
        )
        for run in runs
    ]


def spoken_of(doc: Doc) -> Counter[str]:
    """How often a document names each country (alpha-3), by its name or its people's."""
    named = (match_country(entity.text) for entity in doc.ents if entity.label_ in ("GPE", "NORP"))
    return Counter(match.country.alpha3 for match in named if match)


def _holder(doc: Doc, run: Run, text: str) -> str | None:
    return find_holder(doc, Found(run.start, run.end, run.start, "GPE", text))


def _people(text: str) -> str | None:
    """The name of the country whose people words name, if they do: "Canadians", "French"."""
    match = match_country(text)
    return match.country.name if match and match.how == "demonym" else None


def _is_sure(uses: Counter[str]) -> bool:
    """Whether a name is likely enough one of a place to speak for the others."""
    return bool(uses["place"] or uses["state"] or (uses["where"] and not uses["person"]))


def _known(
    runs: list[Run], sure: list[Run], names: dict[Run, Name], doc: Doc, gazetteer: Gazetteer
) -> dict[Run, Known]:
    """What the gazetteer knows of each run: first the sure names by one another, then the others by these."""
    countries = spoken_of(doc)
    distinct = list(dict.fromkeys([names[run] for run in [*sure, *runs]]))
    choices = dict(
        zip(distinct, weigh_places(distinct, countries=countries.elements(), gazetteer=gazetteer), strict=True)
    )
    return {
        run: Known(gazetteer.find(names[run].words), choices[names[run]].place, choices[names[run]].score)
        for run in runs
    }


def _likely(signs: tuple[str, ...]) -> float:
    table = weights()
    return 1 / (1 + exp(-sum(table.get(sign, 0.0) for sign in {*signs, "all"})))


@cache
def weights() -> dict[str, float]:
    """The weight of each sign."""
    text = files("sayso.extract.places").joinpath("toponym_weights.toml").read_text(encoding="utf-8")
    table: dict[str, float] = tomllib.loads(text)["weights"]
    return table
