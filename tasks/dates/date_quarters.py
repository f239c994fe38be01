"""Quarters, halves and seasons, and what business news compares them with: *a year-earlier quarter*, *the 1998 period*.

Part of the third step of dates (`date_values`): resolved against the day of publication, or against the
period that the text reports on.
"""

from dataclasses import replace
from datetime import date, timedelta

from tasks.dates.date_expressions import Expression
from tasks.dates.date_points import calendar_date, stated_year
from tasks.dates.date_values import Reference, Resolver, Value, modifier, whole
from tasks.dates.likely_days import likeliest
from tasks.dates.periods import Period, period, shift, year_before

_SEASON_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


def quarter_date(expression: Expression, against: Reference) -> Value | None:
    """*the third quarter*, *fourth-quarter*, *the second half of 1998*: of the year named, else the last one begun.

    Which days a fiscal quarter covers is the company's choice, so they stay open.
    """
    value = _quarter(expression, against)
    if value is None or not expression.has("fiscal"):
        return value
    return replace(value, edtf=None, date_from=None, date_to=None)


def _quarter(expression: Expression, against: Reference) -> Value | None:
    unit = expression.name("unit") or "quarter"
    number = expression.number("quarter") or (2 if expression.has("latest") else 0)
    if unit not in {"quarter", "half"} or not 1 <= number <= (4 if unit == "quarter" else 2):
        return None
    months = number * (3 if unit == "quarter" else 6)
    year, move = expression.number("year"), expression.number("yearshift")
    if year is None and move is not None and against.day is not None:
        year = against.day.year + move
    anchor = "text" if expression.has("year") else against.origin
    if year is None and against.day is None:
        return Value("DATE", f"XXXX-{'Q' if unit == 'quarter' else 'H'}{number}")
    if year is None:
        today = against.day or date.min
        ends = [period(unit, date(of, months, 1)) for of in range(today.year - 1, today.year + 2)]
        chosen = _reported(ends, today, against.tense)
        return whole(period(unit, chosen), anchor)
    return whole(period(unit, date(year, months, 1)), anchor)


def _reported(periods: list[Period], today: date, tense: str | None) -> date:
    """The first day of the quarter meant: the last one begun; if the tense is future and none just ended, the next."""
    begun = max((one for one in periods if one.first <= today), key=lambda one: one.first)
    just_ended = today - begun.last < timedelta(90)
    to_come = min((one for one in periods if one.first > today), key=lambda one: one.first)
    return to_come.first if tense == "future" and not just_ended else begun.first


def week_of(expression: Expression, against: Reference) -> Value | None:
    """*the week of March 6*: the week that the day lies in."""
    day = calendar_date(expression, against)
    unit = expression.name("unit")
    if day is None or day.date_from is None or unit not in {"week", "month", "weekend"}:
        return None
    return whole(period(unit, day.date_from), day.anchor or "text")


def year_period(expression: Expression, against: Reference) -> Value | None:
    """*the 1988 quarter*, *the 1988 period*: the period under discussion, in that year."""
    year, unit = expression.number("year") or 0, expression.name("unit")
    if against.business is None and unit == "quarter" and against.day is not None:
        return whole(period("quarter", shift(against.day, "month", -3).replace(year=year, day=1)), "text")
    if against.business is not None and (unit == "quarter" or (unit == "period" and not against.cumulative)):
        return whole(period(against.business.unit, against.business.first.replace(year=year)), "text")
    return whole(period("year", date(year, 1, 1)), "text")


def year_ago_date(expression: Expression, against: Reference) -> Value | None:
    """*the year-earlier quarter*, *the same period last year*: the period under discussion, a year before."""
    base_unit = expression.name("base") or ""
    if base_unit not in {"", "period", "quarter", "half"} or expression.name("unit") not in {None, "year"}:
        return _alike(base_unit, expression.name("unit") or "year", against)
    if base_unit == "quarter" and against.business is None and against.day is not None:
        return whole(period("quarter", shift(against.day, "month", -15)), against.origin)
    if against.months_before is not None and base_unit != "quarter":
        return against.months_before
    if against.business is not None:
        return whole(year_before(against.business), "preceding")
    base = against.previous or (period("year", against.day) if against.day else None)
    if base is None:
        return Value("DATE")
    unit = base.unit if base.unit in {"day", "week", "month", "quarter", "half", "year"} else "year"
    unit = base_unit if base_unit in {"quarter", "half"} else unit
    return whole(period(unit, shift(base.first, "year", -1)), "preceding" if against.previous else against.origin)


def _alike(unit: str, back: str, against: Reference) -> Value | None:
    """*the same month last year*, *the same day last week*: so much before the date under discussion."""
    base = against.previous.first if against.previous is not None else against.day
    if base is None or unit == "period":
        return Value("DATE")
    return whole(period(unit, shift(base, back, -1)), "preceding" if against.previous else against.origin)


def latest_period(expression: Expression, against: Reference) -> Value | None:
    """*the latest period*, *in the period*: the period under discussion; without one the latter says nothing."""
    if expression.has("unit") and (against.business is None or against.cumulative):
        return None
    return whole(against.business, "preceding") if against.business is not None else Value("DATE")


def season_date(expression: Expression, against: Reference) -> Value | None:
    """*last summer*, *the winter of 1994*: season and year, with the year's days (months differ by hemisphere)."""
    code = expression.name("season") or "SU"
    year, move = stated_year(expression, against), expression.number("shift")
    if year is None and against.previous is not None and _is_that(expression):
        year = against.previous.first.year  # "In 2015 ... that summer"
    mod = modifier(expression)
    if year is None and against.day is None:
        return Value("DATE", f"XXXX-{code}", mod)
    anchor = "text" if year is not None else against.origin
    if year is None:
        today = against.day or date.min
        middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[code]
        days = [date(of, middle, 15) for of in range(today.year - 1, today.year + 2)]
        tense = {-1: "past", 1: "future"}.get(move if move is not None else 0, against.tense)
        chosen = likeliest(days, today - timedelta(46) if move == -1 else today, tense)
        year = today.year if move == 0 and code != "WI" else chosen.year
        year -= code == "WI" and chosen.month == 1 and chosen.year == year
    first, last = (None, None) if code == "WI" else (date(year, 1, 1), date(year, 12, 31))  # a winter has two years
    return Value("DATE", f"{year:04}-{code}", mod, f"{year:04}-{_SEASON_CODES[code]}", first, last, anchor)


def _is_that(expression: Expression) -> bool:
    return expression.before is not None and expression.before.kind == "that"


RESOLVERS: dict[str, Resolver] = {
    "quarter": quarter_date,
    "yearago": year_ago_date,
    "period": latest_period,
    "week_of": week_of,
    "year_period": year_period,
    "season": season_date,
}
