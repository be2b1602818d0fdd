"""The texts that gold was made on. They are their owners', not part of sayso: read from a folder.

A gold file names its text by `file` (a path in that folder), `record` (which article of a file that holds many) and
`slice` (which characters of it), and carries the `sha256` of what it was made on.
"""

from __future__ import annotations

import json
import lzma
import os
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from sayso.errors import ConfigError, ReadError

ENVIRONMENT = "SAYSO_DATA"
ARTICLE = re.compile(r'<article docid="([^"]*)">.*?<text>(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?</text>', re.S)


def find_data(folder: str | Path | None = None) -> Path:
    """The folder of the corpora: `folder`, else what SAYSO_DATA names, else ../shared/data beside the checkout.

    Raises ConfigError where it is not there.
    """
    path = Path(folder or os.environ.get(ENVIRONMENT) or find_checkout().parent / "shared" / "data")
    if not path.is_dir():
        raise ConfigError(f"{path}: no such folder; say where the corpora are with --data or {ENVIRONMENT}")
    return path


def find_checkout() -> Path:
    """The checkout that holds the gold: the working folder or one above it, else the one this file is run from."""
    here = Path(__file__).resolve()
    for folder in (Path.cwd(), *Path.cwd().parents, *here.parents):
        if (folder / "tests").is_dir() and (folder / "src" / "sayso").is_dir():
            return folder
    return Path.cwd()


def reason(error: OSError | ValueError) -> str:
    """Why a file cannot be read, in words for the message that names it."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, UnicodeDecodeError):
        return f"is not UTF-8 (byte {error.start})"
    return f"cannot be read ({getattr(error, 'strerror', None) or error})"


def read_rows(path: Path, form: str) -> list[str]:
    """The lines of a corpus that is one file, without their ends; `form` says which form it should have.

    Raises ReadError where the file cannot be read or holds nothing.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: {reason(error)}; give a file of {form}") from error
    if not text.strip():
        raise ReadError(f"{path}: is empty; give a file of {form}")
    return text.split("\n")  # not splitlines: a text may hold other separators of lines


def read_text(
    data: Path, *, file: str, record: str | None = None, slice: tuple[int, int] | None = None, digest: str | None = None
) -> str:
    """The text that a gold file is about.

    `record` is an article's `docid` (.xml in LGL's form) or a line's `path` (.jsonl.xz); `slice` the characters
    [start, end) of what is found. Raises ReadError where it is missing or its SHA-256 is not `digest`.
    """
    path = data / file
    if not path.is_file():
        raise ReadError(f"{path}: no such file; say where the corpora are with --data or {ENVIRONMENT}")
    text = path.read_text(encoding="utf-8") if record is None else _one_of_many(path, str(record))
    if slice is not None:
        text = text[slice[0] : slice[1]]
    if digest is not None and sha256(text.encode("utf-8")).hexdigest() != digest:
        raise ReadError(f"{path}: this is not the text that the gold was made on (its SHA-256 differs)")
    return text


def _one_of_many(path: Path, record: str) -> str:
    record = record.removeprefix("docid ")
    for name, text in _read_jsonl(path) if path.name.endswith(".jsonl.xz") else _read_articles(path):
        if name == record:
            return text
    raise ReadError(f"{path}: holds no record {record!r}")


def _read_articles(path: Path) -> Iterator[tuple[str, str]]:
    """The articles of an LGL file, which is no well-formed XML (its text is raw), by docid."""
    for match in ARTICLE.finditer(path.read_text(encoding="utf-8")):
        yield match[1], match[2]


def _read_jsonl(path: Path) -> Iterator[tuple[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["path"], row["text"]
