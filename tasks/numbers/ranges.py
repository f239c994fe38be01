"""Ranges: two measures that are one quantity ("between 200 and 260", "3 to 4 million", "70,000 plus or minus 5,000").

A step of `quantities`, after `measures`. Results of games and votes ("5-4") are told apart by `scores`.
"""

import re
from dataclasses import replace

from tasks.numbers.arithmetic import multiply
from tasks.numbers.measures import Measure, is_ungrouped
from tasks.numbers.number_context import load_context
from tasks.numbers.scores import is_odds, is_score, is_vote, score


def join_measures(text: str, first: Measure, second: Measure) -> Measure | None:
    """The one quantity that two neighbouring measures make, or None.

    The result's form is range, spread (plus or minus) or score; its `char_start` is at "between" where that is said.
    """
    gap = text[first.char_end : second.char_start]
    if len(gap) > _LONGEST_GAP or first.form == "vague" or second.form == "vague":
        return None
    compound = _compound(gap, first, second)
    if compound:
        return compound
    if _SPREAD.fullmatch(gap):
        return _spread(first, second)
    if _DASH.fullmatch(gap):
        return _dashed(text, first, second)
    if _AND.fullmatch(gap):
        between = _BETWEEN.search(text, max(0, first.char_start - 28), first.char_start)
        return _range(first, second, between.start(), ordered=False) if between else None
    if TO.fullmatch(gap):
        return _to(text, first, second)
    if _OR.fullmatch(gap) and first.unit is None:
        return _or(first, second)
    return None


_LONGEST_GAP = 20
_SPREAD = re.compile(r"\s?(?:plus or minus|plus-or-minus|give or take|\+/-|±)\s?", re.IGNORECASE)
_DASH = re.compile(r"[-–—‑−]|\s[-–—]\s")
_AND = re.compile(r"\sand\s(?:about\s|around\s|some\s|as many as\s|up to\s)?", re.IGNORECASE)
TO = re.compile(
    r"[\s-](?:to|through|until)[\s-]"
    r"(?:(?:about|around|as many as|as much as|nearly|almost|over|more than|roughly|some)\s)?",
    re.IGNORECASE,
)
_RANGING = re.compile(r"\b(?:rang\w+|anywhere|everywhere|anything|var\w+)\s$", re.IGNORECASE)
_REACHED = re.compile(
    r"\bto\s[^,;]*\d\S*(?:\s(?!and\b)[\w%/]+){0,3}\s?$"
)  # "raised to between 3 and 4 percent from 1 to 2"
_OR = re.compile(r"\s(?:or|or even|or maybe|or perhaps)\s", re.IGNORECASE)
_TO_NUMBER = re.compile(r"\sto\s(?:about\s|around\s|between\s)?[$€£]?\d")
_BETWEEN = re.compile(r"\bbetween\s(?:about\s|around\s|an estimated\s|some\s)?$", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s(?:about\s|around\s|as few as\s|as little as\s|as low as\s)?$", re.IGNORECASE)


# How many of the second unit make one of the first, where people say both: "2 hours 15 minutes", "5ft 6in".
_PARTS = {
    ("a", "mo"): 12,
    ("wk", "d"): 7,
    ("d", "h"): 24,
    ("h", "min"): 60,
    ("h", "s"): 3600,
    ("min", "s"): 60,
    ("[ft_i]", "[in_i]"): 12,
    ("[stone_av]", "[lb_av]"): 14,
    ("[lb_av]", "[oz_av]"): 16,
    ("m", "cm"): 100,
    ("kg", "g"): 1000,
}
_THEN = re.compile(r",?\s(?:and\s)?|")


def _compound(gap: str, first: Measure, second: Measure) -> Measure | None:
    """One measure of two, in the first's unit: 2.25 hours of "2 hours 15 minutes", 2.5 of "two years and a half"."""
    if first.unit is None or first.value is None or second.value is None:
        return None
    value, inches = None, _is_foot_and(gap, first, second)
    if not inches and not _THEN.fullmatch(gap):
        return None
    if second.unit is None and not inches:
        if second.form == "fraction" and second.value < 1 and gap == " and " and first.unit.kind != "money":
            value = first.value + second.value
    else:
        seconds = (first.unit.code, second.unit and second.unit.code) == ("h", "s")  # "2 hr 28 min 34 sec"
        part = "[in_i]" if second.unit is None else second.unit.code or ""
        parts = _PARTS.get((first.unit.code or "", part), 0)
        if 0 < second.value < parts and (seconds or not first.value % 1):
            value = first.value + second.value / parts
    if value is None:
        return None
    end = second.char_end
    return replace(first, char_end=end, number_end=second.number_end, value=value, low=value, high=value)


def _is_foot_and(gap: str, first: Measure, second: Measure) -> bool:
    """Whether inches follow without their name: "5-foot-9", "6ft 5"."""
    if first.unit is None or second.form != "digits" or second.scale != 1:
        return False
    if second.unit is not None:  # "6-foot-3-inch"
        return gap == "-" and (first.unit.code, second.unit.code) == ("[ft_i]", "[in_i]")
    return (first.unit.text.lower(), gap) in {("foot", "-"), ("ft", " ")}


def _spread(first: Measure, second: Measure) -> Measure | None:
    if first.value is None or second.value is None:
        return None
    by = abs(second.value)
    if second.unit and second.unit.code == "%" and (first.unit is None or first.unit.code != "%"):
        by *= abs(first.value) / 100
    return replace(
        first,
        char_end=second.char_end,
        number_end=second.number_end,
        low=first.value - by,
        high=first.value + by,
        form="spread",
        unit=first.unit or second.unit,
    )


def _dashed(text: str, first: Measure, second: Measure) -> Measure | None:
    before, after = text[first.char_start - 1 : first.char_start], text[second.char_end : second.char_end + 2]
    if (before and before in "-–/.:") or re.match(r"[-–/:]\d", after):
        return None
    if is_ungrouped(text, first) and is_ungrouped(text, second) and is_score(text, first, second):
        return score(first, second)
    return _range(first, second, first.char_start, ordered=True)


def _to(text: str, first: Measure, second: Measure) -> Measure | None:
    came_from = FROM.search(text, max(0, first.char_start - 28), first.char_start)
    start = came_from.start() if came_from else first.char_start
    if not came_from and is_odds(text, first, second):
        return score(first, second)
    if first.form == "fraction" and (second.value or 0) > _WHOLES:  # "fell two-thirds to 40,000"
        return None
    line = max(0, start - (70 if came_from else 28))
    before = text[line:start].rpartition(". ")[2]
    if came_from and (_RANGING.search(before) or _REACHED.search(before)):
        return _range(first, second, first.char_start, ordered=True)
    if not came_from and first.unit and first.unit.code == "%" and is_vote(text, first):
        return None
    change = load_context().change if came_from else load_context().change_right_before
    shared = second.unit is not None and (first.unit is None or _is_near(first, second))
    if change.search(before) and not (_TO_NUMBER.match(text, second.char_end) or (shared and not came_from)):
        return None
    return _range(first, second, first.char_start, ordered=not came_from and not _is_span(first, second))


_WHOLES = 10


def _is_span(first: Measure, second: Measure) -> bool:
    """Whether both ends of a physical range are written out, in either order: "at 1.3 A/cm2 to 0.3 A/cm2"."""
    if first.unit is None or second.unit is None or first.unit.kind != "measurement":
        return False
    return first.unit.code == second.unit.code and first.unit.code is not None


def _is_near(first: Measure, second: Measure) -> bool:
    """Whether both are of one unit and size, as the ends of a range are: "rise by 5% to 6%", not "by 1% to 6%"."""
    return units_agree(first, second) and (first.value or 0) < (second.value or 0) <= 2 * (first.value or 0)


def _or(first: Measure, second: Measure) -> Measure | None:
    """One uncertain number ("three or four"); "two or 20" and "100 or 7" are two."""
    if first.form == "range":  # "7 or 8 or 9 million"
        first = replace(first, value=first.low, form="digits", scale=1.0)
    joined = _range(first, second, first.char_start, ordered=True)
    if joined is None or joined.low is None or joined.high is None or joined.high > 2 * joined.low + 1:
        return None
    return joined


def _range(first: Measure, second: Measure, start: int, *, ordered: bool) -> Measure | None:
    """Both as one range where their units agree; the scale and the unit of the second are the first's as well."""
    if first.value is None or second.value is None or not units_agree(first, second):
        return None
    low, high = first.value, second.value
    if first.scale == 1 and second.scale > 1 and low <= high / second.scale:
        low = multiply(low, second.scale)
    if _shares_thousands(first, second):
        low *= 1000
    if first.unit is None and second.unit is not None and second.unit.factor != 1:
        low /= round(1 / second.unit.factor)
    if ordered and low >= high:
        return None
    unit = second.unit or first.unit
    if first.unit and second.unit and "/" not in (second.unit.code or "") and "/" in (first.unit.code or ""):
        unit = first.unit
    return Measure(
        min(start, first.char_start),
        max(first.char_end, second.char_end),
        first.number_start,
        second.number_end,
        None,
        min(low, high),
        max(low, high),
        "range",
        unit,
        second.scale,
        first.signed,
    )


def _shares_thousands(first: Measure, second: Measure) -> bool:
    """*60-100,000 fans*, *20 to 30,000*: the thousands are written once."""
    low, high = first.value or 0, (second.value or 0) / 1000
    return first.unit is None and first.form == "digits" and not low % 1 and not high % 1 and 1 < low < high <= 5 * low


def units_agree(first: Measure, second: Measure) -> bool:
    if first.unit is None:
        return not second.signed
    if second.unit is None:
        return first.signed
    one, two = (first.unit.code or ""), (second.unit.code or "")
    return one.partition("/")[0] == two.partition("/")[0] and first.unit.kind == second.unit.kind
