"""PLOVER types with the actors given: what is marked, what counts as right, what the rules say, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.bench.events import NOBODY, Case, Types, by_reader, by_rules, choose, measure, read_cases, unmark
from sayso.bench.figures import Found, Share
from sayso.errors import ReadError

HEAD = "sentence\tmarked_sentence\tsource\ttarget\tquad\ttype\n"


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "types.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def row(marked: str, kind: str) -> str:
    return f"-\t{marked}\t-\t-\t1\t{kind}\n"


def case(marked: str, kind: str = "ASSAULT") -> Case:
    text, spans = unmark(marked)
    return Case(text, spans.get("s", NOBODY), spans.get("t", NOBODY), kind)


def test_the_parties_are_found_by_their_marks(tmp_path: Path) -> None:
    first, second = read_cases(
        write(tmp_path, HEAD + row("<s>Kestan</s> shelled <t>Orm</t>.", "ASSAULT") + "\n" + row("Velm fell.", "YIELD"))
    )
    assert first == Case("Kestan shelled Orm.", (0, 6), (15, 18), "ASSAULT")
    assert (second.text, second.source, second.target) == ("Velm fell.", NOBODY, NOBODY)


def test_of_several_marks_the_first_counts() -> None:
    assert unmark("<t>Orm</t> and <s>Velm</s>; <t>Orm</t>") == ("Orm and Velm; Orm", {"t": (0, 3), "s": (8, 12)})


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('"He said ""no"" to Orm."', 'He said "no" to Orm.'),
        ('"No" to Orm.', "No to Orm."),
        ('"No to Orm.', '"No to Orm.'),
    ],
)
def test_quotation_marks_around_a_cell(tmp_path: Path, cell: str, text: str) -> None:
    assert read_cases(write(tmp_path, HEAD + row(cell, "REJECT")))[0].text == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", r"types\.tsv: is empty; give a file of PLV's form"),
        (HEAD, r"types\.tsv: has no line below its header"),
        ("sentence\ttype\nx\tAID\n", r"types\.tsv:1: has no column marked_sentence"),
        (HEAD + row("Orm.", "AID") + "only\ttwo\n", r"types\.tsv:3: has 2 columns where the header has 6"),
        (HEAD + row("<s>Orm", "AID"), r"types\.tsv:2: has a <s> that is not closed"),
        (HEAD + row("Orm</t>", "AID"), r"types\.tsv:2: has a </t> that is one too many"),
        (HEAD + row("<s>a<s>b</s>", "AID"), r"types\.tsv:2: has a <s> that is one too many"),
        (HEAD + row("Orm.", " "), r"types\.tsv:2: has no type"),
    ],
)
def test_what_is_not_of_the_form_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read_cases(write(tmp_path, text))


def test_macro_f1_is_the_mean_over_the_types_that_are_wanted() -> None:
    answers = iter(["ASSAULT", "AID", "ASSAULT", "PROTEST"])
    wanted = ["ASSAULT", "ASSAULT", "AID", "AID"]
    cases = [case("Velm.", kind) for kind in wanted]
    types = measure(cases, lambda _: {next(answers): 1.0}, wanted)
    assert types == Types({"AID": Found(0, 1, 2), "ASSAULT": Found(1, 1, 1)}, Share(1, 4))
    assert types.macro_f1 == pytest.approx((0 + 0.5) / 2)
    assert types.accuracy.value == 0.25


def test_who_finds_just_the_gold_is_perfect() -> None:
    wanted = ["ASSAULT", "YIELD", "AID"]
    types = measure([case("Velm.", kind) for kind in wanted], lambda one: {one.type: 0.4, "SUPPORT": 0.3}, wanted)
    assert (types.macro_f1, types.accuracy.value) == (1.0, 1.0)
    assert list(types.found) == sorted(wanted)


def test_nothing_found_is_wrong() -> None:
    assert measure([case("Velm.")], lambda _: {}, ["ASSAULT"]) == Types({"ASSAULT": Found(0, 0, 1)}, Share(0, 1))


@pytest.mark.parametrize(
    ("weights", "wanted", "type"),
    [
        ({}, ["AID"], ""),
        ({"AID": 0.4, "AGREE": 0.6}, ["AID"], "AGREE"),
        ({"AID": 0.4, "CONCEDE": 0.3, "RETREAT": 0.3}, ["AID", "YIELD"], "YIELD"),
        ({"AID": 0.4, "CONCEDE": 0.3, "RETREAT": 0.3}, ["AID", "CONCEDE"], "AID"),
        ({"RETREAT": 0.6, "CONCEDE": 0.4}, ["YIELD", "RETREAT"], "RETREAT"),
        ({"B": 0.5, "A": 0.5}, ["A", "B"], "A"),
    ],
)
def test_the_type_is_chosen_in_the_golds_terms(weights: dict[str, float], wanted: list[str], type: str) -> None:
    assert choose(weights, wanted) == type


@pytest.mark.parametrize(
    ("marked", "type"),
    [
        ("<s>Kestan</s> attacked <t>Valdoria</t> on Tuesday.", "ASSAULT"),
        ("<s>Velm</s> withdrew its troops from <t>Orm</t>.", "RETREAT"),
        ("<s>Valdoria</s> accused <t>Kestan</t> of theft.", "ACCUSE"),  # a statement, no event
        ("Kestan attacked Orm, and <s>Velm</s> imposed sanctions on <t>Valdoria</t>.", "SANCTION"),
    ],
)
def test_by_the_rules(marked: str, type: str) -> None:
    assert by_rules(case(marked)) == {type: 1.0}


def test_by_the_rules_where_nothing_is_done() -> None:
    assert by_rules(case("The sky over <s>Velm</s> is blue.")) == {}


def test_a_reader_is_asked_about_the_given_parties() -> None:
    class Reader:
        def event_type(self, text: str, source: tuple[int, int], target: tuple[int, int]) -> dict[str, float]:
            return {f"{text[slice(*source)]}-{text[slice(*target)]}": 0.9}

    assert by_reader(Reader())(case("The sky over <s>Kestan</s> and <t>Orm</t> is blue.")) == {"Kestan-Orm": 0.9}


@pytest.mark.parametrize(("doubt", "type"), [({"AID": 0.5, "ASSAULT": 0.4}, "ASSAULT"), ({"AID": 0.6}, "AID")])
def test_the_rules_decide_where_the_reader_is_in_doubt(doubt: dict[str, float], type: str) -> None:
    class Reader:
        def event_type(self, text: str, source: tuple[int, int], target: tuple[int, int]) -> dict[str, float]:
            return doubt

    weights = by_reader(Reader())(case("<s>Kestan</s> attacked <t>Valdoria</t> on Tuesday."))
    assert choose(weights, ["AID", "ASSAULT"]) == type
    assert by_reader(Reader())(case("The sky over <s>Kestan</s> is blue.")) == doubt
