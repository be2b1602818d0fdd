"""From a trained network to the file that ships: the same answers, small, and refused where it is another."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from small import SENTENCES, lesson
from small_net import small_network, small_type_readers

from sayso.errors import ModelError
from sayso.language import read_language
from sayso.model import make_document
from sayso.reader.network import OUTPUTS, Reader, _load, parties_of
from sayso.reader.questions import PARTIES, SCALES, SPANS, TYPES
from sayso.train import export as exporting
from sayso.train.batches import make_batch, roles, shares

TEXT = "Ilse Brandt said that Kestan had moved troops to Orm. The envoy denied it."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("weights")
    exporting.export(small_network(2), small_type_readers(), out)
    return out


@pytest.fixture(scope="module")
def full(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}-fp32")


def inputs(text: str) -> dict[str, np.ndarray]:
    batch = make_batch([lesson(text)])
    arrays = {"ids": batch.ids, "cases": batch.cases, "features": batch.features}
    return {name: array.numpy() for name, array in arrays.items()}


@pytest.mark.parametrize("text", [text for text, _ in SENTENCES])
@torch.no_grad()
def test_the_graph_answers_as_the_network_does(full: Path, text: str) -> None:
    network = small_network(2).eval()
    batch = make_batch([lesson(text)])
    middle = network.read_below(batch.ids, batch.cases, batch.features, None)
    states = network.read_top(middle, None)
    found = dict(zip(OUTPUTS, _load(full / "reader.onnx").run(list(OUTPUTS), inputs(text)), strict=True))
    assert np.allclose(found["middle"], middle[0].numpy(), atol=1e-4)
    assert np.allclose(found["spans"], network.spans(states)[0].numpy(), atol=1e-3)
    assert np.allclose(found["links"], network.links(states)[0].numpy(), atol=1e-3)
    assert np.allclose(found["parties"], network.parties(states)[0].numpy(), atol=1e-3)
    assert np.allclose(found["values"], network.values(states)[0].numpy(), atol=1e-3)
    assert np.allclose(found["scales"], network.scales(states)[0].log_softmax(-1).numpy(), atol=1e-3)


@torch.no_grad()
def test_types_are_the_mean_of_what_their_readers_find_likely(folder: Path, full: Path) -> None:
    network, readers = small_network(2).eval(), small_type_readers()
    batch = make_batch([lesson("Kestan struck Orm.", [("actor", "Kestan", 0), ("recipient", "Orm", 0)])])
    middle = network.read_below(batch.ids, batch.cases, batch.features, None)
    expected = [reader.eval()(middle, roles(batch), shares(batch), None).softmax(-1)[0] for reader in readers]
    told = {"middle": middle[0], "roles": roles(batch)[0], "shares": shares(batch)[0]}
    arrays = {name: array.numpy() for name, array in told.items()}
    for where, near in ((full, 1e-4), (folder, 0.05)):
        (found,) = _load(where / "types.onnx").run(["types"], arrays)
        assert np.allclose(found, sum(expected).numpy() / len(expected), atol=near)


def test_parties_are_told_at_run_time_as_in_training() -> None:
    one = lesson("Kestan struck Orm.", [("actor", "Kestan", 0), ("recipient", "Orm", 0)])
    batch = make_batch([one])
    sides = [range(mark.start, mark.end) for mark in one.marks]
    told, share = parties_of(sides, len(one))
    assert np.array_equal(told, roles(batch)[0].numpy())
    assert np.allclose(share, shares(batch)[0].numpy())


@pytest.mark.parametrize("text", [text for text, _ in SENTENCES[:5]])
def test_the_small_graph_is_near_the_full_one(folder: Path, full: Path, text: str) -> None:
    large, small = (_load(where / "reader.onnx").run(["middle"], inputs(text))[0] for where in (full, folder))
    cosine = (large * small).sum() / np.linalg.norm(large) / np.linalg.norm(small)
    assert cosine > 0.98


def test_the_small_graph_is_a_fraction_of_the_full_one(folder: Path, full: Path) -> None:
    assert (folder / "reader.onnx").stat().st_size < 0.4 * (full / "reader.onnx").stat().st_size


def test_both_are_sets_of_weights_that_say_which_they_are(folder: Path, full: Path) -> None:
    assert {file.name for file in folder.iterdir()} == {"reader.onnx", "types.onnx", "questions.json"}
    assert {file.name for file in full.iterdir()} == {"reader.onnx", "types.onnx", "questions.json"}
    assert Reader(folder).version != Reader(full).version


def test_what_it_answers_is_written_beside_it(folder: Path) -> None:
    asked = json.loads((folder / "questions.json").read_text(encoding="utf-8"))
    assert tuple(asked["spans"]) == SPANS
    assert tuple(asked["parties"]) == PARTIES
    assert tuple(asked["types"]) == TYPES
    assert len(asked["digest"]) == 64


def test_the_reader_takes_it(folder: Path) -> None:
    reader = Reader(folder)
    reading = read_language(make_document(TEXT, language="en"))
    answers = reader.read(reading)
    assert sum(part.window.end - part.window.home for part in answers.parts) == len(answers.pieces)
    for kind, start, end, score in reader.flat_attributions(answers):
        assert kind in SPANS
        assert TEXT[start:end].strip()
        assert 0.5 <= score <= 1
    judged = reader.factuality(reading, [(12, 16), (68, 74)])
    assert judged.values.shape == (2, len(SCALES))
    assert all(-3 <= value <= 3 for value in judged.by_best())
    types = reader.event_type(TEXT, (0, 11), (22, 28))
    assert set(types) == set(TYPES)
    assert sum(types.values()) == pytest.approx(1.0, abs=1e-4)
    assert {kind for kind, *_ in reader.actors(reading)} <= {"source", "target"}


@pytest.mark.parametrize(("source", "target"), [((0, 0), (0, 0)), ((0, 11), (0, 0)), ((0, 0), (22, 28))])
def test_a_party_may_be_missing(folder: Path, source: tuple[int, int], target: tuple[int, int]) -> None:
    assert sum(Reader(folder).event_type(TEXT, source, target).values()) == pytest.approx(1.0, abs=1e-4)


def test_answers_depend_on_the_text_alone(folder: Path) -> None:
    reader = Reader(folder)
    first = reader.read(read_language(make_document(TEXT, language="en")))
    reader.read(read_language(make_document("Another text. " * 20, language="en")))
    again = reader.read(read_language(make_document(TEXT, language="en")))
    for left, right in zip(first.parts, again.parts, strict=True):
        assert np.array_equal(left.spans, right.spans)
        assert np.array_equal(left.middle, right.middle)


def copy(folder: Path, to: Path) -> Path:
    for file in folder.iterdir():
        (to / file.name).write_bytes(file.read_bytes())
    return to


def test_other_weights_than_named_are_refused(folder: Path, tmp_path: Path) -> None:
    other = copy(folder, tmp_path)
    (other / "types.onnx").write_bytes((other / "types.onnx").read_bytes() + b"\0")
    with pytest.raises(ModelError, match=r"not those that questions.json names"):
        Reader(other)


@pytest.mark.parametrize("name", ["spans", "links", "parties", "scales", "types", "features"])
def test_weights_for_other_questions_are_refused(folder: Path, tmp_path: Path, name: str) -> None:
    other = copy(folder, tmp_path)
    asked = json.loads((other / "questions.json").read_text(encoding="utf-8"))
    asked[name] = ["something", "else"]
    (other / "questions.json").write_text(json.dumps(asked), encoding="utf-8")
    with pytest.raises(ModelError, match=rf"other questions \({name}\)"):
        Reader(other)


@pytest.mark.parametrize("missing", ["reader.onnx", "types.onnx", "questions.json"])
def test_a_missing_file_is_named(folder: Path, tmp_path: Path, missing: str) -> None:
    other = copy(folder, tmp_path)
    (other / missing).unlink()
    with pytest.raises(ModelError, match=missing):
        Reader(other)
