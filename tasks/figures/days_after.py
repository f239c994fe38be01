"""The day of what a clause tells by its distance from the day of its sentence: *on Friday, two days after 12 died*.

Asked by `figure_dates`, before the dates of the sentence themselves.
"""

import re
from collections.abc import Sequence
from datetime import timedelta

from tasks.records import Date, Figure, FigureDate, Reading

_LENGTH = re.compile(r"P(\d+)([DW])")
_DAYS = {"D": 1, "W": 7}
_AFTER = re.compile(r" after [^,;:\"“”\n]{0,300}")


def find_earlier_day(reading: Reading, figure: Figure, dates: Sequence[Date]) -> FigureDate | None:
    """The event's day, so many days before the day that the sentence tells; None where nothing counts from it.

    `dates` are all of the figure's sentence. A clause with a date of its own is of that.
    """
    for span in dates:
        length = _LENGTH.fullmatch(span.timex_value or "") if span.timex_type == "DURATION" else None
        clause = _AFTER.match(reading.text, span.char_end) if length else None
        if length is None or clause is None or not clause.start() < figure.char_start < clause.end():
            continue
        dated = [one for one in dates if one.date_from]
        told = next((one for one in dated if one.timex_type == "DATE" and one.date_from == one.date_to), None)
        own = any(clause.start() < one.char_start < clause.end() for one in dated)
        if told is None or told.date_from is None or own:
            return None
        day = told.date_from - timedelta(int(length[1]) * _DAYS[length[2]])
        return FigureDate(figure.figure_id, reading.revision_id, told.date_id, "event", day, day, False)
    return None
