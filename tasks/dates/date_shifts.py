"""Days and periods told from another day: weekdays, *yesterday*, *last week*, *that year*.

Part of the third step of dates (`date_values`): resolved against the day of publication, or against the
date before it in the text.
"""

from dataclasses import replace
from datetime import date, timedelta

from tasks.dates.date_expressions import Expression
from tasks.dates.date_values import Reference, Resolver, Value, modified, whole
from tasks.dates.periods import YEARS, Period, interval, period, shift


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
    is_ahead = tense == "future" or (tense == "near" and ahead < back)
    return today + timedelta(ahead) if is_ahead else today - timedelta(back)


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
    told = against.antecedent(unit, is_near=how == "" and unit != "day")
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
}
