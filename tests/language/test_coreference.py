"""Who each noun phrase speaks of: names, titles, nominals, pronouns, speakers; on sentences of our own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language import read_language
from sayso.language.coreference import link_mentions, link_speakers
from sayso.language.reading import Chain, Reading
from sayso.model import Argument, DocumentKind, Span, Statement, make_document


def read(text: str, kind: DocumentKind = "story") -> Reading:
    return link_mentions(read_language(make_document(text, kind=kind)))


def words_of(reading: Reading, index: int) -> list[str]:
    """The words of a chain's mentions."""
    return [reading.doc[m.start : m.end].text for m in reading.mentions if m.chain == index]


def chain_named(reading: Reading, name: str, kind: str | None = None) -> tuple[Chain, list[str]]:
    """The one chain of a name, and its mentions."""
    found = [
        (c, words_of(reading, i)) for i, c in enumerate(reading.chains) if c.name == name and kind in (None, c.kind)
    ]
    assert len(found) == 1, (name, [(c.name, c.kind) for c in reading.chains])
    return found[0]


def who(reading: Reading, word: str, nth: int = 0) -> str | None:
    """Whom a word of the text speaks of."""
    tokens = [token for token in reading.doc if token.text == word]
    chain = reading.chain_of(tokens[nth])
    return chain.name if chain else None


# Names


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        (
            "Valdorian envoy Petra Lindqvist arrived on Monday. Lindqvist met ministers. Ms. Lindqvist left.",
            "Petra Lindqvist",
            ["Valdorian envoy Petra Lindqvist", "Lindqvist", "Ms. Lindqvist"],
        ),
        (
            "Ukrainian President Volodymyr Zelensky spoke. Zelenskyy thanked allies, and Zelenskiy left.",
            "Volodymyr Zelensky",
            ["Ukrainian President Volodymyr Zelensky", "Zelenskyy", "Zelenskiy"],
        ),
        (
            "President Joseph R. Biden spoke in Oslo. Joe Biden left.",
            "Joseph R. Biden",
            ["President Joseph R. Biden", "Joe Biden"],
        ),
        (
            "North Korean leader Kim Jong Un spoke. Kim vowed to respond.",
            "Kim Jong Un",
            ["North Korean leader Kim Jong Un", "Kim"],
        ),
    ],
)
def test_variants_of_a_persons_name_are_one_person(text: str, name: str, mentions: list[str]) -> None:
    chain, found = chain_named(read(text), name)
    assert (chain.kind, found) == ("person", mentions)


def test_siblings_of_one_family_name_stay_two() -> None:
    reading = read("North Korean leader Kim Jong Un met his sister Kim Yo Jong on Monday.")
    assert {"Kim Jong Un", "Kim Yo Jong"} <= {c.name for c in reading.chains}


def test_a_surname_goes_to_its_last_bearer_of_that_gender() -> None:
    reading = read("Hans Berger met Anna Berger in Oslo. Mr. Berger spoke first, then Mrs. Berger spoke.")
    assert chain_named(reading, "Hans Berger")[1][-1] == "Mr. Berger"
    assert chain_named(reading, "Anna Berger")[1][-1] == "Mrs. Berger"


def test_the_party_in_parentheses_belongs_to_the_mention_and_tells_the_country() -> None:
    chain, mentions = chain_named(
        read("House Budget Committee Chair Carla Munoz (R-Ohio) urged restraint on Monday."), "Carla Munoz"
    )
    assert mentions == ["House Budget Committee Chair Carla Munoz (R-Ohio)"]
    assert (chain.country, chain.sectors) == ("USA", ("LEG",))
    assert [title.text for title in chain.titles] == ["House Budget Committee Chair"]


def test_an_acronym_in_parentheses_names_the_body_before_it() -> None:
    reading = read("The Organization for Maritime Safety in Orm (OMSO) met on Friday. OMSO urged restraint.")
    assert who(reading, "OMSO", 1) == who(reading, "Organization")


def test_bodies_of_two_countries_stay_two() -> None:
    reading = read("Russia's Defence Ministry denied it. Ukraine's Defence Ministry confirmed it.")
    countries = sorted(c.country or "" for c in reading.chains if c.kind == "organization")
    assert countries == ["RUS", "UKR"]


@pytest.mark.parametrize(
    ("text", "kind"), [("Troops moved to Vladivostok.", "place"), ("Shells fell near Mariupol and Kherson.", "place")]
)
def test_the_gazetteer_outvotes_the_tagger(text: str, kind: str) -> None:
    reading = read(text)
    assert {c.kind for c in reading.chains if c.name in ("Vladivostok", "Mariupol", "Kherson")} == {kind}


def test_countries_go_by_the_codebooks_name() -> None:
    chain, mentions = chain_named(
        read("The U.S. warned Iran. America would respond, the United States said."), "United States"
    )
    assert (chain.kind, chain.country, len(mentions)) == ("country", "USA", 3)


def test_a_capital_is_a_government_where_it_acts_and_a_place_where_things_are() -> None:
    reading = read("Envoys urged Moscow to stop. Moscow refused. A market burned in Moscow. Aid to Kyiv went on.")
    assert (
        chain_named(reading, "Moscow", "organization")[0].sectors,
        len(chain_named(reading, "Moscow", "organization")[1]),
    ) == (("GOV",), 2)
    assert chain_named(reading, "Moscow", "place")[1] == ["Moscow"]
    assert chain_named(reading, "Kyiv")[0].kind == "organization"


def test_a_headings_capitals_are_no_names() -> None:
    reading = read("Calls for Harbour Response\nNorwegian soldiers took the harbour on Monday.")
    assert "Harbour Response" not in {c.name for c in reading.chains}


# Titles and nominals


def test_titles_join_from_before_and_behind() -> None:
    reading = read(
        "Lena Fischer, the German defence minister, spoke. Her spokesman, Jan Vogel, took questions. The minister left."
    )
    chain, mentions = chain_named(reading, "Lena Fischer")
    assert (chain.country, mentions[-1]) == ("DEU", "The minister")
    assert who(reading, "spokesman") == "Jan Vogel"


def test_a_title_finds_the_one_who_holds_it() -> None:
    reading = read(
        "Belarusian commander Igor Malko met Polish President Adam Nowak. "
        "The Belarusian commander left. The president stayed."
    )
    assert (who(reading, "commander", 1), who(reading, "president")) == ("Igor Malko", "Adam Nowak")


def test_of_two_presidents_a_bare_title_is_left_open() -> None:
    reading = read("French President Luc Moreau met Polish President Adam Nowak. The president spoke.")
    assert who(reading, "president") not in ("Luc Moreau", "Adam Nowak")


def test_the_former_president_is_not_the_president() -> None:
    reading = read("Polish President Adam Nowak spoke. The former president did not.")
    assert who(reading, "president") != "Adam Nowak"


def test_a_country_alone_is_told_by_titles_and_spellings_stay() -> None:
    chain, _ = chain_named(read("U.S. lawmakers met Defense Secretary Maria Weber."), "Maria Weber")
    assert chain.country == "USA"


def test_groups_of_one_country_and_sense_are_one() -> None:
    reading = read(
        "Norwegian troops crossed the river. At least 300 Norwegian soldiers took a hill. "
        "The soldiers dug in, and these troops stayed. Swedish troops watched."
    )
    chain, mentions = chain_named(reading, "Norwegian troops")
    assert (chain.country, chain.sectors, chain.plural) == ("NOR", ("MIL",), True)
    assert mentions == ["Norwegian troops", "At least 300 Norwegian soldiers", "The soldiers", "these troops"]
    assert chain_named(reading, "Swedish troops")[1] == ["Swedish troops"]


def test_a_partitive_speaks_of_what_it_counts() -> None:
    reading = read("Thousands of Norwegian soldiers crossed the river.")
    assert who(reading, "Thousands") == who(reading, "soldiers") == "Norwegian soldiers"


def test_a_ministry_is_taken_up_by_its_noun() -> None:
    reading = read("The Norwegian foreign ministry protested on Monday. The ministry called the strike a crime.")
    assert who(reading, "ministry", 1) == who(reading, "ministry") == "Norwegian foreign ministry"


def test_what_a_country_owns_is_of_that_country() -> None:
    reading = read("Norway said that its troops had left.")
    # type: ignore[union-attr]
    assert reading.chain_of(next(t for t in reading.doc if t.text == "troops")).country == "NOR"


def test_the_country_is_the_one_just_named_and_nobody_where_there_are_two() -> None:
    assert who(read("Norway held a vote. The country is calm."), "country") == "Norway"
    assert who(read("Norway met Sweden. The country is calm."), "country") is None


# Pronouns


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Hans Berger met Anna Lind in Oslo. She left early.", "She", "Anna Lind"),
        ("Hans Berger met Anna Lind in Oslo. He left early.", "He", "Hans Berger"),
        ("Hans Berger told Jan Vogel that he would go.", "he", "Hans Berger"),
        ("Norwegian soldiers took the hill after they crossed the river.", "they", "Norwegian soldiers"),
        ("The Norwegian government said it would not yield.", "it", "Norwegian government"),
        ("In his speech, Hans Berger urged restraint.", "his", "Hans Berger"),
        ("Hans Berger, who lives in Oslo, spoke.", "who", "Hans Berger"),
        ("Norway would defend itself.", "itself", "Norway"),
        ("Envoys called on the Norwegian government to reconsider its position.", "its", "Norwegian government"),
    ],
)
def test_pronouns_find_whom_they_mean(text: str, pronoun: str, name: str) -> None:
    assert who(read(text), pronoun) == name


@pytest.mark.parametrize(
    "text",
    [
        "Norway was calm. It was clear that the talks had failed.",
        "Norway was calm. It seems that the talks failed.",
        "Norway made it clear that the talks had failed.",
    ],
)
def test_an_empty_it_means_nobody(text: str) -> None:
    reading = read(text)
    token = next(t for t in reading.doc if t.lower_ == "it")
    assert reading.mention_at(token.i) is None


def test_within_a_quotation_a_third_person_is_not_its_speaker() -> None:
    reading = read("Jan Vogel left on Monday. “He has gone,” Hans Berger said.")
    assert who(reading, "He") == "Jan Vogel"


def test_an_object_is_not_the_subject_of_its_verb() -> None:
    reading = read("Jan Vogel spoke. Hans Berger thanked him.")
    assert who(reading, "him") == "Jan Vogel"


# Speakers


def say(reading: Reading, source: str, content: str) -> Statement:
    """A statement made by hand: who says which words, directly."""
    start = reading.document.text.index(content)
    token = next(t for t in reading.doc if t.text == source)
    argument: Argument = reading.argument(token)
    span = Span(start, start + len(content), content)
    return Statement(id="s-1", by="test", source=argument, cue=None, content=(span,), manner="direct", act="assert")


def test_the_first_person_is_the_speaker_and_we_the_country_spoken_for() -> None:
    text = "Norwegian Prime Minister Anna Lind spoke for Norway. “I am sure that we will hold,” Lind said."
    reading = read(text)
    linked = link_speakers(reading, [say(reading, "Lind", "“I am sure that we will hold,”")])
    assert (who(linked, "I"), who(linked, "we")) == ("Anna Lind", "Norway")


def test_we_is_nobody_where_the_country_is_not_spoken_of() -> None:
    reading = read("Anna Lind spoke. “I know that we will hold,” Lind said.")
    linked = link_speakers(reading, [say(reading, "Lind", "“I know that we will hold,”")])
    assert (who(linked, "I"), who(linked, "we")) == ("Anna Lind", None)


def test_a_turn_is_its_labels_person_and_their_i() -> None:
    text = "MR. BERGER:  I have news.\n\nQ    Hans Berger, when will you go?\n\nMR. BERGER:  I do not know.\n"
    reading = read(text, kind="transcript")
    chain, mentions = chain_named(reading, "Hans Berger")
    assert chain.kind == "person"
    assert [m for m in mentions if "BERGER" in m] == ["MR. BERGER", "MR. BERGER"]
    assert mentions.count("I") == 2


def test_a_label_alone_gives_the_name_in_ordinary_capitals() -> None:
    reading = read("MS. LINDQVIST:  Good morning.\n\nQ    When?\n", kind="transcript")
    assert chain_named(reading, "Lindqvist")[0].gender == "f"
    assert not any(c.name in ("Q", "Question") for c in reading.chains)


# Whatever the text

PIECES = st.sampled_from(
    [
        "Hans Berger",
        "Mr. Berger",
        "he",
        "the president",
        "Norwegian troops",
        "Moscow",
        "said",
        "(R-Ohio)",
        "“",
        "”",
        "\n",
        "it",
        "who",
        "of",
        "thousands",
        "its",
        "Kim",
        "the",
        "U.S.",
        "’s",
        "-",
        ",",
        ".",
        "General",
        "and",
        "I",
        "O",
        "İ",
        "́",
        "MR. BERGER:",
        "Trinidad and",
        "the Ministry of",
        "Secretary of State",
        "(OSCE)",
        "one of the",
        "\t",
        "«",
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.lists(PIECES, max_size=30).map(" ".join), st.text(max_size=120)),
    st.sampled_from(["story", "transcript"]),
)
def test_any_text_gives_cited_mentions_and_unique_chains(text: str, kind: DocumentKind) -> None:
    reading = read(text, kind)
    assert len({c.entity for c in reading.chains}) == len(reading.chains)
    assert len({m.head for m in reading.mentions}) == len(reading.mentions)
    for mention in reading.mentions:
        span = reading.span_of(reading.doc[mention.start : mention.end])
        assert text[span.start : span.end] == span.text
        assert mention.start <= mention.head < mention.end
        assert 0 <= mention.chain < len(reading.chains)
    for chain in reading.chains:
        assert chain.name
        assert all(text[t.start : t.end] == t.text for t in chain.titles)
    again = read(text, kind)
    assert (again.chains, again.mentions) == (reading.chains, reading.mentions)


def test_link_speakers_without_statements_changes_nothing() -> None:
    reading = read("Hans Berger spoke.")
    assert link_speakers(reading, []) == replace(reading)
