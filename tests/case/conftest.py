"""A case to test on: the same tests run on SQLite and on a real PostgreSQL server, which is started for them."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from sayso.case import Case, open_case

SERVERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
NUMBERS = count(1)


def as_server(*words: str) -> None:
    """Run a program of PostgreSQL's, which refuses to run as root."""
    command = ["runuser", "-u", "postgres", "--", *words] if os.geteuid() == 0 else [*words]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The folder of a running server's socket."""
    found = shutil.which("initdb") or next((str(folder / "initdb") for folder in SERVERS), None)
    if found is None:
        pytest.skip("PostgreSQL is not installed")
    programs = Path(found).parent
    folder = Path(tempfile.mkdtemp(prefix="sayso-pg-", dir="/tmp"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = str(folder / "data")
    as_server(str(programs / "initdb"), "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    control = (str(programs / "pg_ctl"), "-D", data, "-w", "-s")
    as_server(*control, "-l", str(folder / "log"), "-o", options, "start")
    yield str(folder)
    as_server(*control, "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new case may be made."""
    if request.param == "sqlite":
        return str(tmp_path / "crisis.db")
    folder = request.getfixturevalue("server")
    return f"postgresql://postgres@/postgres?host={folder}&schema=case_{next(NUMBERS)}"


@pytest.fixture
def case(address: str) -> Iterator[Case]:
    """A new case, empty."""
    with open_case(address) as opened:
        yield opened


@pytest.fixture
def reopen(address: str) -> Callable[[], Case]:
    """Open the same case once more."""
    return lambda: open_case(address, create=False)
