"""Periods of the calendar: a day, a week, a quarter, a decade, with their first and last day and their names.

The arithmetic under `date_values`. Names are those of TIMEX3 (ISO 24617-1) and of EDTF (ISO 8601-2).
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
YEARS = {"decade": 10, "quarter-century": 25, "century": 100, "millennium": 1000}
DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days that has a name in the calendar."""

    unit: str
    first: date
    last: date

    @property
    def timex(self) -> str:
        """The period's TIMEX3 value.

        >>> period("quarter", date(2024, 5, 3)).timex, period("week", date(2024, 1, 3)).timex
        ('2024-Q2', '2024-W01')
        """
        year, month = self.first.year, self.first.month
        if self.unit in {"week", "weekend"}:
            of_year, week, _ = self.first.isocalendar()
            return f"{of_year:04}-W{week:02}" + ("-WE" if self.unit == "weekend" else "")
        return {
            "quarter": f"{year:04}-Q{(month + 2) // 3}",
            "half": f"{year:04}-H{(month + 5) // 6}",
            "month": f"{year:04}-{month:02}",
            "year": f"{year:04}",
            "decade": f"{year // 10:03}",
            "century": f"{year // 100:02}",
        }.get(self.unit, self.first.isoformat())

    @property
    def edtf(self) -> str:
        """The period in EDTF (level 2 where a quarter, half or decade needs it).

        >>> period("quarter", date(2024, 5, 3)).edtf, period("decade", date(1994, 1, 1)).edtf
        ('2024-34', '199X')
        """
        year, month = self.first.year, self.first.month
        if self.unit in {"month", "year"}:
            return self.timex
        if self.unit == "quarter":
            return f"{year:04}-{32 + (month + 2) // 3}"
        if self.unit == "half":
            return f"{year:04}-{39 + (month + 5) // 6}"
        if self.unit in {"decade", "century"}:
            return f"{self.timex:X<4}"
        return interval(self.first, self.last)


def interval(first: date, last: date) -> str:
    """The days from first to last in EDTF: one day, or an interval.

    >>> interval(date(2024, 3, 1), date(2024, 3, 4))
    '2024-03-01/2024-03-04'
    """
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def period(unit: str, day: date) -> Period:
    """The period of that unit that `day` lies in; a `weekend` is that of the day's week.

    >>> period("decade", date(1994, 5, 3)).last
    datetime.date(1999, 12, 31)
    """
    if unit in {"week", "weekend"}:
        monday = day - timedelta(day.weekday())
        return Period(unit, monday + timedelta(5 if unit == "weekend" else 0), monday + timedelta(6))
    size = MONTHS.get(unit)
    if size is None:
        return Period("day", day, day)
    start = (day.year * 12 + day.month - 1) // size * size
    return Period(unit, _month_start(start), _month_start(start + size) - timedelta(1))


def shift(day: date, unit: str, count: int) -> date:
    """The day `count` units later (earlier if negative); the last of the month where the month is shorter.

    >>> shift(date(2024, 3, 31), "month", -1)
    datetime.date(2024, 2, 29)
    """
    if unit in DAYS:
        return day + timedelta(DAYS[unit] * count)
    if unit not in MONTHS:
        return day
    months = day.year * 12 + day.month - 1 + MONTHS[unit] * count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def year_before(one: Period) -> Period:
    """The same quarter, month or day of the year before."""
    return period(one.unit, shift(one.first, "year", -1))


def narrow(whole: Period, part: str) -> tuple[date, date]:
    """The first and last day of the start, middle or end of a period, as news uses *early*, *mid* and *late*.

    A year's start is its first quarter, a month's its first ten days, a week's its first three, a decade's its first
    four years.

    >>> narrow(period("year", date(2023, 6, 1)), "END")
    (datetime.date(2023, 10, 1), datetime.date(2023, 12, 31))
    """
    days = (whole.last - whole.first).days + 1
    if whole.unit == "year":
        bounds = {"START": (1, 3), "MID": (5, 8), "END": (10, 12)}[part]
        return date(whole.first.year, bounds[0], 1), period("month", date(whole.first.year, bounds[1], 1)).last
    if whole.unit in {"decade", "century"}:
        size = 10 if whole.unit == "decade" else 100
        low, high = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}[part]
        first = whole.first.year + low * size // 10
        return date(first, 1, 1), date(whole.first.year + (high + 1) * size // 10 - 1, 12, 31)
    if days == 1 or (days == 2 and part == "MID"):  # the middle of a weekend is all of it
        return whole.first, whole.last
    third = round(days / 3)
    low, high = {"START": (0, third), "MID": (third, days - third), "END": (days - third, days)}[part]
    if whole.unit == "week":  # "late last week" is said of a Thursday too
        low, high = {"START": (0, 3), "MID": (1, 4), "END": (3, 7)}[part]
    if whole.unit == "month":
        low, high = {"START": (0, 10), "MID": (10, 20), "END": (20, days)}[part]
    return whole.first + timedelta(low), whole.first + timedelta(high - 1)


def _month_start(months: int) -> date:
    year, month = divmod(months, 12)
    return date(year, month + 1, 1)
