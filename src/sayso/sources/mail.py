"""Mail: one message (.eml, a Maildir's file) or a mailbox (mbox). A message's longest text is a report, and so is each
text, page, PDF or Word file attached to it, and each mail that was forwarded in it.
"""

from __future__ import annotations

import email
import email.errors
import email.header
import email.utils
import re
from collections.abc import Iterator
from email.message import Message
from email.policy import Compat32, Policy

from sayso.errors import ReadError
from sayso.ingest.base import MOST_BYTES, Known, Raw, refuse
from sayso.ingest.files import too_large
from sayso.sources.base import Found, Item, Refusal, Stream, clean_name, file_name, refused

FROM = re.compile(rb"From .{0,200}\d\d:\d\d.{0,40}\d{4}")
LONGEST_LINE = 1_000_000
LONGEST_HEADER = 4_000  # characters; the standard library takes the square of a header's length to read it
MOST_PARTS = 200
DEEPEST = 5  # mails within mails
# Each line of a mail is held against each boundary that may end its part: lines times boundaries take time.
MOST_WORK = 20_000_000
PLAIN_ENOUGH = 500  # bytes; a shorter plain text beside a page is "see this mail in your browser"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ATTACHED = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    WORD: ".docx",
}
# What the standard library is known to raise on mail that breaks the rules.
BROKEN = (
    email.errors.MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError,
    OverflowError,
)  # fmt: skip
DO = "save the report itself and give its file"


class _Short(Compat32):
    """The rules by which mail is parsed, with headers that are cut where nobody reads on."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """A header's name and its value, from its lines."""
        name, value = super().header_source_parse(sourcelines)
        return name[:LONGEST_HEADER], value[:LONGEST_HEADER]


SHORT: Policy[Message] = _Short()


def read_mbox(stream: Stream, key: str) -> Found:
    """The reports in a mailbox, mail by mail. Raises ReadError where the stream itself breaks."""
    for number, data in enumerate(_split(stream), start=1):
        at = f"{key}#{number}"
        if len(data) > MOST_BYTES:
            yield refused(at, "mail", too_large(at, "more"))
        else:
            yield from read_mail(data, at)


def _split(stream: Stream) -> Iterator[bytes]:
    """The mails of a mailbox; of one that is too large, enough to see that."""
    mail, blank, begun = bytearray(), True, False
    while line := stream.readline(LONGEST_LINE):
        if blank and FROM.match(line):
            if begun:
                yield bytes(mail)
            mail, blank, begun = bytearray(), False, True
            continue
        blank = not line.strip()
        if len(mail) <= MOST_BYTES:
            mail += line[1:] if re.match(rb">+From ", line) else line
    if begun:
        yield bytes(mail)


def read_mail(data: bytes, key: str) -> Found:
    """The reports in one mail; a mail that cannot be read is a refusal."""
    work = data.count(b"\n") * (1 + len(re.findall(rb"boundary", data, re.I)))
    if work > MOST_WORK:
        yield Refusal(key, "mail", "has more parts and lines than a mail of people has", DO)
        return
    try:
        message = email.message_from_bytes(data, policy=SHORT)
    except BROKEN as error:
        yield Refusal(key, "mail", f"is broken ({type(error).__name__})", DO)
    else:
        yield from _safely(message, key, 0)


def _safely(message: Message, key: str, depth: int) -> Found:
    """The reports in a mail; where it breaks, a refusal, and what was found before."""
    found: list[Item | Refusal] = []
    try:
        for one in _read_message(message, key, depth):
            found.append(one)  # one by one: what was found before it breaks is kept
    except BROKEN as error:
        found.append(Refusal(key, "mail", f"is broken ({type(error).__name__})", DO))
    except ReadError as error:
        found.append(refused(key, "mail", error))
    yield from found


def _read_message(message: Message, key: str, depth: int) -> Found:
    if depth > DEEPEST:
        raise refuse(key, f"is a mail within {DEEPEST} mails", DO)
    key = _mail_key(message) or key
    leaves, forwarded = _leaves(message, key)
    bodies = [part for part in leaves if _is_body(part)]
    body = _choose(bodies)
    if body is not None:
        kind = body.get_content_type()
        raw = Raw(_bytes(body), key, media_type=kind, charset=_charset(body))
        yield Item(key, raw, Known(_header(message, "Subject"), None, _date(message)))
    count = 0
    for part in leaves:
        if any(part is one for one in bodies) or part.get_content_type() not in ATTACHED:
            continue
        count += 1
        yield _attachment(part, key, count)
    for number, inner in enumerate(forwarded, start=1):
        yield from _safely(inner, f"{key}/mail-{number}", depth + 1)
    if body is None and not count and not forwarded:
        raise refuse(key, "is a mail without a text", DO)


def _leaves(message: Message, key: str) -> tuple[list[Message], list[Message]]:
    """The parts of a mail that have no parts, and the mails forwarded in it, in their order."""
    leaves: list[Message] = []
    forwarded: list[Message] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload()
        if not isinstance(inner, list):
            leaves.append(part)
        elif part.get_content_type() == "message/rfc822":
            forwarded += [one for one in inner if isinstance(one, Message)]
        else:
            waiting += [one for one in reversed(inner) if isinstance(one, Message)]
        if len(leaves) + len(waiting) + len(forwarded) > MOST_PARTS:
            raise refuse(key, f"is a mail of more than {MOST_PARTS} parts", DO)
    return leaves, forwarded


def _is_body(part: Message) -> bool:
    disposition = str(part.get("Content-Disposition", "")).strip().lower()
    return part.get_content_type() in {"text/plain", "text/html"} and not disposition.startswith("attachment")


def _choose(bodies: list[Message]) -> Message | None:
    """The part that is the report: the longest plain text, or the longest page where there is hardly a plain text."""
    plain = [part for part in bodies if part.get_content_type() == "text/plain"]
    pages = [part for part in bodies if part.get_content_type() == "text/html"]
    best = max(plain, key=lambda part: len(_bytes(part)), default=None)
    page = max(pages, key=lambda part: len(_bytes(part)), default=None)
    if best is not None and (page is None or len(_bytes(best)) >= PLAIN_ENOUGH):
        return best
    return page or best


def _attachment(part: Message, key: str, number: int) -> Item:
    kind = part.get_content_type()
    given = clean_name(_decode(part.get_filename()) or "attachment")
    name = given if "." in file_name(given) else given + ATTACHED[kind]
    at = f"{key}/{number}-{file_name(name)}"
    charset = _charset(part) if kind.startswith("text/") else None
    return Item(at, Raw(_bytes(part), at, media_type=kind, charset=charset, file=file_name(name)))


def _bytes(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _charset(part: Message) -> str | None:
    charset = part.get_content_charset()
    return charset if charset and charset.isascii() else None


def _mail_key(message: Message) -> str | None:
    """A mail's own id, which is the same in every mailbox ("mid:...", RFC 2392)."""
    match = re.fullmatch(r"\s*<?([!-;=?-~]{3,200})>?\s*", str(message.get("Message-ID", "")))
    return f"mid:{clean_name(match[1])}" if match else None


def _header(message: Message, name: str) -> str | None:
    return _decode(message.get(name))


def _decode(value: object) -> str | None:
    """A header's words, unpacked where they are packed; as they stand where they are packed badly."""
    if value is None:
        return None
    text = str(value)
    try:
        text = str(email.header.make_header(email.header.decode_header(text)))
    except BROKEN:
        text = str(value)
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split()) or None


def _date(message: Message) -> str | None:
    try:
        return email.utils.parsedate_to_datetime(str(message.get("Date", ""))).isoformat(timespec="seconds")
    except BROKEN:
        return None
