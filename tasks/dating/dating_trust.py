"""How far the odds of a few days can be trusted as an answer: a small logistic model over how well the clues agree.

For `dating`, after `dating_odds`: the odds add up what each clue says alone; an old post that is
quoted in a later article misleads them. That the weekday of the latest date is reported by name, and that several
dates fall on the same days, are signs that the dates are those of the news itself; so is a month that nearly all odds
lie in. Many years, or days of months before, are signs of an article that looks back. The weights were fitted to odds
given to articles that had no part in them (training/dating_odds.py).
"""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from tasks.dating.dating_clues import Clue
from tasks.dating.dating_hints import clue_day
from tasks.dating.dating_odds import Floats, load_odds, narrowest

STEEPEST = 5.0  # log odds; beyond, more certainty tells nothing
MANY = 8  # years named; an article that names more looks back on something
DAY = timedelta(1)
LONG = timedelta(60)


def trust(clues: Sequence[Clue], chances: Floats) -> float:
    """The probability that the day of publication lies in the likeliest three days, or on a day beside them."""
    weights = load_odds()["trust"]
    return float(1 / (1 + np.exp(-signs(clues, chances) @ weights)))


def signs(clues: Sequence[Clue], chances: Floats) -> Floats:
    """What tells how sure the likeliest days are, each a number of about one at most but for the odds.

    One; the log odds of the days; whether a reported weekday agrees; how many dates fall there; whether many years are
    named; the log odds of the likeliest month; how many other days are named that lie months back.
    """
    first, _, around = narrowest(chances, 3)
    days = [(clue, day) for clue in clues if (day := clue_day(clue)) is not None]
    named = [day for clue, day in days if not clue.kind.endswith("future") and first - DAY <= day <= first + 3 * DAY]
    older = {day for _, day in days if day < first - LONG}
    reported = {clue.weekday for clue in clues if clue.kind == "weekday.past"}
    agrees = any(day.isoweekday() in reported for day in named)
    years = sum(clue.kind.startswith("year") for clue in clues)
    month = _log_odds(narrowest(chances, 31)[2])
    return np.array(
        [1.0, _log_odds(around), agrees, min(len(named), 3) / 3, years > MANY, month, min(len(older), 4) / 4]
    )


def _log_odds(chance: float) -> float:
    return float(np.clip(np.log(max(chance, 1e-6) / max(1 - chance, 1e-6)), -STEEPEST, STEEPEST))
