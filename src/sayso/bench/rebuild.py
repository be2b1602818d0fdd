"""The text that a corpus' tokens were cut from, as far as can be told: one paragraph, quotation marks paired."""

from __future__ import annotations

from collections.abc import Sequence

NOT_AFTER_SPACE = frozenset(
    {",", ".", ":", ";", "?", "!", "%", ")", "]", "}", "...", "…", "n't", "n’t", "”", "’", "/", "?!"}
)  # no space before these
NOT_BEFORE_SPACE = frozenset({"(", "[", "{", "$", "£", "€", "#", "“", "‘", "/", "@"})  # no space after these
PLURAL_OWNER_REACH = 30  # tokens within which a single mark is closed; farther, it was the apostrophe of "sailors'"


def rebuild(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The text, and where each token stands in it. Straight double marks become curly ones, opening and closing in
    turn; a hyphen between words is theirs.
    """
    text, places, glued, single, double = "", [], True, False, False
    for place, token in enumerate(tokens):
        shown, tight = token, token in NOT_AFTER_SPACE or _is_clitic(token)
        after = token in NOT_BEFORE_SPACE or not token
        if token == '"':
            double = not double
            shown, tight, after = ("“", False, True) if double else ("”", True, False)
        elif token == "'":
            opens = not single and not _owns(tokens, place)
            single = opens
            shown, tight, after = ("‘", False, True) if opens else ("’", True, False)
        elif token == "-" and _joins(tokens, place):
            tight = after = True
        if not (glued or tight):
            text += " "
        places.append((len(text), len(text) + len(shown)))
        text += shown
        glued = after
    return text, places


def _is_clitic(token: str) -> bool:
    return len(token) > 1 and token[0] in "'’" and token[1].isalpha()


def _joins(tokens: Sequence[str], place: int) -> bool:
    """Whether a hyphen stands between two words."""
    around = [*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2]]
    return len(around) == 2 and all(token[:1].isalnum() for token in around)


def _owns(tokens: Sequence[str], place: int) -> bool:
    """Whether a single mark is the apostrophe of a plural owner ("the sailors' ships")."""
    before = tokens[place - 1] if place else ""
    return before.endswith("s") and "'" not in tokens[place + 1 : place + PLURAL_OWNER_REACH]
