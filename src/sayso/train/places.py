"""The weights of names of places and of the places that they mean, learnt from articles that mark them.

Two small models, both of weighted signs: logistic regression says whether a run of words is the name of a place
(extract/places/signs.py), and a softmax over the places of a name which of them is meant (resolve/place_signs.py).
`tools/learn_places.py` runs both. Needs no torch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sayso.bench.places import NEAR_KM, Article, Marked
from sayso.extract.places.names import Found, find_holder
from sayso.extract.places.toponyms import find_judged, spoken_of
from sayso.language import read_language
from sayso.model import make_document
from sayso.resolve.distance import great_circle_km
from sayso.resolve.gazetteer import Gazetteer, Place
from sayso.resolve.place_names import Name
from sayso.resolve.place_signs import AT, MOST_NAMES, SIGNS, Candidates, Numbers, Whole

STEPS, RATE, TINY = 500, 0.5, 1e-8
LEAST_SEEN = 4  # runs that must show a sign
DECAY = 4.0  # of a sign's weight; best F1 on three quarters of the even articles for the fourth, of 1, 2, 4, 8
PULL = 0.003  # towards the weights below, a document; likewise, of .001 to .05
ROUNDS = 4  # the names of a document speak for one another by the weights of the round before
MOST_MENTIONS = 3  # that one name of a document counts for
# What the marked articles cannot teach: they were chosen for American towns with the names of foreign capitals, and
# nearly all of their names are in the gazetteer. So these were set on reports of crises, and are not learnt.
FIXED = {
    **{"none": 1.5, "none_small": 0.0, "none_held": 0.0, "single": 0.5, "lonely": -1.0},
    **{"country": 9.0, "region": 8.0, "province": 2.5, "province_people": 1.0, "state": 1.5, "city": -2.0},
    **{"settlement": 0.0, "people": 0.7, "metropolis": -0.3, "namesake": 0.0},
    **{"capital": 1.0, "beside_capital": -2.5, "share": 2.5, "spoken": 0.3},
    **{"alias": -2.2, "alias_alone": -0.3, "alias_large": 1.0, "alias_below": -1.0},
}
# Where learning starts from, and what it is pulled towards.
PRIOR = {
    **FIXED,
    **{"district": 3.0, "below": -0.3, "inside": 3.0, "outside": -2.0, "district_of_name": 1.0},
    **{"province_named": 2.0, "province_names": 1.0, "near": 1.0, "twin": 2.0},
}


@dataclass(frozen=True)
class Example:
    """A run of words with its signs, and whether it is marked as the name of a place."""

    signs: frozenset[str]
    marked: bool


@dataclass(frozen=True)
class Lesson:
    """What the marked names of an article may mean: `right` rows, and how much each name counts."""

    candidates: Candidates
    right: np.typing.NDArray[np.bool_]
    weight: Numbers


def toponym_examples(articles: Iterable[Article], gazetteer: Gazetteer) -> list[Example]:
    """Every run of words of the articles that may be a name."""
    found = []
    for article in articles:
        doc = read_language(make_document(article.text, language="en")).doc
        marked = {(one.start, one.end) for one in article.marked}
        for one in find_judged(doc, gazetteer=gazetteer):
            last = doc[one.run.end - 1]
            at = (doc[one.run.start].idx, last.idx + len(last))
            if one.people is None:
                found.append(Example(frozenset(one.signs), at in marked))
    return found


def learn_toponyms(examples: Sequence[Example], *, decay: float = DECAY) -> dict[str, float]:
    """The weight of each sign, and of what is true of every run ("all")."""
    seen = Counter(sign for example in examples for sign in example.signs)
    numbers = {sign: number for number, sign in enumerate(sorted(s for s, n in seen.items() if n >= LEAST_SEEN))}
    held = [sorted(numbers[sign] for sign in example.signs if sign in numbers) for example in examples]
    rows = np.repeat(np.arange(len(held)), [len(row) for row in held])
    columns = np.array([sign for row in held for sign in row], dtype=int)
    wanted = np.array([example.marked for example in examples], dtype=float)

    def slope(weights: Numbers) -> Numbers:
        total = np.bincount(rows, weights[:-1][columns], len(held)) + weights[-1]
        error = 1 / (1 + np.exp(-total)) - wanted
        gradient = np.bincount(columns, error[rows], len(numbers)) + decay * weights[:-1]
        return np.append(gradient, error.sum())

    weights = _descend(np.zeros(len(numbers) + 1), slope)
    return {**dict(zip(numbers, weights[:-1].tolist(), strict=True)), "all": float(weights[-1])}


def place_lessons(articles: Iterable[Article], gazetteer: Gazetteer) -> list[Lesson]:
    """What the marked names of each article may mean."""
    lessons = []
    for article in articles:
        doc = read_language(make_document(article.text, language="en")).doc
        marked: dict[Name, list[Marked]] = {}
        for one in article.marked:
            tokens = doc.char_span(one.start, one.end)
            words = article.text[one.start : one.end]
            found = Found(tokens.start, tokens.end, tokens.start, "GPE", words) if tokens else None
            marked.setdefault(Name(words, find_holder(doc, found) if found else None), []).append(one)
        names = list(marked)[:MOST_NAMES]
        if names:
            lessons.append(_lesson(Candidates(names, spoken_of(doc), gazetteer), [marked[name] for name in names]))
    return lessons


def _lesson(candidates: Candidates, marked: Sequence[Sequence[Marked]]) -> Lesson:
    right = np.zeros(len(candidates.places), dtype=bool)
    weight = np.zeros(len(marked))
    ends = [*candidates.starts[1:].tolist(), len(right)]
    for number, (start, end) in enumerate(zip(candidates.starts.tolist(), ends, strict=True)):
        wanted = [one for one in marked[number] if one.latitude is not None]
        if wanted:
            weight[number] = min(MOST_MENTIONS, len(wanted))
            hits = [row for row in range(start, end) if is_right(candidates.places[row], wanted[0])]
            right[hits or [end - 1]] = True  # else it means none of them
    return Lesson(candidates, right, weight)


def is_right(place: Place | None, marked: Marked) -> bool:
    """Whether a place is the marked one: the same country or state, or within 161 km."""
    if place is None or marked.latitude is None or marked.longitude is None:
        return False
    if marked.area is not None and place.geonames == marked.area:
        return True
    if place.latitude is None or place.longitude is None:
        return False
    return great_circle_km(marked.latitude, marked.longitude, place.latitude, place.longitude) <= NEAR_KM


def learn_places(lessons: Sequence[Lesson], *, pull: float = PULL) -> tuple[Numbers, Numbers]:
    """The weights of the signs before and after the names of a document have spoken for one another."""
    first = _fit(lessons, [lesson.candidates.first_signs() for lesson in lessons], pull)
    again = first
    for passes in range(ROUNDS):
        signs = []
        for lesson in lessons:
            likely = lesson.candidates.likely(lesson.candidates.first_signs(), first)
            for _ in range(passes):
                likely = lesson.candidates.likely(lesson.candidates.signs(likely), again)
            signs.append(lesson.candidates.signs(likely))
        again = _fit(lessons, signs, pull)
    return first, again


def _fit(lessons: Sequence[Lesson], signs: Sequence[Numbers], pull: float) -> Numbers:
    """The weights by which the right places of all names are likeliest."""
    prior = np.array([PRIOR.get(sign, 0.0) for sign in SIGNS])
    free = np.array([sign not in FIXED for sign in SIGNS])
    table, right = np.concatenate(signs), np.concatenate([lesson.right for lesson in lessons])
    owner, starts = _joined(lessons)
    weight = np.concatenate([lesson.weight for lesson in lessons])

    def slope(weights: Numbers) -> Numbers:
        likely = _shares(np.exp(table @ weights), owner, starts)
        wanted = _shares(likely * right, owner, starts)
        gradient = ((likely - wanted) * weight[owner]) @ table + pull * len(lessons) * (weights - prior)
        return np.asarray(gradient * free)

    return _descend(prior, slope)


def _shares(values: Numbers, owner: Whole, starts: Whole) -> Numbers:
    """Each row's share among those of its name."""
    return np.asarray(values / np.maximum(1e-12, np.add.reduceat(values, starts))[owner])


def _joined(lessons: Sequence[Lesson]) -> tuple[Whole, Whole]:
    """Whose each row is, and where the rows of each name start, over all lessons."""
    owners, starts, names, rows = [], [], 0, 0
    for lesson in lessons:
        owners.append(lesson.candidates.owner + names)
        starts.append(lesson.candidates.starts + rows)
        names += lesson.candidates.names
        rows += len(lesson.right)
    return np.concatenate(owners), np.concatenate(starts)


def _descend(weights: Numbers, slope: Callable[[Numbers], Numbers]) -> Numbers:
    """Adagrad: down the slope, each weight by its own pace."""
    weights, squares = weights.copy(), np.full(len(weights), TINY)
    for _ in range(STEPS):
        step = slope(weights)
        squares += step * step
        weights -= RATE * step / np.sqrt(squares)
    return weights


def write_toponyms(weights: Mapping[str, float], path: Path) -> None:
    """Write the weights of signs of names, without those that do nothing."""
    rows = (f'"{sign}" = {weight:.2f}' for sign, weight in sorted(weights.items()) if abs(weight) >= 0.02)
    path.write_text(f"{HEAD.format('extract/places/signs.py')}\n[weights]\n" + "\n".join(rows) + "\n", "utf-8")


def write_places(first: Numbers, again: Numbers, path: Path) -> None:
    """Write the weights of signs of places."""
    tables = []
    for name, weights in (("first", first), ("again", again)):
        rounded = {sign: round(float(weights[AT[sign]]), 2) for sign in SIGNS}
        tables.append(f"\n[{name}]\n" + "\n".join(f"{sign} = {weight}" for sign, weight in rounded.items() if weight))
    path.write_text(HEAD.format("resolve/place_signs.py") + "\n" + "\n".join(tables) + "\n", "utf-8")


HEAD = "# Weights of the signs in {}: tools/learn_places.py writes this file anew."
