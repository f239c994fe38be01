"""Fits the weights by which `tasks/speech/attributions.py` tells statements from other words: writes a table.

    python training/fit_statements.py quotes_train.jsonl.gz tasks/data/statements.tsv

The input is PolNeAR's training part (Newell et al., LREC 2018) as JSON lines: `text`, and `gold` with the `content`
of each attribution. A candidate is right when its words overlap a gold content by half or more, and no other does so
better. The model is a logistic regression over readable features, fitted with Adam over the whole set from zero: no
chance is involved, the same input gives the same table. Features seen fewer than `MIN_SEEN` times, and weights next
to zero, are left out.
"""

import gzip
import json
import re
import sys
import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from tasks.records import Reading, Segment
from tasks.speech.quotation_marks import find_marked
from tasks.speech.speech import mark_tokens
from tasks.speech.statement_features import describe, describe_cue
from tasks.speech.statements import find_candidates
from tasks.text.dependencies import Tree, read_tree
from tasks.text.language import parse_readings

MIN_SEEN = 8
RIDGE = 2.0
STEPS = 80
CUT = 0.1
HEAD = """# Weights of the features by which attributions.py tells that words are a statement somebody makes
# (log odds; their sum above 0 means yes). Written by training/fit_statements.py from the training part of PolNeAR
# (Newell et al., LREC 2018), for which no licence is stated: the table holds weights of single words and grammatical
# relations, and no text.
"""

Example = tuple[list[str], int]


def main(source: str, target: str) -> None:
    with gzip.open(source, "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    readings = [read_row(row) for row in rows]
    examples: list[Example] = []
    for row, reading, doc in zip(rows, readings, parse_readings(readings), strict=True):
        examples += label_candidates(row, reading, doc)
    write_weights(fit(examples), Path(target))


def read_row(row: dict[str, Any]) -> Reading:
    """A reading whose segments are the lines of the text."""
    revision = uuid.uuid5(uuid.NAMESPACE_URL, row["id"])
    places = [match.span() for match in re.finditer(r"[^\s][^\n]*", row["text"])]
    segments = tuple(
        Segment(uuid.uuid5(revision, str(start)), revision, ordinal, "paragraph", start, end, row["text"][start:end])
        for ordinal, (start, end) in enumerate(places)
    )
    return Reading(revision, row["text"], segments, "training")


def label_candidates(row: dict[str, Any], reading: Reading, doc: Doc) -> Iterator[Example]:
    """Features and label of each candidate, without those that overlap a gold content less well than another."""
    tree = read_tree(doc)
    quoted = mark_tokens(tree, find_marked(reading))
    candidates = list(find_candidates(tree))
    gold = [words_of(one["content"]) for one in row["gold"]]
    overlaps = [overlaps_with(gold, words_of(text_of(reading, tree, one.spans))) for one in candidates]
    best: dict[int, float] = {}
    for overlap in overlaps:
        for which, share in overlap.items():
            best[which] = max(best.get(which, 0.0), share)
    for candidate, overlap in zip(candidates, overlaps, strict=True):
        is_best = any(share >= best[which] - 0.05 for which, share in overlap.items())
        if is_best or not overlap:
            yield describe_cue(tree, candidate.cue, quoted) + describe(tree, candidate, quoted), int(is_best)


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def text_of(reading: Reading, tree: Tree, spans: tuple[tuple[int, int], ...]) -> str:
    return " ".join(reading.text[tree.start[first] : tree.end[last]] for first, last in spans)


def overlaps_with(gold: list[set[str]], words: set[str]) -> dict[int, float]:
    """The gold contents that share half or more of their words with these, and the share (Jaccard)."""
    shares = {which: len(words & one) / len(words | one) for which, one in enumerate(gold) if words & one}
    return {which: share for which, share in shares.items() if share >= 0.5}


def fit(examples: list[Example]) -> dict[str, float]:
    """The weight of each feature of a logistic regression with a ridge penalty."""
    seen = Counter(feature for features, _ in examples for feature in dict.fromkeys(features))
    place = {feature: i for i, feature in enumerate(sorted(f for f, count in seen.items() if count >= MIN_SEEN))}
    pairs = [
        (row, place[f]) for row, (features, _) in enumerate(examples) for f in dict.fromkeys(features) if f in place
    ]
    row, column = np.array(pairs, dtype=np.int64).T
    label = np.array([right for _, right in examples], dtype=float)
    weight, first, second = (np.zeros(len(place)) for _ in range(3))
    for step in range(1, STEPS + 1):
        odds = np.bincount(row, weights=weight[column], minlength=len(label))
        error = 1 / (1 + np.exp(-odds)) - label
        slope = np.bincount(column, weights=error[row], minlength=len(weight)) + RIDGE * weight
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        rate = 0.1 * min(1.0, 3 * (1 - step / STEPS) + 0.02)
        weight -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return {feature: round(float(weight[i]), 2) for feature, i in place.items()}


def write_weights(weights: dict[str, float], target: Path) -> None:
    kept = sorted((feature, weight) for feature, weight in weights.items() if abs(weight) >= CUT)
    target.write_text(HEAD + "".join(f"{feature}\t{weight:g}\n" for feature, weight in kept), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
