"""Days told by how far they are: *two years ago*, *three days later*, *a year earlier*, *two weeks from Friday*.

Part of the third step of dates (`date_values`): counted from the day of publication, or from the date before it in the
text.
"""

from dataclasses import replace
from datetime import date, timedelta

from tasks.dates.date_expressions import Expression
from tasks.dates.date_numbers import read_quantity
from tasks.dates.date_shifts import deictic_date, weekday_date
from tasks.dates.date_values import Reference, Resolver, Value, whole
from tasks.dates.periods import YEARS, interval, period, shift, year_before

_BACK = {"ago": -1, "earlier": -1, "before": -1, "later": 1, "after": 1, "fromnow": 1, "from": 1}


def ago_date(expression: Expression, against: Reference) -> Value | None:
    """*three days ago*, *two weeks later*, *a year earlier*, *months ago*, *two days before Friday*."""
    way, unit = expression.word("way"), expression.name("unit") or ""
    if way is None:
        return None
    mod, direction = expression.name("approx"), _BACK.get(way.kind, 1)
    low, high = read_quantity(expression.fields["qty"]) if expression.has("qty") else (None, None)
    if way.kind in {"before", "after"} and not expression.has("qty"):
        low = high = 1
    if low is None or high is None:
        return Value("DATE", "PAST_REF" if direction < 0 else "FUTURE_REF", mod)
    base, anchor = _base(expression, against, way.kind)
    if unit in {"second", "minute", "hour"}:
        return _hours(base, direction * low, unit, anchor, mod)
    if base is None:
        return Value("DATE")
    if unit == "year" and low == high == 1 and way.kind in {"ago", "earlier"}:
        compared = _year_before(against)
        if compared is not None:
            return replace(compared, timex_mod=mod)
    if unit in YEARS:
        low, high, unit, mod = low * YEARS[unit], high * YEARS[unit], "year", mod or "APPROX"
    if not float(low).is_integer():
        low = high = round(low * 12) if unit == "year" else round(low)
        unit = "month" if unit == "year" else unit
    if way.kind == "later" and anchor == "preceding":
        base = _in_the_past(base, "week" if unit == "weekend" else unit, int(low), against)
    then = [shift(base, "week" if unit == "weekend" else unit, direction * int(count)) for count in (low, high)]
    near, far = (period(_grain(expression, unit), day) for day in then)
    first, last = min(near.first, far.first), max(near.last, far.last)
    if low != high:
        return Value("DATE", near.timex, mod, interval(first, last), first, last, anchor, near)
    return replace(whole(near, anchor), timex_mod=mod, edtf=near.edtf + ("~" if mod and "/" not in near.edtf else ""))


def _year_before(against: Reference) -> Value | None:
    """What business news compares with: the year before's months or its quarter; None where it tells of neither."""
    if against.cumulative:
        return against.months_before
    return whole(year_before(against.business), "preceding") if against.business is not None else None


def _grain(expression: Expression, unit: str) -> str:
    """How exact it is: *two weeks from Friday*, *a year ago today* are days, *50 years ago this week* a week."""
    word = expression.word("within")
    if word is not None and word.kind == "unit":
        return str(word.value)
    exact = word is not None or expression.has("weekday") or expression.has("deictic")
    return "day" if exact else unit


def _base(expression: Expression, against: Reference, way: str) -> tuple[date | None, str]:
    """The day that is counted from, and what it is."""
    if expression.has("weekday") or expression.has("deictic"):
        against = replace(against, tense="future" if way == "from" else against.tense)
        point = weekday_date(expression, against) if expression.has("weekday") else deictic_date(expression, against)
        return (point.date_from, point.anchor or "text") if point is not None else (None, "text")
    if way in {"earlier", "later"} and against.previous is not None and not _is_running(against):
        return (against.previous.first if way == "earlier" else against.previous.last), "preceding"
    return against.day, against.origin


def _in_the_past(base: date, unit: str, count: int, against: Reference) -> date:
    """The day from which so much later is over by now where the last one named is over, but not so much later."""
    today = against.day
    if today is None or base > today or shift(base, unit, count) <= today:
        return base
    ends = (one.last for one in reversed(against.earlier) if shift(one.last, unit, count) <= today)
    return next(ends, base)


def _is_running(against: Reference) -> bool:
    """Whether a week, month or year that holds today was told last: *this week … Three days earlier* is from today."""
    told = against.previous
    return told is not None and against.day is not None and told.first < against.day <= told.last


def _hours(base: date | None, count: float, unit: str, anchor: str | None, mod: str | None) -> Value:
    """So many hours from a day whose hour isn't told: the days that it may be, two at most for less than a day."""
    if base is None:
        return Value("TIME")
    days = abs(count) / {"hour": 24, "minute": 1440, "second": 86400}[unit]
    reach = timedelta(int(days) + 1)
    first, last = (base - reach, base) if count < 0 else (base, base + reach)
    return Value("TIME", None, mod, interval(first, last), first, last, anchor)


RESOLVERS: dict[str, Resolver] = {"ago": ago_date}
