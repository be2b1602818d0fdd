"""Learns the weights of names of places and of the places that they mean, from the even articles of marked files.

    python tools/learn_places.py ../shared/data/place/lgl-half.xml ../shared/data/place/GeoVirus.xml

Writes src/sayso/extract/places/toponym_weights.toml and src/sayso/resolve/place_weights.toml. The odd articles stay
unseen: `sayso bench places --side odd` measures on them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sayso.bench.places import read_articles
from sayso.resolve.gazetteer import open_gazetteer
from sayso.train.places import (
    learn_places,
    learn_toponyms,
    place_lessons,
    toponym_examples,
    write_places,
    write_toponyms,
)

SOURCE = Path(__file__).parents[1] / "src" / "sayso"


def main(files: list[str]) -> None:
    """Places first: how well a place fits is one of the signs of its name."""
    articles = [article for file in files for article in read_articles(Path(file), side="even")]
    sys.stderr.write(f"{len(articles)} articles\n")
    write_places(*learn_places(place_lessons(articles, open_gazetteer())), SOURCE / "resolve" / "place_weights.toml")
    sys.stderr.write("places are learnt\n")
    examples = toponym_examples(articles, open_gazetteer())
    write_toponyms(learn_toponyms(examples), SOURCE / "extract" / "places" / "toponym_weights.toml")
    sys.stderr.write(f"names are learnt from {len(examples)} runs of words\n")


if __name__ == "__main__":
    main(sys.argv[1:])
