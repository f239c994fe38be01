"""Units that mean another one by the words around them: degrees of heat, pounds of weight, feet and inches as marks.

A step of `measures`. The vocabulary is data (`data/units_context.tsv`).
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from tasks.numbers.number_context import load_context
from tasks.numbers.units import Unit
from tasks.vocabulary import read_rows

_NEAR = 120


def read_in_context(text: str, unit: Unit) -> Unit:
    """The unit, or what its word means in this company: bare degrees of a temperature are on a scale not said.

    >>> read_in_context("a laser of 532 nm", Unit(15, 17, "nm", "measurement", "nm")).code
    'nm'
    >>> read_in_context("a ship 12 nm away", Unit(10, 12, "nm", "measurement", "nm")).code
    '[nmi_i]'
    """
    for other in _others().get(unit.code or "", ()):
        near = text[max(0, unit.char_start - _NEAR) : unit.char_end + _NEAR]
        if other.written in ("*", unit.text) and other.stems.search(near):
            return replace(unit, code=other.means)
    return unit


def is_weight(text: str, number_start: int, pounds: Unit, *, scaled: bool) -> bool:
    """Whether "pounds" are a weight: "a 200-pound man", "weighed 30 pounds", "5 feet tall and 180 pounds"."""
    if not _POUNDS.fullmatch(pounds.text) or scaled:
        return False
    hyphen = text[pounds.char_start - 1] == "-" and not text.startswith((" note", "-a-"), pounds.char_end)
    before = _BODY.search(text, max(0, number_start - 60), number_start)
    if pounds.char_start - number_start <= _THREE_DIGITS:  # "has lost more than 100 pounds"
        lost = _LOST.search(text, max(0, number_start - 30), number_start)
        before = before or (lost if _STAKED.match(text, pounds.char_end) is None else None)
    return (
        hyphen
        or before is not None
        or text.startswith((" of ", " per square"), pounds.char_end)
        or bool(_IN_KILOS.match(text, pounds.char_end))
    )


def read_mark(text: str, at: int) -> Unit | None:
    r"""Feet and inches as marks after a number that ends at `at`: "6'2"", "an altitude of 300'".

    A mark alone may close a quotation, so it counts only next to a second one or to a word of size.

    >>> read_mark("6'2\" tall", 1).code, read_mark("6'2\" tall", 3).code
    ('[ft_i]', '[in_i]')
    >>> read_mark("'we have 30' he said", 11) is None
    True
    """
    feet = _FEET.match(text, at)
    if feet:
        return Unit(at, feet.end(1), "[ft_i]", "measurement", feet.group(1))
    if _AFTER_FEET.search(text, max(0, at - 8), at):
        inches = _INCHES.match(text, at)
        return Unit(at, inches.end() if inches else at, "[in_i]", "measurement", inches.group() if inches else "")
    mark = _MARK.match(text, at)
    sized = mark and (
        _SIZED_AFTER.match(text, mark.end()) or _SIZED_BEFORE.search(text, max(0, at - 48), max(0, at - 1))
    )
    if not mark or not sized:
        return None
    return Unit(at, mark.end(), "[ft_i]" if mark.group() in "'’′" else "[in_i]", "measurement", mark.group())


def read_points(text: str, at: int) -> Unit | None:
    """Percentage points in the news of a poll or a vote: "Voters prefer Lind by 7 points", "a seven-point lead".

    >>> text = "Voters prefer Lind by 7 points."
    >>> read_points(text, text.index(" points")).code, read_points("They won by 7 points.", 13)
    ('pp', None)
    """
    points = _POINTS.match(text, at)
    if points is None or _ARGUED.search(text, max(0, at - _NEAR), at):
        return None
    near = text[max(0, at - _POLL_REACH) : at + _POLL_REACH]
    context = load_context()
    if not context.polls.search(near) or context.index.search(near):
        return None
    return Unit(points.start(1), points.end(1), "pp", "percent", points.group(1))


_POLL_REACH = 150
_ARGUED = re.compile(r"\b(?:mak(?:es?|ing)|made|rais(?:ed?|es|ing)|add(?:s|ed)?) \w+\Z")  # "it made two points"
_POINTS = re.compile(r"[ -](points?)\b")
_POUNDS = re.compile(r"pounds?", re.IGNORECASE)
_BODY = re.compile(
    r"(?:\b(?:weigh\w*|tall|feet|foot|inches|ft|in\.|stone)\b|\d['’′]\s?\d{1,2}(?:[\"”″]|''|’’))[^.;$£€]{0,40}$",
    re.IGNORECASE,
)
_THREE_DIGITS = 4
_LOST = re.compile(
    r"\b(?:lost|lose|loses|losing|gained|shed|shedding)\s(?:(?:more than|over|about|nearly|almost|some|up to)\s)?$",
    re.IGNORECASE,
)
_STAKED = re.compile(  # money: "lost 40 pounds on every share", "gained 90 pounds a month"
    r"\s(?:on|to|per|an?|each|every|at|in\s(?:an?|the)\s(?!(?:last|past|first|process)\b|(?:day|week|month|year)s?\b))\b"
)
_IN_KILOS = re.compile(r"\s?\(\s?(?:about |around )?[\d.,]+[\s-]?(?:kg|kilo|gram|tonne)")
_FEET = re.compile(r"(['’′])(?=\s?(?:1[01]|\d)(?:\.\d)?(?:[\"”″]|''|’’)|(?:1[01]|\d)\b)")
_AFTER_FEET = re.compile(r"(?<!\d)\d{1,3}['’′]\s?\d{1,2}(?:\.\d)?$")
_INCHES = re.compile(r"[\"”″]|''|’’")
_MARK = re.compile(r"['’′\"”″](?![\w'’\"”])")
_SIZED_AFTER = re.compile(
    r"\s(?:tall|high|wide|deep|long|across|by|x|screen|tv|television|display|monitor)\b", re.IGNORECASE
)
_SIZED_BEFORE = re.compile(
    r"\b(?:altitude|elevation|height|depth|length|width|wingspan|clearance|wave|tall|deep|high)s?\b[^.;'’\"”]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Other:
    """What a unit means besides: as it is written, the code, the words that say so."""

    written: str
    means: str | None
    stems: re.Pattern[str]


@cache
def _others() -> dict[str, list[_Other]]:
    others: dict[str, list[_Other]] = {}
    for code, written, means, stems in read_rows("units_context.tsv")[1:]:
        pattern = re.compile(rf"\b(?:{stems})", re.IGNORECASE)
        others.setdefault(code, []).append(_Other(written, None if means == "-" else means, pattern))
    return others
