"""Quantities: every number that measures something, with its bounds, comparator and unit.

Second step of `figures`: `numbers` finds the numbers, `measures` their units, `ranges` joins two of them, `exclusions`
sets aside what measures nothing; this module puts the rest together. `figures` then adds what is counted and what
befell it.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from tasks.numbers.ages import read_age, share_ages
from tasks.numbers.bounds import read_bounds, read_comparator
from tasks.numbers.exclusions import find_exclusion
from tasks.numbers.measures import Measure, read_measure, with_rate
from tasks.numbers.money import read_home
from tasks.numbers.noughts import find_noughts
from tasks.numbers.number_context import load_context
from tasks.numbers.numbers import read_numbers
from tasks.numbers.ranges import join_measures
from tasks.numbers.shared_units import share_units
from tasks.numbers.surroundings import read_surroundings
from tasks.numbers.units import rate_after
from tasks.records import Reading, Sentence


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
    reading: Reading,
    doc: Doc,
    sentences: Sequence[Sentence],
    taken: Sequence[tuple[int, int]],
    people: Collection[int] = (),
) -> tuple[Quantity, ...]:
    """Every quantity of the text in order, none overlapping; `taken` are spans of dates and names to leave alone.

    `people` are the offsets where people's names end: a bare number after one may be an age.

    A number with a unit of time is a quantity wherever it stands ("for the past six weeks").
    """
    text = reading.text
    around = read_surroundings(text, doc)
    ends = [sentence.char_end for sentence in sentences]
    measures = _free(_measures(reading), sorted(taken))
    aged = [read_age(text, measure, around, people) for measure in _join(text, list(measures), ends)]
    aged = share_ages(text, aged)
    quantities = _convert(text, [_quantify(text, m) for m in aged if not find_exclusion(text, m, around)])
    nothing = [_nought(*at) for at in find_noughts(text, around) if not any(a <= at[0] < b for a, b in taken)]
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
        over = [taken[i] for i in range(max(0, at - 1), at + 1) if taken[i][1] > measure.number_start]
        if not any(_blocks(span, measure) for span in over):
            yield measure


def _blocks(span: tuple[int, int], measure: Measure) -> bool:
    """Whether the date or name has the number: not a duration's, not that of a sum that was taken for a name."""
    unit = measure.unit
    if unit is None or unit.kind == "duration" or (unit.kind == "money" and measure.signed):
        return unit is None
    if unit.kind in ("percent", "money") and span[0] < measure.number_start and span[1] < measure.char_end:
        return False  # "from 2% on May 10 to 12 percent"
    return not (measure.char_start <= span[0] and span[1] <= measure.char_end)


def _join(text: str, measures: list[Measure], ends: Sequence[int]) -> list[Measure]:
    """Neighbours that are one quantity joined, and units shared ("7- or 8-inch", "10 and 12 percent")."""
    out: list[Measure] = []
    for measure in measures:
        if out and measure.char_end <= out[-1].char_end:  # the 2 of "cm2"
            continue
        if out and bisect_right(ends, out[-1].number_start) == bisect_right(ends, measure.number_start):
            one = join_measures(text, out[-1], measure)
            if one is not None:
                out[-1] = one
                continue
        out.append(measure)
    return share_units(text, out)


def _quantify(text: str, measure: Measure) -> Quantity:
    start, end, comparator = read_comparator(text, measure)
    value, low, high = read_bounds(measure, comparator)
    measure, kind = with_rate(text, replace(measure, char_end=end)), _find_kind(text, measure)
    unit, end = measure.unit, measure.char_end
    points = _POINTS.match(text, measure.char_end) if kind == "index" else None
    return Quantity(
        char_start=start,
        char_end=max(end, points.end()) if points else end,
        number_start=measure.number_start,
        number_end=measure.number_end,
        kind=kind,
        value=value,
        low=low,
        high=high,
        comparator=comparator,
        unit=unit.code if unit else None,
        unit_text=points.group()[1:] if points else unit.text if unit else None,
    )


_BRACKET = re.compile(r" \((?:or )?$")
_CONVERTIBLE = frozenset(("measurement", "money", "age", "duration"))


def _convert(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """The same in another unit, in brackets, has the bound of the first: "more than 100 miles (160 km)"."""
    out: list[Quantity] = []
    for found in quantities:
        quantity = found
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
        quantity = _with_comparator(quantity, first.comparator) if again and first else quantity
        rate = _shared_rate(text, first, quantity) if first else None
        if first and rate:
            out[-1], quantity = _per(first, rate), _per(quantity, rate)
        out.append(quantity)
    return out


def _shared_rate(text: str, first: Quantity, second: Quantity) -> str | None:
    """The denominator after two sums of which the second is in brackets: "6 dollars (4 euros) a share"."""
    if first.kind != "money" or second.kind != "money" or "/" in f"{first.unit}{second.unit}":
        return None
    if text[second.char_end : second.char_end + 1] != ")" or not _BRACKET.fullmatch(
        text, first.char_end, second.char_start
    ):
        return None
    rate = rate_after(text, second.char_end + 1, money=True)
    return rate.code if rate else None


def _per(quantity: Quantity, rate: str) -> Quantity:
    return quantity if quantity.unit is None else replace(quantity, unit=f"{quantity.unit}/{rate}")


def _with_comparator(quantity: Quantity, comparator: str) -> Quantity:
    low = quantity.value if comparator in (">", ">=") else None
    high = quantity.value if comparator in ("<", "<=") else None
    return replace(quantity, comparator=comparator, low=low, high=high)


_POINTS = re.compile(r"[ -]points?\b")


def _find_kind(text: str, measure: Measure) -> str:
    if measure.form == "score":
        return "score"
    if measure.unit:
        return measure.unit.kind
    if measure.form == "fraction" and measure.scale == 1:
        return "fraction" if (measure.value or 0) < 1 else "count"
    return "index" if _is_level(text, measure) else "count"


_AT = re.compile(r"\b(?:to|at|of|or|off|up|down|from|above|below|over|under|past|index)\s$", re.IGNORECASE)


def _is_level(text: str, measure: Measure) -> bool:
    """Whether it is the level or the movement of an index: "at 6,327.80", "added 64 points"."""
    written = text[measure.number_start : measure.number_end]
    points = _POINTS.match(text, measure.char_end)
    at = _AT.search(text, max(0, measure.char_start - 6), measure.char_start)
    if not points and (measure.scale > 1 or _COUNTED.match(text, measure.char_end)):
        return False
    if not points and not (at and ("." in written or "," in written)):
        return False
    rest = _CLAUSE_END.split(text[measure.char_end : measure.char_end + 80], maxsplit=1)[0]
    before = text[max(0, measure.char_start - 200) : measure.char_start]
    if not points and "." not in written:  # 323,000 may be of anything: only its own sentence tells
        before = _SENTENCE_END.split(before)[-1]
    return load_context().index.search(before + rest) is not None


_COUNTED = re.compile(r"\s[a-z]{3,}(?<!s)s\b")
_SENTENCE_END = re.compile(r"[.!?]['’”\"]?\s|\n")
_CLAUSE_END = re.compile(r"[,;:]\s|\.(?:\s|$)")


def _nought(start: int, end: int) -> Quantity:
    return Quantity(start, end, start, end, "count", 0.0, 0.0, 0.0)


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
