"""Every cue of the codebook, at work: with a clause behind it, a quotation before it, and in the forms a verb takes."""

from __future__ import annotations

import pytest

from sayso.codebook.load import load

IRREGULAR = {
    "say": "said", "write": "wrote", "tell": "told", "swear": "swore", "feel": "felt", "think": "thought",
    "forecast": "forecast", "foresee": "foresaw", "understand": "understood", "undertake": "undertook",
    "find": "found", "show": "showed", "read": "read", "lay out": "laid out", "spell out": "spelled out",
    "relate": "related", "posit": "posited", "quip": "quipped", "brag": "bragged",
    "admit": "admitted", "commit": "committed", "rebut": "rebutted", "beg": "begged", "plead": "pleaded",
    "chime in": "chimed in", "weigh in": "weighed in", "sum up": "summed up", "fire back": "fired back",
    "shoot back": "shot back", "hit back": "hit back", "slam": "slammed", "cast": "cast", "refer": "referred",
}  # fmt: skip


def past(lemma: str) -> str:
    if lemma in IRREGULAR:
        return IRREGULAR[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + "ed"


def lemmas_with(*frames: str) -> list[tuple[str, str]]:
    """Each verb that any of these frames holds for, with the first act that the codebook gives it there."""
    found: dict[str, str] = {}
    for row in load("cues")["cue"]:
        for lemma in row["lemmas"] if set(frames) & set(row["frames"]) else ():
            found.setdefault(lemma, row["act"])
    return sorted(found.items())


ADDRESSED = {lemma for row in load("cues")["cue"] if row.get("addressed") for lemma in row["lemmas"]}
PARSER = "the parser gives the verb another lemma, or takes it for no verb"
MISREAD_BEFORE_A_CLAUSE = {"chime in", "detail", "forecast", "foresee", "relate", "worry"}
MISREAD_BEHIND_A_QUOTATION = {
    "detail", "disavow", "forecast", "foresee", "implore", "laud", "radio", "swear", "underscore", "undertake", "worry",
}  # fmt: skip


def cases(*frames: str, misread: set[str]) -> list[object]:
    """The verbs of some frames, those marked that are not found yet."""
    made = []
    for lemma, act in lemmas_with(*frames):
        marks = [pytest.mark.xfail(strict=True, reason=PARSER)] if lemma in misread else []
        made.append(pytest.param(lemma, act, marks=marks))
    return made


def test_a_cue_has_one_act_in_each_of_its_frames() -> None:
    acts: dict[tuple[str, str], set[str]] = {}
    for row in load("cues")["cue"]:
        for lemma in row["lemmas"]:
            for frame in {"clause", "quote"} & set(row["frames"]):
                acts.setdefault((lemma, frame), set()).add(row["act"])
    assert {key for key, found in acts.items() if len(found) > 1} == set()


@pytest.mark.parametrize(("lemma", "act"), cases("clause", misread=MISREAD_BEFORE_A_CLAUSE))
def test_a_verb_with_its_clause(statements, lemma, act) -> None:
    to = " the council" if lemma in ADDRESSED else ""
    (found,) = statements(f"President Oake {past(lemma)}{to} that the border was closed.")
    assert (found.source.span.text, found.cue.text, found.act) == ("President Oake", past(lemma), act)
    assert found.content[-1].text.endswith("that the border was closed")
    assert found.manner == "indirect"


@pytest.mark.parametrize(("lemma", "act"), cases("quote", misread=MISREAD_BEHIND_A_QUOTATION))
def test_a_verb_behind_its_quotation(statements, lemma, act) -> None:
    (found,) = statements(f"“The border is closed to all of them,” President Oake {past(lemma)}.")
    assert (found.source.span.text, found.manner) == ("President Oake", "direct")
    assert found.content[0].text == "“The border is closed to all of them,”"
    assert found.act == act


PHRASES = [
    ("The council called on both sides to hold fire.", "called on", "urge"),
    ("The council calls on both sides to hold fire.", "calls on", "urge"),
    ("The council has called upon both sides to hold fire.", "called upon", "urge"),
    ("The envoy called for a ceasefire.", "called for", "urge"),
    ("The envoy appealed for a ceasefire.", "appealed for", "urge"),
    ("The bloc is pushing for new sanctions.", "pushing for", "urge"),
    ("The envoy pointed out that the pact had lapsed.", "pointed out", "assert"),
    ("The envoy points out that the pact has lapsed.", "points out", "assert"),
    ("The envoy pointed to the empty harbour as proof.", "pointed to", "assert"),
    ("The prince made it clear that no ship would pass.", "made it clear", "assert"),
    ("The prince has made clear that no ship will pass.", "made clear", "assert"),
    ("The mayor sounded the alarm about the missing convoy.", "sounded the alarm", "warn"),
    ("Residents raised concerns about the mined channel.", "raised concerns", "warn"),
    ("The envoy went on to say that the talks had failed.", "went on to say", "assert"),
    ("The bishop spoke out against the blockade.", "spoke out against", "reject"),
    ("The government ruled out a truce.", "ruled out", "reject"),
    ("The government has ruled out sending troops.", "ruled out", "reject"),
    ("The envoy took issue with the draft.", "took issue with", "reject"),
    ("The envoy insisted on a ceasefire.", "insisted on", "demand"),
    ("As the envoy put it, the river is wide.", "put it", "assert"),
]


@pytest.mark.parametrize(("text", "cue", "act"), PHRASES)
def test_a_phrase_is_cited_whole(statements, text, cue, act) -> None:
    (found,) = statements(text)
    assert found.cue is not None
    assert (found.cue.text, found.act) == (cue, act)


def test_every_phrase_of_the_codebook_is_tried() -> None:
    words = {" ".join(row["words"]) for row in load("cues")["phrase"]}
    tried = {" ".join(past_free(cue)) for _, cue, _ in PHRASES}
    assert words - tried == set()


def past_free(cue: str) -> list[str]:
    """A phrase with its verb as the codebook writes it."""
    bare = {
        "called": "call", "calls": "call", "appealed": "appeal", "pushing": "push", "pointed": "point",
        "points": "point", "made": "make", "sounded": "sound", "raised": "raise", "went": "go", "spoke": "speak",
        "ruled": "rule", "took": "take", "put": "put", "insisted": "insist",
    }  # fmt: skip
    first, *others = cue.split()
    return [bare[first], *others]


FORMS = [
    ("says", "President Oake says that the border is closed."),
    ("said", "President Oake said that the border was closed."),
    ("saying", "President Oake is saying that the border is closed."),
    ("said", "President Oake has said that the border is closed."),
    ("said", "President Oake had said that the border was closed."),
    ("saying", "President Oake has been saying that the border is closed."),
    ("warns", "President Oake warns that the border is closed."),
    ("warned", "President Oake has warned that the border is closed."),
    ("warning", "President Oake is warning that the border is closed."),
    ("denies", "President Oake denies that the border is closed."),
    ("denied", "President Oake has denied that the border is closed."),
    ("tells", "President Oake tells the council that the border is closed."),
    ("told", "President Oake had told the council that the border was closed."),
    ("telling", "President Oake was telling the council that the border was closed."),
]


@pytest.mark.parametrize(("cue", "text"), FORMS)
def test_a_cue_in_any_of_its_forms(statements, cue, text) -> None:
    (found,) = statements(text)
    assert (found.source.span.text, found.cue.text) == ("President Oake", cue)
