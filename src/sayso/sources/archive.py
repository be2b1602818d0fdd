"""Zip archives of reports. Members are read one at a time, in memory, and never written anywhere."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections import Counter
from typing import BinaryIO

from sayso.errors import ReadError
from sayso.ingest.base import MOST_BYTES, Raw, refuse
from sayso.ingest.files import too_large
from sayso.sources.base import Found, Item, Refusal, clean_name, file_name, refused
from sayso.sources.kinds import HEAD, find_container
from sayso.sources.mail import read_mail
from sayso.sources.packed import FREE, MOST_SWELLING

MOST_DIRECTORY = 32_000_000  # bytes of a table of contents, which is read whole: some 300,000 members
TAIL = 22 + 65_535 + 76  # bytes in which the end of a zip stands: its end record, a comment, and what zip64 adds
READ = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # Python unpacks the other methods without bounds
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, LookupError, RuntimeError,
    NotImplementedError, AttributeError, OverflowError,
)  # fmt: skip
UNPACK = "unpack it and give what is in it"
JUNK = ("__MACOSX/", ".DS_Store", "Thumbs.db")


def is_office(stream: BinaryIO, key: str) -> bool:
    """Whether a zip is one report by itself: a DOCX or another office file, or an EPUB."""
    if key.lower().endswith(".docx"):
        return True
    _check_directory(stream, key)
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except BROKEN:
        return False
    return bool({"[Content_Types].xml", "word/document.xml", "mimetype"} & names)


def read_zip(stream: BinaryIO, key: str) -> Found:
    """The reports in an archive, in its own order. Archives, feeds and mailboxes inside it are refused."""
    _check_directory(stream, key)
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN as error:
        raise refuse(key, f"is a broken zip archive ({error})", UNPACK) from error
    names: Counter[str] = Counter()
    unpacked = 0
    with archive:
        for info in archive.infolist():
            if info.is_dir() or any(part in info.filename for part in JUNK):
                continue
            name = clean_name(info.filename)
            names[name] += 1
            member = f"{key}!/{name}" + (f"~{names[name]}" if names[name] > 1 else "")
            try:
                data = _read_member(archive, info, member)
            except ReadError as error:
                yield refused(member, "archive member", error)
                continue
            unpacked += len(data)
            if unpacked > FREE and unpacked > MOST_SWELLING * _size(stream):
                raise refuse(key, f"swells to more than {MOST_SWELLING} times its size, as a bomb does", UNPACK)
            yield from _open_member(data, member, name)


def _check_directory(stream: BinaryIO, key: str) -> None:
    """Refuse an archive whose table of contents would take all memory."""
    size = _size(stream)
    stream.seek(max(0, size - TAIL))
    tail = stream.read(TAIL)
    stream.seek(0)
    at, wide = tail.rfind(b"PK\5\6"), tail.rfind(b"PK\6\6")
    lengths = [tail[at + 12 : at + 16]] if at >= 0 else []
    lengths += [tail[wide + 40 : wide + 48]] if wide >= 0 else []
    known = [number for length in lengths if (number := int.from_bytes(length, "little")) != 0xFFFFFFFF]
    if any(number > min(MOST_DIRECTORY, size) for number in known):
        raise refuse(key, "has a table of contents that is larger than is read, or than the archive", UNPACK)


def _size(stream: BinaryIO) -> int:
    here = stream.tell()
    size = stream.seek(0, 2)
    stream.seek(here)
    return size


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, key: str) -> bytes:
    if stat.S_ISLNK(info.external_attr >> 16):
        raise refuse(key, "is a link to somewhere else", "put the report itself into the archive")
    if info.flag_bits & 1:
        raise refuse(key, "is protected by a password", "unpack it with its password")
    if info.compress_type not in READ:
        raise refuse(key, "is packed by another method than deflate", "pack it as usual")
    if info.file_size > MOST_BYTES:
        raise too_large(key, f"{info.file_size:,} bytes")
    try:
        with archive.open(info) as member:
            data = member.read(MOST_BYTES + 1)
    except BROKEN as error:
        raise refuse(key, f"cannot be unpacked ({error})", "pack it again") from error
    if len(data) > MOST_BYTES:
        raise too_large(key, "more than it says")
    return data


def _open_member(data: bytes, key: str, name: str) -> Found:
    kind = find_container(name, None, data[:HEAD])
    if kind == "mail":
        yield from read_mail(data, key)
    elif kind and not (kind == "zip" and (b"word/document.xml" in data or b"[Content_Types].xml" in data)):
        yield Refusal(key, "archive member", f"is a container ({kind}) within an archive", UNPACK)
    else:
        yield Item(key, Raw(data, key, file=file_name(name)))
