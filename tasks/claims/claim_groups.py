"""Figures about the same thing gathered into claims, whoever says it: between extraction and the views.

Called by the `resolve` flow with columns that the warehouse reads (`warehouse/derive/claim_*.sql`) and returning rows
of `claims` and `figure_claims`. Revisions are taken in the order of publication, so the answer does not depend on the
order of arrival: the figures of one revision that mean one thing become a statement, and each statement joins the
claim that it fits best, or opens one. It never decides by the numbers alone: reports that contradict each other are
what a claim is for.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar
from uuid import UUID

from tasks.claims.claim_deeds import event_class
from tasks.claims.claim_fit import are_one, fit, restates
from tasks.claims.claim_index import ClaimIndex, OpenClaim
from tasks.claims.claim_numbers import NumberKey, number_key, says_same
from tasks.claims.claim_statements import Statement, make_statement, topic_of
from tasks.claims.claim_stories import Stories
from tasks.claims.claim_text import joins
from tasks.claims.claim_told import Told
from tasks.claims.claim_words import is_found, is_group, is_level
from tasks.identity import make_id

Columns = Mapping[str, Sequence[object]]
Value = TypeVar("Value", str, UUID)


@dataclass(frozen=True, slots=True)
class Claim:
    """What figures are about; field names are the columns of `claims`."""

    claim_id: UUID
    event: str | None
    counted_head: str | None
    place_entity_id: UUID | None
    period_from: object
    period_to: object


@dataclass(frozen=True, slots=True)
class FigureClaim:
    """Which claim a figure makes."""

    figure_id: UUID
    claim_id: UUID


def group_figures(
    figures: Columns, features: Columns, places: Columns, articles: Columns
) -> dict[str, Sequence[object]]:
    """Rows of `claims` and `figure_claims` for all figures given, which must be in order of publication."""
    gathered = _gather(_rows(figures), Stories(features, places, articles))
    members = [(_make_claim(claim), claim) for claim in gathered]
    return {
        "claims": [made for made, _ in members],
        "figure_claims": [
            FigureClaim(told.figure_id, made.claim_id)
            for made, claim in members
            for statement in claim.statements
            for told in statement.figures
        ],
    }


def _rows(figures: Columns) -> Iterator[Told]:
    return (Told(*row) for row in zip(*figures.values(), strict=True))


def _gather(rows: Iterable[Told], stories: Stories) -> list[OpenClaim]:
    claims: list[OpenClaim] = []
    by_topic: dict[tuple[object, ...], ClaimIndex] = defaultdict(ClaimIndex)
    by_number: dict[NumberKey, ClaimIndex] = defaultdict(ClaimIndex)
    for _, revision in groupby(rows, key=lambda told: told.revision_id):
        for topic, statements in _read_statements(revision, stories).items():
            index = by_topic[topic]
            for statement, known in _assign(statements, index, stories):
                claim = (known and known.whole) or _find_by_number(statement, by_number, stories) or OpenClaim()
                if not claim.statements:
                    claims.append(claim)
                claim.statements.append(statement)
                index.add(statement, claim)
                for key in filter(None, map(number_key, statement.figures)):
                    by_number[key].add(statement, claim)
    return [claim for claim in claims if claim.statements]


def _find_by_number(
    statement: Statement, by_number: Mapping[NumberKey, ClaimIndex], stories: Stories
) -> OpenClaim | None:
    key = number_key(statement.figures[0])
    known = by_number.get(key) if key else None
    near = known.near(statement, stories) if known else ()
    return next((claim for claim in near if says_same(statement, claim.statements, stories)), None)


def _read_statements(revision: Iterable[Told], stories: Stories) -> dict[tuple[object, ...], list[Statement]]:
    """The statements of one revision by topic; figures that mean one thing are one statement.

    Fewer than half as many bodies as the text's toll are a find (*five bodies in a bus*), no rival toll; neither are
    those whom their sentence adds to one (*two more died, bringing the toll to 31*).
    """
    drafts: dict[tuple[object, ...], list[list[Told]]] = defaultdict(list)
    figures = _share_deeds(list(revision))
    tolls, by_sentence = _tolls(figures), defaultdict[str | None, list[Told]](list)
    for told in figures:
        by_sentence[told.sentence].append(told)
    for told in figures:
        is_find = is_found(told.counted_head) and 2 * (told.least or 0) < tolls[event_class(told.event or "")]
        is_find = is_find or any(told.is_added_to(other) for other in by_sentence[told.sentence])
        topic = drafts[*topic_of(told), is_find]
        home = next((known for known in topic if joins(told, known, stories)), None)
        if home is None:
            topic.append([told])
        else:
            home.append(told)
    return {topic: _tell_apart([make_statement(figures) for figures in found]) for topic, found in drafts.items()}


def _share_deeds(figures: Sequence[Told]) -> list[Told]:
    """The figures of a text; people of whom a number is told twice are counted for one thing, and so are those of a
    number without a noun that takes up the people before it (*187 on board; the coastguard said the figure was 232*).
    Who died of those who fell ill are no part of a toll: all wholes that are left have the same deed.
    """
    deeds = {(told.least, told.greatest): told.deed for told in figures if told.deed and not told.event}
    shared: list[Told] = []
    latest: dict[str | None, Told] = {}
    for told in figures:
        before = latest.get(told.counted) if told.is_bare else None
        deed = before.deed if before and before.deed and not before.event else deeds.get((told.least, told.greatest))
        are_people = told.is_person or is_group(told.counted_head)
        latest[told.counted] = replace(told, same_deed=deed) if deed and are_people and not told.deed else told
        if before and before.is_remaining and told.answers(before):
            latest[told.counted] = replace(latest[told.counted], are_left=True)
        shared.append(latest[told.counted])
    deed_of = {told.figure_id: told.deed for told in shared}
    return [
        replace(told, wholes=[whole for whole in told.wholes if deed_of.get(whole) in {None, told.deed}])
        if told.wholes and told.deed
        else told
        for told in shared
    ]


def _tolls(figures: Iterable[Told]) -> dict[str, float]:
    """The most that one text states of each class of event, 0 of any other."""
    tolls: dict[str, float] = defaultdict(float)
    for told in figures:
        if told.event and told.status == "stated":
            event = event_class(told.event)
            tolls[event] = max(tolls[event], told.least or 0)
    return tolls


def _tell_apart(statements: Sequence[Statement]) -> list[Statement]:
    named = {place for one in statements if one.names_its_place for place in one.places}
    deeds = {deed for one in statements for deed in one.deeds}
    return [
        replace(one, told_apart=frozenset(named - one.places), other_deeds=frozenset(deeds - one.deeds))
        if named or deeds
        else one
        for one in statements
    ]


def _assign(
    statements: Sequence[Statement], index: ClaimIndex, stories: Stories
) -> Iterator[tuple[Statement, OpenClaim | None]]:
    """Each statement with its claim, the best fits first.

    A claim takes one statement of a revision, and whatever says again in other words what a claimant of the claim said.
    """
    fits = []
    for number, statement in enumerate(statements):
        for position, claim in enumerate(index.near(statement, stories)):
            score = fit(statement, claim.statements, stories)
            if score is not None:
                fits.append((-score, number, position, claim))
    chosen: dict[int, OpenClaim] = {}
    taken: set[int] = set()
    for _, number, _, claim in sorted(fits, key=lambda one: one[:3]):
        again = restates(statements[number], claim.statements)
        if number not in chosen and (again or id(claim) not in taken):
            chosen[number] = claim
            taken |= set() if again else {id(claim)}
    _join_claims([(chosen[number].whole, claim) for _, number, _, claim in fits if number in chosen], taken, stories)
    for number, statement in enumerate(statements):
        yield statement, chosen.get(number)


def _join_claims(pairs: Iterable[tuple[OpenClaim, OpenClaim]], taken: Container[int], stories: Stories) -> None:
    """Takes into a statement's claim what else it fits, where nothing but unlike articles kept the two apart."""
    for chosen, other in pairs:
        home, claim = chosen.whole, other.whole
        is_free = home is not claim and id(claim) not in taken
        if is_free and are_one(home.statements, claim.statements, stories):
            home.take_in(claim)


def _make_claim(claim: OpenClaim) -> Claim:
    told = [one for statement in claim.statements for one in statement.figures]
    explicit = [one for one in told if one.places and not one.place_inherited] or told
    days = _period(told)
    return Claim(
        make_id("claim", told[0].figure_id),
        _most(one.event for one in told),
        _most(one.counted_head for one in told if not is_level(one.counted_head)) or told[0].counted_head,
        _most(place for one in explicit for place in one.places or ()),
        *days,
    )


def _period(told: Sequence[Told]) -> tuple[object, object]:
    for first, last in (
        ("event_from", "event_to"),
        ("held_from", "held_to"),
        ("inherited_from", "inherited_to"),
        ("published", "published"),
    ):
        starts = [getattr(one, first) for one in told if getattr(one, first)]
        ends = [getattr(one, last) for one in told if getattr(one, last)]
        if starts or ends:
            return min(starts, default=None), max(ends, default=None)
    return None, None


def _most(values: Iterable[Value | None]) -> Value | None:
    """The commonest, of equals the least."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], str(value)), default=None)
