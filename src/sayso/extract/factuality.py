"""How sure an event is, as the innermost speaker gives it: polarity, certainty, status, and the words that say so.

Climbs from the event's word through the clauses above it. A clause of saying ends the climb: what the speaker says is
taken as said (Saurí & Pustejovsky 2009, FactBank: factuality is relative to a source).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from sayso.codebook.load import load
from sayso.language.reading import Reading
from sayso.model import Certainty, Conditional, Event, Factuality, Polarity, Span, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBAL = ("VERB", "AUX")
LONG_BEFORE = 5  # a year at least so many before the report's makes history: a war of two years ago may be this one
NON_FINITE = frozenset({"VB", "VBG"})
FINITE = frozenset({"MD", "VBP", "VBZ", "VBD"})
MOST_STEPS = 12
YEAR = re.compile(r"(?:1[0-9]|20)\d\d$")
SINCE = re.compile(r"\b(?:since|after)(?:\s+the)?\s+$")  # "the first since the Cold War" is now
WHEN = frozenset({"in", "during", "on", "by", "between", "throughout", "around"})


# What a yes-or-no question begins with.
INVERTED = frozenset(
    ["do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should"]
)


@dataclass
class Findings:
    """What has been read so far. The first word to speak of a field decides it: it is the nearest to the event."""

    polarity: Polarity | None = None
    certainty: Certainty | None = None
    status: Status | None = None
    cues: list[Token] = field(default_factory=list)

    def take(self, entry: dict[str, Any], cue: Token) -> None:
        """Let a cue speak, where nearer ones have not."""
        new = False
        for name in ("polarity", "certainty", "status"):
            if name in entry and getattr(self, name) is None:
                setattr(self, name, entry[name])
                new = True
        if new and cue not in self.cues:
            self.cues.append(cue)


def judge_factuality(reading: Reading, event: Event, *, conditionals: Sequence[Conditional]) -> Factuality:
    """How sure an event is by its innermost speaker; `cues` are the words that say so, in the text's order."""
    head = _head_of(reading, event.anchor)
    if head is None:
        return Factuality()
    found = Findings()
    inside = _in_conditional(event.anchor, conditionals)
    _read(head, found, conditional=inside is not None)
    if inside is not None:
        found.status = "conditional"
    asked = _asked(head)
    if asked is not None:
        found.polarity, found.certainty = "unknown", "unknown"
        found.cues.append(asked)
    era = None if found.status else _history(reading, head)
    if era is not None:
        found.status = "historical"
    cues = [reading.span_of(token) for token in found.cues] + [span for span in (inside, era) if span is not None]
    return Factuality(
        polarity=found.polarity or "affirmed",
        certainty=found.certainty or "certain",
        status=found.status or "actual",
        cues=tuple(sorted(set(cues))),
    )


def _asked(head: Token) -> Token | None:
    """The mark of the yes-or-no question that a clause stands in: "Did they attack?", not "Why did they attack?"."""
    clause = head
    while True:
        if (mark := _question_mark(clause)) is not None:
            return mark
        if clause.dep_ not in ("conj", "xcomp", "ccomp") or clause.head.pos_ not in ("VERB", "AUX"):
            return None
        clause = clause.head


def _question_mark(clause: Token) -> Token | None:
    """The question mark right behind a clause that begins with its auxiliary."""
    first = next((token for token in clause.subtree if not (token.is_space or token.is_punct)), clause)
    if first.lower_ not in INVERTED or first.pos_ != "AUX":
        return None
    doc, last = clause.doc, clause.right_edge.i
    behind = doc[max(last - 1, 0) : min(last + 3, len(doc))]
    return next((token for token in behind if token.text == "?"), None)


def _head_of(reading: Reading, anchor: Span) -> Token | None:
    """The anchor's governing word: its verb, else its root."""
    tokens = reading.doc.char_span(anchor.start, anchor.end, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return None
    root: Token = tokens.root
    return root


def _in_conditional(anchor: Span, conditionals: Sequence[Conditional]) -> Span | None:
    """The marker of a conditional whose antecedent or consequent holds the anchor."""
    for conditional in conditionals:
        for part in (conditional.antecedent, conditional.consequent):
            if part is not None and part.start <= anchor.start and anchor.end <= part.end:
                return conditional.marker
    return None


def _read(head: Token, found: Findings, *, conditional: bool) -> None:
    """Gather the cues on the event's own verb and on the verbs above it, up to a clause of saying."""
    word, below = head, head
    for _ in range(MOST_STEPS):
        _own_cues(word, found, event=head, conditional=conditional)
        above = _next_above(word)
        if above is None:
            return
        below, word = word, above
        if not _governs(word, below, found):
            return


def _next_above(word: Token) -> Token | None:
    """The word that governs this one's clause; a coordinated verb with a subject of its own is governed by none."""
    if word.dep_ == "ROOT":
        return None
    if word.dep_ == "conj" and word.pos_ in VERBAL and any(c.dep_ in ("nsubj", "nsubjpass") for c in word.children):
        return _above_conjuncts(word)
    return word.head


def _above_conjuncts(word: Token) -> Token | None:
    first = word
    while first.dep_ == "conj":
        first = first.head
    return None if first.dep_ == "ROOT" else first.head


def _own_cues(word: Token, found: Findings, *, event: Token, conditional: bool) -> None:
    """The modals, negations, adverbs and conjunctions that hang on one word."""
    for child in word.children:
        lemma = child.lower_ if child.dep_ in ("neg", "mark", "advmod", "det") else child.lemma_.lower()
        if child.dep_ == "aux" and child.i < word.i and child.tag_ != "TO":
            _modal(child, lemma, word, found, conditional=conditional)
        elif child.dep_ == "neg" or child.dep_ in ("advmod", "preconj"):
            _speak("adverb", lemma, child, found)
        elif child.dep_ in ("mark", "advmod", "prep") and child.i < word.i:
            _speak("mark", lemma, child, found)
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and word == event:
            _in_argument(child, found)
    if word == event and word.pos_ == "NOUN":
        _in_argument(word, found)


def _modal(modal: Token, lemma: str, word: Token, found: Findings, *, conditional: bool) -> None:
    if lemma in ("would", "'d", "’d"):
        planned = not conditional and _is_reported_past(word)
        found.take({"status": "planned" if planned else "conditional"}, modal)
    elif lemma == "should" and _is_inverted(modal, word):
        found.take({"status": "conditional"}, modal)
    else:
        _speak(
            "verb",
            {"ca": "can", "wo": "will", "'ll": "will", "’ll": "will", "sha": "shall"}.get(lemma, lemma),
            modal,
            found,
        )


def _is_inverted(modal: Token, verb: Token) -> bool:
    """ "Should Russia attack": the modal stands before the subject, and no question mark follows."""
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is not None and modal.i < subject.left_edge.i and verb.sent.text.rstrip()[-1:] != "?"


def _is_reported_past(verb: Token) -> bool:
    """ "said it would send", "hopes that it would send": the future seen from the past, no condition."""
    above = verb
    while above.dep_ in ("conj", "xcomp") and above.head.pos_ in VERBAL:
        above = above.head
    if above.dep_ in ("acl", "ccomp") and above.head.pos_ == "NOUN":
        return True
    return above.dep_ == "ccomp" and above.head.tag_ in ("VBD", "VBN") and above.head.pos_ == "VERB"


def _in_argument(noun: Token, found: Findings) -> None:
    for child in noun.children:
        if child.dep_ == "det" and child.lower_ == "no":
            _speak("argument", "no", child, found)
        elif child.dep_ == "amod" and child.lower_ in ("potential", "possible", "alleged", "suspected", "likely"):
            found.take({"certainty": "possible"}, child)


def _governs(word: Token, below: Token, found: Findings) -> bool:
    """Let the word above speak over what is below it. Returns whether the climb goes on beyond it."""
    lemma = word.lemma_.lower()
    if word.pos_ == "ADP":
        if below.dep_ == "pcomp":
            _speak("infinitive", word.lower_, word, found)
        return True
    bare = below.tag_ in NON_FINITE and not any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in below.children
    )
    clause = below.dep_ in (
        "ccomp",
        "xcomp",
        "acl",
        "pcomp",
        "advcl",
        "prep",
        "relcl",
        "dobj",
        "oprd",
        "acomp",
        "csubj",
        "dep",
    )
    if word.pos_ in ("NOUN", "PROPN"):
        return _noun_governs(word, below, lemma, found)
    if below.dep_ in ("csubj", "csubjpass", "nsubj") and below.tag_ == "VBG":
        return _supposed(word, found)
    complement = _is_complement(below)
    if word.lemma_ == "be" and complement:
        _predicate(word, bare, found)
    if word.pos_ == "ADJ" and complement:
        _speak("infinitive" if bare else "clause", lemma, word, found)
        _speak("clause", lemma, word, found)
        return True
    if complement and (bare or _has_infinitive(below)):
        _speak("infinitive", lemma, word, found)
        return True
    if complement:
        _subjunctive(word, below, lemma, found)
        _speak("clause", lemma, word, found)
        return below.dep_ == "xcomp" and clause
    return _goes_on(below)


def _supposed(word: Token, found: Findings) -> bool:
    """ "Attacking it would be a mistake": what is judged by a modal is only supposed."""
    modal = next((child for child in word.children if child.tag_ == "MD"), None)
    if modal is not None:
        found.take({"certainty": "possible"}, modal)
    return False


def _predicate(be: Token, bare: bool, found: Findings) -> None:
    """ "it is possible that", "the fear is that"."""
    if bare and not any(child.dep_ in ("acomp", "attr", "oprd", "expl") for child in be.children):
        _speak("be to", "be", be, found)
    for child in be.children:
        if child.dep_ in ("acomp", "attr", "oprd", "nsubj"):
            over = "noun" if child.pos_ == "NOUN" else "infinitive" if bare else "clause"
            _speak(over, child.lemma_.lower(), child, found)


def _is_complement(below: Token) -> bool:
    if below.dep_ in ("ccomp", "xcomp", "oprd"):
        return True
    return (
        below.dep_ == "prep"
        and below.lower_ in ("of", "from", "against", "on", "for", "about", "to", "with")
        and any(child.dep_ == "pcomp" for child in below.children)
    )


def _has_infinitive(below: Token) -> bool:
    return below.dep_ == "prep" or any(child.tag_ == "TO" for child in below.children)


def _goes_on(below: Token) -> bool:
    """An adjunct's own clause shares what bears on the clause above it only where it is not finite."""
    if below.dep_ in ("conj", "attr", "dobj", "nsubj", "nsubjpass", "pobj", "prep", "amod", "compound"):
        return True
    return below.dep_ in ("advcl", "pcomp") and below.tag_ == "VB"


def _subjunctive(word: Token, below: Token, lemma: str, found: Findings) -> None:
    if below.tag_ in ("VB", "VBP") or any(child.lower_ == "should" for child in below.children):
        for entry in _cues().get(("clause", lemma), ()):
            if entry.get("subjunctive"):
                found.take(entry, word)


def _noun_governs(word: Token, below: Token, lemma: str, found: Findings) -> bool:
    if below.dep_ not in ("acl", "relcl", "prep", "ccomp", "pobj") or (below.dep_ == "relcl" and _has_relative(below)):
        return False
    if any(child.dep_ == "det" and child.lower_ == "no" for child in word.children) or _is_negated(word.head):
        _speak("denied noun", lemma, word, found)
    _speak("noun", lemma, word, found)
    if below.dep_ in ("acl", "ccomp", "relcl") and not any(child.tag_ == "TO" for child in below.lefts):
        _refused(word, found)
    return below.dep_ == "prep" or lemma in ("plan", "decision", "order", "effort", "attempt", "call", "pressure")


def _refused(noun: Token, found: Findings) -> None:
    """A report that is denied, or said to be false: "denied reports that it had", "the claim that it had was false"."""
    verb = noun.head
    if noun.dep_ in ("dobj", "nsubjpass"):
        _speak("report", verb.lemma_.lower(), verb, found)
    elif noun.dep_ == "nsubj" and verb.lemma_ == "be":
        for judged in verb.rights:
            if judged.dep_ in ("acomp", "attr"):
                _speak("report", judged.lower_, judged, found)


def _has_relative(verb: Token) -> bool:
    return any(child.tag_ in ("WDT", "WP", "WRB") for child in verb.children)


def _is_negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _speak(over: str, lemma: str, cue: Token, found: Findings) -> None:
    for entry in _cues().get((over, lemma), ()):
        if not entry.get("subjunctive"):
            found.take(entry, cue)


def _history(reading: Reading, head: Token) -> Span | None:
    """The words in the event's clause that put it long before the report: a year in digits, or an era's name."""
    published = reading.document.published
    for token in _clause_tokens(head):
        if YEAR.match(token.text) and published and int(token.text) <= int(published[:4]) - LONG_BEFORE:
            return reading.span_of(token)
    words = reading.doc[head.left_edge.i : head.right_edge.i + 1]
    text = words.text.lower()
    for era, pattern in _eras():
        match = pattern.search(text) if era in text else None
        if match and not SINCE.search(text[: match.start()]):
            return reading.span(words.start_char + match.start(), words.start_char + match.end())
    return None


def _clause_tokens(head: Token) -> Iterator[Token]:
    """The event's adjuncts: what its prepositions and time words govern, no clause below it."""
    for child in head.children:
        if child.dep_ == "npadvmod" or (child.dep_ == "prep" and child.lower_ in WHEN):
            yield from (t for t in child.subtree if not any(a.pos_ in VERBAL for a in _between(t, head)))


def _between(token: Token, head: Token) -> Iterator[Token]:
    while token != head:
        yield token
        token = token.head


@cache
def _cues() -> dict[tuple[str, str], tuple[dict[str, Any], ...]]:
    table: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for entry in load("modality")["cues"]:
        for word in entry["words"]:
            table.setdefault((entry["over"], word), []).append(entry)
    return {key: tuple(entries) for key, entries in table.items()}


@cache
def _eras() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = (word for entry in load("modality")["eras"] for word in entry["words"])
    return tuple((word, re.compile(rf"\b{re.escape(word)}\b")) for word in words)
