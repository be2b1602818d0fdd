"""Reports on the web: from a real server on this machine, and never from a private address unless that is asked for."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sayso.errors import ReadError
from sayso.ingest import read, web
from sayso.ingest.base import MOST_BYTES
from sayso.ingest.web import fetch, is_public

BODY = (
    "Ana Dresk, Valdoria’s foreign minister, said on Friday that “any attack will be answered”. Kestan denied it. "
    "The two states have been at odds over the Straits of Orm for years."
)
PAGE = (
    f"<!DOCTYPE html><html><head><title>Ships stay</title></head><body><article><p>{BODY}</p></article></body></html>"
)
BOMB = gzip.compress(bytes(MOST_BYTES + 1_000))


class Server(BaseHTTPRequestHandler):
    """What it answers is told by the address; what it was asked is kept in `asked`."""

    asked: list[tuple[str, str]] = []  # noqa: RUF012 - one list for all, read by the tests

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["Host"]))
        name = self.path.partition("?")[0].strip("/").split("/")[0]
        getattr(self, f"give_{name}", self.give_nothing)()

    def log_message(self, *_: object) -> None:
        return

    def give(self, data: bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def give_page(self) -> None:
        self.give(PAGE.encode())

    def give_text(self) -> None:
        self.give(BODY.encode("utf-8"), "text/plain")

    def give_latin(self) -> None:
        self.give(PAGE.encode("cp1252"), "text/html; charset=windows-1252")

    def give_packed(self) -> None:
        self.give(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def give_deflated(self) -> None:
        self.give(zlib.compress(PAGE.encode()), Content_Encoding="deflate")

    def give_badly(self) -> None:
        self.give(b"no gzip", Content_Encoding="gzip")

    def give_brotli(self) -> None:
        self.give(b"x", Content_Encoding="br")

    def give_bomb(self) -> None:
        self.give(BOMB, Content_Encoding="gzip")

    def give_image(self) -> None:
        self.give(b"GIF89a looks like text", "image/gif")

    def give_short(self) -> None:
        self.give(PAGE.encode()[:100], Content_Length="5000")

    def give_much(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(MOST_BYTES // 1_000_000 + 2):
            self.wfile.write(b"a" * 1_000_000)

    def give_drip(self) -> None:
        for _ in range(100):
            self.wfile.write(b"H")
            time.sleep(0.05)

    def give_slow(self) -> None:
        self.give(PAGE.encode())
        for _ in range(100):
            self.wfile.write(b"<p>And on.</p>")
            time.sleep(0.05)

    def give_error(self) -> None:
        self.send_error(503)

    def give_escape(self) -> None:
        self.wfile.write(b"HTTP/1.1 500 \x1b[31mred" + b"x" * 5_000 + b"\r\n\r\n")

    def give_nothing(self) -> None:
        self.send_error(404)

    def give_to(self) -> None:
        """A redirect to what stands behind "?"."""
        self.send_response(302)
        self.send_header("Location", self.path.partition("?")[2])
        self.end_headers()

    def give_round(self) -> None:
        self.send_response(301)
        self.send_header("Location", "/round")
        self.end_headers()


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A reader that hangs up is what some tests are about."""


@pytest.fixture(scope="module")
def at() -> Iterator[str]:
    """The address of a server that answers on this machine."""
    server = Quiet(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class TestFetched:
    @pytest.mark.parametrize("path", ["page", "packed", "deflated", "latin", "to?/page", "to?/to?/text", "page?a=ä b"])
    def test_a_report(self, at: str, path: str) -> None:
        document = read(f"{at}/{path}", allow_private=True)
        assert document.text == BODY
        assert document.url is not None
        assert document.url.startswith(at)
        assert document.retrieved is not None
        assert document.retrieved.endswith("+00:00")

    def test_what_the_caller_knows_goes_first(self, at: str) -> None:
        document = read(f"{at}/page", allow_private=True, url="https://courier.example/a", published="2024-10-24")
        assert (document.url, document.published) == ("https://courier.example/a", "2024-10-24")

    def test_the_address_after_the_redirect_is_kept(self, at: str) -> None:
        assert read(f"{at}/to?/page", allow_private=True).url == f"{at}/page"

    def test_the_host_is_named_to_the_server(self, at: str) -> None:
        port = at.rpartition(":")[2]
        read(f"http://localhost:{port}/page", allow_private=True)
        assert Server.asked[-1] == ("/page", f"localhost:{port}")


class TestRefused:
    @pytest.mark.parametrize(
        ("path", "what"),
        [
            ("nothing", "the server answered 404 Not Found; check the address"),
            ("error", "the server answered 503"),
            ("escape", "the server answered 500"),
            ("round", "redirects more than 5 times"),
            ("badly", "packed badly"),
            ("brotli", "a way that was not asked for"),
            ("bomb", "is larger than 20,000,000 bytes"),
            ("much", "is larger than 20,000,000 bytes"),
            ("short", "cannot be fetched"),
            ("image", "is of the type image/gif"),
            ("to?ftp://courier.example/a", "has the scheme 'ftp'"),
            ("to?file:///etc/hosts", "has the scheme 'file'"),
        ],
    )
    def test_what_a_server_may_answer(self, at: str, path: str, what: str) -> None:
        with pytest.raises(ReadError) as error:
            read(f"{at}/{path}", allow_private=True)
        assert what in str(error.value)
        assert str(error.value).isprintable()
        assert len(str(error.value)) < 500

    @pytest.mark.parametrize(
        "url", ["http://", "http://[::1", "http://a:99999999/", "https://no-such-host.invalid/", "http://a..b/"]
    )
    def test_addresses_that_lead_nowhere(self, url: str) -> None:
        with pytest.raises(ReadError, match="check the address"):
            read(url)

    def test_nobody_answers(self, at: str) -> None:
        with pytest.raises(ReadError, match="cannot be fetched"):
            read("http://127.0.0.1:1/", allow_private=True)

    def test_https_that_is_none(self, at: str) -> None:
        with pytest.raises(ReadError, match="cannot be fetched"):
            read(at.replace("http:", "https:"), allow_private=True)

    def test_a_server_that_sends_a_byte_now_and_then(self, at: str) -> None:
        began = time.monotonic()
        with pytest.raises(ReadError, match="did not answer in time; try again"):
            fetch(f"{at}/drip", allow_private=True, seconds=0.5)
        assert time.monotonic() - began < 3


class TestPrivate:
    @pytest.mark.parametrize(
        "host", ["127.0.0.1", "localhost", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"]
    )
    def test_this_machine_is_not_asked(self, at: str, host: str) -> None:
        asked = len(Server.asked)
        with pytest.raises(ReadError, match=r"leads to a private address|host that is not known"):
            read(f"http://{host}:{at.rpartition(':')[2]}/page")
        assert len(Server.asked) == asked

    def test_nor_after_a_redirect(self, at: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """The first hop counts as public here, as a server elsewhere would; the second is judged as ever."""
        first = at.replace("127.0.0.1", "localhost")
        real = web._look_up
        monkeypatch.setattr(web, "is_public", lambda address: address == "8.8.8.8" or is_public(address))
        monkeypatch.setattr(
            web, "_look_up", lambda url, host, port: ["8.8.8.8"] if host == "localhost" else real(url, host, port)
        )
        connect = web.socket.create_connection
        here = ("127.0.0.1", int(at.rpartition(":")[2]))
        monkeypatch.setattr(web.socket, "create_connection", lambda place, timeout: connect(here, timeout))
        assert read(f"{first}/page").text == BODY
        with pytest.raises(ReadError, match="leads to a private address; save the page") as error:
            read(f"{first}/to?{at}/page")
        assert str(error.value).startswith(f"{at}/page: ")

    @pytest.mark.parametrize(
        "address",
        [
            "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
            "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1",
            "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1", "::ffff:10.0.0.1",
            "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::",
        ],
    )  # fmt: skip
    def test_what_is_not_public(self, address: str) -> None:
        assert not is_public(address)

    @pytest.mark.parametrize(
        "address", ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
    )
    def test_what_is_public(self, address: str) -> None:
        assert is_public(address)


class TestAsked:
    """What callers get to whom each answer is one."""

    def test_any_status_is_an_answer_with_its_headers(self, at: str) -> None:
        answer = web.ask(f"{at}/error", allow_private=True)
        assert (answer.status, answer.raw, answer.url) == (503, None, f"{at}/error")
        assert "text/html" in answer.headers["content-type"]

    def test_each_hop_is_checked_before_it_is_asked(self, at: str) -> None:
        hops: list[str] = []
        assert web.ask(f"{at}/to?/page", allow_private=True, check=hops.append).raw is not None
        assert hops == [f"{at}/to?/page", f"{at}/page"]

    def test_headers_are_sent_and_none_that_would_split_the_request(self, at: str) -> None:
        web.ask(f"{at}/page", headers={"If-None-Match": '"x"'}, allow_private=True)
        with pytest.raises(ReadError, match="cannot be fetched"):
            web.ask(f"{at}/page", headers={"If-None-Match": "x\r\nHost: y"}, allow_private=True)

    def test_a_server_that_never_ends_its_tls_greeting(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:

            def drip() -> None:
                with suppress(OSError):
                    peer = server.accept()[0]
                    for _ in range(100):
                        peer.sendall(b"\x16\x03\x03\x40\x00" if _ == 0 else b"\0")
                        time.sleep(0.05)

            threading.Thread(target=drip, daemon=True).start()
            began = time.monotonic()
            with pytest.raises(ReadError, match="did not answer in time"):
                web.ask(f"https://127.0.0.1:{server.getsockname()[1]}/", allow_private=True, seconds=0.5)
            assert time.monotonic() - began < 3

    def test_a_body_without_a_length_that_is_cut_at_the_deadline_is_not_taken(self, at: str) -> None:
        with pytest.raises(ReadError, match="did not answer in time"):
            web.ask(f"{at}/slow", allow_private=True, seconds=0.5)
