"""What a claim is gathered from: a figure with what places it, and the statement that the figures of one text make.

Read by `claim_groups` from the warehouse's columns; `claim_fit` judges which of them are about the same thing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from tasks.claims.claim_deeds import (
    deed_of,
    deed_of_head,
    deed_of_share,
    event_class,
    is_burning,
    is_holding,
    is_loosely_one,
    is_remaining,
    is_thing,
    is_thing_of,
)
from tasks.claims.claim_words import (
    adds_up,
    is_group,
    is_level,
    is_person,
    noun_of_count,
    noun_said_of,
    singular_of,
    stands_alone,
    wording_of,
)
from tasks.text.sentences import is_ended

_SAME_DAYS = timedelta(days=1)
TO_COME = frozenset({"forecast", "feared", "target"})
_UNTOLD = frozenset({None, "affected"})  # events of things that a deed tells better
_BURNED, DISMISSED = "burned", "dismissed"
_AREAS = frozenset({"har", "km2", "[acr_us]", "[smi_us]", "m2"})
_SUPERSEDED = re.compile(
    r"\b(?:up|down|from|against|compared with|compared to) (?:the |about |some |an? )?$", re.IGNORECASE
)
_FROM = re.compile(r"\bfrom (?:the |about |some |an? )?$")
_BESIDE = re.compile(r"\bwith (?:[\w-]+ ){0,6}$", re.IGNORECASE)
_REST = (" other", " more", " of ")
_PARTITIVE = frozenset({"those", "them", "these", "whom", "which"})
_ADDS_OTHERS = re.compile(
    r"\b(?:(?:wom[ae]n|child(?:ren)?|girls?|boys?)(?!['’])|"
    r"and (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+) "
    r"(?!were|was|are|had|have|people|more|others|injured|wounded|hurt|missing))\b",
    re.IGNORECASE,
)

Interval = tuple[date, date]


@dataclass(frozen=True)
class Told:
    """One figure with what places it; field names are the columns of `warehouse/derive/claim_figures.sql`."""

    figure_id: UUID
    document_id: UUID
    revision_id: UUID
    revision_no: int
    published: date | None
    char_start: int
    text: str
    sentence: str | None
    before: str | None
    after: str | None
    kind: str
    unit: str | None
    event: str | None
    counted: str | None
    counted_head: str | None
    status: str
    trend: str | None
    flow: str | None
    number: float | None
    least: float | None
    greatest: float | None
    claimant: str | None
    places: Sequence[UUID] | None
    place_inherited: bool | None
    place_left: bool | None
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
    same_deed: str | None = None  # that of the same number elsewhere in the text
    are_left: bool = False  # it takes up a number of those who are still held

    @cached_property
    def days(self) -> Interval | None:
        """The days that its own sentence gives: of the event, or of what it counts where nothing befell it.

        What is feared by April is of April. The day of a report on which *the toll rose to 23*, *12 bodies were found*,
        is not that of the event; nor is that of a number which another supersedes: *up from 14 on Tuesday*.
        """
        if self.event and self.status == "past" and _SUPERSEDED.search(self.before or ""):
            return None
        is_to_come = self.status in TO_COME
        first, last = (self.held_from, self.held_to)
        if self.event and not (is_to_come and self.event_from is None):
            first, last = self.event_from, self.event_to
        if first is None and last is None and self.since:
            first, last = self.since, self.until or self.published
        first, last = first or last, last or first
        if not first or not last:
            return None
        is_new = self.published is not None and first >= self.published - _SAME_DAYS
        return None if self.event and is_new and self._is_level else (min(first, last), last)

    @property
    def _is_level(self) -> bool:
        if _BESIDE.search(self.before or "") and stands_alone(self.after or ""):
            return True  # the search ended on Sunday with 36 people dead
        return self.flow == "cumulative" or (self.flow is None and is_level(self.counted_head)) or bool(self.trend)

    @cached_property
    def deed(self) -> str | None:
        """The class of `own_deed`, what all are one to a toll."""
        return event_class(self.own_deed) if self.own_deed else self.same_deed

    @cached_property
    def own_deed(self) -> str | None:
        """What befell them, else what they are counted for; None where neither is told."""
        if self._is_burnt:
            return _BURNED
        _, head = self.noun
        if self.kind == "count" and self.event in _UNTOLD and is_thing(head):
            return deed_of(self.before or "", self.after or "", head) or self.event
        if self.kind == "percent" and not self.event:
            return self.share_deed
        if self.kind == "count" and self.event == "affected" and is_person(head):
            return deed_of(self.before or "", self.after or "") or self.event
        if self.event or self.kind != "count":
            return self.event
        if head is None or is_person(head):
            return deed_of_head(head) or deed_of(self.before or "", self.after or "")
        return deed_of_head(head)

    @cached_property
    def share_deed(self) -> str | None:
        """What a share is of, where not its noun but the words beside it tell: *80 percent contained*."""
        has_noun = self.counted is not None and (self.after or "").lower().startswith(f" {self.counted.lower()}")
        if self.kind != "percent" or self.event or has_noun:  # "demanding 4 percent growth"
            return None
        return deed_of_share(self.before or "", self.after or "")

    @property
    def way(self) -> str | None:
        """How people came away, where that is told: texts that tell of *evacuated* and *displaced* count two things."""
        return self.own_deed if is_loosely_one(self.own_deed) else None

    @property
    def _is_burnt(self) -> bool:
        """*The fire burned 300 hectares* of forest."""
        return self.kind == "measurement" and self.unit in _AREAS and is_burning(self.counted_head)

    @cached_property
    def noun(self) -> tuple[str | None, str | None]:
        """What is counted, with its head: *strikers* of a number of strikers, *children* where 14 of the dead were."""
        if self.wholes and (said := noun_said_of(self.after or "")):
            return said
        if self.event:
            return self.counted, self.counted_head
        opening, _, _ = (self.sentence or "").partition(self.before or "\n")
        return noun_of_count(self.counted, self.counted_head, f"{opening}{self.before or ''}")

    @cached_property
    def is_remaining(self) -> bool:
        """Whether it is what is left of those who are held."""
        return self.are_left or (is_holding(self.deed) and is_remaining(self.before or "", self.after or ""))

    @property
    def is_headline(self) -> bool:
        """Whether its sentence ends as no sentence does."""
        return not is_ended(self.sentence or ".")

    @property
    def named_places(self) -> Sequence[UUID]:
        """The places that its own sentence gives."""
        return () if self.place_inherited else self.places or ()

    @cached_property
    def wording(self) -> tuple[str | None, frozenset[str]]:
        """`wording_of` its words; *17 men* are people unless the sentence adds others: *and three women*."""
        counted, head = self.noun
        if self.deed and is_group(head) and not _ADDS_OTHERS.search(self.sentence or ""):
            before, _, last = (counted or "").rpartition(" ")
            counted = before if singular_of(last.lower()) == str(head).lower() else counted
            head = "person"
        if self.deed and not self.event and self.deed == deed_of_head(head):
            return "person", frozenset()
        if is_thing_of(self.deed, head):
            return self.deed, frozenset()
        if self.deed == DISMISSED and is_thing(head):
            return "person", frozenset()
        if self._is_burnt or self.share_deed:
            return None, frozenset()
        return wording_of(counted, head, self.deed)

    @cached_property
    def is_person(self) -> bool:
        """Whether no more is said than that people are counted."""
        return self.wording == ("person", frozenset())

    @cached_property
    def is_bare_part(self) -> bool:
        """Whether it is a part of others of which its own words say nothing: *eight of them*, *11 of the dead*."""
        if self.counted_head in _PARTITIVE:
            return True
        says_what = bool(self.counted_head) and str(self.counted_head)[:4].lower() in self.text.lower()
        says_what = says_what or noun_said_of(self.after or "") is not None
        return bool(self.wholes) and (self.is_person or not says_what)

    @cached_property
    def is_share(self) -> bool:
        """Whether it is a share of which its counted words do not say what holds for it: *34 percent of voters*."""
        return self.kind == "percent" and not self.deed and (self.after or "").startswith(" of ")

    @cached_property
    def is_bare(self) -> bool:
        """Whether it is a number without its noun: *organisers counted 36,000 people, police 11,000*."""
        return self.counted is not None and self.counted.lower() not in self.text.lower()

    def takes_up(self, other: "Told") -> bool:
        """Whether it is a number without its noun and counts what the other does; *three others* are the rest."""
        return self.is_bare and self.counted == other.counted and not (self.after or "").startswith(_REST)

    def is_before(self, other: "Told") -> bool:
        """Whether its sentence sets the other in its place: *lowered to 41 on Thursday from 44*."""
        return self.sentence == other.sentence and self.takes_up(other) and bool(_FROM.search(self.before or ""))

    def answers(self, other: "Told") -> bool:
        """Whether another claimant gives it for what the other counts: *the rebels put the number at 212*."""
        rivals = None not in (self.claimant, other.claimant) and self.claimant != other.claimant
        return rivals and self.deed == other.deed and self.takes_up(other)

    def is_added_to(self, toll: "Told") -> bool:
        """Whether a sentence adds it to a level of the same event: *12 were found dead, taking the toll to 31*."""
        return toll.deed == self.deed and (toll.least or 0) > (self.least or 0) and adds_up(toll.before or "")

    def agrees(self, other: "Told") -> bool:
        """Whether both numbers are about the same; *up to 60* agrees with no 17, though both can be right."""
        return self.meets(other) and bool(self.least) and bool(other.least)

    def meets(self, other: "Told") -> bool:
        """Whether both numbers can be right."""
        if self.least is None or other.least is None or self.greatest is None or other.greatest is None:
            return False
        return self.least <= other.greatest and other.least <= self.greatest
