"""Every construction of codebook/conditions.toml in further sentences: what would follow, and upon what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

from sayso.codebook.load import load
from sayso.model import Conditional

Conditions = Callable[[str], tuple[Conditional, ...]]


def fault(*values: object, why: str) -> object:
    """A sentence that is still read wrongly, and how."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=why))


# rule, sentence with its [antecedent] and {consequent}, force
CASES = [
    # if
    ("if", "If [the ferry is late], {the guests will wait}.", "will"),
    ("if", "{The guests will wait} if [the ferry is late].", "will"),
    ("if", "{Kestan would lose its port} if [the dam broke].", "would"),
    ("if", "If [Kestan has mined the bay], {ships must turn back}.", "must"),
    ("if", "If [the truce holds], {aid can flow}.", "may"),
    ("if", "If [the truce holds], {the council should meet}.", "should"),
    ("if", "If [the truce does not hold], {the talks are over}.", "is"),
    ("if", "If, as the mayor fears, [the dam breaks], {the town will drown}.", "will"),
    ("if", "The fleet, if [ordered], {will sail at once}.", "will"),
    ("if", "If [fired upon], {the crew may fire back}.", "may"),
    ("if", "If [the minister resigns], then {the deputy will take over}.", "will"),
    ("if", "“If [you land], {we will fight},” the mayor said.", "will"),
    ("if", "The mayor said {the town would fight} if [they landed].", "would"),
    ("if", "And if [that fails], {the fleet will sail}.", "will"),
    ("if", "But if [the rains come], {the road will be lost}.", "will"),
    # even if, only if, if and when
    ("if", "Even if [the king signs], {the army will not obey}.", "will"),
    ("if", "{The army would not obey} even if [the king signed].", "would"),
    ("if", "{The crew will be freed} only if [the fine is paid].", "will"),
    ("if", "Only if [the guns fall silent] {can talks begin}.", "may"),
    ("if", "{Talks will begin} if and when [the guns fall silent].", "will"),
    ("if", "{The bridge may open} if and only if [both sides agree].", "may"),
    # unless
    ("unless", "Unless [the fine is paid], {the crew will stay in jail}.", "will"),
    ("unless", "{The crew will stay in jail} unless [the fine is paid].", "will"),
    ("unless", "{No ship may pass} unless [it pays a toll].", "may"),
    ("unless", "The envoy said {she would leave} unless [Kestan apologised].", "would"),
    ("unless", "Unless and until [Kestan withdraws], {sanctions will stay}.", "will"),
    ("whenever", "Whenever [the siren sounds], {the market closes}.", "is"),
    ("whenever", "Whenever [a shell falls], {the crew must report}.", "must"),
    ("whenever", "{The bridge may be closed} whenever [the river rises].", "may"),
    # provided
    fault(
        "provided",
        "{The ships may leave} provided that [they carry no arms].",
        "may",
        why="“provided that” wants a comma before it",
    ),
    ("provided", "{The ships may leave}, provided [they carry no arms].", "may"),
    ("provided", "Providing that [the road is clear], {the convoy will go}.", "will"),
    # as long as
    ("as-long-as", "{The port is safe} as long as [the guns are silent].", "is"),
    ("as-long-as", "So long as [Kestan holds the hill], {no one can pass}.", "may"),
    ("as-long-as", "As long as [we live], {the flag will fly}.", "will"),
    # on condition that
    ("on-condition", "{The men will be freed} on condition that [they leave].", "will"),
    ("on-condition", "On the condition that [the guns leave], {ships may pass}.", "may"),
    ("on-condition", "{She would sign} with the proviso that [he signed too].", "would"),
    # in the event
    fault(
        "in-the-event",
        "In the event that [the dam breaks], {sirens will sound}.",
        "will",
        why="not found where “sirens will sound” follows",
    ),
    ("in-the-event", "{Sirens will sound} in the event that [the dam breaks].", "will"),
    ("in-the-event", "Assuming that [the ice melts], {ships can sail in May}.", "may"),
    ("in-the-event", "Supposing [the ice melts], {ships could sail in May}.", "may"),
    ("in-the-event-of", "In the event of [a flood], {the bridge will be closed}.", "will"),
    ("in-the-event-of", "{The bridge will be closed} in case of [a flood].", "will"),
    ("in-the-event-of", "{Aid would be} contingent on [a full withdrawal].", "would"),
    ("in-case", "In case [the dam breaks], {sirens will sound}.", "will"),
    ("in-case", "{The guard would be doubled} in case [the mob returned].", "would"),
    ("in-case", "{The pier can be closed} in case [they come back].", "may"),
    # until
    ("until", "{There will be no talks} until [the guns fall silent].", "will"),
    ("until", "{The blockade will stay} until [the fine is paid].", "will"),
    ("until", "Until [the fine is paid], {no ship will leave}.", "will"),
    # once
    ("once", "Once [the guns fall silent], {talks will begin}.", "will"),
    ("once", "{Talks can begin} once [the guns fall silent].", "may"),
    ("once", "{The envoy will return} once [the guns have fallen silent].", "will"),
    # should X, were X to, had X
    ("should", "Should [the dam break], {the town would drown}.", "would"),
    fault(
        "should",
        "{The town would drown} should [the dam break].",
        "would",
        why="“should” turned about behind its consequent",
    ),
    ("should", "Should [they refuse], {the port will be closed}.", "will"),
    ("were-to", "Were [the dam to break], {the town would drown}.", "would"),
    ("were-to", "{The town would drown} were [the dam to break].", "would"),
    ("were-to", "Were [they to refuse], {the port could be closed}.", "may"),
    ("were", "Were [the strait open], {the ferries would sail}.", "would"),
    ("were", "Were [it not for the mines], {the port would be full}.", "would"),
    ("were", "Were [Kestan a friend], {its fleet could use the port}.", "may"),
    ("had", "Had [the dam broken], {the town would have drowned}.", "would"),
    ("had", "{The town would have drowned} had [the dam broken].", "would"),
    ("had", "Had [they refused], {the port might have been closed}.", "may"),
    # a red line
    ("red-line", "[A landing on Orm] would be a red line.", None),
    ("red-line", "Valdoria says [a landing on Orm] would be a red line.", None),
    ("red-line", "[The use of mines] constitutes a red line for the navy.", None),
    ("red-line", "[Sinking a ferry] would cross a red line.", None),
    ("red-line", "Valdoria regards [the use of mines] as a red line.", None),
    ("red-line", "The queen called [the use of mines] a red line.", None),
    ("red-line", "The queen drew a red line at [the use of mines].", None),
    # any
    ("any", "[Any attack on the port] {will be met with force}.", "will"),
    ("any", "[Any landing] {would lead to war}.", "would"),
    ("any", "[Anyone who lands] {will face trial}.", "will"),
    fault(
        "any",
        "The mayor warned that [any delay] {would cost lives}.",
        "would",
        why="“cost” is not among what any such thing brings",
    ),
    ("any", "[Every shell] {will be answered with ten}.", "will"),
    # orders
    fault(
        "or-face",
        "[Withdraw] or {face the navy}, the queen told Kestan.",
        "will",
        why="an order of one word is not seen",
    ),
    ("or-face", "The rebels must [lay down their arms] or {face trial}.", "will"),
    fault("or-face", "The general ordered the crew to [turn back] or {be sunk}.", "will", why="“or be sunk”"),
    ("or-will", "[Leave the port], or {we will open fire}.", "will"),
    ("or-will", "Kestan must [open the strait] or {the fleet will sail}.", "will"),
    ("or-will", "“[Lay down your arms], or {you will be shot},” the mayor said.", "will"),
    fault(
        "imperative-and", "“[Land here] and {you will die},” the mayor said.", "will", why="“land” is taken for a noun"
    ),
    ("imperative-and", "[Open the port] and {we will talk}.", "will"),
    fault(
        "imperative-and", "“[Fire one shot] and {we will sink you},” he said.", "will", why="“fire” is taken for a noun"
    ),
    # otherwise
    ("otherwise", "[The guns must leave]. Otherwise, {talks will end}.", "will"),
    ("otherwise", "[The guns must leave]; otherwise {the talks will end}.", "will"),
    fault(
        "otherwise",
        "[The fine should be paid], or else {the crew will stay}.",
        "will",
        why="“or” of “or else” is found once more",
    ),
    # even if
    ("if", "{The ships will sail} even if [the talks fail].", "will"),
    ("if", "Even if [Kestan protests], {Valdoria will keep the port}.", "will"),
    ("if", "{The harvest may be lost} even if [the dam holds].", "may"),
    # over two sentences
    ("if", "If [the dam breaks]? Then {the town will drown}.", "will"),
    ("suppose", "Suppose that [the dam broke]. Then {the town would drown}.", "would"),
    ("suppose", "Imagine that [it snowed]. Then {the pass would be closed}.", "would"),
    ("suppose", "Imagine [the dam broke]. Then {the town would drown}.", "would"),
]


def marked(words: str) -> tuple[str, str, str | None]:
    """The sentence without its marks, its antecedent, and its consequent."""
    sides = re.findall(r"\[(.+)\]|\{(.+)\}", words)
    antecedent = next(first for first, _ in sides if first)
    consequent = next((second for _, second in sides if second), None)
    return re.sub(r"[][{}]", "", words), antecedent, consequent


@pytest.mark.parametrize(("rule", "words", "force"), CASES)
def test_construction(conditions: Conditions, rule: str, words: str, force: str | None) -> None:
    text, antecedent, consequent = marked(words)
    (found,) = conditions(text)
    assert found.by == f"conditionals/{rule}@1"
    assert found.antecedent.text == antecedent
    assert (found.consequent.text if found.consequent else None) == consequent
    assert found.force == force
    for span in (found.marker, found.antecedent, found.consequent):
        assert span is None or text[span.start : span.end] == span.text


def test_every_rule_has_three_sentences_here() -> None:
    counted = Counter(getattr(case, "values", case)[0] for case in CASES)
    entries = [entry for kind in ("marker", "inverted") for entry in load("conditions")[kind]]
    assert {entry["rule"]: counted[entry["rule"]] for entry in entries if counted[entry["rule"]] < 3} == {}
