"""Readers of the corpora: files in their own forms to `Example`s. Each says what it takes and what it leaves out."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from sayso.bench.tokens import join_tokens
from sayso.reader.questions import QUARTERS
from sayso.train.examples import Example, Mark

ANNOTATION = re.compile(r"^(T\d+)\t(Source|Cue|Content) ([\d; ]+)\t", re.M)
RELATION = re.compile(r"^E\d+\t(.+)$", re.M)
EVENT = re.compile(r"<Sentence [^>]*>(.*?)</Sentence>", re.S)
CODED = re.compile(r"<EventCoding([^>]*)/?>")
CODE = re.compile(r"eventcode\s*=\s*\"(\d+)")
TEXT = re.compile(r"<Text>(.*?)</Text>", re.S)
SIDES = ("source", "target")
SIDE_KINDS = {"S": "actor", "T": "recipient", "R": "both"}
OLD_TYPES = {"YIELD": "CONCEDE", "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT", "INVESTIGATE": ""}


def read_polnear(folder: Path) -> Iterator[Example]:
    """PolNeAR's articles: source, cue and content of each attribution. One that several annotated comes several times.

    The text of `attributions/NAME_ANNOTATOR.ann` is `text/NAME.txt`.
    """
    for file in sorted((folder / "attributions").glob("*.ann")):
        text = (folder / "text" / f"{file.stem.rpartition('_')[0]}.txt").read_text(encoding="utf-8")
        yield Example("polnear", file.stem, text, tuple(_attributions(file.read_text(encoding="utf-8"))))


def _attributions(notes: str) -> Iterator[Mark]:
    spans = {name: (kind.lower(), where) for name, kind, where in ANNOTATION.findall(notes)}
    for group, relation in enumerate(RELATION.findall(notes)):
        for part in relation.split():
            name = part.partition(":")[2]
            if name in spans:
                kind, where = spans[name]
                yield from (Mark(kind, int(a), int(b), group=group) for a, b in _ranges(where))


def _ranges(where: str) -> Iterator[tuple[str, str]]:
    for part in where.split(";"):
        start, end = part.split()
        yield start, end


def read_factuality(file: Path, corpus: str) -> Iterator[Example]:
    """UDS-IH2, UW and MEANTIME in one form: how factual each predicate is, from -3 to 3."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        text, places = join_tokens(row["text"].split(" "))
        marks = [
            Mark("predicate", places[target["span1"][0]][0], places[target["span1"][1] - 1][1], float(target["label"]))
            for target in row["targets"]
        ]
        yield Example(corpus, f"{corpus}-{number}", text, tuple(marks))


def read_actors(file: Path) -> Iterator[Example]:
    """cameo_ner: who acts (B-S, I-S), who is acted upon (B-T, I-T), and who act upon each other (B-R, I-R)."""
    for number, block in enumerate(file.read_text(encoding="utf-8").strip().split("\n\n")):
        rows = [line.rsplit(" ", 1) for line in block.splitlines() if line.strip()]
        text, places = join_tokens([row[0] for row in rows])
        yield Example("cameo_ner", f"cameo-{number}", text, tuple(_sides([row[1] for row in rows], places)))


def _sides(labels: Sequence[str], places: Sequence[tuple[int, int]]) -> Iterator[Mark]:
    start, kind = 0, ""
    for place, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            yield Mark(SIDE_KINDS[kind], places[start][0], places[place - 1][1])
            kind = ""
        if label != "O" and not kind:
            start, kind = place, label[2:]


def read_types(file: Path) -> Iterator[Example]:
    """PLV: a sentence with its source and its target, and the PLOVER type of what the one does to the other. Rows
    that are cut short, or whose type is no more, are left out.
    """
    with file.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t")):
            if label := OLD_TYPES.get(row["type"], row["type"]):
                text, marks = _unmarked(row["marked_sentence"])
                yield Example("plv", f"plv-{number}", text, marks, label)


def _unmarked(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """The text without its <s> and <t>, and what they mark."""
    text, marks, opened = "", [], {}
    for part in re.split(r"(</?[st]>)", marked):
        if not re.fullmatch(r"</?[st]>", part):
            text += part
        elif part[1] != "/":
            opened[part[1]] = len(text)
        elif part[2] in opened:
            kind = "actor" if part[2] == "s" else "recipient"
            marks.append(Mark(kind, opened.pop(part[2]), len(text)))
    return text, tuple(marks)


def read_plover_records(file: Path) -> Iterator[Example]:
    """PLOVER's gold records of the present types: text, actors where their words are found, type."""
    for row in json.loads(file.read_text(encoding="utf-8")):
        text, label = " ".join(row["text"].split()), OLD_TYPES.get(row["event"], row["event"])
        if label:
            yield Example("plover", row["id"], text, tuple(_named(text, row)), label)


def _named(text: str, row: dict[str, object]) -> Iterator[Mark]:
    for side, kind in zip(SIDES, ("actor", "recipient"), strict=True):
        actors = row.get(side)
        for actor in actors if isinstance(actors, list) else []:
            words = str(actor.get("actorText", "")) if isinstance(actor, dict) else ""
            at = text.find(words) if words else -1
            if at >= 0:
                yield Mark(kind, at, at + len(words))


def read_petrarch(file: Path, table: Path) -> Iterator[Example]:
    """PETRARCH's test sentences that have one event, its CAMEO code as the PLOVER type; the actors are not marked."""
    plover = _conversion(table)
    for number, block in enumerate(EVENT.findall(file.read_text(encoding="utf-8"))):
        codes = {plover.get(code[1]) for event in CODED.findall(block) if (code := CODE.search(event))}
        text = TEXT.search(block)
        if text and len(codes) == 1 and (label := codes.pop()):
            yield Example("petrarch", f"{file.stem}-{number}", " ".join(text[1].split()), (), label)


def _conversion(table: Path) -> dict[str, str]:
    """CAMEO codes to PLOVER types, as in PLOVER's own table."""
    rows = re.findall(r"^(\d+): *([A-Z]+)", table.read_text(encoding="utf-8"), re.M)
    return {code: OLD_TYPES.get(label, label) for code, label in rows}


def read_codebook() -> Iterator[Example]:
    """The examples of sayso's own rules for events, made up by us: a sentence and the type of the event marked in
    it.
    """
    for file in sorted(files("sayso.codebook").joinpath("events").iterdir(), key=lambda file: file.name):
        for row in tomllib.loads(file.read_text(encoding="utf-8")).get("rules", []):
            for number, sentence in enumerate(row.get("examples", [])):
                name = f"{file.name}-{row.get('name')}-{number}"
                yield Example("codebook", name, sentence.replace("[", "").replace("]", ""), (), row["type"])


def read_classes(file: Path) -> Iterator[Example]:
    """cameo_class: a sentence and its quarter of CAMEO (1, 2 verbal and material cooperation, 3, 4 conflict; 0
    none).
    """
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
        text, _, quarter = line.rpartition("\t")
        if quarter in QUARTERS:
            yield Example("cameo_class", f"class-{number}", text, (), quarter)
