"""The event rules of the codebook, compiled, and whether one fits a predicate's slots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from sayso.codebook.load import load, names
from sayso.errors import CodebookError
from sayso.extract.events.kinds import is_blow
from sayso.extract.events.roles import Roles, conjuncts, core

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.extract.events.kinds import Participants

FOLDER = "events/"
VERSION = 1
ANY = "*"
PARTICLE = 3
# Prepositions of a slot's nouns that a rule may ask for: "subject_of".
INNER = frozenset({"of", "on", "between", "with", "from", "by", "against", "to", "for", "into", "at", "in", "along"})
TABLES = ("needs", "any", "may", "words", "not_words")
LISTS = ("slots", "party", "actor", "recipient", "objects", "mutual", "goal")
Slots = Mapping[str, frozenset[str]]
UNNAMED = frozenset({"pronoun", "group"})  # may be anybody, in a report that speaks of a crisis
CAN_BE = frozenset({"party", "civil"})


class Rule(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One rule, as codebook/events/assault.toml explains it. `verbs` pairs a lemma with its particle, or with None.

    `crisis`: holds only where the report speaks of a crisis; `light`: gives way to the purpose it serves ("used
    missiles to strike the depot" is a strike).
    """

    name: str
    type: str
    mode: str | None
    verbs: tuple[tuple[str, str | None], ...]
    nouns: tuple[str, ...]
    needs: Slots
    any: Slots
    may: Slots
    words: Slots
    not_words: Slots
    slots: tuple[str, ...]
    party: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    objects: tuple[str, ...]
    mutual: tuple[str, ...]
    goal: tuple[str, ...]
    joined: str | None
    passive: bool = False
    crisis: bool = False
    light: bool = False

    @property
    def by(self) -> str:
        """What names the rule in an event's `by`."""
        return f"events/{self.type.lower()}-{self.name}@{VERSION}"

    @property
    def rank(self) -> int:
        """How much a rule asks for: of several that fit, the one that asks for most is taken."""
        return 4 * len(self.words) + 2 * len(self.needs) + bool(self.any) + bool(self.slots)


@cache
def rules_by_lemma() -> dict[str, tuple[Rule, ...]]:
    """Every lemma that may anchor an event, and the rules to try there, the most demanding first.

    The rules for reports of a crisis come last: they are wide, and name no mode.
    """
    table: dict[str, list[Rule]] = {}
    for rule in all_rules():
        for lemma in dict.fromkeys([verb for verb, _ in rule.verbs] + list(rule.nouns)):
            table.setdefault(lemma, []).append(rule)
    return {
        lemma: tuple(sorted(rules, key=lambda rule: (rule.crisis, -_rank(rule, lemma))))
        for lemma, rules in table.items()
    }


def _rank(rule: Rule, lemma: str) -> int:
    """A rule that asks for a particle of this verb goes before those that do not."""
    return rule.rank + PARTICLE * any(verb == lemma and particle is not None for verb, particle in rule.verbs)


@cache
def all_rules() -> tuple[Rule, ...]:
    """The rules of all event types, in the codebook's order. Raises CodebookError where a rule is not well formed."""
    return tuple(
        _compile(entry, load(name).get("defaults", {}), name)
        for name in names()
        if name.startswith(FOLDER)
        for entry in load(name)["rules"]
    )


def _compile(entry: Mapping[str, Any], defaults: Mapping[str, Any], file: str) -> Rule:
    given = {**defaults, **entry}
    if not (given.get("verbs") or given.get("nouns")):
        raise CodebookError(f"codebook/{file}.toml: the rule {given.get('name')!r} names no verbs and no nouns")
    joined = given.get("joined")
    return Rule(
        name=given["name"],
        type=given["type"],
        mode=given.get("mode"),
        verbs=tuple(_verb(words) for words in given.get("verbs", ())),
        nouns=tuple(given.get("nouns", ())),
        passive=given.get("passive", False),
        crisis=given.get("crisis", False),
        light=given.get("light", False),
        joined="object" if joined is True else joined,
        **{key: _slots(given.get(key, {})) for key in TABLES},  # type: ignore[arg-type]
        **{key: tuple(given.get(key, ())) for key in LISTS},  # type: ignore[arg-type]
    )


def _verb(words: str) -> tuple[str, str | None]:
    lemma, _, particle = words.partition(" ")
    return lemma, particle or None


def _slots(table: Mapping[str, Sequence[str]]) -> Slots:
    return {slot: frozenset(values) for slot, values in table.items()}


def first_rule(roles: Roles, participants: Participants, *, noun: bool = False) -> Rule | None:
    """The most demanding rule that fits a predicate, or None."""
    lemma = roles.head.lemma_.lower()
    for rule in rules_by_lemma().get(lemma, ()):
        particles, is_noun = _lexical(rule, lemma)
        lexical = is_noun if noun else any(p is None or has_particle(roles, p) for p in particles)
        if lexical and fits(rule, roles, participants):
            return rule
    return None


@cache
def _lexical(rule: Rule, lemma: str) -> tuple[tuple[str | None, ...], bool]:
    """The particles with which a lemma is a verb of a rule (None: with or without), and whether it is its noun."""
    return tuple(particle for verb, particle in rule.verbs if verb == lemma), lemma in rule.nouns


def has_particle(roles: Roles, particle: str) -> bool:
    """Whether the verb has this word as its particle, preposition or bare complement ("down", "with", "prisoner")."""
    words = particle.split()
    return any(child.lower_ == words[-1] for child in roles.head.children if child.i > roles.head.i)


def fits(rule: Rule, roles: Roles, participants: Participants) -> bool:
    """Whether a predicate's slots hold what a rule asks for."""
    return (
        (roles.auxiliary or not rule.passive)
        and (participants.war or not rule.crisis)
        and all(_words_in(roles, slot, words) for slot, words in rule.words.items())
        and all(_kinds_in(roles, slot, kinds, participants) for slot, kinds in rule.needs.items())
        and all(
            not fill(roles, slot) or _kinds_in(roles, slot, kinds, participants) for slot, kinds in rule.may.items()
        )
        and (not rule.any or any(_kinds_in(roles, slot, kinds, participants) for slot, kinds in rule.any.items()))
        and (not rule.slots or any(fill(roles, slot) for slot in rule.slots))
        and (not rule.party or any(_kinds_in(roles, slot, PARTY, participants) for slot in rule.party))
        and not any(_forbidden(roles, slot, words) for slot, words in rule.not_words.items())
    )


PARTY = frozenset({"party", "weapon"})  # a weapon is somebody's


def fill(roles: Roles, slot: str) -> list[Token]:
    """The heads in a slot; "object_modifier", "in_blow", "subject_many" and such are worked out from others."""
    if slot.endswith("_modifier"):
        items = roles.get(slot.removesuffix("_modifier"))
        return [word for item in dict.fromkeys([*items, *map(core, items)]) for word in _modifiers(item)]
    if slot.endswith("_blow"):
        return [item for item in roles.get(slot.removesuffix("_blow")) if is_blow(item)]
    if slot == "head":
        return [roles.head]
    if slot == "subject_many":
        subjects = roles.get("subject")
        return (
            subjects
            if len(subjects) > 1 or any(s.tag_ in ("NNS", "NNPS") or s.lower_ == "they" for s in subjects)
            else []
        )
    if slot == "of" and not roles.get("of"):
        return _below(roles.get("object"), "of")
    if slot.partition("_")[2] in INNER:
        outer, _, preposition = slot.partition("_")
        return _below(roles.get(outer), preposition)
    if slot == "object_maker":
        return [maker for item in roles.get("object") for maker in _makers(item)]
    if slot == "predicate":
        return [child for child in roles.head.children if child.dep_ in ("oprd", "ccomp", "acomp")]
    if slot == "complement":
        return [child for child in roles.head.children if child.dep_ in ("xcomp", "ccomp") and child.pos_ == "VERB"]
    return roles.get(slot)


def _below(heads: Sequence[Token], preposition: str) -> list[Token]:
    """What a preposition of noun phrases governs ("the invasion of Georgia": Georgia)."""
    return [
        below
        for head in heads
        for child in head.children
        if child.dep_ == "prep" and child.lower_ == preposition
        for item in child.children
        if item.dep_ == "pobj"
        for below in conjuncts(item)
    ]


MAKING = frozenset(
    {"propose", "suggest", "offer", "make", "put", "present", "draft", "issue", "set", "demand", "broker", "submit",
     "table", "back", "draw", "impose", "lay", "send"}
)  # fmt: skip


def _makers(noun: Token) -> list[Token]:
    """Whose a proposal is: "Kestan's plan", "the plan proposed by Kestan", "the terms Kestan has set"."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    clauses = [child for child in noun.children if child.dep_ in ("acl", "relcl") and child.lemma_ in MAKING]
    for clause in clauses:
        owners += [c for p in clause.children if p.dep_ == "agent" for c in p.children if c.dep_ == "pobj"]
        owners += [c for c in clause.children if c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP")]
    return [maker for owner in owners for maker in conjuncts(owner)]


def _modifiers(noun: Token) -> list[Token]:
    near = [child for child in noun.children if child.dep_ in ("amod", "compound", "nmod", "poss")]
    below = [p for p in noun.children if p.dep_ == "prep" and p.lower_ == "of"]
    inner = [c for c in near for c in c.children if c.dep_ in ("amod", "compound", "nmod")]
    return near + inner + below


def _words_in(roles: Roles, slot: str, words: frozenset[str]) -> bool:
    return any(token.lemma_.lower() in words or core(token).lemma_.lower() in words for token in fill(roles, slot))


def _forbidden(roles: Roles, slot: str, words: frozenset[str]) -> bool:
    found = fill(roles, slot)
    return bool(found) and (ANY in words or any(token.lemma_.lower() in words for token in found))


def _kinds_in(roles: Roles, slot: str, kinds: frozenset[str], participants: Participants) -> bool:
    return any(_is_one(token, kinds, participants) for token in fill(roles, slot))


def _is_one(token: Token, kinds: frozenset[str], participants: Participants) -> bool:
    held = participants.kinds(token)
    if ANY in kinds or held & kinds:
        return True
    inner = core(token)
    if any(f"={word}" in kinds for word in (token.lemma_.lower(), token.lower_, inner.lemma_.lower())):
        return True
    if "=verb" in kinds and token.pos_ == "VERB":
        return True
    if "count" in kinds and (token.pos_ == "NUM" or inner.pos_ == "NUM"):
        return True
    return participants.crisis and bool(held & UNNAMED) and bool(kinds & CAN_BE) and "civil" not in held
