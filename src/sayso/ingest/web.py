"""Reports on the web. Only public addresses are asked, on every hop; what was checked is what is connected to."""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import MappingProxyType
from urllib.parse import quote, urljoin, urlsplit

from sayso.ingest.base import MOST_BYTES, Raw, refuse

SECONDS = 20.0  # for all hops together, from the look-up of the name to the last byte
MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PORTS = {"http": 80, "https": 443}
SAFE = "/%:@!$&'()*+,;=?~"  # characters that stand in an address as they are
CHUNK = 65_536
HEADERS = {
    "User-Agent": "sayso/0.1",
    "Accept-Encoding": "gzip",
    "Accept": "text/html,text/plain,application/pdf,*/*;q=0.5",
}
NO_HEADERS: Mapping[str, str] = MappingProxyType({})
CHECK = "check the address, or save the page and read the file"
NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True)
class Place:
    """Where an address leads: the host's name, and the number that was found for it and checked."""

    scheme: str
    host: str
    address: str
    port: int
    target: str


@dataclass(frozen=True)
class Answer:
    """What a server answered at last: its status, its headers (names in lower case), and the report, if it gave one."""

    url: str
    status: int
    reason: str
    headers: dict[str, str]
    raw: Raw | None = None


def fetch(url: str, *, allow_private: bool = False, seconds: float = SECONDS) -> Raw:
    """The report at an http(s) address, after at most 5 redirects, within `seconds` and the cap on bytes.

    Private, loopback, link-local and reserved addresses are refused, unless `allow_private`. Raises ReadError.
    """
    answer = ask(url, allow_private=allow_private, seconds=seconds)
    if answer.raw is None:
        raise refuse(answer.url, f"the server answered {answer.status} {answer.reason}", CHECK)
    return answer.raw


def ask(
    url: str,
    *,
    headers: Mapping[str, str] = NO_HEADERS,
    allow_private: bool = False,
    seconds: float = SECONDS,
    check: Callable[[str], None] | None = None,
) -> Answer:
    """The same, whatever the server answers, for callers to whom a 304 or a 429 is an answer too.

    `headers` are sent beside sayso's own; `check` is called with each address before it is asked, and may raise.
    """
    deadline = time.monotonic() + seconds
    at = url
    for _ in range(MOST_REDIRECTS + 1):
        if check is not None:
            check(at)
        answer = _get(at, {**HEADERS, **headers}, deadline, allow_private)
        location = answer.headers.get("location")
        if answer.status not in REDIRECTS or not location:
            return answer
        at = _follow(at, location)
    raise refuse(url, f"redirects more than {MOST_REDIRECTS} times", CHECK)


def _follow(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise refuse(url, "redirects to what is no web address", CHECK) from error


def _get(url: str, headers: Mapping[str, str], deadline: float, allow_private: bool) -> Answer:
    """What the server answers at one address."""
    place = _locate(url, allow_private)
    try:
        with closing(_connect(place, deadline)) as sock, _ended_at(sock, deadline):
            answer = read_answer(url, _send(sock, place, headers))
        if time.monotonic() >= deadline:  # what was read may have been cut off
            raise TimeoutError
        return answer
    except (OSError, http.client.HTTPException, ValueError) as error:
        if time.monotonic() >= deadline or isinstance(error, TimeoutError):
            raise refuse(url, "did not answer in time", "try again, or save the page and read the file") from error
        raise refuse(url, f"cannot be fetched ({_reason(error)})", CHECK) from error


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _locate(url: str, allow_private: bool) -> Place:
    """Where an address leads. Raises ReadError where it is none, or leads to a network that is not public."""
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme)
    except ValueError as error:
        raise refuse(url, "is no web address", CHECK) from error
    if port is None:
        raise refuse(url, f"has the scheme {parts.scheme!r}", "only http and https addresses are read")
    if not parts.hostname:
        raise refuse(url, "names no host", CHECK)
    addresses = _look_up(url, parts.hostname, port)
    if not allow_private and not all(is_public(address) for address in addresses):
        raise refuse(url, "leads to a private address", "save the page and read the file")
    target = quote(parts.path or "/", safe=SAFE) + (f"?{quote(parts.query, safe=SAFE)}" if parts.query else "")
    return Place(parts.scheme, parts.hostname, addresses[0], port, target)


def _look_up(url: str, host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise refuse(url, "names a host that is not known", CHECK) from error
    return [str(entry[4][0]) for entry in found]


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet, also where it wraps an IPv4 address in one of the IPv6 ways."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if ip in NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip.is_site_local or ip.sixtofour is not None or ip.teredo is not None:  # of use to nobody but attackers
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _connect(place: Place, deadline: float) -> socket.socket:
    """A connection to the number that was checked; the name is used for the certificate and the Host header only."""
    left = max(0.001, deadline - time.monotonic())
    sock = socket.create_connection((place.address, place.port), timeout=left)
    if place.scheme == "http":
        return sock
    try:
        return ssl.create_default_context().wrap_socket(sock, server_hostname=place.host, do_handshake_on_connect=False)
    except (OSError, ValueError):
        sock.close()
        raise


def _send(sock: socket.socket, place: Place, headers: Mapping[str, str]) -> http.client.HTTPResponse:
    """The request, and the beginning of the answer."""
    if isinstance(sock, ssl.SSLSocket):
        sock.do_handshake()
    kind = http.client.HTTPSConnection if place.scheme == "https" else http.client.HTTPConnection
    connection = kind(place.host, place.port)
    connection.sock = sock
    connection.request("GET", place.target, headers=dict(headers))
    return connection.getresponse()


@contextmanager
def _ended_at(sock: socket.socket, deadline: float) -> Iterator[None]:
    """Shut a connection down at the deadline, also under a server that sends a byte now and then."""
    timer = threading.Timer(max(0.0, deadline - time.monotonic()), _shut, [sock])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _shut(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:  # closed meanwhile
        return


def read_answer(url: str, response: http.client.HTTPResponse) -> Answer:
    """A response as an answer; its body is read if it is a report (200). Raises as http.client, and ReadError."""
    headers = {name.lower(): value for name, value in response.getheaders()}
    raw = _report(url, response) if response.status == http.client.OK else None
    return Answer(url, response.status, response.reason, headers, raw)


def _report(url: str, response: http.client.HTTPResponse) -> Raw:
    media_type, _, parameters = response.getheader("Content-Type", "").partition(";")
    charset = re.search(r"""charset\s*=\s*["']?([\w:.-]+)""", parameters, re.I)
    return Raw(
        data=_body(url, response),
        name=url,
        media_type=media_type.strip().lower() or None,
        charset=charset[1] if charset else None,
        url=url,
        retrieved=_server_time(response.getheader("Date")),
    )


def _body(url: str, response: http.client.HTTPResponse) -> bytes:
    """What the server sends, unpacked where it is packed; not a byte more is unpacked than the cap allows."""
    packing = response.getheader("Content-Encoding", "identity").strip().lower()
    if packing not in {"identity", "", "gzip", "x-gzip", "deflate"}:
        raise refuse(url, f"is packed in a way that was not asked for ({packing})", CHECK)
    unpack = None if packing in {"identity", ""} else zlib.decompressobj(zlib.MAX_WBITS | 32)
    body = bytearray()
    while chunk := response.read1(CHUNK):
        try:
            body += unpack.decompress(chunk, MOST_BYTES + 1) if unpack else chunk
        except zlib.error as error:
            raise refuse(url, "is broken on its way (packed badly)", "try again, or save the page") from error
        if len(body) > MOST_BYTES:
            raise refuse(url, f"is larger than {MOST_BYTES:,} bytes", "save the article alone and read the file")
    if response.length:  # the server promised more
        raise http.client.IncompleteRead(b"", response.length)
    return bytes(body)


def _server_time(value: str | None) -> str | None:
    """When the page was fetched, by the server's clock."""
    try:
        return parsedate_to_datetime(value).isoformat(timespec="seconds") if value else None
    except ValueError:
        return None
