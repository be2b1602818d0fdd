"""Corpora in their own forms become examples: marks stand on their words, and what is not marked is not made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import (
    SAID,
    factuality_lines,
    labelled_lines,
    petrarch_xml,
    plover_records,
    typed_lines,
    write,
    write_attributions,
)

from sayso.reader.questions import PARTIES, QUARTERS, SPANS, TYPES
from sayso.train.corpora import (
    read_actors,
    read_classes,
    read_codebook,
    read_factuality,
    read_petrarch,
    read_plover_records,
    read_polnear,
    read_types,
)
from sayso.train.examples import Example


def words(example: Example, kind: str | None = None) -> list[tuple[str, str]]:
    return [
        (mark.kind, example.text[mark.start : mark.end]) for mark in example.marks if kind is None or mark.kind == kind
    ]


# PolNeAR


def annotated(folder: Path, text: str, notes: str, name: str = "a-report_ab12") -> Example:
    write(folder / "text" / f"{name.rpartition('_')[0]}.txt", text)
    write(folder / "attributions" / f"{name}.ann", notes)
    (example,) = read_polnear(folder)
    return example


@pytest.mark.parametrize(("text", "marked"), SAID)
def test_an_attribution_is_its_three_parts(tmp_path: Path, text: str, marked: list[tuple[str, str, int]]) -> None:
    write_attributions(tmp_path, "a-report", text, marked, by="ab12")
    (example,) = read_polnear(tmp_path)
    assert example.corpus == "polnear"
    assert example.name == "a-report_ab12"
    assert example.text == text
    assert [(*pair, mark.group) for pair, mark in zip(words(example), example.marks, strict=True)] == marked
    assert {mark.kind for mark in example.marks} <= set(SPANS)


def test_a_content_in_two_parts_is_two_marks_of_one_group(tmp_path: Path) -> None:
    text = "“We waited,” said the captain, “and nobody came.”"
    notes = (
        "T1\tSource 18 29\tthe captain\n"
        "T2\tCue 13 17\tsaid\n"
        "T3\tContent 0 12;31 49\t“We waited,” “and nobody came.”\n"
        "T4\tAttribution 13 17\tsaid\n"
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    )
    example = annotated(tmp_path, text, notes)
    assert words(example, "content") == [("content", "“We waited,”"), ("content", "“and nobody came.”")]
    assert words(example, "source") == [("source", "the captain")]
    assert {mark.group for mark in example.marks} == {0}


def test_two_sources_of_one_cue_belong_together(tmp_path: Path) -> None:
    text = "Kestan and Velm agreed that it was over."
    notes = (
        "T1\tSource 0 6\tKestan\nT2\tSource 11 15\tVelm\nT3\tCue 16 22\tagreed\nT4\tContent 23 39\tthat it was over\n"
        "E1\tCue:T3 Source:T1 Source2:T2 Content:T4\n"
    )
    example = annotated(tmp_path, text, notes)
    assert sorted(words(example)) == [
        ("content", "that it was over"),
        ("cue", "agreed"),
        ("source", "Kestan"),
        ("source", "Velm"),
    ]


def test_each_attribution_is_a_group(tmp_path: Path) -> None:
    text, marked = SAID[2]
    write_attributions(tmp_path, "a-report", text, marked, by="ab12")
    (example,) = read_polnear(tmp_path)
    of_group = {group: [w for (_, w), m in zip(words(example), example.marks, strict=True) if m.group == group]
                for group in (0, 1)}  # fmt: skip
    assert of_group[1] == ["Valdoria", "believed", "the ships were armed"]
    assert "denied" in of_group[0]


def test_an_article_that_two_annotated_comes_twice(tmp_path: Path) -> None:
    text, marked = SAID[0]
    write_attributions(tmp_path, "a_report_2031", text, marked, by="ab12")
    write_attributions(tmp_path, "a_report_2031", text, marked[:2], by="cd34")
    first, second = read_polnear(tmp_path)
    assert (first.name, second.name) == ("a_report_2031_ab12", "a_report_2031_cd34")
    assert first.text == second.text == text
    assert (len(first.marks), len(second.marks)) == (3, 2)


@pytest.mark.parametrize(
    "notes",
    [
        "",
        "T1\tSource 0 6\tKestan\n",  # part of no attribution
        "T1\tAttribution 0 6\tKestan\nE1\tAttribution:T1\n",
        "#1\tAnnotatorNotes T1\tunsure\nA1\tNested T1\n",
        "E1\tCue:T9 Source:T8\n",  # names what is not there
        "T1\tSubject 0 6\tKestan\nE1\tSubject:T1\n",
        "E1\t\n",
    ],
)
def test_what_is_no_part_of_an_attribution_is_left_out(tmp_path: Path, notes: str) -> None:
    assert annotated(tmp_path, "Kestan waits.", notes).marks == ()


def test_attributions_are_numbered_in_their_order(tmp_path: Path) -> None:
    notes = "".join(f"T{n}\tCue {n} {n + 1}\tx\n" for n in range(5)) + "".join(f"E{n}\tCue:T{n}\n" for n in range(5))
    example = annotated(tmp_path, "abcdefgh", notes)
    assert [(mark.start, mark.group) for mark in example.marks] == [(n, n) for n in range(5)]


def test_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    text, marked = SAID[0]
    for name in ("c", "a", "b"):
        write_attributions(tmp_path, name, text, marked, by="x")
    assert [example.name for example in read_polnear(tmp_path)] == ["a_x", "b_x", "c_x"]


def test_a_folder_without_notes_gives_nothing(tmp_path: Path) -> None:
    write(tmp_path / "text" / "a.txt", "Nobody annotated this.")
    assert list(read_polnear(tmp_path)) == []


# How factual


def facts(tmp_path: Path, text: str, targets: list[tuple[int, int, float]]) -> Example:
    (example,) = read_factuality(write(tmp_path / "dev.jsonl", factuality_lines([(text, targets)])), "uds")
    return example


@pytest.mark.parametrize(
    ("text", "targets", "found"),
    [
        ("Kestan sank a ferry .", [(1, 2, 3.0)], [("sank", 3.0)]),
        ("Kestan did n't sink it .", [(3, 4, -3.0)], [("sink", -3.0)]),
        ("`` It will sink , '' he said .", [(3, 4, 0.5), (7, 8, 3.0)], [("sink", 0.5), ("said", 3.0)]),
        ("The raid -LRB- on Orm -RRB- failed .", [(1, 2, 2.0), (6, 7, 1.5)], [("raid", 2.0), ("failed", 1.5)]),
        ("They set out for Velm .", [(1, 3, 1.0)], [("set out", 1.0)]),
        ("No predicate here .", [], []),
    ],
)
def test_predicates_stand_on_their_words(
    tmp_path: Path, text: str, targets: list[tuple[int, int, float]], found: list[tuple[str, float]]
) -> None:
    example = facts(tmp_path, text, targets)
    assert [(example.text[mark.start : mark.end], mark.value) for mark in example.marks] == found
    assert {mark.kind for mark in example.marks} <= {"predicate"}


def test_whose_judges_is_kept(tmp_path: Path) -> None:
    file = write(tmp_path / "dev.jsonl", factuality_lines([("Kestan waits .", []), ("Velm waits .", [])]))
    assert [(one.corpus, one.name) for one in read_factuality(file, "uw")] == [("uw", "uw-0"), ("uw", "uw-1")]


def test_a_row_that_is_no_json_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Expecting"):
        list(read_factuality(write(tmp_path / "dev.jsonl", "Kestan waits.\n"), "uds"))


# Who acts


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("Kestan/B-S shelled/O Orm/B-T ./O", [("actor", "Kestan"), ("recipient", "Orm")]),
        ("The/B-S old/I-S fleet/I-S fled/O ./O", [("actor", "The old fleet")]),
        ("Kestan/B-S Velm/B-S met/O", [("actor", "Kestan"), ("actor", "Velm")]),
        ("Kestan/B-S Orm/B-T", [("actor", "Kestan"), ("recipient", "Orm")]),
        ("Kestan/B-S Orm/I-T fell/O", [("actor", "Kestan"), ("recipient", "Orm")]),  # I- of another kind begins anew
        ("the/I-S fleet/I-S fled/O", [("actor", "the fleet")]),  # I- without its B-
        ("Valdoria/B-R and/O Kestan/B-R talked/O", [("both", "Valdoria"), ("both", "Kestan")]),
        ("the/B-R two/I-R sides/I-R met/O Velm/B-T", [("both", "the two sides"), ("recipient", "Velm")]),
        ("Nothing/O happened/O ./O", []),
        ("Orm/B-T", [("recipient", "Orm")]),
        ("Kestan/B-S 's/I-S fleet/I-S", [("actor", "Kestan's fleet")]),
    ],
)
def test_labels_are_parties(tmp_path: Path, sentence: str, marked: list[tuple[str, str]]) -> None:
    (example,) = read_actors(write(tmp_path / "ner.txt", labelled_lines([sentence])))
    assert words(example) == marked
    assert {kind for kind, _ in marked} <= set(PARTIES)


def test_sentences_are_parted_by_empty_lines(tmp_path: Path) -> None:
    file = write(tmp_path / "ner.txt", "\nKestan B-S\nwaits O\n. O\n\nVelm B-T\nwaits O\n\n")
    first, second = read_actors(file)
    assert (first.text, second.text) == ("Kestan waits.", "Velm waits")
    assert (first.name, second.name) == ("cameo-0", "cameo-1")
    assert words(second) == [("recipient", "Velm")]


labels = st.lists(st.sampled_from(["O", "B-S", "I-S", "B-T", "I-T", "B-R", "I-R"]), min_size=1, max_size=12)


@settings(deadline=None)
@given(labels)
def test_every_label_is_in_one_mark(tmp_path_factory: pytest.TempPathFactory, row: list[str]) -> None:
    file = tmp_path_factory.mktemp("ner") / "ner.txt"
    file.write_text("\n".join(f"w{place} {label}" for place, label in enumerate(row)), encoding="utf-8")
    (example,) = read_actors(file)
    kinds = {"S": "actor", "T": "recipient", "R": "both"}
    wanted = [(kinds[label[2:]], f"w{place}") for place, label in enumerate(row) if label != "O"]
    assert [(kind, word) for kind, cited in words(example) for word in cited.split()] == wanted


# Types


@pytest.mark.parametrize(
    ("marked", "text", "parties"),
    [
        ("<s>Kestan</s> struck <t>Orm</t>.", "Kestan struck Orm.", [("actor", "Kestan"), ("recipient", "Orm")]),
        ("<t>Orm</t> fell to <s>Kestan</s>.", "Orm fell to Kestan.", [("recipient", "Orm"), ("actor", "Kestan")]),
        ("<s>Kestan</s> mobilised.", "Kestan mobilised.", [("actor", "Kestan")]),  # nobody is acted upon
        ("Orm was struck.", "Orm was struck.", []),
        (
            "<s><t>Velm's</t> council</s> met.",
            "Velm's council met.",
            [("recipient", "Velm's"), ("actor", "Velm's council")],
        ),
        ("<s>Kestan struck Orm.", "Kestan struck Orm.", []),  # never closed
        ("Kestan</s> struck <t>Orm</t>.", "Kestan struck Orm.", [("recipient", "Orm")]),  # never opened
        ("<s>Kestan</s> < <t>Velm</t> >", "Kestan < Velm >", [("actor", "Kestan"), ("recipient", "Velm")]),
    ],
)  # fmt: skip
def test_parties_are_unmarked(tmp_path: Path, marked: str, text: str, parties: list[tuple[str, str]]) -> None:
    (example,) = read_types(write(tmp_path / "plv.tsv", typed_lines([(marked, "ASSAULT")])))
    assert example.text == text
    assert words(example) == parties
    assert example.label == "ASSAULT"


@pytest.mark.parametrize(
    ("old", "new"),
    [("YIELD", "CONCEDE"), ("DEMAND", "REQUEST"), ("DISAPPROVE", "ACCUSE"), ("FIGHT", "ASSAULT"), ("AID", "AID")],
)
def test_types_have_their_present_names(tmp_path: Path, old: str, new: str) -> None:
    (example,) = read_types(write(tmp_path / "plv.tsv", typed_lines([("<s>Kestan</s> did it.", old)])))
    assert example.label == new
    assert new in TYPES


def test_a_row_whose_type_is_no_more_is_left_out(tmp_path: Path) -> None:
    rows = [("<s>Kestan</s> looked into it.", "INVESTIGATE"), ("<s>Velm</s> sent grain.", "AID")]
    (example,) = read_types(write(tmp_path / "plv.tsv", typed_lines(rows)))
    assert (example.name, example.label) == ("plv-1", "AID")


def test_a_row_that_is_cut_short_is_left_out(tmp_path: Path) -> None:
    file = write(tmp_path / "plv.tsv", typed_lines([("<s>Kestan</s> waits.", "AID")]) + "Only a sentence.\n")
    assert [example.text for example in read_types(file)] == ["Kestan waits."]


def test_quotation_marks_within_a_cell_are_words(tmp_path: Path) -> None:
    rows = [('<s>Kestan</s> called <t>Velm</t> "a friend."', "SUPPORT"), ("<s>Orm</s> waits.", "AID")]
    first, second = read_types(write(tmp_path / "plv.tsv", typed_lines(rows)))
    assert first.text == 'Kestan called Velm "a friend."'
    assert second.text == "Orm waits."


def test_a_cell_in_quotation_marks_is_what_they_hold(tmp_path: Path) -> None:
    rows = [('"""A friend,"" <s>Kestan</s> called <t>Velm</t>."', "SUPPORT"), ("<s>Orm</s> waits.", "AID")]
    first, second = read_types(write(tmp_path / "plv.tsv", typed_lines(rows)))
    assert first.text == '"A friend," Kestan called Velm.'
    assert words(first) == [("actor", "Kestan"), ("recipient", "Velm")]
    assert second.text == "Orm waits."


# PLOVER's gold records


def records(tmp_path: Path, rows: list[dict[str, object]]) -> list[Example]:
    return list(read_plover_records(write(tmp_path / "gold.json", json.dumps(rows))))


def test_records_of_present_types_are_read(tmp_path: Path) -> None:
    first, second = records(tmp_path, plover_records())
    assert (first.name, first.label, first.text) == ("made-up-1", "AID", "Valdoria sent medicine to Orm.")
    assert words(first) == [("actor", "Valdoria"), ("recipient", "Orm")]
    assert (second.label, second.marks) == ("ACCUSE", ())


@pytest.mark.parametrize(
    ("source", "marked"),
    [
        ([{"actorText": "Kestan"}, {"actorText": "Velm"}], [("actor", "Kestan"), ("actor", "Velm")]),
        ([{"actorText": "Valdoria"}], []),  # its words are not in the text
        ([{"actorText": ""}], []),
        ([{"code": "KST"}], []),
        ("Kestan", []),
        ([], []),
        (None, []),
        (["Kestan"], []),
    ],
)
def test_actors_are_marked_where_their_words_are(tmp_path: Path, source: object, marked: list[tuple[str, str]]) -> None:
    row = {"id": "r", "event": "CONSULT", "text": "Kestan met Velm.", "source": source, "target": []}
    (example,) = records(tmp_path, [row])
    assert words(example) == marked


# PETRARCH's tests


TABLE = "03: AGREE\n04: CONSULT\n042: CONSULT, , diplomatic # Travel\n19: FIGHT\n193: FIGHT\n090: INVESTIGATE\nno row\n"


@pytest.mark.parametrize(
    ("codes", "label"),
    [
        (["042"], "CONSULT"),
        (["193"], "ASSAULT"),
        (["042", "042"], "CONSULT"),
        (["04", "042"], "CONSULT"),  # two codes of one type
        (["042", "193"], None),  # two types
        ([], None),
        (["777"], None),  # not in the table
        (["090"], None),  # a type that is no more
    ],
)
def test_a_sentence_with_one_type_is_read(tmp_path: Path, codes: list[str], label: str | None) -> None:
    table = write(tmp_path / "table.txt", TABLE)
    file = write(tmp_path / "tests.xml", petrarch_xml([("Kestan  fired\non Orm.", codes)]))
    found = list(read_petrarch(file, table))
    assert [one.label for one in found] == ([label] if label else [])
    assert [one.text for one in found] == (["Kestan fired on Orm."] if label else [])
    assert all(one.marks == () for one in found)


def test_sentences_keep_their_numbers(tmp_path: Path) -> None:
    table = write(tmp_path / "table.txt", TABLE)
    rows = [("One.", ["777"]), ("Two.", ["042"]), ("Three.", ["193"])]
    found = read_petrarch(write(tmp_path / "tests.xml", petrarch_xml(rows)), table)
    assert [(one.name, one.text) for one in found] == [("tests-1", "Two."), ("tests-2", "Three.")]


# Quarters of CAMEO, examples of the codebook


def test_classes_are_read(tmp_path: Path) -> None:
    lines = "Kestan shelled Orm.\t4\nIt rained.\t0\nVelm sent\tgrain.\t2\nNo class here.\n"
    first, second = read_classes(write(tmp_path / "class.tsv", lines))
    assert (first.text, first.label, first.name) == ("Kestan shelled Orm.", "4", "class-0")
    assert (second.text, second.label, second.name) == ("Velm sent\tgrain.", "2", "class-2")


def test_every_type_is_of_one_quarter() -> None:
    types = [name for names in QUARTERS.values() for name in names]
    assert len(types) == len(set(types))
    assert set(types) == set(TYPES)


def test_the_codebook_s_examples_are_texts_without_brackets() -> None:
    found = list(read_codebook())
    assert len(found) > 100
    assert {one.label for one in found} <= set(TYPES)
    assert not any(sign in one.text for one in found for sign in "[]")
    assert all(one.text.strip() and not one.marks for one in found)
    names = [one.name for one in found]
    assert len(names) == len(set(names))
