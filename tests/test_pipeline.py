"""The whole way of a document: what breaks stays where it breaks, and all parts of a record fit together."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import EvidenceError
from sayso.model import (
    LAYERS,
    Quantity,
    Record,
    Span,
    from_json,
    make_document,
    references_of,
    spans_of,
    to_json,
)
from sayso.pipeline import analyse

TEXT = (
    "VELM — Defence Minister Ada Oake said on Monday that Russia had moved at least 3,000 soldiers to Riga. "
    "“If Russia attacks Norway, we will close the strait,” she said.\n\n"
    "Russia denied that it had moved troops. Norway urged both sides to withdraw their ships.\n\n"
    "Two soldiers were killed in Kyiv on Friday, according to Ukrainian officials."
)
PUBLISHED = "2031-03-05"


def record_of(text: str, **more: str) -> Record:
    return analyse(make_document(text, published=PUBLISHED, **more))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def record() -> Record:
    return record_of(TEXT)


# All layers of one report


def test_every_layer_of_the_report_has_something(record: Record) -> None:
    assert {layer: bool(getattr(record, layer)) for layer in LAYERS} == dict.fromkeys(LAYERS, True)
    assert record.problems == ()


def test_the_record_names_its_maker_and_schema(record: Record) -> None:
    assert record.made_by.startswith("sayso ")
    assert record.schema == 1


def test_the_document_of_the_record_is_the_one_that_was_given(record: Record) -> None:
    assert record.document.text == TEXT
    assert record.document.published == PUBLISHED


def test_every_reference_of_the_record_leads_to_a_finding(record: Record) -> None:
    known = {finding.id for finding in record.findings()}
    assert {id for finding in record.findings() for id in references_of(finding)} <= known


def test_references_lead_to_the_right_layer(record: Record) -> None:
    layer_of = {finding.id: layer for layer in LAYERS for finding in getattr(record, layer)}
    for event in record.events:
        assert event.statement is None or layer_of[event.statement] == "statements"
        assert {layer_of[id] for id in (*event.at, *event.origin, *event.destination)} <= {"places"}
        assert {layer_of[id] for id in event.times} <= {"times"}
        assert {layer_of[id] for id in event.quantities} <= {"quantities"}
        for argument in (*event.actors, *event.recipients, *event.objects):
            assert argument.entity is None or layer_of[argument.entity] == "entities"
    for statement in record.statements:
        assert statement.within is None or layer_of[statement.within] == "statements"
        assert statement.at is None or layer_of[statement.at] == "places"
        assert {layer_of[id] for id in statement.times} <= {"times"}
        assert (
            statement.source is None
            or statement.source.entity is None
            or (layer_of[statement.source.entity] == "entities")
        )
    for conditional in record.conditionals:
        assert conditional.statement is None or layer_of[conditional.statement] == "statements"
        assert {layer_of[id] for id in (*conditional.antecedent_events, *conditional.consequent_events)} <= {"events"}


def test_ids_begin_with_the_letter_of_their_kind(record: Record) -> None:
    for layer in ("entities", "statements", "events", "conditionals", "quantities"):
        assert {finding.id[:2] for finding in getattr(record, layer)} == {f"{layer[0]}-"}, layer


def test_ids_are_unique_in_the_record(record: Record) -> None:
    ids = [finding.id for finding in record.findings()]
    assert len(ids) == len(set(ids))


def test_every_span_cites_the_text(record: Record) -> None:
    for finding in record.findings():
        for span in spans_of(finding):
            assert TEXT[span.start : span.end] == span.text


# On whose word


def statement_with(record: Record, words: str):  # type: ignore[no-untyped-def]
    return next(s for s in record.statements if any(words in part.text for part in s.content))


def event_at(record: Record, anchor: str):  # type: ignore[no-untyped-def]
    return next(e for e in record.events if anchor in e.anchor.text)


def test_an_event_within_what_is_said_is_on_the_speakers_word(record: Record) -> None:
    moved = event_at(record, "moved")
    assert moved.statement == statement_with(record, "had moved at least 3,000").id
    assert [record[id].span.text for id in moved.quantities] == ["at least 3,000"]


def test_an_event_within_a_quotation_is_on_its_speakers_word(record: Record) -> None:
    closing = event_at(record, "close")
    assert closing.statement == statement_with(record, "we will close the strait").id
    assert closing.factuality.status == "conditional"


def test_a_conditional_within_a_quotation_is_on_its_speakers_word(record: Record) -> None:
    (conditional,) = record.conditionals
    assert conditional.statement == statement_with(record, "we will close the strait").id
    assert (conditional.marker.text, conditional.antecedent.text) == ("If", "Russia attacks Norway")
    assert conditional.consequent is not None
    assert conditional.consequent.text == "we will close the strait"


def test_the_events_of_a_conditional_are_those_that_stand_in_its_sides(record: Record) -> None:
    (conditional,) = record.conditionals
    assert [record[id].anchor.text for id in conditional.antecedent_events] == ["attacks"]
    assert [record[id].anchor.text for id in conditional.consequent_events] == ["close"]
    for id in (*conditional.antecedent_events, *conditional.consequent_events):
        assert record[id].factuality.status == "conditional"


def test_we_in_a_quotation_is_its_speaker_or_the_speakers_side(record: Record) -> None:
    she = statement_with(record, "we will close the strait")
    assert record[she.source.entity].name == "Ada Oake"


ON_WHOSE_WORD = [
    ("Russia shelled the port on Friday.", "shelled", None),
    ("Admiral Venn said that Russia had shelled the port.", "shelled", "Admiral Venn"),
    ("Russia shelled the port, Admiral Venn said.", "shelled", "Admiral Venn"),
    ("Russia shelled the port, according to the governor.", "shelled", "the governor"),
    ("According to the governor, Russia shelled the port.", "shelled", "the governor"),
    ("“Russia shelled the port,” the governor said.", "shelled", "the governor"),
    ("The newspaper reported that the governor had said that Russia shelled the port.", "shelled", "the governor"),
    ("The port was shelled by Russia, Ukraine said.", "shelled", "Ukraine"),
    ("Two soldiers were killed by Russian missiles, the governor said.", "killed", "the governor"),
    ("Ukraine accused Russia of shelling the port.", "shelling", "Ukraine"),
    ("Ukraine said the war was not over. Russia shelled the port.", "shelled", None),
    ("Russia shelled the port. Ukraine said the war was not over.", "shelled", None),
    ("Ukraine said the war was not over.\n\nRussia shelled the port.", "shelled", None),
    ("Russia has reportedly shelled the port.", "shelled", None),
]


@pytest.mark.parametrize(("text", "anchor", "source"), ON_WHOSE_WORD)
def test_on_whose_word_an_event_is(text: str, anchor: str, source: str | None) -> None:
    record = record_of(text)
    event = event_at(record, anchor)
    by = record[event.statement] if event.statement else None
    assert (by.source.span.text if by and by.source else None) == source


def test_hearsay_is_kept_apart_from_the_reporters_own_word() -> None:
    record = record_of("Russia has reportedly shelled the port.")
    event = event_at(record, "shelled")
    assert event.statement is not None
    assert record[event.statement].source is None
    assert record[event.statement].cue.text == "reportedly"


SURE = [
    ("Russia shelled the port.", "shelled", ("affirmed", "certain", "actual")),
    ("Russia did not shell the port.", "shell", ("negated", "certain", "actual")),
    ("Russia may have shelled the port.", "shelled", ("affirmed", "possible", "actual")),
    ("If Russia shells the port, the talks will end.", "shells", ("affirmed", "certain", "conditional")),
    ("Ukraine said that Russia had not shelled the port.", "shelled", ("negated", "certain", "actual")),
    ("Ukraine said Russia might have shelled the port.", "shelled", ("affirmed", "possible", "actual")),
    ("Russia denied that it had shelled the port.", "shelled", ("negated", "certain", "actual")),
]


@pytest.mark.parametrize(("text", "anchor", "wanted"), SURE)
def test_how_sure_the_innermost_speaker_is(text: str, anchor: str, wanted: tuple[str, str, str]) -> None:
    factuality = event_at(record_of(text), anchor).factuality
    assert (factuality.polarity, factuality.certainty, factuality.status) == wanted


CONDITIONS = [
    ("If Russia attacks, Norway will close the strait.", None),
    ("Admiral Venn said that if Russia attacks, Norway will close the strait.", "Admiral Venn"),
    ("“If Russia attacks, we will close the strait,” Admiral Venn said.", "Admiral Venn"),
    ("Norway will close the strait if Russia attacks, Admiral Venn said.", "Admiral Venn"),
    ("Norway will close the strait unless Russia withdraws, according to the governor.", "the governor"),
    ("The minister warned that unless Russia withdraws, Norway will close the strait.", "The minister"),
]


@pytest.mark.parametrize(("text", "source"), CONDITIONS)
def test_on_whose_word_a_conditional_is(text: str, source: str | None) -> None:
    record = record_of(text)
    (conditional,) = record.conditionals
    by = record[conditional.statement] if conditional.statement else None
    assert (by.source.span.text if by and by.source else None) == source


def test_a_transcripts_turns_are_the_word_of_their_speakers() -> None:
    text = (
        "MS. OAKE:  Good morning. Russia shelled the port.\n\n"
        "Q    Will Norway close the strait?\n\n"
        "MR. VENN:  If Russia attacks, we will close the strait.\n"
    )
    record = analyse(make_document(text, kind="transcript"))
    shelled = event_at(record, "shelled")
    (conditional,) = record.conditionals
    assert record[shelled.statement].source.span.text == "MS. OAKE"
    assert record[conditional.statement].source.span.text == "MR. VENN"
    speakers = [s.source.span.text for s in record.statements if s.cue is None]
    assert speakers == ["MS. OAKE", "Q", "MR. VENN"]


# What breaks


FINDERS = {
    "quantities": "sayso.extract.quantities.find_quantities",
    "times": "sayso.extract.times.find_times",
    "places": "sayso.extract.places.find_places",
    "statements": "sayso.extract.statements.find_statements",
    "conditionals": "sayso.extract.conditionals.find_conditionals",
    "events": "sayso.extract.events.find_events",
}


def broken(*_: object, **__: object) -> Iterator[object]:
    raise ZeroDivisionError("a bug")
    yield


def broken_at_once(*_: object, **__: object) -> Iterator[object]:
    raise ZeroDivisionError("a bug")


@pytest.mark.parametrize("layer", FINDERS)
def test_a_finder_that_breaks_leaves_a_problem_and_the_others_findings(
    monkeypatch: pytest.MonkeyPatch, record: Record, layer: str
) -> None:
    monkeypatch.setattr(FINDERS[layer], broken)
    found = record_of(TEXT)
    assert getattr(found, layer) == ()
    assert [(problem.by, "ZeroDivisionError: a bug" in problem.message) for problem in found.problems] == [
        (layer, True)
    ]
    for other in LAYERS:
        if other in (layer, "entities"):
            continue
        assert bool(getattr(found, other)) == bool(getattr(record, other)), other


@pytest.mark.parametrize("layer", ["quantities", "times", "places"])
def test_what_does_not_rest_on_the_broken_one_is_the_same(
    monkeypatch: pytest.MonkeyPatch, record: Record, layer: str
) -> None:
    monkeypatch.setattr(FINDERS[layer], broken)
    found = record_of(TEXT)
    assert [s.id for s in found.statements] == [s.id for s in record.statements]
    assert [c.id for c in found.conditionals] == [c.id for c in record.conditionals]
    assert [e.id for e in found.entities] == [e.id for e in record.entities]


@pytest.mark.parametrize("layer", ["quantities", "times"])
def test_a_finder_may_also_break_at_once(monkeypatch: pytest.MonkeyPatch, layer: str) -> None:
    monkeypatch.setattr(FINDERS[layer], broken_at_once)
    assert [problem.by for problem in record_of(TEXT).problems] == [layer]


@pytest.mark.parametrize("layer", FINDERS)
def test_what_was_found_before_the_break_is_kept(monkeypatch: pytest.MonkeyPatch, layer: str) -> None:
    import importlib

    module, _, name = FINDERS[layer].rpartition(".")
    whole = getattr(importlib.import_module(module), name)

    def half(*args: object, **more: object) -> Iterator[object]:
        yield next(iter(whole(*args, **more)))
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(FINDERS[layer], half)
    found = record_of(TEXT)
    assert len(getattr(found, layer)) == 1
    assert [problem.by for problem in found.problems] == [layer]


def test_without_mentions_the_rest_still_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.language.coreference.link_mentions", broken_at_once)
    found = record_of(TEXT)
    assert [problem.by for problem in found.problems][:1] == ["mentions"]
    assert found.quantities
    assert found.times


def test_without_linked_speakers_the_statements_stay(monkeypatch: pytest.MonkeyPatch, record: Record) -> None:
    monkeypatch.setattr("sayso.language.coreference.link_speakers", broken_at_once)
    found = record_of(TEXT)
    assert [problem.by for problem in found.problems] == ["speakers"]
    assert [s.id for s in found.statements] == [s.id for s in record.statements]


def test_without_a_judge_of_factuality_there_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.extract.factuality.judge_factuality", broken_at_once)
    found = record_of(TEXT)
    assert [problem.by for problem in found.problems] == ["events"]
    assert found.statements


def test_entities_that_break_lose_no_document(monkeypatch: pytest.MonkeyPatch, record: Record) -> None:
    monkeypatch.setattr("sayso.extract.entities.find_entities", broken)
    found = record_of(TEXT)
    assert [problem.by for problem in found.problems] == ["entities", "links"]
    assert [s.id for s in found.statements] == [s.id for s in record.statements]
    assert {s.source.entity for s in found.statements if s.source} == {None}


WRONG_SPANS = [Span(0, 4, "KESH"), Span(-3, 2, "VE"), Span(2, 2, ""), Span(10_000, 10_004, "VELM"), Span(4, 0, "")]


@pytest.mark.parametrize("span", WRONG_SPANS)
def test_a_finding_that_cites_other_words_is_refused(
    monkeypatch: pytest.MonkeyPatch, record: Record, span: Span
) -> None:
    def lying(_: object) -> Iterator[Quantity]:
        yield Quantity(id="q-1", by="quantities/lie@1", span=span, low=1)
        yield Quantity(id="q-2", by="quantities/truth@1", span=Span(0, 4, "VELM"), low=1)

    monkeypatch.setattr(FINDERS["quantities"], lying)
    found = record_of(TEXT)
    assert [quantity.id for quantity in found.quantities] == ["q-2"]
    assert [problem.by for problem in found.problems] == ["quantities"]
    assert "refused" in found.problems[0].message
    assert [s.id for s in found.statements] == [s.id for s in record.statements]


def test_a_problem_is_kept_in_the_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FINDERS["times"], broken)
    found = record_of(TEXT)
    assert from_json(to_json(found)) == found
    assert b"ZeroDivisionError" in to_json(found)


# Same input, same record


def test_the_same_document_gives_the_same_bytes(record: Record) -> None:
    assert to_json(record_of(TEXT)) == to_json(record)


@pytest.mark.parametrize("seed", ["0", "4242"])
def test_another_process_gives_the_same_bytes(record: Record, seed: str) -> None:
    code = (
        "import sys, sayso\n"
        "text = sys.stdin.buffer.read().decode()\n"
        f"record = sayso.analyse(sayso.make_document(text, published={PUBLISHED!r}))\n"
        "sys.stdout.buffer.write(sayso.to_json(record))"
    )
    environment = os.environ | {"PYTHONHASHSEED": seed}
    run = subprocess.run(
        [sys.executable, "-c", code], input=TEXT.encode(), capture_output=True, check=True, env=environment
    )
    assert run.stdout == to_json(record)


def test_ids_do_not_hang_on_title_language_or_when_it_was_fetched(record: Record) -> None:
    other = record_of(TEXT, title="Oake warns Russia", language="en", retrieved="2031-03-06T10:00:00Z")
    assert [f.id for f in other.findings()] == [f.id for f in record.findings()]


@pytest.mark.parametrize("more", [{"publisher": "The Courier"}, {"url": "https://courier.example/1"}])
def test_the_same_words_of_another_outlet_are_other_findings(record: Record, more: dict[str, str]) -> None:
    other = record_of(TEXT, **more)
    assert not {f.id for f in other.findings()} & {f.id for f in record.findings()}
    assert [s.content for s in other.statements] == [s.content for s in record.statements]


STABLE = [
    "Admiral Venn said that the fleet was safe.",
    "“We hold the river,” Admiral Venn said. “We also hold the bridge.”",
    "Russia denied that it had shelled the port on Friday.",
    "According to the governor, two soldiers were killed in Kyiv.",
    "If Russia attacks Norway, Ukraine will close the border.",
    "Ukraine accused Russia of shelling the port of Odesa.",
    "At least 3,000 soldiers crossed the river on Monday, Ada Oake said.",
]
UNRELATED = "Snow lay on the hills, and the lamps of the town were lit early."


def seen(record: Record, shift: int = 0) -> list[tuple[str, int, int]]:
    """Every span of the findings about saying, doing, counting and when, moved back by `shift`."""
    layers = ("statements", "events", "conditionals", "quantities", "times")
    found = [f for layer in layers for f in getattr(record, layer)]
    return sorted(
        (f.by.replace("+reader", ""), span.start - shift, span.end - shift) for f in found for span in spans_of(f)
    )


@pytest.mark.parametrize("text", STABLE)
def test_a_paragraph_more_changes_nothing_before_it(text: str) -> None:
    assert seen(record_of(f"{text}\n\n{UNRELATED}")) == seen(record_of(text))


@pytest.mark.parametrize("text", STABLE)
def test_a_paragraph_in_front_only_moves_what_follows(text: str) -> None:
    assert seen(record_of(f"{UNRELATED}\n\n{text}"), shift=len(UNRELATED) + 2) == seen(record_of(text))


@pytest.mark.parametrize("text", STABLE)
def test_a_longer_text_is_another_document_with_other_ids(text: str) -> None:
    short, long = record_of(text), record_of(f"{text}\n\n{UNRELATED}")
    assert short.document.id != long.document.id
    assert not {f.id for f in short.findings()} & {f.id for f in long.findings()}


@pytest.mark.parametrize("text", STABLE)
def test_straight_marks_and_curly_marks_say_the_same(text: str) -> None:
    straight = text.replace("“", '"').replace("”", '"')
    curly, plain = record_of(text), record_of(straight)
    assert [(s.act, s.manner) for s in plain.statements] == [(s.act, s.manner) for s in curly.statements]
    assert [[(c.start, c.end) for c in s.content] for s in plain.statements] == [
        [(c.start, c.end) for c in s.content] for s in curly.statements
    ]


@pytest.mark.parametrize("text", STABLE)
def test_a_record_comes_back_from_json(text: str) -> None:
    record = record_of(text)
    line = to_json(record)
    assert b"\n" not in line
    assert from_json(line) == record
    assert from_json(line).check() is not None


# Any text


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\n\n", "\t", "\u00a0", "\u200b", "\ufeff", ".", "…", "“", "”", "“”", "''", "Said", "said.", "If",
        "If.", "unless", "Kestan", "Monday", "3,000", "at least", "a red line", "Q", "Q:", "MR. OAKE:", "🙂", "é",
        "\x00", "\r\n", "—", "(", "((((((", "1.", "- ", "# ", "* * *", "http://", "U.S.", "he", "He said.", "said said",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["story", "transcript"])
def test_a_scrap_of_a_text_is_no_problem(text: str, kind: str) -> None:
    record = record_of(text, kind=kind)
    assert record.problems == ()
    assert record.events == ()
    assert record.conditionals == ()
    assert record.check() is record


LONG = {
    "one sentence again and again": "Admiral Venn said that the fleet was safe. ",
    "no stop at all": "and the minister said that the envoy had said ",
    "quotations that open and do not close": "“We hold the river, he said, ",
    "only commas": "troops, ships, guns, ",
    "one word": "troops ",
    "no space": "troops",
    "conditions": "if the fleet sails we will close the strait unless ",
    "brackets": "(the fleet (said Venn) ",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_a_line_of_20_000_characters_takes_seconds(name: str) -> None:
    text = (LONG[name] * 20_000)[:20_000]
    start = time.process_time()
    record = record_of(text)
    assert record.check() is record
    assert time.process_time() - start < 30


@pytest.mark.slow
def test_a_line_of_50_000_characters_is_still_read() -> None:
    text = (LONG["one sentence again and again"] * 5_000)[:50_000]
    start = time.process_time()
    record = record_of(text)
    assert record.problems == ()
    assert len(record.statements) > 500
    assert time.process_time() - start < 60


WHO = st.sampled_from(
    ["Admiral Venn", "President Oake", "Russia", "The ministry", "Ukrainian officials", "The report", "Ada Oake"]
)
CUE = st.sampled_from(["said", "announced", "insisted", "added", "declared", "claimed", "warned", "confirmed"])
CLAUSE = st.sampled_from(
    ["the fleet was safe", "two soldiers were killed", "the port had been shelled", "the talks would resume on Friday",
     "Norway would close the strait", "at least 3,000 men had crossed the river", "there was no truce"]
)  # fmt: skip
TEMPLATES = st.sampled_from(["{who} {cue} that {clause}.", "“{Clause},” {who} {cue}.", "{Clause}, {who} {cue}."])
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@FEW
@given(WHO, CUE, CLAUSE, st.sampled_from(["{who} {cue} that {clause}.", "“{Clause},” {who} {cue}."]))
def test_whoever_says_whatever_is_found_to_say_it(who: str, cue: str, clause: str, template: str) -> None:
    inside = who.replace("The ", "the ") if template.startswith("“") else who
    text = template.format(who=inside, cue=cue, clause=clause, Clause=clause[0].upper() + clause[1:])
    found = [s for s in record_of(text).statements if s.cue and s.cue.text == cue]
    assert len(found) == 1, text
    assert found[0].source is not None
    assert found[0].source.span.text == inside
    assert clause[1:] in found[0].content[0].text


@FEW
@given(st.lists(st.tuples(WHO, CUE, CLAUSE), min_size=2, max_size=4))
def test_many_statements_in_a_row_are_each_ones_own(said: list[tuple[str, str, str]]) -> None:
    text = " ".join(f"{who} {cue} that {clause}." for who, cue, clause in said)
    found = record_of(text).statements
    assert [(s.source.span.text, s.cue.text) for s in found if s.source and s.cue] == [
        (who, cue) for who, cue, _ in said
    ]
    assert all(s.within is None for s in found)


@FEW
@given(st.lists(st.one_of(WHO, CUE, CLAUSE, st.sampled_from(["“", "”", ".", ",", "\n\n", "if", "he", "Q", "—"]),
                          st.text(max_size=6)), max_size=25).map(" ".join))  # fmt: skip
def test_any_mixture_gives_a_checked_record_that_comes_back(text: str) -> None:
    record = record_of(text)
    assert record.check() is record
    assert from_json(to_json(record)) == record
    assert record.problems == ()
    known = {finding.id for finding in record.findings()}
    for finding in record.findings():
        assert set(references_of(finding)) <= known


@FEW
@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_any_part_of_a_report_is_a_report(a: int, b: int) -> None:
    part = TEXT[min(a, b) : max(a, b)]
    record = record_of(part)
    assert record.problems == ()
    for finding in record.findings():
        assert all(part[span.start : span.end] == span.text for span in spans_of(finding))


# What the check refuses


@FEW
@given(st.data())
def test_a_record_whose_span_is_moved_is_refused(record: Record, data: st.DataObject) -> None:
    from msgspec.structs import replace

    index = data.draw(st.integers(0, len(record.quantities) - 1))
    by = data.draw(st.integers(-5, 5).filter(bool))
    quantity = record.quantities[index]
    moved = Span(quantity.span.start + by, quantity.span.end + by, quantity.span.text)
    quantities = tuple(replace(q, span=moved) if q is quantity else q for q in record.quantities)
    with pytest.raises(EvidenceError):
        replace(record, quantities=quantities).check()


@pytest.mark.parametrize("layer", ["entities", "statements", "events"])
def test_a_record_that_loses_what_others_refer_to_is_refused(record: Record, layer: str) -> None:
    from msgspec.structs import replace

    with pytest.raises(EvidenceError):
        replace(record, **{layer: ()}).check()


@pytest.mark.parametrize("layer", LAYERS)
def test_a_record_that_holds_a_finding_twice_is_refused(record: Record, layer: str) -> None:
    from msgspec.structs import replace

    twice = (*getattr(record, layer), getattr(record, layer)[0])
    with pytest.raises(EvidenceError, match="share the id"):
        replace(record, **{layer: twice}).check()


def test_a_record_of_another_text_is_refused(record: Record) -> None:
    from msgspec.structs import replace

    with pytest.raises(EvidenceError):
        replace(record, document=make_document(TEXT.upper())).check()
