"""GUM's discourse relations become attributions."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.bench.gum_attribution import attributions, measure, read_discourse
from sayso.errors import ReadError

VERBS = {"told": "VERB", "said": "VERB", "think": "VERB", "According": "VERB"}

# Each unit: its relation, then its words. "|" begins a paragraph, "_" glues a word to the one before.
NESTED = [
    ("attribution-positive:1->2:0", "Brandt said"),
    ("attribution-positive:2->3:1", "that Tal had told her"),
    ("context-background:3->6:4", "that the port was shut"),
    ("causal-cause:4->3:0", "because of mines _."),
    ("attribution-negative:5->6:1", "| Lund has not said"),
    ("ROOT:6:0", "why _,"),
    ("attribution-positive:7->6:2", "I think _."),
    ("attribution-positive:8->6:3", "Image _: Lund _."),
]


def write(path: Path, units: list[tuple[str, str]]) -> Path:
    words = []
    for relation, text in units:
        for place, word in enumerate(text.replace("| ", "|").split()):
            words.append((word, f"Discourse={relation}:grf-qt-1-_" if not place else "Entity=(1"))
    lines = []
    for place, (word, misc) in enumerate(words):
        lines += ["", "# newpar"] if word.startswith("|") else []
        form = word.lstrip("|_")
        glued = place + 1 < len(words) and words[place + 1][0].startswith("_")
        role = "nsubj" if form == "I" else "dep"
        columns = [str(place + 1), form, "_", VERBS.get(form, "NOUN"), "_", "_", "0", role, "_", misc]
        lines.append("\t".join(columns) + ("|SpaceAfter=No" if glued else ""))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_units_become_attributions(tmp_path: Path) -> None:
    discourse = read_discourse(write(tmp_path / "a.conllu", NESTED))
    assert discourse.text == (
        "Brandt said that Tal had told her that the port was shut because of mines.\n"
        "Lund has not said why, I think. Image: Lund."
    )
    found = attributions(discourse)
    seen = [(" + ".join(discourse.text[a:b] for a, b in one.content), one.within, one.optional) for one in found]
    mines = "that the port was shut because of mines."
    assert seen == [
        (f"that Tal had told her {mines}", None, False),
        (mines, 0, False),
        ("why,", 3, True),
        ("Lund has not said why,", None, True),
    ]


def test_words_written_together_are_read_so(tmp_path: Path) -> None:
    rows = [
        "1\tWe\twe\tPRON\t_\t_\t2\tnsubj\t_\tDiscourse=ROOT:1:0",
        "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_",
        "2\tdo\tdo\tAUX\t_\t_\t0\troot\t_\t_",
        "3\tn't\tnot\tPART\t_\t_\t2\tadvmod\t_\t_",
        "4\tsail\tsail\tVERB\t_\t_\t2\tdep\t_\tSpaceAfter=No",
        "4.1\tsail\tsail\tVERB\t_\t_\t_\t_\t_\t_",
        "5\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_",
    ]
    path = tmp_path / "a.conllu"
    path.write_text("\n".join(rows), encoding="utf-8")
    assert read_discourse(path).text == "We don't sail."


def test_statements_are_measured_by_them(tmp_path: Path) -> None:
    figures = measure(write(tmp_path / "a.conllu", [*NESTED[:4], ("ROOT:6:0", "| It rained _.")])).figures()
    assert str(figures["statement F1"]) == "P 1.00 R 1.00 (2 right, 0 extra, 0 missed)"
    assert str(figures["nested F1"]) == "P 1.00 R 1.00 (1 right, 0 extra, 0 missed)"
    assert str(figures["within"]) == "1/1"
    assert "cue" not in figures


def test_what_is_no_such_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"nowhere: there is no such file"):
        read_discourse(tmp_path / "nowhere")
    path = tmp_path / "a.conllu"
    path.write_text("no columns", encoding="utf-8")
    with pytest.raises(ReadError, match=r"holds no discourse relations"):
        read_discourse(path)
