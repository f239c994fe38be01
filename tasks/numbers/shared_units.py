"""Units that are said once for two numbers: "7- or 8-inch", "from 3 to 4 million", "3.4% in May and 3.1 in June".

A step of `quantities`, after `ranges` has joined what is one quantity.
"""

import re
from dataclasses import replace

from tasks.numbers.arithmetic import divide, multiply
from tasks.numbers.measures import Measure
from tasks.numbers.ranges import FROM, TO, units_agree
from tasks.numbers.units import Unit


def share_units(text: str, measures: list[Measure]) -> list[Measure]:
    """The same measures, in order, each with the unit and scale that its neighbour has for both."""
    out = list(measures)
    for at in range(len(out) - 2, -1, -1):
        out[at] = _share_scale(text, _share_unit(text, out[at], out[at + 1]), out[at + 1])
    for at in range(1, len(out)):
        unit = _carried(text, out[at - 1], out[at]) or _converted(text, out, at)
        if unit is not None:
            out[at] = _in_unit(out[at], unit)
    return out


_OF_SOMEBODY = re.compile(  # "until they are 31 and 64% like it"
    r"\b(?:they|you|we|he|she|who)(?:['’](?:re|s)|\s(?:are|is|were|was|turn|turns|turned))\s$", re.IGNORECASE
)
_SAME_PHRASE = re.compile(r"\b(?:for|to|of|by|after|within) $")


def _is_out_of_all(first: Measure, second: Measure) -> bool:
    """*rose to 1,500 and 90% of beds are full*: far more than a percentage beside another."""
    return first.value is not None and first.value > max(_ALL, 3 * (second.value or 0.0))


_ALL = 100
_POINT_IN_TIME = re.compile(r"\s(?:ago|later|earlier|before|after|old)\b|-old")
_SHARING = re.compile(r"/|-?(?:,| or| and|, and|, or)? ?(?:about |around |some |even |nearly )?")


def _share_unit(text: str, first: Measure, second: Measure) -> Measure:
    """The first with the unit that follows the second: "7- or 8-inch", "several hundred or even 1,000 megawatts"."""
    unit = second.unit
    gap = text[first.char_end : second.char_start]
    if first.unit or unit is None or second.signed or not gap.strip():
        return first
    if unit.kind == "percent" and gap == " to " and _is_ahead(text, first, second):
        return replace(first, unit=unit)
    if not _SHARING.fullmatch(gap) or (unit.kind == "percent" and _is_age(text, first)):
        return first
    if gap.startswith("-"):
        return replace(first, unit=unit)
    if gap == "/":
        return replace(first, unit=unit) if unit.kind in ("percent", "measurement") else first
    if unit.kind == "percent" and (first.scale > 1 or _is_out_of_all(first, second)):  # "2 billion or 75% of them"
        return first
    mixed = _SAME_PHRASE.search(text, max(0, first.char_start - 8), first.char_start)  # "for nine and 12 years"
    alike = (
        first.form == second.form
        or (mixed and {first.form, second.form} == {"words", "digits"})
        or (first.form == "vague" and gap.startswith(" or"))
    )
    listed = unit.char_start > second.char_end + 1 and gap == ", "  # the 10 of "10, 15 and 20 years"
    lasting = unit.kind == "duration" and not _POINT_IN_TIME.match(text, unit.char_end)
    if not alike or not (lasting or unit.kind in ("percent", "measurement")) or ("," in gap and not listed):
        return first
    return replace(first, unit=unit)


def _is_ahead(text: str, first: Measure, second: Measure) -> bool:
    """*led 48 to 38 percent*: two shares, no way from one to the other."""
    came_from = FROM.search(text, max(0, first.char_start - 28), first.char_start)
    return not came_from and (second.value or 0) < (first.value or 0) <= _ALL


def _is_age(text: str, first: Measure) -> bool:
    return _OF_SOMEBODY.search(text, max(0, first.char_start - 12), first.char_start) is not None


def _share_scale(text: str, first: Measure, second: Measure) -> Measure:
    """The first with the scale and unit that only the second has: "from 3 to 4 million", "to 4 from 5%"."""
    if first.value is None or not units_agree(first, second):
        return first
    forth = TO.fullmatch(text, first.char_end, second.char_start)
    lead = text[max(0, first.char_start - 28) : first.char_start]
    back = text[first.char_end : second.char_start] == " from " and _LEVEL.search(lead) and second.unit is not None
    if not back and not (forth and FROM.search(lead)):
        return first
    value = first.value
    if first.scale == 1 and second.scale > 1 and abs(value) < _UNSCALED:
        value = multiply(value, second.scale)
    unit = first.unit or second.unit
    if first.unit is None and unit is not None and unit.factor != 1:
        value = divide(value, round(1 / unit.factor))
    return replace(first, value=value, low=value, high=value, unit=unit)


_LEVEL = re.compile(r"\bto\s$")
_UNSCALED = 1000


def _carried(text: str, first: Measure, second: Measure) -> Unit | None:
    """The first's unit where the second leaves it out: "from 21 km/h to 23 in May", "43 per cent, against 38 for"."""
    unit = first.unit
    if unit is None or second.unit is not None or second.value is None or second.form != "digits":
        return None
    far = second.char_start - first.char_end > _LONGEST_GAP
    if far or not _BARE.match(text, second.char_end) or _YEAR.fullmatch(text, second.char_start, second.char_end):
        return None
    gap = text[first.char_end : second.char_start]
    if gap == " from " and _LEVEL.search(text, max(0, first.char_start - 4), first.char_start):
        return unit  # "to 28 euros from 36"
    if _AGAINST.fullmatch(gap):
        pence = "." in text[first.number_start : first.number_end] and "." in text[second.char_start : second.char_end]
        return unit if second.scale > 1 or unit.kind != "money" or unit.factor != 1 or pence else None
    if unit.kind == "money" and (_COSTING if second.scale == 1 else _FORESEEN).fullmatch(gap):
        return unit
    if unit.kind not in ("percent", "measurement") or first.scale != 1:
        return None
    if _ON_TO.fullmatch(gap):
        return unit if FROM.search(text, max(0, first.char_start - 28), first.char_start) else None
    if _GUSTS.fullmatch(gap):
        return unit
    if gap == ", or ":
        return unit if unit.kind == "measurement" and second.scale == 1 else None
    if _IN_AND.fullmatch(gap):
        return unit if _IN.match(text, second.char_end) else None
    decimals = "." in text[first.number_start : first.number_end] and "." in text[second.char_start : second.char_end]
    if decimals and _NOUN_IN_AND.fullmatch(gap):
        return unit if _THEN.match(text, second.char_end) else None
    by = _BY.search(text, max(0, first.char_start - 4), first.char_start)
    return unit if by and _BUT_BY.fullmatch(gap) else None


_LONGEST_GAP = 60
_YEAR = re.compile(r"(?:19|20)\d\d")
_ON_TO = re.compile(r"(?:\s[A-Za-z]+){0,2}\sto\s(?:about\s|around\s|just\s|nearly\s|almost\s|over\s)?")
_BARE = re.compile(
    r"\s(?:for|in|on|by|at|after|an?|year|last|this|the|previously|earlier|over|since|and|but|while|when|as|during|under"
    r"|within|between|with|without)\b|[.,;:)]\s|[.)]?$"
)
_AGAINST = re.compile(
    r"(?:\s(?:of|on)\s[a-z' -]{1,30}|\s(?:this|last)\s[a-z]{1,10})?,?"
    r"\s(?:against|plus|versus|vs\.?|rather than|instead of|(?:compared|down|up)\s(?:with|to|from)|from)"
    r"\s(?:about\s|around\s|just\s|only\s|the\s)?"
)
_FORESEEN = re.compile(  # "to 4.1 billion crowns, beating forecasts of 3.9 billion"
    r"[^.;:()]{0,45}\s(?:forecasts?|estimates?|expectations|targets?|consensus)\s(?:of|for)\s(?:about\s|around\s)?"
)
# "will cost €12,000 and the signs cost 3,000"
_COSTING = re.compile(r"[^.;:()]{0,50}\s(?:costs?|costing|worth|priced at)\s(?:about\s|around\s|only\s|just\s)?")
_GUSTS = re.compile(
    r",?\s(?:with\s|and\s)?(?:gust(?:s|ing)|peaks|peaking)\s(?:of\s|to\s|at\s|reaching\s)?(?:up\sto\s|about\s|over\s|as\shigh\sas\s)?"
)
_IN_AND = re.compile(
    r"\s(?:in|on|at|for)\s(?:the\s)?[\w'’]{1,15}(?:\s[\w'’]{1,15})?,?\sand\s(?:about\s|around\s|just\s)?"
)
_NOUN_IN_AND = re.compile(rf"(?:\s[a-z]{{2,12}}){{1,3}}{_IN_AND.pattern}")
_THEN = re.compile(r"\s(?:in|on|at|for|last|this|a\s(?:year|month|week)\sago)\b|[.,]")
_IN = re.compile(r"\s(?:in|on|at|for)\s")
_BY = re.compile(r"\bby\s$")
_BUT_BY = re.compile(r"(?:,?\s(?:but|and|while|whilst))(?:\s[\w&'’-]{1,20}){1,5}\sby\s")


def _converted(text: str, measures: list[Measure], at: int) -> Unit | None:
    """The currency of the sum before that stands beside the same other one: "90 euros ($97) and 80 ($86)"."""
    if at + 1 >= len(measures) or measures[at].unit is not None or measures[at].value is None:
        return None
    code = _bracketed(text, measures, at)
    for before in range(at - 2, max(-1, at - _PAIRS), -1) if code else ():
        unit = measures[before].unit
        if unit is not None and unit.kind == "money" and _bracketed(text, measures, before) == code:
            return unit
    return None


_PAIRS = 7


def _bracketed(text: str, measures: list[Measure], at: int) -> str | None:
    """The code of the sum in brackets after a measure."""
    unit = measures[at + 1].unit
    near = text[measures[at].char_end : measures[at + 1].char_start] == " ("
    return unit.code if near and unit is not None and unit.kind == "money" else None


def _in_unit(measure: Measure, unit: Unit) -> Measure:
    """The measure as a number of the unit, which is written elsewhere; cents are hundredths."""
    if unit.factor == 1 or measure.value is None:
        return replace(measure, unit=unit)
    value = divide(measure.value, round(1 / unit.factor))
    return replace(measure, unit=unit, value=value, low=value, high=value)
