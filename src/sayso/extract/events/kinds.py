"""What kinds of participant a noun names: state, body, official, force, weapon, site, civil, place, person ..."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from sayso.codebook.load import load
from sayso.extract.events.roles import core
from sayso.resolve.countries import Match, match_country

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.language.reading import Chain, Reading
    from sayso.model import Toponym

OF_SECTOR = {
    "GOV": "official", "LEG": "official", "MIL": "force", "REB": "force", "SPY": "body", "COP": "force", "IGO": "body",
    "JUD": "body", "PTY": "official", "OPP": "official", "UAF": "force", "PRM": "force", "CRM": "force",
    "CVL": "civil", "JRN": "civil", "MED": "civil", "REF": "civil", "NGO": "body",
}  # fmt: skip
OF_ENTITY = {"GPE": "place", "LOC": "place", "FAC": "site", "PERSON": "person", "ORG": "name", "NORP": "state"}
BESIDE = frozenset({"amod", "compound", "poss", "nmod", "nummod"})
PRONOUNS = frozenset(
    {"they", "them", "he", "she", "him", "her", "it", "we", "us", "i", "me", "somebody", "someone"}
)  # fmt: skip
# A report speaks of a crisis where it holds so many words of forces, weapons and war (codebook/participants.toml). Of
# the eight reports this was set on, the two without a crisis hold 0 and 2, the six with one 9 to 51. A short text needs
# a hint only.
LEAST_ARMED = 4
PER_WORDS = 200  # and one more for so many words
SHORT = 60  # words
POWER = frozenset({"state", "body", "official", "force", "weapon", "blow"})
POWER_SECTORS = frozenset({"GOV", "LEG", "MIL", "REB", "SPY", "COP", "IGO", "JUD", "UAF", "PRM"})
# A report of several countries needs fewer: (countries, crisis words, and those in a thousand). Of 40 local stories and
# 25 of a campaign none passes that does not speak of a foreign conflict; of 150 of a war, 3 do not instead of 18.
THIN = ((2, 2, 9), (3, 1, 4), (2, 12, 0))


class Participants:
    """The kinds of a reading's nouns, worked out when asked for. Kinds are names, see codebook/participants.toml."""

    def __init__(self, reading: Reading, *, places: Sequence[Toponym] = ()) -> None:
        self.reading = reading
        self._places = _by_token(reading, places)
        self._kinds: dict[int, frozenset[str]] = {}
        self.crisis = _speaks_of_crisis(reading)
        # The rules of a crisis ask a short text for more than the name of a place: for a word of power or of war.
        self.war = self.crisis and (len(reading.doc) >= SHORT or any(map(self._speaks_of_power, reading.doc)))

    def kinds(self, token: Token) -> frozenset[str]:
        """All kinds that a noun phrase's head may be of. "party" is whoever can act in a crisis."""
        found = self._kinds.get(token.i)
        if found is None:
            found = self._kinds[token.i] = frozenset(self._kinds_of(token))
        return found

    def country(self, token: Token) -> str | None:
        """The country behind a noun phrase: its chain's, its own name's, or that of the name beside it."""
        chain = self.reading.chain_of(token)
        if chain and chain.country:
            return chain.country
        if token.i in self._places:
            return self._places[token.i].country
        match = _country(token) or next((m for child in beside(token) if (m := _country(child))), None)
        return match.country.alpha3 if match else None

    def entity_of_country(self, token: Token) -> str | None:
        """The entity of the country that a word beside a noun names ("Georgian territory"), if there is one."""
        country = self.country(token)
        return (
            next((c.entity for c in self.reading.chains if c.kind == "country" and c.country == country), None)
            if country
            else None
        )

    def _kinds_of(self, token: Token) -> set[str]:
        kinds = set(self._own_kinds(token))
        inner = core(token)
        if inner is not token:
            kinds |= self.kinds(inner)
        if "person" in kinds and self.crisis:
            kinds.add("official")
        if kinds & {"state", "body", "official", "force"}:
            kinds.add("party")
        return kinds

    def _speaks_of_power(self, token: Token) -> bool:
        """Whether a noun names a power, an armed body, or war."""
        if token.pos_ not in ("NOUN", "PROPN"):
            return False
        lemma = token.lemma_.lower()
        if lemma in _crisis_words() or token.lower_ in _by_name():
            return True
        if not _by_noun().get(lemma, frozenset()).isdisjoint(POWER):
            return True
        chain = self.reading.chain_of(token) if token.pos_ == "NOUN" else None
        return chain is not None and not POWER_SECTORS.isdisjoint(chain.sectors)

    def _own_kinds(self, token: Token) -> set[str]:
        kinds: set[str] = set()
        chain = self.reading.chain_of(token)
        if chain:
            kinds |= self._of_chain(chain, named=token.pos_ in ("PROPN", "PRON"))
        if token.pos_ == "PRON":
            return kinds or ({"pronoun"} if token.lower_ in PRONOUNS else set())
        if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "X"):
            kinds |= _of_word(token, is_marked(token))
        if token.ent_type_ == "MONEY":
            kinds.add("money")
        if token.i in self._places:
            kinds |= {"place"} if token.pos_ == "PROPN" else {"site"}
        if token.pos_ == "PROPN" or token.ent_type_ == "NORP":
            kinds |= self._of_name(token)
        return kinds

    def _of_chain(self, chain: Chain, *, named: bool) -> set[str]:
        kinds = {OF_SECTOR[sector] for sector in chain.sectors if sector in OF_SECTOR}
        if chain.kind == "country":
            kinds |= {"state", "place"}
        elif chain.kind == "person":
            kinds |= {"person"} if named else set()
        elif chain.kind in ("place", "weapon"):
            kinds.add(chain.kind)
        elif chain.kind == "organization" and chain.country and not kinds:
            kinds.add("name")
        elif chain.kind == "group":
            kinds.add("group")
        return kinds

    def _of_name(self, token: Token) -> set[str]:
        kinds = {OF_ENTITY[token.ent_type_]} if token.ent_type_ in OF_ENTITY else set()
        match = _country(token)
        if match:
            kinds.add("state")
            if match.how != "demonym":
                kinds.add("place")
        elif token.ent_type_ == "GPE" and self.crisis and token.dep_ in ("nsubj", "nsubjpass", "poss", "dobj", "conj"):
            kinds.add("state")
        kinds |= _by_name().get(_words(token).lower(), frozenset())
        return kinds


def _by_token(reading: Reading, places: Sequence[Toponym]) -> dict[int, Toponym]:
    found: dict[int, Toponym] = {}
    for place in places:
        tokens = reading.doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
        if tokens is not None and len(tokens):
            found[tokens.root.i] = place
    return found


def beside(token: Token) -> list[Token]:
    """The words beside a head that say whose or what sort it is, and those beside them."""
    near = [child for child in token.children if child.dep_ in BESIDE]
    return near + [child for item in near for child in item.children if child.dep_ in BESIDE]


def is_marked(token: Token) -> bool:
    """Whether a word beside a head names a country or an armed body."""
    for child in beside(token):
        if child.lower_ in _markers() or (
            child.lemma_.lower() in _by_noun() and "force" in _by_noun()[child.lemma_.lower()]
        ):
            return True
        if child.ent_type_ in ("GPE", "NORP") or _country(child):
            return True
    return any(
        _names_country(c) for p in token.children if p.dep_ == "prep" and p.lower_ in ("of", "in") for c in p.children
    )


def _names_country(token: Token) -> bool:
    return token.ent_type_ == "GPE" or _country(token) is not None or _words(token).lower() in _by_name()


def _country(token: Token) -> Match | None:
    if not token.text[:1].isupper():
        return None
    return _match(_words(token)) or _match(token.text)


@cache
def _match(words: str) -> Match | None:
    return match_country(words)


def _words(token: Token) -> str:
    """A name with the capitalised words in front of it that belong to it ("North Korean", "United States")."""
    start = token.i
    while (
        start > 0
        and token.i - start < 3
        and token.doc[start - 1].dep_ == "compound"
        and token.doc[start - 1].head.i in range(start, token.i + 1)
    ):
        start -= 1
    words = token.doc[start : token.i + 1].text
    if start == token.i and token.i and token.doc[token.i - 1].text in ("North", "South", "United", "Saudi", "New"):
        return f"{token.doc[token.i - 1].text} {words}"
    return words


def _of_word(token: Token, marked: bool) -> set[str]:
    lemma = token.lemma_.lower()
    kinds = set(_by_noun().get(lemma, ()) or _by_noun().get(token.lower_, ()))
    if marked:
        kinds |= _by_marked().get(lemma, frozenset())
    return kinds


def is_blow(token: Token) -> bool:
    """Whether a noun names a blow that somebody deals ("strikes", "the bombardment"), a count of them included."""
    return "blow" in _by_noun().get(core(token).lemma_.lower(), frozenset())


def _speaks_of_crisis(reading: Reading) -> bool:
    words = len(reading.doc)
    if words < SHORT:
        return any(_hints_at_crisis(token) for token in reading.doc)
    armed = sum(len(at) for lemma, at in reading.columns.by_lemma.items() if _is_armed(lemma))
    if armed >= LEAST_ARMED + words // PER_WORDS:
        return True
    abroad = len({chain.country for chain in reading.chains if chain.country})
    return any(
        abroad >= countries and armed >= least and armed * 1000 >= share * words for countries, least, share in THIN
    )


def _is_armed(lemma: str) -> bool:
    return lemma in _crisis_words() or not _by_noun().get(lemma, frozenset()).isdisjoint(("force", "weapon"))


@cache
def _crisis_words() -> frozenset[str]:
    return frozenset(word for entry in load("participants")["crisis"] for word in entry["words"])


def _hints_at_crisis(token: Token) -> bool:
    if token.ent_type_ in ("GPE", "NORP", "LOC") or token.lower_ in _by_name():
        return True
    return bool(_by_noun().get(token.lemma_.lower())) or _country(token) is not None


@cache
def _by_noun() -> dict[str, frozenset[str]]:
    return _table("nouns")


@cache
def _by_marked() -> dict[str, frozenset[str]]:
    return _table("marked")


@cache
def _by_name() -> dict[str, frozenset[str]]:
    return _table("names")


@cache
def _markers() -> frozenset[str]:
    return frozenset(word for entry in load("participants")["markers"] for word in entry["words"])


def _table(key: str) -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for entry in load("participants")["kinds"]:
        for word in entry.get(key, ()):
            table.setdefault(word, set()).add(entry["kind"])
    return {word: frozenset(kinds) for word, kinds in table.items()}
