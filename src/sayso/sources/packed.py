"""Streams packed with gzip or xz, unpacked bit by bit; one that swells beyond all measure is a bomb, and refused."""

from __future__ import annotations

import io
import lzma
import zlib
from collections.abc import Callable
from typing import BinaryIO, Protocol

from sayso.ingest.base import refuse
from sayso.sources.base import CHUNK

MAGIC = {"gzip": b"\x1f\x8b", "xz": b"\xfd7zXZ\0"}
# Text packs to a tenth, the same article over and over to a hundredth; a bomb to a thousandth (gzip) or less (xz).
MOST_SWELLING = 200
FREE = 50_000_000  # bytes that may come out before swelling is looked at
MOST_MEMORY = 128_000_000  # bytes that xz may take to unpack; its strongest usual setting (-9) asks for 65 MB
ODD = "pack it again, or give what is in it"


class _Decoder(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def needs_input(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Gzip:
    """zlib's decoder with the manners of lzma's: it keeps what it was given and could not yet unpack."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._full = False

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    @property
    def needs_input(self) -> bool:
        return not (self._full or self._inner.unconsumed_tail)

    def decompress(self, data: bytes, max_length: int) -> bytes:
        out = self._inner.decompress(self._inner.unconsumed_tail + data, max_length)
        self._full = len(out) == max_length
        return out


DECODERS: dict[str, Callable[[], _Decoder]] = {
    "gzip": _Gzip,
    "xz": lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MOST_MEMORY),
}


class Unpacked(io.RawIOBase):
    """What a packed stream holds, also where it was packed in several pieces one behind the other.

    Reading raises ReadError where it is broken, cut off, or swells as only a bomb does.
    """

    def __init__(self, stream: BinaryIO, kind: str, key: str) -> None:
        self._stream, self._kind, self._key = stream, kind, key
        self._decoder: _Decoder | None = None
        self._waiting = b""  # read, and not yet given to a decoder
        self._taken = self._given = 0

    def readable(self) -> bool:
        """Whether it can be read from: always."""
        return True

    def readinto(self, buffer: object) -> int:
        """The next bytes, as many as there are at hand; 0 at the end."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._next(len(view))
        view[: len(data)] = data
        self._given += len(data)
        if self._given > FREE and self._given > MOST_SWELLING * self._taken:
            raise refuse(self._key, f"swells to more than {MOST_SWELLING} times its size, as a bomb does", ODD)
        return len(data)

    def _next(self, size: int) -> bytes:
        while self._decoder or self._begin():
            out = self._unpack(size)
            if out:
                return out
        return b""

    def _begin(self) -> bool:
        """Whether another piece begins here; what is no piece (padding) ends the stream."""
        magic = MAGIC[self._kind]
        while len(self._waiting) < len(magic) and (more := self._more()):
            self._waiting += more
        if not self._waiting.startswith(magic):
            return False
        self._decoder = DECODERS[self._kind]()
        return True

    def _more(self) -> bytes:
        data = self._stream.read(CHUNK)
        self._taken += len(data)
        return data

    def _unpack(self, size: int) -> bytes:
        decoder = self._decoder
        assert decoder is not None
        data = b""
        if decoder.needs_input:
            data, self._waiting = self._waiting or self._more(), b""
            if not data:
                raise refuse(self._key, "is cut off: its packed data have no end", "fetch or pack it again")
        try:
            out = decoder.decompress(data, size)
        except (zlib.error, lzma.LZMAError, EOFError) as error:
            raise refuse(self._key, f"is packed badly ({error})", ODD) from error
        if decoder.eof:
            self._waiting, self._decoder = decoder.unused_data + self._waiting, None
        return out
