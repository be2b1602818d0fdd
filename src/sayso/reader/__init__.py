"""The trained reader: one small network behind who said what, who did it to whom, and how sure it is.

It runs on onnxruntime alone. `load_reader()` gives the one that ships; `Reader.read(reading)` its answers for a
document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.reader.network import Answers, Reader, find_reader, load_reader

__all__ = ["Answers", "Reader", "find_reader", "load_reader"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'sayso.reader' has no attribute {name!r}")
    from sayso.reader import network

    return getattr(network, name)
