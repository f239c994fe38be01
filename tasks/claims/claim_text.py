"""Whether the figures of one text mean one thing: the half of `claim_fit` that reads a text in its order.

Rivals stand side by side in a text (*the union said 17, the ministry 11*), parts and other events do too; so words,
claimants, days and places are judged more narrowly here than between reports.
"""

import re
from collections.abc import Sequence

from tasks.claims.claim_fit import fits_in_time, is_another_kind, is_far, is_looser, lie_of
from tasks.claims.claim_statements import make_statement
from tasks.claims.claim_stories import Stories
from tasks.claims.claim_told import Told
from tasks.claims.claim_words import is_person, is_vague, singular_of

_FEW = 10
_SIDE_BY_SIDE = 400  # characters
_CLOSE = 1.25  # times
_NEXT = 300  # characters to the next statement of a paragraph
_CAUSE = re.compile(r"^(?: [\w'’-]+){0,3}? ([\w'’-]+) (?:of|from|with|for) ((?:[\w'’-]+ ?){1,3})")


def joins(told: Told, figures: Sequence[Told], stories: Stories) -> bool:
    """Whether a figure means the same as these that stand before it in the same revision."""
    if told.repeat_of is not None and any(told.repeat_of == other.figure_id for other in figures):
        return True
    if not all(_may_mean_the_same(told, other, stories) for other in figures):
        return False
    if not any(told.meets(other) for other in figures) and is_another_kind(
        make_statement([told]), [make_statement(figures)], stories
    ):
        return False
    lies = {_lie_in_one_text(told, other, stories) for other in figures}
    return "apart" not in lies and lies != {"unknown"}


def _may_mean_the_same(told: Told, other: Told, stories: Stories) -> bool:
    if other.figure_id in (told.wholes or ()) or told.figure_id in (other.wholes or ()):
        return False
    if not _words_allow(told, other) or is_far(told, other):
        return False
    if told.days and other.days and (told.days[1] < other.days[0] or other.days[1] < told.days[0]):
        return False
    return _takes_up_since(told, other) or fits_in_time(make_statement([told]), [make_statement([other])], stories)


def _takes_up_since(told: Told, other: Told) -> bool:
    """*The charity counts 1,300 dead since May. The government has confirmed 416*: the rival is of the same time."""
    rivals = told.claimant is not None and other.claimant is not None and told.claimant != other.claimant
    runs_on = other.since is not None and other.until is None and other.event_from is None
    return rivals and runs_on and told.days is None and 0 < told.char_start - other.char_start <= _NEXT


def _words_allow(told: Told, other: Told) -> bool:
    """Whether one text can mean one thing by both: numbers that do not meet are one claimant's only over time.

    *Another blast*, *a separate fire* is another event than the story's.
    """
    if bool(told.is_other) != bool(other.is_other) and not told.meets(other):
        return False
    if told.way and other.way and told.way != other.way and not told.agrees(other):
        return False  # 41,000 displaced, 1,300 evacuated
    if told.meets(other):
        if not told.deed and None not in (told.number, other.number) and not _is_close(told, other):
            return False  # more than 50 companies, more than 200 companies
        if _says_little(told) and told.text != other.text:
            return False
        return told.wording == other.wording or (told.agrees(other) and is_looser(told, other))
    takes_up = told.takes_up(other) and None not in (told.claimant, other.claimant)
    are_any_people = not told.deed and is_person(told.noun[1])
    if told.is_bare_part or told.is_share or (are_any_people and not takes_up):
        return False
    if "denied" in {told.status, other.status} != {"denied"}:
        return is_looser(told, other)
    if 0 in {told.greatest, other.greatest} and abs(told.char_start - other.char_start) > _SIDE_BY_SIDE:
        return False  # the others hit nobody; 840 were hurt since the war began
    is_superseded = (told.status == "past") != (other.status == "past") or told.is_before(other)
    one_voice = told.claimant == other.claimant and not is_superseded
    nobodys = None in (told.claimant, other.claimant) and (not told.deed or _is_elsewhere(told, other))
    nobodys = nobodys or (told.claimant is None and told.char_start - other.char_start > _SIDE_BY_SIDE)
    is_rival = told.deed is not None or _stands_against(told, other)
    is_wider = bool(told.places) != bool(other.places)  # in the city nine; across the country 21
    is_wider = is_wider and not (told.status == "past" and told.takes_up(other))
    is_apart = is_wider or _have_two_causes(told, other)
    return is_rival and not (one_voice or nobodys or is_apart) and told.wording == other.wording


def _is_close(told: Told, other: Told) -> bool:
    """Whether two numbers that could both be right are about the same: *about 15,000* and *14,600*."""
    low, high = sorted((abs(told.number or 0.0), abs(other.number or 0.0)))
    return high <= _CLOSE * low


def _says_little(told: Told) -> bool:
    """Whether that many such are in any text more than once: *one person*, *four times*, *five things*."""
    head, words = told.wording
    if told.kind != "count" or told.deed or told.number is None:
        return False
    return told.number <= 1 or (told.number < _FEW and is_vague(head) and not words)


def _stands_against(told: Told, other: Told) -> bool:
    """Whether two counts of what nothing befell are of one thing: side by side, or with more said of it than a noun.

    Who leads by *5 points* and who by *2* need not be in one race, nor the *two countries* among the *three*.
    """
    head, words = told.wording
    if is_vague(head):
        return False
    is_near = abs(told.char_start - other.char_start) <= _SIDE_BY_SIDE
    return is_near or bool(words) or (bool(told.named_places) and set(told.named_places) == set(other.named_places))


def _have_two_causes(told: Told, other: Told) -> bool:
    """*20 died of cholera, 8 of hunger*; *convicted of theft*: the words behind the numbers tell them apart."""
    causes = [_CAUSE.match(one.after or "") for one in (told, other)]
    words = [
        set(found[2].lower().split()) for found in causes if found and not is_person(singular_of(found[1].lower()))
    ]
    return len(words) == 2 and words[0].isdisjoint(words[1])


def _is_elsewhere(told: Told, other: Told) -> bool:
    """*302 cases so far. In Solene 11 people are infected*: a place of its own, beside a number without any."""
    return bool(told.named_places) != bool(other.named_places) and not (told.places and other.places)


def _lie_in_one_text(told: Told, other: Told, stories: Stories) -> str:
    """How the places lie; the same number in both is no matter of places that nothing is known of (a headline's), and
    a hospital that the dead are brought to is no other place. Two counts that each name a place are of two, though one
    lies in the other: *36 deaths in Ostia … Varn has recorded 21*; a headline's place is the country for short.
    """
    if bool(told.place_left) != bool(other.place_left):
        return "any"
    lie = lie_of(told.places or (), other.places or (), stories)
    is_cared_for = any(stories.is_for_victims(place) for one in (told, other) for place in one.places or ())
    are_named = told.named_places and other.named_places and not (told.is_headline or other.is_headline)
    if lie == "near" and are_named and not told.meets(other) and not is_cared_for:
        return "apart"
    if lie != "unknown":
        return lie
    return "any" if is_cared_for or (told.least == other.least and told.meets(other)) else lie
