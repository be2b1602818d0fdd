"""Quantities: the values in sentences, with their bounds and units, and what they count; NewsQuant's form.

Figures follow CQE (Almasian et al. 2023, A Framework for Comprehensive Quantity Extraction): a quantity that is found
is right when the sentence has one with the same value, and with the same change or the same unit besides. Each of the
sentence's quantities is taken once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import isclose
from pathlib import Path
from typing import Any, Literal

from msgspec.structs import replace

from sayso.bench.corpora import reason
from sayso.bench.figures import Found
from sayso.errors import ReadError
from sayso.model import Quantity, make_document

FORM = "NewsQuant's form (JSON: a list of objects with a text and its quantities: change, value, unit, normalized_unit)"
DEFINITIONS = {
    "value F1": "the same number, or both ends of a range; thousands are 1,000 to 10,000",
    "value with bound F1": "and the same change: = (so many), ~ (about), > (at least), < (at most), up or down (by so "
    "many)",
    "value with unit F1": "and the same unit: of a measure its one name, of a noun its last word in the singular",
    "counted": "of the quantities with the right value that have a unit: the same, or a word of it in what we say is "
    "counted",
}
PUBLISHED = {  # value, with bound, with unit; on NewsQuant's other sentences
    "CQE (GPL)": (0.904, 0.849, 0.821),
    "quantulum3": (0.751, None, 0.480),
}
TOLERANCE = 1e-4
VAGUE = "/vague@"
Side = Literal["all", "even", "odd"]
Amount = tuple[float, float]
_VALUE = re.compile(r"(?P<low>-?\d+(?:\.\d+)?(?:E[+-]?\d+)?)(?:-(?P<high>\d+(?:\.\d+)?(?:E[+-]?\d+)?))?")
_CHANGES = frozenset({"=", "~", ">", "<", "up", "down"})
_NO_WORDS = frozenset({"of", "the", "a", "an", "in", "per", "and"})


@dataclass(frozen=True)
class Marked:
    """A quantity as the corpus has it."""

    value: Amount
    change: str
    unit: str
    normalized: str
    concepts: str


@dataclass(frozen=True)
class Sentence:
    """A sentence and its quantities."""

    text: str
    marked: tuple[Marked, ...]


@dataclass(frozen=True)
class Answer:
    """A quantity as sayso has it, in the corpus's terms."""

    value: Amount
    change: str
    unit: str | None
    counted: str


@dataclass
class Figures:
    """What was found in some sentences."""

    value: Found = field(default_factory=Found)
    bound: Found = field(default_factory=Found)
    unit: Found = field(default_factory=Found)
    counted: Found = field(default_factory=Found)


Finder = Callable[[Sentence], Iterable[Answer]]
Progress = Callable[[Sequence[Sentence]], Iterable[Sentence]]


def read_sentences(path: Path, *, side: Side = "all") -> list[Sentence]:
    """The sentences of a file, or every other one, of even or odd index from 0. Raises ReadError."""
    try:
        items = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: {reason(error)}; give a file of {FORM}") from error
    if not isinstance(items, list) or not items:
        raise ReadError(f"{path}: holds no sentences; give a file of {FORM}")
    sentences = [_sentence(path, number, item) for number, item in enumerate(items)]
    return sentences if side == "all" else sentences[side == "odd" :: 2]


def _sentence(path: Path, number: int, item: Any) -> Sentence:
    try:
        return Sentence(item["text"], tuple(_marked(one) for one in item["quantities"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ReadError(f"{path}: sentence {number} is not of the form ({error!r}); give a file of {FORM}") from error


def _marked(item: dict[str, str]) -> Marked:
    match = _VALUE.fullmatch(str(item["value"]).strip())
    if match is None or item["change"] not in _CHANGES:
        raise ValueError(f"{item['change']} {item['value']}")
    low = float(match["low"])
    value = (low, float(match["high"]) if match["high"] else low)
    concepts = item.get("referred_concepts") or "-"
    return Marked(value, item["change"], item["unit"], item["normalized_unit"], concepts)


def by_finder(sentence: Sentence) -> Iterator[Answer]:
    """As the record does, with amounts of time and ages, too."""
    from sayso.extract.quantities import find_quantities
    from sayso.language import read_language

    reading = read_language(make_document(sentence.text, language="en"))
    for found in find_quantities(reading, every=True):
        answer = _answer(found)
        if answer is not None:
            yield answer


def _answer(found: Quantity) -> Answer | None:
    if VAGUE in found.by and found.low:  # "thousands" is at least 2,000 here, and 1,000 to 10,000 there
        found = replace(found, low=found.low / 2, high=found.low * 5)
    low = found.high if found.low is None else found.low
    high = found.low if found.high is None else found.high
    if low is None or high is None:
        return None
    counted = found.counted.text if found.counted else ""
    unit = found.unit or (head_of(counted) if counted else None)
    return Answer((float(low), float(high)), change_of(found), unit, counted or found.unit or "")


def change_of(found: Quantity) -> str:
    """A finding's bound as the corpus writes it."""
    if (found.low is None) != (found.high is None):
        return "<" if found.low is None else ">"
    return {"rise": "up", "fall": "down", None: "~" if found.approximate else "="}[found.change]


def head_of(noun: str) -> str:
    """The last word of a noun, in the singular as far as its ending shows it."""
    words = re.findall(r"[^\W_]+(?:[-’'][^\W_]+)*", noun.lower().split(" of ")[0])
    last = words[-1] if words else ""
    for plural, singular in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("sses", "ss"), ("s", "")):
        if last.endswith(plural) and len(last) > len(plural) + 1 and not last.endswith("ss"):
            return last.removesuffix(plural) + singular
    return {"men": "man", "women": "woman", "children": "child", "feet": "foot"}.get(last, last)


def same_value(marked: Marked, answer: Answer) -> bool:
    """Whether both are the same number, or range; a third may be .333."""
    return all(isclose(one, other, rel_tol=TOLERANCE) for one, other in zip(marked.value, answer.value, strict=True))


def same_unit(marked: Marked, answer: Answer) -> bool:
    """Whether both are measured in the same, or count nouns with the same last word."""
    wanted = {marked.unit.strip(), marked.normalized.strip()}
    if wanted <= {"-", ""}:
        return answer.unit is None
    if answer.unit is None:
        return False
    return bool({unit_key(words) for words in wanted} & {answer.unit.lower(), unit_key(answer.unit)})


def unit_key(words: str) -> str:
    """A unit's one name in small letters, by sayso's table, without what follows "per"; else the noun's last word."""
    from sayso.resolve.quantities import resolve_quantity

    plain = re.sub(r"\byear-?old\b", "year of age", words.strip())
    if plain in ("age", "year of age"):
        return "year of age"
    for one in (plain, re.split(r"\s+per\s+", plain)[0]):
        for amount in (f"2 {one}", f"2 {one.lower()}", f"{one}2", f"2{one}"):
            found = resolve_quantity(amount)
            if found and found.unit:
                return found.unit.lower()
    return head_of(plain)


def measure(sentences: Sequence[Sentence], finder: Finder = by_finder, progress: Progress = iter) -> Figures:
    """What a finder finds in all sentences together; `progress` is passed through as it goes on."""
    total = Figures()
    for sentence in progress(sentences):
        compare(sentence, list(finder(sentence)), total)
    return total


def compare(sentence: Sentence, answers: Sequence[Answer], total: Figures) -> None:
    """Add to `total` what was found in one sentence."""
    by_value = _pairs(sentence.marked, answers, same_value)
    total.value += _found(by_value, sentence.marked, answers)
    bound = _pairs(
        sentence.marked, answers, lambda marked, answer: same_value(marked, answer) and marked.change == answer.change
    )
    total.bound += _found(bound, sentence.marked, answers)
    unit = _pairs(
        sentence.marked, answers, lambda marked, answer: same_value(marked, answer) and same_unit(marked, answer)
    )
    total.unit += _found(unit, sentence.marked, answers)
    named = [(marked, answer) for marked, answer in by_value if counts(marked)]
    right = sum(_overlaps(marked, answer) for marked, answer in named)
    total.counted += Found(right, 0, len(named) - right)


def _overlaps(marked: Marked, answer: Answer) -> bool:
    return bool(words_of(counts(marked)) & words_of(answer.counted)) or same_unit(marked, answer)


def counts(marked: Marked) -> str:
    """The words for what a quantity counts or is measured in: "first-team players", "$"; "" where it names nothing."""
    return "" if {marked.unit, marked.normalized} <= {"-", ""} else f"{marked.unit} {marked.normalized}"


def words_of(phrase: str) -> frozenset[str]:
    """The words of a phrase, each in the singular."""
    return frozenset(head_of(word) for word in phrase.lower().split()) - _NO_WORDS - {""}


def _pairs(
    marked: Sequence[Marked], answers: Sequence[Answer], fits: Callable[[Marked, Answer], bool]
) -> list[tuple[Marked, Answer]]:
    """Each answer with the first quantity that it fits and that no other has taken."""
    left, pairs = list(marked), []
    for answer in answers:
        hit = next((one for one in left if fits(one, answer)), None)
        if hit is not None:
            left.remove(hit)
            pairs.append((hit, answer))
    return pairs


def _found(pairs: Sequence[object], marked: Sequence[Marked], answers: Sequence[Answer]) -> Found:
    return Found(len(pairs), len(answers) - len(pairs), len(marked) - len(pairs))
