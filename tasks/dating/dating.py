"""The day of publication: given, or inferred from the article's own words; and the dates resolved against it.

Fourth step of extraction (`article`): `dates.dates` finds and resolves the expressions, `dating_clues`
says what each hints about the day, `dating_odds` weighs the hints against each other, `dating_trust` says how far the
outcome can be trusted, `dating_evidence` writes it all down. An interval is given only where one short stretch of days
outweighs all others; else the day stays open.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile

import numpy as np
from spacy.tokens import Doc

from tasks.dates.date_mentions import Found, find_times
from tasks.dates.dates import resolve_dates
from tasks.dates.periods import interval
from tasks.dating.dating_bounds import find_bounds
from tasks.dating.dating_calendar import FIRST
from tasks.dating.dating_clues import Clue, find_clues
from tasks.dating.dating_evidence import evidence_rows
from tasks.dating.dating_hints import clue_day
from tasks.dating.dating_odds import Floats, day_odds, narrowest
from tasks.dating.dating_trust import trust
from tasks.dating.offices import Term, find_terms
from tasks.records import Date, DatingEvidence, Reading, Sentence

# Chosen by five-fold cross-validation on 3,000 dated articles (`training/dating_odds.py`): of the intervals given to
# articles that had no part in the weights, 233 of 244 hold, give or take a day; at 0.93 it is 166 of 172.
SURE = 0.82  # trust in the likeliest three days
UNLIKELY = 0.01  # a day at an end of the three with a smaller share of their probability is left out
_HEADS = frozenset({"byline", "dateline"})
HEAD = 6  # segments: headline, standfirst, byline and the writer's post may stand above a line with the date
STORY = 250  # characters: a paragraph as long as that is of the story, and what stands below it is no head
TOGETHER = "all clues together: published on one of these days"


@dataclass(frozen=True, slots=True)
class DatesRead:
    """The dates of an article with the interval of its day of publication and what it rests on.

    `published_origin` is `inferred`, or None where the day was given or stays open.
    """

    dates: tuple[Date, ...]
    evidence: tuple[DatingEvidence, ...]
    published_from: date | None
    published_to: date | None
    published_origin: str | None


def read_dates(reading: Reading, doc: Doc, sentences: tuple[Sentence, ...]) -> DatesRead:
    """Every date of the article, the day of publication as given or inferred, and the evidence for it."""
    found = find_times(reading, doc, sentences)
    clues = tuple(find_clues(reading, found))
    terms = tuple(find_terms(reading.text))
    given = reading.published_to or reading.published_from
    if given is not None:
        first = reading.published_from or given
        dates = resolve_dates(reading, found, given)
        rows = evidence_rows(reading, clues, dates, (first, given))
        return DatesRead(
            dates, rows + _verdict(rows, infer_published(clues, terms), (first, given)), first, given, None
        )
    published = _day_of_dateline(clues) or _day_of_head(reading, clues) or infer_published(clues, terms)
    dates = _resolve(reading, found, published)
    evidence = evidence_rows(reading, clues, dates, published)
    if published is None:
        return DatesRead(dates, evidence, None, None, None)
    return DatesRead(dates, evidence, *published, "inferred")


def _day_of_dateline(clues: Sequence[Clue]) -> tuple[date, date] | None:
    """The day that the article's own dateline or byline names with its year, unless they name several."""
    own = {
        date(clue.year, clue.month, clue.day)
        for clue in clues
        if clue.year and clue.month and clue.day and (clue.found.role in _HEADS or clue.kind.endswith(".dateline"))
    }
    day = own.pop() if len(own) == 1 else None
    return None if day is None else (day, day)


def _day_of_head(reading: Reading, clues: Sequence[Clue]) -> tuple[date, date] | None:
    """The day, with its year, on a line of its own or named as that of publication above the story."""
    above = takewhile(lambda segment: segment.char_end - segment.char_start < STORY, reading.segments[:HEAD])
    end = max((segment.char_end for segment in above), default=0)
    named = (clue for clue in clues if clue.kind.endswith((".line", ".published")))
    lines = {clue_day(clue) for clue in named if clue.found.expression.char_end <= end}
    day = lines.pop() if len(lines) == 1 else None  # of several, none
    if day is None or any(told > day for clue in clues if clue.kind.endswith("past") and (told := clue_day(clue))):
        return None
    return day, day


def _verdict(
    rows: tuple[DatingEvidence, ...], inferred: tuple[date, date] | None, given: tuple[date, date]
) -> tuple[DatingEvidence, ...]:
    """What all clues together say of a given day, as one more row; `used` is false where they contradict it."""
    if inferred is None or not rows:
        return ()
    day = timedelta(1)
    fits = inferred[0] - day <= given[1] and given[0] <= inferred[1] + day
    return (replace(rows[0], implies=TOGETHER, date_from=inferred[0], date_to=inferred[1], used=fits),)


def infer_published(clues: Sequence[Clue], terms: Sequence[Term] = ()) -> tuple[date, date] | None:
    """The shortest interval of at most three days that nearly certainly holds the day of publication, or None.

    Where the odds don't suffice, the days that logic leaves, if the likeliest day is among them.
    """
    chances = day_odds(clues, terms)
    if chances is None:
        return None
    if trust(clues, chances) >= SURE:
        return _trimmed(chances, narrowest(chances, 3)[0])
    likeliest = narrowest(chances, 1)[0]
    bounds = find_bounds(clues, terms)
    return bounds if bounds is not None and bounds[0] <= likeliest <= bounds[1] else None


def _trimmed(chances: Floats, first: date) -> tuple[date, date]:
    """The three days without those at an end that are far less likely than the rest."""
    at = (first - FIRST).days
    share = chances[at : at + 3] / chances[at : at + 3].sum()
    likely = np.flatnonzero(share >= UNLIKELY)
    return first + timedelta(int(likely[0])), first + timedelta(int(likely[-1]))


def _resolve(reading: Reading, found: Sequence[Found], published: tuple[date, date] | None) -> tuple[Date, ...]:
    """The dates against an inferred interval: its last day if it has one or two days, else what both ends allow."""
    if published is None:
        return resolve_dates(reading, found, None)
    first, last = published
    if (last - first).days <= 1:
        return resolve_dates(reading, found, last)
    by_id = {row.date_id: row for row in resolve_dates(reading, found, first)}
    open_ones = {row.date_id: row for row in resolve_dates(reading, found, None)}
    rows = []
    for late in resolve_dates(reading, found, last):
        early, unresolved = by_id.get(late.date_id, late), open_ones.get(late.date_id)
        rows.append(late if early == late else _between(early, late, unresolved))
    return tuple(rows)


def _between(early: Date, late: Date, unresolved: Date | None) -> Date:
    """A date that depends on the very day: from the earliest to the latest that it can be, its value left open."""
    value = unresolved.timex_value if unresolved is not None else None
    firsts = [row.date_from for row in (early, late) if row.date_from is not None]
    lasts = [row.date_to for row in (early, late) if row.date_to is not None]
    if len(firsts) < 2 or len(lasts) < 2:
        return replace(late, timex_value=value, edtf=None, date_from=None, date_to=None)
    first, last = min(firsts), max(lasts)
    return replace(late, timex_value=value, edtf=interval(first, last), date_from=first, date_to=last)
