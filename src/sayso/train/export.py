"""From a trained network to the file that ships: one ONNX graph, its matrices in int8, one scale a channel.

Dynamic quantisation: what goes into a matrix is measured as it comes, window by window. As windows are read one at a
time, an answer depends on nothing but its own window.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from torch import Tensor, nn

from sayso.reader.features import NAMES, SIZES
from sayso.reader.questions import LINKS, PARTIES, SPANS, TYPES
from sayso.train.network import Network

OUTPUTS = ("spans", "links", "parties", "factual", "states")
OPSET = 17


class Graph(nn.Module):
    """All that is asked of a window, at once: (1, length) -> the outputs without the first axis."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, cases: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        states = self.network.read(ids, cases, features, None)
        return (
            self.network.spans(states)[0],
            self.network.links(states)[0],
            self.network.parties(states)[0],
            self.network.factuality(states)[0],
            states[0],
        )


class Types(nn.Module):
    """The head of event types: the first piece's state and the means of four stretches, joined -> scores of the
    types.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.event = network.event

    def forward(self, joined: Tensor) -> Tensor:
        return self.event(joined).log_softmax(-1)


def export(network: Network, folder: Path) -> None:
    """Write `reader.onnx`, `types.onnx` and `questions.json` into a folder, and `reader.fp32.onnx` beside them for
    measuring.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    length = 40
    ids = torch.randint(1000, 2000, (1, length))
    features = torch.zeros(1, length, len(NAMES), dtype=torch.long)
    axes = {name: {1: "length"} for name in ("ids", "cases", "features")}
    axes |= {name: {0: "length"} for name in ("factual", "states")}
    axes |= {name: {1: "length", 2: "length"} for name in ("spans", "links", "parties")}
    full = folder / "reader.fp32.onnx"
    torch.onnx.export(
        Graph(network),
        (ids, torch.zeros_like(ids), features),
        str(full),
        input_names=["ids", "cases", "features"],
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )
    quantise(full, folder / "reader.onnx")
    hidden = network.encoder.shape.hidden
    torch.onnx.export(
        Types(network),
        (torch.zeros(1, 5 * hidden),),
        str(folder / "types.onnx"),
        input_names=["joined"],
        output_names=["types"],
        dynamic_axes={"joined": {0: "events"}, "types": {0: "events"}},
        opset_version=OPSET,
        dynamo=False,
    )
    digest = sha256((folder / "reader.onnx").read_bytes() + (folder / "types.onnx").read_bytes()).hexdigest()
    asked = {"spans": SPANS, "links": LINKS, "parties": PARTIES, "types": TYPES, "features": SIZES}
    (folder / "questions.json").write_text(json.dumps({"digest": digest, **asked}, indent=1) + "\n", encoding="utf-8")


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
