"""The reading: one document with all that every finder needs to know about its language.

`read_language(document)` gives a `Reading`: spaCy's `doc` over the whole text (token offsets are the document's), the
blocks the text is laid out in, its quotations, and, once `coreference` has run, who each noun phrase speaks of.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from sayso.language.columns import Columns
from sayso.model import Argument, Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

BlockKind = Literal["paragraph", "heading", "caption", "byline", "turn", "direction", "dateline"]
MentionKind = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True)
class Block:
    """A stretch of text that the layout sets apart; half-open, in characters.

    A "turn" is what one speaker of a transcript says without a break: `speaker` is where the label that names them
    stands ("MR. KIRBY" of "MR. KIRBY:", "Q"), and is inherited by the turn's further paragraphs. `start` lies behind
    the label.
    """

    start: int
    end: int
    kind: BlockKind
    speaker: Span | None = None


@dataclass(frozen=True)
class Quote:
    """A quotation, its marks included; half-open, in characters. `outer` is the index of the quotation around it.

    One quotation over several paragraphs (each opened, only the last closed) is several quotes: `continues` is the
    index of the one before.
    """

    start: int
    end: int
    outer: int | None = None
    continues: int | None = None
    closed: bool = True


@dataclass(frozen=True)
class Mention:
    """A noun phrase that speaks of somebody or something: tokens `start` to `end` (half-open), its `head`, and its
    `chain`.

    Mentions of one chain speak of the same entity: `Reading.chains[chain]`.
    """

    start: int
    end: int
    head: int
    kind: MentionKind
    chain: int


@dataclass(frozen=True)
class Chain:
    """What a reading knows of an entity before it becomes an `Entity`: the id is fixed here, so that finders can refer
    to it.
    """

    entity: str
    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    titles: tuple[Span, ...] = ()
    by: str = ""
    plural: bool = False
    gender: str | None = None


@dataclass
class Reading:
    """One document, read. Finders take it and give findings; none changes it. `columns` are `doc`'s."""

    document: Document
    doc: Doc
    blocks: tuple[Block, ...]
    quotes: tuple[Quote, ...]
    chains: tuple[Chain, ...] = ()
    mentions: tuple[Mention, ...] = ()
    columns: Columns = field(default=None, repr=False, compare=False)  # type: ignore[assignment]

    def __post_init__(self) -> None:
        self.columns = self.columns or Columns(self.doc)

    def span(self, start: int, end: int) -> Span:
        """The evidence from character `start` to `end`, without white space at its ends. Raises ValueError where
        nothing is left.
        """
        text = self.document.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            raise ValueError(f"no words at {start}-{end}")
        return Span(start, end, text[start:end])

    def span_of(self, tokens: Tokens | Token) -> Span:
        """The evidence that tokens are."""
        start = tokens.idx if hasattr(tokens, "idx") else tokens.start_char
        return self.span(start, start + len(tokens.text))

    def block_at(self, char: int) -> Block | None:
        """The block that holds a character."""
        index = bisect_right(self._block_starts, char) - 1
        return self.blocks[index] if index >= 0 and char < self.blocks[index].end else None

    def quote_at(self, char: int) -> int | None:
        """The index of the innermost quotation that holds a character (its marks belong to it)."""
        index: int | None = bisect_right(self._quote_starts, char) - 1
        index = None if index == -1 else index
        while index is not None and self.quotes[index].end <= char:
            index = self.quotes[index].outer
        return index

    def token_before(self, char: int) -> Token | None:
        """The last token, white space aside, that begins before a character."""
        index = bisect_right(self.columns.starts, char - 1) - 1
        while index >= 0 and self.doc[index].is_space:
            index -= 1
        return self.doc[index] if index >= 0 else None

    def mention_at(self, token: int) -> Mention | None:
        """The mention whose head a token is."""
        return self._mention_of_head.get(token)

    def argument(self, head: Token) -> Argument:
        """Who the noun phrase with this head speaks of, and its words; `entity` is None where that is not known."""
        mention = self.mention_at(head.i)
        if mention is None:
            return Argument(entity=None, span=self.span_of(noun_phrase(head)))
        return Argument(
            entity=self.chains[mention.chain].entity, span=self.span_of(self.doc[mention.start : mention.end])
        )

    def entity_at(self, span: Span) -> str | None:
        """The entity that the words of a span speak of, if a mention stands just there."""
        tokens = self.doc.char_span(span.start, span.end)
        mention = self.mention_at(tokens.root.i) if tokens is not None else None
        return self.chains[mention.chain].entity if mention else None

    def chain_of(self, head: Token) -> Chain | None:
        """The chain of the noun phrase with this head, if it is known."""
        mention = self.mention_at(head.i)
        return self.chains[mention.chain] if mention else None

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.start for quote in self.quotes]

    @cached_property
    def _mention_of_head(self) -> dict[int, Mention]:
        return {mention.head: mention for mention in self.mentions}


def noun_phrase(head: Token) -> Tokens:
    """The noun phrase of a head without its relative clauses, appositions and trailing modifiers of other clauses."""
    cut = {"relcl", "acl", "appos", "punct", "cc", "conj", "advcl", "parataxis"}
    start = min([head.i, *(t.left_edge.i for t in head.lefts if t.dep_ not in cut)])
    end = max([head.i, *(t.right_edge.i for t in head.rights if t.dep_ not in cut)])
    return head.doc[start : end + 1]
