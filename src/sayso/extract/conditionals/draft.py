"""A draft: what is gathered of a condition before it is finished; and the field of words in which it may lie."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.extract.conditionals.clauses import sentence_of
from sayso.extract.conditionals.lexicon import reporting_verbs, words_of
from sayso.model import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.language.reading import Reading

SEGMENT_ENDS = frozenset({",", "—", "–", "--", "“", "”", '"', ";"})
Region = tuple[int, int]  # characters, half-open


@dataclass(frozen=True)
class Draft:
    """One condition in the making. `verb` is the consequent's main verb, where one is known.

    `asked`: the consequent is a question ("if Kestan lands, who will fight?"), which nobody says will follow.
    """

    rule: str
    marker: Region
    antecedent: Region
    consequent: Region | None = None
    verb: Token | None = None
    asked: bool = False


@dataclass(frozen=True)
class Field:
    """The words among which both sides of a condition lie: a sentence's, as far as one speaker's words go."""

    tokens: tuple[Token, ...]

    def before(self, index: int) -> tuple[Token, ...]:
        """The tokens before a token index."""
        return self.tokens[: self._at(index)]

    def after(self, index: int) -> tuple[Token, ...]:
        """The tokens from a token index on."""
        return self.tokens[self._at(index) :]

    def _at(self, index: int) -> int:
        return bisect_left([token.i for token in self.tokens], index)


def fields_of(reading: Reading, token: Token, statements: Sequence[Statement]) -> list[Field]:
    """Where to look for the sides of a condition marked at a token: the innermost statement first, then wider."""
    first, last = sentence_of(token)
    sentence = [t for t in token.doc[first:last] if not t.is_space]
    holders = holders_of(statements, token.idx)
    run_up = run_up_to(reading, statements, token.idx) if not holders else None
    found = [Field(tuple(t for t in sentence if t.idx >= run_up.content[0].start))] if run_up else []
    for statement in holders:
        inside = tuple(
            t for t in sentence if any(c.start <= t.idx and t.idx + len(t) <= c.end for c in statement.content)
        )
        if inside and len(inside) < len(sentence):
            found.append(Field(inside))
    return [*found, Field(without_reporting(sentence, token))]


def without_reporting(sentence: Sequence[Token], token: Token) -> tuple[Token, ...]:
    """A sentence's tokens without the clauses that only say who speaks (", the minister said"): a gap is left."""
    kept: list[Token] = []
    segment: list[Token] = []
    for word in [*sentence, None]:
        if word is not None and word.text not in SEGMENT_ENDS:
            segment.append(word)
            continue
        if not _is_reporting(segment) or token in segment:
            kept += segment
        kept += [word] if word is not None else []
        segment = []
    return tuple(kept)


def _is_reporting(segment: Sequence[Token]) -> bool:
    words = [t for t in segment if not t.is_punct]
    if len(words) > 1 and words[0].lower_ == "according" and words[1].lower_ == "to":
        return True
    verbs = [t for t in words if t.pos_ in ("VERB", "AUX", "SCONJ")]
    return (
        len(verbs) == 1 < len(words)
        and verbs[0].tag_ in ("VBD", "VBZ", "VBP")
        and verbs[0].lemma_ in reporting_verbs()
        and not _has_thing(verbs[0])
    )


def _has_thing(verb: Token) -> bool:
    """ "he commits a wrong": done to a thing, where "he told a crowd" has a hearer, and reports."""
    things = [c for c in verb.rights if c.dep_ == "dobj" and any(t.lower_ in ("a", "an") for t in c.lefts)]
    return bool(things) and verb.lemma_ not in words_of("asking_of")


def run_up_to(reading: Reading, statements: Sequence[Statement], char: int) -> Statement | None:
    """The statement whose content ends where a marker begins: "vowed to stay | if attacked", where it is cut short."""
    text = reading.document.text
    for statement in statements:
        end = statement.content[-1].end
        cued = statement.cue is not None and statement.cue.end <= statement.content[0].start
        if cued and len(statement.content) == 1 and end <= char and text[end:char] in (" ", ", ", " but ", " only "):
            return statement
    return None


def holders_of(statements: Sequence[Statement], char: int) -> list[Statement]:
    """The statements whose content holds a character, the innermost (shortest) first."""
    held = [s for s in statements if any(c.start <= char < c.end for c in s.content)]
    return sorted(held, key=lambda s: (sum(c.end - c.start for c in s.content), s.content[0].start, s.id))
