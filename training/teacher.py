"""The teacher's network in torch: MPNet, twelve layers and twice as wide, with the tagger's word shapes and labels.

It takes the tagger's own word pieces, so that the two can be compared word by word: `distil` makes the small tagger
give the scores that this one gives. Too slow and too large to ship.
"""

import json
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from tasks.names.word_pieces import TOKENIZER
from training.model import HEADS, Layer, drop

HIDDEN, LAYERS, VOCABULARY, POSITIONS = 768, 12, 30527, 514
PADDED = 2  # MPNet counts positions from here
NORM_EPSILON = 1e-5
BUCKETS, FARTHEST = 32, 128  # of the distance between two word pieces
# The encoder gives small numbers (norm 4), of which the head would learn too slowly.
SCALE = 10.0
SPECIAL = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}


class Teacher(nn.Module):
    """Label scores for every word piece, as `model.Tagger`; `folder` holds the files of all-mpnet-base-v2."""

    fresh_rate = 10.0

    def __init__(self, labels: int, shapes: int, folder: Path, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.shapes = nn.Embedding(shapes, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=NORM_EPSILON)
        self.layers = nn.ModuleList(Layer(dropout, HIDDEN, NORM_EPSILON) for _ in range(LAYERS))
        self.near = nn.Embedding(BUCKETS, HEADS)
        self.head = nn.Linear(HIDDEN, labels)
        self.dropout = dropout
        nn.init.zeros_(self.shapes.weight)
        nn.init.normal_(self.head.weight, std=0.02 / SCALE)
        nn.init.zeros_(self.head.bias)
        self.register_buffer("ids", _read_ids(folder / "vocab.txt"), persistent=False)
        self.register_buffer("buckets", _bucket(POSITIONS), persistent=False)

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """Label scores [batch, length, labels] for each of the tagger's word pieces; piece 0 is padding."""
        length = pieces.shape[1]
        hidden = torch.zeros(pieces.shape).masked_fill(pieces == 0, -1e9)[:, None, None, :]
        bias = self.near(self.buckets[:length, :length]).permute(2, 0, 1)[None] + hidden
        x = self.words(self.ids[pieces]) + self.positions.weight[PADDED : PADDED + length] + self.shapes(shapes)
        x = drop(self.norm(x), self.dropout, self.training)
        for layer in self.layers:
            x = layer(x, bias)
        scores: Tensor = self.head(drop(x * SCALE, self.dropout, self.training))
        return scores

    def load_base(self, folder: Path) -> None:
        """Take over the weights of all-mpnet-base-v2; the head and the shapes stay as they are."""
        source = load_file(folder / "model.safetensors")
        source = {name.removeprefix("mpnet."): value for name, value in source.items()}
        state = self.state_dict()
        state["words.weight"] = source["embeddings.word_embeddings.weight"]
        state["positions.weight"] = source["embeddings.position_embeddings.weight"]
        state["near.weight"] = source["encoder.relative_attention_bias.weight"]
        for part in ("weight", "bias"):
            state[f"norm.{part}"] = source[f"embeddings.LayerNorm.{part}"]
            for n in range(LAYERS):
                there = f"encoder.layer.{n}"
                for ours, theirs in (
                    ("out", "attention.attn.o"),
                    ("norm1", "attention.LayerNorm"),
                    ("up", "intermediate.dense"),
                    ("down", "output.dense"),
                    ("norm2", "output.LayerNorm"),
                ):
                    state[f"layers.{n}.{ours}.{part}"] = source[f"{there}.{theirs}.{part}"]
                state[f"layers.{n}.qkv.{part}"] = torch.cat(
                    [source[f"{there}.attention.attn.{w}.{part}"] for w in "qkv"]
                )
        self.load_state_dict(state)
        self.near.weight.requires_grad_(False)


def _read_ids(vocabulary: Path) -> Tensor:
    """MPNet's number of each of the tagger's word pieces: the same pieces, a few numbers on."""
    ours = json.loads(TOKENIZER.read_text("utf-8"))["model"]["vocab"]
    theirs = {piece: number for number, piece in enumerate(vocabulary.read_text("utf-8").splitlines())}
    ids = torch.zeros(len(ours), dtype=torch.long)
    for piece, number in ours.items():
        ids[number] = theirs.get(SPECIAL.get(piece, piece), theirs["[UNK]"])
    return ids


def _bucket(length: int) -> Tensor:
    """The bucket [length, length] of the distance from one piece to another: near ones each, far ones by logarithm."""
    at = torch.arange(length)
    back = at[:, None] - at[None, :]
    half, exact = BUCKETS // 2, BUCKETS // 4
    far = back.abs()
    large = exact + (far.clamp(min=1) / exact).log() / math.log(FARTHEST / exact) * (half - exact)
    return (back < 0) * half + torch.where(far < exact, far, large.long().clamp(max=half - 1))
