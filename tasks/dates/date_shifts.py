"""Days and periods told from another day: weekdays, *yesterday*, *last week*, *two years ago*.

Part of the third step of dates (`date_values`): resolved against the day of publication, or against the
date before it in the text.
"""

from dataclasses import replace
from datetime import date, timedelta

from tasks.dates.date_expressions import Expression
from tasks.dates.date_numbers import read_quantity
from tasks.dates.date_values import Reference, Resolver, Value, modified, whole
from tasks.dates.periods import YEARS, Period, interval, period, shift, year_before

_BACK = {"ago": -1, "earlier": -1, "before": -1, "later": 1, "after": 1, "fromnow": 1, "from": 1}


def weekday_date(expression: Expression, against: Reference) -> Value | None:
    """A weekday: the last one in reports, the coming one in announcements, from *that day* after *the following*."""
    weekday = expression.number("weekday") or 1
    word = expression.word("shift")
    how = word.kind if word is not None else ""
    today, anchor = against.day, against.origin
    told = against.antecedent("day")
    if how in {"previous", "following", "same", "that"} and told is not None:
        today, anchor = told.first, "preceding"
    if today is None:
        part = expression.name("part")
        return Value("TIME" if part else "DATE", f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""))
    # In Friday's news "said they could not find them on Thursday" tells of yesterday, not of six days ahead;
    # on Monday the day before is Friday
    back = (today.isoweekday() - weekday) % 7
    yesterday = anchor == against.origin and not against.firm and (back == 1 or (today.isoweekday(), back) == (1, 3))
    day = _weekday_from(weekday, today, how, "past" if yesterday else against.tense)
    return _with_part(modified(whole(period("day", day), anchor), expression, against.day), expression)


def _weekday_from(weekday: int, today: date, how: str, tense: str | None) -> date:
    back, ahead = (today.isoweekday() - weekday) % 7, (weekday - today.isoweekday()) % 7
    if how in {"last", "previous"}:
        return today - timedelta(back or 7)
    if how in {"next", "coming", "following"}:
        return today + timedelta(ahead or 7)
    if how == "same":
        return today if not back else today - timedelta(back)
    return today + timedelta(ahead) if tense == "future" else today - timedelta(back)


def deictic_date(expression: Expression, against: Reference) -> Value | None:
    """*today*, *yesterday evening*, *tonight*, *overnight*, *this morning*, *last night*."""
    if against.day is None:
        return Value("TIME" if expression.has("part") else "DATE")
    move = expression.number("deictic")
    word = expression.word("shift")
    if move is None:
        move = int(word.value) if word is not None else 0
    day = against.day + timedelta(move)
    part = expression.word("part")
    if (
        part is not None
        and against.day is not None
        and part.char_end - part.char_start == len("overnight")
        and part.kind == "tonight"
    ):
        return _overnight(against)
    return _with_part(modified(whole(period("day", day), against.origin), expression, against.day), expression)


def _overnight(against: Reference) -> Value:
    """The night between two days: into the day of publication, or out of it where the tense is future."""
    today = against.day or date.min
    first = today if against.tense == "future" else today - timedelta(1)
    night = Period("span", first, first + timedelta(1))
    return Value(
        "TIME",
        f"{first.isoformat()}TNI",
        None,
        interval(night.first, night.last),
        night.first,
        night.last,
        against.origin,
        night,
    )


def that_day(expression: Expression, against: Reference) -> Value | None:
    """*the same day*, *that year*, *the following week*, *the year before*: told from the date before."""
    unit, word = expression.name("unit") or "day", expression.word("shift")
    if word is None or unit in {"minute", "hour"}:
        return None
    previous = against.previous
    if previous is not None and (previous.unit, unit) == ("month", "day"):
        # "It burned in May. The same day, ...": some day of that month
        return replace(whole(previous, "preceding"), timex_value=f"{previous.timex}-XX", edtf=f"{previous.timex}-XX")
    if unit == "decade" and word.kind == "next" and against.day is not None:  # the ten years from today
        first, last = against.day, shift(against.day, "year", YEARS[unit])
        return Value("DURATION", f"P{YEARS[unit]}Y", None, interval(first, last), first, last, against.origin)
    told = against.antecedent(unit)
    if told is None:
        return Value("DATE")
    move = {"following": 1, "next": 1, "previous": -1, "before": -1}.get(word.kind, 0)
    base = told.last if move > 0 else told.first
    value = whole(period(unit, shift(base, unit, move)), "preceding")
    return _with_part(modified(value, expression, told.first), expression)


def weekend_date(expression: Expression, against: Reference) -> Value | None:
    """*the weekend*, *last weekend*, *this weekend*: Saturday and Sunday of a week; *weekends* are those of any."""
    unit, word = expression.word("weekend"), expression.word("shift")
    if word is None and unit is not None and unit.char_end - unit.char_start == len("weekends"):
        return Value("SET", "XXXX-WXX-WE")
    if against.day is None:
        return Value("DATE", "XXXX-WXX-WE")
    how = word.kind if word is not None else "the"
    current = period("weekend", against.day)
    started = current.first <= against.day
    move = {"last": -1, "past": -1, "previous": -1, "next": 1, "following": 1}.get(how, 0)
    if how in {"the", "that", "this", "past"} and against.tense in {"past", None} and not started:
        move = -1
    if how in {"next", "past"} and not started and how == "next":
        move = 0
    if how == "past" and started:
        move = 0
    return modified(
        whole(period("weekend", against.day + timedelta(7 * move)), against.origin), expression, against.day
    )


def unit_date(expression: Expression, against: Reference) -> Value | None:
    """The value of *this week*, *last year*, *the current quarter*, *the end of the month*, *the year*."""
    unit, word = expression.name("unit") or "", expression.word("shift")
    how = word.kind if word is not None else ""
    if unit in {"minute", "hour", "millennium"} or (unit == "day" and not expression.has("mod")):
        return None
    base, anchor = (against.day, against.origin)
    told = against.antecedent(unit)
    if how == "" and told is not None and unit == "year" and base is not None and told.first > base:
        told = None  # "by 2029 ... in the first half of the year": of this one
    if how in {"", "that"} and told is not None:
        base, anchor = told.first, "preceding"
    if how == "following" and told is not None:
        base, anchor = told.last, "preceding"
    if base is None:
        return Value("DATE", {"week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX"}.get(unit))
    if unit == "quarter" and how in {"", "latest"} and against.business is not None:
        return modified(whole(period("quarter", against.business.first), "preceding"), expression, against.day)
    move = {"last": -1, "past": -1, "latest": -1, "next": 1, "coming": 1, "following": 1}.get(how, 0)
    if unit == "week" and base == against.day and base.isoweekday() == 7:
        # on a Sunday "last week" is the one that ends with it, "will this week" the one that begins
        move += (how in {"last", "past", "latest"}) + (how == "this" and against.tense == "future")
    if unit == "quarter-century" and how not in {"past", "last"}:
        return None
    if unit == "quarter-century" or (how in {"past", "coming"} and unit in YEARS and not expression.has("mod")):
        # up to today or from it, where "the last century" may be that of the calendar
        first, last = sorted((base, shift(base, "year", YEARS[unit] * (1 if how == "coming" else -1))))
        return Value("DURATION", f"P{YEARS[unit]}Y", None, interval(first, last), first, last, anchor)
    if unit == "fortnight":
        first, last = sorted((base, base + timedelta(14 * move)))
        return Value("DURATION", "P2W", None, interval(first, last), first, last, anchor)
    value = modified(whole(period(unit, shift(base, unit, move)), anchor), expression, against.day)
    if how == "past" and base == against.day and not expression.has("mod"):  # "over the past year": up to today
        first = shift(base, unit, -1)
        value = replace(value, edtf=interval(first, base), date_from=first, date_to=base)
    return value


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
    then = [shift(base, "week" if unit == "weekend" else unit, direction * int(count)) for count in (low, high)]
    near, far = (period(_grain(expression, unit), day) for day in then)
    first, last = min(near.first, far.first), max(near.last, far.last)
    if low != high:
        return Value("DATE", near.timex, mod, interval(first, last), first, last, anchor, near)
    return replace(whole(near, anchor), timex_mod=mod, edtf=near.edtf + ("~" if mod and "/" not in near.edtf else ""))


def _year_before(against: Reference) -> Value | None:
    """What business news compares with: the year before's months or its quarter; None where it tells of neither."""
    if against.cumulative and against.day is not None:
        return whole(period("year", shift(against.day, "year", -1)), against.origin)
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


def _with_part(value: Value, expression: Expression) -> Value:
    """The value with its part of the day: type TIME."""
    word = expression.word("part")
    if word is None or value.timex_value is None:
        return value
    suffix = f"T{word.value}"
    return replace(value, timex_type="TIME", timex_value=value.timex_value + suffix)


RESOLVERS: dict[str, Resolver] = {
    "weekday": weekday_date,
    "deictic": deictic_date,
    "that_day": that_day,
    "weekend": weekend_date,
    "unit": unit_date,
    "ago": ago_date,
}
