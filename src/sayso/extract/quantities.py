"""Finds how many and how much: the counts and amounts of a report as bounds, with the words for what is counted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from sayso.codebook.load import load
from sayso.extract.counted import find_kind
from sayso.model import Quantity, Span, make_id
from sayso.resolve.quantities import QuantityReading, scan_quantities

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from sayso.language.reading import Reading

VERSION = 1
_NO_FIGURES = frozenset({"time", "times", "age"})
_NOTHING_NEW = frozenset({"definite", "compound"})
_NAMING = frozenset({"PRODUCT", "LAW", "WORK_OF_ART", "FAC", "EVENT"})
_MODIFIES = frozenset({"nummod", "compound", "amod", "nmod", "quantmod", "predet", "det"})
_REACH = 8  # tokens between a number and the noun it counts; a longer way is a wrong turn of the parser


def find_quantities(reading: Reading, *, every: bool = False) -> Iterator[Quantity]:
    """The counts and amounts of a report in their order.

    `every` keeps amounts of time and ages, and small numbers that point back, too.

    `low` and `high` are whole numbers or floats, None where open; shares are parts of 1, percentages parts of 100,
    money in
    units of the currency named. Left out: amounts of time and ages, numbers in names, and small numbers that point
    back ("the two").
    """
    counted: Span | None = None
    for found in scan_quantities(reading.document.text):
        tokens = reading.doc.char_span(*found.numeral, alignment_mode="expand")
        if tokens and (_counts(found, tokens.root) if every else _is_figure(found, tokens)):
            counted = _counted(reading, found, tokens) or _left_out(reading, found, tokens, counted)
            yield Quantity(
                id=make_id("quantity", reading.document.id, found.start, found.end),
                by=f"quantities/{found.rule}@{VERSION}",
                span=reading.span(found.start, found.end),
                low=found.low,
                high=found.high,
                approximate=found.approximate,
                counted=counted,
                unit="year of age" if found.kind == "age" else found.unit,
                kind=find_kind(reading, found, tokens, counted),
                change=found.change,
            )


def _counts(found: QuantityReading, root: Token) -> bool:
    """Whether a number counts anything: "one" does before its noun, and not as "no one"."""
    behind = root.doc[root.i + 1].lower_ if root.i + 1 < len(root.doc) else ""
    return found.rule != "one" or behind == "of" or (root.dep_ == "nummod" and root.head.pos_ in ("NOUN", "PROPN"))


def _is_figure(found: QuantityReading, tokens: Tokens) -> bool:
    if found.kind in _NO_FIGURES or found.rule in _NOTHING_NEW:
        return False
    if found.rule == "one":
        return _is_singled(tokens.root)
    return not _in_name(found, tokens) and not _enumerates(found, tokens)


def _is_singled(one: Token) -> bool:
    """ "one civilian was killed": a count, unlike "one official said"."""
    if one.dep_ not in ("nummod", "amod", "det") or one.head.lemma_.lower() not in _singled():
        return False
    teller = one.head.dep_ == "nsubj" and any(child.dep_ in ("ccomp", "parataxis") for child in one.head.head.children)
    return not teller


@cache
def _singled() -> frozenset[str]:
    return frozenset(word for entry in load("numbers")["singled"] for word in entry["words"])


def _in_name(found: QuantityReading, tokens: Tokens) -> bool:
    """Whether a bare number is part of what the parser takes for a product, law, work or event ("Operation Red 7")."""
    if found.rule != "exact" or found.kind != "count" or "," in tokens.text or tokens.root.ent_type_ not in _NAMING:
        return False
    name = next((ent for ent in tokens.sent.ents if ent.start <= tokens.start < ent.end), None)
    return name is not None and any(token.text[:1].isupper() and token not in tokens for token in name)


def _enumerates(found: QuantityReading, tokens: Tokens) -> bool:
    """ "Two, the fleet is ready.": the second of several points, in a speaker's mouth."""
    alone = (
        found.start == tokens.start_char
        and found.end == tokens.end_char
        and tokens.text.isalpha()
        and found.rule == "exact"
    )
    behind = tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None
    return alone and tokens.start == tokens.sent.start and behind is not None and behind.text in (",", ":", ".", ";")


def _counted(reading: Reading, found: QuantityReading, tokens: Tokens) -> Span | None:
    """The words for what is counted: "North Korean soldiers" of "thousands of North Korean soldiers in Russia"."""
    whole = reading.doc.char_span(found.start, found.end, alignment_mode="expand")
    if whole is None or whole.end >= len(reading.doc):
        return None
    head = _counted_head(found, whole, tokens.root)
    if head is None or head.like_num or head.i < whole.end or head.i - whole.end > _REACH:
        return None
    start = whole.end
    while start < head.i and (reading.doc[start].lower_ in _LINKS or reading.doc[start].is_punct):
        start += 1
    if any(token.is_punct and token.text not in "-–’'“”\"" for token in reading.doc[start : head.i]):
        return None
    return reading.span_of(reading.doc[start : head.i + 1])


def _left_out(reading: Reading, found: QuantityReading, tokens: Tokens, before: Span | None) -> Span | None:
    """What the figure before counts, where this one goes on with it: "60 men and 95 who ...", "3 ships, up from 2 in
    May".
    """
    doc, end = reading.doc, reading.doc.char_span(found.start, found.end, alignment_mode="expand")
    if before is None or end is None or found.kind != "count" or found.rule in _NOTHING_NEW or found.rule == "one":
        return None
    first, behind = end[0], doc[end.end] if end.end < len(doc) else None
    same_sentence = before.start >= first.sent.start_char and before.end <= first.idx
    goes_on = first.i > 0 and doc[first.i - 1].lower_ in _GOING_ON
    bare = behind is None or behind.is_punct or behind.is_sent_start or behind.lower_ in _BARE
    return before if same_sentence and goes_on and bare else None


_GOING_ON = frozenset({"and", "or", "from", "to", "including", "against", "versus"})
_BARE = frozenset({"who", "whom", "which", "that", "in", "on", "at", "from", "to", "last", "this", "of", "by", "for"})


def _modifies(token: Token) -> bool:
    """Whether a token may stand between a number and its noun ("deployed and reserve nuclear warheads")."""
    return token.pos_ in ("ADJ", "SPACE", "CCONJ") or token.tag_ in ("VBN", "VBG", "HYPH") or token.text in '“”"-'


_LINKS = frozenset({"of", "in", "worth", "more", "other", "additional", "further", "another", "-"})


def _counted_head(found: QuantityReading, whole: Tokens, number: Token) -> Token | None:
    """The noun that a number counts: the one behind "of", else the one that it modifies."""
    behind = whole.doc[whole.end]
    step = behind.nbor() if behind.lower_ == "worth" and behind.i + 1 < len(whole.doc) else behind
    if step.lower_ == "of" or (found.kind == "money" and step.lower_ == "in"):
        return next(
            (child for child in step.children if child.dep_ in ("pobj", "pcomp") and child.pos_ != "VERB"), None
        )
    token = number
    for _ in range(4):
        if token.pos_ in ("NOUN", "PROPN") and token.i >= whole.end:
            return token
        if token.dep_ not in _MODIFIES or token.head is token:
            break
        token = token.head
    return (
        None
        if found.kind in ("money", "percent")
        else _next_noun(whole, whole.end + (found.kind == "share" and behind.pos_ == "DET"))
    )


def _next_noun(whole: Tokens, start: int) -> Token | None:
    """The last of the nouns that follow a number at once, where the parser has lost the way between them."""
    last = None
    for token in whole.doc[start : start + _REACH]:
        if token.pos_ in ("NOUN", "PROPN"):
            last = token
        elif last is not None or not _modifies(token):
            break
    return last
