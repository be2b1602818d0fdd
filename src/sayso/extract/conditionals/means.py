"""A condition in the shape of a means: "by mining the bay, Kestan could stop all trade".

Only one that stands first, of what can be: what was done by some means, or is planned to be, does not depend on it in
the report's words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.extract.conditionals.clauses import is_verb, region, sentence_of, subject_of, trim
from sayso.extract.conditionals.draft import Draft
from sayso.extract.conditionals.extents import consequent_from
from sayso.extract.conditionals.lexicon import means_modals, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.language.reading import Reading


def find_means(reading: Reading) -> Iterator[Draft]:
    """The means of a reading that what can be depends on, in the text's order."""
    for token in reading.columns.with_lower(words_of("means")):
        yield from _means(token)


def _means(by: Token) -> Iterator[Draft]:
    """ "By mining the bay, Kestan could stop all trade"."""
    doing = next((c for c in by.rights if c.dep_ == "pcomp" and c.tag_ == "VBG"), None)
    verb = by.head
    if doing is None or not is_verb(verb) or by.i > verb.i or any(c.dep_ == "neg" for c in verb.children):
        return
    subject = subject_of(verb)
    modals = {c.lower_ for c in verb.lefts if c.tag_ == "MD"}
    if subject is None or subject.i < by.i or not modals & means_modals():
        return
    antecedent = trim([t for t in by.doc[by.i + 1 : doing.right_edge.i + 1] if not t.is_space])
    rest = [t for t in by.doc[doing.right_edge.i + 1 : sentence_of(by)[1]] if not t.is_space]
    consequent = trim(consequent_from(rest, verb))
    if antecedent and consequent:
        yield Draft("means", region([by]), region(antecedent), region(consequent), verb)
