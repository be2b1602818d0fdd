"""From what a user names (files, folders, globs, addresses, "-") to the reports there, one by one, in a fixed order."""

from __future__ import annotations

import glob
import io
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import urlsplit

from sayso.errors import ReadError
from sayso.ingest import web
from sayso.ingest.base import MOST_BYTES, Raw, refuse
from sayso.ingest.files import SCHEME, STANDARD_INPUT, open_file, take, text_of, too_large
from sayso.sources.archive import is_office, read_zip
from sayso.sources.base import CHUNK, Found, Item, Refusal, Stream, file_name, path_key, refused
from sayso.sources.feeds import read_feed
from sayso.sources.kinds import HEAD, find_container, unpacked_name
from sayso.sources.lines import read_lines
from sayso.sources.mail import read_mail, read_mbox
from sayso.sources.manners import PAUSE, Manners
from sayso.sources.packed import Unpacked
from sayso.sources.poll import take_entry
from sayso.sources.warc import read_warc

MAILDIR = ("cur", "new", "tmp")
UNPACK = "unpack it and give what is in it"


def expand(
    sources: Iterable[str | Path],
    *,
    allow_private: bool = False,
    pause: float = PAUSE,
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> Found:
    """The reports in `sources`, lazily: paths of files and folders, globs, http(s) addresses, and "-" (standard input).

    What a source holds tells its kind: report, zip, gzip or xz of one, WARC, JSON lines, mbox, mail, RSS or Atom feed,
    whose entries are fetched. What cannot be taken is a Refusal, and the rest is still read. `allow_private` lets
    addresses lead to networks that are not public.
    """
    manners = Manners({}, allow_private=allow_private, pause=pause, clock=clock, sleep=sleep)
    for source in sources:
        key = "standard input" if source == STANDARD_INPUT else path_key(str(source))
        empty = True
        try:
            for found in _open_source(source, manners, allow_private):
                empty = False
                yield found
        except ReadError as error:
            yield refused(key, "source", error)
        else:
            if empty:
                yield Refusal(key, "source", "holds no report", "give a report, or what holds some")


def _open_source(source: str | Path, manners: Manners, allow_private: bool) -> Found:
    name = str(source)
    if name == STANDARD_INPUT:
        stream = Stream(cast(io.RawIOBase, sys.stdin.buffer), CHUNK)
        try:
            yield from _open_stream(stream, "standard input", "", manners)
        finally:
            stream.detach()  # standard input stays open
        return
    scheme = None if isinstance(source, Path) or os.path.lexists(name) else SCHEME.match(name)
    if scheme:
        if scheme["scheme"].lower() not in web.PORTS:
            do = "give a file's path, or an http or https address"
            raise refuse(name, f"has the scheme {scheme['scheme']!r}", do)
        raw = web.fetch(name, allow_private=allow_private)
        yield from _open_raw(raw, name, manners)
    elif not isinstance(source, Path) and glob.has_magic(name) and not os.path.lexists(name):
        yield from _open_glob(name, manners)
    elif os.path.isdir(name):
        yield from _open_folder(name, manners)
    else:
        yield from _open_file(name, manners)


def _open_glob(pattern: str, manners: Manners) -> Found:
    paths = sorted(glob.iglob(pattern, recursive=True))
    if not paths:
        raise refuse(pattern, "there is no such file", "check the path")
    for path in paths:
        if not os.path.isdir(path):
            yield from _each_file(path, manners)


def _open_folder(folder: str, manners: Manners) -> Found:
    """Each file in a folder and in those within it, by name, save hidden ones and links that lead out of it."""
    for path in _walk(folder, folder):
        yield from _each_file(path, manners)


def _walk(folder: str, top: str) -> Iterator[str]:
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        raise refuse(folder, f"cannot be opened ({error.strerror or error})", "check the path") from error
    mailbox = all(os.path.isdir(os.path.join(folder, name)) for name in MAILDIR)
    for name in names:
        path = os.path.join(folder, name)
        if name.startswith(".") or (mailbox and name == "tmp") or not _is_inside(path, top):
            continue
        if os.path.isdir(path) and not os.path.islink(path):
            yield from _walk(path, top)
        elif os.path.isfile(path):
            yield path


def _is_inside(path: str, top: str) -> bool:
    if not os.path.islink(path):
        return True
    return os.path.commonpath([os.path.realpath(path), os.path.realpath(top)]) == os.path.realpath(top)


def _each_file(path: str, manners: Manners) -> Found:
    try:
        yield from _open_file(path, manners)
    except ReadError as error:
        yield refused(path_key(path), "file", error)


def _open_file(path: str, manners: Manners) -> Found:
    key = path_key(path)
    box = os.path.dirname(path)
    is_mail = os.path.basename(box) in MAILDIR[:2] and os.path.isdir(os.path.join(os.path.dirname(box), MAILDIR[2]))
    with open_file(Path(path)) as file:
        name = "mail.eml" if is_mail else key
        facts = os.fstat(file.fileno())
        large = facts.st_size > MOST_BYTES and stat.S_ISREG(facts.st_mode)
        if large and find_container(name, None, file.peek(HEAD)[:HEAD]) is None:
            raise too_large(key, f"{facts.st_size:,} bytes")
        yield from _open_stream(file, key, name, manners, file=text_of(os.path.basename(path)))


def _open_raw(raw: Raw, key: str, manners: Manners) -> Found:
    """What a server gave."""
    try:
        name = urlsplit(raw.url or key).path
    except ValueError:
        name = ""
    kind = find_container(name, raw.media_type, raw.data[:HEAD])
    if kind == "feed":
        yield from _open_feed(raw, manners)
    elif kind is None or (kind == "zip" and is_office(io.BytesIO(raw.data), name)):
        yield Item(key, raw)
    else:
        stream = Stream(cast(io.RawIOBase, io.BytesIO(raw.data)))
        yield from _open_container(kind, stream, key, name, manners)


def _open_stream(stream: Stream, key: str, name: str, manners: Manners, file: str | None = None) -> Found:
    """What a file or standard input holds."""
    try:
        kind = find_container(name, None, stream.peek(HEAD)[:HEAD])
    except OSError as error:
        raise refuse(key, f"cannot be read ({error.strerror or error})", "check the file") from error
    if kind == "zip" and not stream.seekable():
        stream = Stream(cast(io.RawIOBase, io.BytesIO(_take(stream, key).data)))
    if kind is None or (kind == "zip" and _is_office(stream, name)):
        yield Item(key, replace(_take(stream, key), file=file))
    else:
        yield from _open_container(kind, stream, key, name, manners)


def _is_office(stream: Stream, name: str) -> bool:
    office = is_office(stream, name)
    stream.seek(0)
    return office


def _open_container(kind: str, stream: Stream, key: str, name: str, manners: Manners) -> Found:
    if kind == "zip":
        yield from read_zip(stream, key)
    elif kind in {"gzip", "xz"}:
        yield from _open_packed(kind, stream, key, name, manners)
    elif kind == "feed":
        yield from _open_feed(_take(stream, key), manners)
    elif kind == "mail":
        yield from read_mail(_take(stream, key).data, key)
    else:
        read = {"warc": read_warc, "mbox": read_mbox, "jsonl": read_lines}[kind]
        yield from read(stream, key)


def _open_packed(kind: str, stream: Stream, key: str, name: str, manners: Manners) -> Found:
    inner = Stream(Unpacked(cast(BinaryIO, stream), kind, key), CHUNK)
    name = unpacked_name(name)
    held = find_container(name, None, inner.peek(HEAD)[:HEAD])
    if held in {"zip", "gzip", "xz"}:
        raise refuse(key, f"is an archive ({held}) within an archive", UNPACK)
    if held is None:
        yield Item(key, replace(_take(inner, unpacked_name(key)), file=file_name(name) or None))
    else:
        yield from _open_container(held, inner, key, name, manners)


def _open_feed(raw: Raw, manners: Manners) -> Found:
    """The reports that a feed's entries lead to."""
    for entry in read_feed(raw).entries:
        try:
            yield take_entry(entry, raw.name, manners)
        except ReadError as error:
            yield refused(entry.url or f"{raw.name}#{entry.id}", "page", error)


def _take(stream: BinaryIO, key: str) -> Raw:
    try:
        raw = take(stream, key)
    except OSError as error:
        raise refuse(key, f"cannot be read ({error.strerror or error})", "check the file") from error
    if len(raw.data) > MOST_BYTES:
        raise too_large(key, "more")
    return raw
