"""Only English is read; what is too short to tell is not judged."""

from __future__ import annotations

import pytest

from sayso.errors import ReadError
from sayso.ingest import read_bytes
from sayso.ingest.language import check_language


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Le ministre a déclaré vendredi que les navires resteront dans le détroit jusqu’à la fin des pourparlers.",
            "French",
        ),
        (
            "El ministro dijo el viernes que los barcos permanecerán en el estrecho hasta el lunes.",
            "Spanish",
        ),
        ("Міністр заявив у п’ятницю, що кораблі залишаться в протоці до завершення переговорів.", "Ukrainian"),
        ("Министр заявил в пятницу, что корабли останутся в проливе до завершения переговоров.", "Russian"),
        ("部长周五表示，在谈判结束之前，舰艇将留在海峡。各方均未作出进一步评论。", "Chinese"),
        ("Ministr řekl v pátek, že lodě zůstanou v průlivu, dokud jednání neskončí, a dodal, že to platí.", "'cs'"),
    ],
)
def test_other_languages_are_named_and_refused(text: str, named: str) -> None:
    with pytest.raises(ReadError, match="only English is read: give an English text") as error:
        read_bytes(text.encode(), name="rapport.txt")
    assert str(error.value).startswith("rapport.txt: is in ")
    assert named in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "The ships left port on Friday, the minister said.",
        "KESTAN SAYS ITS SHIPS HAVE LEFT PORT AND WILL NOT RETURN BEFORE THE TALKS",
        "Q    When will the ships leave?\n\nMS. DRESK:  We have said what we have to say about that.",
        "“Le détroit est à nous,” the minister said in French, before he said it in English.",
    ],
)
def test_english(text: str) -> None:
    assert check_language(text, name="a") == "en"


@pytest.mark.parametrize(
    "text", ["Non.", "Dresk, Orm", "1 2 3 4 5 6 7 8 9", "a" * 20_000, "Dresk Varn Toll Orm Kestani Heron"]
)
def test_what_cannot_be_told_is_not_judged(text: str) -> None:
    assert check_language(text, name="a") is None


def test_the_same_sentence_a_thousand_times_is_no_other_language() -> None:
    text = "".join(f"The minister said that ship {number} will stay in the strait for now. " for number in range(2_000))
    assert check_language(text, name="a") in {"en", None}
