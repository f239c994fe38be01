"""Which day is meant where the year or the month is left out: the last one past, the first to come, or the nearest.

Under the resolvers of dates (`date_points`, `date_quarters`) and `dating`.
"""

from collections.abc import Iterable
from datetime import date

FAR = 300  # days; a date so far back without a year is the coming one if that is near, whatever the tense
NEAR = 60


def likeliest(days: Iterable[date], today: date, tense: str | None, weekday: int | None = None) -> date:
    """Which of the days is meant on `today`: the last one past or the first to come by tense, else the nearest.

    `near`: the nearest, past or to come; without a tense one past is likelier.

    >>> likeliest([date(2023, 11, 24), date(2024, 11, 24)], date(2024, 3, 7), "past")
    datetime.date(2023, 11, 24)
    """
    known = list(days)
    if weekday is not None:
        known = [day for day in known if day.isoweekday() == weekday] or known
    past = max((day for day in known if day <= today), default=None)
    to_come = min((day for day in known if day >= today), default=None)
    if past is None or to_come is None:
        return past or to_come or known[0]
    back, ahead = (today - past).days, (to_come - today).days
    if tense == "since":
        return past
    if tense == "past":
        return to_come if back > FAR and ahead < NEAR else past
    if tense == "future":
        return past if ahead > FAR and back < NEAR else to_come
    return past if back <= ahead * (1.0 if tense == "near" else 1.6) else to_come


def days_near(month: int, day: int, today: date) -> list[date]:
    """That day of the years around today, four to each side for February 29; raises where no year has it."""
    days = []
    for year in (
        range(today.year - 4, today.year + 5) if (month, day) == (2, 29) else range(today.year - 1, today.year + 2)
    ):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if not days:
        raise ValueError(f"no such day: {month}-{day}")
    return days
