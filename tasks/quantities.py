"""Quantities: every number that measures something, with its bounds, comparator and unit.

Second step of `figures`: `numbers` finds the numbers, `measures` their units, `ranges` joins two of them, `exclusions`
sets aside what measures nothing; this module puts the rest together. `figures` then adds what is counted and what
befell it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from tasks.comparators import comparator_after, comparator_before
from tasks.exclusions import Surroundings, find_exclusion, read_surroundings, token_at
from tasks.measures import Measure, read_measure
from tasks.money import read_home
from tasks.number_context import load_context
from tasks.numbers import read_numbers
from tasks.ranges import join_measures
from tasks.records import Reading, Sentence
from tasks.units import Unit


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
    """Every quantity of the text in order, none overlapping; `taken` are spans of dates and names to leave alone.

    A number with a unit of time is a quantity wherever it stands ("for the past six weeks").
    """
    text = reading.text
    around = read_surroundings(text, doc)
    ends = [sentence.char_end for sentence in sentences]
    measures = _free(_measures(reading), sorted(taken))
    joined = _join(text, list(measures), ends)
    quantities = _convert(text, [_quantify(text, m, around) for m in joined if not find_exclusion(text, m, around)])
    nothing = [q for q in _find_none(text, around) if not any(a <= q.number_start < b for a, b in taken)]
    return _in_order([*quantities, *nothing])


def _measures(reading: Reading) -> Iterator[Measure]:
    home = read_home(reading)
    for number in read_numbers(reading.text):
        if number.form not in ("ordinal", "bare"):
            yield read_measure(reading.text, number, home)


def _free(measures: Iterator[Measure], taken: Sequence[tuple[int, int]]) -> Iterator[Measure]:
    """The measures outside the taken spans, durations in any case."""
    starts = [start for start, _ in taken]
    for measure in measures:
        at = bisect_right(starts, measure.number_start) - 1
        blocked = any(taken[i][1] > measure.number_start for i in range(max(0, at - 1), at + 1))
        if not blocked or (measure.unit is not None and measure.unit.kind == "duration"):
            yield measure


def _join(text: str, measures: list[Measure], ends: Sequence[int]) -> list[Measure]:
    """Neighbours that are one quantity joined, and units shared ("7- or 8-inch", "10 and 12 percent")."""
    out: list[Measure] = []
    for measure in measures:
        if out and bisect_right(ends, out[-1].number_start) == bisect_right(ends, measure.number_start):
            one = join_measures(text, out[-1], measure)
            if one is not None:
                out[-1] = one
                continue
            out[-1] = _share_unit(text, out[-1], measure)
        out.append(measure)
    return out


_SHARING = re.compile(r"-?(?:,| or| and|, and|, or)? ?(?:about |around |some )?")


def _share_unit(text: str, first: Measure, second: Measure) -> Measure:
    unit = second.unit
    gap = text[first.char_end : second.char_start]
    if first.unit or unit is None or second.signed or not gap.strip() or not _SHARING.fullmatch(gap):
        return first
    suspended = gap.startswith("-")
    if not suspended and (unit.kind not in ("percent", "measurement") or "," in gap or first.form != second.form):
        return first
    return replace(first, unit=unit)


def _quantify(text: str, measure: Measure, around: Surroundings) -> Quantity:
    measure, age = _read_age(text, measure, around)
    start, end, comparator = _compare(text, measure)
    kind = "age" if age else _find_kind(text, measure)
    value, low, high = _bound(measure, comparator)
    unit = measure.unit
    return Quantity(
        char_start=start,
        char_end=end,
        number_start=measure.number_start,
        number_end=measure.number_end,
        kind=kind,
        value=value,
        low=low,
        high=high,
        comparator=comparator,
        unit=unit.code if unit else None,
        unit_text=unit.text if unit else None,
    )


_OLD = re.compile(r"[\s-]olds?\b|\sof\sage\b")
_AGED = re.compile(
    r"\b(?:aged?|ages|aged (?:between|from|under|over|about|around)|ages? of|age (?:between|from)|turn(?:ed|ing|s))\s$",
    re.IGNORECASE,
)
_UNDER = re.compile(r"\b(?:under|over|above|below)[\s-]$", re.IGNORECASE)
_ENDS = re.compile(r"[.,;)]|\s?$|\s(?:who|were|was|are|is|have|had|and|or|in|on|at|to|from|with|for|as|by|say|said)\b")
_GROUP = re.compile(r"['’]?s\b")
_OLDEST = 130


def _read_age(text: str, measure: Measure, around: Surroundings) -> tuple[Measure, bool]:
    """The measure with its unit and its words where it is somebody's or something's age."""
    unit = measure.unit
    if unit and unit.kind == "duration":
        old = _OLD.match(text, measure.char_end)
        aged = _AGED.search(text, max(0, measure.char_start - 16), measure.char_start)
        return replace(measure, char_end=old.end() if old else measure.char_end), bool(old or aged)
    young = unit is None and (measure.high or 0) <= _OLDEST and measure.scale == 1 and measure.form != "fraction"
    if not young or (measure.value or measure.low or 0) % 1:
        return measure, False
    start = measure.char_start
    group = _GROUP.match(text, measure.char_end) if _UNDER.search(text, max(0, start - 8), start) else None
    aged = _AGED.search(text, max(0, start - 16), start)
    under = load_context().people.search(text, max(0, start - 24), start) and _ENDS.match(text, measure.char_end)
    if not (group or aged or under or _is_apposed_age(text, measure, around)):
        return measure, False
    years = Unit(measure.char_start, measure.char_end, "a", "age", "")
    return replace(measure, char_end=group.end() if group else measure.char_end, unit=years), True


_APPOSED_BEFORE = re.compile(r"[^\W\d_][\w.'’-]*[^\W\d_], $")
_APPOSED_AFTER = re.compile(r"\s?(?:,|\.(?!\d)|;|\)|\n|$| and (?=[A-Z]))")


def _is_apposed_age(text: str, measure: Measure, around: Surroundings) -> bool:
    """Whether a number between commas after a person's name is an age: "Ana Brill, 38, said"."""
    if measure.form != "digits" or not text[measure.char_start : measure.char_end].isdigit():
        return False
    start = measure.char_start
    if not _APPOSED_BEFORE.search(text, max(0, start - 40), start) or not _APPOSED_AFTER.match(text, measure.char_end):
        return False
    token = token_at(around, start)
    return token is not None and token.i > 1 and around.doc[token.i - 2].pos_ == "PROPN"


_BRACKET = re.compile(r" \((?:or )?$")
_CONVERTIBLE = frozenset(("measurement", "money", "age", "duration"))


def _convert(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """The same in another unit, in brackets, has the bound of the first: "more than 100 miles (160 km)"."""
    out: list[Quantity] = []
    for quantity in quantities:
        first = out[-1] if out else None
        again = (
            first is not None
            and first.kind == quantity.kind
            and quantity.kind in _CONVERTIBLE
            and quantity.comparator == "=" != first.comparator
            and first.unit != quantity.unit
            and first.comparator != "range"
            and _BRACKET.fullmatch(text, first.char_end, quantity.char_start)
        )
        out.append(_with_comparator(quantity, first.comparator) if again and first else quantity)
    return out


def _with_comparator(quantity: Quantity, comparator: str) -> Quantity:
    low = quantity.value if comparator in (">", ">=") else None
    high = quantity.value if comparator in ("<", "<=") else None
    return replace(quantity, comparator=comparator, low=low, high=high)


_STRENGTH = {"~": 0, "=": 0, ">": 1, ">=": 1, "<": 1, "<=": 1}
_DURING = re.compile(
    r"\b(?:for|of|after|in|well|just|last(?:s|ed|ing)?|took|taken|been|is|was|spent|than|and|to)\s$|[,(]\s?$|^$"
)


def _compare(text: str, measure: Measure) -> tuple[int, int, str]:
    """Where the quantity begins and ends with its comparators, and the bound that they set together."""
    start, end = measure.char_start, measure.char_end
    comparator = {"range": "range", "spread": "~", "vague": "~"}.get(measure.form, "=")
    if measure.form == "score":
        return start, end, "="
    for _ in range(2):
        before = comparator_before(text, start)
        if before is None or _is_no_comparator(text, measure, before[1]):
            break
        start = before[1]
        comparator = _stronger(comparator, before[0])
    after = comparator_after(text, end)
    if after:
        end = after[1]
        comparator = _stronger(comparator, after[0])
    return start, end, comparator


def _is_no_comparator(text: str, measure: Measure, start: int) -> bool:
    """Whether the word only looks like one: "the past two years", "over five days" that something takes."""
    word = text[start : measure.char_start].strip().lower()
    if word.startswith("past") and text[max(0, start - 4) : start].lower() == "the ":
        return True
    duration = measure.unit is not None and measure.unit.kind == "duration"
    if word in ("past", "near", "maximum", "minimum", "within", "under") and duration:
        return word != "within" or text[max(0, start - 4) : start].lower() == "the "
    if word == "over" and duration:
        return not _DURING.search(text, max(0, start - 10), start)
    return word == "some" and measure.form == "fraction"


def _stronger(one: str, other: str) -> str:
    if one == "range":
        return one
    return other if _STRENGTH[other] >= _STRENGTH[one] and other != "=" else one


def _bound(measure: Measure, comparator: str) -> tuple[float | None, float | None, float | None]:
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


_POINTS = re.compile(r"[ -]points?\b")


def _find_kind(text: str, measure: Measure) -> str:
    if measure.form == "score":
        return "score"
    if measure.unit:
        return measure.unit.kind
    if measure.form == "fraction" and measure.scale == 1:
        return "fraction" if (measure.value or 0) < 1 else "count"
    return "index" if _is_level(text, measure) else "count"


_AT = re.compile(r"\b(?:to|at|of|from)\s$", re.IGNORECASE)


def _is_level(text: str, measure: Measure) -> bool:
    """Whether it is the level or the movement of an index: "at 6,327.80", "added 64 points"."""
    written = text[measure.number_start : measure.number_end]
    points = _POINTS.match(text, measure.char_end)
    at = _AT.search(text, max(0, measure.char_start - 6), measure.char_start)
    if not points and not (at and ("." in written or "," in written)):
        return False
    near = text[max(0, measure.char_start - 200) : measure.char_end + 80]
    return load_context().index.search(near) is not None


_NONE = re.compile(r"\b(?:no|none)\b", re.IGNORECASE)
_NONE_AFTER = re.compile(
    r"\s(?:of\s(?:the|them|those|these|its|his|her|their|our|whom)\b|(?:was|were)\b)", re.IGNORECASE
)


def _find_none(text: str, around: Surroundings) -> Iterator[Quantity]:
    """Nought in words: "no casualties", "none of the 30 guests"."""
    for match in _NONE.finditer(text):
        start, end = match.span()
        if len(match.group()) == 2:
            token = token_at(around, start)
            counts = token is not None and token.dep_ == "det" and token.head.lower_ in load_context().none
        else:
            counts = _NONE_AFTER.match(text, end) is not None
        if counts:
            yield Quantity(start, end, start, end, "count", 0.0, 0.0, 0.0)


def _in_order(quantities: list[Quantity]) -> tuple[Quantity, ...]:
    """Sorted, each cut back where its comparator or rate would reach into its neighbour."""
    out: list[Quantity] = []
    for found in sorted(quantities, key=lambda q: (q.number_start, -q.number_end)):
        quantity = found
        if out and quantity.number_start < out[-1].number_end:
            continue
        if out and quantity.char_start < out[-1].char_end:
            if out[-1].char_end > quantity.number_start:
                out[-1] = replace(out[-1], char_end=max(out[-1].number_end, quantity.number_start))
            quantity = replace(quantity, char_start=max(quantity.char_start, out[-1].char_end))
        out.append(quantity)
    return tuple(out)
