"""The score of one record against gold, layer by layer. `DEFINITIONS` says what each figure means.

Optional gold never counts as missed, and what matches it never as extra.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.bench.figures import Note, Scores
from sayso.bench.gold import Gold, Item
from sayso.bench.match import among, offsets, overlap, same_name
from sayso.bench.pairs import (
    LOOSE,
    TIGHT,
    Side,
    entities_of,
    is_place,
    pair_conditionals,
    pair_events,
    pair_quantities,
    pair_statements,
    pair_times,
    places_of,
)
from sayso.model import Argument, Conditional, Event, Factuality, Finding, Record, Statement, spans_of

ASKING_OVERLAP = 0.3

DEFINITIONS = {
    "statement F1": "contents share at least .5 of the characters that either covers",
    "statement tight F1": "contents share at least .8 of the characters that either covers",
    "statement with right source": "of all required statements: found, and its source rightly named",
    "statement source": "of those found: the source is rightly named",
    "statement act": "of those found: the act",
    "statement manner": "of those found: direct, indirect or mixed",
    "conditional F1": "antecedents share at least .5 of the characters that either covers",
    "conditional consequent": "of those found: consequents share at least .5",
    "conditional speaker": "of those found: on the right person's word",
    "no condition from an asking if": "of the ifs that only ask or doubt: not taken for a condition",
    "quantity F1": "spans overlap",
    "quantity bounds": "of those found: both bounds",
    "time F1": "spans share at least .3 of the characters that either covers",
    "time value": "of those found: the TIMEX3 value",
    "place resolved": "of all required places: the country, and within 161 km where a point is given",
    "actor country": "of all required actors: the country",
    "actor sector": "of all required actors: the PLOVER sector",
    "event F1": "anchors overlap",
    "event type": "of those found: the PLOVER type",
    "event actor": "of those found: all who act, by country or name",
    "event recipient": "of those found: all who are acted upon, by country or name",
    "event factuality": "of those found: actual, possible, conditional, planned, demanded, denied or reported",
    "spans cite their words": "of the records: every span's words are those of the text",
}


def score(gold: Gold, record: Record) -> Scores:
    """All figures of one record."""
    scores = Scores(problems=len(record.problems))
    scores.notes += [Note("problem", problem.by, problem.message) for problem in record.problems]
    side = Side(gold, record)
    if not side.alignment.complete:
        scores.notes.append(
            Note("text", gold.name, "the record's text differs from the article's: aligned as far as possible")
        )
    text, parts = record.document.text, (*record.findings(), *record.problems)
    cited = all(text[span.start : span.end] == span.text for part in parts for span in spans_of(part))
    scores.tick("spans cite their words", cited)
    score_statements(side, scores)
    score_conditionals(side, scores)
    score_values(side, scores)
    score_places(side, scores)
    score_actors(side, scores)
    score_events(side, scores)
    return scores


def score_statements(side: Side, scores: Scores) -> None:
    """Statements at both overlaps, and the labels of those found at the looser one."""

    for name, least in (("statement tight", TIGHT), ("statement", LOOSE)):
        pairs, extra, missed = pair_statements(side, least)
        _count(side, scores, name, pairs, () if side.gold.transcript else extra, missed, silent=least == TIGHT)
    by_item = {id(item): statement for item, statement in pairs}
    for item in side.items("statements"):
        if not item.optional:
            statement = by_item.get(id(item))
            scores.tick("statement with right source", bool(statement and _right_source(side, item, statement)))
    for item, statement in pairs:
        if not item.optional:
            _score_statement(side, scores, item, statement)


def _score_statement(side: Side, scores: Scores, item: Item, found: Statement) -> None:
    words = side.words(item)
    detail = f"wanted {item.labels.get('source')}, found {side.name(found.source)}"
    scores.tick("statement source", _right_source(side, item, found), words=words, detail=detail)
    for name, label, value in (("act", "act", found.act), ("manner", "quotation", found.manner)):
        _label(scores, f"statement {name}", item, label, value, words)


def _right_source(side: Side, item: Item, found: Statement) -> bool:
    names = item.labels.get("source")
    for name in names if isinstance(names, list) else [names]:
        if same_name(name, side.name(found.source)) if name else found.source is None:
            return True
    return False


def score_conditionals(side: Side, scores: Scores) -> None:
    """Conditionals, their consequents and speakers; and the ifs that ask."""

    pairs, extra, missed = pair_conditionals(side)
    _count(side, scores, "conditional", pairs, extra, missed)
    statements = {statement.id: statement for statement in side.record.statements}
    for item, conditional in pairs:
        if not item.optional:
            _score_conditional(side, scores, item, conditional, statements.get(conditional.statement or ""))
    for item in side.items("not_conditions"):
        asked = side.spans(item, "antecedent")
        taken = any(overlap(asked, offsets(one.antecedent)) > ASKING_OVERLAP for one in side.record.conditionals)
        scores.tick("no condition from an asking if", not taken, words=side.words(item))


def _score_conditional(side: Side, scores: Scores, item: Item, found: Conditional, statement: Statement | None) -> None:
    words = side.words(item)
    consequent = side.spans(item, "consequent")
    if consequent:
        alike = overlap(consequent, offsets(found.consequent)) >= LOOSE
        detail = f"found {found.consequent.text if found.consequent else None!r}"
        scores.tick("conditional consequent", alike, words=words, detail=detail)
    speaker = item.labels.get("speaker")
    name = side.name(statement.source) if statement else None
    right = same_name(speaker, name) if speaker and statement else not speaker and not statement
    scores.tick("conditional speaker", right, words=words, detail=f"wanted {speaker}, found {name}")


def score_values(side: Side, scores: Scores) -> None:
    """Quantities with their bounds, times with their values."""

    quantities, extra, missed = pair_quantities(side)
    _count(side, scores, "quantity", quantities, extra, missed)
    for item, quantity in quantities:
        if not item.optional:
            wanted, bounds = (item.labels["low"], item.labels["high"]), (quantity.low, quantity.high)
            detail = f"wanted {wanted}, found {bounds}"
            scores.tick("quantity bounds", wanted == bounds, words=side.words(item), detail=detail)
    times, late, lost = pair_times(side)
    _count(side, scores, "time", times, late, lost)
    for item, time in times:
        if not item.optional:
            want, value = str(item.labels["value"]), str(time.value)
            scores.tick("time value", want == value, words=side.words(item), detail=f"wanted {want}, found {value}")


def score_places(side: Side, scores: Scores) -> None:
    """Places: found by their words anywhere in the report, right with country and point."""
    for item in side.items("places"):
        if item.optional:
            continue
        hits = places_of(item, side.record.places)
        right = any(is_place(item, place) for place in hits)
        detail = f"found {[(place.country, place.latitude, place.longitude) for place in hits[:3]]}"
        scores.tick("place resolved", right, words=item.labels["text"], detail=detail)


def score_actors(side: Side, scores: Scores) -> None:
    """Actors, found by name or by a mention: their country and sector."""
    for item in side.items("actors"):
        if item.optional:
            continue
        name, sector = item.labels["name"], item.labels.get("sector")
        hits = entities_of(item, side.record.entities)
        detail = f"found {[(entity.name, entity.country, *entity.sectors) for entity in hits[:3]]}"
        right = any(entity.country == item.labels.get("country") for entity in hits)
        scores.tick("actor country", right, words=name, detail=detail)
        if sector:
            scores.tick("actor sector", any(sector in entity.sectors for entity in hits), words=name, detail=detail)


def score_events(side: Side, scores: Scores) -> None:
    """Events by their anchors, and the type, parties and factuality of those found."""

    pairs, extra, missed = pair_events(side)
    _count(side, scores, "event", pairs, extra, missed)
    for item, event in pairs:
        if item.optional:
            continue
        words = side.words(item)
        if among(item.labels.get("alt", ""), event.type):
            scores.tick("event type", True)
        else:
            _label(scores, "event type", item, "type", event.type, words)
        for role, arguments in (("actor", event.actors), ("recipient", event.recipients)):
            _score_role(side, scores, item, role, arguments)
        _score_factuality(scores, item, event, words)


def _score_role(side: Side, scores: Scores, item: Item, role: str, arguments: Sequence[Argument]) -> None:
    wanted = item.labels.get(role)
    if not wanted:
        return
    wanted = wanted if isinstance(wanted, list) else [wanted]
    found = {side.country(one) for one in arguments} | {side.name(one) for one in arguments}
    detail = f"wanted {', '.join(wanted)}, found {', '.join(sorted(str(one) for one in found if one))}"
    scores.tick(f"event {role}", set(wanted) <= found, words=side.words(item), detail=detail)


def _score_factuality(scores: Scores, item: Item, event: Event, words: str) -> None:
    wanted = item.labels.get("factuality")
    if wanted is None:
        return
    label = factuality_label(event.factuality)
    reported = "reported" in wanted and (label == "possible" or event.statement is not None)
    detail = f"wanted {wanted}, found {label}"
    scores.tick("event factuality", among(wanted, label) or reported, words=words, detail=detail)


def factuality_label(factuality: Factuality) -> str:
    """How sure the innermost speaker is, in one word: denied, conditional, demanded, planned, possible or actual."""
    if factuality.polarity == "negated":
        return "denied"
    of_status = {"conditional": "conditional", "wanted": "demanded", "planned": "planned"}
    if factuality.status in of_status:
        return of_status[factuality.status]
    return "actual" if factuality.certainty == "certain" else "possible"


def _label(scores: Scores, name: str, item: Item, label: str, found: str, words: str) -> None:
    """One label; gold that leaves it out accepts any."""
    wanted = item.labels.get(label)
    if wanted is not None:
        scores.tick(name, among(wanted, found), words=words, detail=f"wanted {wanted}, found {found}")


def _count(
    side: Side,
    scores: Scores,
    name: str,
    pairs: Sequence[tuple[Item, Finding]],
    extra: Sequence[Finding],
    missed: Sequence[Item],
    *,
    silent: bool = False,
) -> None:
    lost = [item for item in missed if not item.optional]
    scores.count(name, sum(not item.optional for item, _ in pairs), len(extra), len(lost))
    if not silent:
        scores.notes += [Note(f"missed {name}", side.words(item)) for item in lost]
        scores.notes += [Note(f"extra {name}", _known_by(found), found.by) for found in extra]


def _known_by(finding: Finding) -> str:
    """The words that a finding is known by."""
    for field in ("cue", "anchor", "antecedent", "span"):
        if span := getattr(finding, field, None):
            return str(span.text)
    return next((span.text for span in spans_of(finding)), "")
