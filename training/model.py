"""The tagger's network in torch: a six-layer BERT encoder with word shapes, read from the MiniLM weights.

Stands between `corpus` (what it is fed) and `export` (which writes the same arithmetic as an int8 ONNX graph);
`teacher` is a larger one with the same inputs and outputs.
The vocabulary is lower-cased, so the case of each word comes in as an embedding of its own, which starts at
zero and so changes nothing until it has learned something.
"""

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

HIDDEN, HEADS, LAYERS, VOCABULARY, POSITIONS = 384, 12, 6, 30522, 512
NORM_EPSILON = 1e-12


class Layer(nn.Module):
    """One transformer block of BERT: attention, then the two-layer perceptron, a norm after each."""

    def __init__(self, dropout: float, hidden: int = HIDDEN, epsilon: float = NORM_EPSILON) -> None:
        super().__init__()
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps=epsilon)
        self.up = nn.Linear(hidden, 4 * hidden)
        self.down = nn.Linear(4 * hidden, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps=epsilon)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x`: [batch, length, hidden]; `mask`: of attention, true where there is a word piece, or a bias to add."""
        batch, length, _ = x.shape
        q, k, v = (part.view(batch, length, HEADS, -1).transpose(1, 2) for part in self.qkv(x).chunk(3, dim=-1))
        # In bfloat16 this step's backward pass is several times slower on a CPU than in single precision.
        with torch.autocast(x.device.type, enabled=False):
            seen = functional.scaled_dot_product_attention(q.float(), k.float(), v.float(), attn_mask=mask)
        x = self.norm1(x + self.drop(self.out(seen.transpose(1, 2).reshape(x.shape))))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))

    def drop(self, x: Tensor) -> Tensor:
        return drop(x, self.dropout, self.training)


def drop(x: Tensor, share: float, training: bool) -> Tensor:
    """Dropout with one mask for all pieces of a sequence: as good, and random numbers are slow on a CPU."""
    return x * functional.dropout(torch.ones_like(x[:, :1]), share, training) if training else x


class Tagger(nn.Module):
    """Label scores for every word piece, from one linear layer."""

    fresh_rate = 1.0  # of the head and the shapes, as a multiple of the others' learning rate

    def __init__(self, labels: int, shapes: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.shapes = nn.Embedding(shapes, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=NORM_EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.head = nn.Linear(HIDDEN, labels)
        self.dropout = dropout
        nn.init.zeros_(self.shapes.weight)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """Label scores [batch, length, labels] for each piece; piece 0 is padding."""
        mask = (pieces != 0)[:, None, None, :]
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]] + self.shapes(shapes)
        x = drop(self.norm(x), self.dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        scores: Tensor = self.head(drop(x, self.dropout, self.training))
        return scores

    def load_base(self, folder: Path) -> None:
        """Take over the weights of all-MiniLM-L6-v2; the head and the shapes stay as they are."""
        source = load_file(folder / "model.safetensors")
        state = self.state_dict()
        # Every piece is of segment 0, so that segment's embedding is a constant of the word embeddings.
        state["words.weight"] = source["embeddings.word_embeddings.weight"]
        state["positions.weight"] = (
            source["embeddings.position_embeddings.weight"] + source["embeddings.token_type_embeddings.weight"][0]
        )
        for ours, theirs in _names():
            state[ours] = torch.cat([source[name] for name in theirs])
        self.load_state_dict(state)


def mean_weights(paths: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of checkpoints of one network: of a run and one that went on from it, it beats both."""
    states = [torch.load(path, weights_only=True) for path in paths]
    return {name: torch.stack([state[name] for state in states]).mean(dim=0) for name in states[0]}


def _names() -> list[tuple[str, list[str]]]:
    pairs = [(f"norm.{part}", [f"embeddings.LayerNorm.{part}"]) for part in ("weight", "bias")]
    for n in range(LAYERS):
        there = f"encoder.layer.{n}"
        for part in ("weight", "bias"):
            pairs += [
                (
                    f"layers.{n}.qkv.{part}",
                    [f"{there}.attention.self.{which}.{part}" for which in ("query", "key", "value")],
                ),
                (f"layers.{n}.out.{part}", [f"{there}.attention.output.dense.{part}"]),
                (f"layers.{n}.norm1.{part}", [f"{there}.attention.output.LayerNorm.{part}"]),
                (f"layers.{n}.up.{part}", [f"{there}.intermediate.dense.{part}"]),
                (f"layers.{n}.down.{part}", [f"{there}.output.dense.{part}"]),
                (f"layers.{n}.norm2.{part}", [f"{there}.output.LayerNorm.{part}"]),
            ]
    return pairs
