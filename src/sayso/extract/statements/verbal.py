"""Statements that a verb carries: for each cue, the first of its frames that the syntax around it fills."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.extract.statements import around, content, sources
from sayso.extract.statements.clauses import has_to
from sayso.extract.statements.content import FRAMES, NEEDS_SPEAKER
from sayso.extract.statements.cues import Cue, Entry, find_verbs, rejections
from sayso.extract.statements.cut import cut_at_next_cue
from sayso.extract.statements.draft import Draft, Region
from sayso.extract.statements.quotations import quoted_alone, quotes_of, snap
from sayso.extract.statements.regions import subtree, tidy
from sayso.model import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.language.reading import Reading

# The order in which frames are tried: the more they ask of the syntax, the earlier.
ORDER = [
    "quality",
    "as",
    "saying",
    "other-to",
    "infinitive",
    "clause",
    "evidence",
    "gerund",
    "object-of",
    "object-for",
    "object-on",
    "rest",
    "of",
    "about",
    "against",
    "for",
    "object",
    "shown",
    "to",
]  # Verbs that say so little more than that words were spoken that whatever does it is a source.
PLAIN = frozenset({"say", "tell", "announce", "state"})
PERFORMATIVES = frozenset({"assess", "estimate", "condemn", "demand", "urge", "warn", "call", "believe", "reject"})


def find_verbal(reading: Reading) -> Iterator[Draft]:
    """The statements that verbs carry, in the text's order; no quotation is given to two cues of the same level."""
    cues = {cue.head.i: cue for cue in find_verbs(reading)}
    drafts = [draft for cue in cues.values() if (draft := read_cue(reading, cue))]
    cut_at_next_cue(reading, drafts, cues)
    taken: dict[int, Draft] = {}
    for draft in drafts:
        for index in list(draft.quotes):
            rival = taken.setdefault(index, draft)
            if rival is not draft and not _gives_up(reading, rival, draft, index):
                _drop_quote(reading, draft, index)
            elif rival is not draft:
                _drop_quote(reading, rival, index)
                taken[index] = draft
    yield from (draft for draft in drafts if draft.content)


def read_cue(reading: Reading, cue: Cue) -> Draft | None:
    """The statement that a cue carries, if the words around it make one."""
    source = sources.find_source(reading, cue)
    if source is not None and (sources.is_nobody(reading, cue, source) or _tells_reader(reading, cue)):
        return None
    for frame in ORDER:
        for entry in cue.entries:
            if frame in entry.frames and (draft := _framed(reading, cue, entry, frame, source)):
                return draft
    if (raised := _raised(reading, cue)) is not None:
        return raised
    return next((d for entry in cue.entries if (d := _fronted_or_quoted(reading, cue, entry, source))), None)


def _tells_reader(reading: Reading, cue: Cue) -> bool:
    """Is it the reader who is told, in no quotation: "our letter, telling you what happens in Velm"?"""
    told = content.addressee(cue) if any(entry.addressed for entry in cue.entries) else None
    block = reading.block_at(cue.head.idx)
    in_turn = block is not None and block.kind == "turn"
    return told is not None and told.lower_ == "you" and reading.quote_at(cue.head.idx) is None and not in_turn


def _framed(reading: Reading, cue: Cue, entry: Entry, frame: str, source: Token | None) -> Draft | None:
    found = FRAMES[frame](cue)
    if found is None or not _may_speak(reading, cue, entry, frame, source):
        return None
    start, end = snap(reading, cue, *found)
    kept = tidy(reading, start, end)
    if kept is None:
        return None
    kept = quoted_alone(reading, cue, kept) if frame == "clause" else kept
    regions = [kept]
    inside = [i for i, q in enumerate(reading.quotes) if kept[0] <= q.start and q.end <= kept[1]]
    if "quote" in entry.frames and frame == "clause":
        regions, inside = _with_neighbours(reading, cue, kept, inside)
    act = _act(reading, cue, entry, frame, kept)
    to = content.addressee(cue) if entry.addressed or frame == "other-to" else None
    return Draft(frame, act, regions, cue=cue.words, head=cue.head, source=source, addressee=to, quotes=inside)


def _raised(reading: Reading, cue: Cue) -> Draft | None:
    """ "Kestan is believed to have moved guns": what is believed is the subject with the infinitive."""
    entry = next((one for one in cue.entries if "raised" in one.frames), None)
    subject = next((c for c in cue.head.lefts if c.dep_ == "nsubjpass"), None)
    comp = next((c for c in cue.rights("xcomp") if has_to(c)), None)
    if entry is None or subject is None or comp is None or subject.lower_ in sources.RELATIVES:
        return None
    parts = [tidy(reading, *subtree(subject)), tidy(reading, *snap(reading, cue, *subtree(comp)))]
    content = [part for part in parts if part]
    return Draft("raised", entry.act, content, cue=cue.words, head=cue.head, source=sources.find_source(reading, cue))


def _act(reading: Reading, cue: Cue, entry: Entry, frame: str, kept: Region) -> Act:
    """What is done by saying it: as the codebook has it, but for judgements that reject and for tellings to do."""
    if frame == "as" and _rejects(reading, kept):
        return "reject"
    if frame == "other-to" and entry.addressed and entry.act == "assert":
        return "demand" if cue.head.lemma_ == "tell" else "urge"
    return entry.act


def _with_neighbours(reading: Reading, cue: Cue, kept: Region, inside: list[int]) -> tuple[list[Region], list[int]]:
    """A clause behind the cue may be preceded by a quotation of the same statement: "“No,” he said, “it fell”"."""
    regions = [kept]
    for index in quotes_of(reading, cue):
        quote = reading.quotes[index]
        if quote.end <= kept[0] and index not in inside:
            regions.insert(0, (quote.start, quote.end))
            inside = [index, *inside]
    return regions, inside


def _fronted_or_quoted(reading: Reading, cue: Cue, entry: Entry, source: Token | None) -> Draft | None:
    """Content before the cue, around it, or in the quotation beside it."""
    if source is None and not _is_passive(cue):
        source = _inverted(cue)
    if not _may_speak(reading, cue, entry, "clause", source) or source is None:
        return None
    if ("quote" in entry.frames or "evidence-quote" in entry.frames) and (quotes := quotes_of(reading, cue)):
        regions = [(reading.quotes[i].start, reading.quotes[i].end) for i in quotes]
        regions[0] = _widened(reading, cue, regions[0])
        told = content.addressee(cue) if entry.addressed else None
        return Draft(
            "quote", entry.act, regions, cue=cue.words, head=cue.head, source=source, addressee=told, quotes=quotes
        )
    if not {"clause", "evidence"} & set(entry.frames):
        return None
    return _fronted(reading, cue, entry, source)


def _fronted(reading: Reading, cue: Cue, entry: Entry, source: Token) -> Draft | None:
    parts = around.as_said(cue) or around.parenthetical(cue)
    regions = [kept for part in parts if (kept := tidy(reading, *part))]
    if not regions and (found := around.fronted(cue)):
        kept = tidy(reading, *snap(reading, cue, *found))
        regions = [kept] if kept else []
    if not regions:
        return None
    inside = [i for i, q in enumerate(reading.quotes) for a, b in regions if a <= q.start and q.end <= b]
    told = content.addressee(cue) if entry.addressed else None
    return Draft(
        "fronted", entry.act, regions, cue=cue.words, head=cue.head, source=source, addressee=told, quotes=inside
    )


def _widened(reading: Reading, cue: Cue, quoted: Region) -> Region:
    """A quotation before its cue may end a clause that begins outside it: "The raid was “piracy,” he said"."""
    found = around.fronted(cue)
    if found is None or found[0] >= quoted[0] or quoted[1] > cue.words[0]:
        return quoted
    kept = tidy(reading, found[0], quoted[1])
    return (kept[0], quoted[1]) if kept else quoted


def _inverted(cue: Cue) -> Token | None:
    """The subject behind its verb, which the parser may take for an object: "“No,” said the prince"."""
    nxt = next(
        (c for c in cue.head.rights if c.dep_ in ("dobj", "attr", "appos", "npadvmod") and c.ent_type_ != "DATE"), None
    )
    return nxt if nxt is not None and nxt.i - cue.head.i <= 8 else None


def _is_passive(cue: Cue) -> bool:
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in cue.head.children)


def _may_speak(reading: Reading, cue: Cue, entry: Entry, frame: str, source: Token | None) -> bool:
    if source is None:
        return frame == "clause" and _is_passive(cue) and not entry.thought
    if source.lower_ in sources.FIRST:
        return False
    if source.lower_ == "we" and not _reports_in_turn(reading, cue):
        return False
    if frame in ("evidence", "shown"):
        return sources.can_show(reading, source)
    if (frame in NEEDS_SPEAKER and not (frame == "other-to" and cue.head.lemma_ in PLAIN)) or entry.thought:
        return sources.can_speak(reading, source)
    return cue.head.lemma_ in PLAIN or _is_somebody(reading, source)


def _is_somebody(reading: Reading, source: Token) -> bool:
    return source.pos_ in ("PROPN", "PRON") or sources.can_speak(reading, source) or sources.can_show(reading, source)


def _reports_in_turn(reading: Reading, cue: Cue) -> bool:
    """ "We have long said that": in a transcript the speaker tells what the body he speaks for has said."""
    block = reading.block_at(cue.head.idx)
    if block is None or block.kind != "turn":
        return False
    return cue.head.tag_ in ("VBD", "VBN") or cue.head.lemma_ in PERFORMATIVES


def _rejects(reading: Reading, kept: Region) -> bool:
    words = reading.document.text[kept[0] : kept[1]].lower().split()
    return any(word.strip("“”\"'’‘,.") in rejections() for word in words)


def _gives_up(reading: Reading, rival: Draft, draft: Draft, index: int) -> bool:
    """Of two cues that claim a quotation, the one nearer to it keeps it."""
    quote = reading.quotes[index]

    def distance(d: Draft) -> int:
        cue = d.cue or d.content[0]
        return quote.start - cue[1] if cue[1] <= quote.start else cue[0] - quote.end

    return distance(draft) < distance(rival)


def _drop_quote(reading: Reading, draft: Draft, index: int) -> None:
    quote = reading.quotes[index]
    draft.quotes.remove(index)
    draft.content = [(a, b) for a, b in draft.content if not (a >= quote.start and b <= quote.end)]
