"""Workers: every job has its outcome, in order, whatever becomes of the workers."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from sayso.run.workers import AHEAD, work


@pytest.fixture(scope="module")
def tasks() -> Iterator[ModuleType]:
    """The tasks as a module of a name that a worker can import."""
    folder = str(Path(__file__).parent)
    sys.path.insert(0, folder)
    yield importlib.import_module("tasks")
    sys.path.remove(folder)


@pytest.mark.parametrize("workers", [1, 3])
def test_outcomes_come_in_the_order_of_the_jobs(tasks: ModuleType, workers: int) -> None:
    done = list(work(range(40), tasks.double, workers=workers))
    assert [(job, outcome.value) for job, outcome in done] == [(number, 2 * number) for number in range(40)]


def test_a_task_that_fails_gives_its_reason_in_one_line_and_the_others_go_on(tasks: ModuleType) -> None:
    done = [outcome for _, outcome in work(range(6), tasks.fail_on_odd, workers=2)]
    assert [outcome.value for outcome in done] == [0, None, 2, None, 4, None]
    assert done[3].reason == "3 is odd"


def test_a_job_that_kills_its_worker_is_tried_once_more(tasks: ModuleType, tmp_path: Path) -> None:
    jobs = [(number, str(tmp_path / "died") if number == 2 else None) for number in range(5)]
    assert [outcome.value for _, outcome in work(jobs, tasks.die_on, workers=2)] == [0, 1, 2, 3, 4]


def test_a_job_that_kills_two_workers_is_given_up_and_the_others_go_on(tasks: ModuleType) -> None:
    jobs = [(number, "always" if number in {0, 3} else None) for number in range(6)]
    done = [outcome for _, outcome in work(jobs, tasks.die_on, workers=2)]
    assert [outcome.value for outcome in done] == [None, 1, 2, None, 4, 5]
    assert done[0].reason == "killed the process that read it (exit code -9), 2 times"


def test_a_job_without_end_is_given_up(tasks: ModuleType) -> None:
    done = [outcome for _, outcome in work([0.0, 60.0, 0.0], tasks.sleep, workers=2, longest=1.5)]
    assert [outcome.value for outcome in done] == [0.0, None, 0.0]
    assert done[1].reason == "took longer than 2 seconds, 2 times"


def test_jobs_are_drawn_no_further_than_is_needed(tasks: ModuleType) -> None:
    drawn: list[int] = []

    def draw() -> Iterator[int]:
        for number in range(1000):
            drawn.append(number)
            yield number

    done = work(draw(), tasks.double, workers=1)
    next(done)
    assert len(drawn) <= AHEAD + 1
    done.close()


def test_no_jobs_no_outcomes(tasks: ModuleType) -> None:
    assert list(work([], tasks.double, workers=2)) == []
