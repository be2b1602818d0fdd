"""A case in PostgreSQL: its address, schemas beside one another, and a server that goes away."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayso.case import open_case
from sayso.case.postgres import BATCH, PostgreSQL
from sayso.errors import CaseError, ConfigError

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("2031-*"))[:4]


def address(folder: str, schema: str) -> str:
    return f"postgresql://postgres@/postgres?host={folder}&schema={schema}"


def test_two_schemas_are_two_cases(server: str) -> None:
    with open_case(address(server, "one")) as one, open_case(address(server, "two")) as two:
        one.set_aside("a", b"a", "why")
        assert (len(one.aside()), len(two.aside())) == (1, 0)


def test_an_error_shows_no_password(server: str) -> None:
    with pytest.raises(CaseError) as refused:
        open_case(f"postgresql://nobody:secret@/none?host={server}")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("schema", ["Big", "a-b", "1a", "a;drop", "x" * 60, 'a"b'])
def test_a_schema_s_name_is_plain(server: str, schema: str) -> None:
    with pytest.raises(ConfigError, match="is no name for a schema"):
        open_case(address(server, schema))


def test_what_is_not_there_is_not_made_by_asking(server: str) -> None:
    with pytest.raises(CaseError):
        open_case(address(server, "absent"), create=False)


def test_many_rows_go_in_one_statement(server: str) -> None:
    database = PostgreSQL(address(server, "rows"), create=True)
    rows = [(number, str(number), f" {number} ") for number in range(1, BATCH * 2 + 7)]
    with database.transaction():
        database.write("INSERT INTO name (number, text, folded) VALUES (?, ?, ?)", rows)
    assert database.ask("SELECT count(*), max(number) FROM name") in (
        [(len(rows), len(rows))],
        [[len(rows), len(rows)]],
    )
    database.close()


def break_in_the_middle(database: PostgreSQL) -> None:
    with database.transaction():
        database.write("INSERT INTO name (number, text, folded) VALUES (?, ?, ?)", [(1, "a", " a ")])
        database.ask("SELECT nonsense")


def test_a_transaction_that_breaks_is_undone(server: str) -> None:
    database = PostgreSQL(address(server, "undone"), create=True)
    with pytest.raises(CaseError):
        break_in_the_middle(database)
    assert database.ask("SELECT count(*) FROM name")[0][0] == 0
    database.close()


def test_a_connection_that_is_cut_is_said_and_the_case_opens_afterwards(server: str) -> None:
    here = address(server, "cut")
    case = open_case(here)
    case.set_aside("a", b"a", "why")
    [(number,)] = case.database.ask("SELECT pg_backend_pid()")
    with open_case(address(server, "other")) as other:
        other.database.ask("SELECT pg_terminate_backend(?)", [number])
    with pytest.raises(CaseError, match="check the server"):
        case.set_aside("b", b"b", "why")
    case.close()
    with open_case(here) as again:
        assert [aside.key for aside in again.aside()] == ["a"]


ADD = """
import sys
from pathlib import Path
from sayso.case import open_case
from sayso.ingest.base import Raw
from sayso.run import Job, add_all
from sayso.sources import Item

if __name__ == "__main__":
    with open_case(sys.argv[1]) as case:
        paths = map(Path, sys.argv[2:])
        for done in add_all(case, [Job(item=Item(path.name, Raw(path.read_bytes(), path.name))) for path in paths]):
            print(done.key, done.what, flush=True)
"""


@pytest.mark.slow
def test_killed_while_adding_it_loses_nothing_and_doubles_nothing(server: str, tmp_path: Path) -> None:
    script, whole, broken = tmp_path / "add.py", address(server, "whole"), address(server, "broken")
    script.write_text(ADD)
    reports = [str(path) for path in EXAMPLES]
    subprocess.run([sys.executable, str(script), whole, *reports], check=True, stdout=subprocess.DEVNULL)
    with (tmp_path / "said").open("w") as said:
        process = subprocess.Popen([sys.executable, str(script), broken, *reports], stdout=said, start_new_session=True)
        while len((tmp_path / "said").read_text().splitlines()) < 2 and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
    acknowledged = [line.split()[0] for line in (tmp_path / "said").read_text().splitlines()]
    with open_case(broken) as case:
        assert [report.key for report in case.reports()][: len(acknowledged)] == acknowledged
    subprocess.run([sys.executable, str(script), broken, *reports], check=True, stdout=subprocess.DEVNULL)
    with open_case(whole) as one, open_case(broken) as other:
        assert list(one.dump()) == list(other.dump())
