"""Who says it within whom: statements that hold statements, two levels and three.

Each sentence stands twice: first with the outer statement marked, then with the one within it.
"""

from __future__ import annotations

import pytest

CLAUSE_IN_CLAUSE = [
    (
        "{Admiral Venn} [said] <that President Oake had promised that the fleet would sail>.",
        "Admiral Venn said that {President Oake} had [promised] <that the fleet would sail>.",
    ),
    (
        "{President Oake} [said] <that Admiral Venn had warned that the fleet was in danger>.",
        "President Oake said that {Admiral Venn} had [warned] <that the fleet was in danger>.",
    ),
    (
        "{Ukraine} [said] <Russia had denied that it had shelled the port>.",
        "Ukraine said {Russia} had [denied] <that it had shelled the port>.",
    ),
    (
        "{The envoy} [said] <that officials believe that the truce will fail>.",
        "The envoy said that {officials} [believe] <that the truce will fail>.",
    ),
    (
        "{The newspaper} [reported] <that the minister had said that the depots were empty>.",
        "The newspaper reported that {the minister} had [said] <that the depots were empty>.",
    ),
    (
        "{The report} [said] <witnesses had stated that shots were fired>.",
        "The report said {witnesses} had [stated] <that shots were fired>.",
    ),
    (
        "{She} [said] <that he had told her that the bridge was mined>.",
        "She said that {he} had [told] her <that the bridge was mined>.",
    ),
    (
        "{Moscow} [denied] <that Kyiv had announced that the corridor was open>.",
        "Moscow denied that {Kyiv} had [announced] <that the corridor was open>.",
    ),
    (
        "{The senator} [claimed] <that the general had admitted that the raid failed>.",
        "The senator claimed that {the general} had [admitted] <that the raid failed>.",
    ),
    (
        "{The minister} [confirmed] <that Norway had proposed that observers be sent>.",
        "The minister confirmed that {Norway} had [proposed] <that observers be sent>.",
    ),
    (
        "{Officials} [said] <the report had found that the dam was unsafe>.",
        "Officials said {the report} had [found] <that the dam was unsafe>.",
    ),
    (
        "{The spokesman} [added] <that the queen was clear that no troops would land>.",
        "The spokesman added that {the queen} was [clear] <that no troops would land>.",
    ),
    (
        "{He} [said] <intelligence suggests that the convoy has turned back>.",
        "He said {intelligence} [suggests] <that the convoy has turned back>.",
    ),
    (
        "{The ambassador} [insisted] <that few people in the capital think that the war is over>.",
        "The ambassador insisted that {few people in the capital} [think] <that the war is over>.",
    ),
    (
        "{Admiral Venn} [said] <he feared that the ice would break>.",
        "Admiral Venn said {he} [feared] <that the ice would break>.",
    ),
    (
        "{The mayor} [complained] <that the ministry had announced that aid was coming>.",
        "The mayor complained that {the ministry} had [announced] <that aid was coming>.",
    ),
    (
        "{The general} [acknowledged] <that prisoners had alleged that they were beaten>.",
        "The general acknowledged that {prisoners} had [alleged] <that they were beaten>.",
    ),
]  # fmt: skip
ACT_IN_CLAUSE = [
    (
        "{Admiral Venn} [said] <that Russia had threatened to close the strait>.",
        "Admiral Venn said that {Russia} had [threatened] <to close the strait>.",
    ),
    (
        "{Admiral Venn} [said] <that President Oake had vowed to defend the islands>.",
        "Admiral Venn said that {President Oake} had [vowed] <to defend the islands>.",
    ),
    (
        "{The envoy} [said] <that Norway had urged both sides to hold fire>.",
        "The envoy said that {Norway} had [urged] <both sides to hold fire>.",
    ),
    (
        "{The envoy} [said] <that Russia had rejected the offer of talks>.",
        "The envoy said that {Russia} had [rejected] <the offer of talks>.",
    ),
    (
        "{The envoy} [noted] <that Ukraine had accused Russia of shelling the port>.",
        "The envoy noted that {Ukraine} had [accused] <Russia of shelling the port>.",
    ),
    (
        "{The envoy} [said] <the council had called for a ceasefire>.",
        "The envoy said {the council} had [called for] <a ceasefire>.",
    ),
    (
        "{The envoy} [said] <Russia had demanded that the fleet withdraw>.",
        "The envoy said {Russia} had [demanded] <that the fleet withdraw>.",
    ),
    (
        "{The minister} [said] <that the admiral had called the raid a drill>.",
        "The minister said that {the admiral} had [called] <the raid a drill>.",
    ),
    (
        "{The minister} [recalled] <that agencies had warned of a famine>.",
        "The minister recalled that {agencies} had [warned] <of a famine>.",
    ),
    (
        "{Officials} [said] <the general ordered his troops to hold the bridge>.",
        "Officials said {the general} [ordered] <his troops to hold the bridge>.",
    ),
    (
        "{Diplomats} [said] <that Iran had ruled out a truce>.",
        "Diplomats said that {Iran} had [ruled out] <a truce>.",
    ),
    (
        "{The spokesman} [said] <that deputies had asked whether the pact still held>.",
        "The spokesman said that {deputies} had [asked] <whether the pact still held>.",
    ),
    (
        "{The spokesman} [denied] <that the president had promised to resign>.",
        "The spokesman denied that {the president} had [promised] <to resign>.",
    ),
]
BEFORE_AND_INSIDE = [
    (
        "<Russia has threatened to close the strait>, {Admiral Venn} [said].",
        "{Russia} has [threatened] <to close the strait>, Admiral Venn said.",
    ),
    (
        "<Officials believe that the mines were laid at night>, {Admiral Venn} [said].",
        "{Officials} [believe] <that the mines were laid at night>, Admiral Venn said.",
    ),
    (
        "<The president had promised that the crews would be freed>, {the envoy} [said].",
        "{The president} had [promised] <that the crews would be freed>, the envoy said.",
    ),
    (
        "<Norway urged both sides to hold fire>, {the ministry} [said].",
        "{Norway} [urged] <both sides to hold fire>, the ministry said.",
    ),
    (
        "<Satellite images show that the pier was destroyed>, {the minister} [said].",
        "{Satellite images} [show] <that the pier was destroyed>, the minister said.",
    ),
    (
        "<Ukraine has accused Russia of shelling the port>, {the spokesman} [said].",
        "{Ukraine} has [accused] <Russia of shelling the port>, the spokesman said.",
    ),
]
IN_QUOTATIONS = [
    (
        "<“The president has said that the ships will stay,”> {Admiral Venn} [said].",
        "“{The president} has [said] <that the ships will stay>,” Admiral Venn said.",
    ),
    (
        "<“Russia has threatened to close the strait,”> {Admiral Venn} [said].",
        "“{Russia} has [threatened] <to close the strait>,” Admiral Venn said.",
    ),
    (
        "<“They told us that the bridge was safe,”> {the mayor} [said].",
        "“{They} [told] us <that the bridge was safe>,” the mayor said.",
    ),
    (
        "<“Witnesses say that shots were fired,”> [said] {Ada Oake}.",
        "“{Witnesses} [say] <that shots were fired>,” said Ada Oake.",
    ),
    (
        "{Admiral Venn} [said]: <“The general ordered his troops to hold the bridge.”>",
        "Admiral Venn said: “{The general} [ordered] <his troops to hold the bridge>.”",
    ),
    (
        "<“The minister believes that the truce will hold,”> {the envoy} [said].",
        "“{The minister} [believes] <that the truce will hold>,” the envoy said.",
    ),
    (
        "<“He told me, ‘The bridge is mined,’”> {Admiral Venn} [said].",
        "“{He} [told] me, <‘The bridge is mined,’>” Admiral Venn said.",
    ),
    (
        "<“Norway has urged both sides to hold fire,”> {the envoy} [told] reporters.",
        "“{Norway} has [urged] <both sides to hold fire>,” the envoy told reporters.",
    ),
    (
        "<“Our allies fear that the dam will burst,”> {President Oake} [warned].",
        "“{Our allies} [fear] <that the dam will burst>,” President Oake warned.",
    ),
    (
        "<“Iran denies that it sold the drones,”> {the spokesman} [said].",
        "“{Iran} [denies] <that it sold the drones>,” the spokesman said.",
    ),
]
ACCORDING_TO = [
    (
        "[According to] {the governor}, <Russia had threatened to close the strait>.",
        "According to the governor, {Russia} had [threatened] <to close the strait>.",
    ),
    (
        "[According to] {the report}, <witnesses said that shots were fired>.",
        "According to the report, {witnesses} [said] <that shots were fired>.",
    ),
    (
        "<The president promised that the crews would be freed>, [according to] {the envoy}.",
        "{The president} [promised] <that the crews would be freed>, according to the envoy.",
    ),
    (
        "<Officials believe that the mines were laid at night>, [according to] {the newspaper}.",
        "{Officials} [believe] <that the mines were laid at night>, according to the newspaper.",
    ),
    (
        "[According to] {the ministry}, <the rebels rejected the offer of talks>.",
        "According to the ministry, {the rebels} [rejected] <the offer of talks>.",
    ),
    (
        "<The minister said that the port was shelled twice>, [according to] {the governor}.",
        "{The minister} [said] <that the port was shelled twice>, according to the governor.",
    ),
]
FRAMED_BY_ACTS = [
    (
        "{Admiral Venn} [told] Russia <that Norway had promised that no troops would land>.",
        "Admiral Venn told Russia that {Norway} had [promised] <that no troops would land>.",
    ),
    (
        "{The queen} [warned] <that the council had said that the truce was over>.",
        "The queen warned that {the council} had [said] <that the truce was over>.",
    ),
    (
        "{The minister} [predicted] <that the rebels who had vowed to fight would surrender>.",
        "The minister predicted that {the rebels} who had [vowed] <to fight> would surrender.",
    ),
    (
        "{Senator Oake} [asked] <why the general had said that the depot was safe>.",
        "Senator Oake asked why {the general} had [said] <that the depot was safe>.",
    ),
    (
        "{President Oake} [criticized] <Russia for saying that the war was over>.",
        "President Oake criticized {Russia} for [saying] <that the war was over>.",
    ),
    (
        "{Ukraine} [accused] <Russia of claiming that the port was empty>.",
        "Ukraine accused {Russia} of [claiming] <that the port was empty>.",
    ),
    (
        "{The president} [rejected] <Russia's claim that the port was empty>.",
        "The president rejected {Russia}'s [claim] <that the port was empty>.",
    ),
    (
        "{The spokesman} [dismissed] <Iran's warning that ships would be seized>.",
        "The spokesman dismissed {Iran}'s [warning] <that ships would be seized>.",
    ),
    (
        "{The envoy} [denied] <Ukraine's allegation that the truce had been broken>.",
        "The envoy denied {Ukraine}'s [allegation] <that the truce had been broken>.",
    ),
]
TABLES = {
    "clause in clause": CLAUSE_IN_CLAUSE,
    "act in clause": ACT_IN_CLAUSE,
    "before the cue": BEFORE_AND_INSIDE,
    "in quotation": IN_QUOTATIONS,
    "according to": ACCORDING_TO,
    "other acts": FRAMED_BY_ACTS,
}
CASES = [pair for pairs in TABLES.values() for pair in pairs]


@pytest.mark.parametrize(("outer", "inner"), CASES)
def test_the_inner_statement_lies_within_the_outer(check, outer, inner) -> None:
    holder, held = check(outer, inner)
    assert holder.within is None
    assert held.within == holder.id


@pytest.mark.parametrize(
    "outer",
    [
        "{Analysts} [warn] <that the army may say that the border is open>.",
        "{Analysts} [believe] <that the queen will announce that the war is over>.",
        "{The envoy} [said] <that Iran had not said whether it would come>.",
        "{The envoy} [said] <that Russia should promise that no troops would land>.",
    ],
)
def test_what_is_only_to_be_said_is_not_said_within(check, outer) -> None:
    (statement,) = check(outer)
    assert statement.within is None


DEEP = [
    (
        "{The newspaper} [reported] <that Admiral Venn had said that Russia had threatened to close the strait>.",
        "The newspaper reported that {Admiral Venn} had [said] <that Russia had threatened to close the strait>.",
        "The newspaper reported that Admiral Venn had said that {Russia} had [threatened] <to close the strait>.",
    ),
    (
        "<“The president says that Iran denies that it sold the drones,”> {Admiral Venn} [said].",
        "“{The president} [says] <that Iran denies that it sold the drones>,” Admiral Venn said.",
        "“The president says that {Iran} [denies] <that it sold the drones>,” Admiral Venn said.",
    ),
    (
        "[According to] {the report}, <the general said that prisoners had alleged that they were beaten>.",
        "According to the report, {the general} [said] <that prisoners had alleged that they were beaten>.",
        "According to the report, the general said that {prisoners} had [alleged] <that they were beaten>.",
    ),
]


@pytest.mark.parametrize("versions", DEEP)
def test_three_levels_are_kept_apart(check, versions) -> None:
    first, second, third = check(*versions)
    assert (first.within, second.within, third.within) == (None, first.id, second.id)


SIDE_BY_SIDE = [
    "Admiral Venn said the fleet was safe. President Oake said the river was frozen.",
    "Russia denied that it had shelled the port. Ukraine said that the port was on fire.",
    "“We hold the river,” Admiral Venn said. “That is false,” President Oake replied.",
    "According to the governor, the port was shelled. The mayor said that nobody was hurt.",
    "The envoy urged both sides to hold fire. Norway offered to mediate, the ministry said.",
]


@pytest.mark.parametrize("text", SIDE_BY_SIDE)
def test_statements_beside_one_another_are_within_none(statements, text) -> None:
    found = statements(text)
    assert len(found) == 2
    assert [statement.within for statement in found] == [None, None]
    assert len({statement.source.span.text for statement in found if statement.source}) == 2


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Ada Oake said that she believed that the talks would resume.", ["Ada Oake", "she"]),
        ("Ada Oake said that he believed that the talks would resume.", ["Ada Oake", "he"]),
    ],
)
def test_who_speaks_within_is_who_the_pronoun_means(statements, text, sources) -> None:
    outer, inner = statements(text)
    assert outer.source is not None
    assert inner.source is not None
    assert [outer.source.span.text, inner.source.span.text] == sources
    if sources[1] == "she":
        assert inner.source.entity == outer.source.entity


def closes_a_ring(holders: dict[str, str | None]) -> bool:
    """Does any way up, from a statement to the one it is within, come back to itself?"""
    for start in holders:
        seen, at = {start}, holders[start]
        while at is not None:
            if at in seen:
                return True
            seen.add(at)
            at = holders[at]
    return False


@pytest.mark.parametrize("name", TABLES)
def test_the_way_up_from_a_statement_ends(statements, text_of, name) -> None:
    for case in TABLES[name]:
        if not hasattr(case, "marks") and (found := statements(text_of(case[0]))):
            assert not closes_a_ring({s.id: s.within for s in found})


def test_a_trailing_according_to_closes_no_ring(statements) -> None:
    found = statements("The minister said that the port was shelled twice, according to the governor.")
    assert not closes_a_ring({s.id: s.within for s in found})
