"""Archives and a server made for the tests: a crisis between the made-up states of Valdoria and Kestan."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest

from sayso.sources import Item, Refusal

STORY = (
    "Ana Dresk, Valdoria’s foreign minister, said on Friday that “any attack will be answered”. Kestan denied it. "
    "The two states have been at odds over the Straits of Orm for years, and officials fear that the row may widen."
)
PAGE = f"<!DOCTYPE html><html><head><title>Ships</title></head><body><article><p>{STORY}</p></article></body></html>"


def zipped(parts: dict[str, bytes] | list[tuple[str, bytes]]) -> bytes:
    """A zip archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items() if isinstance(parts, dict) else parts:
            archive.writestr(name, data)
    return packed.getvalue()


def record(kind: str, url: str, content: bytes, *, length: int | None = None, more: str = "") -> bytes:
    """A WARC record; `length` is what it says of itself."""
    said = len(content) if length is None else length
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-03-03T10:00:00Z\r\n{more}"
    return head.encode() + b"Content-Length: %d\r\n\r\n" % said + content + b"\r\n\r\n"


def answer(body: bytes, *, kind: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = "") -> bytes:
    """A server's answer as crawlers keep it."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def page(url: str, body: str = PAGE) -> bytes:
    """The WARC record of a page."""
    return record("response", url, answer(body.encode()))


def keys(found: list[Item | Refusal]) -> list[str]:
    """The keys of the items."""
    return [one.key for one in found if isinstance(one, Item)]


def refusals(found: list[Item | Refusal]) -> list[Refusal]:
    return [one for one in found if isinstance(one, Refusal)]


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    """The makers above, and the texts."""
    return SimpleNamespace(
        zipped=zipped, record=record, answer=answer, page=page, keys=keys, refusals=refusals, STORY=STORY, PAGE=PAGE
    )


class Site:
    """A server on this machine. `pages` says what it gives; `asked` what it was asked, with its headers."""

    def __init__(self) -> None:
        self.pages: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.at = ""

    def give(
        self, path: str, body: str | bytes = "", *, kind: str = "text/html", status: int = 200, **headers: str
    ) -> str:
        """Set what stands at a path, and return its address."""
        data = body.encode() if isinstance(body, str) else body

        def serve(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            handler.send_header("Content-Type", kind)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(data)

        self.pages[path] = serve
        return self.at + path

    def paths(self) -> list[str]:
        """What was asked, in its order, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    """A server of one's own."""
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            made.pages.get(self.path, lambda handler: handler.send_error(404))(self)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    made.at = f"http://127.0.0.1:{server.server_port}"
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, str | bytes], str]:
    """Write a file below the test's folder and return its path."""

    def write(name: str, data: str | bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return str(path)

    return write


class Clock:
    """Time that passes only when it is slept, or moved."""

    def __init__(self) -> None:
        self.now = 1_930_000_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()
