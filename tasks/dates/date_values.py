"""What a time expression means: TIMEX3 type, value and modifier, EDTF, and the days that it covers.

Third step of dates: an `Expression` (`date_expressions`) is resolved against a `Reference`, which
`dates` makes from the day of publication, the expressions before it and the tense of its clause.
Absolute expressions are resolved in `date_points`, relative ones in `date_shifts` and `date_distances`,
durations, sets and clock times in `date_spans`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tasks.dates.date_expressions import Expression
from tasks.dates.periods import Period, interval, narrow, period, shift


@dataclass(frozen=True, slots=True)
class Reference:
    """What an expression is resolved against; None where it isn't known.

    `day` is the day of publication (or of the dateline), `origin` says which; `tense` is that of the expression's
    clause (past, present, future); `earlier` the last dates before it in the text, `sentence` a day named in the
    same sentence, `business` the fiscal period under discussion, `following` the day named right after a clock time;
    `firm` is false for a future that is only an infinitive or a modal (*to meet on Friday*); `cumulative` is true
    where so many months are told of, which are compared with those of the year before, `stretch` their days; `told` is
    a day of a few sentences before, told with its year; `near` those of `earlier` that a few sentences before name.
    """

    day: date | None
    origin: str = "publication"
    tense: str | None = None
    earlier: tuple[Period, ...] = ()
    in_sentence: Period | None = None
    business: Period | None = None
    firm: bool = True
    following: Period | None = None
    cumulative: bool = False
    told: Period | None = None
    near: tuple[Period, ...] = ()
    stretch: tuple[date, date] | None = None

    @property
    def previous(self) -> Period | None:
        """The last date before the expression."""
        return self.earlier[-1] if self.earlier else None

    def antecedent(self, unit: str, *, is_near: bool = False) -> Period | None:
        """The last date before the expression that is no longer than such a unit: what *that day* goes back to."""
        longest, earlier = _LONGEST.get(unit, 1), self.near if is_near else self.earlier
        named = [one for one in earlier[-2:] if one.unit == unit]  # "the quarter ended Oct. 31": that quarter
        if named:
            return named[-1]
        return next((one for one in reversed(earlier) if (one.last - one.first).days < longest), None)

    @property
    def months_before(self) -> "Value | None":
        """The year before, with the days of the months that the text tells of: what *a year earlier* compares with."""
        if not self.cumulative or self.day is None:
            return None
        value = whole(period("year", shift(self.day, "year", -1)), self.origin)
        if self.stretch is None:
            return value
        first, last = (shift(day, "year", -1) for day in self.stretch)
        return replace(value, edtf=interval(first, last), date_from=first, date_to=last)


_LONGEST = {"week": 7, "weekend": 7, "fortnight": 14, "month": 31, "quarter": 92, "half": 184, "year": 366}
_LONGEST |= {"decade": 3653, "century": 36525}


@dataclass(frozen=True, slots=True)
class Value:
    """A resolved expression: the columns of `dates` from `timex_type` on; `period` is what later words refer to."""

    timex_type: str
    timex_value: str | None = None
    timex_mod: str | None = None
    edtf: str | None = None
    date_from: date | None = None
    date_to: date | None = None
    anchor: str | None = None
    period: Period | None = None


Resolver = Callable[[Expression, Reference], Value | None]


def resolve(expression: Expression, against: Reference, resolvers: Mapping[str, Resolver]) -> Value | None:
    """The expression's value; None where it is no time expression after all (an impossible day, an age)."""
    resolver = resolvers.get(expression.kind)
    if resolver is None:
        return None
    try:
        return resolver(expression, against)
    except (ValueError, OverflowError):  # a day that the calendar lacks, a year before 1 or after 9999
        return None


def whole(period: Period, anchor: str, timex_type: str = "DATE") -> Value:
    """The value that covers a period from its first to its last day."""
    return Value(timex_type, period.timex, None, period.edtf, period.first, period.last, anchor, period)


def modified(value: Value, expression: Expression, day: date | None) -> Value:
    """The value narrowed by *early*, *mid*, *late*, *earlier*, *later*, where the expression has such a word."""
    mod = modifier(expression)
    if mod is None or value.period is None:
        return replace(value, timex_mod=mod if mod in {"START", "MID", "END"} else None)
    if mod in {"START", "MID", "END"}:
        first, last = narrow(value.period, mod)
        return replace(value, timex_mod=mod, edtf=interval(first, last), date_from=first, date_to=last)
    if day is not None and value.period.first <= day <= value.period.last:
        first, last = (value.period.first, day) if mod == "earlier" else (day, value.period.last)
        return replace(value, edtf=interval(first, last), date_from=first, date_to=last)
    return value


def modifier(expression: Expression) -> str | None:
    """The modifier that the expression has: START, MID, END, `earlier` or `later`."""
    for word in expression.fields.get("mod", ()):
        if word.kind in {"earlier", "later"}:
            return word.kind
        if isinstance(word.value, str) and word.value:
            return word.value
    return None
