"""Parts of a month or year, and the weekend beside a day: *the first week of May*, *Labor Day weekend*.

Part of the third step of dates (`date_values`): a longer period is resolved first, then the part of it.
"""

from dataclasses import replace
from datetime import date, timedelta

from tasks.dates.date_expressions import Expression
from tasks.dates.date_numbers import read_quantity
from tasks.dates.date_points import calendar_date, holiday_date, stated_year
from tasks.dates.date_values import Reference, Resolver, Value, whole
from tasks.dates.periods import Period, interval, narrow, period, shift


def part_date(expression: Expression, against: Reference) -> Value | None:
    """*the first week of May*, *the last day of 2022*, *the final quarter of last year*, *the first days of June*."""
    longer = _longer(expression, against)
    order, unit = expression.word("order"), expression.word("unit")
    if longer is None or longer.period is None or order is None or unit is None:
        return Value("DATE")
    number = int(order.value)
    if unit.kind == "units" or (unit.kind == "half" and longer.period.unit == "month"):
        return _edge(longer, longer.period, number, unit.kind)
    part = _part(longer.period, str(unit.value), number)
    if part is None:
        return longer
    if part.last > longer.period.last:
        return None  # "the 40th day of May"
    first, last = part.first, part.last
    # a week of a month has the name of the one that most of it lies in
    named = whole(period(part.unit, first + (last - first) // 2), longer.anchor or against.origin)
    return replace(named, edtf=interval(first, last), date_from=first, date_to=last)


def stretch_date(expression: Expression, value: Value, longer: Value) -> Value:
    """*the first nine months* of a year, *the last two weeks* of a month: a length with the days that it covers."""
    order, unit = expression.word("position") or expression.word("shift"), expression.name("unit")
    count, most = read_quantity(expression.fields["qty"])
    within = longer.period
    if within is None or order is None or order.value not in {1, -1} or unit is None:
        return value
    if count is None or count != most or count % 1:
        return value
    first, last = within.first, within.last
    if order.value == 1:
        last = shift(first, unit, int(count)) - timedelta(1)
    else:
        first = shift(last + timedelta(1), unit, -int(count))
    if first < within.first or last > within.last:
        return value  # "the first 14 months of the year"
    return replace(value, edtf=interval(first, last), date_from=first, date_to=last, anchor=longer.anchor)


def holiday_week(expression: Expression, against: Reference) -> Value | None:
    """*Labor Day weekend*, *the July 4 weekend*, *Easter week*: the weekend beside the day, with it; its week."""
    unit = expression.name("unit") or ""
    named = holiday_date(expression, against) if expression.has("holiday") else calendar_date(expression, against)
    if unit not in {"week", "weekend"} or named is None:
        return None
    day, anchor = named.date_from, named.anchor or against.origin
    if day is None:
        return Value("DATE", {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE"}[unit])
    if unit == "week":
        return whole(period("week", day), anchor)
    beside = period("weekend", day - timedelta(2) if day.isoweekday() < 3 else day)
    first, last = min(day, beside.first), max(day, beside.last)
    return replace(whole(beside, anchor), edtf=interval(first, last), date_from=first, date_to=last)


RESOLVERS: dict[str, Resolver] = {
    "part_of": part_date,
    "holiday_week": holiday_week,
}


def _longer(expression: Expression, against: Reference) -> Value | None:
    if expression.has("month"):
        return calendar_date(expression, against)
    year = stated_year(expression, against)
    anchor = "text" if expression.number("year") else against.origin
    return whole(period("year", date(year, 1, 1)), anchor) if year else None


def _edge(value: Value, longer: Period, number: int, unit: str) -> Value:
    """The value narrowed to its first or last days, weeks or half."""
    if unit == "half" and abs(number) <= 2:
        middle = longer.first + timedelta(15)
        first, last = (longer.first, middle - timedelta(1)) if number == 1 else (middle, longer.last)
    elif number in {1, -1}:
        first, last = narrow(longer, "START" if number == 1 else "END")
    else:
        return value
    mod = "START" if number == 1 else "END"
    return replace(value, timex_mod=mod, edtf=interval(first, last), date_from=first, date_to=last)


def _part(longer: Period, unit: str, number: int) -> Period | None:
    """That part of a month or year, counted from its end if the number is negative; None where it has no such part."""
    if unit == "week":
        first = longer.first + timedelta(7 * (number - 1)) if number > 0 else longer.last - timedelta(6)
        return Period("week", first, first + timedelta(6))
    if unit == "weekend":
        saturday = longer.first + timedelta((5 - longer.first.weekday()) % 7 + 7 * (number - 1))
        if number < 0:
            saturday = longer.last - timedelta((longer.last.weekday() - 5) % 7)
        return Period("weekend", saturday, saturday + timedelta(1))
    if unit == "day" or (longer.unit == "year" and unit in {"month", "quarter", "half"}):
        return period(unit, shift(longer.first, unit, number - 1) if number > 0 else longer.last)
    return None
