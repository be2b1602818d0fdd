"""Speakers: who says a quotation as far as coreference needs it, whose turn it is in a transcript, and the first
person ("I", "we").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.language.agreement import is_honorific, listed, noun_of, pronouns, vocabulary
from sayso.language.coref_clusters import Clusters
from sayso.language.coref_known import Name, fold_name, known_person
from sayso.language.coref_words import Words
from sayso.language.mentions import Phrase
from sayso.language.reading import Chain, Mention, Reading
from sayso.model import Span, Statement

SPEAK_FOR = frozenset({"GOV", "MIL", "LEG", "SPY"})  # whose "we" is their country's


def find_quote_speakers(clusters: Clusters) -> dict[int | None, int]:
    """Quotation (its index) to the head token of who says it: the subject of a verb of saying beside it."""
    words, quotes = clusters.words, clusters.words.reading.quotes
    found: dict[int | None, int] = {}
    for index, quote in enumerate(quotes):
        first, last = words.token_at(quote.start), words.token_at(quote.end) - 1
        near = (_speaker_beside(clusters, i) for i in (last, first) if 0 <= i < len(words))
        speaker = next((s for s in near if s is not None), None)
        if speaker is None and quote.continues is not None:
            speaker = found.get(quote.continues)
        if speaker is not None:
            found[index] = speaker
    return found


def _speaker_beside(clusters: Clusters, token: int) -> int | None:
    words, sentence = clusters.words, clusters.words.sentence[token]
    verbs = vocabulary("speech_verbs")
    for step in (1, -1):
        i = token
        while 0 <= i < len(words) and words.sentence[i] == sentence:
            if words.quote[i] is None and words.lemma[i] in verbs and (subject := _subject(words, i)) is not None:
                return subject
            i += step
    return None


def _subject(words: Words, verb: int) -> int | None:
    return next((c for c in words.children[verb] if words.is_subject(c) and words.quote[c] is None), None)


def label_phrases(words: Words) -> list[tuple[Span, Phrase]]:
    """The speakers' labels of a transcript ("MR. KIRBY"), each once, as phrases that name a person; "Q" names
    nobody.
    """
    labels = dict.fromkeys(block.speaker for block in words.reading.blocks if block.speaker is not None)
    found = []
    for label in labels:
        start, end = words.token_at(label.start), words.token_at(label.end)
        while end > start and not words.text[end - 1][0].isalnum():
            end -= 1
        begin = _name_start(words, start, end)
        if begin < end and words.low[begin] not in listed("questioners"):
            found.append((label, _label_phrase(words, start, begin, end)))
    return found


def _name_start(words: Words, start: int, end: int) -> int:
    """Behind the titles of a label; all of it where it holds nothing else ("THE PRESIDENT")."""
    begin = start
    for i in range(start, end):
        low = words.low[i]
        if (
            low == "the"
            or is_honorific(low)
            or low.rstrip(".") in ("mr", "ms", "mrs")
            or ((noun := noun_of(low, low)) and noun.title)
        ):
            begin = i + 1
    while begin < end and not words.text[begin][0].isalnum():
        begin += 1
    return start if begin >= end else begin


def _label_phrase(words: Words, start: int, begin: int, end: int) -> Phrase:
    tokens = tuple(fold_name(t) for t in words.text[begin:end] if fold_name(t))
    title = (start, begin) if begin > start else None
    name = Name(begin, end, end - 1, title, "PERSON", " ".join(tokens), kind="person", tokens=tokens)
    return Phrase(start, end, end - 1, "name", "person", (begin, end), name=name, title=title, definite=True)


def place_first_persons(clusters: Clusters, speakers: dict[int | None, int]) -> None:
    """ "I" in a turn is who has the turn; in a quotation, who is seen to say it."""
    words = clusters.words
    for index, phrase in enumerate(clusters.phrases):
        if phrase.pronoun is None or not phrase.pronoun.first or phrase.pronoun.plural:
            continue
        quote = words.quote[phrase.head]
        head = speakers.get(quote) if quote is not None else _turn_head(clusters, phrase.head)
        cluster = clusters.cluster_at(head)
        if cluster is not None and cluster.what == "person":
            clusters.join(cluster, index)


def join_vocatives(clusters: Clusters) -> None:
    """ "Going back to Ukraine, John." before MR. KIRBY's turn: a lone given name is the speaker's, if the codebook
    knows such a person.
    """
    words = clusters.words
    labelled = [c for c in clusters.all if any(clusters.phrases[m].head in words.label for m in c.members)]
    for cluster in clusters.all:
        lone = cluster.what == "person" and cluster.members and all(len(name) == 1 for name in cluster.names)
        if not lone or cluster in labelled or not cluster.names or not labelled:
            continue
        given = cluster.names[0]
        for speaker in labelled:
            if any(len(name) == 1 and known_person([(*given, *name)]) for name in speaker.names):
                speaker.names += [(*given, *name) for name in speaker.names if len(name) == 1]
                clusters.merge(speaker, cluster)
                break


def _turn_head(clusters: Clusters, token: int) -> int | None:
    """The head of the label of the turn that a token lies in."""
    words = clusters.words
    block = words.reading.block_at(words.at[token])
    if block is None or block.speaker is None:
        return None
    heads = (i for i in range(words.token_at(block.speaker.end) - 1, words.token_at(block.speaker.start) - 1, -1))
    return next((i for i in heads if i in clusters.by_head), None)


def link_speakers(reading: Reading, statements: Iterable[Statement]) -> Reading:
    """The reading with "I" joined to the source of its statement, "we" to the country or body it speaks for.

    `statements`: those of this reading. "We" is left alone where the source's country is not spoken of in the text.
    """
    chain_of = {chain.entity: index for index, chain in enumerate(reading.chains)}
    holders = _holders(statements, chain_of)
    added = [told for mention in _first_persons(reading) if (told := _told(reading, mention, holders)) is not None]
    if not added:
        return reading
    return replace(reading, mentions=tuple(sorted((*reading.mentions, *added), key=lambda m: m.head)))


def _holders(statements: Iterable[Statement], chain_of: dict[str, int]) -> list[tuple[int, int, int]]:
    """(start, end, chain) of everything said directly, by start; the source's chain."""
    return sorted(
        (span.start, span.end, chain_of[statement.source.entity])
        for statement in statements
        if statement.source is not None and statement.source.entity in chain_of and statement.manner != "indirect"
        for span in statement.content
    )


def _first_persons(reading: Reading) -> Iterator[Mention]:
    first = {word for word, pronoun in pronouns().items() if pronoun.first}
    for token in reading.columns.with_lower(first):
        if token.tag_ in ("PRP", "PRP$") and reading.mention_at(token.i) is None:
            yield Mention(token.i, token.i + 1, token.i, "pronoun", -1)


def _told(reading: Reading, mention: Mention, holders: list[tuple[int, int, int]]) -> Mention | None:
    """A first person with its chain, None where that is not known."""
    token = reading.doc[mention.head]
    quote = reading.quote_at(token.idx)
    block = reading.block_at(token.idx)
    if quote is None and (block is None or block.speaker is None):
        return None
    chain = _innermost(holders, token.idx)
    if chain is None and quote is None and block is not None and block.speaker is not None:
        chain = _chain_of_label(reading, block.speaker)
    if chain is not None and pronouns()[token.lower_].plural:
        chain = _spoken_for(reading.chains, chain)
    elif chain is not None and reading.chains[chain].kind != "person":
        return None
    return None if chain is None else replace(mention, chain=chain)


def _innermost(holders: list[tuple[int, int, int]], char: int) -> int | None:
    """The chain of the shortest content that holds a character."""
    upto = bisect_right(holders, (char, 1 << 62, 0))
    around = [(end - start, chain) for start, end, chain in holders[:upto] if char < end]
    return min(around)[1] if around else None


def _chain_of_label(reading: Reading, label: Span) -> int | None:
    tokens = reading.doc.char_span(label.start, label.end, alignment_mode="expand")
    found = (reading.mention_at(token.i) for token in reversed(tokens or ()))
    return next((mention.chain for mention in found if mention is not None), None)


def _spoken_for(chains: tuple[Chain, ...], index: int) -> int | None:
    """Whom a speaker's "we" speaks of: the body or country that speaks, or the country that an official speaks for."""
    chain = chains[index]
    if chain.kind in ("organization", "country", "group"):
        return index
    if chain.country is None or not SPEAK_FOR & set(chain.sectors):
        return None
    return next((i for i, c in enumerate(chains) if c.kind == "country" and c.country == chain.country), None)
