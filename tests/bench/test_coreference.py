"""Coreference: files of OntoGUM's form are read, noun phrases are whole, and sources lead to names."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.bench.chains import MEASURES, Tally, conll_f1
from sayso.bench.coreference import Annotated, Result, measure, read_documents
from sayso.bench.figures import Share
from sayso.errors import ReadError

# "Ilse Brandt" and "She" are one, "the navy" is another, twice.
ROWS = "Ilse (1|Brandt 1)|warned _|the (2|navy 2)|. _|She (1)|said _|that _|the (3(2|navy 2)|off _|Orm 3)|lied _|. _"


def rows(text: str) -> str:
    lines = [f"{number}\t{row.split()[0]}\t{row.split()[1]}" for number, row in enumerate(text.split("|"))]
    return "\n".join(["# begin document orm", *lines, "# end document", ""])


def put(folder: Path, text: str) -> Path:
    path = folder / "orm.conll"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return put(tmp_path, rows(ROWS))


def test_chains_are_read_as_spans_of_tokens(path: Path) -> None:
    (document,) = read_documents(path)
    assert document.name == "orm"
    assert document.tokens[:2] == ("Ilse", "Brandt")
    assert set(document.chains) == {frozenset({(0, 2), (6, 7)}), frozenset({(3, 5), (9, 11)}), frozenset({(9, 13)})}


@pytest.mark.parametrize("column", ["(1|(2)", "(1(2)"])
def test_marks_stand_side_by_side_or_with_a_bar(tmp_path: Path, column: str) -> None:
    text = f"# begin document\n0\tits\t{column}\n1\tfleet\t1)\n# end document\n"
    (document,) = read_documents(put(tmp_path, text))
    assert document.name == "orm"  # the file's, where none is given
    assert set(document.chains) == {frozenset({(0, 2)}), frozenset({(0, 1)})}


def test_a_file_may_hold_several_documents_and_need_not_end_the_last(tmp_path: Path) -> None:
    text = rows(ROWS) + rows(ROWS).removesuffix("# end document\n")
    assert [len(document.tokens) for document in read_documents(put(tmp_path, text))] == [15, 15]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# begin document\n0\tOrm\t(1)\n1 Orm (1)\n", r"orm\.conll:3: is no line of OntoGUM's form"),
        ("# begin document\n0\tOrm\tB-1\n", r"orm\.conll:2: is no line"),
        ("# begin document\n0\tOrm\t(1\n1\tsank\t_\n", r"orm\.conll:2: chain 1 is opened and not closed"),
        ("# begin document\n0\tOrm\t1)\n", r"orm\.conll:2: chain 1 is closed and was not opened"),
        ("", r"orm\.conll: holds no document; give files"),
    ],
)  # fmt: skip
def test_what_is_not_of_the_form_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        list(read_documents(put(tmp_path, text)))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"nowhere: there is no such file; give files"):
        list(read_documents(tmp_path / "nowhere"))


def found(tokens: str, *chains: set[tuple[int, int]]) -> Result:
    return measure(Annotated("orm", tuple(tokens.split()), tuple(frozenset(chain) for chain in chains)))


def test_what_is_found_as_the_gold_has_it_is_right() -> None:
    result = found("Ilse Brandt warned the navy . She said that the navy lied .", {(0, 2), (6, 7)}, {(3, 5), (9, 11)})
    assert conll_f1(result.tallies) == pytest.approx(1.0)
    assert result.speakers == Share(1, 1)  # "she" said
    assert result.spoken == Share(1, 1)


def test_a_source_whose_chain_holds_another_s_name_is_wrong() -> None:
    tokens = "Ilse Brandt met Oren Tal . Brandt said that she would stay ."
    assert found(tokens, {(0, 2), (6, 7)}, {(3, 5)}).speakers == Share(1, 1)
    assert found(tokens, {(3, 5), (6, 7)}, {(0, 2), (9, 10)}).speakers == Share(1, 1)  # a name of each: no worse
    assert found(tokens, {(3, 5), (9, 10)}).speakers == Share(0, 0)  # the source is in no chain


def test_noun_phrases_are_whole_and_appositions_parts_of_them() -> None:
    tokens = "The navy , which had waited , sailed . The navy said that Ilse Brandt , the minister , lied . She left ."
    result = found(tokens, {(0, 6), (9, 11)}, {(13, 18), (21, 22)})
    assert conll_f1(result.tallies) == pytest.approx(1.0)


def test_results_add_up() -> None:
    one = Result(dict.fromkeys(MEASURES, Tally(1, 2, 1, 2)), Share(1, 2), Share(0, 1))
    both = one + one
    assert both.tallies["MUC"] == Tally(2, 4, 2, 4)
    assert (both.speakers, both.spoken) == (Share(2, 4), Share(0, 2))
    assert Result() + one == one
