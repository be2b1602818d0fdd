"""The command line as a whole: quick to help, one line for an error, its own exit code for each."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable

import click
import pytest

from sayso import __version__
from sayso.cli.main import COMMANDS, app

Runner = Callable[..., "subprocess.CompletedProcess[str]"]


HEAVY = ("spacy", "rich", "trafilatura", "numpy", "yaml", "httpx", "docx", "msgspec")
BUDGET = 0.3  # seconds for `sayso --help`


def seconds(*command: str) -> float:
    """Processor time, the best of five runs: what the clock shows on an idle machine, and still ours on a busy one."""
    times = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def test_help_lists_every_command(sayso: Runner) -> None:
    shown = sayso("--help")
    assert shown.returncode == 0
    assert all(f"  {name} " in shown.stdout for name in COMMANDS)


def test_help_is_quick() -> None:
    assert seconds("-m", "sayso.cli", "--help") <= BUDGET


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, sayso.cli.main as m\n"
        "try: m.app.main(['--help'], standalone_mode=True)\n"
        "except SystemExit: print(*sorted(sys.modules), file=sys.stderr)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr.split()
    assert "click" in loaded
    assert [name for name in HEAVY if name in loaded] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    command = app.get_command(click.Context(app), name)
    assert command is not None
    assert f"sayso {name}" in (command.help or "")


def test_every_subcommand_has_help() -> None:
    context = click.Context(app)
    for name in COMMANDS:
        command = app.get_command(context, name)
        for sub in getattr(command, "commands", {}).values():
            assert sub.help
            options = [param for param in sub.params if isinstance(param, click.Option)]
            assert all(option.help for option in options), sub.name


def test_the_version(sayso: Runner) -> None:
    assert sayso("--version").stdout.strip().endswith(__version__)


def test_an_unknown_command_is_an_error_of_use(sayso: Runner) -> None:
    shown = sayso("raed")
    assert shown.returncode == 2
    assert "No such command 'raed'" in shown.stderr


def test_an_error_is_one_line_and_its_own_exit_code(sayso: Runner) -> None:
    shown = sayso("codebook", "check", "nowhere")
    assert shown.returncode == 2
    assert shown.stderr == "sayso: nowhere: no such codebook file; `sayso codebook list` shows them\n"


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    command = f"{sys.executable} -m sayso.cli codebook list | head -n 1"
    shown = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert shown.stderr == ""
