"""Time expressions of a reading as rows of `dates`: each resolved against the day of publication and those before it.

Called by `dating.dating`, which knows or infers that day. The words and the grammar are data; this module walks
the expressions (`date_mentions`) in order and tells what each is resolved against.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tasks.dates import date_distances, date_parts, date_points, date_quarters, date_shifts, date_spans
from tasks.dates.bounded_periods import bound_period, find_bound, is_range
from tasks.dates.date_expressions import Expression
from tasks.dates.date_mentions import Found
from tasks.dates.date_values import Reference, Resolver, Value, resolve
from tasks.dates.date_years import name_years
from tasks.dates.likely_days import FAR
from tasks.dates.periods import Period, interval, period
from tasks.identity import fact_id
from tasks.records import Date, Reading, Sentence

RESOLVERS: dict[str, Resolver] = {
    **date_points.RESOLVERS,
    **date_shifts.RESOLVERS,
    **date_distances.RESOLVERS,
    **date_quarters.RESOLVERS,
    **date_parts.RESOLVERS,
    **date_spans.RESOLVERS,
}
_MONTHS = re.compile(r"P\d+M")
_NARRATED = 3  # sentences that a tale of other days goes on without its year
_REMEMBERED = 6  # dates back that *that day* may mean
_BESIDE = 24  # characters between a clock time and its day, with the time in another zone between them


def resolve_dates(
    reading: Reading, found: Sequence[Found], day: date | None, origin: str = "publication"
) -> tuple[Date, ...]:
    """The rows of `dates` for expressions found, in order, each against what came before it."""
    rows: list[Date] = []
    walk = _Walk()
    named = name_years([one.expression for one in found], reading.text, day)
    found = [replace(one, expression=expression) for one, expression in zip(found, named, strict=True)]
    following = [*found[1:], None]
    weekdays: dict[int | None, str] = {}  # whether the text has told such a day as past or to come
    closes = False
    for at, (one, after) in enumerate(zip(found, following, strict=False)):
        against = walk.reference(one, day, origin, is_over=closes)
        weekday = one.expression.number("weekday") if one.expression.kind == "weekday" else None
        if not one.told and weekday in weekdays:
            against = replace(against, tense=weekdays[weekday], firm=True)
        if one.expression.kind in {"time", "daytime"}:
            against = replace(against, following=_day_after(found[at : at + 3], against))
        value = resolve(one.expression, against, RESOLVERS)
        bound = find_bound(one.expression, after.expression, reading.text) if value and after else None
        closes = bound is not None and after is not None and (bound.is_over or after.tense == "past")
        if value is not None and after is not None:
            if _is_part_of(one.expression, after.expression, reading.text):
                value = _within(one.expression, value, resolve(after.expression, against, RESOLVERS))
            elif bound is not None or is_range(one.expression, after.expression, reading.text):
                end = resolve(after.expression, walk.reference(after, day, origin, is_over=closes), RESOLVERS)
                value = bound_period(one.expression, value, end, bound) if bound else _up_to(one, value, end, against)
        if value is None:
            continue
        if weekday is not None and one.told and not one.expression.has("shift") and day and value.date_from:
            weekdays[weekday] = "future" if value.date_from > day else "past"
        walk = walk.after(one, value, against)
        rows.append(_row(reading, one, value))
    return tuple(rows)


def _day_after(found: Sequence[Found], against: Reference) -> Period | None:
    """The day named right after a clock time: *10:35 a.m. (0735 GMT) Friday*."""
    one, *others = found
    for other in others:
        near = other.expression.char_start - one.expression.char_end < _BESIDE
        if not near or other.sentence is not one.sentence:
            return None
        if {"weekday", "day", "deictic"} & other.expression.fields.keys():
            value = resolve(other.expression, against, RESOLVERS)
            first = value.date_from if value is not None else None
            return period("day", first) if first is not None else None
    return None


@dataclass(frozen=True, slots=True)
class _Walk:
    """What later expressions may refer to."""

    earlier: tuple[Period, ...] = ()
    places: tuple[Sentence, ...] = ()  # the sentences that name these
    in_sentence: Period | None = None
    business: Period | None = None
    sentence: Sentence | None = None
    told: tuple[Period, Sentence] | None = None  # the last day whose year is told, and where
    months: Sentence | None = None  # that named so many months, with which its paragraph compares from then on
    stretch: tuple[date, date] | None = None  # the days of those months, where they are told

    def reference(self, one: Found, day: date | None, origin: str, *, is_over: bool = False) -> Reference:
        """What the expression is resolved against; `is_over`: it is the end of a period that is told as over."""
        same = one.sentence is self.sentence
        within = self.in_sentence if same else None
        cumulative = self.months is not None and self.months.segment_id == one.sentence.segment_id
        told = self.told[0] if self.told is not None and _is_near(one.sentence, self.told[1]) else None
        near = tuple(
            period
            for period, sentence in zip(self.earlier, self.places, strict=True)
            if _is_near(one.sentence, sentence)
        )
        tense = "since" if is_over else one.tense
        return Reference(
            day,
            origin,
            tense,
            self.earlier,
            within,
            self.business,
            one.firm,
            cumulative=cumulative,
            told=told,
            near=near,
            stretch=self.stretch if cumulative else None,
        )

    def after(self, one: Found, value: Value, against: Reference) -> "_Walk":
        period, within = value.period, against.in_sentence
        if value.timex_type == "DURATION" and _MONTHS.fullmatch(value.timex_value or ""):
            # "a year earlier" after "the nine months" compares years, not quarters
            days = (value.date_from, value.date_to) if value.date_from and value.date_to else None
            return replace(self, sentence=one.sentence, in_sentence=within, months=one.sentence, stretch=days)
        if period is None:
            return replace(self, sentence=one.sentence, in_sentence=within)
        business, months = self.business, self.months
        if one.expression.kind == "quarter" and _is_reported(period, against.day, business):
            business, months = period, None
        compared = period.unit in {"quarter", "half"} or against.cumulative
        if one.expression.kind in {"ago", "yearago", "year_period"} and compared:
            return replace(self, sentence=one.sentence, in_sentence=within)  # the talk stays on this year's
        earlier = (*self.earlier[1 - _REMEMBERED :], period)
        is_told = period.unit == "day" and one.expression.kind == "calendar" and value.anchor in {"text", "preceding"}
        told = (period, one.sentence) if is_told else self.told
        places = (*self.places[1 - _REMEMBERED :], one.sentence)
        within = period if period.unit == "day" else within
        return _Walk(earlier, places, within, business, one.sentence, told, months, self.stretch)


def _is_near(here: Sentence, there: Sentence) -> bool:
    return here.ordinal - there.ordinal <= _NARRATED


def _is_reported(period: Period, day: date | None, before: Period | None) -> bool:
    """Whether a quarter is the one that the text reports on: the first named, or a later one that is over as well."""
    return before is None or (day is not None and period.last <= day and period.first >= before.first)


def _within(one: Expression, value: Value, longer: Value | None) -> Value | None:
    """The length with the days that it has in the period named next: *the first nine months of this year*."""
    return value if longer is None else date_parts.stretch_date(one, value, longer)


def _up_to(one: Found, value: Value, end: Value | None, against: Reference) -> Value | None:
    """The first of a range, before its last: *between April and September*."""
    if end is None or end.date_from is None or value.date_from is None or value.date_from <= end.date_from:
        return value
    earlier = resolve(one.expression, replace(against, day=end.date_from, tense="since"), RESOLVERS)
    is_near = earlier is not None and earlier.date_from is not None and (end.date_from - earlier.date_from).days < FAR
    return earlier if is_near else value  # "was moved from June 3 to May 9"


def _is_part_of(one: Expression, after: Expression, text: str) -> bool:
    """*the first nine months of this year*, *the last two weeks of May*: a length within the period named next."""
    is_ordered = one.has("position") or one.has("shift")
    return one.kind == "duration" and is_ordered and text[one.char_end : after.char_start] == " of "


def _row(reading: Reading, one: Found, value: Value) -> Date:
    start, end = one.expression.char_start, one.expression.char_end
    edtf = value.edtf
    if edtf is None and value.date_from is not None and value.date_to is not None:
        edtf = interval(value.date_from, value.date_to)
    return Date(
        date_id=fact_id(reading.revision_id, "dates", start, end),
        revision_id=reading.revision_id,
        sentence_id=one.sentence.sentence_id,
        char_start=start,
        char_end=end,
        text=reading.text[start:end],
        timex_type=value.timex_type,
        timex_value=value.timex_value,
        timex_mod=value.timex_mod,
        edtf=edtf,
        date_from=value.date_from,
        date_to=value.date_to,
        anchor=value.anchor if value.timex_value or value.date_from else None,
    )
