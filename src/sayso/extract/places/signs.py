"""What speaks for and against a run of words being the name of a place: the words around it, what spaCy makes of it,
what the gazetteer knows, how the document uses the same words elsewhere, and how well the place fits the document.

A sign is a short name; its weight, learnt from marked articles, is in toponym_weights.toml.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from math import log10

from sayso.codebook.load import load
from sayso.extract.places.names import is_direction
from sayso.extract.places.spans import Run, Words, words_of
from sayso.resolve.countries import match_country
from sayso.resolve.gazetteer import Gazetteer, Place

AFTER = ("street", "feature", "admin", "people", "bodies")  # kinds of words behind a name
PLAIN = frozenset(["from", "to", "of", "on", "between", "for", "by", "with", "and", "the", "a", "an"])
MOST_PEOPLE = 7  # log10
LONG_RUN = 5  # tokens that a name of a body goes on for
CITY, TOWN = 100_000, 10_000  # people


@dataclass(frozen=True)
class Known:
    """What is known of a run besides the words around it: `places` bear its name, `place` is the likeliest, `likely`
    by how much.
    """

    places: Sequence[Place]
    place: Place | None
    likely: float


def find_signs(
    words: Words, run: Run, known: Known, uses: Counter[str], rivals: Rivals, gazetteer: Gazetteer
) -> list[str]:
    """All signs of a run; `uses` is how the document uses the same name, `rivals` the runs it overlaps with."""
    before, after = _before(words, run.start), _after(words, run.end, gazetteer)
    entity = f"ent={_entity(words, run)}"
    signs = [f"why={run.why}", before, after, entity, *_own(words, run), *_around(words, run)]
    signs += _gazetteer(words, run, known)
    used, level = _used(uses), f"level={_level(known.places)}"
    signs += [*rivals.signs(run), *used, level]
    signs += [f"{one}|{other}" for one, other in combinations((before, after, entity), 2)]
    signs += [f"{one}|{other}" for one in (before, after, entity) for other in (level, used[0])]
    signs += [f"{level}|{used[0]}", f"{entity}|why={run.why}"]
    return signs


def _level(places: Sequence[Place]) -> str:
    """The foremost kind of place that bears the name as its usual one, towns by their size."""
    kinds = {place.kind for place in places if not place.alias}
    kind = next((kind for kind in ("country", "region", "province", "district") if kind in kinds), "")
    people = max((place.population for place in places if place.kind == "settlement" and not place.alias), default=0)
    if kind in ("", "district") and people:
        return "city" if people >= CITY else "town" if people >= TOWN else kind or "village"
    return kind or ("alias" if places else "unknown")


def _own(words: Words, run: Run) -> list[str]:
    """What the words of the name show."""
    text = words.between(run.start, run.end)
    proper = all(tag in ("NNP", "NNPS") for tag in words.tags[run.start : run.end])
    shows = {
        "no place": text.lower() in no_places(),
        "also small": run.end - run.start == 1 and words.lower[run.start] in words.small,
        "upper": text.isupper() and len(text) > 3,
        "short": len(text) <= 3,
        "digit": any(letter.isdigit() for letter in text),
        "surname": words.words[run.end - 1] in words.surnames,
        "firstname": words.words[run.start] in words.first_names,
        "begins": words.begins[run.start],
    }
    tag = "proper" if proper else f"tag={words.tags[run.end - 1]}"
    return [f"len={min(4, run.end - run.start)}", tag, *(sign for sign, shown in shows.items() if shown)]


@cache
def no_places() -> frozenset[str]:
    """Words with a capital that are hardly ever meant as the place that has their name: months, seats of power."""
    return frozenset(load("place_words")["no_places"]["words"])


def _entity(words: Words, run: Run) -> str:
    """What spaCy calls the words, and whether the name is all of it (x), its start (s), its end (e) or inside (i)."""
    first, last = words.entities[run.start], words.entities[run.end - 1]
    if first is None or last is None or first != last:
        return "none" if first is None and last is None else "cross"
    start, end, label = first
    if start == run.start - 1 and end == run.end and _is_aside(words, start):
        start = run.start
    part = {(True, True): "x", (True, False): "s", (False, True): "e"}.get((start == run.start, end == run.end), "i")
    return f"{label}:{part}"


def _is_aside(words: Words, at: int) -> bool:
    return words.lower[at] == "the" or is_direction(words.words[at])


def _before(words: Words, start: int) -> str:
    """The kind of word before a name."""
    if start == 0:
        return "prev=start"
    word, tag = words.lower[start - 1], words.tags[start - 1]
    capital = words.capital(start - 1)
    if word in words_of("where"):
        return "prev=where"
    if word in PLAIN:
        return f"prev={word}"
    if word in words_of("titles"):
        return "prev=title"
    if is_direction(words.words[start - 1]):
        return "prev=Direction" if capital else "prev=direction"
    if word == ",":
        return "prev=name," if start > 1 and words.tags[start - 2] in ("NNP", "NNPS") else "prev=,"
    if word[0].isdigit():
        return "prev=digit"
    if not word[0].isalnum():
        return "prev=-" if word == "-" else "prev=mark"
    if words.begins[start]:
        return "prev=start"
    return f"prev={'NNP' if capital and tag in ('NNP', 'NNPS') else tag[:2]}"


def _after(words: Words, end: int, gazetteer: Gazetteer) -> str:
    """The kind of word behind a name."""
    if end >= len(words):
        return "next=end"
    word, tag, capital = words.lower[end], words.tags[end], "C" if words.capital(end) else ""
    if word == ",":
        return f"next=,{_behind_comma(words, end + 1, gazetteer)}"
    if tag == "POS":
        return "next=pos"
    kind = next((kind for kind in AFTER if word in words_of(kind)), None)
    if kind:
        return f"next={kind}{capital}"
    if word == "-":
        return f"next=-{'C' if words.capital(end + 1) else ''}"
    if capital and not words.begins[end] and tag in ("NNP", "NNPS", "JJ", "CD"):
        return "next=NNP"
    return f"next={tag[:2]}" if word[0].isalnum() else f"next={'.' if word == '.' else 'mark'}"


def _behind_comma(words: Words, at: int, gazetteer: Gazetteer) -> str:
    """What stands behind a name and a comma: a state, a country, another name."""
    if not words.capital(at):
        return ""
    short = load("regions")["abbreviations"]
    text = words.words[at]
    if text in short or words.between(at, min(at + 2, len(words))) in short:
        return "state"
    match = match_country(text)
    if match and match.how == "name":
        return "country"
    return "province" if any(p.kind in ("province", "region") for p in gazetteer.find(text)) else "Cap"


def _around(words: Words, run: Run) -> list[str]:
    """Names that go on before or behind: of a person, of a body."""
    start, end = run.start, run.end
    signs = []
    if start and words.words[start - 1] in words.first_names:
        signs.append("after first name")
    before = words.entities[start - 1] if start else None
    if before and before[2] == "PERSON" and before != words.entities[start]:
        signs.append("after person")
    if start > 1 and words.lower[start - 1] == "the" and words.lower[start - 2] in words_of("where"):
        signs.append("where the")
    if end < len(words) and words.words[end] in words.surnames:
        signs.append("before surname")
    if words.capital(end) and not words.begins[end]:
        last = end
        while words.capital(last + 1) and last - end < LONG_RUN and not words.begins[last + 1]:
            last += 1
        kind = next((kind for kind in AFTER if words.lower[last] in words_of(kind)), "else")
        signs.append(f"goes on to {kind}")
    return signs


def _gazetteer(words: Words, run: Run, known: Known) -> list[str]:
    """What the gazetteer and the table of countries know of the name, and how well the likeliest place fits."""
    signs = sorted({f"kind={place.kind}{'*' if place.alias else ''}" for place in known.places})
    match = match_country(words.between(run.start, run.end))
    if match:
        signs.append(f"country={match.how}")
    towns = [place.population for place in known.places if place.kind == "settlement" and not place.alias]
    others = [place.population for place in known.places if place.alias]
    signs.append(f"people={_size(max(towns)) if towns else '-'}")
    if others and not towns:
        signs.append(f"alias people={_size(max(others))}")
    place = known.place
    if place is None:
        return [*signs, "meant=none"]
    signs.append(f"meant={place.kind}{'*' if place.alias else ''}")
    if place.kind in ("settlement", "district"):
        size = _size(place.population)
        signs.append(f"meant {'S' if size < 4 else 'M' if size < 5 else 'L'} likely={min(4, int(known.likely * 5))}")
    return signs


def _size(people: int) -> int:
    return min(MOST_PEOPLE, int(log10(people + 1)))


class Rivals:
    """The runs of a document, by the tokens that they cover: longer and shorter names that overlap."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._at: dict[int, list[Run]] = {}
        for run in runs:
            for token in range(run.start, run.end):
                self._at.setdefault(token, []).append(run)

    def signs(self, run: Run) -> list[str]:
        """Whether a longer name holds this one, and whether this one holds a shorter."""
        near = [other for other in self._at[run.start] if other != run]
        near += [other for other in self._at[run.end - 1] if other != run and other.start > run.start]
        longer = [other.why for other in near if other.start <= run.start and other.end >= run.end]
        known = "known" in longer or "country" in longer
        signs = [f"in longer={'known' if known else longer[0]}"] if longer else []
        shorter = [
            other for other in near if other.start >= run.start and other.end <= run.end and other.why == "known"
        ]
        if any(other.start == run.start for other in shorter):
            signs.append("starts with known")
        if any(other.end == run.end for other in shorter):
            signs.append("ends with known")
        return signs


def count_uses(words: Words, runs: Sequence[Run], keys: Mapping[Run, str]) -> dict[str, Counter[str]]:
    """How a document uses each name: how often, as what spaCy calls a place or a person, behind a word of place,
    before a state.
    """
    uses: dict[str, Counter[str]] = {}
    short = load("regions")["abbreviations"]
    for run in runs:
        seen = uses.setdefault(keys[run], Counter())
        kind = _entity(words, run)
        seen["all"] += 1
        seen["place"] += kind in ("GPE:x", "LOC:x")
        seen["person"] += kind.startswith("PERSON")
        seen["where"] += run.start > 0 and words.lower[run.start - 1] in words_of("where")
        seen["state"] += run.end + 1 < len(words) and words.words[run.end] == "," and words.words[run.end + 1] in short
    return uses


def _used(uses: Counter[str]) -> list[str]:
    """The signs of how a document uses a name."""
    share = min(3, int(uses["place"] / uses["all"] * 4)) if uses["place"] else "no"
    signs = [f"used as place={share}"]
    signs += [f"used {use}" for use in ("where", "state", "person") if uses[use]]
    return [*signs, "used often"] if uses["all"] > 1 else signs
