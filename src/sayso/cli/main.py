"""The `sayso` command: finds its subcommands by name and imports one only when it is called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from sayso import __version__
from sayso.cli.output import complain
from sayso.errors import SaysoError

COMMANDS = {  # name: its one-line help, so that `sayso --help` imports none of them
    "read": "Read reports and show the record of each.",
    "add": "Read many reports and keep their records in a case.",
    "find": "Find what a case holds, by who, what, where, when, how sure.",
    "copies": "Which reports of a case repeat which words of which.",
    "codebook": "What sayso looks for: list it, and check its examples.",
    "actors": "Your own actors: build the file that readings use.",
    "gazetteer": "The file of places: build it, with places of your own.",
    "bench": "How well and how fast sayso reads, measured.",
}
INTERRUPTED = 130


class LazyGroup(click.Group):
    """A group whose commands are `sayso.cli.NAME.command`."""

    def list_commands(self, context: click.Context) -> list[str]:
        """The commands, in the order a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """A command by its name, imported now."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"sayso.cli.{name}").command
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in the help text, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sayso")
def app() -> None:
    """Reads reports of international crises and keeps the record behind them:
    who said it, how sure, and on what condition.

    \b
    sayso read story.html                       the record, for a person
    sayso read --json a.txt b.txt > out.jsonl   for a program: one record per line
    sayso read --why story.txt                  and the rule behind every value
    """


def main() -> None:
    """Run the command line; an error of sayso's is one line on stderr and its own exit code."""
    try:
        app.main(prog_name="sayso", standalone_mode=False)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except SaysoError as error:
        complain(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone (`| head`): no fault, and nobody to tell
        sys.exit(0)
