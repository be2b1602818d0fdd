"""`sayso codebook`: the examples of what sayso looks for, checked."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

from sayso.bench.examples import Failure, check_example, check_examples, value_of
from sayso.codebook.load import Example, names
from sayso.model import Factuality, Record

Runner = Callable[..., "subprocess.CompletedProcess[str]"]


def example(
    record: Record, words: str, layer: str = "statements", *, wanted: bool = True, **expected: object
) -> Example:
    text = record.document.text
    start = text.index(words)
    return Example("cues", layer, text, start, start + len(words), expected, wanted)


def test_an_example_holds_where_its_words_are_cited_with_its_values(record: Record) -> None:
    assert check_example(example(record, "warned"), record) is None
    assert check_example(example(record, "warned", act="warn"), record) is None
    assert check_example(example(record, "Velm", "places", country="VAL"), record) is None
    assert check_example(example(record, "lands", "events", type="ASSAULT", status="conditional"), record) is None
    assert check_example(example(record, "Minister", "entities", sectors="GOV"), record) is None


def test_an_example_with_another_value_says_which(record: Record) -> None:
    assert check_example(example(record, "warned", act="deny"), record) == "act is 'warn', expected 'deny'"


def test_an_example_that_is_not_found_says_what_is(record: Record) -> None:
    reason = check_example(example(record, "Tuesday that", "times"), record)
    assert reason == "not found among the times ('Tuesday')"


def test_what_must_not_be_found_may_not_be(record: Record) -> None:
    assert check_example(example(record, "coast", wanted=False), record) is None
    assert check_example(example(record, "warned", wanted=False), record) == "found, by statements/verb-clause@1"
    assert check_example(example(record, "warned", wanted=False, act="deny"), record) is None


def test_values_within_are_found() -> None:
    assert value_of(Factuality(status="wanted"), "status") == "wanted"
    assert value_of(Factuality(), "nothing") is None


def test_a_failure_shows_the_example_as_it_is_written() -> None:
    one = Example("cues", "statements", "Brandt sang.", 7, 11, {}, wanted=True)
    assert str(Failure(one, "not found")) == "cues: Brandt [sang].: not found"


def test_examples_are_read_through_the_whole_pipeline() -> None:
    text = "Brandt said that the ships would stay in the harbour."
    good = Example("cues", "statements", text, 7, 11, {"act": "assert"}, wanted=True)
    bad = Example("cues", "statements", text, 27, 32, {}, wanted=True)
    assert [failure.example for failure in check_examples([good, bad])] == [bad]


def test_list_names_every_file(sayso: Runner) -> None:
    shown = sayso("codebook", "list")
    assert [line.split()[0] for line in shown.stdout.splitlines()] == list(names())


def test_check_counts_and_exits_by_whether_all_hold(sayso: Runner) -> None:
    shown = sayso("codebook", "check", "times")
    *failures, last = shown.stdout.splitlines()
    assert last.endswith("examples hold")
    assert shown.returncode == (4 if failures else 0)
    assert shown.stderr == ""
