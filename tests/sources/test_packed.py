"""gzip and xz: streams as they are packed, broken, cut off, and swelling."""

from __future__ import annotations

import gzip
import io
import lzma
import tracemalloc
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ReadError
from sayso.sources import packed
from sayso.sources.packed import Unpacked

PACK: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.compress, "xz": lzma.compress}
BOTH = pytest.mark.parametrize("kind", PACK)


def unpack(data: bytes, kind: str) -> bytes:
    return io.BufferedReader(Unpacked(io.BytesIO(data), kind, "a")).read()


@BOTH
@given(parts=st.lists(st.binary(max_size=300), max_size=5), repeat=st.integers(1, 3_000))
def test_what_was_packed_comes_out(kind: str, parts: list[bytes], repeat: int) -> None:
    parts = [part * repeat for part in parts]
    assert unpack(b"".join(map(PACK[kind], parts)), kind) == b"".join(parts)


@BOTH
@given(data=st.binary(max_size=500), cut=st.integers(0, 500))
def test_any_bytes_come_out_or_are_refused(kind: str, data: bytes, cut: int) -> None:
    for hostile in (data, packed.MAGIC[kind] + data, PACK[kind](data)[:cut], PACK[kind](data) + data):
        with suppress(ReadError):
            unpack(hostile, kind)


@BOTH
def test_padding_behind_is_no_part_of_it(kind: str) -> None:
    assert unpack(PACK[kind](b"ships") + bytes(512), kind) == b"ships"


@BOTH
def test_what_is_cut_off_says_so(kind: str) -> None:
    with pytest.raises(ReadError, match="cut off"):
        unpack(PACK[kind](bytes(range(256)) * 40)[:-9], kind)


@BOTH
def test_what_is_broken_says_so(kind: str) -> None:
    whole = bytearray(PACK[kind](bytes(range(256)) * 40))
    whole[30:60] = bytes(30)
    with pytest.raises(ReadError, match=r"packed badly|cut off"):
        unpack(bytes(whole), kind)


@BOTH
def test_a_bomb_goes_off_in_nobody_s_memory(kind: str) -> None:
    """300 MB of zeros: given up before their end, and no more than a few are held at a time."""
    bomb = PACK[kind](bytes(300_000_000))
    stream = io.BufferedReader(Unpacked(io.BytesIO(bomb), kind, "a"), packed.CHUNK)
    tracemalloc.start()
    parts = iter(lambda: len(stream.read(packed.CHUNK)), 0)
    with pytest.raises(ReadError, match="swells to more than 200 times"):
        sum(parts)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_text_that_packs_well_is_no_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "FREE", 10_000)
    text = b"".join(b"The ships left port %d on Friday, the minister of Valdoria said.\n" % n for n in range(20_000))
    assert unpack(gzip.compress(text), "gzip") == text


def test_xz_that_asks_for_much_memory_is_refused() -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 28}]
    with pytest.raises(ReadError, match="packed badly"):
        unpack(lzma.compress(b"ships", filters=filters), "xz")
