"""The year that stands once behind a date and is its own too: *Christmas Eve, in 1921*, *the May Day raid in 2019*.

Under `dates`, before the expressions are resolved.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from tasks.dates.date_expressions import Expression
from tasks.dates.likely_days import days_near
from tasks.vocabulary import read_table

_IN_YEAR = re.compile(r",?\s+(?:in|of)\s+\Z")
_NOUN_IN_YEAR = re.compile(r"\s+(?!(?:that|and|but|or|when|while|where|who|which)\b)[a-z]{4,}\s+in\s+\Z")
_JOINED = re.compile(r",?\s+(?:and|or|to|through|until)\s+\Z|\s*[-–]\s*\Z")
_LISTED = re.compile(r",\s+\Z")
_SOME = re.compile(r"\b[Aa]n?\s\Z")  # "an Oct. 7 assault" goes by no day
_ON_SOME = re.compile(r"\s(?:on|at|in|by|against)\s(?:an?|one|two|some|several)\b")  # nor does that "on a bank"
_IN_PLACE = re.compile(r"\s(?:on|at|in|of)\s(?:the\s)?([A-Z][\w.]*\w)")
_FURTHEST = 20  # characters
_JUST_PAST = 45  # days: "the Sept. 11 attack" told in October is this year's


def name_years(expressions: Sequence[Expression], text: str, today: date | None = None) -> list[Expression]:
    """The expressions in their order, each with the year that the words behind it give it."""
    told = _told_days(expressions, today)
    named = [_told(one, told, today) or _remembered(one, text, today) for one in expressions]
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


def _told_days(expressions: Sequence[Expression], today: date | None) -> dict[tuple[int, int], set[int]]:
    """The years that the text names with a day, by month and day; *last Sept. 11* names one too."""
    told: dict[tuple[int, int], set[int]] = {}
    for one in expressions:
        month, day, year = (one.number(field) for field in ("month", "day", "year"))
        if one.kind != "calendar" or month is None or day is None:
            continue
        if year is None and one.number("shift") == -1 and today is not None:
            year = today.year - ((month, day) >= (today.month, today.day))
        if year is not None:
            told.setdefault((month, day), set()).add(year)
    return told


def _told(one: Expression, told: dict[tuple[int, int], set[int]], today: date | None) -> Expression | None:
    """*Sept. 11*, where the text has *Sept. 11, 2001*: that day, unless one of the name is near; None for no such."""
    month, day = one.word("month"), one.number("day")
    if one.kind != "calendar" or month is None or day is None or today is None or _has_year(one):
        return None
    years = told.get((int(month.value), day), set())
    if len(years) != 1:
        return None
    known = one.fields | {"year": (replace(month, value=min(years)),)}
    near = (abs((that - today).days) for that in days_near(int(month.value), day, today))
    return replace(one, fields=known) if min(near) > _JUST_PAST else None


def _remembered(one: Expression, text: str, today: date | None) -> Expression:
    """*the Sept. 11 attacks*: the year of what goes by its day, unless that day of this year is just past."""
    month, day = one.word("month"), one.number("day")
    if one.kind != "calendar" or month is None or day is None or today is None or _has_year(one):
        return one
    event = _known_days().get((int(month.value), day))
    known = None if event is None else event.nouns.match(text, one.char_end)
    if event is None or known is None or today < date(event.year, int(month.value), day):
        return one
    if _SOME.search(text, max(0, one.char_start - 3), one.char_start) or _ON_SOME.match(text, known.end()):
        return one
    place = _IN_PLACE.match(text, known.end())
    if place is not None and place[1] not in event.places:
        return one
    since = (today - date(today.year, int(month.value), day)).days
    return (
        one
        if 0 <= since <= _JUST_PAST
        else replace(one, fields={**one.fields, "year": (replace(month, value=event.year),)})
    )


@dataclass(frozen=True, slots=True)
class _Event:
    """What goes by its day: its year, the nouns behind the day that tell that it is meant, and where it was."""

    year: int
    nouns: re.Pattern[str]
    places: frozenset[str]


@cache
def _known_days() -> dict[tuple[int, int], _Event]:
    """What goes by a day, by month and day."""
    return {
        (int(key[:2]), int(key[3:])): _Event(
            entry["year"],
            re.compile(rf"\s+(?:[a-z]+\s+)?(?:{'|'.join(entry['nouns'])})\b"),
            frozenset(entry["places"]),
        )
        for key, entry in read_table("dates.toml")["remembered"].items()
    }


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
