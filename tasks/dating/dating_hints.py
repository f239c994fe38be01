"""The clues of an article as the odds see them: for every day of a calendar, how it lies to the clue.

For `dating`: a `Clue` (`dating_clues`) says what the text has, a `Hint` on which place of an axis
every day lies then (so many days after the date, in the year after); `dating_odds` has a weight for each.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tasks.dating.dating_calendar import FIRST, LAST, Days, calendar_days, occurrence, told_last_year
from tasks.dating.dating_clues import Clue
from tasks.dating.offices import Term

# Days from the date named to the publication; the odds are even between two edges.
EDGES = (-366, -365, -30, -7, -2, -1, 0, 1, 2, 3, 4, 7, 14, 31, 91, 366, 1096, 1097)
YEARS = (-6, 6)  # years from the year named to that of publication; beyond is the same as at the end
# Months from the month named to that of publication, and days from the latest day named to the first weekday reported.
MONTHS = (-12, -3, 0, 1, 2, 3, 6, 12, 24)
GAPS = (-30, -7, -1, 0, 1, 2, 3, 7, 31)
SIZES = {
    **dict.fromkeys(("day", "near", "since", "until"), len(EDGES) - 1),
    "weekday": 7,
    "month": 12,
    "match": 2,
    "term": 4,
    "months": len(MONTHS) + 1,
    "gap": len(GAPS) + 1,
}
SIZES["year"] = YEARS[1] - YEARS[0] + 1

Places = NDArray[np.int64] | NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Hint:
    """A clue as the odds see it: kind and axis of the table, and for every day its place on that axis."""

    kind: str
    axis: str
    places: Places


def find_hints(clues: Sequence[Clue]) -> Iterable[Hint]:
    """The clues as the odds see them: for each kind its latest date or year, each weekday and each month once."""
    past = {clue.weekday for clue in clues if clue.kind == "weekday.past"}
    days: dict[str, list[date]] = {}
    undated: list[Clue] = []
    seen: set[tuple[object, ...]] = set()
    for clue in clues:
        day = clue_day(clue)
        if clue.kind.startswith(("day.", "day+.")):
            if day is not None and FIRST <= day <= LAST:
                days.setdefault(clue.kind, []).append(day)
            continue
        key = (clue.kind, clue.month, clue.day, clue.weekday, clue.holiday, clue.last_year)
        if clue.year is None and key not in seen:
            seen.add(key)
            undated.append(clue)
    lead = next((clue for clue in undated if clue.kind in {"weekday.past", "weekday.none"}), None)
    yield from _weekdays(undated, lead, len(past))
    recent = _latest_reported({weekday for weekday in past if weekday is not None})
    if recent is not None:
        yield Hint(f"recent.{min(len(past), 4)}", "weekday", calendar_days().numbers - recent)
    yield from _undated([clue for clue in undated if clue.day is not None or clue.holiday is not None])
    yield from _dated(days, recent)
    yield from _years(clues, days)


def office_hints(terms: Iterable[Term]) -> Iterable[Hint]:
    """For every day whether it is before, in, up to four years after, or longer after the time in office."""
    numbers = calendar_days().numbers
    for term in terms:
        begins, ends = term.spans[0][0].toordinal(), max(span[1] for span in term.spans).toordinal()
        places = np.where(numbers < begins, 0, np.where(numbers <= ends + 1461, 2, 3))
        for first, last in term.spans:
            places[(numbers >= first.toordinal()) & (numbers <= last.toordinal())] = 1
        yield Hint("office", "term", places)


def _weekdays(clues: Iterable[Clue], lead: Clue | None, named: int) -> Iterable[Hint]:
    """Each weekday and each month once; the weekday named first once more."""
    calendar = calendar_days()
    for clue in clues:
        if clue.kind.startswith("weekday.") and clue.weekday is not None:
            after = (calendar.weekdays - clue.weekday) % 7
            yield Hint(clue.kind, "weekday", after)
            if clue is lead:
                night = clue.found.expression.name("part") in {"EV", "NI"}
                yield Hint("lead.night" if night else f"lead.{min(named, 3)}", "weekday", after)
        elif clue.kind.startswith("month.") and clue.month is not None:
            yield Hint(clue.kind, "month", (calendar.months - clue.month) % 12)


def _latest_reported(weekdays: Collection[int]) -> Days | None:
    """For every day the latest day, up to it, that is one of the weekdays."""
    calendar = calendar_days()
    back = [(calendar.weekdays - weekday) % 7 for weekday in weekdays]
    return calendar.numbers - np.minimum.reduce(back) if back else None


def _dated(days: dict[str, list[date]], recent: Days | None) -> Iterable[Hint]:
    """The latest day of each kind and the one before it, the latest of all, and how the weekday reported lies to it.

    How many days of a kind are within three days tells how sure it is; of days to come the earliest counts.
    """
    numbers = calendar_days().numbers
    told = [day for kind, named in days.items() if not kind.endswith("future") for day in named]
    for kind, named in days.items():
        first, *rest = sorted(set(named), reverse=not kind.endswith("future"))
        near = min(3, sum(abs((day - first).days) <= 3 for day in named))
        yield Hint(f"{kind}.{near}{'n' if recent is None else 'w'}", "day", _bucket(numbers - first.toordinal()))
        if rest:
            yield Hint(f"second.{kind.split('.')[0]}", "day", _bucket(numbers - rest[0].toordinal()))
    if told:
        latest = max(told)
        name = next(kind for kind, named in days.items() if latest in named and not kind.endswith("future"))
        yield Hint("latest", "day", _bucket(numbers - latest.toordinal()))
        if recent is not None:
            gap = np.searchsorted(GAPS, recent - latest.toordinal(), side="right")
            yield Hint(f"gap.{name.split('.')[1]}", "gap", gap)


def _years(clues: Sequence[Clue], days: dict[str, list[date]]) -> Iterable[Hint]:
    """The latest year of each kind and of all, the year named most often, and the latest month with its year."""
    calendar = calendar_days()
    years: dict[str, int] = {}
    counted = Counter(day.year for named in days.values() for day in named)
    months: dict[str, int] = {}
    for clue in clues:
        if clue.day is not None or clue.year is None or not FIRST.year <= clue.year <= LAST.year:
            continue
        if clue.month is not None:
            months[clue.kind] = max(months.get(clue.kind, 0), clue.year * 12 + clue.month)
        else:
            years[clue.kind] = max(years.get(clue.kind, 0), clue.year)
        if clue.kind != "copyright":
            counted[clue.year] += 1
    if counted:
        years["year1"] = max(counted)
        years["year2"] = max(counted, key=lambda year: (counted[year], year))
    for kind, year in years.items():
        yield Hint(kind, "year", np.clip(calendar.years - year, *YEARS) - YEARS[0])
    for kind, month in months.items():
        after = calendar.years * 12 + calendar.months - month
        yield Hint(kind, "months", np.searchsorted(MONTHS, after, side="right"))


def _undated(clues: Iterable[Clue]) -> Iterable[Hint]:
    """Days without a year: how far the nearest of a kind is, and how far the furthest.

    By tense the last, the next or the nearest occurrence of each day counts. Where a weekday is named beside it, also
    whether that is right in that year.
    """
    numbers = calendar_days().numbers
    offsets: dict[tuple[str, str], list[Days]] = {}
    for clue in clues:
        axis = {"past": "since", "future": "until"}.get(clue.kind.rpartition(".")[2], "near")
        nearest = occurrence(axis, clue.holiday, clue.month or 0, clue.day or 0)
        if nearest is None:
            continue
        offsets.setdefault((clue.kind, axis), []).append(numbers - nearest)
        if clue.last_year:
            yield Hint("last_year", "match", told_last_year(nearest).astype(np.int64))
        if clue.weekday is not None:
            yield Hint("match", "match", ((nearest - 1) % 7 + 1 == clue.weekday).astype(np.int64))
    for (kind, axis), found in offsets.items():
        by_size = sorted_by_size(found)
        yield Hint(kind, axis, _bucket(by_size[0]))
        if len(found) > 1:
            yield Hint(f"furthest.{kind}", axis, _bucket(by_size[-1]))


def sorted_by_size(offsets: Sequence[Days]) -> Days:
    """For every day the offsets from the smallest to the largest, whatever their sign."""
    stacked = np.stack(offsets)
    return np.asarray(np.take_along_axis(stacked, np.abs(stacked).argsort(axis=0), axis=0))


def _bucket(offsets: Days) -> Days:
    """The stretch between two `EDGES` that each offset lies in."""
    places: Days = _buckets()[np.clip(offsets, EDGES[0], EDGES[-1] - 1) - EDGES[0]]
    return places


@cache
def _buckets() -> Days:
    places: Days = np.searchsorted(np.array(EDGES), np.arange(EDGES[0], EDGES[-1]), side="right").astype(np.int64) - 1
    return places


def clue_day(clue: Clue) -> date | None:
    """The day that the clue names in full; None where it names less, or no day of the calendar."""
    if clue.year is None or clue.month is None or clue.day is None:
        return None
    try:
        return date(clue.year, clue.month, clue.day)
    except ValueError:
        return None
