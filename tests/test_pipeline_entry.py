"""What `analyse` takes: a document, or a text at hand."""

from __future__ import annotations

import pytest

import sayso
from sayso.model import make_document

TEXT = "The minister said on Tuesday that the ships would stay in the harbour."


def test_a_text_is_read_as_its_document_is() -> None:
    record = sayso.analyse(TEXT)
    assert record == sayso.analyse(make_document(TEXT))
    assert record.statements[0].cue is not None
    assert record.document.text == TEXT


@pytest.mark.parametrize("nothing", ["", " \n"])
def test_a_text_without_words(nothing: str) -> None:
    assert list(sayso.analyse(nothing).findings()) == []


@pytest.mark.parametrize("other", [None, b"The ships stay.", 3, ["The ships stay."]])
def test_anything_else_is_refused_in_one_line(other: object) -> None:
    with pytest.raises(TypeError, match=rf"^analyse takes a Document .* or a text, not {type(other).__name__}$"):
        sayso.analyse(other)  # type: ignore[arg-type]
