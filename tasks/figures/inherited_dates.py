"""The date that a figure takes over from its context: its paragraph's last occasion, else the day of publication.

Under `figure_dates`. What is inherited is an occasion, not a period of months, and an old one by old tales only.
"""

from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Doc, Token

from tasks.figures.dates_beside import PRESENT
from tasks.records import Figure, FigureDate, Reading
from tasks.text.clauses import head_of, verb_of

_LONGEST = timedelta(days=31)
_RECENT = timedelta(days=60)


def inherit_date(reading: Reading, doc: Doc, figure: Figure, before: FigureDate | None) -> list[FigureDate]:
    """The row of the paragraph's last dated figure; else the figure holds as of the publication."""
    if before is not None and not (_is_old(reading, before) and _is_told_as_present(doc, figure)):
        return [replace(before, figure_id=figure.figure_id, inherited=True)]
    if reading.published_to is None:
        return []
    return [
        FigureDate(
            figure.figure_id, reading.revision_id, None, "as_of", reading.published_from, reading.published_to, True
        )
    ]


def _is_told_as_present(doc: Doc, figure: Figure) -> bool:
    token = head_of(doc, figure.char_start, figure.char_end)
    verb = None if token is None else verb_of(token)
    return verb is not None and _is_present(verb)


def _is_present(verb: Token) -> bool:
    return bool(PRESENT & {verb.tag_, *(child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"})})


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
