"""What is printed: safe for a terminal, each thing on its own stream."""

from __future__ import annotations

import io
import sys

import pytest

from sayso.cli.marks import LEGEND, STYLES, legend, mark_text
from sayso.cli.output import WIDEST, WIDTH, complain, make_console, safe, tell, write_line
from sayso.model import Record


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("tab\tand\rreturn", "tab and return"),
        ("\x1b[31mred", "�[31mred"),
        ("a\u202eb", "a�b"),
        ("line\nend", "line\nend"),
        ("soft\u00adhyphen", "soft\u00adhyphen"),
        ("“curly” – é 🙂", "“curly” – é 🙂"),
        ("\ud800", "�"),
    ],
)
def test_safe(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_an_error_is_one_line_whatever_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    complain("a file\nnamed \x1b[2J so")
    captured = capsys.readouterr()
    assert captured.err == "sayso: a file named �[2J so\n"
    assert captured.out == ""


def test_progress_is_for_terminals_only(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    tell("reading")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    tell("reading\x07")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "reading�\n")


def test_data_is_a_line_of_bytes(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write_line("“ä”".encode())
    assert capfdbinary.readouterr().out == "“ä”\n".encode()


def test_a_console_is_as_wide_as_is_good_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert make_console(file=io.StringIO()).width == WIDTH
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "300")
    assert make_console(file=terminal).width == WIDEST
    monkeypatch.setenv("COLUMNS", "60")
    assert make_console(file=terminal).width == 60


def test_an_output_that_knows_no_arrows_still_shows_the_rest() -> None:
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding="ascii")
    make_console(file=file).print("Brandt → said")
    file.flush()
    assert raw.getvalue() == b"Brandt ? said\n"


def test_every_kind_of_the_legend_has_its_style() -> None:
    assert set(LEGEND) <= set(STYLES)
    assert legend().plain.split() == list(LEGEND)


def test_marks_lie_on_the_words_they_mark(record: Record) -> None:
    text = mark_text(record)
    assert text.plain == record.document.text
    marked = {(str(span.style), text.plain[span.start : span.end]) for span in text.spans}
    assert (STYLES["cue"], "warned") in marked
    assert (STYLES["event"], "lands") in marked
    assert (STYLES["quantity"], "at least 3,000") in marked
    assert (STYLES["direct"], "“If Kestan lands on Orm, we will close the strait,”") in marked
    assert (STYLES["condition"], "Kestan lands on Orm") in marked


def test_headings_stand_out(record: Record) -> None:
    text = mark_text(record)
    assert any(text.plain[span.start : span.end] == "Brandt draws a line at Orm" for span in text.spans)
