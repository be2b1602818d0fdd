"""The reader that ships: the same answers whatever is read beside it, without torch, within its limits."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from sayso.errors import ModelError
from sayso.language import read_language
from sayso.model import make_document, to_json
from sayso.pipeline import analyse
from sayso.reader import find_reader, load_reader
from sayso.reader.attributions import find_attributions
from sayso.reader.network import _load

LARGEST = 40_000_000  # bytes
TEXT = (
    "Valdoria's defence minister, Ilse Brandt, said on Tuesday that Kestan had moved at least 300 troops to Orm. "
    "“A landing would be a red line,” she told reporters in Velm, adding that the strait would be closed.\n\n"
    "Kestan's foreign ministry denied the report. According to its spokesman, the ships were on exercise."
)
shipped = pytest.mark.skipif(find_reader() is None, reason="no weights ship yet: the rules read alone")


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no weights"):
        load_reader(tmp_path)


@shipped
def test_torch_is_not_needed() -> None:
    code = (
        "import sys\n"
        "class Refuse:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] in ('torch', 'transformers', 'safetensors', 'onnx'):\n"
        "            raise ImportError(name)\n"
        "sys.meta_path.insert(0, Refuse())\n"
        "import sayso\n"
        f"record = sayso.analyse({TEXT!r})\n"
        "assert not record.problems, record.problems\n"
        "assert not {'torch', 'transformers'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@shipped
def test_the_same_answers_beside_other_texts() -> None:
    alone = to_json(analyse(TEXT))
    analyse("Something else was said by somebody else, the envoy noted. " * 40)
    assert to_json(analyse(TEXT)) == alone


@shipped
def test_the_same_answers_with_two_threads() -> None:
    reader = load_reader()
    answers = reader.read(read_language(make_document(TEXT, language="en")))
    one, reader._reader = reader._reader, _load(reader.folder / "reader.onnx", threads=2)
    try:
        again = reader.read(read_language(make_document(TEXT, language="en")))
    finally:
        reader._reader = one
    for left, right in zip(answers.parts, again.parts, strict=True):
        assert np.array_equal(left.spans, right.spans)
        assert np.array_equal(left.middle, right.middle)


@shipped
def test_attributions_cite_words_and_belong_together() -> None:
    answers = load_reader().read(read_language(make_document(TEXT, language="en")))
    found = find_attributions(answers)
    words = [(TEXT[slice(*one.cue)], TEXT[slice(*one.source)] if one.source else None) for one in found]
    assert ("said", "Ilse Brandt") in [(cue, source and source.rstrip(",")[-11:]) for cue, source in words]
    assert all(0 < one.score < 1 for one in found)
    assert all(left[1] <= right[0] for one in found for left, right in pairwise(one.content))


@shipped
def test_the_weights_are_small() -> None:
    assert sum(file.stat().st_size for file in load_reader().folder.iterdir()) <= LARGEST
