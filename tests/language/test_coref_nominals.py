"""Which nominal speaks of whom: groups, bodies, titles, countries, appositions."""

from __future__ import annotations

import pytest

from sayso.language import read_language
from sayso.language.coreference import link_mentions
from sayso.language.reading import Reading
from sayso.model import make_document


def read(text: str) -> Reading:
    return link_mentions(read_language(make_document(text)))


def who(reading: Reading, word: str, nth: int = 0) -> str | None:
    tokens = [token for token in reading.doc if token.text == word]
    chain = reading.chain_of(tokens[nth])
    return chain.name if chain else None


def same(text: str, left: str, right: str, *, nth: int = 0) -> bool:
    """Whether the two words speak of one entity."""
    reading = read(text)
    first = next(token for token in reading.doc if token.text == left)
    second = [token for token in reading.doc if token.text == right][nth]
    mentions = reading.mention_at(first.i), reading.mention_at(second.i)
    assert None not in mentions
    return mentions[0].chain == mentions[1].chain  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("Norwegian troops left. The soldiers were tired.", "troops", "soldiers"),
        ("Norwegian troops left. Norwegian soldiers were tired.", "troops", "soldiers"),
        ("Norwegian troops left. Norwegian military personnel were tired.", "troops", "personnel"),
        ("Norwegian officials met. The officials left.", "officials", "officials"),
        ("Rebels took the town. The rebels left.", "Rebels", "rebels"),
        ("The Norwegian government met. The government decided.", "government", "government"),
        ("The Norwegian Foreign Ministry spoke. The ministry denied it.", "Ministry", "ministry"),
        ("A Norwegian spokesperson spoke. The spokeswoman left.", "spokesperson", "spokeswoman"),
        ("They fired two ballistic missiles. The missiles fell.", "missiles", "missiles"),
        ("Civilians fled. Civilians hid.", "Civilians", "Civilians"),
    ],
)
def test_one_group_or_body(text: str, left: str, right: str) -> None:
    assert same(text, left, right, nth=1 if left == right else 0)


@pytest.mark.parametrize(
    ("text", "left", "right", "nth"),
    [
        ("Norwegian troops left. Swedish troops stayed.", "troops", "troops", 1),
        ("Norwegian officials met. Norwegian soldiers left.", "officials", "soldiers", 0),
        ("Three soldiers died. Two soldiers fled.", "soldiers", "soldiers", 1),
        ("The Norwegian government met. The Swedish government met.", "government", "government", 1),
        ("The foreign ministry spoke. The defence ministry spoke.", "ministry", "ministry", 1),
        ("A spokesman spoke. A spokesman denied it.", "spokesman", "spokesman", 1),
        ("Russian forces left. Pro-Russian rebels stayed.", "forces", "rebels", 0),
    ],
)
def test_two_groups_or_bodies(text: str, left: str, right: str, nth: int) -> None:
    assert not same(text, left, right, nth=nth)


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Norwegian Defence Minister Anna Lind spoke. The defence minister left.", "minister", "Anna Lind"),
        ("Norwegian Defence Minister Anna Lind spoke. The minister left.", "minister", "Anna Lind"),
        ("Norwegian President Anna Lind spoke. The Norwegian leader left.", "leader", "Anna Lind"),
        ("Anna Lind, a Norwegian diplomat, spoke. The diplomat left.", "diplomat", "Anna Lind"),
        ("Anna Lind is the Norwegian ambassador. The ambassador left.", "ambassador", "Anna Lind"),
        ("Anna Lind served as president. The president left.", "president", None),
        ("Defence Minister Anna Lind spoke. The foreign minister left.", "minister", None),
        ("Norwegian President Anna Lind spoke. The Swedish president left.", "president", None),
    ],
)
def test_titles_find_their_holder_or_nobody(text: str, word: str, name: str | None) -> None:
    reading = read(text)
    last = len([token for token in reading.doc if token.text == word]) - 1
    found = who(reading, word, last)
    assert (found == "Anna Lind") is (name == "Anna Lind")


@pytest.mark.parametrize(
    ("text", "nominal"),
    [
        ("Jan Vogel, the Norwegian ambassador, left.", "ambassador"),
        ("The Norwegian ambassador, Jan Vogel, left.", "ambassador"),
        ("Her spokesman, Jan Vogel, left.", "spokesman"),
    ],
)
def test_a_nominal_beside_a_name_is_the_same_person(text: str, nominal: str) -> None:
    assert who(read(text), nominal) == "Jan Vogel"


@pytest.mark.parametrize(
    "text",
    [
        "Jan Vogel is not the president.",
        "Jan Vogel may be the president.",
        "If Jan Vogel were the president, he would go.",
    ],
)
def test_a_denied_or_possible_predicate_joins_nothing(text: str) -> None:
    assert who(read(text), "president") != "Jan Vogel"


def test_a_former_office_finds_the_countryman_who_is_not_in_it() -> None:
    reading = read(
        "Senior Norwegian official Jan Vogel met Norwegian President Anna Lind. The former Norwegian president smiled."
    )
    assert who(reading, "president") == "Jan Vogel"


@pytest.mark.parametrize(
    ("text", "head", "alpha3"),
    [
        ("Norway moved its troops.", "troops", "NOR"),
        ("Norwegian President Anna Lind sent her envoys.", "envoys", "NOR"),
        ("Norway’s allies met.", "allies", "NOR"),
        ("Anna Lind met her brother.", "brother", None),
    ],
)
def test_the_owner_gives_the_country(text: str, head: str, alpha3: str | None) -> None:
    reading = read(text)
    chain = reading.chain_of(next(token for token in reading.doc if token.text == head))
    assert chain is not None
    assert chain.country == alpha3


def test_the_country_two_sentences_on_is_nobody() -> None:
    assert who(read("Norway held a vote. All was calm. Snow fell. The country slept."), "country") is None


def test_groups_in_quotations_join_those_outside() -> None:
    reading = read("“Norwegian troops left,” she said. Norwegian troops were tired.")
    assert len([c for c in reading.chains if c.name == "Norwegian troops"]) == 1


@pytest.mark.parametrize("count", ["Thousands of", "A number of", "Dozens of", "Most of the", "One of the"])
def test_quantities_speak_of_what_they_count(count: str) -> None:
    reading = read(f"{count} Norwegian soldiers left.")
    head = next(
        token
        for token in reading.doc
        if token.text == count.split()[-2 if count.endswith("the") else 0] or token.text == "number"
    )
    soldiers = next(token for token in reading.doc if token.text == "soldiers")
    mention, counted = reading.mention_at(head.i), reading.mention_at(soldiers.i)
    assert counted is not None
    assert mention is None or mention.chain == counted.chain


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The president of Ukraine Jan Vogel left.", "president of Ukraine"),
        ("The head of Norwegian diplomacy Jan Vogel spoke of peace.", "head of Norwegian diplomacy"),
        ("Minister of Foreign Affairs of Norway Jan Vogel left.", "Minister of Foreign Affairs of Norway"),
    ],
)
def test_a_title_that_goes_on_behind_of_is_joined(text: str, title: str) -> None:
    chain = next(c for c in read(text).chains if c.name == "Jan Vogel")
    assert title in [t.text for t in chain.titles]


def test_a_long_title_is_taken_up_in_its_short_form() -> None:
    reading = read("Minister of Foreign Affairs of Norway Jan Vogel spoke. The Norwegian foreign minister left.")
    assert who(reading, "minister") == "Jan Vogel"


@pytest.mark.parametrize("text", ["The key ally of President Jan Vogel left.", "The mother of Jan Vogel left."])
def test_whom_somebody_belongs_to_is_another(text: str) -> None:
    reading = read(text)
    assert who(reading, "Vogel") == "Jan Vogel"
    assert who(reading, "ally" if "ally" in text else "mother") != "Jan Vogel"


def test_an_ambassador_is_no_minister() -> None:
    reading = read("U.S. Secretary of State Anna Lind spoke. The U.S. ambassador left.")
    assert who(reading, "ambassador") != "Anna Lind"


def test_the_owner_of_a_title_gives_its_holder_a_country() -> None:
    reading = read("Norway is calm. The country’s Prime Minister Anna Lind spoke.")
    assert next(c for c in reading.chains if c.name == "Anna Lind").country == "NOR"
