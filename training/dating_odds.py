"""Learn from dated news how the clues of an article tell its day of publication: `tasks/data/dating_odds.tsv`.

usage: python -m training.dating_odds --count ARTICLES.jsonl[.gz] FROM TO CLUES.pickle
       python -m training.dating_odds CLUES.pickle CLUES.pickle... OUT.tsv

An article is a record with `text` and `published_at`. Only weights leave this script, no text. They were learnt on
3,000 news articles of 2012-2020 (English, mostly of the United States). First it counts how long after each kind of
clue an article was published; a kind that is rare borrows from its more general one, so that a dozen cases don't say
*never*. Then it moves these weights so that all clues of an article together make its day likely (maximum likelihood,
with the squared distance from the counts as a penalty). Each file of clues is left out once; on the days that the
others give its articles the weights of `tasks/dating/dating_trust.py` are fitted, and the curve is printed by which
`SURE` in `tasks/dating/dating.py` was chosen.
"""

import gzip
import json
import pickle
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tasks.dates.date_mentions import find_times
from tasks.dating.dating_calendar import FIRST, LAST
from tasks.dating.dating_clues import Clue, find_clues
from tasks.dating.dating_hints import EDGES, SIZES, Hint, find_hints, office_hints
from tasks.dating.dating_odds import narrowest, weights_of
from tasks.dating.dating_trust import signs
from tasks.dating.offices import Term, find_terms
from tasks.identity import make_id
from tasks.records import Reading, Segment
from tasks.text.language import parse_readings
from tasks.text.sentences import find_sentences

Floats = NDArray[np.float64]
Article = tuple[date, list[Clue], list[Hint]]
Counts = dict[tuple[str, str], Counter[int]]

# What few articles of the sample show but pages do: a line about publication names the day, a revision one later.
KNOWN: dict[str, dict[int, int]] = {
    "day.published": {0: 30, -1: 4, 1: 4},
    "day.updated": {0: 12, -1: 6, -2: 2, -3: 2, -5: 2, -10: 2},
    "day.address": {0: 30, 1: 1, 10: 1, 100: 1},
    "day.dateline": {0: 24, 1: 3},
    "day.line": {0: 8, 1: 1},
    "day_of_year.published": {0: 10},
    "day_of_year.updated": {0: 12, -1: 6, -2: 2, -3: 1, -5: 1},
    "day_of_year.dateline": {0: 24, 1: 3},
}
DAYS = np.diff(np.array([-4000, *EDGES[1:-1], 7000])).astype(float)  # how many days each stretch stands for
STRETCHES = {
    "day": DAYS,
    "since": np.minimum(DAYS, [0.01] * 6 + [1, 1, 1, 1, 3, 7, 17, 60, 275, 730, 2000]),
    "until": np.minimum(DAYS, [2000, 335, 23, 5, 1, 1, 1, *[0.01] * 10]),
    "near": np.minimum(DAYS, [1, 152, 23, 5, 1, 1, 1, 1, 1, 1, 3, 7, 17, 60, 92, 1, 1]),
    "year": np.full(SIZES["year"], 365.0),
    "months": np.array([130, 9, 3, 1, 1, 1, 3, 6, 12, 230]) * 30.0,
    "gap": np.array([4000.0, 23, 6, 1, 1, 1, 1, 4, 24, 7000]),
    "term": np.array([9000.0, 1500, 1461, 5000]),
}
BORROWED = 6.0
# What repeats other clues counts less from the start.
SHARES = {"weekday": 0.6, "lead": 0.7, "recent": 0.5, "latest": 0.5, "gap": 0.3, "second": 0.5, "furthest": 0.5} | {
    "month": 0.5, "month_year": 0.5, "holiday": 0.6, "office": 0.7, "year": 0.4, "year2": 0.3
}  # fmt: skip
PENALTY = 2.0
ROUNDS, LIKELIEST, OTHERS = 120, 300, 200
TRUSTED = 0.3  # below it a day is no candidate for an answer
ALL_DAYS = (LAST - FIRST).days + 1


def main(arguments: list[str]) -> None:
    """Run one of the two steps of the usage."""
    if arguments[0] == "--count":
        source, first, last, out = arguments[1:]
        Path(out).write_bytes(pickle.dumps(list(read_clues(Path(source), int(first), int(last)))))
        return
    parts = [read_hints(Path(name)) for name in arguments[:-1]]
    told: list[list[tuple[Floats, bool]]] = []
    for left_out in range(len(parts)):
        weights = fit([article for at, part in enumerate(parts) if at != left_out for article in part])
        told.append([one for article in parts[left_out] if (one := judge(article, weights)) is not None])
    print_curve(told, sum(map(len, parts)))
    table = fit([article for part in parts for article in part])
    table["trust"] = fit_trust([one for part in told for one in part])
    Path(arguments[-1]).write_text(write_table(table), encoding="utf-8")


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


def read_hints(source: Path) -> list[Article]:
    """The articles of one file of clues that were published within the calendar of the odds."""
    found: list[tuple[date, list[Clue], list[Term]]] = pickle.loads(source.read_bytes())  # noqa: S301 (written by --count)
    return [
        (day, clues, [*find_hints(clues), *office_hints(terms)]) for day, clues, terms in found if FIRST <= day <= LAST
    ]


def fit(articles: Sequence[Article]) -> dict[str, Floats]:
    """The weights of every kind that make the days of publication of the articles likeliest."""
    start = counted_weights(count(articles))
    offsets = dict(zip(start, np.cumsum([0, *map(len, start.values())]), strict=False))
    first = np.concatenate(list(start.values()))
    samples = [sample for article in articles if (sample := _sample(article, start, offsets)) is not None]
    weights, mean, square = first.copy(), np.zeros_like(first), np.zeros_like(first)
    for at in range(1, ROUNDS + 1):  # Adam (Kingma & Ba, 2015), on all articles at once
        slope = PENALTY * (weights - first) + sum(_slope(*sample, weights) for sample in samples)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        step = 0.06 * (1 - (at - 1) / ROUNDS) + 0.003
        weights -= step * (mean / (1 - 0.9**at)) / (np.sqrt(square / (1 - 0.99**at)) + 1e-8)
    return {kind: weights[offset : offset + len(start[kind])] for kind, offset in offsets.items()}


def count(articles: Sequence[Article]) -> Counts:
    """How often each place on a kind's axis was the day of publication."""
    counts: Counts = {}
    for day, _, hints in articles:
        for hint in hints:
            counts.setdefault((hint.kind, hint.axis), Counter())[int(hint.places[(day - FIRST).days])] += 1
    for kind, places in KNOWN.items():
        axis = "day" if kind.startswith("day.") else "near"
        for offset, times in places.items():
            place = int(np.searchsorted(np.array(EDGES), offset, side="right")) - 1
            counts.setdefault((kind, axis), Counter())[place] += times
    return counts


def counted_weights(counts: Counts) -> dict[str, Floats]:
    """The logarithm of the odds of one day at each place of a kind's axis, as counted."""
    weights = {}
    for (kind, axis), places in sorted(counts.items()):
        # a weekday beside a date is wrong once in twenty times; too rare to count
        odds = np.array([0.05, 0.95]) if axis == "match" else smooth(kind, axis, places, counts) / _size(axis)
        weights[kind] = SHARES.get(kind.partition(".")[0], 1.0) * np.log(odds)
    return weights


def smooth(kind: str, axis: str, places: Counter[int], counts: Counts) -> Floats:
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
        return np.asarray((own + even) / (own + even).sum())
    base = np.array([pooled.get(at, 0) for at in range(SIZES[axis])], dtype=float) + even
    borrowed = own + BORROWED * base / base.sum()
    return np.asarray(borrowed / borrowed.sum())


def judge(article: Article, weights: Mapping[str, Floats]) -> tuple[Floats, bool] | None:
    """The signs that the likeliest three days can be trusted, and whether they hold; None where they are unlikely."""
    day, clues, hints = article
    chances = np.exp(_scores(hints, weights))
    chances /= chances.sum()
    first, _, around = narrowest(chances, 3)
    if around < TRUSTED:
        return None
    return signs(clues, chances), first - timedelta(1) <= day <= first + timedelta(3)


def fit_trust(told: Sequence[tuple[Floats, bool]]) -> Floats:
    """The weights of the signs: logistic regression by Newton's method, with a unit penalty."""
    rows, holds = np.array([one for one, _ in told]), np.array([fits for _, fits in told], dtype=float)
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ weights))
        bend = rows.T @ (rows * (chance * (1 - chance))[:, None]) + np.eye(len(weights))
        weights -= np.linalg.solve(bend, rows.T @ (chance - holds) + weights)
    return weights


def print_curve(told: Sequence[Sequence[tuple[Floats, bool]]], articles: int) -> None:
    """How many of the articles get three days, and how many of these hold, for each least trust."""
    trusted: list[tuple[float, bool]] = []
    for left_out, part in enumerate(told):
        weights = fit_trust([one for at, other in enumerate(told) if at != left_out for one in other])
        trusted += [(float(1 / (1 + np.exp(-row @ weights))), holds) for row, holds in part]
    for least in (0.97, 0.95, 0.93, 0.91, 0.9, 0.89, 0.88, 0.87, 0.86, 0.85, 0.84, 0.82, 0.8, 0.75, 0.7, 0.6, 0.5):
        given = [holds for trust, holds in trusted if trust >= least]
        share, right = 100 * len(given) / articles, 100 * sum(given) / max(1, len(given))
        print(f"{least}: {len(given)} given ({share:.1f} %), {sum(given)} hold ({right:.1f} %)")


def write_table(table: Mapping[str, Floats]) -> str:
    """The table as text."""
    head = "# What a clue adds to the log odds of a day, by its place relative to the clue (training/dating_odds.py)\n"
    head += f"# 17 values: days after it, from {' '.join(map(str, EDGES))}; 13: years after, from -6 to 6\n"
    head += "# 7: weekdays after it; 12: months after; 10: months (MONTHS) or days (GAPS) after\n"
    head += "# 4: before the time in office, in it, up to four years after, long after\n"
    lines = [f"{kind}\t{' '.join(f'{weight:.3f}' for weight in weights)}" for kind, weights in sorted(table.items())]
    return head + "\n".join(["kind\tweights", *lines]) + "\n"


def _sample(
    article: Article, start: Mapping[str, Floats], offsets: Mapping[str, int]
) -> tuple[NDArray[np.int64], Floats] | None:
    """The places of an article's hints on its day, on the likeliest days and on a few that stand for the rest."""
    day, _, hints = article
    known = [hint for hint in hints if hint.kind in offsets]
    if not known:
        return None
    true = (day - FIRST).days
    likeliest = np.argpartition(-_scores(known, start), LIKELIEST)[:LIKELIEST]
    others = np.random.default_rng(true).integers(0, ALL_DAYS, OTHERS)
    others = np.setdiff1d(others, [true, *likeliest])
    days = np.concatenate([[true], likeliest[likeliest != true], others])
    stands_for = np.zeros(len(days))
    stands_for[-len(others) :] = np.log((ALL_DAYS - LIKELIEST) / len(others))
    return np.stack([offsets[hint.kind] + hint.places[days] for hint in known]), stands_for


def _slope(places: NDArray[np.int64], stands_for: Floats, weights: Floats) -> Floats:
    """How the likelihood of one article's day (the first of its sample) falls with each weight."""
    scores = weights[places].sum(0) + stands_for
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    chances[0] -= 1
    spread = np.broadcast_to(chances, places.shape).ravel()
    return np.asarray(np.bincount(places.ravel(), weights=spread, minlength=len(weights)), dtype=float)


def _scores(hints: Sequence[Hint], weights: Mapping[str, Floats]) -> Floats:
    total = np.zeros(ALL_DAYS)
    for hint in hints:
        its = weights_of(hint.kind, weights)
        if its is not None:
            total += its[hint.places]
    return np.asarray(total - total.max())


def _size(axis: str) -> Floats:
    return np.asarray(STRETCHES.get(axis, np.ones(SIZES[axis])), dtype=float)


def _reading(name: str, text: str) -> Reading:
    revision = make_id("training", name)
    segments: list[Segment] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            segments.append(
                Segment(make_id(revision, start), revision, len(segments), "paragraph", start, start + len(line), line)
            )
        start += len(line) + 1
    return Reading(revision, text, tuple(segments), "training")


if __name__ == "__main__":
    main(sys.argv[1:])
