"""Every error sayso raises on purpose, so that a caller can tell whose fault a failure is.

    SaysoError
    +-- ConfigError      a setting or an option has a value that cannot be used
    +-- CodebookError    a codebook file is malformed; says the file and the entry
    +-- ReadError        a report cannot be read: missing, empty, binary, too large, protected, not English
    +-- ModelError       a model's weights are missing or are not the ones that were pinned
    +-- CaseError        a case (the store of records) cannot be opened, read or written
    +-- EvidenceError    a finding whose words are not in the text, or an id that leads nowhere

Each message is one line that says what went wrong, where, and what to do about it. `exit_code` is what the command line
ends with.
"""

from __future__ import annotations


class SaysoError(Exception):
    """The root of the tree: catch this to catch all that sayso raises on purpose."""

    exit_code = 1


class ConfigError(SaysoError):
    """A setting or an option has a value that cannot be used."""

    exit_code = 2


class ReadError(SaysoError):
    """A report cannot be read: its `name`, `what` is wrong with it, and what to `do` about it."""

    exit_code = 3

    def __init__(self, message: str = "", *, what: str = "", do: str = "", name: str = "") -> None:
        super().__init__(message)
        self.what = what or message
        self.do = do
        self.name = name


class CodebookError(SaysoError):
    """A codebook file is malformed."""

    exit_code = 4


class ModelError(SaysoError):
    """A model's weights are missing, or are not the ones that were pinned."""

    exit_code = 5


class CaseError(SaysoError):
    """A case cannot be opened, read or written."""

    exit_code = 6


class EvidenceError(SaysoError):
    """A finding without its exact words, or with an id that leads nowhere."""

    exit_code = 7
