"""How likely each day is to be the day of publication, given the clues of an article.

For `tasks/dating.py`: each clue (`tasks/dating_clues.py`) multiplies the odds of every day by how often articles are
published that long after such a clue, as counted once on dated news (`tasks/data/dating_odds.tsv`, made by
`training/dating_odds.py`). Clues that say the same thing again count less (`WEIGHTS`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tasks.dating_clues import Clue
from tasks.holidays import holiday
from tasks.offices import Term

DATA = Path(__file__).parent / "data" / "dating_odds.tsv"
FIRST, LAST = date(1985, 1, 1), date(2039, 12, 31)
# Days from the date named to the publication; the odds are even between two edges.
EDGES = (-366, -365, -30, -7, -2, -1, 0, 1, 2, 3, 4, 7, 14, 31, 91, 366, 1096, 1097)
YEARS = (-6, 6)  # years from the year named to that of publication; beyond is the same as at the end
SIZES = {
    **dict.fromkeys(("day", "near", "since", "until"), len(EDGES) - 1),
    "weekday": 7,
    "month": 12,
    "match": 2,
    "term": 4,
}
SIZES["year"] = YEARS[1] - YEARS[0] + 1
WEIGHTS = {
    "weekday": 0.6,
    "lead": 0.7,
    "second": 0.5,
    "furthest": 0.5,
    "month": 0.5,
    "holiday": 0.6,
    "office": 0.7,
    "year": 0.4,
}

Floats = NDArray[np.float64]
Days = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Hint:
    """A clue as the odds see it: kind and axis of the table, and for every day its place on that axis."""

    kind: str
    axis: str
    places: Days


def day_odds(clues: Sequence[Clue], terms: Sequence[Term] = ()) -> Floats | None:
    """The probability of every day from `FIRST` to `LAST`; None where no clue is known to the table."""
    table = load_odds()
    total = np.zeros((LAST - FIRST).days + 1)
    known = False
    for hint in (*find_hints(clues), *office_hints(terms)):
        odds = table.get(hint.kind)
        if odds is not None:
            total += WEIGHTS.get(hint.kind.split(".")[0], 1.0) * odds[hint.places]
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


def find_hints(clues: Sequence[Clue]) -> Iterable[Hint]:
    """The clues as the odds see them: for each kind its latest date or year, each weekday and each month once."""
    calendar = calendar_days()
    days: dict[str, set[date]] = {}
    years: dict[str, int] = {}
    seen: set[tuple[object, ...]] = set()
    undated: list[Clue] = []
    lead = False
    for clue in clues:
        day = clue_day(clue)
        if clue.kind.startswith(("day.", "day+.")):
            if day is not None and FIRST <= day <= LAST:
                days.setdefault(clue.kind, set()).add(day)
                years["year1"] = max(years.get("year1", 0), day.year)
            continue
        if clue.kind == "copyright" or clue.kind.startswith(("year.", "month_year")):
            if clue.year is not None and FIRST.year <= clue.year <= LAST.year:
                for kind in (clue.kind, *(() if clue.kind == "copyright" else ("year1",))):
                    years[kind] = max(years.get(kind, 0), clue.year)
            continue
        key = (clue.kind, clue.month, clue.day, clue.weekday, clue.holiday, clue.last_year)
        if key in seen:
            continue
        seen.add(key)
        if clue.kind.startswith("weekday.") and clue.weekday is not None:
            after = (calendar.weekdays - clue.weekday) % 7
            yield Hint(clue.kind, "weekday", after)
            if not lead and clue.kind in {"weekday.past", "weekday.none"}:
                lead = True
                yield Hint("lead", "weekday", after)
        elif clue.kind.startswith("month.") and clue.month is not None:
            yield Hint(clue.kind, "month", (calendar.months - clue.month) % 12)
        elif clue.month is not None or clue.holiday is not None:
            undated.append(clue)
    yield from _undated(undated)
    yield from _dated(days, years)


def office_hints(terms: Iterable[Term]) -> Iterable[Hint]:
    """For every day whether it is before, in, up to four years after, or longer after the time in office."""
    numbers = calendar_days().numbers
    for term in terms:
        begins, ends = term.spans[0][0].toordinal(), max(span[1] for span in term.spans).toordinal()
        places = np.where(numbers < begins, 0, np.where(numbers <= ends + 1461, 2, 3))
        for first, last in term.spans:
            places[(numbers >= first.toordinal()) & (numbers <= last.toordinal())] = 1
        yield Hint("office", "term", places)


def _dated(days: dict[str, set[date]], years: dict[str, int]) -> Iterable[Hint]:
    calendar = calendar_days()
    for kind, named in days.items():
        first, *rest = sorted(named, reverse=True)
        yield Hint(kind, "day", _bucket(calendar.numbers - first.toordinal()))
        if rest:
            yield Hint(f"second.{kind.split('.')[0]}", "day", _bucket(calendar.numbers - rest[0].toordinal()))
    for kind, year in years.items():
        yield Hint(kind, "year", np.clip(calendar.years - year, *YEARS) - YEARS[0])


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


def told_last_year(nearest: Days) -> NDArray[np.bool_]:
    """For every day whether an occurrence (an ordinal for every day) lies in the year before."""
    calendar = calendar_days()
    at = np.clip(nearest - FIRST.toordinal(), 0, len(calendar.numbers) - 1)
    return np.asarray(calendar.years == calendar.years[at] + 1)


def sorted_by_size(offsets: Sequence[Days]) -> Days:
    """For every day the offsets from the smallest to the largest, whatever their sign."""
    stacked = np.stack(offsets)
    return np.asarray(np.take_along_axis(stacked, np.abs(stacked).argsort(axis=0), axis=0))


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


def _bucket(offsets: Days) -> Days:
    """The stretch between two `EDGES` that each offset lies in."""
    places: Days = _buckets()[np.clip(offsets, EDGES[0], EDGES[-1] - 1) - EDGES[0]]
    return places


@cache
def _buckets() -> Days:
    places: Days = np.searchsorted(np.array(EDGES), np.arange(EDGES[0], EDGES[-1]), side="right").astype(np.int64) - 1
    return places


@cache
def load_odds() -> dict[str, Floats]:
    """The logarithm of the odds on every place of a kind's axis, by kind."""
    lines = [line for line in DATA.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = (line.split("\t") for line in lines[1:])
    return {kind: np.log(np.array([float(odds) for odds in values.split()])) for kind, _, values in rows}


def clue_day(clue: Clue) -> date | None:
    """The day that the clue names in full; None where it names less, or no day of the calendar."""
    if clue.year is None or clue.month is None or clue.day is None:
        return None
    try:
        return date(clue.year, clue.month, clue.day)
    except ValueError:
        return None
