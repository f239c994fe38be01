"""Measures: one number with its sign, its currency or unit, and the rate that it is part of.

The middle step of `quantities`: `numbers` finds the numbers, this module what is written on to each, `ranges` joins
two of them.
"""

import re
from dataclasses import dataclass, replace

from tasks.numbers.arithmetic import divide
from tasks.numbers.money import Home, currency_after, currency_before
from tasks.numbers.number_atoms import load_words
from tasks.numbers.numbers import Number
from tasks.numbers.suffixes import read_suffix
from tasks.numbers.unit_context import is_weight, read_in_context, read_mark, read_points
from tasks.numbers.units import Unit, rate_after, unit_after


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit. `char_start:char_end` covers both, `number_start:number_end` the number's words.

    `form` is the number's (digits, words, fraction, vague) or, of two numbers joined, range, spread or score.
    `scale` is the multiplier that ends the number; `signed` says that a currency sign stands before it.
    """

    char_start: int
    char_end: int
    number_start: int
    number_end: int
    value: float | None
    low: float | None
    high: float | None
    form: str
    unit: Unit | None = None
    scale: float = 1.0
    signed: bool = False


def read_measure(text: str, number: Number, home: Home) -> Measure:
    """The measure that a number is the heart of.

    >>> from tasks.numbers.numbers import read_numbers
    >>> text = "It cost $1.1m a year"
    >>> measure = read_measure(text, read_numbers(text)[0], Home("", "", ""))
    >>> measure.value, measure.unit.code, text[measure.char_start : measure.char_end]
    (1100000.0, 'USD/a', '$1.1m a year')
    """
    number_start, negative = _minus(text, number.char_start)
    sign = currency_before(text, number_start, home, plain=_is_plain(number))
    if sign and not negative:
        start, negative = _minus(text, sign.char_start)
        sign = replace(sign, char_start=start) if negative else sign
    indefinite = _after_one(text, number)
    if indefinite:
        return indefinite
    number = read_suffix(text, number, signed=sign is not None or _is_second_sum(text, number))
    measure = _measure(number, number_start, -1.0 if negative else 1.0)
    unit = sign or _unit_after(text, number, home)
    if unit is None:
        return _with_magnitude(text, with_rate(text, measure))
    measure = replace(
        measure,
        char_start=min(measure.char_start, unit.char_start),
        char_end=max(measure.char_end, unit.char_end),
        unit=unit,
        signed=sign is not None,
    )
    if sign:
        measure = _with_name(text, measure, home)
    return with_rate(text, _times(measure, unit.factor))


def is_ungrouped(text: str, measure: Measure) -> bool:
    """Whether it is a bare run of digits: no unit, no grouping, no decimals, no scale."""
    return measure.unit is None and text[measure.number_start : measure.number_end].isdigit()


_SUM_BEFORE = re.compile(r"[$£€¥₹][\d.,]+[mbkt]?n?\s?(?:[-–—]|to|and|or)\s?$")


def _is_second_sum(text: str, number: Number) -> bool:
    """Whether it is the second of two sums that share a sign: "€3-4m"."""
    return (
        bool(number.suffix) and _SUM_BEFORE.search(text, max(0, number.char_start - 24), number.char_start) is not None
    )


_ONE_UNIT = re.compile(r"(?<![\w-])([a-z]+)(?=( [a-z]+) (or|and) $)", re.IGNORECASE)


def _after_one(text: str, number: Number) -> Measure | None:
    """The measure of which the number is the second half: the range "a day or two", "an hour and a half"."""
    before = _ONE_UNIT.search(text, max(0, number.char_start - 30), number.char_start)
    unit = unit_after(text, before.start(2)) if before and number.form in ("words", "fraction") else None
    if not before or not unit or unit.char_end != before.end(2):
        return None
    word, end = before.group(1).lower(), number.char_end
    start = before.start() if word in ("a", "an", "one") else unit.char_start
    if before.group(3) == "or" and number.form == "words" and start < unit.char_start:
        return Measure(start, end, start, end, None, 1.0, number.value, "range", unit)
    counted = start == unit.char_start and word in load_words().kinds  # "two years and a half"
    if before.group(3) == "and" and number.form == "fraction" and not counted:
        value = 1 + (number.value or 0.0)
        return Measure(start, end, start, end, value, value, value, "words", unit)
    return None


_MINUS = re.compile(
    r"(?:(?<![\w-])(?<!plus[\s-]or[\s-])(?:minus|negative)[\s-]|(?<![\w)\]\"'’”%.,:;/–—-])[-−]|(?<![\w−-])−)$",
    re.IGNORECASE,
)


def _minus(text: str, at: int) -> tuple[int, bool]:
    match = _MINUS.search(text, max(0, at - 10), at)
    return (match.start(), True) if match else (at, False)


def _is_plain(number: Number) -> bool:
    short = number.char_end - number.char_start < 3
    return number.form == "digits" and short and number.scale == 1 and not number.suffix


def _measure(number: Number, start: int, sign: float) -> Measure:
    value = None if number.value is None else sign * number.value
    low = sign * number.low if number.low is not None else None
    high = sign * number.high if number.high is not None else None
    if low is not None and high is not None and low > high:  # "minus dozens"
        low, high = high, low
    end = number.char_end
    return Measure(start, end, start, end, value, low, high, number.form, scale=number.scale)


def _times(measure: Measure, factor: float) -> Measure:
    if factor == 1:
        return measure
    parts = round(1 / factor)  # a hundredth is exact only as a division: 19 cents are 0.19, not 0.19000000000000003
    value, low, high = (None if x is None else divide(x, parts) for x in (measure.value, measure.low, measure.high))
    return replace(measure, value=value, low=low, high=high)


INNER = re.compile(  # between number and unit: "40-odd years", "90 or more days"
    r"[ -](plus)(?=[ -])|(\+)(?=[ -])|[ -](odd)(?=[ -])|[ -](or (?:more|(?P<most>less|fewer)))(?= [a-z])", re.IGNORECASE
)
_OF_A = re.compile(r" (?:of )?an? | of (?:one|1) |-")
_OF = re.compile(r" of ")
_MORE = re.compile(  # "four more days", "five consecutive weeks"
    r" (?:more|additional|extra|further|consecutive|successive|straight|full|whole|entire|solid|long)(?= [a-z])"
)
_MILLION = 1e6
_AGO = re.compile(r"\s(?:ago|earlier|before)\b")


def _unit_after(text: str, number: Number, home: Home) -> Unit | None:
    """The unit or currency after a number; after a fraction also past "of a": "half a mile", "a quarter of an hour"."""
    ends = [number.char_end]
    if number.form == "fraction" and number.scale == 1:
        ends += [match.end() - 1 for match in [_OF_A.match(text, number.char_end)] if match]
    elif number.form in ("digits", "words"):
        ends += [match.end() for match in [INNER.match(text, number.char_end)] if match]
    elif number.form == "vague":
        ends += [match.end() - 1 for match in [_OF.match(text, number.char_end)] if match]
    ends += [match.end() for match in [_MORE.match(text, number.char_end)] if match]
    for end in ends:
        money = currency_after(text, end, home, number.value or number.low or 0.0, scaled=number.scale > 1)
        if money and not is_weight(text, number.char_start, money, scaled=number.scale >= _MILLION):
            return money
        if money:
            return Unit(money.char_start, money.char_end, "[lb_av]", "measurement", money.text)
        unit = unit_after(text, end)
        if unit and number.scale >= _MILLION and _AGO.match(text, unit.char_end):  # "vs 3.9 mln year ago"
            return None
        if unit:
            return read_in_context(text, unit)
    mark = read_mark(text, number.char_end) if number.form == "digits" else None
    return mark or read_points(text, number.char_end)


def _with_name(text: str, measure: Measure, home: Home) -> Measure:
    """The currency's name after the number overrules a bare sign: "$10.5 million Australian dollars"."""
    named = currency_after(text, measure.number_end, home, measure.value or 0.0, scaled=True)
    if named is None or measure.unit is None or named.factor != 1 or len(named.text) < 3:
        return measure
    unit = replace(measure.unit, code=named.code or measure.unit.code)
    return replace(measure, char_end=max(measure.char_end, named.char_end), unit=unit)


_OF_WHAT = re.compile(r" (?:of (?:[a-z]+ )?[a-z]+|in (?:cash|stock|shares))(?= (?:an?|per) |-a-)")


def with_rate(text: str, measure: Measure) -> Measure:
    """The measure as a rate where "a year", "per head", "/kg" follows; "325,000 barrels of oil a day" too."""
    unit = measure.unit
    if measure.form == "fraction" or (unit and (unit.kind == "percent" or "/" in (unit.code or ""))):
        return measure
    money = unit is not None and unit.kind == "money"
    rate = rate_after(text, measure.char_end, money=money)
    end = rate.char_end if rate else measure.char_end
    if rate is None and unit is not None:
        what = _OF_WHAT.match(text, measure.char_end)
        rate = rate_after(text, what.end(), money=money) if what else None
    if rate is None:
        return measure if unit else _with_frequency(text, measure)
    if unit is None:
        times = Unit(measure.char_end, end, f"/{rate.code}", "count", text[measure.char_end : end].strip(" -"))
        return replace(measure, char_end=end, unit=times)
    code = f"{unit.code}/{rate.code}" if unit.code else None
    if rate.code.count("/") or "." in rate.code:
        code = f"{unit.code}/({rate.code})" if unit.code else None
    words = f"{unit.text} {text[measure.char_end : end].strip() if end > measure.char_end else rate.text}"
    if unit.char_end == measure.char_end < end:
        words = text[unit.char_start : end]
    return replace(measure, char_end=end, unit=replace(unit, char_end=end, code=code, text=words))


_THINGS = re.compile(r" (?:[a-z-]{2,20} ){0,2}(?:[a-z]{2,20}s|people|children|women|men)(?= (?:an?|per|each) )")
_PERIODS = frozenset(("s", "min", "h", "d", "wk", "mo", "a"))


def _with_frequency(text: str, measure: Measure) -> Measure:
    """The count with the period that stands behind its noun: "2,000 cars a day"."""
    things = _THINGS.match(text, measure.char_end) if measure.form in ("digits", "words", "range") else None
    rate = rate_after(text, things.end(), money=False) if things else None
    if things is None or rate is None or not (rate.code in _PERIODS or rate.code[0].isdigit()):
        return measure
    at = measure.char_end
    return replace(measure, unit=Unit(at, at, f"/{rate.code}", "count", text[things.end() : rate.char_end].strip()))


_MAGNITUDE = re.compile(r"\b(magnitude|pH)s?[\s-](?:value |level )?(?:of (?:about |around |up to )?)?$", re.IGNORECASE)


def _with_magnitude(text: str, measure: Measure) -> Measure:
    """A strength of which the scale stands first: "magnitude 5.4", "a magnitude of 6", "pH 7.4"."""
    match = _MAGNITUDE.search(text, max(0, measure.char_start - 28), measure.char_start)
    if not match or measure.form not in ("digits", "words") or measure.unit:
        return measure
    code = "[pH]" if match.group(1).lower() == "ph" else "{magnitude}"
    unit = Unit(match.start(), measure.char_end, code, "measurement", match.group(1))
    return replace(measure, char_start=match.start(), unit=unit)
