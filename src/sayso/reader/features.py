"""What the encoder is told of each piece beside its letters: what the parser made of the word it belongs to.

Of each token: its part of speech, its relation to its head, its kind of name, and the relation of the largest phrase
that
begins and of the one that ends with it. The last two say where clauses are cut, which a tagger of words cannot see.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sayso.reader.pieces import Pieces

if TYPE_CHECKING:
    from spacy.tokens import Doc

Ints = NDArray[np.int64]
NAMES = ("tag", "relation", "name", "opens", "closes")
NONE = "-"

# The vocabularies of the parser's release; a value not among them is NONE, number 0.
TAGS = (
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ "
    "RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``"
)
RELATIONS = (
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative "
    "dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj "
    "predet prep prt punct quantmod relcl xcomp"
)
KINDS = (
    "CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT QUANTITY TIME "
    "WORK_OF_ART"
)
SIZES = {
    "tag": len(TAGS.split()) + 1,
    "relation": len(RELATIONS.split()) + 1,
    "name": len(KINDS.split()) + 1,
    "opens": len(RELATIONS.split()) + 1,
    "closes": len(RELATIONS.split()) + 1,
}


def describe(doc: Doc, pieces: Pieces) -> NDArray[np.uint8]:
    """An array of shape (pieces, 5): for each piece, the numbers of its token's features in the order of NAMES."""
    if not len(doc) or not len(pieces):
        return np.zeros((len(pieces), len(NAMES)), dtype=np.uint8)
    table = _describe_tokens(doc)
    starts = np.array([token.idx for token in doc], dtype=np.int64)
    return table[np.maximum(np.searchsorted(starts, pieces.starts, side="right") - 1, 0)]


def _describe_tokens(doc: Doc) -> NDArray[np.uint8]:
    values: NDArray[np.uint64] = doc.to_array(["TAG", "DEP", "ENT_TYPE"]).astype(np.uint64)
    columns = [_number(doc, values[:, place], words) for place, words in enumerate((TAGS, RELATIONS, KINDS))]
    lefts, rights = edges(doc)
    by_size = np.argsort(rights - lefts, kind="stable")  # the largest is written last
    opens, closes = np.zeros(len(doc), dtype=np.uint8), np.zeros(len(doc), dtype=np.uint8)
    opens[lefts[by_size]] = columns[1][by_size]
    closes[rights[by_size]] = columns[1][by_size]
    return np.stack([*columns, opens, closes], axis=1)


def edges(doc: Doc) -> tuple[Ints, Ints]:
    """The first and the last token of each token's phrase."""
    lefts = np.array([token.left_edge.i for token in doc], dtype=np.int64)
    rights = np.array([token.right_edge.i for token in doc], dtype=np.int64)
    return lefts, rights


def _number(doc: Doc, hashes: NDArray[np.uint64], words: str) -> NDArray[np.uint8]:
    known = _numbers(words)
    strings = doc.vocab.strings
    kinds, where = np.unique(hashes, return_inverse=True)
    numbers = np.array([known.get(strings[int(kind)] if kind else "", 0) for kind in kinds], dtype=np.uint8)
    return numbers[where]


@cache
def _numbers(words: str) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), start=1)}


def sentence_breaks(doc: Doc, pieces: Pieces) -> list[int]:
    """The pieces at which the document's sentences begin."""
    starts = np.array([sent.start_char for sent in doc.sents], dtype=np.int64)
    return sorted({int(place) for place in np.searchsorted(pieces.starts, starts) if place < len(pieces)})
