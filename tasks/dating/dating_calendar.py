"""Every day that an article may be of, as arrays: its weekday, month and year, and the nearest day of a given name.

Under `dating_hints` and `dating_bounds`, which ask for all days at once how a clue lies to them.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from tasks.dates.holidays import holiday

FIRST, LAST = date(1985, 1, 1), date(2039, 12, 31)
Days = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Every day from `FIRST` to `LAST`, part by part."""

    numbers: Days
    weekdays: Days
    months: Days
    years: Days


@cache
def calendar_days() -> Calendar:
    """The ordinal, weekday, month and year of every day from `FIRST` to `LAST`."""
    numbers = np.arange(FIRST.toordinal(), LAST.toordinal() + 1, dtype=np.int64)
    days = [date.fromordinal(int(number)) for number in numbers]
    months, years = (np.array([getattr(day, part) for day in days], dtype=np.int64) for part in ("month", "year"))
    return Calendar(numbers, (numbers - 1) % 7 + 1, months, years)


@lru_cache(maxsize=256)
def occurrence(axis: str, name: str | None, month: int, day: int) -> Days | None:
    """For every day the last, next or nearest occurrence of a day of the year, as an ordinal."""
    occurrences = []
    for year in range(FIRST.year - 4, LAST.year + 5):
        try:
            one = holiday(name, year) if name is not None else date(year, month, day)
        except ValueError:
            continue
        if one is not None:
            occurrences.append(one.toordinal())
    if not occurrences:
        return None
    known, numbers = np.array(occurrences, dtype=np.int64), calendar_days().numbers
    if axis == "since":
        return np.asarray(known[np.searchsorted(known, numbers, side="right") - 1])
    after = np.searchsorted(known, numbers)
    if axis == "until":
        return np.asarray(known[after])
    before = known[after - 1]
    nearest: Days = np.where(numbers - before <= known[after] - numbers, before, known[after])
    return nearest


def told_last_year(nearest: Days) -> NDArray[np.bool_]:
    """For every day whether an occurrence (an ordinal for every day) lies in the year before."""
    calendar = calendar_days()
    at = np.clip(nearest - FIRST.toordinal(), 0, len(calendar.numbers) - 1)
    return np.asarray(calendar.years == calendar.years[at] + 1)
