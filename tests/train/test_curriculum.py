"""What is learnt from what: nothing that is measured on is learnt, in whatever spelling."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from small import SENTENCES, example, unparsed

from sayso.reader.questions import QUARTERS, TYPES
from sayso.reader.windows import LONGEST
from sayso.train import curriculum
from sayso.train.curriculum import FOLDS, TIMES, Curriculum, gather
from sayso.train.examples import Example
from sayso.train.lessons import Text

PLV = [  # fifteen rows: three of each fold
    ("<s>Kestan</s> condemned <t>Valdoria</t>.", "ACCUSE"),
    ("<s>Valdoria</s> and <t>Kestan</t> signed a truce.", "AGREE"),
    ("<s>The council</s> sent grain to <t>Orm</t>.", "AID"),
    ("<s>Kestan</s> freed <t>two sailors</t>.", "YIELD"),
    ("<t>Orm</t> was shelled by <s>Kestan's fleet</s>.", "ASSAULT"),
    ("<s>Valdoria</s> barred <t>Kestan's banks</t>.", "SANCTION"),
    ("<s>Velm</s> refused <t>the envoy's</t> plea.", "REJECT"),
    ("<s>Kestan</s> threatened <t>Velm</t>.", "THREATEN"),
    ("<s>Velm</s> called up its reserves.", "MOBILIZE"),
    ("<s>Crowds</s> marched on <t>the palace</t>.", "PROTEST"),
    ("<s>The envoy</s> met <t>the mayor</t>.", "CONSULT"),
    ("<s>Kestan</s> pulled out of <t>Orm</t>.", "RETREAT"),
    ("<s>Velm</s> asked <t>Valdoria</t> for ships.", "REQUEST"),
    ("<s>Police</s> arrested <t>nine men</t>.", "COERCE"),
    ("<s>Velm</s> backed <t>Orm's bid</t>.", "SUPPORT"),
]
ACTED = [
    "Kestan/B-S waits/O ./O",
    "Velm/B-T fell/O",
    "Nothing/O was/O decided/O",
    *(f"Orm{n}/B-S sailed/O" for n in range(8)),
]
FACTS = {"UDS_IH2": 3, "UW": 2, "MEANTIME": 1}  # lines with a predicate, in train


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def plain(marked: str) -> str:
    for sign in ("<s>", "</s>", "<t>", "</t>"):
        marked = marked.replace(sign, "")
    return marked


def write_plv(data: Path, rows: Iterable[tuple[str, str]]) -> None:
    lines = ["marked_sentence\ttype", *("\t".join(row) for row in rows)]
    write(data / "plover" / "plv_train.tsv", "\n".join(lines) + "\n")


def fact(text: str, *, marked: bool = True) -> str:
    return json.dumps({"text": text, "targets": [{"span1": [1, 2], "label": 3.0}] if marked else []}) + "\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """All corpora, tiny and made up."""
    folder = tmp_path / "data"
    for side in ("train", "dev"):
        for number in range(2):
            write(folder / "polnear" / side / "text" / f"{side}{number}.txt", f"Article {number} of {side}.")
            notes = "T1\tCue 0 7\tArticle\nE1\tCue:T1\n"
            write(folder / "polnear" / side / "attributions" / f"{side}{number}_ab.ann", notes)
        for name, count in FACTS.items():
            lines = [fact(f"Orm fell {name} {side} {n} .") for n in range(count)]
            write(
                folder / "factuality" / name / f"{side}.jsonl", "".join([*lines, fact("No predicate .", marked=False)])
            )
    plover = folder / "plover"
    write(plover / "cameo_ner.txt", "\n\n".join(blocks()) + "\n")
    write_plv(folder, PLV)
    write(plover / "CAMEO2PLOVER-2021.txt", "042: CONSULT\n193: FIGHT\n")
    write(plover / "cameo_class.tsv", "It rained in Orm.\t0\nKestan strafed a quay.\t4\n")
    record = {"id": "r", "event": "AID", "text": "Valdoria sent medicine.", "source": [], "target": []}
    write(plover / "gold_records.json", json.dumps([record]))
    for name, text, code in (
        ("PETR.UnitTest.records", "Kestan fired.", "193"),
        ("PETR2_GSR_validation", "He came.", "042"),
    ):
        coded = f'<EventCoding eventcode="{code}"/>'
        write(folder / "petrarch" / f"{name}.xml", f'<Sentence id="1">{coded}<Text>{text}</Text></Sentence>')
    return folder


def blocks() -> list[str]:
    return ["\n".join(word.replace("/", " ") for word in row.split(" ")) for row in ACTED]


@pytest.fixture(autouse=True)
def no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(examples: Iterable[Example], cache: Path) -> list[Text]:
        return [unparsed(made) for made in examples]

    monkeypatch.setattr(curriculum, "read_texts", read)


def names(texts: Iterable[Text], corpus: str = "") -> list[str]:
    return [text.example.name for text in texts if corpus in ("", text.example.corpus)]


def sentences(texts: Iterable[Text]) -> set[str]:
    return {text.example.text for text in texts}


# What is gathered


def test_every_kind_of_question_is_learnt(data: Path, tmp_path: Path) -> None:
    found = gather(data, tmp_path, plv=True)
    assert set(found.train) == {"attribution", "factuality", "actors", "types"}
    assert set(found.dev) == {"attribution", "uds", "uw", "meantime", "actors", "types"}


def test_sides_of_a_corpus_are_not_mixed(data: Path, tmp_path: Path) -> None:
    found = gather(data, tmp_path, plv=True)
    assert names(found.train["attribution"]) == ["train0_ab", "train1_ab"]
    assert names(found.dev["attribution"]) == ["dev0_ab", "dev1_ab"]
    assert all("train" in text for text in sentences(found.train["factuality"]))
    for corpus in ("uds", "uw", "meantime"):
        assert all("dev" in text for text in sentences(found.dev[corpus]))
        assert {text.example.corpus for text in found.dev[corpus]} == {corpus}


def test_small_corpora_are_read_more_often(data: Path, tmp_path: Path) -> None:
    found = Counter(text.example.corpus for text in gather(data, tmp_path, plv=True).train["factuality"])
    assert found == {"uds": 3, "uw": 2 * TIMES["uw"], "meantime": TIMES["meantime"]}


def test_a_sentence_without_a_predicate_tells_nothing_of_factuality(data: Path, tmp_path: Path) -> None:
    found = gather(data, tmp_path, plv=True)
    texts = [*found.train["factuality"], *found.dev["uds"], *found.dev["uw"], *found.dev["meantime"]]
    assert all(text.marks for text in texts)


def test_types_are_learnt_from_elsewhere_too(data: Path, tmp_path: Path) -> None:
    found = gather(data, tmp_path, plv=True)
    assert {text.example.corpus for text in found.train["types"]} == {
        "plv",
        "plover",
        "petrarch",
        "codebook",
        "cameo_class",
    }
    assert all(text.example.label in TYPES or text.example.label in QUARTERS for text in found.train["types"])
    assert "It rained in Orm." not in sentences(found.train["types"])  # of no class


# Folds


def test_folds_of_plv_do_not_overlap_and_are_all_of_it(data: Path, tmp_path: Path) -> None:
    held = [names(gather(data, tmp_path, plv=True, held_fold=fold).dev["types"]) for fold in range(FOLDS)]
    assert [len(fold) for fold in held] == [3] * FOLDS
    assert sorted(name for fold in held for name in fold) == sorted(f"plv-{number}" for number in range(len(PLV)))


@pytest.mark.parametrize("fold", range(FOLDS))
def test_a_fold_is_held_or_learnt(data: Path, tmp_path: Path, fold: int) -> None:
    found = gather(data, tmp_path, plv=True, held_fold=fold)
    assert names(found.dev["types"]) == [f"plv-{number}" for number in range(len(PLV)) if number % FOLDS == fold]
    assert not sentences(found.dev["types"]) & sentences(found.train["types"])
    assert len(names(found.train["types"], "plv")) == len(PLV) - 3


def test_without_a_fold_all_of_plv_is_learnt(data: Path, tmp_path: Path) -> None:
    found = gather(data, tmp_path, plv=True)
    assert len(names(found.train["types"], "plv")) == len(PLV)
    assert found.dev["types"] == []


def test_where_plv_is_not_learnt_all_of_it_is_dev(data: Path, tmp_path: Path) -> None:
    found = gather(data, tmp_path, plv=False)
    assert names(found.train["types"], "plv") == []
    assert len(found.dev["types"]) == len(PLV)


@pytest.mark.parametrize("plv", [True, False])
def test_actors_are_measured_on_their_first_fold(data: Path, tmp_path: Path, plv: bool) -> None:
    found = gather(data, tmp_path, plv=plv, held_fold=2 if plv else None)
    assert names(found.dev["actors"]) == ["cameo-0", "cameo-5", "cameo-10"]
    assert names(found.train["actors"]) == [f"cameo-{n}" for n in range(11) if n % FOLDS]


# The same sentence in other spelling


SPELLINGS = [
    "Kestan condemned Valdoria.",
    "KESTAN CONDEMNED VALDORIA",
    "kestan condemned valdoria",
    "Kestan condemned Valdoria !",
    "“Kestan condemned Valdoria”",
    "Kestan  condemned\xa0Valdoria...",
    "Kestan-condemned (Valdoria)",
    "Ke stan con demned Val doria .",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_held_sentence_is_not_learnt_from_a_row_of_another_fold(data: Path, tmp_path: Path, spelling: str) -> None:
    write_plv(data, [*PLV, ("<s>Velm</s> won.", "AID"), (spelling, "ACCUSE")])  # rows 15, of fold 0 too, and 16
    found = gather(data, tmp_path, plv=True, held_fold=0)
    assert "Kestan condemned Valdoria." in sentences(found.dev["types"])
    assert spelling not in sentences(found.train["types"])
    assert len(names(found.train["types"], "plv")) == len(PLV) + 2 - 4 - 1


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize(
    ("plv", "fold", "learnt"), [(True, 0, False), (True, 1, True), (True, None, True), (False, None, False)]
)
def test_a_held_sentence_is_not_learnt_from_another_corpus(
    data: Path, tmp_path: Path, spelling: str, plv: bool, fold: int | None, learnt: bool
) -> None:
    write(data / "plover" / "cameo_class.tsv", f"{spelling}\t3\nKestan strafed a quay.\t4\n")
    found = gather(data, tmp_path, plv=plv, held_fold=fold)
    of_classes = [text.example.text for text in found.train["types"] if text.example.corpus == "cameo_class"]
    assert of_classes == ([spelling] if learnt else []) + ["Kestan strafed a quay."]


@pytest.mark.parametrize(
    "other", ["Kestan condemned Valdoria twice.", "Valdoria condemned Kestan.", "Kestan condemned Valdórია."]
)
def test_another_sentence_is_learnt(data: Path, tmp_path: Path, other: str) -> None:
    write(data / "plover" / "cameo_class.tsv", f"{other}\t3\n")
    assert other in sentences(gather(data, tmp_path, plv=True, held_fold=0).train["types"])


def test_a_held_sentence_of_actors_is_not_learnt_elsewhere_in_the_corpus(data: Path, tmp_path: Path) -> None:
    write(data / "plover" / "cameo_ner.txt", "\n\n".join([*blocks(), "KESTAN B-S\nWAITS O"]) + "\n")
    found = gather(data, tmp_path, plv=True)
    assert "Kestan waits." in sentences(found.dev["actors"])
    assert "KESTAN WAITS" not in sentences(found.train["actors"])


# Shares


def ten() -> Curriculum:
    texts = [unparsed(example(f"Orm waits {number}.", name=str(number))) for number in range(10)]
    return Curriculum({"attribution": texts, "types": texts[:5]}, {"types": texts[:2]})


def counts(plan: Curriculum, shares: dict[str, float], epoch: int = 0) -> dict[str, list[int]]:
    """How often each text is among an epoch's lessons, by kind."""
    found = plan.lessons(1, shares)(epoch)
    return {kind: sorted(Counter(bytes(row.ids) for row in rows).values()) for kind, rows in found.items()}


@pytest.mark.parametrize(
    ("share", "often"),
    [
        (1, [1] * 10),
        (2, [2] * 10),
        (0.3, [1] * 3),
        (0.34, [1] * 3),
        (0.5, [1] * 5),
        (1.4, [1] * 6 + [2] * 4),
        (2.1, [2] * 9 + [3]),
        (0, []),
    ],
)
def test_an_epoch_takes_a_share_of_a_kind(share: float, often: list[int]) -> None:
    found = counts(ten(), {"attribution": share})
    assert found["attribution"] == often
    assert found["types"] == [1] * 5  # of which nothing is said: all, once


def test_epochs_take_other_texts_and_the_same_again_from_the_same_seed() -> None:
    def taken(seed: int, epoch: int) -> list[bytes]:
        return [bytes(row.ids) for row in ten().lessons(seed, {"attribution": 0.5})(epoch)["attribution"]]

    assert taken(1, 0) == taken(1, 0)
    assert len({tuple(taken(1, epoch)) for epoch in range(6)}) > 3
    assert taken(1, 3) != taken(2, 3)


def test_an_epoch_does_not_depend_on_those_before() -> None:
    of_epoch = ten().lessons(1, {"attribution": 0.5})
    straight = [row.ids.tolist() for row in of_epoch(2)["attribution"]]
    of_epoch(0)
    of_epoch(1)
    assert [row.ids.tolist() for row in of_epoch(2)["attribution"]] == straight


def test_long_texts_are_cut_to_windows() -> None:
    long = unparsed(example(" ".join(text for text, _ in SENTENCES) * 6))
    plan = Curriculum({"attribution": [long]}, {"attribution": [long]})
    for rows in (plan.lessons(1)(0)["attribution"], plan.dev_lessons()["attribution"]):
        assert sum(len(row) - 2 for row in rows) == len(long.pieces)
        assert max(map(len, rows)) <= LONGEST + 2


def test_dev_lessons_are_always_the_same() -> None:
    plan = ten()
    one = plan.dev_lessons()
    plan.lessons(1)(0)
    again = plan.dev_lessons()
    assert [row.ids.tolist() for row in one["types"]] == [row.ids.tolist() for row in again["types"]]
    assert len(one["types"]) == 2
