"""Quantities: every number that measures something, with its bounds, comparator and unit.

Second step of `figures`: `numbers` says where numbers stand, this module which of them are quantities and what they
say; `figures` then adds what is counted and what befell it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from tasks.records import Reading, Sentence

_DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)|(?<![\w.,])\d+(?:\.\d+)?(?!\w)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what the text says around it; offsets index `Reading.text`.

    `char_start:char_end` runs from the comparator to the last word of number and unit, `number_start:number_end` over
    the number's own words (of a range: both numbers and what joins them). `kind`, `value`, `low`, `high`,
    `comparator`, `unit` and `unit_text` are the columns of `figures`.
    """

    char_start: int
    char_end: int
    number_start: int
    number_end: int
    kind: str
    value: float | None
    low: float | None
    high: float | None
    comparator: str = "="
    unit: str | None = None
    unit_text: str | None = None


def find_quantities(
    reading: Reading, doc: Doc, sentences: Sequence[Sentence], taken: Sequence[tuple[int, int]]
) -> tuple[Quantity, ...]:
    """Every quantity of the text in order, none overlapping; `taken` are spans of dates and names to leave alone."""
    del doc, sentences
    blocked = {at for start, end in taken for at in range(start, end)}
    found = []
    for match in _DIGITS.finditer(reading.text):
        start, end = match.span()
        if start not in blocked:
            value = float(match.group().replace(",", ""))
            found.append(Quantity(start, end, start, end, "count", value, value, value))
    return tuple(found)
