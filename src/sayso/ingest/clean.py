"""Bytes to characters, and characters mended, so that no quotation mark is ever another one than the reporter set."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from sayso.ingest.base import Raw, refuse

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before utf-16-le, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings that a page or server may declare. UTF-16 shows itself by its mark; others that Python knows ("punycode",
# "unicode_escape") are no text's.
CHARSET = re.compile(r"(?:utf-?8|iso|latin|cp125|windows|macroman|koi8|big5|gb|shift|euc|ascii|us-ascii)[\w:.-]*", re.I)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
UPPER_CONTROL = re.compile(r"[\x80-\x9f]")  # in a text, the traces of an encoding read as another one
# Nobody sees these, but they cut words in two: soft hyphen, zero-width space, direction and byte-order marks.
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]")
SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Share of control characters above which bytes are no text; the 2,318 development reports have none.
MOST_CONTROL = 0.01
# Share of non-ASCII characters above which bytes read as Windows-1252 are taken to be in another encoding.
MOST_FOREIGN = 0.25


def decode(raw: Raw, *, charset: str | None = None) -> str:
    """A report's characters: by its byte-order mark, else by `charset`, else UTF-8, else Windows-1252 where plausible.

    Line ends become \\n. Raises ReadError where it is binary, or in an encoding that cannot be told.
    """
    text = _characters(raw, charset)
    if len(CONTROL.findall(text)) > MOST_CONTROL * len(text):
        raise refuse(raw.name, "is binary, not text", "give a report as text, Markdown, HTML, PDF or DOCX")
    return re.sub("\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)


def _characters(raw: Raw, charset: str | None) -> str:
    for mark, encoding in BOMS:
        if raw.data.startswith(mark):
            return _strictly(raw, raw.data[len(mark) :], encoding)
    if charset and CHARSET.fullmatch(charset) and (text := _declared(raw.data, charset)) is not None:
        return text
    try:
        return raw.data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _broken(raw, error)


def _strictly(raw: Raw, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"is marked as {encoding} but breaks it at byte {error.start}"
        raise refuse(raw.name, what, "save it as UTF-8") from error


def _declared(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except (LookupError, UnicodeError):
        return None


def _broken(raw: Raw, error: UnicodeDecodeError) -> str:
    """What is not quite UTF-8: cut off in its last character, mixed with Windows-1252, broken, or all Windows-1252."""
    whole, broken = _count(raw.data)
    if error.reason == "unexpected end of data" and (whole or error.end - error.start > 1):
        return raw.data[: error.start].decode("utf-8")
    if whole > broken:
        return "".join(_mixed(raw.data))
    try:
        text = raw.data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if not text or sum(char > "\x7f" for char in text) > MOST_FOREIGN * len(text):
        raise refuse(raw.name, f"is not UTF-8 (byte {error.start}), nor Windows-1252", "save it as UTF-8") from error
    return text


def _count(data: bytes) -> tuple[int, int]:
    """How many characters beyond ASCII are whole in UTF-8, and how many broken."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(char > "\x7f" for char in text) - broken, broken


def _mixed(data: bytes) -> Iterator[str]:
    """UTF-8 in which a single byte that is a Windows-1252 letter or mark ("caf\\xe9") was pasted; else U+FFFD."""
    text = data.decode("utf-8", "surrogateescape")
    for index, char in enumerate(text):
        if not _is_escaped(char):
            yield char
            continue
        alone = not _is_escaped(text[index - 1 : index]) and not _is_escaped(text[index + 1 : index + 2])
        letter = bytes([ord(char) - 0xDC00]).decode("cp1252", "replace")
        beside = text[max(0, index - 1) : index + 2].replace(char, "")
        fits = not letter.isalpha() or any(other.isalpha() for other in beside)
        yield letter if alone and fits else "\ufffd"


def _is_escaped(char: str) -> bool:
    """Whether a character stands for a byte that is no UTF-8."""
    return "\udc80" <= char <= "\udcff"


def repair(text: str) -> str:
    """The text with mojibake mended, left-over HTML entities decoded (where it has no tags), invisible characters gone.

    Quotation marks, ligatures and full-width letters stay as they are; odd spaces become plain ones, one for one.
    """
    if not text.isascii() or "&" in text:
        text = _mend(text)
    for pattern in (CONTROL, UPPER_CONTROL, INVISIBLE):
        text = pattern.sub("", text)
    return SPACE.sub(" ", text)


def _mend(text: str) -> str:
    import ftfy

    config = ftfy.TextFixerConfig(
        uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False, normalization=None, explain=False
    )
    return ftfy.fix_text(text, config)


def set_lines(text: str) -> str:
    """A text taken from a page or file, laid out: single spaces, none at a line's ends, no two empty lines together.

    Lines without a letter or figure ("###", "* * *") are ornaments, and go.
    """
    lines = [" ".join(line.split()) for line in text.split("\n")]
    kept = [line for line in lines if not line or any(char.isalnum() for char in line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
