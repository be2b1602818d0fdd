"""On whose word a condition is, what it amounts to, and how several stand together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Conditional

Conditions = Callable[[str], tuple[Conditional, ...]]
Speaker = Callable[[str], str | None]


def fault(*values: object, why: str) -> object:
    """A sentence that is still read wrongly, and how."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=why))


SPEAKERS = [
    # the reporter's own
    ("If the dam breaks, the town will drown.", None),
    ("Unless the fine is paid, the crew will stay in jail.", None),
    ("Any landing will be met with force.", None),
    # indirect, the cue before, behind and within
    ("The mayor said that if the dam broke, the town would drown.", "The mayor"),
    ("The mayor said the town would drown if the dam broke.", "The mayor"),
    ("The town would drown if the dam broke, the mayor said.", "the mayor"),
    fault("If the dam broke, the mayor said, the town would drown.", "the mayor", why="the reporter’s own is taken"),
    ("According to the mayor, the town would drown if the dam broke.", "the mayor"),
    ("The town would drown if the dam broke, according to the mayor.", "the mayor"),
    ("The mayor warned that unless the dam was mended, the town would drown.", "The mayor"),
    ("The mayor warned that a landing would be a red line.", "The mayor"),
    ("The mayor believes that if the dam breaks, the town will drown.", "The mayor"),
    # direct
    ("“If the dam breaks, the town will drown,” the mayor said.", "the mayor"),
    ("The mayor said: “If the dam breaks, the town will drown.”", "The mayor"),
    ("“If the dam breaks,” the mayor said, “the town will drown.”", "the mayor"),
    ("“Unless you leave, we will fire,” Admiral Venn warned.", "Admiral Venn"),
    ("“Should they land, we will fight,” Ana Dresk told reporters.", "Ana Dresk"),
    ("“They land, and we will see,” he said. “If they stay, we will fight,” Admiral Venn added.", "Admiral Venn"),
    # one within another
    ("The paper reported that the mayor had said the town would drown if the dam broke.", "the mayor"),
    ("The paper reported that, according to the mayor, the town would drown if the dam broke.", "the mayor"),
    # promised, threatened, urged
    ("Kestan vowed to sink the ferry if it sailed.", "Kestan"),
    ("Kestan promised to free the crew if the fine was paid.", "Kestan"),
    ("Norway urged Kestan to free the crew if the fine was paid.", "Norway"),
    ("Valdoria threatened to close the strait unless Kestan withdrew.", "Valdoria"),
]


@pytest.mark.parametrize(("text", "who"), SPEAKERS)
def test_on_whose_word(speaker: Speaker, text: str, who: str | None) -> None:
    assert speaker(text) == who


KINDS = [
    ("“If you land, we will attack,” Admiral Venn said.", "threat", "will"),
    ("“If you land, we will respond with force,” Admiral Venn said.", "threat", "will"),
    ("Kestan vowed to sink the ferry if it sailed.", "threat", "will"),
    ("Kestan threatened to retaliate if the ferry sailed.", "threat", "will"),
    ("Leave the port or face the navy.", "threat", "will"),
    ("“If the fine is paid, we will free the crew,” Admiral Venn said.", "promise", "will"),
    ("Kestan promised to free the crew if the fine was paid.", "promise", "will"),
    fault("Kestan pledged to withdraw once the pact was signed.", "promise", "will", why="“once” behind a pledge"),
    ("If the alarm sounds, you should leave the house.", "advice", "should"),
    ("If the alarm sounds, you must leave the house.", "advice", "must"),
    ("Norway urged Kestan to free the crew if the fine was paid.", "advice", "should"),
    ("If the ship is fired upon, the crew is allowed to fire back.", "permission", "is"),
    ("If the dam breaks, the town will drown.", "prediction", "will"),
    ("If the dam broke, the town would drown.", "prediction", "would"),
    ("Had the dam broken, the town would have drowned.", "prediction", "would"),
    ("A landing on Orm would be a red line.", "red-line", None),
    ("Valdoria regards the use of mines as a red line.", "red-line", None),
]


@pytest.mark.parametrize(("text", "kind", "force"), KINDS)
def test_what_it_amounts_to(conditions: Conditions, text: str, kind: str, force: str | None) -> None:
    (found,) = conditions(text)
    assert (found.kind, found.force) == (kind, force)


SEVERAL = [
    ("If it rains, the road will flood. If it floods, the town is cut off.", ["it rains", "it floods"]),
    ("If it rains, the road floods.", ["it rains"]),
    ("The port will close if the wind rises or if the pilots strike.", ["the wind rises", "the pilots strike"]),
    ("If Kestan lands, we will fight, and if it shells us, we will fire back.", ["Kestan lands", "it shells us"]),
    ("If the dam holds, that is good, and if the rain stops, the port will open.", ["the dam holds", "the rain stops"]),
    ("If they sail, we will follow, but if they stay, we will wait.", ["they sail", "they stay"]),
    ("If they pay, they may pass, and unless they pay, no one may.", ["they pay", "they pay"]),
    ("Unless the fine is paid, the crew stays. Should they flee, they will die.", ["the fine is paid", "they flee"]),
    ("Nobody knows if the king will sign. If he does not, the truce will end.", ["he does not"]),
    ("They asked if the dam was safe. “If it breaks, we will leave,” the mayor said.", ["it breaks"]),
]


@pytest.mark.parametrize(("text", "antecedents"), SEVERAL)
def test_several_stand_in_the_order_of_the_text(conditions: Conditions, text: str, antecedents: list[str]) -> None:
    found = conditions(text)
    assert [one.antecedent.text for one in found] == antecedents
    assert len({one.id for one in found}) == len(found)
    assert [one.marker.start for one in found] == sorted(one.marker.start for one in found)


LONG = [
    (
        "If the generals, who have held the hill since May, do not leave, the queen will ask her allies for help.",
        "the generals, who have held the hill since May, do not leave",
        "the queen will ask her allies for help",
    ),
    (
        "Valdoria will reopen the strait, which carries all of Kestan’s trade, if the last soldier leaves the island.",
        "the last soldier leaves the island",
        "Valdoria will reopen the strait, which carries all of Kestan’s trade",
    ),
    (
        "The minister told parliament that if a single Kestani soldier set foot on Orm, the strait would be closed.",
        "a single Kestani soldier set foot on Orm",
        "the strait would be closed",
    ),
    (
        "“If they cross the river and take the bridge, we will have no choice but to fight,” the mayor said on Friday.",
        "they cross the river and take the bridge",
        "we will have no choice but to fight",
    ),
    (
        "Even if every gun on the island fell silent tonight, the envoy said, it would take months to clear the mines.",
        "every gun on the island fell silent tonight",
        "it would take months to clear the mines",
    ),
]


@pytest.mark.parametrize(("text", "antecedent", "consequent"), LONG)
def test_long_sides(conditions: Conditions, text: str, antecedent: str, consequent: str) -> None:
    (found,) = conditions(text)
    assert found.antecedent.text == antecedent
    assert found.consequent is not None
    assert found.consequent.text == consequent


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "‘{}’"])
def test_the_marks_of_a_quotation_do_not_matter(conditions: Conditions, marks: str) -> None:
    text = marks.format("If the dam breaks, the town will drown,") + " the mayor said."
    (found,) = conditions(text)
    assert found.antecedent.text == "the dam breaks"
    assert found.consequent is not None
    assert found.consequent.text == "the town will drown"
    assert found.statement is not None


@pytest.mark.parametrize("line", ["\n", "\n\n", "\n\n\n"])
def test_a_condition_ends_with_its_paragraph(conditions: Conditions, line: str) -> None:
    found = conditions(f"The mayor spoke.{line}If the dam breaks, the town will drown.{line}The queen left.")
    assert [(one.antecedent.text, one.consequent and one.consequent.text) for one in found] == [
        ("the dam breaks", "the town will drown")
    ]
