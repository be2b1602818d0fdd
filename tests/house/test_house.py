"""The house's rules: small functions and files, shallow nesting, tests beside code, nothing that is not ours."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "sayso"
FILES = sorted(SOURCE.rglob("*.py"))
LONGEST_FUNCTION, LONGEST_FILE, DEEPEST = 50, 400, 3
BLOCKS = (ast.For, ast.While, ast.If, ast.With, ast.Try, ast.Match)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
PUBLIC = (*FUNCTIONS, ast.ClassDef)


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, FUNCTIONS))


def depth(node: ast.AST) -> int:
    """How deep blocks stand in one another; an elif is no deeper than its if, a function begins anew."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        if isinstance(child, FUNCTIONS):
            continue
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        deepest = max(deepest, depth(child) + (isinstance(child, BLOCKS) and not is_elif))
    return deepest


@pytest.mark.parametrize("path", FILES, ids=names(FILES))
def test_files_and_functions_are_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    lengths = {one.name: (one.end_lineno or 0) - one.lineno + 1 for one in functions(path)}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}
    assert {one.name: depth(one) for one in functions(path) if depth(one) > DEEPEST} == {}


@pytest.mark.parametrize("path", FILES, ids=names(FILES))
def test_what_is_public_says_what_it_is(path: Path) -> None:
    module = tree(path)
    assert (path.name == "__init__.py" and not module.body) or ast.get_docstring(module)
    silent = [node.name for node in module.body if isinstance(node, PUBLIC) and not ast.get_docstring(node)]
    assert [name for name in silent if not name.startswith("_")] == []


@pytest.mark.parametrize("path", FILES, ids=names(FILES))
def test_no_error_is_caught_blindly(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"bare except in line {node.lineno}"


@pytest.mark.parametrize("path", FILES, ids=names(FILES))
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    if path.parent.name == "cli" or path.name == "__main__.py":  # `python -m sayso.train` is a command line too
        return
    calls = [ast.unparse(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    assert not {"print", "sys.exit", "exit", "logging.basicConfig", "os._exit"} & set(calls)


def test_nothing_random_or_of_the_moment_is_in_a_record() -> None:
    for path in (one for one in FILES if one.parent.name in ("model", "extract", "resolve", "language")):
        imported = set(re.findall(r"^(?:from|import) (\w+)", path.read_text(encoding="utf-8"), re.M))
        assert not imported & {"random", "uuid", "secrets", "time"}, path


def test_there_is_no_drawer_for_everything() -> None:
    assert [path.name for path in FILES if path.stem in ("utils", "util", "helpers", "misc", "common")] == []


def test_there_is_at_least_as_much_test_as_project() -> None:
    def lines(folder: Path) -> int:
        return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in folder.rglob("*.py"))

    assert lines(ROOT / "tests") >= lines(SOURCE)


def test_every_package_has_its_tests() -> None:
    packages = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").is_file()}
    tested = {path.name for path in (ROOT / "tests").iterdir() if any(path.rglob("test_*.py"))}
    assert packages - tested == set()


def test_requirements_are_pinned_hashed_and_name_no_host() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        pins = re.findall(r"^[a-z][\w.-]*==\S+.*\\$", text, re.M)
        assert pins
        assert len(pins) == len(re.findall(r"^[a-z]", text, re.M)), path.name
        assert text.count("--hash=sha256:") >= len(pins)
        assert "://" not in text
        assert "index" not in text


def test_what_the_project_asks_for_is_pinned() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8").lower()
    for wanted in project["dependencies"]:
        name = re.split(r"[<>=!~ \[;]", wanted)[0].lower()
        assert re.search(rf"^{re.escape(name)}==", pinned, re.M), f"run `make pins`: {name}"


def test_the_gold_holds_no_words_of_its_texts() -> None:
    for path in sorted((ROOT / "tests" / "gold" / "dev").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"\b(?:content|cue|trigger|antecedent|consequent): ['\"\w]", text.replace(": null", ": [")
        ), path


def imported(path: Path) -> set[str]:
    """The packages that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def package_names(wanted: list[str]) -> set[str]:
    return {re.split(r"[<>=!~ \[;]", one)[0].lower().replace("_", "-") for one in wanted}


def test_what_the_code_imports_the_project_asks_for() -> None:
    import sys
    import tomllib
    from importlib.metadata import packages_distributions

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked_to_run = package_names(project["dependencies"])
    to_train = (ROOT / "requirements" / "train.in").read_text(encoding="utf-8").splitlines()
    asked_to_train = asked_to_run | package_names([line for line in to_train if line and not line.startswith("#")])
    extras = package_names(
        [line for name, lines in project["optional-dependencies"].items() if name != "dev" for line in lines]
    )
    homes = packages_distributions()
    for path in FILES:
        asked = asked_to_train if path.parent.name == "train" else asked_to_run
        for package in sorted(imported(path) - sys.stdlib_module_names - {"sayso"}):
            dists = {name.lower().replace("_", "-") for name in homes.get(package, [package])}
            assert dists & (asked | extras), f"{path.name} imports {package}, which the project does not ask for"


def test_only_training_and_its_tests_need_what_only_training_needs() -> None:
    heavy = {"torch", "onnx", "safetensors", "transformers"}
    for path in [*FILES, *sorted((ROOT / "tests").rglob("*.py"))]:
        if path.parent.name != "train":
            assert not imported(path) & heavy, f"{path.relative_to(ROOT)} imports what only training installs"
