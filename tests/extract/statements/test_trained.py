"""What the trained reader adds to the rules' statements, shown with attributions made up by hand.

In the sentences {source}, [cue] and <content> mark what the reader is made to answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from sayso.extract.statements import find_statements, trained
from sayso.extract.statements.trained import ADD, MEND, REPLACE, add_trained
from sayso.language import read_language
from sayso.language.coreference import link_mentions
from sayso.language.reading import Reading
from sayso.model import Statement, make_document
from sayso.reader.attributions import Attribution

MARKS = {"{": "}", "[": "]", "<": ">"}
SURE = 0.95


def unmark(marked: str, score: float = SURE) -> tuple[str, Attribution]:
    """The text without its marks, and the attribution that they mark."""
    text, found, opened = "", dict[str, list[tuple[int, int]]](), dict[str, int]()
    for part in re.split(r"([{}\[\]<>])", marked):
        if part in MARKS:
            opened[part] = len(text)
        elif part in MARKS.values():
            mark = next(mark for mark, closing in MARKS.items() if closing == part)
            found.setdefault(mark, []).append((opened[mark], len(text)))
        else:
            text += part
    source = found["{"][0] if "{" in found else None
    return text, Attribution(found["["][0], source, tuple(found["<"]), score)


def read(text: str) -> Reading:
    return link_mentions(read_language(make_document(text, language="en", published="2031-03-05")))


def statements(text: str, attributions: Sequence[Attribution]) -> list[Statement]:
    return list(find_statements(read(text), attributions=attributions))


def of_reader(marked: str, score: float = SURE) -> list[Statement]:
    """The statements that the reader alone made of a marked sentence."""
    text, attribution = unmark(marked, score)
    return [found for found in statements(text, [attribution]) if found.by.startswith("statements/reader")]


ADDED = [
    "{Valdoria's envoy} [let it be known] <that the fleet had left Orm>.",
    "{The harbour board} [is at pains to point out] <that no mine was found>.",
    "{The Northern League} [signalled] <that talks could begin in Velm>.",
    "{Ilse Brandt} [took to the radio to declare] <that the strait was closed>.",
    "{Fishermen} [swear] <that the patrol fired first>.",
    "{The minister} [made it plain] <that the treaty was dead>.",
    "{The council} [pledged] <to reopen the harbour>.",
    "{The two governments} [vowed] <to share the water of the Orm>.",
    "{The union} [condemned] <the shelling of the docks>.",
    "{The mayor} [praised] <the crews for their patience>.",
    "{The opposition} [rejected] <the budget for the navy>.",
]


@pytest.mark.parametrize("marked", ADDED)
def test_what_no_rule_found_is_added_with_its_words(marked: str) -> None:
    text, attribution = unmark(marked)
    found = [one for one in statements(text, [attribution]) if one.cue and one.cue.start <= attribution.cue[1]]
    assert found, text
    assert any("reader" in one.by for one in found)
    for one in found:
        spans = [*one.content, *([one.cue] if one.cue else []), *([one.source.span] if one.source else [])]
        assert all(text[span.start : span.end] == span.text for span in spans)


def test_what_the_reader_alone_found_says_so() -> None:
    (found,) = of_reader("{Fishermen} [swear] <that the patrol fired first>.", 0.83)
    assert found.by == "statements/reader@1"
    assert found.cue is not None
    assert found.cue.text == "swear"
    assert [span.text for span in found.content] == ["that the patrol fired first"]
    assert found.source is not None
    assert found.source.span.text == "Fishermen"


def test_what_the_reader_doubts_is_left_out() -> None:
    marked = "{Fishermen} [swear] <that the patrol fired first>."
    assert of_reader(marked, ADD + 0.01)
    assert not of_reader(marked, ADD - 0.01)


REFUSED = {
    "a speaker without a name speaks for himself": [
        "{I} [swear] <that the patrol fired first>.",
        "{We} [swear] <that the patrol fired first>.",
        "{You} [swear] <that the patrol fired first>.",
    ],
    "nobody speaks": [
        "{It} [signals] <that talks could begin>.",
        "{This} [signals] <that talks could begin>.",
        "{There} [goes word] <that talks could begin>.",
        "{Few} [believe] <that talks will begin>.",
        "{Few} in the port [think] <the talks will help>.",
        "Hardly {anyone in Velm} [believes] <that the truce will hold>.",
        "Has {anybody} [said] <that the harbour is closed>?",
    ],
    "it was not said": [
        "{Valdoria} [would swear] <that the patrol fired first>.",
        "{Valdoria} [could signal] <that talks may begin>.",
        "{The envoy} wants [to signal] <that talks may begin>.",
        "If {the envoy} [signals] <that talks may begin>, the fleet will wait.",
        "Unless {the envoy} [signals] <that talks may begin>, the fleet will sail.",
        "{Envoys} [like to say] <that the strait is a lake>.",
        "{The crews} [tend to think] <that the mines are gone>.",
        "{The minister} [hopes to show] <that the port is safe>.",
    ],
    "its words are elsewhere": [
        "The envoy asked for a truce. {The general} [rejected] <that>.",
        "The envoy asked for a truce. {The general} [denied] <this>.",
        "The envoy asked for a truce. {The general} [said] <so>.",
    ],
    "a plan or a wish is no statement": [
        "{Kestan} [plans] <to widen the harbour>.",
        "{The fleet} [wants] <a harbour of its own>.",
        "{The two sides} [signed] <a treaty on the river>.",
        "{The parliament} [is set to vote on] <the budget>.",
        "{Ministers} [debated] <the price of salt>.",
        "{The League} [is pushing] <sanctions against Kestan>.",
        "{Kestan} [formalized] <a partnership with Velm>.",
        "{Volunteers} are [supporting] <the families of Orm>.",
        "{Valdoria} [agreed] <a deal on grain>.",
        "{She} [voted against] <the budget that cut the garrison by half>.",
        "{The board} [oversaw] <the cranes that the raid had damaged>.",
        "{The League} [backed down from] <the plan that Kestan had made>.",
    ],
    "under a heading stands what happened": [
        "{Envoy} [recalled]\n\n<Kestan withdrew its ambassador from Velm on Tuesday>.",
        "{Navy} [proclaims] victory\n\n<The fleet took the port of Orm at dawn>.",
        "{Fishermen} [swear] off herring\n\n<The boats stayed in the harbour on Monday>.",
    ],
    "less than a clause, by a cue that the codebook does not know": [
        "{Kestan} [doubled down on] <its claim to Orm>.",
        "{The president} [played up] <the danger of a landing>.",
    ],
    "a label is no cue": [
        "{MR. OREN}[:] <We will wait for the count>.",
        "{Brandt} [—] <we will wait for the count>.",
    ],
    "without a source nobody is cited": [
        "[Swearing] <that the patrol fired first> is no proof.",
    ],
}


@pytest.mark.parametrize(("why", "marked"), [(why, one) for why, row in REFUSED.items() for one in row])
def test_no_statement_is_made(why: str, marked: str) -> None:
    assert not of_reader(marked), why


def content_of(text: str, attribution: Attribution, cue: str) -> list[str]:
    found = [one for one in statements(text, [attribution]) if one.cue and one.cue.text == cue]
    assert len(found) == 1
    return [span.text for span in found[0].content]


STRETCHED = {
    "the envoy said that the port was shut": (
        "{The envoy} [said] <that the port was shut and that the fleet would stay in Velm>.",
        "said",
        "that the port was shut and that the fleet would stay in Velm",
    ),
    "until the spring": (
        "{The minister} [warned] <that Orm would be cut off until the spring>.",
        "warned",
        "that Orm would be cut off until the spring",
    ),
}


@pytest.mark.parametrize("name", STRETCHED)
def test_a_content_is_stretched_to_what_the_reader_reads(name: str) -> None:
    marked, cue, wanted = STRETCHED[name]
    text, attribution = unmark(marked)
    assert content_of(text, attribution, cue) == [wanted]


SURER = [
    "{Ada Oake} [said] <that the fleet was near and that the river was frozen>, which nobody believed.",
    "{Ada Oake} [said] <that the fleet was near and that the river was frozen> as snow fell.",
    "{Ada Oake} [said] last night in Velm <that the fleet was near and that the ice held>.",
]


@pytest.mark.parametrize("marked", SURER)
def test_a_sure_readers_content_takes_the_place_of_one_that_is_like_it(marked: str) -> None:
    text, attribution = unmark(marked, trained.SURE)
    (found,) = statements(text, [attribution])
    assert [(part.start, part.end) for part in found.content] == list(attribution.content)


def test_a_content_in_several_pieces_is_kept_where_the_readers_has_other_ends() -> None:
    text, attribution = unmark("<“We hold the river,”> {Ada Oake} [said], “and we hold the bridge.”", trained.SURE)
    (found,) = statements(text, [attribution])
    assert len(found.content) == 2


def test_a_content_is_never_cut() -> None:
    text, attribution = unmark("{The envoy} [said] <that the port was shut> because mines had been found.")
    (content,) = content_of(text, attribution, "said")
    assert content.startswith("that the port was shut")
    assert len(content) >= len("that the port was shut")


def test_a_doubtful_reader_stretches_nothing() -> None:
    marked = "{The minister} [said] <that Orm was cut off, that the wells were dry, and much else>."
    text, attribution = unmark(marked, MEND - 0.05)
    alone = content_of(text, Attribution(attribution.cue, attribution.source, attribution.content, 0.0), "said")
    assert content_of(text, attribution, "said") == alone


def test_another_content_takes_the_place_of_the_rules_only_where_the_reader_is_sure() -> None:
    text = "The fleet had sailed at dawn. “It was a mistake,” he said. The port stayed shut."
    cue = (text.index("said"), text.index("said") + 4)
    source = (text.index("he said"), text.index("he said") + 2)
    other = (0, text.index("."))
    for score, replaced in ((REPLACE + 0.01, True), (REPLACE - 0.01, False)):
        (content, *_) = content_of(text, Attribution(cue, source, (other,), score), "said")
        assert (content == "The fleet had sailed at dawn") is replaced


def test_a_quotation_that_runs_on_stays() -> None:
    text = (
        "Ilse Brandt told reporters on Monday. “We shall stay in Orm,” she said.\n\n"
        "“We shall not be moved by threats, and we never were.”\n"
    )
    cue = (text.index("said"), text.index("said") + 4)
    source = (text.index("she said"), text.index("she said") + 3)
    first = (text.index("“We shall stay"), text.index("”") + 1)
    found = [one for one in statements(text, [Attribution(cue, source, (first,), SURE)]) if one.cue]
    held = [span.text for one in found if one.cue and one.cue.text == "said" for span in one.content]
    assert "“We shall stay in Orm,”" in held
    assert any("moved by threats" in words for words in held)


WHOLE = [
    "“The river may freeze by night. <The bridge is the only way to Orm,”> {Ada Oake} [said].",
    "{Ada Oake} [said]: “<The river may freeze by night>. The bridge is the only way to Orm.”",
    "“The fleet is gone. <Nobody knows where it went,”> {she} [said] of the search. “It may be in Velm.”",
]


@pytest.mark.parametrize("marked", WHOLE)
def test_a_quotation_is_not_cut(marked: str) -> None:
    text, attribution = unmark(marked)
    quotation = text[text.index("“") : text.index("”") + 1]
    assert content_of(text, attribution, "said")[0].rstrip(".”,") == quotation.rstrip(".”,")


def test_no_piece_of_a_quotation_is_left_out() -> None:
    text, attribution = unmark("“The river may freeze,” {Ada Oake} [said]. <“The bridge is the only way to Orm.”>")
    assert content_of(text, attribution, "said") == ["“The river may freeze,”", "“The bridge is the only way to Orm.”"]


def test_quotation_marks_are_taken_in() -> None:
    text = "Fishermen swear “the patrol fired first.”"
    cue = (text.index("swear"), text.index("swear") + 5)
    inner = (text.index("the patrol"), text.index(".”"))
    (found,) = [
        one
        for one in statements(text, [Attribution(cue, (0, 9), (inner,), SURE)])
        if one.cue and one.cue.text == "swear"
    ]
    assert found.content[0].text == "“the patrol fired first.”"


def test_no_attribution_changes_nothing() -> None:
    text = "The minister said that the port was shut. “It is a red line,” she added."
    reading = read(text)
    assert list(find_statements(reading, attributions=())) == list(find_statements(reading))


def test_the_order_of_attributions_does_not_matter() -> None:
    marked = ["{Fishermen} [swear] <that the patrol fired first>.", "{The mayor} [vowed] <to reopen the harbour>."]
    first, second = (unmark(one) for one in marked)
    text = f"{first[0]} {second[0]}"
    shift = len(first[0]) + 1

    def moved(span: tuple[int, int]) -> tuple[int, int]:
        return span[0] + shift, span[1] + shift

    late = second[1]
    later = Attribution(moved(late.cue), moved(late.source or (0, 1)), tuple(map(moved, late.content)), late.score)
    assert statements(text, [first[1], later]) == statements(text, [later, first[1]])


def test_drafts_without_a_cue_or_of_a_turn_are_left_as_they_are() -> None:
    text = "MS. TAL: The port is shut.\n\nQ: Until when?\n\nMS. TAL: Until the spring.\n"
    reading = link_mentions(read_language(make_document(text, language="en", kind="transcript")))
    before = list(find_statements(reading))
    word = text.index("shut")
    after = list(find_statements(reading, attributions=[Attribution((word, word + 4), (0, 7), ((0, 7),), SURE)]))
    assert [one.content for one in before] == [one.content for one in after if one.by == "statements/turn@1"]


def test_add_trained_takes_any_number_of_drafts() -> None:
    text, attribution = unmark("{Fishermen} [swear] <that the patrol fired first>.")
    reading = read(text)
    assert add_trained(reading, [], []) == []
    (draft,) = add_trained(reading, [], [attribution])
    assert draft.rule == "reader"
    assert add_trained(reading, [draft], [attribution]) == [replace(draft, confirmed=True)]
