"""Encodings and their repair: whatever is mended, no quotation mark becomes another one."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ReadError
from sayso.ingest.base import Raw
from sayso.ingest.clean import decode, repair, set_lines

QUOTES = "“”‘’„‚«»‹›\"'`´′″＂"
SENTENCE = "“We don’t know,” said Dresk – ‘not yet’."


def decoded(data: bytes, *, charset: str | None = None) -> str:
    return decode(Raw(data, "a.txt"), charset=charset)


class TestDecode:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
    def test_encodings_that_need_no_word(self, encoding: str) -> None:
        assert decoded(SENTENCE.encode(encoding)) == SENTENCE

    @pytest.mark.parametrize(
        ("mark", "encoding"),
        [
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF16_BE, "utf-16-be"),
            (codecs.BOM_UTF32_LE, "utf-32-le"),
            (codecs.BOM_UTF32_BE, "utf-32-be"),
        ],
    )
    def test_byte_order_marks(self, mark: bytes, encoding: str) -> None:
        assert decoded(mark + SENTENCE.encode(encoding)) == SENTENCE

    def test_a_broken_promise_of_utf_16(self) -> None:
        with pytest.raises(ReadError, match="is marked as utf-16-le but breaks it at byte 2; save it as UTF-8"):
            decoded(codecs.BOM_UTF16_LE + b"a\x00b")

    def test_a_declared_charset(self) -> None:
        assert decoded("Straße".encode("iso-8859-2"), charset="ISO-8859-2") == "Straße"

    @pytest.mark.parametrize("charset", ["unicode_escape", "punycode", "hex", "no-such", "utf-16"])
    def test_a_charset_that_cannot_be(self, charset: str) -> None:
        assert decoded(b"Orm \\x41", charset=charset) == "Orm \\x41"

    def test_a_file_cut_inside_a_character(self) -> None:
        assert decoded("The ships’".encode()[:-1]) == "The ships"

    def test_one_broken_byte_does_not_lose_the_rest(self) -> None:
        assert decoded("“We stay,” she said. ".encode() + b"\xff") == "“We stay,” she said. \ufffd"

    @pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
    @pytest.mark.parametrize("text", ["They met in a café.", "They met in a café", "Señor Peña left", "£3, he said"])
    def test_latin_1_wherever_its_letters_stand(self, text: str, encoding: str) -> None:
        assert decoded(text.encode(encoding)) == text

    def test_a_latin_letter_pasted_into_utf_8(self) -> None:
        data = (
            "“We stay,” she said. “We do,” said he. “So do we,” said Dresk, ".encode()
            + b"in a caf\xe9 \x96 \x93at once\x94, for \xa33."
        )
        assert (
            decoded(data)
            == "“We stay,” she said. “We do,” said he. “So do we,” said Dresk, in a café – “at once”, for £3."
        )

    @pytest.mark.parametrize("broken", [b"\xe2\x80 ", b"\xff\xff", b" \xff ", b"a\x81"])
    def test_what_fits_no_encoding_shows_as_broken(self, broken: bytes) -> None:
        text = decoded("“We stay,” she said. “We do,” said he. ".encode() + broken + b" No.")
        assert "\ufffd" in text
        assert text.startswith("“We stay,” she said. ")
        assert text.endswith(" No.")

    @given(st.binary(max_size=80))
    def test_any_bytes_are_a_text_or_refused(self, data: bytes) -> None:
        try:
            text = decoded("“We stay in port, and we will not leave it,” she said. ".encode() * 9 + data)
        except ReadError:
            return
        text.encode("utf-8")

    def test_an_encoding_that_cannot_be_told(self) -> None:
        with pytest.raises(ReadError, match="is not UTF-8 \\(byte 0\\), nor Windows-1252; save it as UTF-8"):
            decoded("Корабли покинули порт".encode("koi8-r"))

    def test_line_ends(self) -> None:
        assert decoded("a\r\nb\rc\u2028d\x0ce".encode()) == "a\nb\nc\nd\ne"


class TestRepair:
    def test_mojibake_is_mended(self) -> None:
        assert repair(SENTENCE.encode().decode("cp1252", "replace").replace("\ufffd", "\x9d")) == SENTENCE

    @given(st.text(alphabet=QUOTES + "ab .,", max_size=60))
    def test_quotation_marks_stay(self, text: str) -> None:
        assert repair(text) == text

    @pytest.mark.parametrize("text", ["ﬁve ﬂeets", "Ｏｒｍ", "e\u0301lan", "2 < 3 &amp; 4", "<b>&quot;no&quot;</b>"])
    def test_the_reporters_letters_stay(self, text: str) -> None:
        assert repair(text) == text

    def test_entities_left_by_an_extractor(self) -> None:
        assert repair("&ldquo;No,&rdquo; Dresk &amp; Co. said") == "“No,” Dresk & Co. said"

    def test_what_nobody_sees_goes(self) -> None:
        assert repair("the \u200b\u200bstraits, stra\u00adits\x00\x1b") == "the straits, straits"

    def test_odd_spaces_become_plain_ones_one_for_one(self) -> None:
        assert repair("3\u202f000\u00a0ships") == "3 000 ships"

    @given(st.text(max_size=200))
    def test_any_text_comes_out_clean_and_stays_so(self, text: str) -> None:
        once = repair(text)
        once.encode("utf-8")
        assert not set(once) & set("\x00\x1b\u200b\ufeff\u00a0")


def test_lines_are_set() -> None:
    assert set_lines("  Ships   stay \n\n\n\n***\n\t###\nThey  do.  ") == "Ships stay\n\nThey do."
