"""Calendar days, months, years, decades and named days resolved to values.

Part of the third step of dates (`date_values`). What has its year needs nothing else; what lacks it takes
the year that the tense and the day of publication make likeliest.
"""

from dataclasses import replace
from datetime import date, timedelta

from tasks.dates.date_expressions import Expression
from tasks.dates.date_numbers import read_number
from tasks.dates.date_values import Reference, Resolver, Value, modified, whole
from tasks.dates.holidays import holiday
from tasks.dates.likely_days import FAR, NEAR, days_near, likeliest
from tasks.dates.periods import Period, interval, period, shift

_DECADES = 1900  # from here on "the 1900s" may be ten years


def calendar_date(expression: Expression, against: Reference) -> Value | None:
    """A day or month with or without its year: *March 7, 2024*, *Nov. 24*, *early June*, *July 3-5*, *10 or 11 May*."""
    month, day = expression.number("month") or 0, expression.number("day")
    if day is None:
        return _month(expression, month, against)
    year = stated_year(expression, against)
    if year is None and against.day is None:
        date(2000, month, day)  # refuses February 30
        return Value("DATE", f"XXXX-{month:02}-{day:02}", None, f"XXXX-{month:02}-{day:02}")
    anchor = "text" if expression.has("year") else against.origin
    told = None if year is not None else _narrated(month, day, against)
    if told is not None:
        first, anchor = told, "preceding"
    elif year is None and against.day is not None:
        days = days_near(month, day, against.day)
        first = likeliest(days, against.day, _tense(expression, against), expression.number("weekday"))
    else:
        first = date(year or 0, month, day)
    part = expression.name("part")
    value = whole(period("day", first), anchor)
    if part:
        value = replace(value, timex_type="TIME", timex_value=f"{value.timex_value}T{part}")
    return _two_days(value, expression, first) if expression.has("day2") else value


def _narrated(month: int, day: int, against: Reference) -> date | None:
    """The day in a tale of another year: *It began on May 31, 1921. By June 1 ...*; None where none is told."""
    if against.told is None or against.day is None or against.tense != "past":
        return None
    before = against.told.last
    first = next((one for one in days_near(month, day, before) if one >= before), before)
    is_past = (against.day - before).days > FAR + NEAR
    return first if is_past and (first - before).days <= NEAR else None


def month_day(expression: Expression, against: Reference) -> Value | None:
    """*on the 23rd*: of the month that the tense makes likeliest."""
    number, today = expression.number("day") or 0, against.day
    if today is None or not 1 <= number <= 31:
        return Value("DATE", f"XXXX-XX-{number:02}") if 1 <= number <= 31 else None
    firsts = [shift(today.replace(day=1), "month", move) for move in (-2, -1, 0, 1, 2)]
    days = [first.replace(day=number) for first in firsts if period("month", first).last.day >= number]
    return whole(period("day", likeliest(days, today, against.tense)), against.origin)


def iso_date(expression: Expression, against: Reference) -> Value | None:  # noqa: ARG001
    """*2024-03-07*, with or without a time."""
    text = expression.name("iso") or ""
    value = whole(period("day", date.fromisoformat(text[:10])), "text")
    return replace(value, timex_type="TIME", timex_value=text) if len(text) > 10 else value


def slash_date(expression: Expression, against: Reference) -> Value | None:  # noqa: ARG001
    """*3/7/2024*: the month first unless the numbers forbid it; both readings where they allow both."""
    one, two, year = (int(part) for part in (expression.name("slash") or "0/0/0").split("/"))
    year += 0 if year > 99 else 2000 if year < 40 else 1900
    if one > 12:
        return whole(period("day", date(year, two, one)), "text")
    return whole(period("day", date(year, one, two)), "text")


def year_date(expression: Expression, against: Reference) -> Value | None:
    """*1998*, *the end of 1996*, *nineteen ninety-six*, *1989-90*."""
    year = expression.number("year")
    if year is None:
        year = _spoken_year(expression)
    if year is None:
        return None
    value = whole(period("year", date(year, 1, 1)), "text")
    if expression.has("year2"):
        until = expression.number("year2") or 0
        until += year // 100 * 100 if until < 100 else 0
        if not year < until < year + 100:
            return None
        last = date(until, 12, 31)
        return replace(value, timex_value=f"{year}/{until}", edtf=f"{year}/{until}", date_to=last, period=None)
    return modified(value, expression, against.day)


def decade_date(expression: Expression, against: Reference) -> Value | None:
    """*the 1990s*, *the early '80s*, *the nineties*; *the 1800s* are a century."""
    year = expression.number("decade")
    if year is None:
        return None
    unit = "century" if year % 100 == 0 and year < _DECADES else "decade"
    return modified(whole(period(unit, date(year, 1, 1)), "text"), expression, against.day)


def century_date(expression: Expression, against: Reference) -> Value | None:
    """*the 19th century*."""
    number = expression.number("century") or 0
    if expression.name("unit") != "century" or not 1 < number < 40:
        return None
    return modified(whole(period("century", date(number * 100 - 100, 1, 1)), "text"), expression, against.day)


def year_end(expression: Expression, against: Reference) -> Value | None:  # noqa: ARG001
    """*year-end*: the last day of the year; of the year before where the tense is past."""
    if against.day is None:
        return Value("DATE", "XXXX-12-31")
    last = date(against.day.year, 12, 31)
    return whole(period("day", last.replace(year=last.year - (against.tense == "past"))), against.origin)


def holiday_date(expression: Expression, against: Reference) -> Value | None:
    """*Christmas Eve*, *last Thanksgiving*, *Labor Day 2019*: the day where a rule knows it."""
    name, stated, shift = expression.name("holiday") or "", expression.number("year"), expression.number("shift")
    if stated is not None:
        day = holiday(name, stated)
        return whole(period("day", day), "text") if day else None
    if against.day is None:
        return Value("DATE")
    years = range(against.day.year - 1, against.day.year + 2)
    days = [day for day in (holiday(name, year) for year in years) if day is not None]
    if shift == 0:
        days = [day for day in days if day.year == against.day.year] or days
    if not days:
        return Value("DATE")
    tense = {-1: "past", 1: "future"}.get(shift or 0, against.tense)
    return whole(period("day", likeliest(days, against.day, tense)), against.origin)


def festival_date(expression: Expression, against: Reference) -> Value | None:  # noqa: ARG001
    """A festival of another calendar: an expression of time without a value."""
    return Value("DATE")


RESOLVERS: dict[str, Resolver] = {
    "calendar": calendar_date,
    "monthday": month_day,
    "iso": iso_date,
    "slash": slash_date,
    "year": year_date,
    "decade": decade_date,
    "century": century_date,
    "holiday": holiday_date,
    "yearend": year_end,
    "festival": festival_date,
}


def _month(expression: Expression, month: int, against: Reference) -> Value | None:
    year = stated_year(expression, against)
    anchor = "text" if expression.has("year") else against.origin
    if year is None and against.day is not None:
        year = _year_of_month(month, expression, against)
    if year is None:
        return Value("DATE", f"XXXX-{month:02}", None, f"XXXX-{month:02}")
    return modified(whole(period("month", date(year, month, 1)), anchor), expression, against.day)


def _year_of_month(month: int, expression: Expression, against: Reference) -> int:
    today, shift = against.day or date.min, expression.number("shift")
    word = expression.word("shift")
    if word is not None and word.kind == "that" and against.previous is not None:
        told = against.previous.first  # "in November 2030 ... and confirmed that June"
        return told.year + (month < told.month)
    if shift == 0:
        return today.year
    if shift == -1:
        # the month just over is "last month": "last February" said in March is that of the year before
        return today.year - (month >= today.month - 1)
    if shift == 1:
        return today.year + (month <= today.month)
    firsts = [date(year, month, 1) for year in range(today.year - 1, today.year + 2)]
    return likeliest(firsts, today.replace(day=1), _tense(expression, against)).year


def _tense(expression: Expression, against: Reference) -> str | None:
    """The tense of the clause, `since` where the word leads: what has lasted since then began before today."""
    lead = expression.before
    return "since" if lead is not None and lead.value == "since" else against.tense


def stated_year(expression: Expression, against: Reference) -> int | None:
    """The year that the expression itself names: in digits, in words, or as *last year*."""
    if expression.has("year") or expression.has("words"):
        return expression.number("year") or _spoken_year(expression)
    shift = expression.number("yearshift")
    return against.day.year + shift if shift is not None and against.day is not None else None


def _two_days(value: Value, expression: Expression, first: date) -> Value:
    """*10 or 11*: one of two; *3-5*: from the first to the second; *24 and 25*: both."""
    second = first.replace(day=expression.number("day2") or 0)
    if second <= first:
        second = (period("month", first).last + timedelta(1)).replace(day=second.day)
    join = expression.word("join")
    both = Period("span", first, second)
    text = interval(first, second)
    if join is not None and join.kind in {"or", "and"}:
        text = f"{first.isoformat()},{second.isoformat()}"
        text = f"[{text}]" if join.kind == "or" else f"{{{text}}}"
    timex = f"{first:%Y-%m}-XX" if join is not None and join.kind == "or" else interval(first, second)
    return replace(value, timex_value=timex, edtf=text, date_to=second, period=both)


def _spoken_year(expression: Expression) -> int | None:
    """*nineteen ninety-six*, *two thousand*, *two thousand and one* as a year."""
    parts = [int(word.value) for word in expression.fields.get("words", ()) if word.kind in {"numword", "bignum"}]
    if len(parts) > 1 and 11 <= parts[0] <= 20 and 10 <= parts[1] <= 99:
        year = parts[0] * 100 + parts[1] + (parts[2] if len(parts) == 3 and parts[2] < 10 else 0)
        return year if len(parts) <= 3 else None
    number = read_number(expression.fields.get("words", ()))
    return int(number) if number is not None and 1900 <= number <= 2100 else None
