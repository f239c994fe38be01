"""Years: four digits that are one, by their size and the words before them.

Used by `exclusions`, for the years that `dates` has not taken already.
"""

import re

from tasks.numbers.measures import Measure
from tasks.numbers.number_context import load_context


def is_year(text: str, measure: Measure, *, counts: bool) -> bool:
    """Whether four digits are a year; `counts` says that they stand before a plural noun that they may count."""
    value = measure.value or 0
    if not 1000 <= value <= 2100:
        return False
    start = measure.number_start
    common = _COMMON_YEARS[0] <= value <= _COMMON_YEARS[1]
    if common and _YEAR_OF.search(text, max(0, start - 12), start):
        return True
    if value >= 1700 and not counts and _YEAR_OF_OLD.search(text, max(0, start - 20), start):
        return True
    if not counts and _IT_WAS.search(text, max(0, start - 16), start):
        return True
    if common and text.startswith(("'s ", "’s "), measure.number_end):
        return True
    if common and load_context().year_nouns.match(text, measure.number_end):
        return True
    if common and value % _ROUND and _NAMED.match(text, measure.number_end):  # "the 2020 Dems", but "1950 Kestrians"
        return True
    if counts and not _YEAR_FIRMLY.search(text, max(0, start - 10), start):
        return False
    return bool((_YEAR_BEFORE if common else _YEAR_FIRMLY).search(text, max(0, start - 20), start)) or (
        common and not counts
    )


def is_span_of_years(text: str, measure: Measure) -> bool:
    """Whether a range is two years: "between 1914 and 1918"."""
    four = (
        _FOUR_DIGITS.match(text, measure.number_start) and text[measure.number_end - 4 : measure.number_end].isdigit()
    )
    return bool(four) and measure.low in _YEARS and measure.high in _YEARS


_YEARS = range(1500, 2101)
_FOUR_DIGITS = re.compile(r"\d{4}(?!\d)")
_COMMON_YEARS = (1900, 2100)
_YEAR_OF_OLD = re.compile(
    r"\b(?!average|total|maximum|minimum|height|length|level|price|speed|rate|sum)[A-Za-z]+\sof\s$"
)
_ROUND = 50
_NAMED = re.compile(r"\s[A-Z][a-z]+s\b")
_IT_WAS = re.compile(r"\bit(?:['’]s|\s(?:is|was|were))\s(?:still\s|now\s)?$", re.IGNORECASE)
_YEAR_OF = re.compile(r"\b(?:the|this|last|next|its|his|her|their|our|['’]s)\s$", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|of|by|until|till|from|to|before|after|during|through|between|circa|early|late|mid|and|or|for|the|year"
    r"|spring|summer|autumn|fall|winter|this|last|next|season|election|financial|fiscal|[A-Z]\w+|['’]s)[\s-]$"
)
_YEAR_FIRMLY = re.compile(
    r"\b(?:in|since|until|till|during|before|after|circa|between|from|and|early|late|mid)[\s-]$|\((?:b|d|c|fl|r)\.\s?$",
    re.IGNORECASE,
)
