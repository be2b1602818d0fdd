"""The bench of who is meant: its forms, its figures, and its floors where the corpora are."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sayso.bench.corpora import find_data
from sayso.bench.who import measure, read_mentions
from sayso.errors import ConfigError, ReadError

HEAD = "sentence\tmention\tcountry\tsector\n"
LABELS = Path(__file__).parents[1] / "gold" / "who.tsv"
FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text(encoding="utf-8"))["who"]


def written(folder: Path, text: str) -> Path:
    path = folder / "who.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_with_the_words_in_it(tmp_path: Path) -> None:
    rows = "The Kremlin denied it.\tThe Kremlin\tRUS\tGOV\nRefugees left.\tRefugees\t-\tREF|CVL\n"
    rows += "A dog barked.\tA dog\tUSA\tMIL\n"
    figures = measure(read_mentions(written(tmp_path, HEAD + rows)))
    assert str(figures["country"]) == "2/3"
    assert str(figures["sector"]) == "2/3"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("a\tb\n", ":1: the columns"),
        (HEAD, "holds no actor"),
        (HEAD + "A dog barked.\ta cat\t-\t-\n", ":2: the sentence does not hold"),
        (HEAD + "A dog barked.\tA dog\t-\n", ":2: has 3 columns"),
        (HEAD + "A dog barked.\tA dog\t\t-\n", ":2: a country or sector is empty"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read_mentions(written(tmp_path, text))


def test_the_labels_hold_no_words() -> None:
    head, *rows = LABELS.read_text(encoding="utf-8").splitlines()
    assert len(rows) == 200
    assert "sentence" not in head
    assert {row.split("\t")[0] for row in rows} == {"tune", "held"}


@pytest.mark.shared
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_figure_is_below_its_floor(name: str) -> None:
    try:
        find_data()
    except ConfigError as error:
        pytest.skip(str(error))
    assert round(measure(read_mentions(LABELS, side="held"))[name].value, 3) >= FLOORS[name]
