"""Spellings of foreign names: what a name sounds like, so that other transliterations of it are found. Pure; no spaCy.

sound_key("Hodeidah") == sound_key("Hodeida")      sound_key("Younis") == sound_key("Yunis")
sound_key("Nursultan") == sound_key("Nur-Sultan")  sound_key("Zaporizhia") == sound_key("Zaporizhzhia")
"""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.resolve.countries import fold

SHORTEST = 5  # letters: shorter names sound like too many others

# Letters that transliterations put for the same sound, the longest first.
_SOUNDS = {
    **{"shch": "s", "tsch": "c", "tch": "c", "sch": "s", "zh": "z", "kh": "k", "gh": "g", "dh": "d", "th": "t"},
    **{"ph": "f", "sh": "s", "ch": "c", "ts": "c", "tz": "c", "ck": "k", "dj": "z", "ou": "u", "oo": "u", "ee": "i"},
    **{"ei": "i", "ai": "i", "ay": "i", "ey": "i", "iy": "i", "yi": "i", "ij": "i", "ae": "i", "aw": "u", "au": "u"},
    **{"y": "i", "j": "z", "e": "i", "o": "u", "w": "v", "q": "k", "x": "ks"},
}
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_TWICE = re.compile(r"(.)\1+")
_ARTICLE = re.compile(r"^(?:al|el|ad|as|az|ar|an|at|ash)(?= )")


@lru_cache(maxsize=8192)
def sound_key(words: str) -> str | None:
    """What a name sounds like, in small letters without spaces; None where it is too short to be told from others."""
    plain = _ARTICLE.sub("", fold(words.replace(".", " ")).removeprefix("the "))
    letters = "".join(letter for letter in plain if letter.isalpha())
    if len(letters) < SHORTEST or not letters.isascii():
        return None
    return _TWICE.sub(r"\1", _SOUND.sub(lambda match: _SOUNDS[match[0]], letters)).rstrip("h")
