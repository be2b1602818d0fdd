"""Bad input at the command line: one line that says what, where and what to do, its own exit code, and no traceback;
the other reports are still read.
"""

from __future__ import annotations

import http.server
import io
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest

from sayso import pipeline
from sayso.cli.main import main
from sayso.errors import ReadError
from sayso.ingest import web
from sayso.model import Document, Record, from_json
from sayso.sources import Item, Refusal, read_item

Runner = Callable[..., "subprocess.CompletedProcess[str]"]
READ_ERROR, USE_ERROR = 3, 2
GOOD = "Valdoria’s minister Ana Dresk said on Friday that Kestan had closed the Straits of Orm to at least 40 ships."


@dataclass(frozen=True)
class Shown:
    """What a command printed, and what it ended with."""

    out: str
    err: str
    code: int

    @property
    def records(self) -> list[Record]:
        return [from_json(line).check() for line in self.out.splitlines()]


Command = Callable[..., Shown]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Command:
    """Runs the whole command in this process, where the parser is loaded already."""

    def command(*words: str, given: bytes = b"") -> Shown:
        monkeypatch.setattr(sys, "argv", ["sayso", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = 0
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        captured = capsysbinary.readouterr()
        return Shown(captured.out.decode(), captured.err.decode(), code)

    return command


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A report that can be read."""
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def one_line(shown: Shown, *parts: str, code: int = READ_ERROR) -> None:
    """An error as a user should see it: one line, from sayso, with what went wrong, where, and what to do."""
    assert shown.code == code, shown.err
    (line,) = shown.err.splitlines()
    assert line.startswith("sayso: ")
    assert "Traceback" not in line
    assert "Error" not in line.partition(": ")[2].split(" ")[0]
    assert len(line) < 500
    assert line.isprintable()
    assert "; " in line, "no word of what to do"
    for part in parts:
        assert part in line


# Files, by what is wrong with them: (name, content, what is said, what to do)


def pdf(*, trailer: bytes = b"") -> bytes:
    """A PDF of one page and one line, by hand."""
    drawn = b"BT /F1 11 Tf 72 720 Td (The ships left the port of Velm on Friday, the ministry said.) Tj ET"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R "
        b"/Resources << /Font << /F1 3 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 6\n0000000000 65535 f \n" + table
    return out + head + b"trailer\n<< /Size 6 /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, len(out))


KEY = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -44 >>" % (b"11" * 32, b"22" * 32)
NUMBER = b" /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"


def zipped(**parts: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed.getvalue()


GERMAN = "Der Minister sagte am Dienstag, dass die Schiffe im Hafen bleiben, bis die Gespräche zu Ende sind. "
FRENCH = "Le ministre a déclaré mardi que les navires resteraient au port jusqu’à la fin des négociations. "
UKRAINIAN = "Міністр заявив у вівторок, що кораблі залишаться в порту до завершення переговорів. "
RUSSIAN = "Министр заявил во вторник, что корабли останутся в порту до окончания переговоров. "
ARABIC = "قال الوزير يوم الثلاثاء إن السفن ستبقى في الميناء حتى تنتهي المحادثات بين البلدين. "
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><lolz>&c;</lolz>'
)
FILES = {
    "empty": ("a.txt", b"", "is empty", "give a report"),
    "a byte-order mark alone": ("a.txt", b"\xef\xbb\xbf", "white space", "give a report"),
    "white space": ("a.txt", b" \n\t\r\n \n", "white space", "give a report"),
    "an empty page": ("a.html", b"", "is empty", "give a report"),
    "a page without words": ("a.html", b"<!DOCTYPE html><html><body></body></html>", "", ""),
    "zeros": ("a.txt", bytes(4_000), "is binary", "text, Markdown, HTML, PDF or DOCX"),
    "an image": ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1", "is binary", "text, Markdown"),
    "a program": ("a", b"\x7fELF\x02\x01\x01\0\0\0\0\0", "is binary", "text, Markdown"),
    "control characters": ("a.txt", bytes(range(1, 32)) * 40, "is binary", "text, Markdown"),
    "an image named .html": ("a.html", b"\xff\xd8\xff\xe0\0\x10JFIF\0", "is binary", "text, Markdown"),
    "UTF-16 cut in two": ("a.txt", "Ships left".encode("utf-16") + b"\xd8", "utf-16", "save it as UTF-8"),
    "Cyrillic in an old encoding": ("a.txt", (RUSSIAN * 5).encode("koi8-r"), "is not UTF-8", "save it as UTF-8"),
    "an old Word file": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Office file", "save it as .docx"),
    "a rich text file": ("a.rtf", b"{\\rtf1\\ansi Ships left port.}", "RTF", "save it as .docx or plain text"),
    "a zip that is cut off": ("a.zip", zipped(**{"a.txt": GOOD.encode()})[:-9], "broken zip archive", "unpack it"),
    "a zip of nothing": ("a.zip", zipped(), "holds no report", "give a report"),
    "a Word file without a text": ("a.docx", zipped(**{"word/document.xml": b"<x/>"}), "", ""),
    "a broken PDF": ("a.pdf", b"%PDF-1.7\n" + b"garbage " * 100, "is a broken PDF", "download it again"),
    "the head of a PDF": ("a.pdf", b"%PDF-1.4", "is a broken PDF", "download it again"),
    "a PDF with a password": ("a.pdf", pdf(trailer=KEY + NUMBER), "password", "save a copy without one"),
    "an entity bomb": ("a.xml", BOMB, "is XML", "text, Markdown"),
    "an entity bomb named .txt": ("a.txt", BOMB, "is XML", "text, Markdown"),
    "a feed": ("a.xml", b"<?xml version='1.0'?><rss><item>Ships</item></rss>", "leads nowhere", "check the feed"),
    "German": ("a.txt", (GERMAN * 3).encode(), "is in German", "only English is read"),
    "French": ("a.txt", (FRENCH * 3).encode(), "is in French", "only English is read"),
    "Ukrainian": ("a.txt", (UKRAINIAN * 3).encode(), "is in Ukrainian", "only English is read"),
    "Russian": ("a.txt", (RUSSIAN * 3).encode(), "is in Russian", "only English is read"),
    "Arabic": ("a.txt", (ARABIC * 3).encode(), "is in Arabic", "only English is read"),
    "a German page": (
        "a.html",
        f"<!DOCTYPE html><html><body><article><p>{GERMAN * 3}</p></article></body></html>".encode(),
        "is in German",
        "only English is read",
    ),
    "more characters than the parser takes": ("a.txt", (GOOD + "\n").encode() * 9_700, "1,000,000", "split it"),
}


@pytest.mark.parametrize(("name", "data", "what", "do"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_report(run: Command, tmp_path: Path, name: str, data: bytes, what: str, do: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    shown = run("read", str(path))
    one_line(shown, str(path), what, do)
    assert shown.out == ""


@pytest.mark.parametrize(("name", "data", "what", "do"), FILES.values(), ids=FILES)
def test_the_others_are_still_read(
    run: Command, tmp_path: Path, good: Path, name: str, data: bytes, what: str, do: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    shown = run("read", "--json", str(path), str(good))
    one_line(shown, name, what)
    assert [record.document.text for record in shown.records] == [GOOD]


def test_a_file_of_50_megabytes_is_not_even_read(run: Command, tmp_path: Path, good: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    shown = run("read", "--json", str(path), str(good))
    one_line(shown, str(path), "is too large (50,000,000 bytes; at most 20,000,000 are read)", "one report at a time")
    assert len(shown.records) == 1


def test_50_megabytes_on_standard_input_are_read_to_the_cap_only(run: Command) -> None:
    shown = run("read", "-", given=b"a" * 20_000_002)
    one_line(shown, "standard input", "is too large", "give one report at a time")


class TestOurOwnFaults:
    """A bug in sayso, put in by hand: the others are still read, and nobody sees a traceback."""

    @pytest.fixture
    def broken(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
        """A report on which the pipeline breaks."""
        path = tmp_path / "broken.txt"
        path.write_text("The envoy said on Friday that he had never seen\na report like this one.", encoding="utf-8")

        def analyse(document: Document) -> Record:
            if document.url == path.name:
                raise KeyError("no\nsuch token")
            return pipeline.analyse(document)

        def read_one(found: Item, *, min_score: float, **known: str | None) -> Record:
            if isinstance(found, Refusal):
                raise ReadError(str(found))
            return analyse(read_item(found, **known))

        monkeypatch.setattr("sayso.cli.read.read_one", read_one)
        return path

    @pytest.mark.parametrize("shape", [(), ("--json",)])
    def test_a_bug_is_one_line_and_the_others_are_read(
        self, run: Command, broken: Path, good: Path, shape: tuple[str, ...]
    ) -> None:
        shown = run("read", *shape, str(broken), str(good))
        one_line(shown, f"sayso: {broken}: internal error (KeyError: ", "); please report it", code=70)
        assert "Ana Dresk" in shown.out

    def test_the_exit_code_is_that_of_the_first_error(self, run: Command, broken: Path, tmp_path: Path) -> None:
        assert run("read", str(tmp_path / "gone.txt"), str(broken)).code == READ_ERROR
        assert run("read", str(broken), str(tmp_path / "gone.txt")).code == 70
        assert run("read", str(broken)).code == 70


def test_a_record_says_which_file_it_came_from(run: Command, good: Path) -> None:
    shown = run("read", "--json", str(good), "-", given=GOOD.encode())
    assert [record.document.url for record in shown.records] == ["good.txt", None]
    assert len({record.document.id for record in shown.records}) == 1


class TestPaths:
    def test_no_such_file(self, run: Command, tmp_path: Path, good: Path) -> None:
        path = tmp_path / "gone.txt"
        shown = run("read", "--json", str(path), str(good))
        one_line(shown, f"sayso: {path}: there is no such file; check the path")
        assert len(shown.records) == 1

    def test_a_folder_that_is_not_there(self, run: Command, tmp_path: Path) -> None:
        one_line(run("read", str(tmp_path / "gone" / "a.txt")), "there is no such file", "check the path")

    def test_a_directory(self, run: Command, tmp_path: Path, good: Path) -> None:
        """Each file in it is read, and what is none of sayso's is said, with its path."""
        (tmp_path / "ship.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
        shown = run("read", "--json", str(tmp_path))
        one_line(shown, f"sayso: {tmp_path}/ship.png: is binary")
        assert [record.document.url for record in shown.records] == ["good.txt"]

    def test_a_directory_without_reports(self, run: Command, tmp_path: Path) -> None:
        one_line(run("read", str(tmp_path)), f"sayso: {tmp_path}: holds no report; give a report")

    def test_a_file_as_a_folder(self, run: Command, good: Path) -> None:
        one_line(run("read", str(good / "a.txt")), "check the path")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_file_that_may_not_be_read(self, run: Command, good: Path) -> None:
        good.chmod(0)
        one_line(run("read", str(good)), "may not be read", "check the file's permissions")

    @pytest.mark.parametrize("name", ["x" * 5_000, "a\nb.txt", "\x1b[31mred.txt", "\udc80.txt"])
    def test_names_that_no_file_has(self, run: Command, name: str) -> None:
        one_line(run("read", name), "check the path")

    @pytest.mark.parametrize(
        ("address", "scheme"),
        [("ftp://courier.example/a", "ftp"), ("file:///etc/hosts", "file"), ("gopher://courier.example", "gopher")],
    )
    def test_schemes_that_are_not_read(self, run: Command, address: str, scheme: str) -> None:
        one_line(run("read", address), address, f"has the scheme '{scheme}'", "http or https address")

    def test_nothing_on_standard_input(self, run: Command) -> None:
        one_line(run("read", "-"), "standard input", "is empty", "give a report")

    def test_every_bad_report_has_a_line_of_its_own_in_their_order(
        self, run: Command, tmp_path: Path, good: Path
    ) -> None:
        for name, data in [("1.txt", b""), ("3.txt", bytes(900)), ("5.txt", (GERMAN * 3).encode())]:
            (tmp_path / name).write_bytes(data)
        names = ["1.txt", "good.txt", "3.txt", "good.txt", "5.txt", "gone.txt"]
        shown = run("read", "--json", *[str(tmp_path / name) for name in names])
        lines = shown.err.splitlines()
        assert [Path(line.split(": ")[1]).name for line in lines] == ["1.txt", "3.txt", "5.txt", "gone.txt"]
        assert shown.code == READ_ERROR
        assert len(shown.records) == 2

    def test_a_person_sees_the_page_of_the_good_one(self, run: Command, tmp_path: Path, good: Path) -> None:
        shown = run("read", str(tmp_path / "gone.txt"), str(good))
        one_line(shown, "gone.txt")
        assert "Ana Dresk" in shown.out


# Odd input that is no error: it is read, and the record is whole


SCRIPTED = (
    "<!DOCTYPE html><html><head><title>Strait closed</title><script>var x = 'Kestan said: <p>shells fell</p>';</script>"
    "<style>p { color: red }</style></head><body><article><h1>Strait closed</h1>"
    f"<p onclick=\"alert('Kestan attacked')\">{GOOD}</p><script>document.write('Kestan attacked Valdoria.')</script>"
    "<p>Kestan’s envoy denied it on Saturday, and said that the ships had been free to leave at all times.</p>"
    "<noscript>Kestan attacked.</noscript></article></body></html>"
)
ENTITIES = (
    "<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><html><head><title>Ships</title></head>"
    f"<body><article><p>{GOOD}</p><p>Kestan’s envoy denied it at once, and called it theatre. &b;&b;&b;&b;</p>"
    "</article></body></html>"
)


class TestOddButRead:
    def test_scripts_of_a_page_say_nothing(self, run: Command, tmp_path: Path) -> None:
        path = tmp_path / "page.html"
        path.write_text(SCRIPTED, encoding="utf-8")
        shown = run("read", "--json", str(path))
        assert (shown.code, shown.err) == (0, "")
        (record,) = shown.records
        assert GOOD in record.document.text
        assert not {"alert", "script", "color", "attacked", "shells"} & set(record.document.text.split())
        assert record.problems == ()

    def test_a_page_that_declares_entities_is_refused_or_read_without_them(self, run: Command, tmp_path: Path) -> None:
        path = tmp_path / "page.html"
        path.write_text(ENTITIES, encoding="utf-8")
        shown = run("read", "--json", str(path))
        if shown.code:
            one_line(shown, str(path))
        else:
            assert len(shown.records[0].document.text) < 2 * len(ENTITIES)
            assert "haha" not in shown.records[0].document.text

    @pytest.mark.parametrize(
        "text",
        [
            "“We answer,” the minister said. “The ships stay where they are.\n\nKestan’s envoy would not comment.",
            'The minister said: "We will answer, and the ships will stay where they are, whatever Kestan says.',
            "The minister’s “last word, as the envoy’s friends called it, was that the ‘talks were over for good.",
            "”We answer“, the minister said. ”The ships stay“. It was not clear what the envoy had meant by that.",
        ],
    )
    def test_quotation_marks_that_do_not_close(self, run: Command, tmp_path: Path, text: str) -> None:
        path = tmp_path / "open.txt"
        path.write_text(text, encoding="utf-8")
        shown = run("read", "--json", str(path))
        assert (shown.code, shown.err) == (0, "")
        (record,) = shown.records
        assert record.document.text == text
        assert record.problems == ()

    @pytest.mark.parametrize(
        ("encoding", "text"),
        [
            ("cp1252", GOOD),
            ("utf-16", GOOD),
            ("utf-8-sig", GOOD),
            ("utf-32", GOOD),
            ("latin-1", GOOD.replace("’", "'") + " Señor Peña, the envoy, left for Málaga at once."),
        ],
    )
    def test_other_encodings_are_told(self, run: Command, tmp_path: Path, encoding: str, text: str) -> None:
        path = tmp_path / "old.txt"
        path.write_bytes(text.encode(encoding))
        shown = run("read", "--json", str(path))
        assert (shown.code, shown.err) == (0, "")
        assert shown.records[0].document.text == text

    def test_a_few_broken_bytes_are_shown_as_such(self, run: Command, tmp_path: Path) -> None:
        path = tmp_path / "broken.txt"
        path.write_bytes(GOOD.replace("Friday", "Fri\x00day").encode().replace(b"\0", b"\xff"))
        shown = run("read", "--json", str(path))
        assert shown.code == 0
        assert "Fri" in shown.records[0].document.text

    def test_a_text_too_short_to_have_a_language(self, run: Command) -> None:
        shown = run("read", "--json", "-", given=b"Orm.")
        assert (shown.code, shown.err) == (0, "")
        assert shown.records[0].document.language is None

    def test_a_report_without_any_finding_is_a_record_too(self, run: Command) -> None:
        shown = run("read", "--json", "-", given=b"Snow lay on the hills. The lamps were lit. It was quiet and cold.")
        (record,) = shown.records
        assert (record.statements, record.events, record.problems) == ((), (), ())

    def test_words_that_would_steer_a_terminal_do_not_reach_it(self, run: Command) -> None:
        shown = run("read", "-", given=f"{GOOD} {GOOD} {GOOD} It \x1b]0;owned\x07 was \u202eleft\u202c.".encode())
        assert shown.code == 0
        assert "\x1b" not in shown.out
        assert "\u202e" not in shown.out


@pytest.mark.slow
def test_a_line_of_200_000_characters_is_read(sayso: Runner, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text((GOOD + " ") * (200_000 // len(GOOD)), encoding="utf-8")
    shown = sayso("read", "--json", str(path))
    assert (shown.returncode, shown.stderr) == (0, "")
    record = from_json(shown.stdout).check()
    assert len(record.document.text) >= 190_000
    assert record.problems == ()
    assert len(record.quantities) == 200_000 // len(GOOD)


# Options


class TestOptions:
    @pytest.mark.parametrize(
        "date",
        ["yesterday", "24.10.2024", "2024-13-01", "2024-02-30", "2024-10", "10/24/2024", "", "2024-10-24T25:00", "24"],
    )
    def test_a_bad_date(self, run: Command, good: Path, date: str) -> None:
        shown = run("read", "--published", date, str(good))
        one_line(shown, repr(date), "is no date", "give a date such as 2024-10-24", code=USE_ERROR)
        assert shown.out == ""

    def test_a_bad_date_is_said_once_and_first(self, run: Command, good: Path, tmp_path: Path) -> None:
        shown = run("read", "--published", "soon", str(tmp_path / "gone.txt"), str(good), str(good))
        one_line(shown, "'soon'", code=USE_ERROR)
        assert shown.out == ""

    @pytest.mark.parametrize(
        "date", ["2024-10-24", "2024-10-24T08:30", "2024-10-24T08:30:00-04:00", "2024-10-24T12:30:00Z", "20241024"]
    )
    def test_a_good_date(self, run: Command, good: Path, date: str) -> None:
        shown = run("read", "--json", "--published", date, str(good))
        if shown.code:
            one_line(shown, "is no date", code=USE_ERROR)
            assert date == "20241024"
        else:
            assert shown.records[0].times[0].value == "2024-10-18"

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["read", "--publshed", "2024-10-24", "a.txt"], "--publshed"),
            (["read", "-x", "a.txt"], "-x"),
            (["read"], "REPORT"),
            (["raed", "a.txt"], "raed"),
            (["codebook", "chekc"], "chekc"),
            (["bench", "gold", "--no-such"], "--no-such"),
        ],
    )
    def test_a_wrong_command_line(self, run: Command, words: list[str], said: str) -> None:
        shown = run(*words)
        assert shown.code == USE_ERROR
        assert said in shown.err.splitlines()[-1]
        assert "--help" in shown.err
        assert "Traceback" not in shown.err
        assert shown.out == ""

    def test_an_option_without_its_value(self, run: Command) -> None:
        shown = run("read", "--published")
        assert shown.code == USE_ERROR
        assert shown.err.splitlines()[-1] == "Error: Option '--published' requires an argument."

    def test_a_codebook_file_that_is_none(self, run: Command) -> None:
        one_line(run("codebook", "check", "../secrets"), "../secrets", "no such codebook file", code=USE_ERROR)


# The web, from a real server on this machine


class Server(http.server.BaseHTTPRequestHandler):
    """Answers by the address: a report, an error, or a redirect to what stands behind "?"."""

    asked: list[str] = []  # noqa: RUF012 - one list for all, read by the tests

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/report":
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write(GOOD.encode())
        elif self.path.startswith("/to?"):
            self.send_response(302)
            self.send_header("Location", unquote(self.path.partition("?")[2]))
            self.end_headers()
        else:
            self.send_error(int(self.path.strip("/")))

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def at() -> Iterator[str]:
    """The address of the server."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch, at: str) -> str:
    """An address of the server that counts as public, as one elsewhere would; 127.0.0.1 is judged as ever."""
    real_look_up, real_connect, is_public = web._look_up, web.socket.create_connection, web.is_public
    here = ("127.0.0.1", int(at.rpartition(":")[2]))
    monkeypatch.setattr(web, "is_public", lambda address: address == "8.8.8.8" or is_public(address))
    monkeypatch.setattr(
        web,
        "_look_up",
        lambda url, host, port: ["8.8.8.8"] if host == "courier.example" else real_look_up(url, host, port),
    )
    monkeypatch.setattr(web.socket, "create_connection", lambda place, timeout: real_connect(here, timeout))
    return at.replace("127.0.0.1", "courier.example")


class TestTheWeb:
    def test_a_report(self, run: Command, public: str) -> None:
        shown = run("read", "--json", f"{public}/report")
        assert (shown.code, shown.err) == (0, "")
        assert shown.records[0].document.url == f"{public}/report"

    @pytest.mark.parametrize(
        ("status", "what"),
        [(404, "404 Not Found"), (403, "403 Forbidden"), (410, "410 Gone"), (500, "500"), (503, "503")],
    )
    def test_what_a_server_refuses(self, run: Command, public: str, good: Path, status: int, what: str) -> None:
        shown = run("read", "--json", f"{public}/{status}", str(good))
        one_line(shown, f"{public}/{status}", f"the server answered {what}", "check the address, or save the page")
        assert len(shown.records) == 1

    def test_a_redirect_to_a_private_address(self, run: Command, public: str, at: str, good: Path) -> None:
        asked = len(Server.asked)
        shown = run("read", "--json", f"{public}/to?{at}/report", str(good))
        one_line(shown, f"{at}/report", "leads to a private address", "save the page and read the file")
        assert [record.document.text for record in shown.records] == [GOOD]
        assert Server.asked[asked:] == [f"/to?{at}/report"], "the private address was asked"

    @pytest.mark.parametrize("to", ["http://10.0.0.1/a", "http://169.254.169.254/latest", "http://[::1]/a"])
    def test_other_private_addresses(self, run: Command, public: str, to: str) -> None:
        one_line(run("read", f"{public}/to?{to}"), to, "leads to a private address", "save the page")

    def test_a_redirect_to_a_file(self, run: Command, public: str) -> None:
        one_line(run("read", f"{public}/to?file:///etc/hosts"), "has the scheme 'file'", "http and https")

    def test_a_redirect_without_end(self, run: Command, public: str) -> None:
        here = f"{public}/to?"
        one_line(run("read", here * 7 + f"{public}/report"), "redirects more than 5 times", "check the address")

    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0"])
    def test_this_machine_is_not_asked(self, run: Command, at: str, host: str) -> None:
        asked = len(Server.asked)
        one_line(run("read", f"http://{host}:{at.rpartition(':')[2]}/report"))
        assert len(Server.asked) == asked

    @pytest.mark.parametrize("address", ["http://", "http://[::1", "https://no-such-host.invalid/a", "http://a..b/"])
    def test_addresses_that_lead_nowhere(self, run: Command, address: str, good: Path) -> None:
        shown = run("read", "--json", address, str(good))
        one_line(shown, address, "check the address")
        assert len(shown.records) == 1


# As a user runs it, from a shell


@pytest.mark.parametrize("name", ["empty", "zeros", "a PDF with a password", "German"])
def test_the_command_itself(sayso: Runner, tmp_path: Path, name: str) -> None:
    file, data, what, do = FILES[name]
    path = tmp_path / file
    path.write_bytes(data)
    shown = sayso("read", str(path))
    assert (shown.returncode, shown.stdout) == (READ_ERROR, "")
    (line,) = shown.stderr.splitlines()
    assert line.startswith(f"sayso: {path}: ")
    assert what in line
    assert do in line


def test_the_command_reads_on(sayso: Runner, tmp_path: Path, good: Path, at: str) -> None:
    shown = sayso("read", "--json", "gone.txt", f"{at}/report", "good.txt", folder=tmp_path)
    assert shown.returncode == READ_ERROR
    lines = shown.stderr.splitlines()
    assert [line.split(": ")[1] for line in lines] == ["gone.txt", f"{at}/report"]
    assert "private address" in lines[1]
    assert from_json(shown.stdout).document.text == GOOD


def test_the_command_and_a_bad_date(sayso: Runner, good: Path) -> None:
    shown = sayso("read", "--published", "24 October", str(good))
    assert shown.returncode == USE_ERROR
    assert shown.stderr == "sayso: '24 October' is no date; give a date such as 2024-10-24\n" or (
        "'24 October'" in shown.stderr and len(shown.stderr.splitlines()) == 1
    )
