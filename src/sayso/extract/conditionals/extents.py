"""Where the two sides of a condition begin and end: what can be supposed, where a main clause begins, how far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.extract.conditionals.clauses import (
    BREAKS,
    CONTINUES,
    MARKS,
    first_clause,
    has_marker,
    is_complete,
    is_filler,
    is_finite,
    is_imperative,
    is_reduced,
    is_verb,
    subject_of,
    trim,
)
from sayso.extract.conditionals.lexicon import inversions, reporting_verbs, thinking_verbs, words_of
from sayso.extract.conditionals.markers import Marker

if TYPE_CHECKING:
    from spacy.tokens import Token

Words = Sequence["Token"]
# What may stand before a clause without being part of it.
LEADERS = frozenset(
    {
        "and",
        "but",
        "so",
        "that",
        "because",
        "or",
        "yet",
        "then",
        "well",
        "now",
        "however",
        "say",
        "whereby",
        "where",
        "which",
    }
)


def begins(words: Words, *, strict: bool) -> Token | None:
    """The main verb of the clause that these words begin; None where they begin none of their own."""
    words = tuple(words)
    while words and (words[0].text in MARKS or words[0].lower_ in ("then", "well", ",")):
        words = words[1:]
    if not words or words[0].lower_ in CONTINUES or is_filler(words):
        return None
    order = is_imperative(words)
    if order is not None and words[0].tag_ in ("VB", "UH", "RB") and order.dep_ not in ("xcomp", "relcl", "acl"):
        return order if not strict or order.dep_ in ("ROOT", "ccomp", "conj") else None
    if order is not None and order.tag_ == "VBP" and order.dep_ == "ROOT" and subject_of(order) is None:
        return order  # "If you want peace, prepare for war": an order that the tagger takes for a present
    found = first_clause(words)
    if found is None:
        return None
    verb, subject = found
    lead = [t for t in words if t.i < subject.left_edge.i and t.text not in MARKS]
    if subject.left_edge.i < words[0].i or (lead and lead[0].tag_ in ("VBD", "VBZ", "VBP", "MD")):
        return None
    if strict:
        return (
            verb if all(verb.is_ancestor(t) or t.is_punct for t in lead) and not has_marker(verb, words[0].i) else None
        )
    return verb if len(lead) <= 6 or not any(t.text == "," for t in lead) else None


def is_antecedent(words: Words) -> bool:
    """Can these words be supposed: a verb with its subject, or a participle or adjective that stands for one?"""
    words = trim(words)
    if not words or not is_complete(words):
        return False
    if any(is_verb(t) and (s := subject_of(t)) is not None and s.i >= words[0].i for t in words):
        return True
    if words[0].i and words[0].nbor(-1).lower_ in inversions() and len(words) > 2:
        return True  # its verb was seen when the marker was: "were the pact to lapse"
    if len(words) > 1 and words[-1].tag_ == "NNS" and words[-2].pos_ in ("NOUN", "PROPN"):
        return True  # "if the dam bursts": a verb in -s that the tagger takes for a plural
    nominal = words[0].pos_ in ("PRON", "DET", "PROPN", "NOUN", "ADJ")
    return is_reduced(words) or (
        nominal and any(t.pos_ in ("VERB", "AUX") or (t.dep_ == "advcl" and t.n_lefts) for t in words[1:])
    )


def antecedent_from(after: Words) -> tuple[Token, ...]:
    """The supposed clause at the beginning of these words: to the first break behind which another clause begins."""
    if len(after) > 1 and after[0].lower_ in words_of("short") and after[1].text in BREAKS:
        return tuple(after[:1])
    verb = _clause_verb(after)
    for at in range(1, len(after)):
        token, previous = after[at], after[at - 1]
        if at > 1 and token.i > previous.i + 1 and not all(t.is_space for t in token.doc[previous.i + 1 : token.i]):
            return tuple(after[:at])
        if _ends_antecedent(after, at, verb) or (at > 2 and _closes_alone(after, at)):
            return tuple(after[:at])
    return tuple(after)


def _ends_antecedent(after: Words, at: int, verb: Token | None) -> bool:
    token = after[at]
    if token.text in (";", "—", "–", "--") or (
        token.lower_ == "or" and at + 1 < len(after) and after[at + 1].lower_ in ("if", "unless")
    ):
        return True
    if token.text == "(" or (token.text == ")" and not any(t.text == "(" for t in after[:at])):
        return True
    if token.text != ",":
        return False
    rest = [t for t in after[at + 1 :] if t.text not in MARKS]
    if not rest or rest[0].lower_ in ("but", "so", "while", "although", "though", "then", "because", "as", "since"):
        return True
    if verb is not None and not verb.is_ancestor(rest[0]) and rest[0] != verb and rest[0].head.i != verb.i:
        return bool(first_clause(rest)) or rest[0].tag_ == "VBG" or rest[0].lower_ in ("which", "and", "or")
    return rest[0].lower_ == "and" and begins(rest[1:], strict=True) is not None and _has_modal(rest)


def _has_modal(words: Words) -> bool:
    found = first_clause(words)
    return found is not None and any(c.tag_ == "MD" for c in found[0].children)


def _clause_verb(after: Words) -> Token | None:
    found = first_clause(after)
    if found is not None:
        return found[0]
    return next((t for t in after if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass")), None)


def consequent_from(words: Words, verb: Token) -> tuple[Token, ...]:
    """The clause at the beginning of these words: to a semicolon, a "but", or the end of its quotation."""
    words = tuple(words)
    while words and words[0].lower_ in ("then", "well", ","):
        words = words[1:]
    for at in range(1, len(words)):
        token, rest = words[at], words[at + 1 :]
        if token.text == ";" or (
            token.text == "," and rest and rest[0].lower_ in ("but", "although", "though", "while", "so")
        ):
            return words[:at]
        if token.lower_ in ("and", "but") and rest and rest[0].lower_ in ("if", "unless"):
            return words[:at]  # another condition with a consequent of its own
        if at > 2 and _closes_alone(words, at):
            return words[:at]
    return words


def _closes_alone(words: Words, at: int) -> bool:
    """A closing quotation mark whose opening one lies before these words."""
    token, earlier = words[at], words[:at]
    if token.text == '"':
        return not sum(t.text == '"' for t in earlier) % 2 and not token.nbor(-1).whitespace_
    return token.text in ("”", "»", "''") and not any(t.text in ("“", "«", "``", '"') for t in earlier)


def consequent_before(marker: Marker, left: Words) -> tuple[tuple[Token, ...], Token | None]:
    """The clause before the marker: from its subject, or from where the speaker's words begin."""
    if not left:
        return (), None
    verb = _governor(marker, left)
    if verb is None:
        return trim(_strip_lead(left)), None
    verb = _climb(_content_of(verb, left), left[0].i)
    begin = _row_start(verb, left, _clause_start(verb, left[0].i))
    words = [t for t in left if t.i >= begin]
    return trim(_strip_lead(words)), verb


def _governor(marker: Marker, left: Words) -> Token | None:
    """The verb before the marker that the antecedent hangs on, as the parse has it, else the nearest one."""
    token = left[-1].doc[marker.end - 1]
    inside = {t.i for t in left}
    for _ in range(12):
        if token.head == token:
            break
        token = token.head
        if token.i in inside and is_verb(token):
            return token
    return next(
        (t for t in reversed(left) if is_verb(t) and is_finite(t)),
        next((t for t in reversed(left) if is_verb(t)), None),
    )


def _content_of(verb: Token, left: Words) -> Token:
    """ "made a case | that he would hang": of a verb of what was, the last clause with a modal that it brings in."""
    if not is_past(verb) or any(c.tag_ == "MD" for c in verb.lefts):
        return verb
    inside = {t.i for t in left}
    return next(
        (
            t
            for t in reversed(list(verb.subtree))
            if t.i in inside
            and t.i > verb.i
            and t.dep_ in ("ccomp", "acl")
            and any(c.dep_ == "mark" and c.lower_ == "that" for c in t.lefts)
            and any(c.tag_ == "MD" for c in t.lefts)
        ),
        verb,
    )


def _climb(verb: Token, first: int) -> Token:
    """From a verb to the one whose clause it belongs to: "forced to use" -> "forced"."""
    for _ in range(20):
        head = verb.head
        if head == verb or head.i < first:
            return verb
        if verb.dep_ == "relcl" and head.dep_ == "attr" and head.head.i >= first:
            return head.head  # "it is the fleet that will sail"
        if verb.dep_ == "ccomp" and head.lemma_ == "be" and any(c.tag_ == "WDT" for c in verb.lefts):
            return head  # the same, parsed as a clause of content
        if verb.tag_ == "VBG" and verb.dep_ == "advcl" and subject_of(verb) is not None:
            return verb  # "the port is closed, | the mayor offering boats"
        if _is_purpose(verb):
            return verb  # "were sent | to fire": what is done is done, and its aim is what follows
        if is_finite(verb) and (subject_of(verb) is not None or verb.dep_ in ("relcl", "ccomp", "advcl", "parataxis")):
            return verb
        if (
            verb.dep_ == "conj"
            and any(c.tag_ == "MD" for c in verb.lefts)
            and not any(c.tag_ == "MD" for c in head.lefts)
        ):
            return verb  # "tried, and would try again"
        verb = head
    return verb


def _is_purpose(verb: Token) -> bool:
    """An infinitive that says what something was done for."""
    return (
        verb.dep_ == "advcl"
        and any(c.tag_ == "TO" for c in verb.lefts)
        and verb.head.i < verb.i
        and not any(c.tag_ == "MD" for c in verb.head.lefts)
        and is_past(verb.head)
    )


def is_past(verb: Token) -> bool:
    """Is a verb in the past tense, or its first auxiliary?"""
    return verb.tag_ == "VBD" or any(c.tag_ == "VBD" and c.dep_ in ("aux", "auxpass") for c in verb.lefts)


def _clause_start(verb: Token, first: int) -> int:
    if verb.dep_ == "relcl":
        return max(first, verb.head.left_edge.i)
    if not is_finite(verb) and subject_of(verb) is None and verb.head.i < first:
        return first  # "urged | Kestan to withdraw": whom it is asked of stands within the speaker's words
    kept = [
        c.left_edge.i
        for c in verb.lefts
        if c.dep_ not in ("cc", "mark", "punct", "ccomp", "parataxis") and not has_marker(c)
    ]
    fronted = [c.right_edge.i + 1 for c in verb.lefts if has_marker(c) and c.i < verb.i]
    return max(first, min([verb.i, *kept]), *fronted)


def _row_start(verb: Token, left: Words, begin: int) -> int:
    """ "The port will close, the mill will stand idle, if ...": a row of clauses with only commas between is one."""
    row = [
        c
        for c in verb.lefts
        if c.dep_ in ("ccomp", "parataxis") and is_finite(c) and subject_of(c) and c.left_edge.i >= left[0].i
    ]
    told = verb.lemma_ in reporting_verbs() | thinking_verbs() or verb.lemma_ == "be"
    if not row or told or begin < 1 or verb.doc[begin - 1].text != "," or row[0].right_edge.i != begin - 2:
        return begin
    return row[0].left_edge.i


def _strip_lead(words: Words) -> Words:
    words = list(words)
    while len(words) > 1 and (
        words[0].lower_ in LEADERS or (words[0].is_punct and words[0].text not in MARKS) or _is_bare_preposition(words)
    ):
        words = words[1:]
    return words


def _is_bare_preposition(words: Words) -> bool:
    return (
        words[0].pos_ == "ADP"
        and words[0].lower_ in ("of", "for", "against", "about", "on", "with", "by")
        and words[0].dep_ == "prep"
    )
