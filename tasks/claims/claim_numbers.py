"""Whether a number tells by itself that two reports of one story mean one thing: the last resort of `claim_groups`.

*52,000 homes without electricity* are the *52,000 households* of another report, *$912 million* that are sought those
that were appealed for: so many digits fall together by chance in no one story. Round and small numbers tell nothing.
"""

from collections.abc import Sequence
from math import isfinite

from tasks.claims.claim_fit import fits_in_time, place_fit
from tasks.claims.claim_statements import Statement
from tasks.claims.claim_stories import Stories
from tasks.claims.claim_told import Told
from tasks.claims.claim_words import is_person, is_vague, same_head

_ALIKE = 0.20  # how alike the stories have to be
_MANY = 100  # fewer may be the same by chance
_SOME = 3  # of one noun, in another turn of speech: 12 of the 30 bridges and 12 bridges
_LARGE = 1e6  # of money, where one digit tells: $900 million

NumberKey = tuple[str, str | None, float, str | None]


def number_key(told: Told) -> NumberKey | None:
    """What figures share that give the same telling number; None for a number that many things may have."""
    if told.number is None or not isfinite(told.number) or told.flow == "increment":
        return None
    digits = f"{abs(told.number):.9e}".partition("e")[0].replace(".", "").strip("0")
    is_whole = told.number % 1 == 0
    telling = {
        "count": told.number >= _MANY and len(digits) > 1,
        "percent": len(digits) > 1 and not is_whole,
        "money": len(digits) > 1 or told.number >= _LARGE,
        "measurement": len(digits) > 1 and (told.number >= _MANY or not is_whole),
    }
    if telling.get(told.kind):
        return told.kind, told.unit, told.number, None
    head = told.noun[1]
    tells_with_noun = head is not None and told.number >= _SOME and not is_person(head) and not is_vague(head)
    return (told.kind, told.unit, told.number, same_head(head)) if tells_with_noun else None


def says_same(statement: Statement, claim: Sequence[Statement], stories: Stories) -> bool:
    """Whether a statement of the claim gives the same number in a like article, and nothing speaks against it."""
    key = number_key(statement.figures[0])
    like = stories.like(statement.document_id)
    same = [one for one in claim if any(number_key(told) == key for told in one.figures)]
    return (
        any(like.get(one.document_id, 0.0) >= _ALIKE for one in same)
        and all(one.document_id != statement.document_id for one in claim)
        and all(_may_be_one(statement.figures[0], told) for one in claim for told in one.figures)
        and fits_in_time(statement, claim, stories)
        and place_fit(statement, claim, stories) is not None
    )


def _may_be_one(told: Told, other: Told) -> bool:
    if told.deed and other.deed and told.deed != other.deed:
        return False
    if told.kind != "count" and told.trend and other.trend and told.trend != other.trend:
        return False
    (_, head), (_, other_head) = told.noun, other.noun
    if told.kind == "count":
        are_people = all(one is None or is_person(one) for one in (head, other_head))
        return are_people or same_head(head) == same_head(other_head) or told.wording[0] == other.wording[0]
    return told.kind != "percent" or None in {head, other_head} or same_head(head) == same_head(other_head)
