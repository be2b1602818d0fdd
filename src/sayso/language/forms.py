"""Word forms: each token's part of speech and lemma by spaCy's own rules, each form looked up once a process.

spaCy's attribute ruler tries its 178 patterns on every token, a seventh of the parser's time. What it and the
lemmatizer say of a token hangs on its word, tag and dependency alone, or, for the patterns of two tokens ("gon" "na"),
on those of the next as well: so their answer can be kept. Morphology, which no finder reads, is not set.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import numpy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Form: TypeAlias = "tuple[int, ...]"  # the attributes ASKED of a token, as spaCy's numbers
Answer: TypeAlias = "tuple[int, ...]"  # the attributes TOLD
ASKED: list[int | str] = ["ORTH", "TAG", "DEP"]
TOLD: list[int | str] = ["TAG", "DEP", "POS", "LEMMA"]
BETWEEN = "|", "."  # a token, and its tag, that no pattern of two tokens fits
MOST_FORMS = 500_000  # kept at once, some 200 MB; a corpus of news has fewer


class Forms:
    """A pipe for spaCy's attribute ruler and lemmatizer."""

    def __init__(self, nlp: Language) -> None:
        from spacy.matcher import Matcher

        self.vocab = nlp.vocab
        self.ruler = cast(Any, nlp.get_pipe("attribute_ruler"))
        self.lemmatizer = nlp.get_pipe("lemmatizer")
        self.known: dict[Form, Answer] = {}
        self.together: dict[tuple[Form, ...], list[Answer]] = {}
        self.openers: set[Form] = set()
        self.opening = Matcher(nlp.vocab)
        patterns = [pattern for rule in self.ruler.patterns for pattern in rule["patterns"]]
        self.opening.add("opens", [pattern[:1] for pattern in patterns if len(pattern) > 1])
        if max(map(len, patterns)) > 2:
            raise ValueError("a rule of the attribute ruler looks at more than two tokens")

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        forms = [tuple(row) for row in doc.to_array(ASKED).tolist()]
        self._learn({form for form in forms if form not in self.known})
        answers = [self.known[form] for form in forms]
        for start, end in self._runs(forms):
            answers[start:end] = self._together(tuple(forms[start:end]))
        doc.from_array(TOLD, numpy.array(answers, dtype="uint64"))  # type: ignore[arg-type]
        return doc

    def _learn(self, forms: Iterable[Form]) -> None:
        """Remember what each form is when it stands alone, and which may be the first of a pattern's two."""
        between = self.vocab.strings.add(BETWEEN[0]), self.vocab.strings.add(BETWEEN[1]), 0
        apart = [form for one in sorted(forms) for form in (one, between)]
        if not apart:
            return
        if len(self.known) > MOST_FORMS:
            self.known.clear()
            self.together.clear()
        doc, answers = self._ask(apart)
        self.known.update(zip(apart[::2], answers[::2], strict=True))
        self.openers.update(apart[start] for _, start, _ in self.opening(doc, allow_missing=True))

    def _ask(self, forms: Sequence[Form]) -> tuple[Doc, list[Answer]]:
        """What spaCy's pipes say of these forms in a row; and the document of them as it was asked."""
        from spacy.tokens import Doc

        strings = self.vocab.strings
        asked, told = (Doc(self.vocab, words=[strings[form[0]] for form in forms]) for _ in range(2))
        for doc in (asked, told):
            doc.from_array(ASKED[1:], numpy.array([form[1:] for form in forms], dtype="uint64"))  # type: ignore[arg-type]
        answers = self.lemmatizer(self.ruler(told)).to_array(TOLD).tolist()
        return asked, [tuple(answer) for answer in answers]

    def _runs(self, forms: Sequence[Form]) -> list[tuple[int, int]]:
        """Where the answers hang on the next token: from the first that may open a pair to the first that may not."""
        runs: list[tuple[int, int]] = []
        for i, form in enumerate(forms):
            if form in self.openers:
                start = runs.pop()[0] if runs and runs[-1][1] > i else i
                runs.append((start, min(i + 2, len(forms))))
        return runs

    def _together(self, run: tuple[Form, ...]) -> list[Answer]:
        if run not in self.together:
            self.together[run] = self._ask(run)[1]
        return self.together[run]
