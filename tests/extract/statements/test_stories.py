"""Whole stories: every statement in them, in order, with who says it and how; and none besides."""

from __future__ import annotations

import pytest

Said = tuple[str | None, str | None, str, str]  # source, cue, how the content begins, act

SUMMIT = (
    "RIGA — Latvian Foreign Minister Ada Oake warned on Monday that the truce could fail within days.\n\n"
    "“We see guns where there were none a week ago,” Oake told reporters after the talks. "
    "“We also see fewer observers.”\n\n"
    "Russia denied that it had moved guns to the border. A spokesman for the Kremlin called the claim absurd, and "
    "said that the exercise would end on Friday.\n\n"
    "Norway urged both sides to hold fire. Its envoy, Petra Lund, said that the talks would resume in Oslo, adding "
    "that both delegations had been invited."
)
SUMMIT_SAID: list[Said] = [
    ("Latvian Foreign Minister Ada Oake", "warned", "that the truce could fail", "warn"),
    ("Oake", "told", "“We see guns", "assert"),
    ("Russia", "denied", "that it had moved guns", "deny"),
    ("A spokesman for the Kremlin", "called", "the claim absurd", "reject"),
    ("A spokesman for the Kremlin", "said", "that the exercise would end", "assert"),
    ("Norway", "urged", "both sides to hold fire", "urge"),
    ("Its envoy", "said", "that the talks would resume", "assert"),
    ("Its envoy", "adding", "that both delegations", "assert"),
]
FERRY = (
    "A ferry with 200 people on board ran aground off Odesa on Sunday, the coast guard said.\n\n"
    "According to the port authority, nobody was hurt. “The sea was calm and the crew was rested,” said Captain Ivan "
    "Berg, who had left the ship last. “I cannot explain it.”\n\n"
    "Ukrainian officials believe that the ship’s signals were jammed. The company confirmed that its engineers had "
    "found no fault.\n\n"
    "The ferry was pulled free at night. Divers will look at the hull on Monday."
)
FERRY_SAID: list[Said] = [
    ("the coast guard", "said", "A ferry with 200 people", "assert"),
    ("the port authority", "According to", "nobody was hurt", "assert"),
    ("Captain Ivan Berg", "said", "“The sea was calm", "assert"),
    ("Ukrainian officials", "believe", "that the ship’s signals", "assert"),
    ("The company", "confirmed", "that its engineers", "confirm"),
]
LEAK = (
    "The newspaper reported on Tuesday that the general had warned that the dam was unsafe.\n\n"
    "In a statement, the ministry rejected the report. “We inspect every dam twice a year,” it "
    "said.\n\n"
    "Opposition leader Tomas Grau demanded an inquiry. He accused the government of hiding the truth and vowed to "
    "bring the matter before parliament.\n\n"
    "Satellite images show that the water has risen by two metres."
)
LEAK_SAID: list[Said] = [
    ("The newspaper", "reported", "that the general had warned", "assert"),
    ("the general", "warned", "that the dam was unsafe", "warn"),
    ("the ministry", "rejected", "the report", "reject"),
    ("it", "said", "“We inspect every dam", "assert"),
    ("Opposition leader Tomas Grau", "demanded", "an inquiry", "demand"),
    ("He", "accused", "the government of hiding", "accuse"),
    ("He", "vowed", "to bring the matter", "promise"),
    ("Satellite images", "show", "that the water has risen", "assert"),
]
MARCH = (
    "Thousands marched through Kyiv on Saturday.\n\n"
    "“We want our sons back,” said Olena Bondar, a teacher. “They have been gone for a year.”\n\n"
    "Her neighbour, Petro Hrytsenko, was less patient. “Nobody tells us anything at all,” he said.\n\n"
    "Police said that the march was peaceful. The organisers have reportedly asked for a meeting with the president."
)
MARCH_SAID: list[Said] = [
    ("Olena Bondar", "said", "“We want our sons back,”", "assert"),
    ("he", "said", "“Nobody tells us", "assert"),
    ("Police", "said", "that the march was peaceful", "assert"),
    (None, "reportedly", "The organisers have", "assert"),
]
STORIES = {
    "summit": (SUMMIT, SUMMIT_SAID),
    "ferry": (FERRY, FERRY_SAID),
    "leak": (LEAK, LEAK_SAID),
    "march": (MARCH, MARCH_SAID),
}


@pytest.mark.parametrize("name", STORIES)
def test_all_that_is_said_in_a_story(statements, name) -> None:
    text, wanted = STORIES[name]
    found = [
        (s.source and s.source.span.text, s.cue and s.cue.text, s.content[0].text, s.act) for s in statements(text)
    ]
    starts = [start for _, _, start, _ in wanted] + [""] * len(found)
    assert [(who, cue, what[: len(starts[i])], act) for i, (who, cue, what, act) in enumerate(found)] == wanted


@pytest.mark.parametrize("name", STORIES)
def test_each_speaker_of_a_story_is_known(statements, name) -> None:
    nobody = [s.source.span.text for s in statements(STORIES[name][0]) if s.source and s.source.entity is None]
    assert [words for words in nobody if words[0].isupper() and " " in words and words.split()[0] != "Satellite"] == []


@pytest.mark.parametrize(
    ("name", "first", "other"),
    [("summit", "“We see guns", "that the truce could fail"), ("leak", "to bring the matter", "an inquiry"),
     ("leak", "“We inspect", "the report")],
)  # fmt: skip
def test_the_same_speaker_is_the_same_entity(statements, name, first, other) -> None:
    def speaker(start: str) -> str | None:
        (entity,) = [s.source.entity for s in statements(STORIES[name][0]) if s.content[0].text.startswith(start)]
        return entity

    assert speaker(first) is not None
    assert speaker(first) == speaker(other)


@pytest.mark.parametrize(
    ("name", "start", "parts"),
    [
        (
            "summit",
            "“We see guns",
            ["“We see guns where there were none a week ago,”", "“We also see fewer observers.”"],
        ),
        ("ferry", "“The sea", ["“The sea was calm and the crew was rested,”", "“I cannot explain it.”"]),
        ("march", "“We want", ["“We want our sons back,”", "“They have been gone for a year.”"]),
    ],
)
def test_a_quotation_that_runs_on_in_a_story(statements, name, start, parts) -> None:
    (found,) = [s for s in statements(STORIES[name][0]) if s.content[0].text.startswith(start)]
    assert [part.text for part in found.content] == parts


def test_only_what_is_within_a_report_is_within_it(statements) -> None:
    found = statements(LEAK)
    assert [s.cue.text for s in found if s.within] == ["warned"]
    assert next(s for s in found if s.within).within == found[0].id


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ferry", "pulled free"),
        ("ferry", "Divers"),
        ("march", "Thousands marched"),
        ("march", "less patient"),
    ],
)
def test_the_reporters_own_words_are_in_no_statement(statements, name, words) -> None:
    assert all(words not in part.text for s in statements(STORIES[name][0]) for part in s.content)
