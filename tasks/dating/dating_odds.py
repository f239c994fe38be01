"""How likely each day is to be the day of publication, given the clues of an article.

For `dating`: each hint (`dating_hints`) adds a weight to the log odds of every day, by the place that
the day has on its axis. The weights (`tasks/data/dating_odds.tsv`) were learnt on dated news so that together they make
the true days likeliest: a conditional log-linear model (training/dating_odds.py).
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tasks.dating.dating_calendar import FIRST, LAST
from tasks.dating.dating_clues import Clue
from tasks.dating.dating_hints import find_hints, office_hints
from tasks.dating.offices import Term
from tasks.vocabulary import read_rows

Floats = NDArray[np.float64]


def day_odds(clues: Sequence[Clue], terms: Sequence[Term] = ()) -> Floats | None:
    """The probability of every day from `FIRST` to `LAST`; None where no clue is known to the table."""
    table = load_odds()
    total = np.zeros((LAST - FIRST).days + 1)
    known = False
    for hint in (*find_hints(clues), *office_hints(terms)):
        odds = weights_of(hint.kind, table)
        if odds is not None:
            total += odds[hint.places]
            known = True
    if not known:
        return None
    chances: Floats = np.exp(total - total.max())
    shares: Floats = chances / chances.sum()
    return shares


def narrowest(chances: Floats, days: int) -> tuple[date, float, float]:
    """The first day of the likeliest stretch of so many days, its probability, and that with a day more each side."""
    sums = np.concatenate([[0.0], np.cumsum(chances)])
    inside = sums[days:] - sums[:-days]
    at = int(inside.argmax())
    around = sums[min(len(chances), at + days + 1)] - sums[max(0, at - 1)]
    return FIRST + timedelta(at), float(inside[at]), float(around)


@cache
def load_odds() -> dict[str, Floats]:
    """The weights on every place of a kind's axis, by kind; `trust` has those of `dating_trust`."""
    return {
        kind: np.array([float(weight) for weight in values.split()])
        for kind, values in read_rows("dating_odds.tsv")[1:]
    }


def weights_of(kind: str, table: Mapping[str, Floats]) -> Floats | None:
    """The weights of a kind; where it never occurred in training, those of the general one (`day.post` for posts)."""
    weights = table.get(kind)
    return table.get(kind.rpartition(".")[0]) if weights is None else weights
