"""Text to the pieces that the encoder reads: word pieces in lower case, where each stands, and its word's capitals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

CLS, SEP, PAD, MASK = 101, 102, 0, 103
LOWER, CAPITAL, UPPER, MIXED, NO_LETTER = range(5)

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Pieces:
    """The n pieces of a text: ids, case of the word each belongs to, first and last character, number of that word."""

    ids: Ints
    cases: Ints
    starts: Ints
    ends: Ints
    words: Ints

    def __len__(self) -> int:
        return len(self.ids)


@cache
def load_tokenizer() -> Tokenizer:
    """The tokenizer of all-MiniLM-L6-v2 (BERT's, lower case), without padding, truncation or special pieces."""
    tokenizer = Tokenizer.from_str(files("sayso.reader").joinpath("tokenizer.json").read_text(encoding="utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def cut_pieces(text: str) -> Pieces:
    """The pieces of a text, in its order. A word is what BERT's first cut makes: letters and digits, or one other
    sign.
    """
    encoding = load_tokenizer().encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    words = np.array(encoding.word_ids, dtype=np.int64)
    cases = np.zeros(len(offsets), dtype=np.int64)
    first = 0
    for last in range(1, len(offsets) + 1):
        if last == len(offsets) or words[last] != words[first]:
            cases[first:last] = case_of(text[offsets[first, 0] : offsets[last - 1, 1]])
            first = last
    return Pieces(np.array(encoding.ids, dtype=np.int64), cases, offsets[:, 0], offsets[:, 1], words)


def case_of(word: str) -> int:
    """The capitals of a word: one of LOWER, CAPITAL, UPPER, MIXED, NO_LETTER."""
    if word.islower():
        return LOWER
    if not any(sign.isalpha() for sign in word):
        return NO_LETTER
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return CAPITAL
    if word.isupper():
        return UPPER
    return MIXED if any(sign.isupper() for sign in word) else LOWER
