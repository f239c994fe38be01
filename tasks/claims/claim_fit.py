"""Whether two statements can be about the same thing, and how well they fit: the judgement behind `claim_groups`.

Five things are asked: the words for what is counted, the time (`claim_times`), the place, the kind of event, and
whether the articles tell one story (`claim_stories`). What is missing on one side contradicts nothing, but then the
stories have to be the more alike.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product
from uuid import UUID

from tasks.claims.claim_deeds import is_holding, is_placeless, kinds_of_event
from tasks.claims.claim_statements import Statement
from tasks.claims.claim_stories import Stories
from tasks.claims.claim_times import time_fits
from tasks.claims.claim_told import Told
from tasks.claims.claim_words import is_person

_FAR_APART = 30  # how many times as much two rival counts of one thing can differ: 38 dead of a strike, 40,000 of a war
_ALIKE = {"same": 0.10, "near": 0.15, "linked": 0.20, "any": 0.25, "strange": 0.40}  # how alike the stories have to be
_FEW = 8  # statements of the smaller of two claims
_MANY = 10  # the same number of a day is no chance from here on
_SAME = 0.01  # more than 9,000 and 9,000
_NEAR = {"same": 2.0, "near": 1.0}
_MORE_WITHOUT_EVENT, _MORE_FOR_PEOPLE, _LESS_OF_A_KIND = 0.05, 0.20, 0.05


def fit(statement: Statement, claim: Sequence[Statement], stories: Stories) -> float | None:
    """How well a statement fits a claim, the more the better; None where it can't be of it."""
    own = any(other.document_id == statement.document_id for other in claim)
    place = _place_of_one(statement, claim, stories, own=own)
    if place is None:
        return None
    likeness = 1.0 if own else _likeness(statement, claim, stories, by_name=place == "any")
    needed = (
        _ALIKE[place] + _more_alike(statement.figures[0]) - _LESS_OF_A_KIND * _is_of_the_kind(statement, claim, stories)
    )
    dated = place == "same" and statement.days and any(other.days for other in claim)
    if likeness < needed and not (dated and statement.figures[0].deed):
        return None
    texts = {told.text for other in claim for told in other.figures}
    said_before = any(told.text in texts for told in statement.figures)
    meets = any(told.meets(known) for told in statement.figures for other in claim[-3:] for known in other.figures)
    same_days = statement.days is not None and any(other.days == statement.days for other in claim)
    return _NEAR.get(place, 0.0) + 2 * likeness + 2 * own + said_before + 0.5 * meets + 0.5 * same_days


def are_one(claim: Sequence[Statement], other: Sequence[Statement], stories: Stories) -> bool:
    """Whether two claims that a later report fits are one: nothing but how alike their articles are kept them apart."""
    few, many = sorted((claim, other), key=len)
    if len(few) > _FEW or not {one.document_id for one in few}.isdisjoint(one.document_id for one in many):
        return False
    lies = [_place_of_one(one, many, stories, own=False) for one in few]
    return None not in lies and "strange" not in lies


def _place_of_one(statement: Statement, claim: Sequence[Statement], stories: Stories, *, own: bool) -> str | None:
    """How the places lie where they can be of one thing as far as words, times, sizes, places and events go."""
    if (
        not fits_in_time(statement, claim, stories)
        or not _wording_fits(statement, claim)
        or _is_far_from(statement, claim)
        or _counts_two_things(statement, claim)
    ):
        return None
    place = place_fit(statement, claim, stories)
    if place not in _NEAR and _tells_of_another(statement, claim):
        return None
    is_another = not own and statement.figures[0].deed is not None and is_another_kind(statement, claim, stories)
    return None if is_another else place


def restates(statement: Statement, claim: Sequence[Statement]) -> bool:
    """Whether somebody says the same in other words: the 45 dead of the rebels are 45 civilians the next day."""
    pairs = [(told, known) for told in statement.figures for other in claim for known in other.figures]
    same = [pair for pair in pairs if pair[0].claimant is not None and pair[0].claimant == pair[1].claimant]
    return any(told.meets(known) and told.wording != known.wording for told, known in same)


def fits_in_time(statement: Statement, claim: Sequence[Statement], stories: Stories) -> bool:
    """Whether they are of the same time; the toll of an outbreak so far is one, since when it is counted or not, and
    the same number in April is that of a day in April.
    """
    if time_fits(statement, claim):
        return True
    told = [one for one in (statement, *claim) if one.days is not None and one.runs_on]
    if _agree(statement, claim) and (told or all(_holds(statement, other) for other in claim)):
        return True
    is_outbreak = all("disease" in _kinds(one, stories) for one in (statement, *claim))
    return (
        bool(told) and is_outbreak and time_fits(replace(statement, days=None), [replace(o, days=None) for o in claim])
    )


def _holds(one: Statement, other: Statement) -> bool:
    """Whether the days of one lie within those of the other."""
    if one.days is None or other.days is None:
        return False
    (first, last), (begin, end) = one.days, other.days
    return (first <= begin and end <= last) or (begin <= first and last <= end)


def _agree(statement: Statement, claim: Sequence[Statement]) -> bool:
    """Whether the number is one that the claim holds: 9,000 killed since 2021 are the 9,000 whom the war has cost."""
    pairs = [(told, known) for told in statement.figures for other in claim for known in other.figures]
    sizes = [(told.least or 0.0, known.least or 0.0) for told, known in pairs if told.agrees(known)]
    return any(abs(one - other) <= _SAME * other for one, other in sizes)


def _likeness(statement: Statement, claim: Sequence[Statement], stories: Stories, *, by_name: bool) -> float:
    """How alike the articles are; where no place tells, only those count that name something in common."""
    alike = stories.like(statement.document_id)
    others = (o.document_id for o in claim if not by_name or stories.share_a_name(statement.document_id, o.document_id))
    return max((alike.get(other, 0.0) for other in others), default=0.0)


def _more_alike(told: Told) -> float:
    """How much more alike the stories have to be where nothing befell what is counted, the more for mere people."""
    if told.deed:
        return 0.0
    return _MORE_FOR_PEOPLE if told.wording[0] == "person" else _MORE_WITHOUT_EVENT


def _tells_of_another(statement: Statement, claim: Sequence[Statement]) -> bool:
    """Whether just one side tells of *another blast*, which is not the one that its article is about."""
    return bool(statement.figures[0].is_other) != any(told.is_other for other in claim for told in other.figures)


def _counts_two_things(statement: Statement, claim: Sequence[Statement]) -> bool:
    """Whether one says *evacuated*, the other *displaced*, and one of the texts tells of both."""
    deeds = frozenset[str]().union(*(other.deeds for other in claim))
    told = frozenset[str]().union(*(other.other_deeds for other in claim))
    return not statement.deeds & deeds and bool(statement.other_deeds & deeds or statement.deeds & told)


def is_another_kind(statement: Statement, claim: Sequence[Statement], stories: Stories) -> bool:
    """Whether one tells of a blast, the other of a shooting, by what its article opens with or its sentence says.

    Who died of hunger did not die of the blast that the article opens with. Arrests follow on anything: those at a
    protest are others than those of an article that opens with none.
    """
    own = _kinds(statement, stories)
    others = frozenset[str]().union(*(_kinds(other, stories) for other in claim))
    if is_holding(statement.figures[0].deed) and bool(own) != bool(others) and not _agree(statement, claim):
        return True  # 17 arrested on polling day, 130 at the protest
    return bool(own and others) and not own & others


def _is_of_the_kind(statement: Statement, claim: Sequence[Statement], stories: Stories) -> bool:
    """Whether both tell of a sinking, or both of a blast, in which the same befell people; or the same number of many
    whom it befell on the same day.
    """
    is_day = statement.days is not None and any(other.days == statement.days for other in claim)
    if is_day and (statement.figures[0].least or 0) >= _MANY and statement.figures[0].deed and _agree(statement, claim):
        return True
    own = _kinds(statement, stories) if statement.figures[0].deed else frozenset()
    return any(own & _kinds(other, stories) for other in claim)


def _kinds(statement: Statement, stories: Stories) -> frozenset[str]:
    said = frozenset[str]().union(*(kinds_of_event(told.sentence or "") for told in statement.figures))
    return said if "hardship" in said else said | stories.kinds_of(statement.document_id)


def _is_far_from(statement: Statement, claim: Sequence[Statement]) -> bool:
    return all(is_far(told, known) for told in statement.figures for other in claim for known in other.figures)


def is_far(one: Told, other: Told) -> bool:
    """Whether one count is so many times the other that they can't be of the same thing."""
    sizes = [told.least if told.least and told.least > 0 else told.greatest for told in (one, other)]
    low, high = sorted(size if size is not None else 0.0 for size in sizes)
    return 0 < low < high / _FAR_APART


def _wording_fits(statement: Statement, claim: Sequence[Statement]) -> bool:
    """The same words; or looser ones of the same number, because *8 soldiers* may be some of *12 people*."""
    pairs = [(told, known) for told in statement.figures for other in claim for known in other.figures]
    is_anybody = not statement.figures[0].deed and any(is_person(told.noun[1]) for told in statement.figures)
    by_number = is_anybody or statement.figures[0].is_bare_part or statement.figures[0].is_share
    return any(
        (one.wording == other.wording and not by_number) or (is_looser(one, other) and one.agrees(other))
        for one, other in pairs
    )


def place_fit(statement: Statement, claim: Sequence[Statement], stories: Stories) -> str | None:
    """How the places lie (a key of `_ALIKE`), the claim's being what most narrowly speaks of it; None: differently.

    What people left is not compared with where they came to. `linked`: it is not known how they lie, but one of the
    articles names both; `strange`: none does.
    """
    claim = [other for other in claim if other.is_left == statement.is_left]
    named = [other for other in claim if other.names_its_place]
    if not statement.places or not any(other.places for other in claim):
        return "any"
    if not statement.names_its_place or not named:
        lies = {lie_of(statement.places, other.places, stories) for other in claim if other.places}
        if lies & {"same", "near"}:
            return "near"
        if is_placeless(statement.figures[0].deed):
            return "any"
        link = None if lies == {"apart"} else _link(statement, claim, stories)
        return "any" if link == "strange" and not statement.names_its_place and not named else link
    found = {lie_of(statement.places, other.places, stories) for other in named}
    if "apart" in found:
        return None
    if found & {"same", "near"}:
        return "same" if "same" in found else "near"
    apart = statement.told_apart.union(*(other.told_apart for other in claim))
    is_told_apart = apart & {place for one in (statement, *claim) for place in one.places}
    return None if is_told_apart else _link(statement, claim, stories)


def _link(statement: Statement, claim: Sequence[Statement], stories: Stories) -> str:
    """Whether an article of the claim names the statement's place, or the statement's article the claim's main one."""
    counts = Counter(stories.name_of(place) for other in claim for place in other.places)
    most = max(counts.values(), default=0)
    main = {name for name, count in counts.items() if count == most}
    own = {stories.name_of(place) for place in statement.places}
    there = any(stories.names_any(other.document_id, own) for other in claim)
    return "linked" if there or stories.names_any(statement.document_id, main) else "strange"


def lie_of(places: Iterable[UUID], others: Iterable[UUID], stories: Stories) -> str:
    """How the nearest two of the places lie; `any` where one side names none."""
    lies = {stories.lies(*pair) for pair in product(places, others)}
    return next((kind for kind in ("same", "near", "unknown", "apart") if kind in lies), "any")


def is_looser(one: Told, other: Told) -> bool:
    """Whether one side says the same with less: *people* for *passengers*, *soldiers* for *Ostian soldiers*."""
    (head, words), (other_head, other_words) = one.wording, other.wording
    heads_fit = head == other_head or "person" in (head, other_head)
    return heads_fit and (words <= other_words or other_words <= words or head != other_head)
