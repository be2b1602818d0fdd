"""From drafts to statements: the manner, which lies within which, when and where it was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sayso.extract.statements.draft import Draft, Region
from sayso.extract.statements.regions import subtree
from sayso.language.reading import noun_phrase
from sayso.model import Argument, Manner, Statement, Timex, Toponym, make_id

if TYPE_CHECKING:
    from sayso.language.reading import Reading

VERSION = "1"
CONFIRMED = "+reader"  # the trained reader found the same cue
# Two statements whose contents share more than this are one attribution found twice.
SAME_CONTENT = 0.9


def finish(
    reading: Reading, drafts: Sequence[Draft], *, times: Sequence[Timex] = (), places: Sequence[Toponym] = ()
) -> Iterator[Statement]:
    """Statements from drafts, in the order of the text, each once."""
    ordered = sorted((d for d in drafts if d.content), key=lambda d: (d.start, d.cue or (0, 0)))
    made = [(draft, _statement(reading, draft, ordered, times, places)) for draft in _once(ordered)]
    seen: set[str] = set()
    for draft, statement in made:
        if statement.id not in seen:
            seen.add(statement.id)
            yield replace(statement, within=_within(draft, made))


def _once(drafts: Sequence[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        if not any(_same(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _same(a: Draft, b: Draft) -> bool:
    return a.source == b.source and a.turn == b.turn and overlap(a.content, b.content) > SAME_CONTENT


def overlap(a: Sequence[Region], b: Sequence[Region]) -> float:
    """The characters that two contents share, over those that either covers."""
    shared = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    both = sum(e - s for s, e in (*a, *b)) - shared
    return shared / both if both else 0.0


def _statement(
    reading: Reading, draft: Draft, drafts: Sequence[Draft], times: Sequence[Timex], places: Sequence[Toponym]
) -> Statement:
    content = tuple(reading.span(a, b) for a, b in sorted(set(draft.content)))
    cue = reading.span(*draft.cue) if draft.cue else None
    around = _saying(draft, drafts)
    return Statement(
        id=make_id("statement", reading.document.id, cue and cue.start, content[0].start, content[-1].end, draft.turn),
        by=f"statements/{draft.rule}{CONFIRMED if draft.confirmed else ''}@{VERSION}",
        source=_source(reading, draft),
        cue=cue,
        content=content,
        manner=_manner(reading, draft),
        act=draft.act,
        addressee=reading.argument(draft.addressee) if draft.addressee is not None else None,
        at=next((p.id for p in places if _in(p.span.start, around) and _is_where(reading, p.span.start)), None),
        times=tuple(t.id for t in times if _in(t.span.start, around)),
    )


def _source(reading: Reading, draft: Draft) -> Argument | None:
    if draft.label is not None:
        entity = reading.argument(draft.source).entity if draft.source is not None else None
        return Argument(entity=entity, span=reading.span(*draft.label))
    if draft.source is None:
        return None
    argument = reading.argument(draft.source)
    # "Putin and Kim pledged": both are cited; the first is the source.
    if last := next((t for t in reversed(list(draft.source.conjuncts)) if t.i > draft.source.i), None):
        return Argument(entity=argument.entity, span=reading.span(argument.span.start, _end(noun_phrase(last))))
    return argument


def _end(tokens: object) -> int:
    return int(tokens.end_char)  # type: ignore[attr-defined]


def _manner(reading: Reading, draft: Draft) -> Manner:
    if draft.turn:
        return "direct"
    level = reading.quote_at(draft.head.idx) if draft.head is not None else None
    quoted = [q for q in reading.quotes if q.outer == level]
    regions = sorted(draft.content)
    if all(any(q.start <= a and b <= q.end for q in quoted) for a, b in regions):
        return "direct"
    return "mixed" if any(q.start < b and a < q.end for q in quoted for a, b in regions) else "indirect"


def _saying(draft: Draft, drafts: Sequence[Draft]) -> list[Region]:
    """The words around a cue that are its own: its sentence or the content it stands in, without what is said."""
    if draft.head is None or draft.cue is None or draft.turn:
        return []
    sent, cue = draft.head.sent, draft.cue
    regions = [region for other in drafts if not other.turn for region in other.content]
    if draft.source is not None:  # "the fisher, who had mended nets for years, said": not when he said it
        regions += [subtree(child) for child in draft.source.rights if child.dep_ == "relcl"]
    around = [(a, b) for a, b in regions if a <= cue[0] and cue[1] <= b]
    at = max([sent.start_char, *(a for a, _ in around)])
    end = min([sent.end_char, *(b for _, b in around)])
    left = []
    for start, stop in sorted(set(regions) - set(around)):
        if stop > at and start < end:
            left.append((at, start))
            at = max(at, stop)
    return [(a, b) for a, b in [*left, (at, end)] if a < b]


def _is_where(reading: Reading, char: int) -> bool:
    """Is this the place of a "speaking in Brussels", and not one that the saying is about?"""
    before = reading.token_before(char)
    return before is not None and before.lower_ in ("in", "at", "from")


def _in(char: int, regions: Sequence[Region]) -> bool:
    return any(a <= char < b for a, b in regions)


def _within(draft: Draft, made: Sequence[tuple[Draft, Statement]]) -> str | None:
    """The statement with the smallest content that holds this one's cue."""
    at = draft.cue or draft.content[0]
    size = sum(b - a for a, b in draft.content)
    holders = [
        (sum(b - a for a, b in other.content), statement.id)
        for other, statement in made
        if other is not draft and any(a <= at[0] and at[1] <= b for a, b in other.content)
    ]
    larger = [holder for holder in holders if holder[0] > size]  # so that no two are within each other
    return min(larger)[1] if larger and not draft.turn else None
