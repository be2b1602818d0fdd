"""Who fills which slot of a verb or an eventive noun: subject, object, prepositions, by the parse.

A slot holds heads of noun phrases, coordination resolved. Passives are turned round, the subjects of infinitives,
participles and relative clauses are found where control puts them (Huddleston & Pullum 2002, ch. 14: complements of
"urge", "order", "allow" are controlled by the object, of "promise", "vow", "threaten" by the subject).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
MISREAD = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "mark"})
OBJECTS = frozenset({"dobj", "obj", "attr"})
RELATIVES = frozenset({"that", "which", "who", "whom", "whose", "where", "when"})
SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "swear", "use", "take", "have", "make", "launch"})
COUNTS = frozenset(
    {"thousand", "dozen", "hundred", "score", "ten", "million", "number", "group", "batch", "lot", "some", "majority",
     "part", "most", "all", "many", "series", "pair", "remnant", "rest", "handful", "wave", "member", "column",
     "contingent", "shipment", "stockpile", "quantity", "amount", "couple", "half", "tens", "hundreds", "thousands",
     "dozens", "one", "two", "three", "several", "both", "none", "each", "range", "type", "kind", "element", "fleet",
     "barrage", "swarm", "salvo", "tranche", "package", "convoy", "flotilla", "ton", "tonne", "%",
     "percent", "round", "billion", "string", "spate", "volley", "flurry", "hail", "quarter", "third", "fifth", "bunch",
     "torrent", "campaign", "canister", "trove", "cache", "supply", "delivery", "worth", "bulk", "set", "list", "host",
     "chunk", "portion", "share", "stream", "raft", "bevy", "array", "cluster", "rash", "succession", "slew"}
)  # fmt: skip
DIRECTIONS = frozenset(
    {"home", "back", "away", "out", "abroad", "overseas", "west", "east", "north", "south", "westward", "westwards",
     "eastward", "eastwards", "northward", "northwards", "southward", "southwards", "forward", "closer", "further",
     "deeper", "inland", "ahead"}
)  # fmt: skip
HAVING = frozenset({"have", "keep", "maintain", "get"})
GIVING = frozenset({"give", "allow", "grant", "offer", "buy", "leave"})
ANNOUNCING = frozenset(
    {"announce", "order", "approve", "authorize", "authorise", "begin", "start", "continue", "plan", "complete",
     "suspend", "halt", "propose", "promise", "step", "accelerate", "speed", "intensify", "increase", "prepare"}
)  # fmt: skip
MOST_STEPS = 8  # how far control is followed; no sentence of the development reports needs more than 5
LONGEST_LINK = 40  # tokens between a relative clause and its noun; the parser's longer links are mistakes


@dataclass
class Roles:
    """The slots of one predicate. `slots["to"]` holds what its "to" governs; `passive`: it was turned round."""

    head: Token
    passive: bool = False
    slots: dict[str, list[Token]] = field(default_factory=dict)
    particle: Token | None = None

    @property
    def auxiliary(self) -> bool:
        """Whether a form of "be" or "get" shows the passive, so that no participle misread by the parser is meant."""
        return self.passive and any(child.dep_ == "auxpass" for child in self.head.children)

    def get(self, slot: str) -> list[Token]:
        """The heads in a slot, in the text's order."""
        return self.slots.get(slot, [])

    def add(self, slot: str, tokens: list[Token]) -> None:
        """Put heads into a slot, each once."""
        held = self.slots.setdefault(slot, [])
        held.extend(token for token in tokens if token not in held and token != self.head)


def verb_roles(verb: Token) -> Roles:
    """The slots of a verb."""
    roles = Roles(head=verb, passive=is_passive(verb))
    surface = surface_subjects(verb) or _names_before(verb)
    roles.add("object" if roles.passive else "subject", surface)
    if roles.passive:
        roles.add("subject", _having(verb))
    for child in verb.children:
        _add_child(roles, child)
    if not roles.passive:
        roles.add("object", _relative_object(verb))
        roles.add("object", _raised_object(verb))
    _borrow(roles)
    return roles


def is_predicate(token: Token) -> bool:
    """Whether a clause hangs on a token: a verb, or what the parser tags as a noun and attaches like a verb.

    ("as the rebels march on the town": "march" comes out a noun with a subject or a conjunction of its own.)
    """
    if token.pos_ in ("VERB", "AUX"):
        return token.dep_ not in ("amod", "compound", "aux")
    return token.pos_ == "NOUN" and any(child.dep_ in MISREAD for child in token.children)


def noun_roles(noun: Token) -> Roles:
    """The slots of an eventive noun: possessor and national adjective as subject, the prepositions as they stand."""
    roles = Roles(head=noun)
    for child in noun.children:
        if child.dep_ == "poss" and child.lower_ not in RELATIVES:
            roles.add("subject", conjuncts(child))
        elif child.dep_ in ("compound", "amod", "nmod"):
            roles.add("modifier", [child])
        elif child.dep_ == "prep":
            _add_preposition(roles, child)
    if noun.dep_ == "dobj" and noun.head.lemma_ in ANNOUNCING:
        roles.add("announcer", surface_subjects(noun.head))
    if noun.dep_ == "attr":
        roles.add("there", [child for child in noun.head.children if child.tag_ == "EX"])
    roles.add("subject", [item for item in roles.get("modifier") if item.text[:1].isupper()])
    return roles


def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject is what it is done to."""
    if verb.tag_ != "VBN":
        return False
    if any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in verb.children):
        return True
    if any((child.dep_ == "aux" and child.lemma_ == "have") or child.dep_ == "nsubj" for child in verb.children):
        return False
    if verb.dep_ == "conj" and not any(child.dep_ in SUBJECTS or child.dep_ == "aux" for child in verb.children):
        return verb.head.tag_ == "VBN" and is_passive(verb.head)
    return verb.dep_ in ("acl", "amod", "advcl", "relcl", "oprd") or _is_dep_participle(verb)


def _is_dep_participle(verb: Token) -> bool:
    """A bare participle of a headline: "Envoys expelled", "Troops sent to the border"."""
    return verb.dep_ == "ROOT" and any(child.dep_ == "prep" for child in verb.children) and not _has(verb, "dobj")


def surface_subjects(verb: Token, steps: int = MOST_STEPS) -> list[Token]:
    """What stands (or is understood) before the verb as its subject, coordination resolved."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS and child.dep_ not in ("csubj", "csubjpass")]
    found = [token for subject in own for token in _antecedents(subject, verb)]
    if found or steps == 0 or verb.dep_ == "ROOT":
        return found
    return _understood(verb, steps)


def _understood(verb: Token, steps: int) -> list[Token]:
    """The subject that control gives to a verb without one of its own."""
    head, dep = verb.head, verb.dep_
    if dep in ("ccomp", "relcl", "advcl") and head.lemma_ == "be" and (cleft := _cleft(verb)):
        return cleft
    if dep == "conj":
        return surface_subjects(head, steps - 1) if _is_verbal(head) else []
    if dep in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        return _of_noun_clause(verb, head, steps)
    if dep == "pcomp":
        return _of_gerund(verb, head, steps)
    if dep in ("xcomp", "ccomp", "advcl", "oprd", "dep", "prep", "acl", "parataxis") and _is_verbal(head):
        return _controller(verb, head, steps)
    if dep in ("xcomp", "ccomp", "acomp") and head.pos_ == "ADJ":
        return surface_subjects(head.head, steps - 1) if _is_verbal(head.head) else []
    return []


def _cleft(verb: Token) -> list[Token]:
    """ "It was Kestan that attacked": who is set apart."""
    expletive = any(child.lower_ == "it" and child.dep_ in ("nsubj", "expl") for child in verb.head.children)
    if not expletive or not any(child.lower_ in ("that", "who") and child.dep_ in SUBJECTS for child in verb.children):
        return []
    return [token for child in verb.head.children if child.dep_ == "attr" for token in conjuncts(child)]


def _of_noun_clause(verb: Token, noun: Token, steps: int) -> list[Token]:
    """ "troops stationed there": the noun. "a plan to send troops": the plan's owner, or who has it.

    "The first to send troops" is who is said to be the first, "gave Kestan time to send troops" Kestan.
    """
    if not is_infinitive(verb):
        return conjuncts(noun)
    owners = [child for child in noun.children if child.dep_ == "poss"]
    if owners:
        return [token for owner in owners for token in conjuncts(owner)]
    if not _is_verbal(noun.head) or noun.dep_ not in OBJECTS:
        return []
    given = [child for child in noun.head.children if child.dep_ == "dative" and child.pos_ != "ADP"]
    if given and noun.head.lemma_ in GIVING:
        return [token for item in given for token in conjuncts(item)]
    return surface_subjects(noun.head, steps - 1)


def _of_gerund(verb: Token, preposition: Token, steps: int) -> list[Token]:
    """ "accused Kestan of shelling": the object. "before shelling": the subject."""
    governor = preposition.head
    if governor.pos_ in ("NOUN", "PROPN"):
        owners = [child for child in governor.children if child.dep_ == "poss"]
        if owners:
            return [token for owner in owners for token in conjuncts(owner)]
        governor = governor.head
    if not _is_verbal(governor):
        return []
    return _controller(verb, governor, steps)


def _controller(verb: Token, governor: Token, steps: int) -> list[Token]:
    objects = [child for child in governor.children if child.dep_ in ("dobj", "obj", "dative")]
    clause = verb.dep_ in ("xcomp", "ccomp", "oprd") or (
        verb.dep_ == "pcomp" and verb.head.lower_ in ("of", "from", "against", "into")
    )
    if clause and objects and governor.lemma_ not in SUBJECT_CONTROL and not is_passive(governor):
        return [token for item in objects for token in conjuncts(item)]
    called = [
        c
        for p in governor.children
        if p.dep_ == "prep" and p.lower_ in ("on", "upon", "for")
        for c in p.children
        if c.dep_ == "pobj"
    ]
    if clause and called and governor.lemma_ in ("call", "urge", "appeal", "press", "push", "wait"):
        return [token for item in called for token in conjuncts(item)]
    return surface_subjects(governor, steps - 1)


def _antecedents(subject: Token, verb: Token) -> list[Token]:
    """What a subject stands for: the noun of a relative clause for "which", else itself."""
    if subject.tag_ == "EX" or (subject.lower_ == "it" and _has(verb, "ccomp") and verb.lemma_ == "be"):
        return []
    if subject.lower_ in RELATIVES and subject.tag_ in ("WDT", "WP", "WP$", "DT", "IN"):
        clause = next((t for t in (verb, *verb.ancestors) if t.dep_ == "relcl"), None)
        if clause is None or abs(clause.head.i - subject.i) > LONGEST_LINK:
            return []
        return conjuncts(clause.head)
    return conjuncts(subject)


def _relative_object(verb: Token) -> list[Token]:
    """ "the missiles that Kestan sent", "the missiles Kestan sent": the object stands before."""
    if verb.dep_ == "xcomp" and verb.head.dep_ == "relcl" and not _has_own_object(verb):
        return _relative_object(verb.head)
    if verb.dep_ != "relcl" or (_has(verb, "dobj") and not _relative_child(verb)):
        return []
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    if not subjects or any(s.lower_ in RELATIVES and s.lower_ != "when" for s in subjects):
        return []
    if any(child.lower_ in ("where", "when", "whose") for child in verb.subtree if child.i < verb.i):
        return []
    return conjuncts(verb.head) if verb.head.pos_ in ("NOUN", "PROPN") else []


def _having(verb: Token) -> list[Token]:
    """ "Kestan has 300 men stationed there": whoever has what it is done to."""
    thing = verb.head
    if verb.dep_ != "acl" or thing.dep_ != "dobj" or thing.head.lemma_ not in HAVING:
        return []
    return surface_subjects(thing.head)


def _names_before(verb: Token) -> list[Token]:
    """ "If Kestan attacks", read as the noun "attacks": the name beside it is its subject."""
    if verb.pos_ != "NOUN":
        return []
    return [child for child in verb.children if child.dep_ == "compound" and child.pos_ == "PROPN"]


def _raised_object(verb: Token) -> list[Token]:
    """ "help Kestan defend its towns": the subject of the infinitive is also the verb's object."""
    clauses = (c for c in verb.children if c.dep_ == "ccomp" and c.tag_ == "VB" and c.i > verb.i)
    subjects = (s for c in clauses if not _has(c, "mark") for s in c.children if s.dep_ == "nsubj" and s.i > verb.i)
    return [token for subject in subjects for token in conjuncts(subject)]


def _has_own_object(verb: Token) -> bool:
    return any(c.dep_ == "dobj" and c.lower_ not in RELATIVES for item in (verb, verb.head) for c in item.children)


def _relative_child(verb: Token) -> bool:
    return any(child.dep_ == "dobj" and child.lower_ in RELATIVES for child in verb.children)


def _add_child(roles: Roles, child: Token) -> None:
    if child.dep_ in OBJECTS and child.lower_ in DIRECTIONS and not any(c.dep_ == "det" for c in child.children):
        roles.add("direction", [child])
    elif child.dep_ in OBJECTS and child.lower_ not in RELATIVES:
        roles.add("object", conjuncts(child))
    elif child.dep_ == "dative" and child.pos_ != "ADP":
        roles.add("indirect", conjuncts(child))
    elif child.dep_ == "dative" or child.dep_ in ("prep", "agent"):
        _add_preposition(roles, child)
    elif child.dep_ == "prt":
        roles.particle = child
    elif child.dep_ == "advmod" and child.lower_ in DIRECTIONS:
        roles.add("direction", [child])


def _add_preposition(roles: Roles, preposition: Token) -> None:
    for child in preposition.children:
        if child.dep_ == "pobj":
            slot = preposition.lower_
            if (
                slot == "by"
                and roles.passive
                and preposition.dep_ in ("agent", "prep")
                and child.ent_type_ not in ("DATE", "TIME", "PERCENT")
            ):
                slot = "subject"
            roles.add(slot, conjuncts(child))
        elif child.dep_ == "prep":
            _add_preposition(roles, child)
        elif child.dep_ == "pcomp" and child.tag_ == "VBG":
            _add_gerund(roles, preposition, child)
    if preposition.dep_ == "prep":
        for other in preposition.conjuncts:
            if other.dep_ == "conj" and other.pos_ == "ADP":
                roles.add(other.lower_, [t for c in other.children if c.dep_ == "pobj" for t in conjuncts(c)])


def _add_gerund(roles: Roles, preposition: Token, gerund: Token) -> None:
    """ "killed by shelling", "barred from holding office"."""
    if preposition.dep_ != "agent":
        roles.add(preposition.lower_, [gerund])
    elif not _has(gerund, "dobj"):
        roles.add("subject", [gerund])


def _borrow(roles: Roles) -> None:
    """A preposition that the parser hung on the object serves the verb, where the verb has none of its own."""
    own = set(roles.slots)
    for item in (*roles.get("object"), *roles.get("about")):
        if item.i < roles.head.i:
            continue
        for child in (*item.children, *(core(item).children if core(item) != item else ())):
            if child.dep_ == "prep" and child.lower_ != "of" and child.lower_ not in own:
                _add_preposition(roles, child)


def conjuncts(head: Token) -> list[Token]:
    """A noun phrase's head and those coordinated with it."""
    found, queue = [], [head]
    while queue:
        token = queue.pop(0)
        found.append(token)
        queue.extend(child for child in token.children if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX"))
    return found


def core(token: Token) -> Token:
    """What a count counts: "thousands of soldiers" is soldiers."""
    for _ in range(3):
        if token.lemma_.lower() not in COUNTS and token.pos_ != "NUM":
            return token
        below = next(
            (
                c
                for p in token.children
                if p.dep_ == "prep" and p.lower_ == "of"
                for c in p.children
                if c.dep_ == "pobj"
            ),
            None,
        )
        if below is None:
            return token
        token = below
    return token


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before the verb."""
    return any(child.tag_ == "TO" for child in verb.children)


def clause_heads(token: Token) -> Iterator[Token]:
    """The verbs above a token, the nearest first, itself included where it is one."""
    if _is_verbal(token):
        yield token
    for ancestor in token.ancestors:
        if _is_verbal(ancestor):
            yield ancestor


def _is_verbal(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def _has(verb: Token, dep: str) -> bool:
    return any(child.dep_ == dep for child in verb.children)
