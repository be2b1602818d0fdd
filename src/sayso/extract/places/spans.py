"""Runs of words that may be the name of a place, whatever use the text makes of them: to be judged by their signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso.codebook.load import load
from sayso.extract.places.names import PLACES, is_direction
from sayso.language.columns import column
from sayso.resolve.countries import match_country
from sayso.resolve.gazetteer import Gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST = 6  # tokens of a name
# Words of these tags begin no name, even at the head of a sentence or a title.
FUNCTION = frozenset(["PRP", "PRP$", "IN", "DT", "CC", "TO", "WP", "WRB", "WDT", "UH", "MD", "VBZ", "EX"])


@dataclass(frozen=True)
class Run:
    """Tokens `start` to `end` (half-open) that may be a name, and why: the gazetteer or the table of countries has
    them, spaCy calls them a place, or their first or last word is one of places ("street", "feature", "admin",
    "road").
    """

    start: int
    end: int
    why: str


class Words:
    """The tokens of a document as lists: words, small letters, tags, where sentences begin, and the entity of each."""

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
        self.words = [token.text for token in doc]
        self.lower = [word.lower() for word in self.words]
        self.small = frozenset(word for word in self.words if word[0].islower())
        self.tags = column(doc, "TAG")
        self.starts: list[int] = doc.to_array("IDX").tolist()
        self.begins: list[bool] = [at == 1 for at in doc.to_array("SENT_START").tolist()]
        self.entities: list[tuple[int, int, str] | None] = [None] * len(self.words)
        people: list[tuple[str, str]] = []
        for entity in doc.ents:
            known = (entity.start, entity.end, entity.label_)
            self.entities[entity.start : entity.end] = [known] * len(entity)
            if entity.label_ == "PERSON" and len(entity) > 1:
                people.append((self.words[entity.start], self.words[entity.end - 1]))
        self.first_names = Counter(first for first, _ in people)
        self.surnames = Counter(last for _, last in people)

    def __len__(self) -> int:
        return len(self.words)

    def between(self, start: int, end: int) -> str:
        """The text of tokens `start` to `end`."""
        return self.text[self.starts[start] : self.starts[end - 1] + len(self.words[end - 1])]

    def capital(self, at: int) -> bool:
        """Whether a token is there and has a capital letter first."""
        return 0 <= at < len(self.words) and self.words[at][0].isupper()


@cache
def words_of(name: str) -> frozenset[str]:
    """One of the codebook's lists of words around names of places."""
    return frozenset(load("place_words")["around"][name].split())


def find_runs(words: Words, gazetteer: Gazetteer) -> list[Run]:
    """Every run of words that may be a name, those that overlap as well, by where they begin."""
    found = {(run.start, run.end): run for run in _by_entities(words)}
    for start in range(len(words)):
        if words.capital(start) and words.tags[start] not in FUNCTION and words.lower[start] != "the":
            found |= {(run.start, run.end): run for run in _from(words, start, gazetteer)}
    return [found[at] for at in sorted(found)]


def _from(words: Words, start: int, gazetteer: Gazetteer) -> Iterator[Run]:
    """The runs that begin with a token."""
    for end in range(start + 1, min(len(words), start + LONGEST) + 1):
        if end - 1 > start and not _goes_on(words, end - 1):
            return
        if words.capital(end - 1) or words.words[end - 1][0].isdigit():
            text = words.between(start, end)
            if "\n" in text:
                return
            why = _why(words, start, end, text, gazetteer)
            if why:
                yield Run(start, end, why)


def _goes_on(words: Words, at: int) -> bool:
    """Whether a name may go on with a token."""
    if words.begins[at] and not words.words[at - 1].endswith("."):
        return False
    return words.capital(at) or words.words[at][0].isdigit() or words.lower[at] in words_of("links")


def _why(words: Words, start: int, end: int, text: str, gazetteer: Gazetteer) -> str | None:
    if gazetteer.find(text):
        return "known"
    if match_country(text):
        return "country"
    if end - start > 1:
        first, last = words.lower[start], words.lower[end - 1]
        by_last = next((kind for kind in ("street", "feature", "admin") if last in words_of(kind)), None)
        road = "road" if first in words_of("roads") and last[0].isdigit() else None
        return by_last or road or ("first" if first in words_of("firsts") else None)
    return "short" if text in load("regions")["abbreviations"] else None


def _by_entities(words: Words) -> Iterator[Run]:
    """What spaCy calls places, with and without a direction before them."""
    for known in dict.fromkeys(entity for entity in words.entities if entity):
        start, end, label = known
        if label not in PLACES:
            continue
        while start < end and (words.lower[start] == "the" or not words.words[start][0].isalnum()):
            start += 1
        while end > start and (words.tags[end - 1] == "POS" or not _ends_word(words.words[end - 1])):
            end -= 1
        bare = start
        while bare < end - 1 and is_direction(words.words[bare]):
            bare += 1
        for first in {start, bare}:
            if first < end and any(letter.isupper() for letter in words.between(first, end)):
                yield Run(first, end, "entity")


def _ends_word(word: str) -> bool:
    return word[-1].isalnum() or word[-1] == "."
