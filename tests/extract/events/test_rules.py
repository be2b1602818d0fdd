"""The codebook's event rules: all types are there, each shows what it finds and what not, bad ones are refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.codebook.load import load, names
from sayso.errors import CodebookError
from sayso.extract.events.kinds import OF_SECTOR, Participants
from sayso.extract.events.roles import verb_roles
from sayso.extract.events.rules import FOLDER, TABLES, _compile, all_rules, fill, first_rule, rules_by_lemma
from sayso.language.reading import Reading

Read = Callable[[str], Reading]
TYPES = {
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT",
    "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
}  # fmt: skip
MODES = {
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {"seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
               "misinformation", "cyber"},
    "ASSAULT": {"abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
                "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"},
}  # fmt: skip
FILES = [name for name in names() if name.startswith(FOLDER)]
WIDE = {  # the files of rules that hold in reports of a crisis only, and the types they may name
    "battle": {"ASSAULT"}, "moves": {"MOBILIZE", "RETREAT"}, "help": {"AID"},
    "diplomacy": {"CONSULT", "AGREE", "SUPPORT", "REJECT", "COOPERATE", "CONCEDE", "REQUEST"},
    "acts": {"ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"},
    "deeds": {"AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "RETREAT", "SANCTION"},
    "pressure": {"SANCTION", "COERCE", "ACCUSE", "THREATEN", "PROTEST"},
}  # fmt: skip
SPECIAL = {"party", "count", "money", "*", "pronoun", "group", "person", "name", "place", "=verb"}


def test_there_is_a_file_for_each_of_plovers_types() -> None:
    assert {name.removeprefix(FOLDER).upper() for name in FILES} - {name.upper() for name in WIDE} == TYPES
    assert {name.removeprefix(FOLDER) for name in FILES} >= set(WIDE)


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_of_one_type_and_shows_what_it_finds_and_what_not(name: str) -> None:
    rules = load(name)["rules"]
    kind = name.removeprefix(FOLDER).upper()
    assert {rule["type"] for rule in rules} == WIDE.get(name.removeprefix(FOLDER), {kind})
    assert {rule["mode"] for rule in rules if "mode" in rule} <= MODES.get(kind, set())
    assert all(rule.get("examples") for rule in rules)
    assert any(rule.get("not_examples") for rule in rules)
    assert len({rule["name"] for rule in rules}) == len(rules)


def test_the_wide_rules_hold_in_reports_of_a_crisis_only_and_come_last() -> None:
    wide = [rule for name in WIDE for rule in load(f"{FOLDER}{name}")["rules"]]
    by_name = {(rule.type, rule.name): rule for rule in all_rules()}
    assert all(by_name[rule["type"], rule["name"]].crisis for rule in wide)
    assert len(by_name) == len(all_rules())
    for rules in rules_by_lemma().values():
        assert [rule.crisis for rule in rules] == sorted(rule.crisis for rule in rules)


def test_rules_ask_for_kinds_that_exist() -> None:
    kinds = {entry["kind"] for entry in load("participants")["kinds"]} | SPECIAL | set(OF_SECTOR.values())
    for rule in all_rules():
        asked = {
            kind for table in ("needs", "may", "any") for values in getattr(rule, table).values() for kind in values
        }
        assert {kind for kind in asked if not kind.startswith("=")} <= kinds, rule.name


def test_a_lemmas_rules_begin_with_the_one_that_asks_for_most() -> None:
    for rules in rules_by_lemma().values():
        assert len(set(rules)) == len(rules)
    hold = [rule.type for rule in rules_by_lemma()["hold"]]
    assert hold.index("COOPERATE") < hold.index("MOBILIZE")


def test_a_rule_without_words_is_refused() -> None:
    with pytest.raises(CodebookError, match="names no verbs and no nouns"):
        _compile({"name": "empty", "type": "AID"}, {}, "events/aid")


def test_defaults_are_the_files() -> None:
    rule = _compile({"name": "x", "type": "AID", "verbs": ["hand over"]}, {"actor": ["subject"]}, "events/aid")
    assert rule.verbs == (("hand", "over"),)
    assert rule.actor == ("subject",)
    assert all(getattr(rule, table) == {} for table in TABLES)
    assert rule.by == "events/aid-x@1"


def _rule(read: Read, text: str, word: str) -> str | None:
    reading = read(text)
    token = next(token for token in reading.doc if token.text == word)
    rule = first_rule(verb_roles(token), Participants(reading))
    return rule.name if rule else None


@pytest.mark.parametrize(
    ("text", "word", "rule"),
    [
        ("Poland held joint drills with Latvia.", "held", "joint-exercise"),
        ("Poland held military drills.", "held", "exercise"),
        ("Poland held talks with Latvia.", "held", "hold-talks"),
        ("Poland held a festival.", "held", None),
        ("Ukraine shot down three drones.", "shot", "shoot-down"),
        ("North Korea fired a ballistic missile.", "fired", "test-weapon"),
        ("North Korea fired ten missiles at Japan.", "fired", "fire-at"),
    ],
)
def test_the_rule_that_fits(read: Read, text: str, word: str, rule: str | None) -> None:
    assert _rule(read, text, word) == rule


def test_slots_that_are_worked_out(read: Read) -> None:
    doc = read("Polish and Latvian ministers agreed to send heavy tanks.").doc
    agreed, send = (verb_roles(token) for token in doc if token.text in ("agreed", "send"))
    assert [token.text for token in fill(agreed, "complement")] == ["send"]
    assert [token.text for token in fill(agreed, "subject_many")] == ["ministers"]
    assert [token.text for token in fill(send, "object_modifier")] == ["heavy"]
    assert [token.text for token in fill(send, "head")] == ["send"]
