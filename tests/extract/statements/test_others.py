"""What no finite verb of the main clause carries: according to, in the words of, hearsay, nouns, "said this",
participles, relative clauses, conjoined cues, passives.
"""

from __future__ import annotations

import pytest

ACCORDING_TO = [
    "[According to] {the governor}, <the port was shelled twice>.",
    "[According to] {Admiral Venn}, <two brigades crossed the river>.",
    "[According to] {a report by the United Nations}, <two villages were burned>.",
    "[According to] {the newspaper}, <the minister will resign>.",
    "[According to] {Ukrainian officials}, <the dam is unsafe>.",
    "[According to] {the ministry}, <at least 3,000 men have crossed the border since Friday>.",
    "<The port was shelled twice>, [according to] {the governor}.",
    "<The port was shelled twice> [according to] {the governor}.",
    "<Two brigades crossed the river>, [according to] {Admiral Venn}.",
    "<At least 3,000 men have crossed the border>, [according to] {Ukrainian officials}.",
    "<The dam is unsafe>, [according to] {a study}.",
    "<The truce is over>, [according to] {Peter Venn}, the governor of Riga.",
    "<The port>, [according to] {the governor}, <was shelled twice>.",
    "<The brigades>, [according to] {officials}, <have crossed the river>.",
    "<The raid was>, [in the words of] {the governor}, <an act of piracy>.",
    "[In the words of] {the governor}, <the raid was an act of piracy>.",
]


@pytest.mark.parametrize("marked", ACCORDING_TO)
def test_according_to_somebody(check, marked) -> None:
    (statement,) = check(marked)
    assert statement.act == "assert"
    assert statement.by.startswith("statements/according-to@")


NOBODYS_WORD = [
    "Everything went according to plan.",
    "The troops were placed according to rank.",
    "The votes were counted according to the rules of the pact.",
    "According to the rules of the pact, the votes were counted.",
]


@pytest.mark.parametrize("text", NOBODYS_WORD)
def test_according_to_a_rule_or_a_plan_is_nobodys_word(seen, text) -> None:
    assert seen(text) == []


HEARSAY = [
    "<Kestan has> [reportedly] <moved two brigades>.",
    "<Kestan has> [reportedly] <moved two brigades to the coast>.",
    "<The general> [allegedly] <ordered the raid>.",
    "<Russia> [reportedly] <sold the drones>.",
    "<The missiles were> [reportedly] <moved by night>.",
    "<The minister> [purportedly] <signed the order>.",
]


@pytest.mark.parametrize("marked", HEARSAY)
def test_hearsay_is_a_statement_of_nobody_named(check, marked) -> None:
    (statement,) = check(marked)
    assert statement.source is None
    assert statement.act == "assert"


NOUNS = [
    "{Russia}'s [claim] <that the strait was mined> was disputed.",
    "{Iran}'s [allegation] <that the ship was armed> is false.",
    "{The minister}'s [warning] <that the dam would burst> went unheard.",
    "{The president}'s [promise] <that the crews would be freed> was kept.",
    "{Ukraine}'s [statement] <that the truce was over> came as a surprise.",
    "{His} [claim] <that the port was empty> was false.",
    "{Their} [belief] <that the war was over> was widely shared.",
    "{The general}'s [admission] <that the raid had failed> cost him his post.",
    "{Norway}'s [announcement] <that talks would resume> was welcome.",
]


@pytest.mark.parametrize("marked", NOUNS)
def test_a_noun_with_its_clause(seen, text_of, marked) -> None:
    def between(opening: str, closing: str) -> str:
        return marked.partition(opening)[2].partition(closing)[0]

    ((source, _, content),) = [parts for parts in seen(text_of(marked)) if parts[1] == between("[", "]")]
    assert source == between("{", "}")
    assert content == (between("<", ">"),)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("There were fears that the dam would burst.", "fears"),
        ("Reports that the queen had fled were false.", "Reports"),
        ("Rumours that the queen had fled spread at night.", "Rumours"),
        ("There is concern that the truce will fail.", "concern"),
    ],
)
def test_fears_and_reports_of_nobody_named(statements, text, cue) -> None:
    (statement,) = statements(text)
    assert statement.cue is not None
    assert statement.cue.text == cue
    assert statement.source is None


@pytest.mark.parametrize(
    "text",
    [
        "The claim that the minister made was withdrawn.",
        "The promise was kept.",
        "The report was published on Monday.",
        "His warning was heard.",
        "The threat is real.",
        "The view from the hill is wide.",
    ],
)
def test_a_noun_without_its_clause_says_nothing(seen, text) -> None:
    assert seen(text) == []


SAID_THIS = [
    "<Two brigades have crossed the river>. {Admiral Venn} [said] this on Monday.",
    "<Two brigades have crossed the river>. {Admiral Venn} [announced] this on Monday.",
    "<Two brigades have crossed the river>. {The ministry} [confirmed] this.",
]


@pytest.mark.parametrize("marked", SAID_THIS)
def test_somebody_said_this_of_the_sentence_before(check, marked) -> None:
    check(marked)


def test_said_so_at_the_start_of_a_text_points_nowhere(seen) -> None:
    assert seen("Admiral Venn said this on Monday.") == []


PARTICIPLES = [
    "President Oake left the talks, [warning] <that the truce could fail>.",
    "President Oake left the talks, [saying] <that the truce had failed>.",
    "President Oake left the talks, [insisting] <that no deal had been struck>.",
    "President Oake left the talks, [vowing] <to return>.",
    "President Oake left the talks, [accusing] <Russia of bad faith>.",
    "President Oake left the talks, [calling] <the offer a joke>.",
    "President Oake closed the border, [claiming] <that spies had crossed it>.",
    "President Oake closed the border, [urging] <Russia to withdraw its brigades>.",
    "President Oake closed the border, [citing] <the danger of mines>.",
]


@pytest.mark.parametrize("marked", PARTICIPLES)
def test_a_participle_belongs_to_the_subject_of_its_clause(check, marked) -> None:
    (statement,) = check(marked.replace("President Oake", "{President Oake}", 1))
    assert statement.source is not None


def test_to_speak_is_not_yet_to_say(seen) -> None:
    assert seen("Speaking in Riga, President Oake left the talks.") == []


ADDING = [
    (
        "{President Oake} [said] <the truce had failed>, adding that the fleet would sail.",
        "{President Oake} said the truce had failed, [adding] <that the fleet would sail>.",
    ),
    (
        "{President Oake} [said] <that the truce had failed>, warning that the fleet would sail.",
        "{President Oake} said that the truce had failed, [warning] <that the fleet would sail>.",
    ),
    (
        "{The minister} [said] <the border was closed>, noting that the snow was deep.",
        "{The minister} said the border was closed, [noting] <that the snow was deep>.",
    ),
    (
        "{The envoy} [urged] <both sides to hold fire>, adding that the talks would resume.",
        "{The envoy} urged both sides to hold fire, [adding] <that the talks would resume>.",
    ),
    (
        "<“We hold the river,”> {she} [said], adding that the bridge was lost.",
        "“We hold the river,” {she} said, [adding] <that the bridge was lost>.",
    ),
    (
        "<The truce had failed>, {President Oake} [said], adding that the fleet would sail.",
        "The truce had failed, {President Oake} said, [adding] <that the fleet would sail>.",
    ),
]


@pytest.mark.parametrize(("first", "second"), ADDING)
def test_what_is_added_is_a_statement_of_its_own(check, first, second) -> None:
    said, added = check(first, second)
    assert said.source is not None
    assert added.source is not None
    assert said.source.entity == added.source.entity
    assert (said.within, added.within) == (None, None)


CONJOINED = [
    (
        "{The minister} [denied] <the report> and accused Russia of shelling the port.",
        "{The minister} denied the report and [accused] <Russia of shelling the port>.",
    ),
    (
        "{The minister} [rejected] <the offer> and vowed to defend the islands.",
        "{The minister} rejected the offer and [vowed] <to defend the islands>.",
    ),
    (
        "{President Oake} [condemned] <the shelling of the port> and called for a ceasefire.",
        "{President Oake} condemned the shelling of the port and [called for] <a ceasefire>.",
    ),
    (
        "{The envoy} [called] <the raid a drill> and said that nobody was hurt.",
        "{The envoy} called the raid a drill and [said] <that nobody was hurt>.",
    ),
    (
        "{The envoy} [said] <that the talks had failed> and urged both sides to hold fire.",
        "{The envoy} said that the talks had failed and [urged] <both sides to hold fire>.",
    ),
    (
        "{Russia} [denied] <the claims> but said that its troops were on alert.",
        "{Russia} denied the claims but [said] <that its troops were on alert>.",
    ),
]


@pytest.mark.parametrize(("first", "second"), CONJOINED)
def test_two_cues_of_one_subject_are_two_statements(check, first, second) -> None:
    one, other = check(first, second)
    assert one.source == other.source
    assert (one.within, other.within) == (None, None)


RELATIVES = [
    "{Admiral Venn}, who [said] <that the fleet was safe>, left on Monday.",
    "{Officials} who [believe] <that the war is lost> are silent.",
    "{The minister}, who [accused] <Russia of bad faith>, left the talks.",
    "{The group}, which [denied] <that it had planted the bomb>, was banned.",
    "{The general}, who has [threatened] <to close the strait>, was dismissed.",
    "{The envoy}, who [urged] <both sides to hold fire>, returned to Oslo.",
]


@pytest.mark.parametrize("marked", RELATIVES)
def test_who_says_it_in_a_relative_clause(check, marked) -> None:
    check(marked)


PASSIVES = [
    "{Admiral Venn} was quoted as [saying] <that the fleet was safe>.",
    "{Admiral Venn} is quoted as [saying] <the fleet was safe>.",
    "{Admiral Venn} was cited as [saying] <that the fleet was safe>.",
    "{President Oake} was quoted by state media as [saying] <that the war was over>.",
]


@pytest.mark.parametrize("marked", PASSIVES)
def test_who_is_quoted_as_saying_it(seen, text_of, marked) -> None:
    ((source, cue, content),) = seen(text_of(marked))
    assert source == marked.partition("{")[2].partition("}")[0]
    assert cue is not None
    assert cue.endswith("saying")
    assert content == (marked.partition("<")[2].partition(">")[0],)


@pytest.mark.parametrize(
    "text",
    [
        "It was announced that the border would be closed.",
        "It is believed that the mines were laid at night.",
        "It is feared that the dam will burst.",
        "It was reported that the queen had fled.",
    ],
)
def test_an_it_that_nobody_is_gives_no_source(statements, text) -> None:
    for statement in statements(text):
        assert statement.source is None


AS_PUT = [
    "<The war is lost>, as {Admiral Venn} [put] it.",
    "As {Admiral Venn} [put] it, <the war is lost>.",
]


@pytest.mark.parametrize("marked", AS_PUT)
def test_as_somebody_put_it(seen, text_of, marked) -> None:
    ((source, _, content),) = seen(text_of(marked))
    assert source == "Admiral Venn"
    assert "".join(content).lower() == "the war is lost"


WITH_ITS_REASON = [
    "<There was no truce>, [according to] {Ilse Brandt}, <because the guns had not been moved>.",
    "<The talks had failed>, [according to] {the envoy}, <because Kestan had sent no one>.",
    "<The pier was shut>, [according to] {the governor}, <because it had been mined>.",
]


@pytest.mark.parametrize("marked", WITH_ITS_REASON)
def test_a_reason_behind_the_source_is_the_sources(check, marked) -> None:
    check(marked)
