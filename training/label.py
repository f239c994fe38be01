"""Labels texts by the tagger as it runs, to learn from: `python -m training.label TEXTS.jsonl.gz OUT.jsonl.gz`.

The tagger judges a name by its whole article, of which the network sees a paragraph at a time; these labels teach the
network what the article told. Words whose label is in doubt are learned neither way. Needs no torch.
"""

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from tasks.encoder import read_words
from tasks.name_agreement import find_article_names
from tasks.name_spans import TYPES
from training.corpus import Word, read_rows

DOUBTED = 0.75  # a label that the network gives less than this, by itself, is in doubt
MISC = {"EVENT", "LAW", "WORK"}


def main() -> None:
    """Label the articles, one line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--limit", type=int, default=900)
    options = parser.parse_args()
    rows = read_rows(options.texts)
    with gzip.open(options.out, "wt", encoding="utf8") as out:
        for row in rows[:: max(1, len(rows) // options.limit)]:
            paragraphs = [part for part in row["text"].split("\n") if part.strip()]
            out.write(json.dumps({"origin": "silver", "tokens": list(label(paragraphs))}) + "\n")


def label(paragraphs: Sequence[str]) -> Iterator[list[Word]]:
    """The words of each of one article's paragraphs with their BIO labels, `O-?` where the label is in doubt."""
    found = find_article_names(paragraphs)
    for text, spans, words in zip(paragraphs, found, read_words(paragraphs), strict=True):
        chances = np.exp(words.chances.astype(np.float32))
        labels = ["O"] * len(words.extents)
        for start, end, kind in spans:
            inside = [row for row, (low, high) in enumerate(words.extents) if start <= low and high <= end]
            type_ = "MISC" if kind in MISC else kind
            for row in inside:
                labels[row] = f"{'B' if row == inside[0] else 'I'}-{type_}"
        yield [
            (text[start:end], each if _chance(chances[row], each) >= DOUBTED else "O-?")
            for row, ((start, end), each) in enumerate(zip(words.extents, labels, strict=True))
        ]


def _chance(chances: np.ndarray, each: str) -> float:
    if each == "O":
        return float(chances[0])
    place = 1 + 2 * TYPES.index(each[2:])
    return float(chances[place : place + 2].sum())


if __name__ == "__main__":
    main()
