"""Processes that work side by side; one that dies, or never ends, costs no more than the job that killed it.

A job whose worker died is given to another one, once; then it is given up. What comes out comes in the jobs' order,
however many workers there are: the same jobs give the same results in the same order.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any

from sayso.model import Struct

TRIES = 2  # a job that killed its worker so often is given up
LONGEST = 900.0  # seconds that a job may take: a report of the greatest size that is read takes a few minutes
AHEAD = 16  # jobs a worker that may be done or waiting before the first one of them comes out: bounds memory
CONTEXT = multiprocessing.get_context("spawn")  # a fork would inherit the parser's and the runtime's threads


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of a job: its `value`, or the `reason` why there is none."""

    value: Any = None
    reason: str | None = None


def work(
    jobs: Iterable[Any], task: Callable[[Any], Any], *, workers: int, longest: float = LONGEST
) -> Iterator[tuple[Any, Outcome]]:
    """Each job with what `task` (a function of a module) makes of it, in the jobs' order.

    `jobs` is drawn from as work goes on. An exception of the task is the outcome's reason; so is a worker's death by
    the same job, twice, and a job that takes longer than `longest` seconds, twice.
    """
    crew = _Crew(task, workers, longest)
    try:
        yield from crew.run(iter(jobs))
    finally:
        crew.dismiss()


class _Worker:
    """One process, and the job it is at."""

    def __init__(self, task: Callable[[Any], Any]) -> None:
        self.pipe, theirs = CONTEXT.Pipe()
        self.process = CONTEXT.Process(target=_serve, args=(theirs, task), daemon=True)
        self.process.start()
        theirs.close()  # so that the pipe breaks when the worker dies
        self.at: int | None = None
        self.since = 0.0

    def give(self, number: int, job: Any) -> None:
        self.at, self.since = number, time.monotonic()
        with suppress(OSError):  # it is dead: its pipe is broken, which `_Crew` sees next
            self.pipe.send(job)


class _Crew:
    """The workers, the jobs that are out, and what came back before its turn."""

    def __init__(self, task: Callable[[Any], Any], count: int, longest: float) -> None:
        self.task = task
        self.longest = longest
        self.workers: list[_Worker] = []
        self.count = max(1, count)
        self.jobs: dict[int, Any] = {}  # out, or done and not yet given
        self.outcomes: dict[int, Outcome] = {}
        self.deaths: dict[int, int] = {}
        self.again: deque[int] = deque()

    def run(self, jobs: Iterator[Any]) -> Iterator[tuple[Any, Outcome]]:
        drawn = given = 0
        more = True
        while True:
            while more and self.idle() and (self.again or drawn < given + AHEAD * self.count):
                if self.again:
                    self.assign(self.again.popleft())
                    continue
                job = next(jobs, self)  # the crew itself stands for "no more": a job may be None
                more = job is not self
                if more:
                    self.jobs[drawn] = job
                    self.assign(drawn)
                    drawn += 1
            while self.again and self.idle():
                self.assign(self.again.popleft())
            while given in self.outcomes:
                yield self.jobs.pop(given), self.outcomes.pop(given)
                given += 1
            if not more and given == drawn:
                return
            if not (more and self.idle() and drawn < given + AHEAD * self.count):
                self.gather()

    def idle(self) -> bool:
        return len(self.workers) < self.count or any(worker.at is None for worker in self.workers)

    def assign(self, number: int) -> None:
        free = next((worker for worker in self.workers if worker.at is None), None)
        if free is None:
            free = _Worker(self.task)
            self.workers.append(free)
        free.give(number, self.jobs[number])

    def gather(self) -> None:
        """Wait for one worker at least, and take what it has; let go of those that are dead or take too long."""
        busy = {worker.pipe: worker for worker in self.workers if worker.at is not None}
        until = min(worker.since for worker in busy.values()) + self.longest
        for pipe in wait(list(busy), timeout=max(0.0, until - time.monotonic())):
            self.take(busy[pipe])  # type: ignore[index]
        late = time.monotonic() - self.longest
        for worker in [worker for worker in self.workers if worker.at is not None and worker.since < late]:
            self.lose(worker, f"took longer than {self.longest:.0f} seconds")

    def take(self, worker: _Worker) -> None:
        assert worker.at is not None
        try:
            self.outcomes[worker.at] = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join()
            self.lose(worker, f"killed the process that read it (exit code {worker.process.exitcode})")
        else:
            worker.at = None

    def lose(self, worker: _Worker, why: str) -> None:
        number = worker.at
        assert number is not None
        self.workers.remove(worker)
        _end(worker)
        self.deaths[number] = self.deaths.get(number, 0) + 1
        if self.deaths[number] < TRIES:
            self.again.append(number)
        else:
            self.outcomes[number] = Outcome(reason=f"{why}, {TRIES} times")

    def dismiss(self) -> None:
        for worker in self.workers:
            _end(worker)


def _end(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()


def _serve(pipe: Connection, task: Callable[[Any], Any]) -> None:
    """What a worker does: jobs in, outcomes out, until nobody is at the other end."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one at the keyboard speaks to the process that gave the jobs
    while True:
        try:
            job = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            outcome = Outcome(value=task(job))
        except Exception as error:  # noqa: BLE001  a job that fails is an answer
            outcome = Outcome(reason=" ".join(str(error).split()) or type(error).__name__)
        try:
            pipe.send(outcome)
        except OSError:
            return
