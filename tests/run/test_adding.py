"""Reports into a case: what breaks off goes on where it was, and comes to what it would have come to undisturbed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayso.case import open_case
from sayso.ingest.base import Raw
from sayso.run import Job, Totals, add_all
from sayso.sources import Item

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("2031-*"))[:6]
MOMENTS = 4  # at which the adding is killed here


def job(key: str, data: bytes, name: str) -> Job:
    return Job(item=Item(key, Raw(data, name)))


def jobs(*paths: Path) -> list[Job]:
    return [job(path.name, path.read_bytes(), path.name) for path in paths]


def dump(path: Path) -> list[bytes]:
    with open_case(path, create=False) as case:
        return list(case.dump())


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """What the case holds that nothing disturbed, by one worker."""
    path = tmp_path_factory.mktemp("adding") / "undisturbed.db"
    with open_case(path) as case:
        assert [done.what for done in add_all(case, jobs(*EXAMPLES))] == ["new"] * len(EXAMPLES)
    return dump(path)


def test_more_workers_make_the_same_case(tmp_path: Path, undisturbed: list[bytes]) -> None:
    with open_case(tmp_path / "two.db") as case:
        totals = Totals()
        for done in add_all(case, jobs(*EXAMPLES, *EXAMPLES), workers=2):
            totals.count(done)
    assert (totals.new, totals.known) == (len(EXAMPLES), len(EXAMPLES))
    assert dump(tmp_path / "two.db") == undisturbed


def test_what_was_added_before_is_not_read_again(tmp_path: Path, undisturbed: list[bytes]) -> None:
    with open_case(tmp_path / "crisis.db") as case:
        list(add_all(case, jobs(*EXAMPLES[:2])))
        done = list(add_all(case, jobs(*EXAMPLES)))
    assert sorted(one.what for one in done) == ["known"] * 2 + ["new"] * (len(EXAMPLES) - 2)
    assert dump(tmp_path / "crisis.db") == undisturbed


def test_what_cannot_be_read_is_set_aside_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad = [job("empty", b"", "empty"), job("blob", b"\0\1\2" * 99, "blob")]
    with open_case(tmp_path / "crisis.db") as case:
        done = list(add_all(case, [*bad, *jobs(EXAMPLES[0])]))
        assert [one.what for one in done] == ["aside", "aside", "new"]
        assert [aside.key for aside in case.aside()] == ["blob", "empty"]
        assert all(aside.reason for aside in case.aside())
        assert {one.what for one in add_all(case, bad)} == {"known"}


def test_a_changed_report_of_the_same_key_is_a_new_version(tmp_path: Path) -> None:
    first, second = jobs(*EXAMPLES[:2])
    with open_case(tmp_path / "crisis.db") as case:
        list(add_all(case, [first]))
        changed = job(first.key, second.data, second.item.raw.name)
        assert [done.what for done in add_all(case, [changed])] == ["version"]


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
@pytest.mark.parametrize("moment", range(MOMENTS))
def test_killed_at_any_moment_it_loses_nothing_and_doubles_nothing(
    tmp_path: Path, undisturbed: list[bytes], moment: int
) -> None:
    script, path = tmp_path / "add.py", tmp_path / "crisis.db"
    script.write_text(ADD)
    command = [sys.executable, str(script), str(path), *map(str, EXAMPLES)]
    with (tmp_path / "said").open("w") as said:
        process = subprocess.Popen(command, stdout=said, start_new_session=True)
        time.sleep(random.Random(moment).uniform(0.3, 4.0))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    acknowledged = [line.split()[0] for line in (tmp_path / "said").read_text().splitlines()]
    with open_case(path) as case:
        held = [report.key for report in case.reports()]
    assert held[: len(acknowledged)] == acknowledged
    assert subprocess.run(command, check=True, stdout=subprocess.DEVNULL).returncode == 0
    assert dump(path) == undisturbed
