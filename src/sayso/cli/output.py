"""The one place that prints. What comes from a report is made safe for a terminal first."""

from __future__ import annotations

import sys
import unicodedata
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 80  # where the output is no terminal
WIDEST = 110  # lines longer than this are hard to read
UNSAFE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # controls, and what hides or reorders text
HARMLESS = "\n\u00ad\u200c\u200d\ufeff"  # line ends, soft hyphens and joiners, which honest reports hold
BLANK = "\t\r\x0b\x0c"


def safe(text: str) -> str:
    """Text of unknown origin without what would steer a terminal, letter for letter: such a one shows as U+FFFD."""
    return text if text.isascii() and text.isprintable() else "".join(_safe(letter) for letter in text)


def _safe(letter: str) -> str:
    if letter in BLANK:
        return " "
    steers = letter not in HARMLESS and unicodedata.category(letter) in UNSAFE
    return "\ufffd" if steers else letter


def make_console(*, color: bool | None = None, file: TextIO | None = None) -> Console:
    """A console for what is shown to people: `color` None asks the terminal; at width 80 where there is none."""
    from rich.console import Console

    file = file or sys.stdout
    if isinstance(file, TextIOWrapper):
        file.reconfigure(errors="replace")  # a terminal without our arrows and quotes still shows the rest
    terminal = file.isatty()
    console = Console(
        file=file,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
        no_color=True if color is False else None,
        force_terminal=True if color else None,
        color_system="auto" if not color else "256",
        width=None if terminal else WIDTH,
    )
    if console.width > WIDEST:
        console.width = WIDEST
    return console


def tell(message: str) -> None:
    """Progress, on stderr, for people only: silent where stderr is no terminal."""
    if sys.stderr.isatty():
        click.echo(safe(message), err=True)


def complain(message: object) -> None:
    """One error, one line, on stderr."""
    click.echo(f"sayso: {' '.join(safe(str(message)).split())}", err=True)


def write_line(line: bytes) -> None:
    """One line of data on stdout."""
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()
