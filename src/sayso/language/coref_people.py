"""Persons by name: "Volodymyr Zelensky", "Zelenskyy" and "President Zelensky"; who of several bearers of a surname
is meant.
"""

from __future__ import annotations

from sayso.language.agreement import gender_of_given, gender_of_honorific, listed, nickname, noun_of, vocabulary
from sayso.language.coref_clusters import Cluster, Clusters
from sayso.language.coref_known import known_person
from sayso.language.coref_words import Words
from sayso.language.mentions import Phrase


def join_people(clusters: Clusters, indices: list[int]) -> None:
    """Cluster the names of persons, given as phrase indices: full names first, then the short forms."""
    by_part: dict[str, list[Cluster]] = {}
    short: list[int] = []
    for index in indices:
        tokens = _person_tokens(clusters.phrases[index])
        if len(tokens) < 2:
            short.append(index)
            continue
        near = by_part.get(tokens[-1], []) + by_part.get(tokens[0], [])
        found = next((c for c in near if _may_be(clusters, c, index, tokens)), None)
        _add_person(clusters, by_part, found, index, tokens)
    for index in short:
        _join_short(clusters, by_part, index)
    _share_titles(clusters, indices)


def _share_titles(clusters: Clusters, indices: list[int]) -> None:
    """ "Senators Anna Berger and Jan Vogel": a title in the plural is everyone's whom "and" joins."""
    words = clusters.words
    for at, index in enumerate(indices):
        start = clusters.phrases[index].core[0]
        noun = noun_of(words.low[start - 1], words.lemma[start - 1]) if start else None
        if noun is None or not noun.title or words.tag[start - 1] not in ("NNS", "NNPS"):
            continue
        title = clusters.phrases[index].start, start
        bearers = [index, *_joined_to(clusters, indices[at + 1 :], index)]
        for bearer in bearers if len(bearers) > 1 else ():
            cluster = clusters.cluster_of(bearer)
            if cluster is not None:
                cluster.titles.append(title)


def _joined_to(clusters: Clusters, following: list[int], index: int) -> list[int]:
    """The persons named after one in its sentence, each behind "and" or a comma."""
    words, found = clusters.words, []
    for later in following:
        start = clusters.phrases[later].start
        if words.sentence[start] != clusters.sentence(index) or words.low[start - 1] not in ("and", ","):
            break
        found.append(later)
    return found


def _may_be(clusters: Clusters, cluster: Cluster, index: int, tokens: tuple[str, ...]) -> bool:
    return any(_same_person(tokens, known) for known in cluster.names) and _genders_agree(clusters, cluster, index)


def _join_short(clusters: Clusters, by_part: dict[str, list[Cluster]], index: int) -> None:
    tokens = _person_tokens(clusters.phrases[index])
    if not tokens:
        return
    word = tokens[0]
    fitting = [c for c in by_part.get(word, ()) if _genders_agree(clusters, c, index)]
    ranked = [c for c in fitting if any(_is_surname(word, name) for name in c.names)] or [
        c for c in fitting if any(name[0] == word for name in c.names)
    ]
    found = _nearest_person(clusters, ranked, index)
    _add_person(clusters, by_part, found, index, tokens)


def _add_person(
    clusters: Clusters, by_part: dict[str, list[Cluster]], found: Cluster | None, index: int, tokens: tuple[str, ...]
) -> None:
    phrase = clusters.phrases[index]
    if found is None:
        found = clusters.new("person", index)
    else:
        clusters.join(found, index)
    if tokens not in found.names:
        found.names.append(tokens)
        for token in dict.fromkeys(tokens):
            by_part.setdefault(token, [])
            if found not in by_part[token]:
                by_part[token].append(found)
        _take_known(found)
    found.gender = found.gender or _gender(clusters.words, phrase)
    _add_title_noun(clusters.words, found, phrase)


def _take_known(cluster: Cluster) -> None:
    """What the codebook knows of a person: gender, and the office by which the text may call them."""
    known = known_person(cluster.names)
    if known is None:
        return
    cluster.gender = cluster.gender or known.gender
    office = noun_of(known.office, known.office) if known.office else None
    if office is not None and office not in cluster.nouns:
        cluster.nouns.append(office)
        cluster.modifiers.append(frozenset())
    if known.office and known.country and not cluster.countries:
        cluster.countries.append(known.country)


def _add_title_noun(words: Words, cluster: Cluster, phrase: Phrase) -> None:
    if phrase.title is None:
        return
    start, end = phrase.title
    for i in range(end - 1, start - 1, -1):
        noun = noun_of(words.low[i], words.lemma[i], words.low[i - 1] if i > start else "")
        if noun and noun.kind == "person":
            modifiers = frozenset(words.low[start:end]) - {words.low[i]}
            if noun not in cluster.nouns:
                cluster.nouns.append(noun)
            cluster.modifiers.append(modifiers)
            return


def _person_tokens(phrase: Phrase) -> tuple[str, ...]:
    name = phrase.name
    assert name is not None  # only names come here
    return tuple(t for t in name.tokens if t not in listed("juniors"))


def _same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's."""
    if left == right or sorted(left) == sorted(right):
        return True
    if left[0] in vocabulary("family_first") and left[0] == right[0] and len(left) > 2:
        return left[1:] == right[1:]
    if left[-1] != right[-1]:
        return (
            len(left) > 2
            and len(right) > 2
            and left[:2] == right[:2]
            and gender_of_given(left[0]) is not None
            and len(left) != len(right)
        )
    first, second = nickname(left[0]), nickname(right[0])
    return first == second or (min(len(first), len(second)) == 1 and first[0] == second[0])


def _is_surname(word: str, name: tuple[str, ...]) -> bool:
    family_first = name[0] in vocabulary("family_first")
    if name[-1] == word or (name[0] == word and family_first):
        return True
    # The first of two family names ("Luis Gomez Prado").
    return len(name) > 2 and name[-2] == word and len(word) > 3 and not family_first and gender_of_given(word) is None


def _gender(words: Words, phrase: Phrase) -> str | None:
    assert phrase.name is not None  # only names come here
    told = (gender_of_honorific(words.low[i]) for i in (range(*phrase.title) if phrase.title else ()))
    if gender := next((g for g in told if g), None):
        return gender
    for i in range(*phrase.title) if phrase.title else ():
        if (noun := noun_of(words.low[i], words.lemma[i])) and noun.gender:
            return noun.gender
    first = words.low[phrase.name.start]
    if len(phrase.name.tokens) > 1 and first not in vocabulary("family_first"):
        return gender_of_given(first)
    return None


def _genders_agree(clusters: Clusters, cluster: Cluster, index: int) -> bool:
    told = _gender(clusters.words, clusters.phrases[index])
    return told is None or cluster.gender is None or told == cluster.gender


def _nearest_person(clusters: Clusters, found: list[Cluster], index: int) -> Cluster | None:
    """Of several bearers of a surname, the one last named in full before; else the first to be named after."""
    if len(found) < 2:
        return found[0] if found else None
    before = [(max((m for m in c.members if m < index), default=-1), c.number) for c in found]
    best = max(before)
    return clusters.all[best[1]] if best[0] >= 0 else min(found, key=lambda c: c.members[0])
