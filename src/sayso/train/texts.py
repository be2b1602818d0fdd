"""The unlabelled texts of the corpora: what masked-word training and the teacher's lessons are drawn from.

What any gold is made on, frozen or not, and the dev sides of corpora are left out.
"""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from sayso.bench.corpora import find_checkout

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
HARD_BREAK = re.compile(r"(?<!\n)\n(?!\n)[ \t]*")
STARS = re.compile(r"\*\*|\\(?=[-*.'\"\[\]])")


def read_reports(data: Path) -> Iterator[str]:
    """The news reports, but for those that gold was made on."""
    held_out = _held_out()
    for file in sorted((data / "reports" / "ukraine-2022-2024").glob("*.txt")):
        if file.name not in held_out:
            yield file.read_text(encoding="utf-8")


def read_polnear(data: Path) -> Iterator[str]:
    """The articles of PolNeAR's train side."""
    for file in sorted((data / "polnear" / "train" / "text").glob("*.txt")):
        yield file.read_text(encoding="utf-8")


def read_briefings(data: Path) -> Iterator[str]:
    """The documents of the White House without their markup, but for those that gold was made on."""
    held_out = _held_out()
    with lzma.open(data / "reports" / "briefings.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["path"].rsplit("/", 1)[-1] not in held_out:
                yield clean_markdown(row["text"])


def clean_markdown(text: str) -> str:
    """The words of a Markdown document: no front matter, links, stars or hard line breaks."""
    text = STARS.sub("", LINK.sub(r"\1", FRONT_MATTER.sub("", text).replace("\xa0", " ")))
    return "\n\n".join(
        " ".join(part.split()) for part in re.split(r"\n\s*\n", HARD_BREAK.sub(" ", text)) if part.strip()
    )


def read_unlabelled(data: Path, *, seed: int, briefing_words: int) -> list[str]:
    """All reports and articles, and briefings of `briefing_words` words in all, in a shuffled order."""
    order = random.Random(seed)
    briefings = list(read_briefings(data))
    order.shuffle(briefings)
    texts = [*read_reports(data), *read_polnear(data)]
    for text in briefings:
        if briefing_words <= 0:
            break
        texts.append(text)
        briefing_words -= text.count(" ")
    order.shuffle(texts)
    return texts


def _held_out() -> set[str]:
    """The names of the files, and of the records in files of many, that gold was made on."""
    names: set[str] = set()
    for gold in sorted((find_checkout() / "tests" / "gold").rglob("*.yaml")):
        document = yaml.safe_load(gold.read_text(encoding="utf-8"))["document"]
        names.update(str(document[key]).rpartition("/")[2] for key in ("file", "record") if document.get(key))
    return names
