"""The few days that an article's own dates leave possible, by logic alone.

For `dating`, beside the odds (`dating_odds`): a past day and a coming day without their years bound
the day of publication from both sides; the weekday reported first is that day or the day before; years, *last year*
and offices held say which year. News that calls the days of its week by name gives other days their date (AP
Stylebook: weekdays within seven days), so a date of the past is more than five days back.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from tasks.dating.dating_calendar import FIRST, calendar_days, occurrence, told_last_year
from tasks.dating.dating_clues import Clue
from tasks.dating.dating_hints import clue_day, office_hints
from tasks.dating.offices import Term

MOST_BACK, MOST_AHEAD = 200, 150  # days; what is further away gets its year, or is called last year's
NAMED = 6  # days back that are called by their weekday
WIDEST = 3  # days; a longer answer is no answer


def find_bounds(clues: Sequence[Clue], terms: Sequence[Term]) -> tuple[date, date] | None:
    """The first and last possible day where they are at most three days in a row; else None."""
    weekdays = [clue.weekday for clue in clues if clue.kind == "weekday.past"]
    sides = {clue.kind.rpartition(".")[2] for clue in clues if clue.kind.startswith("day_of_year")}
    year = _latest_year(clues)
    if len(set(weekdays)) < 2 or not {"past", "future"} <= sides or year is None:
        return None
    calendar = calendar_days()
    possible = (calendar.years >= year) & (calendar.years <= year + 1)
    possible &= (calendar.weekdays - (weekdays[0] or 0)) % 7 <= 1
    for clue in clues:
        possible &= _allows(clue)
    for hint in office_hints(terms):
        possible &= hint.places == 1
    left = np.flatnonzero(possible)
    if not len(left) or left[-1] - left[0] >= WIDEST:
        return None
    return FIRST + timedelta(int(left[0])), FIRST + timedelta(int(left[-1]))


def _latest_year(clues: Sequence[Clue]) -> int | None:
    """The latest year that is told as past."""
    years = [
        clue.year
        for clue in clues
        if clue.year is not None
        and clue.found.tense != "future"
        and (clue.day or clue.kind in {"year.in", "year.since", "month_year.past"})
    ]
    return max(years, default=None)


def _allows(clue: Clue) -> NDArray[np.bool_]:
    """For every day whether the clue can stand in an article of that day."""
    numbers = calendar_days().numbers
    day, side = clue_day(clue), clue.kind.rpartition(".")[2]
    if day is not None:
        return {"future": numbers <= day.toordinal(), "past": numbers >= day.toordinal()}.get(side, numbers > 0)
    if clue.kind == "copyright":
        return np.asarray(calendar_days().years <= (clue.year or 0))
    if not clue.kind.startswith("day_of_year") or side not in {"past", "future"}:
        return np.asarray(numbers > 0)
    nearest = occurrence("since" if side == "past" else "until", None, clue.month or 0, clue.day or 0)
    if nearest is None:
        return np.asarray(numbers > 0)
    back = numbers - nearest
    allowed = (
        (back >= NAMED) & (back <= (365 if clue.last_year else MOST_BACK))
        if side == "past"
        else (back < 0) & (back >= -MOST_AHEAD)
    )
    if clue.last_year:
        allowed &= told_last_year(nearest)
    if clue.weekday is not None:
        allowed &= (nearest - 1) % 7 + 1 == clue.weekday
    return np.asarray(allowed)
