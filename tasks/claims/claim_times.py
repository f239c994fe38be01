"""Whether a statement and a claim can be of the same time: one of the questions of `claim_fit`."""

from collections.abc import Iterable, Sequence
from datetime import date

from tasks.claims.claim_statements import Statement
from tasks.claims.claim_told import Interval, Told

_SAME_DAYS = 1  # an event reported of Sunday night and of Monday morning is one
_STILL_TOLD_DAYS = 14  # how long after an event without a date of its own reports are of it
_STANDS_DAYS = 3  # how long a level without a date (a price, a share) is the same one
_BRIEF_DAYS = 7  # an interval up to this long is an occasion, a longer one a period: a year's toll is no day's


def time_fits(statement: Statement, claim: Sequence[Statement]) -> bool:
    """Whether the days that they give are the same, or the reports without a day follow the event closely, as those of
    a plan follow one another.
    """
    dated = [other.days for other in claim if other.days]
    if statement.days and dated:
        return all(_days_meet(statement.days, days) for days in dated)
    are_plans = all(one.is_to_come for one in (statement, *claim))
    if (statement.days or dated) and not are_plans:
        reports = [other.published for other in claim] if statement.days else [statement.published]
        return _reported_after(statement.days or dated[0], [day for day in reports if day])
    within = _STILL_TOLD_DAYS if are_plans or statement.figures[0].deed or _takes_up(statement, claim) else _STANDS_DAYS
    days = [abs((statement.published - o.published).days) for o in claim if statement.published and o.published]
    return not days or min(days) <= within


def _takes_up(statement: Statement, claim: Sequence[Statement]) -> bool:
    """Whether it repeats what somebody gave or asked for in the claim: *950 jobs, not the 1,200 of a week ago*."""
    given = {_given(told) for other in claim for told in other.figures} - {None}
    return any(_given(told) in given for told in statement.figures)


def _given(told: Told) -> tuple[str | None, float | None] | None:
    return (told.claimant, told.least) if told.claimant is not None or told.status == "target" else None


def _days_meet(one: Interval, other: Interval) -> bool:
    lengths = [(last - first).days + 1 for first, last in (one, other)]
    if min(lengths) <= _BRIEF_DAYS < max(lengths):
        return False
    overlap = (min(one[1], other[1]) - max(one[0], other[0])).days + 1
    return overlap * 2 >= max(lengths) if min(lengths) > _BRIEF_DAYS else overlap > -_SAME_DAYS


def _reported_after(event: Interval, reports: Iterable[date]) -> bool:
    """Whether reports without a day of their own can be of the event: from its day to a fortnight after."""
    if (event[1] - event[0]).days >= _BRIEF_DAYS:
        return False
    return all(-_SAME_DAYS <= (day - event[0]).days <= _STILL_TOLD_DAYS for day in reports)
