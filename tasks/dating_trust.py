"""How far the odds of a few days can be trusted as an answer: a small logistic model over how well the clues agree.

For `tasks/dating.py`, after `tasks/dating_odds.py`: the odds add up what each clue says alone; an old post that is
quoted in a later article misleads them. That the weekday of the latest date is reported by name, and that several
dates fall on the same days, are signs that the dates are those of the news itself. The weights were fitted to odds
given to articles that had no part in them (training/dating_odds.py).
"""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from tasks.dating_clues import Clue
from tasks.dating_hints import clue_day
from tasks.dating_odds import load_odds

STEEPEST = 5.0  # log odds; beyond, more certainty tells nothing
MANY = 8  # years named; an article that names more looks back on something
DAY = timedelta(1)


def trust(clues: Sequence[Clue], first: date, around: float) -> float:
    """The probability that the day of publication lies in the three days from `first`, or on the day beside them."""
    weights = load_odds()["trust"]
    return float(1 / (1 + np.exp(-signs(clues, first, around) @ weights)))


def signs(clues: Sequence[Clue], first: date, around: float) -> NDArray[np.float64]:
    """One, the log odds, whether a reported weekday agrees, how many dates fall there, whether many years are named."""
    named = [
        day
        for clue in clues
        if clue.kind.startswith(("day.", "day+.")) and not clue.kind.endswith("future")
        if (day := clue_day(clue)) is not None and first - DAY <= day <= first + 3 * DAY
    ]
    reported = {clue.weekday for clue in clues if clue.kind == "weekday.past"}
    odds = np.log(max(around, 1e-6) / max(1 - around, 1e-6))
    agrees = any(day.isoweekday() in reported for day in named)
    years = sum(clue.kind.startswith("year") for clue in clues)
    return np.array([1.0, min(odds, STEEPEST), agrees, min(len(named), 3) / 3, years > MANY])
