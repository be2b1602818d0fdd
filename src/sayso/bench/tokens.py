"""Texts of corpora that come as tokens: the text rebuilt, labels and spans of the text as spans of tokens."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from sayso.bench.gold import Offsets

BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "`": "‘", "--": "—"}
TIGHT_BEFORE = {",", ".", ":", ";", "?", "!", "%", ")", "]", "}", "...", "n't", "”"}  # no space before these
TIGHT_AFTER = {"(", "[", "{", "$", "£", "€", "#", "“", "‘"}  # no space after these

Labelled = tuple[str, int, int]  # kind, first token, behind the last token


def spans_of_labels(labels: Sequence[str]) -> Iterator[Labelled]:
    """The spans of a row of B-, I- and O labels; an I- that continues nothing begins a span."""
    start, kind = 0, ""
    for place, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            yield kind, start, place
            kind = ""
        if label != "O" and not kind:
            start, kind = place, label[2:]


def join_tokens(tokens: Sequence[str], *, whole: Container[int] = ()) -> tuple[str, list[Offsets]]:
    """The text that tokens were cut from, as far as it can be told, and where each token stands in it.

    The tokens at the indices `whole` keep their letters: put together of others, they may look like a sign ("--").
    """
    text, places, glued, open_quote = "", [], True, False
    for index, token in enumerate(tokens):
        shown = token if index in whole else BRACKETS.get(token, token)
        if token in ("``", "''", '"'):
            open_quote = token == "``" or not open_quote
            shown = "“" if open_quote else "”"
        apostrophe = len(shown) > 1 and shown[0] == "'"
        closing = shown == "'"
        if not (glued or apostrophe or closing or shown in TIGHT_BEFORE):
            text += " "
        places.append((len(text), len(text) + len(shown)))
        text += shown
        glued = shown in TIGHT_AFTER
    return text, places


def touched(span: Offsets, places: Sequence[Offsets]) -> list[int]:
    """The tokens that a span of the text touches."""
    return [place for place, (start, end) in enumerate(places) if start < span[1] and span[0] < end]
