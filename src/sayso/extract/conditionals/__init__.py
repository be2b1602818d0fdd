"""Conditionals: what a party said would, should or might follow, and upon what.

The way: markers that do not ask (`markers`) -> their two sides (`sides`); conditions without a conjunction (`bare`,
`means`) -> on whose word, with what force, of what kind (`judge`) -> findings. The words are in
codebook/conditions.toml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.extract.conditionals.bare import find_bare
from sayso.extract.conditionals.clauses import asks, first_clause
from sayso.extract.conditionals.draft import Draft, fields_of, holders_of, run_up_to
from sayso.extract.conditionals.extents import is_past
from sayso.extract.conditionals.judge import judge_force, judge_kind
from sayso.extract.conditionals.lexicon import words_of
from sayso.extract.conditionals.markers import Marker, find_markers
from sayso.extract.conditionals.means import find_means
from sayso.extract.conditionals.sides import Sides, draft_of, find_sides
from sayso.model import Conditional, ConditionalKind, Force, Statement, make_id

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.language.reading import Reading

__all__ = ["find_conditionals"]

VERSION = "1"
DENIED = frozenset({"no", "not", "never", "nothing", "none", "nobody", "n't", "n’t", "neither", "nor", "cannot"})
# "until just before the vote": a time, and no clause.
TIMED = frozenset({"just", "shortly", "before", "after", "about", "around", "well", "late", "early"})
LASTING = frozenset({"remain", "continue", "stay", "keep", "hold", "last", "persist", "fight", "maintain", "wait"})


def find_conditionals(reading: Reading, *, statements: Sequence[Statement]) -> Iterator[Conditional]:
    """The conditions of a reading, in the text's order.

    `statements` are those of the same text: a condition belongs to the innermost whose content holds its antecedent,
    and to the reporter where none does. Their events are left to the pipeline.
    """
    drafts = [*_marked(reading, statements), *find_bare(reading, statements), *find_means(reading)]
    seen: set[tuple[int, int]] = set()
    for draft in sorted(drafts, key=lambda d: (d.antecedent, d.marker)):
        if draft.antecedent not in seen:
            seen.add(draft.antecedent)
            yield _conditional(reading, draft, statements)


def _marked(reading: Reading, statements: Sequence[Statement]) -> Iterator[Draft]:
    for marker in find_markers(reading):
        token = reading.doc[marker.start]
        fields = fields_of(reading, token, statements)
        sides = find_sides(reading, marker, fields)
        if sides is not None and sides.consequent and _meets_needs(marker, sides):
            yield draft_of(marker, sides, reading, asked=_is_question(sides))


def _is_question(sides: Sides) -> bool:
    """What is asked is not said to follow, and has no force: judged by the mark behind the later of the two sides."""
    consequent = sides.consequent or ()
    return asks(consequent if consequent[-1].i > sides.antecedent[-1].i else sides.antecedent)


def _meets_needs(marker: Marker, sides: Sides) -> bool:
    """ "until" and "once" are conditions of what lies ahead, and times of what was; "as long as a mile" measures;
    "even if" grants what is so.
    """
    if marker.marking.rule == "as-long-as":
        return first_clause(sides.antecedent) is not None
    words = sides.consequent or ()
    if " ".join(t.lower_ for t in sides.antecedent) in words_of("short"):
        return any(t.tag_ in ("MD", "TO") for t in words) or (sides.verb is not None and sides.verb.tag_ == "VBG")
    if marker.marking.needs == "modal":
        return any(t.tag_ == "MD" or t.lower_ in ("going", "gon") for t in words)
    if marker.marking.needs == "general":
        return _is_general(sides)
    if marker.marking.needs not in ("future", "future-denied"):
        return True
    supposed = first_clause(sides.antecedent)
    if sides.antecedent[0].lower_ in TIMED or not (supposed or any(t.dep_ == "advcl" for t in sides.antecedent)):
        return False
    if supposed and (supposed[0].tag_ == "VBD" or any(c.tag_ in ("VBD", "MD") for c in supposed[0].lefts)):
        return False
    if any(t.tag_ == "MD" for t in words):
        return marker.marking.needs == "future" or any(t.lower_ in DENIED or t.lemma_ in LASTING for t in words)
    present = any(t.tag_ in ("VBZ", "VBP") for t in words)
    return marker.marking.needs == "future-denied" and present and any(t.lower_ in DENIED for t in words)


def _is_general(sides: Sides) -> bool:
    """What holds at any time: "whenever they fire, we fire back"; not what was done each time."""
    supposed = first_clause(sides.antecedent)
    if supposed is None or sides.verb is None:
        return False
    return not any(is_past(verb) for verb in (supposed[0], sides.verb))


def _conditional(reading: Reading, draft: Draft, statements: Sequence[Statement]) -> Conditional:
    statement = _statement(reading, draft, statements)
    antecedent = reading.span(*draft.antecedent)
    consequent = reading.span(*draft.consequent) if draft.consequent else None
    words = _words(reading, draft.consequent)
    force, kind = _judge(reading, draft, words, statement)
    return Conditional(
        id=make_id("conditional", reading.document.id, antecedent.start, antecedent.end),
        by=f"conditionals/{draft.rule}@{VERSION}",
        marker=reading.span(*draft.marker),
        antecedent=antecedent,
        consequent=consequent,
        kind=kind,
        force=force,
        statement=statement.id if statement else None,
    )


def _judge(
    reading: Reading, draft: Draft, words: Sequence[Token], statement: Statement | None
) -> tuple[Force | None, ConditionalKind | None]:
    if draft.rule == "red-line":
        return None, "red-line"
    if draft.asked:
        return None, None
    if draft.rule == "or-face":
        return "will", "threat"  # "withdraw or face the fleet": a bare verb, and what will be
    force = judge_force(draft.verb, words, statement)
    return force, judge_kind(reading, draft.verb, words, force, statement)


def _statement(reading: Reading, draft: Draft, statements: Sequence[Statement]) -> Statement | None:
    """The innermost statement that holds the antecedent (its beginning and most of it), or leads up to its marker."""
    start, end = draft.antecedent
    for held in holders_of(statements, start):
        if any(2 * (min(c.end, end) - start) > end - start for c in held.content if c.start <= start):
            return held
    return run_up_to(reading, statements, draft.marker[0])


def _words(reading: Reading, region: tuple[int, int] | None) -> list[Token]:
    if region is None:
        return []
    tokens = reading.doc.char_span(*region, alignment_mode="expand")
    return [t for t in tokens if not t.is_space] if tokens is not None else []
