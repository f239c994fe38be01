"""The evidence for a day of publication as rows: which expression, what it implies, which days it leaves.

For `dating`. A row's `used` says whether the day that was given or inferred is among the days that it leaves.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from tasks.dates.holidays import holiday
from tasks.dates.likely_days import likeliest
from tasks.dates.periods import period
from tasks.dating.dating_clues import Clue
from tasks.records import Date, DatingEvidence, Reading


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a kind of clue implies: in words, and how many days around the day named it leaves (None: no bound)."""

    implies: str
    before: int | None
    after: int | None


_DAYS = {
    "post": _Meaning("published on the day of the embedded post or within three days after", 1, 3),
    "published": _Meaning("published on the day that the line about publication names", 1, 1),
    "dateline": _Meaning("published on the day of the agency's dateline or the day after", 1, 1),
    "address": _Meaning("published on the day that the address names", 1, 1),
    "updated": _Meaning("published before it was updated or corrected", None, 1),
    "printed": _Meaning("published within a month of the issue in print", 31, 31),
    "line": _Meaning("published on the day of the date line", 1, 1),
    "caption": _Meaning("published after the picture was taken", 0, None),
    "stock": _Meaning("published after the picture was taken", 0, None),
    "file": _Meaning("published after the file picture was taken", 0, None),
    "past": _Meaning("published after a day told in the past tense", 0, None),
    "future": _Meaning("published before a day told in the future tense", None, 0),
}
_UNTOLD = _Meaning("names a day, without a tense that tells on which side of it", None, None)
_WEEK = timedelta(6)


def evidence_rows(
    reading: Reading, clues: Sequence[Clue], dates: Iterable[Date], published: tuple[date, date] | None
) -> tuple[DatingEvidence, ...]:
    """One row for each clue whose expression is among `dates`; days are left open where they need a known day."""
    ids: Mapping[tuple[int, int], UUID] = {(row.char_start, row.char_end): row.date_id for row in dates}
    rows = []
    for clue in clues:
        key = (clue.found.expression.char_start, clue.found.expression.char_end)
        if key not in ids:
            continue
        implies, first, last = _leaves(clue, published)
        used = published is not None and _meets(first, last, published)
        rows.append(DatingEvidence(reading.revision_id, ids[key], implies, first, last, used))
    return tuple(rows)


def _meets(first: date | None, last: date | None, published: tuple[date, date]) -> bool:
    """Whether a window that has at least one end holds a day of the interval."""
    if first is None and last is None:
        return False
    return (first is None or first <= published[1]) and (last is None or last >= published[0])


def _leaves(clue: Clue, published: tuple[date, date] | None) -> tuple[str, date | None, date | None]:
    """What the clue implies and the days that it leaves."""
    today = published[1] if published is not None else None
    if clue.kind == "copyright":
        return "published in the year of the copyright line or before", None, date(clue.year or 9999, 12, 31)
    if clue.year is not None and clue.day is None:
        return _from_year(clue)
    if clue.weekday is not None and clue.day is None:
        return _from_weekday(clue, clue.weekday, today)
    if clue.month is not None and clue.day is None:
        return _from_month(clue, clue.month, today)
    meaning = _DAYS.get(clue.kind.rpartition(".")[2], _UNTOLD)
    day = _day_of(clue, today)
    if day is None:
        return meaning.implies, None, None
    return (
        meaning.implies,
        None if meaning.before is None else day - timedelta(meaning.before),
        None if meaning.after is None else day + timedelta(meaning.after),
    )


def _from_year(clue: Clue) -> tuple[str, date | None, date | None]:
    year = clue.year or 1
    if clue.kind.startswith(("year.in", "year.since", "month_year")) and clue.found.tense != "future":
        return "published in that year or after", date(year, clue.month or 1, 1), None
    if clue.kind == "year.by":
        return "published in that year or before", None, date(year, 12, 31)
    return "names a year, without a tense that tells on which side of it", None, None


def _from_weekday(clue: Clue, weekday: int, today: date | None) -> tuple[str, date | None, date | None]:
    ahead = clue.kind in {"weekday.future", "weekday.next", "weekday.coming"}
    words = "published in the week before that weekday" if ahead else "published on that weekday or in the week after"
    if today is None:
        return words, None, None
    if ahead:
        day = today + timedelta((weekday - today.isoweekday()) % 7)
        return words, day - _WEEK, day
    day = today - timedelta((today.isoweekday() - weekday) % 7)
    return words, day, day + _WEEK


def _from_month(clue: Clue, month: int, today: date | None) -> tuple[str, date | None, date | None]:
    ahead = clue.kind == "month.future"
    words = "published in the year before that month ends" if ahead else "published in that month or in the year after"
    if today is None:
        return words, None, None
    firsts = [date(year, month, 1) for year in (today.year - 1, today.year, today.year + 1)]
    first = likeliest(firsts, today.replace(day=1), "future" if ahead else "past")
    last = period("month", first).last
    return (words, last - timedelta(365), last) if ahead else (words, first, first + timedelta(365))


def _day_of(clue: Clue, today: date | None) -> date | None:
    """The day that the clue names; without a year the occurrence nearest to the day of publication."""
    years = [clue.year] if clue.year is not None else [] if today is None else range(today.year - 1, today.year + 2)
    days = []
    for year in years:
        try:
            day = holiday(clue.holiday, year) if clue.holiday else date(year, clue.month or 0, clue.day or 0)
        except ValueError:
            continue
        if day is not None:
            days.append(day)
    if not days:
        return None
    return days[0] if today is None else min(days, key=lambda day: abs(day - today))
