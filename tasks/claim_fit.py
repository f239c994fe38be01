"""Whether two statements can be about the same thing, and how well they fit: the judgement behind `claim_groups`.

Four things are asked: the words for what is counted, the time, the place, and whether the articles tell one story
(`claim_stories`). What is missing on one side contradicts nothing, but then the stories have to be the more alike.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from uuid import UUID

from tasks.claim_stories import Stories
from tasks.claim_words import event_class, wording_of

_SAME_DAYS = 1  # an event reported of Sunday night and of Monday morning is one
_STILL_TOLD_DAYS = 14  # how long after an event without a date of its own reports are of it
_STANDS_DAYS = 3  # how long a level without a date (a price, a share) is the same one
_FAR_APART = 30  # how many times as much two rival counts of one event can differ: 38 dead of a strike, 40,000 of a war
_BRIEF_DAYS = 7  # an interval up to this long is an occasion, a longer one a period: a year's toll is no day's
_ALIKE = {"same": 0.10, "near": 0.15, "any": 0.20}
_MORE_WITHOUT_EVENT, _MORE_FOR_PEOPLE = 0.05, 0.20

Interval = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Told:
    """One figure with what places it; field names are the columns of `warehouse/derive/claim_figures.sql`."""

    figure_id: UUID
    document_id: UUID
    revision_id: UUID
    revision_no: int
    published: date | None
    char_start: int
    text: str
    kind: str
    unit: str | None
    event: str | None
    counted: str | None
    counted_head: str | None
    status: str
    trend: str | None
    flow: str | None
    least: float | None
    greatest: float | None
    claimant: str | None
    places: Sequence[UUID] | None
    place_inherited: bool | None
    event_from: date | None
    event_to: date | None
    held_from: date | None
    held_to: date | None
    since: date | None
    until: date | None
    inherited_from: date | None
    inherited_to: date | None
    is_other: bool | None
    wholes: Sequence[UUID] | None
    repeat_of: UUID | None

    @property
    def days(self) -> Interval | None:
        """The days that its own sentence gives: of the event, or of what it counts where nothing befell it."""
        first, last = (self.event_from, self.event_to) if self.event else (self.held_from, self.held_to)
        if first is None and last is None and self.since:
            first, last = self.since, self.until or self.published
        first, last = first or last, last or first
        return (min(first, last), last) if first and last else None

    @property
    def named_places(self) -> Sequence[UUID]:
        """The places that its own sentence gives."""
        return () if self.place_inherited else self.places or ()


@dataclass(frozen=True, slots=True)
class Statement:
    """The figures of one revision that mean one thing, and what they say together.

    `places` are those that they name, else those that they inherit; `told_apart`: where the revision's other
    statements on the topic hold.
    """

    figures: Sequence[Told]
    document_id: UUID
    published: date | None
    days: Interval | None
    places: frozenset[UUID]
    names_its_place: bool
    told_apart: frozenset[UUID] = frozenset()


def make_statement(figures: Sequence[Told]) -> Statement:
    """The statement that these figures make."""
    first = figures[0]
    named = frozenset(place for told in figures for place in told.named_places)
    return Statement(
        figures,
        first.document_id,
        first.published,
        next((told.days for told in figures if told.days), None),
        named or frozenset(place for told in figures for place in told.places or ()),
        bool(named),
    )


def topic_of(told: Told) -> tuple[object, ...]:
    """What all statements of one claim share: kind, unit, what befell them, or else the head of what is counted.

    Mere people that are a part of others (*eleven of the dead*) are no rival count of the whole.
    """
    thing = event_class(told.event) if told.event else told.counted_head
    is_part = bool(told.wholes) and _is_person(told)
    return told.kind, told.unit, bool(told.event), thing, told.flow == "increment", told.trend, is_part


def joins(told: Told, figures: Sequence[Told], stories: Stories) -> bool:
    """Whether a figure means the same as these that stand before it in the same revision."""
    if told.repeat_of is not None and any(told.repeat_of == other.figure_id for other in figures):
        return True
    if not all(_may_mean_the_same(told, other) for other in figures):
        return False
    lies = {_lie_in_one_text(told, other, stories) for other in figures}
    return "apart" not in lies and lies != {"unknown"}


def fit(statement: Statement, claim: Sequence[Statement], stories: Stories) -> float | None:
    """How well a statement fits a claim, the more the better; None where it can't be of it."""
    if not _time_fits(statement, claim) or not _wording_fits(statement, claim) or _is_far_from(statement, claim):
        return None
    place = _place_fit(statement, claim, stories)
    if place is None or (place == "any" and _tells_of_another(statement, claim)):
        return None
    alike = stories.like(statement.document_id)
    own = any(other.document_id == statement.document_id for other in claim)
    likeness = 1.0 if own else max((alike.get(other.document_id, 0.0) for other in claim), default=0.0)
    needed = _ALIKE[place] + _more_alike(statement.figures[0])
    dated = place == "same" and statement.days and any(other.days for other in claim)
    if likeness < needed and not (dated and statement.figures[0].event):
        return None
    texts = {told.text for other in claim for told in other.figures}
    said_before = any(told.text in texts for told in statement.figures)
    meets = any(_meet(told, known) for told in statement.figures for other in claim[-3:] for known in other.figures)
    same_days = statement.days is not None and any(other.days == statement.days for other in claim)
    near = {"same": 2.0, "near": 1.0, "any": 0.0}[place]
    return near + 2 * likeness + 2 * own + said_before + 0.5 * meets + 0.5 * same_days


def _more_alike(told: Told) -> float:
    """How much more alike the stories have to be where nothing befell what is counted, the more for mere people."""
    if told.event:
        return 0.0
    head, _ = wording_of(told.counted, told.counted_head, told.event)
    return _MORE_FOR_PEOPLE if head == "person" else _MORE_WITHOUT_EVENT


def _may_mean_the_same(told: Told, other: Told) -> bool:
    if other.figure_id in (told.wholes or ()) or told.figure_id in (other.wholes or ()):
        return False
    if not _words_allow(told, other) or _is_far(told, other):
        return False
    if told.days and other.days and (told.days[1] < other.days[0] or other.days[1] < told.days[0]):
        return False
    return _time_fits(make_statement([told]), [make_statement([other])])


def _lie_in_one_text(told: Told, other: Told, stories: Stories) -> str:
    """How the places lie; the same number in both is no matter of places that nothing is known of (a headline's)."""
    lie = _lie(told.places or (), other.places or (), stories)
    return "any" if lie == "unknown" and told.least == other.least and _meet(told, other) else lie


def _tells_of_another(statement: Statement, claim: Sequence[Statement]) -> bool:
    """Whether just one side tells of *another blast*, which is not the one that its article is about."""
    return bool(statement.figures[0].is_other) != any(told.is_other for other in claim for told in other.figures)


def _is_far_from(statement: Statement, claim: Sequence[Statement]) -> bool:
    return all(_is_far(told, known) for told in statement.figures for other in claim for known in other.figures)


def _is_far(one: Told, other: Told) -> bool:
    """Whether one count is so many times the other that they can't be of the same event."""
    sizes = [told.least if told.least and told.least > 0 else told.greatest for told in (one, other)]
    low, high = sorted(size if size is not None else 0.0 for size in sizes)
    return bool(one.event) and 0 < low < high / _FAR_APART


def _words_allow(told: Told, other: Told) -> bool:
    """Whether one text can mean one thing by both: numbers that do not meet are one claimant's only over time.

    *Another blast*, *a separate fire* is another event than the story's.
    """
    if bool(told.is_other) != bool(other.is_other) and not _meet(told, other):
        return False
    if _meet(told, other):
        return _same_wording(told, other) or _is_looser(told, other)
    if not told.event and _is_person(told):
        return False
    one_voice = told.claimant == other.claimant and told.status == other.status
    nobodys = not told.event and None in (told.claimant, other.claimant)
    return not one_voice and not nobodys and _same_wording(told, other)


def _wording_fits(statement: Statement, claim: Sequence[Statement]) -> bool:
    """The same words; or looser ones of the same number, because *8 soldiers* may be some of *12 people*."""
    pairs = [(told, known) for told in statement.figures for other in claim for known in other.figures]
    is_anybody = not statement.figures[0].event and any(_is_person(told) for told in statement.figures)
    return any((_same_wording(*pair) and not is_anybody) or (_is_looser(*pair) and _meet(*pair)) for pair in pairs)


def _time_fits(statement: Statement, claim: Sequence[Statement]) -> bool:
    dated = [other.days for other in claim if other.days]
    if statement.days and dated:
        return all(_days_meet(statement.days, days) for days in dated)
    if statement.days or dated:
        reports = [other.published for other in claim] if statement.days else [statement.published]
        return _reported_after(statement.days or dated[0], [day for day in reports if day])
    within = _STILL_TOLD_DAYS if statement.figures[0].event else _STANDS_DAYS
    days = [abs((statement.published - o.published).days) for o in claim if statement.published and o.published]
    return not days or min(days) <= within


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


def _place_fit(statement: Statement, claim: Sequence[Statement], stories: Stories) -> str | None:
    """`same`, `near` or `any`, the place of the claim being what most narrowly speaks of it; None where they differ."""
    named = [other for other in claim if other.names_its_place]
    if not statement.places or not any(other.places for other in claim):
        return "any"
    if not statement.names_its_place or not named:
        lies = [_lie(statement.places, other.places, stories) for other in claim if other.places]
        return "near" if "same" in lies else None if set(lies) == {"apart"} else "any"
    lies = [_lie(statement.places, other.places, stories) for other in named]
    if "apart" in lies:
        return None
    if "same" in lies or "near" in lies:
        return "same" if "same" in lies else "near"
    apart = statement.told_apart.union(*(other.told_apart for other in claim))
    return None if apart & {place for one in (statement, *claim) for place in one.places} else "any"


def _lie(places: Iterable[UUID], others: Iterable[UUID], stories: Stories) -> str:
    """How the nearest two of the places lie; `any` where one side names none."""
    lies = {stories.lies(*pair) for pair in product(places, others)}
    return next((kind for kind in ("same", "near", "unknown", "apart") if kind in lies), "any")


def _meet(one: Told, other: Told) -> bool:
    if one.least is None or other.least is None or one.greatest is None or other.greatest is None:
        return False
    return one.least <= other.greatest and other.least <= one.greatest


def _same_wording(one: Told, other: Told) -> bool:
    return wording_of(one.counted, one.counted_head, one.event) == wording_of(
        other.counted, other.counted_head, other.event
    )


def _is_person(told: Told) -> bool:
    """Whether no more is said than that people are counted."""
    return wording_of(told.counted, told.counted_head, told.event) == ("person", frozenset())


def _is_looser(one: Told, other: Told) -> bool:
    """Whether one side says the same with less: *people* for *passengers*, *soldiers* for *Ostian soldiers*."""
    head, words = wording_of(one.counted, one.counted_head, one.event)
    other_head, other_words = wording_of(other.counted, other.counted_head, other.event)
    heads_fit = head == other_head or "person" in (head, other_head)
    return heads_fit and (words <= other_words or other_words <= words or head != other_head)
