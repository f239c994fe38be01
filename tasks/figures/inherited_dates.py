"""The date that a figure takes over from its context: its paragraph's last occasion, else the day of publication.

Under `figure_dates`. What is inherited is an occasion, not a period of months, and an old one by old tales only.
"""

from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Doc, Token

from tasks.figures.clause_times import PLANNED, is_present
from tasks.records import Figure, FigureDate, Reading
from tasks.text.clauses import head_of, verb_of

_LONGEST = timedelta(days=31)
_RECENT = timedelta(days=60)
_OF_TODAY = frozenset({"has", "have", "can", "will", "may"})


def inherit_date(reading: Reading, doc: Doc, figure: Figure, before: FigureDate | None) -> list[FigureDate]:
    """The row of the paragraph's last dated figure; else the figure holds as of the publication."""
    if before is not None and not _is_of_another_time(reading, doc, figure, before):
        return [replace(before, figure_id=figure.figure_id, inherited=True)]
    if reading.published_to is None:
        return []
    return [
        FigureDate(
            figure.figure_id, reading.revision_id, None, "as_of", reading.published_from, reading.published_to, True
        )
    ]


def _is_of_another_time(reading: Reading, doc: Doc, figure: Figure, before: FigureDate) -> bool:
    """*It burned on May 6. The mill now has 900 hands*; *It opens on Friday. Berg hired 900*."""
    token = head_of(doc, figure.char_start, figure.char_end)
    verb = None if token is None else verb_of(token)
    if verb is None:
        return False
    finite = _finite(verb)
    may_be = any(one.tag_ == "MD" and one.lower_ != "could" for one in finite.children)
    today, first = reading.published_to, before.date_from
    if today is not None and first is not None and first > today:
        return figure.status not in PLANNED and not may_be
    if may_be and figure.status != "stated":
        return True  # "It burned on May 6. Officials fear that 900 would lose their jobs"
    return is_present(verb) or (_is_old(reading, before) and _is_of_today(finite))


def _finite(verb: Token) -> Token:
    """The verb that an infinitive hangs on: *would need* of *would need to spend*."""
    while verb.dep_ == "xcomp" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    return verb


def _is_of_today(verb: Token) -> bool:
    """*they have built 900*, *they can expect to pay 900*: no words of an old tale."""
    return is_present(verb) or any(one.lower_ in _OF_TODAY for one in verb.children if one.dep_ in {"aux", "auxpass"})


def is_occasion(reading: Reading, dated: FigureDate) -> bool:
    """Whether a date is one that the next figures of the paragraph can share: some days, not months or years."""
    last = dated.date_to or reading.published_to
    return (
        dated.role in {"event", "since"}
        and dated.date_from is not None
        and (last is None or last - dated.date_from <= _LONGEST or _is_old(reading, dated))
    )


def _is_old(reading: Reading, dated: FigureDate) -> bool:
    day = reading.published_from
    return day is not None and dated.date_to is not None and day - dated.date_to > _RECENT
