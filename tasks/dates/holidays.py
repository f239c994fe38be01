"""Named days of a year: Christmas, Labor Day, Good Friday. Used where dates are resolved and undated articles dated.

The rules are data (`tasks/data/holidays.toml`). Festivals of other calendars are known by name only.
"""

import calendar
import re
from datetime import date, timedelta
from functools import cache

from tasks.vocabulary import read_table

_FILE = "holidays.toml"
_RULE = re.compile(r"(?P<month>\d\d)-(?:(?P<nth>\d|last)\.(?P<weekday>[1-7])|(?P<day>\d\d))(?P<plus>\+\d+)?\Z")


def holiday(name: str, year: int) -> date | None:
    """The day of that name in that year; None where it follows another calendar or has no day in that year.

    >>> holiday("good friday", 2024)
    datetime.date(2024, 3, 29)
    >>> holiday("election day", 2024)
    datetime.date(2024, 11, 5)
    """
    rule = holiday_rules().get(name)
    if rule is None or not 1583 <= year <= 4099:
        return None
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule.removeprefix("easter")))
    match = _RULE.match(rule)
    if match is None:
        raise ValueError(f"{_FILE}: the rule {rule!r} of {name!r} is none of the four forms")
    month = int(match["month"])
    if match["day"]:
        day = int(match["day"])
        return date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None
    return _nth_weekday(year, month, match["nth"], int(match["weekday"])) + timedelta(int(match["plus"] or 0))


def easter(year: int) -> date:
    """Western Easter Sunday (Meeus, Astronomical Algorithms, the anonymous Gregorian computus).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    century, of_century = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def holiday_rules() -> dict[str, str]:
    """The rule of every holiday, by its name in small letters."""
    rules: dict[str, str] = read_table(_FILE)["holidays"]
    return rules


@cache
def festival_names() -> frozenset[str]:
    """The festivals that are known by name only."""
    return frozenset(read_table(_FILE)["festivals"]["names"])


def _nth_weekday(year: int, month: int, nth: str, weekday: int) -> date:
    if nth == "last":
        last = date(year, month, calendar.monthrange(year, month)[1])
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (int(nth) - 1))
