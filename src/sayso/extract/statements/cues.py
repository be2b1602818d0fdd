"""Cues: the words of a text that may carry an attribution, looked up in the codebook (`codebook/cues.toml`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sayso.codebook.load import load
from sayso.model import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.language.reading import Reading

MODALS = frozenset({"would", "could", "should", "may", "might", "will", "shall", "wo", "’d", "'d", "’ll", "'ll"})
# Verbs that carry the infinitive of a cue on as one act of saying: "went on to say", "was quick to add".
UNSAID = frozenset({"if", "unless", "whether", "until", "lest"})  # "if he says so": he has not said it
DO = frozenset({"did", "does", "do"})
HEARD = frozenset({"hear", "overhear"})  # "heard him say that": what is heard was said
# Verbs whose clause may have a bare verb though nobody has said it: "demanded that they say", "let them say".
BARE = frozenset(
    {
        "let",
        "make",
        "help",
        "have",
        "see",
        "watch",
        "demand",
        "insist",
        "ask",
        "urge",
        "request",
        "recommend",
        "propose",
    }
    | {"require", "order", "suggest", "prefer", "wish", "want"}
)
CARRIERS = frozenset({"go", "continue", "proceed", "begin", "start", "be", "hasten", "use", "want", "have"})


@dataclass(frozen=True)
class Entry:
    """What the codebook says of a cue."""

    act: Act
    frames: tuple[str, ...]
    thought: bool = False
    addressed: bool = False


@dataclass(frozen=True)
class Cue:
    """A cue in a text: its `head`, the tokens `start` to `end` (half-open), and what the codebook says of it."""

    head: Token
    start: int
    end: int
    entries: tuple[Entry, ...]

    @property
    def words(self) -> tuple[int, int]:
        """Where its words stand, in characters."""
        last = self.head.doc[self.end - 1]
        return self.head.doc[self.start].idx, last.idx + len(last)

    @property
    def tail(self) -> Token:
        """Its last word."""
        return self.head.doc[self.end - 1]

    def rights(self, *deps: str) -> list[Token]:
        """What depends on its head, behind its words, in one of some ways."""
        return [child for child in self.head.rights if child.dep_ in deps and child.i >= self.end]


@cache
def verbs() -> dict[str, tuple[Entry, ...]]:
    """Lemma to the entries that list it, in the codebook's order."""
    found: dict[str, tuple[Entry, ...]] = {}
    for row in load("cues")["cue"]:
        for lemma in row["lemmas"]:
            if " " not in lemma:
                found[lemma] = (*found.get(lemma, ()), _entry(row))
    return found


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """First lemma to (the words that must follow, entry), longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    rows = [(row["words"], row) for row in load("cues")["phrase"]]
    rows += [(lemma.split(), row) for row in load("cues")["cue"] for lemma in row["lemmas"] if " " in lemma]
    for (first, *rest), row in rows:
        found.setdefault(first, []).append((tuple(rest), _entry(row)))
    return {lemma: tuple(sorted(rows, key=lambda row: -len(row[0]))) for lemma, rows in found.items()}


@cache
def qualities() -> dict[str, Entry]:
    """The adjectives that, with a form of be, carry a clause."""
    return {word: _entry(row) for row in load("cues")["quality"] for word in row["words"]}


def _words(name: str) -> frozenset[str]:
    return frozenset(load("cues")["words"][name])


@cache
def writings() -> frozenset[str]:
    """What is written or shown, and speaks for somebody: "a statement said", "the images show"."""
    return _words("writings")


@cache
def people() -> frozenset[str]:
    """Nouns for people and bodies that speak, where nothing more is known of them."""
    return _words("people")


@cache
def asides() -> frozenset[str]:
    """Verbs of clauses that tell of the speaker, and not of what is said: "as he gave an interview"."""
    return _words("asides")


@cache
def measures() -> frozenset[str]:
    """What is no source though something goes "according to" it: a plan, a rule."""
    return _words("measures")


@cache
def rejections() -> frozenset[str]:
    """Words that make a judgement a rejection: "called the claim baseless"."""
    return _words("rejections")


@cache
def unsaid() -> frozenset[str]:
    """Verbs whose denial states nothing: "did not say whether"."""
    return _words("unsaid")


@cache
def nouns() -> frozenset[str]:
    """The nouns that hold an attributed clause."""
    return frozenset(lemma for row in load("cues")["noun"] for lemma in row["lemmas"])


@cache
def adverbs() -> frozenset[str]:
    """The adverbs that say a clause is hearsay."""
    return frozenset(word for row in load("cues")["adverb"] for word in row["words"])


def source_behind(first: Token) -> tuple[Token, Token] | None:
    """Where a preposition of the codebook begins with a token: its last word, and the source that is its object."""
    doc = first.doc
    for words in prepositions().get(first.lower_, ()):
        if tuple(t.lower_ for t in doc[first.i : first.i + len(words)]) == words:
            last = doc[first.i + len(words) - 1]
            source = next((child for child in last.rights if child.dep_ == "pobj"), None)
            return (last, source) if source is not None and source.lemma_.lower() not in measures() else None
    return None


@cache
def prepositions() -> dict[str, list[tuple[str, ...]]]:
    """The prepositions whose object is a source, by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((tuple(row["words"]) for row in load("cues")["preposition"]), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return found


def _entry(row: dict[str, Any]) -> Entry:
    return Entry(row["act"], tuple(row["frames"]), row.get("thought", False), row.get("addressed", False))


def find_verbs(reading: Reading) -> Iterator[Cue]:
    """The verbs and verb phrases that may be cues, in the text's order."""
    known, starts = verbs(), phrases()
    for token in reading.columns.with_lemma({"be", "hop", *known, *starts}):
        if token.pos_ not in ("VERB", "AUX"):
            continue
        lemma = _lemma(token)
        if lemma == "be" and (cue := _quality(token)):
            yield cue
        if lemma in starts and (cue := _phrase(token, starts[lemma])):
            yield cue
        elif lemma in known and _is_said(token, lemma):
            end = token.i + 2 if _takes_particle(token) else token.i + 1
            yield Cue(token, token.i, end, known[lemma])


def _lemma(token: Token) -> str:
    """A verb's lemma; the parser's own takes "hoped" for a form of "hop"."""
    lemma = token.lemma_.lower()
    return "hope" if lemma == "hop" and token.lower_ in ("hoped", "hopes", "hoping") else lemma


def _phrase(token: Token, rows: tuple[tuple[tuple[str, ...], Entry], ...]) -> Cue | None:
    doc = token.doc
    for rest, entry in rows:
        end = _phrase_end(token, rest)
        if end is None or not _is_said(token, ""):
            continue
        if rest[-1] == "on" and end < len(doc) and doc[end].ent_type_ in ("DATE", "TIME"):
            continue  # "insisted on Monday that"
        return Cue(token, token.i, end, (entry,))
    return None


def _phrase_end(token: Token, rest: tuple[str, ...]) -> int | None:
    """Where the words of a phrase end behind its verb; one adverb may stand among them: "called again for"."""
    doc, at, adverbs = token.doc, token.i + 1, 1
    for word in rest:
        if at < len(doc) and doc[at].lower_ != word and doc[at].pos_ == "ADV" and adverbs:
            at, adverbs = at + 1, 0
        if at >= len(doc) or doc[at].lower_ != word:
            return None
        at += 1
    return at


def _has_auxiliary(token: Token) -> bool:
    """Is a participle a verb of its own ("has said", "was told"), or has it an agent or a subject?"""
    own = {"aux", "auxpass", "agent", "nsubj", "nsubjpass"}
    if any(child.dep_ in own for child in token.children):
        return True
    return token.dep_ == "conj" and token.head.tag_ == "VBN" and _has_auxiliary(token.head)


def _quality(token: Token) -> Cue | None:
    """ "was adamant that ...": a form of be with an adjective of the codebook."""
    known = qualities()
    for child in token.rights:
        if child.dep_ == "acomp" and child.lower_ in known and not any(c.dep_ == "neg" for c in token.children):
            return Cue(token, child.i, child.i + 1, (known[child.lower_],))
    return None


def _takes_particle(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().dep_ == "prt" and token.nbor().head == token


def _is_finite(token: Token) -> bool:
    """Is a verb that looks like an infinitive none: "did say", or "he hit back", a main verb with its subject?"""
    if any(child.lower_ in DO for child in token.lefts):
        return True
    if token.dep_ == "ccomp" and not any(child.dep_ == "aux" for child in token.lefts):
        return _is_heard_or_plural(token)
    deps = {child.dep_ for child in token.lefts}
    return token.dep_ == "ROOT" and "nsubj" in deps and "aux" not in deps


def _is_heard_or_plural(token: Token) -> bool:
    """Is this said though it looks like an infinitive: "heard him say that", "wrote that aides fear that"?"""
    subject = next((child for child in token.lefts if child.dep_ == "nsubj"), None)
    if subject is None or token.head.lemma_ in HEARD:
        return subject is not None
    return (subject.tag_ in ("NNS", "NNPS") or subject.lower_ == "they") and token.head.lemma_ not in BARE


def _is_said(token: Token, lemma: str) -> bool:
    """Is this an act of saying that took place (and not one that was refused, is only possible, or still to come)?"""
    for child in token.lefts:
        if child.dep_ == "mark" and child.lower_ in UNSAID:
            return False
        if child.dep_ == "neg" and lemma in unsaid():
            return False
        if child.dep_ == "aux" and child.lower_ in MODALS:
            return False
    if token.tag_ == "VB" and not _is_finite(token):
        # An infinitive or an order: somebody is to say it, or may. "Went on to say" did.
        return token.dep_ == "xcomp" and token.head.lemma_ in CARRIERS
    return not (token.dep_ == "amod" or (token.tag_ == "VBN" and token.dep_ == "acl" and lemma == "say"))
