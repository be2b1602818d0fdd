"""The made-up crisis and the truth beside it hang together: words stand where the truth says, nothing is left out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

import sayso

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(path.name for path in EXAMPLES.glob("2031-*"))
TRUTH: dict[str, Any] = yaml.safe_load((EXAMPLES / "truth.yaml").read_text(encoding="utf-8"))
EVENTS = {row["id"]: row for row in TRUTH["events"]}
FIGURES = {row["id"]: row for row in TRUTH["figures"]}
CONDITIONS = {row["id"]: row for row in TRUTH["conditions"]}
COPIES = [(row["of"], row["copy"]) for row in TRUTH["copies"]]
STANCES = {"fact", "said", "denied", "doubted", "possible", "planned"}
STATUSES = {"open", "met", "done", "withdrawn", "lapsed", "replaced"}
KINDS = {"threat", "promise", "prediction", "red-line"}
PASSAGES = ("repeated_by", "met_by", "not_met_by", "disputed_by", "consequent_by", "either")
MOVES = ("softened_by", "hardened_by", "withdrawn_by", "lapsed_by")
PLOVER = set(re.findall(r"^\| ([A-Z]+) \|", (EXAMPLES.parent / "docs" / "plover.md").read_text(encoding="utf-8"), re.M))
Row = dict[str, Any]


@cache
def body(name: str) -> str:
    """The report's running text, white space as one space."""
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    if name.endswith(".html"):
        text = html.unescape(re.sub(r"<[^>]+>", " ", text.partition("<article>")[2].partition("</article>")[0]))
    else:
        text = text.split("---\n", 2)[2]
    return " ".join(text.split())


def rows_with(key: str, node: object = TRUTH) -> Iterator[Row]:
    """Every mapping of the truth, at any depth, that has this key."""
    if isinstance(node, dict):
        if key in node:
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from rows_with(key, child)


def published(name: str) -> date:
    return date.fromisoformat(name[:10])


# The reports


def test_there_are_enough_reports_of_enough_outlets_in_two_months() -> None:
    assert len(FILES) >= 44
    assert len({row["outlet"] for row in TRUTH["reports"]}) >= 8
    assert {"wire", "newspaper", "partisan", "official", "column", "ngo"} <= {row["kind"] for row in TRUTH["reports"]}
    assert date(2031, 2, 20) <= published(FILES[0]) < published(FILES[-1]) <= date(2031, 4, 20)


@pytest.mark.parametrize("name", FILES)
def test_reports_are_short(name: str) -> None:
    assert 80 <= len(body(name).split()) <= 250


def test_every_report_is_listed_once_in_order() -> None:
    assert [row["report"] for row in TRUTH["reports"]] == FILES


@pytest.mark.parametrize("row", TRUTH["reports"], ids=lambda row: str(row["report"]))
def test_sayso_reads_outlet_day_and_title(row: Row) -> None:
    document = sayso.read(EXAMPLES / row["report"])
    assert (document.publisher, document.published) == (row["outlet"], row["published"])
    assert datetime.fromisoformat(row["published"]).date() == published(row["report"])
    assert document.title
    assert document.kind == ("transcript" if "briefing" in row["report"] else "story")
    assert " ".join(body(row["report"]).split()[-8:]) in " ".join(document.text.split())


# Words and names


@pytest.mark.parametrize("row", [*rows_with("words")], ids=lambda row: f"{row.get('report')}-{row['words'][:30]}")
def test_words_stand_once_in_their_report(row: Row) -> None:
    assert body(row["report"]).count(row["words"]) == 1
    assert row["words"].count(row.get("anchor", row["words"])) == 1


def test_no_two_mentions_of_events_have_the_same_place() -> None:
    places = [
        (member["report"], body(member["report"]).index(member["words"]) + member["words"].index(member["anchor"]))
        for member in rows_with("anchor")
    ]
    assert len(places) == len(set(places))


def test_only_reports_that_exist_are_named_and_every_report_is_used() -> None:
    parts = [node for part, node in TRUTH.items() if part != "reports"]
    named = {row["report"] for row in chain.from_iterable(rows_with("report", part) for part in parts)}
    named |= {name for row in TRUTH["claims"] for name in row["reports"]} | set(chain.from_iterable(COPIES))
    assert named == set(FILES)


@pytest.mark.parametrize("part", ["utterances", "claims", "events", "figures", "conditions", "alerts"])
def test_ids_are_unique(part: str) -> None:
    ids = [row["id"] for row in TRUTH[part]]
    assert len(ids) == len(set(ids))


# Copies


def test_copies_are_later_or_of_the_same_day_and_of_another_outlet() -> None:
    outlets = {row["report"]: row["outlet"] for row in TRUTH["reports"]}
    for of, copy in COPIES:
        assert published(of) <= published(copy)
        assert outlets[of] != outlets[copy]
    assert {row["kind"] for row in TRUTH["copies"]} == {"reprint", "wire", "rewritten"}


def shingles(name: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", body(name).lower())
    return {tuple(words[at : at + 8]) for at in range(len(words) - 7)}


def test_copies_share_long_passages_and_other_pairs_do_not() -> None:
    shared = {pair: len(shingles(pair[0]) & shingles(pair[1])) for pair in combinations(FILES, 2)}
    copies = {tuple(sorted(pair)) for pair in COPIES}
    assert min(shared[pair] for pair in copies) >= 8
    assert max(count for pair, count in shared.items() if pair not in copies) < 8


def test_pairs_that_tempt_are_no_copies() -> None:
    copies = {frozenset(pair) for pair in COPIES}
    tempting = [frozenset((row["left"], row["right"])) for row in TRUTH["not_copies"]]
    assert len(tempting) == len(set(tempting))
    assert not copies & set(tempting)
    assert set(chain.from_iterable(tempting)) <= set(FILES)


def test_copies_close_over_what_they_were_cut_from() -> None:
    pairs = {frozenset(pair) for pair in COPIES}
    for (first, one), (second, other) in combinations(COPIES, 2):
        assert first != second or frozenset((one, other)) in pairs


# Events


@pytest.mark.parametrize("event", EVENTS.values(), ids=list(EVENTS))
def test_events_have_a_known_type_and_members_with_a_stance(event: Row) -> None:
    assert event["type"] in {None, *PLOVER}
    assert event.get("alt") in {None, *PLOVER}
    assert event["members"]
    assert {member["stance"] for member in event["members"]} <= STANCES


def test_events_that_tempt_are_two() -> None:
    for row in TRUTH["not_same"]:
        assert row["left"] != row["right"]
        assert {row["left"], row["right"]} <= set(EVENTS)


def test_a_copy_tells_of_the_events_of_its_original() -> None:
    """What stands in a copy in the words of its original is a member of the same event."""
    members = {(row["report"], row["words"]): event for event in EVENTS for row in EVENTS[event]["members"]}
    for (report, words), event in members.items():
        for of, copy in COPIES:
            if report == of and body(copy).count(words) == 1:
                assert members.get((copy, words)) == event, f"{copy}: {words}"


# Claims, utterances, figures


@pytest.mark.parametrize("claim", TRUTH["claims"], ids=lambda row: str(row["id"]))
def test_claims_count_their_speakers_and_outlets(claim: Row) -> None:
    outlets = {row["report"]: row["outlet"] for row in TRUTH["reports"]}
    assert claim["origins"] == len(claim["speakers"])
    assert claim["outlets"] == len({outlets[name] for name in claim["reports"]})
    assert claim["origins"] not in claim.get("accept", [])


def test_a_claim_of_five_outlets_has_one_speaker() -> None:
    assert any(claim["outlets"] >= 5 and claim["origins"] == 1 for claim in TRUTH["claims"])


def test_an_utterance_is_cut_in_three_ways() -> None:
    assert any(len({cut["words"] for cut in row["cuts"]}) >= 3 for row in TRUTH["utterances"])


def bounds(row: Row) -> tuple[float, float]:
    low = float("-inf") if row["low"] is None else row["low"]
    high = float("inf") if row["high"] is None else row["high"]
    return (low * 0.9, high * 1.1) if row.get("about") else (low, high)


def meet(left: Row, right: Row) -> bool:
    (low, high), (other_low, other_high) = bounds(left), bounds(right)
    return low <= other_high and other_low <= high


@pytest.mark.parametrize("figure", FIGURES.values(), ids=list(FIGURES))
def test_figures_agree_where_their_intervals_meet(figure: Row) -> None:
    rows = {row["id"]: row for row in figure["rows"]}
    assert len(rows) == len(figure["rows"])
    assert all(meet(rows[left], rows[right]) for left, right in figure["agree"])
    assert not any(meet(rows[left], rows[right]) for left, right in figure["disagree"])
    kinds = [set(map(frozenset, figure.get(kind, []))) for kind in ("agree", "disagree", "either", "not_comparable")]
    assert not any(one & other for one, other in combinations(kinds, 2))
    assert {row["repeats"] for row in rows.values() if "repeats" in row} <= set(rows)
    assert set(chain.from_iterable(figure.get("updates", []))) <= set(rows)


def test_figures_disagree_and_are_updated() -> None:
    assert sum(len(figure["disagree"]) for figure in FIGURES.values()) >= 20
    assert sum(len(figure.get("updates", [])) for figure in FIGURES.values()) >= 8


# Conditions


def told(condition: Row, *parts: str) -> list[Row]:
    return [row for part in parts for row in condition.get(part, [])]


@pytest.mark.parametrize("condition", CONDITIONS.values(), ids=list(CONDITIONS))
def test_conditions_stand_in_their_report_with_a_status_that_is_borne_out(condition: Row) -> None:
    text = body(condition["report"])
    assert text.count(condition["antecedent"]) == text.count(condition["consequent"]) == 1
    assert condition["status"] in STATUSES
    assert condition["kind"] in KINDS
    needed = {"done": ("met_by", "consequent_by"), "met": ("met_by",), "withdrawn": ("withdrawn_by",)}
    needed |= {"lapsed": ("lapsed_by",), "replaced": ("softened_by", "hardened_by")}
    status = condition["status"]
    wanted = [bool(condition.get(part)) for part in needed.get(status, ())]
    assert any(wanted) if status == "replaced" else all(wanted)
    assert not (status in {"open", "withdrawn", "lapsed"} and condition.get("met_by"))


@pytest.mark.parametrize("condition", CONDITIONS.values(), ids=list(CONDITIONS))
def test_what_meets_or_moves_a_condition_comes_later(condition: Row) -> None:
    said = published(condition["report"])
    for row in told(condition, "met_by", "consequent_by", *MOVES, "repeated_by", "either"):
        assert said <= published(row["report"]), row["words"]


def test_every_fate_of_a_condition_is_there() -> None:
    assert len(CONDITIONS) >= 14
    assert {condition["status"] for condition in CONDITIONS.values()} == STATUSES
    assert {part for row in CONDITIONS.values() for part in row} >= {*PASSAGES, *MOVES, "softens", "hardens"}
    for condition in CONDITIONS.values():
        assert {condition.get("softens"), condition.get("hardens")} <= {None, *CONDITIONS}


# Alerts


@pytest.mark.parametrize("watch", TRUTH["alerts"], ids=lambda row: str(row["id"]))
def test_alerts_fire_once_in_order_and_never_where_they_are_silent(watch: Row) -> None:
    fired = [(row["report"], row["kind"], row["about"]) for row in watch["fires"]]
    assert len(fired) == len(set(fired))
    assert [published(name) for name, _, _ in fired] == sorted(published(name) for name, _, _ in fired)
    assert not {name for name, _, _ in fired} & {row["report"] for row in watch["silent"]}
    assert {about for _, _, about in fired} <= {*EVENTS, *FIGURES, *CONDITIONS}
    assert {kind for _, kind, _ in fired} <= {"new", "met", "followed", "disputed", "changed"}


def test_there_are_three_watches() -> None:
    assert len(TRUTH["alerts"]) == 3
