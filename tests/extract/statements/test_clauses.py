"""Statements with a finite clause: before the cue, behind it, around it; with every sort of source."""

from __future__ import annotations

import pytest

BEHIND = [
    "{Admiral Venn} [said] <that the fleet was safe>.",
    "{Admiral Venn} [said] <the fleet was safe>.",
    "{Admiral Venn} has [said] <that the fleet was safe>.",
    "{Admiral Venn} had already [said] <that the fleet was safe>.",
    "{Admiral Venn} [says] <the fleet is safe>.",
    "{Admiral Venn} is [saying] <that the fleet is safe>.",
    "On Monday {Admiral Venn} [said] <that the fleet was safe>.",
    "{Admiral Venn} later [said] <that the fleet was safe>.",
    "{Admiral Venn} [stated] <that no ship had been lost>.",
    "{Admiral Venn} [declared] <that the channel was open>.",
    "{Admiral Venn} [insisted] <that no order had been given>.",
    "{Admiral Venn} [argued] <that the blockade was lawful>.",
    "{Admiral Venn} [maintained] <that his crews had acted alone>.",
    "{Admiral Venn} [noted] <that the river was frozen>.",
    "{Admiral Venn} [claimed] <that the raiders had fled>.",
    "{Admiral Venn} [suggested] <that the raiders had been paid>.",
    "{Admiral Venn} [hinted] <that more ships were on the way>.",
    "{Admiral Venn} [stressed] <that the truce was holding>.",
    "{Admiral Venn} [conceded] <that two ships were missing>.",
    "{Admiral Venn} [testified] <that he had never seen the order>.",
    "{Admiral Venn} [wrote] <that the harbour was mined>.",
    "{Admiral Venn} [announced] <that the harbour would reopen>.",
    "{Admiral Venn} [revealed] <that spies had been caught>.",
    "{Admiral Venn} [complained] <that the letters went unanswered>.",
    "{Admiral Venn} [alleged] <that agents had cut the cable>.",
    "{Admiral Venn} [predicted] <that the ice would hold>.",
    "{Admiral Venn} [believes] <that the raid failed>.",
    "{Admiral Venn} [thinks] <the raid failed>.",
    "{Admiral Venn} [fears] <that the raid will be repeated>.",
    "{Admiral Venn} [hopes] <that the talks succeed>.",
    "{Admiral Venn} [hoped] <that the talks would succeed>.",
    "{Admiral Venn} [doubts] <that the talks will succeed>.",
    "{Admiral Venn} [pointed out] <that the lighthouse was dark>.",
    "{Admiral Venn} [made clear] <that the fleet would not turn back>.",
    "{Admiral Venn} [made it clear] <that the fleet would not turn back>.",
    "{Admiral Venn} [went on to say] <that the fleet would not turn back>.",
]


@pytest.mark.parametrize("marked", BEHIND)
def test_a_clause_behind_its_cue(check, marked) -> None:
    (statement,) = check(marked)
    assert statement.manner == "indirect"


BEFORE = [
    "<The fleet was safe>, {Admiral Venn} [said].",
    "<The fleet was safe>, {he} [said].",
    "<The fleet was safe>, [said] {Admiral Venn}.",
    "<The fleet was safe>, {officials} [said].",
    "<The fleet was safe>, {the defence ministry} [said] on Monday.",
    "<The fleet was safe>, {a government spokesman} [said] late on Monday.",
    "<The fleet had never left port>, {the minister} [insisted].",
    "<Two of the ships were missing>, {the minister} [conceded].",
    "<The truce will not hold>, {analysts} [warn].",
    "<The bridge will be rebuilt by spring>, {the mayor} [announced].",
    "<No shot has been fired>, {the general} [added].",
    "<The harbour has been closed since Friday>, {residents} [told] reporters.",
    "<The crews were safe and well>, {the Norwegian foreign ministry} [confirmed].",
    "<Germany will train two brigades>, {Foreign Minister Ada Oake} [said] in Riga.",
    "<Russia has moved its missiles>, {Ukraine} [says].",
    "<The pipeline was cut by an anchor>, {investigators} [believe].",
]


@pytest.mark.parametrize("marked", BEFORE)
def test_a_clause_before_its_cue(check, marked) -> None:
    (statement,) = check(marked)
    assert statement.manner == "indirect"


AROUND = [
    "<The raid>, {he} [said], <was an act of piracy>.",
    "<The raid>, {Admiral Venn} [said], <was an act of piracy>.",
    "<The fleet>, {the minister} [insisted], <had never left its port>.",
    "<The siege>, {officials} [believe], <will last until the spring>.",
    "<The talks>, {she} [added], <had not failed>.",
]


@pytest.mark.parametrize("marked", AROUND)
def test_a_clause_around_its_cue(check, marked) -> None:
    check(marked)


SOURCES = [
    "{She} [said] <that the fleet was safe>.",
    "{They} [said] <that the fleet was safe>.",
    "{Russia} [said] <that the fleet was safe>.",
    "{Moscow} [said] <that the fleet was safe>.",
    "{NATO} [said] <that the fleet was safe>.",
    "{The White House} [said] <that the fleet was safe>.",
    "{The Kremlin} [said] <that the fleet was safe>.",
    "{The European Union} [said] <that the fleet was safe>.",
    "{The United Nations} [said] <that the fleet was safe>.",
    "{Ukrainian officials} [said] <that the fleet was safe>.",
    "{Two senior officials} [said] <that the fleet was safe>.",
    "{A senior official} [said] <that the fleet was safe>.",
    "{Several witnesses} [said] <that the fleet was safe>.",
    "{Residents of the town} [said] <that the fleet was safe>.",
    "{The army's chief of staff} [said] <that the fleet was safe>.",
    "{The president's spokesman} [said] <that the fleet was safe>.",
    "{Local police} [said] <that the fleet was safe>.",
    "{Critics} [said] <that the fleet was unsafe>.",
    "{Both sides} [said] <that the truce was holding>.",
    "{Some} [said] <that the truce was holding>.",
    "{Many} [said] <that the truce was holding>.",
    "{Foreign Minister Ada Oake} [said] <that the truce was holding>.",
    "{British Prime Minister Ada Oake} [said] <that the truce was holding>.",
    "{State Department spokeswoman Ada Oake} [said] <that the truce was holding>.",
    "{Ada Oake}, the foreign minister, [said] <that the truce was holding>.",
    "{The foreign minister}, Ada Oake, [said] <that the truce was holding>.",
    "{Ada Oake}, who leads the mission, [said] <that the truce was holding>.",
    "{A spokesman for the army} [said] <that the truce was holding>.",
    "{The head of the mission} [said] <that the truce was holding>.",
    "{Russia and Belarus} [said] <that the truce was holding>.",
    "{Ada Oake and Petra Venn} [said] <that the truce was holding>.",
]


@pytest.mark.parametrize("marked", SOURCES)
def test_anybody_may_be_a_source(check, marked) -> None:
    (statement,) = check(marked)
    assert statement.source is not None


WRITINGS = [
    "{The report} [said] <that the pier had been destroyed>.",
    "{The report} [found] <that the pier had been destroyed>.",
    "{Satellite images} [show] <that the pier was destroyed>.",
    "{The images} [showed] <that the pier was destroyed>.",
    "{A survey} [found] <that most islanders opposed the pact>.",
    "{The letter} [said] <that the envoy would be recalled>.",
    "{An internal memo} [warned] <that the depots were empty>.",
    "{The study} [concluded] <that the dam was unsafe>.",
    "{The documents} [revealed] <that the order had been changed>.",
    "{State media} [reported] <that the fleet had sailed>.",
    "{Russian state media} [reported] <that the fleet had sailed>.",
    "{The newspaper} [reported] <that the fleet had sailed>.",
    "{The inquiry} [found] <that the crew had been warned>.",
    "{Intelligence} [suggests] <that the convoy has turned back>.",
    "{The audit} [showed] <that fuel had been sold>.",
    "{A resolution} [declared] <that the border was closed>.",
]


@pytest.mark.parametrize("marked", WRITINGS)
def test_what_is_written_or_shown_is_a_source(check, marked) -> None:
    check(marked)


WRITERS = [
    "A statement from {the ministry} [said] <that the fleet was safe>.",
    "A statement by {the ministry} [said] <that the fleet was safe>.",
    "{The ministry}'s statement [said] <that the fleet was safe>.",
    "A report by {the United Nations} [found] <that the dam was unsafe>.",
    "An assessment by {the Pentagon} [concluded] <that the missiles had been moved>.",
    "{Amnesty International}'s report [said] <that two villages had been burned>.",
]


@pytest.mark.parametrize("marked", WRITERS)
def test_a_writing_speaks_for_whoever_wrote_it(check, text_of, statements, marked) -> None:
    wanted = marked[marked.index("{") + 1 : marked.index("}")]
    (statement,) = statements(text_of(marked))
    assert statement.source is not None
    assert wanted.removeprefix("the ").lower() in statement.source.span.text.lower()
    assert "statement" not in statement.source.span.text
    assert "eport" not in statement.source.span.text


WRITINGS_SHOW_THINGS = [
    ("The map shows that the road crosses the river.", "The map"),
    ("The figures show that exports fell by a third.", "The figures"),
    ("Footage showed that the tanker was on fire.", "Footage"),
]


@pytest.mark.parametrize(("text", "source"), WRITINGS_SHOW_THINGS)
def test_evidence_is_cited_as_its_own_source(seen, text, source) -> None:
    assert [found[0] for found in seen(text)] == [source]


LONG_CONTENTS = [
    "{Admiral Venn} [said] <that the fleet, which had left port on Friday, was safe>.",
    "{Admiral Venn} [said] <that the fleet was safe and that the crews had been fed>.",
    "{Admiral Venn} [said] <the fleet was safe because the ice had melted>.",
    "{Admiral Venn} [said] <that if the ice held, the fleet would stay in port>.",
    "{Admiral Venn} [said] <that the fleet would sail unless the ice held>.",
    "{Admiral Venn} [said] <that three ships, including the flagship, had been hit>.",
    "{Admiral Venn} [said] <that the raid, the third this year, had failed>.",
    "{Admiral Venn} [said] <that, despite the truce, two villages had been shelled>.",
    "{Admiral Venn} [said] <that the ships that had left port were safe>.",
    "{Admiral Venn} [said] <that 3,000 men had crossed the U.S. border>.",
    "{Admiral Venn} [said] <it was unclear who had given the order>.",
    "{Admiral Venn} [said] <there was no doubt that the ships had been sunk>.",
]


@pytest.mark.parametrize("marked", LONG_CONTENTS)
def test_the_content_is_the_whole_clause(check, marked) -> None:
    check(marked)


QUESTIONS = [
    "{Senator Oake} [asked] <whether the pact still held>.",
    "{Senator Oake} [asked] <why the convoy was late>.",
    "{Senator Oake} [asked] <who had given the order>.",
    "{Senator Oake} [wondered] <how the convoy had been lost>.",
    "{Senator Oake} [questioned] <why the convoy was late>.",
]


@pytest.mark.parametrize("marked", QUESTIONS)
def test_a_question_is_what_is_asked(check, marked) -> None:
    (statement,) = check(marked)
    assert statement.act == "ask"


QUALITIES = [
    ("{The queen} was [clear] <that no troops would land>.", "assert"),
    ("{The queen} has been [clear] <that no troops would land>.", "assert"),
    ("{The general} was [adamant] <that no order had been given>.", "assert"),
    ("{President Oake} is [confident] <that the truce will hold>.", "assert"),
    ("{Officials} are [convinced] <that the cable was cut>.", "assert"),
    ("{Diplomats} are [optimistic] <that the talks will resume>.", "assert"),
    ("{The council} is [worried] <that the truce will fail>.", "warn"),
    ("{Aid workers} are [afraid] <that the dam will burst>.", "warn"),
    ("{Officials} are [concerned] <that the dam will burst>.", "warn"),
]


@pytest.mark.parametrize(("marked", "act"), QUALITIES)
def test_to_be_sure_of_something_is_to_say_it(check, marked, act) -> None:
    (statement,) = check(marked)
    assert statement.act == act


AS_SAID = [
    "As {Admiral Venn} [noted], <the river is wide>.",
    "As {the envoy} [said], <the talks have failed>.",
    "As {she} [said] on Monday, <the talks have failed>.",
    "<The talks>, as {the envoy} [noted], <have failed>.",
    "<The talks have failed>, as {the envoy} [noted].",
]


@pytest.mark.parametrize("marked", AS_SAID)
def test_as_somebody_said(check, marked) -> None:
    check(marked)


GOES_ON_BY_ITS_TENSE = [
    "{Brandt} [said] <Kestan would not be the first to fire, but would do so in the event of a raid>.",
    "{Oake} [said] <the League would hold its fire, but would answer a raid>.",
    "{The envoy} [noted] <that the League itself does not want war, but plans to provoke a conflict with Velm>.",
    "{Oake} [insisted] <that Kestan should recognize the border, declare its neutrality, and agree to talks>.",
    "{Ilse Brandt} [said] <that Kestan would be invited to send an envoy, but the envoy will not be Oake>.",
    "{The admiral} [said] <that the fleet will winter in Velm, but the crews will go home>.",
]


@pytest.mark.parametrize("marked", GOES_ON_BY_ITS_TENSE)
def test_what_is_joined_to_a_cue_in_the_contents_tense_is_content(check, marked) -> None:
    check(marked)


def test_what_the_reporter_adds_in_a_tense_of_its_own_is_no_content(check) -> None:
    check("{The board} [announced] <that it is closing the pier>, and the closure is casting a shadow on the harbour.")


ADVERB_WITHIN = [
    "{The minister} [called again for] <a ceasefire in Velm>.",
    "{The envoy} [called repeatedly for] <a truce>.",
    "{The bishop} [pointed once to] <the empty harbour>.",
]


@pytest.mark.parametrize("marked", ADVERB_WITHIN)
def test_an_adverb_may_stand_within_a_phrase(check, marked) -> None:
    check(marked)
