"""Time expressions of a reading as rows of `dates`: each resolved against the day of publication and those before it.

Called by `dating.dating`, which knows or infers that day. The words and the grammar are data; this module walks
the expressions (`date_mentions`) in order and tells what each is resolved against.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tasks.dates import date_distances, date_parts, date_points, date_quarters, date_shifts, date_spans
from tasks.dates.date_mentions import Found
from tasks.dates.date_values import Reference, Resolver, Value, resolve, whole
from tasks.dates.date_years import name_years
from tasks.dates.periods import Period, interval, period, shift
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
_ENDED = re.compile(r"\s+(?:ended|ending)\s+(?:on\s+|in\s+)?\Z")
_TO = re.compile(r"\s+to\s+(?:the end of\s+)?\Z")
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
        closes = False
        if value is not None and after is not None and _ends_on(one, after, reading.text):
            closes = "ended" in reading.text[one.expression.char_end : after.expression.char_start] or (
                after.tense == "past"
            )
            last = walk.reference(after, day, origin, is_over=closes)
            value = _closing(one, value, resolve(after.expression, last, RESOLVERS))
        if value is not None and after is not None and _is_part_of(one, after, reading.text):
            longer = resolve(after.expression, against, RESOLVERS)
            value = value if longer is None else date_parts.stretch_date(one.expression, value, longer)
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
    in_sentence: Period | None = None
    business: Period | None = None
    sentence: Sentence | None = None
    told: tuple[Period, Sentence] | None = None  # the last day whose year is told, and where
    months: Sentence | None = None  # that named so many months, with which its paragraph compares from then on

    def reference(self, one: Found, day: date | None, origin: str, *, is_over: bool = False) -> Reference:
        """What the expression is resolved against; `is_over`: it is the end of a period that is told as over."""
        same = one.sentence is self.sentence
        within = self.in_sentence if same else None
        cumulative = self.months is not None and self.months.segment_id == one.sentence.segment_id
        near = self.told is not None and one.sentence.ordinal - self.told[1].ordinal <= _NARRATED
        told = self.told[0] if self.told is not None and near else None
        tense = "since" if is_over else one.tense
        return Reference(
            day, origin, tense, self.earlier, within, self.business, one.firm, cumulative=cumulative, told=told
        )

    def after(self, one: Found, value: Value, against: Reference) -> "_Walk":
        period, within = value.period, against.in_sentence
        if value.timex_type == "DURATION" and _MONTHS.fullmatch(value.timex_value or ""):
            # "a year earlier" after "the nine months" compares years, not quarters
            return replace(self, sentence=one.sentence, in_sentence=within, months=one.sentence)
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
        return _Walk(earlier, period if period.unit == "day" else within, business, one.sentence, told, months)


def _is_reported(period: Period, day: date | None, before: Period | None) -> bool:
    """Whether a quarter is the one that the text reports on: the first named, or a later one that is over as well."""
    return before is None or (day is not None and period.last <= day and period.first >= before.first)


def _ends_on(one: Found, after: Found, text: str) -> bool:
    """Whether a business period is named by its last day: *the quarter ended Sept. 30*, *the year to March*."""
    between = text[one.expression.char_end : after.expression.char_start]
    last_day = after.expression.kind in {"calendar", "deictic", "weekday"}
    named = one.expression.kind in {"unit", "quarter", "yearago", "duration"} and last_day
    if _TO.fullmatch(between) and after.expression.kind == "calendar" and one.expression.kind in {"unit", "duration"}:
        lead = text[max(0, one.expression.char_start - 4) : one.expression.char_start + 4].lower()
        return "the " in lead
    return named and _ENDED.fullmatch(between) is not None


def _is_part_of(one: Found, after: Found, text: str) -> bool:
    """*the first nine months of this year*, *the last two weeks of May*: a length within the period named next."""
    is_ordered = one.expression.has("position") or one.expression.has("shift")
    between = text[one.expression.char_end : after.expression.char_start]
    return one.expression.kind == "duration" and is_ordered and between == " of "


def _closing(one: Found, value: Value, last: Value | None) -> Value:
    """The period that ends on that day: a quarter or half named by number keeps its name."""
    unit = one.expression.name("unit") or ""
    if last is None or last.date_to is None or unit not in {"quarter", "half", "year", "week", "month"}:
        return value
    end = last.date_to
    if value.timex_type == "DURATION":
        months = (value.timex_value or "").removeprefix("P").removesuffix("M")
        if not months.isdigit():
            return value
        start = shift(end + timedelta(1), "month", -int(months))
        return replace(value, edtf=interval(start, end), date_from=start, date_to=end, anchor=last.anchor)
    start = shift(end + timedelta(1), unit, -1)
    if unit == "year":
        return Value("DURATION", "P1Y", None, interval(start, end), start, end, last.anchor)
    if one.expression.kind == "unit":  # a bare quarter has the name of the one that most of it lies in
        value = whole(period(unit, start + (end - start) // 2), last.anchor or "text")
    elif value.period is not None and value.period.first > end:  # the second quarter of the year of its last day
        named = period(unit, value.period.first.replace(year=end.year))
        value = replace(value, timex_value=named.timex, period=named)
    return replace(value, edtf=interval(start, end), date_from=start, date_to=end)


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
