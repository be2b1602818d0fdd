"""Ids that are hashes of what they name: the same input gives the same ids, on every machine, in every run."""

from __future__ import annotations

from hashlib import blake2b

SEPARATOR = "\x1f"
ID_BYTES = 8  # 64 bits: a corpus of 10 million findings has a chance of 3 in a million of one clash


def make_id(kind: str, *parts: object) -> str:
    """Name something by what it is.

    `kind` is the sort of thing ("statement"); its first letter leads the id, for the reader's eye. `parts` are what
    makes it that thing: numbers, strings, None. Returns such as "s-1f0c9a2b7d3e4f55".
    """
    text = SEPARATOR.join([kind, *("" if part is None else str(part) for part in parts)])
    return f"{kind[0]}-{blake2b(text.encode('utf-8', 'surrogatepass'), digest_size=ID_BYTES).hexdigest()}"
