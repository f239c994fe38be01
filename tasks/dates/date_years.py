"""The year that stands once behind a date and is its own too: *Christmas Eve, in 1921*, *the May Day raid in 2019*.

Under `dates`, before the expressions are resolved.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from tasks.dates.date_expressions import Expression

_IN_YEAR = re.compile(r",?\s+(?:in|of)\s+\Z")
_NOUN_IN_YEAR = re.compile(r"\s+(?!(?:that|and|but|or|when|while|where|who|which)\b)[a-z]{4,}\s+in\s+\Z")
_JOINED = re.compile(r",?\s+(?:and|or|to|through|until)\s+\Z|\s*[-–]\s*\Z")
_LISTED = re.compile(r",\s+\Z")
_FURTHEST = 20  # characters


def name_years(expressions: Sequence[Expression], text: str) -> list[Expression]:
    """The expressions in their order, each with the year that the words behind it give it."""
    named = list(expressions)
    for at in range(len(named) - 2, -1, -1):
        one, after = named[at], named[at + 1]
        if after.char_start - one.char_end > _FURTHEST:
            continue
        between = text[one.char_end : after.char_start]
        if _IN_YEAR.fullmatch(between) or (one.kind == "holiday" and _NOUN_IN_YEAR.fullmatch(between)):
            named[at] = _of_year(one, after)
        elif _JOINED.fullmatch(between) or (_LISTED.fullmatch(between) and not (one.has("day") or after.has("day"))):
            named[at] = _of_joined(one, after)
    return named


def _of_year(one: Expression, year: Expression) -> Expression:
    """*Christmas Eve, in 1921*, *40 years later, in 1921*: the year named right behind is that of the day."""
    if year.kind != "year" or not year.has("year") or year.has("mod") or year.has("year2") or one.has("year"):
        return one
    if one.kind in {"holiday", "calendar"}:
        return replace(one, fields={**one.fields, "year": year.fields["year"]})
    if one.kind == "ago" and one.name("unit") == "year":
        return replace(year, char_start=one.char_start, char_end=one.char_end)
    return one


def _of_joined(one: Expression, after: Expression) -> Expression:
    """*May and June 2018*: both of that year; *December and January 2018*: the first of the year before."""
    year = after.number("year")
    if one.kind != "calendar" or after.kind != "calendar" or year is None or _has_year(one):
        return one
    first = (one.number("month") or 0, one.number("day") or 0)
    is_later = first > (after.number("month") or 0, after.number("day") or 31)
    words = tuple(replace(word, value=year - is_later) for word in after.fields["year"])
    return replace(one, fields={**one.fields, "year": words})


def _has_year(one: Expression) -> bool:
    return any(one.has(field) for field in ("year", "yearshift", "shift", "words"))
