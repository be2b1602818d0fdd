"""What the tests of training share: made-up sentences in the corpora's own forms, and lessons without a parser."""

from __future__ import annotations

import json
import lzma
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from sayso.reader.features import NAMES
from sayso.reader.pieces import CLS, NO_LETTER, SEP, cut_pieces
from sayso.train.examples import Example, Mark
from sayso.train.lessons import Lesson, Text

Words = tuple[str, str] | tuple[str, str, int] | tuple[str, str, int, float]

# Who said what, as (kind, words, attribution): the texts on which attribution is learnt here.
SAID: list[tuple[str, list[tuple[str, str, int]]]] = [
    (
        "Valdoria said that Kestan had moved troops to Orm.",
        [("source", "Valdoria", 0), ("cue", "said", 0), ("content", "that Kestan had moved troops to Orm", 0)],
    ),
    (
        "“The strait is closed,” the minister told reporters in Velm.",
        [("source", "the minister", 0), ("cue", "told reporters", 0), ("content", "“The strait is closed,”", 0)],
    ),
    (
        "Kestan's envoy denied that Valdoria believed the ships were armed.",
        [
            ("source", "Kestan's envoy", 0),
            ("cue", "denied", 0),
            ("content", "that Valdoria believed the ships were armed", 0),
            ("source", "Valdoria", 1),
            ("cue", "believed", 1),
            ("content", "the ships were armed", 1),
        ],
    ),
]
FACTS = [
    ("Kestan sank a ferry near Orm .", [(1, 2, 3.0)]),
    ("Valdoria did not close the strait .", [(3, 4, -2.5)]),
    ("The fleet might sail to Velm if it must .", [(3, 4, 0.2), (8, 9, -0.4)]),
]
ACTED = [
    "Kestan/B-S 's/I-S fleet/I-S shelled/O Orm/B-T ./O",
    "Valdoria/B-R and/O Kestan/B-R held/O talks/O in/O Velm/O ./O",
    "Two/B-S envoys/I-S met/O the/B-T mayor/I-T ./O",
    "Nothing/O was/O decided/O ./O",
    "The/B-S council/I-S sent/O grain/O to/O Orm/B-T ./O",
    "Police/B-S held/O three/B-T sailors/I-T ./O",
]
TYPED = [
    ("<s>Kestan</s> condemned <t>Valdoria</t> over the ferry.", "ACCUSE"),
    ("<s>Valdoria</s> and <t>Kestan</t> signed a truce in Velm.", "AGREE"),
    ("<s>The council</s> sent grain to <t>Orm</t>.", "AID"),
    ("<s>Kestan</s> freed <t>two sailors</t> on Tuesday.", "YIELD"),
    ("<t>Orm</t> was shelled by <s>Kestan's fleet</s>.", "ASSAULT"),
    ("<s>Valdoria</s> barred <t>Kestan's banks</t>.", "SANCTION"),
    ("<s>Velm</s> refused <t>the envoy's</t> plea.", "REJECT"),
]


def find(text: str, *, words: Sequence[Words]) -> tuple[Mark, ...]:
    """Marks by their words: (kind, words), and where wanted the group and the value."""
    marks = []
    for kind, cited, *more in words:
        at = text.index(cited)
        group, value = (*more, *(0, 0.0)[len(more) :])
        marks.append(Mark(kind, at, at + len(cited), float(value), int(group)))
    return tuple(marks)


def example(text: str, words: Sequence[Words] = (), *, corpus: str = "polnear", label: str = "") -> Example:
    """An example whose marks are told by their words."""
    return Example(corpus, "made-up", text, find(text, words=words), label)


def in_pieces(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Marks of characters as marks of pieces, found the slow way: every piece that a mark touches."""
    pieces = cut_pieces(text)
    placed = []
    for mark in marks:
        touched = [
            number
            for number, (start, end) in enumerate(zip(pieces.starts, pieces.ends, strict=True))
            if start < mark.end and mark.start < end
        ]
        if touched:
            placed.append(Mark(mark.kind, touched[0], touched[-1] + 1, mark.value, mark.group))
    return tuple(placed)


def unparsed(made: Example, breaks: Sequence[int] = (0,)) -> Text:
    """A text as `read_text` gives it, but that no parser was asked: its features are all unknown."""
    pieces = cut_pieces(made.text)
    features = np.zeros((len(pieces), len(NAMES)), dtype=np.uint8)
    return Text(made, pieces, features, tuple(breaks), in_pieces(made.text, made.marks))


def lesson(text: str, words: Sequence[Words] = (), *, corpus: str = "polnear", label: str = "") -> Lesson:
    """One window over a whole made-up text, without a parser."""
    pieces = cut_pieces(text)
    marks = in_pieces(text, find(text, words=words))
    return Lesson(
        corpus,
        np.concatenate([[CLS], pieces.ids, [SEP]]),
        np.concatenate([[NO_LETTER], pieces.cases, [NO_LETTER]]),
        np.zeros((len(pieces) + 2, len(NAMES)), dtype=np.int64),
        tuple(Mark(mark.kind, mark.start + 1, mark.end + 1, mark.value, mark.group) for mark in marks),
        label,
    )


def all_lessons() -> dict[str, list[Lesson]]:
    """A few lessons of every kind of question."""
    return {
        "attribution": [lesson(text, words) for text, words in SAID],
        "factuality": [
            lesson("Kestan sank a ferry near Orm.", [("predicate", "sank", 0, 3.0)], corpus="uds"),
            lesson("Valdoria did not close the strait.", [("predicate", "close", 0, -2.5)], corpus="uw"),
            lesson("The fleet might sail to Velm.", [("predicate", "sail", 0, 0.25)], corpus="meantime"),
        ],
        "actors": [
            lesson("Kestan's fleet shelled Orm.", [("actor", "Kestan's fleet"), ("recipient", "Orm")]),
            lesson("Valdoria and Kestan held talks.", [("both", "Valdoria"), ("both", "Kestan")]),
        ],
        "types": [
            lesson("Kestan condemned Valdoria.", [("actor", "Kestan"), ("recipient", "Valdoria")], label="ACCUSE"),
            lesson("The council sent grain.", [("actor", "The council")], label="AID"),
            lesson("Orm was shelled by Kestan.", [("actor", "Kestan"), ("recipient", "Orm")], label="ASSAULT"),
        ],
    }


def write(file: Path, text: str) -> Path:
    """A file and the folders that it lies in."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def write_attributions(folder: Path, name: str, text: str, words: Sequence[tuple[str, str, int]], by: str) -> None:
    """An article and one annotator's notes on it, in PolNeAR's form."""
    write(folder / "text" / f"{name}.txt", text)
    lines, groups = [], dict[int, list[str]]()
    for number, mark in enumerate(find(text, words=words), start=1):
        kind = mark.kind.capitalize()
        lines.append(f"T{number}\t{kind} {mark.start} {mark.end}\t{text[mark.start : mark.end]}")
        groups.setdefault(mark.group, []).append(f"{kind}:T{number}")
    lines += [f"E{number}\t{' '.join(parts)}" for number, parts in enumerate(groups.values(), start=1)]
    write(folder / "attributions" / f"{name}_{by}.ann", "\n".join(lines) + "\n")


def factuality_lines(facts: Sequence[tuple[str, list[tuple[int, int, float]]]]) -> str:
    """Lines in the form that UDS-IH2, UW and MEANTIME come in."""
    rows = []
    for text, targets in facts:
        tokens = text.split(" ")
        marked = [{"span1": [a, b], "label": v, "span_text": " ".join(tokens[a:b])} for a, b, v in targets]
        rows.append(json.dumps({"text": text, "targets": marked}))
    return "\n".join(rows) + "\n"


def labelled_lines(sentences: Sequence[str]) -> str:
    """Tokens with their labels, in cameo_ner's form, of sentences as in ACTED."""
    blocks = ["\n".join(word.replace("/", " ") for word in sentence.split(" ")) for sentence in sentences]
    return "\n\n".join(blocks) + "\n"


def typed_lines(rows: Sequence[tuple[str, str]]) -> str:
    """Lines in PLV's form."""
    lines = ["sentence\tmarked_sentence\tsource\ttarget\tquad\ttype"]
    for marked, label in rows:
        plain = marked
        for sign in ("<s>", "</s>", "<t>", "</t>"):
            plain = plain.replace(sign, "")
        lines.append("\t".join([plain, marked, "", "", "1", label]))
    return "\n".join(lines) + "\n"


def write_corpora(data: Path) -> Path:
    """A folder of corpora, tiny and made up, with all that the curriculum reads."""
    for side in ("train", "dev"):
        for number, (text, words) in enumerate(SAID):
            write_attributions(data / "polnear" / side, f"{side}-{number}", text, words, by="ab12")
        for folder in ("UDS_IH2", "UW", "MEANTIME"):
            facts = [*FACTS, (f"Nobody of {folder} knows .", [])]
            write(data / "factuality" / folder / f"{side}.jsonl", factuality_lines(facts))
    plover = data / "plover"
    write(plover / "cameo_ner.txt", labelled_lines(ACTED))
    write(plover / "plv_train.tsv", typed_lines(TYPED))
    write(
        plover / "CAMEO2PLOVER-2021.txt", "# A table\n04: CONSULT\n042: CONSULT, , diplomatic\n19: FIGHT\n193: FIGHT\n"
    )
    write(plover / "gold_records.json", json.dumps(plover_records()))
    write(data / "petrarch" / "PETR.UnitTest.records.xml", petrarch_xml([("Kestan fired on Orm.", ["193"])]))
    write(data / "petrarch" / "PETR2_GSR_validation.xml", petrarch_xml([("An envoy came to Velm.", ["042"])]))
    return data


def plover_records() -> list[dict[str, object]]:
    """Records in the form of PLOVER's gold."""
    return [
        {
            "id": "made-up-1",
            "event": "AID",
            "text": "Valdoria  sent\nmedicine to Orm.",
            "source": [{"actorText": "Valdoria", "code": "VLD"}],
            "target": [{"actorText": "Orm", "code": "KST"}],
        },
        {"id": "made-up-2", "event": "INVESTIGATE", "text": "Velm looked into it.", "source": [], "target": []},
        # A sentence that plv_train has too.
        {"id": "made-up-3", "event": "ACCUSE", "text": "Kestan condemned Valdoria over the ferry.", "source": []},
    ]


def petrarch_xml(rows: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Sentences and their CAMEO codes in the form of PETRARCH's tests."""
    parts = []
    for number, (text, codes) in enumerate(rows):
        events = "".join(f'<EventCoding sourcecode="KST" eventcode="{code}" targetcode="VLD"/>\n' for code in codes)
        parts.append(f'<Sentence date="20310303" id="T{number}">\n{events}<Text>\n{text}\n</Text>\n</Sentence>\n')
    return "<Sentences>\n" + "".join(parts) + "</Sentences>\n"


def write_briefings(data: Path, rows: Sequence[tuple[str, str]]) -> None:
    """Documents in the form of the briefings: a line of JSON each, packed."""
    file = data / "reports" / "briefings.jsonl.xz"
    file.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(file, "wt", encoding="utf-8") as lines:
        for path, text in rows:
            lines.write(json.dumps({"path": path, "text": text}) + "\n")
