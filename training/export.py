"""Writes the trained tagger as one int8 ONNX file: `python -m training.export NEWSWIRE CHECKPOINT... --out model.onnx`.

Of several checkpoints the mean of their weights is written.

Weights are int8 with a scale per output column; activations uint8 with fixed scales, measured on training text. So
a text's names don't depend on what else is in its batch, as they would with scales taken from each batch.
The graph is written out operator by operator: onnxruntime's fused kernels are then used for certain.
"""

import argparse
import itertools
import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from tasks.names.name_spans import LABELS
from tasks.names.word_pieces import SHAPES
from training.corpus import Example, count_transitions, example, newswire
from training.model import HEADS, HIDDEN, NORM_EPSILON, Tagger, mean_weights
from training.train import word_scores

Array = npt.NDArray[np.float32]
LINEAR = ("qkv", "out", "up", "down")
CALIBRATED_ON = 100  # paragraphs
KEPT = 0.99995  # of the activations; the rest is cut to the range


def main() -> None:
    """Load, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("newswire", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--bits", type=int, default=7, help="of a weight: 7 is exact on processors without VNNI as well"
    )
    options = parser.parse_args()
    model = Tagger(LABELS, SHAPES)
    model.load_state_dict(mean_weights(options.checkpoints))
    model.eval()
    train = list(itertools.chain.from_iterable(newswire(options.newswire)[0]))
    step = max(1, len(train) // CALIBRATED_ON)
    ranges = measure(model, [example(unit[:120]) for unit in train[::step]])
    network = Graph(options.bits).build(model, ranges)
    table = [round(float(each), 2) for each in count_transitions(train).flat]
    helper.set_model_props(network, {"transitions": json.dumps(table)})
    options.out.write_bytes(network.SerializeToString())


def measure(model: Tagger, examples: list[Example]) -> dict[str, tuple[float, float]]:
    """The range of what goes into each linear layer, by the layer's name."""
    lows: dict[str, list[float]] = {}
    highs: dict[str, list[float]] = {}

    def watch(name: str, x: torch.Tensor) -> None:
        values = x.float().flatten().sort().values
        cut = int(len(values) * (1 - KEPT) / 2)
        lows.setdefault(name, []).append(float(values[cut]))
        highs.setdefault(name, []).append(float(values[-1 - cut]))

    hooks = [
        getattr(layer, which).register_forward_pre_hook(lambda _, x, name=f"{n}.{which}": watch(name, x[0]))
        for n, layer in enumerate(model.layers)
        for which in LINEAR
    ]
    examples = sorted(examples, key=lambda e: len(e.pieces))
    with torch.no_grad():
        for start in range(0, len(examples), 16):
            word_scores(model, examples[start : start + 16])
    for hook in hooks:
        hook.remove()
    return {name: (min(0.0, *lows[name]), max(0.0, *highs[name])) for name in lows}


class Graph:
    """An ONNX graph under construction: its nodes and its constants."""

    def __init__(self, bits: int) -> None:
        self._top = 2 ** (bits - 1) - 1
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def build(self, model: Tagger, ranges: dict[str, tuple[float, float]]) -> onnx.ModelProto:
        """The whole network: `pieces` and `shapes` in, `scores` out; no padding, so no mask."""
        x = self._embed(model)
        for n, layer in enumerate(model.layers):
            state = {name: value.detach().numpy() for name, value in layer.state_dict().items()}
            x = self._layer(x, n, state, ranges)
        head = self._constant("head", model.head.weight.detach().numpy().T.copy())
        scores = self._node("MatMul", [x, head])
        self._nodes.append(
            helper.make_node("Add", [scores, self._constant("head_bias", model.head.bias.detach().numpy())], ["scores"])
        )
        self._constant("flat_shape", np.array([-1, HIDDEN]))
        inputs = {
            "pieces": ["total"],
            "shapes": ["total"],
            "positions": ["total"],
            "places": ["total"],
            "rows": ["batch", "length"],
            "lengths": ["batch"],
        }
        graph = helper.make_graph(
            self._nodes,
            "tagger",
            [helper.make_tensor_value_info(name, TensorProto.INT32, shape) for name, shape in inputs.items()],
            [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["total", LABELS])],
            self._constants,
        )
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(
            graph, opset_imports=opsets, ir_version=8, producer_name="newsledger training/export.py"
        )

    def _embed(self, model: Tagger) -> str:
        table = model.words.weight.detach().numpy()
        scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-8) / 127
        rows = self._node("Gather", [self._constant("words", np.rint(table / scale).astype(np.int8)), "pieces"])
        scales = self._node("Gather", [self._constant("word_scales", scale.astype(np.float32)), "pieces"])
        words = self._node("Mul", [self._node("Cast", [rows], to=TensorProto.FLOAT), scales])
        shapes = self._node("Gather", [self._constant("shape_table", model.shapes.weight.detach().numpy()), "shapes"])
        positions = self._node(
            "Gather", [self._constant("position_table", model.positions.weight.detach().numpy()), "positions"]
        )
        total = self._node("Add", [self._node("Add", [words, shapes]), positions])
        gain, bias = (self._constant(f"norm_{p}", getattr(model.norm, p).detach().numpy()) for p in ("weight", "bias"))
        return self._node("LayerNormalization", [total, gain, bias], axis=-1, epsilon=NORM_EPSILON)

    def _layer(self, x: str, n: int, state: dict[str, Array], ranges: dict[str, tuple[float, float]]) -> str:
        def linear(which: str, value: str) -> str:
            name = f"{n}.{which}"
            return self._multiply(
                name, self._quantize(name, value, ranges[name]), state[f"{which}.weight"], state[f"{which}.bias"]
            )

        read = self._quantize(f"{n}.qkv", x, ranges[f"{n}.qkv"])
        thirds = [slice(HIDDEN * part, HIDDEN * (part + 1)) for part in range(3)]
        qkv = [
            self._multiply(f"{n}.qkv{third.start}", read, state["qkv.weight"][third], state["qkv.bias"][third])
            for third in thirds
        ]
        rows = [self._node("Gather", [part, "rows"]) for part in qkv]
        seen = self._node("MultiHeadAttention", [*rows, "", "lengths"], domain="com.microsoft", num_heads=HEADS)
        seen = self._node("Gather", [self._node("Reshape", [seen, "flat_shape"]), "places"])
        x = self._add_norm(f"{n}.norm1", x, linear("out", seen), state)
        inner = self._node("Gelu", [linear("up", x)], domain="com.microsoft")
        return self._add_norm(f"{n}.norm2", x, linear("down", inner), state)

    def _quantize(self, name: str, x: str, reach: tuple[float, float]) -> tuple[str, str, str]:
        scale = np.float32((reach[1] - reach[0]) / 255)
        step = self._constant(f"{name}.step", np.array(scale, np.float32))
        zero = self._constant(f"{name}.zero", np.array(round(-reach[0] / scale), np.uint8))
        return self._node("QuantizeLinear", [x, step, zero]), step, zero

    def _multiply(self, name: str, read: tuple[str, str, str], weight: Array, bias: Array) -> str:
        values, step, zero = read
        columns = np.maximum(np.abs(weight).max(axis=1), 1e-8) / self._top
        whole = self._constant(f"{name}.weight", np.rint(weight / columns[:, None]).astype(np.int8).T)
        scales = self._constant(f"{name}.columns", columns.astype(np.float32))
        zeros = self._constant(f"{name}.zeros", np.zeros(len(columns), np.int8))
        inputs = [values, whole, step, scales, zero, zeros, self._constant(f"{name}.bias", bias)]
        return self._node("MatMulIntegerToFloat", inputs, domain="com.microsoft")

    def _add_norm(self, name: str, x: str, y: str, state: dict[str, Array]) -> str:
        # Not SkipLayerNormalization: on a CPU it takes eight times as long as the two that it joins.
        which = name.split(".")[1]
        gain, bias = (self._constant(f"{name}.{part}", state[f"{which}.{part}"]) for part in ("weight", "bias"))
        return self._node("LayerNormalization", [self._node("Add", [x, y]), gain, bias], axis=-1, epsilon=NORM_EPSILON)

    def _constant(self, name: str, value: npt.NDArray) -> str:
        self._constants.append(numpy_helper.from_array(value.copy(order="C"), name))
        return name

    def _node(self, kind: str, inputs: list[str], **attributes: object) -> str:
        output = f"v{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output


if __name__ == "__main__":
    main()
