"""The page: every value beside its words, in a terminal or out of it, whatever the report holds."""

from __future__ import annotations

import io

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from sayso.cli.output import make_console, safe
from sayso.cli.page import nested, show_page
from sayso.model import Record, Span, Statement, make_document


def page(record: Record, *, why: bool = False, color: bool | None = None) -> str:
    file = io.StringIO()
    show_page(record, make_console(color=color, file=file), why=why)
    return file.getvalue()


def section(text: str, title: str) -> str:
    """What stands under a heading, its lines joined."""
    lines = text.split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith(f"{title} ("))
    end = next((number for number in range(start + 1, len(lines)) if " ───" in lines[number]), len(lines))
    return " ".join(" ".join(lines[start + 1 : end]).split())


def test_the_head_says_what_is_read(record: Record) -> None:
    first, second = page(record).split("\n")[:2]
    assert first == "Brandt draws a line at Orm"
    assert second == "The Courier · published 2031-03-05 · story · 41 words"


def test_an_undated_report_says_how_to_date_it() -> None:
    text = page(Record(document=make_document("Nobody said a word.")))
    assert "not dated (--published D)" in text
    assert "No statements found." in text


def test_statements_are_who_cue_words(record: Record) -> None:
    statements = section(page(record), "Statements")
    assert (
        "Ilse Brandt (Minister Ilse Brandt) → warned → “that at least 3,000 soldiers had moved to Velm”" in statements
    )
    assert "warn · indirect · on “Tuesday”" in statements
    assert (
        "Ilse Brandt (she) → said → “If Kestan lands on Orm, we will close the strait,” threaten · direct" in statements
    )


def test_a_nested_statement_stands_under_the_one_that_holds_it(record: Record) -> None:
    lines = page(record).split("\n")
    outer = next(line for line in lines if "→ said →" in line)
    inner = next(line for line in lines if "→ saying →" in line)
    assert lines.index(outer) < lines.index(inner)
    assert len(inner) - len(inner.lstrip()) == len(outer) - len(outer.lstrip()) + 2


def test_conditions_are_if_then_on_whose_word(record: Record) -> None:
    conditions = section(page(record), "Conditions")
    assert conditions.startswith("IF “Kestan lands on Orm” THEN “we will close the strait”")
    assert "says Ilse Brandt · threat · will" in conditions


def test_a_bare_red_line_says_that_no_consequence_is_named(record: Record) -> None:
    bare = msgspec.structs.replace(record.conditionals[0], consequent=None, statement=None)
    conditions = section(page(msgspec.structs.replace(record, conditionals=(bare,))), "Conditions")
    assert "THEN (not said)" in conditions
    assert "the report's own word" in conditions


@pytest.mark.parametrize(
    ("text", "antecedent", "marker", "consequent", "shown"),
    [
        ("Unless A, B.", "A", "Unless", "B", "UNLESS “A” “B”"),
        ("B until A.", "A", "until", "B", "UNTIL “A” “B”"),
        ("A; otherwise B.", "A", "otherwise", "B", "“A” OTHERWISE “B”"),
        ("A, or\nelse B.", "A", "or\nelse", "B", "“A” OR ELSE “B”"),
        ("B only if A.", "A", "only if", "B", "ONLY IF “A” THEN “B”"),
        ("Even if A, B.", "A", "Even if", "B", "EVEN IF “A” THEN “B”"),
        ("Provided that A, B.", "A", "Provided that", "B", "PROVIDED THAT “A” THEN “B”"),
        ("Should A, B.", "A", "Should", "B", "IF “A” THEN “B”"),
        ("Were A, B.", "A", "Were", "B", "IF “A” THEN “B”"),
        ("Had A, B.", "A", "Had", "B", "IF “A” THEN “B”"),
        ("A and B.", "A", "and", "B", "IF “A” THEN “B”"),
        ("Any A gets B.", "Any A", "Any", "gets B", "IF “Any A” THEN “gets B”"),
        ("A is a red line.", "A", "red line", None, "RED LINE “A” THEN (not said)"),
    ],
)
def test_a_marker_that_is_no_plain_if_is_shown(
    record: Record, text: str, antecedent: str, marker: str, consequent: str | None, shown: str
) -> None:
    def at(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words), words)

    one = msgspec.structs.replace(
        record.conditionals[0],
        antecedent=at(antecedent), marker=at(marker), consequent=at(consequent) if consequent else None,
        statement=None, antecedent_events=(),
    )  # fmt: skip
    told = page(Record(document=make_document(text), conditionals=(one,)))
    assert section(told, "Conditions").startswith(f"{shown} the report's own word")


def test_the_sides_of_a_condition_stand_in_line(record: Record) -> None:
    lines = page(record).split("\n")
    one, other = (next(line for line in lines if line.startswith(f"  {word} ")) for word in ("IF", "THEN"))
    assert one.index("“") == other.index("“")


def test_a_report_from_a_file_shows_its_name(record: Record) -> None:
    document = make_document("Nobody said a word.", url="story.txt")
    assert page(Record(document=document)).split("\n")[1].endswith(" · story.txt")


def test_events_say_type_how_sure_and_who(record: Record) -> None:
    events = section(page(record), "Events")
    assert "MOBILIZE/troops actual “moved”" in events
    assert "about “soldiers” · to “Velm” · count “at least 3,000” · says Ilse Brandt" in events
    assert "ASSAULT conditional, possible “lands” Kestan → Ilse Brandt" in events


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Quantities", "≥ 3,000 “at least 3,000” of “soldiers”"),
        ("Times", "2031-03-04 “Tuesday” date from 2031-03-04 until before 2031-03-05"),
        ("Places", "Velm “Velm” VAL 50.25°S 10.50°E"),
        ("Entities", "Ilse Brandt person VAL GOV “Minister” ×2"),
        ("Problems", "events: gave up at “coast”"),
    ],
)
def test_values_stand_beside_their_words(record: Record, title: str, line: str) -> None:
    assert section(page(record), title) == line


def test_why_names_the_rule_and_every_span(record: Record) -> None:
    told = " ".join(page(record, why=True).split())
    for finding in record.findings():
        assert f"by {finding.by}" in told
    assert "cue “warned” 48-54" in told
    assert "antecedent “Kestan lands on Orm” 118-137" in told
    assert "by statements" not in page(record)


def test_the_whole_text_is_shown(record: Record) -> None:
    shown = page(record)
    text = " ".join(shown[: shown.index("Statements (")].split())
    assert " ".join(record.document.text.split()) in text


def test_away_from_a_terminal_there_is_no_colour_and_no_long_line(record: Record) -> None:
    for line in page(record, why=True).split("\n"):
        assert "\x1b" not in line
        assert len(line) <= 80
        assert line == line.rstrip()


def test_colour_when_asked_for(record: Record) -> None:
    assert "\x1b[" in page(record, color=True)
    assert "\x1b[" not in page(record, color=False)


HOSTILE = "\x1b]0;owned\x07 \x1b[2J [red]boo[/red] [link=http://x]y[/link] \u202etxt\u202c \x9b31m end"


def test_a_hostile_report_does_not_steer_the_terminal(record: Record) -> None:
    text = f"Brandt said {HOSTILE}."
    document = make_document(text, title=HOSTILE, publisher=HOSTILE, url=HOSTILE)
    entity = msgspec.structs.replace(record.entities[0], name=HOSTILE, titles=(), mentions=())
    problem = msgspec.structs.replace(record.problems[0], message=HOSTILE, span=None)
    shown = page(Record(document=document, entities=(entity,), problems=(problem,)))
    for steering in "\x1b\x07\u202e\u202c\x9b":
        assert steering not in shown
    assert shown.count("[red]boo[/red]") == 6  # markup is text: in title, publisher, url, text, entity, problem


@given(st.text())
def test_safe_text_is_as_long_and_holds_no_controls(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text)
    assert not any((ord(letter) < 32 and letter != "\n") or 127 <= ord(letter) < 160 for letter in shown)


@given(st.text(min_size=1, max_size=200))
def test_any_text_at_all_has_a_page(text: str) -> None:
    file = io.StringIO()
    show_page(Record(document=make_document(text, title=text)), Console(file=file, width=40, markup=False))
    assert "\x1b" not in file.getvalue()


def test_statements_that_hold_each_other_are_shown_all_the_same(record: Record) -> None:
    one, two, three = record.statements
    rounds = (
        msgspec.structs.replace(one, within=two.id),
        msgspec.structs.replace(two, within=one.id),
        msgspec.structs.replace(three, within="gone"),
    )
    assert [(depth, statement.id) for depth, statement in nested(rounds)] == [(0, "s3"), (0, "s1"), (1, "s2")]


def test_nesting_has_its_depth(record: Record) -> None:
    depths = {statement.id: depth for depth, statement in nested(record.statements)}
    assert depths == {"s1": 0, "s2": 0, "s3": 1}
    assert isinstance(record.statements[0], Statement)
