"""From the scores of spans and of what belongs together to attributions: a cue, its source, its contents.

Contents of one cue stand apart; those of different cues may lie within each other, which is how nested attributions
come out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.reader.decode import Floats, Scored, choose_apart, propose
from sayso.reader.network import Answers, Char, Part
from sayso.reader.questions import SPANS

SOURCE, CUE, CONTENT = (SPANS.index(kind) for kind in ("source", "cue", "content"))
TO_SOURCE, TO_CONTENT = 0, 1


@dataclass(frozen=True)
class Attribution:
    """A cue with its source and its contents, as characters; `score` is the likelihood of the least likely part of
    it.
    """

    cue: Char
    source: Char | None
    content: tuple[Char, ...]
    score: float


def find_attributions(answers: Answers) -> list[Attribution]:
    """The attributions of a document, in the order of their cues."""
    return [found for part in answers.parts for found in _in_window(answers, part)]


def _in_window(answers: Answers, part: Part) -> Iterator[Attribution]:
    inside = part.spans[:, 1:-1, 1:-1]
    spans = [Scored(s.kind, s.start + 1, s.end + 1, s.score) for s in propose(inside, least=0.0)]
    by_kind = [[span for span in spans if span.kind == kind] for kind in range(len(SPANS))]
    shift = part.window.first - 1
    cues = choose_apart(by_kind[CUE])
    contents = _contents(part, cues, by_kind[CONTENT])
    for cue in cues:
        if not part.window.own(cue.start + shift) or not contents[cue]:
            continue
        source = _source(part, cue, by_kind[SOURCE])
        parts = [cue, *contents[cue], *([source] if source else [])]
        yield Attribution(
            answers.chars(cue.start + shift, cue.end + shift),
            answers.chars(source.start + shift, source.end + shift) if source else None,
            tuple(sorted(answers.chars(span.start + shift, span.end + shift) for span in contents[cue])),
            _likelihood(part, parts, cue),
        )


def _contents(part: Part, cues: Sequence[Scored], contents: Sequence[Scored]) -> dict[Scored, list[Scored]]:
    """The contents of each cue, the best first. A content belongs to one cue, the likeliest; those of one cue stand
    apart, and those of two may lie within each other but never cross.
    """
    chosen: dict[Scored, list[Scored]] = {cue: [] for cue in cues}
    for span in sorted(contents, key=lambda span: (-span.score, span.start)):
        links = [(float(part.links[TO_CONTENT, cue.start, span.start]), cue.start, cue) for cue in cues]
        link, _, cue = max(links, key=lambda one: one[:2], default=(-1.0, 0, span))
        if link <= 0 or _overlap(span, cue) or any(_overlap(span, other) for other in chosen[cue]):
            continue
        if not any(_cross(span, other) for others in chosen.values() for other in others):
            chosen[cue].append(span)
    return chosen


def _overlap(left: Scored, right: Scored) -> bool:
    return left.start < right.end and right.start < left.end


def _cross(left: Scored, right: Scored) -> bool:
    within = (left.start >= right.start and left.end <= right.end) or (
        right.start >= left.start and right.end <= left.end
    )
    return _overlap(left, right) and not within


def _source(part: Part, cue: Scored, sources: Sequence[Scored]) -> Scored | None:
    """The source that belongs to a cue, if one does."""
    linked = [(float(part.links[TO_SOURCE, cue.start, span.start]), span.score, span) for span in sources]
    best = max(linked, key=lambda one: one[:2], default=None)
    return best[2] if best and best[0] > 0 else None


def _likelihood(part: Part, parts: Sequence[Scored], cue: Scored) -> float:
    scores = [span.score for span in parts]
    links: Floats = part.links
    for span in parts:
        if span.kind != CUE:
            scores.append(float(links[TO_SOURCE if span.kind == SOURCE else TO_CONTENT, cue.start, span.start]))
    return float(1 / (1 + np.exp(-min(scores))))
