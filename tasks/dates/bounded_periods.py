"""Periods told by the day that they end or begin on: *the quarter ended Sept. 30*, *the fiscal year that began July 1*.

Under `dates`: two expressions in a row, of which the second bounds the first; and the first of two that make a range
(*between April and September*), which comes before the second.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tasks.dates.date_expressions import Expression
from tasks.dates.date_values import Value, whole
from tasks.dates.periods import interval, period, shift

_THAT = r",?\s+(?:that\s+|which\s+)?"
_ENDED = re.compile(rf"{_THAT}(?:(ended)|ending|ends)\s+(?:on\s+|in\s+)?")
_BEGAN = re.compile(rf"{_THAT}(?:began|beginning|begins|started|starting|starts)\s+(?:on\s+|in\s+)?")
_TO = re.compile(r"\s+(?:up\s+)?(?:to|through|until)\s+(?:the end of\s+)?")
_UP_TO = re.compile(r"\s+(?:to|through|until)\s+|\s*[-–]\s*")
_BETWEEN = re.compile(r"\bbetween\s\Z", re.IGNORECASE)
_THE = 4  # characters
_UNITS = frozenset({"decade", "year", "half", "quarter", "month", "week"})
_LENGTH = re.compile(r"P(\d+)([YMWD])")
_LETTERS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_DAYS = frozenset({"calendar", "deictic", "weekday"})
_PERIODS = frozenset({"unit", "quarter", "yearago", "duration"})


@dataclass(frozen=True, slots=True)
class Bound:
    """Which end of a period the next expression names, and whether the words say that it is over."""

    is_last: bool
    is_over: bool


def find_bound(one: Expression, after: Expression, text: str) -> Bound | None:
    """How the next expression bounds this period: *the quarter ended Sept. 30*, *the year to March*; None for not."""
    if one.kind not in _PERIODS:
        return None
    between = text[one.char_end : after.char_start]
    if after.kind in _DAYS:
        ended = _ENDED.fullmatch(between)
        if ended is not None:
            return Bound(True, ended[1] is not None)
        if _BEGAN.fullmatch(between):
            return Bound(False, False)
    is_long = one.name("unit") == "decade" or one.kind == "duration"
    if _TO.fullmatch(between) and one.kind in {"unit", "duration"} and (after.kind in _DAYS or is_long):
        lead = text[max(0, one.char_start - _THE) : one.char_start + _THE].lower()
        return Bound(True, False) if "the " in lead and after.kind in _DAYS | {"year"} else None
    return None


def bound_period(one: Expression, value: Value, end: Value | None, bound: Bound) -> Value:
    """The period that ends or begins on those days: a quarter or half named by number keeps its name."""
    try:
        return _bounded(one, value, end, bound)
    except (ValueError, OverflowError):  # it would reach before the year 1 or beyond 9999
        return value


def _bounded(one: Expression, value: Value, end: Value | None, bound: Bound) -> Value:
    day = None if end is None else end.date_to if bound.is_last else end.date_from
    unit = one.name("unit") or ""
    if end is None or day is None:
        return value
    if value.timex_type == "DURATION":
        length = _LENGTH.fullmatch(value.timex_value or "")
        if length is None:
            return value
        first, last = _stretch(day, _LETTERS[length[2]], int(length[1]), bound)
        return replace(value, edtf=interval(first, last), date_from=first, date_to=last, anchor=end.anchor)
    if unit not in _UNITS:
        return value
    first, last = _stretch(day, unit, 1, bound)
    if unit in {"year", "decade"}:
        return Value(
            "DURATION", f"P{1 if unit == 'year' else 10}Y", None, interval(first, last), first, last, end.anchor
        )
    if one.kind == "unit":  # a bare quarter has the name of the one that most of it lies in
        value = whole(period(unit, first + (last - first) // 2), end.anchor or "text")
    elif value.period is not None and value.period.first > last:  # the second quarter of the year of its last day
        named = period(unit, value.period.first.replace(year=last.year))
        value = replace(value, timex_value=named.timex, period=named)
    return replace(value, edtf=interval(first, last), date_from=first, date_to=last)


def _stretch(day: date, unit: str, count: int, bound: Bound) -> tuple[date, date]:
    """The first and last day of so many units up to the day, or from it on."""
    if bound.is_last:
        return shift(day + timedelta(1), unit, -count), day
    return day, shift(day, unit, count) - timedelta(1)


def is_range(one: Expression, after: Expression, text: str) -> bool:
    """Whether they are the ends of a range and neither has a year: *between April and September*, *May-July*."""
    if {one.kind, after.kind} != {"calendar"} or any(_has_year(end) for end in (one, after)):
        return False
    between, before = text[one.char_end : after.char_start], text[max(0, one.char_start - 9) : one.char_start]
    if between.split() == ["and"]:
        return _BETWEEN.search(before) is not None
    return _UP_TO.fullmatch(between) is not None


def _has_year(one: Expression) -> bool:
    return any(one.has(field) for field in ("year", "yearshift", "shift", "words"))
