"""Tables of phrases, and which of them stands at a token: shared by the grammars of times and of quantities."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sayso.resolve.tokens import Words

# What each phrase means, under the phrase's first token, the longest phrase first.
Phrases = dict[str, list[tuple[tuple[str, ...], Any]]]


def phrase_table(entries: Iterable[tuple[Iterable[str], Any]]) -> Phrases:
    """A table of (phrases, what they mean)."""
    table: Phrases = {}
    for phrases, value in entries:
        for phrase in phrases:
            tokens = tuple(low for low in Words(phrase).lows if low)
            table.setdefault(tokens[0], []).append((tokens, value))
    for found in table.values():
        found.sort(key=lambda item: -len(item[0]))
    return table


def phrase_at(words: Words, index: int, table: Phrases) -> tuple[int, Any] | None:
    """The longest phrase of a table that stands at a token: where it ends, and what it means."""
    for tokens, value in table.get(words.lows[index], ()):
        if words.has(index, *tokens):
            return index + len(tokens), value
    return None
