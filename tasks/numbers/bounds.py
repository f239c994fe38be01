"""Bounds: what a number's comparators and form say of its value, its low and its high.

A step of `quantities`; the words are `comparators`'s.
"""

import re

from tasks.numbers.comparators import comparator_after, comparator_before, comparator_rules
from tasks.numbers.measures import INNER, Measure


def read_comparator(text: str, measure: Measure) -> tuple[int, int, str]:
    """Where the quantity begins and ends with its comparators, and the bound that they set together."""
    start, end = measure.char_start, measure.char_end
    comparator = {"range": "range", "spread": "~", "vague": "~"}.get(measure.form, "=")
    if measure.form == "score":
        return start, end, "="
    margin = _MARGIN.search(text, max(0, start - 15), start)
    if margin:  # "a margin of error of plus or minus 3 points"
        return margin.start(), end, comparator
    for _ in range(2):
        before = comparator_before(text, start)
        if before is None or _is_no_comparator(text, measure, before[1]):
            break
        if start < measure.char_start and _ESTIMATED.match(text, before[1], start):  # "They estimated as many as 40"
            break
        start = before[1]
        comparator = _stronger(comparator, before[0])
    inner = INNER.search(text, measure.number_start, end) if measure.form in ("digits", "words") else None
    if inner:
        comparator = _stronger(comparator, "~" if inner.group(3) else "<=" if inner["most"] else ">=")
    after = comparator_after(text, end)
    if after:
        end = after[1]
        comparator = _stronger(comparator, after[0])
    return start, end, comparator


def read_bounds(measure: Measure, comparator: str) -> tuple[float | None, float | None, float | None]:
    """Value, low and high as `figures` defines them for the comparator."""
    if measure.form == "score":
        return None, None, None
    if measure.form in ("range", "vague"):
        low = None if comparator in ("<", "<=") else measure.low
        return None, low, None if comparator in (">", ">=") else measure.high
    if measure.form == "spread":
        return measure.value, measure.low, measure.high
    low = measure.value if comparator in ("=", ">", ">=") else None
    high = measure.value if comparator in ("=", "<", "<=") else None
    return measure.value, low, high


_ESTIMATED = re.compile(r"estimated\s+\Z", re.IGNORECASE)
_MARGIN = re.compile(r"\bplus[\s-]or[\s-]minus\s$|\+/[-−]\s?$|±\s?$", re.IGNORECASE)
_STRENGTH = {"~": 0, "=": 0, ">": 1, ">=": 1, "<": 1, "<=": 1}
_DURING = re.compile(
    r"\b(?:for|of|after|in|well|just|last(?:s|ed|ing)?|took|taken|been|is|was|spent|than|and|to)\s$|[,(]\s?$|^$"
)


_DETERMINER = re.compile(r"\b(?:the|these|those|his|her|its|their|our|my|your)\s$", re.IGNORECASE)


def _is_no_comparator(text: str, measure: Measure, start: int) -> bool:
    """Whether the word only looks like one: "the past two years", "over five days" that something takes."""
    word = text[start : measure.char_start].strip().lower()
    if word.startswith("past") and _DETERMINER.search(text, max(0, start - 8), start):
        return True
    if word == "about" and measure.form == "vague":  # "know about millions of calls"
        return True
    if word in _LIMITS and _DEFINITE.search(text, max(0, start - 40), start):  # "the federal minimum of $9"
        return True
    duration = measure.unit is not None and measure.unit.kind == "duration"
    if word in ("past", "near", "maximum", "minimum", "within") and duration:
        return word != "within" or text[max(0, start - 4) : start].lower() == "the "
    if word == "under" and 1 <= (measure.value or 0) <= _FEW and comparator_rules().match(text, measure.char_end):
        return True
    length = measure.unit is not None and measure.unit.code in _LENGTHS
    if word in ("under", "below") and length:  # "trapped under three metres of mud"
        return _OF_MATTER.match(text, measure.char_end) is not None
    if word == "over" and duration:
        return not _DURING.search(text, max(0, start - 10), start)
    return word == "some" and measure.form == "fraction"


_LIMITS = frozenset(("minimum of", "maximum of"))
_DEFINITE = re.compile(r"(?:\b(?:the|its|their|this|current)|['’]s)\s(?:[a-z-]+\s){0,3}$", re.IGNORECASE)
_FEW = 20  # one serves under three mayors; under 500 managers are a crowd
_LENGTHS = frozenset(("m", "cm", "[ft_i]", "[in_i]"))
_OF_MATTER = re.compile(r"\sof\s[a-z]")


def _stronger(one: str, other: str) -> str:
    if one == "range":
        return "~" if other == "~" else one
    return other if _STRENGTH[other] >= _STRENGTH[one] and other != "=" else one
