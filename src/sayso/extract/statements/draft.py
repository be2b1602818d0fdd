"""A draft: what is gathered of a statement before it is finished."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.model import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

Region = tuple[int, int]  # characters, half-open


@dataclass
class Draft:
    """One statement in the making; `rule` names the frame that gave the content."""

    rule: str
    act: Act
    content: list[Region]
    cue: Region | None = None
    head: Token | None = None
    source: Token | None = None
    label: Region | None = None
    addressee: Token | None = None
    quotes: list[int] = field(default_factory=list)
    turn: bool = False
    confirmed: bool = False  # the trained reader found the cue too

    @property
    def start(self) -> int:
        """Where the draft's first words stand."""
        return min(self.content[0][0], self.cue[0] if self.cue else self.content[0][0])
