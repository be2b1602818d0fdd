"""Finds events: who did what to whom, by the codebook's rules over the parse.

The types are PLOVER's (PLOVER Project Codebook, draft of 2021, 16 types). One event per anchor. What is merely asked
("whether Kestan will attack"), what stands in a headline, and the purpose of another event ("sent to fight") is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sayso.codebook.load import load
from sayso.extract.events.arguments import actors_of, objects_of, recipients_of
from sayso.extract.events.attach import MOVING, Surroundings, contexts_of
from sayso.extract.events.kinds import Participants
from sayso.extract.events.roles import SUBJECTS, Roles, is_infinitive, is_predicate, noun_roles, verb_roles
from sayso.extract.events.rules import Rule, fill, first_rule, rules_by_lemma
from sayso.language.reading import Reading
from sayso.model import Conditional, Event, Factuality, Quantity, Span, Statement, Timex, Toponym, make_id

if TYPE_CHECKING:
    from spacy.tokens import Token

# Acts done by saying: where the same words are a statement's cue, the statement is kept and no event.
VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
# Of these, what is done to another's proposal, or with a blow: an event, too, where the statement has no clause.
DONE_TO_THINGS = frozenset({"REJECT", "THREATEN"})
OBJECT_FRAME = "statements/object@"
# Acts that say what is to be done; what they govern is an event of its own ("agreed to send tanks").
OPEN = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST", "CONCEDE"})
# Verbs that set others to work: what they are told to do is an event beside the order, whatever type that has.
ORDERS = frozenset(
    {"order", "task", "instruct", "command", "direct", "tell", "authorize", "authorise", "allow", "permit"}
)
NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "ROOT", "attr", "conj"})
UNSURE = frozenset(
    {
        "potential",
        "possible",
        "future",
        "planned",
        "any",
        "no",
        "eventual",
        "hypothetical",
        "likely",
        "proposed",
        "further",
    }
)
SKIPPED_BLOCKS = frozenset({"heading", "caption", "byline", "direction"})
LONGEST_ANCHOR = 9  # tokens between a verb and the noun it is joined to; beyond, the verb alone is the anchor
CIVIC = frozenset(
    {"police", "officer", "guard", "patrol", "company", "group"}
)  # forces that calm reports speak of, too
COMPANY = 2  # different countries that a report without crisis words must name in an event


@dataclass(frozen=True)
class Candidate:
    """A predicate that a rule fits, before what is said about it is gathered."""

    head: Token
    rule: Rule
    roles: Roles
    anchor: Span


def find_events(
    reading: Reading,
    *,
    statements: Sequence[Statement] = (),
    conditionals: Sequence[Conditional] = (),
    quantities: Sequence[Quantity] = (),
    times: Sequence[Timex] = (),
    places: Sequence[Toponym] = (),
) -> Iterator[Event]:
    """The events of a reading in the text's order, with `Factuality()` for `judge_factuality` to replace.

    `conditionals` is taken for the sake of the finders' common form: an event in an antecedent is an event like others.
    """
    participants = Participants(reading, places=places)
    around = Surroundings(reading, statements=statements, quantities=quantities, times=times, places=places)
    kept = [item for item in _candidates(reading, participants) if not _is_said(item, statements)]
    events: dict[int, Event] = {}
    for candidate in _without_purposes(_without_overlaps(kept)):
        if participants.crisis or _is_between_states(candidate, participants):
            event = _event(candidate, participants, around)
            events[candidate.head.i] = event = _continued(event, candidate.head, events)
            yield event


def _continued(event: Event, head: Token, events: Mapping[int, Event]) -> Event:
    """What carries on an event of its type shares its recipient.

    That is a participle ("gave help to Kyiv, sending guns"), or a second verb of the same subject ("trains their
    soldiers and sends guns").
    """
    before = events.get(head.head.i) if head.dep_ in ("advcl", "conj", "acl", "prep") else None
    if before is None or event.recipients or before.type != event.type:
        return event
    if head.tag_ != "VBG" and (head.dep_ != "conj" or any(child.dep_ in SUBJECTS for child in head.children)):
        return event
    return replace(event, recipients=before.recipients)


def _candidates(reading: Reading, participants: Participants) -> Iterator[Candidate]:
    for token in reading.columns.with_lemma(rules_by_lemma()):
        if _is_set_aside(reading, token):
            continue
        roles, noun = None, False
        if is_predicate(token):
            roles = verb_roles(token)
        elif token.pos_ == "NOUN" and token.dep_ in NOUN_PLACES and not _is_unsure(token):
            roles, noun = noun_roles(token), True
        rule = first_rule(roles, participants, noun=noun) if roles else None
        if roles and rule and not _is_asked(token):
            yield Candidate(token, rule, roles, _anchor(reading, rule, roles))


def _is_set_aside(reading: Reading, token: Token) -> bool:
    block = reading.block_at(token.idx)
    return block is not None and block.kind in SKIPPED_BLOCKS


def _is_unsure(noun: Token) -> bool:
    return any(child.lower_ in UNSURE for child in noun.children)


def _is_asked(token: Token) -> bool:
    """Whether an "if" that completes a verb of asking or knowing leads the clause ("whether" leaves it open)."""
    for verb in (token, *token.ancestors):
        if any(_asks(child, verb) for child in verb.children):
            return True
        if verb.dep_ in ("ROOT", "relcl"):
            return False
    return False


def _asks(child: Token, verb: Token) -> bool:
    return (
        child.dep_ == "mark"
        and child.lower_ == "if"
        and verb.dep_ in ("ccomp", "pcomp", "acl")
        and _is_asking(verb.head)
    )


def _is_asking(word: Token) -> bool:
    words = _asking_words()
    return word.lemma_.lower() in words or any(c.dep_ in ("acomp", "attr") and c.lower_ in words for c in word.children)


@cache
def _asking_words() -> frozenset[str]:
    return frozenset(word for entry in load("modality")["asking"] for word in entry["words"])


def _anchor(reading: Reading, rule: Rule, roles: Roles) -> Span:
    """The verb, its particle where that is near, and, for a rule that joins them, the noun that carries the meaning."""
    tokens = [roles.head]
    if roles.particle is not None and roles.particle.i == roles.head.i + 1:
        tokens.append(roles.particle)
    tokens += _completion(rule, roles)
    if rule.joined:
        tokens += fill(roles, rule.joined)[:1]
    start, end = min(t.i for t in tokens), max(t.i for t in tokens)
    if end - start > LONGEST_ANCHOR:
        start = end = roles.head.i
    first, last = reading.doc[start], reading.doc[end]
    return reading.span(first.idx, last.idx + len(last.text))


def _completion(rule: Rule, roles: Roles) -> list[Token]:
    """The second word of a verb that the rule gives in two ("take place"), where it follows."""
    seconds = {particle for verb, particle in rule.verbs if particle and verb == roles.head.lemma_.lower()}
    return [
        child
        for child in roles.head.children
        if child.i == roles.head.i + 1 and child.dep_ != "prep" and child.lower_ in seconds
    ]


def _is_said(candidate: Candidate, statements: Sequence[Statement]) -> bool:
    """Whether an act done by saying is kept as a statement already."""
    if candidate.rule.type not in VERBAL:
        return False
    start = candidate.head.idx
    cues = [said.cue for said in statements if said.cue and not _is_deed(candidate, said)]
    return any(cue.start <= start < cue.end for cue in cues)


def _is_deed(candidate: Candidate, said: Statement) -> bool:
    """Whether the statement names a thing only ("rejected the plan"): that is done to a proposal, beside being said."""
    return candidate.rule.type in DONE_TO_THINGS and said.by.startswith(OBJECT_FRAME)


def _without_overlaps(candidates: Sequence[Candidate]) -> list[Candidate]:
    """One event per anchor: of two that share words the one whose rule asks for more, then the earlier, stays."""
    kept: list[Candidate] = []
    for item in sorted(candidates, key=lambda c: (-c.rule.rank, c.anchor.start)):
        if all(item.anchor.end <= other.anchor.start or other.anchor.end <= item.anchor.start for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda c: c.anchor.start)


def _without_purposes(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """An infinitive under another event says what that is for and is part of it ("sent to fight").

    What is agreed, refused or threatened is an event beside the agreement; a light verb gives way to its purpose.
    """
    heads = {item.head.i: item for item in candidates}
    above = {item.head.i: _served(item.head, heads) for item in candidates}
    served = {over.head.i for over in above.values() if over is not None}
    for item in candidates:
        over = above[item.head.i]
        if item.rule.light and item.head.i in served:
            continue
        if over is None or over.rule.light or over.rule.type in OPEN or over.head.lemma_.lower() in ORDERS:
            yield item


def _served(head: Token, heads: Mapping[int, Candidate]) -> Candidate | None:
    """The event whose purpose or complement an infinitive is."""
    verb = head
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    if verb.dep_ not in ("xcomp", "advcl", "ccomp") or not is_infinitive(verb) or verb.head == head:
        return None
    return heads.get(verb.head.i)


def _is_between_states(candidate: Candidate, participants: Participants) -> bool:
    """In a report without crisis words: two countries, or an armed body with a country, must take part."""
    tokens = [token for held in candidate.roles.slots.values() for token in held]
    countries = {country for token in tokens if (country := participants.country(token))}
    armed = any(participants.kinds(token) & {"force", "weapon"} and token.lemma_ not in CIVIC for token in tokens)
    official = any(participants.kinds(token) & {"official", "body"} for token in tokens)
    return (len(countries) >= COMPANY and official) or (armed and bool(countries))


def _event(candidate: Candidate, participants: Participants, around: Surroundings) -> Event:
    rule, roles, anchor = candidate.rule, candidate.roles, candidate.anchor
    reading = participants.reading
    actors = actors_of(rule, roles, participants)
    recipients = recipients_of(rule, roles, participants)
    objects = objects_of(rule, roles, participants, taken=(*actors, *recipients))
    goal = [token for slot in rule.goal for token in fill(roles, slot)]
    where = around.places_of(candidate.head, moving=rule.type in MOVING, goal=goal)
    return Event(
        id=make_id("event", reading.document.id, rule.type, anchor.start, anchor.end),
        by=rule.by,
        type=rule.type,
        mode=rule.mode,
        contexts=contexts_of(candidate.head, reading.columns),
        anchor=anchor,
        factuality=Factuality(),
        actors=actors,
        recipients=recipients,
        objects=objects,
        at=where["at"],
        origin=where["origin"],
        destination=where["destination"],
        times=around.times_of(candidate.head),
        quantities=around.quantities_of([argument.span for argument in (*actors, *recipients, *objects)]),
        statement=around.statement_of(anchor),
    )
