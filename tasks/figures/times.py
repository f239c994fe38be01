"""The dates of an article as the status of its figures needs them: long past, or of late.

Made once an article by `figures`; `superseded` asks which of them stand near a figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from spacy.tokens import Doc, Token

from tasks.records import Date, Reading
from tasks.text.phrases import span_at

_LONG_AGO = timedelta(days=300)


@dataclass(frozen=True, slots=True)
class Times:
    """The dates of a text as spans of tokens: those long past, and the others."""

    old: Sequence[tuple[int, int]]
    late: Sequence[tuple[int, int]]


def find_times(reading: Reading, doc: Doc, dates: Sequence[Date]) -> Times:
    """The dates that ended long before the article came out, and those of late, as spans of tokens."""
    if reading.published_from is None:
        return Times((), ())
    before = reading.published_from - _LONG_AGO
    old: list[tuple[int, int]] = []
    late: list[tuple[int, int]] = []
    for one in dates:
        span = None if one.date_to is None else span_at(doc, one.char_start, one.char_end)
        if span is None or one.date_to is None:
            continue
        if one.date_to >= before:
            late.append((span.start, span.end))
        elif one.timex_type in {"DATE", "TIME"}:
            old.append((span.start, span.end))
    return Times(old, late)


def is_year(token: Token) -> bool:
    """The 2010 of *from 2010 to 2014*."""
    return token.shape_ == "dddd" and token.text[:2] in {"19", "20"}
