"""What a case promises, on each database: what is added stays, once, and is found by what it says."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sayso import analyse, make_document, read
from sayso.case import Case, open_case
from sayso.case.query import around
from sayso.case.rows import fold
from sayso.errors import CaseError, ConfigError, EvidenceError
from sayso.model import Entity, Record, Span, Statement, to_json
from sayso.resolve.distance import great_circle_km

EXAMPLES = Path(__file__).parents[2] / "examples"
TWO = ("2031-03-03-meridian-red-line.md", "2031-03-09-meridian-crossing.md")


@cache
def example(name: str) -> Record:
    return analyse(read(EXAMPLES / name))


def say(
    words: str, speaker: str = "Ilse Brandt", day: str = "2031-03-03", url: str = "https://post.example/1"
) -> Record:
    """A made-up record of one statement."""
    text = f"{speaker} said {words}."
    start = len(speaker) + 6
    who = Entity(id="e-1", by="test", name=speaker, kind="person", mentions=(Span(0, len(speaker), speaker),))
    statement = Statement(
        id="s-1",
        by="test",
        source=None,
        cue=Span(start - 5, start - 1, "said"),
        content=(Span(start, start + len(words), words),),
        manner="indirect",
        act="assert",
    )
    return Record(document=make_document(text, url=url, published=day), entities=(who,), statements=(statement,))


def test_what_is_added_comes_out_as_it_was(case: Case, reopen: Callable[[], Case]) -> None:
    for name in TWO:
        added = case.add(example(name), key=name, raw=name.encode())
        assert (added.outcome, added.version) == ("new", 1)
    with reopen() as again:
        for report, name in zip(again.reports(), TWO, strict=True):
            assert to_json(again.record(report.id)) == to_json(example(name))
            assert again.raw(report.id) == (name.encode(), name, None)


def test_a_report_added_twice_is_one_report(case: Case) -> None:
    first = case.add(example(TWO[0]), key="a")
    assert case.add(example(TWO[0]), key="a").outcome == "known"
    assert case.add(example(TWO[0]), key="b") == replace(first, outcome="known")
    assert len(case) == 1


def test_a_changed_report_is_a_new_version_and_takes_its_place(case: Case) -> None:
    case.add(say("ships would sail"), key="page")
    assert case.add(say("ships may sail"), key="page").version == 2
    assert [found.finding.content[0].text for found in case.find("statements")] == ["ships may sail"]
    assert [report.version for report in case.reports(versions=True)] == [1, 2]
    assert len(case) == 1
    assert len(case.reports()) == 1


def test_what_does_not_hold_together_is_refused_and_nothing_of_it_stays(case: Case) -> None:
    record = say("ships would sail")
    wrong = replace(record, statements=(replace(record.statements[0], content=(Span(0, 3, "not"),)),))
    with pytest.raises(EvidenceError):
        case.add(wrong)
    assert len(case) == 0


def test_a_break_in_the_middle_of_adding_undoes_it_whole(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patched:
        patched.setattr(Case, "_role_rows", breaks)
        with pytest.raises(RuntimeError):
            case.add(example(TWO[0]))
    assert list(case.dump()) == []
    case.add(example(TWO[0]))
    assert case.find("statements", speaker="Brandt")


def test_events_are_found_by_each_thing_that_is_said_of_them(case: Case) -> None:
    for name in TWO:
        case.add(example(name), key=name)
    every = case.find("events")
    assert len(every) > 10
    for asked in (
        {"type": "MOBILIZE"},
        {"status": "conditional"},
        {"speaker": "brandt"},
        {"country": "nor"},
        {"since": "2031-03-04"},
        {"until": "2031-03-04"},
        {"publisher": every[0].report.publisher},
        {"report": every[0].report.id},
        {"near": (59.91, 10.75, 60.0)},
        {"box": (59.0, 10.0, 61.0, 12.0)},
    ):
        found = case.find("events", **asked)
        assert found, asked
        assert len(found) < len(every) or "publisher" in asked, asked
    assert {found.finding.type for found in case.find("events", type="MOBILIZE")} == {"MOBILIZE"}
    assert all("Brandt" in (found.speaker or "") for found in case.find("events", speaker="brandt"))
    assert "at least 3,000" in [found.finding.span.text for found in case.find("quantities", at_least=3000)]
    assert case.find("places", name="oslo")
    assert case.find("conditionals", words="soldier foot")
    assert case.find("conditionals", words='"foot soldier"') == []
    assert case.find("events", limit=3) == every[:3]


def test_findings_come_in_the_order_of_publication(case: Case) -> None:
    for day in (9, 3, 6):
        case.add(say("ships would sail", day=f"2031-03-0{day}", url=f"https://post.example/{day}"))
    assert [found.report.published for found in case.find("statements")] == ["2031-03-03", "2031-03-06", "2031-03-09"]


def test_reports_are_found_by_their_words(case: Case) -> None:
    for name in TWO:
        case.add(example(name), key=name)
    assert {report.title for report in case.search('"host talks in Oslo" frigates')} == {example(TWO[0]).document.title}
    assert case.search("neverheard") == []


@pytest.mark.parametrize(
    "words", ["", '"', "a OR b", "NEAR(a", "-ships", "ship* AND", "'; DROP TABLE report", "ﬁ\0x", "col:x"]
)
def test_words_that_look_like_a_query_are_words(case: Case, words: str) -> None:
    case.add(say("ships would sail"))
    case.search(words)
    case.find("statements", words=words)
    assert len(case) == 1


def test_what_was_set_aside_is_not_read_again_until_it_is_asked_for(case: Case) -> None:
    case.set_aside("a.txt", b"broken", "kills the worker")
    assert case.knows("a.txt", b"broken")
    assert not case.knows("a.txt", b"mended")
    assert [aside.reason for aside in case.aside()] == ["kills the worker"]
    assert case.retry() == 1
    assert not case.knows("a.txt", b"broken")


def test_the_same_bytes_from_the_same_place_are_known(case: Case) -> None:
    case.add(say("ships would sail"), key="a.txt", raw=b"one")
    assert case.knows("a.txt", b"one")
    assert not case.knows("b.txt", b"one")


def test_a_record_made_anew_takes_the_place_of_the_old(case: Case) -> None:
    old = say("ships would sail")
    case.add(old)
    new = replace(old, statements=(replace(old.statements[0], act="warn"),), made_by="sayso 9")
    case.redo(old.document.id, new)
    assert to_json(case.record(old.document.id)) == to_json(new)
    assert case.find("statements", type="assert") == []
    assert len(case.find("statements", words="ships")) == 1
    with pytest.raises(CaseError, match="another text"):
        case.redo(old.document.id, say("ships may sail"))


def test_the_same_reports_make_the_same_case(case: Case, tmp_path: Path) -> None:
    with open_case(tmp_path / "other.db") as other:
        for name in (*TWO, *TWO):
            case.add(example(name), key=name)
        for name in TWO:
            other.add(example(name), key=name)
        assert list(case.dump()) == list(other.dump())


def test_what_cannot_be_asked_is_said(case: Case) -> None:
    with pytest.raises(ConfigError, match="no layer"):
        case.find("opinions")
    with pytest.raises(ConfigError, match="colour"):
        case.find("events", colour="red")
    with pytest.raises(ConfigError, match="no word"):
        case.find("events", speaker="...")
    with pytest.raises(CaseError, match="no report d-1"):
        case.record("d-1")


def test_a_case_that_is_not_there_is_not_made_by_asking(address: str) -> None:
    with pytest.raises(CaseError, match="sayso add"):
        open_case(address, create=False)


def test_others_read_while_one_writes(case: Case, reopen: Callable[[], Case]) -> None:
    case.add(say("ships would sail"))
    with reopen() as reader, case.database.transaction():
        assert len(reader) == 1


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40))
def test_any_words_at_all_come_out_as_they_went_in(case: Case, words: str) -> None:
    record = say(words, url=f"https://post.example/{words.encode().hex()}")
    case.add(record)
    assert to_json(case.record(record.document.id)) == to_json(record)


def test_names_are_compared_without_case_accents_and_marks() -> None:
    assert fold("José  Müller-O’Brien") == " jose muller o brien "


@given(st.floats(-89, 89), st.floats(-180, 180), st.floats(1, 3000))
def test_the_box_holds_all_that_is_near(latitude: float, longitude: float, km: float) -> None:
    south, west, north, east = around((latitude, longitude, km))
    inside = (west + east) / 2 if west <= east else ((west + east + 360) / 2 + 180) % 360 - 180
    assert south <= latitude <= north
    assert great_circle_km(latitude, longitude, latitude, inside) < 1 or (west, east) == (-180.0, 180.0)
    for edge in (south, north):
        if -90 < edge < 90:
            assert great_circle_km(latitude, longitude, edge, longitude) >= km * 0.999
