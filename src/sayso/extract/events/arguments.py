"""From the slots of a predicate to an event's actors, recipients and objects."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.extract.events.kinds import BESIDE, Participants
from sayso.extract.events.roles import Roles, conjuncts, core
from sayso.extract.events.rules import Rule, fill
from sayso.language.reading import Reading, noun_phrase
from sayso.model import Argument

if TYPE_CHECKING:
    from spacy.tokens import Token

WHO = frozenset({"party", "state", "body", "official", "force", "civil", "group", "person", "pronoun", "name"})
WHERE = frozenset({"site", "place", "weapon"})
DONE_WITH_ONES_OWN = frozenset({"MOBILIZE", "CONCEDE"})
SERVING = ("to", "in", "for")
CAUSES = frozenset({"defence", "defense", "aid", "help", "support", "protection", "rescue", "assistance"})
TIED = frozenset({"associate", "link", "affiliate", "connect", "tie", "ally", "align"})  # "firms linked to Kestan"


def actors_of(rule: Rule, roles: Roles, participants: Participants) -> tuple[Argument, ...]:
    """Who does it: the first of the rule's actor slots that somebody fills, and the slots of a mutual act."""
    heads = _first(rule.actor, roles, participants) or _whose(rule, roles, participants)
    for slot in rule.mutual:
        heads = heads + [token for token in fill(roles, slot) if _is_somebody(token, participants)]
    return _arguments(heads, participants)


def _whose(rule: Rule, roles: Roles, participants: Participants) -> list[Token]:
    """Who did what nobody is said to have done: whose defences were raised, whose objections dropped."""
    if not roles.passive or rule.type not in DONE_WITH_ONES_OWN:
        return []
    return [owner for item in roles.get("object") if (owner := _owner(core(item), participants)) is not None]


def recipients_of(rule: Rule, roles: Roles, participants: Participants) -> tuple[Argument, ...]:
    """To whom it is done: the first recipient slot that somebody (or somebody's place or weapon) fills.

    In a mutual act (a meeting) those met are actors, as PLOVER has it, and also recipients: who met whom is kept.
    """
    taken = {argument.span for argument in _arguments(_first(rule.actor, roles, participants), participants)}
    for slot in rule.recipient:
        heads = [token for token in _fill_recipient(roles, slot, participants) if _is_somebody(token, participants)]
        found = tuple(argument for argument in _arguments(heads, participants) if argument.span not in taken)
        if found:
            return found
    return ()


def objects_of(
    rule: Rule, roles: Roles, participants: Participants, *, taken: Iterable[Argument]
) -> tuple[Argument, ...]:
    """The things it is done with or about, without those already named as somebody."""
    spans = {argument.span for argument in taken}
    found = [
        participants.reading.argument(token)
        for slot in rule.objects
        for token in fill(roles, slot)
        if token.pos_ != "PRON"
    ]
    return tuple(argument for argument in found if argument.span not in spans)


def _fill_recipient(roles: Roles, slot: str, participants: Participants) -> list[Token]:
    if slot == "purpose":
        served = [child for child in roles.head.children if child.dep_ in ("advcl", "xcomp", "acl")]
        return [
            *(item for child in served if child.lemma_ in PURPOSES for item in child.children if item.dep_ == "dobj"),
            *(item for outer in SERVING for item in fill(roles, f"{outer}_of") if _serves(item)),
        ]
    if slot == "object_host":
        beside = fill(roles, "object_modifier")
        return [word for word in beside if word.text[:1].isupper() and "body" in participants.kinds(word)]
    if slot == "object_deep":
        return [word for item in roles.get("object") for word in _parties_below(item)]
    return fill(roles, slot)


def _serves(item: Token) -> bool:
    """Whether "to the defence of Kestan" is what is meant, and not "to the border of Kestan"."""
    return item.head.head.lemma_ in CAUSES


def _parties_below(noun: Token) -> list[Token]:
    """Those with whom a thing is had, however deep: "its part in the treaty on arms, an accord with Kestan"."""
    return [token for token in noun.subtree if token.dep_ == "pobj" and token.head.lower_ in ("with", "against")]


PURPOSES = frozenset(
    {
        "support",
        "help",
        "aid",
        "assist",
        "defend",
        "protect",
        "counter",
        "deter",
        "threaten",
        "attack",
        "fight",
        "invade",
        "reinforce",
    }
)


def _first(slots: tuple[str, ...], roles: Roles, participants: Participants) -> list[Token]:
    for slot in slots:
        named = slot.endswith(
            "_modifier"
        )  # of the words beside a noun only names are somebody: "Polish aid", not "military aid"
        heads = [token for token in fill(roles, slot) if not named or token.text[:1].isupper()]
        found = [token for token in heads if _is_somebody(token, participants)]
        if found:
            return found
    return []


def _is_somebody(token: Token, participants: Participants) -> bool:
    """Whether a head names somebody, or something that is somebody's ("Georgian territory", "Russian missiles")."""
    kinds = participants.kinds(token)
    if kinds & WHO:
        return True
    return participants.country(token) is not None or bool(kinds & WHERE and _owner(token, participants))


def _arguments(heads: Iterable[Token], participants: Participants) -> tuple[Argument, ...]:
    found = [argument for token in heads for argument in _each_owner(token, participants)]
    return tuple({argument.span: argument for argument in found}.values())


def _each_owner(token: Token, participants: Participants) -> list[Argument]:
    """One argument, or one for each of several countries ("the leaders of Georgia and Armenia")."""
    owner = _owner(token, participants)
    several = [item for item in conjuncts(owner) if _has_country(item, participants)] if owner is not None else []
    if len(several) > 1 and token.tag_ in ("NNS", "NNPS"):
        return [participants.reading.argument(item) for item in several]
    return [argument_of(token, participants)]


def argument_of(token: Token, participants: Participants) -> Argument:
    """Who a noun phrase speaks of: its own entity; what a count counts; else whose it is ("Georgia's" territory)."""
    reading: Reading = participants.reading
    if reading.chain_of(token):
        return reading.argument(token)
    inner = core(token)
    if inner is not token and reading.chain_of(inner):
        return Argument(entity=reading.argument(inner).entity, span=reading.span_of(noun_phrase(token)))
    owner = _owner(inner, participants)
    if owner is not None:
        return Argument(entity=reading.argument(owner).entity, span=reading.span_of(noun_phrase(token)))
    return Argument(entity=participants.entity_of_country(inner), span=reading.argument(token).span)


def _owner(token: Token, participants: Participants) -> Token | None:
    """The word beside a head that names a known party with a country."""
    for child in token.children:
        if child.dep_ in BESIDE and _has_country(child, participants):
            return child
    below = (
        c
        for p in token.children
        if p.dep_ == "prep" and p.lower_ in ("of", "in", "from")
        for c in p.children
        if c.dep_ == "pobj"
    )
    tied = (
        c
        for clause in token.children
        if clause.dep_ in ("acl", "relcl") and clause.lemma_ in TIED
        for p in clause.children
        if p.dep_ == "prep" and p.lower_ in ("with", "to")
        for c in p.children
        if c.dep_ == "pobj"
    )
    return next((child for child in (*below, *tied) if _has_country(child, participants)), None)


def _has_country(token: Token, participants: Participants) -> bool:
    chain = participants.reading.chain_of(token)
    return bool(chain and chain.country)
