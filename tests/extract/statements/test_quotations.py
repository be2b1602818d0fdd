"""Quotations: where their cue stands, how they run on, and whose they are where several speak."""

from __future__ import annotations

import pytest

CUE_POSITIONS = [
    "<“We hold the river and the bridge,”> {Admiral Venn} [said].",
    "<“We hold the river and the bridge,”> [said] {Admiral Venn}.",
    "<“We hold the river and the bridge,”> {he} [said].",
    "<“We hold the river and the bridge,”> {Admiral Venn} [said] on Monday.",
    "<“We hold the river and the bridge,”> {Admiral Venn} [said] in a statement.",
    "<“We hold the river and the bridge,”> {Admiral Venn}, the commander, [said].",
    "<“We hold the river and the bridge,”> [said] {Admiral Venn}, the commander.",
    "<“We hold the river and the bridge,”> [said] {Ada Oake}, who leads the mission.",
    "<“We hold the river and the bridge,”> {a spokesman for the army} [said].",
    "<“We hold the river and the bridge,”> {the ministry} [said].",
    "<“We hold the river and the bridge,”> {she} [told] reporters.",
    "<“We hold the river and the bridge,”> {she} [wrote].",
    "<“We hold the river and the bridge,”> {she} [insisted].",
    "<“We hold the river and the bridge!”> {she} [added].",
    "<“Do you hold the river and the bridge?”> {she} [asked].",
    "<“The river is ours —”> {she} [said].",
    "{Admiral Venn} [said]: <“We hold the river.”>",
    "{Admiral Venn} [said], <“We hold the river.”>",
    "{Admiral Venn} [added]: <“We hold the river and the bridge.”>",
    "{Admiral Venn} [told] reporters: <“We hold the river.”>",
    "{Admiral Venn} [told] reporters in Riga: <“We hold the river.”>",
    "{Admiral Venn} [said] in a statement: <“We hold the river.”>",
    "{The queen} [replied]: <“We shall not yield.”>",
    "<“We hold the river,”> {Admiral Venn} [said], <“and we hold the bridge.”>",
    "<“We hold the river,”> [said] {Admiral Venn}, <“and we hold the bridge.”>",
    "<“The river,”> {Admiral Venn} [said], <“is ours from the bridge to the sea.”>",
    "<“We hold the river,”> {she} [said], <“but the bridge is lost.”>",
    "<“No,”> {she} [said].",
]


@pytest.mark.parametrize("marked", CUE_POSITIONS)
def test_a_quotation_and_its_cue(check, marked) -> None:
    (statement,) = check(marked)
    assert statement.manner == "direct"


RUNNING_ON = [
    "<“We hold the river,”> {Admiral Venn} [said]. <“We also hold the bridge to the east.”>",
    "<“We hold the river. We hold the bridge,”> {Admiral Venn} [said].",
    "<“We hold the river. We hold the bridge. We hold the town,”> {Admiral Venn} [said].",
    "{Admiral Venn} [said]: <“We hold the river. We hold the bridge.”>",
    "<“We hold the river,”> {Admiral Venn} [said]. <“We hold the bridge. We hold the town.”>",
    "<“We hold the river,”> {she} [told] reporters in Riga. <“The bridge will be ours by Monday.”>",
    "<“We hold the river,”> {Admiral Venn} [said].\n\n<“We also hold the bridge to the east.”>",
    "<“We hold the river,”> {Admiral Venn} [said]. <“We hold the bridge.>\n\n<“And we hold the town.”>",
    "<“We hold the river,”> {he} [said], <“and the bridge.”> <“We will hold the town as well.”>",
]


@pytest.mark.parametrize("marked", RUNNING_ON)
def test_a_quotation_runs_on(check, marked) -> None:
    (statement,) = check(marked)
    assert statement.manner == "direct"


SPEAKERS = {
    "two in one paragraph, both behind": (
        "“We hold the river,” Admiral Venn said. “That is false,” President Oake replied.",
        [("Admiral Venn", "“We hold the river,”"), ("President Oake", "“That is false,”")],
    ),
    "two in two paragraphs": (
        "“We hold the river,” Admiral Venn said.\n\n“That is false,” President Oake replied.",
        [("Admiral Venn", "“We hold the river,”"), ("President Oake", "“That is false,”")],
    ),
    "two, the first behind and the second in front": (
        "“We hold the river,” Admiral Venn said. President Oake replied: “That is false.”",
        [("Admiral Venn", "“We hold the river,”"), ("President Oake", "“That is false.”")],
    ),
    "two, both in front": (
        "Admiral Venn said: “We hold the river.” President Oake replied: “That is false.”",
        [("Admiral Venn", "“We hold the river.”"), ("President Oake", "“That is false.”")],
    ),
    "three in a row": (
        "“We hold the river,” Admiral Venn said. “That is false,” Ada Oake replied. “Stop the war,” the pope said.",
        [
            ("Admiral Venn", "“We hold the river,”"),
            ("Ada Oake", "“That is false,”"),
            ("the pope", "“Stop the war,”"),
        ],
    ),
    "the first runs on before the second speaks": (
        "“We hold the river,” Admiral Venn said. “We hold the bridge too.” “That is false,” President Oake replied.",
        [
            ("Admiral Venn", "“We hold the river,” “We hold the bridge too.”"),
            ("President Oake", "“That is false,”"),
        ],
    ),
    "the second runs on": (
        "“We hold the river,” Admiral Venn said. “That is false,” President Oake replied. “The river is frozen over.”",
        [("Admiral Venn", "“We hold the river,”"), ("President Oake", "“That is false,” “The river is frozen over.”")],
    ),
    "an indirect one between": (
        "“We hold the river,” Admiral Venn said. Ada Oake said the river was frozen. “Stop the war,” the pope said.",
        [
            ("Admiral Venn", "“We hold the river,”"),
            ("Ada Oake", "the river was frozen"),
            ("the pope", "“Stop the war,”"),
        ],
    ),
    "a woman and a man by pronoun": (
        "Ada Oake met Peter Venn in Riga. “We hold the river,” she said. “That is false,” he replied.",
        [("she", "“We hold the river,”"), ("he", "“That is false,”")],
    ),
    "the speaker is named by the sentence before": (
        "Admiral Venn was blunt. “We hold the river and the bridge.”",
        [("Admiral Venn", "“We hold the river and the bridge.”")],
    ),
}


@pytest.mark.parametrize("name", SPEAKERS)
def test_each_speaker_keeps_the_own_words(statements, name) -> None:
    text, wanted = SPEAKERS[name]
    found = [(s.source and s.source.span.text, " ".join(part.text for part in s.content)) for s in statements(text)]
    assert found == wanted


@pytest.mark.parametrize("name", SPEAKERS)
def test_no_quotation_is_given_to_two_speakers(statements, name) -> None:
    parts = [part for statement in statements(SPEAKERS[name][0]) for part in statement.content]
    assert len({part.start for part in parts}) == len(parts)


def test_a_woman_and_a_man_are_two_entities(statements) -> None:
    she, he = statements(SPEAKERS["a woman and a man by pronoun"][0])
    assert she.source is not None
    assert he.source is not None
    assert she.source.entity is not None
    assert he.source.entity is not None
    assert she.source.entity != he.source.entity


MIXED = [
    "{Admiral Venn} [said] <the river was a “red line” for the fleet>.",
    "{Admiral Venn} [called] <the raid “an act of piracy”>.",
    "{Admiral Venn} [said] <the fleet would “never” leave>.",
    "{Admiral Venn} [warned] <that “any ship” would be sunk>.",
    "{Russia} [threatened] <to “close the strait”>.",
    "{President Oake} [urged] <Russia to “stop the madness” at once>.",
    "{The minister} [described] <the talks as “frank and useful”>.",
    "{Ukraine} [accused] <Russia of “state terrorism”>.",
    "<The raid was “an act of piracy,”> {Admiral Venn} [said].",
    "[According to] {the governor}, <the port was “in ruins”>.",
    "{The president} [rejected] <the offer as “a bad joke”>.",
]


@pytest.mark.parametrize("marked", MIXED)
def test_words_quoted_within_a_clause_make_it_mixed(check, marked) -> None:
    (statement,) = check(marked)
    assert statement.manner == "mixed"


WHOLE_CLAUSE_QUOTED = [
    "{Admiral Venn} [said] <“the river is ours.”>",
    "{Admiral Venn} [said] that <“the river is ours.”>",
]


@pytest.mark.parametrize("marked", WHOLE_CLAUSE_QUOTED)
def test_a_clause_that_is_all_quoted_is_cited_with_its_marks(statements, text_of, marked) -> None:
    (statement,) = statements(text_of(marked))
    assert statement.content[-1].text.endswith("“the river is ours.”")
    assert statement.manner in ("direct", "mixed")


STYLES = {
    "curly": "“We hold the river,” Admiral Venn said. “The bridge is also ours.”",
    "straight": '"We hold the river," Admiral Venn said. "The bridge is also ours."',
    "backticks": "``We hold the river,'' Admiral Venn said. ``The bridge is also ours.''",
    "guillemets": "«We hold the river,» Admiral Venn said. «The bridge is also ours.»",
    "curly single": "‘We hold the river,’ Admiral Venn said. ‘The bridge is also ours.’",
}


@pytest.mark.parametrize("style", STYLES)
def test_every_style_of_marks_gives_the_same_statement(statements, style) -> None:
    text = STYLES[style]
    (statement,) = statements(text)
    assert statement.source is not None
    assert statement.source.span.text == "Admiral Venn"
    assert statement.manner == "direct"
    assert [part.text.strip("“”\"'`«»‘’") for part in statement.content] == [
        "We hold the river,",
        "The bridge is also ours.",
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“Putin’s soldiers hold the river,” Admiral Venn said.", "“Putin’s soldiers hold the river,”"),
        ("“The soldiers’ journey was long,” Admiral Venn said.", "“The soldiers’ journey was long,”"),
        ('"Putin\'s soldiers hold the river," Admiral Venn said.', '"Putin\'s soldiers hold the river,"'),
        ('"The soldiers\' journey was long," Admiral Venn said.', '"The soldiers\' journey was long,"'),
        ("“We don’t and we won’t,” Admiral Venn said.", "“We don’t and we won’t,”"),
        ("“It was in ’44 that we met,” Admiral Venn said.", "“It was in ’44 that we met,”"),
    ],
)
def test_an_apostrophe_ends_no_quotation(statements, text, content) -> None:
    (statement,) = statements(text)
    assert [part.text for part in statement.content] == [content]


OVER_PARAGRAPHS = (
    "“We hold the river,” Admiral Venn said. “We have held it since May.\n\n"
    "“We will hold it in winter.\n\n"
    "“And in spring we will cross it.”\n\n"
    "The ministry gave no figures."
)


def test_a_quotation_over_three_paragraphs_is_one_statement(statements) -> None:
    (statement,) = statements(OVER_PARAGRAPHS)
    assert statement.source is not None
    assert statement.source.span.text == "Admiral Venn"
    whole = " ".join(part.text for part in statement.content)
    assert "held it since May" in whole
    assert "hold it in winter" in whole
    assert "cross it" in whole
    assert "figures" not in whole


def test_its_parts_are_cited_one_by_one_and_in_order(statements) -> None:
    (statement,) = statements(OVER_PARAGRAPHS)
    starts = [part.start for part in statement.content]
    assert starts == sorted(starts)
    assert all("Admiral" not in part.text for part in statement.content)


def test_a_heading_between_does_not_join_two_speakers(statements) -> None:
    text = (
        "“We hold the river,” Admiral Venn said on Monday after the talks in Riga had failed.\n\n"
        "Bridge lost\n\n"
        "“The bridge is lost and the town is burning,” President Oake said in a long address to the nation."
    )
    first, second = statements(text)
    assert first.source is not None
    assert second.source is not None
    assert [first.source.span.text, second.source.span.text] == ["Admiral Venn", "President Oake"]
    assert all("Bridge lost" not in part.text for s in (first, second) for part in s.content)


SCARE_QUOTES = [
    "The “Iron Queen” is the oldest ship of the fleet.",
    "The so-called “people’s republic” has no mint.",
    "Troops entered the “grey zone” at dawn.",
    "The book “The Long Winter” sold out in a day.",
    "The film “Ice and Fire” opened in Riga on Friday.",
    "Operation “Northern Shield” began on Monday.",
    "The “peacekeepers” shelled the port.",
    "The frigate “Sea Wolf” left the port of Riga.",
]


@pytest.mark.parametrize("text", SCARE_QUOTES)
def test_names_and_scare_quotes_are_no_statements(seen, text) -> None:
    assert seen(text) == []


NO_OWNER = [
    "“We hold the river and the bridge.”",
    "A banner hung from the bridge. “Down with the war.”",
]


@pytest.mark.parametrize("text", NO_OWNER)
def test_a_quotation_without_a_speaker_is_given_to_nobody_in_particular(statements, text) -> None:
    for statement in statements(text):
        assert statement.source is None or statement.source.span.text in text


def test_two_quotations_of_one_word_each_do_not_swallow_the_text_between(statements) -> None:
    text = "Admiral Venn called the raid “piracy” and President Oake called it “murder”."
    found = statements(text)
    assert [s.source.span.text for s in found if s.source] == ["Admiral Venn", "President Oake"]
    assert "murder" not in found[0].content[0].text


def test_an_open_quotation_takes_no_other_paragraph_with_it(statements) -> None:
    text = "“We hold the river, Admiral Venn said.\n\nThe ministry gave no figures.\n\nSnow fell on Riga."
    for statement in statements(text):
        assert all("Snow" not in part.text for part in statement.content)


RUNS_ON_WITH_A_CUE_WITHIN = [
    "“We saw it coming,” {Ada Oake} [said]. “They thought they would win. It was not so.”",
    "“We saw it coming,” {Ada Oake} [said]. “It says in the treaty that the river is ours. We hold to that.”",
    "“We saw it coming,” [wrote] {Ada Oake}. “Two of three crews told me that the guns had been moved by night.”",
    "“Did we see it coming?” {Ada Oake} [said] on a radio show. “Nobody did, and I believe that nobody could.”",
]


@pytest.mark.parametrize("marked", RUNS_ON_WITH_A_CUE_WITHIN)
def test_a_quotation_runs_on_though_it_holds_a_cue(statements, text_of, marked) -> None:
    text = text_of(marked)
    first = statements(text)[0]
    assert [part.text for part in first.content] == [text[: text.index("”") + 1], text[text.rindex("“") :]]
    assert all(s.cue is not None for s in statements(text))


RUNS_ON_FROM_A_CLAUSE = [
    ("Ada Oake said that the fleet was near.", "“The captain told me so. I asked him when. By night, he answered.”"),
    ("Ada Oake insisted that there were “no winners” in the war.", "“Somebody may say that we won. We did not win.”"),
    ("Ada Oake warned on Monday that the ice was thin.", "“Nobody should cross it before the frost comes back.”"),
]


@pytest.mark.parametrize(("told", "quoted"), RUNS_ON_FROM_A_CLAUSE)
@pytest.mark.parametrize("joint", [" ", "\n\n"])
def test_a_quotation_carries_on_what_was_told_before_it(statements, told, quoted, joint) -> None:
    first = statements(told + joint + quoted)[0]
    assert first.source.span.text == "Ada Oake"
    assert first.content[-1].text == quoted
    assert len(first.content) == 2
