"""From a trained network to the files that ship: an ONNX graph for all questions and one for the types of events, their
matrices in int8, one scale a channel.

Dynamic quantisation: what goes into a matrix is measured as it comes, window by window. As windows are read one at a
time, an answer depends on nothing but its own window.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from torch import Tensor, nn

from sayso.reader.features import NAMES, SIZES
from sayso.reader.network import OUTPUTS
from sayso.reader.questions import LINKS, PARTIES, SCALES, SPANS, TYPES
from sayso.train.network import Network, TypeReader

OPSET = 17
LENGTH = 40  # pieces of the window that a graph is drawn from; it takes any length


class Graph(nn.Module):
    """All that is asked of a window, at once: (1, length) -> the outputs without the first axis."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, cases: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        middle = self.network.read_below(ids, cases, features, None)
        states = self.network.read_top(middle, None)
        return (
            self.network.spans(states)[0],
            self.network.links(states)[0],
            self.network.parties(states)[0],
            self.network.values(states)[0],
            self.network.scales(states)[0].log_softmax(-1),
            middle[0],
        )


class Types(nn.Module):
    """One pair of parties: states below the top (length, hidden), roles (length,), shares (4, length) -> the mean
    likelihood of each type that the readers give, (types,).
    """

    def __init__(self, readers: Sequence[TypeReader]) -> None:
        super().__init__()
        self.readers = nn.ModuleList(readers)

    def forward(self, middle: Tensor, roles: Tensor, shares: Tensor) -> Tensor:
        scores = [reader(middle[None], roles[None], shares[None], None)[0].softmax(-1) for reader in self.readers]
        return torch.stack(scores).mean(0)


def export(network: Network, readers: Sequence[TypeReader], folder: Path) -> None:
    """Write `reader.onnx`, `types.onnx` and `questions.json` into a folder; and into another one of its name with
    "-fp32" the same in full precision, so that every bench can tell what int8 costs (`--model`).
    """
    full = folder.with_name(f"{folder.name}-fp32")
    for one in (folder, full):
        one.mkdir(parents=True, exist_ok=True)
    network.eval()
    _write_reader(network, full / "reader.onnx")
    _write_types(readers, network.encoder.shape.hidden, full / "types.onnx")
    for name in ("reader.onnx", "types.onnx"):
        quantise(full / name, folder / name)
    for one in (folder, full):
        _write_questions(one)


def _write_reader(network: Network, file: Path) -> None:
    ids = torch.randint(1000, 2000, (1, LENGTH))
    features = torch.zeros(1, LENGTH, len(NAMES), dtype=torch.long)
    axes = {name: {1: "length"} for name in ("ids", "cases", "features")}
    axes |= {name: {0: "length"} for name in ("values", "middle")}
    axes |= {name: {1: "length", 2: "length"} for name in ("spans", "links", "parties")}
    inputs = {"ids": ids, "cases": torch.zeros_like(ids), "features": features}
    _write(Graph(network), inputs, OUTPUTS, axes, file)


def _write_types(readers: Sequence[TypeReader], hidden: int, file: Path) -> None:
    told = {"middle": torch.zeros(LENGTH, hidden), "roles": torch.arange(LENGTH) % 3, "shares": torch.zeros(4, LENGTH)}
    axes = {"middle": {0: "length"}, "roles": {0: "length"}, "shares": {1: "length"}}
    _write(Types(readers).eval(), told, ["types"], axes, file)


def _write_questions(folder: Path) -> None:
    digest = sha256((folder / "reader.onnx").read_bytes() + (folder / "types.onnx").read_bytes()).hexdigest()
    asked = {"spans": SPANS, "links": LINKS, "parties": PARTIES, "scales": SCALES, "types": TYPES, "features": SIZES}
    (folder / "questions.json").write_text(json.dumps({"digest": digest, **asked}, indent=1) + "\n", encoding="utf-8")


def _write(
    graph: nn.Module, inputs: dict[str, Tensor], outputs: Sequence[str], axes: dict[str, dict[int, str]], file: Path
) -> None:
    torch.onnx.export(
        graph,
        tuple(inputs.values()),
        str(file),
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def quantise(full: Path, small: Path) -> None:
    """The graph with the matrices and the embeddings of words in int8."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(small),
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
        )
