"""The codebook's files: all can be read, name a layer of the record, and have examples that are well formed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sayso.codebook import load as module
from sayso.codebook.load import Example, examples, load, names
from sayso.errors import CodebookError
from sayso.model import LAYERS

GOOD = """
layer = "statements"
checks = ["act"]

[[verbs]]
act = "promise"
other = 3
examples = ["Valdoria [vowed] to stay."]
not_examples = ["The [vows] were spoken."]

[[nouns]]
examples = ["Kestan issued [a warning]."]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A codebook of our own."""
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    for function in (load, names):
        function.cache_clear()
    yield tmp_path
    for function in (load, names):
        function.cache_clear()


def test_examples_say_where_their_words_stand_and_what_is_expected(folder: Path) -> None:
    (folder / "cues.toml").write_text(GOOD, encoding="utf-8")
    first, second, third = examples("cues")
    assert first == Example("cues", "statements", "Valdoria vowed to stay.", 9, 14, {"act": "promise"}, wanted=True)
    assert first.text[first.start : first.end] == "vowed"
    assert (second.wanted, second.text[second.start : second.end]) == (False, "vows")
    assert third.expected == {}


@pytest.mark.parametrize("example", ["No brackets.", "Empty [] ones.", "Wrong ]way round[."])
def test_an_example_without_its_words_is_refused(folder: Path, example: str) -> None:
    (folder / "cues.toml").write_text(f'[[verbs]]\nexamples = ["{example}"]', encoding="utf-8")
    with pytest.raises(CodebookError, match=re.escape("codebook/cues.toml")):
        list(examples("cues"))


def test_a_broken_file_is_named(folder: Path) -> None:
    (folder / "cues.toml").write_text("[[verbs", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"codebook/cues\.toml"):
        load("cues")


def test_a_file_that_is_not_there(folder: Path) -> None:
    with pytest.raises(CodebookError, match=r"codebook/cues\.toml"):
        load("cues")


def test_names_are_sorted_and_reach_into_folders(folder: Path) -> None:
    (folder / "events").mkdir()
    (folder / "_drafts").mkdir()
    for name in ("times.toml", "events/assault.toml", "_drafts/x.toml", "load.py"):
        (folder / name).write_text("")
    assert names() == ("events/assault", "times")


@pytest.mark.parametrize("name", names())
def test_every_file_names_a_layer_and_has_examples(name: str) -> None:
    data = load(name)
    assert data["layer"] in LAYERS
    lists = [value for value in data.values() if isinstance(value, list)]
    entries = [entry for items in lists for entry in items if isinstance(entry, dict)]
    assert not entries or any(True for _ in examples(name)), "a file without examples is a file without tests"


@pytest.mark.parametrize("name", names())
def test_every_file_says_at_its_top_what_it_holds(name: str) -> None:
    first = (module.FOLDER / f"{name}.toml").read_text(encoding="utf-8").splitlines()[0]
    assert re.match(r"# \S+ \S+", first)


@pytest.mark.parametrize("name", names())
def test_examples_are_sentences(name: str) -> None:
    for example in examples(name):
        assert re.search(r"[.?!:][\"”’)]*$", example.text), example.text
        assert "[" not in example.text, f"two pairs of brackets: {example.text}"
        assert example.text[example.start : example.end].strip() == example.text[example.start : example.end]
