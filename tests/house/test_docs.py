"""What exists is documented: commands, options, errors, the record's fields, the codebook; what is linked exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from sayso import errors
from sayso.bench import actors, events, factuality, places, quantities, times
from sayso.bench.score import DEFINITIONS
from sayso.cli.main import COMMANDS, app
from sayso.cli.reference import STRUCTS, codebook_page, record_page
from sayso.model import __all__ as model_names

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", ROOT / "examples" / "README.md", *DOCS.rglob("*.md")])


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def all_commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(app)
    for name in COMMANDS:
        command = app.get_command(context, name)
        assert command is not None
        subcommands = getattr(command, "commands", {})
        yield from ((f"{name} {sub}", inner) for sub, inner in subcommands.items())
        if not subcommands:
            yield name, command


@pytest.mark.parametrize(
    ("name", "command"), list(all_commands()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    section = read("commands.md").partition(f"\n## sayso {name}\n")[2].partition("\n## ")[0]
    assert section, f"docs/commands.md has no section on sayso {name}"
    for option in command.params:
        if isinstance(option, click.Option):
            assert all(f"`{flag}`" in section for flag in [*option.opts[:1], *option.secondary_opts]), option.name


def test_every_error_is_documented_with_its_exit_code() -> None:
    page = read("errors.md")
    for name, error in vars(errors).items():
        if isinstance(error, type) and issubclass(error, errors.SaysoError):
            assert f"| `{name}` | {error.exit_code} |" in page


def test_the_record_s_reference_is_that_of_the_code() -> None:
    assert read("record.md") == record_page(), "run `make docs`"


def test_every_part_of_the_record_is_in_its_reference() -> None:
    parts = {name for name in model_names if name[0].isupper() and hasattr(getattr(errors, name, None), "mro")} - {
        "Finding"
    }
    assert parts <= set(STRUCTS)


def test_the_codebook_s_reference_is_that_of_its_files() -> None:
    assert read("codebook-files.md") == codebook_page(), "run `make docs`"


def test_every_figure_is_defined_in_the_docs() -> None:
    page = read("benchmarks.md")
    for definitions in (
        DEFINITIONS,
        actors.DEFINITIONS,
        events.DEFINITIONS,
        factuality.DEFINITIONS,
        places.DEFINITIONS,
        quantities.DEFINITIONS,
        times.DEFINITIONS,
    ):
        assert all(f"| {name} | {definition} |" in page for name, definition in definitions.items())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


def test_every_page_is_reached_from_the_index() -> None:
    linked = {
        target for page in PAGES for target in re.findall(r"\]\(([^)#\s]+\.md)", page.read_text(encoding="utf-8"))
    }
    names = {Path(target).name for target in linked}
    assert [page.name for page in DOCS.rglob("*.md") if page.name not in names] == []


def test_every_example_is_listed_and_marked_as_made_up() -> None:
    listed = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    for path in sorted((ROOT / "examples").glob("2031-*")):
        assert f"`{path.name}`" in listed
        assert "Fictional. Written for sayso." in path.read_text(encoding="utf-8")[:100]


def test_the_readme_s_python_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for page in (ROOT / "README.md", DOCS / "tutorial.md"):
        for code in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.S):
            exec(compile(code, str(page), "exec"), {})
            assert capsys.readouterr().out.count("|") >= 2
