"""Count how long after each kind of clue dated news was published, and write `tasks/data/dating_odds.tsv`.

usage: python training/dating_odds.py CLUES.pickle... OUT.tsv      counts made before (see --count)
       python training/dating_odds.py --count ARTICLES.jsonl[.gz] FROM TO CLUES.pickle

An article is a record with `text` and `published_at`. Only counts leave this script, no text. They were made on 1,848
news articles of 2012-2020 (English, mostly of the United States); a kind that is rare borrows from its more general
one (`day.story.past` from `day.story`), and that from an even spread, so that a dozen cases don't say *never*.
"""

import gzip
import json
import pickle
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np

from tasks.dates import find_times
from tasks.dating_clues import Clue, find_clues
from tasks.dating_odds import EDGES, FIRST, LAST, SIZES, find_hints, office_hints
from tasks.identity import make_id
from tasks.language import parse_readings
from tasks.offices import Term, find_terms
from tasks.records import Reading, Segment
from tasks.sentences import find_sentences

# What few articles of the sample show but pages do: a line about publication names the day, a revision one later.
KNOWN = {"day.published": {0: 30, -1: 4, 1: 4}, "day.line": {0: 8, 1: 1}, "day_of_year.published": {0: 10}}
DAYS = np.diff(np.array([-4000, *EDGES[1:-1], 7000])).astype(float)  # how many days each stretch stands for
SINCE_DAYS = np.minimum(DAYS, [0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 1, 1, 1, 1, 3, 7, 17, 60, 275, 730, 2000])
UNTIL_DAYS = np.minimum(DAYS, [2000, 335, 23, 5, 1, 1, 1, *[0.01] * 10])
NEAR_DAYS = np.minimum(DAYS, [1, 152, 23, 5, 1, 1, 1, 1, 1, 1, 3, 7, 17, 60, 92, 1, 1])
BORROWED = 6.0


def main(arguments: list[str]) -> None:
    """Run one of the two steps of the usage."""
    if arguments[0] == "--count":
        source, first, last, out = arguments[1:]
        Path(out).write_bytes(pickle.dumps(list(read_clues(Path(source), int(first), int(last)))))
        return
    articles = [pickle.loads(Path(name).read_bytes()) for name in arguments[:-1]]  # noqa: S301 (files that --count wrote)
    Path(arguments[-1]).write_text(write_table(count([one for part in articles for one in part])), encoding="utf-8")


def read_clues(source: Path, first: int, last: int) -> Iterator[tuple[date, list[Clue], list[Term]]]:
    """The day of publication and the clues of every dated article in that part of the file."""
    opener = gzip.open if source.suffix == ".gz" else open
    with opener(source, "rt", encoding="utf-8") as lines:
        records = [record for record in map(json.loads, lines) if record.get("published_at")][first:last]
    readings = [_reading(record["id"], record["text"].replace("\r", "")[:300_000]) for record in records]
    for record, reading, doc in zip(records, readings, parse_readings(readings), strict=True):
        try:
            day = date.fromisoformat(record["published_at"][:10])
        except ValueError:
            continue
        found = find_times(reading, doc, find_sentences(reading, doc))
        yield day, list(find_clues(reading, found)), list(find_terms(reading.text))


def count(articles: list[tuple[date, list[Clue], list[Term]]]) -> dict[tuple[str, str], Counter[int]]:
    """How often each place on a kind's axis was the day of publication."""
    counts: dict[tuple[str, str], Counter[int]] = {}
    for day, clues, terms in articles:
        if FIRST <= day <= LAST:
            for hint in (*find_hints(clues), *office_hints(terms)):
                place = int(hint.places[(day - FIRST).days])
                counts.setdefault((hint.kind, hint.axis), Counter())[place] += 1
    for kind, places in KNOWN.items():
        axis = "day" if kind.startswith("day.") else "near"
        for offset, times in places.items():
            place = int(np.searchsorted(np.array(EDGES), offset, side="right")) - 1
            counts.setdefault((kind, axis), Counter())[place] += times
    return counts


def write_table(counts: dict[tuple[str, str], Counter[int]]) -> str:
    """The table as text: the odds of one day at each place of the axis."""
    head = "# Odds that an article is published on a day, by its place relative to a clue (training/dating_odds.py)\n"
    head += f"# axis day, near, since, until: days after, from {' '.join(map(str, EDGES))}\n"
    head += "# axis year: years after, from -6 to 6; weekday, month: after it; term: before, in, after, long after\n"
    lines = [head + "kind\taxis\todds"]
    for (kind, axis), places in sorted(counts.items()):
        # a weekday beside a date is wrong once in twenty times; too rare to count
        odds = np.array([0.05, 0.95]) if axis == "match" else smooth(kind, axis, places, counts) / _size(axis)
        lines.append(f"{kind}\t{axis}\t{' '.join(f'{value:.3g}' for value in odds)}")
    return "\n".join(lines) + "\n"


def smooth(kind: str, axis: str, places: Counter[int], counts: dict[tuple[str, str], Counter[int]]) -> np.ndarray:
    """The shares of a kind: its own counts and a few borrowed from all kinds that its general one covers."""
    own = np.array([places.get(at, 0) for at in range(SIZES[axis])], dtype=float)
    general = kind.rpartition(".")[0]
    pooled = Counter[int]()
    for (other, other_axis), its in counts.items():
        if general and other_axis == axis and (other == general or other.startswith(f"{general}.")):
            pooled.update(its)
    even = (
        _size(axis) / _size(axis).sum() + 0.15 * (_size(axis) >= 1)
        if SIZES[axis] == SIZES["day"]
        else np.full(SIZES[axis], 0.5)
    )
    if not pooled:
        return (own + even) / (own + even).sum()
    base = np.array([pooled.get(at, 0) for at in range(SIZES[axis])], dtype=float) + even
    borrowed = own + BORROWED * base / base.sum()
    return borrowed / borrowed.sum()


def _size(axis: str) -> np.ndarray:
    return {
        "day": DAYS,
        "near": NEAR_DAYS,
        "since": SINCE_DAYS,
        "until": UNTIL_DAYS,
        "year": np.full(SIZES["year"], 365.0),
        "term": np.array([9000, 1500, 1461, 5000.0]),
    }.get(axis, np.ones(SIZES[axis]))


def _reading(name: str, text: str) -> Reading:
    revision = make_id("training", name)
    segments, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            segments.append(
                Segment(make_id(revision, start), revision, len(segments), "paragraph", start, start + len(line), line)
            )
        start += len(line) + 1
    return Reading(revision, text, tuple(segments), "training")


if __name__ == "__main__":
    main(sys.argv[1:])
