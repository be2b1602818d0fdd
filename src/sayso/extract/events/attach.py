"""What belongs to an event beside its parties: places, times, quantities, the statement it stands in, its contexts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

from sayso.codebook.load import load
from sayso.extract.events.roles import clause_heads, is_infinitive
from sayso.language.reading import Reading
from sayso.model import Quantity, Span, Statement, Timex, Toponym

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.language.columns import Columns

Side = Literal["at", "origin", "destination"]
SIDES: dict[str, Side] = {
    "from": "origin", "out": "origin", "to": "destination", "into": "destination", "onto": "destination",
    "towards": "destination", "toward": "destination",
}  # fmt: skip
MOVING = frozenset({"MOBILIZE", "RETREAT", "AID", "CONSULT"})
MOST_CONTEXTS = 3


class Surroundings:
    """The other findings of a reading, by the token they hang on."""

    def __init__(
        self,
        reading: Reading,
        *,
        statements: Sequence[Statement] = (),
        quantities: Sequence[Quantity] = (),
        times: Sequence[Timex] = (),
        places: Sequence[Toponym] = (),
    ) -> None:
        self.reading = reading
        self.statements = statements
        self.quantities = quantities
        # By sentence: what stands in another one belongs to no event of this one.
        self._times: dict[int, list[tuple[Token | None, Token, str]]] = {}
        self._places: dict[int, list[tuple[Token, str]]] = {}
        for time in times:
            if root := self._root(time.span):
                self._times.setdefault(self._sentence(root), []).append((_clause(root), root, time.id))
        for place in places:
            if root := self._root(place.span):
                self._places.setdefault(self._sentence(root), []).append((root, place.id))

    def _root(self, span: Span) -> Token | None:
        tokens = self.reading.doc.char_span(span.start, span.end, alignment_mode="expand")
        return tokens.root if tokens is not None and len(tokens) else None

    def _sentence(self, token: Token) -> int:
        return self.reading.columns.sentence[token.i]

    def statement_of(self, anchor: Span) -> str | None:
        """The innermost statement whose content holds the anchor: the one with the shortest such content."""
        around = [
            (content.end - content.start, index)
            for index, statement in enumerate(self.statements)
            for content in statement.content
            if content.start <= anchor.start and anchor.end <= content.end
        ]
        return self.statements[min(around)[1]].id if around else None

    def times_of(self, head: Token) -> tuple[str, ...]:
        """The times of the event's own clause; of the clause it continues, where it has none of its own."""
        times = self._times.get(self._sentence(head), [])
        own = tuple(
            id for clause, root, id in times if clause == head or (head.is_ancestor(root) and head.pos_ == "NOUN")
        )
        if own or head.dep_ not in ("xcomp", "conj") or head.pos_ != "VERB":
            return own
        return tuple(id for clause, root, id in times if clause == head.head and root.i < head.i)

    def places_of(self, head: Token, *, moving: bool, goal: Sequence[Token] = ()) -> dict[Side, tuple[str, ...]]:
        """The places of the event's own clause, by the preposition that leads to them."""
        found: dict[Side, list[str]] = {"at": [], "origin": [], "destination": []}
        for root, id in self._places.get(self._sentence(head), ()):
            side = _side(root, head, moving=moving, goal=goal)
            if side:
                found[side].append(id)
        return {side: tuple(ids) for side, ids in found.items()}

    def quantities_of(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """The counts that stand within the words of the event's participants."""
        return tuple(
            quantity.id
            for quantity in self.quantities
            if any(span.start <= quantity.span.start and quantity.span.end <= span.end for span in spans)
        )


def _clause(token: Token) -> Token | None:
    return next(clause_heads(token), None)


def _side(root: Token, head: Token, *, moving: bool, goal: Sequence[Token]) -> Side | None:
    """How a place stands to an event: climbs from the place to the event's head and remembers the last preposition."""
    preposition, token = None, root
    while token != head:
        if token in goal:
            return "destination"
        if token.dep_ in ("prep", "agent", "dative") and token.pos_ == "ADP":
            preposition = _outer(preposition, token.lower_)
        if token.pos_ in ("VERB", "AUX"):
            return _side_of_clause(token, head, preposition, moving=moving)
        if token.dep_ == "ROOT":
            return None
        token = token.head
    if preposition is None:
        return "at" if root.dep_ in ("dobj", "poss", "compound", "amod") and not moving else None
    return SIDES.get(preposition, "at")


def _side_of_clause(verb: Token, head: Token, preposition: str | None, *, moving: bool) -> Side | None:
    """A place of the event's purpose is where it goes; "to X" after a journey may hang on the verb that governs it."""
    if _is_purpose(verb, head):
        return "destination" if moving else "at"
    governs = head.pos_ == "NOUN" and head.dep_ == "dobj" and head.head == verb
    return "destination" if moving and governs and SIDES.get(preposition or "") == "destination" else None


def _outer(inner: str | None, outer: str) -> str:
    """The preposition nearer to the event counts, but for "from X to Y", whose "to" the parser may hang on X."""
    return inner if inner and outer == "from" and SIDES.get(inner) == "destination" else outer


def _is_purpose(verb: Token, head: Token) -> bool:
    return verb.head == head and verb.dep_ in ("advcl", "xcomp") and is_infinitive(verb)


def contexts_of(head: Token, columns: Columns) -> tuple[str, ...]:
    """The PLOVER contexts that the words of the event's sentence speak of, in the codebook's order, three at most."""
    sent = head.sent
    said = {*columns.lemma[sent.start : sent.end], *columns.lower[sent.start : sent.end]}
    return tuple(name for name, words in _contexts() if not words.isdisjoint(said))[:MOST_CONTEXTS]


@cache
def _contexts() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((entry["context"], frozenset(entry["words"])) for entry in load("contexts")["contexts"])
