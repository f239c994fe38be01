"""What one text says on one thing: the statement that its figures make, and the topic that such statements share.

Made by `claim_groups` from figures (`claim_told`); `claim_fit` judges which statements are one claim.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tasks.claims.claim_told import DISMISSED, TO_COME, Interval, Told
from tasks.claims.claim_words import same_head


@dataclass(frozen=True, slots=True)
class Statement:
    """The figures of one revision that mean one thing, and what they say together.

    `places` are those that they name, else those that they inherit; `is_left`: they are left (*12,000 fled Varn*);
    `runs_on`: its days are those from when it is counted to the report; `deeds`: the words for what befell them, which
    their topic takes for one; `told_apart` and `other_deeds`: places and deeds of the revision's other statements on
    the topic.
    """

    figures: Sequence[Told]
    document_id: UUID
    published: date | None
    days: Interval | None
    places: frozenset[UUID]
    names_its_place: bool
    is_left: bool
    runs_on: bool
    deeds: frozenset[str]
    told_apart: frozenset[UUID] = frozenset()
    other_deeds: frozenset[str] = frozenset()

    @property
    def is_to_come(self) -> bool:
        """Whether it is of a plan whose day, if it has one, comes after the report: *700 jobs will go by 2031*."""
        is_early = self.days is not None and self.published is not None and self.days[0] <= self.published
        return not is_early and all(told.status in TO_COME for told in self.figures)


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
        any(told.place_left for told in figures),
        any(told.since and not told.until and not told.event_from for told in figures),
        frozenset(told.way for told in figures if told.way),
    )


def topic_of(told: Told) -> tuple[object, ...]:
    """What all statements of one claim share: kind, unit, what befell them, or else the head of what is counted.

    Mere people that are a part of others (*eleven of the dead*) are no rival count of the whole.
    """
    deed = told.deed
    return (
        told.kind,
        told.unit,
        bool(deed),
        deed or same_head(told.noun[1]),
        told.flow == "increment",
        None if told.share_deed or told.deed == DISMISSED else told.trend,  # "with the loss of 700 jobs"
        told.is_bare_part,
        told.is_remaining,
    )
