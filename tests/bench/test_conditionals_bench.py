"""The bench of conditionals: rows become a text with gold spans, and what sayso finds is paired with them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sayso.bench.conditionals import JOINED, Wanted, condition_of, has_conjunction, measure, score, wanted_of
from sayso.bench.discourse import HEADER, Relation, Text, join, read_texts
from sayso.bench.figures import Found, Share, pool
from sayso.errors import ReadError
from sayso.model import Record, make_document
from sayso.pipeline import analyse

FIXTURE = Path(__file__).parent / "fixtures" / "orm-strait.rels"
ARG2 = "contingency.condition.arg2-as-cond"
ARG1 = "contingency.condition.arg1-as-cond"
ROW = "a 1-2 3-4 one,two three,four 1-4 1-4 one,two,three,four one,two,three,four 1<2 explicit x.y.z x.y"


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    return list(read_texts(FIXTURE))


def words_of(text: Text, wanted: Wanted) -> tuple[str, list[str]]:
    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " ... ".join(text.text[start:end] for start, end in spans)

    return words(wanted.antecedent), [words(spans) for spans in wanted.consequents]


def test_the_text_is_rebuilt_of_the_sentences_that_rows_name(texts: list[Text]) -> None:
    assert [text.name for text in texts] == ["orm_strait", "orm_harbour"]
    assert texts[0].text == (
        "The strait of Orm\n"
        "If Kestan closes the strait, Valdoria will send its fleet. "
        "But, if the truce fails, the ferry-boats won't sail.\n"
        "“The port will stay open unless the mines drift south,” Tal said."
    )


def test_gold_is_what_the_labels_say_wherever_it_stands(texts: list[Text]) -> None:
    assert [words_of(texts[0], one) for one in wanted_of(texts[0])] == [
        ("If Kestan closes the strait,", ["Valdoria will send its fleet."]),
        (
            "if the truce fails,",  # listed twice, with two consequents
            ["But, ... the ferry-boats won't sail.", "But, ... the ferry-boats won't sail"],
        ),
        ("unless the mines drift south,", ["“The port will stay open"]),
    ]
    assert [words_of(texts[1], one) for one in wanted_of(texts[1])] == [
        ("Given a new second pier,", ["Velm could double its trade."])
    ]


@pytest.mark.parametrize(
    ("first", "second", "detail", "at"),
    [
        ("If it rains ,", "we stay .", ARG2, 0),
        ("We stay", "if it rains .", ARG2, 1),
        ("But , <*> we stay .", "if it rains ,", ARG2, 1),
        ("We should stay", "but only if it rains .", ARG2, 1),
        ("If it rains", "then we stay if you like .", ARG1, 0),
        ("We stay", "when it rains .", ARG2, 1),
        ("Once it rains ,", "we stay where we were .", ARG2, 0),
        ("By waiting ,", "we save a day .", ARG1, 0),
        ("The more it rains ,", "the longer we stay .", ARG2, 1),
        ("Unless it rains ,", "we go .", "contingency.negative-condition.arg2-as-negcond", 0),
    ],
)
def test_the_condition_is_the_argument_that_the_connective_belongs_to(
    first: str, second: str, detail: str, at: int
) -> None:
    assert condition_of(Relation(((1,), (2,)), (first, second), "contingency.condition", detail)) == at


def test_each_side_is_paired_for_itself(texts: list[Text]) -> None:
    results = list(measure(texts))
    assert [name for name, _ in results] == ["orm_strait", "orm_harbour"]
    assert results[0][1].found == {"antecedent": Found(3, 0, 0), "consequent": Found(3, 0, 0)}
    assert results[1][1].found == {"antecedent": Found(0, 0, 1), "consequent": Found(0, 0, 1)}
    assert [(note.what, note.words) for note in results[1][1].notes] == [
        ("missed antecedent", "Given a new second pier,"),
        ("missed consequent", "Velm could double its trade."),
    ]


@pytest.mark.parametrize(
    ("words", "bears"),
    [
        ("if the dam bursts", True),
        ("and, unless it rains,", True),
        ("the dam holds as long as it is dry", True),
        ("Should the dam burst,", True),
        ("“Had the dam burst,", True),
        ("where the dam burst", False),
        ("when the dam bursts", False),
        ("Once the dam bursts", False),
        ("by mining the dam", False),
        ("the more it rains", False),
        ("the dam should hold", False),
        ("an iffy dam", False),
    ],
)
def test_which_antecedents_bear_a_conjunction(words: str, bears: bool) -> None:
    assert has_conjunction(words) is bears


def test_those_with_a_conjunction_are_counted_for_themselves(texts: list[Text]) -> None:
    strait, harbour = (scores for _, scores in measure(texts))
    assert strait.shares[JOINED] == Share(3, 3)
    assert harbour.shares[JOINED] == Share(0, 0)
    assert pool([strait, harbour]).shares[JOINED].of == 3


def test_a_missed_one_with_a_conjunction_is_no_right_one(texts: list[Text]) -> None:
    silent = score(texts[0], Record(document=make_document(texts[0].text), made_by="nobody"))
    assert silent.shares[JOINED] == Share(0, 3)
    assert silent.found["antecedent"] == Found(0, 0, 3)


def test_what_nobody_wanted_is_extra() -> None:
    words = ["If", "the", "dam", "bursts", ",", "the", "valley", "is", "lost", "."]
    text = Text("a", *join(dict(enumerate(words, start=1)), {1}), ())
    scores = score(text, analyse(make_document(text.text)))
    assert scores.found == {"antecedent": Found(0, 1, 0), "consequent": Found(0, 1, 0)}
    assert [note.words for note in scores.notes] == ["the dam bursts", "the valley is lost"]


@given(
    st.dictionaries(st.integers(1, 30), st.text(alphabet="ab'’-/.,\"", min_size=1, max_size=3)),
    st.sets(st.integers(1, 30)),
)
@example({26: "-", 27: "-", 1: "a", 2: "a", 28: "a"}, set())
@example({1: "a", 2: "-", 3: "-", 4: "a", 5: "."}, {1})
def test_every_token_has_its_place(tokens: dict[int, str], starts: set[int]) -> None:
    text, places = join(tokens, starts)
    assert sorted(places) == sorted(tokens)
    ordered = [places[token] for token in sorted(places)]
    assert all(0 <= start < end <= len(text) for start, end in ordered)
    assert all(a[1] <= b[0] for a, b in pairwise(ordered))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["a", "-", "-", "a", "."], "a--a."),
        (["a", "b", "-", "-", "."], "a b--."),
        (["Orm", "-", "-", "Velm", "ferry"], "Orm--Velm ferry"),
        (["a", "--", "b"], "a — b"),
        (["-LRB-", "front", "-", "line", "-RRB-"], "(front-line)"),
    ],
)
def test_a_joined_word_keeps_its_letters(words: list[str], text: str) -> None:
    joined, places = join(dict(enumerate(words, start=1)), {1})
    assert joined == text
    assert [joined[start:end] for start, end in places.values()] == [
        {"-LRB-": "(", "-RRB-": ")", "--": "—"}.get(word, word) for word in words
    ]


def write(path: Path, *rows: str, header: str = HEADER) -> Path:
    lines = [header.replace(" ", "\t"), *(row.replace(" ", "\t").replace(",", " ") for row in rows)]
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    return path


def test_quotation_marks_are_words_and_lines_may_end_as_elsewhere(tmp_path: Path) -> None:
    row = ROW.replace("one", '"').replace("four", '"')
    (text,) = read_texts(write(tmp_path / "quoted.rels", row))
    assert text.text == "“two three”"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("a 1 2", r":2: has 3 columns, not 13"),
        (ROW.replace("1-2", "1-x"), r":2: unit1_toks is no list of tokens, such as 3-7,12"),
        (ROW.replace("3-4", "4-3"), r":2: unit2_toks is no list of tokens"),
        (ROW.replace("3-4", "0-1"), r":2: unit2_toks is no list of tokens"),
        (ROW.replace("1-4", "1-99999999999"), r":2: s1_toks has 99999999999 tokens, unit1_sent 4 words"),
        (ROW.replace(" three,four 1-4", " three,five 1-4"), r":2: token 4 is 'four' here and 'five' before"),
        (ROW.replace("one,two ", "one,, "), r":2: unit1_toks has 2 tokens, unit1_txt 3 words"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, row: str, message: str) -> None:
    path = write(tmp_path / "broken.rels", row)
    with pytest.raises(ReadError, match=r"broken\.rels" + message):
        list(read_texts(path))


def test_a_file_of_another_form_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"other\.rels:1: is no header of discourse relations; wanted doc, unit1_toks"):
        list(read_texts(write(tmp_path / "other.rels", header="doc text")))
    with pytest.raises(ReadError, match=r"empty\.rels: holds no relations, only a header"):
        list(read_texts(write(tmp_path / "empty.rels")))
    with pytest.raises(ReadError, match=r"nowhere: there is no such file; give a file of discourse relations"):
        list(read_texts(tmp_path / "nowhere"))
