"""Makes the small tagger give the teacher's scores, on the training sets varied and on other news without labels.

`torchrun --nproc-per-node 2 -m training.distil NEWSWIRE MORE TEXTS --base FOLDER --teacher CHECKPOINT
--student CHECKPOINT... --out FOLDER`. First each process labels its share (FOLDER/scores-N.pt, kept for a next run),
then the student learns from the mean of its checkpoints on. Where there are labels, it learns from them as well.

The teacher has hardly learned the two rarest types: a word that the student takes for one keeps the student's scores.
"""

import argparse
import gzip
import itertools
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import torch
from torch import Tensor, distributed

from tasks.names.name_spans import LABELS, TYPES
from tasks.names.word_pieces import SHAPES, encode
from training.corpus import Example, Variation, elsewhere, is_held_out, newswire, read_rows
from training.model import Tagger, mean_weights
from training.teacher import Teacher
from training.train import Check, Network, batches, fit, label_loss, make_parser, start, town_names, word_scores

RARE = [1 + 2 * TYPES.index(kind) + part for kind in ("FACILITY", "PRODUCT") for part in (0, 1)]
GOLD = 0.4  # what labels weigh beside the teacher
PIECES = 170  # of a text at once
SHARE = 0.35  # of the texts
LONGEST = 4000  # characters of a paragraph


@dataclass(frozen=True, slots=True)
class Taught(Example):
    """A unit with the teacher's scores, [words, labels]; without labels `allowed` is 0 for each word."""

    scores: Tensor


def main() -> None:
    """Label, learn, save."""
    options = _options()
    start(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    train, held = newswire(options.newswire)
    student = Tagger(LABELS, SHAPES)
    student.load_state_dict(mean_weights(options.student))
    mine = options.out / f"scores-{distributed.get_rank()}.pt"
    if not mine.exists():
        variation = Variation(train, elsewhere(options.more), town_names(), options.seed)
        examples = variation.epoch() + list(_unlabelled(options.texts, options.newswire, options.limit))
        torch.save(list(_label(examples, student, options)), mine)
    distributed.barrier()
    taught = [Taught(*one) for path in sorted(options.out.glob("scores-*.pt")) for one in torch.load(path)]
    fit(student, partial(list, taught), _loss, Check(train, held[:: options.check_every]), options)


def _options() -> argparse.Namespace:
    parser = make_parser(__doc__ or "", rate=1.5e-4)
    parser.add_argument("texts", type=Path, help="records with a `text`, gzipped JSON Lines")
    parser.add_argument("--base", type=Path, required=True, help="the folder of all-mpnet-base-v2")
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--student", type=Path, nargs="+", required=True)
    parser.add_argument("--limit", type=int, default=3000, help="texts of which a part is read")
    return parser.parse_args()


def _unlabelled(texts: Path, gold: Path, limit: int) -> Iterator[Example]:
    """Paragraphs of some of the texts; none that an article held out contains."""
    held = {part.strip() for row in read_rows(gold) if is_held_out(row["id"]) for part in row["text"].split("\n")}
    rng = random.Random(limit)  # noqa: S311 - reproducible, not secret
    with gzip.open(texts, "rt", encoding="utf8") as lines:
        for line in itertools.islice(lines, limit):
            if rng.random() < SHARE:
                parts = [part.strip() for part in json.loads(line)["text"].splitlines()]
                yield from _units([part for part in parts if part and part not in held and len(part) <= LONGEST])


def _units(paragraphs: Sequence[str]) -> Iterator[Example]:
    for paragraph in paragraphs:
        encoded = encode(paragraph)
        pieces, shapes, words, count = list[int](), list[int](), list[int](), 0
        for first, end in itertools.pairwise((*encoded.firsts, len(encoded.pieces))):
            if pieces and len(pieces) + end - first > PIECES:
                yield Example(pieces, shapes, words, [0] * count)
                pieces, shapes, words, count = [], [], [], 0
            pieces = pieces + encoded.pieces[first:end]
            shapes = shapes + encoded.shapes[first:end]
            words = words + [count] * (end - first)
            count += 1
        if count > 3:
            yield Example(pieces, shapes, words, [0] * count)


def _label(examples: list[Example], student: Tagger, options: argparse.Namespace) -> Iterator[tuple]:
    """Fields of `Taught`, of this process's share of the examples."""
    teacher = Teacher(LABELS, SHAPES, options.base)
    teacher.load_state_dict(torch.load(options.teacher, weights_only=True))
    share = list(batches(examples, random.Random(0)))[distributed.get_rank() :: distributed.get_world_size()]  # noqa: S311
    began = time.time()
    for number, batch in enumerate(share):
        scores, own = (_scores(network, batch) for network in (teacher, student))
        rare = torch.isin(own.argmax(dim=1), torch.tensor(RARE))
        scores[rare] = own[rare]
        at = 0
        for one in batch:
            end = at + len(one.allowed)
            yield one.pieces, one.shapes, one.words, one.allowed, scores[at:end].half()
            at = end
        if number % 50 == 0 and distributed.get_rank() == 0:
            print(json.dumps({"labelled": number, "of": len(share), "seconds": round(time.time() - began)}), flush=True)


@torch.no_grad()
def _scores(network: Network, batch: Sequence[Example]) -> Tensor:
    network.eval()
    return word_scores(network, batch)


def _loss(model: Network, batch: Sequence[Example], _doubting: bool) -> Tensor:
    """How far the scores are from the teacher's (Kullback-Leibler), and from the labels where there are any."""
    scores = word_scores(model, batch)
    given = scores.log_softmax(dim=1)
    wanted = torch.cat([one.scores for one in batch if isinstance(one, Taught)]).float().log_softmax(dim=1)
    apart = (wanted.exp() * (wanted - given)).sum(dim=1).mean()
    allowed = [bits for one in batch for bits in one.allowed]
    labelled = torch.tensor([bits > 0 for bits in allowed])
    if not labelled.any():
        return apart
    return apart + GOLD * label_loss(scores[labelled], [bits for bits in allowed if bits], doubting=True)


if __name__ == "__main__":
    main()
