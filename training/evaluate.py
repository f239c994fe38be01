"""Scores the tagger as it runs: `python -m training.evaluate NEWSWIRE` prints F1 on the held-out fifth.

Names are compared as strings within each article, without articles, possessives and spaces. Needs no torch.
"""

import argparse
import json
import random
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from tasks.names.name_agreement import find_article_names
from tasks.names.name_spans import TYPES
from training.corpus import is_held_out, read_rows

CORE = {"PERSON", "ORG", "LOCATION"}
STRAIGHT = str.maketrans("‘’“”–—", "''\"\"--")
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“'])")


def main() -> None:
    """Tag the held-out articles and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("newswire", type=Path)
    parser.add_argument("--sentences", action="store_true", help="tag sentence by sentence, not by paragraph")
    parser.add_argument("--show", type=int, default=0, help="misses and false alarms to print")
    options = parser.parse_args()
    rows = [row for row in read_rows(options.newswire) if is_held_out(row["id"])]
    counts = {kind: Counter[str]() for kind in ("core", *TYPES)}
    wrong: list[tuple[str, tuple[str, str], str]] = []
    for row in rows:
        parts = row["text"].split("\n\n")
        if options.sentences:
            parts = [sentence for part in parts for sentence in SENTENCE.split(part)]
        found = [
            (plain(part[start:end]), kind)
            for part, spans in zip(parts, find_article_names(parts), strict=True)
            for start, end, kind in spans
        ]
        gold = [(plain(name["text"]), name["type"]) for name in row["gold"]]
        for group, kinds in {"core": CORE, **{kind: {kind} for kind in TYPES}}.items():
            p, g = (Counter(name for name in names if name[1] in kinds) for names in (found, gold))
            counts[group] += Counter(hits=(p & g).total(), found=p.total(), gold=g.total())
            if group == "core":
                wrong += [
                    (sign, name, row["id"]) for sign, names in (("missed", g - p), ("alarm", p - g)) for name in names
                ]
    print(
        json.dumps(
            {"documents": len(rows), **{group.lower(): f1(count) for group, count in counts.items() if count["gold"]}}
        )
    )
    for sign, name, where in random.Random(0).sample(wrong, min(options.show, len(wrong))):  # noqa: S311
        print(sign, *name, where, file=sys.stderr)


def plain(text: str) -> str:
    """The name for comparison.

    >>> plain("the Kabul Museum's")
    'kabulmuseum'
    """
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).translate(STRAIGHT)).strip()
    text = re.sub(r"^(the|a|an) ", "", text, flags=re.IGNORECASE)
    return re.sub(r"\s", "", re.sub(r"('s|'|\.)$", "", text)).lower()


def f1(count: Counter[str]) -> float:
    """F1 in percent."""
    return round(200 * count["hits"] / max(1, count["found"] + count["gold"]), 2)


if __name__ == "__main__":
    main()
