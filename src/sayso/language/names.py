"""Names: where one stands, what stands before it as a title, and what sort of thing it names, told by
the votes of the whole document (coref_votes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.language.agreement import gender_of_given, is_honorific, listed, noun_of
from sayso.language.coref_known import (
    Name,
    country_match,
    find_known,
    fold_name,
    is_known_body,
    known_person,
    name_tokens,
)
from sayso.language.coref_votes import judge_names
from sayso.language.coref_words import NO_NAME, Words

LEFT = frozenset({"compound", "nmod", "amod", "flat", "nummod", "det"})
NUMERAL = re.compile(r"[IVXІ]{1,4}\.?")  # what numbers chapters; also in Cyrillic letters
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "appos", "dative"})


def find_names(words: Words) -> list[Name]:
    """Every name, in the text's order, each with the kind that its document gives it."""
    found = list(_find(words))
    surnames = {
        n.tokens[-1]
        for n in found
        if len(n.tokens) > 1 and (n.title or n.label == "PERSON") and not _is_glued(words, n)
    }
    found = [part for name in found for part in _unglued(words, name, surnames)]
    return judge_names(words, sorted([*found, *_mistagged(words, found, surnames)], key=lambda name: name.start))


def _is_glued(words: Words, name: Name) -> bool:
    match = country_match(words.text[name.start]) if name.end - name.start == 2 else None
    return match is not None and match.how == "name"


def _unglued(words: Words, name: Name, surnames: set[str]) -> Iterator[Name]:
    """ "war with Russia Lavrov said": a country and a known surname that no mark keeps apart are two names."""
    if _is_glued(words, name) and name.tokens[-1] in surnames and not name.title:
        yield _name(words, name.start, name.start + 1, name.start, None)
        yield _name(words, name.start + 1, name.end, name.start + 1, None)
    else:
        yield name


def _mistagged(words: Words, names: list[Name], surnames: set[str]) -> Iterator[Name]:
    """Surnames of the text's persons that the tagger took for common nouns ("Zelenskyy thanked")."""
    taken = {i for name in names for i in range(name.start, name.end)} | words.label
    for i, text in enumerate(words.text):
        fitting = len(text) > 3 and words.dep[i] in ARGUMENTS and words.tag[i] in ("NN", "NNS", "JJ", "FW", "UH")
        if text[0].isupper() and fitting and i not in taken and fold_name(text) in surnames:
            yield _name(words, i, i + 1, i, None)


def _find(words: Words) -> Iterator[Name]:
    known, i = find_known(words), 0
    while i < len(words):
        if i in known and not _leads_on(words, known[i]):
            yield _name(words, i, known[i], _head(words, i, known[i]), None)
            i = known[i]
            continue
        if not _can_name(words, i):
            i += 1
            continue
        end = _run_end(words, i)
        yield from _split(words, i, end)
        i = end


def _leads_on(words: Words, end: int) -> bool:
    """Whether a known name that ends before a token goes on as part of a longer one ("State Department spokesman
    Ivan Petrov").
    """
    linked = words.dep[end - 1] in ("compound", "nmod") and words.head[end - 1] >= end
    return linked and end < len(words) and _can_name(words, end)


def _can_name(words: Words, i: int) -> bool:
    text = words.text[i]
    if (
        not text[0].isalnum()
        or words.low[i] in listed("never")
        or words.entity[i] in NO_NAME
        or i in words.label
        or i in words.party
        or NUMERAL.fullmatch(text)
    ):
        return False
    if words.tag[i] in ("NNP", "NNPS"):
        return text[0].isupper() or text[0].isdigit() or (words.low[i] in listed("particles"))
    if not text[0].isupper():
        return False
    tagged = words.entity[i] not in ("", "NORP") and words.tag[i] in ("NN", "NNS", "FW", "VB", "VBG", "VBP")
    return tagged or (text.isupper() and len(text) > 2 and is_known_body(text))


def _run_end(words: Words, start: int) -> int:
    """Behind the last token of the name that begins at a token."""
    end = start + 1
    while end < len(words) and words.sentence[end] == words.sentence[start]:
        step = _joins(words, end - 1, end)
        if not step:
            break
        end += step
    return end


def _joins(words: Words, last: int, following: int) -> int:
    """How many further tokens belong to the name that reaches `last`: 0 where it ends."""
    if not _can_name(words, following):
        return _joins_over(words, last, following)
    match = country_match(words.text[last])
    if match and match.how == "name" and known_person([name_tokens(words.text[following])]):
        return 0  # "war with Russia Lavrov said": the end of one phrase and the beginning of the next
    spans = words.entity_spans
    if following in spans and spans.get(last) == spans[following]:
        return 1
    head = words.head[last]
    linked = (
        words.dep[last] in LEFT
        and head >= following
        and (head == following or words.head[following] == head or words.head[following] == words.head[head])
    )
    return int(linked or words.low[following].rstrip(".") in listed("juniors"))


def _joins_over(words: Words, last: int, following: int) -> int:
    """A name goes on over "of", "and", "-", "al": within one entity of spaCy's, or over a particle."""
    after = following + 1
    if after >= len(words) or words.sentence[after] != words.sentence[last]:
        return 0
    low, spans = words.low[following], words.entity_spans
    spaced = bool(words.doc[last].whitespace_ or words.doc[following].whitespace_)
    inside = (low != "-" or not spaced) and last in spans and spans.get(following) == spans[last] == spans.get(after)
    if inside and spans[last][0] <= last and low in listed("ties") and words.entity[last] not in NO_NAME:
        return _tail(words, after) - following if low != "'s" or words.entity[last] == "ORG" else 0
    if low in listed("particles") or low in ("-", "’", "'"):
        tied = words.head[following] > following or words.head[following] == last or words.dep[following] in LEFT
        close = low != "-" or not spaced
        if (
            tied
            and close
            and _can_name(words, after)
            and words.entity[last] not in ("GPE", "NORP")
            and words.low[last] not in listed("particles")
        ):
            return (
                2
                if (words.head[last] >= following and words.dep[last] in LEFT)
                or words.entity[after] == "PERSON"
                or low in listed("particles")
                else 0
            )
    return 0


def _tail(words: Words, at: int) -> int:
    """Behind the ties ("for the") that begin at a token; `at` + 1 where there are none."""
    while (
        words.low[at] in listed("ties")
        and at + 1 < len(words)
        and words.entity_spans.get(at + 1) == words.entity_spans.get(at)
    ):
        at += 1
    return at + 1


def _split(words: Words, start: int, end: int) -> Iterator[Name]:
    """A run of capitalised words as a title and a name; nothing where it is a title alone ("the Defense Secretary")."""
    while end > start and (words.text[end - 1] in listed("ties") or not words.text[end - 1][0].isalnum()):
        end -= 1
    cut = _title_end(words, start, end)
    if cut is not None and cut >= end:
        yield from _inside_title(words, start, end)
        return
    begin = cut if cut is not None else _person_start(words, start, end)
    if begin == start and end - start > 2 and _is_country_before_given(words, start):
        begin = start + 1  # "the president of Ukraine Ivan Petrov"
    if begin > start:
        yield from _inside_title(words, start, begin)
    while begin < end - 1 and words.entity[end - 1] == "GPE" and _is_country_alone(words, begin, end):
        begin += 1
    head = _head(words, begin, end)
    left = _title_start(words, (begin, end), start if begin > start else begin)
    title = (left, begin) if left < begin and _has_title(words, left, begin) else None
    yield _name(words, begin, end, head, title)


def _is_country_before_given(words: Words, start: int) -> bool:
    match = country_match(words.text[start])
    return match is not None and match.how == "name" and gender_of_given(words.low[start + 1]) is not None


def _is_country_alone(words: Words, start: int, end: int) -> bool:
    """Whether a country's name is left when the first word goes ("Growing Russia"), and is none with it."""
    whole, rest = country_match(words.words(start, end)), country_match(words.words(start + 1, end))
    return whole is None and rest is not None and rest.how == "name"


def _name(words: Words, start: int, end: int, head: int, title: tuple[int, int] | None) -> Name:
    text = words.words(start, end)
    tokens = name_tokens(text)
    return Name(
        start, end, head, title, words.entity[head], " ".join(tokens), country=country_match(text), tokens=tokens
    )


def _head(words: Words, start: int, end: int) -> int:
    for i in range(end - 1, start - 1, -1):
        outside = not start <= words.head[i] < end or words.head[i] == i
        if outside and words.dep[i] != "punct":
            return i
    return end - 1


def _title_end(words: Words, start: int, end: int) -> int | None:
    """Behind the last title word of a run; None where there is none, or where the run names a body after all."""
    last = noun_of(words.low[end - 1], words.lemma[end - 1])
    if last is not None and not last.title and end - start > 1:
        return None
    for i in range(end - 1, start - 1, -1):
        noun = noun_of(words.low[i], words.lemma[i], words.low[i - 1] if i > start else "")
        if is_honorific(words.low[i]) or (noun is not None and noun.title and noun.kind == "person"):
            if i + 1 < end and words.low[i + 1] == "of":
                return _person_behind(words, i, end)
            if i + 1 < end and words.low[i + 1] in listed("not_after_title"):
                return None
            person = (
                words.entity[i] == "PERSON" and i == end - 1 and end - start > 1 and gender_of_given(words.low[i - 1])
            )
            return None if person else i + 1
    return None


def _person_behind(words: Words, title: int, end: int) -> int | None:
    """Where a person's name begins behind a title that goes on ("Secretary of State Anna Berger")."""
    span = words.entity_spans.get(end - 1)
    if span and words.entity[end - 1] == "PERSON" and title + 2 < span[0] < end:
        return span[0]
    given = next((i for i in range(end - 2, title + 1, -1) if gender_of_given(words.low[i])), None)
    return given if given is not None and given > title + 2 else None


def _person_start(words: Words, start: int, end: int) -> int:
    """Where a person's name begins within a run that another name leads ("Pentagon John Kirby")."""
    span = words.entity_spans.get(end - 1)
    if (
        words.entity[end - 1] == "PERSON"
        and span
        and start < span[0] < end
        and span[1] >= end
        and words.entity[start] != "PERSON"
    ):
        return span[0]
    return start


def _inside_title(words: Words, start: int, end: int) -> Iterator[Name]:
    """The bodies and countries named within a title: "White House" of "White House spokesman"."""
    i = start
    while i < end:
        span = words.entity_spans.get(i)
        whole = (span[0], min(span[1], end)) if span and span[0] >= start else (i, i + 1)
        begin, stop = whole
        while stop > begin and (noun := noun_of(words.low[stop - 1], words.lemma[stop - 1])) and noun.title:
            stop -= 1
        named = words.entity[i] in ("ORG", "GPE", "FAC") or country_match(words.text[i]) is not None
        if (
            stop > begin
            and named
            and _can_name(words, i)
            and (stop - begin > 1 or country_match(words.text[i]) or words.text[i].isupper())
        ):
            yield _name(words, begin, stop, stop - 1, None)
        i = max(whole[1], i + 1)


def _title_start(words: Words, name: tuple[int, int], start: int) -> int:
    """Where the words before a name begin that belong to its noun phrase ("National security spokesperson")."""
    i = start
    while i > 0 and words.sentence[i - 1] == words.sentence[name[0]] and _leads(words, i - 1, name[1]):
        i -= 1
    return i


def _leads(words: Words, i: int, end: int) -> bool:
    if words.dep[i] not in (
        "compound",
        "amod",
        "nmod",
        "poss",
        "case",
        "punct",
        "nummod",
        "npadvmod",
    ) or words.tag[i] in ("PRP$", "CD", ","):
        return False
    if words.dep[i] == "punct" and (
        words.text[i] not in ("-", "/") or words.doc[i].whitespace_ or words.doc[i - 1].whitespace_
    ):
        return False
    head = words.head[i]
    return i < head < end or words.dep[i] in ("case", "punct")


def _has_title(words: Words, start: int, end: int) -> bool:
    """Whether words before a name end in a title (or honorific), whatever else they hold."""
    noun = noun_of(words.low[end - 1], words.lemma[end - 1], words.low[end - 2] if end - start > 1 else "")
    one = words.tag[end - 1] not in ("NNS", "NNPS") or words.low[end - 1].endswith(".")
    return is_honorific(words.low[end - 1]) or bool(noun and noun.kind == "person" and noun.title and one)
