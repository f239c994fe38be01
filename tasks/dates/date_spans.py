"""Durations, sets and clock times resolved to values; and *now*, *recently*, *soon*.

Part of the third step of dates (`date_values`).
"""

from dataclasses import replace
from datetime import timedelta

from tasks.dates.date_expressions import Expression
from tasks.dates.date_numbers import read_number, read_quantity
from tasks.dates.date_points import calendar_date
from tasks.dates.date_shifts import deictic_date, weekday_date
from tasks.dates.date_values import Reference, Resolver, Value, modifier, whole
from tasks.dates.periods import YEARS, interval, period, shift

_LETTERS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "half": "M",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "millennium": "L",
}
_TIMES = {"fortnight": 2, "half": 6}
_PARTS = {"MO": 0, "AF": 12, "EV": 12, "NI": 12}


def duration(expression: Expression, against: Reference) -> Value | None:
    """*five days*, *two and a half years*, *weeks*, *the past two months* (with the days that it covers)."""
    unit_word = expression.word("unit")
    unit = str(unit_word.value) if unit_word is not None and unit_word.kind != "second" else "second"
    low, high = _length(expression)
    value = Value("DURATION", duration_value(low, high, unit), expression.name("approx"))
    word = expression.word("shift")
    if word is None or against.day is None or low is None or high is None:
        return value
    if word.kind == "last" and expression.before is not None and expression.before.kind == "poss":
        return value  # "the mayor's last two years in office"
    direction = 1 if word.kind in {"next", "coming", "following"} else -1
    base = against.day
    if word.kind in {"previous", "following"} and against.previous is not None:
        base = against.previous.first
    if unit not in {"second", "minute", "hour"}:
        far = shift(
            base,
            "month" if unit == "year" and low % 1 else unit,
            direction * int(high * (12 if unit == "year" and low % 1 else 1)),
        )
    else:
        far = base + timedelta(direction * max(1, round(high / {"hour": 24, "minute": 1440, "second": 86400}[unit])))
    first, last = min(base, far), max(base, far)
    return replace(value, edtf=interval(first, last), date_from=first, date_to=last, anchor=against.origin)


def duration_value(low: float | None, high: float | None, unit: str) -> str:
    """The TIMEX3 value of a length; X where the words leave the number open.

    >>> duration_value(2.5, 2.5, "hour"), duration_value(None, None, "week"), duration_value(2, 2, "decade")
    ('PT2H30M', 'PXW', 'P20Y')
    """
    clock = "T" if unit in {"second", "minute", "hour"} else ""
    if low is None or low != high:
        return f"P{clock}X{_LETTERS[unit]}"
    count = low * _TIMES.get(unit, 1)
    if unit in YEARS:
        count, unit = count * YEARS[unit], "year"
    smaller = {"hour": (60, "M"), "year": (12, "M"), "minute": (60, "S"), "day": (24, "H"), "week": (7, "D")}
    whole_part, rest = int(count), count - int(count)
    if rest and unit in smaller:
        times, letter = smaller[unit]
        tail = f"{round(rest * times)}{letter}"
        head = f"{whole_part}{_LETTERS[unit]}" if whole_part else ""
        return f"P{clock}{head}{'T' if letter == 'H' else ''}{tail}"
    return f"P{clock}{whole_part if not rest else round(count, 3)}{_LETTERS[unit]}"


def _length(expression: Expression) -> tuple[float | None, float | None]:
    half = 0.5 if expression.has("half") else 0.0
    if not expression.has("qty"):
        whole_one = 1.0 if expression.has("shift") else 0.0  # "the past year and a half"
        return (whole_one + half,) * 2 if half else _bare(expression)
    low, high = read_quantity(expression.fields["qty"])
    return (None, None) if low is None or high is None else (low + half, high + half)


def _bare(expression: Expression) -> tuple[float | None, float | None]:
    """*day-long* is one day; *weeks* are some."""
    word = expression.word("unit")
    return (1, 1) if word is not None and word.kind == "unit" and expression.fields else (None, None)


def frequency(expression: Expression, against: Reference) -> Value | None:  # noqa: ARG001
    """*every Monday*, *each year*, *every other week*, *daily*: TIMEX3's SET."""
    if expression.has("frequency"):
        return Value("SET", expression.name("frequency"))
    part = expression.name("part")
    if expression.has("weekday"):
        return Value("SET", f"XXXX-WXX-{expression.number('weekday')}" + (f"T{part}" if part else ""))
    if expression.has("month"):
        return Value("SET", f"XXXX-{expression.number('month') or 0:02}")
    if expression.has("season"):
        return Value("SET", f"XXXX-{expression.name('season')}")
    if part:
        return Value("SET", f"XXXX-XX-XXT{part}")
    unit = expression.name("unit")
    if unit is None:
        return None
    count = read_number(expression.fields.get("qty", ())) or (2 if expression.has("alternate") else 1)
    return Value("SET", duration_value(count, count, unit))


def clock_time(expression: Expression, against: Reference) -> Value | None:
    """*10:35 a.m. Friday*, *9 p.m. EST Nov. 9*, *noon*, *2 in the morning*: the hour on its day."""
    hours, minutes = _clock(expression)
    if hours is None:
        return None
    day = _day_of_time(expression, against)
    stamp, zone = f"T{hours:02}:{minutes:02}", expression.name("zone") or ""
    mod = expression.name("approx")
    if day is None or day.date_from is None:
        return Value("TIME", f"XXXX-XX-XX{stamp}", mod)
    name = day.date_from.isoformat()
    return replace(
        day,
        timex_type="TIME",
        timex_value=name + stamp,
        timex_mod=mod,
        edtf=f"{name}{stamp}:00{zone}" if hours < 24 else name,
    )


def daytime(expression: Expression, against: Reference) -> Value | None:
    """*by mid-afternoon*, *in the early evening*, *in the morning*: that part of the day that the text tells of."""
    part, mod = expression.name("part") or "", modifier(expression)
    told = None if expression.has("mod") or against.in_sentence else against.antecedent("day")
    if part == "NI" and told is None and against.in_sentence is None and against.tense == "past" and against.day:
        told = period("day", against.day - timedelta(1))  # "worked through the night" is told on the day after
    day = whole(period("day", told.first), "preceding") if told else _day_of_time(expression, against)
    if day is None or day.date_from is None:
        return Value("TIME", f"XXXX-XX-XXT{part}", mod)
    return replace(day, timex_type="TIME", timex_value=f"{day.date_from.isoformat()}T{part}", timex_mod=mod)


def _clock(expression: Expression) -> tuple[int | None, int]:
    word = expression.word("hour")
    if word is None:
        return None, 0
    hours, _, minutes = str(word.value).partition(":")
    hour, minute = int(hours), int(minutes[:2] or 0)
    half = (expression.name("ampm") or "").lower()[:1]
    late = half == "p" or _PARTS.get(expression.name("part") or "", 0) == 12
    if (half or expression.has("part")) and 1 <= hour <= 12:
        hour = hour % 12 + (12 if late else 0)
    return (hour, minute) if hour <= 24 else (None, 0)


def _day_of_time(expression: Expression, against: Reference) -> Value | None:
    if expression.has("weekday") and not expression.has("month"):
        return weekday_date(_without_part(expression), against)
    if expression.has("month"):
        return calendar_date(_without_part(expression), against)
    if expression.has("deictic"):
        return deictic_date(_without_part(expression), against)
    if against.following is not None:
        return whole(against.following, against.origin)
    if against.in_sentence is not None:
        return whole(period("day", against.in_sentence.first), "preceding")
    return whole(period("day", against.day), against.origin) if against.day is not None else None


def _without_part(expression: Expression) -> Expression:
    return replace(expression, fields={name: words for name, words in expression.fields.items() if name != "part"})


def reference(expression: Expression, against: Reference) -> Value | None:
    """*now*, *recently*, *soon*, *recent weeks*: TIMEX3's PRESENT_REF, PAST_REF, FUTURE_REF."""
    word = expression.word("ref")
    if word is None:
        return None
    named = {"coming": "FUTURE_REF", "past": "PAST_REF"}.get(word.kind, str(word.value))
    return Value("DATE", named, anchor=against.origin if against.day else None)


def some_day(expression: Expression, against: Reference) -> Value | None:  # noqa: ARG001
    """*will one day follow him*, *one day he left*: a day that is not told."""
    named = "PAST_REF" if against.tense == "past" else "FUTURE_REF"
    return Value("DATE", named, anchor=against.origin if against.day else None)


RESOLVERS: dict[str, Resolver] = {
    "duration": duration,
    "set": frequency,
    "time": clock_time,
    "daytime": daytime,
    "ref": reference,
    "some_day": some_day,
}
