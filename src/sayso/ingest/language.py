"""Which language a report is in: only English is read, and nothing else is guessed at."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sayso.ingest.base import refuse

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

FEWEST_LETTERS = 20  # below this a text is a name or two, and the classifier throws dice
# py3langid's probability from which its word is taken. Eight words of English, French, Spanish, Ukrainian: .82 to .999;
# rows of names, labels and figures: below .27.
SURE = 0.5
# What is no other language: Nigerian Pidgin is what the classifier calls English full of names and figures, "zxx" and
# "und" what it calls no language at all (the same sentence a thousand times over).
UNTOLD = ("pcm", "zxx", "und")
NAMES = {
    "ar": "Arabic", "be": "Belarusian", "de": "German", "es": "Spanish", "fa": "Persian", "fr": "French",
    "he": "Hebrew", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


def check_language(text: str, *, name: str) -> str | None:
    """The code "en", or None for a text too short or too odd to tell. Raises ReadError for any other language."""
    if sum(char.isalpha() for char in text) < FEWEST_LETTERS:
        return None
    found, probability = _identifier().classify(text)
    if probability < SURE or found in UNTOLD:
        return None
    if found == "en":
        return "en"
    raise refuse(name, f"is in {NAMES.get(found, f'language {found!r}')}", "only English is read: give an English text")


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
