"""Unlabelled texts: Markdown becomes words, and what gold was made on is never among them."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.train import texts
from sayso.train.texts import clean_markdown, read_briefings, read_polnear, read_reports, read_unlabelled


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def write_briefings(data: Path, rows: list[tuple[str, str]]) -> None:
    file = data / "reports" / "briefings.jsonl.xz"
    file.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(file, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"path": path, "text": text}) + "\n" for path, text in rows)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with gold on a file of reports and on a record in a file of many."""
    folder = tmp_path / "checkout"
    write(folder / "tests" / "gold" / "dev" / "a.yaml", "document: {file: reports/orm.txt}\n")
    write(folder / "tests" / "gold" / "frozen" / "deep" / "b.yaml", "document: {file: x.jsonl, record: y/velm.md}\n")
    write(folder / "tests" / "gold" / "dev" / "c.yaml", "document: {title: Of no file}\n")
    monkeypatch.setattr(texts, "find_checkout", lambda: folder)
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    for name in ("kestan", "orm", "valdoria"):
        write(folder / "reports" / "ukraine-2022-2024" / f"{name}.txt", f"A report of {name}.")
    for side in ("train", "dev", "test"):
        write(folder / "polnear" / side / "text" / "article.txt", f"An article of {side}.")
    write_briefings(
        folder, [("2031/velm.md", "Held out."), *((f"2031/b{n}.md", f"Briefing {n} here.") for n in range(6))]
    )
    return folder


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("Kestan waits.", "Kestan waits."),
        ("", ""),
        ("  \n\n \n", ""),
        ("---\ntitle: On Orm\ndate: 2031\n---\nKestan waits.", "Kestan waits."),
        ("Before.\n\n---\nnot: front\n---\n", "Before.\n\n--- not: front ---"),  # only at the top
        ("See [the treaty](https://velm.example/treaty) of Velm.", "See the treaty of Velm."),
        ("[One](a) and [two](b).", "One and two."),
        ("An [empty]() link, [no link] and (no link).", "An empty link, [no link] and (no link)."),
        ("**The President:** We wait.", "The President: We wait."),
        (r"Orm\-Velm \*starred\* \[sic\] 3\.4", "Orm-Velm *starred* [sic] 3.4"),
        (r"It\'s \"closed\".", 'It\'s "closed".'),
        ("A line\nthat breaks\nthrice.", "A line that breaks thrice."),
        ("A hard break  \n    goes on.", "A hard break goes on."),
        ("First.\n\nSecond.", "First.\n\nSecond."),
        ("First.\n\n\n\nSecond.", "First.\n\nSecond."),
        ("Ten\xa0ships.", "Ten ships."),
        ("Many    spaces\there.", "Many spaces here."),
        ("Not ** a ** pair", "Not a pair"),
    ],
)
def test_markdown_becomes_its_words(markdown: str, words: str) -> None:
    assert clean_markdown(markdown) == words


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from(["Orm", "Velm,", "waits.", "3"]), min_size=1), min_size=1), st.integers(1, 4))
def test_plain_paragraphs_stay_as_they_are(paragraphs: list[list[str]], spaces: int) -> None:
    wanted = "\n\n".join(" ".join(words) for words in paragraphs)
    assert clean_markdown("\n\n".join((" " * spaces).join(words) for words in paragraphs)) == wanted
    assert clean_markdown(wanted) == wanted


def test_a_report_that_gold_was_made_on_is_left_out(checkout: Path, data: Path) -> None:
    assert list(read_reports(data)) == ["A report of kestan.", "A report of valdoria."]


def test_a_briefing_that_gold_was_made_on_is_left_out(checkout: Path, data: Path) -> None:
    assert list(read_briefings(data)) == [f"Briefing {n} here." for n in range(6)]


def test_only_the_train_side_of_polnear_is_read(data: Path) -> None:
    assert list(read_polnear(data)) == ["An article of train."]


def test_briefings_are_cleaned(checkout: Path, tmp_path: Path) -> None:
    write_briefings(tmp_path, [("a.md", "---\nx: y\n---\n**Q:** Is [Orm](z)\nclosed?")])
    assert list(read_briefings(tmp_path)) == ["Q: Is Orm closed?"]


def test_all_reports_and_articles_are_among_the_unlabelled(checkout: Path, data: Path) -> None:
    found = read_unlabelled(data, seed=1, briefing_words=0)
    assert sorted(found) == ["A report of kestan.", "A report of valdoria.", "An article of train."]


@pytest.mark.parametrize(("words", "count"), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (1000, 6)])
def test_briefings_are_taken_until_there_are_words_enough(checkout: Path, data: Path, words: int, count: int) -> None:
    found = read_unlabelled(data, seed=1, briefing_words=words)  # each counts two, as it has two spaces
    assert sum(text.startswith("Briefing") for text in found) == count


def test_the_order_follows_the_seed(checkout: Path, data: Path) -> None:
    one, same, other = (read_unlabelled(data, seed=seed, briefing_words=1000) for seed in (1, 1, 2))
    assert one == same
    assert one != other
    assert sorted(one) == sorted(other)


def test_without_gold_nothing_is_held_out(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "find_checkout", lambda: tmp_path / "empty")
    assert len(list(read_reports(data))) == 3
    assert len(list(read_briefings(data))) == 7
