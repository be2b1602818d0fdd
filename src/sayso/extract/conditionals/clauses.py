"""What the parse says of clauses: which verb is finite, where its subject is, where a clause begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
AUXILIARY = frozenset({"aux", "auxpass"})
BREAKS = frozenset({",", ";", ":", "—", "–", "--", "-", "...", "…", "(", ")"})
OPENING = frozenset({"“", "‘", "«", "``"})
CLOSING = frozenset({"”", "’", "»", "''"})
MARKS = OPENING | CLOSING | {'"', "'"}
# A segment that begins so goes on with the clause before it.
CONTINUES = frozenset(
    {"and", "or", "nor", "which", "who", "whom", "whose", "including", "like", "such", "especially", "as"}
)
FILLERS = frozenset(
    {("you", "know"), ("i", "mean"), ("for", "example"), ("for", "instance"), ("let", "'s"), ("let", "’s")}
)
# Tokens either side of a word that are its sentence at most: text without full stops must not cost its square.
REACH = 160
WH = frozenset({"what", "who", "whom", "whose", "which", "how", "why", "where", "when"})


def is_verb(token: Token) -> bool:
    """A verb that is no auxiliary of another."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ not in AUXILIARY and token.tag_ != "TO"


def is_finite(verb: Token) -> bool:
    """A verb with tense or a modal."""
    return verb.tag_ in FINITE or any(c.dep_ in AUXILIARY and c.tag_ in FINITE for c in verb.children)


def subject_of(verb: Token) -> Token | None:
    """A verb's own subject, if it has one."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def first_clause(tokens: Sequence[Token]) -> tuple[Token, Token] | None:
    """The first finite verb with its subject that lie wholly in these tokens, no relative or subordinate clause."""
    if not tokens:
        return None
    first, last = tokens[0].i, tokens[-1].i
    for token in tokens:
        if not is_verb(token) or not is_finite(token) or token.dep_ in ("relcl", "acl"):
            continue
        subjects = [c for c in token.children if c.dep_ in SUBJECTS and first <= c.i <= last]
        if subjects and not has_marker(token, first):
            return token, subjects[-1]
    return None


def has_marker(verb: Token, first: int = 0) -> bool:
    """A clause that a conjunction of its own ("because", "while"), at token `first` or behind it, subordinates."""
    if verb.dep_ != "advcl":
        return False
    own = [c for c in verb.lefts if c.i >= first]
    return any(c.dep_ == "mark" or (c.tag_ in ("WRB", "IN") and c.dep_ == "advmod") for c in own)


def is_imperative(tokens: Sequence[Token] | Tokens) -> Token | None:
    """The verb of an order that these tokens begin with: "please call", "don't go", "let us"."""
    rest = [t for t in tokens[:5] if t.text not in MARKS]
    while rest and (
        rest[0].lower_ in ("please", "do", "n't", "n’t", "not", "just", "never", "then") or rest[0].tag_ == "RB"
    ):
        rest = rest[1:]
    if not rest or rest[0].tag_ not in ("VB", "VBP") or rest[0].dep_ in ("amod", "compound"):
        return None
    subject = subject_of(rest[0])
    return rest[0] if subject is None or subject.i > rest[0].i or subject.i < tokens[0].i else None


def is_complete(words: Sequence[Token]) -> bool:
    """No words that break off: "if someone were to", "if they're"."""
    return (
        bool(words)
        and words[-1].tag_ not in ("TO", "CC", "PRP$")
        and words[-1].lower_ not in ("the", "a", "an", "'re", "’re")
    )


def is_filler(words: Sequence[Token]) -> bool:
    """ "you know", "I mean", "for example": said in passing."""
    return tuple(t.lower_ for t in words[:2]) in FILLERS


def is_reduced(tokens: Sequence[Token]) -> bool:
    """A clause without its subject: "attacked", "not stopped", "true"."""
    rest = [t for t in tokens if t.text not in MARKS and t.dep_ != "neg" and t.tag_ not in ("RB", "CC")]
    if not rest or rest[0].tag_ == "JJ":
        return bool(rest) and all(t.pos_ in ("ADJ", "ADV", "CCONJ", "PUNCT") for t in rest)
    return rest[0].tag_ == "VBN" or (rest[0].tag_ == "VBD" and subject_of(rest[0]) is None)


def trim(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Tokens without the punctuation at their ends; a quotation mark stays where its partner is well within."""
    kept = list(tokens)
    while kept and _is_edge(kept, 0):
        kept.pop(0)
    while kept and _is_edge(kept, -1):
        kept.pop()
    if len(kept) > 2 and kept[0].text in MARKS and kept[-1].text in MARKS and not _inner_marks(kept):
        return trim(kept[1:-1])
    return tuple(kept)


def _is_edge(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if token.text not in MARKS:
        return (
            (token.is_punct and token.text not in ("(", ")", "[", "]", "%"))
            or token.is_space
            or token.text in BREAKS - {")"}
        )
    opens = at == 0
    inside = tokens[1:] if opens else tokens[:-1]
    return not any(t.text in MARKS for t in inside)


def _inner_marks(tokens: list[Token]) -> bool:
    return any(t.text in MARKS for t in tokens[1:-1])


def region(tokens: Sequence[Token]) -> tuple[int, int]:
    """The characters that tokens cover."""
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def sentence_of(token: Token) -> tuple[int, int]:
    """The tokens of a token's sentence, half-open; of a longer one, those within REACH of it."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and token.i - start < REACH and not doc[start].is_sent_start:
        start -= 1
    while end < len(doc) and end - token.i < REACH and not doc[end].is_sent_start:
        end += 1
    return start, end


def _starts_between(first: Token, last: Token) -> bool:
    return any(t.is_sent_start for t in first.doc[first.i + 1 : last.i + 1])


def is_asked(token: Token) -> bool:
    """Does a token's sentence end in a question mark?"""
    start, end = sentence_of(token)
    return asks(token.doc[max(start, end - 5) : end])


def asks(words: Sequence[Token] | Tokens) -> bool:
    """Do these words end in a question mark, or does one stand directly behind them?"""
    last = next((t for t in reversed(list(words)) if t.text not in MARKS and not t.is_space), None)
    if last is None:
        return False
    behind = next((t for t in last.doc[last.i + 1 : last.i + 4] if not t.is_space and t.text not in MARKS), None)
    return last.text == "?" or (behind is not None and behind.text == "?" and not _starts_between(last, behind))
