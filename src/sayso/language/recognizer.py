"""Named entities by spaCy's own model, decided for all tokens at once.

spaCy decides token by token, checking each of 74 actions each time: a third of the parser's time. But its model looks
only at the next token and, within an entity, at that entity's first and last: so outside entities every token's action
can be told beforehand, and entities can be grown side by side. The entities are spaCy's, to the last bit of a score.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

NOTHING = -1  # the token index of what is not there: its features are the model's padding


class Recognizer:
    """A pipe for spaCy's entity recognizer, made of it."""

    def __init__(self, recognizer: Any) -> None:
        model = recognizer.model
        self.vectors, self.lower, self.upper = (model.get_ref(name) for name in ("tok2vec", "lower", "upper"))
        names = [recognizer.moves.get_class_name(action) for action in range(recognizer.moves.n_moves)]
        self.labels = [name[2:] for name in names]
        self.begin, self.unit = (numpy.array([n[:2] == move and n != move for n in names]) for move in ("B-", "U-"))
        self.out = numpy.array([name == "O" for name in names])
        # Of each action "B-x", the actions that go on with x and end it.
        self.goes_on, self.ends = (
            numpy.array([names.index(move + label) if label else 0 for label in self.labels]) for move in ("I-", "L-")
        )

    def __call__(self, doc: Doc) -> Doc:
        from spacy.tokens import Span

        if not len(doc):
            return doc
        features = self.lower.predict(self.vectors.predict([doc]))
        starts_sentence, is_space = doc.to_array(["SENT_START", "IS_SPACE"]).T == 1
        may_go_on = numpy.append(~starts_sentence[1:], False)  # an entity neither crosses sentences nor ends behind all
        actions = self._outside(features, may_go_on, is_space)
        ends = self._ends(features, may_go_on, actions)
        entities, behind = [], 0
        for start in numpy.flatnonzero(~self.out[actions]).tolist():
            if start >= behind:
                behind = ends[start]
                entities.append(Span(doc, start, behind, label=self.labels[actions[start]]))
        doc.set_ents(entities, default="outside")
        return doc

    def _outside(self, features: Any, may_go_on: NDArray[Any], is_space: NDArray[Any]) -> NDArray[Any]:
        """What is done at each token if no entity is open there: begin one, be one, or stay outside."""
        scores = self._scores(features, numpy.arange(len(is_space)), NOTHING, NOTHING)
        may_begin = may_go_on & ~is_space
        allowed = may_begin[:, None] & self.begin | ~is_space[:, None] & self.unit | self.out
        best: NDArray[Any] = numpy.where(allowed, scores, -numpy.inf).argmax(axis=1)
        return best

    def _ends(self, features: Any, may_go_on: NDArray[Any], actions: NDArray[Any]) -> list[int]:
        """Behind the last token of the entity that begins at each token, if one does."""
        ends = numpy.arange(1, len(actions) + 1)
        first = numpy.flatnonzero(self.begin[actions])
        at = first + 1
        while len(at):
            scores = self._scores(features, at, first, at - 1)
            rows, action = numpy.arange(len(at)), actions[first]
            more, last = scores[rows, self.goes_on[action]], scores[rows, self.ends[action]]
            # At a tie spaCy takes the action of the lower number, which is to go on.
            longer = may_go_on[at] & (more >= last)
            ends[first[~longer]] = at[~longer] + 1
            first, at = first[longer], at[longer] + 1
        return list(map(int, ends))

    def _scores(self, features: Any, at: Any, first: Any, last: Any) -> Any:
        """The scores of all actions, a row each: `at` is the next token, `first` and `last` are of the open entity."""
        summed = features[at + 1, 0] + features[first + 1, 1] + features[last + 1, 2] + self.lower.get_param("b")
        hidden = summed.max(axis=-1)
        return self.upper.ops.gemm(hidden, self.upper.get_param("W"), trans2=True) + self.upper.get_param("b")
